//! Whether the roadmap brings the value that it states, and its initiatives theirs.

use super::case::{Case, Effect, Placed};
use super::{Violation, codes};
use crate::model::{QuestionIx, Score};

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Violation>) {
    let effects = case.effects();
    objective(case, &effects, found);
    for placed in &case.placed {
        benefit(case, &effects, placed, found);
    }
}

fn objective(case: &Case<'_>, effects: &[Effect], found: &mut Vec<Violation>) {
    let stated = case.written.objective;
    let reached = |at: i32| -> i64 {
        let all = case.gaps.iter();
        all.map(|(ix, gap)| gap.value_at(case.reached(effects, *ix, at)))
            .fold(0, i64::saturating_add)
    };
    let value = case
        .limits
        .places()
        .map(reached)
        .fold(0, i64::saturating_add);
    let mut wrong = |code, message: String| {
        found.push(Violation::new(code, message).on_line(stated.line));
    };
    if stated.value != value {
        let message = format!(
            "the value is {}, but the roadmap brings {value}",
            stated.value
        );
        wrong(codes::VALUE_WRONG, message);
    }
    if stated.bound < value {
        let message = format!(
            "the bound is {}, but the roadmap brings {value}: nothing could exceed a bound",
            stated.bound
        );
        wrong(codes::BOUND_BELOW_VALUE, message);
        return;
    }
    let gap = match stated.bound {
        0 => Score::ZERO,
        bound => Score::new((bound - value) as f64 / bound as f64),
    };
    if stated.gap != gap {
        let message = format!(
            "the gap is {}, but from {value} to the bound {} it is {}",
            stated.gap.get(),
            stated.bound,
            gap.get()
        );
        wrong(codes::GAP_WRONG, message);
    }
    if stated.proven && stated.bound != value {
        let message = format!(
            "it is said to be proven that nothing better is possible, but the bound {} is above the value {value}",
            stated.bound
        );
        wrong(codes::PROVEN_WITH_GAP, message);
    }
}

/// What it adds beyond what was reached by then. Where others lift the same in the same quarter, any share of it is right.
fn benefit(case: &Case<'_>, effects: &[Effect], placed: &Placed<'_>, found: &mut Vec<Violation>) {
    let Some(stated) = placed.written.benefit else {
        return;
    };
    let at = placed.effective.max(0);
    if !case.limits.places().contains(&at) {
        return;
    }
    let others: Vec<Effect> = effects
        .iter()
        .filter(|effect| effect.place != placed.place)
        .map(|effect| Effect { ..*effect })
        .collect();
    let added = |by: i32| -> i64 {
        let lifts = case.works[placed.place].lifts.iter();
        let value = |(ix, to): &(QuestionIx, Score)| {
            let gap = case.gaps.get(ix)?;
            let before = gap.value_at(case.reached(&others, *ix, by));
            Some((gap.value_at(*to) - before).max(0))
        };
        lifts.filter_map(value).fold(0, i64::saturating_add)
    };
    // What took effect before the roadmap counts from its first quarter on, whatever came first.
    let before = if at == 0 { i32::MIN } else { at - 1 };
    let (least, most) = (added(at), added(before));
    if !(least..=most).contains(&stated) {
        let is = if least == most {
            most.to_string()
        } else {
            format!("from {least} to {most}")
        };
        let id = &placed.written.id;
        let message = format!("`{id}` is said to add {stated} in every quarter, but it is {is}");
        found.push(Violation::of(codes::BENEFIT_WRONG, placed.written, message));
    }
}
