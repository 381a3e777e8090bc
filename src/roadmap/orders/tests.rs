//! Orders worked by hand.

use super::super::problem::{Deadline, Gap, Job};
use super::*;

/// Jobs of so many days, each of which closes a gap of a value and waits for others.
fn problem(jobs: &[(i64, i64, &[usize])]) -> Problem {
    let closing = |(job, (_, value, _)): (usize, &(i64, i64, &[usize]))| Gap {
        suppliers: vec![(job, *value)],
    };
    Problem {
        gaps: jobs.iter().enumerate().map(closing).collect(),
        jobs: jobs
            .iter()
            .map(|(days, _, after)| Job {
                load: vec![days * 100],
                after: after.to_vec(),
                ..Job::default()
            })
            .collect(),
        ..Problem::default()
    }
}

#[test]
fn the_first_is_what_brings_most_a_day_with_all_that_it_waits_for() {
    let jobs: [(i64, i64, &[usize]); 6] = [
        (4, 8, &[]),
        (1, 3, &[]),
        (2, 0, &[]),
        (2, 20, &[2]),
        (1, 3, &[]),
        (9, 12, &[]),
    ];
    // A day brings 2, 3, –, 20 ÷ 4 = 5, 3 and 4/3; a root of a day 4, 3, –, 10, 3 and 4; by itself each brings what it brings.
    assert_eq!(
        orders(&problem(&jobs)),
        [[2, 3, 1, 4, 0, 5], [2, 3, 0, 5, 1, 4], [2, 3, 5, 0, 1, 4]]
    );
}

#[test]
fn what_a_date_needs_comes_before_all_else_and_the_most_urgent_first() {
    let mut problem = problem(&[
        (1, 99, &[]),
        (1, 1, &[]),
        (1, 1, &[]),
        (1, 1, &[5]),
        (3, 1, &[]),
        (3, 0, &[]),
    ]);
    problem.jobs[1].run_in = 3;
    problem.jobs[2].load = vec![100; 4];
    // To be done: 1 by 5 − 3, 2 by 6 − 3, 4 by 4. Instead of 4, with 3 days, 3 would do, which takes 1 + 3.
    problem.deadlines = [(vec![3, 4], 4), (vec![2], 6), (vec![1], 5)]
        .map(|(suppliers, last)| Deadline { suppliers, last })
        .into();
    for order in orders(&problem) {
        assert_eq!(order[..4], [1, 2, 4, 0], "{order:?}");
    }
}

#[test]
fn what_a_date_needs_is_named_once_after_what_it_waits_for() {
    let mut problem = problem(&[(1, 1, &[]), (1, 1, &[2]), (1, 1, &[]), (1, 1, &[2])]);
    problem.deadlines = [(3, 2), (1, 3)]
        .map(|(job, last)| Deadline {
            suppliers: vec![job],
            last,
        })
        .into();
    for order in orders(&problem) {
        assert_eq!(order, [2, 3, 1, 0]);
    }
}
