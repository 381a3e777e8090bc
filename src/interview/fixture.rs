//! A small questionnaire with every kind of question, for the tests of the interview.

use std::sync::OnceLock;

use jiff::civil::{Date, date};

use crate::document::{Document, Source};
use crate::model::{Assessment, Questionnaire};

/// The day of the tests.
pub(crate) const TODAY: Date = date(2026, 11, 25);

const QUESTIONNAIRE: &str = r#"
format: 1
id: mini
version: "1"
title: Incidents and partners
minutes: 5
quick_minutes: 1
references: {iso20000: ISO/IEC 20000-1:2018}
reference_titles: {iso20000: {"8.6.1": Incident management}}
profile:
  - {id: size, text: How many people are in scope?, answers: [{id: small, label: Few}, {id: large, label: Many}]}
  - {id: partners, existence: true, text: Do partners take part?, answers: [{id: "yes", label: They do}, {id: "no", label: They do not}]}
answer_sets:
  achievement:
    - {id: "no", label: Not in place, score: 0, means: Nothing is done.}
    - {id: partly, label: Partly, score: 0.5, means: Something is done.}
    - {id: fully, label: Fully, score: 1, means: All is done.}
areas: [{id: processes, title: Processes}, {id: third-parties, title: Third parties}]
sections:
  - id: "8.6.1"
    title: Incident management
    area: processes
    questions:
      - {id: inc-recorded, text: Are incidents recorded?, help: Ask for last week., ask: [Service desk lead], answers: achievement, obligation: shall, quick: true, per: service, evidence: [Tickets], refs: {iso20000: ["8.6.1"]}}
      - {id: inc-ranked, text: Are incidents ranked?, ask: [Service desk lead], answers: achievement, means: {partly: Some of them are.}}
      - {id: inc-major, text: Are major incidents reviewed?, ask: [Incident manager], answers: achievement, occurrence: event, obligation: shall}
  - id: "7"
    title: Partners
    area: third-parties
    questions:
      - {id: par-known, text: Are partners known?, ask: [Supplier manager], answers: achievement, when: {partners: ["yes"]}}
      - {id: par-agreed, text: Are agreements written?, answers: achievement}
"#;

/// The questionnaire.
pub(crate) fn questionnaire() -> &'static Questionnaire {
    static READ: OnceLock<Questionnaire> = OnceLock::new();
    READ.get_or_init(|| {
        let source = Source::new("mini.yaml", QUESTIONNAIRE);
        let document = Document::parse(&source).expect("YAML");
        document.to_questionnaire().expect("a questionnaire").value
    })
}

/// An assessment as its YAML text has it.
pub(crate) fn read(text: &str) -> Assessment {
    let source = Source::new("assessment.yaml", text);
    let document = Document::parse(&source).expect("YAML");
    let read = document.to_assessment(questionnaire());
    read.expect("an assessment").value
}

/// An assessment in which nothing is answered.
pub(crate) fn assessment() -> Assessment {
    read("{format: 1, questionnaire: mini@1, date: 2026-11-25}")
}
