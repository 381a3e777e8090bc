//! Limits and wishes: what they let through, what they name, and what more of something would bring.

use crate::model::*;
use crate::roadmap::*;
use crate::scoring::fixture::{Fixture, initiative};

use super::drawn::{A, B, C, Drawn, quarter};

/// Two questions at 0: q0 of risk 3 is worth 15000 a quarter, q1 of risk 1 5000. `a` and `b` close them; each takes 4
/// person-days and 60 of money and is led by the manager.
pub(super) fn two(days: i64) -> Drawn {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q0 = f.question(s, Some(0.0));
    let q1 = f.question(s, Some(0.0));
    f.at(q1).risk = 1;
    let one = |id, question| Initiative {
        cost: 60.0,
        role: Some("Manager".into()),
        ..initiative(id, 4.0, &[(question, 1.0)])
    };
    f.questionnaire.initiatives = vec![one("a", q0), one("b", q1)];
    Drawn::new(f, days)
}

pub(super) fn starts(roadmap: &Roadmap) -> Vec<(usize, Quarter)> {
    let all = roadmap.initiatives.iter();
    all.map(|one| (one.initiative, one.start)).collect()
}

pub(super) fn amount(number: i64) -> Amount {
    Amount::whole(number)
}

/// `a` in the first quarter and `b` in the second, for this reason alone; more of what binds would bring `b` forward.
#[track_caller]
fn expect_second(drawn: &Drawn, limit: Limit, more: Stimulus) {
    let roadmap = drawn.draw_up();
    assert_eq!(starts(&roadmap), [(A, quarter(1)), (B, quarter(2))]);
    assert_eq!(roadmap.initiatives[1].why_not_earlier, [limit]);
    // 4 × 15000 + 3 × 5000.
    assert_eq!(roadmap.objective.value, 75_000);
    let found = roadmap.sensitivity.iter().find(|one| one.stimulus == more);
    let brings = Sensitivity {
        stimulus: more.clone(),
        value: 80_000,
        gain: 5_000,
        added: vec![],
        earlier: 1,
    };
    assert_eq!(found, Some(&brings));
    let bottleneck = Bottleneck {
        stimulus: more,
        held: 1,
        of: 1,
    };
    assert_eq!(roadmap.bottleneck, Some(bottleneck));
}

#[test]
fn person_days_that_are_too_few_for_both_hold_back_the_lesser() {
    let limit = Limit::Capacity {
        quarter: quarter(1),
        free: amount(3),
        needed: amount(4),
        upkeep: false,
    };
    expect_second(&two(7), limit, Stimulus::Capacity(amount(1)));
}

#[test]
fn so_many_at_once_hold_back_the_lesser() {
    let mut drawn = two(20);
    drawn.plan.parallel = Some(1);
    let limit = Limit::Parallel {
        quarter: quarter(1),
        at_once: 1,
    };
    expect_second(&drawn, limit, Stimulus::Parallel(1));
}

#[test]
fn a_role_that_is_busy_holds_back_the_lesser() {
    let mut drawn = two(20);
    drawn.plan.parallel_per_role = Some(1);
    let limit = Limit::Role {
        quarter: quarter(1),
        role: "Manager".into(),
        at_once: 1,
    };
    expect_second(&drawn, limit, Stimulus::Role("Manager".into(), 1));
}

#[test]
fn money_that_is_too_little_for_both_leaves_one_out_until_the_next_year() {
    let mut drawn = two(20);
    drawn.plan.budget = Some(Spread::Same(amount(115)));
    let limit = Limit::Budget {
        year: 1,
        free: amount(55),
        needed: amount(60),
    };
    let roadmap = drawn.draw_up();
    let start = quarter(1);
    let why = DropReason::NoRoom {
        start,
        limit: limit.clone(),
    };
    assert_eq!(roadmap.dropped, [Dropped { initiative: B, why }]);
    let more = Sensitivity {
        stimulus: Stimulus::Budget(10),
        value: 80_000,
        gain: 20_000,
        added: vec![B],
        earlier: 0,
    };
    assert!(
        roadmap.sensitivity.contains(&more),
        "126.5 are enough for both"
    );
    let bottleneck = Bottleneck {
        stimulus: Stimulus::Budget(10),
        held: 1,
        of: 1,
    };
    assert_eq!(roadmap.bottleneck, Some(bottleneck));

    drawn.plan.years = Some(2);
    let roadmap = drawn.draw_up();
    assert_eq!(starts(&roadmap), [(A, quarter(1)), (B, quarter(5))]);
    assert_eq!(roadmap.initiatives[1].why_not_earlier, [limit]);
}

