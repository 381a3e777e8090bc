//! The sheet with the questions about the organisation.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::front::Progress;
use super::heights::Text;
use super::hidden::Lists;
use super::look::Look;
use super::sheet::{HEADINGS, colours, drop_down, head, paragraphs, place, set_up};
use super::{AnswerForm, wording};
use crate::document::answer_form::Column;

/// The columns that a profile needs, each where the other sheets have it.
const COLUMNS: [(Column, f64); 5] = [
    (Column::Id, 12.0),
    (Column::Question, 42.0),
    (Column::Help, 42.0),
    (Column::Choices, 42.0),
    (Column::Answer, 36.0),
];

pub(super) fn draw(
    sheet: &mut Worksheet,
    name: &str,
    form: &AnswerForm<'_>,
    lists: &mut Lists,
    look: &Look,
) -> Result<Progress, XlsxError> {
    for (column, width) in COLUMNS {
        sheet.set_column_width(place(column), width)?;
        let (text, format) = match column {
            Column::Choices => (wording::PROFILE_ANSWERS, &look.heading),
            Column::Answer => (column.heading(), &look.input_heading),
            _ => (column.heading(), &look.heading),
        };
        sheet.write_string_with_format(HEADINGS, place(column), text, format)?;
    }
    let mut row = HEADINGS + 1;
    for at in form.profile {
        let Some(question) = form.questionnaire.profile.get(*at) else {
            continue;
        };
        let id = question.id.as_str();
        sheet.write_string_with_format(row, place(Column::Id), id, &look.id)?;
        let text = wording::plain(&question.text);
        sheet.write_string_with_format(row, place(Column::Question), &text, &look.question)?;
        let list = question.answers.iter().map(|answer| {
            let label = answer
                .label
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            (label, answer.id.to_string())
        });
        let list: Vec<(String, String)> = list.collect();
        let help = question
            .help
            .iter()
            .map(|help| (String::new(), help.clone()));
        let formats = (&look.quiet, &look.plain);
        let help = paragraphs(sheet, row, Column::Help, help.collect(), formats, look)?;
        let choices = list.iter().map(|(label, _)| (String::new(), label.clone()));
        let choices = paragraphs(
            sheet,
            row,
            Column::Choices,
            choices.collect(),
            formats,
            look,
        )?;
        let [id_width, question_width, help_width, choices_width, _] =
            COLUMNS.map(|(_, width)| width);
        let heights = [
            Text::Small.height(id, id_width),
            Text::Bold.height(&text, question_width),
            Text::Plain.height(&help, help_width),
            Text::Plain.height(&choices, choices_width),
        ];
        sheet.set_row_height(row, heights.into_iter().fold(0.0, f64::max))?;
        sheet.write_blank(row, place(Column::Answer), &look.answer)?;
        let list = lists.for_question(id, list);
        drop_down(sheet, Column::Answer, &lists.drop_down(list)?, &[row])?;
        row += 1;
    }
    let last = row - 1;
    colours(sheet, last, look)?;
    let count = form.profile.len();
    head(sheet, name, wording::PROFILE_HINT, last, count, look)?;
    set_up(sheet, &form.questionnaire.title)?;
    sheet.set_print_area(0, 0, last, place(Column::Answer))?;
    Ok(Progress {
        sheet: name.to_owned(),
        count,
        last,
    })
}
