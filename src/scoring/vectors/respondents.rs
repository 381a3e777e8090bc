//! Several respondents brought together.

use crate::model::*;
use crate::scoring::fixture::{Fixture, score_of};
use crate::scoring::{NotApplicable, QuestionState};

use super::assert_close;

/// What respondents said: their values, then the median and whether it is disputed.
fn responses(values: &[f64]) -> (f64, bool) {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.question(s, None);
    f.answer(q).responses = values
        .iter()
        .enumerate()
        .map(|(n, v)| Response {
            by: format!("person {n}"),
            given: Some(Given::Option(crate::scoring::fixture::option_at(*v))),
            note: None,
            evidence: Vec::new(),
        })
        .collect();
    let card = f.score();
    let question = card.question(q);
    (
        question.value.expect("a median").get(),
        question.state == QuestionState::Disputed,
    )
}

#[test]
fn respondents_are_brought_together_by_the_lower_median() {
    assert_eq!(responses(&[1.0, 1.0, 0.0]), (1.0, true));
    assert_eq!(responses(&[1.0, 0.5]), (0.5, true));
    assert_eq!(responses(&[1.0, 0.5, 0.5, 0.0]), (0.5, true));
    assert_eq!(responses(&[1.0, 0.0]), (0.0, true));
    assert_eq!(responses(&[0.5, 0.5, 0.5]), (0.5, false));
}

#[test]
fn disputed_is_scored_as_missing_until_consensus() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.question(s, Some(0.5));
    let voice = |by: &str, given| Response {
        by: by.into(),
        given: Some(given),
        note: None,
        evidence: Vec::new(),
    };
    let one = crate::scoring::fixture::option_at(1.0);
    f.answer(q).responses = vec![voice("A", Given::Option(one)), voice("B", Given::Option(0))];
    assert_eq!(f.score().overall.figures.and_then(|x| x.score), None);
    assert_eq!(f.score().overall.counts.disputed, 1);
    f.answer(q).consensus = true;
    assert_close(score_of(&f.score().overall), 0.5);
}

#[test]
fn unknown_voices_do_not_vote_and_not_applicable_must_be_unanimous() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.question(s, None);
    let na = || Given::NotApplicable {
        reason: Some("no suppliers".into()),
    };
    let voice = |by: &str, given| Response {
        by: by.into(),
        given,
        note: None,
        evidence: Vec::new(),
    };
    let mut state = |voices: Vec<Response>| {
        f.answer(q).responses = voices;
        f.score().question(q).state
    };
    let half = Some(Given::Option(crate::scoring::fixture::option_at(0.5)));
    assert_eq!(
        state(vec![
            voice("A", half.clone()),
            voice("B", Some(Given::Unknown))
        ]),
        QuestionState::Assessed
    );
    assert_eq!(
        state(vec![voice("A", Some(Given::Unknown)), voice("B", None)]),
        QuestionState::Unknown
    );
    assert_eq!(state(vec![voice("A", None)]), QuestionState::Missing);
    assert_eq!(
        state(vec![voice("A", Some(na())), voice("B", Some(na()))]),
        QuestionState::NotApplicable(NotApplicable::Answer)
    );
    assert_eq!(
        state(vec![voice("A", Some(na())), voice("B", half)]),
        QuestionState::Disputed
    );
}

#[test]
fn the_order_of_voices_decides_nothing() {
    let voice = |by: &str, given| Response {
        by: by.into(),
        given: Some(given),
        note: None,
        evidence: Vec::new(),
    };
    let full = Given::Option(crate::scoring::fixture::option_at(1.0));
    let mut voices = vec![voice("A", Given::NoneYet), voice("B", full.clone())];
    let score = |voices: &[Response]| {
        let mut f = Fixture::new(Rollup::Mean);
        let s = f.section(None, Rollup::Mean);
        let q = f.question(s, None);
        f.answer(q).responses = voices.to_vec();
        f.score().question(q).given.clone()
    };
    assert_eq!(score(&voices), Some(full.clone()));
    voices.reverse();
    assert_eq!(score(&voices), Some(full));
}

#[test]
fn where_nobody_votes_an_answer_that_informs_stands_before_unknown() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.question(s, None);
    let option = |id: &str, score| AnswerOption {
        id: Id::from(id),
        label: String::new(),
        score,
        means: None,
    };
    f.questionnaire.answer_sets.push(AnswerSet {
        id: Id::from("with-remark"),
        options: vec![option("all", Some(1.0)), option("remark", None)],
    });
    f.at(q).answers = 1;
    f.answer(q).responses = [Given::Unknown, Given::Option(1)]
        .map(|given| Response {
            by: "A".into(),
            given: Some(given),
            note: None,
            evidence: Vec::new(),
        })
        .into();
    let card = f.score();
    assert_eq!(card.question(q).given, Some(Given::Option(1)));
    assert_eq!(
        card.question(q).state,
        QuestionState::NotApplicable(NotApplicable::Informs)
    );
}
