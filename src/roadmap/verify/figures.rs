//! Whether each initiative takes what it must, follows what it presupposes, and lifts what it says.

use std::collections::BTreeMap;

use super::case::{Case, Placed};
use super::certification::available;
use super::{Violation, codes};
use crate::model::{Amount, Quarter, QuestionIx, Score};

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Violation>) {
    for placed in &case.placed {
        quarters(case, placed, found);
        amounts(case, placed, found);
        predecessors(case, placed, found);
        closes(case, placed, found);
    }
    uncovered(case, found);
}

/// Start, end and effect.
fn quarters(case: &Case<'_>, placed: &Placed<'_>, found: &mut Vec<Violation>) {
    let (written, limits) = (placed.written, &case.limits);
    let id = &written.id;
    let mut at = |code, quarter: Quarter, message: String| {
        found.push(Violation::of(code, written, message).in_quarter(quarter));
    };
    let (end, effective) = (limits.quarter(placed.end), limits.quarter(placed.effective));
    let work = &case.works[placed.place];
    if !placed.started && placed.start < 0 {
        let message = format!(
            "`{id}` starts in {}, but the roadmap begins in {}",
            written.start, limits.start
        );
        at(codes::BEFORE_ROADMAP, written.start, message);
    }
    let last = limits.places().end - 1;
    if !placed.started && placed.end > last {
        let last = limits.quarter(last);
        let message = format!("`{id}` ends in {end}, but the roadmap ends in {last}");
        at(codes::BEYOND_ROADMAP, end, message);
    }
    if written.end != end {
        let message = format!(
            "`{id}` ends in {}, but with a start in {} it ends in {end}",
            written.end, written.start
        );
        at(codes::END_WRONG, written.end, message);
    }
    if written.effective != effective {
        let run_in = match work.run_in {
            0 => "no run-in",
            _ => "its run-in",
        };
        let message = format!(
            "`{id}` has an effect from {}, but with an end in {end} and {run_in} it is from {effective}",
            written.effective
        );
        at(codes::EFFECTIVE_WRONG, written.effective, message);
    }
}

/// Effort, cost and upkeep.
fn amounts(case: &Case<'_>, placed: &Placed<'_>, found: &mut Vec<Violation>) {
    let (written, work) = (placed.written, &case.works[placed.place]);
    let figures = [
        (
            codes::EFFORT_WRONG,
            "person-days",
            written.effort,
            Amount::whole(work.days),
        ),
        (codes::COST_WRONG, "cost", written.cost, work.cost),
        (
            codes::UPKEEP_WRONG,
            "person-days of upkeep a quarter",
            written.upkeep,
            work.upkeep,
        ),
    ];
    let yearly = written.yearly_cost.map(|stated| {
        let what = "cost in every later year";
        (codes::YEARLY_COST_WRONG, what, stated, work.yearly_cost)
    });
    for (code, what, stated, is) in figures.into_iter().chain(yearly) {
        if stated != is {
            let message = format!(
                "`{}` states {stated} as its {what}, but it must be {is}",
                written.id
            );
            found.push(Violation::of(code, written, message));
        }
    }
}

/// What has started may have done so against the order.
fn predecessors(case: &Case<'_>, placed: &Placed<'_>, found: &mut Vec<Violation>) {
    if placed.started {
        return;
    }
    let (written, id) = (placed.written, &placed.written.id);
    let open = case.after(placed.place).iter().copied();
    for before in open.filter(|before| !case.is_done(*before)) {
        let name = case.id(before);
        match case.planned(before) {
            None => {
                let message =
                    format!("`{id}` presupposes `{name}`, which is neither done nor planned");
                found.push(Violation::of(codes::PREDECESSOR_MISSING, written, message));
            }
            Some(other) if placed.start <= other.end => {
                let (end, earliest) = (
                    case.limits.quarter(other.end),
                    case.limits.quarter(other.end.saturating_add(1)),
                );
                let message = format!(
                    "`{id}` starts in {}, but `{name}`, which it presupposes, ends only in {end}: it can start in {earliest} at the earliest",
                    written.start
                );
                let violation = Violation::of(codes::BEFORE_PREDECESSOR, written, message);
                found.push(violation.in_quarter(written.start));
            }
            Some(_) => {}
        }
    }
}

