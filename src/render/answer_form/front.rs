//! The first sheet: who answers, how to fill the form in, and how far one is.

use rust_xlsxwriter::{Formula, Url, Worksheet, XlsxError};

use super::heights::Text;
use super::look::Look;
use super::sheet::{HEADINGS, letter};
use super::{AnswerForm, wording};
use crate::document::answer_form::{Column, NAME_LABEL};

/// A sheet whose answers are counted.
#[derive(Debug)]
pub(super) struct Progress {
    /// Its name.
    pub(super) sheet: String,
    /// How many questions it has.
    pub(super) count: usize,
    /// Its last row.
    pub(super) last: u32,
}

const TEXT: u16 = 1;
const MARK: u16 = 0;
/// Width of the column with the text.
const WIDTH: f64 = 100.0;

pub(super) fn draw(
    sheet: &mut Worksheet,
    form: &AnswerForm<'_>,
    progress: &[Progress],
    look: &Look,
) -> Result<(), XlsxError> {
    sheet
        .set_column_width(MARK, 26)?
        .set_column_width(TEXT, WIDTH)?;
    sheet.set_screen_gridlines(false).protect();
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_footer(wording::footer(&form.questionnaire.title));
    sheet.set_row_height(0, 26)?;
    sheet.write_string_with_format(
        0,
        MARK,
        wording::plain(&form.questionnaire.title),
        &look.title,
    )?;
    let asked = form.questions.len();
    sheet.write_string_with_format(
        1,
        MARK,
        wording::extent(form.questionnaire, asked),
        &look.subtitle,
    )?;
    let mut row = 3;
    sheet.write_string_with_format(row, MARK, NAME_LABEL, &look.strong)?;
    match form.by {
        Some(by) => sheet.write_string_with_format(row, TEXT, wording::plain(by), &look.answer)?,
        None => sheet.write_blank(row, TEXT, &look.answer)?,
    };
    sheet.set_selection(row, TEXT, row, TEXT)?;
    row += 1;
    let roles = form.roles.join(", ");
    let given = [
        (
            wording::ROLES,
            Some(roles.as_str()).filter(|roles| !roles.is_empty()),
        ),
        (
            wording::ORGANISATION,
            form.assessment.organisation.as_deref(),
        ),
        (wording::SCOPE, form.assessment.scope.as_deref()),
    ];
    for (title, text) in given {
        if let Some(text) = text {
            line(sheet, row, title, text, look)?;
            row += 1;
        }
    }
    row = title(sheet, row, wording::STEPS_TITLE, look)?;
    for (number, step) in wording::steps(progress.len() > 1).iter().enumerate() {
        line(sheet, row, &format!("{}.", number + 1), step, look)?;
        row += 1;
    }
    row = title(sheet, row, wording::PROGRESS_TITLE, look)?;
    for part in progress {
        row = counted(sheet, row, part, look)?;
    }
    row = title(sheet, row, wording::COLOURS_TITLE, look)?;
    let fills = [
        look.answer.clone(),
        look.answer.clone(),
        look.input.clone(),
        look.input.clone(),
    ];
    let over = [None, Some(&look.done), None, Some(&look.attention)];
    for (((name, says), fill), over) in wording::COLOURS.iter().zip(fills).zip(over) {
        let fill = match over {
            Some(over) => over.merge(&fill),
            None => fill,
        };
        sheet.write_string_with_format(row, MARK, *name, &fill.set_locked())?;
        sheet.write_string_with_format(row, TEXT, *says, &look.text)?;
        row += 1;
    }
    line(sheet, row + 1, "", wording::PROTECTION, look)
}

fn title(sheet: &mut Worksheet, row: u32, text: &str, look: &Look) -> Result<u32, XlsxError> {
    sheet.set_row_height(row, 12)?;
    sheet.write_string_with_format(row + 1, MARK, text, &look.strong)?;
    Ok(row + 2)
}

/// A mark and a text of several lines. The height is given: not every program finds it.
fn line(
    sheet: &mut Worksheet,
    row: u32,
    mark: &str,
    text: &str,
    look: &Look,
) -> Result<(), XlsxError> {
    let text = wording::plain(text);
    sheet.write_string_with_format(row, MARK, mark, &look.mark)?;
    sheet.set_row_height(row, Text::Large.height(&text, WIDTH))?;
    sheet.write_string_with_format(row, TEXT, text, &look.text)?;
    Ok(())
}

/// A link to a sheet, and how many of its questions are answered.
fn counted(
    sheet: &mut Worksheet,
    row: u32,
    part: &Progress,
    look: &Look,
) -> Result<u32, XlsxError> {
    let name = part.sheet.replace('\'', "''");
    let link = Url::new(format!("internal:'{name}'!A1")).set_text(&part.sheet);
    sheet.write_url_with_format(row, MARK, link, &look.link)?;
    let answer = letter(Column::Answer);
    let range = format!(
        "'{name}'!{answer}{}:{answer}{}",
        HEADINGS + 2,
        part.last + 1
    );
    let (formula, shown) = wording::progress(&range, part.count);
    sheet.write_formula_with_format(
        row,
        TEXT,
        Formula::new(formula).set_result(shown),
        &look.text,
    )?;
    Ok(row + 1)
}
