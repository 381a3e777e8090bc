//! A table of any length, a line for each row, without ever holding all of it.

use std::ops::ControlFlow;

use super::TerminalStyle;
use super::paint::paint;
use super::sheet::Sheet;
use super::wrap::width;
use crate::report::{Align, Column, Row, Tone};

/// Blanks between columns.
const GAP: usize = 2;
/// No text column needs more, however long some of its texts are.
const WIDEST: usize = 44;
/// Narrower than this the first column says nothing any more.
const NARROWEST: usize = 12;
/// So many bytes are handed on at once.
const AT_ONCE: usize = 64 * 1024;

/// Draws rows under their columns and hands the text on, piece by piece, until nobody wants more. A row with fewer cells
/// than there are columns has its last one run on to the end of the line. The rows are asked for twice.
pub fn listing<I: Iterator<Item = Row>>(
    columns: &[Column],
    rows: impl Fn() -> I,
    style: &TerminalStyle,
    take: &mut dyn FnMut(&str) -> ControlFlow<()>,
) {
    let mut sheet = Sheet::new(style);
    let mut widths: Vec<usize> = columns.iter().map(|c| width(&c.title)).collect();
    for row in rows().filter(|row| row.cells.len() == columns.len()) {
        for (known, cell) in widths.iter_mut().zip(&row.cells) {
            *known = (*known).max(width(&sheet.line(&cell.text)).min(WIDEST));
        }
    }
    let shown = fitting(columns, &mut widths, sheet.width);
    let title = |at: &usize| columns.get(*at).map_or("", |c| c.title.as_str());
    let titles: Vec<(String, Tone)> = shown
        .iter()
        .map(|at| (title(at).to_owned(), Tone::Strong))
        .collect();
    let places: Vec<(usize, Align)> = shown
        .iter()
        .filter_map(|at| Some((*widths.get(*at)?, columns.get(*at)?.align)))
        .collect();
    line(&mut sheet, &titles, &places);
    let total: usize = places.iter().map(|(width, _)| width + GAP).sum();
    let rule = sheet.glyphs.single.to_string();
    sheet.push(&rule.repeat(total.saturating_sub(GAP)));
    for row in rows() {
        let text = |cell: Option<&crate::report::Cell>| {
            cell.map_or_else(Default::default, |cell| (sheet.line(&cell.text), cell.tone))
        };
        if row.cells.len() == columns.len() {
            let cells: Vec<_> = shown.iter().map(|at| text(row.cells.get(*at))).collect();
            line(&mut sheet, &cells, &places);
        } else {
            let cells: Vec<_> = row.cells.iter().map(|cell| text(Some(cell))).collect();
            run_on(&mut sheet, &cells, &places);
        }
        if sheet.drawn() > AT_ONCE && take(&sheet.take()).is_break() {
            return;
        }
    }
    let _ = take(&sheet.take());
}

/// The columns that there is room for; the first one gives way as far as it can.
fn fitting(columns: &[Column], widths: &mut [usize], room: usize) -> Vec<usize> {
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    let needed = |shown: &[usize], widths: &[usize]| -> usize {
        let sum: usize = shown.iter().filter_map(|at| widths.get(*at)).sum();
        sum + GAP * shown.len().saturating_sub(1)
    };
    let least = |shown: &[usize], widths: &[usize]| {
        let first = widths.first().copied().unwrap_or_default();
        needed(shown, widths) - first.saturating_sub(NARROWEST)
    };
    let rank = |at: &usize| columns.get(*at).map_or(0, |column| column.rank);
    while least(&shown, widths) > room {
        let last = shown.iter().copied().filter(|at| rank(at) > 0);
        let Some(last) = last.max_by_key(|at| (rank(at), *at)) else {
            break;
        };
        shown.retain(|at| *at != last);
    }
    let over = needed(&shown, widths).saturating_sub(room);
    if let Some(first) = widths.first_mut() {
        *first = first.saturating_sub(over).max(1);
    }
    shown
}

fn line(sheet: &mut Sheet<'_>, cells: &[(String, Tone)], places: &[(usize, Align)]) {
    let mut drawn = String::new();
    let mut blanks = 0;
    for ((text, tone), (room, align)) in cells.iter().zip(places) {
        let text = cut(text, *room);
        let free = room.saturating_sub(width(&text));
        let (left, right) = match align {
            Align::Left => (0, free),
            Align::Right => (free, 0),
        };
        drawn.extend(std::iter::repeat_n(' ', blanks + left));
        drawn += &paint(&text, *tone, sheet.color);
        blanks = right + GAP;
    }
    sheet.push(&drawn);
}

/// A row whose last cell runs on behind the others.
fn run_on(sheet: &mut Sheet<'_>, cells: &[(String, Tone)], places: &[(usize, Align)]) {
    let mut drawn = String::new();
    let mut used = 0;
    for (at, (text, tone)) in cells.iter().enumerate() {
        let last = at + 1 == cells.len();
        // What stands in front is a path, and without it the rest is of no use.
        let room = match places.get(at) {
            Some((room, _)) if !last => (*room).max(width(text).min(sheet.width / 2)),
            _ => sheet.width.saturating_sub(used),
        };
        let text = cut(text, room);
        drawn += &paint(&text, *tone, sheet.color);
        if !last {
            let free = room.saturating_sub(width(&text)) + GAP;
            drawn.extend(std::iter::repeat_n(' ', free));
            used += room + GAP;
        }
    }
    sheet.push(&drawn);
}

/// As much of a text as there is room for.
fn cut(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut cut = String::new();
    for sign in text.chars() {
        cut.push(sign);
        if width(&cut) + 1 > room {
            cut.pop();
            break;
        }
    }
    while width(&cut) + 1 > room && cut.pop().is_some() {}
    cut.push('~');
    cut
}
