//! What keys and texts do to the answers.

use super::*;

#[test]
fn one_key_answers_and_every_answer_is_kept_at_once() {
    let sitting = held("", Script::keys("3231u1"));
    assert!(matches!(sitting.end, End::Left));
    assert_eq!(sitting.given("inc-recorded"), Some(Given::Option(2)));
    assert_eq!(sitting.given("par-agreed"), Some(Given::Unknown));
    assert_eq!(sitting.keeper.kept.len(), 5, "one version an answer");
    assert_eq!(
        sitting.keeper.kept.last(),
        Some(sitting.session.assessment())
    );
}

#[test]
fn a_section_that_is_done_tells_how_it_stands() {
    let sitting = held("", Script::keys("321q"));
    let notices = sitting.script.notices();
    assert!(
        notices.contains("8.6.1 Incident management is done: 2.5 of 5"),
        "{notices}"
    );
    assert!(notices.contains("1 likely"), "{notices}");
}

#[test]
fn the_end_of_input_and_an_interruption_are_told_apart_and_nothing_is_lost() {
    let sitting = held("", Script::keys("3"));
    assert!(matches!(sitting.end, End::Stopped(Stop::Ended)));
    let sitting = held("", Script::of([Act::Key('3'), Act::Interrupt]));
    assert!(matches!(sitting.end, End::Stopped(Stop::Interrupted)));
    assert_eq!(sitting.keeper.kept.len(), 1);
}

#[test]
fn not_applicable_asks_for_the_reason_and_can_be_thought_better_of() {
    let acts = [
        Act::Key('s'),
        Act::Key('x'),
        Act::Leave,
        Act::Key('x'),
        Act::Type("No ranks here"),
        Act::Key('q'),
    ];
    let sitting = held("", Script::of(acts));
    let reason = Some("No ranks here".to_owned());
    assert_eq!(
        sitting.given("inc-ranked"),
        Some(Given::NotApplicable { reason })
    );
    assert_eq!(sitting.keeper.kept.len(), 1);
}

#[test]
fn what_the_standard_demands_of_everyone_cannot_be_excluded() {
    let sitting = held("", Script::keys("xq"));
    assert_eq!(sitting.given("inc-recorded"), None);
    assert!(sitting.script.notices().contains("always applies"));
}

#[test]
fn none_yet_is_offered_where_something_must_have_happened_first() {
    let sitting = held("", Script::keys("tsstq"));
    assert_eq!(sitting.given("inc-recorded"), None);
    assert_eq!(sitting.given("inc-major"), Some(Given::NoneYet));
}

#[test]
fn back_changes_an_earlier_answer_and_escape_is_back() {
    let escape = ESCAPE;
    let sitting = held("", Script::keys(&format!("11{escape}3bq")));
    assert_eq!(sitting.given("inc-ranked"), Some(Given::Option(2)));
    let id = "inc-ranked";
    let text = &fixture::questionnaire()
        .question(fixture::questionnaire().find_question(id).unwrap())
        .text;
    assert_eq!(&sitting.script.last().question, text);
    assert!(sitting.script.notices().contains("(before: Not in place)"));
}

#[test]
fn evidence_note_and_details_are_kept_beside_the_answer() {
    let enter = Act::Key(ENTER);
    let acts = [
        Act::Key('e'),
        Act::Key('r'),
        Act::Type("Ticket export"),
        Act::Type("today"),
        Act::Type(""),
        enter.clone(),
        Act::Key('n'),
        Act::Type("Seen\nand told"),
        Act::Key('d'),
        Act::Key('a'),
        Act::Type("5"),
        Act::Type("4"),
        Act::Type("12"),
        Act::Type("Payroll"),
        Act::Key('o'),
        Act::Type("J. Ray"),
        Act::Key('d'),
        Act::Type("2027-03-31"),
        Act::Key('r'),
        Act::Type("5"),
        Act::Key('w'),
        enter,
        Act::Key('3'),
        Act::Key('q'),
    ];
    let sitting = held("", Script::of(acts));
    let answer = sitting.answer("inc-recorded").expect("an answer");
    let expected = fixture::read(
        "{format: 1, questionnaire: mini@1, date: 2026-11-25, answers: {inc-recorded: {answer: fully, \
         note: \"Seen\\nand told\", evidence: [{kind: record, ref: Ticket export, date: 2026-11-25}], \
         sample: {of: 12, checked: 5, ok: 4, failing: [Payroll]}, owner: J. Ray, due: 2027-03-31, risk: 5, weakness: true}}}",
    );
    let expected = Answer {
        line: None,
        ..expected.answers[0].clone().expect("an answer")
    };
    assert_eq!(answer, &expected);
}

