//! One row of a form as the answer to a question of the profile.

use super::columns::Column;
use super::fault::FormFault;
use super::offered::key;
use super::origin::word_of;
use super::rows::FormRow;
use crate::document::codes;
use crate::document::suggest::quote;
use crate::model::{ProfileChoice, ProfileQuestion};

/// The place of the answer that was chosen, or typed.
pub(super) fn read(
    row: FormRow<'_>,
    question: &ProfileQuestion,
    list: &[(String, String)],
    faults: &mut Vec<FormFault>,
) -> ProfileChoice {
    let written = row.text(Column::Answer)?;
    let by_id = |id: &str| {
        question
            .answers
            .iter()
            .position(|answer| answer.id.as_str() == id)
    };
    let by_label = || {
        let wanted = key(&written);
        question
            .answers
            .iter()
            .position(|answer| key(&answer.label) == wanted)
    };
    let meant = word_of(list, &written).and_then(by_id);
    let found = meant.or_else(by_label).or_else(|| by_id(&written));
    if found.is_none() {
        let possible: Vec<String> = question
            .answers
            .iter()
            .map(|answer| quote(&answer.label))
            .collect();
        let id = quote(question.id.as_str());
        let message = format!("{} is not an answer to {id}", quote(&written));
        let fault = FormFault::error(codes::UNKNOWN_ANSWER, message);
        let help = format!("possible: {}", possible.join(", "));
        faults.push(fault.at(row.place(Column::Answer)).help(help));
    }
    found
}
