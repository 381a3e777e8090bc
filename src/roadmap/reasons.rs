//! Why each initiative stands where it does, and why others are left out: computed from the limits, not narrated.

use std::collections::BTreeMap;

use crate::model::Amount;

use super::candidates::Candidates;
use super::ledger::{Broken, Ledger};
use super::orders::closure_of;
use super::task::Task;
use super::tidy::{filled, ready};
use super::{Bottleneck, DropReason, Fixed, Limit, Planned, Sensitivity, Settings, Stimulus};

/// Answers questions about one schedule.
pub(super) struct Reasons<'a> {
    task: &'a Task,
    settings: &'a Settings,
    starts: &'a [Option<i32>],
    /// Jobs that stay where an earlier roadmap had them.
    held: &'a [bool],
    ledger: Ledger<'a>,
    /// The first quarter in which each job could start if only predecessors counted.
    earliest: Vec<i32>,
}

impl<'a> Reasons<'a> {
    pub(super) fn new(
        task: &'a Task,
        settings: &'a Settings,
        starts: &'a [Option<i32>],
        held: &'a [bool],
    ) -> Self {
        Self {
            task,
            settings,
            starts,
            held,
            ledger: filled(&task.problem, starts),
            earliest: task.problem.earliest(),
        }
    }

    /// What would break if a job that is placed started a quarter earlier and all else stayed.
    pub(super) fn why_not_earlier(&mut self, job: usize) -> Vec<Limit> {
        let Some(start) = self.starts[job] else {
            return Vec::new();
        };
        if let Some(fixed) = self.fixed(job) {
            return vec![Limit::Fixed(fixed)];
        }
        let mut limits = self.why_not_at(job, start - 1);
        if limits.is_empty() && self.held.get(job).copied().unwrap_or_default() {
            limits.push(Limit::Kept);
        }
        limits
    }

    /// Why a person has fixed the start of a job, if one has.
    pub(super) fn fixed(&self, job: usize) -> Option<Fixed> {
        let own = &self.task.problem.jobs[job];
        let fixed = if own.pinned {
            Fixed::Pinned
        } else {
            Fixed::Started
        };
        own.fixed.map(|_| fixed)
    }

    /// What would break if a job started in a quarter and all others stayed.
    pub(super) fn why_not_at(&mut self, job: usize, start: i32) -> Vec<Limit> {
        if start < 0 {
            return vec![Limit::RoadmapStart];
        }
        let problem = &self.task.problem;
        let mut limits: Vec<Limit> = problem.jobs[job]
            .after
            .iter()
            .filter_map(|before| Some((*before, problem.jobs[*before].end(self.starts[*before]?))))
            .filter(|(_, end)| *end >= start)
            .map(|(before, end)| Limit::Predecessor {
                initiative: self.task.initiative(before),
                end: self.settings.start.plus(end),
            })
            .collect();
        let placed = self.ledger.starts[job];
        self.ledger.remove(job);
        let broken = self.ledger.broken(job, start);
        limits.extend(broken.into_iter().map(|broken| self.limit(job, broken)));
        if let Some(placed) = placed {
            self.ledger.place(job, placed);
        }
        limits
    }

    fn limit(&self, job: usize, broken: Broken) -> Limit {
        let quarter = |place| self.settings.quarter(place);
        let left = |amount: i64| Amount::from_hundredths(amount.max(0));
        match broken {
            Broken::Capacity(place, free, needed, upkeep) => Limit::Capacity {
                quarter: quarter(place),
                free: left(free),
                needed: left(needed),
                upkeep,
            },
            Broken::Budget(year, free, needed) => Limit::Budget {
                year: year + 1,
                free: left(free),
                needed: left(needed),
            },
            Broken::Parallel(place) => Limit::Parallel {
                quarter: quarter(place),
                at_once: self.settings.parallel.unwrap_or(u32::MAX),
            },
            Broken::Role(place) => Limit::Role {
                quarter: quarter(place),
                role: self.task.role_of(job),
                at_once: self.settings.parallel_per_role,
            },
        }
    }

