//! Gaps that were closed, opened, found, changed and lost from sight.

use super::shown;
use super::story::rows;
use super::{Compared, Detail, words};
use crate::comparison::{Change, Move, MoveKind, Pair, Status};
use crate::model::SectionIx;
use crate::report::page::{Block, Cell, Column, Row, Table, Tone};
use crate::report::wording;

/// What became of gaps, a table for each.
pub(super) fn gaps(compared: &Compared<'_, '_>, detail: Detail) -> Vec<Block> {
    let whole = compared.whole();
    let sites = compared.is_sites();
    let mut blocks = Vec::new();
    blocks.extend(steps(compared));
    let mut table = |title: &str, kinds: &[MoveKind], only: fn(&Move) -> bool| {
        let moves: Vec<&Move> = whole
            .moves
            .iter()
            .filter(|one| kinds.contains(&one.kind) && only(one))
            .collect();
        blocks.extend(listed(compared, title, &moves, detail));
    };
    let any = |_: &Move| true;
    let title = |cycles, beside| if sites { beside } else { cycles };
    table(
        title("Closed", "Gaps at the first only"),
        &[MoveKind::Closed],
        any,
    );
    table(
        title("Opened", "Gaps at the second only"),
        &[MoveKind::Opened],
        any,
    );
    table(
        title(
            "Found where nothing was known",
            "Gaps where the first knows nothing",
        ),
        &[MoveKind::Found],
        any,
    );
    table(
        title("Still gaps, but changed", "Gaps at both, not alike"),
        &[MoveKind::Deepened, MoveKind::Eased],
        any,
    );
    table(
        title("Answered before, open now", "Answered at the first only"),
        &[MoveKind::LostSight],
        any,
    );
    table(
        title(
            "Gaps out of view, not closed",
            "Gaps that the second does not look at",
        ),
        &[MoveKind::Left],
        |one| one.before == Status::Gap,
    );
    if detail == Detail::Full {
        table(
            title("Gaps as before", "Gaps at both"),
            &[MoveKind::Remains],
            any,
        );
    }
    for (sections, title, tone) in [
        (&whole.systemic_closed, "Systemic majors gone", Tone::Good),
        (
            &whole.systemic_left,
            "Systemic majors out of view, not closed",
            Tone::Caution,
        ),
        (&whole.systemic_opened, "New systemic majors", Tone::Bad),
    ] {
        blocks.extend(systemic(compared, sections, title, tone));
    }
    let unchanged = !blocks
        .iter()
        .any(|block| matches!(block, Block::Heading { .. }));
    if unchanged {
        blocks.push(Block::Paragraph("No gap has changed.".into()));
    }
    blocks
}

/// How many gaps and answers went which way in each step of a series.
fn steps(compared: &Compared<'_, '_>) -> Vec<Block> {
    let steps = &compared.comparison.steps;
    if steps.is_empty() {
        return Vec::new();
    }
    let from_gap = |one: &&Move| one.before == Status::Gap;
    let counts: [&dyn Fn(&Change<'_, '_>) -> usize; 6] = [
        &|change| change.of(MoveKind::Closed).count(),
        &|change| change.of(MoveKind::Opened).count(),
        &|change| change.of(MoveKind::Found).count(),
        &|change| change.of(MoveKind::Left).filter(from_gap).count(),
        &|change| change.of(MoveKind::LostSight).count(),
        &|change| change.evidence_lost.len(),
    ];
    let rows = words::STEPS.iter().zip(counts).map(|(name, count)| {
        let mut cells = vec![Cell::from(*name)];
        cells.extend(steps.iter().map(|step| Cell::from(count(step).to_string())));
        Row { cells, depth: 0 }
    });
    let mut columns = vec![Column::text("Step by step")];
    let to = compared.labels.iter().skip(1);
    columns.extend(to.map(|label| Column::number(&format!("to {label}"))));
    let told = words::first_to_last(compared.first(), compared.last());
    vec![
        Block::Table(Table {
            rows: rows.collect(),
            columns,
        }),
        Block::Paragraph(Cell::toned(told, Tone::Muted)),
    ]
}

