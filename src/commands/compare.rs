//! Assessments beside each other: between cycles, or between sites.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::streams::Streams;
use crate::comparison::{Comparison, Promise, Side};
use crate::exit::Exit;
use crate::model::Target;
use crate::render;
use crate::report::{Compared, Detail, comparison_page};

use super::detail_args::ComparisonDetail;
use super::failure::Failure;
use super::loading::{self, Loaded};
use super::output::{OutputArgs, PageFormat, draw_with};
use super::plan_args::PlanArgs;
use super::planning::Planning;
use super::report::day;
use super::target_args::TargetArgs;

/// Arguments of `compare`.
#[derive(Args, Debug)]
pub struct CompareArgs {
    /// The earlier assessment, or the first site; `-` reads standard input.
    #[arg(value_name = "BEFORE")]
    before: PathBuf,

    /// The later assessments in their order, or the other sites. Details are told from the first to the last.
    #[arg(value_name = "AFTER", required = true)]
    after: Vec<PathBuf>,

    /// Format of the comparison; by default that of the file's ending, else for the terminal.
    #[arg(long, alias = "format", value_name = "FORMAT")]
    to: Option<CompareFormat>,

    /// How much is shown; by default everything in a file, and what matters most on a terminal.
    #[arg(long, value_name = "DETAIL")]
    detail: Option<ComparisonDetail>,

    /// The roadmap drawn up from BEFORE, written as JSON: what it had promised by now is held against what is true.
    #[arg(long, value_name = "ROADMAP", conflicts_with = "plan")]
    roadmap: Option<PathBuf>,

    /// The plan of that roadmap, where the roadmap itself was not kept: it is drawn up anew from BEFORE.
    #[arg(long, value_name = "PLAN")]
    plan: Option<PathBuf>,

    /// Exit with 1 if a floor, level or verdict is lower in the last than in the first: overall, in an area or in a section.
    #[arg(long)]
    no_regression: bool,

    /// Day on which the last assessment is judged, its evidence and what is due of the roadmap, as 2027-03-31; by default its own
    /// date. The earlier ones are judged on their own dates: what was evidence then was evidence then.
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,

    /// Where the questionnaire is found, if not where the assessments say.
    #[arg(long, value_name = "FILE")]
    questionnaire: Option<PathBuf>,

    /// Only these sections, with all below them, in every assessment. Overrides `sections` of the assessments.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    section: Vec<String>,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    target: TargetArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum CompareFormat {
    /// For people at a terminal.
    Terminal,
    /// Markdown, which diffs well in git.
    Md,
    /// One self-contained HTML file with charts, for reading, printing and handing on.
    Html,
    /// JSON, format 1: a stable contract for other programs.
    Json,
}

/// The formats by the endings of files.
const ENDINGS: [(&str, CompareFormat); 5] = [
    ("md", CompareFormat::Md),
    ("markdown", CompareFormat::Md),
    ("html", CompareFormat::Html),
    ("json", CompareFormat::Json),
    ("txt", CompareFormat::Terminal),
];

/// Tells what changed from the first assessment to the last.
///
/// # Errors
///
/// If a file has faults, or cannot be read or written; if the assessments answer different questionnaires, or the
/// roadmap belongs to another one.
pub fn run(args: &CompareArgs, streams: &Streams) -> Result<Exit, Failure> {
    let files: Vec<&PathBuf> = std::iter::once(&args.before).chain(&args.after).collect();
    let others = [
        args.roadmap.as_ref(),
        args.plan.as_ref(),
        args.target.file(),
    ];
    let read = || files.iter().copied().chain(others.into_iter().flatten());
    loading::once(read())?;
    args.output.spares(read().chain(&args.questionnaire))?;
    let format = match args.to {
        Some(format) => format,
        None => args
            .output
            .by_ending(&ENDINGS)?
            .unwrap_or(CompareFormat::Terminal),
    };
    let mut loaded = load(args, &files)?;
    for one in &loaded {
        streams.warn(one.warnings.as_ref());
    }
    same_questionnaire(&loaded)?;
    let promised = match loaded.first_mut() {
        Some(first) => promise(args, first)?,
        None => Promised::default(),
    };
    let targets = targets(args, &loaded, promised.target.as_ref())?;
    let last = loaded.len().saturating_sub(1);
    let sides: Vec<Side<'_>> = loaded
        .iter()
        .zip(&targets)
        .enumerate()
        .map(|(at, (one, target))| {
            let own = one.assessment.date;
            let as_of = args.as_of.filter(|_| at == last).unwrap_or(own);
            let questionnaire = &one.questionnaire.questionnaire;
            Side::new(questionnaire, &one.assessment, target, as_of)
        })
        .collect();
    let Some(comparison) = Comparison::new(&sides, promised.promise.as_ref()) else {
        return Ok(Exit::Done);
    };
    if let (Some(reckoning), Some(path)) = (&comparison.reckoning, &args.roadmap)
        && reckoning.is_foreign()
    {
        return Err(Failure::usage(
            format!(
                "{} promises nothing that `{}` asks: it belongs to another questionnaire",
                path.display(),
                comparison.whole.after.questionnaire.id
            ),
            format!("give the roadmap drawn up from {}", args.before.display()),
        ));
    }
    let files = loaded.iter().map(|one| one.file.clone()).collect();
    let compared = Compared::new(comparison, files, promised.source);
    let page = |format: PageFormat, detail: Detail| {
        let detail = args.detail.map_or(detail, Detail::from);
        draw_with(
            &comparison_page(&compared, detail),
            compared.comparison.whole.after.questionnaire,
            format,
            streams,
            &args.output,
        )
    };
    let text = match format {
        CompareFormat::Json => render::json::compare(&compared)?,
        CompareFormat::Md => page(PageFormat::Md, Detail::Full)?,
        CompareFormat::Html => page(PageFormat::Html, Detail::Full)?,
        CompareFormat::Terminal => page(PageFormat::Terminal, Detail::Normal)?,
    };
    args.output.write(&text, streams)?;
    Ok(match compared.whole().regressions.as_slice() {
        [_, ..] if args.no_regression => Exit::Missed,
        _ => Exit::Done,
    })
}

