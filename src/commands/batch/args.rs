//! Arguments of `batch`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::feed::{self, StreamKind};
use crate::commands::failure::Failure;
use crate::commands::loading;
use crate::commands::output::OutputArgs;
use crate::commands::report::JudgingArgs;
use crate::commands::streams::Streams;
use crate::commands::target_args::TargetArgs;
use crate::portfolio::Order;

/// Arguments of `batch`.
#[derive(Args, Debug)]
pub struct BatchArgs {
    /// Assessments: files, folders, patterns such as 'sites/**/*.yaml', @LIST for a file of paths; `-` reads standard input:
    /// paths, JSON with an assessment in every line, or YAML documents parted by `---`.
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,

    /// Format of the result; by default that of the file's ending, else a table.
    #[arg(long, alias = "format", value_name = "FORMAT")]
    pub(super) to: Option<BatchFormat>,

    /// Bring records together that earlier runs wrote as NDJSON: the result is that of a single run over all.
    #[arg(long)]
    pub(super) merge: bool,

    /// Order of the assessments; by default that of the input, with --merge that of their paths.
    #[arg(long, value_name = "ORDER")]
    pub(super) sort: Option<SortOrder>,

    /// Show where an organisation, or a file, stands among all (table, HTML and workbook).
    #[arg(long, value_name = "NAME")]
    pub(super) site: Option<String>,

    /// What standard input holds, if its first line does not tell.
    #[arg(long, value_name = "KIND")]
    pub(super) stdin: Option<StreamKind>,

    /// Threads that score; by default one for each processor. The result does not depend on it.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) threads: Option<u16>,

    #[command(flatten)]
    pub(super) output: OutputArgs,

    #[command(flatten)]
    pub(super) judging: JudgingArgs,

    #[command(flatten)]
    pub(super) target: TargetArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum BatchFormat {
    /// For people at a terminal: a line for each assessment, and what they have in common.
    Table,
    /// Comma-separated values, a row for each assessment.
    Csv,
    /// A JSON record in each line, format 1: a stable contract; --merge reads it.
    Ndjson,
    /// One self-contained HTML file: ranking, heat map, spread, common findings.
    Html,
    /// A workbook for spreadsheet programs: summary with charts, ranking, areas, findings, initiatives.
    Xlsx,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SortOrder {
    /// As they come.
    Input,
    /// By path.
    Path,
    /// By name of the organisation.
    Name,
    /// The lowest floor first.
    Floor,
    /// The lowest score first.
    Score,
    /// The least complete first.
    Completeness,
    /// The most likely majors first.
    Majors,
}

impl From<SortOrder> for Order {
    fn from(order: SortOrder) -> Self {
        match order {
            SortOrder::Input => Self::Input,
            SortOrder::Path => Self::Path,
            SortOrder::Name => Self::Name,
            SortOrder::Floor => Self::Floor,
            SortOrder::Score => Self::Score,
            SortOrder::Completeness => Self::Completeness,
            SortOrder::Majors => Self::Majors,
        }
    }
}

impl BatchArgs {
    /// The format that is asked for, or that the file's ending stands for.
    pub(super) fn format(&self) -> Result<BatchFormat, Failure> {
        let by_ending = [
            ("txt", BatchFormat::Table),
            ("csv", BatchFormat::Csv),
            ("ndjson", BatchFormat::Ndjson),
            ("jsonl", BatchFormat::Ndjson),
            ("html", BatchFormat::Html),
            ("xlsx", BatchFormat::Xlsx),
        ];
        match self.to {
            Some(format) => Ok(format),
            None => Ok(self
                .output
                .by_ending(&by_ending)?
                .unwrap_or(BatchFormat::Table)),
        }
    }

    /// Refuses what cannot be, before any work.
    pub(super) fn check(&self, format: BatchFormat, streams: &Streams) -> Result<(), Failure> {
        let stdin = |path: &PathBuf| match feed::list(path) {
            Some(list) => list,
            None => path.clone(),
        };
        let paths: Vec<PathBuf> = self.paths.iter().map(stdin).collect();
        loading::once(paths.iter().chain(self.target.file()))?;
        let questionnaire = self.judging.questionnaire.iter();
        self.output
            .spares(paths.iter().chain(self.target.file()).chain(questionnaire))?;
        let judged = self.judging.as_of.is_some()
            || self.judging.questionnaire.is_some()
            || !self.judging.section.is_empty()
            || self.target.is_given();
        if self.merge && (judged || self.stdin.is_some()) {
            return Err(Failure::usage(
                "records that are merged have been judged already",
                "give targets, dates, sections and questionnaires to the runs that write the parts",
            ));
        }
        if self.site.is_some() && matches!(format, BatchFormat::Csv | BatchFormat::Ndjson) {
            return Err(Failure::usage(
                "--site has no place where every assessment is a row of its own",
                "use it with the table, with `--to html` or with `--to xlsx`",
            ));
        }
        match format {
            BatchFormat::Xlsx => self.output.for_bytes("a workbook", streams),
            _ => Ok(()),
        }
    }

    /// The order that is asked for.
    pub(super) fn order(&self) -> Order {
        match self.sort {
            Some(order) => Order::from(order),
            // One part alone is in the order of its run.
            None if self.merge && self.paths.len() > 1 => Order::Path,
            None => Order::Input,
        }
    }

    /// How many threads score.
    pub(super) fn threads(&self) -> usize {
        let all = || std::thread::available_parallelism().map_or(1, usize::from);
        self.threads.map_or_else(all, usize::from)
    }
}
