//! The limits that are priced: person-days and places of each quarter, money of each year.

use std::cmp::Ordering;

use crate::roadmap::ledger::Ledger;
use crate::roadmap::problem::Problem;

use super::nodes::Nodes;

/// A limit that is priced.
pub(super) struct Row {
    /// What there is.
    pub(super) there_is: i64,
    /// A usual amount, by which prices of different limits become comparable.
    pub(super) unit: f64,
    /// For each node what being in the set uses; negative where it gives back.
    pub(super) uses: Vec<(usize, i64)>,
}

impl Row {
    /// A limit with what a start in a quarter uses of it; `None` if all jobs together could not reach it.
    fn new(nodes: &Nodes, there_is: i64, use_of_start: impl Fn(usize, i32) -> i64) -> Option<Self> {
        let (mut uses, mut most, mut largest) = (Vec::new(), 0_i64, 1_i64);
        for (job, of) in nodes.of.iter().enumerate() {
            let Some((_, first, last)) = *of else {
                continue;
            };
            let peak = (first..=last)
                .map(|start| use_of_start(job, start))
                .max()
                .unwrap_or(0);
            if peak > 0 {
                most = most.saturating_add(peak);
                largest = largest.max(peak);
                nodes.spread(job, |start| use_of_start(job, start), &mut uses);
            }
        }
        (most > there_is).then(|| Self {
            // Where what is fixed has taken too much, nothing is left, but nothing is owed either.
            there_is: there_is.max(0),
            unit: there_is.max(largest) as f64,
            uses,
        })
    }
}

/// All limits that could be reached, beside what is fixed.
pub(super) fn rows(problem: &Problem, nodes: &Nodes) -> Vec<Row> {
    let spent = Ledger::new(problem);
    let mut rows = Vec::new();
    for quarter in 0..problem.quarters() {
        let at = quarter as usize;
        rows.extend(Row::new(nodes, spent.free_in(at), |job, start| {
            let own = &problem.jobs[job];
            let load = usize::try_from(quarter - start)
                .ok()
                .and_then(|since| own.load.get(since));
            match load {
                Some(load) => *load,
                None if quarter > own.end(start) => own.upkeep,
                None => 0,
            }
        }));
        let runs = |job: usize, start: i32| {
            i64::from(start <= quarter && quarter <= problem.jobs[job].end(start))
        };
        if let Some(most) = problem.parallel {
            let taken = spent.running_in(at);
            rows.extend(Row::new(nodes, i64::from(most) - i64::from(taken), runs));
        }
        for (role, most) in problem.per_role.iter().enumerate() {
            let Some(most) = most else { continue };
            let left = i64::from(*most) - i64::from(spent.of_role_in(role, at));
            rows.extend(Row::new(nodes, left, |job, start| {
                if problem.jobs[job].role == Some(role) {
                    runs(job, start)
                } else {
                    0
                }
            }));
        }
    }
    for year in 0..problem.budget.as_ref().map_or(0, Vec::len) {
        let there_is = spent.money_in(year).unwrap_or(0);
        rows.extend(Row::new(nodes, there_is, |job, start| {
            let own = &problem.jobs[job];
            match (year as i32).cmp(&(start / 4)) {
                Ordering::Less => 0,
                Ordering::Equal => own.cost,
                Ordering::Greater => own.yearly,
            }
        }));
    }
    rows
}
