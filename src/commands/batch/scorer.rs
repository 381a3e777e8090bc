//! From an input to its records.

use std::fmt;
use std::path::Path;

use jiff::civil::Date;

use super::feed::Job;
use super::shelf::{NotPrepared, Shelf};
use crate::commands::failure::Failure;
use crate::commands::loading;
use crate::document::{Diagnostic, Document, Kind, Source};
use crate::portfolio::{Content, Fault, Record, Surveyed, survey};
use crate::render::json;
use crate::storage::{self, Parting, Pieces, StorageError};

/// What becomes of a job.
#[derive(Debug)]
pub(super) enum Scored<'a> {
    /// A record.
    Record(Record<'a>),
    /// Something found that is of another kind, such as a target, or belongs to another program.
    PassedOver,
    /// A link that leads back.
    Loop(String),
    /// The whole run has to end.
    Fatal(Failure),
}

/// Scores assessments.
#[derive(Debug)]
pub(super) struct Scorer {
    pub(super) shelf: Shelf,
    pub(super) as_of: Option<Date>,
    /// Whether a target was asked for.
    pub(super) asked: bool,
}

/// Code of a fault where something could not be read.
const UNREADABLE: &str = "unreadable";
/// Code of a fault where a path stands for nothing.
const NOTHING_FOUND: &str = "nothing-found";
/// Code of a fault where a record of this program cannot be understood.
const NOT_A_RECORD: &str = "not-a-record";

