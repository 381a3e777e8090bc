use super::*;
use crate::interview::fixture;
use crate::model::Given;
use crate::scoring::QuestionState;

fn session(extent: &Extent) -> Session<'static> {
    let assessment = fixture::assessment();
    Session::new(fixture::questionnaire(), assessment, extent, None)
}

fn answer(session: &mut Session<'_>, option: usize) {
    let ix = session.current().expect("a question");
    session.change(ix, |answer| answer.given = Some(Given::Option(option)));
    session.advance();
}

fn at(session: &Session<'_>) -> Option<&'static str> {
    let ix = session.current()?;
    Some(fixture::questionnaire().question(ix).id.as_str())
}

#[test]
fn questions_come_in_order_until_all_are_answered() {
    let mut session = session(&Extent::default());
    let mut seen = Vec::new();
    while let Some(id) = at(&session) {
        seen.push(id);
        answer(&mut session, 0);
    }
    let all: Vec<_> = fixture::questionnaire()
        .questions
        .iter()
        .map(|q| q.id.as_str())
        .collect();
    assert_eq!(seen, all);
    let Progress { done, of } = session.progress();
    assert_eq!(done, of);
}

#[test]
fn back_retraces_the_way_and_going_on_returns_to_what_is_open() {
    let mut session = session(&Extent::default());
    answer(&mut session, 0);
    answer(&mut session, 0);
    assert_eq!(at(&session), Some("inc-major"));
    assert!(session.back());
    assert_eq!(at(&session), Some("inc-ranked"));
    assert!(session.back());
    assert_eq!(at(&session), Some("inc-recorded"));
    assert!(!session.back(), "this is the first");
    answer(&mut session, 1);
    assert_eq!(at(&session), Some("inc-major"));
}

#[test]
fn what_is_passed_over_comes_again_only_when_asked_for() {
    let mut session = session(&Extent::default());
    session.skip();
    while session.current().is_some() {
        answer(&mut session, 0);
    }
    assert_eq!(session.open().count(), 1);
    assert!(session.go_to_open());
    assert_eq!(at(&session), Some("inc-recorded"));
    answer(&mut session, 0);
    assert_eq!((at(&session), session.open().count()), (None, 0));
}

#[test]
fn a_condition_applies_at_once_and_the_answer_is_kept() {
    let questionnaire = fixture::questionnaire();
    let partners = questionnaire
        .find_question("par-known")
        .expect("a question");
    let mut session = session(&Extent::default());
    session.go(partners);
    answer(&mut session, 2);
    session.set_profile(1, Some(1));
    assert!(session.asked().all(|ix| ix != partners));
    assert!(session.answer(partners).is_some());
    assert!(matches!(
        session.card().question(partners).state,
        QuestionState::NotApplicable(_)
    ));
    session.set_profile(1, Some(0));
    assert!(session.asked().any(|ix| ix == partners));
}

#[test]
fn an_answer_emptied_is_no_answer() {
    let mut session = session(&Extent::default());
    let ix = session.current().expect("a question");
    session.change(ix, |answer| answer.note = Some("hm".into()));
    session.change(ix, |answer| answer.note = None);
    assert_eq!(session.answer(ix), None);
}

#[test]
fn a_sitting_about_unknowns_asks_each_of_them_once_again() {
    let questionnaire = fixture::questionnaire();
    let mut assessment = fixture::assessment();
    for place in [0, 2] {
        assessment.answers[place] = Some(Answer {
            given: Some(Given::Unknown),
            ..Answer::default()
        });
    }
    let extent = Extent {
        only: Some(super::super::extent::Only::Unknown),
        ..Extent::default()
    };
    let mut session = Session::new(questionnaire, assessment, &extent, None);
    assert_eq!(session.progress(), Progress { done: 0, of: 2 });
    session.advance();
    assert_eq!(at(&session), Some("inc-major"));
    session.advance();
    assert_eq!(at(&session), None);
}

#[test]
fn what_is_left_is_counted_by_area() {
    let mut session = session(&Extent::default());
    answer(&mut session, 0);
    let left = session.left();
    assert_eq!(left[0].progress, Progress { done: 1, of: 3 });
    assert_eq!(
        left.iter().map(|left| left.progress.of).sum::<usize>(),
        session.asked().count()
    );
}

#[test]
fn extents_narrow_the_sitting() {
    let questionnaire = fixture::questionnaire();
    let ids = |extent: Extent| -> Vec<&str> {
        let session = session(&extent);
        session
            .asked()
            .map(|ix| questionnaire.question(ix).id.as_str())
            .collect()
    };
    assert_eq!(
        ids(Extent {
            quick: true,
            ..Extent::default()
        }),
        ["inc-recorded"]
    );
    let roles = vec!["Supplier manager".to_owned()];
    assert_eq!(
        ids(Extent {
            roles,
            ..Extent::default()
        }),
        ["par-known"]
    );
    let sections = vec![questionnaire.find_section("7").expect("a section")];
    assert_eq!(
        ids(Extent {
            sections,
            ..Extent::default()
        }),
        ["par-known", "par-agreed"]
    );
}
