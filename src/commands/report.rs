//! One assessment, one report.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::streams::Streams;
use crate::exit::Exit;
use crate::render;
use crate::render::csv::Rows;
use crate::report::{Detail, report_page, report_workbook};

use super::failure::Failure;
use super::loading::{self, Loaded};
use super::output::{LengthArgs, OutputArgs, PageFormat, draw_with};
use super::plan_args::PlanArgs;
use super::planning::Planning;
use super::target_args::TargetArgs;

/// Arguments of `report`.
#[derive(Args, Debug)]
pub struct ReportArgs {
    /// The assessment; `-` reads standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Format of the report; by default that of the file's ending, else for the terminal.
    #[arg(long, alias = "format", value_name = "FORMAT")]
    to: Option<ReportFormat>,

    /// How much is shown; by default everything in a file, and what matters most on a terminal.
    #[arg(long, value_name = "DETAIL")]
    detail: Option<DetailArg>,

    /// What the rows of a CSV file are: answers, findings, initiatives of the roadmap, or areas with their sections.
    #[arg(long, value_name = "ROWS")]
    table: Option<TableArg>,

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

/// How an assessment is judged.
#[derive(Args, Clone, Debug)]
pub struct JudgingArgs {
    /// Day on which evidence and waivers are judged, as 2027-03-31; by default the date of the assessment.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<Date>,

    /// Where the questionnaire is found, if not where the assessment says.
    #[arg(long, value_name = "FILE")]
    pub(super) questionnaire: Option<PathBuf>,

    /// Only these sections, with all below them; the rest is out of scope, and said to be. Overrides `sections` of the assessment.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(super) section: Vec<String>,
}

impl JudgingArgs {
    /// Reads an assessment as these arguments say.
    pub(super) fn load(&self, file: &Path) -> Result<Loaded, Failure> {
        let mut loaded = loading::assessment(file, self.questionnaire.as_deref())
            .map_err(|failure| failure.if_missing(file))?;
        loaded.select(&self.section)?;
        Ok(loaded)
    }
}

/// Reads a day from the command line.
pub(super) fn day(text: &str) -> Result<Date, String> {
    // Only the form that files use too, of the several that the library reads.
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let day = text.parse().ok().filter(|_| shape);
    day.ok_or_else(|| "is no day of the calendar; write it as 2027-03-31".to_owned())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    /// For people at a terminal.
    Terminal,
    /// Markdown, which diffs well in git.
    Md,
    /// One self-contained HTML file, for reading, printing and handing on.
    Html,
    /// JSON, format 1: a stable contract for other programs.
    Json,
    /// A workbook for Excel and LibreOffice: tables to filter and sort, charts, links.
    Xlsx,
    /// Comma-separated values for spreadsheets: a row for each finding, or what --table says.
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum TableArg {
    /// A row for each question, with its answer, evidence and notes.
    Answers,
    /// A row for each finding, in the order in which they matter.
    Findings,
    /// A row for each initiative of the roadmap.
    Roadmap,
    /// A row for the whole, each area and each section, with scores and counts.
    Areas,
}

impl From<TableArg> for Rows {
    fn from(table: TableArg) -> Self {
        match table {
            TableArg::Answers => Self::Answers,
            TableArg::Findings => Self::Findings,
            TableArg::Roadmap => Self::Roadmap,
            TableArg::Areas => Self::Areas,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DetailArg {
    /// Summary and areas, on about a page.
    Brief,
    /// Also sections, the first findings and what is missing.
    Normal,
    /// Everything, down to each answer.
    Full,
}

impl From<DetailArg> for Detail {
    fn from(detail: DetailArg) -> Self {
        match detail {
            DetailArg::Brief => Self::Brief,
            DetailArg::Normal => Self::Normal,
            DetailArg::Full => Self::Full,
        }
    }
}

/// Writes the report of one assessment.
///
/// # Errors
///
/// If a file has faults, or cannot be read or written.
pub fn run(args: &ReportArgs, streams: &Streams) -> Result<Exit, Failure> {
    let by_ending = [
        ("md", ReportFormat::Md),
        ("markdown", ReportFormat::Md),
        ("html", ReportFormat::Html),
        ("json", ReportFormat::Json),
        ("xlsx", ReportFormat::Xlsx),
        ("csv", ReportFormat::Csv),
        ("txt", ReportFormat::Terminal),
    ];
    let format = match args.to {
        Some(format) => format,
        None => args
            .output
            .by_ending(&by_ending)?
            .unwrap_or(ReportFormat::Terminal),
    };
    if format == ReportFormat::Xlsx {
        args.output.for_bytes("a workbook", streams)?;
    }
    if args.table.is_some() && format != ReportFormat::Csv {
        return Err(Failure::usage(
            "--table chooses the rows of a CSV file, and this report is none",
            "add --to csv, or leave --table out",
        ));
    }
    args.length.check(format == ReportFormat::Md)?;
    let files = [Some(&args.file), args.plan.file(), args.target.file()];
    loading::once(files.into_iter().flatten())?;
    let questionnaire = args.judging.questionnaire.iter();
    args.output
        .spares(questionnaire.chain(files.into_iter().flatten()))?;
    let mut loaded = args.judging.load(&args.file)?;
    streams.warn(loaded.warnings.as_ref());
    let digest = loaded.questionnaire.digest();
    let planning = Planning::resolve(&mut loaded, &args.plan, &args.target)?;
    planning.warn(&loaded, streams);
    let report = planning.report(&loaded, args.judging.as_of, Some(&digest), None);
    let page = |format: PageFormat, detail: Detail| {
        let detail = args.detail.map_or(detail, Detail::from);
        let (page, questionnaire) = (report_page(&report, detail), report.questionnaire());
        draw_with(&page, questionnaire, format, streams, &args.output)
    };
    let text = match format {
        ReportFormat::Xlsx => {
            let bytes = render::xlsx::draw(&report_workbook(&report))?;
            args.output.write_bytes(&bytes, streams)?;
            return Ok(Exit::Done);
        }
        ReportFormat::Json => render::json::report(&report)?,
        ReportFormat::Csv => {
            let rows = args.table.map_or(Rows::Findings, Rows::from);
            render::csv::report(&report, rows)?
        }
        ReportFormat::Md => {
            let detail = args.detail.map_or(Detail::Full, Detail::from);
            args.length.draw(&report_page(&report, detail))
        }
        ReportFormat::Html => page(PageFormat::Html, Detail::Full)?,
        ReportFormat::Terminal => page(PageFormat::Terminal, Detail::Normal)?,
    };
    args.output.write(&text, streams)?;
    Ok(Exit::Done)
}
