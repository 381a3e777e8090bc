//! Blocks of text as lines of a sheet.

use crate::report::{Anchor, Block, Cell};

/// A line of a sheet.
pub(super) enum Line<'a> {
    Heading(u8, &'a Cell),
    Paragraph(&'a Cell),
    /// A point of a list, after its mark.
    Point(String, &'a Cell),
    /// A fact, after its name.
    Entry(&'a str, &'a Cell),
}

impl<'a> Line<'a> {
    /// What is written, without marks.
    pub(super) fn cell(&self) -> &'a Cell {
        match self {
            Self::Heading(_, cell)
            | Self::Paragraph(cell)
            | Self::Point(_, cell)
            | Self::Entry(_, cell) => cell,
        }
    }

    /// Whether a blank row belongs above it.
    pub(super) fn is_apart(&self) -> bool {
        matches!(self, Self::Heading(..))
    }

    /// The place that it is.
    pub(super) fn anchor(&self) -> Option<&'a Anchor> {
        self.cell().anchor.as_ref()
    }
}

/// The lines of blocks. What is a grid or a plot of its own is left out.
pub(super) fn lines(blocks: &[Block]) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    blocks.iter().for_each(|block| push(block, &mut lines));
    lines
}

fn push<'a>(block: &'a Block, lines: &mut Vec<Line<'a>>) {
    match block {
        Block::Heading { rank, text } => lines.push(Line::Heading(*rank, text)),
        Block::Paragraph(cell) => lines.push(Line::Paragraph(cell)),
        Block::List { ordered, points } => {
            lines.extend(points.iter().enumerate().map(|(at, cell)| {
                let mark = match ordered {
                    true => format!("{}. ", at + 1),
                    false => "• ".to_owned(),
                };
                Line::Point(mark, cell)
            }))
        }
        Block::Entries(entries) => lines.extend(
            entries
                .iter()
                .map(|entry| Line::Entry(&entry.name, &entry.value)),
        ),
        Block::Lines(all) => lines.extend(all.iter().map(Line::Paragraph)),
        Block::Linked(blocks) => blocks.iter().for_each(|block| push(block, lines)),
        Block::Table(_)
        | Block::Bars { .. }
        | Block::Timeline(_)
        | Block::Glance(_)
        | Block::Figure(_) => {}
    }
}
