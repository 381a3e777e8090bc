//! What is left of the limits, against what the definitions leave of them.

use super::super::dice::Dice;
use super::super::problem::Job;
use super::super::vectors::{keeps_limits, small};
use super::*;

/// A ledger in which these jobs are placed.
fn filled<'p>(problem: &'p Problem, starts: &[Option<i32>]) -> Ledger<'p> {
    let mut ledger = Ledger::new(problem);
    for (job, start) in starts.iter().enumerate() {
        if let Some(start) = start {
            ledger.place(job, *start);
        }
    }
    ledger
}

#[track_caller]
fn assert_leaves_the_same(one: &Ledger<'_>, other: &Ledger<'_>) {
    assert!(one.is_same(other));
    assert_eq!(one.money, other.money);
    assert_eq!(one.running, other.running);
    assert_eq!(one.of_role, other.of_role);
}

#[test]
fn a_job_fits_where_every_limit_is_kept_and_breaks_one_where_not() {
    let mut dice = Dice::new(11);
    for _ in 0..300 {
        let problem = small(&mut dice);
        let mut ledger = Ledger::new(&problem);
        let mut starts = vec![None; problem.jobs.len()];
        for job in 0..problem.jobs.len() {
            let last = problem.quarters() - problem.jobs[job].duration();
            let lawful: Vec<i32> = (0..=last)
                .filter(|start| {
                    let mut starts = starts.clone();
                    starts[job] = Some(*start);
                    keeps_limits(&problem, &starts)
                })
                .collect();
            for start in 0..=last {
                let fits = lawful.contains(&start);
                assert_eq!(
                    ledger.fits(job, start),
                    fits,
                    "{job} in {start} of {problem:?}"
                );
                let broken = ledger.broken(job, start);
                assert_eq!(broken.is_empty(), fits, "{broken:?} in {problem:?}");
                let next = lawful.iter().copied().find(|other| *other >= start);
                assert_eq!(ledger.first_fit(job, start, last), next);
                let before = lawful.first().copied().filter(|other| *other <= start);
                assert_eq!(ledger.first_fit(job, 0, start), before);
            }
            assert_eq!(ledger.first_fit(job, -3, last + 9), lawful.first().copied());
            if !lawful.is_empty() {
                let start = lawful[dice.below(lawful.len())];
                starts[job] = Some(start);
                ledger.place(job, start);
            }
        }
    }
}

#[test]
fn what_is_taken_out_again_leaves_no_trace() {
    let mut dice = Dice::new(12);
    for _ in 0..100 {
        let problem = small(&mut dice);
        let mut starts: Vec<Option<i32>> = (0..problem.jobs.len())
            .map(|_| (dice.below(4) > 0).then(|| dice.below(problem.capacity.len()) as i32))
            .collect();
        let mut ledger = filled(&problem, &starts);
        let removed = dice.below(starts.len());
        ledger.remove(removed);
        starts[removed] = None;
        assert_leaves_the_same(&ledger, &filled(&problem, &starts));
        ledger.reset_to(&Ledger::new(&problem));
        assert_leaves_the_same(&ledger, &Ledger::new(&problem));
    }
}

#[test]
fn ledgers_differ_where_starts_do() {
    let jobs = vec![
        Job {
            load: vec![0],
            ..Job::default()
        };
        2
    ];
    let problem = Problem {
        capacity: vec![100; 2],
        jobs,
        ..Problem::default()
    };
    let both = filled(&problem, &[Some(0), Some(1)]);
    assert!(both.is_same(&filled(&problem, &[Some(0), Some(1)])));
    assert!(!both.is_same(&filled(&problem, &[Some(0), Some(0)])));
}

/// Eight quarters of 10 person-days, 5 of money a year; job 0 started a quarter before the roadmap.
fn begun() -> Problem {
    let begun = Job {
        load: vec![900, 400, 300],
        upkeep: 50,
        cost: 700,
        role: Some(1),
        fixed: Some(-1),
        ..Job::default()
    };
    let next = Job {
        load: vec![700, 100],
        upkeep: 960,
        cost: 600,
        role: Some(1),
        ..Job::default()
    };
    Problem {
        capacity: vec![1000; 8],
        budget: Some(vec![500, 500]),
        parallel: Some(1),
        per_role: vec![None, Some(1)],
        jobs: vec![begun, next],
        ..Problem::default()
    }
}

