//! What is written reads back as the same assessment.

use std::sync::LazyLock;

use jiff::civil::Date;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use super::{Comments, draw, rewrite, start};
use crate::catalogue;
use crate::document::{Document, Source};
use crate::model::{
    Answer, Assessment, Evidence, EvidenceKind, Given, Grade, Id, NotApplicableRule, Obligation,
    PersonGrade, QuestionIx, Questionnaire, QuestionnaireRef, Response, Sample, SectionIx,
    Unmatched,
};

fn questionnaire(text: &str) -> Questionnaire {
    let source = Source::new("q.yaml", text);
    let document = Document::parse(&source).unwrap();
    document.to_questionnaire().unwrap().value
}

fn mini() -> &'static Questionnaire {
    static MINI: LazyLock<Questionnaire> =
        LazyLock::new(|| questionnaire(include_str!("../../../tests/fixtures/mini.yaml")));
    &MINI
}

fn read(questionnaire: &Questionnaire, text: &str) -> Assessment {
    let source = Source::new("a.yaml", text);
    let read = Document::parse(&source).and_then(|d| d.to_assessment(questionnaire));
    let mut assessment = read
        .unwrap_or_else(|faults| panic!("{faults:?} {text:?}"))
        .value;
    for answer in assessment.answers.iter_mut().flatten() {
        answer.line = None;
    }
    assessment
}

/// Text as a reader leaves it: without white space around it, and never empty.
fn text() -> impl Strategy<Value = String> {
    let hostile = "(?s).{1,20}|[-=@+#:,'\"\\[\\]{}&*!|>%?`~ \t\n\r\\\\a]{1,12}|[ -~\u{80}-\u{a0}\u{2000}-\u{2070}\u{feff}\u{fffe}\u{ffff}\u{10fffe}\n]{1,30}";
    let words = vec("[#a-zé-]{1,9}:?", 1..60);
    let glue = prop_oneof![8 => Just(" "), 1 => Just("  "), 1 => Just("\n"), 1 => Just("\n\n"), 1 => Just("\n  ")];
    let prose = (words, vec(glue, 60)).prop_map(|(words, glue)| {
        let pairs = words.into_iter().zip(glue);
        pairs.map(|(word, glue)| word + glue).collect::<String>()
    });
    let traps = prop::sample::select(vec![
        "no",
        "Yes",
        "8.20",
        "~",
        "null",
        "true",
        "1e3",
        "0x1F",
        "---",
        "...",
        "2026-11-22",
        "a: b",
        "a #b",
        "- a",
        "<<",
        "na",
    ]);
    prop_oneof![hostile, prose, traps.prop_map(str::to_owned)]
        .prop_map(|text| text.trim().to_owned())
        .prop_filter("blank", |text| !text.is_empty())
}

fn day() -> impl Strategy<Value = Date> {
    (0_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| Date::new(y, m, d).unwrap())
}

prop_compose! {
    fn evidence()(
        kind in prop::sample::select(vec![
            EvidenceKind::Document, EvidenceKind::Record, EvidenceKind::Observation, EvidenceKind::Interview,
        ]),
        reference in of(text()),
        days in of((day(), of(day()))),
    ) -> Evidence {
        let (first, second) = days.unzip();
        let second = second.flatten();
        let expires = second.map(|second| second.max(first.unwrap()));
        Evidence { kind, reference, date: first, expires }
    }
}

/// One of a question's answers, or a word; fitted to the question later.
fn given() -> impl Strategy<Value = Given> {
    prop_oneof![
        4 => (0_usize..5).prop_map(Given::Option),
        1 => Just(Given::Unknown),
        1 => Just(Given::NoneYet),
        1 => of(text()).prop_map(|reason| Given::NotApplicable { reason }),
    ]
}

prop_compose! {
    fn response()(
        given in of(given()),
        note in of(text()),
        evidence in vec(evidence(), 0..3),
    ) -> (Option<Given>, Option<String>, Vec<Evidence>) {
        (given, note, evidence)
    }
}

prop_compose! {
    fn sample()(
        ok in 0_u32..9, failed in 0_u32..3, rest in of(0_u32..9), failing in vec(text(), 0..3),
    ) -> Sample {
        let checked = (ok + failed).max(1);
        let failing = failing.into_iter().take((checked - ok) as usize).collect();
        Sample { of: rest.map(|rest| checked + rest), checked, ok, failing }
    }
}

