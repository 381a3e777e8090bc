//! One answer as a value of an assessment file.

use crate::model::{
    Answer, Evidence, EvidenceKind, Given, Grade, PersonGrade, QuestionIx, Questionnaire, Response,
    Sample,
};
use crate::render::yaml_value::{Layout, Value};

/// Whether anything was said; where it stands says nothing.
pub(super) fn says_anything(answer: &Answer) -> bool {
    let placed = Answer {
        line: answer.line,
        ..Answer::default()
    };
    *answer != placed
}

/// An answer, with all keys that one may have. Alone in a word, or on one line with a reason, where nothing else was said.
pub(super) fn value<'a>(
    questionnaire: &'a Questionnaire,
    ix: QuestionIx,
    answer: &'a Answer,
) -> Value<'a> {
    if !says_anything(answer) {
        return Value::Absent;
    }
    let only_given = Answer {
        given: answer.given.clone(),
        line: answer.line,
        ..Answer::default()
    };
    let layout = match &answer.given {
        _ if *answer != only_given => Layout::Lines,
        Some(Given::NotApplicable { reason: Some(_) }) => Layout::Line,
        _ => Layout::Alone,
    };
    let given = answer.given.as_ref();
    let responses = answer.responses.iter();
    let responses = responses.map(|response| self::response(questionnaire, ix, response));
    let entries = vec![
        ("consensus", Value::flag(answer.consensus)),
        ("answer", word(questionnaire, ix, given)),
        ("reason", reason(given)),
        ("note", Value::text(answer.note.as_deref())),
        ("by", Value::text(answer.by.as_deref())),
        ("weakness", Value::flag(answer.weakness)),
        ("evidence", all_evidence(&answer.evidence)),
        ("sample", sample(answer.sample.as_ref())),
        ("performed_by", Value::text(answer.performed_by.as_deref())),
        ("grade", grade(answer.grade.as_ref())),
        ("owner", Value::text(answer.owner.as_deref())),
        ("due", Value::day(answer.due)),
        ("risk", number(answer.risk.map(u32::from))),
        ("responses", Value::list(responses, Layout::Lines)),
    ];
    Value::Map(entries, layout)
}

fn word<'a>(
    questionnaire: &'a Questionnaire,
    ix: QuestionIx,
    given: Option<&'a Given>,
) -> Value<'a> {
    match given {
        None => Value::Absent,
        Some(Given::Unknown) => Value::word("unknown"),
        Some(Given::NotApplicable { .. }) => Value::word("na"),
        Some(Given::NoneYet) => Value::word("none_yet"),
        Some(Given::Option(place)) => {
            let option = questionnaire.options(ix).get(*place);
            option.map_or(Value::Absent, |option| Value::word(option.id.as_str()))
        }
    }
}

/// A reason is read beside one word only. What stands there beside others would become one.
fn reason(given: Option<&Given>) -> Value<'_> {
    match given {
        Some(Given::NotApplicable { reason }) => {
            reason.as_deref().map_or(Value::Nothing, Value::Text)
        }
        _ => Value::Absent,
    }
}

/// What one respondent said: on a line, or with a line for each key where there are notes or evidence.
fn response<'a>(
    questionnaire: &'a Questionnaire,
    ix: QuestionIx,
    response: &'a Response,
) -> Value<'a> {
    let short = response.note.is_none() && response.evidence.is_empty();
    let given = response.given.as_ref();
    let entries = vec![
        ("by", Value::word(&response.by)),
        ("answer", word(questionnaire, ix, given)),
        ("reason", reason(given)),
        ("note", Value::text(response.note.as_deref())),
        ("evidence", all_evidence(&response.evidence)),
    ];
    let layout = if short { Layout::Line } else { Layout::Lines };
    Value::Map(entries, layout)
}

fn all_evidence(all: &[Evidence]) -> Value<'_> {
    Value::list(all.iter().map(evidence), Layout::Lines)
}

fn evidence(one: &Evidence) -> Value<'_> {
    let kind = match one.kind {
        EvidenceKind::Document => "document",
        EvidenceKind::Record => "record",
        EvidenceKind::Observation => "observation",
        EvidenceKind::Interview => "interview",
    };
    let entries = vec![
        ("kind", Value::word(kind)),
        ("ref", Value::text(one.reference.as_deref())),
        ("date", Value::day(one.date)),
        ("expires", Value::day(one.expires)),
    ];
    Value::Map(entries, Layout::Line)
}

fn sample(sample: Option<&Sample>) -> Value<'_> {
    let Some(sample) = sample else {
        return Value::Absent;
    };
    let failing = sample.failing.iter().map(|name| Value::word(name));
    let entries = vec![
        ("of", number(sample.of)),
        ("checked", Value::Number(sample.checked)),
        ("ok", Value::Number(sample.ok)),
        ("failing", Value::list(failing, Layout::Line)),
    ];
    Value::Map(entries, Layout::Line)
}

fn grade(judged: Option<&PersonGrade>) -> Value<'_> {
    let Some(judged) = judged else {
        return Value::Absent;
    };
    let grade = match judged.grade {
        Grade::Major => "major",
        Grade::Minor => "minor",
        Grade::Opportunity => "opportunity",
    };
    let entries = vec![
        ("as", Value::word(grade)),
        ("by", Value::Text(&judged.by)),
        ("reason", Value::Text(&judged.reason)),
    ];
    Value::Map(entries, Layout::Lines)
}

fn number<'a>(number: Option<u32>) -> Value<'a> {
    number.map_or(Value::Absent, Value::Number)
}
