//! The roadmap: which initiative in which quarter of the coming years, and why. A pure function of gaps, target and plan.

mod calendar;
mod candidates;
mod certification;
mod closure;
mod dice;
mod draw_up;
mod expected;
mod ledger;
mod orders;
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
mod task;
mod tidy;
pub mod verify;
mod wishes;
mod worth;

pub use draw_up::{Drawing, draw_up};
pub use expected::{ExpectedLift, expected, lift, lifts_by};
pub use result::{
    Bottleneck, Change, Changed, Clash, Conflict, ConflictKind, DropReason, Dropped, Ended, Fixed,
    Lift, Limit, Milestone, MilestoneKind, Objective, Period, Planned, Roadmap, Sensitivity,
    Standing, Stimulus, Wanted,
};
pub use settings::{Assumption, Settings, target_for};
