//! Evidence that was valid then and is missing now.

use super::shown;
use super::story::rows;
use super::{Compared, Detail, words};
use crate::comparison::{EvidenceLost, Loss, Side};
use crate::model::{Evidence, QuestionIx};
use crate::report::page::{Block, Cell, Column, Row, Table, Tone};
use crate::report::wording;

/// The answers that lost evidence.
pub(super) fn evidence(compared: &Compared<'_, '_>, detail: Detail) -> Vec<Block> {
    let whole = compared.whole();
    let lost = &whole.evidence_lost;
    if lost.is_empty() {
        let text = "No answer that had valid evidence is without it now.";
        return vec![Block::Paragraph(Cell::toned(text, Tone::Good))];
    }
    let row = |one: &EvidenceLost| Row {
        cells: vec![
            shown::question(whole.before, whole.after, one.pair).into(),
            both(
                shown::answer(whole.before, Some(one.before)),
                shown::answer(whole.after, Some(one.after)),
            )
            .into(),
            valid(whole.before, one.before).into(),
            now(compared, one),
        ],
        depth: 0,
    };
    let [then, now] = match compared.is_sites() {
        false => ["Evidence then", "Now"],
        true => [compared.first(), compared.last()],
    };
    let rows: Vec<Row> = lost.iter().take(rows(detail)).map(row).collect();
    let shown = rows.len();
    let mut blocks = vec![Block::Table(Table {
        rows,
        columns: vec![
            Column::text("Question"),
            Column::text("Answer").rank(1),
            Column::text(then),
            Column::text(now),
        ],
    })];
    blocks.extend(shown::more(shown, lost.len()));
    blocks
}

/// One answer, or the change of it.
fn both(then: String, now: String) -> String {
    match then == now {
        true => now,
        false => format!("{then} → {now}"),
    }
}

/// The valid evidence of an answer, in words.
fn valid(side: &Side<'_>, ix: QuestionIx) -> String {
    in_words(side, ix, |evidence, side| {
        evidence.lifts_cap() && evidence.is_valid_on(side.as_of())
    })
}

fn now(compared: &Compared<'_, '_>, one: &EvidenceLost) -> Cell {
    let side = compared.whole().after;
    let word = words::loss(one.loss, compared.is_sites());
    let text = match one.loss {
        Loss::Gone => word.to_owned(),
        Loss::Weaker => format!("{word}: {}", valid(side, one.after)),
        // The words of each piece say why it does not count.
        Loss::Expired => in_words(side, one.after, |evidence, _| evidence.lifts_cap()),
    };
    let tone = match one.loss {
        Loss::Weaker => Tone::Plain,
        Loss::Gone | Loss::Expired => Tone::Caution,
    };
    Cell::toned(text, tone)
}

fn in_words(side: &Side<'_>, ix: QuestionIx, counts: fn(&Evidence, &Side<'_>) -> bool) -> String {
    let answer = side.assessment.answer(ix);
    let all = answer.into_iter().flat_map(|answer| answer.all_evidence());
    let named: Vec<String> = all
        .filter(|evidence| counts(evidence, side))
        .map(|evidence| wording::evidence(evidence, side.as_of()))
        .collect();
    named.join("; ")
}
