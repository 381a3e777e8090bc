#![no_main]
//! Any bytes as a questionnaire; one that is sound is scored with nothing answered.

use itsm_gap::document::{Document, Source};
use itsm_gap::model::Plan;
use itsm_gap_fuzz::{look_at, report, source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let questionnaire = source(bytes);
    let document = match Document::parse(&questionnaire) {
        Ok(document) => document,
        Err(faults) => return look_at(&questionnaire, &faults),
    };
    look_at(&questionnaire, &document.check_alone());
    let read = match document.to_questionnaire() {
        Ok(read) => read,
        Err(faults) => return look_at(&questionnaire, &faults),
    };
    look_at(&questionnaire, &read.warnings);
    look_at(&questionnaire, &document.lint(&read.value));
    let text = format!(
        "format: 1\nquestionnaire: ./q.yaml\ndate: 2026-11-22\nanswers: {{}}\n"
    );
    let empty = Source::new("a.yaml", text);
    if let Ok(assessment) = Document::parse(&empty).and_then(|d| d.to_assessment(&read.value)) {
        report(&read.value, &assessment.value, &read.value.target, &Plan::default());
    }
});
