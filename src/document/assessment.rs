//! A whole assessment, matched to its questionnaire.

use jiff::civil::Date;

use super::answers::{Answers, find};
use super::faults::Faults;
use super::fields::Fields;
use super::lookup::Lookup;
use super::node::{Entry, Node};
use super::profile::find_answer;
use super::reference;
use super::scalar::Value;
use super::selection;
use super::source::Source;
use crate::model::{Assessment, ProfileChoice, QuestionIx, Questionnaire, QuestionnaireRef};

/// The keys of an assessment.
pub(super) const KEYS: &[&str] = &[
    "format",
    "questionnaire",
    "organisation",
    "scope",
    "date",
    "assessors",
    "sections",
    "profile",
    "answers",
];

/// Reads an assessment. Without questionnaire nothing is looked up in it, and the result is of no use.
pub(super) fn decode(
    root: &Node<'_>,
    source: &Source,
    lookup: Option<&Lookup<'_>>,
    faults: &Faults,
) -> Option<Assessment> {
    let questionnaire = lookup.map(|lookup| lookup.questionnaire);
    let fields = Fields::open_file(root, "an assessment", KEYS, faults)?;
    let named = fields.require("questionnaire").and_then(reference::decode);
    if let (Some(named), Some(questionnaire)) = (&named, questionnaire) {
        reference::check_identity(&fields, named, questionnaire);
        reference::check_version(&fields, named, questionnaire);
    }
    let agree = questionnaire
        .is_none_or(|questionnaire| reference::versions_agree(named.as_ref(), questionnaire));
    let date = fields.require("date").and_then(Value::date);
    let answers = Answers::read(&fields, lookup, agree, date, source);
    let profile = profile(&fields, lookup);
    if let Some(lookup) = lookup {
        answers.warn_of_those_that_do_not_apply(&profile, lookup, faults);
    }
    let sections = selection::decode(&fields, lookup);
    if let (Some(questionnaire), Some(selected)) = (questionnaire, &sections) {
        selection::check_answers(&fields, questionnaire, selected, &answers.answers);
    }
    Some(Assessment {
        questionnaire: named.unwrap_or_else(|| QuestionnaireRef {
            name: String::new(),
            version: None,
        }),
        organisation: fields.text("organisation"),
        scope: fields.text("scope"),
        date: date.unwrap_or(Date::ZERO),
        assessors: fields.texts("assessors"),
        sections,
        profile,
        answers: answers.answers,
        unmatched: answers.unmatched,
    })
}

/// The question that each key under `answers` stands for.
pub(super) fn questions_answered(
    root: &Node<'_>,
    questionnaire: &Questionnaire,
) -> Vec<Option<QuestionIx>> {
    let named = reference::of_root(root, &Faults::default());
    let agree = reference::versions_agree(named.as_ref(), questionnaire);
    let lookup = Lookup::new(questionnaire);
    let answers = root.get("answers").and_then(Node::entries);
    let keys = answers.unwrap_or_default().iter();
    keys.map(|entry| find(&lookup, entry.key.text, agree))
        .collect()
}

