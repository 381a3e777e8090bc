//! Whether the question that stands beside an id is the one that has the id: rows that were sorted or pasted by half give
//! answers to questions nobody was asked.

use std::collections::HashMap;

use super::columns::Column;
use super::fault::FormFault;
use super::read::shown;
use super::rows::FormRow;
use crate::document::codes;
use crate::document::suggest::quote;
use crate::model::{QuestionIx, Questionnaire};

/// The texts of all questions, by their letters.
#[derive(Debug, Default)]
pub(super) struct AskedTexts {
    known: HashMap<String, QuestionIx>,
    /// Where the wording is one that no question has: the first place, and how many there are.
    reworded: Option<(String, usize)>,
}

/// So many letters tell two questions apart; a cell may hold no more of a very long one.
const LETTERS: usize = 1_000;

/// What remains where nobody cares for capitals, quotation marks and blanks.
fn letters(text: &str) -> String {
    let all = text.chars().filter(|sign| sign.is_alphanumeric());
    all.flat_map(char::to_lowercase).take(LETTERS).collect()
}

impl AskedTexts {
    pub(super) fn of(questionnaire: &Questionnaire) -> Self {
        let all = questionnaire.question_places();
        let known = all.map(|ix| (letters(&questionnaire.question(ix).text), ix));
        Self {
            known: known.collect(),
            reworded: None,
        }
    }

    /// Reports the text of another question. Another wording of the same question may be a translation: that is told
    /// once, for all.
    pub(super) fn check(
        &mut self,
        row: FormRow<'_>,
        questionnaire: &Questionnaire,
        asked: QuestionIx,
        faults: &mut Vec<FormFault>,
    ) {
        let Some(text) = row.text(Column::Question) else {
            return;
        };
        let (said, own) = (letters(&text), &questionnaire.question(asked));
        if said == letters(&own.text) {
            return;
        }
        let at = row.place(Column::Question);
        match self.known.get(&said) {
            Some(other) if row.is_filled() => {
                let (id, other) = (quote(own.id.as_str()), &questionnaire.question(*other).id);
                let message = format!(
                    "beside the id {id} stands the question of {}, so that it is not clear which of the two was answered",
                    quote(other.as_str())
                );
                let fault = FormFault::error(codes::OTHER_QUESTION, message).at(at);
                let help = "sort and paste whole rows only; put each answer beside its question and its id";
                faults.push(fault.help(help));
            }
            Some(_) => {}
            None => {
                let first = self.reworded.get_or_insert_with(|| (shown(at), 0));
                first.1 += 1;
            }
        }
    }

    /// What is told of questions in other words.
    pub(super) fn told(&self) -> Option<FormFault> {
        let (first, count) = self.reworded.as_ref()?;
        let message = match count {
            1 => format!("the question in {first} was worded anew in the form"),
            count => {
                format!("{count} questions were worded anew in the form, the first in {first}")
            }
        };
        let help = "look whether they still ask the same: answers count for the questions of the questionnaire";
        Some(FormFault::warning(codes::OTHER_QUESTION, message).help(help))
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn only_letters_and_digits_tell_questions_apart() {
        assert_eq!(
            letters("Is “it” done\u{a0}– twice?"),
            letters("is 'IT' done - twice")
        );
        assert_ne!(letters("Is it done twice?"), letters("Is it done 2 times?"));
    }
}
