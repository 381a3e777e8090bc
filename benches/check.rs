//! How long a `check` takes: the whole process from start to exit, and its parts. Run with `cargo bench`.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot run has nothing to measure"
)]

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use divan::Bencher;
use itsm_gap::catalogue;
use itsm_gap::document::{Document, Source};
use itsm_gap::gap::check;
use itsm_gap::model::{Assessment, Questionnaire};
use itsm_gap::scoring::score;

/// Answers in the generated assessment: as many as a typical file has.
const ANSWERS: usize = 150;

fn main() {
    divan::main();
}

/// A questionnaire of 150 requirements in 15 sections, with texts as long as real ones.
fn questionnaire() -> String {
    let mut text = String::from(
        "format: 1\nid: bench\nversion: \"1\"\ntitle: Benchmark\nrollup: flat\ntarget: {conformity: ready}\n\
         references: {iso20000: ISO/IEC 20000-1:2018}\nanswer_sets:\n  achievement:\n    \
         - {id: \"no\", label: Not in place, score: 0}\n    - {id: partly, label: Partly, score: 0.5}\n    \
         - {id: fully, label: Fully, score: 1}\nareas: [{id: all, title: All}]\nsections:\n",
    );
    for section in 0..15 {
        let _ = write!(
            text,
            "  - id: \"8.{section}\"\n    title: Section {section}\n    area: all\n    questions:\n"
        );
        for question in 0..ANSWERS / 15 {
            let _ = write!(
                text,
                "      - id: q-{section}-{question}\n        \
                 text: Is every case of kind {question} recorded, with who reported it and when, until it is closed?\n        \
                 help: Pick five cases of the last month and look for their records; what is missing tells more than the average.\n        \
                 ask: [Process owner]\n        obligation: shall\n        proves: operation\n        risk: 4\n        \
                 means: {{\"no\": Nothing is written down., partly: Some teams do it., fully: Every sampled case has its record.}}\n        \
                 evidence: [Records of the last three months]\n        refs: {{iso20000: [\"8.{section}\"]}}\n",
            );
        }
    }
    text
}

/// An assessment that answers all of it, with notes and evidence: about 30 KB.
fn assessment(questionnaire: &str) -> String {
    let mut text = format!(
        "format: 1\nquestionnaire: {questionnaire}\norganisation: Benchmark\ndate: 2026-11-22\nanswers:\n"
    );
    for n in 0..ANSWERS {
        let answer = ["fully", "partly", "fully", "\"no\""][n % 4];
        let _ = write!(
            text,
            "  q-{}-{}:\n    answer: {answer}\n    note: Seen in the records of October; two of twelve had no owner.\n    \
             evidence: [{{kind: record, ref: Export {n}, date: 2026-10-31}}]\n",
            n / 10,
            n % 10,
        );
    }
    text
}

/// Writes both files into a folder of their own.
fn files() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        File::create(folder.path().join(name))
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
    };
    write("bench.yaml", &questionnaire());
    write("assessment.yaml", &assessment("./bench.yaml"));
    let path = folder.path().join("assessment.yaml");
    (folder, path)
}

fn run_check(path: &Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_itsm-gap"))
        .arg("check")
        .arg(path)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(
        status.code().is_some_and(|code| code <= 3 && code != 2),
        "{status}"
    );
}

#[divan::bench(sample_count = 100)]
fn process_start_to_exit_150_answers(bencher: Bencher) {
    let (_folder, path) = files();
    bencher.bench(|| run_check(&path));
}

#[divan::bench(sample_count = 100)]
fn process_start_to_exit_embedded_questionnaire(bencher: Bencher) {
    let example = Path::new("examples/01-it-provider/assessment.yaml");
    bencher.bench(|| run_check(example));
}

fn parsed() -> (Questionnaire, Assessment) {
    let source = Source::new("bench.yaml", questionnaire());
    let questionnaire = Document::parse(&source)
        .unwrap()
        .to_questionnaire()
        .unwrap()
        .value;
    let source = Source::new("assessment.yaml", assessment("bench"));
    let assessment = Document::parse(&source)
        .unwrap()
        .to_assessment(&questionnaire)
        .unwrap()
        .value;
    (questionnaire, assessment)
}

#[divan::bench]
fn read_assessment_150_answers(bencher: Bencher) {
    let (questionnaire, _) = parsed();
    let text = assessment("bench");
    bencher.bench(|| {
        let source = Source::new("assessment.yaml", text.as_str());
        Document::parse(&source)
            .unwrap()
            .to_assessment(&questionnaire)
            .unwrap()
            .value
    });
}

#[divan::bench]
fn score_and_check_150_answers(bencher: Bencher) {
    let (questionnaire, assessment) = parsed();
    bencher.bench(|| {
        let card = score(&questionnaire, &assessment, assessment.date);
        check(&questionnaire, &card, &questionnaire.target)
    });
}

#[divan::bench(args = ["itsm-manager", "iso20000", "itil4"])]
fn read_embedded_questionnaire(bencher: Bencher, id: &str) {
    let embedded = catalogue::find(id).unwrap();
    bencher.bench(|| {
        let source = Source::new(id, embedded.compact);
        Document::from_compact(&source)
            .unwrap()
            .to_questionnaire()
            .unwrap()
            .value
    });
}
