//! Dates that were agreed for findings in the assessment, and that the roadmap does not keep.

use jiff::civil::Date;

use crate::model::{Quarter, QuestionIx};
use crate::report::links::to_mentioned;
use crate::report::page::{Block, Cell, Tone};
use crate::report::roadmap_wording::id;
use crate::report::{Detail, wording};

use super::View;

/// How many are listed unless all are wanted.
const SHOWN: usize = 5;

/// The agreed dates that are not kept, the earliest first.
pub(super) fn agreed_dates(view: &View<'_, '_>) -> Vec<Block> {
    let late = late(view);
    if late.is_empty() {
        return Vec::new();
    }
    let shown = match view.detail {
        Detail::Full => late.len(),
        Detail::Brief | Detail::Normal => SHOWN,
    };
    let mut points: Vec<Cell> = late
        .iter()
        .take(shown)
        .map(|(.., text)| to_mentioned(view.report, text))
        .collect();
    if late.len() > shown {
        let more = wording::count(late.len() - shown, "more", "more");
        points.push(Cell::toned(
            format!("{more} with --detail full."),
            Tone::Muted,
        ));
    }
    let mut intro = "The assessment agrees dates for findings. The roadmap follows limits and benefit, and misses these: pin what \
                 must be done by then, or agree on new dates."
        .to_owned();
    if late.iter().any(|(perhaps, ..)| *perhaps) {
        intro += " What ends in the quarter of its date stands last: it may still keep it.";
    }
    let list = Block::List {
        ordered: false,
        points,
    };
    view.titled(
        "Agreed dates that this roadmap does not keep",
        vec![Block::Paragraph(intro.into()), list],
    )
}

/// What ends after its date; `true`: perhaps only, since it ends in the same quarter.
fn late(view: &View<'_, '_>) -> Vec<(bool, Date, QuestionIx, String)> {
    let report = view.report;
    let mut late = Vec::new();
    for planned in &view.roadmap.initiatives {
        for lift in planned.closes.iter().filter(|lift| !lift.reached_before) {
            let due = report.answer(lift.question).and_then(|answer| answer.due);
            if let Some(due) = due.filter(|due| planned.end.last_day() > *due) {
                let question = &report.questionnaire().question(lift.question).id;
                let initiative = id(report, planned.initiative);
                let text = format!(
                    "{question}: agreed for {due}, but {initiative} ends in {}.",
                    planned.end
                );
                late.push((Quarter::of(due) == planned.end, due, lift.question, text));
            }
        }
    }
    late.sort();
    late
}
