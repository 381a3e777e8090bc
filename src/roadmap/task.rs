//! From candidates and limits to the problem in whole numbers, and back.

use std::collections::BTreeMap;

use crate::model::{Amount, Due, Month, Obligation, Quarter, QuestionIx, Score};

use super::audit::{Asked, is_forbidden, minors_allowed};
use super::calendar::{last_quarter_before, month_of};
use super::candidates::{Basis, Candidate, Candidates};
use super::problem::{Deadline, Gap, Job, Problem};
use super::{Settings, Wanted};

/// The problem with what its jobs and dates stand for.
#[derive(Clone, Debug)]
pub(super) struct Task {
    /// Pins are not fixed in it yet; dates are not in it yet.
    pub(super) problem: Problem,
    /// For each job its candidate. Those that are done come last.
    pub(super) candidates: Vec<Candidate>,
    /// How many jobs are to be placed; the rest is done.
    pub(super) to_place: usize,
    /// Pins of the plan: job and quarter, counted from the start of the roadmap; by quarter, then id.
    pub(super) pins: Vec<(usize, i32)>,
    /// The names of the roles.
    pub(super) roles: Vec<String>,
}

/// Dates by which requirements must be effective.
#[derive(Clone, Debug, Default)]
pub(super) struct Dates {
    /// What each deadline stands for: those that must be kept, then those of which some may be missed.
    pub(super) wanted: Vec<Wanted>,
    pub(super) deadlines: Vec<Deadline>,
    /// Dates of likely minors, of which so many may be missed.
    pub(super) lenient: Vec<Deadline>,
    pub(super) may_miss: usize,
    /// Requirements that nothing closes, though their date lies within the roadmap and the target forbids that.
    pub(super) uncovered: Vec<Wanted>,
    /// The first milestone that lies beyond what the roadmap can be held to.
    pub(super) beyond: Option<Month>,
}

impl Dates {
    /// A problem with these dates in it.
    pub(super) fn in_problem(&self, problem: &Problem) -> Problem {
        Problem {
            deadlines: self.deadlines.clone(),
            lenient: self.lenient.clone(),
            may_miss: self.may_miss,
            ..problem.clone()
        }
    }

    /// All deadlines, each with what it stands for.
    pub(super) fn each(&self) -> impl Iterator<Item = (&Wanted, &Deadline)> {
        let deadlines = self.deadlines.iter().chain(&self.lenient);
        self.wanted.iter().zip(deadlines)
    }
}

impl Task {
    pub(super) fn new(basis: &Basis<'_>, settings: &Settings, candidates: &Candidates) -> Self {
        let all: Vec<Candidate> = candidates
            .wanted
            .iter()
            .chain(&candidates.done)
            .chain(&candidates.kept_up)
            .cloned()
            .collect();
        let job_of: BTreeMap<usize, usize> = candidates
            .wanted
            .iter()
            .enumerate()
            .map(|(job, candidate)| (candidate.initiative, job))
            .collect();
        let mut roles: Vec<String> = Vec::new();
        let mut role = |name: Option<&String>| {
            let name = name?;
            Some(
                roles
                    .iter()
                    .position(|known| known == name)
                    .unwrap_or_else(|| {
                        roles.push(name.clone());
                        roles.len() - 1
                    }),
            )
        };
        let offset = |quarter: Quarter| quarter.since(settings.start);
        let mut jobs = Vec::with_capacity(all.len());
        for (place, candidate) in all.iter().enumerate() {
            let initiative = &basis.questionnaire.initiatives[candidate.initiative];
            let duration = initiative.quarters.max(1);
            if place >= candidates.wanted.len() {
                // Ended in the quarter before the roadmap at the latest: no work is left, and what keeps it up goes on.
                let started = basis.plan.started.get(&candidate.initiative);
                let latest = -bounded(duration);
                jobs.push(Job {
                    load: vec![0; duration as usize],
                    run_in: bounded(initiative.run_in),
                    upkeep: Amount::nearest(initiative.upkeep).hundredths(),
                    yearly: Amount::nearest(initiative.yearly_cost).hundredths(),
                    fixed: Some(started.map_or(latest, |quarter| offset(*quarter).min(latest))),
                    ..Job::default()
                });
                continue;
            }
            let started = basis
                .plan
                .started
                .get(&candidate.initiative)
                .map(|quarter| offset(*quarter));
            let asked_for =
                started.is_some() || basis.plan.pins.contains_key(&candidate.initiative);
            let after = initiative
                .after
                .iter()
                .filter_map(|before| job_of.get(before).copied());
            jobs.push(Job {
                load: split(candidate.effort, duration)
                    .iter()
                    .map(|days| days.hundredths())
                    .collect(),
                run_in: bounded(initiative.run_in),
                upkeep: Amount::nearest(initiative.upkeep).hundredths(),
                cost: Amount::nearest(initiative.cost).hundredths(),
                yearly: Amount::nearest(initiative.yearly_cost).hundredths(),
                // What has started asks no more for what it should have waited for.
                after: if started.is_some() {
                    Vec::new()
                } else {
                    after.collect()
                },
                role: role(initiative.role.as_ref()),
                fixed: started,
                pinned: false,
                required: asked_for,
            });
        }
        let mut suppliers: Vec<Gap> = vec![Gap::default(); candidates.gaps.len()];
        for (job, candidate) in all.iter().enumerate() {
            for (gap, reached) in &candidate.lifts {
                let value = candidates.gaps[*gap].value_at(*reached);
                if value > 0 {
                    suppliers[*gap].suppliers.push((job, value));
                }
            }
        }
        suppliers.retain(|gap| !gap.suppliers.is_empty());
        let mut pins: Vec<(usize, i32)> = basis
            .plan
            .pins
            .iter()
            .filter_map(|(initiative, quarter)| Some((*job_of.get(initiative)?, offset(*quarter))))
            .filter(|(job, _)| jobs[*job].fixed.is_none())
            .collect();
        pins.sort_by_key(|(job, quarter)| (*quarter, *job));
        Self {
            problem: Problem {
                capacity: settings
                    .capacity
                    .iter()
                    .map(|days| days.hundredths())
                    .collect(),
                budget: settings
                    .budget
                    .as_ref()
                    .map(|budget| budget.iter().map(|money| money.hundredths()).collect()),
                parallel: settings.parallel,
                per_role: vec![Some(settings.parallel_per_role); roles.len()],
                jobs,
                gaps: suppliers,
                deadlines: Vec::new(),
                lenient: Vec::new(),
                may_miss: 0,
            },
            to_place: candidates.wanted.len(),
            candidates: all,
            pins,
            roles,
        }
    }

