//! What a check of a written roadmap found.

use crate::model::{Quarter, WrittenRoadmap};
use crate::roadmap::verify::Violation;

use super::page::{Block, Cell, Page, Tone};
use super::{GapReport, wording};

/// Whether a roadmap holds, and in what it does not.
pub fn verification_page(file: &str, written: &WrittenRoadmap, violations: &[Violation]) -> Page {
    let initiatives = wording::count(written.initiatives.len(), "initiative", "initiatives");
    let quarters = wording::count(written.periods.len(), "quarter", "quarters");
    if violations.is_empty() {
        let text = format!(
            "{file} holds: {initiatives} in {quarters}, every place, limit, predecessor, wished date and figure of a quarter \
             checked. Taken as written: the bound, whether a conflict is proven, what more would bring, and texts."
        );
        return Page {
            blocks: vec![Block::Paragraph(Cell::toned(text, Tone::Good))],
        };
    }
    let count = wording::count(violations.len(), "thing is", "things are");
    let must = match violations.len() {
        1 => "it must be",
        _ => "they must be",
    };
    let text = format!("{file} does not hold: {count} not as {must}.");
    let points = violations
        .iter()
        .map(|violation| point(violation).into())
        .collect();
    Page {
        blocks: vec![
            Block::Paragraph(Cell::toned(text, Tone::Bad)),
            Block::List {
                ordered: false,
                points,
            },
        ],
    }
}

fn point(violation: &Violation) -> String {
    let mut place = Vec::new();
    place.extend(violation.line.map(|line| format!("line {line}")));
    place.extend(violation.initiative.clone());
    place.extend(violation.quarter.map(|quarter| quarter.to_string()));
    let place = match place.as_slice() {
        [] => String::new(),
        place => format!("{}: ", place.join(", ")),
    };
    format!("{place}{} [{}]", violation.message, violation.code)
}

/// What stands at the top of an assessment that a roadmap expects.
pub fn expected_header(report: &GapReport<'_>, quarter: Quarter, lifted: usize) -> Vec<String> {
    let lifted = wording::count(lifted, "answer is", "answers are");
    vec![
        format!(
            "Expected at the end of {quarter}, if the roadmap drawn up from the assessment of {} is carried out: {lifted} \
             lifted, each with a note that says by what. Nothing of this has been seen yet: assess again before you rely on it.",
            report.assessment().date
        ),
        "Evidence is that of the earlier assessment; what has expired by then no longer counts."
            .to_owned(),
    ]
}
