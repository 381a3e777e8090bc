//! The initiatives of a finished schedule, and those that have ended, with what each closes and is for.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::Amount;

use super::candidates::{Basis, Candidates};
use super::problem::Problem;
use super::task::{Dates, Task};
use super::{Ended, Fixed, Lift, Planned, Settings, Wanted};

/// A finished schedule with all that it stands for.
pub(super) struct Placed<'a> {
    pub(super) basis: &'a Basis<'a>,
    pub(super) settings: &'a Settings,
    pub(super) candidates: &'a Candidates,
    pub(super) task: &'a Task,
    pub(super) starts: &'a [Option<i32>],
    /// Dates that are kept.
    pub(super) dates: Option<&'a Dates>,
}

/// The initiatives with their jobs, by start; of those that start together, those first on which most others rest. Why they do not start earlier is left open.
pub(super) fn planned(placed: &Placed<'_>) -> Vec<(usize, Planned)> {
    let Placed {
        basis,
        settings,
        task,
        ..
    } = *placed;
    let problem = &task.problem;
    let mut effects = effects(placed);
    let mut serves = served_dates(placed);
    let followers = problem.followers();
    let mut all: Vec<(i32, usize, Planned)> = Vec::new();
    for (job, followers) in followers.iter().enumerate().take(task.to_place) {
        let Some(start) = placed.starts[job] else {
            continue;
        };
        let own = &problem.jobs[job];
        let candidate = &task.candidates[job];
        let initiative = &basis.questionnaire.initiatives[candidate.initiative];
        let (closes, benefit) = effects.remove(&job).unwrap_or_default();
        let opens = followers
            .iter()
            .filter(|follower| placed.starts[**follower].is_some());
        let one = Planned {
            initiative: candidate.initiative,
            start: settings.start.plus(start),
            end: settings.start.plus(own.end(start)),
            effective: settings.start.plus(own.effective(start)),
            effort: candidate.effort,
            cost: Amount::nearest(initiative.cost),
            yearly_cost: Amount::nearest(initiative.yearly_cost),
            upkeep: Amount::nearest(initiative.upkeep),
            owner: owner(basis, candidate.initiative),
            to_be_confirmed: closes.iter().any(|lift: &Lift| lift.from.is_none()),
            closes,
            open: candidate.open,
            benefit,
            fixed: own.fixed.map(|_| {
                if own.pinned {
                    Fixed::Pinned
                } else {
                    Fixed::Started
                }
            }),
            wanted: serves.remove(&job).unwrap_or_default(),
            opens: opens.map(|follower| task.initiative(*follower)).collect(),
            why_not_earlier: Vec::new(),
        };
        all.push((start, job, one));
    }
    // What others rest on comes first, then what brings more.
    let weight = weights(problem, placed.starts);
    all.sort_by_key(|(start, job, one)| {
        (*start, Reverse(weight[*job]), Reverse(one.benefit), *job)
    });
    all.into_iter().map(|(_, job, one)| (job, one)).collect()
}

/// For each job how many others in the schedule rest on it, directly or not.
fn weights(problem: &Problem, starts: &[Option<i32>]) -> Vec<usize> {
    let followers = problem.followers();
    let weigh = |job: usize| {
        let mut resting = BTreeSet::new();
        let mut pending = vec![job];
        while let Some(here) = pending.pop() {
            let placed = followers[here]
                .iter()
                .filter(|follower| starts[**follower].is_some());
            pending.extend(placed.copied().filter(|follower| resting.insert(*follower)));
        }
        resting.len()
    };
    (0..problem.jobs.len()).map(weigh).collect()
}

/// Who does it: by the plan, else those who own its findings in the assessment, in the order of the questionnaire.
fn owner(basis: &Basis<'_>, initiative: usize) -> Option<String> {
    if let Some(owner) = basis.plan.owners.get(&initiative) {
        return Some(owner.clone());
    }
    let closes = &basis.questionnaire.initiatives[initiative].closes;
    let mut questions: Vec<_> = closes.iter().map(|close| close.question).collect();
    questions.sort_unstable();
    let mut owners: Vec<&str> = Vec::new();
    for question in questions {
        let owner = basis
            .assessment
            .answer(question)
            .and_then(|answer| answer.owner.as_deref());
        owners.extend(owner.filter(|owner| !owners.contains(owner)));
    }
    (!owners.is_empty()).then(|| owners.join(", "))
}

/// What the plan says has ended, by id.
pub(super) fn ended(placed: &Placed<'_>) -> Vec<Ended> {
    let task = placed.task;
    let mut effects = effects(placed);
    let done = task.to_place..task.candidates.len();
    // What lifts nothing any more is not named.
    let done = done.filter(|job| !task.candidates[*job].lifts.is_empty());
    done.filter_map(|job| {
        let effective = task.problem.jobs[job].effective(placed.starts[job]?).max(0);
        Some(Ended {
            initiative: task.initiative(job),
            effective: placed.settings.start.plus(effective),
            closes: effects.remove(&job).unwrap_or_default().0,
        })
    })
    .collect()
}

/// For each job what it lifts, and the value that it adds beyond what was reached when it takes effect.
fn effects(placed: &Placed<'_>) -> BTreeMap<usize, (Vec<Lift>, i64)> {
    let task = placed.task;
    let mut in_order: Vec<(i32, usize)> = placed
        .starts
        .iter()
        .enumerate()
        .filter_map(|(job, start)| Some((task.problem.jobs[job].effective((*start)?), job)))
        .collect();
    in_order.sort_unstable();
    let mut reached = vec![None; placed.candidates.gaps.len()];
    let mut effects = BTreeMap::new();
    for (_, job) in in_order {
        let mut benefit = 0;
        let mut closes = Vec::new();
        for (place, to) in &task.candidates[job].lifts {
            let gap = &placed.candidates.gaps[*place];
            let before = reached[*place];
            let value =
                |score: Option<crate::model::Score>| score.map_or(0, |score| gap.value_at(score));
            benefit += (gap.value_at(*to) - value(before)).max(0);
            closes.push(Lift {
                question: gap.question,
                from: gap.from,
                to: *to,
                reached_before: before.is_some_and(|before| before >= *to),
            });
            reached[*place] = before.max(Some(*to));
        }
        effects.insert(job, (closes, benefit));
    }
    effects
}

/// For each job the dates it serves: those it meets first, and those of all that waits for it.
fn served_dates(placed: &Placed<'_>) -> BTreeMap<usize, Vec<Wanted>> {
    let mut serves: BTreeMap<usize, Vec<Wanted>> = BTreeMap::new();
    let Some(dates) = placed.dates else {
        return serves;
    };
    let jobs = &placed.task.problem.jobs;
    for (wanted, deadline) in dates.each() {
        let effects = deadline
            .suppliers
            .iter()
            .filter_map(|job| Some((jobs[*job].effective(placed.starts[*job]?), *job)));
        // A likely minor may be late, and then serves no date.
        let in_time = effects.filter(|(effective, _)| *effective <= deadline.last);
        let Some((_, first)) = in_time.min() else {
            continue;
        };
        let mut members = BTreeSet::from([first]);
        let mut pending = vec![first];
        while let Some(job) = pending.pop() {
            pending.extend(
                jobs[job]
                    .after
                    .iter()
                    .copied()
                    .filter(|before| members.insert(*before)),
            );
        }
        for job in members {
            serves.entry(job).or_default().push(*wanted);
        }
    }
    serves
}
