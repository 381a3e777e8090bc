//! The last touch on a schedule: nothing waits without a reason, nothing is done for nothing.

#[cfg(test)]
mod tests;

use super::ledger::Ledger;
use super::orders::closure_of;
use super::problem::Problem;
use super::worth::{Appraiser, Worth};

/// The schedule in which no job could start earlier, none is without use, and none that fits and helps is left out.
/// It is worth no less. Jobs that are held stay where they are.
pub(super) fn tidy(
    problem: &Problem,
    appraiser: &Appraiser<'_>,
    starts: &[Option<i32>],
    held: &[bool],
) -> Vec<Option<i32>> {
    let mut tidying = Tidying {
        problem,
        appraiser,
        held,
        ledger: filled(problem, starts),
        worth: appraiser.worth(starts),
        earliest: problem.earliest(),
    };
    // Each step makes the schedule better, earlier or smaller, so that this ends.
    while tidying.drop_useless() | tidying.start_earlier() | tidying.add_what_fits() {}
    tidying.ledger.starts
}

/// What a schedule leaves free.
pub(super) fn filled<'p>(problem: &'p Problem, starts: &[Option<i32>]) -> Ledger<'p> {
    let mut ledger = Ledger::new(problem);
    for (job, start) in starts.iter().enumerate() {
        if let (Some(start), None) = (start, problem.jobs[job].fixed) {
            ledger.place(job, *start);
        }
    }
    ledger
}

/// The first quarter in which a job may start, by what it waits for; `None` if something of that is not in the schedule.
pub(super) fn ready(problem: &Problem, starts: &[Option<i32>], job: usize) -> Option<i32> {
    problem.jobs[job].after.iter().try_fold(0, |first, before| {
        let end = problem.jobs[*before].end(starts[*before]?);
        Some(first.max(end + 1))
    })
}

struct Tidying<'p> {
    problem: &'p Problem,
    appraiser: &'p Appraiser<'p>,
    held: &'p [bool],
    ledger: Ledger<'p>,
    worth: Worth,
    /// The first quarter in which each job could start if only predecessors counted.
    earliest: Vec<i32>,
}

impl Tidying<'_> {
    fn free(&self) -> Vec<usize> {
        let jobs = 0..self.problem.jobs.len();
        jobs.filter(|job| self.problem.jobs[*job].fixed.is_none())
            .collect()
    }

    fn drop_useless(&mut self) -> bool {
        let mut dropped = false;
        let followers = self.problem.followers();
        for job in self.problem.in_order().into_iter().rev() {
            let own = &self.problem.jobs[job];
            let needed = followers[job]
                .iter()
                .any(|follower| self.ledger.starts[*follower].is_some());
            let Some(start) =
                self.ledger.starts[job].filter(|_| !needed && own.fixed.is_none() && !own.required)
            else {
                continue;
            };
            self.ledger.remove(job);
            if self.appraiser.worth(&self.ledger.starts) >= self.worth {
                dropped = true;
            } else {
                self.ledger.place(job, start);
            }
        }
        dropped
    }

    fn start_earlier(&mut self) -> bool {
        let mut placed: Vec<(i32, usize)> = self
            .free()
            .into_iter()
            .filter(|job| !self.held.get(*job).copied().unwrap_or_default())
            .filter_map(|job| Some((self.ledger.starts[job]?, job)))
            .collect();
        placed.sort_unstable();
        let mut moved = false;
        for (start, job) in placed {
            let Some(first) = ready(self.problem, &self.ledger.starts, job) else {
                continue;
            };
            self.ledger.remove(job);
            let earlier = self.ledger.first_fit(job, first, start - 1);
            self.ledger.place(job, earlier.unwrap_or(start));
            moved |= earlier.is_some();
        }
        if moved {
            self.worth = self.appraiser.worth(&self.ledger.starts);
        }
        moved
    }

    fn add_what_fits(&mut self) -> bool {
        let mut added = false;
        for job in self.free() {
            let ends_too_late =
                self.problem.jobs[job].end(self.earliest[job]) >= self.problem.quarters();
            if self.ledger.starts[job].is_some() || ends_too_late || !self.appraiser.is_of_use(job)
            {
                continue;
            }
            let taken: Vec<bool> = self.ledger.starts.iter().map(Option::is_some).collect();
            let members = closure_of(self.problem, job, &taken);
            let placed = members
                .iter()
                .take_while(|member| self.place(**member))
                .count();
            let worth = self.appraiser.worth(&self.ledger.starts);
            if placed == members.len() && worth > self.worth {
                self.worth = worth;
                added = true;
            } else {
                for member in &members {
                    self.ledger.remove(*member);
                }
            }
        }
        added
    }

    fn place(&mut self, job: usize) -> bool {
        let last = self.problem.quarters();
        let first = ready(self.problem, &self.ledger.starts, job);
        let start = first.and_then(|first| self.ledger.first_fit(job, first, last));
        if let Some(start) = start {
            self.ledger.place(job, start);
        }
        start.is_some()
    }
}
