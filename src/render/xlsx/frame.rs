//! What stands above and below the pages on paper, and how sheets lie on it.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::report::Workbook;

use super::look::{bounded, plain};

/// The number by which spreadsheets know A4.
const A4: u8 = 9;
/// The longest name in a header, which may have 255 signs in all.
const LONGEST: usize = 80;

/// Header and footer of every sheet.
pub(super) struct Frame {
    organisation: String,
    title: String,
    day: String,
}

impl Frame {
    pub(super) fn of(workbook: &Workbook<'_>) -> Self {
        // An ampersand begins a code; two are one.
        let quoted = |text: &str| bounded(&plain(text), LONGEST).replace('&', "&&");
        Self {
            organisation: quoted(&workbook.organisation),
            title: quoted(&workbook.title),
            day: workbook.day.map_or_else(String::new, |day| day.to_string()),
        }
    }

    /// Sets how a sheet is printed: A4, lying, as wide as a page.
    pub(super) fn draw(&self, drawn: &mut Worksheet, sheet: &str) -> Result<(), XlsxError> {
        let Self {
            organisation,
            title,
            day,
        } = self;
        drawn
            .set_paper_size(A4)
            .set_landscape()
            .set_print_fit_to_pages(1, 0)
            .set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3)
            .set_header(format!("&L{organisation}&R{title} · {sheet}"))
            .set_footer(format!("&L{day}&RPage &P of &N"))
            .set_screen_gridlines(false);
        Ok(())
    }
}
