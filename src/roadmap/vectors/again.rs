//! Planning again after an earlier roadmap.

use crate::model::*;
use crate::roadmap::*;
use crate::scoring::fixture::{Fixture, initiative};

use super::drawn::{A, B, Drawn, quarter};

/// q0 is worth 15000 a quarter, q1 250, so that a hundredth of the whole, 61000, is 610.
fn before(starts: &[(&str, i32)]) -> Drawn {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q0 = f.question(s, Some(0.0));
    let q1 = f.question(s, Some(0.0));
    f.at(q1).risk = 1;
    f.at(q1).weight = 0.05;
    f.questionnaire.initiatives = vec![
        initiative("a", 4.0, &[(q0, 1.0)]),
        initiative("b", 4.0, &[(q1, 1.0)]),
    ];
    let mut drawn = Drawn::new(f, 10);
    let starts = starts
        .iter()
        .map(|(id, at)| ((*id).to_owned(), quarter(*at)));
    drawn.previous = Some(starts.collect());
    drawn
}

fn change(id: &str, what: Changed) -> Change {
    Change {
        id: id.into(),
        what,
    }
}

#[test]
fn an_earlier_start_stays_where_less_than_a_hundredth_is_lost() {
    let roadmap = before(&[("a", 1), ("b", 3)]).draw_up();
    let (a, b) = (&roadmap.initiatives[0], &roadmap.initiatives[1]);
    assert_eq!(a.why_not_earlier, [Limit::RoadmapStart]);
    assert_eq!((b.initiative, b.start), (B, quarter(3)), "500 are lost");
    assert_eq!(b.why_not_earlier, [Limit::Kept]);
    assert_eq!(roadmap.changes, Some(vec![]));
}

#[test]
fn an_earlier_start_goes_where_more_is_lost() {
    let roadmap = before(&[("a", 2), ("b", 4)]).draw_up();
    assert_eq!(roadmap.initiatives[A].start, quarter(1));
    let moved = |from| Changed::Moved {
        from: quarter(from),
        to: quarter(1),
        because: vec![],
    };
    assert_eq!(
        roadmap.changes,
        Some(vec![change("a", moved(2)), change("b", moved(4))]),
        "750 are more than a hundredth as well"
    );
}

#[test]
fn what_is_new_gone_done_or_left_out_is_named() {
    let mut drawn = before(&[("a", 1), ("c", 2), ("d", 2), ("gone", 1)]);
    let s = SectionIx(0);
    let f = &mut drawn.fixture;
    let (q2, q3) = (f.question(s, Some(1.0)), f.question(s, Some(0.0)));
    let all = &mut f.questionnaire.initiatives;
    all.push(initiative("c", 4.0, &[(q2, 1.0)]));
    all.push(initiative("d", 4.0, &[(q3, 1.0)]));
    drawn.plan.exclude = [(3, "not wanted".to_owned())].into();
    assert_eq!(
        drawn.draw_up().changes,
        Some(vec![
            change("b", Changed::Added(quarter(1))),
            change("c", Changed::Done),
            change("d", Changed::Removed(quarter(2))),
            change("gone", Changed::Unknown),
        ])
    );
}

#[test]
fn what_had_its_place_before_the_roadmap_is_moved_into_it() {
    let roadmap = before(&[("a", 0), ("b", 1)]).draw_up();
    let moved = Changed::Moved {
        from: quarter(0),
        to: quarter(1),
        because: vec![Limit::RoadmapStart],
    };
    assert_eq!(roadmap.changes, Some(vec![change("a", moved)]));
}

#[test]
fn what_cannot_keep_its_place_is_moved_for_the_limit_in_its_way() {
    let because = |from| {
        let mut drawn = before(&[("a", from), ("b", 2)]);
        let days = [3, 10, 10, 10].map(Amount::whole).to_vec();
        drawn.plan.capacity = Some(Spread::Each(days));
        let changes = drawn.draw_up().changes.expect("changes");
        match &changes[..] {
            [
                Change {
                    what: Changed::Moved { to, because, .. },
                    ..
                },
            ] if *to == quarter(2) => because.clone(),
            other => panic!("{other:?}"),
        }
    };
    let limit = Limit::Capacity {
        quarter: quarter(1),
        free: Amount::whole(3),
        needed: Amount::whole(4),
        upkeep: false,
    };
    assert_eq!(because(1), std::slice::from_ref(&limit));
    assert_eq!(
        because(0),
        [Limit::RoadmapStart, limit],
        "of a place that is past also what keeps it out of the first quarter"
    );
}

