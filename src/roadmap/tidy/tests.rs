//! What is left when a schedule is tidied, against the definitions.

use super::super::dice::Dice;
use super::super::problem::{Gap, Job};
use super::super::serial::{Generator, Genes};
use super::super::vectors::{is_lawful, small};
use super::*;

/// A lawful schedule that is not a good one: jobs in any order, many of them late.
fn untidy(problem: &Problem, dice: &mut Dice) -> Vec<Option<i32>> {
    let appraiser = Appraiser::new(problem);
    let jobs = problem.jobs.len();
    let mut order: Vec<usize> = (0..jobs).collect();
    for place in 0..jobs {
        order.swap(place, dice.below(jobs));
    }
    let genes = Genes {
        order,
        not_before: (0..jobs)
            .map(|_| dice.below(problem.capacity.len()) as i32)
            .collect(),
        left_out: (0..jobs).map(|_| dice.below(3) == 0).collect(),
    };
    Generator::new(problem, &appraiser)
        .generate(&genes)
        .to_vec()
}

#[test]
fn nothing_waits_for_nothing_nothing_is_of_no_use_and_nothing_that_helps_is_left_out() {
    let mut dice = Dice::new(11);
    for number in 0..400 {
        let problem = small(&mut dice);
        let appraiser = Appraiser::new(&problem);
        let before = untidy(&problem, &mut dice);
        let starts = tidy(&problem, &appraiser, &before, &[]);
        let worth = appraiser.worth(&starts);
        assert!(worth >= appraiser.worth(&before), "{number}");
        assert!(is_lawful(&problem, &starts), "{number}");
        let with = |job: usize, start: Option<i32>| {
            let mut other = starts.clone();
            other[job] = start;
            other
        };
        for job in 0..problem.jobs.len() {
            let others = match starts[job] {
                Some(start) => {
                    let without = with(job, None);
                    assert!(
                        !is_lawful(&problem, &without) || appraiser.worth(&without) < worth,
                        "{number}: {job} is of no use in {starts:?} of {problem:?}"
                    );
                    0..start
                }
                None => 0..problem.quarters(),
            };
            for start in others {
                let other = with(job, Some(start));
                let helps = starts[job].is_some() || appraiser.worth(&other) > worth;
                assert!(
                    !(helps && is_lawful(&problem, &other)),
                    "{number}: {job} could start in {start} in {starts:?} of {problem:?}"
                );
            }
        }
    }
}

#[test]
fn what_is_held_stays_where_it_is() {
    let jobs = vec![Job {
        load: vec![100],
        ..Default::default()
    }];
    let problem = Problem {
        capacity: vec![100; 3],
        jobs,
        gaps: vec![Gap {
            suppliers: vec![(0, 1)],
        }],
        ..Problem::default()
    };
    let appraiser = Appraiser::new(&problem);
    let tidied = |held: &[bool]| tidy(&problem, &appraiser, &[Some(2)], held);
    assert_eq!(tidied(&[true]), [Some(2)]);
    assert_eq!(tidied(&[false]), [Some(0)]);
}

#[test]
fn what_one_step_makes_useless_another_takes_out() {
    // 1 brings all that 0 does, and more; 2 brings nothing.
    let job = Job {
        load: vec![100],
        ..Job::default()
    };
    let problem = Problem {
        capacity: vec![300; 3],
        jobs: vec![job.clone(), job.clone(), job],
        gaps: vec![Gap {
            suppliers: vec![(0, 5), (1, 8)],
        }],
        ..Problem::default()
    };
    let appraiser = Appraiser::new(&problem);
    for useless in [None, Some(0)] {
        // Added, or moved before it.
        for better in [None, Some(2)] {
            let starts = tidy(&problem, &appraiser, &[Some(0), better, useless], &[]);
            assert_eq!(starts, [None, Some(0), None], "{better:?}, {useless:?}");
        }
    }
}
