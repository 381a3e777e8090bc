//! The command line: global flags and subcommands.

use std::io;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, Parser, Subcommand};

use crate::commands::Streams;
use crate::commands::{
    Failure, assess, batch, check, compare, completions, explain, man, merge, questionnaire,
    report, roadmap, template, validate, workbook,
};
use crate::console::ColorChoice;
use crate::exit::Exit;
use crate::render::escape::shell_word;

/// In the help of a command its own flags come first.
const BEHIND_ALL: usize = 900;

/// Gap analysis for ISO/IEC 20000-1:2018 and ITIL: from answers to a scored report that can be traced.
#[derive(Debug, Parser)]
#[command(
    name = "itsm-gap",
    version,
    max_term_width = 100,
    propagate_version = true,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "Begin with:\n  \
        itsm-gap assess my.yaml    the interview; stop and resume as you like\n  \
        itsm-gap report my.yaml    what was found, what matters first, what to do when\n\n\
        Exit codes: 0 done, target met; 1 target missed; 2 invalid input or usage;\n\
        3 undecided: too much is unanswered; 4 a file could not be read or written"
)]
pub struct Cli {
    /// When to use colours; they never carry meaning alone.
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        display_order = BEHIND_ALL
    )]
    color: ColorChoice,

    /// Keep to ASCII signs in what is drawn.
    #[arg(long, global = true, display_order = BEHIND_ALL)]
    ascii: bool,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Hold the interview; every answer is saved at once.
    ///
    /// Asks question by question. A file that exists is resumed with the first open question.
    #[command(after_help = "Examples:\n  \
        itsm-gap assess my.yaml            begin, or go on where you stopped\n  \
        itsm-gap assess my.yaml --quick    the questions that matter most\n  \
        itsm-gap assess my.yaml --ask \"Service desk lead\" --by \"J. Ray\"\n  \
        itsm-gap assess my.yaml --only no-evidence --details\n  \
        itsm-gap assess 2027.yaml --previous 2026.yaml\n\n\
        One key answers; ? explains a question and all keys.\n\
        q, Ctrl-C or a closed terminal lose nothing.")]
    Assess(assess::AssessArgs),

    /// Write the report of one assessment, its roadmap included.
    ///
    /// Verdict, areas, findings, what is missing, what to do in which quarter, and all answers.
    #[command(after_help = "Examples:\n  \
        itsm-gap report assessment.yaml\n  \
        itsm-gap report assessment.yaml --detail full | less\n  \
        itsm-gap report assessment.yaml -o report.html\n  \
        itsm-gap report assessment.yaml -o report.xlsx\n  \
        itsm-gap report assessment.yaml --to json | jq .overall.floor")]
    Report(report::ReportArgs),

    /// Explain how a figure, or the place of an initiative, came about.
    ///
    /// With the arithmetic, down to single answers.
    #[command(after_help = "Examples:\n  \
        itsm-gap explain assessment.yaml\n  \
        itsm-gap explain assessment.yaml chg-controlled\n  \
        itsm-gap explain assessment.yaml 8.6.1\n  \
        itsm-gap explain assessment.yaml agree-slas --plan plan.yaml")]
    Explain(explain::ExplainArgs),

    /// Draw up what to do in which quarter, who, and why then.
    ///
    /// The roadmap of the coming years, within the people and the money there are.
    #[command(after_help = "Examples:\n  \
        itsm-gap roadmap assessment.yaml\n  \
        itsm-gap roadmap assessment.yaml --start 2027-Q1 --capacity 60 --budget 40000\n  \
        itsm-gap roadmap assessment.yaml --plan plan.yaml --certification 2028-06\n  \
        itsm-gap roadmap assessment.yaml -o roadmap.csv\n\n\
        Exit codes: 0 all wishes are kept, 1 a wanted date or pin cannot be kept\n\
        (a roadmap is made all the same), 2 invalid input, 4 unreadable file.")]
    Roadmap(roadmap::RoadmapArgs),

    /// Compare with a target; the exit code is the verdict.
    ///
    /// For one assessment or several, with a target, an earlier state, or both.
    #[command(after_help = "Examples:\n  \
        itsm-gap check assessment.yaml --target target.yaml\n  \
        itsm-gap check assessment.yaml --score 0.6 --min-completeness 0.9\n  \
        itsm-gap check assessment.yaml --baseline last-year.yaml --no-regression\n  \
        itsm-gap check sites/a.yaml sites/b.yaml --baseline earlier/ --no-regression\n  \
        itsm-gap check assessment.yaml --to github --also junit.xml --also badge.svg\n\n\
        Exit codes: 0 met, 1 missed, 3 undecided, 2 invalid input, 4 unreadable file.\n\
        A target is met if even the floor reaches it (everything open counted as 0),\n\
        missed if even the ceiling does not (everything open counted as the best\n\
        answer), and undecided between.")]
    Check(check::CheckArgs),

    /// Compare last year with this year, or one site with another.
    ///
    /// What rose, fell, was closed, was opened, and what the earlier roadmap had promised.
    #[command(after_help = "Examples:\n  \
        itsm-gap compare 2026.yaml 2027.yaml\n  \
        itsm-gap compare 2026.yaml 2027.yaml --roadmap roadmap.json -o year.html\n  \
        itsm-gap compare 2024.yaml 2025.yaml 2026.yaml 2027.yaml\n  \
        itsm-gap compare oslo.yaml bergen.yaml\n\n\
        Assessments are compared in the order given; with other organisations they are\n\
        compared as sites.\n\
        Exit codes: 0 compared, 1 something is lower than before and --no-regression\n\
        is given, 2 invalid input, 4 unreadable file.")]
    Compare(compare::CompareArgs),

    /// Score many assessments and show them side by side.
    ///
    /// Ranking, spread, what is found at most of them, and what would help most.
    #[command(after_help = "Examples:\n  \
        itsm-gap batch sites/\n  \
        itsm-gap batch sites/ --sort floor -o portfolio.html --site \"Harbour IT\"\n  \
        itsm-gap batch sites/ -o portfolio.xlsx\n  \
        itsm-gap batch @sites.txt --score 0.6 -o sites.csv\n  \
        some-export | itsm-gap batch - --to ndjson\n  \
        itsm-gap batch --merge north.ndjson south.ndjson -o portfolio.html\n\n\
        Folders are walked in the order of names. An input that cannot be used is a\n\
        result like any other: it stands in its place with its faults, and stops\n\
        nothing.\n\
        Exit codes: 0 done, 1 a target that was asked for is missed by any,\n\
        3 undecided for any, 2 any has faults, 4 any could not be read, or the result\n\
        not be written; of several the first of 4, 2, 1, 3.")]
    Batch(batch::BatchArgs),

    /// Make a form for those without a terminal, and read it back.
    ///
    /// A workbook for Excel, LibreOffice and the like.
    #[command(after_help = "Examples:\n  \
        itsm-gap workbook export iso20000 -o form.xlsx\n  \
        itsm-gap workbook export my.yaml --ask \"Service desk lead\" -o desk.xlsx\n  \
        itsm-gap workbook import desk.xlsx -o my.yaml --dry-run\n  \
        itsm-gap workbook import desk.xlsx changes.xlsx -o my.yaml")]
    Workbook(workbook::WorkbookArgs),

    /// Bring several respondents' assessments together in one.
    ///
    /// Who said what is kept, and who contradicts whom is told.
    #[command(after_help = "Example:\n  \
        itsm-gap merge desk.yaml changes.yaml suppliers.yaml -o together.yaml\n  \
        itsm-gap assess together.yaml --only disputed")]
    Merge(merge::MergeArgs),

    /// Write an empty, commented assessment to fill in with an editor.
    #[command(after_help = "Example:\n  itsm-gap template itsm-manager --quick -o assessment.yaml")]
    Template(template::TemplateArgs),

    /// Look for faults in files: all at once, with line and column.
    ///
    /// In questionnaires, assessments, targets and plans; with what to write instead.
    #[command(after_help = "Examples:\n  \
        itsm-gap validate assessment.yaml target.yaml\n  \
        itsm-gap validate target.yaml --questionnaire itsm-manager\n  \
        itsm-gap validate our-own.yaml --lint")]
    Validate(validate::ValidateArgs),

    /// List, show and export questionnaires; JSON Schemas for editors.
    #[command(after_help = "Examples:\n  \
        itsm-gap questionnaire list\n  \
        itsm-gap questionnaire show itsm-manager\n  \
        itsm-gap questionnaire schema assessment -o assessment.schema.json")]
    Questionnaire(questionnaire::QuestionnaireArgs),

    /// Write what a shell needs to complete commands and files.
    #[command(after_help = "Examples:\n  \
        itsm-gap completions bash -o itsm-gap.bash\n  \
        itsm-gap completions zsh -o _itsm-gap\n  \
        itsm-gap completions fish -o itsm-gap.fish\n\n\
        bash takes it with `source itsm-gap.bash` in ~/.bashrc, zsh from any folder of\n\
        $fpath, fish from ~/.config/fish/completions, elvish with\n\
        `eval (slurp < itsm-gap.elv)` in ~/.config/elvish/rc.elv, PowerShell with\n\
        `. ./itsm-gap.ps1` in $PROFILE.")]
    Completions(completions::CompletionsArgs),

    /// Write the manual pages.
    #[command(after_help = "Examples:\n  \
        itsm-gap man report | man -l -\n  \
        itsm-gap man --into share/man/man1")]
    Man(man::ManArgs),
}

