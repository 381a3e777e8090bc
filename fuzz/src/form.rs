//! A form as the program makes it, and what may befall its parts on the way to a respondent and back.

use std::io::{Cursor, Read as _, Write as _};
use std::sync::LazyLock;

use arbitrary::Arbitrary;
use itsm_gap::document::{Document, Source};
use itsm_gap::model::{Assessment, QuestionIx};
use itsm_gap::render::answer_form::{AnswerForm, draw};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::mini;

/// What the form says of its questionnaire's file.
pub const DIGEST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An assessment in which some is said already.
static PARTIAL: LazyLock<Assessment> = LazyLock::new(|| assessment(PARTIAL_TEXT));
/// Its text.
pub const PARTIAL_TEXT: &str = include_str!("../../tests/fixtures/partial.yaml");

pub fn partial() -> &'static Assessment {
    &PARTIAL
}

pub fn assessment(text: &str) -> Assessment {
    let source = Source::new("a.yaml", text);
    let read = Document::parse(&source).and_then(|document| document.to_assessment(mini()));
    read.unwrap_or_else(|faults| panic!("{faults:?} in\n{text}")).value
}

/// The parts of a form that asks all: names and bytes.
static PARTS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let questions: Vec<QuestionIx> = mini().question_places().collect();
    let profile: Vec<usize> = (0..mini().profile.len()).collect();
    let empty = assessment("format: 1\nquestionnaire: mini\ndate: 2026-11-20\nanswers: {}\n");
    let drawn = draw(&AnswerForm {
        questionnaire: mini(),
        sha256: DIGEST,
        assessment: &empty,
        questions: &questions,
        profile: &profile,
        by: None,
        roles: &[],
    });
    let bytes = drawn.expect("a form of the fixture").bytes;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a form is a zip");
    let parts = (0..archive.len()).map(|place| {
        let mut part = archive.by_index(place).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("a whole part");
        (part.name().expect("a name").into_owned(), bytes)
    });
    parts.collect()
});

/// What befalls one part.
#[derive(Arbitrary, Debug)]
pub struct Change {
    part: u8,
    kind: Kind,
}

#[derive(Arbitrary, Debug)]
enum Kind {
    /// The n-th text between two tags.
    Text(u16, String),
    /// The n-th value in quotation marks.
    Attribute(u16, String),
    /// The n-th cell gets another content.
    Cell(u16, Content),
    /// Bytes in the place of others.
    Splice { at: u16, cut: u8, put: Vec<u8> },
    /// A stretch once more, somewhere else.
    Repeat { from: u16, length: u8, at: u16 },
    /// The part ends early.
    Cut(u16),
    /// The part holds what another one does.
    Swap(u8),
    Gone,
}

#[derive(Arbitrary, Debug)]
enum Content {
    Text(String),
    /// Beyond what the questionnaire offers there is always something that fits.
    Offered(u8),
    Number(f64),
    Flag(bool),
    Error,
    Formula(String),
    Shared(u16),
    Day(u16),
}

/// The form after all changes, as the bytes of a file.
pub fn changed(changes: &[Change]) -> Vec<u8> {
    let mut parts: Vec<(&str, Vec<u8>)> = PARTS.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    for change in changes {
        let place = usize::from(change.part) % parts.len();
        match &change.kind {
            Kind::Swap(other) => {
                let other = usize::from(*other) % parts.len();
                parts[place].1 = parts[other].1.clone();
            }
            Kind::Gone if parts.len() > 1 => drop(parts.remove(place)),
            kind => befall(kind, &mut parts[place].1),
        }
    }
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        out.start_file(name, options).expect("a part begins");
        out.write_all(&bytes).expect("a part is written");
    }
    out.finish().expect("a zip ends").into_inner()
}

fn befall(kind: &Kind, bytes: &mut Vec<u8>) {
    let place = |at: u16, of: usize| usize::from(at) % of.max(1);
    match kind {
        Kind::Text(nth, text) => {
            let all = between(bytes, b'>', b'<');
            if !all.is_empty() {
                bytes.splice(all[place(*nth, all.len())].clone(), escaped(text).into_bytes());
            }
        }
        Kind::Attribute(nth, text) => {
            let all: Vec<_> = between(bytes, b'"', b'"').into_iter().step_by(2).collect();
            if !all.is_empty() {
                bytes.splice(all[place(*nth, all.len())].clone(), escaped(text).into_bytes());
            }
        }
        Kind::Cell(nth, content) => cell(bytes, *nth, content),
        Kind::Splice { at, cut, put } => {
            let from = place(*at, bytes.len());
            let to = (from + usize::from(*cut)).min(bytes.len());
            bytes.splice(from..to, put.iter().copied());
        }
        Kind::Repeat { from, length, at } => {
            let from = place(*from, bytes.len());
            let copy = bytes[from..(from + usize::from(*length)).min(bytes.len())].to_vec();
            let at = place(*at, bytes.len());
            bytes.splice(at..at, copy);
        }
        Kind::Cut(at) => bytes.truncate(place(*at, bytes.len())),
        Kind::Swap(_) | Kind::Gone => {}
    }
}

fn between(bytes: &[u8], open: u8, close: u8) -> Vec<std::ops::Range<usize>> {
    let opens = bytes.iter().enumerate().filter(|(_, byte)| **byte == open);
    let ends = opens.filter_map(|(at, _)| {
        let length = bytes[at + 1..].iter().position(|byte| *byte == close)?;
        Some(at + 1..at + 1 + length)
    });
    ends.collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Puts a content into the n-th cell of a sheet, whose style stays.
fn cell(bytes: &mut Vec<u8>, nth: u16, content: &Content) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let starts: Vec<usize> = text.match_indices("<c r=\"").map(|(at, _)| at).collect();
    if starts.is_empty() {
        return;
    }
    let start = starts[usize::from(nth) % starts.len()];
    let Some(tag) = text[start..].find('>') else {
        return;
    };
    let end = match text[start..start + tag].ends_with('/') {
        true => start + tag + 1,
        false => text[start..].find("</c>").map_or(text.len(), |end| start + end + 4),
    };
    let Some(name) = text[start + 6..].split('"').next() else {
        return;
    };
    let inline = |text: &str| format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(text));
    let labels = ["Always", "Here and there", "Nobody knows", "Not applicable", "Yes", "document", "2026-10-01", "flt-recorded"];
    let new = match content {
        Content::Text(said) => inline(said),
        Content::Offered(which) => inline(labels[usize::from(*which) % labels.len()]),
        Content::Number(number) => format!("<c r=\"{name}\"><v>{number}</v></c>"),
        Content::Flag(flag) => format!("<c r=\"{name}\" t=\"b\"><v>{}</v></c>", u8::from(*flag)),
        Content::Error => format!("<c r=\"{name}\" t=\"e\"><v>#REF!</v></c>"),
        Content::Formula(formula) => {
            format!("<c r=\"{name}\" t=\"str\"><f>{}</f><v>Always</v></c>", escaped(formula))
        }
        Content::Shared(index) => format!("<c r=\"{name}\" t=\"s\"><v>{index}</v></c>"),
        Content::Day(day) => format!("<c r=\"{name}\" s=\"1\"><v>{day}</v></c>"),
    };
    let text = format!("{}{new}{}", &text[..start], &text[end..]);
    *bytes = text.into_bytes();
}
