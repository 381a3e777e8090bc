//! Records in the form in which they are wanted, made where they are scored; and what is told about all of them.

use std::path::{Path, PathBuf};

use super::feed::Job;
use super::scorer::{Scored, Scorer};
use crate::commands::failure::Failure;
use crate::commands::streams::Streams;
use crate::exit::Exit;
use crate::gap::Outcome;
use crate::portfolio::{Content, Fault, Portfolio, Record, Rows};
use crate::render;

/// In which form records are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As text: a line of JSON each.
    Ndjson,
    /// As text: a row of a table each.
    Csv,
    /// Side by side.
    Portfolio,
    /// As lines of JSON that are put in order later.
    Spooled,
}

/// What became of a few jobs.
#[derive(Debug, Default)]
pub(super) struct Formed {
    /// All records as text.
    pub(super) text: Vec<u8>,
    /// Each record as a line.
    pub(super) lines: Vec<Vec<u8>>,
    /// Each record in little memory.
    pub(super) rows: Rows,
    /// What is kept of all records together.
    pub(super) portfolio: Portfolio,
    /// Why the whole run has to end.
    pub(super) fatal: Option<Failure>,
    tally: Batch,
}

impl Formed {
    /// How many inputs it was.
    pub(super) fn count(&self) -> usize {
        self.tally.records + self.tally.passed_over
    }
}

/// About so many bytes has the line of a record.
const LINE: usize = 12 * 1024;

/// Scores a few jobs.
pub(super) fn formed(scorer: &Scorer, form: Form, jobs: Vec<Job>) -> Formed {
    let mut formed = Formed::default();
    if form == Form::Ndjson {
        formed.text.reserve(jobs.len() * LINE);
    }
    for job in jobs {
        scorer.score(job, &mut |scored| match scored {
            Scored::Record(record) => {
                formed.tally.count(&record);
                take(&mut formed, form, record);
            }
            Scored::PassedOver => formed.tally.passed_over += 1,
            Scored::Loop(path) => formed.tally.loops.push(path),
            Scored::Fatal(failure) => {
                formed.fatal.get_or_insert(failure);
            }
        });
    }
    formed
}

fn take(formed: &mut Formed, form: Form, record: Record<'_>) {
    match form {
        Form::Ndjson => render::json::record(&record, &mut formed.text),
        Form::Csv => formed
            .text
            .extend_from_slice(render::portfolio_csv::row(&record).as_bytes()),
        Form::Portfolio => formed.portfolio.add(&record),
        Form::Spooled => {
            formed.rows.push(&record, 0);
            let mut line = Vec::new();
            render::json::record(&record, &mut line);
            formed.lines.push(line);
        }
    }
}

/// What is told about a whole batch.
#[derive(Debug, Default)]
pub(super) struct Batch {
    records: usize,
    exit: Exit,
    broken: usize,
    missed: usize,
    passed_over: usize,
    loops: Vec<String>,
    /// The first inputs that cannot be used.
    told: Vec<String>,
    /// A file of an earlier result that stays.
    kept: Option<PathBuf>,
}

/// So many inputs that cannot be used are named.
const NAMED: usize = 10;

impl Batch {
    fn count(&mut self, record: &Record<'_>) {
        self.records += 1;
        let exit = match &record.content {
            Content::Scored(site) => match site.target.outcome.filter(|_| site.target.asked) {
                Some(Outcome::Missed) => {
                    self.missed += 1;
                    Exit::Missed
                }
                Some(Outcome::Undecided) => Exit::Undecided,
                Some(Outcome::Met | Outcome::NotApplicable) | None => Exit::Done,
            },
            Content::Faulty(faults) => {
                self.tell_of(record, faults);
                Exit::Invalid
            }
            Content::Unread(fault) => {
                self.tell_of(record, std::slice::from_ref(fault));
                Exit::Unreadable
            }
        };
        self.exit = self.exit.worst(exit);
    }

