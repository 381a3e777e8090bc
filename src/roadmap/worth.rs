//! What a schedule is worth: wanted dates first, then the area under the benefit.

use super::problem::Problem;

/// How good a schedule is. The greater of two is the better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Worth {
    /// Quarters by which wanted dates are missed, negated.
    kept: i64,
    /// Initiatives that a person wants and that are left out, negated.
    granted: i64,
    /// Sum over the quarters of the value reached.
    pub(super) value: i64,
}

impl Worth {
    /// Whether no wanted date is missed.
    pub(super) fn keeps_dates(self) -> bool {
        self.kept == 0
    }

    /// Whether it keeps wishes as well as another, and its value stays at most so much below the other's.
    pub(super) fn is_near(self, other: Self, allowed: i64) -> bool {
        let wishes = (self.kept, self.granted).cmp(&(other.kept, other.granted));
        wishes.is_gt() || (wishes.is_eq() && self.value >= other.value - allowed)
    }
}

/// Computes what schedules of one problem are worth.
#[derive(Clone, Debug)]
pub(super) struct Appraiser<'p> {
    problem: &'p Problem,
    /// For each job the value a quarter of all that it alone lifts.
    alone: Vec<i64>,
    /// Gaps that several jobs lift; suppliers from the best down.
    shared: Vec<Vec<(usize, i64)>>,
}

impl<'p> Appraiser<'p> {
    pub(super) fn new(problem: &'p Problem) -> Self {
        let mut alone = vec![0; problem.jobs.len()];
        let mut shared = Vec::new();
        for gap in &problem.gaps {
            match gap.suppliers.as_slice() {
                [(job, value)] => alone[*job] += value,
                several => {
                    let mut best_first = several.to_vec();
                    best_first.sort_by_key(|(job, value)| (std::cmp::Reverse(*value), *job));
                    shared.push(best_first);
                }
            }
        }
        Self {
            problem,
            alone,
            shared,
        }
    }

    /// Whether a job is of use by itself: closes something that counts, or is wanted by a date.
    pub(super) fn is_of_use(&self, job: usize) -> bool {
        let mut shared = self.shared.iter().flatten();
        let mut dates = self.problem.deadlines.iter();
        self.alone[job] > 0
            || shared.any(|(other, value)| *other == job && *value > 0)
            || dates.any(|date| date.suppliers.contains(&job))
    }

    /// What a schedule is worth.
    pub(super) fn worth(&self, starts: &[Option<i32>]) -> Worth {
        Worth {
            kept: -self.lateness(starts),
            granted: -self.denied(starts),
            value: self.value(starts),
        }
    }

    /// Sum over the quarters of the value reached.
    pub(super) fn value(&self, starts: &[Option<i32>]) -> i64 {
        let quarters = self.problem.quarters();
        // Quarters in which a job has its effect.
        let lasting = |job: usize| {
            let effective = self.problem.jobs[job].effective(starts[job]?);
            Some(i64::from((quarters - effective.max(0)).max(0)))
        };
        let mut sum = 0;
        for (job, value) in self.alone.iter().enumerate() {
            if *value > 0
                && let Some(lasting) = lasting(job)
            {
                sum += value * lasting;
            }
        }
        for suppliers in &self.shared {
            // From the best answer down: a lesser one adds only where no better one has its effect yet.
            let mut covered = 0;
            for (job, value) in suppliers {
                if let Some(lasting) = lasting(*job)
                    && lasting > covered
                {
                    sum += value * (lasting - covered);
                    covered = lasting;
                }
            }
        }
        sum
    }

    /// For each date that is missed the job that meets it first, if at all.
    pub(super) fn late(&self, starts: &[Option<i32>]) -> Vec<usize> {
        let jobs = &self.problem.jobs;
        let effective =
            |job: &usize| starts[*job].map_or(i32::MAX, |start| jobs[*job].effective(start));
        let missed = self.problem.deadlines.iter().filter_map(|date| {
            let first = date.suppliers.iter().copied().min_by_key(effective)?;
            (effective(&first) > date.last).then_some(first)
        });
        missed.collect()
    }

    fn denied(&self, starts: &[Option<i32>]) -> i64 {
        let jobs = self.problem.jobs.iter().zip(starts);
        let denied = jobs.filter(|(job, start)| job.required && start.is_none());
        i64::try_from(denied.count()).unwrap_or(i64::MAX)
    }

    /// Quarters by which wanted dates are missed; what is not done at all is later than the roadmap.
    fn lateness(&self, starts: &[Option<i32>]) -> i64 {
        let jobs = &self.problem.jobs;
        let never = self.problem.quarters() + 1;
        let late = self.problem.deadlines.iter().map(|wanted| {
            let effects = wanted
                .suppliers
                .iter()
                .filter_map(|job| Some(jobs[*job].effective(starts[*job]?)));
            let first = effects.min().unwrap_or(i32::MAX);
            i64::from(first.saturating_sub(wanted.last).clamp(0, never))
        });
        let ended = |before: usize, start: i32| {
            starts[before].is_some_and(|first| jobs[before].end(first) < start)
        };
        let unprepared = jobs.iter().filter(|job| {
            job.pinned
                && job
                    .fixed
                    .is_some_and(|start| !job.after.iter().all(|before| ended(*before, start)))
        });
        let never_done = i64::try_from(unprepared.count()).unwrap_or(i64::MAX);
        late.sum::<i64>() + never_done * i64::from(never)
    }
}
