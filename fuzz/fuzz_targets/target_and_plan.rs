#![no_main]
//! Any bytes as a target, a plan and a written roadmap; what is sound decides over a report.

use itsm_gap::document::{Document, Source};
use itsm_gap::model::Plan;
use itsm_gap_fuzz::{look_at, mini, report, source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = source(bytes);
    let document = match Document::parse(&source) {
        Ok(document) => document,
        Err(faults) => return look_at(&source, &faults),
    };
    let partial = Source::new("a.yaml", include_str!("../../tests/fixtures/partial.yaml"));
    let assessment = Document::parse(&partial).and_then(|d| d.to_assessment(mini()));
    let assessment = assessment.expect("the fixture is sound").value;
    match document.to_target(mini()) {
        Ok(target) => report(mini(), &assessment, &target.value, &Plan::default()),
        Err(faults) => look_at(&source, &faults),
    }
    match document.to_plan(mini()) {
        Ok(plan) => {
            let (plan, own) = plan.value;
            let mut questionnaire = mini().clone();
            questionnaire.initiatives = own;
            report(&questionnaire, &assessment, &questionnaire.target, &plan);
        }
        Err(faults) => look_at(&source, &faults),
    }
    if let Err(faults) = document.to_roadmap() {
        look_at(&source, &faults);
    }
});
