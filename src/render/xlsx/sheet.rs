//! One sheet: its text, figures, grids and pictures.

use rust_xlsxwriter::{Format, Url, Worksheet, XlsxError};

use crate::report::{Anchor, Cell, Fact, Tone};

use super::grid::Sketch;
use super::height::{lines_of, points};
use super::layout::{FIRST_WIDTH, Laid, Layout, NARROW, NARROW_WIDTH, Piece};
use super::lines::Line;
use super::look::{Kind, Look, Style};
use super::{grid, plot, shown};

/// Height of a heading of the first ranks, in points.
const HEADING_POINTS: u32 = 24;

/// Draws a sheet.
pub(super) fn draw(
    drawn: &mut Worksheet,
    look: &mut Look,
    layout: &Layout<'_>,
    place: usize,
) -> Result<(), XlsxError> {
    let Some(laid) = layout.sheets.get(place) else {
        return Ok(());
    };
    let widths = widths(laid);
    for (column, width) in (0..).zip(&widths) {
        drawn.set_column_width(column, *width)?;
    }
    if !laid.breaks.is_empty() {
        drawn.set_page_breaks(&laid.breaks)?;
    }
    for (row, piece) in &laid.pieces {
        match piece {
            Piece::Line(line) if laid.is_table => short(drawn, look, *row, line)?,
            Piece::Line(line) => long(drawn, look, layout, *row, line)?,
            Piece::Fact(fact) => draw_fact(drawn, look, layout, *row, fact)?,
            Piece::Grid(grid) => {
                let sketch = Sketch {
                    layout,
                    widths: &widths,
                    runs_on: !laid.is_table,
                };
                sketch.draw(drawn, look, *row, grid)?;
                if laid.is_table {
                    grid::set_table(drawn, *row, grid)?;
                }
            }
            Piece::Plots(plots) => plot::draw(drawn, layout, *row, plots)?,
        }
    }
    Ok(())
}

/// The widths of the columns: those of its only grid, or those of a sheet that is read.
fn widths(laid: &Laid<'_>) -> Vec<u16> {
    let grid = laid.pieces.iter().find_map(|(_, piece)| match piece {
        Piece::Grid(grid) if laid.is_table => Some(grid),
        _ => None,
    });
    match grid {
        Some(grid) => grid.columns.iter().map(|column| column.width).collect(),
        None => {
            let mut widths = vec![FIRST_WIDTH];
            // More than text takes, for grids that are wider.
            widths.resize(usize::from(NARROW) * 2, NARROW_WIDTH);
            widths
        }
    }
}

/// A line above a table: it runs on over the cells to its right.
fn short(
    drawn: &mut Worksheet,
    look: &mut Look,
    row: u32,
    line: &Line<'_>,
) -> Result<(), XlsxError> {
    let cell = line.cell();
    let kind = match line {
        Line::Heading(rank, _) => Kind::Heading(*rank),
        _ => Kind::Line,
    };
    let format = look.format(Style::new(kind, cell.tone, false));
    drawn.write_string_with_format(row, 0, shown(&cell.text), format)?;
    if matches!(line, Line::Heading(..)) {
        drawn.set_row_height(row, HEADING_POINTS)?;
    }
    Ok(())
}

/// A line of a sheet that is read: as high as its text needs.
fn long(
    drawn: &mut Worksheet,
    look: &mut Look,
    layout: &Layout<'_>,
    row: u32,
    line: &Line<'_>,
) -> Result<(), XlsxError> {
    let cell = line.cell();
    let text = shown(&cell.text);
    let to = target(layout, cell);
    let wide = look
        .format(Style::new(Kind::Wide, cell.tone, false))
        .clone();
    let whole = FIRST_WIDTH + NARROW * NARROW_WIDTH;
    match line {
        Line::Heading(rank, _) => {
            let format = look.format(Style::new(Kind::Heading(*rank), cell.tone, false));
            drawn.write_string_with_format(row, 0, text, format)?;
            if *rank < 3 {
                drawn.set_row_height(row, HEADING_POINTS)?;
            }
        }
        Line::Paragraph(_) => {
            let lines = lines_of(&text, whole);
            let to = to.filter(|_| lines == 1);
            let format = look.format(Style::new(Kind::Wide, cell.tone, to.is_some()));
            drawn.merge_range(row, 0, row, NARROW, &text, format)?;
            link(drawn, row, &text, to, format)?;
            drawn.set_row_height(row, points(lines))?;
        }
        Line::Point(mark, _) => {
            // The mark leads there: linked text of several lines is not wrapped by every program.
            let format = look.format(Style::new(Kind::Mark, Tone::Plain, to.is_some()));
            drawn.write_string_with_format(row, 0, mark, format)?;
            link(drawn, row, mark, to, format)?;
            drawn.merge_range(row, 1, row, NARROW, &text, &wide)?;
            drawn.set_row_height(row, points(lines_of(&text, whole - FIRST_WIDTH)))?;
        }
        Line::Entry(name, _) => {
            let name = shown(name);
            let format = look.format(Style::new(Kind::Name, Tone::Plain, to.is_some()));
            drawn.write_string_with_format(row, 0, &name, format)?;
            link(drawn, row, &name, to, format)?;
            drawn.merge_range(row, 1, row, NARROW, &text, &wide)?;
            let beside = lines_of(&name, FIRST_WIDTH);
            let told = lines_of(&text, whole - FIRST_WIDTH);
            drawn.set_row_height(row, points(told.max(beside)))?;
        }
    }
    Ok(())
}

/// A figure with its name and what it means.
fn draw_fact(
    drawn: &mut Worksheet,
    look: &mut Look,
    layout: &Layout<'_>,
    row: u32,
    fact: &Fact,
) -> Result<(), XlsxError> {
    let named = look.format(Style::new(Kind::Name, Tone::Plain, false));
    drawn.write_string_with_format(row, 0, shown(&fact.name), named)?;
    let sketch = Sketch {
        layout,
        widths: &[FIRST_WIDTH, NARROW_WIDTH],
        runs_on: false,
    };
    sketch.write(drawn, look, (row, 1), &fact.datum, false)?;
    let note = look.format(Style {
        depth: 1,
        ..Style::new(Kind::Line, Tone::Muted, false)
    });
    drawn.write_string_with_format(row, 2, shown(&fact.note), note)?;
    Ok(())
}

/// Lets the first cell of a row lead somewhere.
fn link(
    drawn: &mut Worksheet,
    row: u32,
    text: &str,
    to: Option<String>,
    format: &Format,
) -> Result<(), XlsxError> {
    if let Some(to) = to {
        let tip = String::new();
        drawn.write_url_with_options(row, 0, Url::new(to), text, tip, Some(format))?;
    }
    Ok(())
}

/// Where a text leads: to the first place that it mentions and the workbook has.
fn target(layout: &Layout<'_>, cell: &Cell) -> Option<String> {
    let parts = cell.parts().into_iter();
    let mut places = parts.filter_map(|(_, to): (&str, Option<&Anchor>)| to);
    places.find_map(|to| layout.address(to))
}
