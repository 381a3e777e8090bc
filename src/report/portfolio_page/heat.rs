//! Organisations by area: what is certain, in bands.

use super::list::{ends, name};
use super::words;
use crate::portfolio::{Billionths, Group, Portfolio};
use crate::report::page::{Block, Cell, Column, Row, Table, Tone};
use crate::report::wording;

/// More rows than these nobody looks at.
const ROWS: usize = 100;
/// Below this share it is marked as bad, from the other on as good.
const BAD: f64 = 0.4;
const GOOD: f64 = 0.8;

pub(super) fn heat_map(portfolio: &Portfolio, place: usize, group: &Group) -> Vec<Block> {
    if group.parts.is_empty() {
        return Vec::new();
    }
    let max = group.questionnaire.scale;
    let ranking = portfolio.ranking(place);
    let (shown, note) = ends(&ranking, ROWS);
    let rows = shown.into_iter().map(|(_, row, assessed)| {
        let mut cells = vec![Cell::from(name(row).as_str()), cell(assessed.floor, max)];
        cells.extend(assessed.parts.iter().map(|figure| cell(*figure, max)));
        Row { cells, depth: 0 }
    });
    let parts = group.parts.iter();
    let mut columns = vec![Column::text("Organisation"), Column::number("Overall")];
    columns.extend(parts.map(|(_, title)| Column::number(title)));
    let table = Table {
        columns,
        rows: rows.collect(),
    };
    let mut blocks = vec![Block::heading(3, words::HEAT_MAP), Block::Table(table)];
    blocks.extend(note);
    blocks
}

fn cell(figure: Billionths, max: u8) -> Cell {
    let tone = match figure.get() {
        None => Tone::Muted,
        Some(figure) if figure < BAD => Tone::Bad,
        Some(figure) if figure < GOOD => Tone::Caution,
        Some(_) => Tone::Good,
    };
    let text = wording::on_scale_or_nothing(figure.get(), max);
    Cell::toned(text.as_str(), tone)
}
