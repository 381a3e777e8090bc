//! Workbooks for spreadsheet programs (Office Open XML): tables, charts and links, without macros.

mod frame;
mod grid;
mod height;
mod layout;
mod lines;
mod long_table;
mod look;
mod plot;
mod rule;
mod sheet;

use std::env;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, IntoInnerError, Seek as _, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use self::frame::Frame;
use self::layout::{Layout, Piece};
use self::long_table::LongTable;
use self::look::{Look, bounded, plain};
use super::escape;
use crate::report;

/// Draws a workbook. Equal workbooks give equal bytes: its date of creation is its day.
///
/// # Errors
///
/// If it holds more than a spreadsheet can.
pub fn draw(workbook: &report::Workbook<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut bytes = Vec::new();
    draw_to(workbook, &mut bytes)?;
    Ok(bytes)
}

/// Draws a workbook and writes it: sheets of very many rows are never held as a whole.
///
/// # Errors
///
/// If it holds more than a spreadsheet can, or it cannot be written.
pub fn draw_to(
    workbook: &report::Workbook<'_>,
    mut to: impl Write + Send,
) -> Result<(), XlsxError> {
    let layout = Layout::of(workbook);
    let mut file = drawn(workbook, &layout)?;
    let pieces = layout.sheets.iter().flat_map(|laid| &laid.pieces);
    let long: Vec<LongTable> = pieces
        .filter_map(|(row, piece)| match piece {
            Piece::Grid(grid) => LongTable::of(*row, grid),
            _ => None,
        })
        .collect();
    if long.is_empty() {
        return file.save_to_writer(to);
    }
    let mut short = aside()?;
    file.save_to_writer(&mut short)?;
    // Its sheets of many rows are files too.
    drop(file);
    let mut whole = aside()?;
    long_table::lengthen(BufReader::new(written(short)?), &long, &mut whole)?;
    io::copy(&mut written(whole)?, &mut to)?;
    Ok(())
}

/// A file for as long as it is needed.
fn aside() -> Result<BufWriter<File>, XlsxError> {
    let file = tempfile::tempfile();
    let file = file.map_err(|error| XlsxError::TempFileError(env::temp_dir(), error))?;
    Ok(BufWriter::new(file))
}

/// The same file, to be read from its start.
fn written(file: BufWriter<File>) -> Result<File, XlsxError> {
    let mut file = file.into_inner().map_err(IntoInnerError::into_error)?;
    file.rewind()?;
    Ok(file)
}

fn drawn(workbook: &report::Workbook<'_>, layout: &Layout<'_>) -> Result<Workbook, XlsxError> {
    let frame = Frame::of(workbook);
    let mut look = Look::default();
    let mut file = Workbook::new();
    file.set_properties(&properties(workbook));
    for (place, laid) in layout.sheets.iter().enumerate() {
        let mut drawn = match laid.is_long() {
            true => file.new_worksheet_with_constant_memory()?,
            false => Worksheet::new(),
        };
        let name = &*laid.sheet.name;
        drawn.set_name(name)?;
        sheet::draw(&mut drawn, &mut look, layout, place)?;
        frame.draw(&mut drawn, name)?;
        if place == 0 {
            drawn.set_active(true);
        }
        file.push_worksheet(drawn);
    }
    Ok(file)
}

/// The longest text of a property.
const LONGEST: usize = 200;

fn properties(workbook: &report::Workbook<'_>) -> DocProperties {
    let title = match workbook.organisation.as_str() {
        "" => workbook.title.clone(),
        organisation => format!("{}: {organisation}", workbook.title),
    };
    let properties = DocProperties::new()
        .set_title(bounded(&plain(&title), LONGEST))
        .set_author("itsm-gap")
        .set_company(bounded(&plain(&workbook.organisation), LONGEST));
    match workbook.day.and_then(day) {
        Some(day) => properties.set_creation_datetime(&day),
        None => properties.set_creation_datetime(&ExcelDateTime::default()),
    }
}

/// A day as spreadsheets count it; none before 1900.
fn day(day: jiff::civil::Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let (month, day) = (
        u8::try_from(day.month()).ok()?,
        u8::try_from(day.day()).ok()?,
    );
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// Text that shows what could hide or steer, and is no longer than a cell can hold.
fn shown(text: &str) -> String {
    bounded(&escape::code(text), 32_000)
}
