//! From texts to a roadmap through the library, as the command does it.

use std::collections::BTreeMap;

use itsm_gap::document::{Checked, Document, Read, Source};
use itsm_gap::model::{Assessment, Plan, Quarter, Questionnaire, Target, WrittenRoadmap};
use itsm_gap::render;
use itsm_gap::report::{GapReport, Inputs};
use itsm_gap::roadmap::verify::{self, Verification, Violation};
use itsm_gap::roadmap::{Drawing, Roadmap, draw_up, target_for};

use super::instance::Instance;

/// All that a roadmap is drawn up from.
pub(super) struct Basis {
    pub(super) questionnaire: Questionnaire,
    pub(super) assessment: Assessment,
    pub(super) plan: Plan,
    target: Target,
    assumed: bool,
}

impl Basis {
    /// The instance as it comes out of its files, with all initiatives in the order of the list.
    pub(super) fn new(instance: &Instance) -> Self {
        let order: Vec<usize> = (0..instance.initiatives.len()).collect();
        let (asked, planned) = (instance.questionnaire(&order), instance.plan(&order));
        let mut questionnaire = read(&asked, |document| document.to_questionnaire());
        let (plan, initiatives) = read(&planned, |document| document.to_plan(&questionnaire));
        questionnaire.initiatives = initiatives;
        let said = instance.assessment();
        let assessment = read(&said, |document| document.to_assessment(&questionnaire));
        let target = plan.target.as_ref().unwrap_or(&questionnaire.target);
        let (target, assumed) = target_for(&plan, &questionnaire, target.clone());
        Self {
            questionnaire,
            assessment,
            plan,
            target,
            assumed,
        }
    }

    /// Its report, without a roadmap.
    pub(super) fn report(&self) -> GapReport<'_> {
        GapReport::new(Inputs {
            questionnaire: &self.questionnaire,
            digest: None,
            assessment: &self.assessment,
            target: &self.target,
            as_of: self.assessment.date,
        })
    }

    pub(super) fn draw_up(
        &self,
        report: &GapReport<'_>,
        previous: Option<&BTreeMap<String, Quarter>>,
    ) -> Roadmap {
        draw_up(&Drawing {
            questionnaire: &self.questionnaire,
            assessment: &self.assessment,
            as_of: self.assessment.date,
            card: &report.card,
            target: &self.target,
            findings: &report.findings,
            plan: &self.plan,
            previous,
            conformity_assumed: self.assumed,
        })
    }

    /// What the verifier says of a roadmap that was written.
    pub(super) fn verify(
        &self,
        report: &GapReport<'_>,
        written: &WrittenRoadmap,
    ) -> Vec<Violation> {
        let inputs = Verification {
            questionnaire: &self.questionnaire,
            assessment: &self.assessment,
            card: &report.card,
            findings: &report.findings,
            target: &self.target,
            plan: &self.plan,
            as_of: self.assessment.date,
        };
        verify::verify(&inputs, written)
    }

    /// The place of an initiative of the instance in the list of the questionnaire.
    pub(super) fn place(&self, id: &str) -> usize {
        let mut all = self.questionnaire.initiatives.iter();
        all.position(|initiative| initiative.id.as_str() == id)
            .unwrap()
    }
}

/// A roadmap as it comes back from the JSON into which it is written.
pub(super) fn written(report: &GapReport<'_>, roadmap: &Roadmap) -> WrittenRoadmap {
    let text = render::json::roadmap(report, roadmap).unwrap();
    read(&text, |document| document.to_roadmap())
}

/// What a text says, which must have no faults.
pub(super) fn read<T>(text: &str, to: impl Fn(&Document<'_>) -> Checked<T>) -> T {
    let source = Source::new("text", text);
    let document = Document::parse(&source).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"));
    let Read { value, .. } = to(&document).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"));
    value
}
