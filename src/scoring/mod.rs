//! How answers become numbers: the scorecard. A pure function of questionnaire, assessment and as-of day.

mod agreement;
mod answer;
mod capability;
mod conformity;
mod consensus;
mod counts;
#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod properties;
mod rollup;
mod scorecard;
mod shares;
#[cfg(test)]
mod vectors;

pub use agreement::{Agreement, AgreementRating, krippendorff_alpha, ordinal_distance};
pub use answer::{NotApplicable, QuestionScore, QuestionState};
pub use capability::{Group, Ladder, Levels};
pub use conformity::{Judgement, Readiness, Systemic, Verdict};
pub use counts::Counts;
pub use rollup::{Contribution, Figures, Part};
pub use scorecard::{NodeId, NodeScore, Scorecard, State, score};
pub(crate) use scorecard::{members, own_questions_in};
pub use shares::shares;