#[test]
fn of_what_has_begun_only_the_quarters_within_the_roadmap_count() {
    let problem = begun();
    let ledger = Ledger::new(&problem);
    let free: Vec<i64> = (0..4).map(|quarter| ledger.free_in(quarter)).collect();
    assert_eq!(free, [600, 700, 950, 950]);
    let running: Vec<u32> = (0..4).map(|quarter| ledger.running_in(quarter)).collect();
    assert_eq!(running, [1, 1, 0, 0]);
    let of_role: Vec<u32> = (0..4)
        .map(|quarter| ledger.of_role_in(1, quarter))
        .collect();
    assert_eq!(of_role, [1, 1, 0, 0]);
    assert_eq!(ledger.of_role_in(0, 0), 0);
    let money = [0, 1, 2].map(|year| ledger.money_in(year));
    assert_eq!(money, [Some(500), Some(500), None], "spent before");
}

#[test]
fn every_limit_that_a_start_would_break_is_named() {
    let problem = begun();
    let ledger = Ledger::new(&problem);
    let upkeep = |quarter| Broken::Capacity(quarter, 950, 960, true);
    let money = |year| Broken::Budget(year, 500, 600);
    assert_eq!(
        ledger.broken(1, 0),
        [
            Broken::Capacity(0, 600, 700, false),
            money(0),
            Broken::Role(0),
            Broken::Parallel(0),
            Broken::Role(1),
            Broken::Parallel(1),
            upkeep(2),
        ]
    );
    assert_eq!(
        ledger.broken(1, 1),
        [money(0), Broken::Role(1), Broken::Parallel(1), upkeep(3)],
        "7 of 7 person-days are enough"
    );
    assert_eq!(ledger.broken(1, 4), [money(1), upkeep(6)]);
    assert_eq!(
        ledger.broken(1, 6),
        [money(1)],
        "its upkeep lies after the roadmap"
    );
    assert_eq!(ledger.broken(1, 8), []);
    assert_eq!(
        ledger.broken(1, -1),
        [Broken::Role(0), Broken::Parallel(0), upkeep(1)].map(|broken| match broken {
            Broken::Capacity(quarter, _, needed, is_upkeep) =>
                Broken::Capacity(quarter, 700, needed, is_upkeep),
            other => other,
        }),
        "of a start before the roadmap no money counts"
    );
}

#[test]
fn what_asks_for_nothing_is_kept_out_by_no_limit_that_is_exceeded_already() {
    let too_much = Job {
        load: vec![300],
        upkeep: 200,
        cost: 700,
        fixed: Some(0),
        ..Job::default()
    };
    let nothing = Job {
        load: vec![0],
        ..Job::default()
    };
    let problem = Problem {
        capacity: vec![100; 3],
        budget: Some(vec![500]),
        jobs: vec![too_much, nothing],
        ..Problem::default()
    };
    let ledger = Ledger::new(&problem);
    assert_eq!([0, 1].map(|at| ledger.free_in(at)), [-200, -100]);
    assert_eq!(ledger.money_in(0), Some(-200));
    assert_eq!(ledger.first_fit(1, 0, 2), Some(0));
    assert_eq!(ledger.broken(1, 0), []);
}

#[test]
fn what_the_money_of_a_year_does_not_suffice_for_starts_in_the_next() {
    let mut problem = begun();
    problem.budget = Some(vec![500, 600]);
    problem.jobs[1].upkeep = 0;
    let ledger = Ledger::new(&problem);
    for first in 0..=4 {
        assert_eq!(ledger.first_fit(1, first, 6), Some(4));
    }
    assert_eq!(ledger.first_fit(1, 5, 6), Some(5));
}
