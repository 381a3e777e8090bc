//! Pages for a terminal: fitted to its width, readable without colour.

mod bars;
mod columns;
mod listing;
pub(crate) mod paint;
#[cfg(test)]
mod properties;
mod sheet;
mod table;
#[cfg(test)]
mod tests;
mod timeline;
pub(crate) mod wrap;

pub use self::listing::listing;
use self::sheet::Sheet;
use self::wrap::{Blanks, widest, width, wrap};
use crate::report::{Block, Cell, Entry, Page, Tone};

/// What a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TerminalStyle {
    /// Columns there are; less than [`TerminalStyle::NARROWEST`] counts as that many.
    pub width: usize,
    /// Whether tones are coloured.
    pub color: bool,
    /// Whether bars, rules and punctuation are drawn in ASCII.
    pub ascii: bool,
}

impl TerminalStyle {
    /// The least width that lines keep to.
    pub const NARROWEST: usize = 20;
}

/// Draws a page. No line is wider than the width given, and none ends in a blank.
pub fn draw(page: &Page, style: &TerminalStyle) -> String {
    let mut sheet = Sheet::new(style);
    let mut after = None;
    for block in page.blocks.iter().filter(|block| !is_empty(block)) {
        sheet.blank_lines(blanks_between(after, block));
        match block {
            Block::Heading { rank, text } => heading(&mut sheet, *rank, &text.text),
            Block::Paragraph(cell) => {
                let text = sheet.block(&cell.text);
                sheet.text(&text, cell.tone);
            }
            Block::List { ordered, points } => list(&mut sheet, *ordered, points),
            Block::Entries(entries) => facts(&mut sheet, entries, 0),
            Block::Table(table) => table::draw(&mut sheet, table),
            Block::Bars { max, bars } => bars::draw(&mut sheet, *max, bars),
            Block::Timeline(timeline) => timeline::draw(&mut sheet, timeline),
            Block::Lines(lines) => kept(&mut sheet, lines),
            Block::Glance(_) | Block::Figure(_) | Block::Linked(_) => {}
        }
        after = Some(block);
    }
    sheet.finish()
}

fn is_empty(block: &Block) -> bool {
    match block {
        Block::Heading { text, .. } => text.text.trim().is_empty(),
        Block::Paragraph(cell) => cell.text.trim().is_empty(),
        Block::List { points, .. } => points.is_empty(),
        Block::Entries(entries) => entries.is_empty(),
        Block::Table(table) => table.columns.is_empty(),
        Block::Bars { bars, .. } => bars.is_empty(),
        Block::Timeline(timeline) => timeline.spans.is_empty() || timeline.years.is_empty(),
        Block::Lines(lines) => lines.is_empty(),
        Block::Glance(_) | Block::Figure(_) | Block::Linked(_) => true,
    }
}

/// Chapters stand further apart than what belongs together.
fn blanks_between(after: Option<&Block>, block: &Block) -> usize {
    match (after, block) {
        (None, _) => 0,
        (Some(Block::Heading { rank: 1, .. }), _) => 1,
        (_, Block::Heading { rank: 1 | 2, .. }) => 2,
        // The lowest headings stand right above the facts about them.
        (Some(Block::Heading { rank: 4, .. }), Block::Entries(_)) => 0,
        _ => 1,
    }
}

fn heading(sheet: &mut Sheet<'_>, rank: u8, text: &str) {
    let text = sheet.line(text);
    let lines = wrap(&text, sheet.prose, sheet.prose, Blanks::Collapsed);
    let rule = match rank {
        1 => Some(sheet.glyphs.double),
        2 => Some(sheet.glyphs.single),
        _ => None,
    };
    for line in &lines {
        sheet.toned(line, Tone::Strong);
    }
    if let Some(rule) = rule {
        sheet.toned(&rule.to_string().repeat(widest(&lines)), Tone::Plain);
    }
}

fn list(sheet: &mut Sheet<'_>, ordered: bool, points: &[Cell]) {
    let digits = points.len().to_string().len();
    for (at, point) in points.iter().enumerate() {
        let sign = if ordered {
            format!("{:>digits$}.", at + 1)
        } else {
            sheet.glyphs.bullet.to_string()
        };
        let hang = width(&sign) + 1;
        let text = sheet.block(&point.text);
        for (at, line) in wrap::fold(&text, sheet.prose - hang).iter().enumerate() {
            let lead = if at == 0 {
                format!("{sign} ")
            } else {
                " ".repeat(hang)
            };
            sheet.led(&lead, line, point.tone);
        }
    }
}

/// Names in one column, what they are in another.
fn facts(sheet: &mut Sheet<'_>, entries: &[Entry], indent: usize) {
    let room = sheet.prose - indent;
    let names: Vec<String> = entries
        .iter()
        .map(|entry| sheet.line(&entry.name))
        .collect();
    let column = widest(&names).min(room * 2 / 5).max(wrap::NARROWEST);
    for (entry, name) in entries.iter().zip(&names) {
        let value = sheet.block(&entry.value.text);
        let values = wrap::fold(&value, room - column - 2);
        let names = wrap::fold(name, column);
        for at in 0..values.len().max(names.len()) {
            let name = names.get(at).map_or("", String::as_str);
            let value = values.get(at).map_or("", String::as_str);
            let lead = format!(
                "{}{name}{}",
                " ".repeat(indent),
                " ".repeat(column + 2 - width(name).min(column))
            );
            sheet.led(&lead, value, entry.value.tone);
        }
    }
}

/// Lines as they are; one that is too long goes on further in.
fn kept(sheet: &mut Sheet<'_>, cells: &[Cell]) {
    for cell in cells {
        let text = sheet.block(&cell.text);
        for line in text.split('\n') {
            let bare = line.trim();
            let indent = width(line) - width(line.trim_start());
            let indent = indent.min(sheet.width / 2);
            let hang = (indent + 4).min(sheet.width / 2 + 4);
            for (at, part) in wrap(bare, sheet.width - indent, sheet.width - hang, Blanks::Kept)
                .iter()
                .enumerate()
            {
                sheet.led(
                    &" ".repeat(if at == 0 { indent } else { hang }),
                    part,
                    cell.tone,
                );
            }
        }
    }
}
