//! The scorecard against its target: how far, what blocks, what matters first, and whether the target is met.
#![expect(
    clippy::indexing_slicing,
    reason = "places of questions, sections and initiatives come from the questionnaire, and every list here has one for each"
)]

mod distance;
mod evidence_loss;
mod finding;
mod groundwork;
mod in_the_way;
mod loss;
mod lowered_demand;
mod milder;
mod predecessor;
mod priority;
#[cfg(test)]
mod properties;
mod ranking;
mod regression;
#[cfg(test)]
mod vectors;
mod verdict;

pub use distance::{Distance, QuestionTarget, Reason, Targets};
pub use evidence_loss::{EvidenceLoss, evidence_losses, less_evidenced};
pub use finding::{Blocks, Finding, findings};
pub use groundwork::Groundwork;
pub use loss::{Change, Loss, losses, losses_below};
pub use lowered_demand::{Demanded, LoweredDemand, extended_waivers, lowered_demands};
pub use milder::{Milder, Milderness, milder};
pub use predecessor::open_predecessors;
pub use priority::{HIGH_BENEFIT, LOW_EFFORT, MOST_BENEFIT, Priority, Quadrant};
pub use ranking::{FindingKind, Ranked, Subject, ranked};
pub use regression::{Regressed, Regression, regressions};
pub use verdict::{Criterion, Demand, Outcome, Wanted, check, demands};
