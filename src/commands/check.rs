//! Compares assessments with a target; the exit code is the verdict.

use std::path::PathBuf;

use clap::Args;

use super::streams::Streams;
use crate::exit::Exit;
use crate::gap::Outcome;
use crate::report::Checked;
use crate::storage;

use super::failure::Failure;
use super::loading;
use super::output::{OutputArgs, not_over};
use super::report::JudgingArgs;
use super::target_args::TargetArgs;

mod earlier;
mod earlier_target;
mod inputs;
mod outputs;

use inputs::Ready;
use outputs::{Also, Answer, CheckFormat};

/// Where GitHub wants the summary of a step.
const STEP_SUMMARY: &str = "GITHUB_STEP_SUMMARY";

/// Arguments of `check`.
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// The assessments; `-` reads standard input.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Format of the answer; by default that of the file's ending, else text.
    #[arg(long, alias = "format", value_name = "FORMAT")]
    to: Option<CheckFormat>,

    /// Write this file too; its ending picks the format (.xml is JUnit), or a name before it: shields=badge.json. Repeatable.
    #[arg(long, value_name = "[FORMAT=]FILE", value_parser = outputs::also)]
    also: Vec<Also>,

    /// Add the answer in Markdown to this file; with `--to github` by default to $GITHUB_STEP_SUMMARY.
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,

    /// An earlier assessment to compare with; or a folder with earlier ones under the same paths.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// The target as it was; by default the one of a baseline folder under the same path.
    #[arg(long, value_name = "FILE", requires = "baseline")]
    baseline_target: Option<PathBuf>,

    /// Miss the target if a floor, level or verdict is lower than in the baseline, or if what was assessed or demanded in it is not any more.
    #[arg(long, requires = "baseline")]
    no_regression: bool,

    /// With --no-regression, let fewer questions count than in the baseline: a smaller scope, or more that does not apply.
    #[arg(long, requires = "no_regression")]
    fewer_questions: bool,

    /// With --no-regression, let assessments of the baseline be gone, or be of another organisation.
    #[arg(long, requires = "no_regression")]
    fewer_files: bool,

    /// With --no-regression, let there be less evidence than in the baseline although the target asks for evidence.
    #[arg(long, requires = "no_regression")]
    less_evidence: bool,

    /// With --no-regression, let the target demand less than that of the baseline.
    #[arg(long, requires = "no_regression")]
    lower_target: bool,

    /// With --no-regression, let a new version of the questionnaire judge more mildly than that of the baseline.
    #[arg(long, requires = "no_regression")]
    milder_questionnaire: bool,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    judging: JudgingArgs,

    #[command(flatten)]
    target: TargetArgs,
}

/// Checks every file against the target.
///
/// # Errors
///
/// If a file has faults, or cannot be read or written. Other files are still checked first.
pub fn run(args: &CheckArgs, streams: &Streams) -> Result<Exit, Failure> {
    if let Some(baseline) = &args.baseline
        && args.files.len() > 1
        && !storage::is_folder(baseline)
    {
        return Err(Failure::usage(
            "a baseline can be compared with one assessment only",
            "check the files one by one, or give a folder that has all of them under the same paths",
        ));
    }
    let given = args.files.iter().chain(&args.baseline);
    let targets = args.target.file().into_iter().chain(&args.baseline_target);
    loading::once(given.chain(targets.clone()))?;
    let format = CheckFormat::of(args.to, &args.output)?;
    let also = args
        .also
        .iter()
        .map(|also| Ok((also.format()?, &also.path)));
    let also: Vec<(CheckFormat, &PathBuf)> = also.collect::<Result<_, Failure>>()?;
    let summary = summary_file(args, format);
    let written = also
        .iter()
        .map(|(_, path)| path.as_path())
        .chain(summary.as_deref());
    let read = args
        .files
        .iter()
        .chain(&args.baseline)
        .chain(targets)
        .chain(&args.judging.questionnaire);
    not_over(written.chain(args.output.to_file()), read)?;

    let all_for_people = also.iter().all(|(format, _)| format.is_for_people());
    let for_people = format.is_for_people() && all_for_people && summary.is_none();
    let with_places = !for_people || args.baseline.is_some();
    let mut exits = Vec::new();
    let mut ready = Vec::new();
    let mut unchecked = Vec::new();
    for path in &args.files {
        match Ready::load(path, args, with_places) {
            Ok(one) => {
                streams.warn(one.loaded.warnings.as_ref());
                ready.push(one);
            }
            // With several files the others are still worth an answer, and a service wants one of every file.
            Err(failure) if args.files.len() > 1 || !for_people => {
                exits.push(failure.exit());
                unchecked.push(inputs::unchecked(path, &failure));
                streams.report(&failure);
            }
            Err(failure) => return Err(failure),
        }
    }
    let gone = earlier::follow(&mut ready, args);
    for one in &mut ready {
        one.target_then = earlier_target::earlier_target(one, args)?;
    }
    let checked: Vec<Checked<'_>> = ready.iter().map(|one| one.check(args)).collect();
    let warnings = ready.iter().map(|one| one.loaded.warnings.as_ref());
    let answer = Answer {
        checked: &checked,
        unchecked: &unchecked,
        gone: &gone,
        warnings: warnings
            .map(|w| w.map(inputs::faults).unwrap_or_default())
            .collect(),
    };
    let text = answer.draw(format, streams, &args.output)?;
    args.output.write(&text, streams)?;
    // The answer comes first: it is not to be lost because of a further file.
    for (format, path) in also {
        let output = OutputArgs {
            output: Some(path.clone()),
        };
        let text = answer.draw(format, streams, &output)?;
        output.write(&text, streams)?;
    }
    if let Some(path) = summary {
        storage::add(&path, answer.summary().as_bytes())?;
    }
    let lost = gone.iter().filter(|one| one.fails);
    exits.extend(lost.map(|_| Exit::Missed));
    exits.extend(checked.iter().map(|c| match c.outcome() {
        Outcome::Met | Outcome::NotApplicable => Exit::Done,
        Outcome::Undecided => Exit::Undecided,
        Outcome::Missed => Exit::Missed,
    }));
    Ok(exits.into_iter().collect())
}

/// Where the summary goes, if anywhere.
fn summary_file(args: &CheckArgs, format: CheckFormat) -> Option<PathBuf> {
    let of_step = || {
        let named = std::env::var_os(STEP_SUMMARY).filter(|name| !name.is_empty());
        named.map(PathBuf::from)
    };
    let by_default = || (format == CheckFormat::Github).then(of_step).flatten();
    args.summary.clone().or_else(by_default)
}
