//! From gaps, target and plan to a roadmap.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::gap::Finding;
use crate::model::{Assessment, Month, Plan, Quarter, Questionnaire, Target};
use crate::scoring::Scorecard;

use super::assumptions::taken_for_granted;
use super::audit::open_at_audit;
use super::calendar::milestones;
use super::candidates::{Basis, Candidates};
use super::certification::{self, Certification};
use super::out_of_order::out_of_order;
use super::periods::periods;
use super::pins;
use super::planned::{self, Placed};
use super::previous;
use super::projection::standing;
use super::reasons::{Reasons, bottleneck};
use super::sensitivity;
use super::solve::Solved;
use super::task::Task;
use super::tidy::tidy;
use super::worth::Appraiser;
use super::{
    Assumption, Conflict, ConflictKind, DropReason, Dropped, Objective, Roadmap, Settings,
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
    /// What is to be reached.
    pub target: &'a Target,
    /// What stays below it.
    pub findings: &'a [Finding],
    /// Limits and wishes.
    pub plan: &'a Plan,
    /// Starts of an earlier roadmap, by the ids of the initiatives.
    pub previous: Option<&'a BTreeMap<String, Quarter>>,
    /// The target wants conformity only because a certification is wanted.
    pub conformity_assumed: bool,
}

impl<'a> Drawing<'a> {
    /// What candidates and gaps come from.
    pub(super) fn basis(&self) -> Basis<'a> {
        Basis {
            questionnaire: self.questionnaire,
            assessment: self.assessment,
            card: self.card,
            findings: self.findings,
            plan: self.plan,
            target: self.target,
        }
    }
}

/// Draws up the roadmap.
///
/// Wishes that cannot be kept are left out and named; a roadmap is made all the same. The result depends on nothing but
/// what is given, the order of initiatives in the questionnaire not included.
pub fn draw_up(drawing: &Drawing<'_>) -> Roadmap {
    let basis = drawing.basis();
    let (settings, mut assumptions) =
        Settings::resolve(drawing.plan, drawing.questionnaire, drawing.assessment);
    if drawing.conformity_assumed {
        assumptions.push(Assumption::ConformityWanted);
    }
    let candidates = Candidates::new(&basis);
    let mut task = Task::new(&basis, &settings, &candidates);

    let mut conflicts = pins::settle(&mut task, &basis, &settings, &candidates);
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
    // A wish may be kept after all, though the search for it alone did not find how.
    conflicts.retain(|conflict| !is_kept(conflict));
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
    let (dropped, missed) = left_out(&placed, &mut reasons);
    let initiatives: Vec<_> = initiatives.into_iter().map(|(_, one)| one).collect();

    let changes = drawing.previous.map(|previous| {
        previous::changes(&task, &settings, &candidates, &basis, previous, &starts)
    });
    let beyond = certification.as_ref().and_then(|one| one.dates.beyond);
    assumptions.extend(taken_for_granted(&placed, &initiatives, beyond));
    let is_missed =
        |conflict: &Conflict| matches!(conflict.kind, ConflictKind::Certification { .. });
    let held = decision.filter(|_| !conflicts.iter().any(is_missed));
    Roadmap {
        out_of_order: out_of_order(&placed),
        open_at_audit: held.map(|month| open_at_audit(&placed, month)),
        periods: periods(&placed, drawing.as_of, drawing.target),
        today: standing(drawing.questionnaire, drawing.card, drawing.target),
        objective: Objective {
            value,
            bound: solved.bound.max(value),
            proven: solved.bound <= value,
        },
        uncovered: task.uncovered(&candidates),
        milestones: milestones(
            &settings,
            held_decision(&settings, &conflicts),
            basis.questionnaire,
            &initiatives,
            &task.done(),
        ),
        bottleneck: bottleneck(&initiatives, &missed, &sensitivity),
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

/// The month for which the audit calendar is drawn: the one wanted, or the earliest that can be held instead.
fn held_decision(settings: &Settings, conflicts: &[Conflict]) -> Option<Month> {
    let instead = conflicts.iter().find_map(|conflict| match conflict.kind {
        ConflictKind::Certification { earliest, .. } => Some(earliest),
        ConflictKind::Pin { .. } | ConflictKind::Started { .. } => None,
    });
    instead.unwrap_or(settings.certification)
}

/// The candidates left out, by id, and what each of those that could have been placed would have brought a quarter.
fn left_out(
    placed: &Placed<'_>,
    reasons: &mut Reasons<'_>,
) -> (Vec<Dropped>, Vec<(DropReason, i64)>) {
    let Placed {
        basis,
        candidates,
        task,
        starts,
        ..
    } = *placed;
    let excluded = candidates.excluded.iter().map(|(initiative, by)| Dropped {
        initiative: *initiative,
        why: match basis.plan.exclude.get(initiative) {
            Some(reason) => DropReason::Excluded(reason.clone()),
            None => DropReason::PresupposesExcluded(*by),
        },
    });
    let mut dropped: Vec<Dropped> = excluded.collect();
    let mut missed = Vec::new();
    for job in (0..task.to_place).filter(|job| starts[*job].is_none()) {
        let why = reasons.why_left_out(candidates, job);
        let lifts = task.candidates[job].lifts.iter();
        let benefit = lifts.map(|(gap, reached)| candidates.gaps[*gap].value_at(*reached));
        missed.push((why.clone(), benefit.sum()));
        dropped.push(Dropped {
            initiative: task.initiative(job),
            why,
        });
    }
    let id = |initiative: usize| &basis.questionnaire.initiatives[initiative].id;
    dropped.sort_by(|one, other| id(one.initiative).cmp(id(other.initiative)));
    (dropped, missed)
}

/// Whether the finished roadmap keeps the wish.
fn is_kept(conflict: &Conflict) -> bool {
    match &conflict.kind {
        ConflictKind::Certification { late, .. } => late.is_empty(),
        ConflictKind::Pin {
            wanted, instead, ..
        } => *instead == Some(*wanted),
        ConflictKind::Started { .. } => false,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_that_the_finished_roadmap_keeps_after_all_is_no_conflict() {
        let quarter = Quarter::new(2027, 1);
        let (wanted, month) = (quarter.unwrap(), Month::parse("2027-12").unwrap());
        let kept = |kind| {
            is_kept(&Conflict {
                kind,
                clash: Vec::new(),
                proven: false,
            })
        };
        let pin = |instead| ConflictKind::Pin {
            initiative: 0,
            wanted,
            instead,
        };
        assert!(kept(pin(quarter)));
        assert!(!kept(pin(Some(wanted.plus(1)))) && !kept(pin(None)));
        let certification = |late: &[crate::roadmap::Wanted]| ConflictKind::Certification {
            wanted: month,
            earliest: None,
            earliest_proven: false,
            binding: Vec::new(),
            late: late.to_vec(),
        };
        let late = crate::roadmap::Wanted {
            question: crate::model::QuestionIx(0),
            milestone: crate::model::Due::InternalAudit,
            month,
        };
        assert!(kept(certification(&[])) && !kept(certification(&[late])));
        assert!(!kept(ConflictKind::Started { initiative: 0 }));
    }
}
