//! What is left out and why, and what more of something would bring in.

use crate::model::*;
use crate::roadmap::*;
use crate::scoring::fixture::{initiative, option_at};

use super::drawn::{A, B, C, Drawn, quarter};
use super::limits::{amount, starts, two};

#[track_caller]
fn expect_dropped(drawn: &Drawn, expected: &[(usize, DropReason)]) {
    let roadmap = drawn.draw_up();
    let dropped: Vec<_> = roadmap
        .dropped
        .into_iter()
        .map(|d| (d.initiative, d.why))
        .collect();
    assert_eq!(dropped, expected);
}

#[test]
fn what_is_left_out_has_its_reason() {
    let mut excluded = two(20);
    excluded.fixture.questionnaire.initiatives[B].after = vec![A];
    excluded.plan.exclude = [(A, "bought in".to_owned())].into();
    let why = DropReason::Excluded("bought in".into());
    expect_dropped(
        &excluded,
        &[(A, why), (B, DropReason::PresupposesExcluded(A))],
    );

    let mut late = two(20);
    late.fixture.questionnaire.initiatives[B].run_in = 4;
    let effective = quarter(5);
    expect_dropped(&late, &[(B, DropReason::TooLate { effective })]);
    late.fixture.questionnaire.initiatives[B].run_in = 3;
    expect_dropped(&late, &[]);

    let mut closed = two(20);
    closed.fixture.questionnaire.initiatives[B].closes[0].question = QuestionIx(0);
    expect_dropped(&closed, &[(B, DropReason::ClosedByOthers(vec![A]))]);

    let mut worthless = two(20);
    worthless.plan.importance = [(SectionIx(0), 0.0)].into();
    let nothing = DropReason::NoBenefit;
    expect_dropped(&worthless, &[(A, nothing.clone()), (B, nothing.clone())]);
    worthless.fixture.questionnaire.initiatives[B].run_in = 4;
    expect_dropped(&worthless, &[(A, nothing.clone()), (B, nothing.clone())]);

    let mut unprepared = two(20);
    let all = &mut unprepared.fixture.questionnaire.initiatives;
    all.push(initiative("c", 50.0, &[]));
    all[B].after = vec![C];
    expect_dropped(
        &unprepared,
        &[(B, DropReason::PresupposesDropped(C)), (C, nothing)],
    );
}

#[test]
fn room_that_is_left_too_late_for_any_effect_is_no_room() {
    // `b` fits in the last quarter alone, and its run-in lies beyond it.
    let mut large = two(20);
    large.fixture.questionnaire.initiatives[B].run_in = 1;
    large.plan.exclude = [(A, "not wanted".to_owned())].into();
    let days = [3, 3, 3, 10].map(amount).to_vec();
    large.plan.capacity = Some(Spread::Each(days));
    let limit = |free| Limit::Capacity {
        quarter: quarter(1),
        free: amount(free),
        needed: amount(4),
        upkeep: false,
    };
    let excluded = (A, DropReason::Excluded("not wanted".into()));
    let why = DropReason::TooLarge(limit(3));
    expect_dropped(&large, &[excluded, (B, why)]);

    // `a` takes all there is until then.
    let mut taken = two(4);
    let all = &mut taken.fixture.questionnaire.initiatives;
    all[A].quarters = 3;
    all[A].effort = Effort::Fixed(12.0);
    all[B].run_in = 1;
    let why = DropReason::NoRoom {
        start: quarter(1),
        limit: limit(0),
    };
    expect_dropped(&taken, &[(B, why)]);
}

#[test]
fn more_may_bring_something_larger_in_place_of_something_small() {
    // In the first quarter alone there are 5 person-days: enough for `b`, not for `a`, which brings three times as much.
    let mut drawn = two(0);
    let days = [5, 0, 0, 0].map(amount).to_vec();
    drawn.plan.capacity = Some(Spread::Each(days));
    drawn.fixture.questionnaire.initiatives[A].effort = Effort::Fixed(6.0);
    // Less a person-day than `b`, all the same.
    drawn.fixture.at(QuestionIx(0)).weight = 0.4;
    let roadmap = drawn.draw_up();
    assert_eq!(starts(&roadmap), [(B, quarter(1))]);
    let more = &roadmap.sensitivity[0];
    assert_eq!(more.stimulus, Stimulus::Capacity(amount(1)));
    assert_eq!(
        (more.value, more.gain, &more.added[..]),
        (24_000, 4_000, &[A][..])
    );
}

#[test]
fn more_that_brings_nothing_moves_nothing() {
    // One of two alike a quarter; an earlier roadmap has the second first.
    let mut drawn = two(4);
    drawn.fixture.at(QuestionIx(1)).risk = 3;
    drawn.previous = Some(
        [("a", 2), ("b", 1)]
            .map(|(id, at)| (id.to_owned(), quarter(at)))
            .into(),
    );
    let roadmap = drawn.draw_up();
    assert_eq!(starts(&roadmap), [(B, quarter(1)), (A, quarter(2))]);
    let days = &roadmap.sensitivity[0];
    assert_eq!((days.gain, days.earlier), (0, 0));
}

#[test]
fn what_is_at_its_target_is_no_gap() {
    let mut drawn = two(20);
    drawn.target.score = Some(Score::HALF);
    let f = &mut drawn.fixture;
    let q2 = f.shall(SectionIx(0), Some(0.5));
    f.questionnaire
        .initiatives
        .push(initiative("c", 4.0, &[(q2, 1.0)]));
    let roadmap = drawn.draw_up();
    assert_eq!(starts(&roadmap), [(A, quarter(1)), (B, quarter(1))]);
    assert_eq!(roadmap.uncovered, []);
    // Who wants nothing has what is wanted, also without an answer.
    drawn.fixture.question(SectionIx(0), None);
    drawn.target.score = Some(Score::ZERO);
    assert_eq!(drawn.draw_up().uncovered, []);
}

#[test]
fn an_initiative_that_leads_no_further_than_today_is_done() {
    let mut drawn = two(20);
    drawn
        .fixture
        .give(QuestionIx(1), Given::Option(option_at(0.5)));
    drawn.fixture.questionnaire.initiatives[B].closes[0].to = option_at(0.5);
    let roadmap = drawn.draw_up();
    assert_eq!(starts(&roadmap), [(A, quarter(1))]);
    assert_eq!(roadmap.dropped, []);
    assert_eq!(roadmap.uncovered, [QuestionIx(1)]);
}