fn listed(compared: &Compared<'_, '_>, title: &str, moves: &[&Move], detail: Detail) -> Vec<Block> {
    if moves.is_empty() {
        return Vec::new();
    }
    let whole = compared.whole();
    let shown = moves.iter().take(rows(detail)).map(|one| {
        let (before, after) = (one.pair.before, one.pair.after);
        let graded = shown::grade(whole.after, after).or(shown::grade(whole.before, before));
        let question = after.map(|ix| whole.after.card.question(ix));
        let evidence = match question {
            Some(question) if question.scored().is_some() => match question.evidenced {
                true => Cell::from("valid"),
                false => Cell::toned("none valid", Tone::Caution),
            },
            _ => Cell::toned(wording::NOTHING, Tone::Muted),
        };
        let answer = after.and_then(|ix| whole.after.assessment.answer(ix));
        let owner = answer.and_then(|answer| answer.owner.as_deref());
        let due = answer.and_then(|answer| answer.due);
        let owner = match (owner, due) {
            (Some(owner), Some(due)) => format!("{owner}, {due}"),
            (Some(owner), None) => owner.to_owned(),
            (None, Some(due)) => due.to_string(),
            (None, None) => String::new(),
        };
        Row {
            cells: vec![
                shown::question(whole.before, whole.after, one.pair).into(),
                shown::answer(whole.before, before).into(),
                now(compared, one),
                shown::grade_cell(graded),
                evidence,
                owner.into(),
            ],
            depth: 0,
        }
    });
    let rows: Vec<Row> = shown.collect();
    let shown = rows.len();
    let mut columns = vec![
        Column::text("Question"),
        Column::text(compared.first()),
        Column::text(compared.last()),
        Column::text("Grade"),
        Column::text("Evidence").rank(1),
        Column::text("Owner, due").rank(2),
    ];
    let mut table = Table {
        columns: Vec::new(),
        rows,
    };
    // A column of nothing says nothing.
    for place in (3..columns.len()).rev() {
        let empty = |row: &Row| row.cells.get(place).is_none_or(Cell::is_nothing);
        if table.rows.iter().all(empty) {
            columns.remove(place);
            for row in &mut table.rows {
                if place < row.cells.len() {
                    row.cells.remove(place);
                }
            }
        }
    }
    table.columns = columns;
    let heading = format!("{title} ({})", moves.len());
    let mut blocks = vec![Block::heading(3, heading), Block::Table(table)];
    blocks.extend(shown::more(shown, moves.len()));
    blocks
}

/// The answer now; where the question does not count, why, with the reason given.
fn now(compared: &Compared<'_, '_>, one: &Move) -> Cell {
    let whole = compared.whole();
    let text = shown::answer(whole.after, one.pair.after);
    let answer = one
        .pair
        .after
        .and_then(|ix| whole.after.assessment.answer(ix));
    let given = answer.and_then(|answer| answer.given.as_ref());
    match (one.after, given) {
        (
            Status::NotApplicable,
            Some(crate::model::Given::NotApplicable {
                reason: Some(reason),
            }),
        ) => format!("{text}: {reason}").into(),
        _ => text.into(),
    }
}

fn systemic(
    compared: &Compared<'_, '_>,
    sections: &[Pair<SectionIx>],
    title: &str,
    tone: Tone,
) -> Vec<Block> {
    if sections.is_empty() {
        return Vec::new();
    }
    let whole = compared.whole();
    let name = |pair: &Pair<SectionIx>| {
        Cell::toned(shown::section(whole.before, whole.after, *pair), tone)
    };
    vec![
        Block::heading(3, format!("{title} ({})", sections.len())),
        Block::List {
            ordered: false,
            points: sections.iter().map(name).collect(),
        },
    ]
}
