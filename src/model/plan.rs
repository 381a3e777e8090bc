//! What a roadmap is to keep to: time, people, money, wishes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Amount, Month, Quarter, Score, SectionIx, Target};

/// Capacity and wishes for a roadmap, as a person stated them. What is absent has a default.
///
/// Initiatives are named by their places in the list of the questionnaire that the plan was read with: its own
/// initiatives, with those of the plan added or put in place of those of the same id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The first quarter; default the quarter after the assessment.
    pub start: Option<Quarter>,
    /// Years of four quarters from the start, 1–10; default 3.
    pub years: Option<u32>,
    /// Person-days a quarter for improvement; default by size.
    pub capacity: Option<Spread>,
    /// Money a year; without it no limit.
    pub budget: Option<Spread>,
    /// Currency of all money, such as EUR.
    pub currency: Option<String>,
    /// How many initiatives may run at once; without it no limit.
    pub parallel: Option<u32>,
    /// How many initiatives with the same role may run at once; default 2.
    pub parallel_per_role: Option<u32>,
    /// The month in which the certification is to be decided.
    pub certification: Option<Month>,
    /// How much the gaps of a section and of all below it matter, 0–3; default 1. The nearest section named counts.
    pub importance: BTreeMap<SectionIx, f64>,
    /// Initiatives that are to start in a certain quarter.
    pub pins: BTreeMap<usize, Quarter>,
    /// Initiatives that have started, and when.
    pub started: BTreeMap<usize, Quarter>,
    /// Initiatives that have ended.
    pub done: BTreeSet<usize>,
    /// Initiatives that are not wanted, and why.
    pub exclude: BTreeMap<usize, String>,
    /// Who does it.
    pub owners: BTreeMap<usize, String>,
    /// How far the cautious floor takes every initiative to have its effect, 0–1; default 0.8.
    pub effect: Option<Score>,
    /// What is to be reached, where nothing else says so.
    pub target: Option<Target>,
}

/// The same amount in every quarter, or year, or one for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spread {
    /// The same in each.
    Same(Amount),
    /// One for each, in order.
    Each(Vec<Amount>),
}

impl Plan {
    /// Quarters in a year.
    pub const QUARTERS: usize = 4;
    /// Years of a roadmap, where nothing else is said.
    pub const USUAL_YEARS: u32 = 3;
    /// The longest roadmap, in years.
    pub const MOST_YEARS: u32 = 10;
    /// The highest importance of a section.
    pub const MOST_IMPORTANT: f64 = 3.0;

    /// How many years there are, and how many quarters.
    pub fn length(&self) -> (usize, usize) {
        let years = self.years.unwrap_or(Self::USUAL_YEARS) as usize;
        (years, years * Self::QUARTERS)
    }

    /// The first quarter of the roadmap for an assessment of this day.
    pub fn first(&self, assessed: Date) -> Quarter {
        self.start.unwrap_or(Quarter::of(assessed).plus(1))
    }

    /// The last quarter of a roadmap that starts in a quarter.
    pub fn last(&self, start: Quarter) -> Quarter {
        let behind = i32::try_from(self.length().1).unwrap_or(i32::MAX);
        start.plus(behind - 1)
    }
}

impl Spread {
    /// The amounts for so many quarters or years; `None` if a list has another number of entries.
    pub fn over(&self, count: usize) -> Option<Vec<Amount>> {
        match self {
            Self::Same(amount) => Some(vec![*amount; count]),
            Self::Each(amounts) => (amounts.len() == count).then(|| amounts.clone()),
        }
    }

    /// Whether nothing is left in any quarter or year.
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Same(amount) => *amount <= Amount::ZERO,
            Self::Each(amounts) => amounts.iter().all(|amount| *amount <= Amount::ZERO),
        }
    }
}
