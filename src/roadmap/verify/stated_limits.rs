//! Whether a roadmap states the limits of its plan.

use super::case::Case;
use super::{Violation, codes};
use crate::model::{Amount, Month};

/// Whether the roadmap states the limits of the plan.
pub(super) fn check(case: &Case<'_>, found: &mut Vec<Violation>) {
    let (limits, written) = (&case.limits, case.written);
    let mut differ = |what: &str, stated: String, wanted: String| {
        if stated != wanted {
            let message = format!("{what} is {stated}, but by the plan {wanted}");
            found.push(Violation::new(codes::LIMIT_NOT_OF_PLAN, message));
        }
    };
    let or_none = |limit: Option<String>| limit.unwrap_or_else(|| "without limit".to_owned());
    differ(
        "the first quarter",
        written.start.to_string(),
        limits.start.to_string(),
    );
    if let Some(quarters) = written.quarters {
        differ(
            "the number of quarters",
            quarters.to_string(),
            limits.quarters.to_string(),
        );
    }
    differ(
        "the capacity",
        listed(&written.capacity),
        listed(&limits.capacity),
    );
    differ(
        "the budget",
        or_none(written.budget.as_deref().map(listed)),
        or_none(limits.budget.as_deref().map(listed)),
    );
    differ(
        "the number of initiatives at once",
        or_none(written.parallel.map(|n| n.to_string())),
        or_none(limits.parallel.map(|n| n.to_string())),
    );
    if let Some(per_role) = written.parallel_per_role {
        differ(
            "the number of initiatives at once for a role",
            per_role.to_string(),
            limits.per_role.to_string(),
        );
    }
    if let Some(effect) = written.effect {
        differ(
            "the effect of the cautious floor",
            effect.get().to_string(),
            limits.effect.get().to_string(),
        );
    }
    let wanted = |month: Option<Month>| match month {
        Some(month) => format!("wanted for {month}"),
        None => "not wanted".to_owned(),
    };
    differ(
        "the certification",
        wanted(written.certification),
        wanted(limits.certification),
    );
}

/// "60 in each of 12", or one after the other.
fn listed(amounts: &[Amount]) -> String {
    match amounts {
        [first, rest @ ..] if rest.iter().all(|amount| amount == first) => {
            format!("{first} in each of {}", amounts.len())
        }
        _ => {
            let all: Vec<String> = amounts.iter().map(Amount::to_string).collect();
            all.join(", ")
        }
    }
}