prop_compose! {
    fn grade()(
        grade in prop::sample::select(vec![Grade::Major, Grade::Minor, Grade::Opportunity]),
        by in text(),
        reason in text(),
    ) -> PersonGrade {
        PersonGrade { grade, by, reason }
    }
}

prop_compose! {
    fn answer()(
        given in of(given()),
        texts in (of(text()), of(text()), of(text()), of(text())),
        flags in any::<(bool, bool)>(),
        evidence in vec(evidence(), 0..3),
        sample in of(sample()),
        grade in of(grade()),
        due in of(day()),
        risk in of(1_u8..=5),
        responses in vec(response(), 0..4),
        short in any::<bool>(),
    ) -> Answer {
        if short {
            return Answer { given, ..Answer::default() };
        }
        let (note, by, performed_by, owner) = texts;
        let responses = responses.into_iter().enumerate();
        let responses = responses
            .map(|(place, (given, note, evidence))| Response {
                by: format!("R #{place}"),
                given,
                note,
                evidence,
            })
            .collect();
        Answer {
            given, note, by, weakness: flags.0, evidence, sample, performed_by, grade, owner, due, risk,
            responses, consensus: flags.1, line: None,
        }
    }
}

/// What the question allows of an answer.
fn fit(questionnaire: &Questionnaire, ix: QuestionIx, mut answer: Answer) -> Option<Answer> {
    let question = questionnaire.question(ix);
    let options = questionnaire.options(ix).len();
    let fitting = |given: Given, reasoned: bool| match given {
        Given::Option(place) => Given::Option(place % options),
        Given::NoneYet if !question.occurrence => Given::Unknown,
        Given::NotApplicable { .. } if question.na == NotApplicableRule::Never => Given::Option(0),
        Given::NotApplicable { reason: None } if reasoned => Given::Unknown,
        given => given,
    };
    answer.given = answer.given.map(|given| fitting(given, true));
    for response in &mut answer.responses {
        response.given = response.given.take().map(|given| fitting(given, false));
    }
    answer.consensus |= !answer.responses.is_empty();
    answer.consensus &= answer.given.is_some();
    if answer.given == Some(Given::NoneYet) {
        answer.sample = None;
    }
    let judged = matches!(answer.given, Some(Given::Option(_))) || !answer.responses.is_empty();
    if question.obligation == Obligation::Should || !judged {
        answer.grade = None;
    }
    let votes_without_reason =
        |response: &Response| matches!(response.given, Some(Given::NotApplicable { reason: None }));
    if answer.responses.iter().any(votes_without_reason) && !answer.consensus {
        // Of those who all say that it does not apply, one says why.
        answer.responses.push(Response {
            by: "Last".into(),
            given: Some(Given::NotApplicable {
                reason: Some("Why".into()),
            }),
            note: None,
            evidence: Vec::new(),
        });
    }
    (answer != Answer::default()).then_some(answer)
}

prop_compose! {
    fn assessment()(
        name in prop_oneof![
            Just(("mini".to_owned(), Some("2".to_owned()))),
            Just(("mini".to_owned(), None)),
            text().prop_map(|path| (format!("./{path}"), None)),
        ],
        texts in (of(text()), of(text())),
        date in day(),
        assessors in vec(text(), 0..3),
        sections in of(prop::sample::subsequence((0..7).collect::<Vec<_>>(), 1..4)),
        profile in (of(0_usize..3), of(0_usize..2)),
        answers in vec(of(answer()), 18),
    ) -> Assessment {
        let questionnaire = mini();
        let fitted = answers
            .into_iter()
            .enumerate()
            .map(|(place, answer)| fit(questionnaire, QuestionIx(place), answer?));
        Assessment {
            questionnaire: QuestionnaireRef { name: name.0, version: name.1 },
            organisation: texts.0,
            scope: texts.1,
            date,
            assessors,
            sections: sections.map(|places| places.into_iter().map(SectionIx).collect()),
            profile: vec![profile.0, profile.1],
            answers: fitted.collect(),
            unmatched: Vec::new(),
        }
    }
}

proptest! {
    // A case is a file of up to 18 answers.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_assessment_reads_back(assessment in assessment(), words in text(), questions in any::<bool>()) {
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
