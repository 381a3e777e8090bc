//! What is done goes on: its upkeep, its yearly cost and its audits, when it is planned again a year later.

use std::collections::BTreeSet;

use crate::model::*;
use crate::roadmap::*;

use super::audits::audits;
use super::drawn::{A, B, C, D, Drawn, E, quarter, worked};

fn amounts(roadmap: &Roadmap, of: fn(&Period) -> Amount) -> Vec<f64> {
    roadmap.periods.iter().map(|one| of(one).get()).collect()
}

/// The worked roadmap over two years, without `d` and `e`; `a` costs 40 again in every year.
fn two_years() -> Drawn {
    let mut drawn = worked();
    drawn.plan.years = Some(2);
    drawn.plan.done = BTreeSet::new();
    let not_wanted = |place| (place, "not wanted".to_owned());
    drawn.plan.exclude = [not_wanted(D), not_wanted(E)].into();
    drawn.fixture.questionnaire.initiatives[A].yearly_cost = 40.0;
    drawn
}

/// The same a year later, when all of it has ended.
fn a_year_later() -> Drawn {
    let mut drawn = two_years();
    drawn.plan.start = Some(quarter(5));
    drawn.plan.years = Some(1);
    drawn.plan.done = [A, B, C].into();
    drawn
}

#[test]
fn what_is_listed_as_done_a_year_later_costs_what_it_would_have_cost_then() {
    let (first, later) = (two_years().draw_up(), a_year_later().draw_up());
    let upkeep = |roadmap: &Roadmap| amounts(roadmap, |one| one.upkeep);
    assert_eq!(upkeep(&first), [0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]);
    assert_eq!(upkeep(&later), upkeep(&first)[4..]);
    let cost = |roadmap: &Roadmap| amounts(roadmap, |one| one.cost).iter().sum::<f64>();
    assert_eq!((cost(&first), cost(&later)), (340.0, 40.0));
    let said = Assumption::KeptUp {
        initiatives: 1,
        upkeep: Amount::whole(1),
        yearly_cost: Amount::whole(40),
    };
    assert!(later.assumptions.contains(&said), "{:?}", later.assumptions);
}

#[test]
fn what_the_answers_show_too_goes_on_if_the_plan_names_it() {
    // The answers of a year later show what `a` has closed.
    let shown = |plan: fn(&mut Plan)| {
        let mut drawn = a_year_later();
        drawn.fixture.assessment.answers[0] = Some(Answer {
            given: Some(Given::Option(crate::scoring::fixture::option_at(1.0))),
            ..Answer::default()
        });
        plan(&mut drawn.plan);
        let roadmap = drawn.draw_up();
        assert!(roadmap.initiatives.iter().all(|one| one.initiative != A));
        amounts(&roadmap, |one| one.upkeep)
    };
    assert_eq!(shown(|_| {}), [1.0; 4]);
    let started = |plan: &mut Plan| {
        plan.done.remove(&A);
        plan.started.insert(A, quarter(1));
    };
    assert_eq!(shown(started), [1.0; 4]);
    let unnamed = |plan: &mut Plan| {
        plan.done.remove(&A);
    };
    assert_eq!(
        shown(unnamed),
        [0.0; 4],
        "part of the work that the organisation does anyway"
    );
}

#[test]
fn what_goes_on_leaves_less_for_new_work() {
    // 10 person-days a quarter, of which `a` takes 6: the 5 of `b` no longer fit.
    let mut drawn = a_year_later();
    drawn.plan.done = [A].into();
    assert!(
        drawn
            .draw_up()
            .initiatives
            .iter()
            .any(|one| one.initiative == B)
    );
    drawn.fixture.questionnaire.initiatives[A].upkeep = 6.0;
    let roadmap = drawn.draw_up();
    assert!(roadmap.initiatives.iter().all(|one| one.initiative != B));
    assert!(roadmap.conflicts.is_empty());
    // More than there is at all is a conflict.
    drawn.fixture.questionnaire.initiatives[A].upkeep = 11.0;
    let conflicts = drawn.draw_up().conflicts;
    assert_eq!(conflicts[0].kind, ConflictKind::Started { initiative: A });
    assert_eq!(conflicts[0].clash, [Clash::Capacity(quarter(5))]);
}

#[test]
fn audits_that_were_held_before_are_held_again() {
    let mut drawn = a_year_later();
    drawn.plan.years = Some(2);
    drawn.fixture.questionnaire.initiatives[A].milestone = Some(YearlyMilestone::InternalAudit);
    let month = |month: &str| (month.to_owned(), None);
    // It ended in 2027-Q4 at the latest.
    assert_eq!(audits(&drawn), [month("2028-12"), month("2029-12")]);
    // For a decision in 2028-10 one is due five months before, if that is earlier.
    drawn.plan.certification = Month::parse("2028-10");
    assert_eq!(audits(&drawn)[0], month("2028-05"));
}

#[test]
fn of_an_audit_that_started_long_ago_only_what_is_ahead_is_listed() {
    let mut drawn = a_year_later();
    drawn.plan.done = BTreeSet::new();
    drawn.plan.started = [(A, quarter(1))].into();
    drawn.fixture.questionnaire.initiatives[A].milestone = Some(YearlyMilestone::InternalAudit);
    // It ended in 2027-Q2.
    assert_eq!(audits(&drawn), [("2028-06".to_owned(), None)]);
    let said = Assumption::EndedByQuarters {
        initiative: A,
        started: quarter(1),
        end: quarter(2),
    };
    assert!(drawn.draw_up().assumptions.contains(&said));
    // One that still runs is held at its end, and its work within the roadmap counts.
    drawn.plan.started = [(A, quarter(4))].into();
    assert_eq!(audits(&drawn), [("2028-03".to_owned(), Some(A))]);
    let roadmap = drawn.draw_up();
    let work = |place: usize| roadmap.periods[place].effort.get();
    assert!(work(0) >= 4.0, "4 of its 9 days are left");
    assert!(!roadmap.assumptions.contains(&said));
}
