//! Roadmaps read back: what a later version adds, and every fault.

use super::*;
use crate::document::fixture::{TARGET, pointed, with};
use crate::document::{Document, Kind};
use crate::model::WrittenConflictKind;

const ROADMAP: &str = r#"{"format": 1, "tool": "itsm-gap", "start": "2027-Q1", "capacity": [60], "later_version": {},
"objective": {"value": 1, "bound": 1, "gap": 0, "proven": true},
"periods": [{"id": "2027-Q1", "effort": 2.5, "upkeep": 0, "capacity": 60, "cost": 0, "floor": null, "more": 1}],
"initiatives": [{"id": "a", "start": "2027-Q1", "end": "2027-Q1", "effective": "2027-Q2", "effort": 2, "cost": 0, "upkeep": 0}],
"dropped": [], "conflicts": [{"kind": "of a later version"}], "milestones": [{"id": "decision-1", "date": "2028-06"}]}"#;

fn faults(text: &str) -> Vec<Diagnostic> {
    let source = Source::new("x", text);
    let read = Document::parse(&source).unwrap().to_roadmap();
    read.err().unwrap_or_default()
}

#[test]
fn keys_of_a_later_version_are_passed_over() {
    assert_eq!(faults(ROADMAP), []);
    let source = Source::new("x", ROADMAP);
    let document = Document::parse(&source).unwrap();
    assert_eq!(document.kind(), Kind::Roadmap);
    assert_eq!(document.check_alone(), []);
    let read = document.to_roadmap().unwrap().value;
    assert_eq!(read.initiatives[0].line, 4);
    assert_eq!(read.budget, None);
    let other = WrittenConflictKind::Other("of a later version".into());
    assert_eq!(read.conflicts[0].kind, other);
}

#[test]
fn all_faults_are_told_at_once() {
    let text = with(ROADMAP, "\"start\": \"2027-Q1\", ", "");
    let text = with(&text, "\"value\": 1", "\"value\": 1.5");
    let text = with(&text, "\"effort\": 2.5", "\"effort\": -1");
    let text = with(&text, "\"end\": \"2027-Q1\"", "\"end\": \"2027-Q9\"");
    let text = with(&text, "\"effort\": 2,", "");
    let text = with(&text, "\"2028-06\"", "\"June\"");
    let expected = [
        (codes::MISSING_KEY, "\"format\""),
        (codes::WRONG_TYPE, "1.5"),
        (codes::OUT_OF_RANGE, "-1"),
        (codes::MISSING_KEY, "\"a\""),
        (codes::INVALID_QUARTER, "\"2027-Q9\""),
        (codes::INVALID_MONTH, "\"June\""),
    ];
    assert_eq!(pointed(&text, &faults(&text)), expected);
}

#[test]
fn what_has_no_roadmap_is_said_to_have_none() {
    let messages = |text: &str| -> Vec<String> {
        faults(text)
            .into_iter()
            .map(|fault| fault.message)
            .collect()
    };
    let report = r#"{"format": 1, "tool": "x", "overall": {}, "roadmap": null}"#;
    assert_eq!(messages(report), ["this report has no roadmap"]);
    let expected = "this is a target, not a roadmap";
    assert_eq!(messages(TARGET), [expected]);
    let newer = with(ROADMAP, "\"format\": 1", "\"format\": 2");
    assert_eq!(faults(&newer)[0].code, codes::UNSUPPORTED_FORMAT);
}
