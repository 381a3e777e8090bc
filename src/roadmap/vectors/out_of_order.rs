//! What has started or ended before what it presupposes.

use crate::roadmap::{OutOfOrder, Unmet};

use super::drawn::{A, B, C, D, quarter, worked};

#[test]
fn what_has_started_before_its_predecessor_ends_is_named_with_that() {
    // `a` takes two quarters; `b` presupposes it.
    let early = |start: i32| {
        let mut drawn = worked();
        drawn.plan.started.insert(B, quarter(start));
        drawn.draw_up().out_of_order
    };
    let named = |start: i32| {
        vec![OutOfOrder {
            initiative: B,
            started: Some(quarter(start)),
            unmet: vec![Unmet {
                initiative: A,
                ends: Some(quarter(2)),
            }],
        }]
    };
    assert_eq!(early(0), named(0));
    assert_eq!(
        early(2),
        named(2),
        "it ends only at the end of that quarter"
    );
    assert_eq!(early(3), []);
}

#[test]
fn what_is_presupposed_and_not_planned_has_no_end() {
    let mut drawn = worked();
    drawn.plan.started.insert(D, quarter(1));
    drawn.plan.exclude.insert(C, "Not now".into());
    let unmet = vec![Unmet {
        initiative: C,
        ends: None,
    }];
    let named = OutOfOrder {
        initiative: D,
        started: Some(quarter(1)),
        unmet,
    };
    assert_eq!(drawn.draw_up().out_of_order, [named]);
}

#[test]
fn what_has_ended_before_what_it_presupposes_is_named_too() {
    let mut drawn = worked();
    drawn.plan.done.insert(B);
    let named = OutOfOrder {
        initiative: B,
        started: None,
        unmet: vec![Unmet {
            initiative: A,
            ends: Some(quarter(2)),
        }],
    };
    assert_eq!(drawn.draw_up().out_of_order, [named]);
    drawn.plan.done.insert(A);
    assert_eq!(drawn.draw_up().out_of_order, []);
}

#[test]
fn what_the_answers_show_asks_for_nothing_before() {
    let mut drawn = worked();
    drawn.fixture.assessment.answers[1] = drawn.fixture.assessment.answers[0].clone();
    let full = crate::scoring::fixture::option_at(1.0);
    if let Some(answer) = &mut drawn.fixture.assessment.answers[1] {
        answer.given = Some(crate::model::Given::Option(full));
    }
    drawn.plan.done.insert(B);
    assert_eq!(drawn.draw_up().out_of_order, []);
}

#[test]
fn a_pin_waits_for_what_it_presupposes_or_is_a_conflict() {
    for start in 1..=4 {
        let mut drawn = worked();
        drawn.plan.pins.insert(B, quarter(start));
        let roadmap = drawn.draw_up();
        assert_eq!(roadmap.out_of_order, []);
        assert_eq!(roadmap.conflicts.is_empty(), start > 2, "{start}");
    }
}
