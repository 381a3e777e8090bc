//! Whether people, money and places suffice in every quarter, and whether the quarters say so.

use std::collections::BTreeSet;

use super::case::{Case, Placed};
use super::{Violation, codes};
use crate::model::{Amount, Plan, Quarter};

/// What a quarter, or a year, takes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Taken {
    effort: Amount,
    upkeep: Amount,
    pub(super) cost: Amount,
}

impl Taken {
    pub(super) fn days(self) -> Amount {
        self.effort + self.upkeep
    }
}

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Violation>) {
    for at in case.limits.places() {
        capacity(case, at, found);
        places(case, at, found);
    }
    budget(case, found);
    periods(case, found);
}

/// What an initiative takes in a quarter.
pub(super) fn takes(case: &Case<'_>, placed: &Placed<'_>, at: i32) -> Taken {
    let work = &case.works[placed.place];
    let if_so = |so: bool, amount: Amount| if so { amount } else { Amount::ZERO };
    Taken {
        effort: work.days_in(at.saturating_sub(placed.start)),
        upkeep: if_so(at > placed.end, work.upkeep),
        cost: match at.saturating_sub(placed.start) {
            0 => work.cost,
            since => if_so(since > 0 && since % 4 == 0, work.yearly_cost),
        },
    }
}

/// What goes on in a quarter of what has ended before the roadmap.
fn goes_on(case: &Case<'_>, at: i32) -> Taken {
    let mut sum = Taken::default();
    for (place, start) in case.gone_before() {
        let work = &case.works[place];
        sum.upkeep += work.upkeep;
        if at.saturating_sub(start) % 4 == 0 {
            sum.cost += work.yearly_cost;
        }
    }
    sum
}

/// What all take in a quarter that pass a test, and what goes on.
fn taken(case: &Case<'_>, at: i32, counts: impl Fn(&Placed<'_>) -> bool) -> Taken {
    let all = case.placed.iter().filter(|placed| counts(placed));
    all.fold(goes_on(case, at), |sum, placed| {
        let own = takes(case, placed, at);
        Taken {
            effort: sum.effort + own.effort,
            upkeep: sum.upkeep + own.upkeep,
            cost: sum.cost + own.cost,
        }
    })
}

/// Person-days that all but one take in a quarter.
pub(super) fn days_of_others(case: &Case<'_>, place: usize, at: i32) -> Amount {
    taken(case, at, |placed| placed.place != place).days()
}

/// What all but one cost in some quarters.
pub(super) fn cost_of_others(
    case: &Case<'_>,
    place: usize,
    quarters: std::ops::Range<i32>,
) -> Amount {
    let cost = |at| taken(case, at, |placed| placed.place != place).cost;
    quarters.map(cost).sum()
}

/// Whether something is too much: more than the limit, unless what has started alone takes it and a conflict says so.
fn too_much<T: Ord>(
    all: T,
    of_started: T,
    limit: T,
    told: impl Fn(&Placed<'_>) -> bool,
    case: &Case<'_>,
) -> bool {
    let excused = all <= of_started && {
        let mut started = case.placed.iter().filter(|placed| placed.started);
        let mut before = case.gone_before();
        started.any(|placed| told(placed) && case.started_conflict(placed.place))
            || before.any(|(place, _)| case.started_conflict(place))
    };
    all > limit && !excused
}

fn capacity(case: &Case<'_>, at: i32, found: &mut Vec<Violation>) {
    let Some(limit) = limit_at(&case.limits.capacity, at) else {
        return;
    };
    let all = taken(case, at, |_| true);
    let of_started = taken(case, at, |placed| placed.started);
    let has_part = |placed: &Placed<'_>| takes(case, placed, at).days() > Amount::ZERO;
    if too_much(all.days(), of_started.days(), limit, has_part, case) {
        let quarter = case.limits.quarter(at);
        let message = format!(
            "{quarter} takes {} of work and {} of upkeep, in person-days, but there are {limit}",
            all.effort, all.upkeep
        );
        let violation = Violation::new(codes::CAPACITY_EXCEEDED, message).in_quarter(quarter);
        found.push(at_period(case, quarter, violation));
    }
}

/// How many run at once, in all and by role.
fn places(case: &Case<'_>, at: i32, found: &mut Vec<Violation>) {
    let quarter = case.limits.quarter(at);
    let runs = |placed: &Placed<'_>| (placed.start..=placed.end).contains(&at);
    let role_of = |placed: &Placed<'_>| {
        let initiative = &case.inputs.questionnaire.initiatives[placed.place];
        initiative.role.as_deref()
    };
    let count = |counts: &dyn Fn(&Placed<'_>) -> bool| {
        let running = case.placed.iter().filter(|placed| runs(placed));
        running.filter(|placed| counts(placed)).count()
    };
    if let Some(limit) = case.limits.parallel {
        let all = count(&|_| true);
        let of_started = count(&|placed| placed.started);
        if too_much(all, of_started, limit as usize, runs, case) {
            let message = format!("{all} initiatives run in {quarter}, but at most {limit} may");
            let violation = Violation::new(codes::PARALLEL_EXCEEDED, message);
            found.push(at_period(case, quarter, violation.in_quarter(quarter)));
        }
    }
    let roles: BTreeSet<&str> = case.placed.iter().filter_map(role_of).collect();
    let limit = case.limits.per_role;
    for role in roles {
        let has = |placed: &Placed<'_>| role_of(placed) == Some(role);
        let all = count(&has);
        let of_started = count(&|placed| placed.started && has(placed));
        let told = |placed: &Placed<'_>| runs(placed) && has(placed);
        if too_much(all, of_started, limit as usize, told, case) {
            let message = format!(
                "{all} initiatives run in {quarter} with the role \"{role}\", but at most {limit} may"
            );
            let violation = Violation::new(codes::ROLE_EXCEEDED, message);
            found.push(at_period(case, quarter, violation.in_quarter(quarter)));
        }
    }
}

