//! The scheduling problem in whole numbers: jobs, gaps and limits, without names.
//!
//! In the literature: resource-constrained project scheduling with optional activities and weighted completion.
//! Everything is an integer, so that the same plan comes out on every machine.

#[cfg(test)]
mod tests;

/// One initiative as work to be placed. Jobs are in the order of their ids, whatever the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Job {
    /// Hundredths of person-days for each quarter that it takes; at least one entry.
    pub(super) load: Vec<i64>,
    /// Quarters after its end until the effect.
    pub(super) run_in: i32,
    /// Hundredths of person-days in every quarter after its end.
    pub(super) upkeep: i64,
    /// Hundredths of money in the year of its start.
    pub(super) cost: i64,
    /// Hundredths of money in every later year: a whole number of years after its start.
    pub(super) yearly: i64,
    /// Jobs that must have ended before.
    pub(super) after: Vec<usize>,
    /// Who leads it.
    pub(super) role: Option<usize>,
    /// Its start, if a person fixed it; before 0 if before the roadmap.
    pub(super) fixed: Option<i32>,
    /// Its fixed start is a wish, so that its predecessors must have ended.
    pub(super) pinned: bool,
    /// A person wants it, although it need not close anything.
    pub(super) required: bool,
}

/// A gap and the jobs that lift it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Gap {
    /// Jobs, each with the value a quarter that its answer is worth. The best that is effective counts.
    pub(super) suppliers: Vec<(usize, i64)>,
}

/// A wanted date: one of these jobs must be effective by then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Deadline {
    /// Jobs that close the requirement as far as it can be closed.
    pub(super) suppliers: Vec<usize>,
    /// The last quarter in which it may become effective; before 0 if it is too late already.
    pub(super) last: i32,
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Problem {
    /// Hundredths of person-days of each quarter.
    pub(super) capacity: Vec<i64>,
    /// Hundredths of money of each year; `None`: no limit.
    pub(super) budget: Option<Vec<i64>>,
    /// Jobs at once; `None`: no limit.
    pub(super) parallel: Option<u32>,
    /// Jobs of one role at once, for each role; `None`: no limit.
    pub(super) per_role: Vec<Option<u32>>,
    /// The jobs.
    pub(super) jobs: Vec<Job>,
    /// The gaps.
    pub(super) gaps: Vec<Gap>,
    /// The wanted dates.
    pub(super) deadlines: Vec<Deadline>,
    /// Wanted dates of which some may be missed.
    pub(super) lenient: Vec<Deadline>,
    /// How many of these may be missed.
    pub(super) may_miss: usize,
}

impl Job {
    /// Quarters that it takes.
    pub(super) fn duration(&self) -> i32 {
        i32::try_from(self.load.len()).unwrap_or(i32::MAX)
    }

    /// Its last quarter, if it starts then.
    pub(super) fn end(&self, start: i32) -> i32 {
        start.saturating_add(self.duration() - 1)
    }

    /// The first year, from 0, in which it costs its yearly cost, if it starts then.
    pub(super) fn first_repeated(start: i32) -> usize {
        // Before the roadmap it is in none of its years.
        usize::try_from(start.div_euclid(4).saturating_add(1)).unwrap_or(0)
    }

    /// Whether it costs its yearly cost in a quarter, if it starts then.
    pub(super) fn repeats_in(quarter: i32, start: i32) -> bool {
        quarter > start && (quarter - start) % 4 == 0
    }

    /// The quarter from which on it has an effect, if it starts then.
    pub(super) fn effective(&self, start: i32) -> i32 {
        self.end(start).saturating_add(self.run_in)
    }
}

impl Problem {
    /// All wanted dates: those that must be kept, then those of which some may be missed.
    pub(super) fn dates(&self) -> impl Iterator<Item = &Deadline> {
        self.deadlines.iter().chain(&self.lenient)
    }

    /// Quarters of the roadmap.
    pub(super) fn quarters(&self) -> i32 {
        i32::try_from(self.capacity.len()).unwrap_or(i32::MAX)
    }

    /// Every job after all that it waits for; of those that could stand next, the smallest first.
    pub(super) fn in_order(&self) -> Vec<usize> {
        let mut waiting: Vec<usize> = self.jobs.iter().map(|job| job.after.len()).collect();
        let followers = self.followers();
        let mut ready: std::collections::BTreeSet<usize> = (0..self.jobs.len())
            .filter(|job| waiting[*job] == 0)
            .collect();
        let mut order = Vec::with_capacity(self.jobs.len());
        while let Some(job) = ready.pop_first() {
            order.push(job);
            for follower in &followers[job] {
                waiting[*follower] -= 1;
                if waiting[*follower] == 0 {
                    ready.insert(*follower);
                }
            }
        }
        order
    }

    /// For each job those that wait for it.
    pub(super) fn followers(&self) -> Vec<Vec<usize>> {
        let mut followers = vec![Vec::new(); self.jobs.len()];
        for (place, job) in self.jobs.iter().enumerate() {
            for before in &job.after {
                followers[*before].push(place);
            }
        }
        followers
    }

    /// The first quarter in which each job could start if only predecessors counted.
    pub(super) fn earliest(&self) -> Vec<i32> {
        let mut earliest = vec![0; self.jobs.len()];
        for place in self.in_order() {
            let job = &self.jobs[place];
            let ended = job
                .after
                .iter()
                .map(|before| self.jobs[*before].end(earliest[*before]) + 1);
            let free = ended.max().unwrap_or(0).max(0);
            earliest[place] = job.fixed.unwrap_or(free);
        }
        earliest
    }

    /// The last quarter in which each job may start so that it ends within the roadmap and before what is pinned.
    pub(super) fn latest(&self) -> Vec<i32> {
        let mut latest: Vec<i32> = self
            .jobs
            .iter()
            .map(|job| self.quarters() - job.duration())
            .collect();
        for place in self.in_order().into_iter().rev() {
            let job = &self.jobs[place];
            let last = match job.fixed {
                Some(start) if job.pinned => start,
                // What has started asks nothing of what it should have waited for.
                Some(_) => continue,
                // Only what is bound to be there pulls its predecessors forward.
                None if self.is_bound(place, &latest) => latest[place],
                None => continue,
            };
            for before in &job.after {
                let bound = last - self.jobs[*before].duration();
                latest[*before] = latest[*before].min(bound);
            }
        }
        latest
    }

    /// Whether a job without a fixed start must start earlier than the roadmap's end asks.
    fn is_bound(&self, place: usize, latest: &[i32]) -> bool {
        latest[place] < self.quarters() - self.jobs[place].duration()
    }
}
