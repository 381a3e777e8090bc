//! Where one stands among all.

use super::PortfolioDetail;
use super::spread::{boxes, figures};
use super::words;
use crate::portfolio::Portfolio;
use crate::report::page::{Block, Cell, Column, Row, Table, Tone};
use crate::report::wording;

pub(super) fn position(portfolio: &Portfolio, site: &str, detail: PortfolioDetail) -> Vec<Block> {
    let positions = portfolio.positions(site);
    let mut blocks = Vec::new();
    for whole in positions.iter().filter(|p| p.part.is_none()) {
        let Some(group) = portfolio.groups().get(whole.group) else {
            continue;
        };
        let max = group.questionnaire.scale;
        let own = positions.iter().filter(|p| p.place == whole.place);
        let rows = own.map(|position| {
            let title = match position.part {
                None => words::OVERALL,
                Some(part) => group.parts.get(part).map_or("", |(_, title)| title),
            };
            let quarter = position
                .quartiles
                .and_then(|q| q.quarter(position.floor))
                .map_or_else(
                    || wording::NOTHING.to_owned(),
                    |quarter| quarter.to_string(),
                );
            let rank = position.rank.map_or_else(
                || wording::NOTHING.to_owned(),
                |r| words::of(r, position.among),
            );
            let mut cells = vec![
                Cell::from(title),
                Cell::toned(
                    wording::on_scale_or_nothing(position.floor.get(), max).as_str(),
                    Tone::Strong,
                ),
                Cell::from(rank.as_str()),
                Cell::from(quarter.as_str()),
            ];
            cells.extend(figures(position.quartiles, max));
            Row { cells, depth: 0 }
        });
        let name = super::list::name(&whole.row);
        blocks.push(Block::heading(2, words::position(&name)));
        let table = Table {
            columns: vec![
                Column::text("Floor"),
                Column::number("Own"),
                Column::number("Rank"),
                Column::number("In quarter"),
                Column::number("Lowest").rank(2),
                Column::number("Quarter").rank(1),
                Column::number("Median"),
                Column::number("Three quarters").rank(1),
                Column::number("Highest").rank(2),
            ],
            rows: rows.collect(),
        };
        match (detail, whole.row.assessed()) {
            (PortfolioDetail::Full, Some(assessed)) => {
                let own = Some((name.as_str(), &assessed));
                blocks.push(boxes(portfolio, whole.group, group, own, table).into());
            }
            _ => blocks.push(Block::Table(table)),
        }
        blocks.push(Block::Paragraph(Cell::toned(words::QUARTERS, Tone::Muted)));
    }
    if blocks.is_empty() {
        let text = words::no_such_site(site);
        blocks.push(Block::Paragraph(Cell::toned(text.as_str(), Tone::Bad)));
    }
    blocks
}
