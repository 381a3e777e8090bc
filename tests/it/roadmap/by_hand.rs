//! A roadmap of five initiatives and four quarters, worked out by hand.
//!
//! | question | weight | risk | answer | severity | benefit | worth a quarter, closed |
//! |---|---|---|---|---|---|---|
//! | qa | 1 | 4 | no | 3, minor | 12 | 12000 |
//! | qb, critical | 1 | 5 | no | 5, major | 25 | 25000 |
//! | qc | 2 | 2 | half | 3, minor | 6 | 2 × 6000 = 12000 |
//! | qd | 1 | 3 | – | 2, not assessed | 6 | 6000, and half of it at `half`: 3000 |
//! | qe | 1 | 3 | fully | – | – | – |
//!
//! | initiative | days | by quarters | effect after its start |
//! |---|---|---|---|
//! | prepare | 5 | 5 | – |
//! | fix-a | 10 | 5 5 | 1 |
//! | fix-b, after prepare | 12 × 0.75 × ½, since qe needs nothing: 4.5, so 5 | 5 | 0 + run-in 1 |
//! | fix-c | 7 | 3 2 2 | 2 |
//! | fix-d | 3 | 3 | 0 |
//!
//! Capacity is 10, 12, 9, 8.5; prepare, fix-a and fix-c have the same role, which leads two at once. With fix-b as early as
//! can be (its 25000 in two quarters are worth more than anything else), the first quarter holds prepare and one of fix-a, fix-c
//! and fix-d. With fix-a fix-c does not fit any more, and the sum is 50000 + 36000 + 6000 = 92000. With fix-d it is at most
//! 50000 + 24000 + 12000 = 86000. With fix-c, fix-a follows in the second quarter and fix-d in the fourth: 50000 + 24000 + 24000
//! + 3000 = 101000.

use serde_json::{Value, json};

use crate::support::Place;

const QUESTIONNAIRE: &str = "
format: 1
id: hand
version: '1'
title: By hand
language: en
source: {name: Nobody, edition: '1'}
rollup: flat
target: {conformity: ready_with_actions}
profile:
  - {id: size, text: How many?, answers: [{id: small, label: Few}, {id: large, label: Many}]}
  - {id: partners, existence: true, text: Partners?, answers: [{id: 'yes', label: Yes}, {id: 'no', label: No}]}
areas: [{id: all, title: All}]
answer_sets:
  grid: [{id: 'no', label: No, score: 0}, {id: half, label: Half, score: 0.5}, {id: fully, label: Fully, score: 1}]
sections:
  - id: s
    title: Section
    area: all
    questions:
      - {id: qa, text: A?, answers: grid, obligation: shall, risk: 4}
      - {id: qb, text: B?, answers: grid, obligation: shall, risk: 5, critical: true}
      - {id: qc, text: C?, answers: grid, obligation: shall, risk: 2, weight: 2}
      - {id: qd, text: D?, answers: grid, obligation: shall, risk: 3}
      - {id: qe, text: E?, answers: grid, obligation: shall, risk: 3}
initiatives:
  - {id: prepare, title: Prepare, effort: 5, role: Manager}
  - {id: fix-a, title: Mend A, closes: [{question: qa, to: fully}], effort: 10, quarters: 2, upkeep: 1.25, role: Manager}
  - id: fix-b
    title: Mend B
    closes: [{question: qb, to: fully}, {question: qe, to: fully}]
    effort: {small: 12, large: 40}
    discount: [{when: {partners: ['yes']}, times: 0.75}, {when: {size: [large]}, times: 0.5}]
    cost: 500
    run_in: 1
    upkeep: 0.5
    after: [prepare]
  - {id: fix-c, title: Mend C, closes: [{question: qc, to: fully}], effort: 7, quarters: 3, role: Manager}
  - {id: fix-d, title: Mend D, closes: [{question: qd, to: half}], effort: 3}
";

const ASSESSMENT: &str = "
format: 1
questionnaire: hand.yaml
date: 2026-12-31
profile: {size: small, partners: 'yes'}
answers: {qa: 'no', qb: 'no', qc: half, qe: fully}
";

const PLAN: &str = "{format: 1, years: 1, capacity: [10, 12, 9, 8.5], budget: 500}";

fn roadmap() -> Value {
    let place = Place::empty()
        .file("hand.yaml", QUESTIONNAIRE)
        .file("assessment.yaml", ASSESSMENT)
        .file("plan.yaml", PLAN);
    place
        .run("roadmap assessment.yaml --plan plan.yaml --to json")
        .json()
}

/// The same keys of all entries of a list.
fn each(list: &Value, keys: &[&str]) -> Vec<Value> {
    let entries = list.as_array().unwrap().iter();
    let of = |entry: &Value| {
        keys.iter()
            .map(|key| entry[*key].clone())
            .collect::<Vec<_>>()
    };
    entries.map(|entry| json!(of(entry))).collect()
}

