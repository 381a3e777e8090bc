//! Verifies any roadmap, also one that a person has edited: every limit, every predecessor, the value, where it leads.
//!
//! It shares nothing with the planner but the model and the scorecard, so that an error of one is not repeated by the other.

mod calendar;
mod case;
mod certification;
mod choice;
pub mod codes;
mod figures;
mod gaps;
mod limits;
mod load;
mod objective;
mod order;
mod reasons;
mod source;
mod standing;
mod stated_limits;
#[cfg(test)]
mod tests;
mod violation;
mod wishes;
mod work;

use jiff::civil::Date;

use crate::gap::Finding;
use crate::model::{Assessment, Plan, Questionnaire, Target, WrittenRoadmap};
use crate::scoring::Scorecard;

pub use violation::Violation;

use case::Case;

/// What a roadmap is held against.
#[derive(Clone, Copy, Debug)]
pub struct Verification<'a> {
    /// The questionnaire, with the initiatives of the plan in it.
    pub questionnaire: &'a Questionnaire,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// Its figures.
    pub card: &'a Scorecard,
    /// Its findings.
    pub findings: &'a [Finding],
    /// The target.
    pub target: &'a Target,
    /// Limits and wishes. What it leaves open has the defaults.
    pub plan: &'a Plan,
    /// The day on which evidence is judged.
    pub as_of: Date,
}

/// All in which a roadmap is not what it must be; nothing if it is sound.
pub fn verify(inputs: &Verification<'_>, written: &WrittenRoadmap) -> Vec<Violation> {
    let mut found = Vec::new();
    let case = Case::new(inputs, written);
    source::check(&case, &mut found);
    stated_limits::check(&case, &mut found);
    choice::check(&case, &mut found);
    wishes::check(&case, &mut found);
    order::check(&case, &mut found);
    figures::check(&case, &mut found);
    load::check(&case, &mut found);
    reasons::check(&case, &mut found);
    objective::check(&case, &mut found);
    standing::check(&case, &mut found);
    certification::check(&case, &mut found);
    calendar::check(&case, &mut found);
    found
}
