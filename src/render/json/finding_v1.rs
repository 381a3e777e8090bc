//! A finding of the JSON report.

use serde::Serialize;

use crate::gap::{Blocks, Finding as Found, Subject};
use crate::model::Score;
use crate::report::{GapReport, finding_reason};

use super::words_v1 as words;

#[derive(Serialize)]
pub(super) struct Finding {
    id: String,
    section: String,
    systemic: bool,
    kind: &'static str,
    grade: Option<&'static str>,
    computed: Option<&'static str>,
    value: Option<f64>,
    target: Option<f64>,
    risk: u8,
    severity: u8,
    effort: u8,
    benefit: u32,
    priority: f64,
    quadrant: &'static str,
    why: String,
    blocks: Vec<Block>,
    initiatives: Vec<String>,
    owner: Option<String>,
    due: Option<String>,
}

#[derive(Serialize)]
struct Block {
    what: &'static str,
    section: Option<String>,
    level: Option<u8>,
    conformity: Option<&'static str>,
}

impl Finding {
    pub(super) fn new(report: &GapReport<'_>, finding: &Found) -> Self {
        let questionnaire = report.questionnaire();
        let priority = finding.priority;
        let (id, question) = match finding.subject {
            Subject::Question(ix) => (questionnaire.question(ix).id.to_string(), Some(ix)),
            Subject::Systemic(section) => (questionnaire.section(section).id.to_string(), None),
        };
        let answer = question.and_then(|ix| report.answer(ix));
        let block = |blocks: &Blocks| match blocks {
            Blocks::Level(section, level) => Block {
                what: "level",
                section: Some(questionnaire.section(*section).id.to_string()),
                level: Some(level.get()),
                conformity: None,
            },
            Blocks::Conformity(wanted) => Block {
                what: "conformity",
                section: None,
                level: None,
                conformity: Some(words::conformity(*wanted)),
            },
        };
        Self {
            id,
            section: questionnaire.section(finding.section).id.to_string(),
            systemic: question.is_none(),
            kind: words::finding_kind(finding.kind),
            grade: finding.grade.map(words::grade),
            computed: finding.computed.map(words::grade),
            value: question
                .and_then(|ix| report.card.question(ix).scored())
                .map(Score::get),
            target: finding.target.map(|t| t.value.get()),
            risk: priority.risk,
            severity: priority.severity,
            effort: priority.effort,
            benefit: priority.benefit(),
            priority: (priority.value() * 1e9).round() / 1e9,
            quadrant: words::quadrant(finding.quadrant()),
            why: finding_reason(report, finding),
            blocks: finding.blocks.iter().map(block).collect(),
            initiatives: finding
                .initiatives
                .iter()
                .map(|i| questionnaire.initiatives[*i].id.to_string())
                .collect(),
            owner: answer.and_then(|a| a.owner.clone()),
            due: answer.and_then(|a| a.due).map(|d| d.to_string()),
        }
    }
}