#[test]
fn where_nothing_is_limited_only_more_person_days_are_asked_for() {
    let roadmap = two(20).draw_up();
    assert_eq!(starts(&roadmap), [(A, quarter(1)), (B, quarter(1))]);
    assert_eq!(roadmap.bottleneck, None);
    let asked: Vec<_> = roadmap
        .sensitivity
        .iter()
        .map(|s| s.stimulus.clone())
        .collect();
    let role = Stimulus::Role("Manager".into(), 1);
    assert_eq!(asked, [Stimulus::Capacity(amount(1)), role]);
    assert!(roadmap.sensitivity.iter().all(|one| one.gain == 0));
}

#[test]
fn a_little_more_brings_nothing_where_it_is_not_enough() {
    // 6 + 1 person-days are not 8, and 105 and a tenth of it not 120.
    let mut drawn = two(6);
    drawn.plan.budget = Some(Spread::Same(amount(105)));
    let roadmap = drawn.draw_up();
    let gains: Vec<_> = roadmap.sensitivity.iter().map(|one| one.gain).collect();
    assert_eq!(gains, [0, 0]);
    drawn.plan.budget = Some(Spread::Same(Amount::ZERO));
    let asked = drawn.draw_up().sensitivity;
    assert_eq!(asked.len(), 1, "a tenth of nothing is nothing");
    let days = &two(6).draw_up().sensitivity[0];
    assert_eq!((days.gain, days.earlier, days.added.len()), (0, 0, 0));
    let mut idle = two(20);
    idle.plan.parallel_per_role = Some(3);
    assert_eq!(idle.draw_up().sensitivity.len(), 1, "the manager has time");
}

#[test]
fn what_reaches_the_bound_is_proven_and_shows_from_its_effect_on() {
    let mut drawn = two(20);
    drawn.plan.exclude = [(B, "not wanted".to_owned())].into();
    drawn.fixture.questionnaire.initiatives[A].run_in = 1;
    let roadmap = drawn.draw_up();
    let objective = Objective {
        value: 45_000,
        bound: 45_000,
        proven: true,
    };
    assert_eq!(roadmap.objective, objective);
    let floors = roadmap
        .periods
        .iter()
        .map(|p| p.standing.floor.map(Score::get));
    let floors: Vec<_> = floors.collect();
    assert_eq!(floors, [0.0, 0.5, 0.5, 0.5].map(Some));
}

#[test]
fn the_order_of_work_is_what_holds_back_where_more_of_nothing_helps() {
    let mut drawn = two(20);
    drawn.fixture.questionnaire.initiatives[B].after = vec![A];
    let bottleneck = Bottleneck {
        stimulus: Stimulus::Order,
        held: 1,
        of: 1,
    };
    assert_eq!(drawn.draw_up().bottleneck, Some(bottleneck));
}

#[test]
fn a_pin_is_kept_where_it_can_be() {
    let mut drawn = two(20);
    drawn.plan.pins = [(B, quarter(3))].into();
    let roadmap = drawn.draw_up();
    assert_eq!(starts(&roadmap), [(A, quarter(1)), (B, quarter(3))]);
    let b = &roadmap.initiatives[1];
    assert_eq!(b.fixed, Some(Fixed::Pinned));
    assert_eq!(b.why_not_earlier, [Limit::Fixed(Fixed::Pinned)]);
    assert_eq!(roadmap.conflicts, []);
}

/// The only conflict: a pin that is not kept.
#[track_caller]
fn expect_pin(drawn: &Drawn, wanted: Quarter, instead: Option<Quarter>, clash: Clash) {
    let conflict = Conflict {
        kind: ConflictKind::Pin {
            initiative: B,
            wanted,
            instead,
        },
        clash: vec![clash],
        proven: true,
    };
    assert_eq!(drawn.draw_up().conflicts, [conflict]);
}

