//! The tables as a spreadsheet reads them.

use super::*;
use crate::render::roadmap_sample::Sample;

fn read(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn every_column_is_filled_from_the_contract() {
    let sample = Sample::new();
    let report = sample.report();
    let contract = json::contract(&report).unwrap();
    let known = |rows: Vec<Map<String, Value>>, columns: &[&str]| {
        let missing = columns
            .iter()
            .filter(|column| !rows.iter().any(|row| row.contains_key(**column)));
        missing
            .map(|column| (*column).to_owned())
            .collect::<Vec<String>>()
    };
    let nothing: Vec<String> = Vec::new();
    assert_eq!(known(answers(&contract), &ANSWERS), nothing);
    assert_eq!(known(areas(&contract), &AREAS), nothing);
    let findings = findings(&contract);
    assert!(!findings.is_empty(), "the sample has findings");
    assert_eq!(known(findings, &FINDINGS), nothing);
}

#[test]
fn a_row_has_as_many_cells_as_there_are_columns() {
    let sample = Sample::new();
    for (rows, columns) in [
        (Rows::Answers, ANSWERS.len()),
        (Rows::Findings, FINDINGS.len()),
        (Rows::Areas, AREAS.len()),
    ] {
        let read = read(&report(&sample.report(), rows).unwrap());
        assert!(read.len() > 1, "{rows:?}");
        assert!(read.iter().all(|row| row.len() == columns), "{rows:?}");
    }
}

#[test]
fn values_become_cells_that_no_program_runs() {
    let shown = |json: &str| cell(&serde_json::from_str(json).unwrap());
    assert_eq!(shown("null"), "");
    assert_eq!(shown("0.333333333"), "0.333333333");
    assert_eq!(shown("-0.25"), "-0.25", "a number is no formula");
    assert_eq!(shown("true"), "true");
    assert_eq!(shown("\"=1+1\""), "'=1+1");
    assert_eq!(shown("[\"@a\", \"b\"]"), "'@a; b");
    assert_eq!(shown("[]"), "");
    assert_eq!(shown("{\"0\": 2, \"1\": null, \"3\": 1}"), "0: 2; 3: 1");
}
