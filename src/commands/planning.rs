//! From an assessment and a plan to a report with its roadmap.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{Plan, Quarter, Target};
use crate::report::GapReport;
use crate::roadmap::{Drawing, draw_up, target_for};

use super::failure::{Failure, Faulty};
use super::loading::Loaded;
use super::plan_args::PlanArgs;
use super::streams::Streams;
use super::target_args::TargetArgs;

/// A plan with the target that its roadmap works towards.
#[derive(Debug)]
pub(super) struct Planning {
    pub(super) plan: Plan,
    pub(super) target: Target,
    conformity_assumed: bool,
    warnings: Option<Faulty>,
}

impl Planning {
    /// The plan and the target that apply. The questionnaire then has the initiatives of the plan as well.
    ///
    /// # Errors
    ///
    /// If a file cannot be read or has faults, or flags do not fit together.
    pub(super) fn resolve(
        loaded: &mut Loaded,
        plan: &PlanArgs,
        target: &TargetArgs,
    ) -> Result<Self, Failure> {
        let (plan, warnings) = plan.resolve(&mut loaded.questionnaire, loaded.assessment.date)?;
        let questionnaire = &loaded.questionnaire.questionnaire;
        let target = target.resolve(questionnaire, plan.target.as_ref())?;
        let (target, conformity_assumed) = target_for(&plan, questionnaire, target);
        Ok(Self {
            plan,
            target,
            conformity_assumed,
            warnings,
        })
    }

    /// What deserves a look in the plan: what its file tells, and that the roadmap begins before its answers were given.
    pub(super) fn warn(&self, loaded: &Loaded, streams: &Streams) {
        streams.warn(self.warnings.as_ref());
        let assessed = loaded.assessment.date;
        let start = self.plan.first(assessed);
        if start >= Quarter::of(assessed) {
            return;
        }
        let next = Quarter::of(assessed).plus(1);
        streams.say(&format!(
            "warning: the roadmap starts in {start}, which ended before the assessment of {assessed}\n\
             help: write `start: {next}` in the plan or give --start {next}; what began earlier stands under `started`"
        ));
    }

    /// The report with its roadmap. `previous`: the starts of an earlier roadmap, by id.
    pub(super) fn report<'a>(
        &'a self,
        loaded: &'a Loaded,
        as_of: Option<Date>,
        digest: Option<&'a str>,
        previous: Option<&BTreeMap<String, Quarter>>,
    ) -> GapReport<'a> {
        let report = GapReport::new(loaded.inputs(&self.target, as_of, digest));
        if loaded.questionnaire.questionnaire.initiatives.is_empty() {
            return report;
        }
        let roadmap = draw_up(&Drawing {
            questionnaire: &loaded.questionnaire.questionnaire,
            assessment: &loaded.assessment,
            as_of: report.inputs.as_of,
            card: &report.card,
            target: &self.target,
            findings: &report.findings,
            plan: &self.plan,
            previous,
            conformity_assumed: self.conformity_assumed,
        });
        report.with_roadmap(roadmap)
    }

    /// The report without a roadmap.
    pub(super) fn unplanned<'a>(
        &'a self,
        loaded: &'a Loaded,
        as_of: Option<Date>,
    ) -> GapReport<'a> {
        GapReport::new(loaded.inputs(&self.target, as_of, None))
    }
}
