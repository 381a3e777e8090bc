//! What stands above the answers, as values of an assessment file.

use std::borrow::Cow;

use crate::model::{Assessment, Questionnaire, QuestionnaireRef};
use crate::render::yaml_value::{Layout, Value};

/// The keys of an assessment in their order, but for the answers, which come last.
pub(super) const KEYS: [&str; 8] = [
    "format",
    "questionnaire",
    "organisation",
    "scope",
    "date",
    "assessors",
    "sections",
    "profile",
];

/// The keys of an assessment in their order, with all values but the answers.
pub(super) fn entries<'a>(
    questionnaire: &'a Questionnaire,
    assessment: &'a Assessment,
) -> Vec<(&'a str, Value<'a>)> {
    let assessors = assessment.assessors.iter().map(|name| Value::word(name));
    let sections = assessment.sections.iter().flatten();
    let sections = sections.map(|ix| Value::word(questionnaire.section(*ix).id.as_str()));
    vec![
        ("format", Value::Number(1)),
        ("questionnaire", reference(&assessment.questionnaire)),
        (
            "organisation",
            Value::text(assessment.organisation.as_deref()),
        ),
        ("scope", Value::text(assessment.scope.as_deref())),
        ("date", Value::Day(assessment.date)),
        ("assessors", Value::list(assessors, Layout::Line)),
        ("sections", Value::list(sections, Layout::Line)),
        ("profile", profile(questionnaire, assessment)),
    ]
}

fn reference(named: &QuestionnaireRef) -> Value<'_> {
    Value::Word(match &named.version {
        Some(version) => Cow::Owned(format!("{}@{version}", named.name)),
        None => Cow::Borrowed(&named.name),
    })
}

fn profile<'a>(questionnaire: &'a Questionnaire, assessment: &Assessment) -> Value<'a> {
    let chosen = questionnaire.profile.iter().zip(&assessment.profile);
    let entries = chosen.map(|(question, choice)| {
        let answer = choice.and_then(|choice| question.answers.get(choice));
        let answer = answer.map_or(Value::Absent, |answer| Value::word(answer.id.as_str()));
        (question.id.as_str(), answer)
    });
    Value::Map(entries.collect(), Layout::Lines)
}
