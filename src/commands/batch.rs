//! Scores many assessments, and shows them side by side.

mod feed;
mod form;
mod interruption;
mod output;
mod parts;
mod pool;
mod progress;
mod scorer;
mod shelf;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use self::feed::{Feeder, Job, StreamKind};
use self::form::{Batch, Form, Formed};
use self::output::Output;
use self::parts::Parts;
use self::pool::{Ended, Giver, in_order};
use self::progress::Progress;
use self::scorer::Scorer;
use self::shelf::Shelf;
use super::failure::Failure;
use super::loading;
use super::output::OutputArgs;
use super::report::JudgingArgs;
use super::streams::Streams;
use super::target_args::TargetArgs;
use crate::exit::Exit;
use crate::portfolio::{Order, Portfolio};
use crate::report::{PortfolioDetail, listed_columns, listed_row, portfolio_page};
use crate::{catalogue, render};

/// Arguments of `batch`.
#[derive(Args, Debug)]
pub struct BatchArgs {
    /// Assessments: files, folders, patterns such as 'sites/**/*.yaml', @LIST for a file of paths; `-` reads standard input:
    /// paths, JSON with an assessment in every line, or YAML documents parted by `---`.
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,

    /// Format of the result; by default that of the file's ending, else a table.
    #[arg(long, alias = "format", value_name = "FORMAT")]
    to: Option<BatchFormat>,

    /// Bring records together that earlier runs wrote as NDJSON: the result is that of a single run over all.
    #[arg(long)]
    merge: bool,

    /// Order of the assessments; by default that of the input, with --merge that of their paths.
    #[arg(long, value_name = "ORDER")]
    sort: Option<SortOrder>,

    /// Show where an organisation, or a file, stands among all (table and HTML).
    #[arg(long, value_name = "NAME")]
    site: Option<String>,

    /// What standard input holds, if its first line does not tell.
    #[arg(long, value_name = "KIND")]
    stdin: Option<StreamKind>,

    /// Threads that score; by default one for each processor. The result does not depend on it.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    judging: JudgingArgs,

    #[command(flatten)]
    target: TargetArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum BatchFormat {
    /// For people at a terminal: a line for each assessment, and what they have in common.
    Table,
    /// Comma-separated values, a row for each assessment.
    Csv,
    /// A JSON record in each line, format 1: a stable contract; --merge reads it.
    Ndjson,
    /// One self-contained HTML file: ranking, heat map, spread, common findings.
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SortOrder {
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

/// Scores all assessments.
///
/// # Errors
///
/// If the command line asks for what cannot be, or the result cannot be written. Assessments with faults are results.
pub fn run(args: &BatchArgs, streams: &Streams) -> Result<Exit, Failure> {
    let format = args.format()?;
    args.check(format)?;
    interruption::watch();
    let order = match args.sort {
        Some(order) => Order::from(order),
        // One part alone is in the order of its run.
        None if args.merge && args.paths.len() > 1 => Order::Path,
        None => Order::Input,
    };
    let mut run = Run {
        args,
        streams,
        batch: Batch::default(),
    };
    let ended = run.write(format, order)?;
    let exit = run.batch.exit();
    Ok(match ended {
        Ended::Done => {
            run.batch.tell(streams);
            exit
        }
        Ended::Enough => Exit::Done,
        Ended::Stopped => {
            streams.say(&run.batch.interrupted(args.output.to_file()));
            Exit::Interrupted
        }
    })
}

impl BatchArgs {
    fn format(&self) -> Result<BatchFormat, Failure> {
        let by_ending = [
            ("txt", BatchFormat::Table),
            ("csv", BatchFormat::Csv),
            ("ndjson", BatchFormat::Ndjson),
            ("jsonl", BatchFormat::Ndjson),
            ("html", BatchFormat::Html),
        ];
        match self.to {
            Some(format) => Ok(format),
            None => Ok(self
                .output
                .by_ending(&by_ending)?
                .unwrap_or(BatchFormat::Table)),
        }
    }

    fn check(&self, format: BatchFormat) -> Result<(), Failure> {
        let stdin = |path: &PathBuf| match feed::list(path) {
            Some(list) => list,
            None => path.clone(),
        };
        let paths: Vec<PathBuf> = self.paths.iter().map(stdin).collect();
        loading::once(paths.iter().chain(self.target.file()))?;
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
                "use it with the table or with `--to html`",
            ));
        }
        Ok(())
    }

