//! The limits that the plan sets, defaults filled in.

use super::Verification;
use crate::model::{Amount, Month, Plan, Quarter, Score, WrittenRoadmap};

/// The limits of the plan.
#[derive(Clone, Debug)]
pub(super) struct Limits {
    pub(super) start: Quarter,
    pub(super) quarters: usize,
    pub(super) capacity: Vec<Amount>,
    pub(super) budget: Option<Vec<Amount>>,
    pub(super) parallel: Option<u32>,
    pub(super) per_role: u32,
    pub(super) certification: Option<Month>,
    pub(super) effect: Score,
}

const DEFAULT_YEARS: u32 = 3;
const DEFAULT_PER_ROLE: u32 = 2;
const DEFAULT_EFFECT: f64 = 0.8;
/// Person-days a quarter by the answer to `size`.
const DEFAULT_CAPACITY: [(&str, i64); 3] = [("small", 30), ("medium", 60), ("large", 120)];

impl Limits {
    pub(super) fn new(inputs: &Verification<'_>, written: &WrittenRoadmap) -> Self {
        let plan = inputs.plan;
        let after = || Quarter::of(inputs.assessment.date).plus(1);
        let years = plan.years.unwrap_or(DEFAULT_YEARS) as usize;
        let quarters = years * Plan::QUARTERS;
        let stated = plan.capacity.as_ref().and_then(|c| c.over(quarters));
        let by_size = || vec![default_capacity(inputs, written); quarters];
        Self {
            start: plan.start.unwrap_or_else(after),
            quarters,
            capacity: stated.unwrap_or_else(by_size),
            budget: plan.budget.as_ref().and_then(|b| b.over(years)),
            parallel: plan.parallel,
            per_role: plan.parallel_per_role.unwrap_or(DEFAULT_PER_ROLE),
            certification: plan.certification,
            effect: plan.effect.unwrap_or(Score::new(DEFAULT_EFFECT)),
        }
    }

    /// The quarter so many quarters after the first.
    pub(super) fn quarter(&self, at: i32) -> Quarter {
        self.start.plus(at)
    }

    /// All quarters, counted from 0.
    pub(super) fn places(&self) -> std::ops::Range<i32> {
        0..i32::try_from(self.quarters).unwrap_or(i32::MAX)
    }
}

/// By size; where the size is not answered, or is none of the three, the one that is written if it is one of the three.
fn default_capacity(inputs: &Verification<'_>, written: &WrittenRoadmap) -> Amount {
    let questionnaire = inputs.questionnaire;
    let answered = questionnaire
        .size_question()
        .zip(inputs.assessment.size(questionnaire));
    let size = answered.and_then(|(question, answer)| {
        let answer = questionnaire.profile[question].answers.get(answer)?;
        DEFAULT_CAPACITY
            .iter()
            .find(|(size, _)| *size == answer.id.as_str())
    });
    let any = || {
        let first = written.capacity.first().copied();
        let known = |days: &Amount| {
            DEFAULT_CAPACITY
                .iter()
                .any(|(_, other)| Amount::whole(*other) == *days)
        };
        first.filter(known)
    };
    let largest = Amount::whole(DEFAULT_CAPACITY[2].1);
    size.map(|(_, days)| Amount::whole(*days))
        .or_else(any)
        .unwrap_or(largest)
}
