//! From a form back to the same figures as from YAML.

use std::path::Path;

use super::form::{ANSWER, DAY, Form, KIND, NOTE, PLACE, REASON, Value};
use super::office;
use crate::support::Place;

/// What is answered, as YAML.
const ANSWERS: &str = "format: 1
questionnaire: mini.yaml
date: 2026-11-20
profile: {size: medium, partners: \"yes\"}
answers:
  op-owner: {answer: fully, by: J. Ray}
  flt-recorded:
    answer: half
    by: J. Ray
    note: |-
      = not a formula, but a note
      of two lines
    evidence: [{kind: record, ref: Tickets of October, date: 2026-10-31}]
  flt-major: {answer: none_yet, by: J. Ray, evidence: [{kind: interview, ref: \"4711\"}]}
  flt-ordered: {answer: unknown, by: J. Ray}
  flt-reviewed: {answer: na, reason: One fault a year, by: J. Ray}
  wsh-taken: {answer: some, by: J. Ray, evidence: [{kind: document, date: 2026-02-28}]}
  wsh-way: {answer: tool, by: J. Ray}
  hnd-planned: {answer: \"no\", by: J. Ray}
  lok-measured: {note: Ask the controller, by: J. Ray}
  par-known: {answer: na, reason: \"None, since May\", by: J. Ray}
  peo-spare: {answer: most, by: J. Ray}
";

/// The same, as a respondent fills it in.
pub(super) fn fill(form: &mut Form) {
    form.signed("J. Ray");
    for (id, label) in [
        ("size", "Some"),
        ("partners", "Yes"),
        ("op-owner", "Always"),
        ("flt-recorded", "About half"),
        ("flt-major", "Has not happened yet"),
        ("flt-ordered", "I don't know"),
        ("flt-reviewed", "Not applicable"),
        ("wsh-taken", "Here and there"),
        ("wsh-way", "In a tool"),
        ("hnd-planned", "Not at all"),
        ("par-known", "Not applicable"),
        ("peo-spare", "Nearly always"),
    ] {
        form.fill(id, ANSWER, label);
    }
    form.fill(
        "flt-recorded",
        NOTE,
        "= not a formula, but a note\nof two lines",
    );
    form.fill("flt-recorded", KIND, "Record");
    form.fill("flt-recorded", PLACE, "Tickets of October");
    form.fill("flt-recorded", DAY, Value::Day(46_326.0));
    form.fill("flt-major", KIND, "Interview");
    form.fill("flt-major", PLACE, Value::Number(4711.0));
    form.fill("flt-reviewed", REASON, "One fault a year");
    form.fill("wsh-taken", KIND, "Document");
    form.fill("wsh-taken", DAY, Value::Day(46_081.0));
    form.fill("lok-measured", NOTE, "Ask the controller");
    form.fill("par-known", REASON, "None, since May");
}

#[test]
fn several_pieces_of_evidence_stand_in_lines() {
    let place = exported();
    let mut form = Form::open(&place.path("form.xlsx"));
    form.signed("J. Ray");
    form.fill("flt-recorded", ANSWER, "About half");
    form.fill("flt-recorded", KIND, "Record");
    form.fill(
        "flt-recorded",
        PLACE,
        "Tickets of October\nDocument: Procedure 2.1\n\nObservation: The wall (2026-11-02)",
    );
    form.fill("flt-recorded", DAY, Value::Day(46_326.0));
    form.fill("flt-major", PLACE, "Interview: Jo\nThe shelf");
    form.save(&place.path("filled.xlsx"));
    let refused = place
        .run("workbook import filled.xlsx -o a.yaml --questionnaire mini.yaml --date 2026-11-20");
    refused
        .exit(2)
        .stderr_has("what kind of evidence is it?")
        .stderr_has("begin each line with its own");
    form.fill("flt-major", PLACE, "Interview: Jo\nDocument: The shelf");
    form.save(&place.path("filled.xlsx"));
    let done = place
        .run("workbook import filled.xlsx -o a.yaml --questionnaire mini.yaml --date 2026-11-20");
    done.exit(0).stderr_has("Still open");
    let json = place.run("report a.yaml --to json").json();
    let kinds = |id: &str| -> Vec<String> {
        let evidence = crate::support::question(&json, id)["evidence"]
            .as_array()
            .unwrap()
            .clone();
        let said = |one: &serde_json::Value| {
            format!("{} {} {}", one["kind"], one["ref"], one["date"]).replace('"', "")
        };
        evidence.iter().map(said).collect()
    };
    assert_eq!(
        kinds("flt-recorded"),
        [
            "record Tickets of October 2026-10-31",
            "document Procedure 2.1 2026-10-31",
            "observation The wall 2026-11-02"
        ]
    );
    assert_eq!(
        kinds("flt-major"),
        ["interview Jo null", "document The shelf null"]
    );
}

/// A folder with a fresh form.
fn exported() -> Place {
    let place = Place::with_fixtures().file("answers.yaml", ANSWERS);
    place.run("workbook export mini.yaml -o form.xlsx").exit(0);
    place
}

/// Expects a filled form to have the same report as the YAML, down to every answer.
#[track_caller]
fn expect_same_report(place: &Place, file: &str) {
    let import = format!(
        "workbook import {file} -o imported.yaml --questionnaire mini.yaml --date 2026-11-20"
    );
    place.run(&import).exit(0);
    let report = |name: &str| {
        place
            .run(&format!("report {name} --to json --detail full"))
            .exit_any(&[0])
            .stdout
    };
    let (imported, written) = (report("imported.yaml"), report("answers.yaml"));
    assert_eq!(imported, written);
    assert!(imported.contains("\"score\""));
}

#[test]
fn a_filled_form_scores_as_the_same_answers_in_yaml() {
    let place = exported();
    let mut form = Form::open(&place.path("form.xlsx"));
    fill(&mut form);
    form.save(&place.path("filled.xlsx"));
    expect_same_report(&place, "filled.xlsx");
}

#[test]
fn so_does_one_that_libreoffice_saved() {
    let Some(office) = office::libre_office() else {
        return;
    };
    let place = exported();
    let mut form = Form::open(&place.path("form.xlsx"));
    fill(&mut form);
    form.save(&place.path("filled.xlsx"));
    std::fs::create_dir(place.path("saved")).unwrap();
    office.convert(&place.path("filled.xlsx"), "xlsx", &place.path("saved"));
    expect_same_report(&place, "saved/filled.xlsx");
}

#[test]
fn so_does_one_that_openpyxl_filled_in() {
    let Some(python) = office::openpyxl() else {
        return;
    };
    let place = exported();
    let mut form = Form::open(&place.path("form.xlsx"));
    fill(&mut form);
    python.fill(&place.path("form.xlsx"), &form, &place.path("filled.xlsx"));
    expect_same_report(&place, "filled.xlsx");
    if let Some(office) = office::libre_office() {
        // With its drop-downs, colours and protection this time.
        std::fs::create_dir(place.path("saved")).unwrap();
        office.convert(&place.path("filled.xlsx"), "xlsx", &place.path("saved"));
        std::fs::remove_file(place.path("imported.yaml")).unwrap();
        expect_same_report(&place, "saved/filled.xlsx");
    }
}

#[test]
fn openpyxl_finds_only_the_cells_to_fill_in_open_and_each_with_its_list() {
    let Some(python) = office::openpyxl() else {
        return;
    };
    let place = exported();
    let seen = python.check(&place.path("form.xlsx"));
    // Two questions about the organisation with a cell each, 18 others with six, and the name.
    assert_eq!(seen["unlocked"], 2 + 18 * 6 + 1, "{seen}");
    assert_eq!(seen["unprotected"], serde_json::json!([]), "{seen}");
    assert_eq!(seen["without_list"], serde_json::json!([]), "{seen}");
    let grid = [
        "Not at all",
        "Here and there",
        "About half",
        "Nearly always",
        "Always",
    ];
    let offered = |more: &[&str]| serde_json::json!([&grid[..], more, &["I don't know"]].concat());
    assert_eq!(
        seen["lists"]["flt-major"],
        offered(&["Has not happened yet"])
    );
    assert_eq!(seen["lists"]["par-known"], offered(&["Not applicable"]));
    assert_eq!(seen["lists"]["hnd-planned"], offered(&[]));
}

#[test]
fn libreoffice_counts_what_is_answered() {
    let Some(office) = office::libre_office() else {
        return;
    };
    let Some(python) = office::openpyxl() else {
        return;
    };
    let place = exported();
    let mut form = Form::open(&place.path("form.xlsx"));
    fill(&mut form);
    python.fill(&place.path("form.xlsx"), &form, &place.path("filled.xlsx"));
    std::fs::create_dir(place.path("saved")).unwrap();
    office.convert(&place.path("filled.xlsx"), "xlsx", &place.path("saved"));
    let shown = shown(&place.path("saved/filled.xlsx"));
    for progress in ["2 of 2 answered", "8 of 13 answered", "1 of 2 answered"] {
        assert!(
            shown.iter().any(|text| text == progress),
            "{progress} in {shown:?}"
        );
    }
}

/// All text of the first sheet, results of formulas included.
fn shown(path: &Path) -> Vec<String> {
    use calamine::{Reader as _, Xlsx, open_workbook};
    let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
    let range = workbook.worksheet_range("Instructions").unwrap();
    range
        .used_cells()
        .map(|(_, _, value)| value.to_string())
        .collect()
}
