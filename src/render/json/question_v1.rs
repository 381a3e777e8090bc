//! A question of the JSON report: what was asked, what was said, what it is worth.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{
    Answer, Evidence, Given, Level, PersonGrade, QuestionIx, Questionnaire, Response, Sample, Score,
};
use crate::report::GapReport;
use crate::scoring::QuestionState;

use super::words_v1 as words;

#[derive(Serialize)]
pub(super) struct Question {
    id: String,
    text: String,
    answer: Option<String>,
    label: Option<String>,
    reason: Option<String>,
    value: Option<f64>,
    state: &'static str,
    disputed: bool,
    finding: Option<&'static str>,
    computed: Option<&'static str>,
    grade: Option<GradeOut>,
    obligation: &'static str,
    critical: bool,
    level: Option<u8>,
    attribute: Option<String>,
    proves: Option<&'static str>,
    stage1: bool,
    due_before: Option<&'static str>,
    weight: f64,
    risk: u8,
    quick: bool,
    area: Option<String>,
    refs: BTreeMap<String, Vec<String>>,
    documents: Vec<String>,
    target: Option<f64>,
    confidence: Option<f64>,
    evidenced: bool,
    evidence: Vec<EvidenceOut>,
    sample: Option<SampleOut>,
    note: Option<String>,
    by: Option<String>,
    performed_by: Option<String>,
    weakness: bool,
    owner: Option<String>,
    due: Option<String>,
    consensus: bool,
    responses: Vec<ResponseOut>,
}

#[derive(Serialize)]
struct GradeOut {
    #[serde(rename = "as")]
    grade: &'static str,
    by: String,
    reason: String,
}

#[derive(Serialize)]
struct EvidenceOut {
    kind: &'static str,
    #[serde(rename = "ref")]
    reference: Option<String>,
    date: Option<String>,
    expires: Option<String>,
    valid: bool,
}

#[derive(Serialize)]
struct SampleOut {
    of: Option<u32>,
    checked: u32,
    ok: u32,
    failing: Vec<String>,
}

#[derive(Serialize)]
struct ResponseOut {
    by: String,
    answer: Option<String>,
    reason: Option<String>,
    note: Option<String>,
    evidence: Vec<EvidenceOut>,
}

impl Question {
    pub(super) fn new(report: &GapReport<'_>, ix: QuestionIx) -> Self {
        let questionnaire = report.questionnaire();
        let question = questionnaire.question(ix);
        let scored = report.card.question(ix);
        let nothing = Answer::default();
        let answer = report.answer(ix).unwrap_or(&nothing);
        let given = scored.given.as_ref();
        let option = match given {
            Some(Given::Option(place)) => questionnaire.options(ix).get(*place),
            _ => None,
        };
        let reference = |refs: &crate::model::Refs| {
            let scheme = questionnaire.references[refs.scheme].id.to_string();
            (scheme, refs.ids.iter().map(ToString::to_string).collect())
        };
        let document = |place: &usize| questionnaire.documents[*place].id.to_string();
        Self {
            id: question.id.to_string(),
            text: question.text.clone(),
            answer: given.map(|g| answer_id(questionnaire, ix, g)),
            label: option.map(|o| o.label.clone()),
            reason: reason(given),
            value: scored.value.map(Score::get),
            state: words::question_state(scored.state),
            disputed: scored.state == QuestionState::Disputed,
            finding: scored.judgement.map(words::judgement),
            computed: scored.computed.map(words::judgement),
            grade: answer.grade.as_ref().map(grade),
            obligation: words::obligation(question.obligation),
            critical: question.critical,
            level: question.level.map(Level::get),
            attribute: question.attribute.as_ref().map(ToString::to_string),
            proves: question.proves.map(words::proves),
            stage1: question.in_stage1(),
            due_before: question.due.map(words::due),
            weight: question.weight,
            risk: report.risk(ix),
            quick: question.quick,
            area: question.area.map(|a| questionnaire.area(a).id.to_string()),
            refs: question.refs.iter().map(reference).collect(),
            documents: question.documents.iter().map(document).collect(),
            target: report.targets().question(ix).map(|t| t.value.get()),
            confidence: scored.confidence.map(Score::get),
            evidenced: scored.evidenced,
            evidence: answer
                .evidence
                .iter()
                .map(|e| evidence(report, e))
                .collect(),
            sample: answer.sample.as_ref().map(sample),
            note: answer.note.clone(),
            by: answer.by.clone(),
            performed_by: answer.performed_by.clone(),
            weakness: answer.weakness,
            owner: answer.owner.clone(),
            due: answer.due.map(|d| d.to_string()),
            consensus: answer.consensus,
            responses: answer
                .responses
                .iter()
                .map(|r| response(report, ix, r))
                .collect(),
        }
    }
}

fn answer_id(questionnaire: &Questionnaire, ix: QuestionIx, given: &Given) -> String {
    match given {
        Given::Unknown => "unknown".to_owned(),
        Given::NotApplicable { .. } => "na".to_owned(),
        Given::NoneYet => "none_yet".to_owned(),
        Given::Option(place) => questionnaire
            .options(ix)
            .get(*place)
            .map_or_else(String::new, |o| o.id.to_string()),
    }
}

fn reason(given: Option<&Given>) -> Option<String> {
    match given {
        Some(Given::NotApplicable { reason }) => reason.clone(),
        _ => None,
    }
}

fn grade(grade: &PersonGrade) -> GradeOut {
    GradeOut {
        grade: words::grade(grade.grade),
        by: grade.by.clone(),
        reason: grade.reason.clone(),
    }
}

fn evidence(report: &GapReport<'_>, evidence: &Evidence) -> EvidenceOut {
    EvidenceOut {
        kind: words::evidence_kind(evidence.kind),
        reference: evidence.reference.clone(),
        date: evidence.date.map(|d| d.to_string()),
        expires: evidence.expires.map(|d| d.to_string()),
        valid: evidence.is_valid_on(report.inputs.as_of),
    }
}

fn sample(sample: &Sample) -> SampleOut {
    SampleOut {
        of: sample.of,
        checked: sample.checked,
        ok: sample.ok,
        failing: sample.failing.clone(),
    }
}

fn response(report: &GapReport<'_>, ix: QuestionIx, response: &Response) -> ResponseOut {
    ResponseOut {
        by: response.by.clone(),
        answer: response
            .given
            .as_ref()
            .map(|g| answer_id(report.questionnaire(), ix, g)),
        reason: reason(response.given.as_ref()),
        note: response.note.clone(),
        evidence: response
            .evidence
            .iter()
            .map(|e| evidence(report, e))
            .collect(),
    }
}
