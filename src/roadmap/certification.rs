//! Whether a wanted certification can be held, what rules it out, and which month can be held at the earliest.

use crate::model::Month;

use super::audit::Asked;
use super::calendar::{last_quarter_before, month_of};
use super::candidates::{Basis, Candidates};
use super::pins::clash;
use super::problem::{Deadline, Problem};
use super::search::Found;
use super::task::{Dates, Task};
use super::wishes::{is_impossible, keep, keep_within, late_chains, ruled_out, surely_missed};
use super::worth::Appraiser;
use super::{Clash, Conflict, ConflictKind, Settings, Wanted};

/// What became of the wish.
#[derive(Clone, Debug)]
pub(super) struct Certification {
    pub(super) dates: Dates,
    /// A schedule that keeps all dates.
    pub(super) kept: Option<Found>,
    /// Why it is not kept.
    pub(super) conflict: Option<Conflict>,
}

impl Certification {
    /// The dates that a schedule misses and may not.
    pub(super) fn late(&self, problem: &Problem, starts: &[Option<i32>]) -> Vec<Wanted> {
        let in_time = |job: usize, last: i32| {
            starts[job].is_some_and(|start| problem.jobs[job].effective(start) <= last)
        };
        let missed = |deadline: &Deadline| {
            !deadline
                .suppliers
                .iter()
                .any(|job| in_time(*job, deadline.last))
        };
        let sure = self.dates.deadlines.len();
        let all = self.dates.each().enumerate();
        let missed = all.filter(|(_, (_, deadline))| missed(deadline));
        let missed = missed.map(|(place, (wanted, _))| (place, *wanted));
        let (mut late, lenient): (Vec<_>, Vec<_>) = missed.partition(|(place, _)| *place < sure);
        if lenient.len() > self.dates.may_miss {
            late.extend(lenient);
        }
        let late = late.into_iter().map(|(_, wanted)| wanted);
        let mut late: Vec<Wanted> = late.chain(self.dates.uncovered.iter().copied()).collect();
        // What stays a minor may be late as well.
        late.sort_by_key(|wanted| (wanted.question, wanted.milestone));
        late.dedup_by_key(|wanted| wanted.question);
        late
    }
}

/// Puts the dates of a certification into the problem if they can be kept.
pub(super) fn settle(
    task: &mut Task,
    basis: &Basis<'_>,
    settings: &Settings,
    candidates: &Candidates,
    decision: Month,
) -> Certification {
    let every = task.dates(basis, settings, candidates, decision, Asked::Every);
    let mut dates = task.dates(basis, settings, candidates, decision, Asked::Forbidden);
    let held = |task: &mut Task, dates: Dates, kept: Found| {
        task.problem = dates.in_problem(&task.problem);
        Certification {
            dates,
            kept: Some(kept),
            conflict: None,
        }
    };
    if every.uncovered.is_empty()
        && let Some(kept) = keep(&every.in_problem(&task.problem))
    {
        return held(task, every, kept);
    }
    let tried = dates.in_problem(&task.problem);
    // Where nothing may be open, the same was tried already.
    let is_same = every.uncovered.is_empty() && every.in_problem(&task.problem) == tried;
    let kept = if is_same { None } else { fewest_open(&tried) };
    if let (Some((kept, may_miss)), true) = (&kept, dates.uncovered.is_empty()) {
        dates.may_miss = *may_miss;
        return held(task, dates, kept.clone());
    }
    let mut reasons: Vec<Clash> = Vec::new();
    for wanted in &dates.uncovered {
        reasons.push(match excluded_supplier(basis, candidates, wanted) {
            Some(initiative) => Clash::Excluded(initiative),
            None => Clash::NothingCloses(*wanted),
        });
    }
    reasons.dedup();
    if kept.is_none() {
        reasons.extend(rules_out(task, settings, &dates));
    }
    let proven = !dates.uncovered.is_empty() || is_impossible(&tried);
    // What nothing closes is not closed later either.
    let earliest = if dates.uncovered.is_empty() {
        earliest(task, basis, settings, candidates, decision)
    } else {
        None
    };
    let binding = earliest.map(|month| {
        let before = task.dates(
            basis,
            settings,
            candidates,
            month.plus(-1),
            Asked::Forbidden,
        );
        let impossible = is_impossible(&before.in_problem(&task.problem));
        (rules_out(task, settings, &before), impossible)
    });
    let (binding, earliest_proven) = binding.unwrap_or_default();
    Certification {
        conflict: Some(Conflict {
            kind: ConflictKind::Certification {
                wanted: decision,
                earliest,
                earliest_proven,
                binding,
                late: Vec::new(),
            },
            clash: reasons,
            proven,
        }),
        kept: None,
        dates,
    }
}

