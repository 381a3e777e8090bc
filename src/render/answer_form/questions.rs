//! A sheet with the questions of one area.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Worksheet,
    XlsxError,
};

use super::front::Progress;
use super::heights::Text;
use super::hidden::Lists;
use super::look::Look;
use super::outline::Group;
use super::sheet::{HEADINGS, colours, drop_down, head, paragraphs, place, set_up};
use super::{AnswerForm, wording};
use crate::document::answer_form::{Column, offered};
use crate::model::{QuestionIx, SectionIx};

/// Width of a column, in characters.
fn width(column: Column) -> f64 {
    match column {
        Column::Id => 9.0,
        Column::Question => 36.0,
        Column::Help => 36.0,
        Column::Choices => 46.0,
        Column::Answer => 16.0,
        Column::Note => 32.0,
        Column::EvidenceKind => 12.0,
        Column::EvidencePlace => 22.0,
        Column::EvidenceDay => 11.0,
        Column::Reason => 20.0,
    }
}

pub(super) fn draw(
    sheet: &mut Worksheet,
    group: &Group,
    form: &AnswerForm<'_>,
    lists: &mut Lists,
    look: &Look,
) -> Result<Progress, XlsxError> {
    for column in Column::ALL {
        sheet.set_column_width(place(column), width(column))?;
        let format = match Column::INPUT.contains(&column) {
            true => &look.input_heading,
            false => &look.heading,
        };
        sheet.write_string_with_format(HEADINGS, place(column), column.heading(), format)?;
    }
    let mut row = HEADINGS + 1;
    let mut by_list: Vec<(usize, Vec<u32>)> = Vec::new();
    for (section, questions) in &group.sections {
        band(sheet, row, *section, form, look)?;
        row += 1;
        for ix in questions {
            let list = question(sheet, row, *ix, form, lists, look)?;
            match by_list.iter_mut().find(|(other, _)| *other == list) {
                Some((_, rows)) => rows.push(row),
                None => by_list.push((list, vec![row])),
            }
            row += 1;
        }
    }
    let last = row - 1;
    for (list, rows) in &by_list {
        drop_down(sheet, Column::Answer, &lists.drop_down(*list)?, rows)?;
    }
    let mut all: Vec<u32> = by_list
        .iter()
        .flat_map(|(_, rows)| rows.iter().copied())
        .collect();
    all.sort_unstable();
    details(sheet, lists, &all)?;
    colours(sheet, last, look)?;
    let count = all.len();
    head(sheet, &group.title, wording::SHEET_HINT, last, count, look)?;
    set_up(sheet, last, &form.questionnaire.title)?;
    sheet.set_print_area(0, 0, last, place(Column::Reason))?;
    Ok(Progress {
        sheet: group.name.clone(),
        count,
        last,
    })
}

/// The name of a section across the sheet, with what it is about.
fn band(
    sheet: &mut Worksheet,
    row: u32,
    ix: SectionIx,
    form: &AnswerForm<'_>,
    look: &Look,
) -> Result<(), XlsxError> {
    let section = form.questionnaire.section(ix);
    let title = match section.id.as_str() {
        id if id.starts_with(|sign: char| sign.is_ascii_digit()) => {
            format!("{id} {}", section.title)
        }
        _ => section.title.clone(),
    };
    let help = wording::plain(section.help.as_deref().unwrap_or_default());
    sheet.write_blank(row, place(Column::Id), &look.band)?;
    sheet.write_string_with_format(
        row,
        place(Column::Question),
        wording::plain(&title),
        &look.band,
    )?;
    // Not to be answered, so that nothing is lost by merging; the height has to be given, since no program finds it.
    sheet.merge_range(
        row,
        place(Column::Help),
        row,
        place(Column::Reason),
        &help,
        &look.band_help,
    )?;
    let across: f64 = Column::ALL[2..].iter().map(|column| width(*column)).sum();
    let height = Text::Plain
        .height(&help, across)
        .max(Text::Bold.height(&title, width(Column::Question)));
    sheet.set_row_height(row, height + 6.0)?;
    Ok(())
}

/// Writes a question; returns the number of the list from which it is answered.
fn question(
    sheet: &mut Worksheet,
    row: u32,
    ix: QuestionIx,
    form: &AnswerForm<'_>,
    lists: &mut Lists,
    look: &Look,
) -> Result<usize, XlsxError> {
    let questionnaire = form.questionnaire;
    let question = questionnaire.question(ix);
    let id = question.id.as_str();
    sheet.write_string_with_format(row, place(Column::Id), id, &look.id)?;
    let text = wording::plain(&question.text);
    sheet.write_string_with_format(row, place(Column::Question), &text, &look.question)?;
    let help = wording::help(questionnaire, ix);
    let help = help
        .into_iter()
        .map(|(title, text)| (title.to_owned(), text));
    let help = paragraphs(
        sheet,
        row,
        Column::Help,
        help.collect(),
        (&look.quiet, &look.plain),
        look,
    )?;
    let offered = offered(questionnaire, ix);
    let options = questionnaire.options(ix).len();
    let choices = offered
        .iter()
        .take(options)
        .enumerate()
        .map(|(place, one)| wording::meaning(&one.label, questionnaire.meaning(ix, place)));
    let choices = paragraphs(
        sheet,
        row,
        Column::Choices,
        choices.collect(),
        (&look.bold, &look.plain),
        look,
    )?;
    let heights = [
        Text::Small.height(id, width(Column::Id)),
        Text::Bold.height(&text, width(Column::Question)),
        Text::Plain.height(&help, width(Column::Help)),
        Text::Plain.height(&choices, width(Column::Choices)),
    ];
    sheet.set_row_height(row, heights.into_iter().fold(0.0, f64::max))?;
    sheet.write_blank(row, place(Column::Answer), &look.answer)?;
    for column in Column::INPUT {
        match column {
            Column::Answer => {}
            Column::EvidenceDay => {
                sheet.write_blank(row, place(column), &look.day)?;
            }
            _ => {
                sheet.write_blank(row, place(column), &look.input)?;
            }
        }
    }
    let list = offered
        .into_iter()
        .map(|one| (one.label, one.word))
        .collect();
    Ok(lists.for_question(id, list))
}

/// Drop-downs and hints of what may stand beside an answer.
fn details(sheet: &mut Worksheet, lists: &mut Lists, rows: &[u32]) -> Result<(), XlsxError> {
    let kinds = lists.number(wording::kinds());
    let kinds = lists
        .drop_down(kinds)?
        .set_input_title(wording::KIND_TITLE)?
        .set_input_message(wording::KIND_MESSAGE)?;
    drop_down(sheet, Column::EvidenceKind, &kinds, rows)?;
    let days = DataValidation::new()
        .allow_date(DataValidationRule::Between(
            ExcelDateTime::from_ymd(1990, 1, 1)?,
            ExcelDateTime::from_ymd(2199, 12, 31)?,
        ))
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title(wording::DAY_TITLE)?
        .set_error_message(wording::DAY_ERROR)?;
    drop_down(sheet, Column::EvidenceDay, &days, rows)?;
    let found = DataValidation::new()
        .allow_any_value()
        .set_input_title(wording::PLACE_TITLE)?
        .set_input_message(wording::PLACE_MESSAGE)?;
    drop_down(sheet, Column::EvidencePlace, &found, rows)?;
    let reason = DataValidation::new()
        .allow_any_value()
        .set_input_title(wording::REASON_TITLE)?
        .set_input_message(wording::REASON_MESSAGE)?;
    drop_down(sheet, Column::Reason, &reason, rows)
}
