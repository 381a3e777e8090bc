//! What a person says has started or ended although something that it presupposes had not ended by then.

use crate::model::Quarter;

use super::candidates::{Basis, Candidates};
use super::planned::Placed;

/// An initiative that has started, or has ended, before all that it presupposes has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutOfOrder {
    /// Its place.
    pub initiative: usize,
    /// The quarter in which it has started; `None`: the plan says that it has ended.
    pub started: Option<Quarter>,
    /// What had not ended by then; by id, at least one.
    pub unmet: Vec<Unmet>,
}

/// An initiative that is presupposed and neither done nor planned to end in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unmet {
    /// Its place.
    pub initiative: usize,
    /// The quarter in which it ends; `None`: it is not in the roadmap.
    pub ends: Option<Quarter>,
}

/// All of them, by id.
pub(super) fn out_of_order(placed: &Placed<'_>) -> Vec<OutOfOrder> {
    let Placed {
        basis,
        settings,
        candidates,
        task,
        starts,
        ..
    } = *placed;
    let jobs = 0..task.to_place;
    let started = jobs.filter_map(|job| {
        let initiative = task.initiative(job);
        let quarter = *basis.plan.started.get(&initiative)?;
        starts[job].map(|_| (initiative, Some(quarter)))
    });
    let ended = basis.plan.done.iter().copied();
    let ended = ended.filter(|place| !candidates.done_by_answers.contains(place));
    let all = started.chain(ended.map(|place| (place, None)));
    let ends = |initiative: usize| {
        let mut jobs = 0..task.to_place;
        let job = jobs.find(|job| task.initiative(*job) == initiative)?;
        Some(
            settings
                .start
                .plus(task.problem.jobs[job].end(starts[job]?)),
        )
    };
    let mut all: Vec<OutOfOrder> = all
        .filter_map(|(initiative, started)| {
            let by = started.unwrap_or(settings.start);
            let unmet = presupposed(basis, candidates, initiative)
                .map(|before| Unmet {
                    initiative: before,
                    ends: ends(before),
                })
                .filter(|unmet| unmet.ends.is_none_or(|end| end >= by));
            let mut unmet: Vec<Unmet> = unmet.collect();
            unmet.sort_by_key(|unmet| &basis.questionnaire.initiatives[unmet.initiative].id);
            (!unmet.is_empty()).then_some(OutOfOrder {
                initiative,
                started,
                unmet,
            })
        })
        .collect();
    all.sort_by_key(|one| &basis.questionnaire.initiatives[one.initiative].id);
    all
}

/// What an initiative presupposes and is not done.
fn presupposed<'a>(
    basis: &Basis<'a>,
    candidates: &'a Candidates,
    initiative: usize,
) -> impl Iterator<Item = usize> + 'a {
    let plan = basis.plan;
    let after = basis.questionnaire.initiatives[initiative].after.iter();
    after.copied().filter(|before| {
        !plan.done.contains(before) && !candidates.done_by_answers.contains(before)
    })
}
