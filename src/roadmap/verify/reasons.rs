//! Whether what is said beside an initiative is so: what it presupposes, what it rests on, what is left where it does not fit.

use std::collections::BTreeSet;

use super::case::{Case, Placed};
use super::load::{cost_of_others, days_of_others, takes};
use super::{Violation, codes};
use crate::model::{Amount, Plan, WrittenLimit};

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Violation>) {
    for placed in &case.placed {
        presupposed(case, placed, found);
        confirmed(case, placed, found);
        for limit in &placed.written.limits {
            left(case, placed, limit, found);
        }
    }
    for gain in &case.written.sensitivity {
        let is = gain.value - case.written.objective.value;
        if gain.gain != is {
            let message = format!(
                "more of something is said to gain {}, but from {} to {} it is {is}",
                gain.gain, case.written.objective.value, gain.value
            );
            let violation = Violation::new(codes::GAIN_WRONG, message);
            found.push(violation.on_line(gain.line));
        }
    }
}

fn presupposed(case: &Case<'_>, placed: &Placed<'_>, found: &mut Vec<Violation>) {
    let Some(stated) = &placed.written.after else {
        return;
    };
    let stated: BTreeSet<&str> = stated.iter().map(String::as_str).collect();
    let after = case.after(placed.place).iter();
    let is: BTreeSet<&str> = after.map(|before| case.id(*before)).collect();
    if stated != is {
        let listed = |ids: &BTreeSet<&str>| match ids.is_empty() {
            true => "nothing".to_owned(),
            false => ids.iter().copied().collect::<Vec<_>>().join(", "),
        };
        let message = format!(
            "`{}` is said to presuppose {}, but it is {}",
            placed.written.id,
            listed(&stated),
            listed(&is)
        );
        found.push(Violation::of(codes::AFTER_WRONG, placed.written, message));
    }
}

fn confirmed(case: &Case<'_>, placed: &Placed<'_>, found: &mut Vec<Violation>) {
    let mut lifts = case.works[placed.place].lifts.iter();
    let is = lifts.any(|(ix, _)| case.gaps.get(ix).is_some_and(|gap| gap.known.is_none()));
    if placed
        .written
        .to_be_confirmed
        .is_some_and(|stated| stated != is)
    {
        let message = match is {
            true => "rests on a gap that is to be confirmed, which is not said",
            false => "is said to rest on a gap to be confirmed, but all of its gaps are known",
        };
        let message = format!("`{}` {message}", placed.written.id);
        let violation = Violation::of(codes::TO_BE_CONFIRMED_WRONG, placed.written, message);
        found.push(violation);
    }
}

/// What is left by all others, and what would be needed, if it started a quarter earlier.
fn left(case: &Case<'_>, placed: &Placed<'_>, limit: &WrittenLimit, found: &mut Vec<Violation>) {
    let (Some(free), Some(needed)) = (limit.free, limit.needed) else {
        return;
    };
    let earlier = Placed {
        start: placed.start - 1,
        end: placed.end - 1,
        ..*placed
    };
    let (is_free, is_needed, place) = match (limit.what.as_str(), limit.quarter, limit.year) {
        ("capacity", Some(quarter), _) => {
            let at = quarter.since(case.limits.start);
            let Some(there) = usize::try_from(at)
                .ok()
                .and_then(|at| case.limits.capacity.get(at))
            else {
                return;
            };
            let free = *there - days_of_others(case, placed.place, at);
            let own = takes(case, &earlier, at);
            (free, own.days(), quarter.to_string())
        }
        ("budget", _, Some(year)) => {
            let year = year.saturating_sub(1);
            let budget = case.limits.budget.as_ref();
            let Some(there) = budget.and_then(|budget| budget.get(year as usize)) else {
                return;
            };
            let first = i32::try_from(year).unwrap_or(0) * Plan::QUARTERS as i32;
            let quarters = || first..first.saturating_add(Plan::QUARTERS as i32);
            let free = *there - cost_of_others(case, placed.place, quarters());
            let own: Amount = quarters().map(|at| takes(case, &earlier, at).cost).sum();
            (free, own, format!("year {}", year + 1))
        }
        _ => return,
    };
    if (free, needed) != (is_free, is_needed) {
        let message = format!(
            "of `{}` it is said that {free} is free in {place} where {needed} is needed a quarter earlier, but {is_free} is free and {is_needed} needed",
            placed.written.id
        );
        let violation = Violation::of(codes::REASON_WRONG, placed.written, message);
        found.push(violation.on_line(limit.line));
    }
}
