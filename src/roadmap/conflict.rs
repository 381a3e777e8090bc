//! Wishes that a roadmap does not keep, and the limits that rule them out.

use crate::model::{Due, Month, Quarter, QuestionIx};

/// A date by which a requirement is to be effective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The requirement.
    pub question: QuestionIx,
    /// The milestone before whose month it must be effective.
    pub milestone: Due,
    /// The month of the milestone.
    pub month: Month,
}

/// A wish that the roadmap does not keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The wish.
    pub kind: ConflictKind,
    /// Limits that rule it out together; without any one of them, what is left of this list would not.
    pub clash: Vec<Clash>,
    /// Whether it is proven that the wish cannot be kept; else no plan that keeps it was found.
    pub proven: bool,
}

/// A wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// A certification decided in this month.
    Certification {
        /// The month wanted.
        wanted: Month,
        /// The earliest month that can be held within the roadmap.
        earliest: Option<Month>,
        /// Whether it is proven that the month before the earliest one cannot be held; else no plan that holds it was found.
        earliest_proven: bool,
        /// What rules out the month before the earliest one.
        binding: Vec<Clash>,
        /// Requirements that this roadmap closes too late or not at all, in the order of the questionnaire.
        late: Vec<Wanted>,
    },
    /// An initiative pinned to a quarter.
    Pin {
        /// The initiative.
        initiative: usize,
        /// The quarter wanted.
        wanted: Quarter,
        /// The quarter in which it starts instead, if at all.
        instead: Option<Quarter>,
    },
    /// What has started already needs more than there is.
    Started {
        /// The initiative.
        initiative: usize,
    },
}

/// A limit that clashes with a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// Person-days of a quarter.
    Capacity(Quarter),
    /// Money of a year of the roadmap, from 1.
    Budget(usize),
    /// How many initiatives may run at once.
    Parallel,
    /// How many initiatives a role may lead at once.
    Role(String),
    /// Initiatives that follow each other and, run-in included, take so many quarters, where so many are left.
    Chain {
        /// The initiatives, in their order.
        initiatives: Vec<usize>,
        /// Quarters they take.
        needed: i32,
        /// Quarters there are.
        left: i32,
        /// What they are needed for, where it is a date.
        wanted: Option<Wanted>,
    },
    /// An exclusion.
    Excluded(usize),
    /// Another pin, or what has started.
    Fixed(usize, Quarter),
    /// No initiative closes the requirement.
    NothingCloses(Wanted),
    /// The initiative does not fit into the roadmap.
    Horizon(usize),
}
