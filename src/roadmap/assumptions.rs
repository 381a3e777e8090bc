//! What a roadmap takes for granted beside the defaults of its plan.

use crate::model::{Amount, Due, Month, YearlyMilestone};
use crate::scoring::QuestionState;

use super::calendar::held_first;
use super::candidates::Basis;
use super::planned::Placed;
use super::{Assumption, Fixed, Planned};

/// What was taken for granted. `beyond`: a milestone of the certification that the roadmap cannot be held to.
pub(super) fn taken_for_granted(
    placed: &Placed<'_>,
    initiatives: &[Planned],
    beyond: Option<Month>,
) -> Vec<Assumption> {
    let Placed {
        basis,
        settings,
        candidates,
        task,
        ..
    } = *placed;
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
    all.extend(goes_on(placed));
    all.extend(ended_by_quarters(placed, initiatives));
    // What the plan names among them goes on by its word.
    let kept_up = candidates.kept_up.iter();
    let kept_up: Vec<usize> = kept_up.map(|one| one.initiative).collect();
    let (outside, done): (Vec<usize>, Vec<usize>) = candidates
        .done_by_answers
        .iter()
        .filter(|place| !kept_up.contains(place))
        .partition(|place| lies_outside(basis, **place));
    if !done.is_empty() {
        all.push(Assumption::DoneByAnswers(done.len()));
    }
    if !outside.is_empty() {
        all.push(Assumption::OutsideScope(outside.len()));
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
    all.extend(
        beyond
            .and(settings.certification)
            .map(Assumption::BeyondHorizon),
    );
    all.extend(after_audit(placed, initiatives));
    all.push(Assumption::CostOfInitiatives);
    all.push(Assumption::RolesApart);
    if settings.certification.is_some() {
        all.push(Assumption::BeforeMilestones);
    }
    all
}

/// What goes on of what is done, in each quarter and year.
fn goes_on(placed: &Placed<'_>) -> Option<Assumption> {
    let done = &placed.task.problem.jobs[placed.task.to_place..];
    let amount = Amount::from_hundredths;
    let initiatives = done.iter().filter(|job| job.upkeep > 0 || job.yearly > 0);
    let initiatives = initiatives.count();
    (initiatives > 0).then(|| Assumption::KeptUp {
        initiatives,
        upkeep: amount(done.iter().map(|job| job.upkeep).sum()),
        yearly_cost: amount(done.iter().map(|job| job.yearly).sum()),
    })
}

/// What has started so long ago that by its quarters nothing of it is left, by id.
fn ended_by_quarters(placed: &Placed<'_>, initiatives: &[Planned]) -> Vec<Assumption> {
    let start = placed.settings.start;
    let started = initiatives.iter();
    let started = started.filter(|one| one.fixed == Some(Fixed::Started));
    let mut ended: Vec<&Planned> = started
        .filter(|one| one.end < start && one.effective < start)
        .collect();
    ended.sort_by_key(|one| &placed.basis.questionnaire.initiatives[one.initiative].id);
    let ended = ended.into_iter();
    ended
        .map(|one| Assumption::EndedByQuarters {
            initiative: one.initiative,
            started: one.start,
            end: one.end,
        })
        .collect()
}

/// What takes effect in the last quarter of the internal audit that is planned or after it, and before the month in which it is due.
fn after_audit(placed: &Placed<'_>, initiatives: &[Planned]) -> Option<Assumption> {
    let yearly = YearlyMilestone::InternalAudit;
    let (_, initiative) = held_first(placed.basis.questionnaire, initiatives, yearly)?;
    let audit = initiatives
        .iter()
        .find(|one| one.initiative == initiative)?;
    let end = audit.end.since(placed.settings.start);
    let jobs = &placed.task.problem.jobs;
    let effective = |job: &usize| Some(jobs[*job].effective(placed.starts[*job]?));
    let late = placed.dates?.each().filter(|(wanted, deadline)| {
        let first = deadline.suppliers.iter().filter_map(effective).min();
        wanted.milestone == Due::InternalAudit
            && first.is_some_and(|first| first >= end && first <= deadline.last)
    });
    let late: Vec<Month> = late.map(|(wanted, _)| wanted.month).collect();
    Some(Assumption::AfterAudit {
        initiative,
        end: audit.end,
        questions: late.len(),
        due: *late.first()?,
    })
}

/// Whether something that an initiative closes lies outside the selected sections, so that nothing is known of it.
fn lies_outside(basis: &Basis<'_>, initiative: usize) -> bool {
    let mut closes = basis.questionnaire.initiatives[initiative].closes.iter();
    closes.any(|close| basis.card.question(close.question).state == QuestionState::OutOfScope)
}
