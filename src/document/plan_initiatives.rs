//! A plan's own initiatives, among those of its questionnaire.

use std::collections::HashMap;

use super::basis::Basis;
use super::codes;
use super::diagnostic::Diagnostic;
use super::fields::Fields;
use super::ids::{Names, Namespace};
use super::initiatives;
use super::profile::Profile;
use super::suggest::quote;
use crate::model::{Id, Initiative, Questionnaire};

/// The initiatives of the questionnaire, with those of the plan added or in place of those of the same id. Without
/// questionnaire those of the plan, of which what they refer to is not looked up.
pub(super) fn decode(
    fields: &Fields<'_, '_>,
    questionnaire: Option<&Questionnaire>,
) -> Vec<Initiative> {
    let profile = Profile {
        questions: questionnaire.map_or_else(Vec::new, |q| q.profile.clone()),
        names: Names::of("profile question", questionnaire, |questionnaire| {
            questionnaire.profile.iter().map(|question| &question.id)
        }),
    };
    let question_names = Names::of("question", questionnaire, |questionnaire| {
        questionnaire.questions.iter().map(|question| &question.id)
    });
    let basis = Basis {
        profile: &profile,
        questions: questionnaire.map_or(&[], |q| &q.questions),
        question_names: &question_names,
        answer_sets: questionnaire.map_or(&[], |q| &q.answer_sets),
        initiatives: questionnaire.map_or(&[], |q| &q.initiatives),
    };
    let names = names(questionnaire, basis.initiatives);
    if let Some(questionnaire) = questionnaire {
        check_free(fields, questionnaire);
    }
    initiatives::decode(fields, &Namespace::default(), names, basis)
}

/// The initiatives by their ids.
pub(super) fn names<'b>(
    questionnaire: Option<&'b Questionnaire>,
    initiatives: &'b [Initiative],
) -> Names<'b> {
    let mut names = Names::of("initiative", questionnaire, |_| std::iter::empty());
    for initiative in initiatives {
        names.add(initiative.id.as_str());
    }
    names
}

/// Reports ids that something else than an initiative has in the questionnaire.
fn check_free(fields: &Fields<'_, '_>, questionnaire: &Questionnaire) {
    let taken: HashMap<&str, &str> = taken(questionnaire)
        .map(|(id, what)| (id.as_str(), what))
        .collect();
    let items = fields
        .get("initiatives")
        .and_then(|value| value.node.items());
    let items = items.unwrap_or_default().iter();
    for value in items.filter_map(|item| item.get("id")) {
        let id = value.as_text().unwrap_or_default();
        if let Some(what) = taken.get(id) {
            let message = format!("the initiative id {} is already used", quote(id));
            let of = quote(questionnaire.id.as_str());
            let fault = Diagnostic::error(codes::DUPLICATE_ID, value.span, message)
                .help(format!("{of} has {what} of this id: give another one"));
            fields.faults.push(fault);
        }
    }
}

