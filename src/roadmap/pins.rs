//! Pins of the plan: which can be kept, and what rules out the others.

use super::candidates::{Basis, Candidates};
use super::ledger::{Broken, Ledger};
use super::problem::{Job, Problem};
use super::task::Task;
use super::wishes::{Lever, Ruled, is_impossible, keep, ruled_out};
use super::{Clash, Conflict, ConflictKind, Settings};

/// Fixes the pins that can be kept together, in the order of their quarters; the others stay free, and each is a conflict.
/// Says also where what has started needs more than there is.
pub(super) fn settle(
    task: &mut Task,
    basis: &Basis<'_>,
    settings: &Settings,
    candidates: &Candidates,
) -> Vec<Conflict> {
    let mut conflicts = started(task, settings);
    for (job, start) in task.pins.clone() {
        let mut tried = task.problem.clone();
        tried.jobs[job].fixed = Some(start);
        tried.jobs[job].pinned = true;
        let Some((clash, proven)) = rules_out(task, settings, &tried, job, start) else {
            task.problem = tried;
            continue;
        };
        conflicts.push(Conflict {
            kind: ConflictKind::Pin {
                initiative: task.initiative(job),
                wanted: settings.start.plus(start),
                instead: None,
            },
            clash,
            proven,
        });
    }
    let pinned = candidates.excluded.iter().filter_map(|(initiative, by)| {
        let wanted = *basis.plan.pins.get(initiative)?;
        Some((*initiative, wanted, *by))
    });
    conflicts.extend(pinned.map(|(initiative, wanted, by)| Conflict {
        kind: ConflictKind::Pin {
            initiative,
            wanted,
            instead: None,
        },
        clash: vec![Clash::Excluded(by)],
        proven: true,
    }));
    conflicts
}

/// What rules a pin out, and whether that is proven; `None` if it can be kept. `tried` has the pin.
fn rules_out(
    task: &Task,
    settings: &Settings,
    tried: &Problem,
    job: usize,
    start: i32,
) -> Option<(Vec<Clash>, bool)> {
    let problem = &task.problem;
    if start < 0 || problem.jobs[job].end(start) >= problem.quarters() {
        return Some((vec![Clash::Horizon(task.initiative(job))], true));
    }
    // What is fixed already leaves no room: the first limit that it breaks is enough.
    if let Some(broken) = Ledger::new(problem).broken(job, start).first() {
        return Some((vec![limit(task, settings, job, *broken)], true));
    }
    if keep(tried).is_some() {
        return None;
    }
    let clash = clash(task, settings, &ruled_out(tried, Some(job)), None);
    Some((clash, is_impossible(tried)))
}

/// The limit that a job breaks, with names.
fn limit(task: &Task, settings: &Settings, job: usize, broken: Broken) -> Clash {
    match broken {
        Broken::Capacity(quarter, ..) => Clash::Capacity(settings.quarter(quarter)),
        Broken::Budget(year, ..) => Clash::Budget(year + 1),
        Broken::Parallel(_) => Clash::Parallel,
        Broken::Role(_) => Clash::Role(task.role_of(job)),
    }
}

/// What has started stays, and what has ended is kept up, even where it needs more than there is; then it is said, with what does not suffice.
fn started(task: &Task, settings: &Settings) -> Vec<Conflict> {
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
    // What has ended goes on, whatever has started since.
    let jobs = (task.to_place..problem.jobs.len()).chain(0..task.to_place);
    for place in jobs {
        let Some(start) = problem.jobs[place].fixed else {
            continue;
        };
        let mut clash = Vec::new();
        for broken in ledger.broken(place, start) {
            let limit = limit(task, settings, place, broken);
            // A role may be overburdened in several quarters, which is said once.
            if !clash.contains(&limit) {
                clash.push(limit);
            }
        }
        if !clash.is_empty() {
            conflicts.push(Conflict {
                kind: ConflictKind::Started {
                    initiative: task.initiative(place),
                },
                clash,
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
