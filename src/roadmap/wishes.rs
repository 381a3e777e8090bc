//! Which wishes can be kept: pins and wanted dates; and if one cannot, the limits that rule it out together.

#[cfg(test)]
mod tests;

use super::orders::orders;
use super::problem::{Deadline, Problem};
use super::search::{Found, Search};

/// A limit that can be lifted to see whether a wish could be kept then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lever {
    /// Initiatives at once.
    Parallel,
    /// Initiatives of this role at once.
    Role(usize),
    /// Money of a year, from 0.
    Budget(usize),
    /// Person-days of a quarter.
    Capacity(usize),
    /// A pin: a job.
    Pin(usize),
}

/// Why a wish cannot be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ruled {
    /// These jobs, in their order, take so many quarters, run-in included, where so many are left.
    Chain(Vec<usize>, i32, i32),
    /// These limits rule it out together, and without any of them what is left of the list would not.
    Limits(Vec<Lever>),
}

/// Schedules tried to keep a wish, for one job; fewer for many.
const TRIES: usize = 2_000_000;
/// Schedules tried for each limit that might be lifted.
const TRIES_EACH: usize = 400;

/// A schedule that keeps all pins and dates, if one is found.
pub(super) fn keep(problem: &Problem) -> Option<Found> {
    keep_within(
        problem,
        (TRIES / problem.jobs.len().max(1)).clamp(2_000, 40_000),
    )
}

pub(super) fn keep_within(problem: &Problem, tries: usize) -> Option<Found> {
    if is_impossible(problem) {
        return None;
    }
    let mut search = Search::new(problem);
    let mut best: Option<Found> = None;
    for order in orders(problem) {
        let found = search.of_order(order);
        if found.worth.keeps_dates() {
            return Some(found);
        }
        if best.as_ref().is_none_or(|best| found.worth > best.worth) {
            best = Some(found);
        }
    }
    let found = search.until_dates_are_kept(best?, tries);
    found.worth.keeps_dates().then_some(found)
}

/// Whether it is proven that not all pins and dates can be kept.
pub(super) fn is_impossible(problem: &Problem) -> bool {
    !late_chains(problem).is_empty() || !unprepared(problem).is_empty() || is_overloaded(problem)
}

/// Dates that not even the order of the work allows, by their places among all: of those of which some may be missed only
/// where they are more than that.
pub(super) fn late_chains(problem: &Problem) -> Vec<usize> {
    let sure = problem.deadlines.len();
    let (mut late, lenient): (Vec<_>, Vec<_>) = chained(problem)
        .into_iter()
        .partition(|place| *place < sure);
    if lenient.len() > problem.may_miss {
        late.extend(lenient);
    }
    late
}

/// How many of the dates of which some may be missed not even the order of the work allows.
pub(super) fn surely_missed(problem: &Problem) -> usize {
    let sure = problem.deadlines.len();
    let late = chained(problem).into_iter();
    late.filter(|place| *place >= sure).count()
}

/// All dates that the order of the work does not allow, by their places.
fn chained(problem: &Problem) -> Vec<usize> {
    let earliest = problem.earliest();
    let too_late = |deadline: &Deadline| {
        let mut effects = deadline
            .suppliers
            .iter()
            .map(|job| problem.jobs[*job].effective(earliest[*job]));
        effects.all(|effective| effective > deadline.last)
    };
    let all = problem.dates().enumerate();
    all.filter(|(_, deadline)| too_late(deadline))
        .map(|(place, _)| place)
        .collect()
}

/// Pins that come before what they wait for can have ended.
fn unprepared(problem: &Problem) -> Vec<usize> {
    let earliest = problem.earliest();
    let ready = |before: &usize, start: i32| problem.jobs[*before].end(earliest[*before]) < start;
    let all = problem
        .jobs
        .iter()
        .enumerate()
        .filter(|(_, job)| job.pinned);
    all.filter(|(_, job)| {
        job.fixed
            .is_some_and(|start| !job.after.iter().all(|before| ready(before, start)))
    })
    .map(|(place, _)| place)
    .collect()
}

/// The jobs that must have ended by a certain quarter, whatever else is done: for each its last start.
fn must_start_by(problem: &Problem) -> Vec<Option<i32>> {
    let mut by: Vec<Option<i32>> = vec![None; problem.jobs.len()];
    let bound = |job: usize, start: i32, by: &mut Vec<Option<i32>>| {
        by[job] = Some(by[job].map_or(start, |known| known.min(start)));
    };
    // Where some may be missed, none of them must be kept.
    let lenient = problem.lenient.iter().filter(|_| problem.may_miss == 0);
    for deadline in problem.deadlines.iter().chain(lenient) {
        // Where there is a choice, nothing must be.
        if let [job] = deadline.suppliers.as_slice() {
            let own = &problem.jobs[*job];
            bound(
                *job,
                deadline.last - own.run_in - (own.duration() - 1),
                &mut by,
            );
        }
    }
    for (place, job) in problem.jobs.iter().enumerate() {
        if let (true, Some(start)) = (job.pinned, job.fixed) {
            bound(place, start, &mut by);
        }
    }
    for job in problem.in_order().into_iter().rev() {
        if let Some(start) = by[job] {
            for before in &problem.jobs[job].after {
                bound(*before, start - problem.jobs[*before].duration(), &mut by);
            }
        }
    }
    by
}

