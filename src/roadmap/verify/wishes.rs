//! Whether starts that a person fixed are kept, or a conflict says that they are not.

use std::collections::BTreeSet;

use super::case::Case;
use super::{Violation, codes};
use crate::model::{Quarter, WrittenConflictKind};

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Violation>) {
    let conceded = conflicts(case, found);
    for place in 0..case.works.len() {
        let id = case.id(place);
        let planned = case.planned(place);
        let kept = |wanted: Quarter| planned.is_some_and(|p| p.written.start == wanted);
        let line = planned.map(|planned| planned.written.line);
        let instead = match planned {
            Some(planned) => format!("starts in {}", planned.written.start),
            None => "is left out".to_owned(),
        };
        if let Some(since) = case.started(place)
            && !kept(since)
            && (planned.is_some() || !case.started_conflict(place))
        {
            let message = format!("`{id}` {instead}, but has started in {since}");
            let violation = Violation::new(codes::STARTED_NOT_KEPT, message).about(id);
            found.push(Violation { line, ..violation });
        }
        if let Some(wanted) = case.pinned(place)
            && !kept(wanted)
            && !conceded.contains(&place)
        {
            let message =
                format!("`{id}` {instead}, but is pinned to {wanted}, and no conflict says why");
            let violation = Violation::new(codes::PIN_NOT_KEPT, message).about(id);
            found.push(Violation { line, ..violation });
        }
    }
}

/// The pins that conflicts say are not kept.
fn conflicts(case: &Case<'_>, found: &mut Vec<Violation>) -> BTreeSet<usize> {
    let mut conceded = BTreeSet::new();
    for conflict in &case.written.conflicts {
        let violation = |code, id: &str, message: String| {
            Violation::new(code, message)
                .about(id)
                .on_line(conflict.line)
        };
        match &conflict.kind {
            WrittenConflictKind::Pin {
                initiative,
                wanted,
                instead,
            } => {
                let place = case.find(initiative);
                let Some((place, pinned)) = place.and_then(|p| Some((p, case.pinned(p)?))) else {
                    let message = format!(
                        "a conflict is stated about the pin of `{initiative}`, but the plan pins no such initiative"
                    );
                    found.push(violation(codes::CONFLICT_UNFOUNDED, initiative, message));
                    continue;
                };
                conceded.insert(place);
                let start = case.planned(place).map(|planned| planned.written.start);
                let told = |start: Option<Quarter>| match start {
                    Some(start) => start.to_string(),
                    None => "not at all".to_owned(),
                };
                if pinned != *wanted {
                    let message = format!(
                        "a conflict says that `{initiative}` is pinned to {wanted}, but the plan pins it to {pinned}"
                    );
                    found.push(violation(codes::CONFLICT_WRONG, initiative, message));
                } else if start == Some(pinned) {
                    let message = format!(
                        "a conflict is stated about the pin of `{initiative}`, but it starts in {pinned} as wanted"
                    );
                    found.push(violation(codes::CONFLICT_UNFOUNDED, initiative, message));
                } else if start != *instead {
                    let (instead, start) = (told(*instead), told(start));
                    let message = format!(
                        "a conflict says that `{initiative}` starts instead: {instead}; planned is: {start}"
                    );
                    found.push(violation(codes::CONFLICT_WRONG, initiative, message));
                }
            }
            WrittenConflictKind::Started { initiative } => {
                let place = case.find(initiative);
                let started = place.and_then(|place| case.started(place));
                let goes_on = case.gone_before().any(|(other, _)| place == Some(other));
                if started.is_none() && !goes_on {
                    let message = format!(
                        "a conflict says that `{initiative}` has started, which the plan does not"
                    );
                    found.push(violation(codes::CONFLICT_UNFOUNDED, initiative, message));
                }
            }
            WrittenConflictKind::Certification { .. } | WrittenConflictKind::Other(_) => {}
        }
    }
    conceded
}
