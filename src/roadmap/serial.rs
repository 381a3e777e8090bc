//! Serial schedule generation: jobs in an order, each as early as it fits, its predecessors before it.

use super::ledger::Ledger;
use super::problem::Problem;
use super::worth::Appraiser;

/// What a schedule is generated from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Genes {
    /// All jobs; the earlier ones choose first.
    pub(super) order: Vec<usize>,
    /// The first quarter in which each job may start, whatever is free before.
    pub(super) not_before: Vec<i32>,
    /// Jobs that are left out unless another one needs them.
    pub(super) left_out: Vec<bool>,
}

/// Generates schedules of one problem.
#[derive(Clone, Debug)]
pub(super) struct Generator<'p> {
    problem: &'p Problem,
    empty: Ledger<'p>,
    pub(super) ledger: Ledger<'p>,
    latest: Vec<i32>,
    /// Place of each job in an order that respects predecessors.
    rank: Vec<usize>,
    /// Which jobs are of use by themselves; the others only prepare.
    of_use: Vec<bool>,
    pinned: Vec<usize>,
    /// Jobs placed for one that may yet fail to fit.
    placed: Vec<usize>,
    waiting: Vec<usize>,
}

impl<'p> Generator<'p> {
    pub(super) fn new(problem: &'p Problem, appraiser: &Appraiser<'_>) -> Self {
        let empty = Ledger::new(problem);
        let mut rank = vec![0; problem.jobs.len()];
        for (at, job) in problem.in_order().into_iter().enumerate() {
            rank[job] = at;
        }
        let mut pinned: Vec<usize> = (0..problem.jobs.len())
            .filter(|job| problem.jobs[*job].pinned)
            .collect();
        pinned.sort_by_key(|job| problem.jobs[*job].fixed);
        Self {
            problem,
            ledger: empty.clone(),
            empty,
            latest: problem.latest(),
            rank,
            of_use: (0..problem.jobs.len())
                .map(|job| appraiser.is_of_use(job))
                .collect(),
            pinned,
            placed: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// The starts of the schedule that these genes give.
    pub(super) fn generate(&mut self, genes: &Genes) -> &[Option<i32>] {
        self.ledger.reset_to(&self.empty);
        for at in 0..self.pinned.len() {
            self.placed.clear();
            // Without its predecessors a pinned job stays where it is, and the wish counts as missed.
            self.place_predecessors(self.pinned[at], genes);
        }
        for job in &genes.order {
            let job = *job;
            let wanted =
                self.problem.jobs[job].required || (self.of_use[job] && !genes.left_out[job]);
            if wanted && self.ledger.starts[job].is_none() {
                self.placed.clear();
                let own = &self.problem.jobs[job];
                // What would take effect only after the roadmap is not worth starting for itself.
                let last = if own.required { 0 } else { own.run_in };
                let placed = self.place_predecessors(job, genes) && self.place(job, last, genes);
                if !placed {
                    for other in self.placed.drain(..) {
                        self.ledger.remove(other);
                    }
                }
            }
        }
        &self.ledger.starts
    }

    /// Places all that a job waits for, directly or not. `false` if something does not fit.
    fn place_predecessors(&mut self, job: usize, genes: &Genes) -> bool {
        self.waiting.clear();
        let unplaced = |ledger: &Ledger<'_>, job: usize| ledger.starts[job].is_none();
        let after = &self.problem.jobs[job].after;
        self.waiting.extend(
            after
                .iter()
                .copied()
                .filter(|before| unplaced(&self.ledger, *before)),
        );
        let mut at = 0;
        while at < self.waiting.len() {
            for before in &self.problem.jobs[self.waiting[at]].after {
                if unplaced(&self.ledger, *before) && !self.waiting.contains(before) {
                    self.waiting.push(*before);
                }
            }
            at += 1;
        }
        let mut waiting = std::mem::take(&mut self.waiting);
        waiting.sort_unstable_by_key(|before| self.rank[*before]);
        let all = waiting.iter().all(|before| self.place(*before, 0, genes));
        self.waiting = waiting;
        all
    }

    /// Places a job as early as it fits, its end so many quarters before that of the roadmap.
    fn place(&mut self, job: usize, reserve: i32, genes: &Genes) -> bool {
        let own = &self.problem.jobs[job];
        let mut first = genes.not_before[job].max(0);
        for before in &own.after {
            match self.ledger.starts[*before] {
                Some(start) => first = first.max(self.problem.jobs[*before].end(start) + 1),
                None => return false,
            }
        }
        let last = self.latest[job].min(self.problem.quarters() - own.duration() - reserve);
        let Some(start) = (first..=last).find(|start| self.ledger.fits(job, *start)) else {
            return false;
        };
        self.ledger.place(job, start);
        self.placed.push(job);
        true
    }
}
