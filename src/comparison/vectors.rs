//! Cases worked by hand.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use super::*;
use crate::model::*;
use crate::scoring::fixture::{Fixture, TODAY};

fn side(fixture: &Fixture) -> Side<'_> {
    judged(fixture, TODAY)
}

fn judged(fixture: &Fixture, day: Date) -> Side<'_> {
    let target = Target::default();
    Side::new(&fixture.questionnaire, &fixture.assessment, &target, day)
}

/// A section with a question for each value; `None` leaves it unanswered.
fn flat(values: &[Option<f64>]) -> Fixture {
    let mut fixture = Fixture::new(Rollup::Flat);
    let section = fixture.section(None, Rollup::Mean);
    for value in values {
        fixture.question(section, *value);
    }
    fixture
}

/// The parts of a change, rounded: improved, answered, worsened, lapsed, scope, applicability, questionnaire.
fn parts(before: &Fixture, after: &Fixture) -> [f64; 7] {
    let (before, after) = (side(before), side(after));
    let origins = Change::new(&before, &after).origins.unwrap();
    [
        origins.improved,
        origins.answered,
        origins.worsened,
        origins.lapsed,
        origins.scope,
        origins.applicability,
        origins.questionnaire,
    ]
    .map(|part| (part * 1e9).round() / 1e9)
}

fn kinds(before: &Fixture, after: &Fixture) -> Vec<(String, MoveKind)> {
    let (before, after) = (side(before), side(after));
    let change = Change::new(&before, &after);
    let mut kinds: Vec<(String, MoveKind)> = change
        .moves
        .iter()
        .map(|one| {
            let id = match (one.pair.after, one.pair.before) {
                (Some(ix), _) => &after.questionnaire.question(ix).id,
                (None, ix) => &before.questionnaire.question(ix.unwrap()).id,
            };
            (id.to_string(), one.kind)
        })
        .collect();
    kinds.sort();
    kinds
}

#[test]
fn answers_that_rise_fall_come_and_go_are_kept_apart() {
    // A quarter each: 0 → 1, 1 → 0.5, nothing → 0.5, 0.8 → nothing.
    let before = flat(&[Some(0.0), Some(1.0), None, Some(0.8)]);
    let after = flat(&[Some(1.0), Some(0.5), Some(0.5), None]);
    assert_eq!(
        parts(&before, &after),
        [0.25, 0.125, -0.125, -0.2, 0.0, 0.0, 0.0]
    );
}

#[test]
fn a_rise_by_not_applicable_is_no_better_answer() {
    let before = flat(&[Some(1.0), Some(0.0)]);
    let mut after = flat(&[Some(1.0), Some(0.0)]);
    after.not_applicable(QuestionIx(1));
    // From a half to the whole.
    assert_eq!(parts(&before, &after), [0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 0.0]);
}

#[test]
fn where_two_things_change_both_orders_count_alike() {
    let before = flat(&[Some(0.5), Some(0.0)]);
    let mut after = flat(&[Some(1.0), Some(0.0)]);
    after.not_applicable(QuestionIx(1));
    // 0.25 → 1. The answer first: +0.25, then +0.5; the other way round: +0.25, then +0.5 for the answer.
    assert_eq!(
        parts(&before, &after),
        [0.375, 0.0, 0.0, 0.0, 0.0, 0.375, 0.0]
    );
}

#[test]
fn a_narrower_scope_is_named_as_such() {
    let build = || {
        let mut fixture = Fixture::new(Rollup::Mean);
        for value in [1.0, 0.0, 0.2] {
            let section = fixture.section(None, Rollup::Mean);
            fixture.question(section, Some(value));
        }
        fixture
    };
    let (before, mut after) = (build(), build());
    after.assessment.sections = Some(vec![SectionIx(0), SectionIx(2)]);
    // From 1.2 ÷ 3 = 0.4 to 1.2 ÷ 2 = 0.6.
    assert_eq!(parts(&before, &after), [0.0, 0.0, 0.0, 0.0, 0.2, 0.0, 0.0]);
    let (before, after) = (side(&before), side(&after));
    let change = Change::new(&before, &after);
    assert_eq!(change.scope.sections_left, [SectionIx(1)]);
    assert_eq!(change.scope.gaps_left, 1, "out of view is not closed");
    assert_eq!(change.of(MoveKind::Closed).count(), 0);
}

#[test]
fn a_new_version_of_the_questionnaire_is_named_as_such() {
    let before = flat(&[Some(1.0), Some(1.0)]);
    let after = flat(&[Some(1.0), Some(1.0), Some(0.5)]);
    // From 1 to 2.5 ÷ 3.
    let expected = -1.0 / 6.0;
    let rounded = (expected * 1e9_f64).round() / 1e9;
    assert_eq!(
        parts(&before, &after),
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, rounded]
    );
    let mut heavier = flat(&[Some(1.0), Some(0.0)]);
    heavier.at(QuestionIx(1)).weight = 3.0;
    let light = flat(&[Some(1.0), Some(0.0)]);
    assert_eq!(
        parts(&light, &heavier),
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -0.25]
    );
}

