//! When wishes are proven to clash, and which chain of work rules a date out.

use super::super::problem::Job;
use super::*;

fn job(quarters: usize, after: &[usize]) -> Job {
    Job {
        load: vec![100; quarters],
        after: after.to_vec(),
        ..Job::default()
    }
}

fn wanted(job: usize, last: i32) -> Deadline {
    Deadline {
        suppliers: vec![job],
        last,
    }
}

fn problem(quarters: usize, jobs: Vec<Job>, deadlines: Vec<Deadline>) -> Problem {
    Problem {
        capacity: vec![10_000; quarters],
        jobs,
        deadlines,
        ..Problem::default()
    }
}

#[test]
fn what_must_be_effective_must_start_before_its_run_in_and_after_what_it_waits_for() {
    let mut last = job(2, &[0]);
    last.run_in = 1;
    let mut problem = problem(
        9,
        vec![job(3, &[]), last, job(1, &[]), job(1, &[])],
        vec![wanted(1, 6)],
    );
    // Effective in 6, so it ends in 5 and starts in 4; what it waits for starts in 1.
    assert_eq!(must_start_by(&problem), [Some(1), Some(4), None, None]);
    problem.jobs[2].fixed = Some(5);
    problem.jobs[2].pinned = true;
    problem.jobs[2].after = vec![3];
    assert_eq!(
        must_start_by(&problem),
        [Some(1), Some(4), Some(5), Some(4)]
    );
    problem.deadlines[0].suppliers.push(3);
    assert_eq!(
        must_start_by(&problem)[..2],
        [None, None],
        "where there is a choice, nothing must be"
    );
}

/// Two jobs of one quarter, each effective by `last` at the latest.
fn two(quarters: usize, last: i32) -> Problem {
    problem(
        quarters,
        vec![job(1, &[]), job(1, &[])],
        vec![wanted(0, last), wanted(1, last)],
    )
}

#[test]
fn dates_clash_where_people_or_places_do_not_suffice_until_then() {
    let clashes = |last, change: fn(&mut Problem)| {
        let mut problem = two(4, last);
        change(&mut problem);
        is_impossible(&problem)
    };
    assert!(!clashes(0, |_| ()));
    let days: fn(&mut Problem) = |problem| problem.capacity = vec![100; 4];
    assert!(clashes(0, days) && !clashes(1, days));
    let places: fn(&mut Problem) = |problem| problem.parallel = Some(1);
    assert!(clashes(0, places) && !clashes(1, places));
    let role: fn(&mut Problem) = |problem| {
        problem.per_role = vec![None, Some(1)];
        for job in &mut problem.jobs {
            job.role = Some(1);
        }
    };
    assert!(clashes(0, role) && !clashes(1, role));
    assert!(!clashes(0, |problem| {
        problem.per_role = vec![Some(1), Some(1)];
        problem.jobs[0].role = Some(0);
        problem.jobs[1].role = Some(1);
    }));
}

#[test]
fn dates_clash_where_the_money_of_the_years_until_then_does_not_suffice() {
    let clashes = |last, budget: &[i64]| {
        let mut problem = two(budget.len() * 4, last);
        for job in &mut problem.jobs {
            job.cost = 3;
        }
        problem.budget = Some(budget.to_vec());
        is_impossible(&problem)
    };
    assert!(clashes(3, &[5, 100]) && !clashes(3, &[6, 0]));
    assert!(!clashes(4, &[5, 100]), "the money of year 2 is in time");
    assert!(clashes(7, &[5, 0, 100]) && !clashes(7, &[5, 1, 0]));
    assert!(clashes(19, &[0, 0, 0, 0, 5]));
}

#[test]
fn a_chain_says_how_many_quarters_it_needs_and_how_many_are_left() {
    // Of what is waited for only the longer counts: 2 + 1 quarters.
    let jobs = vec![job(1, &[]), job(2, &[]), job(1, &[0, 1])];
    let late = problem(9, jobs.clone(), vec![wanted(2, 0)]);
    assert_eq!(ruled_out(&late, None), Ruled::Chain(vec![1, 2], 3, 1));
    // What has ended before the roadmap takes no quarter of it.
    let mut ended = problem(9, jobs, vec![wanted(2, -1)]);
    for before in [0, 1] {
        ended.jobs[before].fixed = Some(-ended.jobs[before].duration());
    }
    assert_eq!(ruled_out(&ended, None), Ruled::Chain(vec![2], 1, 0));
    // What had its effect before the roadmap, and too late, needed at least one more.
    let mut past = problem(9, vec![job(1, &[])], vec![wanted(0, -4)]);
    past.jobs[0].fixed = Some(-2);
    assert_eq!(ruled_out(&past, None), Ruled::Chain(vec![0], 1, 0));
}

#[test]
fn minors_that_the_order_of_work_leaves_open_are_counted_apart_from_what_must_be_closed() {
    // 0 takes three quarters.
    let mut problem = problem(9, vec![job(3, &[])], vec![wanted(0, 0)]);
    assert_eq!(surely_missed(&problem), 0);
    problem.lenient = vec![wanted(0, 1), wanted(0, 2), wanted(0, 0)];
    assert_eq!(surely_missed(&problem), 2);
    problem.may_miss = 2;
    assert_eq!(late_chains(&problem), [0]);
    problem.may_miss = 1;
    assert_eq!(late_chains(&problem), [0, 1, 3]);
}
