//! Which initiatives help, how much effort they are, and which must come before them.

use crate::scoring::fixture;

use super::*;

/// Adds an initiative that lifts a question to a value.
fn initiative(f: &mut Fixture, ix: QuestionIx, to: f64, days: f64, after: Vec<usize>) -> usize {
    let place = f.questionnaire.initiatives.len();
    let id = format!("i{place}");
    f.questionnaire.initiatives.push(Initiative {
        after,
        ..fixture::initiative(&id, days, &[(ix, to)])
    });
    place
}

#[test]
fn effort_is_that_of_the_cheapest_initiative_but_the_next_step_is_named_first() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.question(s, Some(0.0));
    let next = initiative(&mut f, q, 0.5, 30.0, Vec::new());
    let further = initiative(&mut f, q, 1.0, 4.0, vec![next]);
    let found = findings_of(&f, &Target::default());
    assert_eq!(found[0].initiatives, [next, further]);
    assert_eq!(found[0].priority.effort, 1);
    f.give(q, Given::Option(fixture::option_at(0.5)));
    assert_eq!(
        findings_of(&f, &Target::default())[0].initiatives,
        [further],
        "reached steps do not help"
    );
}

#[test]
fn effort_classes_end_at_5_10_20_and_40_days() {
    let class = |days: f64| {
        let mut f = Fixture::new(Rollup::Mean);
        let s = f.section(None, Rollup::Mean);
        let q = f.question(s, Some(0.0));
        initiative(&mut f, q, 1.0, days, Vec::new());
        findings_of(&f, &Target::default())[0].priority.effort
    };
    assert_eq!(
        [5.0, 5.5, 10.0, 20.0, 40.0, 40.5].map(class),
        [1, 2, 2, 3, 4, 5]
    );
}

#[test]
fn a_predecessor_is_open_until_all_it_closes_is_reached() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.question(s, Some(0.0));
    let first = initiative(&mut f, q, 0.5, 1.0, Vec::new());
    let second = initiative(&mut f, q, 1.0, 1.0, vec![first]);
    assert_eq!(
        open_predecessors(&f.questionnaire, &f.score(), second),
        [first]
    );
    f.give(q, Given::Option(fixture::option_at(0.5)));
    assert!(open_predecessors(&f.questionnaire, &f.score(), second).is_empty());
}
