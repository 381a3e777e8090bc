//! The answers that a form offers for a question, as people read them.

use crate::model::{Given, NotApplicableRule, QuestionIx, Questionnaire};

const UNKNOWN: &str = "I don't know";
const NOT_APPLICABLE: &str = "Not applicable";
const NONE_YET: &str = "Has not happened yet";

/// An answer that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// What is chosen from; no two of a question are alike, upper and lower case aside.
    pub label: String,
    /// The word of an assessment file for it.
    pub word: String,
    /// What it stands for; a reason is given elsewhere.
    pub given: Given,
}

/// The answers that a question offers, in their order: its own, then those with a meaning of their own that it allows.
pub fn offered(questionnaire: &Questionnaire, ix: QuestionIx) -> Vec<Offered> {
    let question = questionnaire.question(ix);
    let options = questionnaire.options(ix).iter().enumerate();
    let own = options.map(|(place, option)| {
        (
            option.label.as_str(),
            option.id.as_str(),
            Given::Option(place),
        )
    });
    let mut all: Vec<_> = own.collect();
    if question.occurrence {
        all.push((NONE_YET, "none_yet", Given::NoneYet));
    }
    if question.na == NotApplicableRule::Reason {
        let given = Given::NotApplicable { reason: None };
        all.push((NOT_APPLICABLE, "na", given));
    }
    all.push((UNKNOWN, "unknown", Given::Unknown));
    let labels: Vec<String> = all.iter().map(|(label, _, _)| key(label)).collect();
    let distinct = |place: usize| {
        let own = labels.get(place).map_or("", String::as_str);
        !own.is_empty() && labels.iter().filter(|other| *other == own).count() == 1
    };
    let offered = all
        .into_iter()
        .enumerate()
        .map(|(place, (label, word, given))| Offered {
            label: match distinct(place) {
                true => one_line(label),
                false => one_line(&format!("{label} [{word}]")),
            },
            word: word.to_owned(),
            given,
        });
    offered.collect()
}

/// The answer that somebody chose, or typed: blanks, and upper and lower case, do not count.
pub(super) fn chosen<'o>(offered: &'o [Offered], written: &str) -> Option<&'o Offered> {
    let wanted = key(written);
    let labelled = offered.iter().find(|one| key(&one.label) == wanted);
    labelled.or_else(|| offered.iter().find(|one| one.word == written.trim()))
}

/// What two labels have in common that only differ in blanks, upper and lower case, or the look of an apostrophe.
pub(super) fn key(label: &str) -> String {
    one_line(label).to_lowercase().replace('\u{2019}', "'")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::fixture;

    #[test]
    fn only_what_a_question_allows_is_offered() {
        let questionnaire = fixture::questionnaire();
        let words = |id: &str| {
            let ix = questionnaire.find_question(id).expect("a question");
            let all = offered(&questionnaire, ix).into_iter();
            all.map(|one| one.word).collect::<Vec<_>>()
        };
        let recorded = ["no", "partly", "fully", "none_yet", "unknown"];
        assert_eq!(words("inc-recorded"), recorded);
        assert_eq!(
            words("inc-reviewed"),
            ["no", "partly", "fully", "na", "unknown"]
        );
    }

    #[test]
    fn labels_that_only_differ_in_case_are_told_apart() {
        let mut questionnaire = fixture::questionnaire();
        let ix = questionnaire
            .find_question("inc-reviewed")
            .expect("a question");
        let set = questionnaire.question(ix).answers;
        questionnaire.answer_sets[set].options[0].label = "NOT  applicable".into();
        let labels: Vec<_> = offered(&questionnaire, ix)
            .into_iter()
            .map(|one| one.label)
            .collect();
        assert_eq!(labels[0], "NOT applicable [no]");
        assert_eq!(labels[3], "Not applicable [na]");
        let all = offered(&questionnaire, ix);
        let chosen = |text| super::chosen(&all, text).map(|one| one.word.clone());
        assert_eq!(chosen(" not APPLICABLE [na]\u{a0}").as_deref(), Some("na"));
        assert_eq!(chosen("I don\u{2019}t know").as_deref(), Some("unknown"));
        assert_eq!(chosen("not applicable"), None, "it could be either");
        assert_eq!(chosen("no").as_deref(), Some("no"));
    }
}
