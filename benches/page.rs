//! How long the HTML page and the workbook of a report take, the roadmap drawn up before. Run with `cargo bench --bench page`.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot run has nothing to measure"
)]

use std::fs::File;
use std::io::Read as _;

use divan::Bencher;
use divan::counter::BytesCount;
use itsm_gap::catalogue;
use itsm_gap::document::{Document, Source};
use itsm_gap::model::{Assessment, Plan, Questionnaire};
use itsm_gap::render::{html, xlsx};
use itsm_gap::report::{Detail, GapReport, Inputs, report_page, report_workbook};
use itsm_gap::roadmap::{Drawing, draw_up};

/// Examples: 58, 298 and 80 answers.
const EXAMPLES: [&str; 3] = [
    "01-it-provider",
    "03-near-certification",
    "04-itil-practices",
];

fn main() {
    divan::main();
}

fn read(example: &str) -> (Questionnaire, Assessment) {
    let id = match example {
        "01-it-provider" => "itsm-manager",
        "03-near-certification" => "iso20000",
        _ => "itil4",
    };
    let source = Source::new(id, catalogue::find(id).unwrap().compact);
    let questionnaire = Document::from_compact(&source)
        .unwrap()
        .to_questionnaire()
        .unwrap()
        .value;
    let mut text = String::new();
    File::open(format!("examples/{example}/assessment.yaml"))
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    let source = Source::new("assessment.yaml", text);
    let assessment = Document::parse(&source)
        .unwrap()
        .to_assessment(&questionnaire)
        .unwrap()
        .value;
    (questionnaire, assessment)
}

/// The report with its roadmap, by the questionnaire's own target.
fn report<'a>(questionnaire: &'a Questionnaire, assessment: &'a Assessment) -> GapReport<'a> {
    let report = GapReport::new(Inputs {
        questionnaire,
        digest: None,
        assessment,
        target: &questionnaire.target,
        as_of: assessment.date,
    });
    let roadmap = draw_up(&Drawing {
        questionnaire,
        assessment,
        as_of: assessment.date,
        card: &report.card,
        target: &questionnaire.target,
        findings: &report.findings,
        plan: &Plan::default(),
        previous: None,
        conformity_assumed: false,
    });
    report.with_roadmap(roadmap)
}

#[divan::bench(args = EXAMPLES)]
fn report_to_html(bencher: Bencher, example: &str) {
    let (questionnaire, assessment) = read(example);
    let report = report(&questionnaire, &assessment);
    let draw = || html::draw(&report_page(&report, Detail::Full)).unwrap();
    bencher
        .counter(BytesCount::of_str(&draw()))
        .bench_local(draw);
}

#[divan::bench(args = EXAMPLES)]
fn page_without_drawing(bencher: Bencher, example: &str) {
    let (questionnaire, assessment) = read(example);
    let report = report(&questionnaire, &assessment);
    bencher.bench_local(|| report_page(&report, Detail::Full));
}

#[divan::bench(args = EXAMPLES)]
fn report_to_xlsx(bencher: Bencher, example: &str) {
    let (questionnaire, assessment) = read(example);
    let report = report(&questionnaire, &assessment);
    let draw = || xlsx::draw(&report_workbook(&report)).unwrap();
    bencher
        .counter(BytesCount::new(draw().len()))
        .bench_local(draw);
}

#[divan::bench(args = EXAMPLES)]
fn workbook_without_drawing(bencher: Bencher, example: &str) {
    let (questionnaire, assessment) = read(example);
    let report = report(&questionnaire, &assessment);
    bencher.bench_local(|| report_workbook(&report));
}
