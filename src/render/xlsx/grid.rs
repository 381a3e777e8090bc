//! Grids as tables: titles, values in their number formats, links and rules of colour.

use rust_xlsxwriter::{IgnoreError, Table, TableColumn, TableStyle, Url, Worksheet, XlsxError};

use crate::model::Amount;
use crate::report::{Datum, Grid, Rows, Tone, Value};

use super::height::{lines_of, points};
use super::layout::{Layout, NARROW_WIDTH};
use super::look::{Kind, Look, Style, bounded, plain};
use super::{day, long_table, rule, shown};

/// The longest title of a column.
const LONGEST_TITLE: usize = 240;
/// A table of fewer rows is read without filters.
const FILTERED: usize = 8;
/// The most lines of a row that are seen: longer texts stand in full in the cell.
const MOST_LINES: usize = 12;
/// Height of the titles, in points.
const TITLE_POINTS: u32 = 32;

/// What is needed to draw grids on a sheet.
pub(super) struct Sketch<'s> {
    pub(super) layout: &'s Layout<'s>,
    /// Widths of the columns, in characters.
    pub(super) widths: &'s [u16],
    /// Whether texts in the last column run on over the cells to their right.
    pub(super) runs_on: bool,
}

impl Sketch<'_> {
    /// Draws a grid whose titles stand in a row.
    pub(super) fn draw(
        &self,
        drawn: &mut Worksheet,
        look: &mut Look,
        row: u32,
        grid: &Grid<'_>,
    ) -> Result<(), XlsxError> {
        let (Ok(rows), Some(last)) = (u32::try_from(grid.rows.len()), last_column(grid)) else {
            return Err(XlsxError::RowColumnLimitError);
        };
        let filtered = grid.rows.len() >= FILTERED;
        let columns: Vec<TableColumn> = grid
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                // The button of a filter would stand upon a title at the right.
                let kind = match !filtered && is_numeric(grid, at) {
                    true => Kind::HeadRight,
                    false => Kind::Head,
                };
                TableColumn::new()
                    .set_header(bounded(&plain(&column.title), LONGEST_TITLE))
                    .set_header_format(look.format(Style::new(kind, Tone::Plain, false)))
            })
            .collect();
        let table = Table::new()
            .set_name(&*grid.name)
            .set_style(TableStyle::None)
            .set_autofilter(filtered)
            .set_columns(&columns);
        let declared = u32::try_from(long_table::declared(grid)).unwrap_or(rows);
        drawn.add_table(row, 0, row + declared, last, &table)?;
        drawn.set_row_height(row, TITLE_POINTS)?;
        let held = matches!(grid.rows, Rows::Held(_));
        for (at, cells) in (row + 1..).zip(grid.rows.iter()) {
            let mut lines = 1;
            for (column, datum) in (0..).zip(&*cells) {
                let place = usize::from(column) + 1;
                let runs_on = self.runs_on && place == cells.len();
                self.write(drawn, look, (at, column), datum, runs_on)?;
                // What is not worth the paper does not make rows higher either.
                let counts = place <= grid.printed && !runs_on;
                if let (Value::Text(text), true) = (&datum.value, counts) {
                    lines = lines.max(lines_of(text, self.width(column)));
                }
            }
            // Heights stay in memory.
            if held || lines > 1 {
                drawn.set_row_height(at, points(lines.min(MOST_LINES)))?;
            }
        }
        // Names such as 8.2 are text on purpose, which spreadsheets would mark as a mistake.
        drawn.ignore_error_range(row, 0, row + rows, last, IgnoreError::NumberStoredAsText)?;
        rule::draw(drawn, row + 1, grid)
    }

    /// Writes a value into a cell, with where it leads. Where there is none, the cell stays blank.
    pub(super) fn write(
        &self,
        drawn: &mut Worksheet,
        look: &mut Look,
        (row, column): (u32, u16),
        datum: &Datum,
        runs_on: bool,
    ) -> Result<(), XlsxError> {
        let (kind, content) = match content(&datum.value) {
            (Kind::Text, text) if runs_on => (Kind::Line, text),
            other => other,
        };
        let fits = match &content {
            Content::Nothing => false,
            Content::Number(_) => true,
            // Linked text of several lines is not wrapped by every program.
            Content::Text(text) => {
                !text.contains([' ', '\n']) || lines_of(text, self.width(column)) == 1
            }
        };
        let to = datum.to.as_ref().filter(|_| fits);
        let to = to.and_then(|to| self.layout.address(to));
        let style = Style {
            depth: datum.depth,
            ..Style::new(kind, datum.tone, to.is_some())
        };
        let format = look.format(style);
        let tip = String::new();
        match (content, to) {
            (Content::Nothing, _) => drawn.write_blank(row, column, format)?,
            (Content::Text(text), Some(to)) => {
                drawn.write_url_with_options(row, column, Url::new(to), text, tip, Some(format))?
            }
            (Content::Text(text), None) => {
                drawn.write_string_with_format(row, column, text, format)?
            }
            (Content::Number(number), to) => {
                if let Some(to) = to {
                    // The link stays when the text gives way to the number.
                    let (url, text) = (Url::new(to), number.to_string());
                    drawn.write_url_with_options(row, column, url, text, tip, Some(format))?;
                }
                drawn.write_number_with_format(row, column, number, format)?
            }
        };
        Ok(())
    }

    fn width(&self, column: u16) -> u16 {
        let width = self.widths.get(usize::from(column));
        width.copied().unwrap_or(NARROW_WIDTH)
    }
}