impl Scorer {
    /// Scores all that a job holds.
    pub(super) fn score(&self, job: Job, give: &mut dyn FnMut(Scored<'_>)) {
        match job {
            Job::File { path, named } => self.file(&path, named, give),
            Job::Piece { file, piece, named } => {
                let fault = piece.too_large.then(|| too_large(piece.line));
                match fault {
                    Some(fault) => give(record(
                        &file,
                        Some(piece.line),
                        Content::Faulty(vec![fault]),
                    )),
                    None => self.text(&file, Some(piece.line), piece.bytes, named, give),
                }
            }
            Job::Unreadable(error) => {
                let file = error.path().to_string_lossy().into_owned();
                give(unread(&file, UNREADABLE, format!("failed to {error}")));
            }
            Job::Nothing { path, why } => {
                give(unread(&path.to_string_lossy(), NOTHING_FOUND, why));
            }
            Job::Loop(path) => give(Scored::Loop(path.to_string_lossy().into_owned())),
            Job::Record(line) => give(written(&line)),
        }
    }

    fn file(&self, path: &Path, named: bool, give: &mut dyn FnMut(Scored<'_>)) {
        let file = path.to_string_lossy();
        let bytes = match storage::read(path) {
            Ok(bytes) => bytes,
            Err(error @ StorageError::TooLarge { .. }) => {
                let message = format!("failed to {error}");
                let fault = fault("file-too-large", None, message);
                give(record(&file, None, Content::Faulty(vec![fault])));
                return;
            }
            Err(error) => {
                give(unread(&file, UNREADABLE, format!("failed to {error}")));
                return;
            }
        };
        if !has_several(&bytes) {
            self.text(&file, None, bytes, named, give);
            return;
        }
        let mut pieces = Pieces::new(bytes.as_slice(), Parting::Dashes, Source::MAX_BYTES);
        let mut all = Vec::new();
        // Memory can always be read.
        while let Ok(Some(piece)) = pieces.next_piece() {
            all.push(piece);
        }
        if all.len() < 2 {
            self.text(&file, None, bytes, named, give);
            return;
        }
        for piece in all {
            self.text(&file, Some(piece.line), piece.bytes, named, give);
        }
    }

    /// Scores one document, which begins at a line of its file.
    fn text(
        &self,
        file: &str,
        line: Option<usize>,
        bytes: Vec<u8>,
        named: bool,
        give: &mut dyn FnMut(Scored<'_>),
    ) {
        let source = Source::new(file, bytes);
        match self.site(&source, file, line, named, give) {
            Ok(()) => {}
            Err(NotPrepared::Fatal(failure)) => give(Scored::Fatal(failure)),
            Err(NotPrepared::Faults(found)) => {
                let found = faults(&source, line, &found);
                give(record(file, line, Content::Faulty(found)));
            }
        }
    }

    fn site(
        &self,
        source: &Source,
        file: &str,
        line: Option<usize>,
        named: bool,
        give: &mut dyn FnMut(Scored<'_>),
    ) -> Result<(), NotPrepared> {
        let document = match Document::parse(source) {
            Err(_) if !named && Document::is_list(source) => {
                give(Scored::PassedOver);
                return Ok(());
            }
            parsed => parsed?,
        };
        let other = !matches!(document.kind(), Kind::Assessment | Kind::Unknown);
        if !named && (other || document.is_foreign()) {
            give(Scored::PassedOver);
            return Ok(());
        }
        document.must_be(Kind::Assessment)?;
        let by = loading::named_by(&document)?;
        let prepared = self.shelf.prepared(&document, &by, file)?;
        let questionnaire = &prepared.questionnaire;
        let read = document.to_assessment_of_many(questionnaire, &prepared.index)?;
        let mut assessment = read.value;
        if let Some(sections) = &prepared.sections {
            assessment.sections = Some(sections.clone());
        }
        let surveyed = Surveyed {
            questionnaire,
            named: &prepared.named,
            embedded: prepared.embedded,
            assessment: &assessment,
            layout: &prepared.layout,
            target: &prepared.target,
            groundwork: &prepared.groundwork,
            asked: self.asked,
            as_of: self.as_of.unwrap_or(assessment.date),
        };
        let warnings = faults(source, line, &read.warnings);
        let site = survey(&surveyed, warnings);
        give(record(file, line, Content::Scored(Box::new(site))));
        Ok(())
    }
}

/// Whether a second document may begin in it.
fn has_several(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == b'\n') {
        rest = rest.get(at + 1..).unwrap_or_default();
        if rest.starts_with(b"---") {
            return true;
        }
    }
    false
}

fn record<'a>(file: &'a str, line: Option<usize>, content: Content<'a>) -> Scored<'a> {
    Scored::Record(Record {
        file: file.into(),
        line,
        content,
    })
}

fn unread<'a>(file: &'a str, code: &str, message: String) -> Scored<'a> {
    record(file, None, Content::Unread(fault(code, None, message)))
}

fn fault(code: &str, place: Option<(usize, usize)>, message: impl fmt::Display) -> Fault {
    Fault {
        code: code.to_owned(),
        place,
        message: message.to_string(),
        help: None,
    }
}

fn too_large(line: usize) -> Fault {
    let megabytes = Source::MAX_BYTES / 1024 / 1024;
    let message = format!("this document is larger than {megabytes} MiB");
    fault("file-too-large", Some((line, 1)), message)
}

/// Faults of a document that begins at a line of its file.
fn faults(source: &Source, line: Option<usize>, found: &[Diagnostic]) -> Vec<Fault> {
    let before = line.unwrap_or(1) - 1;
    let of_file = |diagnostic: &Diagnostic| {
        let (line, column) = source.position(diagnostic.span.start());
        Fault {
            code: diagnostic.code.to_owned(),
            place: Some((before + line, column)),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
        }
    };
    found.iter().map(of_file).collect()
}

/// A record that was written before.
fn written(line: &[u8]) -> Scored<'_> {
    let read = std::str::from_utf8(line)
        .map_err(|error| error.to_string())
        .and_then(json::read_record);
    match read {
        Ok(record) => Scored::Record(record),
        // It was sound when it was looked through, so that its file changed meanwhile.
        Err(why) => unread("-", NOT_A_RECORD, why),
    }
}
