//! How figures spread among assessments of one questionnaire.

use super::PortfolioDetail;
use super::words;
use crate::portfolio::{Billionths, Group, Portfolio, Quartiles, Spread};
use crate::report::page::{Block, Cell, Column, Entry, Row, Table};
use crate::report::wording;

pub(super) fn spread(
    portfolio: &Portfolio,
    place: usize,
    group: &Group,
    detail: PortfolioDetail,
) -> Vec<Block> {
    let max = group.questionnaire.scale;
    let mut entries = Vec::new();
    if let Some(ready) = words::readinesses(&group.readiness) {
        entries.push(Entry::new("Conformity", ready));
    }
    if let Some(outcomes) = words::outcomes(group.outcomes) {
        entries.push(Entry::new("Target", outcomes));
    }
    let mut blocks = Vec::new();
    if !entries.is_empty() {
        blocks.push(Block::Entries(entries));
    }
    blocks.push(Block::heading(3, words::SPREAD));
    blocks.push(Block::Table(quartiles(portfolio, place, group, max)));
    if detail == PortfolioDetail::Full {
        blocks.push(Block::Table(bands(portfolio, place, max)));
    }
    blocks
}

/// The quartiles of the whole and of each part.
fn quartiles(portfolio: &Portfolio, place: usize, group: &Group, max: u8) -> Table {
    let parts = group.parts.iter().enumerate();
    let parts = parts.map(|(at, (_, title))| (title.as_str(), Some(at)));
    let rows = std::iter::once(("Overall", None)).chain(parts);
    let row = |(title, part): (&str, Option<usize>)| {
        let mut cells = vec![Cell::from(title)];
        cells.extend(figures(portfolio.quartiles(place, part), max));
        Row { cells, depth: 0 }
    };
    Table {
        columns: vec![
            Column::text("Floor"),
            Column::number("Lowest"),
            Column::number("Quarter").rank(1),
            Column::number("Median"),
            Column::number("Three quarters").rank(1),
            Column::number("Highest"),
        ],
        rows: rows.map(row).collect(),
    }
}

pub(super) fn figures(quartiles: Option<Quartiles>, max: u8) -> [Cell; 5] {
    let shown =
        |figure: Billionths| Cell::from(wording::on_scale_or_nothing(figure.get(), max).as_str());
    match quartiles {
        Some(q) => [q.lowest, q.first, q.median, q.third, q.highest].map(shown),
        None => [Billionths::NONE; 5].map(shown),
    }
}

/// How many floors lie in which fifth of the scale.
fn bands(portfolio: &Portfolio, place: usize, max: u8) -> Table {
    let spread = Spread::of(portfolio.of_group(place).map(|(_, a)| a.floor));
    let bound = |band: usize| wording::on_scale(band as f64 / Spread::BANDS as f64, max);
    let mut rows: Vec<(String, usize)> = spread
        .bands
        .iter()
        .enumerate()
        .map(|(band, count)| (format!("{}–{}", bound(band), bound(band + 1)), *count))
        .collect();
    if spread.none > 0 {
        rows.push(("nothing applies".to_owned(), spread.none));
    }
    let all: usize = rows.iter().map(|(_, count)| count).sum();
    Table {
        columns: vec![
            Column::text("Floor"),
            Column::number("Assessments"),
            Column::number("Share"),
        ],
        rows: rows
            .into_iter()
            .map(|(band, count)| Row {
                cells: vec![
                    Cell::from(band.as_str()),
                    Cell::from(count.to_string().as_str()),
                    Cell::from(wording::percent(count as f64 / all.max(1) as f64).as_str()),
                ],
                depth: 0,
            })
            .collect(),
    }
}
