//! What is left of every limit while jobs are placed.

#[cfg(test)]
mod tests;

use super::problem::{Job, Problem};

/// A schedule in the making: starts, and what they leave free.
#[derive(Clone, Debug)]
pub(super) struct Ledger<'p> {
    problem: &'p Problem,
    /// The start of each job that is placed.
    pub(super) starts: Vec<Option<i32>>,
    /// Person-days left in each quarter; negative where what is fixed needs more than there is.
    free: Vec<i64>,
    money: Vec<i64>,
    running: Vec<u32>,
    of_role: Vec<u32>,
}

/// The first limit that a start would break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// Person-days of a quarter: left, needed, and whether for upkeep.
    Capacity(usize, i64, i64, bool),
    /// Money of a year: left, needed.
    Budget(usize, i64, i64),
    /// Jobs at once in a quarter.
    Parallel(usize),
    /// Jobs of the role at once in a quarter.
    Role(usize),
}

impl Broken {
    /// Person-days or money that are wanting; nothing where it is places.
    pub(super) fn wanting(&self) -> i64 {
        match self {
            Self::Capacity(_, left, needed, _) | Self::Budget(_, left, needed) => needed - left,
            Self::Parallel(_) | Self::Role(_) => 0,
        }
    }
}

impl<'p> Ledger<'p> {
    /// Nothing but what is fixed.
    pub(super) fn new(problem: &'p Problem) -> Self {
        let quarters = problem.capacity.len();
        let mut ledger = Self {
            problem,
            starts: vec![None; problem.jobs.len()],
            free: problem.capacity.clone(),
            money: problem.budget.clone().unwrap_or_default(),
            running: vec![0; quarters],
            of_role: vec![0; quarters * problem.per_role.len()],
        };
        for (place, job) in problem.jobs.iter().enumerate() {
            if let Some(start) = job.fixed {
                ledger.place(place, start);
            }
        }
        ledger
    }

    /// As it was with nothing but what is fixed, without taking memory anew.
    pub(super) fn reset_to(&mut self, empty: &Self) {
        self.starts.copy_from_slice(&empty.starts);
        self.free.copy_from_slice(&empty.free);
        self.money.copy_from_slice(&empty.money);
        self.running.copy_from_slice(&empty.running);
        self.of_role.copy_from_slice(&empty.of_role);
    }

    /// Places a job, whether it fits or not.
    pub(super) fn place(&mut self, place: usize, start: i32) {
        self.starts[place] = Some(start);
        self.book(place, start, 1);
    }

    /// Takes a job out again.
    pub(super) fn remove(&mut self, place: usize) {
        if let Some(start) = self.starts[place].take() {
            self.book(place, start, -1);
        }
    }

    fn book(&mut self, place: usize, start: i32, sign: i64) {
        let job = &self.problem.jobs[place];
        let quarters = self.free.len();
        // What lies before the roadmap or after it takes nothing from it.
        let before = usize::try_from(start.saturating_neg()).unwrap_or(0);
        let load = job.load.get(before..).unwrap_or_default();
        let first = usize::try_from(start).unwrap_or(0).min(quarters);
        for (free, load) in self.free[first..].iter_mut().zip(load) {
            *free -= sign * load;
        }
        let add = |running: &mut [u32]| {
            for (running, _) in running.iter_mut().zip(load) {
                *running = running.wrapping_add_signed(sign as i32);
            }
        };
        add(&mut self.running[first..]);
        if let Some(role) = job.role {
            add(&mut self.of_role[role * quarters + first..(role + 1) * quarters]);
        }
        if job.upkeep > 0 {
            let after = usize::try_from(job.end(start) + 1).unwrap_or(0);
            for free in self.free.get_mut(after..).unwrap_or_default() {
                *free -= sign * job.upkeep;
            }
        }
        if let Ok(start) = usize::try_from(start)
            && let Some(money) = self.money.get_mut(start / 4)
        {
            *money -= sign * job.cost;
        }
        if job.yearly > 0 {
            let later = Job::first_repeated(start);
            for money in self.money.get_mut(later..).unwrap_or_default() {
                *money -= sign * job.yearly;
            }
        }
    }

    /// Whether a job that is not placed can start then without breaking a limit. Predecessors are not looked at.
    pub(super) fn fits(&self, place: usize, start: i32) -> bool {
        self.first_fit(place, start, start) == Some(start)
    }

