//! Of jobs that bring the same, those that never bring it first.

use std::collections::BTreeMap;

use crate::roadmap::problem::Problem;

use super::nodes::Nodes;

/// Which jobs have their effect no later than others that presuppose them.
pub(super) struct Dominance {
    /// For each job those that it waits for, directly or not, with the least quarters from their start to its start.
    lag: Vec<BTreeMap<usize, i32>>,
    effect: Vec<i32>,
}

impl Dominance {
    /// Of jobs that can never start, and are not fixed, nothing is said.
    pub(super) fn new(problem: &Problem, nodes: &Nodes) -> Self {
        let mut lag: Vec<BTreeMap<usize, i32>> = vec![BTreeMap::new(); problem.jobs.len()];
        let starts = |job: &usize| nodes.of[*job].is_some() || problem.jobs[*job].fixed.is_some();
        for job in problem.in_order().into_iter().filter(starts) {
            let mut own: BTreeMap<usize, i32> = BTreeMap::new();
            for before in &problem.jobs[job].after {
                let duration = problem.jobs[*before].duration();
                let mut add = |earlier: usize, quarters: i32| {
                    let entry = own.entry(earlier).or_insert(quarters);
                    *entry = (*entry).max(quarters);
                };
                add(*before, duration);
                for (earlier, quarters) in &lag[*before] {
                    add(*earlier, quarters + duration);
                }
            }
            lag[job] = own;
        }
        Self {
            lag,
            effect: problem
                .jobs
                .iter()
                .map(|job| job.duration() - 1 + job.run_in)
                .collect(),
        }
    }

    /// Whether `job` can never have its effect before `other`, which it presupposes.
    pub(super) fn by(&self, job: usize, other: usize) -> bool {
        self.lag[job]
            .get(&other)
            .is_some_and(|quarters| quarters + self.effect[job] >= self.effect[other])
    }
}
