//! How a comparison is worked out.

use super::{Compared, words};
use crate::report::page::{Block, Cell, Tone};
use crate::report::wording;

/// The method, and what a comparison is not.
pub(super) fn method(compared: &Compared<'_, '_>) -> Vec<Block> {
    let mut points: Vec<Cell> = words::METHOD.iter().map(|text| Cell::from(*text)).collect();
    let days: Vec<String> = compared
        .comparison
        .sides
        .iter()
        .map(|side| side.as_of().to_string())
        .collect();
    points.push(words::judged(&days).into());
    let dates: Vec<_> = compared
        .comparison
        .sides
        .iter()
        .map(|s| s.assessment.date)
        .collect();
    if !compared.is_sites() && !dates.is_sorted() {
        let text = "They are compared in the order given, which is not that of their days.";
        points.push(Cell::toned(text, Tone::Caution));
    }
    for (side, file) in compared.comparison.sides.iter().zip(&compared.files) {
        let named = side.assessment.questionnaire.version.as_ref();
        if named.is_some_and(|version| *version != side.questionnaire.version) {
            let unmatched = side.assessment.unmatched.len();
            let text = format!(
                "{file} was answered with another version of the questionnaire: {} no question any more, and questions that \
                 are new since then count as not answered.",
                wording::count(unmatched, "answer has", "answers have")
            );
            points.push(Cell::toned(text, Tone::Caution));
        }
    }
    vec![
        Block::List {
            ordered: false,
            points,
        },
        Block::Paragraph(Cell::toned(wording::ESTIMATE, Tone::Muted)),
    ]
}
