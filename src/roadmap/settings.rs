//! The limits that a roadmap keeps to: the plan with its defaults, which are stated as assumptions.

use crate::model::{Amount, Month, Plan, Quarter};

/// Limits and wishes of a roadmap, defaults filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The first quarter.
    pub start: Quarter,
    /// Person-days for each quarter; as many as the roadmap has quarters.
    pub capacity: Vec<Amount>,
    /// Money for each year of four quarters; `None`: no limit.
    pub budget: Option<Vec<Amount>>,
    /// Currency of all money.
    pub currency: Option<String>,
    /// How many initiatives may run at once; `None`: no limit.
    pub parallel: Option<u32>,
    /// How many initiatives with the same role may run at once.
    pub parallel_per_role: u32,
    /// The month in which the certification is to be decided.
    pub certification: Option<Month>,
}

impl Settings {
    /// How many quarters there are.
    pub fn quarters(&self) -> usize {
        self.capacity.len()
    }

    /// The quarter at a place, from 0.
    pub fn quarter(&self, place: usize) -> Quarter {
        self.start.plus(i32::try_from(place).unwrap_or(i32::MAX))
    }

    /// The last quarter.
    pub fn last(&self) -> Quarter {
        self.quarter(self.quarters().saturating_sub(1))
    }

    /// The year of the roadmap, from 0, in which the quarter at a place lies.
    pub fn year(place: usize) -> usize {
        place / Plan::QUARTERS
    }
}

/// What was taken for granted.
#[derive(Clone, Debug, PartialEq)]
pub enum Assumption {
    /// The roadmap starts in the quarter after the assessment.
    Start(Quarter),
    /// It has so many years.
    Years(u32),
    /// So many person-days a quarter, for an organisation of this size: the id of the answer to `size`, if there is one.
    Capacity(Amount, Option<String>),
    /// The size is not answered: efforts are those of the largest.
    LargestSize,
    /// Money has no limit.
    NoBudget,
    /// A role leads at most so many initiatives at once.
    PerRole(u32),
    /// A certification is wanted, so all requirements are to be met.
    ConformityWanted,
    /// So many gaps are unanswered, unknown or disputed; so many of the initiatives planned rest on them.
    ToBeConfirmed {
        /// Questions.
        questions: usize,
        /// Initiatives.
        initiatives: usize,
    },
    /// These have ended by the plan; what they close counts as reached once their run-in after the roadmap's start is over.
    Done(Vec<usize>),
    /// What the answers show as done needs no work; its upkeep is part of today's work.
    DoneByAnswers(usize),
    /// The plan pins or has started what has nothing left to close: it counts as done.
    NothingLeft(usize),
    /// The plan names what no gap needs; it is in the roadmap since a person wants it.
    Unneeded(usize),
    /// Requirements whose milestone lies beyond the roadmap are not held to it.
    BeyondHorizon(Month),
}
