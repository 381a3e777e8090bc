//! What has started or ended before what it presupposes.

use super::*;

/// `b`, which presupposes `a`, has started in the second quarter, in which `a` ends.
fn hasty() -> (Held, String) {
    let mut sample = sample();
    let second = Quarter::parse("2027-Q2").unwrap();
    sample.plan.started.insert(B, second);
    // Nobody leads both.
    sample.plan.parallel_per_role = Some(2);
    // b is effective from Q3 on: 9000 more there.
    let text = with(&[
        ("parallel_per_role: 1", "parallel_per_role: 2"),
        (
            "value: 93000, bound: 96000, gap: 0.03125",
            "value: 102000, bound: 102000, gap: 0",
        ),
        (
            "effort: 4, upkeep: 0, capacity: 10, cost: 0",
            "effort: 9, upkeep: 0, capacity: 10, cost: 200",
        ),
        (
            "effort: 5, upkeep: 1, capacity: 10, cost: 200, floor: 0.583333333, score: 0.583333333, verdict: minor",
            "effort: 0, upkeep: 1, capacity: 10, cost: 0, floor: 0.666666667, score: 0.666666667, verdict: conforming",
        ),
        (
            "{id: b, start: 2027-Q3, end: 2027-Q3, effective: 2027-Q4,",
            "{id: b, start: 2027-Q2, end: 2027-Q2, effective: 2027-Q3,",
        ),
    ]);
    (sample, text)
}

#[test]
fn what_has_started_too_early_is_said_as_it_is() {
    let (sample, text) = hasty();
    let said = |entries: &str| {
        text.replace(
            "conflicts: []",
            &format!("conflicts: []\nout_of_order: [{entries}]"),
        )
    };
    let right = "{initiative: b, started: 2027-Q2, unmet: [{initiative: a, end: 2027-Q2}]}";
    sample.expect(&said(right), &[]);
    sample.expect(&text, &[codes::OUT_OF_ORDER_WRONG]);
    for wrong in [
        "{initiative: b, started: 2027-Q1, unmet: [{initiative: a, end: 2027-Q2}]}",
        "{initiative: b, started: null, unmet: [{initiative: a, end: 2027-Q2}]}",
        "{initiative: b, started: 2027-Q2, unmet: [{initiative: a, end: null}]}",
        "{initiative: b, started: 2027-Q2, unmet: []}",
    ] {
        sample.expect(&said(wrong), &[codes::OUT_OF_ORDER_WRONG]);
    }
    let twice = format!("{right}, {right}");
    sample.expect(&said(&twice), &[codes::OUT_OF_ORDER_WRONG]);
}

#[test]
fn what_waits_for_all_is_not_out_of_order() {
    let entry = "conflicts: []\nout_of_order: [{initiative: b, started: null, unmet: [{initiative: a, end: 2027-Q2}]}]";
    tampered("conflicts: []", entry, &[codes::OUT_OF_ORDER_WRONG]);
}
