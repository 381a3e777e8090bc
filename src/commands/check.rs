//! Compares assessments with a target; the exit code is the verdict.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::streams::Streams;
use crate::exit::Exit;
use crate::gap::{Outcome, check, regressions};
use crate::model::Target;
use crate::render::{self, json::Unchecked};
use crate::report::{Checked, GapReport, Page, check_page};
use crate::scoring::score;

use super::failure::Failure;
use super::loading::{self, Loaded};
use super::output::{OutputArgs, PageFormat, draw};
use super::report::JudgingArgs;
use super::target_args::TargetArgs;

/// Arguments of `check`.
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// The assessments; `-` reads standard input.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Format of the answer; by default that of the file's ending, else text.
    #[arg(long, alias = "format", value_name = "FORMAT")]
    to: Option<CheckFormat>,

    /// An earlier assessment to compare with.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// Miss the target if a floor, level or verdict is lower than in the baseline.
    #[arg(long, requires = "baseline")]
    no_regression: bool,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    judging: JudgingArgs,

    #[command(flatten)]
    target: TargetArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    /// For people at a terminal.
    Text,
    /// Markdown.
    Md,
    /// JSON, format 1.
    Json,
}

/// Checks every file against the target.
///
/// # Errors
///
/// If a file has faults, or cannot be read or written. Other files are still checked first.
pub fn run(args: &CheckArgs, streams: &Streams) -> Result<Exit, Failure> {
    if args.baseline.is_some() && args.files.len() > 1 {
        return Err(Failure::usage(
            "a baseline can be compared with one assessment only",
            "check the files one by one",
        ));
    }
    let given = args.files.iter().chain(&args.baseline);
    loading::once(given.chain(args.target.file()))?;
    let endings = [
        ("txt", CheckFormat::Text),
        ("md", CheckFormat::Md),
        ("json", CheckFormat::Json),
    ];
    let format = match args.to {
        Some(format) => format,
        None => args
            .output
            .by_ending(&endings)?
            .unwrap_or(CheckFormat::Text),
    };
    let baseline = args
        .baseline
        .as_ref()
        .map(|path| args.judging.load(path))
        .transpose()?;

    let mut exits = Vec::new();
    let mut ready = Vec::new();
    let mut unchecked = Vec::new();
    for path in &args.files {
        match load(path, args, baseline.as_ref()) {
            Ok(loaded) => {
                streams.warn(loaded.0.warnings.as_ref());
                ready.push(loaded);
            }
            // With several files the others are still worth an answer.
            Err(failure) if args.files.len() > 1 => {
                let exit = failure.exit();
                exits.push(exit);
                unchecked.push(Unchecked {
                    file: path.to_string_lossy().into_owned(),
                    exit: exit.code(),
                });
                streams.report(&failure);
            }
            Err(failure) => return Err(failure),
        }
    }
    let checked: Vec<Checked<'_>> = ready
        .iter()
        .map(|(loaded, target)| {
            let report = GapReport::new(loaded.inputs(target, args.judging.as_of, None));
            Checked {
                file: loaded.file.clone(),
                criteria: check(report.questionnaire(), &report.card, target),
                regressions: baseline.as_ref().map(|b| lost_since(b, &report)),
                no_regression: args.no_regression,
                report,
            }
        })
        .collect();
    let page = || Page {
        blocks: checked.iter().flat_map(|c| check_page(c).blocks).collect(),
    };
    let text = match format {
        CheckFormat::Json => render::json::check(&checked, &unchecked)?,
        CheckFormat::Md => draw(&page(), PageFormat::Md, streams, &args.output)?,
        CheckFormat::Text => draw(&page(), PageFormat::Terminal, streams, &args.output)?,
    };
    args.output.write(&text, streams)?;
    exits.extend(checked.iter().map(|c| match c.outcome() {
        Outcome::Met | Outcome::NotApplicable => Exit::Done,
        Outcome::Undecided => Exit::Undecided,
        Outcome::Missed => Exit::Missed,
    }));
    Ok(exits.into_iter().collect())
}

/// An assessment with the target it is held against.
fn load(
    path: &Path,
    args: &CheckArgs,
    baseline: Option<&Loaded>,
) -> Result<(Loaded, Target), Failure> {
    let loaded = args.judging.load(path)?;
    let questionnaire = &loaded.questionnaire.questionnaire;
    let target = args.target.resolve(questionnaire, None)?;
    if target.asks_nothing() && !args.no_regression {
        // An answer that nothing was missed would be true and worthless.
        return Err(Failure::usage(
            format!(
                "there is nothing to compare {} with: no target is set",
                path.display()
            ),
            "give one with --target, --score, --level or --conformity, or an earlier assessment with --baseline \
             and --no-regression",
        ));
    }
    if let Some(before) = baseline.map(|b| &b.questionnaire.questionnaire.id)
        && *before != questionnaire.id
    {
        return Err(Failure::usage(
            format!(
                "the baseline answers `{before}`, this assessment `{}`",
                questionnaire.id
            ),
            "compare assessments made with the same questionnaire",
        ));
    }
    Ok((loaded, target))
}

fn lost_since(baseline: &Loaded, report: &GapReport<'_>) -> Vec<crate::gap::Regression> {
    let questionnaire = &baseline.questionnaire.questionnaire;
    let before = score(
        questionnaire,
        &baseline.assessment,
        baseline.assessment.date,
    );
    regressions(
        (questionnaire, &before),
        (report.questionnaire(), &report.card),
    )
}
