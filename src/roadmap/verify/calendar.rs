//! Whether the dates of the audit calendar are counted from the decision as they must be.

use super::case::Case;
use super::certification::months_before;
use super::{Violation, codes};
use crate::model::{Due, Month, Plan, WrittenConflictKind, WrittenMilestone, YearlyMilestone};

/// Milestones beside the decision that happen once, and how many months after the decision each is.
fn counted() -> [(&'static str, i32); 5] {
    [
        ("body_engaged", -9),
        ("stage1", -months_before(Due::Stage1)),
        ("stage2", -months_before(Due::Stage2)),
        // Six months after stage 2.
        ("majors_verified", 4),
        // Three months before three years are over.
        ("recertification", 33),
    ]
}

/// What is held every year, and how many months after the decision for the first time, unless the roadmap plans it.
fn yearly() -> [(&'static str, YearlyMilestone, i32); 3] {
    [
        (
            "internal_audit",
            YearlyMilestone::InternalAudit,
            -months_before(Due::InternalAudit),
        ),
        (
            "management_review",
            YearlyMilestone::ManagementReview,
            -months_before(Due::ManagementReview),
        ),
        ("continuity_test", YearlyMilestone::ContinuityTest, -6),
    ]
}

/// A surveillance audit is at most so many months after the decision.
const FIRST_SURVEILLANCE: i32 = 12;

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Violation>) {
    names(case, found);
    reassessments(case, found);
    let Some(wanted) = case.limits.certification else {
        repeated(case, None, found);
        let only_certification = |milestone: &&WrittenMilestone| {
            let kind = milestone.kind().0;
            ["decision", "surveillance"].contains(&kind)
                || counted().iter().any(|(other, _)| *other == kind)
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
        let since = format!("for a decision in {decision}");
        one(case, (kind, 1), month, &since, true, found);
    }
    repeated(case, Some(decision), found);
    surveillance(case, decision, found);
}

/// Whether kind and initiative beside a date are those of its id.
fn names(case: &Case<'_>, found: &mut Vec<Violation>) {
    for milestone in &case.written.milestones {
        let (kind, _) = milestone.kind();
        if milestone
            .kind
            .as_deref()
            .is_some_and(|stated| stated != kind)
        {
            let message = format!("`{}` is of another kind than its id says", milestone.id);
            found.push(at(codes::MILESTONE_WRONG, milestone, message));
        }
        let Some(stated) = &milestone.initiative else {
            continue;
        };
        let yearly = yearly().into_iter().find(|(other, ..)| *other == kind);
        let initiatives = &case.inputs.questionnaire.initiatives;
        let holds =
            |place: usize, yearly: YearlyMilestone| initiatives[place].milestone == Some(yearly);
        let held = yearly.and_then(|(_, yearly, _)| {
            let all = case.placed.iter().filter(|p| holds(p.place, yearly));
            let first = all.min_by_key(|p| (p.end, case.id(p.place)))?;
            let month = case.limits.quarter(first.end).last_month();
            (month == milestone.month).then(|| case.id(first.place))
        });
        if stated.as_deref() != held {
            let message = format!(
                "`{}` is said to be held by {}, but it is {}",
                milestone.id,
                stated.as_deref().unwrap_or("no initiative"),
                held.unwrap_or("none")
            );
            found.push(at(codes::MILESTONE_WRONG, milestone, message));
        }
    }
}

/// One with its month; if it has to be listed, it is, unless it lies before the roadmap.
fn one(
    case: &Case<'_>,
    (kind, number): (&str, u32),
    month: Month,
    since: &str,
    has_to_be: bool,
    found: &mut Vec<Violation>,
) {
    let mut listed = case.written.milestones.iter();
    match listed.find(|m| m.kind() == (kind, number)) {
        Some(milestone) if milestone.month != month => {
            let message = format!(
                "`{}` is in {}, but {since} it must be {month}",
                milestone.id, milestone.month
            );
            found.push(at(codes::MILESTONE_WRONG, milestone, message));
        }
        None if has_to_be && month >= case.limits.start.first_month() => {
            let message = format!("`{kind}-{number}` in {month} is not listed");
            found.push(Violation::new(codes::MILESTONE_MISSING, message));
        }
        _ => {}
    }
}

/// What is held every year: for the first time at the end of what holds it by the plan, else so many months before the
/// decision, and then every twelve months, as long as the roadmap or the certificate lasts.
fn repeated(case: &Case<'_>, decision: Option<Month>, found: &mut Vec<Violation>) {
    for (kind, yearly, months) in yearly() {
        let initiatives = &case.inputs.questionnaire.initiatives;
        let holds = |place: usize| initiatives[place].milestone == Some(yearly);
        let holding = case.placed.iter().filter(|p| holds(p.place));
        let planned = holding.map(|p| case.limits.quarter(p.end).last_month());
        let counted = decision.map(|decision| decision.plus(months));
        let opening = case.limits.start.first_month();
        // When what is done was held is not known, but that it was before the roadmap.
        let before = case.gone_before().any(|(place, _)| holds(place));
        let held = planned.min().or(before.then(|| opening.plus(-1)));
        let ahead = held.map(|held| match opening.since(held) {
            past if past <= 0 => held,
            past => {
                let next = held.plus((past + 11) / 12 * 12);
                let wanted = counted.filter(|counted| *counted >= opening);
                wanted.map_or(next, |counted| next.min(counted))
            }
        });
        let (Some(first), since) = (
            ahead.or(counted),
            match (ahead, decision) {
                (None, Some(decision)) => format!("for a decision in {decision}"),
                _ => "by the end of what holds it first".to_owned(),
            },
        ) else {
            continue;
        };
        let last = match counted {
            Some(counted) => counted.plus(36),
            None => case
                .limits
                .quarter(case.limits.places().end - 1)
                .last_month(),
        };
        let held = (1..).zip((0..).map(|year| first.plus(12 * year)));
        let held: Vec<(u32, Month)> = held
            .take_while(|(number, month)| *number == 1 || *month <= last)
            .collect();
        for (number, month) in &held {
            // A calendar need not go on for ever; what it names has to be right.
            let has_to_be = *number == 1 && (ahead.is_some() || kind != "continuity_test");
            one(case, (kind, *number), *month, &since, has_to_be, found);
        }
        let listed = case.written.milestones.iter();
        let more = listed.filter(|m| m.kind().0 == kind && m.kind().1 as usize > held.len());
        for milestone in more {
            let message = format!(
                "`{}` is listed for {}, after the last in {last}",
                milestone.id, milestone.month
            );
            found.push(at(codes::MILESTONE_WRONG, milestone, message));
        }
    }
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
