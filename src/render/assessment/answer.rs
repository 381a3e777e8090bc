//! One answer in an assessment file.

use crate::model::{
    Answer, Evidence, EvidenceKind, Given, Grade, PersonGrade, QuestionIx, Questionnaire, Response,
    Sample,
};
use crate::render::yaml_text::{entry, item, key, line, list, map, value};

/// Whether anything was said; where it stands says nothing.
pub(super) fn says_anything(answer: &Answer) -> bool {
    let placed = Answer {
        line: answer.line,
        ..Answer::default()
    };
    *answer != placed
}

/// Writes an answer under the id of its question.
pub(super) fn draw(
    out: &mut String,
    questionnaire: &Questionnaire,
    ix: QuestionIx,
    answer: &Answer,
) {
    let id = key(questionnaire.question(ix).id.as_str());
    match alone(questionnaire, ix, answer) {
        Some(word) => line(out, 2, &id, &word),
        None => {
            line(out, 2, &id, "");
            long_form(out, questionnaire, ix, answer);
        }
    }
}

/// The answer in a single word or a short map, where nothing else was said.
fn alone(questionnaire: &Questionnaire, ix: QuestionIx, answer: &Answer) -> Option<String> {
    let given = answer.given.as_ref()?;
    let only = Answer {
        given: Some(given.clone()),
        line: answer.line,
        ..Answer::default()
    };
    let word = word(questionnaire, ix, given);
    match given {
        _ if *answer != only => None,
        Given::NotApplicable {
            reason: Some(reason),
        } => {
            let reason = value(reason);
            Some(map([("answer", word), ("reason", reason)]))
        }
        _ => Some(word),
    }
}

fn long_form(out: &mut String, questionnaire: &Questionnaire, ix: QuestionIx, answer: &Answer) {
    const IN: usize = 4;
    if answer.consensus {
        line(out, IN, "consensus", "true");
    }
    given(out, IN, questionnaire, ix, answer.given.as_ref());
    text(out, IN, "note", answer.note.as_deref());
    text(out, IN, "by", answer.by.as_deref());
    if answer.weakness {
        line(out, IN, "weakness", "true");
    }
    evidence(out, IN, &answer.evidence);
    if let Some(sampled) = &answer.sample {
        line(out, IN, "sample", &sample(sampled));
    }
    text(out, IN, "performed_by", answer.performed_by.as_deref());
    if let Some(judged) = &answer.grade {
        grade(out, judged);
    }
    text(out, IN, "owner", answer.owner.as_deref());
    if let Some(due) = answer.due {
        line(out, IN, "due", &due.to_string());
    }
    if let Some(risk) = answer.risk {
        line(out, IN, "risk", &risk.to_string());
    }
    if !answer.responses.is_empty() {
        line(out, IN, "responses", "");
        for response in &answer.responses {
            self::response(out, questionnaire, ix, response);
        }
    }
}

/// What one respondent said: on a line, or with a line for each key where there are notes or evidence.
fn response(out: &mut String, questionnaire: &Questionnaire, ix: QuestionIx, response: &Response) {
    let by = value(&response.by);
    if response.note.is_none() && response.evidence.is_empty() {
        let mut said = vec![("by", by)];
        if let Some(given) = &response.given {
            said.push(("answer", word(questionnaire, ix, given)));
            if let Given::NotApplicable {
                reason: Some(reason),
            } = given
            {
                said.push(("reason", value(reason)));
            }
        }
        item(out, 6, &map(said));
        return;
    }
    item(out, 6, &format!("by: {by}"));
    given(out, 8, questionnaire, ix, response.given.as_ref());
    text(out, 8, "note", response.note.as_deref());
    evidence(out, 8, &response.evidence);
}

fn given(
    out: &mut String,
    indent: usize,
    questionnaire: &Questionnaire,
    ix: QuestionIx,
    given: Option<&Given>,
) {
    let Some(given) = given else { return };
    line(out, indent, "answer", &word(questionnaire, ix, given));
    if let Given::NotApplicable { reason } = given {
        text(out, indent, "reason", reason.as_deref());
    }
}

fn word(questionnaire: &Questionnaire, ix: QuestionIx, given: &Given) -> String {
    match given {
        Given::Unknown => "unknown".to_owned(),
        Given::NotApplicable { .. } => "na".to_owned(),
        Given::NoneYet => "none_yet".to_owned(),
        Given::Option(place) => {
            let option = questionnaire.options(ix).get(*place);
            option.map_or_else(String::new, |option| value(option.id.as_str()))
        }
    }
}

fn text(out: &mut String, indent: usize, key: &str, text: Option<&str>) {
    if let Some(text) = text {
        entry(out, indent, key, text);
    }
}

fn evidence(out: &mut String, indent: usize, evidence: &[Evidence]) {
    if evidence.is_empty() {
        return;
    }
    line(out, indent, "evidence", "");
    for one in evidence {
        let mut keys = vec![("kind", kind(one.kind).to_owned())];
        keys.extend(one.reference.iter().map(|text| ("ref", value(text))));
        keys.extend(one.date.iter().map(|day| ("date", day.to_string())));
        keys.extend(one.expires.iter().map(|day| ("expires", day.to_string())));
        item(out, indent + 2, &map(keys));
    }
}

fn kind(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Document => "document",
        EvidenceKind::Record => "record",
        EvidenceKind::Observation => "observation",
        EvidenceKind::Interview => "interview",
    }
}

fn sample(sample: &Sample) -> String {
    let mut keys = Vec::new();
    keys.extend(sample.of.map(|of| ("of", of.to_string())));
    keys.push(("checked", sample.checked.to_string()));
    keys.push(("ok", sample.ok.to_string()));
    if !sample.failing.is_empty() {
        let failing = sample.failing.iter().map(String::as_str);
        keys.push(("failing", list(failing)));
    }
    map(keys)
}

fn grade(out: &mut String, judged: &PersonGrade) {
    let grade = match judged.grade {
        Grade::Major => "major",
        Grade::Minor => "minor",
        Grade::Opportunity => "opportunity",
    };
    line(out, 4, "grade", "");
    line(out, 6, "as", grade);
    entry(out, 6, "by", &judged.by);
    entry(out, 6, "reason", &judged.reason);
}
