//! What is taken over from the schedule before is what would come out anew.

use super::super::dice::Dice;
use super::super::problem::{Gap, Job, Problem};
use super::*;

/// More jobs than a part of the order holds, some of which wait for others; one is pinned.
fn problem(dice: &mut Dice) -> Problem {
    let jobs: Vec<Job> = (0..30)
        .map(|place| Job {
            load: (0..dice.below(2) + 1)
                .map(|_| dice.below(4) as i64 * 100)
                .collect(),
            run_in: dice.below(2) as i32,
            upkeep: dice.below(2) as i64 * 20,
            cost: dice.below(3) as i64 * 100,
            yearly: place as i64 % 3 * 10,
            after: (0..place)
                .filter(|_| dice.below(place * 2 + 1) == 0)
                .collect(),
            role: Some(dice.below(3)),
            fixed: (place == 7).then_some(3),
            pinned: place == 7,
            required: place == 9,
        })
        .collect();
    Problem {
        capacity: vec![700; 8],
        budget: Some(vec![800, 800]),
        parallel: Some(5),
        per_role: vec![Some(2), Some(3), None],
        gaps: (0..30)
            .filter(|_| dice.below(3) > 0)
            .map(|job| Gap {
                suppliers: vec![(job, 10)],
            })
            .collect(),
        jobs,
        ..Problem::default()
    }
}

#[test]
fn a_varied_schedule_is_the_one_generated_anew() {
    let mut dice = Dice::new(3);
    let (mut same, mut other) = (0, 0);
    for _ in 0..20 {
        let problem = problem(&mut dice);
        let appraiser = Appraiser::new(&problem);
        let mut generator = Generator::new(&problem, &appraiser);
        let mut anew = generator.clone();
        let mut genes = Genes {
            order: problem.in_order(),
            not_before: vec![0; 30],
            left_out: vec![false; 30],
        };
        generator.keep(&genes);
        let mut kept = anew.generate(&genes).to_vec();
        for _ in 0..200 {
            let before = genes.clone();
            let job = dice.below(30);
            let stretch = match dice.below(3) {
                0 => {
                    genes.not_before[job] = dice.below(8) as i32;
                    generator.reach(&genes.order, job)
                }
                1 => {
                    genes.left_out[job] ^= true;
                    let at = genes.order.iter().position(|one| *one == job);
                    at.map(|at| at..=at)
                }
                _ => {
                    let (one, two) = (dice.below(30), dice.below(30));
                    genes.order.swap(one, two);
                    Some(one.min(two)..=one.max(two))
                }
            };
            let varied = match stretch {
                Some(stretch) => generator.vary(&genes, stretch).map(<[_]>::to_vec),
                None => Some(generator.vary_all(&genes).to_vec()),
            };
            match &varied {
                Some(_) => other += 1,
                None => same += 1,
            }
            let varied = varied.unwrap_or_else(|| kept.clone());
            assert_eq!(varied, anew.generate(&genes));
            if dice.below(2) == 0 {
                generator.keep_tried();
                kept = varied;
            } else {
                genes = before;
            }
        }
    }
    assert!(
        same > 100 && other > 100,
        "{same} stay the same, {other} do not"
    );
}

fn job(after: &[usize]) -> Job {
    Job {
        load: vec![100],
        after: after.to_vec(),
        ..Job::default()
    }
}

#[test]
fn what_rests_on_a_job_is_all_that_waits_for_it_directly_or_not() {
    let problem = Problem {
        jobs: vec![job(&[]), job(&[0]), job(&[1]), job(&[])],
        ..Problem::default()
    };
    let all: Vec<Vec<usize>> = rests_on(&problem)
        .iter()
        .map(|rests| (0..4).filter(|job| rests[*job]).collect())
        .collect();
    assert_eq!(all, [vec![0, 1, 2], vec![1, 2], vec![2], vec![3]]);
}

#[test]
fn what_is_of_no_use_or_has_its_effect_too_late_is_not_begun() {
    let mut late = job(&[]);
    late.run_in = 2;
    // 0 closes something two quarters after its end, 1 closes nothing, 2 closes something at once.
    let mut problem = Problem {
        capacity: vec![0, 100, 100],
        jobs: vec![late, job(&[]), job(&[])],
        gaps: [0, 2]
            .map(|job| Gap {
                suppliers: vec![(job, 10)],
            })
            .into(),
        ..Problem::default()
    };
    let generate = |problem: &Problem| {
        let appraiser = Appraiser::new(problem);
        let genes = Genes {
            order: vec![0, 1, 2],
            not_before: vec![0; 3],
            left_out: vec![false; 3],
        };
        Generator::new(problem, &appraiser)
            .generate(&genes)
            .to_vec()
    };
    assert_eq!(generate(&problem), [None, None, Some(1)]);
    problem.jobs[0].run_in = 1;
    assert_eq!(generate(&problem), [Some(1), None, Some(2)]);
    // Whoever pins something to a quarter in which it does not fit wants it all the same, however late.
    problem.jobs[0].run_in = 2;
    problem.jobs[0].required = true;
    assert_eq!(generate(&problem), [Some(1), None, Some(2)]);
}
