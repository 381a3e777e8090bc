//! Compares assessments with a target; the exit code is the verdict.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::streams::Streams;
use crate::exit::Exit;
use crate::gap::{Outcome, check, regressions};
use crate::render;
use crate::report::{Block, Checked, GapReport, Page, check_page};
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

    /// Format of the answer.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    to: CheckFormat,

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
    /// For people.
    Text,
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
    let place = args.judging.questionnaire.as_deref();
    let baseline = args
        .baseline
        .as_ref()
        .map(|path| loading::assessment(path, place))
        .transpose()?;

    let mut exits = Vec::new();
    let mut ready = Vec::new();
    for path in &args.files {
        let loaded = loading::assessment(path, place).and_then(|loaded| {
            let target = args.target.resolve(&loaded.questionnaire.questionnaire)?;
            Ok((loaded, target))
        });
        match loaded {
            Ok((loaded, target)) => {
                streams.warn(loaded.warnings.as_ref());
                ready.push((loaded, target));
            }
            // With several files the others are still worth an answer.
            Err(failure) if args.files.len() > 1 => {
                exits.push(failure.exit());
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
    let text = match args.to {
        CheckFormat::Json => render::json::check(&checked)?,
        CheckFormat::Text => {
            let blocks: Vec<Block> = checked.iter().flat_map(|c| check_page(c).blocks).collect();
            draw(
                &Page { blocks },
                PageFormat::Terminal,
                streams,
                &args.output,
            )
        }
    };
    args.output.write(&text, streams)?;
    exits.extend(checked.iter().map(|c| match c.outcome() {
        Outcome::Met | Outcome::NotApplicable => Exit::Done,
        Outcome::Undecided => Exit::Undecided,
        Outcome::Missed => Exit::Missed,
    }));
    Ok(exits.into_iter().collect())
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
