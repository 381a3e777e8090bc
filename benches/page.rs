//! How long the HTML page and the workbook of a report take, from the text of an assessment on and in parts. Run with
//! `cargo bench --bench page`.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
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

/// Examples: 58, 292 and 78 answers.
const EXAMPLES: [&str; 3] = [
    "01-it-provider",
    "03-near-certification",
    "04-itil-practices",
];

fn main() {
    divan::main();
}

fn questionnaire(id: &str) -> Questionnaire {
    let source = Source::new(id, catalogue::find(id).unwrap().compact);
    let document = Document::from_compact(&source).unwrap();
    document.to_questionnaire().unwrap().value
}

fn assessment(questionnaire: &Questionnaire, text: &str) -> Assessment {
    let source = Source::new("assessment.yaml", text);
    let document = Document::parse(&source).unwrap();
    document.to_assessment(questionnaire).unwrap().value
}

fn read(example: &str) -> (Questionnaire, Assessment) {
    let questionnaire = questionnaire(match example {
        "01-it-provider" => "itsm-manager",
        "03-near-certification" => "iso20000",
        _ => "itil4",
    });
    let mut text = String::new();
    File::open(format!("examples/{example}/assessment.yaml"))
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    let assessment = assessment(&questionnaire, &text);
    (questionnaire, assessment)
}

/// An assessment with so many answers of all kinds, and many gaps.
fn with_answers(questionnaire: &Questionnaire, most: usize) -> String {
    let mut text = format!(
        "format: 1\nquestionnaire: {}@{}\ndate: 2026-11-22\nanswers:\n",
        questionnaire.id, questionnaire.version
    );
    for (place, ix) in questionnaire.question_places().enumerate().take(most) {
        let options = questionnaire.options(ix);
        let option = &options[(place * 7 + place / 3) % options.len()];
        let id = &questionnaire.question(ix).id;
        text += &format!("  \"{id}\": \"{}\"\n", option.id);
    }
    text
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

/// All that `report --to html` does between reading a file and writing one; the goal is 50 ms for 212 answers.
#[divan::bench(args = [("iso20000", 212), ("itil4", 212), ("itsm-manager", 66)])]
fn answers_to_html(bencher: Bencher, (id, answers): (&str, usize)) {
    let text = with_answers(&questionnaire(id), answers);
    let draw = || {
        let questionnaire = questionnaire(id);
        let assessment = assessment(&questionnaire, &text);
        let report = report(&questionnaire, &assessment);
        html::draw(&report_page(&report, Detail::Full)).unwrap()
    };
    bencher
        .counter(BytesCount::of_str(&draw()))
        .bench_local(draw);
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