    /// The name of the role of a job.
    pub(super) fn role_of(&self, job: usize) -> String {
        let role = self.problem.jobs[job].role;
        role.and_then(|role| self.roles.get(role))
            .cloned()
            .unwrap_or_default()
    }

    /// The initiative of a job.
    pub(super) fn initiative(&self, job: usize) -> usize {
        self.candidates[job].initiative
    }

    /// The initiatives that have ended before the roadmap.
    pub(super) fn done(&self) -> Vec<usize> {
        let done = self.candidates[self.to_place..].iter();
        done.map(|candidate| candidate.initiative).collect()
    }

    /// The dates of a certification decided in a month. What does not wholly close a requirement leaves a minor.
    pub(super) fn dates(
        &self,
        basis: &Basis<'_>,
        settings: &Settings,
        candidates: &Candidates,
        decision: Month,
        asked: Asked,
    ) -> Dates {
        let mut dates = Dates::default();
        // Likely minors with their dates, and what stays a minor however much is done.
        let (mut minors, mut stays) = (Vec::new(), Vec::new());
        let quarters = self.problem.quarters();
        for (place, gap) in candidates.gaps.iter().enumerate() {
            let question = basis.questionnaire.question(gap.question);
            if question.obligation != Obligation::Shall {
                continue;
            }
            let forbidden = is_forbidden(basis, gap.question);
            let milestone = match asked {
                // What may be open counts at the audit for the certificate alone.
                Asked::Forbidden if !forbidden => Due::Stage2,
                _ => question.due.unwrap_or(Due::InternalAudit),
            };
            let month = month_of(milestone, decision);
            let wanted = Wanted {
                question: gap.question,
                milestone,
                month,
            };
            let last = last_quarter_before(month).since(settings.start);
            if last >= quarters {
                dates.beyond = dates
                    .beyond
                    .map_or(Some(month), |first| Some(first.min(month)));
                continue;
            }
            let reached = |job: &usize| {
                let mut lifts = self.candidates[*job].lifts.iter();
                lifts
                    .find(|(gap, _)| *gap == place)
                    .map(|(_, reached)| *reached)
            };
            let jobs = 0..self.candidates.len();
            let best = jobs.clone().filter_map(|job| reached(&job)).max();
            if best != Some(Score::ONE) {
                stays.push(wanted);
            }
            let Some(best) = best else {
                if forbidden {
                    dates.uncovered.push(wanted);
                }
                continue;
            };
            let deadline = Deadline {
                suppliers: jobs.filter(|job| reached(job) == Some(best)).collect(),
                last,
            };
            if asked == Asked::Every || forbidden {
                dates.deadlines.push(deadline);
                dates.wanted.push(wanted);
            } else if best == Score::ONE {
                minors.push((deadline, wanted));
            }
        }
        let allowed = minors_allowed(basis.target).map_or(usize::MAX, |most| most as usize);
        if stays.len() > allowed {
            dates.uncovered = stays.clone();
        }
        dates.may_miss = allowed.saturating_sub(stays.len());
        for (deadline, wanted) in minors {
            dates.lenient.push(deadline);
            dates.wanted.push(wanted);
        }
        dates
    }

    /// The gaps that nothing to be placed, and nothing done, closes or raises.
    pub(super) fn uncovered(&self, candidates: &Candidates) -> Vec<QuestionIx> {
        let gaps = candidates.gaps.iter().enumerate();
        let open = gaps.filter(|(place, _)| {
            let mut lifts = self
                .candidates
                .iter()
                .flat_map(|candidate| &candidate.lifts);
            !lifts.any(|(other, _)| other == place)
        });
        open.map(|(_, gap)| gap.question).collect()
    }
}

/// Person-days spread evenly over quarters in whole days, the remainder in the earliest ones.
fn split(days: Amount, quarters: u32) -> Vec<Amount> {
    let whole = days.hundredths() / 100;
    let quarters = i64::from(quarters.max(1));
    (0..quarters)
        .map(|place| Amount::whole(whole / quarters + i64::from(place < whole % quarters)))
        .collect()
}

/// Quarters as they are counted in the problem.
pub(super) fn bounded(quarters: u32) -> i32 {
    i32::try_from(quarters).unwrap_or(i32::MAX / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_do_not_divide_fall_into_the_earliest_quarters() {
        let split = |days, quarters| -> Vec<String> {
            super::split(Amount::whole(days), quarters)
                .iter()
                .map(ToString::to_string)
                .collect()
        };
        assert_eq!(split(10, 3), ["4", "3", "3"]);
        assert_eq!(split(1, 2), ["1", "0"]);
        assert_eq!(split(0, 1), ["0"]);
    }
}
