//! `report --to csv`: tables for spreadsheets, made from the JSON contract.

use std::collections::BTreeMap;

use serde_json::Value;

use super::hostile::{HOSTILE, place};
use crate::support::{Place, assert_harmless};

/// Rows by the names of their columns, with the columns in their order.
fn read(text: &str) -> (Vec<String>, Vec<BTreeMap<String, String>>) {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let columns: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let cells = row.iter().map(str::to_owned);
        columns.iter().cloned().zip(cells).collect()
    });
    let rows = rows.collect();
    (columns, rows)
}

fn table(place: &Place, arguments: &str) -> Vec<BTreeMap<String, String>> {
    let run = place.run(&format!("report partial.yaml --to csv {arguments}"));
    read(&run.quietly().stdout).1
}

/// A value of JSON as a cell that is no text shows it.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

#[test]
fn a_row_is_a_finding_unless_another_table_is_wanted() {
    let place = Place::with_fixtures();
    let json = place.run("report partial.yaml --to json").json();
    let findings = json["findings"].as_array().unwrap();
    let rows = table(&place, "");
    assert_eq!(rows.len(), findings.len());
    for (place, (row, finding)) in rows.iter().zip(findings).enumerate() {
        assert_eq!(row["rank"], (place + 1).to_string());
        for key in [
            "id", "section", "kind", "grade", "value", "target", "priority", "risk", "due",
        ] {
            assert_eq!(row[key], shown(&finding[key]), "{key}");
        }
    }
    assert_eq!(table(&place, "--table findings"), rows);
    place
        .run("report partial.yaml -o findings.csv")
        .quietly()
        .no_stdout();
    assert_eq!(read(&place.read("findings.csv")).1, rows);
}

#[test]
fn all_questions_and_all_nodes_have_a_row_with_the_figures_of_json() {
    let place = Place::with_fixtures();
    let json = place.run("report partial.yaml --to json").json();
    let answers = table(&place, "--table answers");
    let counted = json["overall"]["counts"]["questions"].as_u64().unwrap();
    let in_scope = answers.iter().filter(|row| row["scope"] == "in");
    assert_eq!(in_scope.count() as u64, counted);
    let nodes = table(&place, "--table areas");
    let areas = json["areas"].as_array().unwrap();
    assert_eq!(
        nodes.iter().filter(|row| row["kind"] == "area").count(),
        areas.len()
    );
    for key in [
        "score",
        "floor",
        "ceiling",
        "completeness",
        "confidence",
        "verdict",
    ] {
        assert_eq!(nodes[0][key], shown(&json["overall"][key]), "{key}");
    }
    assert_eq!(
        nodes[0]["minor"],
        shown(&json["overall"]["counts"]["minor"])
    );
    let below = |row: &BTreeMap<String, String>| row["depth"] != "0";
    let ids: Vec<&str> = nodes.iter().map(|row| row["id"].as_str()).collect();
    assert!(
        nodes
            .iter()
            .filter(|row| below(row))
            .all(|row| ids.contains(&row["parent"].as_str()))
    );
}

#[test]
fn a_table_of_the_roadmap_is_that_of_the_roadmap_command() {
    let place = Place::with_fixtures();
    let report = place.run("report partial.yaml --to csv --table roadmap");
    let roadmap = place.run("roadmap partial.yaml --to csv");
    assert_eq!(report.quietly().stdout, roadmap.exit_any(&[0, 1]).stdout);
}

#[test]
fn a_table_of_anything_but_csv_is_refused_in_words() {
    let place = Place::with_fixtures();
    for arguments in ["--to json", "--to html", "", "-o report.md"] {
        place
            .run(&format!("report partial.yaml --table answers {arguments}"))
            .exit(2)
            .stderr_has("--table chooses the rows of a CSV file")
            .stderr_has("--to csv");
    }
    place
        .run("report partial.yaml --to csv --table gaps")
        .exit(2)
        .stderr_has("answers, findings, roadmap, areas");
}

#[test]
fn no_hostile_text_becomes_a_formula_or_another_row() {
    let place = place();
    for rows in ["answers", "findings", "roadmap", "areas"] {
        let arguments = format!("report a.json --plan plan.json --to csv --table {rows}");
        let text = place.run(&arguments).quietly().stdout;
        assert_harmless(&text.replace('\r', ""));
        let (columns, rows) = read(&text);
        assert!(
            rows.iter().all(|row| row.len() == columns.len()),
            "{arguments}"
        );
        for cell in rows.iter().flat_map(BTreeMap::values) {
            let begins = cell.trim_start().chars().next();
            let is_number = cell.parse::<f64>().is_ok();
            assert!(
                is_number || !begins.is_some_and(|sign| "=+-@".contains(sign)),
                "{cell}"
            );
        }
    }
    let text = place
        .run("report a.json --to csv --table answers")
        .quietly()
        .stdout;
    let (_, rows) = read(&text);
    let notes: Vec<&str> = rows.iter().map(|row| row["note"].as_str()).collect();
    assert!(
        notes
            .iter()
            .any(|note| note.starts_with("'=") && note.contains(HOSTILE))
    );
}
