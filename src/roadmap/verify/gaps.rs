//! The gaps of an assessment, and what it is worth to close them.

use std::collections::BTreeMap;

use super::Verification;
use crate::gap::{Subject, Targets};
use crate::model::{QuestionIx, Score};

/// A question below its target.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    /// Its value today; nothing where nothing is known.
    pub(super) known: Option<Score>,
    /// What it is to reach.
    pub(super) target: Score,
    /// 1000 × weight × importance × benefit.
    worth: f64,
}

impl Gap {
    /// Its value today; 0 where nothing is known.
    pub(super) fn from(&self) -> Score {
        self.known.unwrap_or(Score::ZERO)
    }

    /// What it is worth that the question has a value.
    pub(super) fn value_at(&self, value: Score) -> i64 {
        let (from, target) = (self.from().get(), self.target.get());
        let exact = self.worth * (value.get() - from).max(0.0) / (target - from);
        // To 9 decimals first, so that the half that is rounded up is the half that is meant.
        ((exact * 1e9).round() / 1e9).round() as i64
    }
}

/// All gaps, by their questions.
pub(super) fn gaps(inputs: &Verification<'_>) -> BTreeMap<QuestionIx, Gap> {
    let targets = Targets::new(inputs.questionnaire, inputs.target);
    let mut gaps = BTreeMap::new();
    for finding in inputs.findings {
        let Subject::Question(ix) = finding.subject else {
            continue;
        };
        let known = inputs.card.question(ix).scored();
        let Some(target) = targets.question(ix).map(|target| target.value) else {
            continue;
        };
        if known.unwrap_or(Score::ZERO) >= target {
            continue;
        }
        let weight = inputs.questionnaire.question(ix).weight;
        let benefit = f64::from(finding.priority.benefit());
        let worth = 1000.0 * weight * importance(inputs, ix) * benefit;
        let gap = Gap {
            known,
            target,
            worth,
        };
        gaps.insert(ix, gap);
    }
    gaps
}

/// The importance of the nearest section named, the question's own first.
fn importance(inputs: &Verification<'_>, ix: QuestionIx) -> f64 {
    let section = inputs.questionnaire.question(ix).section;
    let mut nearest = inputs.questionnaire.ancestry(section);
    let stated = nearest.find_map(|section| inputs.plan.importance.get(&section));
    stated.copied().unwrap_or(1.0)
}
