//! The hidden sheets: the lists behind the drop-downs, and what the form was made of.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, Worksheet, XlsxError};

use super::wording;
use crate::document::answer_form::{LISTS_SHEET, ORIGIN_SHEET, Origin};

/// The lists behind the drop-downs: no two are alike.
#[derive(Debug, Default)]
pub(super) struct Lists {
    lists: Vec<Vec<(String, String)>>,
    questions: Vec<(String, usize)>,
}

impl Lists {
    /// The number of a list with these labels and words, which is added if it is new.
    pub(super) fn number(&mut self, list: Vec<(String, String)>) -> usize {
        let place = self.lists.iter().position(|other| *other == list);
        place.unwrap_or_else(|| {
            self.lists.push(list);
            self.lists.len() - 1
        })
    }

    /// As [`Self::number`], of the list from which a question is answered.
    pub(super) fn for_question(&mut self, id: &str, list: Vec<(String, String)>) -> usize {
        let number = self.number(list);
        self.questions.push((id.to_owned(), number));
        number
    }

    pub(super) fn with_words(&self) -> Vec<Vec<(String, String)>> {
        self.lists.clone()
    }

    pub(super) fn questions(&self) -> &[(String, usize)] {
        &self.questions
    }

    /// A drop-down of a list. It is taken from the hidden sheet, since one written into the cell ends at 255 characters.
    pub(super) fn drop_down(&self, number: usize) -> Result<DataValidation, XlsxError> {
        let column = rust_xlsxwriter::utility::column_number_to_name(
            u16::try_from(number).unwrap_or(u16::MAX),
        );
        let last = self.lists.get(number).map_or(1, Vec::len);
        let list = format!("={LISTS_SHEET}!${column}$1:${column}${last}");
        let title = wording::DROP_DOWN_TITLE;
        DataValidation::new()
            .allow_list_formula(Formula::new(list))
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_error_title(title)?
            .set_error_message(wording::DROP_DOWN_ERROR)
    }
}

/// A list in each column.
pub(super) fn draw_lists(sheet: &mut Worksheet, lists: &Lists) -> Result<(), XlsxError> {
    sheet.set_name(LISTS_SHEET)?.set_hidden(true).protect();
    for (column, list) in lists.lists.iter().enumerate() {
        for (row, (label, _)) in list.iter().enumerate() {
            sheet.write_string(cell_row(row), cell_column(column), label)?;
        }
    }
    Ok(())
}

/// What the form was made of.
pub(super) fn draw_origin(sheet: &mut Worksheet, origin: &Origin) -> Result<(), XlsxError> {
    sheet
        .set_name(ORIGIN_SHEET)?
        .set_very_hidden(true)
        .protect();
    for (row, values) in origin.rows().iter().enumerate() {
        for (column, value) in values.iter().enumerate() {
            sheet.write_string(cell_row(row), cell_column(column), value)?;
        }
    }
    Ok(())
}

/// A row that no sheet has is refused when something is written to it.
fn cell_row(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

fn cell_column(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
