//! How figures spread among assessments of one questionnaire.

use super::PortfolioDetail;
use super::distribution::Distribution;
use super::words;
use crate::portfolio::{Billionths, Group, Portfolio, Quartiles};
use crate::report::page::{Block, Cell, Column, Row, Table};
use crate::report::wording;

pub(super) fn spread(
    portfolio: &Portfolio,
    place: usize,
    group: &Group,
    detail: PortfolioDetail,
) -> Vec<Block> {
    let max = group.questionnaire.scale;
    let mut blocks: Vec<Block> = words::became(group)
        .map(Block::Entries)
        .into_iter()
        .collect();
    blocks.push(Block::heading(3, words::SPREAD));
    blocks.push(Block::Table(quartiles(portfolio, place, group, max)));
    if detail == PortfolioDetail::Full {
        blocks.push(Block::Table(
            Distribution::of(portfolio, place, group).table(),
        ));
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
