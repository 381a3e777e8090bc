//! Whether it is said of what has started or ended that it did so before what it presupposes.

use std::collections::{BTreeMap, BTreeSet};

use super::case::Case;
use super::work::Done;
use super::{Violation, codes};
use crate::model::{Quarter, WrittenOutOfOrder};

/// When it started, and what had not ended by then, with its end.
type Early<'a> = (Option<Quarter>, BTreeMap<&'a str, Option<Quarter>>);

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Violation>) {
    let early: BTreeMap<&str, Early<'_>> = (0..case.works.len())
        .filter_map(|place| Some((case.id(place), early(case, place)?)))
        .collect();
    let mut named = BTreeSet::new();
    for stated in &case.written.out_of_order {
        let id = stated.initiative.as_str();
        let message = match early.get(id) {
            _ if !named.insert(id) => format!("`{id}` is said to be out of order twice"),
            None => format!(
                "`{id}` is said to be out of order, but it waits for all that it presupposes"
            ),
            Some(is) if *is != of(stated) => format!(
                "of `{id}` it is said: {}; but it {}",
                told(&of(stated)),
                told(is)
            ),
            Some(_) => continue,
        };
        let violation = Violation::new(codes::OUT_OF_ORDER_WRONG, message).about(id);
        found.push(violation.on_line(stated.line));
    }
    for (id, is) in early.iter().filter(|(id, _)| !named.contains(*id)) {
        let message = format!("`{id}` {}; the roadmap does not say so", told(is));
        found.push(Violation::new(codes::OUT_OF_ORDER_WRONG, message).about(id));
    }
}

/// What has not ended when an initiative starts, or counts as ended; nothing if all has.
fn early<'a>(case: &Case<'a>, place: usize) -> Option<Early<'a>> {
    let by_answers = {
        let closes = &case.inputs.questionnaire.initiatives[place].closes;
        !closes.is_empty() && case.works[place].lifts.is_empty()
    };
    let started = case.started(place);
    let counts = match (case.works[place].done, started) {
        (Some(Done::ByPlan), _) => !by_answers,
        (None, Some(_)) => case.planned(place).is_some(),
        _ => false,
    };
    // What has ended did so before the roadmap.
    let by = started.unwrap_or(case.limits.start);
    let before = case.after(place).iter().copied();
    let unmet: BTreeMap<&str, Option<Quarter>> = before
        .filter(|before| !case.is_done(*before))
        .map(|before| {
            let end = case.planned(before).map(|p| case.limits.quarter(p.end));
            (case.id(before), end)
        })
        .filter(|(_, end)| end.is_none_or(|end| end >= by))
        .collect();
    (counts && !unmet.is_empty()).then_some((started, unmet))
}

fn of(stated: &WrittenOutOfOrder) -> Early<'_> {
    let unmet = stated.unmet.iter();
    let unmet = unmet.map(|(id, end)| (id.as_str(), *end));
    (stated.started, unmet.collect())
}

fn told((started, unmet): &Early<'_>) -> String {
    let since = match started {
        Some(quarter) => format!("has started in {quarter}"),
        None => "has ended".to_owned(),
    };
    let each = unmet.iter().map(|(id, end)| match end {
        Some(end) => format!("`{id}`, which ends in {end}"),
        None => format!("`{id}`, which is not in the roadmap"),
    });
    let each: Vec<String> = each.collect();
    match each.as_slice() {
        [] => format!("{since} before nothing"),
        each => format!("{since} before {}", each.join(", and ")),
    }
}