/// Parses the command line and runs the command.
pub fn run() -> Exit {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(mut error) => {
            hint_at_report(&mut error);
            let printed = error.print();
            return match printed {
                _ if error.use_stderr() => Exit::Invalid,
                // Help and version are results; a closed pipe behind them is no failure.
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                    let failure = Failure::Output(error);
                    Streams::detect(ColorChoice::Auto, false).report(&failure);
                    failure.exit()
                }
                _ => Exit::Done,
            };
        }
    };
    let streams = Streams::detect(cli.color, cli.ascii);
    match cli.command.run(&streams) {
        Ok(exit) => exit,
        Err(failure) => {
            streams.report(&failure);
            failure.exit()
        }
    }
}

/// Whoever names a file where a command belongs wants to see what is in it.
fn hint_at_report(error: &mut clap::Error) {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return;
    };
    let path = std::path::Path::new(word);
    let ending = path.extension().and_then(|ending| ending.to_str());
    if !matches!(ending, Some("yaml" | "yml" | "json")) {
        return;
    }
    let command = match path.exists() {
        true => "report",
        false => "assess",
    };
    let tip = format!(
        "a command comes first: itsm-gap {command} {}",
        shell_word(word)
    );
    error.insert(
        ContextKind::Suggested,
        ContextValue::StyledStrs(vec![tip.into()]),
    );
}

impl Command {
    fn run(&self, streams: &Streams) -> Result<Exit, Failure> {
        match self {
            Self::Assess(args) => assess::run(args, streams),
            Self::Report(args) => report::run(args, streams),
            Self::Roadmap(args) => roadmap::run(args, streams),
            Self::Batch(args) => batch::run(args, streams),
            Self::Check(args) => check::run(args, streams),
            Self::Compare(args) => compare::run(args, streams),
            Self::Explain(args) => explain::run(args, streams),
            Self::Validate(args) => validate::run(args, streams),
            Self::Merge(args) => merge::run(args, streams),
            Self::Questionnaire(args) => questionnaire::run(args, streams),
            Self::Template(args) => template::run(args, streams),
            Self::Completions(args) => completions::run(args, Cli::command(), streams),
            Self::Man(args) => man::run(args, Cli::command(), streams),
            Self::Workbook(args) => workbook::run(args, streams),
        }
    }
}
