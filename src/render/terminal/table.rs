//! Tables: a header above a light rule, columns apart by blanks.

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, TableStyle};

use super::columns::{Demand, GAP, Layout, layout};
use super::facts;
use super::paint::{mark, paint_marks};
use super::sheet::Sheet;
use super::wrap::fold;
use crate::render::wording;
use crate::report::{Align, Cell, Column, Entry, Table, Tone};

/// Blanks by which each depth moves the first cell in.
const STEP: usize = 2;
/// Rows deeper than this are not moved in further.
const DEEPEST: usize = 5;

/// Draws a table, and says what had no room in it.
pub(super) fn draw(sheet: &mut Sheet<'_>, table: &Table) {
    let titles: Vec<String> = table
        .columns
        .iter()
        .map(|column| sheet.line(&column.title))
        .collect();
    let rows: Vec<SafeRow> = table
        .rows
        .iter()
        .map(|row| SafeRow {
            indent: row.depth.min(DEEPEST) * STEP,
            cells: row
                .cells
                .iter()
                .map(|cell| Cell::toned(sheet.block(&cell.text), cell.tone))
                .collect(),
        })
        .collect();
    match layout(&demands(&table.columns, &titles, &rows), sheet.width) {
        Layout::Columns(shown) => {
            side_by_side(sheet, &table.columns, &titles, &rows, &shown);
            let hidden = |at: &usize| !shown.iter().any(|(shown, _)| shown == at);
            let hidden: Vec<String> = titles
                .iter()
                .enumerate()
                .filter(|(at, _)| hidden(at))
                .map(|(_, title)| title.clone())
                .collect();
            if !hidden.is_empty() {
                sheet.blank_lines(1);
                sheet.text(&wording::left_out(&hidden), Tone::Muted);
            }
        }
        Layout::Stacked => stacked(sheet, &titles, &rows),
    }
}

/// A row whose texts are made safe.
struct SafeRow {
    indent: usize,
    cells: Vec<Cell>,
}

fn demands(columns: &[Column], titles: &[String], rows: &[SafeRow]) -> Vec<Demand> {
    let demand = |(at, (column, title)): (usize, (&Column, &String))| {
        let lines: Vec<(usize, &str)> = rows
            .iter()
            .filter_map(|row| Some((if at == 0 { row.indent } else { 0 }, row.cells.get(at)?)))
            .flat_map(|(indent, cell)| cell.text.lines().map(move |line| (indent, line.trim())))
            .collect();
        Demand::new(title, &lines, column.align, column.rank)
    };
    columns.iter().zip(titles).enumerate().map(demand).collect()
}

fn side_by_side(
    sheet: &mut Sheet<'_>,
    columns: &[Column],
    titles: &[String],
    rows: &[SafeRow],
    shown: &[(usize, usize)],
) {
    let rule = LineStyle::none().fill(sheet.glyphs.single);
    let mut drawn = comfy_table::Table::new();
    // Widths are settled here, so that words are broken and rows moved in as everywhere else on the page.
    drawn.set_content_arrangement(ContentArrangement::Disabled);
    let headers: Vec<Vec<String>> = shown
        .iter()
        .map(|(at, width)| fold(titles.get(*at).map_or("", String::as_str), *width))
        .collect();
    let height = headers.iter().map(Vec::len).max().unwrap_or(0);
    drawn.set_header(headers.iter().map(|lines| {
        let above = "\n".repeat(height - lines.len());
        above + &joined(lines, Tone::Strong, 0)
    }));
    let mut lines = 0;
    for row in rows {
        let cells: Vec<String> = shown
            .iter()
            .map(|(at, width)| match row.cells.get(*at) {
                Some(cell) => {
                    let indent = if *at == 0 { row.indent } else { 0 };
                    let folded = fold(&cell.text, width.saturating_sub(indent));
                    joined(&folded, cell.tone, indent)
                }
                None => String::new(),
            })
            .collect();
        lines += cells
            .iter()
            .map(|cell| cell.split('\n').count())
            .max()
            .unwrap_or(1);
        drawn.add_row(cells);
    }
    let style = TableStyle::new().header_separator(rule);
    // Rows of several lines would run into each other.
    drawn.load_style(match lines >= rows.len() * 2 {
        true => style.row_separator(LineStyle::none().fill(' ')),
        false => style,
    });
    for (place, (at, _)) in shown.iter().enumerate() {
        let right = columns
            .get(*at)
            .is_some_and(|column| column.align == Align::Right);
        let gap = if place + 1 < shown.len() {
            GAP as u16
        } else {
            0
        };
        if let Some(column) = drawn.column_mut(place) {
            column.set_padding((0, gap));
            column.set_cell_alignment(if right {
                CellAlignment::Right
            } else {
                CellAlignment::Left
            });
        }
    }
    for line in drawn.lines() {
        sheet.push(&paint_marks(line.trim_end(), sheet.color));
    }
}

fn joined(lines: &[String], tone: Tone, indent: usize) -> String {
    let indent = " ".repeat(indent);
    let marked = lines.iter().map(|line| match line.is_empty() {
        true => String::new(),
        false => format!("{indent}{}", mark(line, tone)),
    });
    marked.collect::<Vec<_>>().join("\n")
}

/// Row by row: the first cell as a heading, the others as facts about it.
fn stacked(sheet: &mut Sheet<'_>, titles: &[String], rows: &[SafeRow]) {
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            sheet.blank_lines(1);
        }
        let Some((head, cells)) = row.cells.split_first() else {
            continue;
        };
        for line in fold(&head.text, sheet.prose) {
            sheet.toned(&line, Tone::Strong);
        }
        let entries: Vec<Entry> = titles
            .iter()
            .skip(1)
            .zip(cells)
            .filter(|(_, cell)| !cell.text.trim().is_empty())
            .map(|(title, cell)| Entry {
                name: title.clone(),
                value: cell.clone(),
            })
            .collect();
        facts(sheet, &entries, STEP);
    }
}
