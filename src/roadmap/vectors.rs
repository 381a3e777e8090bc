//! Small problems worked by hand, and many small ones against the trial of all schedules.

mod accounts;
mod again;
mod audits;
mod certified;
mod drawn;
mod kept_up;
mod left_out;
mod lifted;
mod limits;
mod minors;
mod out_of_order;
mod settled;

use super::dice::Dice;
use super::problem::{Deadline, Gap, Job, Problem};
use super::relaxation::Relaxation;
use super::solve::Solved;
use super::tidy::ready;
use super::wishes::{Lever, Ruled, is_impossible, keep, ruled_out};
use super::worth::Appraiser;

/// A job of so many whole days in each of its quarters.
fn job(days: &[i64], after: &[usize]) -> Job {
    Job {
        load: days.iter().map(|days| days * 100).collect(),
        after: after.to_vec(),
        ..Job::default()
    }
}

fn closing(job: usize, value: i64) -> Gap {
    Gap {
        suppliers: vec![(job, value)],
    }
}

fn problem(capacity: &[i64], jobs: Vec<Job>, gaps: Vec<Gap>) -> Problem {
    Problem {
        capacity: capacity.iter().map(|days| days * 100).collect(),
        jobs,
        gaps,
        ..Problem::default()
    }
}

fn solve(problem: &Problem) -> Solved {
    Solved::new(problem, None)
}

#[test]
fn the_benefit_counts_from_the_effect_to_the_end() {
    // Ends in quarter 1, one quarter of run-in: effective from quarter 2 of 4, so it counts twice.
    let mut one = job(&[3, 2], &[]);
    one.run_in = 1;
    let problem = problem(&[5; 4], vec![one], vec![closing(0, 10)]);
    let solved = solve(&problem);
    assert_eq!(solved.starts, [Some(0)]);
    assert_eq!(Appraiser::new(&problem).value(&solved.starts), 20);
    assert_eq!(
        solved.bound, 20,
        "nothing limits it, so that the bound is exact"
    );
}

#[test]
fn what_is_worth_more_a_day_goes_first_when_only_one_fits() {
    // 4 days a quarter. The first is worth 6 for 4 days, the second 5 for 2, the third 5 for 2.
    // Second and third first: 10 × 3 quarters + 6 × 2; the first first: 6 × 3 + 10 × 2 = 38 < 42.
    let jobs = vec![job(&[4], &[]), job(&[2], &[]), job(&[2], &[])];
    let problem = problem(
        &[4; 3],
        jobs,
        vec![closing(0, 6), closing(1, 5), closing(2, 5)],
    );
    let solved = solve(&problem);
    assert_eq!(solved.starts, [Some(1), Some(0), Some(0)]);
    assert_eq!(Appraiser::new(&problem).value(&solved.starts), 42);
}

#[test]
fn several_that_close_the_same_count_its_best_answer_once() {
    // 5 from quarter 0, 8 from quarter 1 on: 5 + 8 + 8.
    let gap = Gap {
        suppliers: vec![(0, 5), (1, 8)],
    };
    let problem = problem(&[1; 3], vec![job(&[1], &[]), job(&[1], &[0])], vec![gap]);
    let solved = solve(&problem);
    assert_eq!(Appraiser::new(&problem).value(&solved.starts), 21);
}

#[test]
fn upkeep_takes_capacity_in_every_quarter_after_the_end() {
    // The first leaves 1 of 2 days a quarter, so that the second, 2 days, never fits beside it.
    let mut first = job(&[1], &[]);
    first.upkeep = 100;
    let problem = problem(
        &[2; 3],
        vec![first, job(&[2], &[])],
        vec![closing(0, 9), closing(1, 1)],
    );
    assert_eq!(solve(&problem).starts, [Some(0), None]);
}

#[test]
fn money_is_spent_in_the_year_of_the_start() {
    let mut jobs = vec![job(&[1], &[]), job(&[1], &[])];
    for job in &mut jobs {
        job.cost = 600;
    }
    let mut problem = problem(&[9; 8], jobs, vec![closing(0, 5), closing(1, 3)]);
    problem.budget = Some(vec![1000, 1000]);
    assert_eq!(
        solve(&problem).starts,
        [Some(0), Some(4)],
        "the second waits for the money of year 2"
    );
}

#[test]
fn what_is_paid_again_every_year_takes_money_of_the_years_after_the_start() {
    // 5 in each of two years. Both together cost 2 + 2 and then 3 + 3: one of them starts only in the second year.
    let repeated = || Job {
        cost: 200,
        yearly: 300,
        ..job(&[1], &[])
    };
    let mut problem = problem(
        &[9; 8],
        vec![repeated(), repeated()],
        vec![closing(0, 2), closing(1, 1)],
    );
    problem.budget = Some(vec![500, 500]);
    let solved = solve(&problem);
    assert_eq!(solved.starts, [Some(0), Some(4)]);
    assert_eq!(Appraiser::new(&problem).value(&solved.starts), 2 * 8 + 4);
    assert!(solved.bound >= 20);
    problem.budget = Some(vec![500, 600]);
    assert_eq!(solve(&problem).starts, [Some(0), Some(0)]);
}