/// Whether what must have ended by some quarter needs more than there is until then: a proof that wishes clash.
fn is_overloaded(problem: &Problem) -> bool {
    let by = must_start_by(problem);
    let spent = super::ledger::Ledger::new(problem);
    let must = || {
        let free = by
            .iter()
            .enumerate()
            .filter(|(job, _)| problem.jobs[*job].fixed.is_none());
        free.filter_map(|(job, start)| Some((job, (*start)?)))
    };
    let quarters = problem.capacity.len();
    (0..quarters).any(|quarter| {
        let until = quarter as i32;
        let within = || {
            must()
                .filter(|(job, start)| problem.jobs[*job].end(*start) <= until)
                .map(|(job, _)| job)
        };
        let there_is: i128 = (0..=quarter)
            .map(|at| i128::from(spent.free_in(at).max(0)))
            .sum();
        let needed: i128 = within()
            .flat_map(|job| &problem.jobs[job].load)
            .map(|load| i128::from(*load))
            .sum();
        let crowded =
            |most: Option<u32>, taken: &dyn Fn(usize) -> u32, counts: &dyn Fn(usize) -> bool| {
                most.is_some_and(|most| {
                    let places: i64 = (0..=quarter)
                        .map(|at| i64::from(most.saturating_sub(taken(at))))
                        .sum();
                    let wanted: i64 = within()
                        .filter(|job| counts(*job))
                        .map(|job| i64::from(problem.jobs[job].duration()))
                        .sum();
                    wanted > places
                })
            };
        let roles = problem.per_role.iter().enumerate();
        let any_role = roles.into_iter().any(|(role, most)| {
            crowded(*most, &|at| spent.of_role_in(role, at), &|job| {
                problem.jobs[job].role == Some(role)
            })
        });
        let year = quarter / 4;
        let unaffordable = problem.budget.is_some() && {
            let money: i128 = (0..=year)
                .map(|at| i128::from(spent.money_in(at).unwrap_or(0).max(0)))
                .sum();
            let last = (year as i32) * 4 + 3;
            let cost: i128 = must()
                .filter(|(_, start)| *start <= last)
                .map(|(job, _)| i128::from(problem.jobs[job].cost))
                .sum();
            cost > money
        };
        needed > there_is
            || any_role
            || unaffordable
            || crowded(problem.parallel, &|at| spent.running_in(at), &|_| true)
    })
}

/// Why a problem's pins and dates cannot all be kept. `pin`: the pin in question, which is not lifted itself.
pub(super) fn ruled_out(problem: &Problem, pin: Option<usize>) -> Ruled {
    let earliest = problem.earliest();
    let late = late_chains(problem);
    let first = late.first().and_then(|place| problem.dates().nth(*place));
    if let Some(deadline) = first {
        // Of several ways the one that would be ready first.
        let first = deadline
            .suppliers
            .iter()
            .min_by_key(|job| (problem.jobs[**job].effective(earliest[**job]), **job));
        if let Some(job) = first {
            let left = (deadline.last + 1).max(0);
            let needed = (problem.jobs[*job].effective(earliest[*job]) + 1).max(left + 1);
            return Ruled::Chain(longest_chain(problem, *job, &earliest), needed, left);
        }
    }
    if let Some(job) = pin.filter(|job| unprepared(problem).contains(job)) {
        let chain = problem.jobs[job]
            .after
            .iter()
            .max_by_key(|before| (problem.jobs[**before].end(earliest[**before]), **before));
        if let (Some(before), Some(start)) = (chain, problem.jobs[job].fixed) {
            let needed = problem.jobs[*before].end(earliest[*before]) + 1;
            return Ruled::Chain(
                longest_chain(problem, *before, &earliest),
                needed,
                start.max(0),
            );
        }
    }
    let mut lifted = problem.clone();
    let mut clash = Vec::new();
    for lever in levers(problem, pin) {
        let mut without = lifted.clone();
        lift(&mut without, lever);
        match keep_within(&without, TRIES_EACH) {
            Some(_) => clash.push(lever),
            // Still ruled out: this limit has no part in it.
            None => lifted = without,
        }
    }
    clash.sort_unstable();
    Ruled::Limits(clash)
}

/// Limits in the order in which it is tried to do without them.
fn levers(problem: &Problem, pin: Option<usize>) -> Vec<Lever> {
    let pins = (0..problem.jobs.len()).filter(|job| problem.jobs[*job].pinned && Some(*job) != pin);
    let budget = (0..problem.budget.as_ref().map_or(0, Vec::len)).rev();
    let roles = (0..problem.per_role.len()).filter(|role| problem.per_role[*role].is_some());
    problem
        .parallel
        .map(|_| Lever::Parallel)
        .into_iter()
        .chain(pins.map(Lever::Pin))
        .chain(roles.map(Lever::Role))
        .chain(budget.map(Lever::Budget))
        .chain((0..problem.capacity.len()).rev().map(Lever::Capacity))
        .collect()
}

/// As good as no limit.
const ENDLESS: i64 = i64::MAX / 8;

fn lift(problem: &mut Problem, lever: Lever) {
    match lever {
        Lever::Parallel => problem.parallel = None,
        Lever::Role(role) => problem.per_role[role] = None,
        Lever::Budget(year) => {
            if let Some(money) = problem
                .budget
                .as_mut()
                .and_then(|budget| budget.get_mut(year))
            {
                *money = ENDLESS;
            }
        }
        Lever::Capacity(quarter) => problem.capacity[quarter] = ENDLESS,
        Lever::Pin(job) => {
            problem.jobs[job].pinned = false;
            problem.jobs[job].fixed = None;
        }
    }
}

/// The jobs that make one as late as it is, in their order, itself last.
fn longest_chain(problem: &Problem, job: usize, earliest: &[i32]) -> Vec<usize> {
    let mut chain = vec![job];
    let mut here = job;
    while let Some(before) = problem.jobs[here].after.iter().copied().find(|before| {
        earliest[here] > 0 && problem.jobs[*before].end(earliest[*before]) + 1 == earliest[here]
    }) {
        chain.push(before);
        here = before;
    }
    chain.reverse();
    chain
}
