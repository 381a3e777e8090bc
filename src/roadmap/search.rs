//! The search for a good schedule: several orders to begin with, then insertions over a fixed number of evaluations.
//!
//! Threshold accepting (Dueck and Scheuer 1990): a change that makes the schedule a little worse is kept as well, less
//! and less so as the search goes on. A clock would break reproducibility, so evaluations are counted instead.

#[cfg(test)]
mod tests;

use std::ops::RangeInclusive;

use super::dice::Dice;
use super::problem::Problem;
use super::serial::{Generator, Genes};
use super::worth::{Appraiser, Worth};

/// A schedule with what it is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The start of each job that is in it.
    pub(super) starts: Vec<Option<i32>>,
    /// What it is worth.
    pub(super) worth: Worth,
    /// What it was generated from.
    pub(super) genes: Genes,
}

/// Searches schedules of one problem.
#[derive(Clone, Debug)]
pub(super) struct Search<'p> {
    problem: &'p Problem,
    pub(super) appraiser: Appraiser<'p>,
    generator: Generator<'p>,
    dice: Dice,
}

/// How sparing each stage of the search is with setbacks.
const STAGES: [i128; 3] = [8, 30, 120];

/// What takes a change of the genes back.
enum Undo {
    Insert { from: usize, to: usize },
    NotBefore { job: usize, before: i32 },
    LeftOut { job: usize },
}

impl<'p> Search<'p> {
    pub(super) fn new(problem: &'p Problem) -> Self {
        let appraiser = Appraiser::new(problem);
        let generator = Generator::new(problem, &appraiser);
        Self {
            problem,
            appraiser,
            generator,
            dice: Dice::new(20_000),
        }
    }

    /// The schedule that an order gives.
    pub(super) fn of_order(&mut self, order: Vec<usize>) -> Found {
        let jobs = self.problem.jobs.len();
        self.of_genes(Genes {
            order,
            not_before: vec![0; jobs],
            left_out: vec![false; jobs],
        })
    }

    /// The schedule that genes give.
    pub(super) fn of_genes(&mut self, genes: Genes) -> Found {
        let starts = self.generator.generate(&genes).to_vec();
        Found {
            worth: self.appraiser.worth(&starts),
            starts,
            genes,
        }
    }

    /// The best schedule found from this one on, by so many evaluations: in stages, each of which begins with the best
    /// one and puts up with less than the stage before.
    pub(super) fn improve(&mut self, from: Found, evaluations: usize) -> Found {
        let movable = self.movable();
        if movable.is_empty() || from.genes.order.len() < 2 {
            return from;
        }
        STAGES.into_iter().fold(from, |from, patience| {
            self.stage(from, evaluations / STAGES.len(), patience, &movable)
        })
    }

    /// The schedule nearest to keeping all wanted dates that so many evaluations find from this one on; the first that
    /// keeps them ends the search. What a schedule is worth beside does not matter here.
    pub(super) fn until_dates_are_kept(&mut self, from: Found, evaluations: usize) -> Found {
        let movable = self.movable();
        if movable.is_empty() || from.genes.order.len() < 2 {
            return from;
        }
        let Found {
            mut starts,
            mut worth,
            mut genes,
        } = from;
        for _ in 0..evaluations {
            if worth.keeps_dates() {
                break;
            }
            let change = match self.dice.below(4) {
                0 => self.change(&mut genes, &movable),
                _ => self.hurry(&mut genes, &starts),
            };
            let tried = self.generator.generate(&genes);
            let then = self.appraiser.worth(tried);
            // Equally late is as good: from many such schedules there is a way on.
            if then.is_near(worth, i64::MAX / 2) {
                worth = then;
                starts.copy_from_slice(tried);
            } else {
                undo(&mut genes, change);
            }
        }
        Found {
            starts,
            worth,
            genes,
        }
    }

    /// Lets something that a missed date waits for choose earlier.
    fn hurry(&mut self, genes: &mut Genes, starts: &[Option<i32>]) -> Undo {
        let late = self.appraiser.late(starts);
        let nothing = Undo::Insert { from: 0, to: 0 };
        if late.is_empty() {
            return nothing;
        }
        let mut job = late[self.dice.below(late.len())];
        // Itself, or one of those before it: each step back is as likely as to stay.
        while !self.problem.jobs[job].after.is_empty() && self.dice.below(2) == 0 {
            let after = &self.problem.jobs[job].after;
            job = after[self.dice.below(after.len())];
        }
        let Some(from) = genes.order.iter().position(|other| *other == job) else {
            return nothing;
        };
        let to = self.dice.below(from + 1);
        shift(&mut genes.order, from, to);
        Undo::Insert { from: to, to: from }
    }

    fn movable(&self) -> Vec<usize> {
        let jobs = 0..self.problem.jobs.len();
        jobs.filter(|job| self.problem.jobs[*job].fixed.is_none())
            .collect()
    }

