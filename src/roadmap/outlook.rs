//! What holds a roadmap back, what more would bring, and what has changed since an earlier one.

use crate::model::{Amount, Quarter};

use super::Limit;

/// The limit that holds most of the benefit back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bottleneck {
    /// What it is.
    pub stimulus: Stimulus,
    /// How many initiatives it keeps from starting a quarter earlier, or from being in the roadmap.
    pub held: usize,
    /// How many initiatives anything keeps from that.
    pub of: usize,
}

/// Something that there could be more of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stimulus {
    /// Person-days: so many more a quarter.
    Capacity(Amount),
    /// Money: so many percent more a year.
    Budget(u32),
    /// So many more initiatives at once.
    Parallel(u32),
    /// So many more initiatives at once for a role.
    Role(String, u32),
    /// Nothing that could be bought: the order of the work.
    Order,
}

/// What more of something would bring, found by planning again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sensitivity {
    /// What there would be more of.
    pub stimulus: Stimulus,
    /// Value then.
    pub value: i64,
    /// Value gained; never negative, since the present plan stays possible.
    pub gain: i64,
    /// Initiatives that would be added, by id.
    pub added: Vec<usize>,
    /// How many initiatives would take effect earlier.
    pub earlier: usize,
}

/// What became of an initiative of an earlier roadmap, or that it is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Id, also of an initiative that is gone.
    pub id: String,
    /// What changed.
    pub what: Changed,
}

/// What changed against an earlier roadmap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It starts in another quarter than before.
    Moved {
        /// Before.
        from: Quarter,
        /// Now.
        to: Quarter,
        /// Why it cannot stay, where it cannot; else moving it brings more than it disturbs.
        because: Vec<Limit>,
    },
    /// It was not in the earlier roadmap.
    Added(Quarter),
    /// It is left out now.
    Removed(Quarter),
    /// It has ended, or what it closes is reached.
    Done,
    /// It is no longer known.
    Unknown,
}
