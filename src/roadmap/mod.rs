//! The roadmap: which initiative in which quarter of the coming years, and why. A pure function of gaps, target and plan.
#![expect(
    clippy::indexing_slicing,
    reason = "jobs and quarters are numbered when the problem is made, and every list has one for each; the search is held to it by its checks"
)]

mod account;
mod assumptions;
mod audit;
mod calendar;
mod candidates;
mod certification;
mod closure;
mod conflict;
mod dice;
mod draw_up;
mod expected;
mod ledger;
mod limit;
mod milestone;
mod orders;
mod out_of_order;
mod outlook;
mod periods;
mod pins;
mod planned;
mod previous;
mod problem;
mod projection;
mod reasons;
mod relaxation;
mod result;
mod search;
mod sensitivity;
mod serial;
mod settings;
mod solve;
mod task;
mod tidy;
#[cfg(test)]
mod vectors;
pub mod verify;
mod wishes;
mod worth;

pub use account::{Accounts, EffortAccount, GapAccount, Place};
pub use audit::OpenAtAudit;
pub use conflict::{Clash, Conflict, ConflictKind, Wanted};
pub use draw_up::{Drawing, draw_up};
pub use expected::{ExpectedLift, expected, lift, lifts_by};
pub use limit::{DropReason, Dropped, Fixed, Limit};
pub use milestone::{Milestone, MilestoneKind};
pub use out_of_order::{OutOfOrder, Unmet};
pub use outlook::{Bottleneck, Change, Changed, Sensitivity, Stimulus};
pub use result::{Ended, Lift, Objective, Period, Planned, Roadmap, Standing};
pub use settings::{Assumption, Settings, target_for};
