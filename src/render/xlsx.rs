//! Workbooks for spreadsheet programs (Office Open XML): tables, charts and links, without macros.

mod frame;
mod grid;
mod height;
mod layout;
mod lines;
mod look;
mod plot;
mod rule;
mod sheet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use self::frame::Frame;
use self::layout::Layout;
use self::look::{Look, bounded, plain};
use super::escape;
use crate::report;

/// Draws a workbook. Equal workbooks give equal bytes: its date of creation is its day.
///
/// # Errors
///
/// If it holds more than a spreadsheet can.
pub fn draw(workbook: &report::Workbook) -> Result<Vec<u8>, XlsxError> {
    let layout = Layout::of(workbook);
    let frame = Frame::of(workbook);
    let mut look = Look::default();
    let mut file = Workbook::new();
    file.set_properties(&properties(workbook));
    for (place, sheet) in workbook.sheets.iter().enumerate() {
        let mut drawn = Worksheet::new();
        drawn.set_name(sheet.name)?;
        sheet::draw(&mut drawn, &mut look, &layout, place)?;
        frame.draw(&mut drawn, sheet.name)?;
        if place == 0 {
            drawn.set_active(true);
        }
        file.push_worksheet(drawn);
    }
    file.save_to_buffer()
}

/// The longest text of a property.
const LONGEST: usize = 200;

fn properties(workbook: &report::Workbook) -> DocProperties {
    let title = format!("{}: {}", workbook.title, workbook.organisation);
    let properties = DocProperties::new()
        .set_title(bounded(&plain(&title), LONGEST))
        .set_author("itsm-gap")
        .set_company(bounded(&plain(&workbook.organisation), LONGEST));
    match day(workbook.day) {
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
