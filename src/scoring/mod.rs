//! How answers become numbers: the scorecard. A pure function of questionnaire, assessment and as-of day.
#![expect(
    clippy::indexing_slicing,
    reason = "places of questions and sections come from the questionnaire, and every list here has one for each"
)]

mod agreement;
mod answer;
mod capability;
mod conformity;
mod consensus;
mod contributions;
mod counts;
#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod formulas;
mod layout;
mod nodes;
#[cfg(test)]
pub(crate) mod properties;
mod rollup;
mod scorecard;
mod shares;
mod support;
mod tally;
#[cfg(test)]
mod vectors;

pub use agreement::{Agreement, AgreementRating, krippendorff_alpha, ordinal_distance};
pub use answer::{NotApplicable, QuestionScore, QuestionState};
pub use capability::{Group, Ladder, Levels};
pub use conformity::{Judgement, Readiness, Systemic, Verdict};
pub use counts::Counts;
pub use layout::Layout;
pub(crate) use layout::own_questions_in;
pub use rollup::{Contribution, Figures, Part};
pub(crate) use scorecard::members;
pub use scorecard::{NodeId, NodeScore, Scorecard, State, Views, score, score_with};
pub use shares::shares;
pub use support::{Stage, Support, WriteUps};
