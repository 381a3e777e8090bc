//! Initiatives that wait for each other in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::codes;
use super::diagnostic::Diagnostic;
use super::fields::Fields;
use super::ids::Names;
use super::scalar::Value;
use super::suggest::quote;
use crate::model::Initiative;

/// Names the circles in which initiatives wait for each other, at an initiative of the file that is read.
pub(super) fn report(
    opened: &[Option<Fields<'_, '_>>],
    names: &Names<'_>,
    initiatives: &[Initiative],
) {
    let mut stuck = stuck(initiatives);
    for start in 0..initiatives.len() {
        if !stuck.remove(&start) {
            continue;
        }
        // Whoever is stuck waits for one who is, so this walk comes back to itself or to one already named.
        let mut path: Vec<usize> = vec![start];
        let mut here = start;
        let next = |here: usize| {
            let after = initiatives.get(here).map(|one| one.after.iter().copied());
            after.into_iter().flatten()
        };
        while let Some(following) = next(here).find(|place| stuck.remove(place)) {
            path.push(following);
            here = following;
        }
        let closing = path
            .iter()
            .position(|place| next(here).any(|other| other == *place));
        if let Some(from) = closing {
            // Initiatives of another file alone are in no circle: it was checked when it was read.
            let mut circle = path.split_off(from);
            let read = |place: usize| opened.get(place).copied().flatten();
            let own = circle.iter().position(|place| read(*place).is_some());
            circle.rotate_left(own.unwrap_or_default());
            let Some(first) = circle.first() else {
                continue;
            };
            let Some(fields) = read(*first) else {
                continue;
            };
            let ids = circle.iter().chain([first]);
            let circle: Vec<String> = ids.map(|place| quote(names.at(*place))).collect();
            let span = fields.get("after").map_or(fields.span(), Value::span);
            let message = format!("initiatives wait for each other: {}", shortened(&circle));
            let fault = Diagnostic::error(codes::CYCLE, span, message);
            fields
                .faults
                .push(fault.help("remove one of these from its `after`"));
        }
    }
}

/// Which initiatives can never start, since they wait in a circle or for one that does.
fn stuck(initiatives: &[Initiative]) -> BTreeSet<usize> {
    // For how many each waits that may still be stuck.
    let mut waiting = BTreeMap::new();
    let mut followers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut free = Vec::new();
    for (place, initiative) in initiatives.iter().enumerate() {
        match initiative.after.len() {
            0 => free.push(place),
            many => drop(waiting.insert(place, many)),
        }
        for before in &initiative.after {
            followers.entry(*before).or_default().push(place);
        }
    }
    while let Some(place) = free.pop() {
        for follower in followers.remove(&place).unwrap_or_default() {
            if let Some(count) = waiting.get_mut(&follower) {
                *count -= 1;
                if *count == 0 {
                    waiting.remove(&follower);
                    free.push(follower);
                }
            }
        }
    }
    waiting.into_keys().collect()
}

/// A circle as text, the middle of a very long one left out.
fn shortened(circle: &[String]) -> String {
    const ENDS: usize = 6;
    match (circle.first_chunk::<ENDS>(), circle.last_chunk::<ENDS>()) {
        (Some(head), Some(tail)) if circle.len() > 2 * ENDS => {
            format!("{} → … → {}", head.join(" → "), tail.join(" → "))
        }
        _ => circle.join(" → "),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{QUESTIONNAIRE, pointed, questionnaire_faults, with};
    use super::*;

    #[track_caller]
    fn fault(part: &str, other: &str, expected: &[(&str, &str)]) {
        let text = with(QUESTIONNAIRE, part, other);
        assert_eq!(
            pointed(&text, &questionnaire_faults(&text)),
            expected,
            "{other}"
        );
    }

    #[test]
    fn initiatives_do_not_wait_in_a_circle() {
        fault(
            "[define-catalogue]",
            "[introduce-incidents]",
            &[(codes::SELF_REFERENCE, "introduce-incidents")],
        );
        fault(
            "[define-catalogue]",
            "[nothing]",
            &[(codes::UNKNOWN_ID, "nothing")],
        );
        let more = "effort: 5, after: [third]}
  - {id: third, title: T, effort: 1, after: [introduce-incidents]}
  - {id: fourth, title: F, effort: 1, after: [third]}";
        let text = with(QUESTIONNAIRE, "effort: 5}", more);
        let faults = questionnaire_faults(&text);
        assert_eq!(
            pointed(&text, &faults),
            [(codes::CYCLE, "[define-catalogue]")]
        );
        let circle = "initiatives wait for each other: \
                      `introduce-incidents` → `define-catalogue` → `third` → `introduce-incidents`";
        assert_eq!(faults[0].message, circle);
    }

    #[test]
    fn every_circle_is_named() {
        let pairs = "effort: 5}
  - {id: a, title: T, effort: 1, after: [b]}
  - {id: b, title: T, effort: 1, after: [a]}
  - {id: c, title: T, effort: 1, after: [d, a]}
  - {id: d, title: T, effort: 1, after: [c]}";
        let text = with(QUESTIONNAIRE, "effort: 5}", pairs);
        let faults = questionnaire_faults(&text);
        assert_eq!(
            pointed(&text, &faults),
            [(codes::CYCLE, "[b]"), (codes::CYCLE, "[d, a]")]
        );
    }
}
