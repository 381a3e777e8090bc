//! What is written reads back as the same assessment.

use proptest::prelude::*;

use super::fixture::{assessment, cases, mini, questionnaire, read, text};
use super::{Comments, draw, rewrite, start};
use crate::catalogue;
use crate::document::{Document, Source};
use crate::model::{Id, Unmatched};

proptest! {
    // A case is a file of up to 18 answers.
    #![proptest_config(cases(64))]

    #[test]
    fn every_assessment_reads_back(assessment in assessment(0.5), words in text(), questions in any::<bool>()) {
        let questionnaire = mini();
        let comments = Comments { header: vec![words], questions };
        let drawn = draw(questionnaire, &assessment, &comments);
        prop_assert_eq!(&read(questionnaire, &drawn), &assessment, "{}", drawn);
        let unsafe_sign = drawn.chars().find(|sign| *sign != '\n' && crate::render::escape::is_unsafe(*sign));
        prop_assert_eq!(unsafe_sign, None);
    }
}

#[test]
fn the_lessons_read_back() {
    let lessons = [
        include_str!("../../../examples/01-it-provider/assessment.yaml"),
        include_str!("../../../examples/02-internal-it/assessment.yaml"),
        include_str!("../../../examples/03-near-certification/assessment.yaml"),
        include_str!("../../../examples/04-itil-practices/assessment.yaml"),
    ];
    for lesson in lessons {
        let source = Source::new("a.yaml", lesson);
        let document = Document::parse(&source).unwrap();
        let named = document.questionnaire_ref().unwrap();
        let questionnaire = questionnaire(catalogue::find(&named.name).unwrap().text);
        let assessment = read(&questionnaire, lesson);
        let drawn = draw(&questionnaire, &assessment, &Comments::default());
        assert_eq!(read(&questionnaire, &drawn), assessment);
        assert!(drawn.contains("\n    note: >-\n"), "long notes are folded");
    }
}

#[test]
fn a_file_shows_sections_and_if_wanted_questions() {
    let questionnaire = mini();
    let text = "{format: 1, questionnaire: mini@2, date: 2026-11-22, profile: {partners: no}, answers: {flt-recorded: fully,
        hnd-planned: {answer: no, note: Late, evidence: [{kind: record, date: 2026-10-01}]}, par-known: {answer: na, reason: None},
        flt-ordered: {responses: [{by: A, answer: half}, {by: B, note: Ask A}]}}}";
    let comments = Comments {
        header: vec!["Made for a test.".into()],
        questions: true,
    };
    let drawn = draw(questionnaire, &read(questionnaire, text), &comments);
    let expected = r#"# Assessment with the questionnaire “Eighteen questions for tests”.
# Made for a test.
format: 1
questionnaire: mini@2
date: 2026-11-22
profile:
  partners: "no"
answers:

  # === Faults (8.6.1) ===

  # Is every fault written down?
  flt-recorded: fully

  # Are faults mended in order of harm?
  flt-ordered:
    responses:
      - {by: A, answer: half}
      - by: B
        note: Ask A

  # === Handing over (8.20) ===

  # Is a handover planned?
  hnd-planned:
    answer: "no"
    note: Late
    evidence:
      - {kind: record, date: 2026-10-01}

  # === Partners (5) ===

  # Is it written down what partners do?
  par-known: {answer: na, reason: None}
"#;
    assert_eq!(drawn, expected);
}

#[test]
fn answers_whose_questions_are_gone_are_named() {
    let questionnaire = mini();
    let text = "{format: 1, questionnaire: mini@1, date: 2026-11-22}";
    let mut assessment = read(questionnaire, text);
    assessment.unmatched.push(Unmatched {
        id: Id::from("gone\nformat: 2"),
        line: 3,
    });
    let drawn = draw(questionnaire, &assessment, &Comments::default());
    assert!(drawn.contains("answers: {}\n"), "{drawn}");
    assert!(
        drawn.ends_with("no such questions: gone format: 2.\n"),
        "{drawn}"
    );
}

#[test]
fn a_new_file_for_an_interview_has_all_but_the_answers() {
    let questionnaire = mini();
    let text = "{format: 1, questionnaire: mini@2, organisation: Harbour IT, date: 2026-11-22, assessors: [A. Lind],
        sections: [\"8.6\"], profile: {size: large}}";
    let assessment = read(questionnaire, text);
    let schema = format!("schemas/{}.json", "assessment".repeat(12));
    let expected = format!(
        r#"# yaml-language-server: $schema={schema}
# Assessment with the questionnaire “Eighteen questions for tests”.
format: 1
questionnaire: mini@2
organisation: Harbour IT
date: 2026-11-22
assessors: [A. Lind]
sections: ["8.6"]
profile:
  size: large
answers:
"#
    );
    let started = start(questionnaire, &assessment, Some(&schema));
    assert_eq!(started, expected);
    assert_eq!(read(questionnaire, &started), assessment);
    let (_, unnamed) = expected.split_once('\n').unwrap();
    assert_eq!(start(questionnaire, &assessment, None), unnamed);
    let hostile = start(questionnaire, &assessment, Some("a\nformat: 2\u{202e}"));
    assert!(hostile.starts_with("# yaml-language-server: $schema=a format: 2\\u{202e}\n"));
}

#[test]
fn a_changed_assessment_is_put_into_its_text() {
    let questionnaire = mini();
    let text = "{format: 1, questionnaire: mini@2, date: 2026-11-22}";
    let before = read(questionnaire, text);
    let mut after = before.clone();
    after.organisation = Some("Harbour IT".to_owned());
    let changed = rewrite(text, questionnaire, &before, &after).unwrap();
    assert_eq!(read(questionnaire, &changed), after);
    assert_eq!(
        rewrite(text, questionnaire, &before, &before).as_deref(),
        Ok(text)
    );
    let other = rewrite(text, questionnaire, &after, &before).unwrap_err();
    assert_eq!(
        other.to_string(),
        "change the assessment: its text says something else about `organisation` than was read from it"
    );
}