/// For each profile question the place of its answer.
fn profile(fields: &Fields<'_, '_>, lookup: Option<&Lookup<'_>>) -> Vec<ProfileChoice> {
    let faults = fields.faults;
    let questions = lookup.map_or(&[][..], |lookup| &lookup.questionnaire.profile);
    let mut profile = vec![None; questions.len()];
    for Entry { key, value } in fields.map("profile") {
        let value = fields.named(key.text, value);
        let answer = if value.node.is_null() {
            None
        } else {
            value.raw()
        };
        let place = lookup.and_then(|lookup| lookup.profile(key.text, key.span, faults));
        let question =
            place.and_then(|place| Some((questions.get(place)?, profile.get_mut(place)?)));
        if let (Some(answer), Some((question, choice))) = (answer, question) {
            *choice = find_answer(question, answer, value.span(), faults);
        }
    }
    profile
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{ASSESSMENT, assessment_faults, pointed, questionnaire, with};
    use super::super::{Diagnostic, Document, Read, codes};
    use super::*;
    use crate::model::{Given, Id, Unmatched};

    #[track_caller]
    fn fault(part: &str, other: &str, expected: &[(&str, &str)]) -> Vec<Diagnostic> {
        let text = with(ASSESSMENT, part, other);
        let faults = assessment_faults(&text);
        assert_eq!(pointed(&text, &faults), expected, "{other}");
        faults
    }

    fn read(text: &str) -> Read<Assessment> {
        let source = Source::new("a", text);
        Document::parse(&source)
            .unwrap()
            .to_assessment(&questionnaire())
            .unwrap()
    }

    #[test]
    fn an_assessment_needs_a_format_a_questionnaire_and_a_date() {
        let faults = assessment_faults("answers: {}\n");
        let messages: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "an assessment has no `format`",
                "an assessment has no `questionnaire`",
                "an assessment has no `date`",
            ]
        );
        let help = faults[2].help.as_deref();
        assert_eq!(
            help,
            Some("write the day of the assessment, such as `date: 2026-11-22`")
        );
        let read = read("{format: 1, questionnaire: sample, date: 2026-11-22}");
        assert_eq!(read.value.answers, vec![None; 5]);
        assert_eq!(read.value.sections, None);
    }

    #[test]
    fn an_unknown_question_is_a_fault_when_the_versions_agree() {
        for name in ["sample@2018.1", "sample", "./sample.yaml"] {
            let text = with(ASSESSMENT, "sample@2018.1", name);
            let text = with(&text, "inc-reviewed: unknown", "inc-revewed: unknown");
            let faults = assessment_faults(&text);
            assert_eq!(
                pointed(&text, &faults),
                [(codes::UNKNOWN_ID, "inc-revewed")]
            );
            assert_eq!(
                faults[0].help.as_deref(),
                Some("did you mean `inc-reviewed`?")
            );
        }
        let faults = fault(
            "inc-reviewed: unknown",
            "inc-old: unknown",
            &[(codes::UNKNOWN_ID, "inc-old")],
        );
        assert_eq!(
            faults[0].help.as_deref(),
            Some("it is called `inc-recorded` now")
        );
    }

    #[test]
    fn an_answer_of_another_version_is_renamed_or_kept() {
        let text = "{format: 1, questionnaire: sample@2017, date: 2026-11-22,\nanswers: {inc-older: fully,\ngone: fully}}";
        let read = read(text);
        let recorded = read.value.answers[0].as_ref().unwrap();
        assert_eq!(recorded.given, Some(Given::Option(2)));
        let kept = Unmatched {
            id: Id::new("gone"),
            line: 3,
        };
        assert_eq!(read.value.unmatched, [kept]);
        assert_eq!(
            pointed(text, &read.warnings),
            [
                (codes::OTHER_VERSION, "sample@2017"),
                (codes::UNMATCHED_ANSWER, "gone")
            ]
        );
    }

    #[test]
    fn old_and_new_id_of_a_question_do_not_both_answer_it() {
        let text = "{format: 1, questionnaire: sample@2017, date: 2026-11-22, answers: {inc-old: fully, inc-recorded: no}}";
        let faults = assessment_faults(text);
        assert_eq!(
            pointed(text, &faults),
            [
                (codes::OTHER_VERSION, "sample@2017"),
                (codes::ANSWERED_TWICE, "inc-recorded")
            ]
        );
    }

    #[test]
    fn an_answer_that_the_profile_takes_away_is_told() {
        let text = with(ASSESSMENT, "suppliers:}", "suppliers: no}");
        for (answer, told) in [
            ("partly", true),
            ("unknown", false),
            ("{note: Later}", false),
        ] {
            let line = format!("sup-agreed: {answer}");
            let text = with(&text, "sup-agreed: {answer: na, reason: None}", &line);
            let faults = assessment_faults(&text);
            let taken = (codes::ANSWER_AGAINST_PROFILE, "sup-agreed");
            let found = pointed(&text, &faults).contains(&taken);
            assert_eq!(found, told, "{answer}");
        }
        let text = with(ASSESSMENT, "{answer: na, reason: None}", "partly");
        assert_eq!(
            assessment_faults(&text),
            [],
            "nothing is known of suppliers"
        );
    }

    #[test]
    fn sections_and_profile_name_what_there_is() {
        fault(
            "[\"8\", \"8.3\"]",
            "[\"8\", \"8.30\"]",
            &[(codes::UNKNOWN_ID, "\"8.30\"")],
        );
        fault("[\"8\", \"8.3\"]", "[8, 8]", &[(codes::LISTED_TWICE, "8")]);
        fault("[\"8\", \"8.3\"]", "[]", &[(codes::EMPTY_LIST, "[]")]);
        fault("size: large", "siz: large", &[(codes::UNKNOWN_ID, "siz")]);
        fault(
            "size: large",
            "size: huge",
            &[(codes::UNKNOWN_ANSWER, "huge")],
        );
        fault(
            "size: large",
            "size: [large]",
            &[(codes::WRONG_TYPE, "[large]")],
        );
    }

    #[test]
    fn a_clause_number_stays_text() {
        let text = with(ASSESSMENT, "[\"8\", \"8.3\"]", "[8, 8.3]");
        assert_eq!(assessment_faults(&text), []);
        let text = with(ASSESSMENT, "[\"8\", \"8.3\"]", "[8.30]");
        assert_eq!(
            pointed(&text, &assessment_faults(&text)),
            [(codes::UNKNOWN_ID, "8.30")]
        );
    }

    #[test]
    fn a_duplicate_answer_is_reported_with_both_places() {
        let faults = fault(
            "inc-reviewed: unknown",
            "inc-reviewed: unknown\n  inc-reviewed: fully",
            &[(codes::DUPLICATE_KEY, "inc-reviewed")],
        );
        assert!(faults[0].related.is_some());
    }
}
