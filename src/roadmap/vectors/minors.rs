//! Minors that may be open at the audit: as many as the target allows, and as few as can be.

use crate::model::*;
use crate::roadmap::*;
use crate::scoring::fixture::option_at;

use super::certified::{starts, with_a_minor};
use super::drawn::{A, B, C, Drawn, quarter};

const MINOR: QuestionIx = QuestionIx(2);

/// What is open at the audit, where no conflict says that it cannot be held.
#[track_caller]
fn open(drawn: &Drawn) -> Vec<QuestionIx> {
    let roadmap = drawn.draw_up();
    assert_eq!(roadmap.conflicts, []);
    let open = roadmap.open_at_audit.expect("a certification is held");
    open.questions
}

#[test]
fn no_more_minors_are_left_open_than_must_be_though_more_may_be() {
    let mut drawn = with_a_minor("2027-12", Some(1));
    drawn.plan.capacity = Some(Spread::Same(Amount::whole(4)));
    let c = &mut drawn.fixture.questionnaire.initiatives[C];
    (c.after, c.run_in, c.effort) = (Vec::new(), 0, Effort::Fixed(4.0));
    // In Q3, the last before stage 2, there is room for one: `b` would bring more.
    assert_eq!(
        starts(&drawn.draw_up()),
        [(A, quarter(1)), (C, quarter(3)), (B, quarter(4))]
    );
    assert_eq!(open(&drawn), []);
}

#[test]
fn a_minor_that_stays_is_allowed_where_just_so_many_are() {
    let mut unclosed = with_a_minor("2027-12", Some(1));
    unclosed.fixture.questionnaire.initiatives[C].closes.clear();
    assert_eq!(open(&unclosed), [MINOR]);
    let mut partly = with_a_minor("2027-12", Some(1));
    partly.fixture.questionnaire.initiatives[C].closes[0].to = option_at(0.7);
    assert_eq!(open(&partly), [MINOR]);
}

#[test]
fn a_minor_that_is_allowed_is_not_among_what_is_late() {
    let roadmap = with_a_minor("2027-11", Some(1)).draw_up();
    let ConflictKind::Certification { late, .. } = &roadmap.conflicts[0].kind else {
        panic!("{:?}", roadmap.conflicts);
    };
    let late: Vec<QuestionIx> = late.iter().map(|wanted| wanted.question).collect();
    assert_eq!(late, [QuestionIx(0)]);
}

#[test]
fn what_lies_beyond_the_roadmap_is_not_said_to_be_open() {
    let unclosed = |decision| {
        let mut drawn = with_a_minor(decision, Some(1));
        drawn.fixture.questionnaire.initiatives[C].closes.clear();
        drawn
    };
    // Stage 2 in 2028-03 is after the last quarter; in 2028-04 a quarter lies between that the roadmap does not have.
    assert_eq!(open(&unclosed("2028-05")), [MINOR]);
    assert_eq!(open(&unclosed("2028-06")), []);
}
