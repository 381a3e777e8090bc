#![no_main]
//! Any bytes as an assessment; one that is sound is reported on in every form.

use itsm_gap::document::Document;
use itsm_gap::model::Plan;
use itsm_gap_fuzz::{look_at, mini, report, source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = source(bytes);
    let read = Document::parse(&source).and_then(|document| document.to_assessment(mini()));
    match read {
        Ok(read) => {
            look_at(&source, &read.warnings);
            report(mini(), &read.value, &mini().target, &Plan::default());
        }
        Err(faults) => look_at(&source, &faults),
    }
});
