//! What more of something would bring, found by planning again from the schedule there is.

use crate::model::Amount;

use super::problem::Problem;
use super::search::Search;
use super::solve::Solved;
use super::task::Task;
use super::tidy::tidy;
use super::worth::Appraiser;
use super::{Sensitivity, Stimulus};

/// Schedules tried for each answer.
fn tries(jobs: usize) -> usize {
    (600_000 / jobs.max(1)).clamp(200, 4_000)
}

/// One more person-day a quarter, and, where they are limited, a tenth more money, one more place.
pub(super) fn sensitivity(
    task: &Task,
    solved: &Solved,
    starts: &[Option<i32>],
) -> Vec<Sensitivity> {
    let base = Appraiser::new(&task.problem).value(starts);
    let mut asked = vec![Stimulus::Capacity(Amount::whole(1))];
    if task
        .problem
        .budget
        .as_ref()
        .is_some_and(|budget| budget.iter().any(|money| *money > 0))
    {
        asked.push(Stimulus::Budget(10));
    }
    if task.problem.parallel.is_some() {
        asked.push(Stimulus::Parallel(1));
    }
    asked.extend(busiest_role(task, starts).map(|role| Stimulus::Role(role, 1)));
    let answers = asked.into_iter().map(|stimulus| {
        let problem = more(task, &stimulus);
        let mut search = Search::new(&problem);
        // The same orders fit at least as well as before; the schedule there is stays possible.
        let from = search.of_genes(solved.found.genes.clone());
        let found = search.improve(from, tries(problem.jobs.len()));
        let better = tidy(&problem, &search.appraiser, &found.starts, &[]);
        let kept = tidy(&problem, &search.appraiser, starts, &[]);
        let then = if search.appraiser.worth(&better) > search.appraiser.worth(&kept) {
            better
        } else {
            kept
        };
        let value = search.appraiser.value(&then);
        let added = (0..task.to_place).filter(|job| starts[*job].is_none() && then[*job].is_some());
        let earlier = starts
            .iter()
            .zip(&then)
            .filter(|(now, then)| now.zip(**then).is_some_and(|(now, then)| then < now));
        Sensitivity {
            value,
            gain: (value - base).max(0),
            added: added.map(|job| task.initiative(job)).collect(),
            earlier: earlier.count(),
            stimulus,
        }
    });
    answers.collect()
}

/// The role that runs as many initiatives as it may in the most quarters, if any does; of equals the first named.
fn busiest_role(task: &Task, starts: &[Option<i32>]) -> Option<String> {
    let ledger = super::tidy::filled(&task.problem, starts);
    let full = |role: usize| {
        let most = task.problem.per_role[role].unwrap_or(u32::MAX);
        (0..task.problem.capacity.len())
            .filter(|quarter| ledger.of_role_in(role, *quarter) >= most)
            .count()
    };
    let busiest = (0..task.roles.len()).rev().max_by_key(|role| full(*role))?;
    (full(busiest) > 0).then(|| task.roles[busiest].clone())
}

fn more(task: &Task, stimulus: &Stimulus) -> Problem {
    let mut problem = task.problem.clone();
    match stimulus {
        Stimulus::Capacity(days) => {
            for capacity in &mut problem.capacity {
                *capacity += days.hundredths();
            }
        }
        Stimulus::Budget(percent) => {
            for money in problem.budget.iter_mut().flatten() {
                *money += *money / 100 * i64::from(*percent);
            }
        }
        Stimulus::Parallel(places) => {
            problem.parallel = problem.parallel.map(|most| most.saturating_add(*places))
        }
        Stimulus::Role(name, places) => {
            let role = task.roles.iter().position(|role| role == name);
            if let Some(most) = role.and_then(|role| problem.per_role.get_mut(role)) {
                *most = most.map(|most| most.saturating_add(*places));
            }
        }
        Stimulus::Order => {}
    }
    problem
}
