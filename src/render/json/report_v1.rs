//! The JSON report as a whole.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{AreaIx, SectionIx};
use crate::report::GapReport;
use crate::roadmap;
use crate::scoring::{NodeId, QuestionState, Stage};

use super::figures_v1::{Figures, figure};
use super::finding_v1::Finding;
use super::question_v1::Question;
use super::roadmap_v1::Roadmap;
use super::{TOOL, words_v1 as words};

#[derive(Serialize)]
pub(super) struct Report {
    format: u8,
    tool: &'static str,
    questionnaire: QuestionnaireOut,
    organisation: Option<String>,
    scope: Option<String>,
    date: String,
    as_of: String,
    assessors: Vec<String>,
    selection: Option<Vec<String>>,
    profile: BTreeMap<String, Option<String>>,
    overall: Overall,
    stages: Stages,
    requirements: Option<Requirements>,
    areas: Vec<View>,
    sections: Vec<Section>,
    references: BTreeMap<String, Vec<View>>,
    findings: Vec<Finding>,
    documents: Vec<Document>,
    advice: Vec<Advice>,
    respondents: Option<Respondents>,
    performed_by: Vec<Party>,
    waivers: Vec<Waiver>,
    unmatched: Vec<String>,
    roadmap: Option<Roadmap>,
}

#[derive(Serialize)]
struct QuestionnaireOut {
    id: String,
    version: String,
    title: String,
    sha256: Option<String>,
    scale_max: u8,
}

#[derive(Serialize)]
struct Overall {
    id: &'static str,
    title: &'static str,
    conformity: Option<&'static str>,
    #[serde(flatten)]
    figures: Figures,
}

#[derive(Serialize)]
struct Stages {
    stage1: Option<&'static str>,
    stage2: Option<&'static str>,
}

#[derive(Serialize)]
struct Requirements {
    answered: usize,
    evidenced: usize,
    stage1_answered: usize,
    stage1_evidenced: usize,
    sections_major: usize,
    sections_minor: usize,
    barred_by: Vec<String>,
}

#[derive(Serialize)]
struct View {
    id: String,
    title: String,
    #[serde(flatten)]
    figures: Figures,
}

#[derive(Serialize)]
struct Section {
    id: String,
    title: String,
    #[serde(flatten)]
    figures: Figures,
    sections: Vec<Section>,
    questions: Vec<Question>,
}

#[derive(Serialize)]
struct Document {
    id: String,
    title: String,
    state: Option<&'static str>,
    questions: Vec<String>,
    answered: usize,
    evidenced: usize,
    newest_evidence: Option<String>,
    valid_until: Option<String>,
}

#[derive(Serialize)]
struct Advice {
    id: String,
    title: String,
    text: String,
}

#[derive(Serialize)]
struct Respondents {
    by: Vec<String>,
    alpha: Option<f64>,
    rating: Option<&'static str>,
    disputed: Vec<String>,
}

#[derive(Serialize)]
struct Party {
    name: String,
    questions: Vec<String>,
}

#[derive(Serialize)]
struct Waiver {
    id: String,
    reason: Option<String>,
    until: Option<String>,
    counts: bool,
}

impl Report {
    pub(super) fn new(report: &GapReport<'_>, roadmap: Option<&roadmap::Roadmap>) -> Self {
        let questionnaire = report.questionnaire();
        let assessment = report.assessment();
        let card = &report.card;
        let area = |ix: usize| {
            let area = &questionnaire.areas[ix];
            View {
                id: area.id.to_string(),
                title: area.title.clone(),
                figures: Figures::new(report, &NodeId::Area(AreaIx(ix)), &card.areas[ix]),
            }
        };
        let section_id = |ix: &SectionIx| questionnaire.section(*ix).id.to_string();
        Self {
            format: 1,
            tool: TOOL,
            questionnaire: QuestionnaireOut {
                id: questionnaire.id.to_string(),
                version: questionnaire.version.clone(),
                title: questionnaire.title.clone(),
                sha256: report.inputs.digest.map(str::to_owned),
                scale_max: questionnaire.scale.max,
            },
            organisation: assessment.organisation.clone(),
            scope: assessment.scope.clone(),
            date: assessment.date.to_string(),
            as_of: report.inputs.as_of.to_string(),
            assessors: assessment.assessors.clone(),
            selection: assessment
                .sections
                .as_ref()
                .map(|s| s.iter().map(section_id).collect()),
            profile: profile(report),
            overall: Overall {
                id: "overall",
                title: "Overall",
                conformity: card.conformity.map(words::readiness),
                figures: Figures::new(report, &NodeId::Overall, &card.overall),
            },
            stages: Stages {
                stage1: card.stage1.map(words::readiness),
                stage2: card.stage2.map(words::readiness),
            },
            requirements: card.conformity.map(|_| requirements(report)),
            areas: (0..questionnaire.areas.len()).map(area).collect(),
            sections: questionnaire
                .roots
                .iter()
                .map(|ix| section(report, *ix))
                .collect(),
            references: references(report),
            findings: report
                .findings
                .iter()
                .map(|f| Finding::new(report, f))
                .collect(),
            documents: documents(report),
            advice: advice(report),
            respondents: respondents(report),
            performed_by: performed_by(report),
            waivers: waivers(report),
            unmatched: assessment
                .unmatched
                .iter()
                .map(|u| u.id.to_string())
                .collect(),
            roadmap: roadmap.map(|roadmap| Roadmap::new(report, roadmap)),
        }
    }
}

