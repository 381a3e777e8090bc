//! The relaxation of small problems, worked by hand.

use super::dominance::Dominance;
use super::nodes::Nodes;
use super::prices::{Prices, whole};
use super::rows::rows;
use super::values::{Shared, Values};
use super::volume::calmed;
use super::*;
use crate::roadmap::dice::Dice;
use crate::roadmap::problem::{Gap, Job, Problem};
use crate::roadmap::search::Search;
use crate::roadmap::vectors::small;

fn job(quarters: usize, after: &[usize]) -> Job {
    Job {
        load: vec![100; quarters],
        after: after.to_vec(),
        ..Job::default()
    }
}

fn closing(job: usize, value: i64) -> Gap {
    Gap {
        suppliers: vec![(job, value)],
    }
}

/// 0 takes two quarters, 1 follows in one; of four.
fn chain() -> Problem {
    Problem {
        capacity: vec![100; 4],
        jobs: vec![job(2, &[]), job(1, &[0])],
        ..Problem::default()
    }
}

#[test]
fn who_has_started_by_a_quarter_has_by_the_next_and_what_it_waits_for_has_ended() {
    let nodes = Nodes::new(&chain());
    assert_eq!(nodes.of, [Some((0, 0, 2)), Some((3, 2, 3))]);
    assert_eq!(nodes.count, 5);
    assert_eq!(
        nodes.requires(&chain()),
        [(0, 1), (1, 2), (3, 4), (3, 0), (4, 1)]
    );
}

#[test]
fn what_a_start_uses_is_spread_over_having_started_by_then() {
    let nodes = Nodes::new(&chain());
    let spread = |use_of_start: fn(i32) -> i64| {
        let mut uses = Vec::new();
        nodes.spread(0, use_of_start, &mut uses);
        uses
    };
    assert_eq!(
        spread(|quarter| i64::from(quarter) + 1),
        [(0, -1), (1, -1), (2, 3)]
    );
    assert_eq!(spread(|_| 5), [(2, 5)]);
}

#[test]
fn what_presupposes_another_is_dominated_where_its_effect_is_no_earlier() {
    let by = |run_in_before: i32, run_in: i32| {
        let mut problem = chain();
        problem.jobs[0].run_in = run_in_before;
        problem.jobs[1].run_in = run_in;
        let dominance = Dominance::new(&problem, &Nodes::new(&problem));
        assert!(!dominance.by(0, 1));
        dominance.by(1, 0)
    };
    // The one has its effect 1 + run-in quarters after its start, the other 2 + run-in.
    assert!(by(0, 0) && by(1, 0) && !by(2, 0));
    assert!(by(3, 2) && !by(3, 1));
}

#[test]
fn every_limit_is_priced_where_all_together_could_reach_it() {
    let mut first = job(2, &[]);
    first.load = vec![200, 100];
    first.upkeep = 50;
    first.cost = 300;
    first.role = Some(0);
    let fixed = Job {
        fixed: Some(0),
        cost: 100,
        role: Some(0),
        ..job(1, &[])
    };
    let problem = Problem {
        capacity: vec![250, 100, 250, 100, 250, 250, 250, 250],
        budget: Some(vec![300, 200]),
        parallel: Some(1),
        per_role: vec![Some(1), Some(1)],
        jobs: vec![first, fixed],
        ..Problem::default()
    };
    let nodes = Nodes::new(&problem);
    let rows: Vec<_> = rows(&problem, &nodes)
        .into_iter()
        .map(|row| (row.there_is, row.unit, row.uses))
        .collect();
    assert_eq!(
        rows,
        [
            (150, 200.0, vec![(0, 200)]),
            (0, 1.0, vec![(0, 1)]),
            (0, 1.0, vec![(0, 1)]),
            (100, 200.0, vec![(0, -100), (1, 200)]),
            (100, 200.0, vec![(1, -50), (2, -100), (3, 200)]),
            (200, 300.0, vec![(3, 300)]),
            (200, 300.0, vec![(3, -300), (6, 300)]),
        ]
    );
}

/// Two jobs of a day, worth 10 and 6 a quarter, where there is one day in each of two quarters: 20 + 6 is the best.
fn one_at_a_time() -> Problem {
    Problem {
        capacity: vec![100; 2],
        jobs: vec![job(1, &[]), job(1, &[])],
        gaps: vec![closing(0, 10), closing(1, 6)],
        ..Problem::default()
    }
}

fn at(problem: &Problem, rows: &[f64], shares: &[f64]) -> i64 {
    let mut relaxation = Relaxation::new(problem);
    let prices = Prices {
        rows: rows.to_vec(),
        shares: shares.to_vec(),
    };
    let mut weights = vec![0; relaxation.nodes.count];
    relaxation.at(&prices, 1000, &mut weights).0
}

#[test]
fn no_price_is_a_bound_too_low_and_the_right_one_is_exact() {
    let problem = one_at_a_time();
    assert_eq!(
        at(&problem, &[0.0, 0.0], &[]),
        32,
        "as if nothing were limited"
    );
    // A day of the first quarter is worth the 6 that the second job loses by waiting.
    assert_eq!(at(&problem, &[6000.0, 0.0], &[]), 26);
    assert_eq!(at(&problem, &[3000.0, 0.0], &[]), 29);
    assert_eq!(at(&problem, &[12_000.0, 0.0], &[]), 28);
    assert_eq!(at(&problem, &[6000.0, 2000.0], &[]), 28);
}

