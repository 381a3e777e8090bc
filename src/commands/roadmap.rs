//! The multi-year roadmap of one assessment.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::streams::Streams;
use crate::document::quarter_meant;
use crate::exit::Exit;
use crate::model::{Quarter, Questionnaire};
use crate::render;
use crate::render::assessment::Comments;
use crate::report::{
    Detail, GapReport, expected_header, roadmap_page, roadmap_workbook, verification_page,
};
use crate::roadmap::verify::{self, Verification};
use crate::roadmap::{Roadmap, expected, lifts_by};

use super::detail_args::RoadmapDetail;
use super::failure::Failure;
use super::loading::{self, Loaded};
use super::output::{LengthArgs, OutputArgs, PageFormat, draw, draw_with};
use super::plan_args::PlanArgs;
use super::planning::Planning;
use super::report::JudgingArgs;
use super::target_args::TargetArgs;

/// Arguments of `roadmap`.
#[derive(Args, Debug)]
pub struct RoadmapArgs {
    /// The assessment; `-` reads standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Format of the roadmap; by default that of the file's ending, else for the terminal.
    #[arg(long, alias = "format", value_name = "FORMAT")]
    to: Option<RoadmapFormat>,

    /// How much is shown; by default everything in a file, and what matters most on a terminal.
    #[arg(long, value_name = "DETAIL")]
    detail: Option<RoadmapDetail>,

    /// A roadmap written earlier as JSON: what can stay as it was stays, and every change is named.
    #[arg(long, value_name = "ROADMAP")]
    previous: Option<PathBuf>,

    /// Write the assessment expected at the end of this quarter, such as 2028-Q4, instead of the roadmap.
    #[arg(long, value_name = "QUARTER", value_parser = quarter, conflicts_with_all = ["to", "detail", "verify"])]
    as_assessment: Option<Quarter>,

    /// Check a roadmap written as JSON, also an edited one, instead of drawing one up: every limit, predecessor and figure.
    #[arg(long, value_name = "ROADMAP", conflicts_with_all = ["to", "detail", "previous"])]
    verify: Option<PathBuf>,

    #[command(flatten)]
    length: LengthArgs,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    judging: JudgingArgs,

    #[command(flatten)]
    plan: PlanArgs,