/// Every id of a questionnaire that no initiative has, with what has it.
fn taken(questionnaire: &Questionnaire) -> impl Iterator<Item = (&Id, &'static str)> {
    let sections = questionnaire.sections.iter().map(|s| (&s.id, "a section"));
    let questions = questionnaire.questions.iter();
    let profile = questionnaire.profile.iter();
    let documents = questionnaire.documents.iter();
    sections
        .chain(questionnaire.areas.iter().map(|a| (&a.id, "an area")))
        .chain(questions.map(|q| (&q.id, "a question")))
        .chain(profile.map(|p| (&p.id, "a profile question")))
        .chain(documents.map(|d| (&d.id, "a document")))
        .chain(questionnaire.advice.iter().map(|a| (&a.id, "advice")))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{plan_fault, pointed};
    use super::super::{Document, Source};
    use super::*;

    #[test]
    fn what_own_initiatives_refer_to_is_looked_up_in_the_questionnaire() {
        let faults = plan_fault(
            "question: inc-reviewed,",
            "question: inc-reviewd,",
            &[(codes::UNKNOWN_ID, "inc-reviewd")],
        );
        assert_eq!(
            faults[0].help.as_deref(),
            Some("did you mean `inc-reviewed`?")
        );
        let faults = plan_fault(
            "question: inc-reviewed,",
            "question: inc-old,",
            &[(codes::UNKNOWN_ID, "inc-old")],
        );
        let help = faults[0].help.as_deref();
        assert_eq!(help, Some("it is called `inc-recorded` now"));
        plan_fault(
            "to: partly",
            "to: party",
            &[(codes::UNKNOWN_ANSWER, "party")],
        );
        plan_fault(
            "{small: 1, large: 2}",
            "{small: 1}",
            &[(codes::EFFORT_SIZES, "{small: 1}")],
        );
        plan_fault(
            "{size: [small]}",
            "{sice: []}",
            &[(codes::UNKNOWN_ID, "sice"), (codes::EMPTY_LIST, "[]")],
        );
        plan_fault(
            "[introduce-incidents, define-catalogue]",
            "[introduce-incidents, define-catalog, write-guide]",
            &[
                (codes::UNKNOWN_ID, "define-catalog"),
                (codes::SELF_REFERENCE, "write-guide"),
            ],
        );
    }

    #[test]
    fn an_id_is_used_once_in_plan_and_questionnaire() {
        let faults = plan_fault(
            "- {id: buy-tool,",
            "- {id: x, title: X, effort: 1}\n  - {id: inc-tool,",
            &[
                (codes::UNKNOWN_ID, "buy-tool"),
                (codes::DUPLICATE_ID, "inc-tool"),
            ],
        );
        assert_eq!(
            faults[1].help.as_deref(),
            Some("`sample` has a question of this id: give another one")
        );
        for own in ["define-catalogue", "write-guide"] {
            let faults = plan_fault(
                "- {id: buy-tool,",
                &format!("- {{id: buy-tool, title: T, effort: 1}}\n  - {{id: {own},"),
                &[(codes::DUPLICATE_ID, own)],
            );
            assert!(faults[0].related.is_some());
        }
        plan_fault(
            "- {id: buy-tool,",
            "- {id: overall,",
            &[
                (codes::UNKNOWN_ID, "buy-tool"),
                (codes::RESERVED_ID, "overall"),
            ],
        );
    }

    #[test]
    fn circles_through_the_questionnaire_are_found() {
        let faults = plan_fault(
            "effort: 2\n",
            "effort: 2\n    after: [buy-tool]\n",
            &[(codes::CYCLE, "[buy-tool]")],
        );
        assert_eq!(
            faults[0].message,
            "initiatives wait for each other: `define-catalogue` → `buy-tool` → `write-guide` → \
             `introduce-incidents` → `define-catalogue`"
        );
    }

    #[test]
    fn without_questionnaire_only_what_shows_alone_is_a_fault() {
        let text = "{format: 1, importance: {x: 9}, pins: {y: 2027}, done: [y], initiatives: [
            {id: y, title: T, effort: {tiny: -1}, after: [q, y], closes: [{question: z, to: w}, {question: z}],
            discount: [{when: {a: [b]}, times: 2}]}]}";
        let source = Source::new("p", text);
        let faults = Document::parse(&source).unwrap().check_alone();
        let expected = [
            (codes::OUT_OF_RANGE, "9"),
            (codes::INVALID_QUARTER, "2027"),
            (codes::PLAN_CONTRADICTION, "y"),
            (codes::OUT_OF_RANGE, "-1"),
            (codes::SELF_REFERENCE, "y"),
            (codes::MISSING_KEY, "question"),
            (codes::OUT_OF_RANGE, "2"),
        ];
        assert_eq!(pointed(text, &faults), expected);
    }
}
