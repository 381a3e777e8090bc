use super::*;
use crate::interview::fixture::{self, TODAY};
use crate::interview::keeper::NotKept;
use crate::interview::screen::{ENTER, ESCAPE};
use crate::interview::script::{Act, Memory, Script};
use crate::interview::{Only, summary};
use crate::model::{Answer, Evidence, EvidenceKind, Given, QuestionIx};

/// A sitting held from a script, and what came of it.
struct Sitting {
    script: Script,
    keeper: Memory,
    end: End,
    session: Session<'static>,
}

fn manner() -> Manner<'static> {
    Manner {
        by: None,
        details: false,
        today: TODAY,
        previous: None,
        new: false,
    }
}

/// An assessment whose profile is answered, with these answers.
fn assessment(answers: &str) -> Assessment {
    fixture::read(&format!(
        "{{format: 1, questionnaire: mini@1, date: 2026-11-25, profile: {{size: small, partners: \"yes\"}}, \
         answers: {{{answers}}}}}"
    ))
}

fn hold_with(
    assessment: Assessment,
    extent: &Extent,
    manner: Manner<'_>,
    mut script: Script,
    mut keeper: Memory,
) -> Sitting {
    let session = Session::new(fixture::questionnaire(), assessment, extent, TODAY);
    let held = hold(session, extent, manner, &mut script, &mut keeper);
    Sitting {
        script,
        keeper,
        end: held.end,
        session: held.session,
    }
}

fn held(answers: &str, script: Script) -> Sitting {
    let keeper = Memory::default();
    hold_with(
        assessment(answers),
        &Extent::default(),
        manner(),
        script,
        keeper,
    )
}

impl Sitting {
    fn answer(&self, id: &str) -> Option<&Answer> {
        let ix = fixture::questionnaire()
            .find_question(id)
            .expect("a question");
        self.session.answer(ix)
    }

    fn given(&self, id: &str) -> Option<Given> {
        self.answer(id).and_then(|answer| answer.given.clone())
    }
}

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
        TODAY,
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
fn a_new_file_asks_first_whose_services_and_how_much() {
    let new = Manner {
        new: true,
        ..manner()
    };
    let acts = [
        Act::Type("Harbour IT"),
        Act::Type("Hosting"),
        Act::Leave,
        Act::Type("Hosting, two sites"),
        Act::Type("2026-11-24"),
        Act::Type("A. Lind, T. Okafor"),
        Act::Key('2'),
        Act::Key('1'),
        Act::Key('2'),
        Act::Key('3'),
        Act::Key('1'),
    ];
    let sitting = hold_with(
        fixture::assessment(),
        &Extent::default(),
        new,
        Script::of(acts),
        Memory::default(),
    );
    assert!(
        matches!(sitting.end, End::Left),
        "{:?}",
        sitting.script.last()
    );
    let assessment = sitting.session.assessment();
    assert_eq!(assessment.organisation.as_deref(), Some("Harbour IT"));
    assert_eq!(assessment.scope.as_deref(), Some("Hosting, two sites"));
    assert_eq!(assessment.assessors, ["A. Lind", "T. Okafor"]);
    assert_eq!(assessment.profile, [Some(1), Some(0)]);
    assert_eq!(sitting.session.progress().of, 1, "a quick look");
}

#[test]
fn a_new_file_may_be_about_some_sections_only() {
    let new = Manner {
        new: true,
        ..manner()
    };
    let acts = [
        Act::Type("H"),
        Act::Type(""),
        Act::Type("2026-11-24"),
        Act::Type(""),
        Act::Key('s'),
        Act::Key('s'),
        Act::Key('3'),
        Act::Pick("Partners"),
        Act::Pick("Done"),
        Act::Key('1'),
        Act::Key('1'),
        Act::Key('1'),
    ];
    let sitting = hold_with(
        fixture::assessment(),
        &Extent::default(),
        new,
        Script::of(acts),
        Memory::default(),
    );
    let section = fixture::questionnaire()
        .find_section("7")
        .expect("a section");
    assert_eq!(sitting.session.assessment().sections, Some(vec![section]));
    assert_eq!(
        sitting.session.progress(),
        crate::interview::Progress { done: 2, of: 2 }
    );
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
