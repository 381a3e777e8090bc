//! What the fuzz targets share: a questionnaire with every feature, and all that is made of an assessment.

pub mod form;
pub mod json_text;

use std::sync::LazyLock;

use itsm_gap::document::{Diagnostic, Document, Source};
use itsm_gap::model::{Assessment, Plan, Questionnaire, Target};
use itsm_gap::render::{html, json, markdown, terminal};
use itsm_gap::report::{Detail, GapReport, Inputs, report_page};
use itsm_gap::roadmap::{Drawing, draw_up};

/// The questionnaire of the command line's tests, in which every kind of question occurs.
static MINI: LazyLock<Questionnaire> = LazyLock::new(|| {
    let source = Source::new("mini.yaml", include_str!("../../tests/fixtures/mini.yaml"));
    let read = Document::parse(&source).and_then(|document| document.to_questionnaire());
    read.expect("the fixture is sound").value
});

pub fn mini() -> &'static Questionnaire {
    &MINI
}

/// Text as bytes come: files may hold anything.
pub fn source(bytes: &[u8]) -> Source {
    Source::new("fuzzed.yaml", bytes)
}

/// Every fault has a place within its file, and can be drawn.
pub fn look_at(source: &Source, faults: &[Diagnostic]) {
    let style = itsm_gap::render::diagnostics::DiagnosticStyle {
        width: 80,
        color: false,
        ascii: false,
    };
    let drawn = itsm_gap::render::diagnostics::draw(source, faults, style);
    assert!(faults.is_empty() || !drawn.is_empty());
}

/// Scores an assessment, draws up its roadmap and writes it in every form.
pub fn report(questionnaire: &Questionnaire, assessment: &Assessment, target: &Target, plan: &Plan) {
    let report = GapReport::new(Inputs {
        questionnaire,
        digest: None,
        assessment,
        target,
        as_of: assessment.date,
    });
    let roadmap = draw_up(&Drawing {
        questionnaire,
        assessment,
        as_of: assessment.date,
        card: &report.card,
        target,
        findings: &report.findings,
        plan,
        previous: None,
        conformity_assumed: false,
    });
    let report = report.with_roadmap(roadmap);
    let page = report_page(&report, Detail::Full);
    let style = terminal::TerminalStyle {
        width: 80,
        color: false,
        ascii: true,
    };
    terminal::draw(&page, &style);
    markdown::draw(&page);
    html::draw(&page).expect("a page can be drawn");
    json::report(&report).expect("a report can be written");
}
