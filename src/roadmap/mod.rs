//! The roadmap: which initiative in which quarter of the coming years, and why. A pure function of gaps, target and plan.

mod closure;
mod dice;
mod ledger;
mod orders;
mod problem;
mod relaxation;
mod result;
mod search;
mod serial;
mod settings;
#[cfg(test)]
mod trial;
mod worth;

pub use result::{
    Bottleneck, Change, Changed, Clash, Conflict, ConflictKind, DropReason, Dropped, Fixed, Lift,
    Limit, Milestone, MilestoneKind, Objective, Period, Planned, Roadmap, Sensitivity, Standing,
    Stimulus, Wanted,
};
pub use settings::{Assumption, Settings};
