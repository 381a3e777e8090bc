//! Assessments beside each other: between cycles or between sites. What rose, what fell, what was closed, opened or
//! lost, where the change comes from, and what an earlier roadmap had promised by now. A pure function of assessments.
#![expect(
    clippy::indexing_slicing,
    reason = "places of questions and sections come from the questionnaires compared, and every list here has one for each"
)]

mod change;
mod evidence;
mod fewer;
mod moves;
mod origins;
mod pairs;
mod promise;
#[cfg(test)]
mod properties;
mod reckoning;
mod scope;
mod series;
mod side;
#[cfg(test)]
mod vectors;

pub use change::{Change, NodeChange};
pub use evidence::{EvidenceLost, Loss};
pub use fewer::no_longer_counting;
pub use moves::{Move, MoveKind, Status};
pub use origins::{Origins, Pull};
pub use pairs::{Pair, Pairs};
pub use promise::{Promise, PromisedAnswer, PromisedInitiative, PromisedStanding};
pub use reckoning::{AnswerKept, Kept, Outcome, Progress, Reckoning};
pub use scope::{ScopeChange, Withdrawn};
pub use series::{Comparison, Kind};
pub use side::Side;