/// What it lifts, and from where to where.
fn closes(case: &Case<'_>, placed: &Placed<'_>, found: &mut Vec<Violation>) {
    let (written, work) = (placed.written, &case.works[placed.place]);
    let id = &written.id;
    if let Some((open, of)) = written.open
        && (open as usize, of as usize) != (work.lifts.len(), work.of)
    {
        let message = format!(
            "`{id}` has {open} of {of} questions open, but there are {} of {}",
            work.lifts.len(),
            work.of
        );
        found.push(Violation::of(codes::CLOSES_WRONG, written, message));
    }
    let Some(stated) = &written.closes else {
        return;
    };
    let from = |ix: &QuestionIx| case.gaps.get(ix).and_then(|gap| gap.known);
    let lifts: BTreeMap<&str, (Option<Score>, Score)> = work
        .lifts
        .iter()
        .map(|(ix, to)| (case.question_id(*ix), (from(ix), *to)))
        .collect();
    let told = |from: Option<Score>, to: Score| match from {
        Some(from) => format!("from {} to {}", from.get(), to.get()),
        None => format!("from nothing known to {}", to.get()),
    };
    let mut named = BTreeMap::new();
    for lift in stated {
        let name = lift.question.as_str();
        let twice = named.insert(name, ()).is_some();
        let message = match lifts.get(name) {
            _ if twice => format!("`{id}` closes `{name}` twice"),
            None => format!("`{id}` is said to close `{name}`, where it closes no gap"),
            Some((from, to)) if (*from, *to) != (lift.from, lift.to) => format!(
                "`{id}` is said to lift `{name}` {}, but it is {}",
                told(lift.from, lift.to),
                told(*from, *to)
            ),
            Some(_) => continue,
        };
        found.push(Violation::of(codes::CLOSES_WRONG, written, message));
    }
    for name in lifts.keys().filter(|name| !named.contains_key(*name)) {
        let message = format!("`{id}` also closes `{name}`, which is not said");
        found.push(Violation::of(codes::CLOSES_WRONG, written, message));
    }
}

/// The gaps that nothing closes which can be done at all. Those that only what is excluded closes may be left unsaid.
fn uncovered(case: &Case<'_>, found: &mut Vec<Violation>) {
    let Some(stated) = &case.written.uncovered else {
        return;
    };
    let available = available(case);
    let closing = |ix: QuestionIx, place: &usize| {
        let lifts = &case.works[*place].lifts;
        lifts.iter().any(|(question, _)| *question == ix)
    };
    for ix in case.gaps.keys() {
        let id = case.question_id(*ix);
        let closed_by = available.iter().find(|place| closing(*ix, place));
        let named = stated.iter().find(|name| name.id == id);
        match (named, closed_by) {
            (None, None) if !(0..case.works.len()).any(|place| closing(*ix, &place)) => {
                let message = format!("no initiative closes `{id}`, which is not said");
                found.push(Violation::new(codes::UNCOVERED_WRONG, message));
            }
            (Some(name), Some(by)) => {
                let by = case.id(*by);
                let message =
                    format!("`{by}` closes `{id}`, of which it is said that nothing does");
                let violation = Violation::new(codes::UNCOVERED_WRONG, message);
                found.push(violation.on_line(name.line));
            }
            _ => {}
        }
    }
    for name in stated {
        if !case.gaps.keys().any(|ix| case.question_id(*ix) == name.id) {
            let message = format!("`{}` is no question with a gap", name.id);
            let violation = Violation::new(codes::UNCOVERED_WRONG, message);
            found.push(violation.on_line(name.line));
        }
    }
}
