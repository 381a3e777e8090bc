//! Serial schedule generation: jobs in an order, each as early as it fits, its predecessors before it.
//!
//! A search changes little at a time. What was placed before the first change is taken over, and where nothing has become
//! different behind the last change, the rest is as it was: both save most of the work and change no result.

#[cfg(test)]
mod tests;

use std::ops::{Range, RangeInclusive};

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
    /// For each job all that must have been placed before, directly or not, each after what it waits for itself.
    before: Vec<Vec<usize>>,
    /// Which jobs can never be placed; of these `before` is empty.
    hopeless: Vec<bool>,
    /// Which jobs are of use by themselves; the others only prepare.
    of_use: Vec<bool>,
    pinned: Vec<usize>,
    /// Jobs placed for one that may yet fail to fit.
    placed: Vec<usize>,
    /// For the genes that are kept: what was placed before each part of the order, and last of all after it.
    kept: Vec<Ledger<'p>>,
    /// The same for the genes that were tried last, as far as `fresh` says.
    tried: Vec<Ledger<'p>>,
    fresh: Range<usize>,
    /// For each job whether another one is it, or waits for it, directly or not.
    rests_on: Vec<Vec<bool>>,
}

/// Jobs in a part of the order. The smaller, the less is placed anew and the more is copied.
const PART: usize = 8;

impl<'p> Generator<'p> {
    pub(super) fn new(problem: &'p Problem, appraiser: &Appraiser<'_>) -> Self {
        let empty = Ledger::new(problem);
        let mut pinned: Vec<usize> = (0..problem.jobs.len())
            .filter(|job| problem.jobs[*job].pinned)
            .collect();
        pinned.sort_by_key(|job| problem.jobs[*job].fixed);
        let latest = problem.latest();
        let hopeless = hopeless(problem, &latest);
        Self {
            problem,
            ledger: empty.clone(),
            empty,
            latest,
            before: before(problem, &hopeless),
            hopeless,
            of_use: (0..problem.jobs.len())
                .map(|job| appraiser.is_of_use(job))
                .collect(),
            pinned,
            placed: Vec::new(),
            kept: Vec::new(),
            tried: Vec::new(),
            fresh: 0..0,
            rests_on: rests_on(problem),
        }
    }

    /// The starts of the schedule that these genes give.
    pub(super) fn generate(&mut self, genes: &Genes) -> &[Option<i32>] {
        self.begin(genes);
        self.place_all(&genes.order, genes);
        &self.ledger.starts
    }

    /// Keeps these genes, so that changed ones can be tried by [`Self::vary`].
    pub(super) fn keep(&mut self, genes: &Genes) {
        let parts = genes.order.len().div_ceil(PART) + 1;
        self.kept.resize(parts, self.empty.clone());
        self.tried.resize(parts, self.empty.clone());
        self.vary_all(genes);
        self.keep_tried();
    }

    /// The starts that the kept genes give after a change in this stretch of the order; `None` if they are the same.
    pub(super) fn vary(
        &mut self,
        genes: &Genes,
        changed: RangeInclusive<usize>,
    ) -> Option<&[Option<i32>]> {
        let first = changed.start() / PART;
        self.ledger.reset_to(&self.kept[first]);
        self.fresh = first + 1..first + 1;
        for (part, order) in genes.order.chunks(PART).enumerate().skip(first) {
            self.place_all(order, genes);
            let after = part + 1;
            if after * PART > *changed.end() && self.ledger.is_same(&self.kept[after]) {
                return None;
            }
            self.tried[after].reset_to(&self.ledger);
            self.fresh.end = after + 1;
        }
        Some(&self.ledger.starts)
    }

    /// The starts that genes give which may differ anywhere from those kept.
    pub(super) fn vary_all(&mut self, genes: &Genes) -> &[Option<i32>] {
        self.begin(genes);
        self.tried[0].reset_to(&self.ledger);
        for (part, order) in genes.order.chunks(PART).enumerate() {
            self.place_all(order, genes);
            self.tried[part + 1].reset_to(&self.ledger);
        }
        self.fresh = 0..self.tried.len();
        &self.ledger.starts
    }