/// Reads all assessments; the faults of all are told at once.
fn load(args: &CompareArgs, files: &[&PathBuf]) -> Result<Vec<Loaded>, Failure> {
    let (mut loaded, mut faulty) = (Vec::new(), Vec::new());
    for file in files {
        match loading::assessment(file, args.questionnaire.as_deref()) {
            Ok(one) => loaded.push(one),
            Err(Failure::Faults(faults)) => faulty.extend(faults),
            Err(other) => return Err(other),
        }
    }
    if !faulty.is_empty() {
        return Err(Failure::Faults(faulty));
    }
    for one in &mut loaded {
        one.select(&args.section)?;
    }
    Ok(loaded)
}

/// Assessments of different questionnaires cannot be compared; says which of them can.
fn same_questionnaire(loaded: &[Loaded]) -> Result<(), Failure> {
    let id = |one: &Loaded| one.questionnaire.questionnaire.id.clone();
    let Some(first) = loaded.first() else {
        return Ok(());
    };
    let Some(other) = loaded.iter().find(|one| id(one) != id(first)) else {
        return Ok(());
    };
    let alike = |with: &Loaded| -> Vec<String> {
        let same = loaded.iter().filter(|one| id(one) == id(with));
        same.map(|one| one.file.clone()).collect()
    };
    let groups = [alike(first), alike(other)];
    let can: Vec<String> = groups
        .iter()
        .filter(|group| group.len() > 1)
        .map(|group| crate::report::wording::listed(group))
        .collect();
    let mut help = "only assessments of one questionnaire can be compared, of one organisation or of several; its \
                    versions are bridged by `renamed`"
        .to_owned();
    if !can.is_empty() {
        help += &format!(". Of these files can be: {}", can.join("; or "));
    }
    Err(Failure::usage(
        format!(
            "{} answers `{}`, but {} answers `{}`",
            first.file,
            id(first),
            other.file,
            id(other)
        ),
        help,
    ))
}

/// What a roadmap had promised.
#[derive(Default)]
struct Promised {
    promise: Option<Promise>,
    /// Where it comes from, in words.
    source: Option<String>,
    /// The target of the plan.
    target: Option<Target>,
}

fn promise(args: &CompareArgs, first: &mut Loaded) -> Result<Promised, Failure> {
    if let Some(path) = &args.roadmap {
        let written = loading::roadmap_of(loading::source(path)?)?;
        let questionnaire = &first.questionnaire.questionnaire;
        return Ok(Promised {
            promise: Some(Promise::written(&written, questionnaire)),
            source: Some(format!("{}, as it was written", path.display())),
            target: None,
        });
    }
    let Some(path) = &args.plan else {
        return Ok(Promised::default());
    };
    // The initiatives of the plan belong to the roadmap, not to the questionnaire that is compared.
    let own = first.questionnaire.questionnaire.initiatives.clone();
    let plan = PlanArgs::of_file(path.clone());
    let planning = Planning::resolve(first, &plan, &args.target)?;
    let promise = {
        let report = planning.report(first, None, None, None);
        let roadmap = report.roadmap.as_ref();
        roadmap.map(|roadmap| Promise::drawn_up(roadmap, report.questionnaire()))
    };
    first.questionnaire.questionnaire.initiatives = own;
    if promise.is_none() {
        return Err(Failure::usage(
            format!(
                "`{}` has no initiatives, so there was nothing to promise",
                first.questionnaire.questionnaire.id
            ),
            "give a plan with initiatives of its own, or leave --plan out",
        ));
    }
    Ok(Promised {
        promise,
        source: Some(format!(
            "drawn up anew from {} with {}",
            first.file,
            path.display()
        )),
        target: Some(planning.target),
    })
}

/// The target of each assessment, by its own version of the questionnaire.
fn targets(
    args: &CompareArgs,
    loaded: &[Loaded],
    of_plan: Option<&Target>,
) -> Result<Vec<Target>, Failure> {
    let first = loaded.first().map(|one| &one.questionnaire.questionnaire);
    let target = |one: &Loaded| {
        let own = &one.questionnaire.questionnaire;
        // The places in the target of the plan are those of the first.
        let fits = first.is_some_and(|f| f.sections == own.sections && f.areas == own.areas);
        args.target.resolve(own, of_plan.filter(|_| fits))
    };
    loaded.iter().map(target).collect()
}
