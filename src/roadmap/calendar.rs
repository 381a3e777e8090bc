//! The audit calendar: milestones around a certification, and the dates by which requirements must be effective.

use crate::model::{Due, Month, Quarter, Questionnaire, YearlyMilestone};

use super::{Milestone, MilestoneKind, Planned, Settings};

/// Months from a milestone to the decision on the certification.
const BODY_ENGAGED: i32 = 9;
const CONTINUITY_TEST: i32 = 6;
const INTERNAL_AUDIT: i32 = 5;
const MANAGEMENT_REVIEW: i32 = 4;
const STAGE_1: i32 = 3;
const STAGE_2: i32 = 2;
/// A certificate is valid for three years.
const VALID_MONTHS: i32 = 36;
/// Recertification is due so many months before it ends.
const RECERTIFICATION: i32 = 3;
/// Months from stage 2 within which majors must be verified as closed.
const MAJORS_VERIFIED: i32 = 6;
const YEAR: i32 = 12;

/// The month of the milestone before which a requirement must be effective, for a decision in a month.
pub(super) fn month_of(due: Due, decision: Month) -> Month {
    decision.plus(-match due {
        Due::InternalAudit => INTERNAL_AUDIT,
        Due::ManagementReview => MANAGEMENT_REVIEW,
        Due::Stage1 => STAGE_1,
        Due::Stage2 => STAGE_2,
    })
}

/// The last quarter that ends before a month.
pub(super) fn last_quarter_before(month: Month) -> Quarter {
    month.quarter().plus(-1)
}

/// What is held every year: which milestone, and how many months before the decision it is held for the first time at the
/// latest.
const YEARLY: [(YearlyMilestone, MilestoneKind, i32); 3] = [
    (
        YearlyMilestone::ContinuityTest,
        MilestoneKind::ContinuityTest,
        CONTINUITY_TEST,
    ),
    (
        YearlyMilestone::InternalAudit,
        MilestoneKind::InternalAudit,
        INTERNAL_AUDIT,
    ),
    (
        YearlyMilestone::ManagementReview,
        MilestoneKind::ManagementReview,
        MANAGEMENT_REVIEW,
    ),
];

/// All milestones, by month: assessments at the end of each year of the roadmap, what initiatives hold and is repeated
/// every year, and what belongs to a certification, beyond the roadmap too. `held`: the initiatives of the roadmap.
/// `done`: those that have ended before it.
pub(super) fn milestones(
    settings: &Settings,
    decision: Option<Month>,
    questionnaire: &Questionnaire,
    held: &[Planned],
    done: &[usize],
) -> Vec<Milestone> {
    let mut all = Vec::new();
    let mut add = |kind, number, month, initiative| {
        all.push(Milestone {
            month,
            kind,
            number,
            initiative,
        });
    };
    let years = (settings.quarters() / 4) as u32;
    for year in 1..=years {
        let last = settings.quarter(year as usize * 4 - 1);
        add(MilestoneKind::Reassessment, year, last.last_month(), None);
    }
    if let Some(decision) = decision {
        let once = [
            (MilestoneKind::BodyEngaged, -BODY_ENGAGED),
            (MilestoneKind::Stage1, -STAGE_1),
            (MilestoneKind::Stage2, -STAGE_2),
            (MilestoneKind::Decision, 0),
            (MilestoneKind::MajorsVerified, MAJORS_VERIFIED - STAGE_2),
            (
                MilestoneKind::Recertification,
                VALID_MONTHS - RECERTIFICATION,
            ),
        ];
        for (kind, months) in once {
            add(kind, 1, decision.plus(months), None);
        }
        // A surveillance audit within each of the first two years; the third ends with recertification.
        for year in 1..=2_u32 {
            let month = decision.plus(YEAR * year as i32);
            add(MilestoneKind::Surveillance, year, month, None);
        }
    }
    let opening = settings.start.first_month();
    for (yearly, kind, months) in YEARLY {
        let first = held_first(questionnaire, held, yearly);
        let counted = decision.map(|decision| decision.plus(-months));
        let was_held = || {
            let mut done = done.iter();
            done.any(|place| questionnaire.initiatives[*place].milestone == Some(yearly))
        };
        let begun = match first {
            Some((month, _)) if month >= opening => Some(month),
            // Held before the roadmap: only what is ahead is listed.
            Some((month, _)) => Some(next(month, opening, counted)),
            // When is not known, but that it was before the roadmap.
            None if was_held() => Some(next(opening.plus(-1), opening, counted)),
            None => counted,
        };
        let Some(begun) = begun else {
            continue;
        };
        // The last is in the year that ends with recertification, and before it.
        let last = match counted {
            Some(counted) => counted.plus(VALID_MONTHS),
            None => settings.last().last_month(),
        };
        let months = (0..).map(|year| begun.plus(YEAR * year));
        let months = months.take_while(|month| *month <= last.max(begun));
        for (number, month) in (1..).zip(months) {
            let holds = first.filter(|(held, _)| *held == month);
            add(kind, number, month, holds.map(|(_, initiative)| initiative));
        }
    }
    all.sort_unstable();
    all
}

