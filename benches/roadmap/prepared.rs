//! An instance read, scored and ready to be planned.

use std::collections::BTreeMap;

use itsm_gap::document::{Diagnostic, Document, Source};
use itsm_gap::gap::{Finding, Targets, findings};
use itsm_gap::model::{Assessment, Plan, Questionnaire};
use itsm_gap::roadmap::{Drawing, Roadmap, draw_up};
use itsm_gap::scoring::{Scorecard, score};

use crate::instance::Texts;

/// All that a roadmap is drawn up from.
pub(crate) struct Prepared {
    pub(crate) questionnaire: Questionnaire,
    pub(crate) assessment: Assessment,
    pub(crate) plan: Plan,
    pub(crate) card: Scorecard,
    pub(crate) findings: Vec<Finding>,
}

impl Prepared {
    /// Reads the texts as files would be read, and scores them.
    pub(crate) fn new(texts: &Texts) -> Result<Self, Vec<Diagnostic>> {
        let source = Source::new("bench.yaml", texts.questionnaire.as_str());
        let mut questionnaire = Document::parse(&source)?.to_questionnaire()?.value;
        let source = Source::new("plan.yaml", texts.plan.as_str());
        let (plan, initiatives) = Document::parse(&source)?.to_plan(&questionnaire)?.value;
        questionnaire.initiatives = initiatives;
        let source = Source::new("assessment.yaml", texts.assessment.as_str());
        let assessment = Document::parse(&source)?
            .to_assessment(&questionnaire)?
            .value;
        Ok(Self::scored(questionnaire, assessment, plan))
    }

    fn scored(questionnaire: Questionnaire, assessment: Assessment, plan: Plan) -> Self {
        let card = score(&questionnaire, &assessment, assessment.date);
        let target = plan.target.as_ref().unwrap_or(&questionnaire.target);
        let targets = Targets::new(&questionnaire, target);
        let findings = findings(&questionnaire, &assessment, &card, &targets);
        Self {
            card,
            findings,
            questionnaire,
            assessment,
            plan,
        }
    }

    /// Draws up the roadmap.
    pub(crate) fn draw_up(&self) -> Roadmap {
        draw_up(&Drawing {
            questionnaire: &self.questionnaire,
            assessment: &self.assessment,
            as_of: self.assessment.date,
            card: &self.card,
            target: self
                .plan
                .target
                .as_ref()
                .unwrap_or(&self.questionnaire.target),
            findings: &self.findings,
            plan: &self.plan,
            previous: None,
            conformity_assumed: false,
        })
    }

    /// The starts of a roadmap, in quarters from its first, by the places of the initiatives.
    pub(crate) fn starts(roadmap: &Roadmap) -> BTreeMap<usize, i32> {
        let first = roadmap.settings.start;
        let planned = roadmap.initiatives.iter();
        planned
            .map(|one| (one.initiative, one.start.since(first)))
            .collect()
    }
}
