//! One row of a form as an answer.

use jiff::civil::Date;

use super::columns::Column;
use super::evidence;
use super::fault::FormFault;
use super::offered::{Offered, chosen, offered};
use super::origin::word_of;
use super::rows::FormRow;
use crate::document::codes;
use crate::document::suggest::{nearest, quote};
use crate::model::{Answer, Given, QuestionIx, Questionnaire};

/// What a row is read with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) place: QuestionIx,
    /// The answers that the form offered, with their words; none if the form does not say.
    pub(super) list: &'a [(String, String)],
    /// The day of the assessment.
    pub(super) assessed: Date,
}

/// Reads what was answered in a row; `None` if nothing was.
pub(super) fn read(
    row: FormRow<'_>,
    asked: Asked<'_>,
    faults: &mut Vec<FormFault>,
) -> Option<Answer> {
    let given = given(row, asked, faults);
    let reason = row.text(Column::Reason);
    let mut answer = Answer {
        given,
        note: row.text(Column::Note),
        evidence: evidence::read(row, asked.assessed, faults),
        ..Answer::default()
    };
    match &mut answer.given {
        Some(Given::NotApplicable { reason: kept }) => {
            if reason.is_none() {
                let message = "an answer that does not apply needs a reason";
                let fault = FormFault::error(codes::NA_WITHOUT_REASON, message);
                let help = "say here why the question does not apply, or choose another answer";
                faults.push(fault.at(row.place(Column::Reason)).help(help));
            }
            *kept = reason;
        }
        _ => {
            if let Some(reason) = reason {
                let message =
                    "a reason is for the answer that does not apply; it is kept as a note";
                let fault = FormFault::warning(codes::REASON_WITHOUT_NA, message);
                faults.push(
                    fault
                        .at(row.place(Column::Reason))
                        .help("write it under the note next time"),
                );
                answer.note = Some(match answer.note {
                    Some(note) => format!("{note}\n{reason}"),
                    None => reason,
                });
            }
        }
    }
    (answer != Answer::default()).then_some(answer)
}

/// The answer that was chosen, or typed. What a label stood for when the form was made comes before what it stands for now.
fn given(row: FormRow<'_>, asked: Asked<'_>, faults: &mut Vec<FormFault>) -> Option<Given> {
    let written = row.text(Column::Answer)?;
    let offered = offered(asked.questionnaire, asked.place);
    let by_word = |word: &str| offered.iter().find(|one| one.word == word);
    let meant = word_of(asked.list, &written).and_then(by_word);
    if let Some(one) = meant.or_else(|| chosen(&offered, &written)) {
        return Some(one.given.clone());
    }
    faults.push(unknown(&written, &offered, asked).at(row.place(Column::Answer)));
    None
}

fn unknown(written: &str, offered: &[Offered], asked: Asked<'_>) -> FormFault {
    let id = asked.questionnaire.question(asked.place).id.as_str();
    let lower = written.to_lowercase();
    if ["na", "n/a", "not applicable"].contains(&lower.as_str()) {
        let message = format!(
            "{} always applies, so that {} is no answer to it",
            quote(id),
            quote(written)
        );
        let help = "choose what holds today, or “I don't know”; what is not part of the assessment is left out by its \
                    sections";
        return FormFault::error(codes::NA_NOT_ALLOWED, message).help(help);
    }
    let labels = offered.iter().map(|one| one.label.as_str());
    let near = nearest(written, labels.clone());
    let near = near.map_or_else(String::new, |near| {
        format!("did you mean {}? ", quote(near))
    });
    let possible: Vec<String> = labels.map(quote).collect();
    let message = format!("{} is not an answer to {}", quote(written), quote(id));
    let help = format!("{near}Possible: {}", possible.join(", "));
    FormFault::error(codes::UNKNOWN_ANSWER, message).help(help)
}