/// When what was held before the roadmap is held next: a year later, or two, and for a certification no later than that
/// asks for.
fn next(held: Month, opening: Month, counted: Option<Month>) -> Month {
    let years = (1..).map(|year| held.plus(YEAR * year));
    let ahead = years.into_iter().find(|month| *month >= opening);
    let ahead = ahead.unwrap_or(held);
    let wanted = counted.filter(|counted| *counted >= opening);
    wanted.map_or(ahead, |counted| ahead.min(counted))
}

/// The last month of the initiative that first holds what is held every year, and which it is; of several that end
/// together the first by id.
pub(super) fn held_first(
    questionnaire: &Questionnaire,
    held: &[Planned],
    yearly: YearlyMilestone,
) -> Option<(Month, usize)> {
    let own = |place: usize| &questionnaire.initiatives[place];
    let holding = held.iter();
    let holding = holding.filter(|one| own(one.initiative).milestone == Some(yearly));
    let first = holding.min_by_key(|one| (one.end, &own(one.initiative).id))?;
    Some((first.end.last_month(), first.initiative))
}

#[cfg(test)]
mod tests {
    use crate::model::Amount;

    use super::*;

    fn dates(decision: Option<&str>) -> Vec<Milestone> {
        let decision = decision.map(|month| Month::parse(month).unwrap());
        let nothing = crate::scoring::fixture::Fixture::new(crate::model::Rollup::Mean);
        super::milestones(&settings(), decision, &nothing.questionnaire, &[], &[])
    }

    fn settings() -> Settings {
        Settings {
            start: Quarter::parse("2027-Q1").unwrap(),
            capacity: vec![Amount::whole(60); 12],
            budget: None,
            currency: None,
            parallel: None,
            parallel_per_role: 2,
            certification: None,
            effect: crate::model::Score::ONE,
        }
    }

    #[test]
    fn a_requirement_is_effective_in_a_quarter_that_ends_before_its_milestone() {
        let before = |month| last_quarter_before(Month::parse(month).unwrap()).to_string();
        assert_eq!(before("2028-01"), "2027-Q4");
        assert_eq!(
            before("2028-03"),
            "2027-Q4",
            "the quarter of the month has not ended before it"
        );
        assert_eq!(before("2028-04"), "2028-Q1");
        let decision = Month::parse("2028-06").unwrap();
        assert_eq!(
            month_of(Due::InternalAudit, decision).to_string(),
            "2028-01"
        );
        assert_eq!(month_of(Due::Stage2, decision).to_string(), "2028-04");
    }

    #[test]
    fn the_calendar_counts_back_from_the_decision_and_on_to_recertification() {
        let milestones = dates(Some("2028-06"));
        let of = |kind| -> Vec<String> {
            milestones
                .iter()
                .filter(|one| one.kind == kind)
                .map(|one| one.month.to_string())
                .collect()
        };
        assert_eq!(of(MilestoneKind::BodyEngaged), ["2027-09"]);
        assert_eq!(
            of(MilestoneKind::InternalAudit),
            ["2028-01", "2029-01", "2030-01", "2031-01"]
        );
        assert_eq!(
            of(MilestoneKind::ManagementReview),
            ["2028-02", "2029-02", "2030-02", "2031-02"]
        );
        assert_eq!(
            of(MilestoneKind::ContinuityTest),
            ["2027-12", "2028-12", "2029-12", "2030-12"]
        );
        let numbers: Vec<u32> = milestones
            .iter()
            .filter(|one| one.kind == MilestoneKind::ContinuityTest)
            .map(|one| one.number)
            .collect();
        assert_eq!(numbers, [1, 2, 3, 4]);
        assert_eq!(of(MilestoneKind::Stage1), ["2028-03"]);
        assert_eq!(of(MilestoneKind::Stage2), ["2028-04"]);
        assert_eq!(of(MilestoneKind::Decision), ["2028-06"]);
        assert_eq!(
            of(MilestoneKind::MajorsVerified),
            ["2028-10"],
            "six months after stage 2"
        );
        assert_eq!(of(MilestoneKind::Surveillance), ["2029-06", "2030-06"]);
        assert_eq!(of(MilestoneKind::Recertification), ["2031-03"]);
        assert!(
            milestones
                .windows(2)
                .all(|pair| pair[0].month <= pair[1].month)
        );
    }

    #[test]
    fn without_a_certification_only_the_next_assessments_are_dates() {
        let months: Vec<String> = dates(None)
            .iter()
            .map(|one| one.month.to_string())
            .collect();
        assert_eq!(months, ["2027-12", "2028-12", "2029-12"]);
    }
}
