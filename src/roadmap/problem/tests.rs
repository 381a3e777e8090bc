//! The order of work and the room that it leaves.

use super::*;

fn job(quarters: usize, after: &[usize]) -> Job {
    Job {
        load: vec![100; quarters],
        after: after.to_vec(),
        ..Job::default()
    }
}

/// 3 waits for 1 and 0, 0 for 1, 1 for nothing, 2 for 3; of ten quarters.
fn problem() -> Problem {
    Problem {
        capacity: vec![0; 10],
        jobs: vec![job(2, &[1]), job(3, &[]), job(1, &[3]), job(1, &[1, 0])],
        ..Problem::default()
    }
}

#[test]
fn a_job_ends_in_its_last_quarter_and_has_its_effect_after_the_run_in() {
    let mut one = job(3, &[]);
    one.run_in = 2;
    assert_eq!((one.duration(), one.end(4), one.effective(4)), (3, 6, 8));
    assert_eq!((one.end(-2), one.effective(-2)), (0, 2));
}

#[test]
fn every_job_stands_after_what_it_waits_for() {
    let problem = problem();
    assert_eq!(problem.followers(), [vec![3], vec![0, 3], vec![], vec![2]]);
    assert_eq!(problem.in_order(), [1, 0, 3, 2]);
}

#[test]
fn the_earliest_start_is_after_the_longest_chain_before() {
    let mut problem = problem();
    assert_eq!(problem.earliest(), [3, 0, 6, 5]);
    problem.jobs[0].fixed = Some(-4);
    assert_eq!(
        problem.earliest(),
        [-4, 0, 4, 3],
        "fixed, whatever it waits for"
    );
    problem.jobs[1].fixed = Some(-5);
    assert_eq!(
        problem.earliest(),
        [-4, -5, 1, 0],
        "never before the roadmap"
    );
}

#[test]
fn only_what_is_pinned_pulls_forward_what_it_waits_for() {
    let mut problem = problem();
    assert_eq!(
        problem.latest(),
        [8, 7, 9, 9],
        "each by the end of the roadmap alone"
    );
    problem.jobs[3].fixed = Some(6);
    assert_eq!(
        problem.latest(),
        [8, 7, 9, 9],
        "what has begun asks for nothing"
    );
    problem.jobs[3].pinned = true;
    // 0 takes quarters 4 and 5 at the latest, 1 then 1 to 3.
    assert_eq!(problem.latest(), [4, 1, 9, 9]);
}