/// Schedules tried for each number of minors that might be open.
const TRIES_EACH: usize = 2_000;

/// A schedule that keeps the dates with as few minors open as are found to be possible, and how many.
fn fewest_open(problem: &Problem) -> Option<(Found, usize)> {
    let missed = |found: &Found| Appraiser::new(problem).lenient_missed(&found.starts);
    let mut best = keep(problem)?;
    let (mut least, mut most) = (surely_missed(problem), missed(&best));
    while least < most {
        let may_miss = least + (most - least) / 2;
        let tried = Problem {
            may_miss,
            ..problem.clone()
        };
        match keep_within(&tried, TRIES_EACH) {
            Some(found) => {
                most = missed(&found);
                best = found;
            }
            None => least = may_miss + 1,
        }
    }
    Some((best, most))
}

/// What rules out dates that cannot be kept.
fn rules_out(task: &Task, settings: &Settings, dates: &Dates) -> Vec<Clash> {
    let tried = dates.in_problem(&task.problem);
    let date = late_chains(&tried)
        .first()
        .map(|place| dates.wanted[*place]);
    clash(task, settings, &ruled_out(&tried, None), date)
}

/// An excluded initiative that would close the requirement.
fn excluded_supplier(basis: &Basis<'_>, candidates: &Candidates, wanted: &Wanted) -> Option<usize> {
    let closes = |place: &usize| {
        let closes = &basis.questionnaire.initiatives[*place].closes;
        closes.iter().any(|close| close.question == wanted.question)
    };
    let (_, by) = candidates
        .excluded
        .iter()
        .find(|(place, _)| closes(place))?;
    Some(*by)
}

/// The earliest month after the one wanted that can be held, if all its dates lie within the roadmap.
fn earliest(
    task: &Task,
    basis: &Basis<'_>,
    settings: &Settings,
    candidates: &Candidates,
    wanted: Month,
) -> Option<Month> {
    let last_possible = (0..)
        .map(|months| settings.last().last_month().plus(12 - months))
        .find(|month| {
            last_quarter_before(month_of(crate::model::Due::Stage2, *month)) <= settings.last()
        })?;
    let holds = |month: Month| {
        let dates = task.dates(basis, settings, candidates, month, Asked::Forbidden);
        dates.uncovered.is_empty() && keep(&dates.in_problem(&task.problem)).is_some()
    };
    // A later month is never harder to hold than an earlier one, and none before the roadmap is worth naming.
    let mut low = wanted.max(settings.start.first_month().plus(-1));
    let mut high = last_possible;
    if high <= low || !holds(high) {
        return None;
    }
    while high.since(low) > 1 {
        let middle = low.plus(high.since(low) / 2);
        if holds(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high)
}

#[cfg(test)]
mod tests {
    use super::super::problem::{Deadline, Job};
    use super::*;

    #[test]
    fn as_few_minors_stay_open_as_can_be() {
        // By the first quarter there are four days: for the first, or for the two others.
        let jobs = [4, 2, 2].map(|days| Job {
            load: vec![days * 100],
            ..Job::default()
        });
        let wanted = |job| Deadline {
            suppliers: vec![job],
            last: 0,
        };
        let problem = Problem {
            capacity: vec![400; 2],
            jobs: jobs.into(),
            lenient: vec![wanted(0), wanted(1), wanted(2)],
            may_miss: 3,
            ..Problem::default()
        };
        let (found, open) = fewest_open(&problem).expect("all may be open");
        assert_eq!(open, 1);
        assert_eq!(found.starts[1..], [Some(0), Some(0)]);
    }

    #[test]
    fn what_is_open_for_certain_is_where_the_search_begins() {
        // One more that takes three quarters, and would have to be effective in the first.
        let jobs = [[4].as_slice(), &[2], &[2], &[0, 0, 0]].map(|days: &[i64]| Job {
            load: days.iter().map(|days| days * 100).collect(),
            ..Job::default()
        });
        let wanted = |job| Deadline {
            suppliers: vec![job],
            last: 0,
        };
        let problem = Problem {
            capacity: vec![400; 3],
            jobs: jobs.into(),
            lenient: (0..4).map(wanted).collect(),
            may_miss: 4,
            ..Problem::default()
        };
        assert_eq!(surely_missed(&problem), 1);
        let (found, open) = fewest_open(&problem).expect("all may be open");
        assert_eq!(open, 2);
        assert_eq!(found.starts[1..3], [Some(0), Some(0)]);
    }
}
