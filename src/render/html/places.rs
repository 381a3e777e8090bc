//! What the texts of a page have to know of it: the places that links can lead to, and their language.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::report::{Anchor, Bar, Block, Cell, Entry, Page, TextLanguage};

/// All places of a page, and the language of the questionnaire's texts where that is another.
pub(super) struct Places<'a> {
    places: BTreeSet<&'a Anchor>,
    language: Option<&'a TextLanguage<'a>>,
}

impl<'a> Places<'a> {
    /// The places of a page.
    pub(super) fn of(page: &'a Page, language: Option<&'a TextLanguage<'a>>) -> Self {
        let mut places = BTreeSet::new();
        page.blocks
            .iter()
            .for_each(|block| visit(block, &mut places));
        Self { places, language }
    }

    /// The place, if it is on the page: a link to anywhere else is none.
    pub(super) fn known(&self, anchor: &'a Anchor) -> Option<&'a str> {
        self.has(anchor).then(|| anchor.as_str())
    }

    /// Whether a place is on the page.
    pub(super) fn has(&self, anchor: &Anchor) -> bool {
        self.places.contains(anchor)
    }

    /// The language of a text as a whole, if that is not the page's.
    pub(super) fn language_of(&self, text: &str) -> Option<&'a str> {
        match self.by_language(text).as_slice() {
            [(_, lang)] => *lang,
            _ => None,
        }
    }

    /// A text in stretches, each with its language if that is not the page's.
    pub(super) fn by_language<'t>(&self, text: &'t str) -> Vec<(&'t str, Option<&'a str>)> {
        let Some(language) = self.language else {
            return vec![(text, None)];
        };
        let mut parts = Vec::new();
        let mut done = 0;
        for Range { start, end } in language.stretches(text) {
            parts.push((text.get(done..start).unwrap_or_default(), None));
            parts.push((
                text.get(start..end).unwrap_or_default(),
                Some(language.tag()),
            ));
            done = end;
        }
        parts.push((text.get(done..).unwrap_or_default(), None));
        parts.retain(|(text, _)| !text.is_empty());
        parts
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