#[test]
fn evidence_can_be_changed_and_removed() {
    let answers = "inc-recorded: {answer: fully, evidence: [{kind: document, ref: Old}, {kind: interview, ref: Jo}]}";
    let acts = [
        Act::Key('b'),
        Act::Key('e'),
        Act::Key('1'),
        Act::Key('c'),
        Act::Type("New"),
        Act::Type(""),
        Act::Type("2027-01-31"),
        Act::Key('2'),
        Act::Key('k'),
        Act::Key(ENTER),
        Act::Key('q'),
    ];
    let sitting = held(answers, Script::of(acts));
    let evidence = &sitting.answer("inc-recorded").expect("an answer").evidence;
    assert_eq!(evidence.len(), 1);
    assert_eq!(evidence[0].reference.as_deref(), Some("New"));
    assert_eq!(evidence[0].expires, Some(jiff::civil::date(2027, 1, 31)));
}

#[test]
fn who_answers_is_written_beside_every_answer() {
    let by = Manner {
        by: Some("A. Lind".into()),
        ..manner()
    };
    let sitting = hold_with(
        assessment(""),
        &Extent::default(),
        by,
        Script::keys("3q"),
        Memory::default(),
    );
    assert_eq!(
        sitting.answer("inc-recorded").and_then(|a| a.by.as_deref()),
        Some("A. Lind")
    );
}

#[test]
fn one_moves_by_section_by_words_and_through_the_answers() {
    let acts = [
        Act::Key('j'),
        Act::Pick("partners"),
        Act::Key('1'),
        Act::Key('/'),
        Act::Pick("RECORDED 8.6.1"),
        Act::Key('2'),
        Act::Key('r'),
        Act::Pick("ranked"),
        Act::Key('3'),
        Act::Key('q'),
    ];
    let sitting = held("", Script::of(acts));
    assert_eq!(sitting.given("par-known"), Some(Given::Option(0)));
    assert_eq!(sitting.given("inc-recorded"), Some(Given::Option(1)));
    assert_eq!(sitting.given("inc-ranked"), Some(Given::Option(2)));
    let review = sitting.script.lists.last().expect("a list");
    assert_eq!(review.items[0].remark.text, "Partly, minor, no evidence");
    assert_eq!(review.items[1].remark.text, "open");
}

#[test]
fn help_tells_why_who_what_shows_it_and_where_it_comes_from() {
    let sitting = held("", Script::keys("?q"));
    let page = format!("{:?}", sitting.script.pages.last());
    for part in [
        "Ask for last week.",
        "Service desk lead",
        "Tickets",
        "8.6.1 Incident management",
        "Something is done.",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn with_details_every_answer_asks_for_more_before_going_on() {
    let slow = Manner {
        details: true,
        ..manner()
    };
    let script = Script::keys(&format!("3{ENTER}q"));
    let sitting = hold_with(
        assessment(""),
        &Extent::default(),
        slow,
        script,
        Memory::default(),
    );
    assert_eq!(sitting.script.screens[1].place, ["Details"]);
    assert_eq!(sitting.script.last().question, "Are incidents ranked?");
}

#[test]
fn evidence_that_counts_for_nothing_is_said_to() {
    let acts = [
        Act::Key('e'),
        Act::Key('r'),
        Act::Type("Export"),
        Act::Type(""),
        Act::Type(""),
        Act::Key(ENTER),
        Act::Key('q'),
    ];
    let sitting = held("", Script::of(acts));
    assert!(sitting.script.notices().contains("a record without a date"));
    let undated = Evidence {
        kind: EvidenceKind::Record,
        reference: Some("Export".into()),
        date: None,
        expires: None,
    };
    assert_eq!(
        sitting
            .session
            .answer(QuestionIx(0))
            .expect("an answer")
            .evidence,
        [undated]
    );
}
