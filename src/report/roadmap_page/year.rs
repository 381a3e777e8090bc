//! The years of a roadmap, summed up from its quarters.

use crate::model::{Amount, Plan, Quarter};
use crate::roadmap::{Period, Roadmap, Standing};

/// Four quarters of a roadmap.
pub(in crate::report) struct Year<'r> {
    /// Which, from 1.
    pub(in crate::report) number: usize,
    /// Its first quarter.
    pub(in crate::report) first: Quarter,
    /// Its last quarter.
    pub(in crate::report) last: Quarter,
    /// How many initiatives start in it.
    pub(in crate::report) starts: usize,
    /// Person-days of work.
    pub(in crate::report) work: Amount,
    /// Person-days of upkeep.
    pub(in crate::report) upkeep: Amount,
    /// External cost.
    pub(in crate::report) cost: Amount,
    /// Where the organisation stands at its end.
    pub(in crate::report) standing: &'r Standing,
}

impl Year<'_> {
    /// Whether a quarter lies in it.
    pub(in crate::report) fn holds(&self, quarter: Quarter) -> bool {
        (self.first..=self.last).contains(&quarter)
    }
}

/// The years of a roadmap, in order.
pub(in crate::report) fn years(roadmap: &Roadmap) -> Vec<Year<'_>> {
    let years = roadmap.periods.chunks(Plan::QUARTERS).enumerate();
    years
        .filter_map(|(at, periods)| {
            let (first, last) = (periods.first()?, periods.last()?);
            let total = |of: fn(&Period) -> Amount| periods.iter().map(of).sum();
            let quarters = first.quarter..=last.quarter;
            let initiatives = roadmap.initiatives.iter();
            Some(Year {
                number: at + 1,
                first: first.quarter,
                last: last.quarter,
                starts: initiatives.filter(|i| quarters.contains(&i.start)).count(),
                work: total(|p| p.effort),
                upkeep: total(|p| p.upkeep),
                cost: total(|p| p.cost),
                standing: &last.standing,
            })
        })
        .collect()
}
