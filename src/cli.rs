//! The command line: global flags and subcommands.

use clap::{CommandFactory, Parser, Subcommand};

use crate::commands::Streams;
use crate::commands::{
    Failure, assess, batch, check, compare, completions, explain, man, merge, questionnaire,
    report, roadmap, template, validate, workbook,
};
use crate::console::ColorChoice;
use crate::exit::Exit;

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
        itsm-gap assess my.yaml                     the interview; stop and resume as you like\n  \
        itsm-gap report my.yaml                     what was found, what matters first, what to do when\n\n\
        Exit codes: 0 done, target met; 1 target missed; 2 invalid input or usage;\n\
        3 undecided, too much is unanswered; 4 a file could not be read or written; 130 interrupted"
)]
pub struct Cli {
    /// When to use colours; they never carry meaning alone.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,

    /// Keep to ASCII signs in what is drawn.
    #[arg(long, global = true)]
    ascii: bool,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Hold the interview: ask, question by question, and save after every answer.
    #[command(after_help = "Examples:\n  \
        itsm-gap assess my.yaml                     begin, or go on where you stopped\n  \
        itsm-gap assess my.yaml --quick             a first look at the questions that matter most\n  \
        itsm-gap assess my.yaml --ask \"Service desk lead\" --by \"J. Ray\"\n  \
        itsm-gap assess my.yaml --only no-evidence --details\n  \
        itsm-gap assess 2027.yaml --previous 2026.yaml\n\n\
        One key answers; ? explains a question and all keys. q, Ctrl-C or a closed terminal lose nothing.")]
    Assess(assess::AssessArgs),

    /// Write the report of one assessment: verdict, areas, findings, what is missing.
    #[command(after_help = "Examples:\n  \
        itsm-gap report assessment.yaml\n  \
        itsm-gap report assessment.yaml --detail full | less -R\n  \
        itsm-gap report assessment.yaml -o report.md\n  \
        itsm-gap report assessment.yaml -o report.xlsx\n  \
        itsm-gap report assessment.yaml --to json | jq .overall.floor")]
    Report(report::ReportArgs),

    /// Draw up the roadmap of the coming years: what to do in which quarter, who, and why then.
    #[command(after_help = "Examples:\n  \
        itsm-gap roadmap assessment.yaml\n  \
        itsm-gap roadmap assessment.yaml --start 2027-Q1 --years 3 --capacity 60 --budget 40000\n  \
        itsm-gap roadmap assessment.yaml --plan plan.yaml --certification 2028-06\n  \
        itsm-gap roadmap assessment.yaml -o roadmap.csv\n\n\
        Exit codes: 0 all wishes are kept, 1 a wanted date or pin cannot be kept (a roadmap is made all the\n\
        same), 2 invalid input, 4 unreadable file.")]
    Roadmap(roadmap::RoadmapArgs),

    /// Compare assessments with a target; the exit code is the verdict.
    #[command(after_help = "Examples:\n  \
        itsm-gap check assessment.yaml --target target.yaml\n  \
        itsm-gap check assessment.yaml --score 0.6 --min-completeness 0.9\n  \
        itsm-gap check assessment.yaml --baseline last-year.yaml --no-regression --to github\n  \
        itsm-gap check assessment.yaml --to junit -o junit.xml --also results.sarif --also badge.svg\n\n\
        Exit codes: 0 met, 1 missed, 3 undecided, 2 invalid input, 4 unreadable file.\n\
        A target is met if even the floor reaches it (everything open counted as 0), missed if even\n\
        the ceiling does not (everything open counted as the best answer), and undecided between.")]
    Check(check::CheckArgs),

    /// Compare assessments with each other: last year with this year, or one site with another.
    #[command(after_help = "Examples:\n  \
        itsm-gap compare 2026.yaml 2027.yaml\n  \
        itsm-gap compare 2026.yaml 2027.yaml --roadmap roadmap.json -o year.html\n  \
        itsm-gap compare 2024.yaml 2025.yaml 2026.yaml 2027.yaml\n  \
        itsm-gap compare oslo.yaml bergen.yaml\n\n\
        Assessments are compared in the order given; with other organisations they are compared as sites.\n\
        Exit codes: 0 compared, 1 something is lower than before and --no-regression is given, 2 invalid\n\
        input, 4 unreadable file.")]
    Compare(compare::CompareArgs),

    /// Score many assessments and show them side by side: ranking, spread, what is found at most of them.
    #[command(after_help = "Examples:\n  \
        itsm-gap batch sites/\n  \
        itsm-gap batch sites/ --sort floor -o portfolio.html --site Harbour\n  \
        itsm-gap batch sites/ -o portfolio.xlsx\n  \
        itsm-gap batch @sites.txt --score 0.6 -o sites.csv\n  \
        some-export | itsm-gap batch - --to ndjson\n  \
        itsm-gap batch --merge north.ndjson south.ndjson -o portfolio.html\n\n\
        Folders are walked in the order of names. An input that cannot be used is a result like any other: it stands in\n\
        its place with its faults, and stops nothing.\n\
        Exit codes: 0 done, 1 a target that was asked for is missed by any, 3 undecided for any, 2 any has faults,\n\
        4 any could not be read, or the result not be written; of several the first of 4, 2, 1, 3.")]
    Batch(batch::BatchArgs),

    /// Bring several respondents' assessments together in one; who said what is kept, and who contradicts whom is told.
    #[command(after_help = "Example:\n  \
        itsm-gap merge desk.yaml changes.yaml suppliers.yaml -o together.yaml\n  \
        itsm-gap assess together.yaml --only disputed")]
    Merge(merge::MergeArgs),

    /// Explain how a figure came about, down to single answers, or how an initiative got its place; with the arithmetic.
    #[command(after_help = "Examples:\n  \
        itsm-gap explain assessment.yaml overall\n  \
        itsm-gap explain assessment.yaml chg-controlled\n  \
        itsm-gap explain assessment.yaml 8.6.1\n  \
        itsm-gap explain assessment.yaml agree-slas --plan plan.yaml")]
    Explain(explain::ExplainArgs),

    /// Check questionnaires, assessments, targets and plans; all faults at once, with line and column.
    #[command(after_help = "Examples:\n  \
        itsm-gap validate assessment.yaml target.yaml\n  \
        itsm-gap validate target.yaml --questionnaire itsm-manager\n  \
        itsm-gap validate our-own.yaml --lint")]
    Validate(validate::ValidateArgs),

    /// List, show and export the embedded questionnaires; write JSON Schemas for editors.
    #[command(after_help = "Examples:\n  \
        itsm-gap questionnaire list\n  \
        itsm-gap questionnaire show itsm-manager\n  \
        itsm-gap questionnaire schema assessment -o assessment.schema.json")]
    Questionnaire(questionnaire::QuestionnaireArgs),

    /// Write an empty, commented assessment file to fill in with an editor.
    #[command(after_help = "Example:\n  itsm-gap template itsm-manager --quick -o assessment.yaml")]
    Template(template::TemplateArgs),

    /// Write what a shell needs to complete commands, flags and files.
    #[command(after_help = "Examples:\n  \
        itsm-gap completions bash -o itsm-gap.bash\n  \
        itsm-gap completions zsh -o _itsm-gap\n  \
        itsm-gap completions fish -o itsm-gap.fish\n\n\
        bash takes it with `source itsm-gap.bash` in ~/.bashrc, zsh from any folder of $fpath,\n\
        fish from ~/.config/fish/completions, PowerShell with `. ./itsm-gap.ps1` in $PROFILE.")]
    Completions(completions::CompletionsArgs),

    /// Write the manual pages.
    #[command(after_help = "Examples:\n  \
        itsm-gap man report | man -l -\n  \
        itsm-gap man --into share/man/man1")]
    Man(man::ManArgs),
    /// Make a spreadsheet for respondents who have no terminal, and read it back.
    #[command(after_help = "Examples:\n  \
        itsm-gap workbook export iso20000 -o form.xlsx\n  \
        itsm-gap workbook export my.yaml --ask \"Service desk lead\" --by \"J. Ray\" -o desk.xlsx\n  \
        itsm-gap workbook import desk.xlsx -o my.yaml --dry-run\n  \
        itsm-gap workbook import desk.xlsx changes.xlsx -o my.yaml")]
    Workbook(workbook::WorkbookArgs),
}

/// Parses the command line and runs the command.
pub fn run() -> Exit {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are results; a closed pipe behind them is no failure.
            let _ = error.print();
            return if error.use_stderr() {
                Exit::Invalid
            } else {
                Exit::Done
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