fn requirements(report: &GapReport<'_>) -> Requirements {
    let (questionnaire, card) = (report.questionnaire(), &report.card);
    let [stage1, all] = [Stage::One, Stage::Two].map(|stage| card.support_in(questionnaire, stage));
    let written = card.write_ups(questionnaire);
    Requirements {
        answered: all.answered,
        evidenced: all.evidenced,
        stage1_answered: stage1.answered,
        stage1_evidenced: stage1.evidenced,
        sections_major: written.major,
        sections_minor: written.minor,
        barred_by: card
            .bars(questionnaire)
            .into_iter()
            .map(|ix| questionnaire.question(ix).id.to_string())
            .collect(),
    }
}

fn profile(report: &GapReport<'_>) -> BTreeMap<String, Option<String>> {
    let questions = report.questionnaire().profile.iter().enumerate();
    questions
        .map(|(place, question)| {
            let chosen = report.assessment().profile.get(place).copied().flatten();
            let answer = chosen
                .and_then(|a| question.answers.get(a))
                .map(|a| a.id.to_string());
            (question.id.to_string(), answer)
        })
        .collect()
}

fn section(report: &GapReport<'_>, ix: SectionIx) -> Section {
    let own = report.questionnaire().section(ix);
    Section {
        id: own.id.to_string(),
        title: own.title.clone(),
        figures: Figures::new(report, &NodeId::Section(ix), &report.card.sections[ix.0]),
        sections: own
            .children
            .iter()
            .map(|child| section(report, *child))
            .collect(),
        questions: own
            .questions
            .iter()
            .map(|q| Question::new(report, *q))
            .collect(),
    }
}

fn references(report: &GapReport<'_>) -> BTreeMap<String, Vec<View>> {
    let schemes = report
        .questionnaire()
        .references
        .iter()
        .zip(&report.card.references);
    schemes
        .enumerate()
        .map(|(place, (scheme, nodes))| {
            let view = |(id, node): (&crate::model::ClauseId, &crate::scoring::NodeScore)| View {
                id: id.to_string(),
                title: scheme
                    .titles
                    .get(id)
                    .cloned()
                    .unwrap_or_else(|| id.to_string()),
                figures: Figures::new(report, &NodeId::Reference(place, id.clone()), node),
            };
            (scheme.id.to_string(), nodes.iter().map(view).collect())
        })
        .collect()
}

fn documents(report: &GapReport<'_>) -> Vec<Document> {
    let questionnaire = report.questionnaire();
    let register = questionnaire
        .documents
        .iter()
        .zip(&report.documents)
        .enumerate();
    register
        .map(|(place, (document, state))| (report.document_evidence(place), place, document, state))
        .map(|(evidence, place, document, state)| Document {
            answered: evidence.answered,
            evidenced: evidence.evidenced,
            newest_evidence: evidence.newest.map(|day| day.to_string()),
            valid_until: evidence.valid_until.map(|day| day.to_string()),
            id: document.id.to_string(),
            title: document.title.clone(),
            state: words::document_state(*state),
            questions: questionnaire
                .questions_on_document(place)
                .map(|ix| questionnaire.question(ix).id.to_string())
                .collect(),
        })
        .collect()
}

fn advice(report: &GapReport<'_>) -> Vec<Advice> {
    let all = report
        .advice
        .iter()
        .map(|place| &report.questionnaire().advice[*place]);
    all.map(|a| Advice {
        id: a.id.to_string(),
        title: a.title.clone(),
        text: a.text.clone(),
    })
    .collect()
}

fn respondents(report: &GapReport<'_>) -> Option<Respondents> {
    let agreement = report.card.agreement.as_ref()?;
    let disputed = report.questions_where(|q| q.state == QuestionState::Disputed);
    let id = |ix: crate::model::QuestionIx| report.questionnaire().question(ix).id.to_string();
    Some(Respondents {
        by: agreement.by.clone(),
        // From −1 to 1, so it is no score.
        alpha: agreement
            .alpha
            .map(|a| if a < 0.0 { -figure(-a) } else { figure(a) }),
        rating: agreement.rating.map(words::agreement),
        disputed: disputed.into_iter().map(id).collect(),
    })
}

fn performed_by(report: &GapReport<'_>) -> Vec<Party> {
    let id = |ix: &crate::model::QuestionIx| report.questionnaire().question(*ix).id.to_string();
    report
        .performed_by
        .iter()
        .map(|(name, questions)| Party {
            name: name.clone(),
            questions: questions.iter().map(id).collect(),
        })
        .collect()
}

fn waivers(report: &GapReport<'_>) -> Vec<Waiver> {
    report
        .waivers()
        .map(|(waiver, counts)| Waiver {
            id: waiver.id.to_string(),
            reason: waiver.reason.clone(),
            until: waiver.until.map(|d| d.to_string()),
            counts,
        })
        .collect()
}
