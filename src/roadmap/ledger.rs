//! What is left of every limit while jobs are placed.

use super::problem::Problem;

/// A schedule in the making: starts, and what they leave free.
#[derive(Clone, Debug)]
pub(super) struct Ledger<'p> {
    problem: &'p Problem,
    /// The start of each job that is placed.
    pub(super) starts: Vec<Option<i32>>,
    /// Person-days left in each quarter; negative where what is fixed needs more than there is.
    free: Vec<i64>,
    /// The least that is left in a quarter or any after it; one entry more than there are quarters.
    least_from: Vec<i64>,
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

impl<'p> Ledger<'p> {
    /// Nothing but what is fixed.
    pub(super) fn new(problem: &'p Problem) -> Self {
        let quarters = problem.capacity.len();
        let mut ledger = Self {
            problem,
            starts: vec![None; problem.jobs.len()],
            free: problem.capacity.clone(),
            least_from: vec![i64::MAX; quarters + 1],
            money: problem.budget.clone().unwrap_or_default(),
            running: vec![0; quarters],
            of_role: vec![0; quarters * problem.per_role.len()],
        };
        ledger.refresh();
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
        self.least_from.copy_from_slice(&empty.least_from);
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
        for (load, quarter) in job.load.iter().zip(start..) {
            let Ok(quarter) = usize::try_from(quarter) else {
                continue;
            };
            if quarter >= quarters {
                break;
            }
            self.free[quarter] -= sign * load;
            self.running[quarter] = self.running[quarter].wrapping_add_signed(sign as i32);
            if let Some(role) = job.role {
                let cell = &mut self.of_role[role * quarters + quarter];
                *cell = cell.wrapping_add_signed(sign as i32);
            }
        }
        if job.upkeep > 0 {
            let after = usize::try_from(job.end(start) + 1).unwrap_or(0);
            for free in self.free.iter_mut().skip(after) {
                *free -= sign * job.upkeep;
            }
        }
        if let Ok(start) = usize::try_from(start)
            && let Some(money) = self.money.get_mut(start / 4)
        {
            *money -= sign * job.cost;
        }
        self.refresh();
    }

    fn refresh(&mut self) {
        let mut least = i64::MAX;
        for quarter in (0..self.free.len()).rev() {
            least = least.min(self.free[quarter]);
            self.least_from[quarter] = least;
        }
    }

    /// Whether a job that is not placed can start then without breaking a limit. Predecessors are not looked at.
    pub(super) fn fits(&self, place: usize, start: i32) -> bool {
        let job = &self.problem.jobs[place];
        let quarters = self.free.len();
        let Ok(start) = usize::try_from(start) else {
            return false;
        };
        let end = start + job.load.len();
        if end > quarters {
            return false;
        }
        if let Some(money) = self.money.get(start / 4)
            && job.cost > 0
            && job.cost > *money
        {
            return false;
        }
        let most_of_role = job
            .role
            .and_then(|role| Some((role, self.problem.per_role[role]?)));
        for (load, quarter) in job.load.iter().zip(start..) {
            if *load > 0 && *load > self.free[quarter] {
                return false;
            }
            if self
                .problem
                .parallel
                .is_some_and(|most| self.running[quarter] >= most)
            {
                return false;
            }
            if most_of_role
                .is_some_and(|(role, most)| self.of_role[role * quarters + quarter] >= most)
            {
                return false;
            }
        }
        job.upkeep == 0 || job.upkeep <= self.least_from[end]
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
