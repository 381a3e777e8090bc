//! What an initiative takes and what it lifts, given the answers.

use std::collections::BTreeMap;

use super::Verification;
use super::gaps::Gap;
use crate::model::{Amount, QuestionIx, Score};

/// An initiative, given the answers.
#[derive(Clone, Debug)]
pub(super) struct Work {
    /// What it lifts that is below its target, and to which value.
    pub(super) lifts: Vec<(QuestionIx, Score)>,
    /// How many of the questions that it closes apply.
    pub(super) of: usize,
    /// Why nothing is left to do.
    pub(super) done: Option<Done>,
    /// Person-days in all: whole ones.
    pub(super) days: i64,
    /// Person-days in every quarter after its end.
    pub(super) upkeep: Amount,
    /// External cost.
    pub(super) cost: Amount,
    /// External cost again in every later year.
    pub(super) yearly_cost: Amount,
    /// Quarters it takes.
    pub(super) quarters: i32,
    /// Quarters from its end to its effect.
    pub(super) run_in: i32,
}

/// Why nothing is left to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    /// The plan says so.
    ByPlan,
    /// All that it closes is reached, or does not apply.
    ByAnswers,
}

/// However little is open, so much of the effort is needed.
const LEAST_SHARE: f64 = 0.25;

/// The initiative at a place.
pub(super) fn work(
    inputs: &Verification<'_>,
    gaps: &BTreeMap<QuestionIx, Gap>,
    place: usize,
) -> Work {
    let initiative = &inputs.questionnaire.initiatives[place];
    let applicable = || {
        let closes = initiative.closes.iter();
        closes.filter(|close| inputs.card.question(close.question).applies())
    };
    let lift = |close: &crate::model::Closes| {
        let gap = gaps.get(&close.question)?;
        let options = inputs.questionnaire.options(close.question);
        let to = Score::new(options.get(close.to)?.score?).min(gap.target);
        (to > gap.from()).then_some((close.question, to))
    };
    let lifts: Vec<_> = applicable().filter_map(lift).collect();
    let of = applicable().count();
    let done = if inputs.plan.done.contains(&place) {
        Some(Done::ByPlan)
    } else {
        (!initiative.closes.is_empty() && lifts.is_empty()).then_some(Done::ByAnswers)
    };
    let share = match of {
        0 => 1.0,
        of => lifts.len() as f64 / of as f64,
    };
    let size = inputs.assessment.size(inputs.questionnaire);
    let full = initiative.discounted_days(size, &inputs.assessment.profile);
    let exact = full * share.max(LEAST_SHARE);
    Work {
        lifts,
        of,
        done,
        days: ((exact * 1e9).round() / 1e9).ceil() as i64,
        upkeep: Amount::nearest(initiative.upkeep),
        cost: Amount::nearest(initiative.cost),
        yearly_cost: Amount::nearest(initiative.yearly_cost),
        quarters: i32::try_from(initiative.quarters.max(1)).unwrap_or(i32::MAX),
        run_in: i32::try_from(initiative.run_in).unwrap_or(i32::MAX),
    }
}

impl Work {
    /// Person-days in the quarter of its course, from 0: spread evenly, what is over in the earliest quarters.
    pub(super) fn days_in(&self, quarter: i32) -> Amount {
        if !(0..self.quarters).contains(&quarter) {
            return Amount::ZERO;
        }
        let (quarters, quarter) = (i64::from(self.quarters), i64::from(quarter));
        let over = i64::from(quarter < self.days % quarters);
        Amount::whole(self.days / quarters + over)
    }
}