    /// The stretch of the order in which another first quarter of a job may change something; `None`: anywhere.
    pub(super) fn reach(&self, order: &[usize], job: usize) -> Option<RangeInclusive<usize>> {
        let rests = &self.rests_on[job];
        if self.pinned.iter().any(|pinned| rests[*pinned]) {
            return None;
        }
        // It may be placed long before its turn, for one that waits for it.
        let first = order.iter().position(|other| rests[*other])?;
        Some(first..=order.len() - 1)
    }

    /// Keeps the genes that were tried last.
    pub(super) fn keep_tried(&mut self) {
        let fresh = self.fresh.clone();
        self.kept[fresh.clone()].swap_with_slice(&mut self.tried[fresh]);
        self.fresh = 0..0;
    }

    /// Places what must be there before all else.
    fn begin(&mut self, genes: &Genes) {
        self.ledger.reset_to(&self.empty);
        for at in 0..self.pinned.len() {
            self.placed.clear();
            // Without its predecessors a pinned job stays where it is, and the wish counts as missed.
            self.place_predecessors(self.pinned[at], genes);
        }
    }

    fn place_all(&mut self, order: &[usize], genes: &Genes) {
        for job in order {
            let job = *job;
            let wanted =
                self.problem.jobs[job].required || (self.of_use[job] && !genes.left_out[job]);
            if wanted && !self.hopeless[job] && self.ledger.starts[job].is_none() {
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
    }

    /// Places all that a job waits for, directly or not. `false` if something does not fit.
    fn place_predecessors(&mut self, job: usize, genes: &Genes) -> bool {
        let starts = &self.ledger.starts;
        let mut after = self.problem.jobs[job].after.iter();
        // What is placed has all before it that it waits for itself.
        if after
            .all(|before| starts[*before].is_some() && self.problem.jobs[*before].fixed.is_none())
        {
            return true;
        }
        for at in 0..self.before[job].len() {
            let before = self.before[job][at];
            if self.ledger.starts[before].is_none() && !self.place(before, 0, genes) {
                return false;
            }
        }
        true
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
        let Some(start) = self.ledger.first_fit(job, first, last) else {
            return false;
        };
        self.ledger.place(job, start);
        self.placed.push(job);
        true
    }
}

/// For each job that can be placed, or is fixed, all that it waits for and that is not fixed, each after what it waits
/// for itself. Behind what is fixed, nothing is waited for.
fn before(problem: &Problem, hopeless: &[bool]) -> Vec<Vec<usize>> {
    let jobs = problem.jobs.len();
    let mut rank = vec![0; jobs];
    for (place, job) in problem.in_order().into_iter().enumerate() {
        rank[job] = place;
    }
    // For each job the one for which it was found last.
    let mut found_for = vec![usize::MAX; jobs];
    let mut listed = |job: usize| {
        let mut found = Vec::new();
        let mut pending = vec![job];
        while let Some(here) = pending.pop() {
            for before in &problem.jobs[here].after {
                if problem.jobs[*before].fixed.is_none() && found_for[*before] != job {
                    found_for[*before] = job;
                    found.push(*before);
                    pending.push(*before);
                }
            }
        }
        found.sort_unstable_by_key(|before| rank[*before]);
        found
    };
    (0..jobs)
        .map(|job| {
            if hopeless[job] {
                Vec::new()
            } else {
                listed(job)
            }
        })
        .collect()
}

/// Which jobs are not fixed and can never be placed, since what they wait for alone takes too long.
fn hopeless(problem: &Problem, latest: &[i32]) -> Vec<bool> {
    let earliest = problem.earliest();
    let all = problem.jobs.iter().enumerate();
    all.map(|(place, job)| {
        let last = latest[place].min(problem.quarters() - job.duration());
        job.fixed.is_none() && earliest[place] > last
    })
    .collect()
}

/// For each job which jobs are it, or wait for it, directly or not.
fn rests_on(problem: &Problem) -> Vec<Vec<bool>> {
    let jobs = problem.jobs.len();
    let mut rests = vec![vec![false; jobs]; jobs];
    let followers = problem.followers();
    for job in problem.in_order().into_iter().rev() {
        let mut own = vec![false; jobs];
        own[job] = true;
        for follower in &followers[job] {
            for (own, other) in own.iter_mut().zip(&rests[*follower]) {
                *own |= other;
            }
        }
        rests[job] = own;
    }
    rests
}
