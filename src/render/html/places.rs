//! The places on a page that links can lead to.

use std::collections::BTreeSet;

use crate::report::{Anchor, Bar, Block, Cell, Entry, Page};

/// All places of a page.
pub(super) struct Places<'a>(BTreeSet<&'a Anchor>);

impl<'a> Places<'a> {
    /// The places of a page.
    pub(super) fn of(page: &'a Page) -> Self {
        let mut places = BTreeSet::new();
        page.blocks
            .iter()
            .for_each(|block| visit(block, &mut places));
        Self(places)
    }

    /// The place, if it is on the page: a link to anywhere else is none.
    pub(super) fn known(&self, anchor: &'a Anchor) -> Option<&'a str> {
        self.has(anchor).then(|| anchor.as_str())
    }

    /// Whether a place is on the page.
    pub(super) fn has(&self, anchor: &Anchor) -> bool {
        self.0.contains(anchor)
    }
}

fn visit<'a>(block: &'a Block, places: &mut BTreeSet<&'a Anchor>) {
    let cells: Vec<&Cell> = match block {
        Block::Heading { text, .. } => vec![text],
        Block::Paragraph(cell) => vec![cell],
        Block::List { points, .. } => points.iter().collect(),
        Block::Lines(lines) => lines.iter().collect(),
        Block::Entries(entries) => entries.iter().map(|Entry { value, .. }| value).collect(),
        Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).collect(),
        Block::Bars { bars, .. } => bars
            .iter()
            .flat_map(|Bar { label, remark, .. }| [label, remark])
            .collect(),
        Block::Figure(figure) => {
            let rows = figure.table.iter().flat_map(|table| &table.rows);
            rows.flat_map(|row| &row.cells).collect()
        }
        Block::Timeline(_) | Block::Glance(_) => Vec::new(),
        Block::Linked(blocks) => {
            blocks.iter().for_each(|block| visit(block, places));
            Vec::new()
        }
    };
    places.extend(cells.into_iter().filter_map(|cell| cell.anchor.as_ref()));
}
