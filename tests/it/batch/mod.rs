//! `batch`: many assessments in, a line for each and what they have in common out.

mod bad_input;
mod inputs;
mod interrupted;
mod memory;
mod merging;
mod portfolio;
mod results;
mod workbook;

use std::fs;

use serde_json::Value;

use crate::support::{Done, Place};

/// The records in lines of JSON.
#[track_caller]
fn records(done: &Done) -> Vec<Value> {
    let lines = done.stdout.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

/// What each record is of: its file, with the line where that is said.
fn places(done: &Done) -> Vec<String> {
    let place = |record: &Value| {
        let file = record["file"].as_str().unwrap();
        match record["line"].as_u64() {
            Some(line) => format!("{file}:{line}"),
            None => file.to_owned(),
        }
    };
    records(done).iter().map(place).collect()
}

/// A folder with assessments of two questionnaires, in folders, and one that has faults.
fn sites() -> Place {
    let place = Place::with_fixtures();
    for folder in ["sites", "sites/north", "sites/south.d"] {
        fs::create_dir(place.path(folder)).unwrap();
    }
    let partial = place
        .read("partial.yaml")
        .replace("mini.yaml", "../../mini.yaml");
    let better = partial.replace("hnd-planned: \"no\"", "hnd-planned: most");
    place
        .file("sites/north/b.yaml", &partial)
        .file("sites/north/a.yaml", better)
        .file("sites/south.d/c.yaml", partial.replace("Small & Sons", "South"))
        .file(
            "sites/manager.yaml",
            "{format: 1, questionnaire: itsm-manager, organisation: \"=South, \\u202e\\n::error::x\", date: 2026-11-22, answers: {}}",
        )
        .file("sites/bad.yaml", "format: 1\nquestionnaire: itsm-manager\nanswer: {}\n")
        .file("sites/target.yaml", "format: 1\nscore: 0.6\n")
        .file("sites/badge.json", "{\"label\": \"build\"}")
        .file("sites/notes.txt", "none of our business")
}

/// The files of [`sites`], as they are walked.
const SITES: [&str; 5] = [
    "sites/bad.yaml",
    "sites/manager.yaml",
    "sites/north/a.yaml",
    "sites/north/b.yaml",
    "sites/south.d/c.yaml",
];
