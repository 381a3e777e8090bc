//! Figures and answers of a comparison in words.

use crate::comparison::{Pair, Side};
use crate::gap::Subject;
use crate::model::{Grade, QuestionIx, Score, SectionIx};
use crate::report::page::{Block, Cell, Tone};
use crate::report::wording;
use crate::scoring::QuestionState;

/// How many rows a table has unless all are wanted.
pub(super) const ROWS: usize = 8;

/// A difference with its sign, two decimals, on a scale.
pub(super) fn signed(difference: f64, max: u8) -> String {
    let text = wording::decimal(difference * f64::from(max), 2);
    match text.as_str() {
        "0.00" => "0.00".to_owned(),
        negative if negative.starts_with('-') => text,
        _ => format!("+{text}"),
    }
}

/// A difference between two scores that may be missing.
pub(super) fn change(before: Option<f64>, after: Option<f64>, max: u8) -> Cell {
    match before.zip(after) {
        None => Cell::toned(wording::NOTHING, Tone::Muted),
        Some((before, after)) => {
            let difference = Score::new(after).get() - Score::new(before).get();
            toned(signed(difference, max), difference)
        }
    }
}

/// Good if something rose, bad if it fell.
pub(super) fn toned(text: impl Into<Cell>, difference: f64) -> Cell {
    let tone = match difference {
        more if more > 1e-9 => Tone::Good,
        less if less < -1e-9 => Tone::Bad,
        _ => Tone::Muted,
    };
    Cell::toned(text, tone)
}

/// A score with two decimals, so that differences can be followed.
pub(super) fn precise(score: Option<f64>, max: u8) -> String {
    score.map_or_else(
        || wording::NOTHING.to_owned(),
        |score| wording::decimal(Score::new(score).get() * f64::from(max), 2),
    )
}

/// The answer to a question on one side, in words.
pub(super) fn answer(side: &Side<'_>, ix: Option<QuestionIx>) -> String {
    let Some(ix) = ix else {
        return "not asked".to_owned();
    };
    let question = side.card.question(ix);
    match question.state {
        QuestionState::Assessed => {
            let said = wording::given(side.questionnaire, ix, question.given.as_ref());
            match (question.uncapped, question.value) {
                (Some(_), Some(value)) => format!(
                    "{said}, by the sample {}",
                    wording::on_scale(value.get(), side.questionnaire.scale.max)
                ),
                _ => said,
            }
        }
        state => wording::question_state(state).to_owned(),
    }
}

/// A question by text and id, as it is now, or else as it was.
pub(super) fn question(before: &Side<'_>, after: &Side<'_>, pair: Pair<QuestionIx>) -> String {
    let found = match (pair.after, pair.before) {
        (Some(ix), _) => after.questionnaire.question(ix),
        (None, Some(ix)) => before.questionnaire.question(ix),
        (None, None) => return String::new(),
    };
    format!("{} [{}]", found.text, found.id)
}

/// A section by name, as it is now, or else as it was.
pub(super) fn section(before: &Side<'_>, after: &Side<'_>, pair: Pair<SectionIx>) -> String {
    match (pair.after, pair.before) {
        (Some(ix), _) => wording::section_name(after.questionnaire, ix),
        (None, Some(ix)) => wording::section_name(before.questionnaire, ix),
        (None, None) => String::new(),
    }
}

/// The grade of the finding on a question, if it has one.
pub(super) fn grade(side: &Side<'_>, ix: Option<QuestionIx>) -> Option<Grade> {
    let (_, finding) = side.finding(ix?)?;
    matches!(finding.subject, Subject::Question(_)).then_some(finding.grade)?
}

/// A grade in a cell.
pub(super) fn grade_cell(grade: Option<Grade>) -> Cell {
    match grade {
        None => Cell::toned(wording::NOTHING, Tone::Muted),
        Some(grade) => {
            let tone = match grade {
                Grade::Major => Tone::Bad,
                Grade::Minor => Tone::Caution,
                Grade::Opportunity => Tone::Plain,
            };
            Cell::toned(wording::grade(grade), tone)
        }
    }
}

/// What is left out below a table; nothing if all is shown.
pub(super) fn more(shown: usize, all: usize) -> Option<Block> {
    (shown < all).then(|| {
        let text = format!("{} more: --detail full", all - shown);
        Block::Paragraph(Cell::toned(text, Tone::Muted))
    })
}
