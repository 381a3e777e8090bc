//! Where the change of the score comes from, cause by cause and answer by answer.

use super::causes::{OriginRow, origin_rows, rounded};
use super::shown::{self, signed};
use super::story::rows;
use super::words;
use super::{Compared, Detail};
use crate::comparison::Pull;
use crate::report::page::{Block, Cell, Column, Row, Table, Tone};

/// The causes, then the answers that moved it most.
pub(super) fn origins(compared: &Compared<'_, '_>, detail: Detail) -> Vec<Block> {
    let Some(causes) = origin_rows(compared) else {
        return vec![Block::Paragraph(
            "One of the assessments has no figures, so that no change can be told.".into(),
        )];
    };
    let mut blocks = Vec::new();
    blocks.extend(super::trend::waterfall(compared, &causes));
    blocks.push(Block::Table(table(compared, &causes)));
    if detail >= Detail::Normal {
        blocks.extend(pulls(compared, detail));
    }
    blocks
}

/// A cause a row; all with two decimals, rounded so that they add up to the rounded change.
fn table(compared: &Compared<'_, '_>, causes: &[OriginRow]) -> Table {
    let (max, sites) = (compared.max(), compared.is_sites());
    let several = !compared.comparison.steps.is_empty();
    let steps = causes.first().map_or(0, |row| row.steps.len());
    let mut columns = vec![Column::text("Cause")];
    if several {
        columns.extend(
            compared
                .labels
                .iter()
                .skip(1)
                .map(|label| Column::number(&format!("to {label}"))),
        );
    }
    columns.push(Column::number(if several { "Together" } else { "Points" }));
    columns.push(Column::number("Answers").rank(1));
    let column = |of: &dyn Fn(&OriginRow) -> f64| rounded(causes.iter().map(of), max);
    let by_step: Vec<Vec<f64>> = (0..steps)
        .map(|step| column(&|row| row.steps.get(step).copied().unwrap_or(0.0)))
        .collect();
    let together = column(&|row| row.total);
    let cell = |value: f64| shown::toned(signed(value, 1), value);
    let row = |(place, cause): (usize, &OriginRow)| {
        let mut cells = vec![Cell::from(words::origin(sites, cause.id))];
        let of = |values: &Vec<f64>| cell(values.get(place).copied().unwrap_or(0.0));
        if several {
            cells.extend(by_step.iter().map(of));
        }
        cells.push(of(&together));
        let answers = cause.answers.map(|n| n.to_string()).unwrap_or_default();
        cells.push(answers.into());
        Row { cells, depth: 0 }
    };
    let mut rows: Vec<Row> = causes.iter().enumerate().map(row).collect();
    let sum = |values: &Vec<f64>| {
        let sum: f64 = values.iter().sum();
        Cell::toned(signed(sum, 1), Tone::Strong)
    };
    let mut cells = vec![Cell::toned(words::change(sites), Tone::Strong)];
    if several {
        cells.extend(by_step.iter().map(sum));
    }
    cells.push(sum(&together));
    cells.push(Cell::default());
    rows.push(Row { cells, depth: 0 });
    Table { columns, rows }
}

/// So many answers of each step of a series are shown, unless more are wanted.
const OF_A_STEP: usize = 3;

/// The answers that moved the score most in each step of a series. What came and went again shows here alone.
fn step_by_step(compared: &Compared<'_, '_>, detail: Detail) -> Vec<Block> {
    let max = compared.max();
    let most = match detail {
        Detail::Full => usize::MAX,
        Detail::Brief | Detail::Normal => OF_A_STEP,
    };
    let mut rows = Vec::new();
    let mut left_out = 0;
    let steps = compared.comparison.steps.iter();
    for (step, label) in steps.zip(compared.labels.iter().skip(1)) {
        let mut pulls: Vec<&Pull> = step.origins.iter().flat_map(|o| &o.pulls).collect();
        pulls.sort_by(|one, other| other.points.abs().total_cmp(&one.points.abs()));
        left_out += pulls.len().saturating_sub(most);
        rows.extend(pulls.into_iter().take(most).map(|pull| Row {
            cells: vec![
                format!("to {label}").into(),
                shown::question(step.before, step.after, pull.pair).into(),
                shown::answer(step.before, pull.pair.before).into(),
                shown::answer(step.after, pull.pair.after).into(),
                shown::toned(signed(pull.points, max), pull.points),
            ],
            depth: 0,
        }));
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let shown = rows.len();
    let columns = vec![
        Column::text("Step"),
        Column::text("Question"),
        Column::text("Before"),
        Column::text("After"),
        Column::number("Points"),
    ];
    let mut blocks = vec![
        Block::heading(3, words::PULLS_OF_STEPS),
        Block::Table(Table { rows, columns }),
    ];
    blocks.extend(shown::more(shown, shown + left_out));
    blocks
}

/// The answers that moved the score most, up and down.
fn pulls(compared: &Compared<'_, '_>, detail: Detail) -> Vec<Block> {
    let (whole, max) = (compared.whole(), compared.max());
    let mut pulls: Vec<&Pull> = whole.origins.iter().flat_map(|o| &o.pulls).collect();
    if pulls.is_empty() {
        return Vec::new();
    }
    pulls.sort_by(|one, other| other.points.abs().total_cmp(&one.points.abs()));
    let all = pulls.len();
    pulls.truncate(rows(detail));
    let row = |pull: &&Pull| Row {
        cells: vec![
            shown::question(whole.before, whole.after, pull.pair).into(),
            shown::answer(whole.before, pull.pair.before).into(),
            shown::answer(whole.after, pull.pair.after).into(),
            shown::toned(signed(pull.points, max), pull.points),
        ],
        depth: 0,
    };
    let mut blocks = step_by_step(compared, detail);
    blocks.push(Block::heading(3, words::PULLS));
    if !compared.comparison.steps.is_empty() {
        let text = words::first_to_last(compared.first(), compared.last());
        blocks.push(Block::Paragraph(Cell::toned(text, Tone::Muted)));
    }
    blocks.push(Block::Table(Table {
        rows: pulls.iter().map(row).collect(),
        columns: vec![
            Column::text("Question"),
            Column::text(compared.first()),
            Column::text(compared.last()),
            Column::number("Points"),
        ],
    }));
    blocks.extend(shown::more(pulls.len(), all));
    blocks
}
