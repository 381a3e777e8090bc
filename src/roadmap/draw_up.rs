//! From gaps, target and plan to a roadmap.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::gap::Finding;
use crate::model::{Amount, Assessment, Month, Plan, Quarter, Questionnaire};
use crate::scoring::Scorecard;

use super::calendar::milestones;
use super::candidates::{Basis, Candidates};
use super::certification::{self, Certification};
use super::pins;
use super::planned::{self, Placed};
use super::previous;
use super::problem::Problem;
use super::projection::{Raised, project, standing};
use super::reasons::{Reasons, bottleneck};
use super::relaxation::Relaxation;
use super::search::{Found, Search};
use super::sensitivity;
use super::task::Task;
use super::tidy::tidy;
use super::worth::Appraiser;
use super::{
    Assumption, Conflict, ConflictKind, DropReason, Dropped, Objective, Period, Roadmap, Settings,
};

/// What a roadmap is drawn up from. The findings are those against the target that counts.
#[derive(Clone, Copy, Debug)]
pub struct Drawing<'a> {
    /// The questionnaire, with the plan's own initiatives in its list.
    pub questionnaire: &'a Questionnaire,
    /// The answers.
    pub assessment: &'a Assessment,
    /// Day on which evidence is judged.
    pub as_of: Date,
    /// Their scores.
    pub card: &'a Scorecard,
    /// What stays below its target.
    pub findings: &'a [Finding],
    /// Limits and wishes.
    pub plan: &'a Plan,
    /// Starts of an earlier roadmap, by the ids of the initiatives.
    pub previous: Option<&'a BTreeMap<String, Quarter>>,
    /// The target wants conformity only because a certification is wanted.
    pub conformity_assumed: bool,
}

/// Draws up the roadmap.
///
/// Wishes that cannot be kept are left out and named; a roadmap is made all the same. The result depends on nothing but
/// what is given, the order of initiatives in the questionnaire not included.
pub fn draw_up(drawing: &Drawing<'_>) -> Roadmap {
    let basis = Basis {
        questionnaire: drawing.questionnaire,
        assessment: drawing.assessment,
        card: drawing.card,
        findings: drawing.findings,
        plan: drawing.plan,
    };
    let (settings, mut assumptions) =
        Settings::resolve(drawing.plan, drawing.questionnaire, drawing.assessment);
    if drawing.conformity_assumed {
        assumptions.push(Assumption::ConformityWanted);
    }
    let candidates = Candidates::new(&basis);
    let mut task = Task::new(&basis, &settings, &candidates);

    let mut conflicts = pins::settle(&mut task, &settings);
    let decision = settings.certification;
    let certification = decision
        .map(|month| certification::settle(&mut task, &basis, &settings, &candidates, month));
    conflicts.extend(certification.as_ref().and_then(|one| one.conflict.clone()));

    let solved = Solved::new(
        &task.problem,
        certification.as_ref().and_then(|one| one.kept.clone()),
    );
    let (chosen, held) = match drawing.previous {
        Some(previous) => {
            previous::keep_close(&task, &settings, basis.questionnaire, previous, &solved)
        }
        None => (solved.starts.clone(), Vec::new()),
    };
    let appraiser = Appraiser::new(&task.problem);
    let starts = tidy(&task.problem, &appraiser, &chosen, &held);
    let value = appraiser.value(&starts);
    let sensitivity = sensitivity::sensitivity(&task, &solved, &starts);

    for conflict in &mut conflicts {
        fill_in(conflict, &task, &settings, &starts, certification.as_ref());
    }
    // A date may be kept after all, though the search for it alone did not find how.
    conflicts.retain(|conflict| !matches!(&conflict.kind, ConflictKind::Certification { late, .. } if late.is_empty()));
    let dates = certification
        .as_ref()
        .filter(|one| one.conflict.is_none())
        .map(|one| &one.dates);
    let placed = Placed {
        basis: &basis,
        settings: &settings,
        candidates: &candidates,
        task: &task,
        starts: &starts,
        dates,
    };
    let mut initiatives = planned::planned(&placed);
    let mut reasons = Reasons::new(&task, &settings, &starts, &held);
    for (job, one) in &mut initiatives {
        one.why_not_earlier = reasons.why_not_earlier(*job);
    }
    let mut dropped: Vec<Dropped> = candidates
        .excluded
        .iter()
        .map(|(initiative, by)| Dropped {
            initiative: *initiative,
            why: match drawing.plan.exclude.get(initiative) {
                Some(reason) if initiative == by => DropReason::Excluded(reason.clone()),
                _ => DropReason::PresupposesExcluded(*by),
            },
        })
        .collect();
    let mut left_out = Vec::new();
    for job in (0..task.to_place).filter(|job| starts[*job].is_none()) {
        let why = reasons.why_left_out(&candidates, job);
        let lifts = task.candidates[job].lifts.iter();
        let benefit = lifts
            .map(|(gap, reached)| candidates.gaps[*gap].value_at(*reached))
            .sum();
        left_out.push((why.clone(), benefit));
        dropped.push(Dropped {
            initiative: task.initiative(job),
            why,
        });
    }
    let id = |initiative: usize| &drawing.questionnaire.initiatives[initiative].id;
    dropped.sort_by(|one, other| id(one.initiative).cmp(id(other.initiative)));
    let initiatives: Vec<_> = initiatives.into_iter().map(|(_, one)| one).collect();

    let changes = drawing.previous.map(|previous| {
        previous::changes(&task, &settings, &candidates, &basis, previous, &starts)
    });
    assumptions.extend(taken_for_granted(
        &basis,
        &settings,
        &candidates,
        &task,
        &initiatives,
        certification.as_ref(),
    ));
    Roadmap {
        periods: periods(drawing, &settings, &candidates, &task, &starts),
        today: standing(drawing.card),
        objective: Objective {
            value,
            bound: solved.bound.max(value),
            proven: solved.bound <= value,
        },
        uncovered: task.uncovered(&candidates),
        milestones: milestones(&settings),
        bottleneck: bottleneck(&initiatives, &left_out),
        assumptions,
        conflicts,
        ended: planned::ended(&placed),
        initiatives,
        dropped,
        sensitivity,
        changes,
        settings,
    }
}

