//! A questionnaire, an assessment, a target and a plan for tests, with all that the formats allow.

use super::diagnostic::Diagnostic;
use super::{Document, Source};
use crate::model::Questionnaire;

pub(super) const QUESTIONNAIRE: &str = r#"# A comment.
format: 1
id: sample
version: "2018.1"
title: A sample
about: What it is for.
language: en
minutes: 30
quick_minutes: 10
source: {name: ISO/IEC 20000-1, edition: 2018 + Amd 1:2024}
references: {iso20000: ISO/IEC 20000-1:2018, itil4: ITIL 4 practices}
scale: {max: 5, levels: [{at: 0, name: Incomplete, means: Nothing}, {at: 5, name: Optimizing}]}
rollup: flat
target: {conformity: ready_with_actions, max_minors: 10, sections: {"8.6.1": {level: 2}}}
profile:
  - id: size
    text: How many people?
    help: Heads.
    answers: [{id: small, label: Up to 50}, {id: large, label: More}]
  - {id: suppliers, existence: true, text: Any?, answers: [{id: "yes", label: Yes}, {id: no, label: No}]}
answer_sets:
  achievement:
    - {id: no, label: Not in place, score: 0, means: Nothing is there}
    - {id: partly, label: Partly, score: 0.5}
    - {id: fully, label: Fully, score: 1}
  informing:
    - {id: a, label: A}
    - {id: b, label: B}
areas: [{id: assets, title: Assets}, {id: processes, title: Processes}]
sections:
  - id: "8"
    title: Operation
    area: processes
    sections:
      - id: "8.6.1"
        title: Incident management
        help: About incidents.
        weight: 2
        rollup: mean
        questions:
          - id: inc-recorded
            text: Are all incidents recorded?
            help: Ask for three of them.
            ask: [Incident manager]
            answers: achievement
            means: {partly: Some are}
            obligation: shall
            critical: true
            na: never
            occurrence: event
            per: service
            proves: operation
            stage1: true
            bars_certification: true
            due: internal_audit
            level: 1
            attribute: "1.1"
            weight: 1
            risk: 4
            quick: true
            evidence: [Incident records of the last three months]
            documents: [RD32]
            refs: {iso20000: ["8.6.1"], itil4: [incident-management]}
          - {id: inc-reviewed, text: Reviewed?, answers: achievement, level: 2, area: assets}
          - {id: inc-tool, text: Which tool?, answers: informing, weight: 0}
  - id: "8.3"
    title: Suppliers
    when: {suppliers: ["yes"]}
    questions:
      - {id: sup-agreed, text: Agreed?, answers: achievement, obligation: shall, na: reason}
      - {id: sup-small, text: For all?, answers: achievement, when: {any: [{size: small}, {not: {suppliers: [no]}}]}}
documents: [{id: RD32, title: Incident records, refs: {iso20000: ["8.6.1"]}}]
initiatives:
  - id: introduce-incidents
    title: Introduce incident management
    deliverable: A process
    closes: [{question: inc-recorded, to: fully}]
    effort: {small: 6, large: 25.5}
    discount: [{when: {suppliers: ["yes"]}, times: 0.5}]
    cost: 100
    yearly_cost: 50
    quarters: 2
    run_in: 1
    upkeep: 1
    milestone: management_review
    after: [define-catalogue]
    role: Incident manager
    closed_when: Records of three months
  - {id: define-catalogue, title: Define a catalogue, effort: 5}
advice: [{id: role, when: {size: [small]}, title: One person, text: May do it all.}]
renamed: {inc-old: inc-recorded, inc-older: inc-old}
"#;

pub(super) const ASSESSMENT: &str = r#"format: 1
questionnaire: sample@2018.1
organisation: Harbour IT
scope: Managed workplace
date: 2026-11-22
assessors: [A. Lind]
sections: ["8", "8.3"]
profile: {size: large, suppliers:}
answers:
  inc-recorded:
    answer: partly
    note: |
      Two lines
      of text.
    by: Service desk lead
    weakness: true
    evidence: [{kind: record, ref: Export, date: 2026-10-31, expires: 2027-10-31}]
    sample: {of: 12, checked: 5, ok: 4, failing: [Payroll]}
    performed_by: Nordic Hosting
    grade: {as: minor, by: A. Lind, reason: Few}
    owner: B
    due: 2027-03-31
    risk: 5
  inc-reviewed: unknown
  inc-tool:
  sup-agreed: {answer: na, reason: None}
  sup-small: {consensus: true, answer: partly, responses: [{by: A, answer: fully}, {by: B, answer: no}]}
"#;

