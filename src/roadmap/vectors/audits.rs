//! The internal audit that a roadmap plans: when it is held again, and what it comes too early for.

use crate::model::*;
use crate::roadmap::*;

use super::certified::{month, wanted};
use super::drawn::{B, Drawn, quarter};

/// The same, where `b` holds the internal audit for the first time.
fn audited(decision: Option<&str>) -> Vec<(String, Option<usize>)> {
    let mut drawn = wanted(decision.unwrap_or("2027-12"));
    drawn.plan.certification = decision.map(month);
    drawn.plan.pins.insert(B, quarter(4));
    drawn.fixture.questionnaire.initiatives[B].milestone = Some(YearlyMilestone::InternalAudit);
    audits(&drawn)
}

/// The internal audits of the calendar, each with its month and the initiative that holds it.
pub(super) fn audits(drawn: &Drawn) -> Vec<(String, Option<usize>)> {
    let milestones = drawn.draw_up().milestones.into_iter();
    let audits = milestones.filter(|one| one.kind == MilestoneKind::InternalAudit);
    audits
        .map(|one| (one.month.to_string(), one.initiative))
        .collect()
}

#[test]
fn what_is_held_every_year_is_counted_from_the_initiative_that_holds_it_first() {
    let held = |months: &[&str]| -> Vec<(String, Option<usize>)> {
        let first = [Some(B)].into_iter().chain(std::iter::repeat(None));
        let months = months.iter().map(|month| (*month).to_owned());
        months.zip(first).collect()
    };
    // Five months before a decision in 2028-10 it would be held in 2028-05; the fourth in 2031-05 at the latest.
    assert_eq!(
        audited(Some("2028-10")),
        held(&["2027-12", "2028-12", "2029-12", "2030-12"])
    );
    assert_eq!(
        audited(None),
        held(&["2027-12"]),
        "no longer than the roadmap"
    );
}

#[test]
fn what_takes_effect_after_the_audit_that_is_planned_is_said_to_want_another() {
    // `b`, which closes nothing, is the audit in the first quarter; `a` runs in the second and third.
    let mut drawn = wanted("2028-06");
    let all = &mut drawn.fixture.questionnaire.initiatives;
    all[B].closes.clear();
    all[B].milestone = Some(YearlyMilestone::InternalAudit);
    drawn.plan.pins.insert(B, quarter(1));
    let after = |drawn: &Drawn| {
        let assumptions = drawn.draw_up().assumptions.into_iter();
        assumptions
            .filter(|one| matches!(one, Assumption::AfterAudit { .. }))
            .collect::<Vec<_>>()
    };
    let said = Assumption::AfterAudit {
        initiative: B,
        end: quarter(1),
        questions: 1,
        due: month("2028-01"),
    };
    assert_eq!(after(&drawn), [said]);
    drawn.plan.pins.insert(B, quarter(4));
    assert_eq!(after(&drawn), []);
}