    /// Why a job that could have been placed is left out.
    pub(super) fn why_left_out(&mut self, candidates: &Candidates, job: usize) -> DropReason {
        let problem = &self.task.problem;
        let quarters = problem.quarters();
        let own = &problem.jobs[job];
        let lifts = &self.task.candidates[job].lifts;
        let counts = |(gap, reached): &(usize, crate::model::Score)| {
            candidates.gaps[*gap].value_at(*reached) > 0
        };
        if !lifts.iter().any(counts) {
            return DropReason::NoBenefit;
        }
        let effective = own.effective(self.earliest[job]);
        if effective >= quarters {
            return DropReason::TooLate {
                effective: self.settings.start.plus(effective),
            };
        }
        if let Some(others) = self.closed_by(job) {
            return DropReason::ClosedByOthers(others);
        }
        let last = quarters - own.duration() - own.run_in;
        let empty = Ledger::new(problem);
        if !(0..=last).any(|start| empty.fits(job, start)) {
            // The start that comes nearest: with fewest limits in its way, and least wanting to the first of them.
            let nearest = (0..=last)
                .map(|start| empty.broken(job, start))
                .min_by_key(|broken| (broken.len(), broken.first().map(Broken::wanting)));
            if let Some(broken) = nearest.and_then(|broken| broken.first().copied()) {
                return DropReason::TooLarge(self.limit(job, broken));
            }
        }
        let taken: Vec<bool> = self.starts.iter().map(Option::is_some).collect();
        let mut ledger = self.ledger.clone();
        for member in closure_of(problem, job, &taken) {
            let reserve = if member == job { own.run_in } else { 0 };
            let first = ready(problem, &ledger.starts, member).unwrap_or(0);
            let last = quarters - problem.jobs[member].duration() - reserve;
            match (first..=last).find(|start| ledger.fits(member, *start)) {
                Some(start) => ledger.place(member, start),
                None if member != job => {
                    return DropReason::PresupposesDropped(self.task.initiative(member));
                }
                None => {
                    let nearest = (first..=last).map(|start| (start, ledger.broken(job, start)));
                    let nearest = nearest.min_by_key(|(_, broken)| broken.len());
                    return match nearest.and_then(|(start, broken)| Some((start, *broken.first()?)))
                    {
                        Some((start, broken)) => DropReason::NoRoom {
                            start: self.settings.start.plus(start),
                            limit: self.limit(job, broken),
                        },
                        // Its predecessors end too late for any effect within the roadmap.
                        None => DropReason::TooLate {
                            effective: self.settings.start.plus(own.effective(first)),
                        },
                    };
                }
            }
        }
        DropReason::NoBenefit
    }

    /// The initiatives in the schedule that reach all that a job would, if they do.
    fn closed_by(&self, job: usize) -> Option<Vec<usize>> {
        let mut others = Vec::new();
        for (gap, reached) in &self.task.candidates[job].lifts {
            let reaches = |other: &usize| {
                let lifts = &self.task.candidates[*other].lifts;
                self.starts[*other].is_some() && lifts.iter().any(|(g, r)| g == gap && r >= reached)
            };
            let other = (0..self.task.candidates.len()).find(reaches)?;
            let initiative = self.task.initiative(other);
            if !others.contains(&initiative) {
                others.push(initiative);
            }
        }
        Some(others)
    }
}

/// What holds most of the benefit back: of what there could be more of, that which would bring most; if none would bring
/// anything, the order of the work. `None` if nothing is held back.
pub(super) fn bottleneck(
    planned: &[Planned],
    missed: &[(DropReason, i64)],
    sensitivity: &[Sensitivity],
) -> Option<Bottleneck> {
    let mut held: BTreeMap<Stimulus, usize> = BTreeMap::new();
    let mut of = 0;
    let left_out = missed.iter().filter_map(|(why, _)| match why {
        DropReason::NoRoom { limit, .. } | DropReason::TooLarge(limit) => {
            Some(std::slice::from_ref(limit))
        }
        _ => None,
    });
    for limits in planned
        .iter()
        .map(|one| one.why_not_earlier.as_slice())
        .chain(left_out)
    {
        let mut named: Vec<Stimulus> = limits.iter().filter_map(stimulus).collect();
        named.sort_unstable();
        named.dedup();
        of += usize::from(!named.is_empty());
        for one in named {
            *held.entry(one).or_default() += 1;
        }
    }
    // What keeps nothing from its place is no bottleneck, whatever more of it would bring.
    let gaining = sensitivity.iter();
    let gaining = gaining.filter(|one| one.gain > 0 && held.contains_key(&one.stimulus));
    let most = gaining.max_by(|one, other| {
        // Of equal gains the first asked.
        one.gain.cmp(&other.gain).then(std::cmp::Ordering::Greater)
    });
    let stimulus = most.map_or(Stimulus::Order, |one| one.stimulus.clone());
    let held = held.get(&stimulus).copied()?;
    Some(Bottleneck { stimulus, held, of })
}

/// What there would have to be more of, so that a limit would not bind.
fn stimulus(limit: &Limit) -> Option<Stimulus> {
    match limit {
        Limit::RoadmapStart | Limit::Fixed(_) | Limit::Kept => None,
        Limit::Predecessor { .. } => Some(Stimulus::Order),
        Limit::Capacity { .. } => Some(Stimulus::Capacity(Amount::whole(1))),
        Limit::Budget { .. } => Some(Stimulus::Budget(10)),
        Limit::Parallel { .. } => Some(Stimulus::Parallel(1)),
        Limit::Role { role, .. } => Some(Stimulus::Role(role.clone(), 1)),
    }
}
