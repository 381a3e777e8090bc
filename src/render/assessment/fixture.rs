//! Assessments for tests, with all that one may say.

use std::sync::LazyLock;

use jiff::civil::Date;
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;

use crate::document::{Document, Source};
use crate::model::{
    Answer, Assessment, Evidence, EvidenceKind, Given, Grade, NotApplicableRule, Obligation,
    PersonGrade, QuestionIx, Questionnaire, QuestionnaireRef, Response, Sample, SectionIx,
};

/// So many cases; more by the variable that all properties obey.
pub(crate) fn cases(usual: u32) -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(usual),
    }
}

pub(super) fn questionnaire(text: &str) -> Questionnaire {
    let source = Source::new("q.yaml", text);
    let document = Document::parse(&source).unwrap();
    document.to_questionnaire().unwrap().value
}

pub(crate) fn mini() -> &'static Questionnaire {
    static MINI: LazyLock<Questionnaire> =
        LazyLock::new(|| questionnaire(include_str!("../../../tests/fixtures/mini.yaml")));
    &MINI
}

pub(crate) fn read(questionnaire: &Questionnaire, text: &str) -> Assessment {
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
pub(super) fn text() -> impl Strategy<Value = String> {
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

pub(super) fn day() -> impl Strategy<Value = Date> {
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
    pub(super) fn answer()(
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
pub(super) fn fit(
    questionnaire: &Questionnaire,
    ix: QuestionIx,
    mut answer: Answer,
) -> Option<Answer> {
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
    let last = |response: &Response| response.by == "Last";
    if answer.responses.iter().any(votes_without_reason)
        && !answer.consensus
        && !answer.responses.iter().any(last)
    {
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
    /// An assessment in which such a share of the questions is answered.
    pub(crate) fn assessment(answered: f64)(
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
        answers in vec(weighted(answered, answer()), 18),
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