fn budget(case: &Case<'_>, found: &mut Vec<Violation>) {
    let years = case.limits.budget.iter().flatten().enumerate();
    for (year, limit) in years {
        let first = i32::try_from(year * Plan::QUARTERS).unwrap_or(i32::MAX);
        let quarters = || first..first.saturating_add(Plan::QUARTERS as i32);
        let cost = |counts: &dyn Fn(&Placed<'_>) -> bool| -> Amount {
            quarters().map(|at| taken(case, at, counts).cost).sum()
        };
        let all = cost(&|_| true);
        let of_started = cost(&|placed| placed.started);
        let told =
            |placed: &Placed<'_>| quarters().any(|at| takes(case, placed, at).cost > Amount::ZERO);
        if too_much(all, of_started, *limit, told, case) {
            let (from, to) = (
                case.limits.quarter(first),
                case.limits.quarter(quarters().end - 1),
            );
            let message = format!(
                "year {} ({from} to {to}) costs {all}, but there is {limit}",
                year + 1
            );
            let violation = Violation::new(codes::BUDGET_EXCEEDED, message);
            found.push(violation.in_quarter(from));
        }
    }
}

/// The quarters as listed.
fn periods(case: &Case<'_>, found: &mut Vec<Violation>) {
    let limits = &case.limits;
    let listed: Vec<Quarter> = case.written.periods.iter().map(|p| p.quarter).collect();
    let wanted: Vec<Quarter> = limits.places().map(|at| limits.quarter(at)).collect();
    if listed != wanted {
        let message = format!(
            "the quarters listed must be the {} from {} on, in their order, each once",
            limits.quarters, limits.start
        );
        found.push(Violation::new(codes::PERIODS_WRONG, message));
    }
    for period in &case.written.periods {
        let at = period.quarter.since(limits.start);
        let Some(capacity) = limit_at(&limits.capacity, at) else {
            continue;
        };
        let is = taken(case, at, |_| true);
        let figures = [
            (
                codes::PERIOD_EFFORT_WRONG,
                "person-days of work",
                period.effort,
                is.effort,
            ),
            (
                codes::PERIOD_UPKEEP_WRONG,
                "person-days of upkeep",
                period.upkeep,
                is.upkeep,
            ),
            (
                codes::PERIOD_CAPACITY_WRONG,
                "person-days of capacity",
                period.capacity,
                capacity,
            ),
            (codes::PERIOD_COST_WRONG, "cost", period.cost, is.cost),
        ];
        for (code, what, stated, is) in figures {
            if stated != is {
                let quarter = period.quarter;
                let message =
                    format!("{quarter} states {stated} as its {what}, but it must be {is}");
                let violation = Violation::new(code, message).in_quarter(quarter);
                found.push(violation.on_line(period.standing.line));
            }
        }
    }
}

fn limit_at(limits: &[Amount], at: i32) -> Option<Amount> {
    limits.get(usize::try_from(at).ok()?).copied()
}

/// Points at the quarter in the file, if it is there.
fn at_period(case: &Case<'_>, quarter: Quarter, violation: Violation) -> Violation {
    let mut periods = case.written.periods.iter();
    let period = periods.find(|period| period.quarter == quarter);
    Violation {
        line: period.map(|period| period.standing.line),
        ..violation
    }
}
