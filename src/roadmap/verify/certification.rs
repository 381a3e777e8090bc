//! Whether the requirements are closed in time for the certification wanted, or a conflict says that they are not.

use std::collections::BTreeSet;

use super::case::Case;
use super::work::Done;
use super::{Violation, codes};
use crate::model::{Due, Month, Obligation, QuestionIx, Score, WrittenConflictKind};

/// Months from the milestone to the decision.
pub(super) fn months_before(due: Due) -> i32 {
    match due {
        Due::InternalAudit => 5,
        Due::ManagementReview => 4,
        Due::Stage1 => 3,
        Due::Stage2 => 2,
    }
}

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Violation>) {
    let late = case
        .limits
        .certification
        .map(|decision| late(case, decision))
        .unwrap_or_default();
    let ids: BTreeSet<&str> = late.iter().map(|ix| case.question_id(*ix)).collect();
    let mut told = false;
    for conflict in &case.written.conflicts {
        let WrittenConflictKind::Certification {
            wanted,
            earliest,
            late: stated,
        } = &conflict.kind
        else {
            continue;
        };
        told = true;
        let mut wrong = |code, message: String| {
            found.push(Violation::new(code, message).on_line(conflict.line));
        };
        let Some(decision) = case.limits.certification else {
            let message = "a conflict is stated about a certification, but the plan wants none";
            wrong(codes::CONFLICT_UNFOUNDED, message.to_owned());
            continue;
        };
        if *wanted != decision {
            let message =
                format!("a conflict says that {wanted} is wanted, but the plan wants {decision}");
            wrong(codes::CONFLICT_WRONG, message);
        }
        if ids.is_empty() {
            let message = format!(
                "a conflict says that the certification of {decision} cannot be held, but this roadmap holds it"
            );
            wrong(codes::CONFLICT_UNFOUNDED, message);
        }
        if let Some(earliest) = earliest.filter(|earliest| *earliest <= decision) {
            let message = format!(
                "a conflict says that {decision} cannot be held, but {earliest}, which is no later, can"
            );
            wrong(codes::CONFLICT_WRONG, message);
        }
        let stated = stated.as_ref().map(|all| all.iter().map(String::as_str));
        let stated: Option<BTreeSet<&str>> = stated.map(Iterator::collect);
        if let Some(stated) = stated.filter(|stated| *stated != ids) {
            let message = format!(
                "a conflict says that these are closed too late: {}; but it is: {}",
                listed(&stated),
                listed(&ids)
            );
            wrong(codes::CONFLICT_WRONG, message);
        }
    }
    if let (Some(decision), false, false) = (case.limits.certification, told, ids.is_empty()) {
        let message = format!(
            "for a certification in {decision} these are closed too late, and no conflict says so: {}",
            listed(&ids)
        );
        found.push(Violation::new(codes::CERTIFICATION_MISSED, message));
    }
}

/// The requirements that are closed too late, or not at all.
fn late(case: &Case<'_>, decision: Month) -> Vec<QuestionIx> {
    let effects = case.effects();
    let available = available(case);
    let is_late = |ix: &QuestionIx| {
        let question = case.inputs.questionnaire.question(*ix);
        if question.obligation != Obligation::Shall {
            return false;
        }
        let due = question.due.unwrap_or(Due::InternalAudit);
        let month = decision.plus(-months_before(due));
        // The last quarter that ends before the month begins.
        let until = month.quarter().plus(-1).since(case.limits.start);
        if until >= case.limits.places().end {
            return false;
        }
        let lifts = available.iter().flat_map(|p| &case.works[*p].lifts);
        let best = lifts.filter(|(question, _)| question == ix);
        let best: Option<Score> = best.map(|(_, to)| *to).max();
        best.is_none_or(|best| case.reached(&effects, *ix, until) < best)
    };
    case.gaps.keys().copied().filter(is_late).collect()
}

/// What can be done at all: neither excluded nor dependent on what is.
pub(super) fn available(case: &Case<'_>) -> Vec<usize> {
    let excluded = |place: usize| {
        case.works[place].done != Some(Done::ByPlan)
            && case.inputs.plan.exclude.contains_key(&place)
    };
    let all = 0..case.works.len();
    let mut out: Vec<bool> = all.clone().map(excluded).collect();
    loop {
        let blocked = |place: &usize| {
            let free = case.is_done(*place) || case.started(*place).is_some();
            let mut before = case.after(*place).iter();
            !out[*place] && !free && before.any(|b| out[*b] && !case.is_done(*b))
        };
        let more: Vec<usize> = all.clone().filter(blocked).collect();
        if more.is_empty() {
            return all.filter(|place| !out[*place]).collect();
        }
        for place in more {
            out[place] = true;
        }
    }
}

fn listed(ids: &BTreeSet<&str>) -> String {
    if ids.is_empty() {
        return "none".to_owned();
    }
    let all: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    all.join(", ")
}
