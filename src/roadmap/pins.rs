//! Pins of the plan: which can be kept, and what rules out the others.

use super::ledger::Ledger;
use super::problem::{Job, Problem};
use super::task::Task;
use super::wishes::{Lever, Ruled, is_impossible, keep, ruled_out};
use super::{Clash, Conflict, ConflictKind, Settings};

/// Fixes the pins that can be kept together, in the order of their quarters; the others stay free, and each is a conflict.
/// Says also where what has started needs more than there is.
pub(super) fn settle(task: &mut Task, settings: &Settings) -> Vec<Conflict> {
    let mut conflicts = started(task);
    for (job, start) in task.pins.clone() {
        let problem = &task.problem;
        let end = problem.jobs[job].end(start);
        let outside = start < 0 || end >= problem.quarters();
        let mut tried = problem.clone();
        tried.jobs[job].fixed = Some(start);
        tried.jobs[job].pinned = true;
        let fits = Ledger::new(problem).fits(job, start);
        if !outside && fits && keep(&tried).is_some() {
            task.problem = tried;
            continue;
        }
        let clash = if outside {
            vec![Clash::Horizon(task.initiative(job))]
        } else {
            clash(task, settings, &ruled_out(&tried, Some(job)), None)
        };
        conflicts.push(Conflict {
            kind: ConflictKind::Pin {
                initiative: task.initiative(job),
                wanted: settings.start.plus(start),
                instead: None,
            },
            clash,
            proven: outside || !fits || is_impossible(&tried),
        });
    }
    conflicts
}

/// What has started stays, even where it needs more than there is; then it is said.
fn started(task: &Task) -> Vec<Conflict> {
    let problem = &task.problem;
    let unfixed = problem.jobs.iter().map(|job| Job {
        fixed: None,
        ..job.clone()
    });
    let empty = Problem {
        jobs: unfixed.collect(),
        ..problem.clone()
    };
    let mut ledger = Ledger::new(&empty);
    let mut conflicts = Vec::new();
    let jobs = problem.jobs.iter().enumerate().take(task.to_place);
    for (place, job) in jobs {
        let Some(start) = job.fixed else { continue };
        if !ledger.bears(place, start) {
            conflicts.push(Conflict {
                kind: ConflictKind::Started {
                    initiative: task.initiative(place),
                },
                clash: Vec::new(),
                proven: true,
            });
        }
        ledger.place(place, start);
    }
    conflicts
}

/// What rules a wish out, with names. `wanted`: the date in question, where it is one.
pub(super) fn clash(
    task: &Task,
    settings: &Settings,
    ruled: &Ruled,
    wanted: Option<super::Wanted>,
) -> Vec<Clash> {
    match ruled {
        Ruled::Chain(jobs, needed, left) => vec![Clash::Chain {
            initiatives: jobs.iter().map(|job| task.initiative(*job)).collect(),
            needed: *needed,
            left: *left,
            wanted,
        }],
        Ruled::Limits(levers) => levers
            .iter()
            .map(|lever| match lever {
                Lever::Parallel => Clash::Parallel,
                Lever::Role(role) => {
                    Clash::Role(task.roles.get(*role).cloned().unwrap_or_default())
                }
                Lever::Budget(year) => Clash::Budget(year + 1),
                Lever::Capacity(quarter) => Clash::Capacity(settings.quarter(*quarter)),
                Lever::Pin(job) => {
                    let start = task.problem.jobs[*job].fixed.unwrap_or_default();
                    Clash::Fixed(task.initiative(*job), settings.start.plus(start))
                }
            })
            .collect(),
    }
}
