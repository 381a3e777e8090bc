//! What all sheets to fill in have: title, headings, drop-downs, colours, protection, print.

use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, Format, Formula, ProtectionOptions, Worksheet,
    XlsxError,
};

use super::look::Look;
use super::wording;
use crate::document::answer_form::Column;

/// The row of the headings; above it are title and progress.
pub(super) const HEADINGS: u32 = 2;
/// The place of a column in a sheet.
pub(super) fn place(column: Column) -> u16 {
    let place = Column::ALL.iter().position(|other| *other == column);
    place
        .and_then(|place| u16::try_from(place).ok())
        .unwrap_or_default()
}

/// The letter of a column.
pub(super) fn letter(column: Column) -> String {
    rust_xlsxwriter::utility::column_number_to_name(place(column))
}

/// Title, progress and what to do.
pub(super) fn head(
    sheet: &mut Worksheet,
    title: &str,
    hint: &str,
    last: u32,
    count: usize,
    look: &Look,
) -> Result<(), XlsxError> {
    sheet
        .set_row_height(0, 24)?
        .set_row_height(1, 18)?
        .set_row_height(HEADINGS, 32)?;
    sheet.write_string_with_format(0, 0, wording::plain(title), &look.title)?;
    let answer = letter(Column::Answer);
    let range = format!("{answer}{}:{answer}{}", HEADINGS + 2, last + 1);
    let (formula, shown) = wording::progress(&range, count);
    sheet.write_formula_with_format(1, 0, Formula::new(formula).set_result(shown), &look.strong)?;
    sheet.write_string_with_format(1, place(Column::Help), hint, &look.subtitle)?;
    Ok(())
}

/// Protection, view and print.
pub(super) fn set_up(sheet: &mut Worksheet, title: &str) -> Result<(), XlsxError> {
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    });
    sheet.set_freeze_panes(HEADINGS + 1, place(Column::Help))?;
    let first = (HEADINGS + 2, place(Column::Answer));
    sheet.set_selection(first.0, first.1, first.0, first.1)?;
    sheet.set_screen_gridlines(false);
    /// A4.
    const PAPER: u8 = 9;
    sheet
        .set_landscape()
        .set_paper_size(PAPER)
        .set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_repeat_rows(HEADINGS, HEADINGS)?;
    sheet.set_footer(wording::footer(title));
    Ok(())
}

/// Paragraphs in one cell, each with a title before it; returns all of their text.
pub(super) fn paragraphs(
    sheet: &mut Worksheet,
    row: u32,
    column: Column,
    all: Vec<(String, String)>,
    (title_format, text_format): (&Format, &Format),
    look: &Look,
) -> Result<String, XlsxError> {
    let mut parts: Vec<(&Format, String)> = Vec::new();
    for (title, text) in all {
        let gap = if parts.is_empty() { "" } else { "\n" };
        let (title, text) = (wording::plain_line(&title), wording::plain(&text));
        match title.is_empty() {
            true => parts.push((text_format, format!("{gap}{text}"))),
            false => {
                parts.push((title_format, format!("{gap}{title}")));
                parts.push((text_format, text));
            }
        }
    }
    parts.retain(|(_, text)| !text.is_empty());
    let parts: Vec<(&Format, &str)> = parts
        .iter()
        .map(|(format, text)| (*format, text.as_str()))
        .collect();
    match parts.as_slice() {
        [] => sheet.write_blank(row, place(column), &look.cell)?,
        parts => sheet.write_rich_string_with_format(row, place(column), parts, &look.cell)?,
    };
    Ok(parts.iter().map(|(_, text)| *text).collect())
}

/// One drop-down for many cells of a column.
pub(super) fn drop_down(
    sheet: &mut Worksheet,
    column: Column,
    validation: &DataValidation,
    rows: &[u32],
) -> Result<(), XlsxError> {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
        return Ok(());
    };
    let letter = letter(column);
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some((_, end)) if *end + 1 == *row => *end = *row,
            _ => runs.push((*row, *row)),
        }
    }
    let runs: Vec<String> = runs
        .iter()
        .map(|(from, to)| format!("{letter}{}:{letter}{}", from + 1, to + 1))
        .collect();
    let validation = validation.clone().set_multi_range(runs.join(" "));
    sheet.add_data_validation(*first, place(column), *last, place(column), &validation)?;
    Ok(())
}

/// What is answered, and what is missing beside an answer. Rows without an id are no questions.
pub(super) fn colours(sheet: &mut Worksheet, last: u32, look: &Look) -> Result<(), XlsxError> {
    let first = HEADINGS + 1;
    let row = first + 1;
    let cell = |column| format!("${}{row}", letter(column));
    let filled = |column| format!("LEN(TRIM({}))>0", cell(column));
    let empty = |column| format!("LEN(TRIM({}))=0", cell(column));
    let question = filled(Column::Id);
    let (not_applicable, record) = (wording::NOT_APPLICABLE_BEGINS, wording::RECORD);
    let rules = [
        (
            Column::Answer,
            format!("=AND({question},{})", filled(Column::Answer)),
            &look.done,
        ),
        (
            Column::Reason,
            format!(
                "=AND(LEFT({},{})=\"{not_applicable}\",{})",
                cell(Column::Answer),
                not_applicable.chars().count(),
                empty(Column::Reason)
            ),
            &look.attention,
        ),
        (
            Column::EvidenceKind,
            format!(
                "=AND({},OR({},{}))",
                empty(Column::EvidenceKind),
                filled(Column::EvidencePlace),
                filled(Column::EvidenceDay)
            ),
            &look.attention,
        ),
        (
            Column::EvidenceDay,
            format!(
                "=AND({}=\"{record}\",{})",
                cell(Column::EvidenceKind),
                empty(Column::EvidenceDay)
            ),
            &look.attention,
        ),
    ];
    for (column, rule, format) in rules {
        let colour = ConditionalFormatFormula::new()
            .set_rule(rule.as_str())
            .set_format(format);
        sheet.add_conditional_format(first, place(column), last, place(column), &colour)?;
    }
    Ok(())
}