#[test]
fn a_role_leads_no_more_at_once_than_it_may() {
    let mut jobs = vec![job(&[1], &[]), job(&[1], &[]), job(&[1], &[])];
    for job in &mut jobs {
        job.role = Some(0);
    }
    let mut problem = problem(
        &[9; 4],
        jobs,
        vec![closing(0, 3), closing(1, 2), closing(2, 1)],
    );
    problem.per_role = vec![Some(2)];
    assert_eq!(solve(&problem).starts, [Some(0), Some(0), Some(1)]);
}

#[test]
fn what_only_prepares_is_there_only_for_what_it_prepares() {
    // Job 0 closes nothing; job 1 presupposes it. Job 2 prepares job 3, which is too late to count.
    let mut late = job(&[1, 1, 1], &[2]);
    late.run_in = 1;
    let jobs = vec![job(&[1], &[]), job(&[1], &[0]), job(&[1], &[]), late];
    let problem = problem(&[9; 4], jobs, vec![closing(1, 4), closing(3, 100)]);
    assert_eq!(solve(&problem).starts, [Some(0), Some(1), None, None]);
}

#[test]
fn a_wanted_date_goes_before_what_is_worth_more() {
    let jobs = vec![job(&[4], &[]), job(&[4], &[])];
    let mut problem = problem(&[4; 2], jobs, vec![closing(0, 100), closing(1, 1)]);
    assert_eq!(solve(&problem).starts, [Some(0), Some(1)]);
    problem.deadlines = vec![Deadline {
        suppliers: vec![1],
        last: 0,
    }];
    assert_eq!(solve(&problem).starts, [Some(1), Some(0)]);
}

#[test]
fn limits_that_rule_out_a_date_together_are_named_and_no_others() {
    // Two jobs of 3 days each must be effective by quarter 1, where there are 2 + 3 days; 9 come too late.
    let jobs = vec![job(&[3], &[]), job(&[3], &[])];
    let mut problem = problem(&[2, 3, 9], jobs, vec![closing(0, 1), closing(1, 1)]);
    problem.budget = Some(vec![1000]);
    let both = |job| Deadline {
        suppliers: vec![job],
        last: 1,
    };
    problem.deadlines = vec![both(0), both(1)];
    assert!(keep(&problem).is_none());
    assert!(is_impossible(&problem), "6 days are needed and 5 are there");
    assert_eq!(
        ruled_out(&problem, None),
        Ruled::Limits(vec![Lever::Capacity(0), Lever::Capacity(1)])
    );
}

#[test]
fn a_date_that_the_order_of_work_rules_out_names_the_chain() {
    let mut last = job(&[1], &[1]);
    last.run_in = 1;
    let jobs = vec![job(&[1], &[]), job(&[1, 1], &[0]), last, job(&[1], &[])];
    let mut problem = problem(&[9; 6], jobs, vec![closing(2, 1)]);
    problem.deadlines = vec![Deadline {
        suppliers: vec![2],
        last: 3,
    }];
    // 1 + 2 + 1 quarters and one of run-in, where quarters 0 to 3 are left.
    assert_eq!(ruled_out(&problem, None), Ruled::Chain(vec![0, 1, 2], 5, 4));
}

/// A small problem with everything in it.
pub(super) fn small(dice: &mut Dice) -> Problem {
    let quarters = 2 + dice.below(4);
    let count = 1 + dice.below(5);
    let jobs = (0..count).map(|place| Job {
        load: (0..1 + dice.below(2))
            .map(|_| 100 * dice.below(4) as i64)
            .collect(),
        run_in: dice.below(2) as i32,
        upkeep: 25 * dice.below(4) as i64,
        cost: 100 * dice.below(3) as i64,
        after: (0..place).filter(|_| dice.below(4) == 0).collect(),
        role: [None, Some(0), Some(1)][dice.below(3)],
        ..Job::default()
    });
    let jobs: Vec<Job> = jobs.collect();
    let gap = |dice: &mut Dice| {
        let mut suppliers = vec![(dice.below(count), 1 + dice.below(9) as i64)];
        let other = dice.below(count);
        if dice.below(2) == 0 && other != suppliers[0].0 {
            suppliers.push((other, 1 + dice.below(9) as i64));
        }
        Gap { suppliers }
    };
    let gaps = (0..1 + dice.below(6)).map(|_| gap(dice)).collect();
    let dates = if dice.below(3) == 0 { dice.below(3) } else { 0 };
    let deadlines = (0..dates).map(|_| Deadline {
        suppliers: vec![dice.below(count)],
        last: dice.below(quarters) as i32,
    });
    let deadlines = deadlines.collect();
    Problem {
        capacity: (0..quarters).map(|_| 100 * dice.below(6) as i64).collect(),
        budget: (dice.below(2) == 0)
            .then(|| vec![100 * dice.below(5) as i64; quarters.div_ceil(4)]),
        parallel: [None, Some(1), Some(2)][dice.below(3)],
        per_role: vec![Some(1 + dice.below(2) as u32), Some(1)],
        jobs,
        gaps,
        deadlines,
        lenient: Vec::new(),
        may_miss: 0,
    }
}

