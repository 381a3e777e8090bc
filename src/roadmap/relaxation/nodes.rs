//! Time in steps: what stands for "a job has started by a quarter".

use crate::roadmap::problem::Problem;

/// The nodes "job has started by quarter".
pub(super) struct Nodes {
    /// For each job its first node, and the quarters it may start in; none if it is fixed or can never start.
    pub(super) of: Vec<Option<(usize, i32, i32)>>,
    pub(super) count: usize,
}

impl Nodes {
    pub(super) fn new(problem: &Problem) -> Self {
        let (earliest, latest) = (problem.earliest(), problem.latest());
        let mut of: Vec<Option<(usize, i32, i32)>> = vec![None; problem.jobs.len()];
        let mut count = 0;
        for job in problem.in_order() {
            let own = &problem.jobs[job];
            let possible =
                |before: &usize| problem.jobs[*before].fixed.is_some() || of[*before].is_some();
            let (first, last) = (
                earliest[job],
                latest[job].min(problem.quarters() - own.duration()),
            );
            if own.fixed.is_none() && first <= last && own.after.iter().all(possible) {
                of[job] = Some((count, first, last));
                // Between 0 and the number of quarters.
                count += (last - first + 1) as usize;
            }
        }
        Self { of, count }
    }

    /// The node that says whether a job has started by a quarter; `None` if it cannot have.
    pub(super) fn by(&self, job: usize, quarter: i32) -> Option<usize> {
        let (node, first, last) = self.of[job]?;
        // At most the number of quarters.
        (quarter >= first).then(|| node + (quarter.min(last) - first) as usize)
    }

    /// Pairs of nodes: with the first in the set, the second is too.
    pub(super) fn requires(&self, problem: &Problem) -> Vec<(usize, usize)> {
        let mut requires = Vec::new();
        for (job, of) in self.of.iter().enumerate() {
            let Some((node, first, last)) = *of else {
                continue;
            };
            for quarter in first..=last {
                let here = node + (quarter - first) as usize;
                if quarter < last {
                    requires.push((here, here + 1));
                }
                for before in &problem.jobs[job].after {
                    let ended = quarter - problem.jobs[*before].duration();
                    requires.extend(self.by(*before, ended).map(|there| (here, there)));
                }
            }
        }
        requires
    }

    /// Spreads the use of a limit by a start, for each quarter in which the job may start, over the nodes.
    pub(super) fn spread(
        &self,
        job: usize,
        use_of_start: impl Fn(i32) -> i64,
        uses: &mut Vec<(usize, i64)>,
    ) {
        let Some((node, first, last)) = self.of[job] else {
            return;
        };
        for quarter in first..=last {
            // A start in this quarter is "by this quarter" less "by the one before".
            let next = if quarter < last {
                use_of_start(quarter + 1)
            } else {
                0
            };
            let amount = use_of_start(quarter) - next;
            if amount != 0 {
                uses.push((node + (quarter - first) as usize, amount));
            }
        }
    }
}