    fn tell_of(&mut self, record: &Record<'_>, faults: &[Fault]) {
        self.broken += 1;
        if self.told.len() == NAMED {
            return;
        }
        let Some(first) = faults.first() else { return };
        let place = match (first.place, record.line) {
            (Some((line, column)), _) => format!(":{line}:{column}"),
            (None, Some(line)) => format!(":{line}"),
            (None, None) => String::new(),
        };
        // On one line, whatever names and messages hold.
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let more = match faults.len() - 1 {
            0 => String::new(),
            1 => " (and 1 more fault)".to_owned(),
            more => format!(" (and {more} more faults)"),
        };
        self.told.push(format!(
            "error[{}]: {}{place}: {}{more}",
            first.code,
            line(&record.file),
            line(&first.message),
        ));
    }

    /// Adds what became of a few jobs.
    pub(super) fn add(&mut self, formed: &mut Formed) {
        let tally = std::mem::take(&mut formed.tally);
        self.records += tally.records;
        self.exit = self.exit.worst(tally.exit);
        self.broken += tally.broken;
        self.missed += tally.missed;
        self.passed_over += tally.passed_over;
        let room = NAMED - self.told.len();
        self.told.extend(tally.told.into_iter().take(room));
        let room = NAMED.saturating_sub(self.loops.len());
        self.loops.extend(tally.loops.into_iter().take(room));
    }

    /// Forgets all but what is never read again.
    pub(super) fn forget_records(&mut self) {
        *self = Self {
            passed_over: self.passed_over,
            loops: std::mem::take(&mut self.loops),
            ..Self::default()
        };
    }

    /// The exit code that all of them call for. With a target there must be something to be judged: a gate must not open because nothing came to it.
    pub(super) fn exit(&self, asked: bool) -> Exit {
        match self.lacks_anything(asked) {
            true => Exit::Unreadable,
            false => self.exit,
        }
    }

    /// Whether there is nothing to hold against the target that was asked for.
    fn lacks_anything(&self, asked: bool) -> bool {
        self.records == 0 && asked
    }

    /// Whether nothing of all that was given could be used, and some of it not even be read: a folder mistyped, say.
    pub(super) fn found_nothing(&self) -> bool {
        self.records > 0 && self.broken == self.records && self.exit == Exit::Unreadable
    }

    /// Remembers a file that stays, since there is nothing to be written.
    pub(super) fn keeps(&mut self, file: &Path) {
        self.kept = Some(file.to_owned());
    }

    /// Says what a person should know.
    pub(super) fn tell(&self, streams: &Streams, asked: bool) {
        for line in &self.told {
            streams.say(line);
        }
        let rest = self.broken - self.told.len();
        if rest > 0 {
            streams.say(&format!(
                "and {rest} more of {} inputs cannot be used; `--to ndjson` holds all their faults",
                self.records
            ));
        }
        if self.lacks_anything(asked) {
            streams.say("error[nothing-found]: there is no assessment in what was given, so that no target is met");
        }
        if let Some(file) = &self.kept {
            streams.say(&format!(
                "note: {} is as it was before, since nothing that was given could be used",
                file.display()
            ));
        }
        for path in &self.loops {
            streams.say(&format!(
                "note: {path} leads back to a folder around it, and was not followed"
            ));
        }
        if self.passed_over > 0 {
            let files = match self.passed_over {
                1 => "1 file".to_owned(),
                many => format!("{many} files"),
            };
            streams.say(&format!(
                "note: passed over {files} without assessments, such as targets, plans and reports"
            ));
        }
    }

    /// What is said when it was interrupted.
    pub(super) fn interrupted(&self, file: Option<&Path>) -> String {
        let done = format!("\nInterrupted after {} inputs", self.records);
        match file {
            Some(path) if path.exists() => {
                format!("{done}; {} is as it was before.", path.display())
            }
            Some(path) => format!("{done}; {} was not written.", path.display()),
            None => format!("{done}."),
        }
    }
}