/// The best schedule found, and the bound above all.
#[derive(Clone, Debug)]
pub(super) struct Solved {
    pub(super) found: Found,
    pub(super) starts: Vec<Option<i32>>,
    pub(super) bound: i64,
}

impl Solved {
    /// Searches the best schedule; `kept` is one that keeps all dates, if there are any.
    pub(super) fn new(problem: &Problem, kept: Option<Found>) -> Self {
        let mut search = Search::new(problem);
        let mut begun: Vec<Found> = super::orders::orders(problem)
            .into_iter()
            .map(|order| search.of_order(order))
            .collect();
        begun.extend(kept);
        let reached = begun
            .iter()
            .filter(|found| found.worth.keeps_dates())
            .map(|found| found.worth.value)
            .max();
        let (rounds, evaluations) = effort(problem.jobs.len());
        let bound = Relaxation::new(problem).bound(reached.unwrap_or(0), rounds);
        begun.push(search.of_order(bound.order.clone()));
        begun.sort_by_key(|one| std::cmp::Reverse(one.worth));
        begun.dedup_by(|one, other| one.starts == other.starts);
        // A few small ones are searched from several sides, a large one from the best.
        begun.truncate(if problem.jobs.len() <= SMALL { 3 } else { 1 });
        let each = evaluations / begun.len().max(1);
        let mut best: Option<Found> = None;
        for one in begun {
            let found = if bound.value > one.worth.value || !one.worth.keeps_dates() {
                search.improve(one, each)
            } else {
                one
            };
            if best.as_ref().is_none_or(|best| found.worth > best.worth) {
                best = Some(found);
            }
        }
        let found = best.unwrap_or_else(|| search.of_order(Vec::new()));
        let starts = tidy(problem, &search.appraiser, &found.starts, &[]);
        Self {
            starts,
            found,
            bound: bound.value,
        }
    }
}

/// Up to so many jobs a problem is small.
const SMALL: usize = 60;

/// Rounds for the bound and evaluations for the search: fixed numbers, since a clock would break reproducibility.
fn effort(jobs: usize) -> (usize, usize) {
    let jobs = jobs.max(1);
    (
        (60_000 / jobs).clamp(60, 300),
        (300 * jobs).min(6_000_000 / jobs).clamp(500, 24_000),
    )
}