#[test]
fn renamed_questions_are_the_same_in_both_directions() {
    let before = flat(&[Some(0.0), Some(1.0)]);
    let mut after = flat(&[Some(1.0), Some(1.0)]);
    after.at(QuestionIx(0)).id = Id::from("new-name");
    after.questionnaire.renamed = BTreeMap::from([(Id::from("q0"), Id::from("new-name"))]);
    assert_eq!(parts(&before, &after)[0], 0.5);
    assert_eq!(parts(&after, &before)[2], -0.5);
    let (then, now) = (side(&before), side(&after));
    let change = Change::new(&then, &now);
    assert!(change.scope.new_questions.is_empty() && change.scope.dropped_questions.is_empty());
    // Without the bridge it is one question gone and another one new.
    after.questionnaire.renamed.clear();
    let now = side(&after);
    let change = Change::new(&then, &now);
    assert_eq!(change.scope.new_questions, [QuestionIx(0)]);
    assert_eq!(change.scope.dropped_questions, [QuestionIx(0)]);
}

#[test]
fn every_question_becomes_something() {
    let before = flat(&[
        Some(0.0),
        Some(0.5),
        Some(0.5),
        Some(0.5),
        Some(1.0),
        None,
        None,
        Some(1.0),
        Some(0.5),
        Some(1.0),
        None,
    ]);
    let mut after = flat(&[
        Some(1.0),
        Some(0.6),
        Some(0.5),
        Some(0.4),
        Some(0.9),
        Some(0.9),
        Some(1.0),
        None,
        Some(0.5),
        Some(1.0),
        None,
    ]);
    after.not_applicable(QuestionIx(8));
    let found = kinds(&before, &after);
    let expected = [
        ("q0", MoveKind::Closed),
        ("q1", MoveKind::Eased),
        ("q10", MoveKind::StillOpen),
        ("q2", MoveKind::Remains),
        ("q3", MoveKind::Deepened),
        ("q4", MoveKind::Opened),
        ("q5", MoveKind::Found),
        ("q6", MoveKind::Confirmed),
        ("q7", MoveKind::LostSight),
        ("q8", MoveKind::Left),
        ("q9", MoveKind::Holds),
    ];
    assert_eq!(found, expected.map(|(id, kind)| (id.to_owned(), kind)));
}

#[test]
fn evidence_is_lost_although_no_answer_changed() {
    let record = |day: Date| Evidence {
        kind: EvidenceKind::Record,
        reference: None,
        date: Some(day),
        expires: None,
    };
    let document = Evidence {
        kind: EvidenceKind::Document,
        reference: None,
        date: None,
        expires: None,
    };
    let mut before = flat(&[Some(1.0); 5]);
    let mut after = flat(&[Some(1.0), Some(1.0), Some(1.0), Some(1.0), None]);
    for place in 0..5 {
        before.answer(QuestionIx(place)).evidence = vec![record(date(2026, 1, 31))];
    }
    // Renewed; the same as last year; gone; only a document; nobody knows any more.
    after.answer(QuestionIx(0)).evidence = vec![record(date(2027, 1, 31))];
    after.answer(QuestionIx(1)).evidence = vec![record(date(2026, 1, 31))];
    after.answer(QuestionIx(3)).evidence = vec![document];
    let (then, later) = (side(&before), judged(&after, date(2027, 11, 22)));
    let change = Change::new(&then, &later);
    let lost: Vec<_> = change
        .evidence_lost
        .iter()
        .map(|one| (one.after.0, one.loss))
        .collect();
    assert_eq!(
        lost,
        [(1, Loss::Expired), (2, Loss::Gone), (3, Loss::Weaker)]
    );
}

/// A promise of one initiative that lifts questions to values by a quarter.
fn promise(effective: &str, answers: &[(&str, f64, f64)]) -> Promise {
    let quarter = Quarter::parse(effective).unwrap();
    Promise {
        today: PromisedStanding::default(),
        periods: Vec::new(),
        initiatives: vec![PromisedInitiative {
            id: "work".to_owned(),
            title: None,
            end: quarter,
            effective: quarter,
            answers: answers
                .iter()
                .map(|(question, from, to)| PromisedAnswer {
                    question: (*question).to_owned(),
                    from: Some(Score::new(*from)),
                    to: Score::new(*to),
                })
                .collect(),
        }],
    }
}

/// What becomes of a promise for two questions that stood at 0, once they stand at these values.
fn outcome(effective: &str, values: [Option<f64>; 2]) -> Outcome {
    let promise = promise(effective, &[("q0", 0.0, 1.0), ("q1", 0.0, 0.8)]);
    let (before, after) = (flat(&[Some(0.0), Some(0.0)]), flat(&values));
    let sides = [side(&before), side(&after)];
    let comparison = Comparison::new(&sides, Some(&promise)).unwrap();
    comparison.reckoning.unwrap().initiatives[0].outcome
}

