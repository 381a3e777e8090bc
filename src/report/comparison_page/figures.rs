//! The figures of the whole, an assessment a column.

use super::shown::{self, precise};
use super::{Compared, words};
use crate::comparison::Side;
use crate::report::page::{Block, Cell, Column, Row, Table, Tone};
use crate::report::wording;
use crate::scoring::Figures;

/// The table of figures.
pub(super) fn figures(compared: &Compared<'_, '_>) -> Vec<Block> {
    let max = compared.max();
    let sides = compared.comparison.sides;
    let mut rows = Vec::new();
    let mut score = |name: &str, of: fn(&Figures) -> Option<f64>| {
        let values: Vec<Option<f64>> = sides
            .iter()
            .map(|side| side.card.overall.figures.as_ref().and_then(of))
            .collect();
        let mut cells = vec![Cell::from(name)];
        cells.extend(values.iter().map(|value| precise(*value, max).into()));
        cells.push(shown::change(
            values.first().copied().flatten(),
            values.last().copied().flatten(),
            max,
        ));
        rows.push(Row { cells, depth: 0 });
    };
    score("Certain (floor)", |f| Some(f.floor));
    score("From what is answered", |f| f.score);
    score("Evidenced", |f| Some(f.evidenced));
    let mut row = |name: &str, of: &dyn Fn(&Side<'_>) -> String, change: Cell| {
        let mut cells = vec![Cell::from(name)];
        cells.extend(sides.iter().map(|side| Cell::from(of(side))));
        cells.push(change);
        rows.push(Row { cells, depth: 0 });
    };
    let nothing = || Cell::toned(wording::NOTHING, Tone::Muted);
    let figures = |side: &Side<'_>| side.card.overall.figures;
    let share =
        |value: Option<f64>| value.map_or_else(|| wording::NOTHING.to_owned(), wording::percent);
    row(
        "Answered",
        &|side| share(figures(side).map(|f| f.completeness)),
        nothing(),
    );
    row(
        "Strength of evidence",
        &|side| share(figures(side).and_then(|f| f.confidence)),
        nothing(),
    );
    let whole = compared.whole();
    let counted = |of: fn(&Side<'_>) -> usize, better: f64| {
        let difference = of(whole.after) as f64 - of(whole.before) as f64;
        let sign = if difference > 0.0 { "+" } else { "" };
        let text = format!("{sign}{}", wording::decimal(difference, 0));
        shown::toned(text, better * difference)
    };
    row(
        "Open questions",
        &|side| open(side).to_string(),
        counted(open, -1.0),
    );
    row(
        "of them unknown",
        &|side| unknown(side).to_string(),
        counted(unknown, -1.0),
    );
    if sides.iter().any(|side| side.card.overall.levels.is_some()) {
        row(
            "Level",
            &|side| wording::levels(side.card.overall.levels.as_ref()),
            nothing(),
        );
    }
    if sides.iter().any(|side| side.card.conformity.is_some()) {
        row(
            "Conformity",
            &|side| {
                let found = side.card.conformity.map(wording::readiness);
                found.unwrap_or(wording::NOTHING).to_owned()
            },
            nothing(),
        );
        row(
            "Likely majors",
            &|side| side.card.overall.counts.major.to_string(),
            counted(|side| side.card.overall.counts.major, -1.0),
        );
        row(
            "Likely minors",
            &|side| side.card.overall.counts.minor.to_string(),
            counted(|side| side.card.overall.counts.minor, -1.0),
        );
    }
    let mut columns = vec![Column::text("Whole")];
    columns.extend(compared.labels.iter().map(|label| Column::number(label)));
    columns.push(Column::number(words::change(compared.is_sites())));
    vec![Block::Table(Table { columns, rows })]
}

fn open(side: &Side<'_>) -> usize {
    side.card.overall.counts.unscored()
}

fn unknown(side: &Side<'_>) -> usize {
    side.card.overall.counts.unknown
}