    fn threads(&self) -> usize {
        let all = || std::thread::available_parallelism().map_or(1, usize::from);
        self.threads.map_or_else(all, usize::from)
    }
}

/// One run.
struct Run<'r> {
    args: &'r BatchArgs,
    streams: &'r Streams,
    batch: Batch,
}

impl Run<'_> {
    fn write(&mut self, format: BatchFormat, order: Order) -> Result<Ended, Failure> {
        // Before hours of work it is known whether the result can be written.
        let mut output = Output::to(self.args.output.to_file())?;
        let ended = match format {
            BatchFormat::Ndjson => self.lines(Form::Ndjson, order, &mut output)?,
            BatchFormat::Csv => {
                let header = render::portfolio_csv::header();
                match output.write(header.as_bytes())? {
                    ControlFlow::Break(()) => Ended::Enough,
                    ControlFlow::Continue(()) => self.lines(Form::Csv, order, &mut output)?,
                }
            }
            BatchFormat::Table | BatchFormat::Html => {
                let mut portfolio = Portfolio::default();
                let ended = self.go(Form::Records, self.source()?, &mut |formed| {
                    for record in &formed.records {
                        portfolio.add(record);
                    }
                    Ok(ControlFlow::Continue(()))
                })?;
                if ended != Ended::Done {
                    return Ok(ended);
                }
                portfolio.sort(order);
                name(&mut portfolio);
                self.show(&portfolio, format, &mut output)?
            }
        };
        if ended == Ended::Done {
            output.finish()?;
        }
        Ok(ended)
    }

    /// Where the work comes from.
    fn source(&self) -> Result<Source, Failure> {
        Ok(match self.args.merge {
            true => Source::Parts(Parts::open(&self.args.paths)?),
            false => Source::Paths {
                paths: self.args.paths.clone(),
                kind: self.args.stdin,
            },
        })
    }

    /// Writes a line, or a row, for each record.
    fn lines(&mut self, form: Form, order: Order, output: &mut Output) -> Result<Ended, Failure> {
        let mut source = self.source()?;
        if order != Order::Input {
            if let Source::Paths { .. } = source {
                let mut parts = Parts::default();
                let ended = self.go(Form::Spooled, source, &mut |formed| {
                    for (row, line) in formed.rows.into_iter().zip(&formed.lines) {
                        let spooled = parts.spool(row, line);
                        spooled.map_err(Failure::Output)?;
                    }
                    Ok(ControlFlow::Continue(()))
                })?;
                if ended != Ended::Done {
                    return Ok(ended);
                }
                // They are counted when they are read again.
                self.batch.forget_records();
                source = Source::Parts(parts);
            }
            if let Source::Parts(parts) = &mut source {
                parts.sort(order);
            }
        }
        self.go(form, source, &mut |formed| output.write(&formed.text))
    }

    /// Has all work done.
    fn go(
        &mut self,
        form: Form,
        source: Source,
        take: &mut dyn FnMut(Formed) -> Result<ControlFlow<()>, Failure>,
    ) -> Result<Ended, Failure> {
        let scorer = Scorer {
            shelf: Shelf::new(self.args.judging.clone(), self.args.target.clone()),
            as_of: self.args.judging.as_of,
            asked: self.args.target.is_given(),
        };
        let progress = Progress::new(self.streams, self.shows_at_once(form), source.count());
        let feed = move |giver: &mut Giver<Vec<Job>>| {
            let mut feeder = Feeder::new(giver);
            match source {
                Source::Paths { paths, kind } => feeder.paths(&paths, kind),
                Source::Parts(parts) => parts.give(&mut feeder),
            }
        };
        let work = move |jobs: Vec<Job>| form::formed(&scorer, form, jobs);
        let (batch, mut failed) = (&mut self.batch, None);
        let ended = in_order(
            self.args.threads(),
            feed,
            work,
            &interruption::interrupted,
            &mut |mut formed: Formed| {
                progress.advance(formed.count());
                batch.add(&mut formed);
                let taken = match formed.fatal.take() {
                    Some(failure) => Err(failure),
                    None => take(formed),
                };
                taken.unwrap_or_else(|failure| {
                    failed = Some(failure);
                    ControlFlow::Break(())
                })
            },
        );
        progress.finish();
        match failed {
            Some(failure) => Err(failure),
            None => Ok(ended),
        }
    }

    /// Whether results appear while others are still worked on.
    fn shows_at_once(&self, form: Form) -> bool {
        self.args.output.to_file().is_none() && matches!(form, Form::Ndjson | Form::Csv)
    }

    /// Shows a whole portfolio.
    fn show(
        &self,
        portfolio: &Portfolio,
        format: BatchFormat,
        output: &mut Output,
    ) -> Result<Ended, Failure> {
        let site = self.args.site.as_deref();
        let mut failed = None;
        let mut pass = |text: &str| {
            output.write(text.as_bytes()).unwrap_or_else(|failure| {
                failed = Some(failure);
                ControlFlow::Break(())
            })
        };
        let flow = if format == BatchFormat::Html {
            let page = portfolio_page(portfolio, site, PortfolioDetail::Full);
            pass(&render::html::draw(&page)?)
        } else {
            let style = match self.args.output.to_file() {
                Some(_) => self.streams.file_style(),
                None => self.streams.result_style(),
            };
            let columns = listed_columns(portfolio);
            let rows = || {
                portfolio
                    .rows()
                    .iter()
                    .map(|row| listed_row(portfolio, row))
            };
            let mut flow = ControlFlow::Continue(());
            if !portfolio.rows().is_empty() {
                render::terminal::listing(&columns, rows, &style, &mut |text| {
                    flow = pass(text);
                    flow
                });
            }
            let page = portfolio_page(portfolio, site, PortfolioDetail::Brief);
            match flow {
                ControlFlow::Continue(()) => {
                    pass(&format!("\n{}", render::terminal::draw(&page, &style)))
                }
                gone => gone,
            }
        };
        match (failed, flow) {
            (Some(failure), _) => Err(failure),
            (None, ControlFlow::Break(())) => Ok(Ended::Enough),
            (None, ControlFlow::Continue(())) => Ok(Ended::Done),
        }
    }
}

/// Where work comes from.
enum Source {
    Paths {
        paths: Vec<PathBuf>,
        kind: Option<StreamKind>,
    },
    Parts(Parts),
}

impl Source {
    /// How much work there is, if that is known.
    fn count(&self) -> Option<usize> {
        match self {
            Self::Paths { paths, .. } => {
                let single = |path: &PathBuf| {
                    path != Path::new("-")
                        && feed::list(path).is_none()
                        && path.is_file()
                        && !crate::storage::holds_lines(path)
                };
                paths.iter().all(single).then_some(paths.len())
            }
            Self::Parts(parts) => Some(parts.len()),
        }
    }
}

/// Names what was found with embedded questionnaires, which records leave out.
fn name(portfolio: &mut Portfolio) {
    for group in portfolio.groups_mut() {
        let Some(embedded) = catalogue::find(&group.questionnaire.id) else {
            continue;
        };
        if catalogue::digest(embedded.text.as_bytes()) == group.questionnaire.digest
            && let Ok(loaded) = loading::questionnaire(embedded.id)
        {
            group.name_from(&loaded.questionnaire);
        }
    }
}