    /// The first quarter, from one to another, in which a job that is not placed can start without breaking a limit.
    pub(super) fn first_fit(&self, place: usize, first: i32, last: i32) -> Option<i32> {
        let job = &self.problem.jobs[place];
        let quarters = self.free.len();
        let duration = job.load.len();
        let mut start = usize::try_from(first.max(0)).ok()?;
        let last = usize::try_from(last)
            .ok()?
            .min(quarters.checked_sub(duration)?);
        if job.upkeep > 0 {
            // It must not have ended before the last quarter that has too little left for its upkeep.
            let short = self.free.iter().rposition(|free| job.upkeep > *free);
            start = start.max(short.map_or(0, |short| (short + 1).saturating_sub(duration)));
        }
        if job.yearly > 0 {
            // Nor have started before the last year that has too little left for its yearly cost.
            let short = self.money.iter().rposition(|money| job.yearly > *money);
            start = start.max(short.map_or(0, |short| short * 4));
        }
        let of_role = job.role.and_then(|role| {
            let most = self.problem.per_role[role]?;
            Some((&self.of_role[role * quarters..(role + 1) * quarters], most))
        });
        let most = self.problem.parallel.unwrap_or(u32::MAX);
        'starts: while start <= last {
            if job.cost > 0
                && let Some(money) = self.money.get(start / 4)
                && job.cost > *money
            {
                start = (start / 4 + 1) * 4;
                continue;
            }
            for (quarter, load) in (start..).zip(&job.load) {
                let is_full = self.running[quarter] >= most
                    || of_role.is_some_and(|(running, most)| running[quarter] >= most);
                if is_full {
                    start = quarter + 1;
                    continue 'starts;
                }
                if *load > 0 && *load > self.free[quarter] {
                    start += 1;
                    continue 'starts;
                }
            }
            return i32::try_from(start).ok();
        }
        None
    }

    /// Whether the same jobs are placed in the same quarters.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        // What is left is compared first, since it nearly always tells.
        self.free == other.free && self.starts == other.starts
    }

    /// All limits that a job, which is not placed, would break by this start. It may reach beyond the roadmap on both
    /// sides; only what lies within counts.
    pub(super) fn broken(&self, place: usize, start: i32) -> Vec<Broken> {
        let job = &self.problem.jobs[place];
        let quarters = self.free.len();
        let within = |quarter: i32| usize::try_from(quarter).ok().filter(|at| *at < quarters);
        let loads = job.load.iter().zip(start..);
        let loads: Vec<(usize, i64)> = loads
            .filter_map(|(load, quarter)| Some((within(quarter)?, *load)))
            .collect();
        let mut broken = Vec::new();
        for (quarter, load) in &loads {
            let free = self.free[*quarter];
            if *load > 0 && *load > free {
                broken.push(Broken::Capacity(*quarter, free, *load, false));
            }
        }
        if let Ok(start) = usize::try_from(start)
            && let Some(money) = self.money_in(start / 4)
            && job.cost > 0
            && job.cost > money
        {
            broken.push(Broken::Budget(start / 4, money, job.cost));
        }
        if job.yearly > 0 {
            let later = Job::first_repeated(start)..self.money.len();
            let short = later
                .into_iter()
                .find(|year| job.yearly > self.money[*year]);
            broken.extend(short.map(|year| Broken::Budget(year, self.money[year], job.yearly)));
        }
        for (quarter, _) in &loads {
            if let Some(role) = job.role
                && self.problem.per_role[role]
                    .is_some_and(|most| self.of_role_in(role, *quarter) >= most)
            {
                broken.push(Broken::Role(*quarter));
            }
            if self
                .problem
                .parallel
                .is_some_and(|most| self.running[*quarter] >= most)
            {
                broken.push(Broken::Parallel(*quarter));
            }
        }
        if job.upkeep > 0 {
            let after = usize::try_from(job.end(start) + 1).unwrap_or(0);
            let short = (after..quarters).find(|quarter| job.upkeep > self.free[*quarter]);
            broken
                .extend(short.map(|quarter| {
                    Broken::Capacity(quarter, self.free[quarter], job.upkeep, true)
                }));
        }
        broken
    }

    /// Person-days left in a quarter.
    pub(super) fn free_in(&self, quarter: usize) -> i64 {
        self.free[quarter]
    }

    /// Money left in a year; `None` without a limit.
    pub(super) fn money_in(&self, year: usize) -> Option<i64> {
        self.money.get(year).copied()
    }

    /// Jobs that run in a quarter.
    pub(super) fn running_in(&self, quarter: usize) -> u32 {
        self.running[quarter]
    }

    /// Jobs of a role that run in a quarter.
    pub(super) fn of_role_in(&self, role: usize, quarter: usize) -> u32 {
        self.of_role[role * self.free.len() + quarter]
    }
}