#[test]
fn a_promise_is_kept_in_part_late_not_or_not_yet_due() {
    // All are judged on 2026-11-22: the third quarter is over, the fourth is not.
    assert_eq!(outcome("2026-Q3", [Some(1.0), Some(0.9)]), Outcome::Kept);
    assert_eq!(outcome("2026-Q3", [Some(1.0), Some(0.0)]), Outcome::Partly);
    assert_eq!(outcome("2026-Q3", [Some(0.5), Some(0.0)]), Outcome::Late);
    assert_eq!(outcome("2026-Q3", [Some(0.0), Some(0.0)]), Outcome::NotKept);
    assert_eq!(outcome("2026-Q3", [None, None]), Outcome::NotKept);
    assert_eq!(
        outcome("2026-Q4", [Some(0.5), Some(0.9)]),
        Outcome::NotYetDue
    );
    assert_eq!(outcome("2026-Q4", [Some(1.0), Some(1.0)]), Outcome::Early);
}

#[test]
fn what_an_assessment_between_did_not_show_yet_was_kept_late() {
    let promise = promise("2026-Q1", &[("q0", 0.0, 1.0)]);
    let (before, between, after) = (flat(&[Some(0.0)]), flat(&[Some(0.5)]), flat(&[Some(1.0)]));
    let middle = date(2026, 6, 30);
    let sides = [
        judged(&before, date(2025, 11, 22)),
        judged(&between, middle),
        judged(&after, TODAY),
    ];
    let comparison = Comparison::new(&sides, Some(&promise)).unwrap();
    let kept = comparison.reckoning.unwrap();
    assert_eq!(kept.initiatives[0].outcome, Outcome::KeptLate(middle));
    assert_eq!(comparison.steps.len(), 2);
}

#[test]
fn nothing_is_left_of_a_promise_that_applies_to_nothing_and_gaps_closed_beside_it_are_named() {
    let promise = promise("2026-Q3", &[("q0", 0.0, 1.0), ("gone", 0.0, 1.0)]);
    let before = flat(&[Some(0.0), Some(0.5)]);
    let mut after = flat(&[Some(0.0), Some(1.0)]);
    after.not_applicable(QuestionIx(0));
    let sides = [side(&before), side(&after)];
    let reckoning = Comparison::new(&sides, Some(&promise))
        .unwrap()
        .reckoning
        .unwrap();
    assert_eq!(reckoning.initiatives[0].outcome, Outcome::Void);
    let progress: Vec<Progress> = reckoning.initiatives[0]
        .answers
        .iter()
        .map(|answer| answer.progress)
        .collect();
    assert_eq!(progress, [Progress::Outside, Progress::Gone]);
    assert_eq!(
        reckoning.due().count(),
        1,
        "what is out of view is no promise kept"
    );
    assert_eq!(reckoning.beyond, [QuestionIx(1)]);
}

#[test]
fn what_was_promised_by_now_is_the_standing_after_the_last_quarter_that_is_over() {
    let floor = |value: f64| PromisedStanding {
        floor: Some(Score::new(value)),
        ..PromisedStanding::default()
    };
    let quarter = |text: &str| Quarter::parse(text).unwrap();
    let promise = Promise {
        today: floor(0.1),
        periods: vec![
            (quarter("2026-Q3"), floor(0.2)),
            (quarter("2026-Q4"), floor(0.3)),
        ],
        initiatives: Vec::new(),
    };
    let by = |day: Date| promise.by(day).1.floor.unwrap().get();
    assert_eq!(by(date(2026, 9, 29)), 0.1);
    assert_eq!(by(date(2026, 9, 30)), 0.2);
    assert_eq!(by(date(2026, 12, 30)), 0.2);
    assert_eq!(by(date(2029, 1, 1)), 0.3);
}

#[test]
fn other_organisations_are_sites_and_nameless_ones_are_not() {
    let named = |name: Option<&str>| {
        let mut fixture = flat(&[Some(0.5)]);
        fixture.assessment.organisation = name.map(str::to_owned);
        fixture
    };
    let kind = |names: [Option<&str>; 2]| {
        let fixtures = names.map(named);
        let sides = [side(&fixtures[0]), side(&fixtures[1])];
        Comparison::new(&sides, None).unwrap().kind
    };
    assert_eq!(
        kind([Some("Harbour IT"), Some("harbour it ")]),
        Kind::Cycles
    );
    assert_eq!(kind([Some("Harbour IT"), None]), Kind::Cycles);
    assert_eq!(kind([Some("Oslo"), Some("Bergen")]), Kind::Sites);
    let fixture = flat(&[Some(0.5)]);
    assert!(Comparison::new(&[side(&fixture)], None).is_none());
}

#[test]
fn a_side_without_figures_has_no_change_of_the_score() {
    let before = flat(&[Some(0.5)]);
    let mut after = flat(&[Some(0.5)]);
    after.not_applicable(QuestionIx(0));
    let (before, after) = (side(&before), side(&after));
    assert!(Change::new(&before, &after).origins.is_none());
}