pub(super) const TARGET: &str = r#"{"format": 1, "level": 2, "score": 0.7, "conformity": "ready", "max_minors": 10,
  "min_completeness": 1.0, "min_evidenced": 0.5, "sections": {"8.6.1": {"level": 2, "score": 1}}, "areas": {"assets": {"score": 0.8}},
  "waivers": [{"id": "inc-recorded", "reason": " ", "until": "2027-06-30"}, {"id": "8.3"}]}
"#;

pub(super) const PLAN: &str = r#"# For the sample questionnaire.
format: 1
start: 2027-Q1
years: 2
capacity: [60, 60, 40, 60, 60.5, 60, 40, 0]
budget: [40000, 20000.5]
currency: EUR
parallel: 4
parallel_per_role: 2
certification: 2028-06
importance: {"8.6.1": 2, "8": 0.5}
pins: {write-guide: 2027-Q3}
started: {introduce-incidents: 2026-Q4}
done: [define-catalogue]
exclude: {buy-tool: The present one does}
owners: {write-guide: A. Lind, introduce-incidents:}
effect: 0.7
target: {level: 2, conformity: ready_with_actions, max_minors: 3}
initiatives:
  - id: define-catalogue
    title: Take over the catalogue of the group
    effort: 2
  - id: write-guide
    title: Write a guide
    deliverable: A guide of two pages
    closes: [{question: inc-reviewed, to: partly}, {question: sup-small, to: fully}]
    effort: {small: 1, large: 2}
    discount: [{when: {size: [small]}, times: 0.5}]
    cost: 10.5
    yearly_cost: 5.5
    quarters: 1
    run_in: 0
    upkeep: 0.25
    milestone: internal_audit
    after: [introduce-incidents, define-catalogue]
    role: Incident manager
    closed_when: People have read it
  - {id: buy-tool, title: Buy a tool, effort: 1, after: [write-guide]}
"#;

/// The sample questionnaire.
pub(super) fn questionnaire() -> Questionnaire {
    let source = Source::new("sample.yaml", QUESTIONNAIRE);
    let document = Document::parse(&source).unwrap();
    document.to_questionnaire().unwrap().value
}

/// The sample questionnaire with one part replaced by another, which must be there.
pub(super) fn with(text: &str, part: &str, other: &str) -> String {
    assert!(text.contains(part), "{part}");
    text.replacen(part, other, 1)
}

/// The faults of a questionnaire.
pub(super) fn questionnaire_faults(text: &str) -> Vec<Diagnostic> {
    let source = Source::new("q.yaml", text);
    Document::parse(&source)
        .and_then(|document| document.to_questionnaire())
        .map_or_else(|faults| faults, |read| read.warnings)
}

/// The faults of an assessment made with the sample questionnaire.
pub(super) fn assessment_faults(text: &str) -> Vec<Diagnostic> {
    let source = Source::new("a.yaml", text);
    Document::parse(&source)
        .and_then(|document| document.to_assessment(&questionnaire()))
        .map_or_else(|faults| faults, |read| read.warnings)
}

/// The faults of a target for the sample questionnaire.
pub(super) fn target_faults(text: &str) -> Vec<Diagnostic> {
    let source = Source::new("t.yaml", text);
    Document::parse(&source)
        .and_then(|document| document.to_target(&questionnaire()))
        .map_or_else(|faults| faults, |read| read.warnings)
}

/// The faults of a plan for the sample questionnaire.
pub(super) fn plan_faults(text: &str) -> Vec<Diagnostic> {
    let source = Source::new("p.yaml", text);
    Document::parse(&source)
        .and_then(|document| document.to_plan(&questionnaire()))
        .map_or_else(|faults| faults, |read| read.warnings)
}

/// The sample plan with one part written otherwise: its faults, which are those expected.
#[track_caller]
pub(super) fn plan_fault(part: &str, other: &str, expected: &[(&str, &str)]) -> Vec<Diagnostic> {
    let text = with(PLAN, part, other);
    let faults = plan_faults(&text);
    assert_eq!(pointed(&text, &faults), expected, "{other}");
    faults
}

/// Each fault as its code and the text it points at.
pub(super) fn pointed<'t>(text: &'t str, faults: &[Diagnostic]) -> Vec<(&'static str, &'t str)> {
    faults
        .iter()
        .map(|fault| (fault.code, &text[fault.span.range()]))
        .collect()
}

/// A small generator of equal numbers in every run (xorshift64*).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    /// A number from 0 up to one less than this.
    pub(crate) fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % sides
    }

    /// What happens once in so many times.
    pub(crate) fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}