#[test]
fn without_an_earlier_roadmap_nothing_has_changed() {
    let mut drawn = before(&[]);
    drawn.previous = None;
    assert_eq!(drawn.draw_up().changes, None);
}

/// Of the worth of the whole, 63200, a hundredth is 632: `a` is worth 15000 a quarter, `b` and `c` 400 each.
fn with_two_alike(starts: &[(&str, i32)]) -> Drawn {
    let mut drawn = before(starts);
    let f = &mut drawn.fixture;
    f.at(QuestionIx(1)).weight = 0.08;
    let q2 = f.question(SectionIx(0), Some(0.0));
    f.at(q2).risk = 1;
    f.at(q2).weight = 0.08;
    let c = initiative("c", 4.0, &[(q2, 1.0)]);
    f.questionnaire.initiatives.push(c);
    drawn.plan.capacity = Some(Spread::Same(Amount::whole(20)));
    drawn
}

fn starts(roadmap: &Roadmap) -> Vec<Quarter> {
    let mut all: Vec<_> = roadmap.initiatives.iter().collect();
    all.sort_by_key(|one| one.initiative);
    all.into_iter().map(|one| one.start).collect()
}

#[test]
fn no_more_earlier_starts_are_given_up_than_must_be() {
    // One of the two may be late by a quarter, both not.
    let roadmap = with_two_alike(&[("a", 1), ("b", 2), ("c", 2)]).draw_up();
    assert_eq!(starts(&roadmap), [1, 1, 2].map(quarter));
}

#[test]
fn the_earlier_start_that_costs_most_is_given_up_first() {
    let mut drawn = with_two_alike(&[("a", 2), ("b", 2), ("c", 1)]);
    // The one that costs most is not the first.
    drawn.fixture.questionnaire.initiatives.swap(0, 1);
    for (place, id) in ["a", "b"].into_iter().enumerate() {
        drawn.fixture.questionnaire.initiatives[place].id = Id::from(id);
    }
    let roadmap = drawn.draw_up();
    assert_eq!(starts(&roadmap), [2, 1, 1].map(quarter));
}

#[test]
fn what_is_new_leaves_earlier_starts_where_they_are() {
    let roadmap = before(&[("b", 3)]).draw_up();
    assert_eq!(starts(&roadmap), [1, 3].map(quarter));
    assert_eq!(
        roadmap.changes,
        Some(vec![change("a", Changed::Added(quarter(1)))])
    );
}

#[test]
fn what_cannot_stay_starts_as_early_as_it_can_and_not_only_later() {
    // A quarter later would be within the hundredth, but the first is free.
    let mut drawn = before(&[("a", 1), ("b", 2)]);
    let days = [10, 3, 10, 10].map(Amount::whole).to_vec();
    drawn.plan.capacity = Some(Spread::Each(days));
    let roadmap = drawn.draw_up();
    assert_eq!(starts(&roadmap), [1, 1].map(quarter));
}

#[test]
fn what_a_person_has_fixed_anew_is_moved_for_that() {
    let because = |change_plan: fn(&mut Plan)| {
        let mut drawn = before(&[("a", 1), ("b", 0)]);
        change_plan(&mut drawn.plan);
        let changes = drawn.draw_up().changes.expect("changes");
        match &changes[..] {
            [
                Change {
                    what: Changed::Moved { because, .. },
                    ..
                },
            ] => because.clone(),
            other => panic!("{other:?}"),
        }
    };
    let pinned = because(|plan| plan.pins = [(B, quarter(3))].into());
    assert_eq!(pinned, [Limit::Fixed(Fixed::Pinned)]);
    let started = because(|plan| plan.started = [(B, quarter(1))].into());
    assert_eq!(started, [Limit::Fixed(Fixed::Started)]);
}