#[test]
fn a_pin_that_cannot_be_kept_is_named_with_what_rules_it_out() {
    let mut drawn = two(7);
    drawn.plan.pins = [(A, quarter(1)), (B, quarter(1))].into();
    expect_pin(
        &drawn,
        quarter(1),
        Some(quarter(2)),
        Clash::Capacity(quarter(1)),
    );

    let mut parallel = two(20);
    parallel.plan.pins = drawn.plan.pins.clone();
    parallel.plan.parallel = Some(1);
    expect_pin(&parallel, quarter(1), Some(quarter(2)), Clash::Parallel);

    let mut role = two(20);
    role.plan.pins = drawn.plan.pins.clone();
    role.plan.parallel_per_role = Some(1);
    let manager = Clash::Role("Manager".into());
    expect_pin(&role, quarter(1), Some(quarter(2)), manager);

    let mut budget = two(20);
    budget.plan.pins = drawn.plan.pins.clone();
    budget.plan.budget = Some(Spread::Same(amount(100)));
    expect_pin(&budget, quarter(1), None, Clash::Budget(1));

    for beyond in [quarter(0), quarter(5)] {
        let mut horizon = two(20);
        horizon.plan.pins = [(B, beyond)].into();
        expect_pin(&horizon, beyond, Some(quarter(1)), Clash::Horizon(B));
    }
    let mut last = two(20);
    last.plan.pins = [(B, quarter(4))].into();
    assert_eq!(last.draw_up().conflicts, []);

    let mut excluded = two(20);
    excluded.plan.pins = [(B, quarter(2))].into();
    excluded.plan.exclude = [(B, "not wanted".to_owned())].into();
    expect_pin(&excluded, quarter(2), None, Clash::Excluded(B));

    let mut waiting = two(20);
    waiting.fixture.questionnaire.initiatives[B].after = vec![A];
    waiting.plan.pins = [(B, quarter(1))].into();
    let conflicts = waiting.draw_up().conflicts;
    assert!(conflicts[0].proven);
    assert_eq!(
        conflicts[0].clash,
        [Clash::Chain {
            initiatives: vec![A],
            needed: 1,
            left: 0,
            wanted: None
        }]
    );
    waiting.plan.pins = [(B, quarter(2))].into();
    assert_eq!(waiting.draw_up().conflicts, []);
}

#[test]
fn a_pin_whose_predecessor_finds_no_room_names_the_limits_that_clash() {
    let clash = |drawn: &Drawn| {
        let conflicts = drawn.draw_up().conflicts;
        assert_eq!(conflicts.len(), 1);
        conflicts[0].clash.clone()
    };
    // `b` in Q2 leaves Q1 for `a`.
    let mut drawn = two(20);
    drawn.fixture.questionnaire.initiatives[B].after = vec![A];
    drawn.plan.pins = [(B, quarter(2))].into();
    let days = [3, 9, 9, 9].map(amount).to_vec();
    drawn.plan.capacity = Some(Spread::Each(days));
    assert_eq!(clash(&drawn), [Clash::Capacity(quarter(1))]);
    drawn.plan.capacity = Some(Spread::Same(amount(20)));
    drawn.plan.budget = Some(Spread::Same(amount(100)));
    assert_eq!(clash(&drawn), [Clash::Budget(1)]);
    drawn.plan.budget = None;
    // Another pin takes the only place, or the manager, in Q1.
    let other = initiative("c", 4.0, &[(QuestionIx(1), 0.5)]);
    drawn.fixture.questionnaire.initiatives.push(Initiative {
        role: Some("Manager".into()),
        ..other
    });
    drawn.plan.pins.insert(C, quarter(1));
    assert_eq!(drawn.draw_up().conflicts, []);
    let pinned = Clash::Fixed(C, quarter(1));
    drawn.plan.parallel = Some(1);
    assert_eq!(clash(&drawn), [Clash::Parallel, pinned.clone()]);
    drawn.plan.parallel = None;
    drawn.plan.parallel_per_role = Some(1);
    assert_eq!(clash(&drawn), [Clash::Role("Manager".into()), pinned]);
}

#[test]
fn of_what_has_started_only_what_is_left_counts_and_what_is_too_much_is_said() {
    let mut drawn = two(3);
    let all = &mut drawn.fixture.questionnaire.initiatives;
    all[A].quarters = 2;
    drawn.plan.started = [(A, quarter(0))].into();
    drawn.plan.budget = Some(Spread::Same(amount(60)));
    let roadmap = drawn.draw_up();
    let a = &roadmap.initiatives[0];
    assert_eq!((a.start, a.end), (quarter(0), quarter(1)));
    assert_eq!(a.fixed, Some(Fixed::Started));
    assert_eq!(a.why_not_earlier, [Limit::Fixed(Fixed::Started)]);
    assert_eq!(roadmap.periods[0].effort, amount(2));
    assert_eq!(roadmap.periods[0].cost, Amount::ZERO, "spent before");
    assert_eq!(roadmap.conflicts, []);

    drawn.plan.capacity = Some(Spread::Same(amount(1)));
    let conflict = Conflict {
        kind: ConflictKind::Started { initiative: A },
        clash: vec![Clash::Capacity(quarter(1))],
        proven: true,
    };
    assert_eq!(drawn.draw_up().conflicts, [conflict]);
}
