//! Whether the right initiatives are named: every candidate planned or left out, once, and nothing else.

use std::collections::BTreeSet;

use super::case::Case;
use super::work::Done;
use super::{Violation, codes};

/// Which initiatives a roadmap has to name.
struct Candidates {
    /// These have to be.
    required: BTreeSet<usize>,
    /// These may be: also what is excluded, and what only the excluded or the started presuppose.
    allowed: BTreeSet<usize>,
}

impl Candidates {
    fn of(case: &Case<'_>) -> Self {
        let excluded = |place: usize| case.inputs.plan.exclude.contains_key(&place);
        let started = |place: usize| case.started(place).is_some();
        let wanted = |place: usize| case.pinned(place).is_some() || started(place);
        let all = 0..case.works.len();
        let own: BTreeSet<usize> = all
            .clone()
            .filter(|place| !case.is_done(*place))
            .filter(|place| !case.works[*place].lifts.is_empty() || wanted(*place))
            .collect();
        let required = closed(case, own.clone(), |place| {
            !excluded(place) && !started(place)
        });
        let more = all.filter(|place| excluded(*place));
        let allowed = closed(case, own.into_iter().chain(more).collect(), |_| true);
        Self { required, allowed }
    }
}

/// Adds all that is presupposed and not done, below those that pass a test.
fn closed(
    case: &Case<'_>,
    mut all: BTreeSet<usize>,
    passes: impl Fn(usize) -> bool,
) -> BTreeSet<usize> {
    let mut open: Vec<usize> = all.iter().copied().collect();
    while let Some(place) = open.pop() {
        if !passes(place) {
            continue;
        }
        for before in case.after(place) {
            if !case.is_done(*before) && all.insert(*before) {
                open.push(*before);
            }
        }
    }
    all
}

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Violation>) {
    let candidates = Candidates::of(case);
    let mut named = BTreeSet::new();
    for written in &case.written.initiatives {
        let id = &written.id;
        let Some(place) = case.find(id) else {
            let message = format!("there is no initiative `{id}`");
            found.push(Violation::of(codes::UNKNOWN_INITIATIVE, written, message));
            continue;
        };
        if !named.insert(place) {
            let message = format!("`{id}` is planned twice; an initiative runs once");
            found.push(Violation::of(codes::INITIATIVE_TWICE, written, message));
            continue;
        }
        if let Some((code, message)) = not_to_be_planned(case, &candidates, place) {
            found.push(Violation::of(code, written, message));
        }
    }
    for written in &case.written.dropped {
        let id = &written.id;
        let violation = |code, message: String| {
            Violation::new(code, message)
                .about(id)
                .on_line(written.line)
        };
        let Some(place) = case.find(id) else {
            let message = format!("there is no initiative `{id}`");
            found.push(violation(codes::UNKNOWN_INITIATIVE, message));
            continue;
        };
        if !named.insert(place) {
            let message = if case.planned(place).is_some() {
                format!("`{id}` is planned and left out at once")
            } else {
                format!("`{id}` is left out twice")
            };
            found.push(violation(codes::INITIATIVE_TWICE, message));
        } else if !candidates.allowed.contains(&place) {
            let message = format!("`{id}` is left out, but was no candidate: it closes no gap");
            found.push(violation(codes::NOT_NEEDED, message));
        }
    }
    for place in candidates.required.difference(&named) {
        let id = case.id(*place);
        let message = format!("`{id}` is neither planned nor named among what is left out");
        found.push(Violation::new(codes::CANDIDATE_UNMENTIONED, message).about(id));
    }
}

/// Why an initiative must not be in the roadmap, if it must not.
fn not_to_be_planned(
    case: &Case<'_>,
    candidates: &Candidates,
    place: usize,
) -> Option<(&'static str, String)> {
    let id = case.id(place);
    match case.works[place].done {
        Some(Done::ByPlan) => {
            let message = format!("`{id}` is planned, but the plan says that it is done");
            return Some((codes::DONE_PLANNED, message));
        }
        Some(Done::ByAnswers) => {
            let message = format!("`{id}` is planned, but all that it closes is reached today");
            return Some((codes::DONE_PLANNED, message));
        }
        None => {}
    }
    if case.inputs.plan.exclude.contains_key(&place) {
        let message = format!("`{id}` is planned, but the plan excludes it");
        return Some((codes::EXCLUDED_PLANNED, message));
    }
    let wanted = case.pinned(place).is_some() || case.started(place).is_some();
    let presupposed = || {
        let mut planned = case.placed.iter();
        planned.any(|other| case.after(other.place).contains(&place))
    };
    let needed = candidates.allowed.contains(&place)
        && (wanted || !case.works[place].lifts.is_empty() || presupposed());
    (!needed).then(|| {
        let message =
            format!("`{id}` is planned, but closes no gap, and nothing planned presupposes it");
        (codes::NOT_NEEDED, message)
    })
}
