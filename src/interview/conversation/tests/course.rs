//! The course of a sitting: how it begins, resumes, compares, saves and ends.

use super::*;

#[test]
fn an_answer_that_no_longer_applies_is_kept_and_shown_as_such() {
    let acts = [
        Act::Key('p'),
        Act::Key('2'),
        Act::Key('2'),
        Act::Key(ENTER),
        Act::Key('j'),
        Act::Pick("Partners"),
        Act::Key('r'),
        Act::Leave,
        Act::Key('q'),
    ];
    let mut script = Script::of(acts);
    let mut keeper = Memory::default();
    let session = Session::new(
        fixture::questionnaire(),
        assessment("par-known: fully"),
        &Extent::default(),
        None,
    );
    let held = hold(
        session,
        &Extent::default(),
        manner(),
        &mut script,
        &mut keeper,
    );
    let known = fixture::questionnaire()
        .find_question("par-known")
        .expect("a question");
    assert!(held.session.answer(known).is_some());
    let review = script.lists.last().expect("a list");
    assert_eq!(review.items[0].remark.text, "kept, but does not apply now");
}

#[test]
fn resuming_tells_what_is_left_and_goes_on_with_the_first_open_question() {
    let sitting = held(
        "inc-recorded: fully, inc-ranked: unknown",
        Script::keys("q"),
    );
    let page = format!("{:?}", sitting.script.pages);
    assert!(page.contains("2 of 5 questions are answered"), "{page}");
    assert_eq!(
        sitting.script.last().question,
        "Are major incidents reviewed?"
    );
}

#[test]
fn last_time_is_confirmed_with_one_key_and_expired_evidence_is_asked_for_again() {
    let previous = fixture::read(
        "{format: 1, questionnaire: mini@1, date: 2025-11-20, answers: {inc-recorded: {answer: fully, \
         evidence: [{kind: record, ref: Old export, date: 2025-10-31}]}, inc-ranked: {answer: partly, note: By hand}}}",
    );
    let manner = Manner {
        previous: Some(&previous),
        ..manner()
    };
    let acts = [
        Act::Key(ENTER),
        Act::Key('r'),
        Act::Type("New export"),
        Act::Type("today"),
        Act::Type(""),
        Act::Key(ENTER),
        Act::Key('3'),
        Act::Key('q'),
    ];
    let sitting = hold_with(
        assessment(""),
        &Extent::default(),
        manner.clone(),
        Script::of(acts),
        Memory::default(),
    );
    let evidence = &sitting.answer("inc-recorded").expect("an answer").evidence;
    assert_eq!(evidence.len(), 1);
    assert_eq!(evidence[0].reference.as_deref(), Some("New export"));
    assert!(sitting.script.notices().contains("(last time: Partly)"));
    let first = &sitting.script.screens[0];
    assert_eq!(first.facts[0].name, "On 2025-11-20");
    assert!(
        first.facts[0]
            .value
            .text
            .contains("Old export (2025-10-31), expired")
    );
    let page = format!("{:?}", summary(&sitting.session, &manner, "a.yaml"));
    assert!(page.contains("1 better, 0 worse, 1 as before"), "{page}");
}

#[test]
fn expired_evidence_makes_a_sitting_of_its_own() {
    let answers = "inc-recorded: {answer: fully, evidence: [{kind: record, date: 2025-01-31}]}, \
                   inc-ranked: {answer: fully, evidence: [{kind: record, date: 2026-10-31}]}";
    let extent = Extent {
        only: Some(Only::Expired),
        ..Extent::default()
    };
    let script = Script::keys(&format!("{ENTER}1"));
    let sitting = hold_with(
        assessment(answers),
        &extent,
        manner(),
        script,
        Memory::default(),
    );
    assert_eq!(
        sitting.script.screens[0].question,
        "Are incidents recorded?"
    );
    assert_eq!(sitting.session.progress().of, 1);
}

