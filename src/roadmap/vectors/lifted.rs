//! What a roadmap has lifted by the end of a quarter.

use crate::model::*;
use crate::roadmap::*;
use crate::scoring::fixture::option_at;

use super::drawn::{A, B, C, D, E, quarter, worked};

/// Questions, values and initiatives of what is lifted by then.
fn lifted(days: i64, by: Quarter) -> Vec<(usize, usize, Vec<usize>, Quarter)> {
    let mut drawn = worked();
    drawn.plan.capacity = Some(Spread::Same(Amount::whole(days)));
    drawn.look(|drawing, roadmap| {
        let all = lifts_by(drawing.questionnaire, roadmap, by).into_iter();
        all.map(|one| (one.question.0, one.option, one.initiatives, one.effective))
            .collect()
    })
}

#[test]
fn what_is_effective_by_then_is_lifted_to_its_best_answer() {
    let (half, full) = (option_at(0.5), option_at(1.0));
    let c = (2, half, vec![C], quarter(1));
    assert_eq!(lifted(10, quarter(0)), []);
    assert_eq!(lifted(10, quarter(1)), std::slice::from_ref(&c));
    let a = (0, full, vec![A], quarter(2));
    let e = (3, full, vec![E], quarter(2));
    assert_eq!(lifted(10, quarter(3)), [a.clone(), c, e.clone()]);
    let b = (1, full, vec![B], quarter(4));
    let d = (2, full, vec![D], quarter(2));
    assert_eq!(
        lifted(30, quarter(4)),
        [a, b, d, e],
        "the better answer alone"
    );
}

#[test]
fn all_that_lift_to_the_same_answer_are_named_from_the_first_on() {
    let mut drawn = worked();
    let f = &mut drawn.fixture;
    // `b`, effective in Q4, lifts q0 too.
    f.questionnaire.initiatives[B].closes.push(Closes {
        question: QuestionIx(0),
        to: option_at(1.0),
    });
    let lifts = drawn.look(|drawing, roadmap| lifts_by(drawing.questionnaire, roadmap, quarter(4)));
    assert_eq!(lifts[0].question, QuestionIx(0));
    assert_eq!(lifts[0].initiatives, [A, B]);
    assert_eq!(lifts[0].effective, quarter(2));
}