/// Whether a column holds figures, which stand at the right.
fn is_numeric(grid: &Grid<'_>, column: usize) -> bool {
    let mut values = grid.rows.held().iter().filter_map(|row| row.get(column));
    values.any(|datum| {
        let at_the_left = matches!(
            datum.value,
            Value::Nothing | Value::Text(_) | Value::Day(_) | Value::Month(_)
        );
        !at_the_left
    })
}

/// Makes a sheet that is one table stay readable: titles and what a row is about stay in view, on paper too.
pub(super) fn set_table(drawn: &mut Worksheet, row: u32, grid: &Grid<'_>) -> Result<(), XlsxError> {
    let heads = u16::try_from(grid.heads).unwrap_or(0);
    drawn.set_freeze_panes(row + 1, heads)?;
    drawn.set_repeat_rows(row, row)?;
    let printed = u16::try_from(grid.printed).unwrap_or(1).max(1) - 1;
    let rows = u32::try_from(grid.rows.len()).unwrap_or(0);
    drawn.set_print_area(0, 0, row + rows, printed)?;
    Ok(())
}

/// The last column of a grid.
pub(super) fn last_column(grid: &Grid<'_>) -> Option<u16> {
    u16::try_from(grid.columns.len()).ok()?.checked_sub(1)
}

/// What a cell holds.
enum Content {
    Nothing,
    Text(String),
    Number(f64),
}

fn content(value: &Value) -> (Kind, Content) {
    match value {
        Value::Nothing => (Kind::Text, Content::Nothing),
        Value::Text(text) => (Kind::Text, Content::Text(shown(text))),
        // Exact far beyond what is ever counted.
        Value::Count(number) => (Kind::Count, Content::Number(*number as f64)),
        Value::Score(number) => (Kind::Score, Content::Number(*number)),
        Value::Share(number) => (Kind::Share, Content::Number(*number)),
        Value::Number(number) => (Kind::Number, Content::Number(*number)),
        Value::Days(amount) => (Kind::Days, Content::Number(amount.get())),
        Value::Money(amount) => (money(*amount), Content::Number(amount.get())),
        Value::Day(date) => date_or_text(Kind::Day, *date, &date.to_string()),
        Value::Month(month) => date_or_text(Kind::Month, month.first_day(), &month.to_string()),
    }
}

fn money(amount: Amount) -> Kind {
    match amount.hundredths() % 100 {
        0 => Kind::Money,
        _ => Kind::Cents,
    }
}

/// A day as a number; as text, where spreadsheets know no such day.
fn date_or_text(kind: Kind, date: jiff::civil::Date, text: &str) -> (Kind, Content) {
    match day(date) {
        Some(day) => (kind, Content::Number(day.to_excel())),
        None => (Kind::Text, Content::Text(text.to_owned())),
    }
}
