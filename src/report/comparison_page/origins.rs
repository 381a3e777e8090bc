//! Where the change of the score comes from, cause by cause and answer by answer.

use super::shown::{self, signed};
use super::story::rows;
use super::words;
use super::{Compared, Detail};
use crate::comparison::{Change, Origins, Pull};
use crate::report::page::{Block, Cell, Column, Row, Table, Tone};

/// One cause of the change.
#[derive(Clone, Debug, PartialEq)]
pub struct OriginRow {
    /// What it is, as the JSON contract calls it.
    pub id: &'static str,
    /// What it changed in each step, 0–1 with its sign; one step where two assessments are compared.
    pub steps: Vec<f64>,
    /// What it changed in all steps together.
    pub total: f64,
    /// How many answers it is made of, in all steps; none for what is no answer.
    pub answers: Option<usize>,
}

/// The causes of the change; `None` where an assessment has no figures.
pub fn origin_rows(compared: &Compared<'_, '_>) -> Option<Vec<OriginRow>> {
    let comparison = &compared.comparison;
    let steps: Vec<&Origins> = match comparison.steps.as_slice() {
        [] => vec![comparison.whole.origins.as_ref()?],
        steps => {
            let origins = steps.iter().map(|step| step.origins.as_ref());
            origins.collect::<Option<_>>()?
        }
    };
    let parts: [fn(&Origins) -> f64; 7] = [
        |o| o.improved,
        |o| o.answered,
        |o| o.worsened,
        |o| o.lapsed,
        |o| o.scope,
        |o| o.applicability,
        |o| o.questionnaire,
    ];
    let rows = parts.into_iter().enumerate().map(|(place, part)| {
        let values: Vec<f64> = steps.iter().map(|origins| part(origins)).collect();
        OriginRow {
            id: words::origin_id(place),
            total: values.iter().sum(),
            steps: values,
            answers: (place < 4).then(|| number(comparison, place)),
        }
    });
    Some(rows.collect())
}

/// How many answers a cause is made of.
fn number(comparison: &crate::comparison::Comparison<'_, '_>, place: usize) -> usize {
    let changes: Vec<&Change<'_, '_>> = match comparison.steps.as_slice() {
        [] => vec![&comparison.whole],
        steps => steps.iter().collect(),
    };
    let is_it = |change: &Change<'_, '_>, pull: &Pull| cause(change, pull) == place;
    changes
        .iter()
        .map(|change| {
            let pulls = change.origins.iter().flat_map(|origins| &origins.pulls);
            pulls.filter(|pull| is_it(change, pull)).count()
        })
        .sum()
}

/// To which cause an answer belongs.
fn cause(change: &Change<'_, '_>, pull: &Pull) -> usize {
    let scored = |side: &crate::comparison::Side<'_>, ix: Option<_>| {
        ix.is_some_and(|ix| side.card.question(ix).scored().is_some())
    };
    let then = scored(change.before, pull.pair.before);
    let now = scored(change.after, pull.pair.after);
    match (then, now, pull.points > 0.0) {
        (false, true, _) => 1,
        (true, false, _) => 3,
        (_, _, true) => 0,
        (_, _, false) => 2,
    }
}

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

/// Values on the scale in hundredths that add up to their rounded sum: the largest takes the difference.
pub(super) fn rounded(values: impl Iterator<Item = f64>, max: u8) -> Vec<f64> {
    let exact: Vec<f64> = values.map(|value| value * f64::from(max)).collect();
    let hundredths = |value: f64| ((value * 1e9).round() / 1e7).round();
    let mut parts: Vec<f64> = exact.iter().map(|value| hundredths(*value)).collect();
    let difference = hundredths(exact.iter().sum()) - parts.iter().sum::<f64>();
    let largest = parts
        .iter()
        .enumerate()
        .max_by(|(_, one), (_, other)| one.abs().total_cmp(&other.abs()));
    if let Some((place, _)) = largest {
        parts[place] += difference;
    }
    parts.into_iter().map(|part| part / 100.0).collect()
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
