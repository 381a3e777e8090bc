//! Whether the dates of the audit calendar are counted from the decision as they must be.

use super::case::Case;
use super::certification::months_before;
use super::{Violation, codes};
use crate::model::{Due, Month, Plan, WrittenConflictKind, WrittenMilestone};

/// Milestones beside the decision that have a month of their own, and how many months after the decision it is.
fn counted() -> [(&'static str, i32); 7] {
    [
        ("body_engaged", -9),
        ("internal_audit", -months_before(Due::InternalAudit)),
        ("management_review", -months_before(Due::ManagementReview)),
        ("stage1", -months_before(Due::Stage1)),
        ("stage2", -months_before(Due::Stage2)),
        // Six months after stage 2.
        ("majors_verified", 4),
        // Three months before three years are over.
        ("recertification", 33),
    ]
}

/// A surveillance audit is at most so many months after the decision.
const FIRST_SURVEILLANCE: i32 = 12;

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Violation>) {
    reassessments(case, found);
    let Some(wanted) = case.limits.certification else {
        let only_certification = |milestone: &&WrittenMilestone| {
            let kind = milestone.kind().0;
            kind != "internal_audit"
                && kind != "management_review"
                && (["decision", "surveillance"].contains(&kind)
                    || counted().iter().any(|(other, _)| *other == kind))
        };
        for milestone in case.written.milestones.iter().filter(only_certification) {
            let message = format!(
                "`{}` is listed for {}, but no certification is wanted",
                milestone.id, milestone.month
            );
            found.push(at(codes::MILESTONE_WRONG, milestone, message));
        }
        return;
    };
    let Some(decision) = decision(case, wanted, found) else {
        return;
    };
    for (kind, months) in counted() {
        let month = decision.plus(months);
        let listed = case.written.milestones.iter();
        match listed.clone().find(|m| m.kind() == (kind, 1)) {
            Some(milestone) if milestone.month != month => {
                let message = format!(
                    "`{}` is in {}, but for a decision in {decision} it must be {month}",
                    milestone.id, milestone.month
                );
                found.push(at(codes::MILESTONE_WRONG, milestone, message));
            }
            // What lies before the roadmap need not be listed.
            None if month >= case.limits.start.first_month() => {
                let message = format!("`{kind}-1` in {month} is not listed");
                found.push(Violation::new(codes::MILESTONE_MISSING, message));
            }
            _ => {}
        }
    }
    surveillance(case, decision, found);
}

/// The month from which the others are counted: the one wanted or, where a conflict says that it cannot be held, the earliest.
fn decision(case: &Case<'_>, wanted: Month, found: &mut Vec<Violation>) -> Option<Month> {
    let conflicts = case.written.conflicts.iter().map(|conflict| &conflict.kind);
    let held: Vec<Option<Month>> = conflicts
        .filter_map(|kind| match kind {
            WrittenConflictKind::Certification { earliest, .. } => Some(*earliest),
            _ => None,
        })
        .collect();
    let mut milestones = case.written.milestones.iter();
    let Some(milestone) = milestones.find(|m| m.kind() == ("decision", 1)) else {
        if held.is_empty() {
            let message = format!("`decision-1` in {wanted} is not listed");
            found.push(Violation::new(codes::MILESTONE_MISSING, message));
        }
        return None;
    };
    if milestone.month != wanted && !held.contains(&Some(milestone.month)) {
        let message = format!(
            "the decision is in {}, but {wanted} is wanted",
            milestone.month
        );
        found.push(at(codes::MILESTONE_WRONG, milestone, message));
        return Some(wanted);
    }
    Some(milestone.month)
}

/// Within twelve months of the decision, and in every calendar year.
fn surveillance(case: &Case<'_>, decision: Month, found: &mut Vec<Violation>) {
    let listed = case.written.milestones.iter();
    let mut audits: Vec<&WrittenMilestone> =
        listed.filter(|m| m.kind().0 == "surveillance").collect();
    audits.sort_by_key(|audit| audit.kind().1);
    let mut before = decision;
    for (place, audit) in audits.into_iter().enumerate() {
        let months = audit.month.since(decision);
        let fits = if place == 0 {
            (1..=FIRST_SURVEILLANCE).contains(&months)
        } else {
            audit.month > before && audit.month.year() - before.year() <= 1
        };
        if !fits {
            let message = format!(
                "`{}` is in {}, but surveillance must be within {FIRST_SURVEILLANCE} months of the decision in {decision} and in every calendar year after",
                audit.id, audit.month
            );
            found.push(at(codes::MILESTONE_WRONG, audit, message));
        }
        before = audit.month;
    }
}

/// At the end of each year of the roadmap, or right after.
fn reassessments(case: &Case<'_>, found: &mut Vec<Violation>) {
    let listed = case.written.milestones.iter();
    for milestone in listed.filter(|m| m.kind().0 == "reassessment") {
        let number = i32::try_from(milestone.kind().1).unwrap_or(i32::MAX);
        let quarters = number.saturating_mul(Plan::QUARTERS as i32);
        let last = case.limits.quarter(quarters.saturating_sub(1)).last_month();
        if !(0..=1).contains(&milestone.month.since(last)) {
            let message = format!(
                "`{}` is in {}, but year {number} of the roadmap ends in {last}",
                milestone.id, milestone.month
            );
            found.push(at(codes::MILESTONE_WRONG, milestone, message));
        }
    }
}

fn at(code: &'static str, milestone: &WrittenMilestone, message: String) -> Violation {
    Violation::new(code, message)
        .in_quarter(milestone.month.quarter())
        .on_line(milestone.line)
}
