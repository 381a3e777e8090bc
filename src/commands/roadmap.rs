//! The multi-year roadmap of one assessment.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::streams::Streams;
use crate::exit::Exit;
use crate::render;
use crate::report::{Detail, roadmap_page};

use super::failure::Failure;
use super::loading;
use super::output::{OutputArgs, PageFormat, draw};
use super::plan_args::PlanArgs;
use super::planning::Planning;
use super::report::{DetailArg, JudgingArgs};
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
    detail: Option<DetailArg>,

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
    /// Comma-separated values, a row for each initiative, for trackers of work.
    Csv,
    /// iCalendar, for the milestones and the end of each initiative.
    Ics,
}

/// Draws up the roadmap of one assessment.
///
/// # Errors
///
/// If a file has faults, or cannot be read or written, or the plan does not fit.
pub fn run(args: &RoadmapArgs, streams: &Streams) -> Result<Exit, Failure> {
    let by_ending = [
        ("md", RoadmapFormat::Md),
        ("markdown", RoadmapFormat::Md),
        ("csv", RoadmapFormat::Csv),
        ("ics", RoadmapFormat::Ics),
        ("txt", RoadmapFormat::Terminal),
    ];
    let format = match args.to {
        Some(format) => format,
        None => args
            .output
            .by_ending(&by_ending)?
            .unwrap_or(RoadmapFormat::Terminal),
    };
    let files = [Some(&args.file), args.plan.file(), args.target.file()];
    loading::once(files.into_iter().flatten())?;
    let mut loaded = args.judging.load(&args.file)?;
    streams.warn(loaded.warnings.as_ref());
    let planning = Planning::resolve(&mut loaded, &args.plan, &args.target)?;
    let report = planning.report(&loaded, args.judging.as_of, None, None);
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
    let text = match format {
        RoadmapFormat::Csv => render::csv::roadmap(&report, roadmap),
        RoadmapFormat::Ics => render::ical::roadmap(&report, roadmap),
        RoadmapFormat::Md => draw(&page(Detail::Full), PageFormat::Md, streams, &args.output),
        RoadmapFormat::Terminal => draw(
            &page(Detail::Normal),
            PageFormat::Terminal,
            streams,
            &args.output,
        ),
    };
    args.output.write(&text, streams)?;
    Ok(match roadmap.conflicts.as_slice() {
        [] => Exit::Done,
        _ => Exit::Missed,
    })
}
