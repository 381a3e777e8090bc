//! What is found at most sites, and what would help most of them.

use super::PortfolioDetail;
use super::words;
use crate::portfolio::{Group, Mark};
use crate::report::page::{Block, Cell, Column, Row, Table};
use crate::report::wording;

pub(super) fn findings(group: &Group, detail: PortfolioDetail) -> Vec<Block> {
    let all = group.common_findings();
    if all.is_empty() {
        return Vec::new();
    }
    let named = detail.named();
    let rows = all.iter().take(named).map(|(id, tally)| {
        row(vec![
            titled(group, id),
            words::of(tally.found(), group.sites),
            number(tally.of(Mark::Major)),
            number(tally.of(Mark::Minor)),
            number(tally.of(Mark::Open)),
        ])
    });
    let table = Table {
        columns: vec![
            Column::text("What"),
            Column::number("Assessments"),
            Column::number("Major").rank(1),
            Column::number("Minor").rank(1),
            Column::number("Unanswered").rank(2),
        ],
        rows: rows.collect(),
    };
    section(words::FINDINGS, table, all.len().saturating_sub(named))
}

pub(super) fn initiatives(group: &Group, detail: PortfolioDetail) -> Vec<Block> {
    let all = group.helpful_initiatives();
    if all.is_empty() {
        return Vec::new();
    }
    let named = detail.named();
    let rows = all.iter().take(named).map(|(id, help)| {
        row(vec![
            titled(group, id),
            words::of(help.sites, group.sites),
            number(help.findings),
            wording::decimal(help.days(), 0),
        ])
    });
    let table = Table {
        columns: vec![
            Column::text("Initiative"),
            Column::number("Assessments"),
            Column::number("Findings").rank(1),
            Column::number("Person-days, all").rank(1),
        ],
        rows: rows.collect(),
    };
    section(words::INITIATIVES, table, all.len().saturating_sub(named))
}

fn section(title: &str, table: Table, rest: usize) -> Vec<Block> {
    let mut blocks = vec![Block::heading(3, title), Block::Table(table)];
    if rest > 0 {
        blocks.push(Block::Paragraph(Cell::from(words::more(rest).as_str())));
    }
    blocks
}

/// A name with its id, by which it is found in a report.
fn titled(group: &Group, id: &str) -> String {
    match group.name(id) {
        name if name == id => id.to_owned(),
        name => format!("{name} ({id})"),
    }
}

fn number(number: usize) -> String {
    match number {
        0 => wording::NOTHING.to_owned(),
        some => some.to_string(),
    }
}

fn row(texts: Vec<String>) -> Row {
    Row {
        cells: texts.iter().map(|text| Cell::from(text.as_str())).collect(),
        depth: 0,
    }
}
