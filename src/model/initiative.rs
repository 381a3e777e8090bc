//! Improvement work: what the IT service manager can do.

use super::{Condition, Id, ProfileChoice, QuestionIx, Truth};

/// Improvement work that closes gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct Initiative {
    /// Identifier.
    pub id: Id,
    /// What is done; starts with a verb.
    pub title: String,
    /// What exists when it is done.
    pub deliverable: Option<String>,
    /// The questions it lifts, each to an answer.
    pub closes: Vec<Closes>,
    /// Person-days of the organisation's own people.
    pub effort: Effort,
    /// Conditions under which the effort is lower or, as a surcharge, higher.
    pub discounts: Vec<Discount>,
    /// External cost, in the currency of the plan; default 0.
    pub cost: f64,
    /// External cost again in every year after that of its start; default 0.
    pub yearly_cost: f64,
    /// Quarters it takes, at least 1.
    pub quarters: u32,
    /// Quarters after its end until records show the effect; default 0.
    pub run_in: u32,
    /// Person-days a quarter ever after; default 0.
    pub upkeep: f64,
    /// What of the audit calendar it holds for the first time, so that the repetitions count from its end.
    pub milestone: Option<YearlyMilestone>,
    /// Places of the initiatives that must have ended before.
    pub after: Vec<usize>,
    /// Who leads it.
    pub role: Option<String>,
    /// The evidence that ends it.
    pub closed_when: Option<String>,
    /// Whether users or customers notice its result; default no.
    pub users_notice: bool,
}

impl Initiative {
    /// Person-days for the answer to `size`, times every discount and surcharge that certainly holds.
    pub fn discounted_days(&self, size: Option<usize>, profile: &[ProfileChoice]) -> f64 {
        let certain = self
            .discounts
            .iter()
            .filter(|d| d.when.holds(profile) == Truth::True);
        certain.fold(self.effort.days(size), |days, discount| {
            days * discount.times
        })
    }
}

/// What of the audit calendar is held every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum YearlyMilestone {
    /// The internal audit.
    InternalAudit,
    /// The management review.
    ManagementReview,
    /// The test of the continuity plans.
    ContinuityTest,
}

/// A question and the answer to which an initiative lifts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closes {
    /// The question.
    pub question: QuestionIx,
    /// Place of the answer in the question's answer set.
    pub to: usize,
}

/// Person-days of an initiative.
#[derive(Clone, Debug, PartialEq)]
pub enum Effort {
    /// The same for every organisation.
    Fixed(f64),
    /// By the answer to the profile question `size`: one number for each of its answers, in their order.
    BySize(Vec<f64>),
}

impl Effort {
    /// Person-days for the answer to `size` (its place); unanswered counts as the largest.
    pub fn days(&self, size: Option<usize>) -> f64 {
        match self {
            Self::Fixed(days) => *days,
            Self::BySize(by_size) => size
                .and_then(|place| by_size.get(place).copied())
                .unwrap_or_else(|| by_size.iter().copied().fold(0.0, f64::max)),
        }
    }
}

/// Changes the effort where a condition certainly holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Discount {
    /// When it applies.
    pub when: Condition,
    /// Factor on the person-days: above 0 and at most 1; of a surcharge above 1 and at most 10.
    pub times: f64,
}

impl Discount {
    /// Whether it makes the effort higher.
    pub fn is_surcharge(&self) -> bool {
        self.times > 1.0
    }
}