    #[command(flatten)]
    target: TargetArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum RoadmapFormat {
    /// For people at a terminal.
    Terminal,
    /// Markdown, which diffs well in git.
    Md,
    /// One self-contained HTML file, for reading, printing and handing on.
    Html,
    /// JSON, format 1: a stable contract for other programs, to be given to --previous and --verify.
    Json,
    /// Comma-separated values, a row for each initiative, for trackers of work.
    Csv,
    /// iCalendar, for the milestones and the end of each initiative.
    Ics,
    /// A workbook for Excel and LibreOffice: tables to filter and sort, charts, links.
    Xlsx,
}

/// Draws up the roadmap of one assessment.
///
/// # Errors
///
/// If a file has faults, or cannot be read or written, or the plan does not fit.
pub fn run(args: &RoadmapArgs, streams: &Streams) -> Result<Exit, Failure> {
    let files = [
        Some(&args.file),
        args.plan.file(),
        args.target.file(),
        args.previous.as_ref(),
        args.verify.as_ref(),
    ];
    loading::once(files.into_iter().flatten())?;
    // The roadmap of last time may well give way to the new one.
    let kept = files
        .into_iter()
        .filter(|file| *file != args.previous.as_ref());
    let questionnaire = args.judging.questionnaire.iter();
    args.output.spares(questionnaire.chain(kept.flatten()))?;
    let format = match (
        args.as_assessment.is_some() || args.verify.is_some(),
        args.to,
    ) {
        (true, _) => RoadmapFormat::Terminal,
        (false, Some(format)) => format,
        (false, None) => args
            .output
            .by_ending(&ENDINGS)?
            .unwrap_or(RoadmapFormat::Terminal),
    };
    if format == RoadmapFormat::Xlsx {
        args.output.for_bytes("a workbook", streams)?;
    }
    args.length.check(format == RoadmapFormat::Md)?;
    let mut loaded = args.judging.load(&args.file)?;
    streams.warn(loaded.warnings.as_ref());
    let planning = Planning::resolve(&mut loaded, &args.plan, &args.target)?;
    planning.warn(&loaded, streams);
    if let Some(path) = &args.verify {
        return verify(args, path, &loaded, &planning, streams);
    }
    let previous = args
        .previous
        .as_ref()
        .map(|path| previous(path, &loaded.questionnaire.questionnaire))
        .transpose()?;
    let report = planning.report(&loaded, args.judging.as_of, None, previous.as_ref());
    let Some(roadmap) = &report.roadmap else {
        return Err(Failure::usage(
            format!(
                "`{}` has no initiatives, so there is nothing to plan",
                report.questionnaire().id
            ),
            "give initiatives of your own in a plan file: --plan FILE",
        ));
    };
    let page =
        |detail: Detail| roadmap_page(&report, roadmap, args.detail.map_or(detail, Detail::from));
    let text = match (args.as_assessment, format) {
        (Some(quarter), _) => as_assessment(&report, roadmap, quarter)?,
        (None, RoadmapFormat::Xlsx) => {
            let bytes = render::xlsx::draw(&roadmap_workbook(&report))?;
            args.output.write_bytes(&bytes, streams)?;
            return Ok(exit(roadmap));
        }
        (None, RoadmapFormat::Json) => render::json::roadmap(&report, roadmap)?,
        (None, RoadmapFormat::Csv) => render::csv::roadmap(&report, roadmap),
        (None, RoadmapFormat::Ics) => render::ical::roadmap(&report, roadmap),
        (None, RoadmapFormat::Md) => args.length.draw(&page(Detail::Full)),
        (None, RoadmapFormat::Html) => {
            let (questionnaire, output) = (report.questionnaire(), &args.output);
            let page = page(Detail::Full);
            draw_with(&page, questionnaire, PageFormat::Html, streams, output)?
        }
        (None, RoadmapFormat::Terminal) => draw(
            &page(Detail::Normal),
            PageFormat::Terminal,
            streams,
            &args.output,
        )?,
    };
    args.output.write(&text, streams)?;
    Ok(exit(roadmap))
}

/// Whether all wishes are kept.
fn exit(roadmap: &Roadmap) -> Exit {
    match roadmap.conflicts.as_slice() {
        [] => Exit::Done,
        _ => Exit::Missed,
    }
}

/// The formats by the endings of files.
const ENDINGS: [(&str, RoadmapFormat); 8] = [
    ("md", RoadmapFormat::Md),
    ("markdown", RoadmapFormat::Md),
    ("html", RoadmapFormat::Html),
    ("json", RoadmapFormat::Json),
    ("csv", RoadmapFormat::Csv),
    ("ics", RoadmapFormat::Ics),
    ("xlsx", RoadmapFormat::Xlsx),
    ("txt", RoadmapFormat::Terminal),
];

/// The starts of an earlier roadmap, which has to be of the same questionnaire: of another one every id is unknown, or
/// means something else.
fn previous(
    path: &Path,
    questionnaire: &Questionnaire,
) -> Result<BTreeMap<String, Quarter>, Failure> {
    let written = loading::roadmap_of(loading::source(path)?)?;
    if let Some((theirs, _)) = &written.questionnaire
        && theirs != questionnaire.id.as_str()
    {
        return Err(Failure::usage(
            format!(
                "the earlier roadmap {} was drawn up for the questionnaire `{theirs}`, this assessment answers `{}`",
                path.display(),
                questionnaire.id
            ),
            "give --previous a roadmap of this organisation that was written with `roadmap -o FILE.json`",
        ));
    }
    let starts = written.initiatives.into_iter();
    Ok(starts
        .map(|initiative| (initiative.id, initiative.start))
        .collect())
}

/// The assessment expected at the end of a quarter, as a file.
fn as_assessment(
    report: &GapReport<'_>,
    roadmap: &Roadmap,
    quarter: Quarter,
) -> Result<String, Failure> {
    let (first, last) = (roadmap.settings.start, roadmap.settings.last());
    if quarter < first || quarter > last {
        return Err(Failure::usage(
            format!("the roadmap goes from {first} to {last}, and {quarter} is not in it"),
            format!("give one of its quarters, such as --as-assessment {last}, or more --years"),
        ));
    }
    let questionnaire = report.questionnaire();
    let lifts = lifts_by(questionnaire, roadmap, quarter);
    let expected = expected(
        questionnaire,
        report.assessment(),
        &lifts,
        quarter.last_day(),
    );
    let comments = Comments {
        header: expected_header(report, quarter, lifts.len()),
        questions: false,
    };
    Ok(render::assessment::draw(
        questionnaire,
        &expected,
        &comments,
    ))
}

/// Holds a written roadmap against what it was drawn up from.
fn verify(
    args: &RoadmapArgs,
    path: &Path,
    loaded: &Loaded,
    planning: &Planning,
    streams: &Streams,
) -> Result<Exit, Failure> {
    let written = loading::roadmap_of(loading::source(path)?)?;
    let report = planning.unplanned(loaded, args.judging.as_of);
    let violations = verify::verify(
        &Verification {
            questionnaire: report.questionnaire(),
            assessment: report.assessment(),
            card: &report.card,
            findings: &report.findings,
            target: &planning.target,
            plan: &planning.plan,
            as_of: report.inputs.as_of,
        },
        &written,
    );
    let page = verification_page(&path.to_string_lossy(), &written, &violations);
    let text = draw(&page, PageFormat::Terminal, streams, &args.output)?;
    args.output.write(&text, streams)?;
    Ok(match violations.as_slice() {
        [] => Exit::Done,
        _ => Exit::Missed,
    })
}

fn quarter(text: &str) -> Result<Quarter, String> {
    Quarter::parse(text.trim()).ok_or_else(|| quarter_meant(text))
}
