//! What schedules are worth, against the sum over quarters of what has been reached.

use super::super::dice::Dice;
use super::super::problem::{Deadline, Gap};
use super::super::vectors::small;
use super::*;

/// For each quarter and gap the best answer that is effective, added up.
fn by_definition(problem: &Problem, starts: &[Option<i32>]) -> i64 {
    let reached = |gap: &Gap, quarter: i32| {
        let effective = gap.suppliers.iter().filter(|(job, _)| {
            starts[*job].is_some_and(|start| problem.jobs[*job].effective(start) <= quarter)
        });
        effective.map(|(_, value)| *value).max().unwrap_or(0)
    };
    let quarters = 0..problem.quarters();
    quarters
        .flat_map(|quarter| problem.gaps.iter().map(move |gap| reached(gap, quarter)))
        .sum()
}

#[test]
fn the_value_is_the_sum_over_quarters_of_the_best_that_is_effective() {
    let mut dice = Dice::new(21);
    for _ in 0..300 {
        let problem = small(&mut dice);
        // Also before the roadmap, as what has begun.
        let starts: Vec<Option<i32>> = (0..problem.jobs.len())
            .map(|_| (dice.below(4) > 0).then(|| dice.below(8) as i32 - 2))
            .collect();
        let value = Appraiser::new(&problem).value(&starts);
        assert_eq!(
            value,
            by_definition(&problem, &starts),
            "{starts:?} of {problem:?}"
        );
    }
}

fn job(quarters: usize, after: &[usize]) -> Job {
    Job {
        load: vec![100; quarters],
        after: after.to_vec(),
        ..Job::default()
    }
}

/// Six quarters; job 0 or 1 is wanted by quarter 2, job 1 by quarter 3.
fn dated() -> Problem {
    let wanted = |suppliers: &[usize], last| Deadline {
        suppliers: suppliers.to_vec(),
        last,
    };
    Problem {
        capacity: vec![100; 6],
        jobs: vec![job(2, &[]), job(1, &[])],
        gaps: vec![Gap {
            suppliers: vec![(0, 5)],
        }],
        deadlines: vec![wanted(&[0, 1], 2), wanted(&[1], 3)],
        ..Problem::default()
    }
}

#[test]
fn lateness_counts_the_quarters_by_which_dates_are_missed() {
    let problem = dated();
    let appraiser = Appraiser::new(&problem);
    for (starts, kept, late) in [
        ([Some(1), Some(3)], 0, vec![]),
        ([Some(2), Some(3)], -1, vec![0]),
        ([Some(4), Some(4)], -3, vec![1, 1]),
        ([None, Some(2)], 0, vec![]),
        // What is not done at all is later than the roadmap is long.
        ([Some(1), None], -7, vec![1]),
        ([None, None], -14, vec![0, 1]),
    ] {
        assert_eq!(appraiser.worth(&starts).kept, kept, "{starts:?}");
        assert_eq!(appraiser.worth(&starts).keeps_dates(), kept == 0);
        assert_eq!(appraiser.late(&starts), late, "{starts:?}");
    }
}

#[test]
fn a_pin_before_what_it_waits_for_has_ended_is_a_date_missed() {
    let mut pinned = job(1, &[0]);
    (pinned.pinned, pinned.fixed) = (true, Some(2));
    let mut begun = job(1, &[0]);
    begun.fixed = Some(0);
    let problem = Problem {
        capacity: vec![100; 4],
        jobs: vec![job(2, &[]), pinned, begun],
        ..Problem::default()
    };
    let appraiser = Appraiser::new(&problem);
    let kept = |first| appraiser.worth(&[first, Some(2), Some(0)]).kept;
    assert_eq!(kept(Some(0)), 0, "what has begun asks for nothing");
    assert_eq!(kept(Some(1)), -5);
    assert_eq!(kept(None), -5);
}

#[test]
fn what_a_person_wants_goes_before_value_and_dates_before_both() {
    let mut problem = dated();
    problem.jobs.push(job(1, &[]));
    problem.jobs[2].required = true;
    let appraiser = Appraiser::new(&problem);
    let granted = appraiser.worth(&[None, Some(2), Some(0)]);
    let denied = appraiser.worth(&[Some(0), Some(2), None]);
    let late = appraiser.worth(&[Some(0), Some(4), Some(0)]);
    assert_eq!((granted.granted, denied.granted), (0, -1));
    assert!(denied.value > granted.value && late.value > granted.value);
    assert!(granted > denied && denied > late);
    // Near is what is no worse in wishes and at most so much in value.
    assert!(granted.is_near(denied, 0) && !denied.is_near(granted, 1000));
    let better = appraiser.worth(&[Some(0), Some(2), Some(0)]);
    let lost = better.value - granted.value;
    assert!(lost > 0);
    assert!(granted.is_near(better, lost) && !granted.is_near(better, lost - 1));
    assert!(better.is_near(granted, 0));
}

#[test]
fn of_use_is_what_lifts_something_or_is_wanted_by_a_date() {
    let mut problem = dated();
    problem.jobs.extend([job(1, &[]), job(1, &[]), job(1, &[])]);
    problem.gaps.push(Gap {
        suppliers: vec![(2, 3), (3, 0)],
    });
    let appraiser = Appraiser::new(&problem);
    let of_use: Vec<bool> = (0..5).map(|job| appraiser.is_of_use(job)).collect();
    assert_eq!(of_use, [true, true, true, false, false]);
}

#[test]
fn dates_of_which_one_may_be_missed_are_late_where_two_are() {
    let wanted = |job| Deadline {
        suppliers: vec![job],
        last: 0,
    };
    let problem = Problem {
        capacity: vec![100; 4],
        jobs: vec![job(1, &[]), job(1, &[])],
        lenient: vec![wanted(0), wanted(1)],
        may_miss: 1,
        ..Problem::default()
    };
    let appraiser = Appraiser::new(&problem);
    assert!(appraiser.late(&[Some(0), Some(0)]).is_empty());
    assert!(appraiser.late(&[Some(0), Some(1)]).is_empty());
    assert_eq!(appraiser.late(&[Some(2), Some(1)]), [0, 1]);
    let missed = |starts| {
        (
            appraiser.lenient_missed(starts),
            appraiser.worth(starts).kept,
        )
    };
    assert_eq!(missed(&[Some(0), Some(0)]), (0, 0));
    assert_eq!(missed(&[Some(0), Some(1)]), (1, 0));
    // What is missed by most is forgiven.
    assert_eq!(missed(&[Some(3), Some(1)]), (2, -1));
}
