//! The embedded questionnaires, and the schemas of all file formats.

use clap::{Args, Subcommand, ValueEnum};

use super::streams::Streams;
use crate::catalogue;
use crate::document::{Kind, record_schema, schema};
use crate::exit::Exit;
use crate::report::{coverage_page, questionnaire_list, questionnaire_page};

use super::failure::Failure;
use super::loading;
use super::output::{OutputArgs, PageFormat, draw, draw_with};

/// Arguments of `questionnaire`.
#[derive(Args, Debug)]
pub struct QuestionnaireArgs {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the embedded questionnaires.
    List {
        #[command(flatten)]
        output: OutputArgs,
    },
    /// Show what a questionnaire asks.
    #[command(after_help = "Example:\n  itsm-gap questionnaire show itsm-manager --answers | less")]
    Show {
        /// An id from `questionnaire list`, or the path of a file.
        #[arg(value_name = "ID")]
        id: String,

        /// Also what each answer means, help and evidence.
        #[arg(long)]
        answers: bool,

        /// Instead, which clause is covered by which questions, initiatives and documents, with every hole.
        #[arg(long, conflicts_with = "answers")]
        coverage: bool,

        /// Format; by default that of the file's ending, else for the terminal.
        #[arg(long, value_name = "FORMAT")]
        to: Option<PageFormat>,

        #[command(flatten)]
        output: OutputArgs,
    },
    /// Write the YAML of an embedded questionnaire, to read or to change.
    #[command(
        after_help = "Example:\n  itsm-gap questionnaire export itsm-manager -o our-own.yaml"
    )]
    Export {
        /// An id from `questionnaire list`.
        #[arg(value_name = "ID")]
        id: String,

        #[command(flatten)]
        output: OutputArgs,
    },
    /// Write the JSON Schema of a file format, for editors.
    #[command(
        after_help = "Example:\n  itsm-gap questionnaire schema assessment -o assessment.schema.json\n\n\
        Then put this line first in the assessment:\n  # yaml-language-server: $schema=assessment.schema.json"
    )]
    Schema {
        /// The kind of file.
        #[arg(value_name = "KIND", default_value = "questionnaire")]
        kind: SchemaKind,

        #[command(flatten)]
        output: OutputArgs,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SchemaKind {
    /// What is asked.
    Questionnaire,
    /// What was answered.
    Assessment,
    /// What is to be reached.
    Target,
    /// Capacity and wishes for the roadmap.
    Plan,
    /// What `batch --to ndjson` writes of each assessment.
    Record,
}

/// Lists, shows or exports questionnaires and schemas.
///
/// # Errors
///
/// If a questionnaire is not known or has faults, or a file cannot be read or written.
pub fn run(args: &QuestionnaireArgs, streams: &Streams) -> Result<Exit, Failure> {
    match &args.action {
        Action::List { output } => {
            let loaded = catalogue::ids()
                .map(loading::questionnaire)
                .collect::<Result<Vec<_>, _>>()?;
            let all: Vec<_> = loaded.iter().map(|l| &l.questionnaire).collect();
            let text = draw(
                &questionnaire_list(&all),
                PageFormat::Terminal,
                streams,
                output,
            )?;
            output.write(&text, streams)?;
        }
        Action::Show {
            id,
            answers,
            coverage,
            to,
            output,
        } => {
            let by_ending = [
                ("md", PageFormat::Md),
                ("html", PageFormat::Html),
                ("txt", PageFormat::Terminal),
            ];
            let format = match to {
                Some(format) => *format,
                None => output
                    .by_ending(&by_ending)?
                    .unwrap_or(PageFormat::Terminal),
            };
            let loaded = loading::questionnaire(id)?;
            let page = if *coverage {
                coverage_page(&loaded.questionnaire)
            } else {
                questionnaire_page(&loaded.questionnaire, *answers)
            };
            let text = draw_with(&page, &loaded.questionnaire, format, streams, output)?;
            output.write(&text, streams)?;
        }
        Action::Export { id, output } => {
            let embedded = catalogue::find(id).ok_or_else(|| {
                let known: Vec<&str> = catalogue::ids().collect();
                Failure::usage(
                    format!("unknown questionnaire `{id}`"),
                    format!("known: {}", known.join(", ")),
                )
            })?;
            if let Some(path) = output.to_file().filter(|path| path.is_file()) {
                return Err(Failure::usage(
                    format!(
                        "{} exists already, and may hold changes of your own",
                        path.display()
                    ),
                    "choose another name, or remove the file first",
                ));
            }
            output.write(embedded.text, streams)?;
        }
        Action::Schema { kind, output } => {
            let text = match kind {
                SchemaKind::Questionnaire => schema(Kind::Questionnaire),
                SchemaKind::Assessment => schema(Kind::Assessment),
                SchemaKind::Target => schema(Kind::Target),
                SchemaKind::Plan => schema(Kind::Plan),
                SchemaKind::Record => Some(record_schema()),
            };
            output.write(text.unwrap_or_default(), streams)?;
        }
    }
    Ok(Exit::Done)
}