#[test]
fn what_several_bring_is_counted_once() {
    let mut problem = one_at_a_time();
    problem.capacity = vec![900; 2];
    problem.gaps = vec![Gap {
        suppliers: vec![(0, 10), (1, 10)],
    }];
    assert_eq!(at(&problem, &[], &[0.0, 0.0]), 20);
    assert_eq!(at(&problem, &[], &[5000.0, 0.0]), 25);
}

#[test]
fn a_price_rises_where_more_is_used_than_there_is() {
    let mut problem = one_at_a_time();
    problem.capacity = vec![150; 2];
    problem.gaps.push(Gap {
        suppliers: vec![(0, 7), (1, 7)],
    });
    let relaxation = Relaxation::new(&problem);
    // Both start in the first quarter: 200 of 150 days there, none in the second.
    let slope = relaxation.slope_of(&[true; 4]);
    assert_eq!(slope, [-50.0 / 150.0, 1.0, 1.0, 1.0]);
    let slope = relaxation.slope(&[0.25, 0.5, 0.0, 1.0]);
    assert_eq!(slope, [125.0 / 150.0, 25.0 / 150.0, -0.75, 0.5]);
    let shared = [Shared {
        value: 2,
        nodes: vec![0, 2],
    }];
    let prices = Prices {
        rows: vec![1.0, 4.0],
        shares: vec![15.0],
    };
    let moved = |of_share| prices.moved(2.0, &[0.5, 3.0, of_share], &shared, 10);
    assert_eq!(moved(-1.0).rows, [0.0, 0.0], "never below nothing");
    assert_eq!(moved(-1.0).shares, [17.0]);
    assert_eq!(moved(-3.0).shares, [20.0], "never above the value");
    assert_eq!(moved(9.0).shares, [0.0]);
    assert_eq!([0.5, 1.4, -0.4].map(whole), [1, 1, 0]);
}

#[test]
fn whole_prices_are_as_fine_as_the_numbers_allow() {
    let scale = |value: i64| {
        let mut problem = one_at_a_time();
        problem.gaps = vec![closing(0, value)];
        Values::new(&problem, &Nodes::new(&problem)).scale()
    };
    // Of two quarters.
    assert_eq!(scale(1 << 39), 1 << 10);
    assert_eq!(scale(3 << 39), 341);
    assert_eq!((scale(10), scale(1 << 60)), (1 << 20, 1));
}

#[test]
fn jobs_stand_in_the_order_in_which_the_relaxation_starts_them() {
    let problem = Problem {
        capacity: vec![100; 4],
        jobs: vec![
            job(1, &[]),
            job(3, &[]),
            job(1, &[]),
            job(1, &[]),
            job(1, &[]),
        ],
        ..Problem::default()
    };
    let relaxation = Relaxation::new(&problem);
    assert_eq!(
        relaxation.nodes.of,
        [(0, 0, 3), (4, 0, 1), (6, 0, 3), (10, 0, 3), (14, 0, 3)].map(Some)
    );
    let mean = |of: [&[f64]; 5]| of.concat();
    // Never; half in quarter 1, its last; in 2; half at once; a quarter at once: by 4, 2, 1, 1.5 and 2.75.
    let order = relaxation.order(&mean([
        &[0.0; 4],
        &[0.0, 0.5],
        &[0.0, 0.0, 1.0, 1.0],
        &[0.5; 4],
        &[0.25; 4],
    ]));
    assert_eq!(order, [2, 3, 1, 4, 0]);
    let order = relaxation.order(&mean([
        &[0.0; 4],
        &[0.0, 1.0],
        &[0.0, 0.0, 1.0, 1.0],
        &[1.0; 4],
        &[0.25; 4],
    ]));
    assert_eq!(order, [3, 1, 2, 4, 0]);
}

#[test]
fn the_mean_follows_less_where_little_comes_of_it() {
    // Of 1000 that were left, a two-hundredth is 5.
    let calmed = |mixing, gained: i64| calmed(mixing, 1200, 1200 - gained, 200);
    assert_eq!(
        [4, 5, 6].map(|gained| calmed(0.1, gained)),
        [0.05, 0.1, 0.1]
    );
    assert_eq!(calmed(0.008, 0), 0.005, "but always a little");
}

#[test]
fn prices_come_near_the_best_ones_in_few_rounds() {
    assert_eq!(Relaxation::new(&one_at_a_time()).bound(0, 100).value, 26);
    let mut dice = Dice::new(9);
    let (mut sums, mut towards) = ([0; 2], 0);
    for _ in 0..200 {
        let problem = Problem {
            deadlines: Vec::new(),
            ..small(&mut dice)
        };
        for (sum, rounds) in sums.iter_mut().zip([20, 100]) {
            *sum += Relaxation::new(&problem).bound(0, rounds).value;
        }
        // Steps are shorter where it is known how much is reached.
        let mut search = Search::new(&problem);
        let reached = search.of_order(problem.in_order()).worth.value;
        towards += Relaxation::new(&problem).bound(reached, 20).value;
    }
    // With thousands of rounds they come to 4805; the best schedules are worth 4048.
    let [few, many] = sums;
    assert!((4805..4970).contains(&few), "{few}");
    assert!((4805..4812).contains(&many), "{many}");
    assert!((4805..4945).contains(&towards), "{towards}");
}
