//! How a figure came about, down to single answers, a required document to its state, and an initiative to its place.

use std::path::{Path, PathBuf};

use clap::Args;

use super::streams::Streams;
use crate::exit::Exit;
use crate::report::{explain, needs_roadmap};

use super::failure::Failure;
use super::loading;
use super::output::{OutputArgs, PageFormat, draw_with};
use super::plan_args::PlanArgs;
use super::planning::Planning;
use super::report::JudgingArgs;
use super::suggestion;
use super::target_args::TargetArgs;

/// Arguments of `explain`.
#[derive(Args, Debug)]
pub struct ExplainArgs {
    /// The assessment; `-` reads standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// `overall`, or the id of an area, section, question, required document, initiative, clause or practice (`itil4:incident-management` where ids clash).
    #[arg(value_name = "ID", default_value = "overall")]
    id: String,

    /// Format of the explanation; by default that of the file's ending, else for the terminal.
    #[arg(long, value_name = "FORMAT")]
    to: Option<PageFormat>,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    judging: JudgingArgs,

    #[command(flatten)]
    plan: PlanArgs,

    #[command(flatten)]
    target: TargetArgs,
}

/// Explains one figure, the state of one required document, or the place of one initiative.
///
/// # Errors
///
/// If nothing has the id, a file has faults, or cannot be read or written.
pub fn run(args: &ExplainArgs, streams: &Streams) -> Result<Exit, Failure> {
    let by_ending = [
        ("md", PageFormat::Md),
        ("markdown", PageFormat::Md),
        ("html", PageFormat::Html),
        ("txt", PageFormat::Terminal),
    ];
    let format = match args.to {
        Some(format) => format,
        None => args
            .output
            .by_ending(&by_ending)?
            .unwrap_or(PageFormat::Terminal),
    };
    if !args.file.exists() && args.file.as_os_str() != "-" && Path::new(&args.id).is_file() {
        return Err(Failure::usage(
            format!(
                "there is no file {}, but {} is one",
                args.file.display(),
                args.id
            ),
            format!(
                "the file comes first: explain {} {}",
                args.id,
                args.file.display()
            ),
        ));
    }
    let files = [Some(&args.file), args.plan.file(), args.target.file()];
    loading::once(files.into_iter().flatten())?;
    let questionnaire = args.judging.questionnaire.iter();
    args.output
        .spares(questionnaire.chain(files.into_iter().flatten()))?;
    let mut loaded = args.judging.load(&args.file)?;
    streams.warn(loaded.warnings.as_ref());
    let planning = Planning::resolve(&mut loaded, &args.plan, &args.target)?;
    planning.warn(&loaded, streams);
    let as_of = args.judging.as_of;
    // A roadmap takes its time, and only an initiative needs it.
    let report = match needs_roadmap(&loaded.questionnaire.questionnaire, &args.id) {
        true => planning.report(&loaded, as_of, None, None),
        false => planning.unplanned(&loaded, as_of),
    };
    let page = explain(&report, &planning.plan, &args.id).map_err(|nothing| {
        Failure::usage(
            format!("nothing in the questionnaire has the id `{}`", args.id),
            suggestion::explained(&args.id, &nothing.known),
        )
    })?;
    let questionnaire = &loaded.questionnaire.questionnaire;
    let text = draw_with(&page, questionnaire, format, streams, &args.output)?;
    args.output.write(&text, streams)?;
    Ok(Exit::Done)
}
