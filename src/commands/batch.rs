//! Scores many assessments, and shows them side by side.

mod args;
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

pub use self::args::BatchArgs;
use self::args::BatchFormat;
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
use super::streams::Streams;
use crate::exit::Exit;
use crate::portfolio::{Order, Portfolio};
use crate::report::{
    PortfolioDetail, listed_columns, listed_row, portfolio_page, portfolio_workbook,
};
use crate::{catalogue, render};

/// Scores all assessments.
///
/// # Errors
///
/// If the command line asks for what cannot be, or the result cannot be written. Assessments with faults are results.
pub fn run(args: &BatchArgs, streams: &Streams) -> Result<Exit, Failure> {
    let format = args.format()?;
    args.check(format, streams)?;
    interruption::watch();
    let order = args.order();
    let mut run = Run {
        args,
        streams,
        batch: Batch::default(),
    };
    let ended = run.write(format, order)?;
    let asked = args.target.is_given();
    let exit = run.batch.exit(asked);
    Ok(match ended {
        Ended::Done => {
            run.batch.tell(streams, asked);
            exit
        }
        Ended::Enough => Exit::Done,
        Ended::Stopped => {
            streams.say(&run.batch.interrupted(args.output.to_file()));
            Exit::Interrupted
        }
    })
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
            BatchFormat::Table | BatchFormat::Html | BatchFormat::Xlsx => {
                let mut portfolio = Portfolio::default();
                let ended = self.go(Form::Portfolio, self.source()?, &mut |formed| {
                    portfolio.append(formed.portfolio);
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
        match self.args.output.to_file() {
            // An earlier result is worth more than one in which there is nothing.
            Some(file) if self.batch.found_nothing() && file.exists() => {
                self.batch.keeps(file);
            }
            _ if ended == Ended::Done => output.finish()?,
            _ => {}
        }
        Ok(ended)
    }

    /// Where the work comes from.
    fn source(&self) -> Result<Source, Failure> {
        Ok(match self.args.merge {
            true => {
                let parts = Parts::open(&self.args.paths)?;
                if parts.twice() > 0 {
                    self.streams.say(&format!(
                        "warning: {} of {} records stand there before, of the same file, line, organisation and day: was a part \
                         given twice?",
                        parts.twice(),
                        parts.len()
                    ));
                }
                Source::Parts(Box::new(parts))
            }
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
                    parts.spool(&formed.rows, &formed.lines)?;
                    Ok(ControlFlow::Continue(()))
                })?;
                if ended != Ended::Done {
                    return Ok(ended);
                }
                // They are counted when they are read again.
                self.batch.forget_records();
                source = Source::Parts(Box::new(parts));
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
        let flow = match format {
            BatchFormat::Html => {
                let page = portfolio_page(portfolio, site, PortfolioDetail::Full);
                output.write(render::html::draw(&page)?.as_bytes())?
            }
            BatchFormat::Xlsx => {
                let workbook = portfolio_workbook(portfolio, site);
                output.pass(|to| Ok(render::xlsx::draw_to(&workbook, to)?))?
            }
            _ => self.table(portfolio, output)?,
        };
        Ok(match flow {
            ControlFlow::Break(()) => Ended::Enough,
            ControlFlow::Continue(()) => Ended::Done,
        })
    }

    /// Shows a line for each, and what they have in common.
    fn table(
        &self,
        portfolio: &Portfolio,
        output: &mut Output,
    ) -> Result<ControlFlow<()>, Failure> {
        let style = match self.args.output.to_file() {
            Some(_) => self.streams.file_style(),
            None => self.streams.result_style(),
        };
        if !portfolio.is_empty() {
            let columns = listed_columns(portfolio);
            let rows = || portfolio.rows().map(|row| listed_row(portfolio, &row));
            let mut passed = Ok(ControlFlow::Continue(()));
            render::terminal::listing(&columns, rows, &style, &mut |text| {
                passed = output.write(text.as_bytes());
                match passed {
                    Ok(flow) => flow,
                    Err(_) => ControlFlow::Break(()),
                }
            });
            if passed?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        let site = self.args.site.as_deref();
        let page = portfolio_page(portfolio, site, PortfolioDetail::Brief);
        let text = format!("\n{}", render::terminal::draw(&page, &style));
        output.write(text.as_bytes())
    }
}

/// Where work comes from.
enum Source {
    Paths {
        paths: Vec<PathBuf>,
        kind: Option<StreamKind>,
    },
    Parts(Box<Parts>),
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
        if embedded.digest == group.questionnaire.digest
            && let Ok(loaded) = loading::questionnaire(embedded.id)
        {
            group.name_from(&loaded.questionnaire);
        }
    }
}
