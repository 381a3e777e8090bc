//! What being in the set is worth, from the gaps.

use std::collections::BTreeMap;

use crate::roadmap::problem::Problem;

use super::dominance::Dominance;
use super::nodes::Nodes;

/// Value that one of several jobs brings in a quarter, counted once.
pub(super) struct Shared {
    pub(super) value: i64,
    pub(super) nodes: Vec<usize>,
}

/// Value of what is fixed, of nodes, and of groups of nodes.
pub(super) struct Values {
    /// Value of what is fixed.
    pub(super) certain: i64,
    /// Value of being in the set, for each node.
    pub(super) worth: Vec<i64>,
    /// Value that several nodes bring.
    pub(super) shared: Vec<Shared>,
}

impl Values {
    /// Turns gaps into values of nodes, and of groups of nodes where several jobs bring the same.
    pub(super) fn new(problem: &Problem, nodes: &Nodes) -> Self {
        let mut values = Self {
            certain: 0,
            worth: vec![0; nodes.count],
            shared: Vec::new(),
        };
        let quarters = problem.quarters();
        let dominated = Dominance::new(problem, nodes);
        // Steps with the same suppliers are one.
        let mut steps: BTreeMap<(Vec<usize>, i32), i64> = BTreeMap::new();
        for gap in &problem.gaps {
            let mut levels: Vec<i64> = gap.suppliers.iter().map(|(_, value)| *value).collect();
            levels.sort_unstable();
            levels.dedup();
            let mut below = 0;
            for value in levels.into_iter().filter(|value| *value > 0) {
                let step = value - below;
                below = value;
                let reach = |(job, worth): &(usize, i64)| (*worth >= value).then_some(*job);
                let all: Vec<usize> = gap.suppliers.iter().filter_map(reach).collect();
                let fixed = all.iter().filter_map(|job| {
                    let own = &problem.jobs[*job];
                    own.fixed.map(|start| own.effective(start).max(0))
                });
                let from = fixed.min().unwrap_or(quarters).min(quarters);
                values.certain += step * i64::from(quarters - from);
                let free: Vec<usize> = all
                    .iter()
                    .copied()
                    .filter(|job| nodes.of[*job].is_some())
                    .collect();
                let mut needed: Vec<usize> = free
                    .iter()
                    .copied()
                    .filter(|job| !free.iter().any(|other| dominated.by(*job, *other)))
                    .collect();
                needed.sort_unstable();
                needed.dedup();
                if !needed.is_empty() && from > 0 {
                    *steps.entry((needed, from)).or_default() += step;
                }
            }
        }
        for ((suppliers, until), value) in steps {
            for quarter in 0..until {
                let started: Vec<usize> = suppliers
                    .iter()
                    .filter_map(|job| {
                        let own = &problem.jobs[*job];
                        nodes.by(*job, quarter - own.run_in - (own.duration() - 1))
                    })
                    .collect();
                match started.as_slice() {
                    [] => {}
                    [node] => values.worth[*node] += value,
                    _ => values.shared.push(Shared {
                        value,
                        nodes: started,
                    }),
                }
            }
        }
        values
    }

    /// So fine that whole prices lose little, so coarse that nothing overflows.
    pub(super) fn scale(&self) -> i64 {
        let values = self
            .worth
            .iter()
            .copied()
            .chain(self.shared.iter().map(|shared| shared.value));
        let total: i128 = values.map(i128::from).sum();
        let room = (1_i128 << 50) / total.max(1);
        i64::try_from(room.clamp(1, 1 << 20)).unwrap_or(1)
    }
}
