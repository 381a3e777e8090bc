#![no_main]
//! Any bytes as a workbook, or a form of the program's own that something befell: what is read fits into an assessment
//! and reads back as meant, or there is a fault that can be drawn.

use arbitrary::{Arbitrary, Unstructured};
use itsm_gap::document::Severity;
use itsm_gap::document::answer_form::{FormFault, FormWorkbook};
use itsm_gap::merge::{Contribution, contribute};
use itsm_gap::model::Assessment;
use itsm_gap::render::answer_form;
use itsm_gap::render::assessment::{Comments, draw, rewrite};
use itsm_gap_fuzz::form::{self, Change};
use itsm_gap_fuzz::mini;
use libfuzzer_sys::fuzz_target;

fn look_at(faults: &[FormFault]) {
    let drawn = answer_form::faults("form.xlsx", faults);
    assert!(faults.is_empty() || !drawn.is_empty());
}

fn refused(faults: &[FormFault]) {
    look_at(faults);
    assert!(faults.iter().any(|fault| fault.severity == Severity::Error), "refused without an error: {faults:?}");
}

/// Without the lines, of which only a file tells.
fn said(mut assessment: Assessment) -> Assessment {
    for answer in assessment.answers.iter_mut().flatten() {
        answer.line = None;
    }
    assessment
}

fn import(bytes: &[u8]) {
    let workbook = match FormWorkbook::open(bytes) {
        Ok(workbook) => workbook,
        Err(fault) => return refused(&[fault]),
    };
    let before = form::partial();
    let filled = match workbook.read(mini(), form::DIGEST, before.date) {
        Ok(filled) => filled,
        Err(faults) => return refused(&faults),
    };
    look_at(&filled.warnings);
    let by = filled.by.as_deref().unwrap_or("A respondent");
    let sent = Contribution { by, profile: &filled.profile, answers: &filled.answers };
    let after = contribute(before, "partial", &[sent]).assessment;
    // As over a person's file, and as a new one.
    let texts = [
        rewrite(form::PARTIAL_TEXT, mini(), before, &after).expect("what was imported can be saved"),
        draw(mini(), &after, &Comments::default()),
    ];
    for text in texts {
        assert_eq!(said(form::assessment(&text)), said(after.clone()), "\n{text}");
    }
}

fuzz_target!(|input: &[u8]| {
    // Few damaged files get beyond the checksums of their parts, so that most inputs are changes of a sound form.
    if input.starts_with(b"PK") {
        return import(input);
    }
    if let Ok(changes) = Vec::<Change>::arbitrary_take_rest(Unstructured::new(input)) {
        import(&form::changed(&changes));
    }
});
