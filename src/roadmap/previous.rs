//! Planning again: earlier starts stay while they can and nothing better than a hundredth is lost; every change is named.

use std::collections::BTreeMap;

use crate::model::{Quarter, Questionnaire};

use super::candidates::{Basis, Candidates};
use super::reasons::Reasons;
use super::search::{Found, Search};
use super::serial::Genes;
use super::solve::Solved;
use super::task::Task;
use super::{Change, Changed, Limit, Settings};

/// Staying with earlier starts may cost so much of the value: one part in so many.
const ALLOWED: i64 = 100;

/// The earlier start of each job, counted from the start of this roadmap, where it lies within it.
fn earlier_starts(
    task: &Task,
    settings: &Settings,
    questionnaire: &Questionnaire,
    previous: &BTreeMap<String, Quarter>,
) -> Vec<Option<i32>> {
    let earlier = |job: usize| {
        let id = &questionnaire.initiatives[task.initiative(job)].id;
        let start = previous.get(id.as_str())?.since(settings.start);
        (start >= 0).then_some(start)
    };
    (0..task.problem.jobs.len()).map(earlier).collect()
}

/// The schedule with the fewest changes against an earlier one that is not worth a hundredth less than the best found,
/// and which jobs stay where they were.
pub(super) fn keep_close(
    task: &Task,
    settings: &Settings,
    questionnaire: &Questionnaire,
    previous: &BTreeMap<String, Quarter>,
    solved: &Solved,
) -> (Vec<Option<i32>>, Vec<bool>) {
    let wanted = earlier_starts(task, settings, questionnaire, previous);
    let mut search = Search::new(&task.problem);
    let best = search.appraiser.worth(&solved.starts);
    let allowed = best.value / ALLOWED;
    let mut held: Vec<bool> = wanted.iter().map(Option::is_some).collect();
    let mut close = holding(&mut search, &wanted, &held, &solved.found);
    // Let go of the start that costs most, until what is left costs little enough.
    while !close.worth.is_near(best, allowed) {
        let free = |job: usize, held: &[bool], search: &mut Search<'_>| {
            let mut without = held.to_vec();
            without[job] = false;
            holding(search, &wanted, &without, &solved.found)
        };
        let mut most: Option<(Found, usize)> = None;
        for job in (0..held.len()).filter(|job| held[*job]) {
            let found = free(job, &held, &mut search);
            if most
                .as_ref()
                .is_none_or(|(most, _)| found.worth > most.worth)
            {
                most = Some((found, job));
            }
        }
        let Some((found, job)) = most else {
            return (solved.starts.clone(), Vec::new());
        };
        held[job] = false;
        close = found;
    }
    for (job, held) in held.iter_mut().enumerate() {
        *held &= close.starts[job] == wanted[job];
    }
    (close.starts, held)
}

/// The schedule in which held starts choose first, each not before its earlier start, and the rest follows the best order.
fn holding(search: &mut Search<'_>, wanted: &[Option<i32>], held: &[bool], best: &Found) -> Found {
    let mut first: Vec<(i32, usize)> = (0..held.len())
        .filter(|job| held[*job])
        .filter_map(|job| Some((wanted[job]?, job)))
        .collect();
    first.sort_unstable();
    let rest = best.genes.order.iter().copied().filter(|job| !held[*job]);
    let order: Vec<usize> = first.iter().map(|(_, job)| *job).chain(rest).collect();
    let mut not_before = best.genes.not_before.clone();
    let mut left_out = best.genes.left_out.clone();
    for (start, job) in first {
        not_before[job] = start;
        left_out[job] = false;
    }
    search.of_genes(Genes {
        order,
        not_before,
        left_out,
    })
}

/// What became of each initiative of the earlier roadmap, and what is new; by id.
pub(super) fn changes(
    task: &Task,
    settings: &Settings,
    candidates: &Candidates,
    basis: &Basis<'_>,
    previous: &BTreeMap<String, Quarter>,
    starts: &[Option<i32>],
) -> Vec<Change> {
    let initiatives = &basis.questionnaire.initiatives;
    let mut reasons = Reasons::new(task, settings, starts, &[]);
    let mut changes = Vec::new();
    let jobs: BTreeMap<&str, usize> = (0..task.to_place)
        .map(|job| (initiatives[task.initiative(job)].id.as_str(), job))
        .collect();
    for (id, from) in previous {
        let what = match jobs.get(id.as_str()) {
            Some(job) => match starts[*job] {
                Some(start) if settings.start.plus(start) == *from => continue,
                Some(start) => Changed::Moved {
                    from: *from,
                    to: settings.start.plus(start),
                    because: why_moved(&mut reasons, *job, from.since(settings.start)),
                },
                None => Changed::Removed(*from),
            },
            None => match initiatives
                .iter()
                .position(|initiative| initiative.id.as_str() == id)
            {
                None => Changed::Unknown,
                Some(place)
                    if candidates
                        .excluded
                        .iter()
                        .any(|(excluded, _)| *excluded == place) =>
                {
                    Changed::Removed(*from)
                }
                Some(_) => Changed::Done,
            },
        };
        changes.push(Change {
            id: id.clone(),
            what,
        });
    }
    for (id, job) in jobs {
        if let (Some(start), false) = (starts[job], previous.contains_key(id)) {
            changes.push(Change {
                id: id.to_owned(),
                what: Changed::Added(settings.start.plus(start)),
            });
        }
    }
    changes.sort_by(|one, other| one.id.cmp(&other.id));
    changes
}

/// What stands in the way of an earlier roadmap's start; of one that is past also what stands in the way of the first
/// quarter.
fn why_moved(reasons: &mut Reasons<'_>, job: usize, from: i32) -> Vec<Limit> {
    if let Some(fixed) = reasons.fixed(job) {
        return vec![Limit::Fixed(fixed)];
    }
    let mut because = reasons.why_not_at(job, from);
    if from < 0 {
        because.extend(reasons.why_not_at(job, 0));
    }
    because
}
