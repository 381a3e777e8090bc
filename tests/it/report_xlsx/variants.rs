//! Assessments of which little is known, or that ask little.

use calamine::Data;

use super::book::{Book, number};
use crate::support::{Place, Run, root};

#[test]
fn nothing_answered_is_blank_and_never_zero() {
    let place = Place::with_fixtures();
    let book = Book::of(&place, "report empty.yaml");
    for row in book.areas() {
        assert_eq!(row["Score"], Data::Empty);
        assert_eq!(row["Strength of evidence"], Data::Empty);
    }
    for row in book.answers() {
        assert_eq!(row["Value"], Data::Empty);
    }
}

#[test]
fn everything_not_applicable_is_said_in_words() {
    let report = Run::at_root("report examples/01-it-provider/assessment.yaml --to json").json();
    let mut answers = String::new();
    for (id, node) in crate::support::nodes(&report) {
        if id.contains('/') {
            continue;
        }
        for question in node["questions"].as_array().into_iter().flatten() {
            let id = question["id"].as_str().unwrap();
            answers += &format!("  {id}: {{answer: na, reason: closed}}\n");
        }
    }
    let place = Place::empty().file(
        "a.yaml",
        format!(
            "format: 1\nquestionnaire: itsm-manager@1.0\ndate: 2026-11-22\nanswers:\n{answers}"
        ),
    );
    let book = Book::of(&place, "report a.yaml");
    for row in book.areas() {
        assert_eq!(row["State"].to_string(), "not applicable");
        for title in ["Score", "Certain", "Possible", "Answered", "Evidenced"] {
            assert_eq!(row[title], Data::Empty, "{title}");
        }
    }
    let findings = book.texts("Findings");
    assert!(
        findings
            .iter()
            .any(|text| text.contains("Nothing that is answered"))
    );
}

#[test]
fn a_questionnaire_without_initiatives_has_no_sheets_of_a_roadmap() {
    let tiny = "format: 1\nid: tiny\nversion: \"1\"\ntitle: Tiny\nanswer_sets:\n  a:\n    - {id: \"no\", label: \"No\", score: 0}\n    - {id: \"yes\", label: \"Yes\", score: 1}\nsections:\n  - id: s\n    title: S\n    questions:\n      - {id: q, text: \"Is it?\"}\n";
    let assessment =
        "format: 1\nquestionnaire: tiny.yaml\ndate: 2026-11-22\nanswers: {q: \"no\"}\n";
    let place = Place::empty()
        .file("tiny.yaml", tiny)
        .file("a.yaml", assessment);
    let book = Book::of(&place, "report a.yaml");
    assert_eq!(
        book.names(),
        ["Summary", "Areas", "Findings", "Answers", "Method"]
    );
    assert_eq!(
        number(&book.answers()[0]["Value"]),
        Some(0.0),
        "a known 0 is a 0"
    );
}

#[test]
fn what_is_out_of_scope_is_said_and_blank() {
    let place = Place::empty();
    let example = root().join("examples/03-near-certification/assessment.yaml");
    let book = Book::of(
        &place,
        &format!("report {} --section 8.6", example.display()),
    );
    let rows = book.areas();
    let out: Vec<_> = rows
        .iter()
        .filter(|row| row["State"] == "out of scope")
        .collect();
    assert!(!out.is_empty() && out.len() < rows.len());
    for row in out {
        assert_eq!(row["Score"], Data::Empty);
        assert_eq!(row["Questions"], Data::Empty);
    }
    assert!(
        book.texts("Summary")
            .iter()
            .any(|text| text.contains("8.6"))
    );
}

#[test]
fn fixtures_with_all_kinds_of_answers_become_workbooks() {
    let place = Place::with_fixtures();
    for file in [
        "partial.yaml",
        "partial.json",
        "selected.yaml",
        "ready.yaml",
    ] {
        let report = place.run(&format!("report {file}")).exit_any(&[0, 2]);
        if report.stdout.is_empty() {
            continue;
        }
        let book = Book::of(&place, &format!("report {file}"));
        assert!(!book.answers().is_empty(), "{file}");
    }
}
