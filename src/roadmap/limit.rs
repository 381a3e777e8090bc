//! What stands in the way of a start, and why a candidate is left out.

use crate::model::{Amount, Quarter};

/// Why a start is not free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// It has started.
    Started,
    /// The plan pins it.
    Pinned,
}

/// What stands in the way of a start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The roadmap begins then.
    RoadmapStart,
    /// A person fixed the start.
    Fixed(Fixed),
    /// An earlier roadmap had it there, and moving it would bring less than a hundredth.
    Kept,
    /// It presupposes an initiative that ends in this quarter.
    Predecessor {
        /// The initiative presupposed.
        initiative: usize,
        /// Its last quarter.
        end: Quarter,
    },
    /// Person-days of a quarter do not suffice.
    Capacity {
        /// The quarter.
        quarter: Quarter,
        /// Person-days left by all others.
        free: Amount,
        /// Person-days it would need there.
        needed: Amount,
        /// Whether what it would need there is upkeep after its end.
        upkeep: bool,
    },
    /// Money of a year does not suffice.
    Budget {
        /// The year of the roadmap, from 1.
        year: usize,
        /// Money left by all others.
        free: Amount,
        /// Money it needs.
        needed: Amount,
    },
    /// As many initiatives run as may run at once.
    Parallel {
        /// The quarter.
        quarter: Quarter,
        /// How many may run.
        at_once: u32,
    },
    /// The role leads as many initiatives as it may at once.
    Role {
        /// The quarter.
        quarter: Quarter,
        /// The role.
        role: String,
        /// How many may run.
        at_once: u32,
    },
}

/// A candidate that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Its place.
    pub initiative: usize,
    /// Why.
    pub why: DropReason,
}

/// Why a candidate is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DropReason {
    /// The plan excludes it, for this reason.
    Excluded(String),
    /// It presupposes, directly or not, an initiative that is excluded.
    PresupposesExcluded(usize),
    /// It presupposes, directly or not, an initiative that is left out for another reason.
    PresupposesDropped(usize),
    /// Even started as early as its predecessors allow, it would take effect only after the roadmap.
    TooLate {
        /// The first quarter in which it could take effect.
        effective: Quarter,
    },
    /// It needs more in a single quarter, or year, than there is in any.
    TooLarge(Limit),
    /// What it closes is closed by these, wholly.
    ClosedByOthers(Vec<usize>),
    /// Nothing that it closes, or opens the way for, counts: its weight or importance is 0, or it only prepares what is left out.
    NoBenefit,
    /// What is left by initiatives that bring more does not suffice: the limit at the start that came nearest.
    NoRoom {
        /// That start.
        start: Quarter,
        /// What stood in the way.
        limit: Limit,
    },
}