#[test]
fn evidence_is_judged_on_the_day_of_the_assessment_and_the_day_is_said() {
    let answers = "inc-recorded: {answer: fully, evidence: [{kind: record, date: 2025-11-25}]}";
    let extent = Extent {
        only: Some(Only::Expired),
        ..Extent::default()
    };
    let manner = Manner {
        today: jiff::civil::date(2026, 12, 1),
        ..manner()
    };
    // The record is valid for a last time on the day of the assessment, and no longer on the day of the sitting.
    let acts = ["p", "d", "2026-12-01"].map(|act| match act {
        "p" | "d" => Act::Key(act.chars().next().expect("a key")),
        day => Act::Type(day),
    });
    let rest = [Act::Key(ENTER), Act::Key('q')];
    let sitting = hold_with(
        assessment(answers),
        &extent,
        manner.clone(),
        Script::of(acts.into_iter().chain(rest)),
        Memory::default(),
    );
    let page = format!("{:?}", sitting.script.pages);
    for part in [
        "Evidence is judged as of 2026-11-25, the assessment's day.",
        "Today, on 2026-12-01, it would be 1 question more",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let last = &sitting.script.last().question;
    assert_eq!(
        last, "Are incidents recorded?",
        "asked once the day has changed"
    );
    let page = format!("{:?}", summary(&sitting.session, &manner, "a.yaml"));
    assert!(page.contains("2026-12-01, the assessment's day"), "{page}");
}

#[test]
fn an_answer_that_cannot_be_saved_is_tried_again_or_kept_elsewhere() {
    let full = || NotKept::Failed("the disk is full".into());
    let keeper = Memory {
        refusals: vec![full(), full()],
        ..Memory::default()
    };
    let sitting = hold_with(
        assessment(""),
        &Extent::default(),
        manner(),
        Script::keys("311q"),
        keeper,
    );
    assert_eq!(sitting.keeper.kept.len(), 1);
    assert!(
        sitting
            .script
            .notices()
            .contains("not saved yet: the disk is full")
    );

    let keeper = Memory {
        refusals: vec![full()],
        ..Memory::default()
    };
    let sitting = hold_with(
        assessment(""),
        &Extent::default(),
        manner(),
        Script::keys("32"),
        keeper,
    );
    assert!(matches!(&sitting.end, End::Unkept(Ok(file)) if file == "copy.yaml"));

    let keeper = Memory {
        refusals: vec![full()],
        ..Memory::default()
    };
    let sitting = hold_with(
        assessment(""),
        &Extent::default(),
        manner(),
        Script::keys("3"),
        keeper,
    );
    assert!(sitting.keeper.copied, "nobody was there to decide");
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_taken_over_and_a_clash_is_asked_about() {
    let theirs = assessment("inc-recorded: \"no\", par-known: {answer: partly, note: Theirs}");
    for (key, expected) in [('1', 2), ('2', 0)] {
        let keeper = Memory {
            refusals: vec![NotKept::Changed(Box::new(theirs.clone()))],
            ..Memory::default()
        };
        let script = Script::keys(&format!("3{key}q"));
        let sitting = hold_with(assessment(""), &Extent::default(), manner(), script, keeper);
        assert_eq!(sitting.given("inc-recorded"), Some(Given::Option(expected)));
        assert_eq!(sitting.given("par-known"), Some(Given::Option(1)));
        let notices = sitting.script.notices();
        assert!(notices.contains("taken over: 1 answer."), "{notices}");
        let kept = sitting.keeper.kept.last().expect("a version");
        assert_eq!(kept, sitting.session.assessment());
    }
}

#[test]
fn disputes_are_settled_by_an_answer() {
    let answers = "inc-recorded: {responses: [{by: A, answer: fully}, {by: B, answer: \"no\"}]}";
    let extent = Extent {
        only: Some(Only::Disputed),
        ..Extent::default()
    };
    let sitting = hold_with(
        assessment(answers),
        &extent,
        manner(),
        Script::keys("21"),
        Memory::default(),
    );
    let answer = sitting.answer("inc-recorded").expect("an answer");
    assert!(answer.consensus && answer.responses.len() == 2);
    assert_eq!(answer.given, Some(Given::Option(1)));
}

#[test]
fn the_end_tells_what_nobody_knew_and_goes_through_it_once_more() {
    let answers = "inc-recorded: unknown, inc-ranked: unknown, inc-major: fully, par-known: fully, par-agreed: fully";
    let sitting = held(answers, Script::keys("43s4u3"));
    let questions: Vec<&str> = sitting
        .script
        .screens
        .iter()
        .map(|screen| screen.question.as_str())
        .collect();
    assert_eq!(
        questions,
        [
            "All questions have been asked; 2 questions are answered with “unknown”.",
            "Are incidents recorded?",
            "Are incidents ranked?",
            // One of them was passed over, and waits.
            "All questions have been asked; one is still open, and 1 answered with “unknown”.",
            "Are incidents ranked?",
            "All questions have been asked; one is answered with “unknown”.",
        ]
    );
    let page = format!("{:?}", sitting.script.pages);
    assert!(
        page.contains("All 5 questions are answered, 2 of them with “unknown”"),
        "{page}"
    );
    let page = format!("{:?}", summary(&sitting.session, &manner(), "a.yaml"));
    assert!(
        page.contains("itsm-gap assess --only unknown a.yaml"),
        "{page}"
    );
}

#[test]
fn what_was_passed_over_is_gone_through_from_the_end() {
    let answers = "inc-major: fully, par-known: fully, par-agreed: fully";
    let sitting = held(answers, Script::keys("ss2ss233"));
    let last = sitting.script.last();
    assert_eq!(last.question, "All questions of this sitting are answered.");
    assert_eq!(sitting.given("inc-recorded"), Some(Given::Option(2)));
    assert_eq!(sitting.given("inc-ranked"), Some(Given::Option(2)));
}