/// Completes what only the finished roadmap tells of a wish that is not kept.
fn fill_in(
    conflict: &mut Conflict,
    task: &Task,
    settings: &Settings,
    starts: &[Option<i32>],
    certification: Option<&Certification>,
) {
    match &mut conflict.kind {
        ConflictKind::Pin {
            initiative,
            instead,
            ..
        } => {
            let job = (0..task.to_place).find(|job| task.initiative(*job) == *initiative);
            *instead = job
                .and_then(|job| starts[job])
                .map(|start| settings.start.plus(start));
        }
        ConflictKind::Certification { late, .. } => {
            *late = certification
                .map(|one| one.late(&task.problem, starts))
                .unwrap_or_default();
        }
        ConflictKind::Started { .. } => {}
    }
}

fn periods(
    drawing: &Drawing<'_>,
    settings: &Settings,
    candidates: &Candidates,
    task: &Task,
    starts: &[Option<i32>],
) -> Vec<Period> {
    let quarters = settings.quarters();
    let mut raised = Vec::new();
    let (mut effort, mut upkeep) = (vec![0_i64; quarters], vec![0_i64; quarters]);
    let mut cost = vec![0_i64; quarters];
    for (job, start) in starts.iter().enumerate() {
        let Some(start) = *start else { continue };
        let own = &task.problem.jobs[job];
        for (gap, to) in &task.candidates[job].lifts {
            raised.push(Raised {
                question: candidates.gaps[*gap].question,
                to: *to,
                from_quarter: own.effective(start),
            });
        }
        for (place, quarter) in (0..quarters).zip(0_i32..) {
            if let Some(load) = usize::try_from(quarter - start)
                .ok()
                .and_then(|since| own.load.get(since))
            {
                effort[place] += load;
            } else if quarter > own.end(start) {
                upkeep[place] += own.upkeep;
            }
            if quarter == start {
                cost[place] += own.cost;
            }
        }
    }
    let standings = project(
        drawing.questionnaire,
        drawing.assessment,
        drawing.as_of,
        &raised,
        task.problem.quarters(),
    );
    let amount = Amount::from_hundredths;
    let each = standings
        .into_iter()
        .enumerate()
        .map(|(place, standing)| Period {
            quarter: settings.quarter(place),
            effort: amount(effort[place]),
            upkeep: amount(upkeep[place]),
            capacity: settings.capacity[place],
            cost: amount(cost[place]),
            standing,
        });
    each.collect()
}

/// What was taken for granted beside the defaults.
fn taken_for_granted(
    basis: &Basis<'_>,
    settings: &Settings,
    candidates: &Candidates,
    task: &Task,
    initiatives: &[super::Planned],
    certification: Option<&Certification>,
) -> Vec<Assumption> {
    let mut all = Vec::new();
    let unknown = candidates
        .gaps
        .iter()
        .filter(|gap| gap.from.is_none())
        .count();
    if unknown > 0 {
        all.push(Assumption::ToBeConfirmed {
            questions: unknown,
            initiatives: initiatives.iter().filter(|one| one.to_be_confirmed).count(),
        });
    }
    if !candidates.done.is_empty() {
        all.push(Assumption::Done(
            candidates.done.iter().map(|one| one.initiative).collect(),
        ));
    }
    if !candidates.done_by_answers.is_empty() {
        all.push(Assumption::DoneByAnswers(candidates.done_by_answers.len()));
    }
    let mut named: Vec<usize> = basis
        .plan
        .pins
        .keys()
        .chain(basis.plan.started.keys())
        .copied()
        .collect();
    named.sort_by_key(|place| &basis.questionnaire.initiatives[*place].id);
    for place in named {
        if candidates.done_by_answers.contains(&place) {
            all.push(Assumption::NothingLeft(place));
        } else if basis.questionnaire.initiatives[place].closes.is_empty()
            && !(0..task.to_place).any(|job| {
                let own = &task.problem.jobs[job];
                own.after
                    .iter()
                    .any(|before| task.initiative(*before) == place)
            })
        {
            all.push(Assumption::Unneeded(place));
        }
    }
    let beyond: Option<Month> = certification.and_then(|one| one.dates.beyond);
    all.extend(
        beyond
            .and(settings.certification)
            .map(Assumption::BeyondHorizon),
    );
    all
}
