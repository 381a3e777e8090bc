//! Tables: rows under titles, with what has no room beside the others told below the text of the row.

use super::cell::Text;
use super::places::Places;
use crate::report::{Align, Cell, Table};

/// Room for columns side by side, of which one of text takes two parts and one of numbers one. What has none moves
/// below the text of its row.
const ROOM: usize = 14;
/// From so many columns on a table is not squeezed into a narrow screen, but moved.
const WIDE: usize = 4;
/// The highest band of a map.
const HIGHEST: u8 = 4;
/// Rows deeper than this are not moved in further.
const DEEPEST: usize = 5;

/// A table, ready for a template.
pub(super) struct TableView<'a> {
    /// What it is about, for those who do not see where it stands.
    pub(super) label: &'a str,
    /// Its classes: whether it needs more room than a narrow screen has, and whether it is a map of scores.
    pub(super) class: &'static str,
    pub(super) columns: Vec<ColumnView<'a>>,
    pub(super) rows: Vec<RowView<'a>>,
}

/// A column that is shown.
pub(super) struct ColumnView<'a> {
    pub(super) title: &'a str,
    pub(super) number: bool,
}

/// A row.
pub(super) struct RowView<'a> {
    pub(super) cells: Vec<CellView<'a>>,
}

/// A cell of a row.
pub(super) struct CellView<'a> {
    /// Whether it tells what the row is about.
    pub(super) heads: bool,
    pub(super) class: String,
    pub(super) text: Text<'a>,
    /// What is told below its text: the titles and cells of columns that are not shown.
    pub(super) more: Vec<(&'a str, Text<'a>)>,
}

impl<'a> TableView<'a> {
    /// A table under a heading.
    pub(super) fn new(table: &'a Table, label: &'a str, places: &Places<'a>) -> Self {
        let shown = shown(table);
        let number = |at: usize| table.columns[at].align == Align::Right;
        // The first column of text tells what a row is about.
        let head = shown.iter().copied().find(|at| !number(*at)).unwrap_or(0);
        let rows = table.rows.iter().map(|row| {
            let cells = shown.iter().filter_map(|at| {
                let cell = row.cells.get(*at)?;
                let text = Text::new(cell, places);
                let heads = *at == head;
                let depth = if heads { row.depth } else { 0 };
                Some(CellView {
                    heads,
                    class: classes(text.class, number(*at), depth, cell.band),
                    text,
                    more: match heads {
                        true => more(table, &row.cells, &shown, places),
                        false => Vec::new(),
                    },
                })
            });
            RowView {
                cells: cells.collect(),
            }
        });
        let mut cells = table.rows.iter().flat_map(|row| &row.cells);
        let is_map = cells.any(|cell| cell.band.is_some());
        let columns = shown.iter().map(|at| ColumnView {
            title: &table.columns[*at].title,
            number: number(*at),
        });
        Self {
            label,
            class: match (shown.len() >= WIDE, is_map) {
                (true, true) => "wide heat",
                (true, false) => "wide",
                (false, true) => "heat",
                (false, false) => "",
            },
            columns: columns.collect(),
            rows: rows.collect(),
        }
    }
}

/// The classes of a cell.
fn classes(tone: &str, number: bool, depth: usize, band: Option<u8>) -> String {
    let mut classes = tone.to_owned();
    if let Some(band) = band {
        classes += &format!(" band-{}", band.min(HIGHEST));
    }
    if number {
        classes += " number";
    }
    if depth > 0 {
        classes += &format!(" deep-{}", depth.min(DEEPEST));
    }
    classes.trim_start().to_owned()
}

/// The columns that stand side by side: those of the highest rank give way first, of equal ones the last.
fn shown(table: &Table) -> Vec<usize> {
    let mut by_rank: Vec<usize> = (0..table.columns.len()).collect();
    by_rank.sort_by_key(|at| table.columns[*at].rank);
    let taken = by_rank.iter().scan(0, |taken, at| {
        *taken += match table.columns[*at].align {
            Align::Left => 2,
            Align::Right => 1,
        };
        Some(*taken)
    });
    let fitting = taken.take_while(|taken| *taken <= ROOM).count();
    by_rank.truncate(fitting.max(1));
    by_rank.sort_unstable();
    by_rank
}

fn more<'a>(
    table: &'a Table,
    cells: &'a [Cell],
    shown: &[usize],
    places: &Places<'a>,
) -> Vec<(&'a str, Text<'a>)> {
    let hidden = table.columns.iter().zip(cells).enumerate();
    hidden
        .filter(|(at, (_, cell))| !shown.contains(at) && !cell.is_nothing())
        .map(|(_, (column, cell))| (column.title.as_str(), Text::new(cell, places)))
        .collect()
}