    fn stage(
        &mut self,
        from: Found,
        evaluations: usize,
        divisor: i128,
        movable: &[usize],
    ) -> Found {
        let mut best = from.clone();
        let mut best_size = size(self.problem, &best.starts);
        let Found {
            worth, mut genes, ..
        } = from;
        let mut current = worth;
        self.generator.keep(&genes);
        // A single change moves about this share of the value.
        let share = divisor * i128::try_from(genes.order.len()).unwrap_or(i128::MAX);
        for round in 0..evaluations {
            let change = self.change(&mut genes, movable);
            if change.is_none(&genes) {
                continue;
            }
            let starts = match self.stretch(&genes.order, &change) {
                Some(stretch) => self.generator.vary(&genes, stretch),
                None => Some(self.generator.vary_all(&genes)),
            };
            let Some(starts) = starts else {
                // The same schedule from other genes: a step that costs nothing.
                self.generator.keep_tried();
                continue;
            };
            let worth = self.appraiser.worth(starts);
            let allowed = || threshold(best.worth.value, share, evaluations - round, evaluations);
            if worth > best.worth || (worth == best.worth && size(self.problem, starts) < best_size)
            {
                best_size = size(self.problem, starts);
                best.starts.copy_from_slice(starts);
                best.genes.clone_from(&genes);
                best.worth = worth;
                current = worth;
                self.generator.keep_tried();
            } else if worth.is_near(current, 0) || worth.is_near(current, allowed()) {
                current = worth;
                self.generator.keep_tried();
            } else {
                undo(&mut genes, change);
            }
        }
        best
    }

    /// The stretch of the order behind whose end a change changes nothing of itself; `None`: it may reach anywhere.
    fn stretch(&self, order: &[usize], change: &Undo) -> Option<RangeInclusive<usize>> {
        match change {
            Undo::Insert { from, to } => Some(*from.min(to)..=*from.max(to)),
            Undo::NotBefore { job, .. } => self.generator.reach(order, *job),
            Undo::LeftOut { job } => {
                let at = order.iter().position(|other| other == job);
                at.map(|at| at..=at)
            }
        }
    }

    fn change(&mut self, genes: &mut Genes, movable: &[usize]) -> Undo {
        let count = genes.order.len();
        let kind = self.dice.below(16);
        match kind {
            0 => {
                let job = movable[self.dice.below(movable.len())];
                let before = genes.not_before[job];
                let quarters = self.problem.capacity.len();
                genes.not_before[job] = if self.dice.below(2) == 0 {
                    0
                } else {
                    // Below the number of quarters, which is small.
                    self.dice.below(quarters) as i32
                };
                Undo::NotBefore { job, before }
            }
            1 => {
                let job = movable[self.dice.below(movable.len())];
                genes.left_out[job] = !genes.left_out[job];
                Undo::LeftOut { job }
            }
            _ => {
                let from = self.dice.below(count);
                // Mostly near: most of the order is good already.
                let reach = if kind < 6 { count } else { (count / 8).max(3) };
                let step = self.dice.below(reach) + 1;
                let to = if self.dice.below(2) == 0 {
                    from.saturating_sub(step)
                } else {
                    (from + step).min(count - 1)
                };
                shift(&mut genes.order, from, to);
                Undo::Insert { from: to, to: from }
            }
        }
    }
}

impl Undo {
    /// Whether nothing was changed.
    fn is_none(&self, genes: &Genes) -> bool {
        match self {
            Self::Insert { from, to } => from == to,
            Self::NotBefore { job, before } => genes.not_before[*job] == *before,
            Self::LeftOut { .. } => false,
        }
    }
}

fn undo(genes: &mut Genes, change: Undo) {
    match change {
        Undo::Insert { from, to } => shift(&mut genes.order, from, to),
        Undo::NotBefore { job, before } => genes.not_before[job] = before,
        Undo::LeftOut { job } => genes.left_out[job] = !genes.left_out[job],
    }
}

/// Moves the entry at one place to another.
fn shift(order: &mut [usize], from: usize, to: usize) {
    if from < to {
        order[from..=to].rotate_left(1);
    } else {
        order[to..=from].rotate_right(1);
    }
}

/// How much worse a schedule may be with so many of all evaluations left: a share of the value at first, nothing at the end.
fn threshold(value: i64, share: i128, left: usize, all: usize) -> i64 {
    let (left, all) = (left as i128, all as i128);
    let allowed = i128::from(value) * left * left / (share * all * all).max(1);
    i64::try_from(allowed).unwrap_or(0)
}

/// Its last quarter and the number of its jobs: of two schedules of the same worth the smaller one is better.
fn size(problem: &Problem, starts: &[Option<i32>]) -> (Option<i32>, usize) {
    let ends = starts.iter().zip(&problem.jobs);
    let last = ends
        .filter_map(|(start, job)| Some(job.end((*start)?)))
        .max();
    (last, starts.iter().flatten().count())
}
