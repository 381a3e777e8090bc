//! What holds of a requirement (*shall*), but not of good practice.

use std::cell::Cell;

use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::fields::Fields;
use super::profile::Profile;
use super::scalar::Value;
use super::suggest::quote;
use crate::model::{AnswerOption, Condition, Question};

/// A condition under which something stands, with those of the sections around it.
pub(super) struct Gate<'g> {
    pub(super) span: Span,
    /// A profile question it names that is no question of existence.
    pub(super) foreign: Option<String>,
    reported: Cell<bool>,
    outer: Option<&'g Gate<'g>>,
}

impl<'g> Gate<'g> {
    /// The gate of a condition in the key `when`.
    pub(super) fn new(
        fields: &Fields<'_, '_>,
        condition: Option<&Condition>,
        profile: &Profile<'_>,
        outer: Option<&'g Gate<'g>>,
    ) -> Option<Self> {
        let places = condition?.profile_questions();
        let mut named = places
            .iter()
            .filter_map(|place| profile.questions.get(*place));
        let foreign = named.find(|question| !question.existence);
        Some(Self {
            span: fields
                .entry("when")
                .map_or(fields.span(), |entry| entry.value.span),
            foreign: foreign.map(|question| question.id.to_string()),
            reported: Cell::new(false),
            outer,
        })
    }
}

/// What holds of a requirement, but not of good practice.
pub(super) fn check(
    fields: &Fields<'_, '_>,
    question: &Question,
    gate: Option<&Gate<'_>>,
    options: &[AnswerOption],
) {
    let faults = fields.faults;
    let span_of = |key| fields.get(key).map_or(fields.span(), Value::span);
    if question.weight == 0.0 {
        let message = "a requirement cannot have the weight 0";
        let fault = Diagnostic::error(codes::SHALL_WITHOUT_WEIGHT, span_of("weight"), message);
        faults.push(fault.help("give it a weight above 0, or make it `obligation: should`"));
    }
    if let Some(option) = options.iter().find(|option| option.score.is_none()) {
        let option = quote(option.id.as_str());
        let message =
            format!("a requirement needs a score for every answer, and {option} has none");
        let fault = Diagnostic::error(codes::ANSWER_WITHOUT_SCORE, span_of("answers"), message);
        faults.push(fault.help("use an answer set in which every answer has a `score`"));
    }
    let Some(nearest) = gate else { return };
    for gate in std::iter::successors(Some(nearest), |gate| gate.outer) {
        let Some(foreign) = &gate.foreign else {
            continue;
        };
        // The condition of a section is reported once, not for every requirement in it.
        if gate.reported.replace(true) {
            continue;
        }
        let foreign = quote(foreign);
        let message =
            format!("a requirement cannot depend on {foreign}, which is no question of existence");
        let fault = Diagnostic::error(codes::CONDITION_NOT_EXISTENCE, gate.span, message)
            .related(fields.span(), "the requirement")
            .help(
                "use only profile questions with `existence: true`: no requirement may be excluded",
            );
        faults.push(fault);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{QUESTIONNAIRE, pointed, questionnaire_faults, with};
    use super::*;

    #[test]
    fn a_requirement_has_a_weight_and_a_score_for_every_answer() {
        let text = with(
            QUESTIONNAIRE,
            "obligation: shall, na: reason",
            "obligation: shall, na: reason, weight: 0",
        );
        assert_eq!(
            pointed(&text, &questionnaire_faults(&text)),
            [(codes::SHALL_WITHOUT_WEIGHT, "0")]
        );
        let text = with(
            QUESTIONNAIRE,
            "answers: achievement, obligation",
            "answers: informing, obligation",
        );
        assert_eq!(
            pointed(&text, &questionnaire_faults(&text)),
            [(codes::ANSWER_WITHOUT_SCORE, "informing")]
        );
    }

    #[test]
    fn whether_a_requirement_under_a_condition_applies_may_be_left_to_the_profile_alone() {
        for na in ["obligation: shall", "obligation: shall, na: never"] {
            let text = with(QUESTIONNAIRE, "obligation: shall, na: reason", na);
            assert_eq!(questionnaire_faults(&text), [], "{na}");
        }
    }

    #[test]
    fn no_requirement_depends_on_size_and_a_section_is_reported_once() {
        let when = "when: {suppliers: [\"yes\"]}";
        let question =
            "- {id: sup-more, text: More?, answers: achievement, obligation: shall, na: reason}";
        let text = with(QUESTIONNAIRE, when, "when: {size: [small]}");
        let text = with(
            &text,
            "- {id: sup-small",
            &format!("{question}\n      - {{id: sup-small"),
        );
        assert_eq!(
            pointed(&text, &questionnaire_faults(&text)),
            [(codes::CONDITION_NOT_EXISTENCE, "{size: [small]}")]
        );
        let text = with(
            QUESTIONNAIRE,
            when,
            "when: {any: [{not: {size: [small]}}, {suppliers: no}]}",
        );
        let text = with(&text, "na: reason}", "na: reason, when: {size: small}}");
        assert_eq!(
            questionnaire_faults(&text).len(),
            2,
            "own and of the section"
        );
    }
}