/// Whether starts keep every limit and the order of work, counted from the definitions.
pub(super) fn is_lawful(problem: &Problem, starts: &[Option<i32>]) -> bool {
    let in_order = (0..starts.len()).all(|job| match starts[job] {
        None => true,
        Some(start) => ready(problem, starts, job).is_some_and(|first| first <= start),
    });
    in_order && keeps_limits(problem, starts)
}

/// Whether starts lie within the roadmap and keep every limit, counted from the definitions.
pub(super) fn keeps_limits(problem: &Problem, starts: &[Option<i32>]) -> bool {
    let quarters = problem.quarters();
    let placed = || {
        starts
            .iter()
            .zip(&problem.jobs)
            .filter_map(|(start, job)| Some(((*start)?, job)))
    };
    let within = placed().all(|(start, job)| job.end(start) < quarters);
    let each = (0..quarters).all(|quarter| {
        let days: i64 = placed()
            .map(|(start, job)| {
                match usize::try_from(quarter - start)
                    .ok()
                    .and_then(|at| job.load.get(at))
                {
                    Some(load) => *load,
                    None if quarter > job.end(start) => job.upkeep,
                    None => 0,
                }
            })
            .sum();
        let runs = |(start, job): &(i32, &Job)| *start <= quarter && quarter <= job.end(*start);
        let all = placed().filter(runs).count() as u32;
        let of = |role| {
            placed()
                .filter(runs)
                .filter(|(_, job)| job.role == Some(role))
                .count() as u32
        };
        let roles = problem.per_role.iter().enumerate();
        days <= problem.capacity[quarter as usize]
            && problem.parallel.is_none_or(|most| all <= most)
            && roles
                .into_iter()
                .all(|(role, most)| most.is_none_or(|most| of(role) <= most))
    });
    let money = problem
        .budget
        .iter()
        .flatten()
        .enumerate()
        .all(|(year, there_is)| {
            let quarters = year as i32 * 4..year as i32 * 4 + 4;
            let in_year = |(start, job): (i32, &Job)| -> i64 {
                let at = |quarter: i32| match quarter - start {
                    0 => job.cost,
                    since if since > 0 && since % 4 == 0 => job.yearly,
                    _ => 0,
                };
                quarters.clone().map(at).sum()
            };
            let spent: i64 = placed().map(in_year).sum();
            spent <= *there_is
        });
    within && each && money
}

/// The best worth of all lawful schedules.
fn by_trying(problem: &Problem) -> super::worth::Worth {
    let appraiser = Appraiser::new(problem);
    let choices = problem.capacity.len() + 1;
    let mut best = None;
    for code in 0..choices.pow(problem.jobs.len() as u32) {
        let mut rest = code;
        let starts: Vec<Option<i32>> = (0..problem.jobs.len())
            .map(|_| {
                let choice = rest % choices;
                rest /= choices;
                (choice > 0).then(|| choice as i32 - 1)
            })
            .collect();
        if is_lawful(problem, &starts) {
            best = best.max(Some(appraiser.worth(&starts)));
        }
    }
    best.unwrap()
}

#[test]
fn small_problems_are_solved_to_the_optimum_and_bounds_are_never_below_it() {
    let mut dice = Dice::new(1);
    let mut repeats = Dice::new(2);
    for number in 0..600 {
        let mut problem = small(&mut dice);
        if number >= 400 {
            // Now also with what is to be paid again every year, of one that lasts that long.
            problem.capacity.resize(5, 300);
            problem.budget = Some((0..2).map(|_| 100 * repeats.below(5) as i64).collect());
            for job in &mut problem.jobs {
                job.yearly = 100 * repeats.below(3) as i64;
            }
        }
        let best = by_trying(&problem);
        assert_eq!(
            keep(&problem).is_some(),
            best.keeps_dates(),
            "{number}: {problem:?}"
        );
        assert!(
            !(best.keeps_dates() && is_impossible(&problem)),
            "{number}: {problem:?}"
        );
        let solved = solve(&problem);
        assert!(is_lawful(&problem, &solved.starts), "{number}: {problem:?}");
        let worth = Appraiser::new(&problem).worth(&solved.starts);
        assert_eq!(worth, best, "{number}: {problem:?} {:?}", solved.starts);
        let without_dates = Problem {
            deadlines: Vec::new(),
            ..problem.clone()
        };
        let bound = Relaxation::new(&without_dates).bound(0, 100).value;
        assert!(
            bound >= by_trying(&without_dates).value,
            "{number}: {problem:?}"
        );
    }
}
