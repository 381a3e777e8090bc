//! What a schedule is worth: wanted dates first, then the area under the benefit.

#[cfg(test)]
mod tests;

use super::problem::{Deadline, Job, Problem};

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
    quarters: i32,
    /// Jobs that alone lift something.
    alone: Vec<Supplier>,
    /// Those of gaps that several jobs lift, gap by gap.
    shared: Vec<Supplier>,
    /// Where the suppliers of each shared gap end; of a gap, from the best down.
    ends: Vec<usize>,
    required: Vec<usize>,
    pinned: Vec<usize>,
}

/// A job with what it lifts.
#[derive(Clone, Copy, Debug)]
struct Supplier {
    job: usize,
    /// Value a quarter.
    value: i64,
    /// Quarters of the roadmap that are left for the effect if it starts in the first.
    lasting: i32,
}

impl<'p> Appraiser<'p> {
    pub(super) fn new(problem: &'p Problem) -> Self {
        let quarters = problem.quarters();
        let supplier = |job: usize, value: i64| Supplier {
            job,
            value,
            lasting: quarters.saturating_sub(problem.jobs[job].effective(0)),
        };
        let mut values = vec![0; problem.jobs.len()];
        let (mut shared, mut ends) = (Vec::new(), Vec::new());
        for gap in &problem.gaps {
            match gap.suppliers.as_slice() {
                [(job, value)] => values[*job] += value,
                several => {
                    let mut best_first = several.to_vec();
                    best_first.sort_by_key(|(job, value)| (std::cmp::Reverse(*value), *job));
                    shared.extend(best_first.iter().map(|(job, value)| supplier(*job, *value)));
                    ends.push(shared.len());
                }
            }
        }
        let values = values.iter().enumerate();
        let all = || problem.jobs.iter().enumerate();
        let where_so = |test: fn(&Job) -> bool| {
            let such = all().filter(|(_, job)| test(job));
            such.map(|(place, _)| place).collect()
        };
        Self {
            problem,
            quarters,
            alone: values
                .filter(|(_, value)| **value > 0)
                .map(|(job, value)| supplier(job, *value))
                .collect(),
            shared,
            ends,
            required: where_so(|job| job.required),
            pinned: where_so(|job| job.pinned),
        }
    }

    /// Whether a job is of use by itself: closes something that counts, or is wanted by a date.
    pub(super) fn is_of_use(&self, job: usize) -> bool {
        let mut lifting = self.alone.iter().chain(&self.shared);
        let mut dates = self.problem.dates();
        lifting.any(|other| other.job == job && other.value > 0)
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
        // Quarters in which a job has its effect.
        let lasting = |one: &Supplier| {
            let start = starts[one.job]?;
            Some(i64::from(
                one.lasting.saturating_sub(start).clamp(0, self.quarters),
            ))
        };
        let mut sum = 0;
        for one in &self.alone {
            if let Some(lasting) = lasting(one) {
                sum += one.value * lasting;
            }
        }
        let mut from = 0;
        for end in &self.ends {
            // From the best answer down: a lesser one adds only where no better one has its effect yet.
            let mut covered = 0;
            for one in &self.shared[from..*end] {
                if let Some(lasting) = lasting(one)
                    && lasting > covered
                {
                    sum += one.value * (lasting - covered);
                    covered = lasting;
                }
            }
            from = *end;
        }
        sum
    }

    /// For each date that is missed and may not be the job that meets it first, if at all.
    pub(super) fn late(&self, starts: &[Option<i32>]) -> Vec<usize> {
        let jobs = &self.problem.jobs;
        let effective =
            |job: &usize| starts[*job].map_or(i32::MAX, |start| jobs[*job].effective(start));
        let missed = |date: &Deadline| {
            let first = date.suppliers.iter().copied().min_by_key(effective)?;
            (effective(&first) > date.last).then_some(first)
        };
        let mut late: Vec<usize> = self.problem.deadlines.iter().filter_map(missed).collect();
        let lenient: Vec<usize> = self.problem.lenient.iter().filter_map(missed).collect();
        if lenient.len() > self.problem.may_miss {
            late.extend(lenient);
        }
        late
    }

    /// How many of the dates are missed of which some may be.
    pub(super) fn lenient_missed(&self, starts: &[Option<i32>]) -> usize {
        let lenient = self.problem.lenient.iter();
        lenient
            .filter(|date| self.quarters_late(date, starts) > 0)
            .count()
    }

    fn denied(&self, starts: &[Option<i32>]) -> i64 {
        let denied = self.required.iter().filter(|job| starts[**job].is_none());
        i64::try_from(denied.count()).unwrap_or(i64::MAX)
    }

    /// Quarters by which a wanted date is missed; what is not done at all is later than the roadmap.
    fn quarters_late(&self, wanted: &Deadline, starts: &[Option<i32>]) -> i64 {
        let jobs = &self.problem.jobs;
        let effects = wanted
            .suppliers
            .iter()
            .filter_map(|job| Some(jobs[*job].effective(starts[*job]?)));
        let first = effects.min().unwrap_or(i32::MAX);
        let never = self.problem.quarters() + 1;
        i64::from(first.saturating_sub(wanted.last).clamp(0, never))
    }

    /// Quarters by which the dates are missed of which some may be: those that are missed by most are forgiven.
    fn lenient_lateness(&self, starts: &[Option<i32>]) -> i64 {
        let problem = self.problem;
        if problem.lenient.len() <= problem.may_miss {
            return 0;
        }
        let late = problem.lenient.iter();
        let mut late: Vec<i64> = late.map(|date| self.quarters_late(date, starts)).collect();
        late.sort_unstable();
        late.iter().rev().skip(problem.may_miss).sum()
    }

    /// Quarters by which wanted dates are missed.
    fn lateness(&self, starts: &[Option<i32>]) -> i64 {
        let jobs = &self.problem.jobs;
        let never = self.problem.quarters() + 1;
        let late = self.problem.deadlines.iter();
        let late = late.map(|wanted| self.quarters_late(wanted, starts));
        let ended = |before: usize, start: i32| {
            starts[before].is_some_and(|first| jobs[before].end(first) < start)
        };
        let unprepared = self.pinned.iter().filter(|pinned| {
            let job = &jobs[**pinned];
            job.fixed
                .is_some_and(|start| !job.after.iter().all(|before| ended(*before, start)))
        });
        let never_done = i64::try_from(unprepared.count()).unwrap_or(i64::MAX);
        late.sum::<i64>() + self.lenient_lateness(starts) + never_done * i64::from(never)
    }
}