#[test]
fn work_is_placed_where_it_is_worth_most() {
    let roadmap = roadmap();
    let keys = [
        "id",
        "start",
        "end",
        "effective",
        "effort",
        "cost",
        "upkeep",
        "benefit",
        "to_be_confirmed",
    ];
    assert_eq!(
        each(&roadmap["initiatives"], &keys),
        [
            json!([
                "prepare", "2027-Q1", "2027-Q1", "2027-Q1", 5, 0, 0, 0, false
            ]),
            json!([
                "fix-c", "2027-Q1", "2027-Q3", "2027-Q3", 7, 0, 0, 12_000, false
            ]),
            json!([
                "fix-b", "2027-Q2", "2027-Q2", "2027-Q3", 5, 500, 0.5, 25_000, false
            ]),
            json!([
                "fix-a", "2027-Q2", "2027-Q3", "2027-Q3", 10, 0, 1.25, 12_000, false
            ]),
            json!([
                "fix-d", "2027-Q4", "2027-Q4", "2027-Q4", 3, 0, 0, 3000, true
            ]),
        ]
    );
    assert_eq!(roadmap["objective"]["value"], 101_000);
    assert!(roadmap["objective"]["bound"].as_i64().unwrap() >= 101_000);
    for nothing in ["dropped", "conflicts"] {
        assert_eq!(roadmap[nothing], json!([]), "{nothing}");
    }
    let fix_b = &roadmap["initiatives"][2];
    assert_eq!(fix_b["open"], json!({"questions": 1, "of": 2}));
    assert_eq!(
        fix_b["closes"],
        json!([{"question": "qb", "from": 0.0, "to": 1.0, "reached_before": false}])
    );
}

#[test]
fn quarters_have_their_work_upkeep_and_cost() {
    assert_eq!(
        each(
            &roadmap()["periods"],
            &["id", "effort", "upkeep", "capacity", "cost"]
        ),
        [
            json!(["2027-Q1", 8, 0, 10, 0]),
            json!(["2027-Q2", 12, 0, 12, 500]),
            json!(["2027-Q3", 7, 0.5, 9, 0]),
            json!(["2027-Q4", 3, 1.75, 8.5, 0]),
        ]
    );
}

#[test]
fn figures_rise_when_there_is_an_effect() {
    let roadmap = roadmap();
    let keys = [
        "floor",
        "score",
        "verdict",
        "conformity",
        "majors",
        "minors",
    ];
    // Weights are 1, 1, 2, 1, 1; qd is unanswered, so that the score has one sixth less below it.
    let today = json!([0.333333333, 0.4, "major", "not_ready", 1, 2]);
    assert_eq!(
        each(&json!([roadmap["today"]]), &keys),
        std::slice::from_ref(&today)
    );
    assert_eq!(
        each(&roadmap["periods"], &keys),
        [
            today.clone(),
            today,
            json!([0.833333333, 1.0, "not_assessed", "indeterminate", 0, 0]),
            json!([
                0.916666667,
                0.916666667,
                "minor",
                "ready_with_actions",
                0,
                1
            ]),
        ]
    );
}

#[test]
fn what_would_break_a_quarter_earlier_is_named() {
    let roadmap = roadmap();
    let limits = |place: usize| {
        let keys = [
            "what",
            "initiative",
            "quarter",
            "role",
            "free",
            "needed",
            "at_once",
        ];
        each(&roadmap["initiatives"][place]["limits"], &keys)
    };
    let start = json!(["roadmap_start", null, "2027-Q1", null, null, null, null]);
    assert_eq!(limits(0), std::slice::from_ref(&start));
    assert_eq!(limits(1), [start]);
    // In the first quarter 2 of 10 days are left beside prepare and fix-c, which both have the role.
    let days = json!(["capacity", null, "2027-Q1", null, 2, 5, null]);
    let role = json!(["role", null, "2027-Q1", "Manager", null, null, 2]);
    assert_eq!(limits(3), [days.clone(), role]);
    let before = json!(["predecessor", "prepare", "2027-Q1", null, null, null, null]);
    assert_eq!(limits(2), [before, days]);
    // In the third 9 − 7 − 0.5.
    assert_eq!(
        limits(4),
        [json!(["capacity", null, "2027-Q3", null, 1.5, 3, null])]
    );
}

#[test]
fn what_holds_most_back_is_the_people() {
    let bottleneck = &roadmap()["bottleneck"];
    // Capacity stands in the way of 12000 + 25000 + 3000, the order of 25000, the role of 12000.
    assert_eq!(
        each(&json!([bottleneck]), &["what", "held", "of"]),
        [json!(["capacity", 3, 3])]
    );
}
