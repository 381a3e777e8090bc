//! Tables of a report as comma-separated values (RFC 4180): answers, findings, areas with sections.
//!
//! They are made from the JSON contract, so that a column and a key of the same name never differ. Columns may be added at
//! the end, never renamed or removed.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{SEPARATOR, table};
use crate::render::escape::spreadsheet;
use crate::render::json;
use crate::report::GapReport;

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// A row for each question, with its answer.
    Answers,
    /// A row for each finding, in the order in which they matter.
    Findings,
    /// A row for each initiative of the roadmap; none where there is no roadmap.
    Roadmap,
    /// A row for the whole, for each area, and for each section before those below it.
    Areas,
}

/// Columns of [`Rows::Answers`]: keys of a question in JSON, its section, and parts of what lies deeper.
const ANSWERS: [&str; 45] = [
    "id",
    "section",
    "section_title",
    "area",
    "text",
    "answer",
    "label",
    "value",
    "state",
    "disputed",
    "finding",
    "computed",
    "grade",
    "grade_by",
    "grade_reason",
    "obligation",
    "critical",
    "level",
    "attribute",
    "proves",
    "due_before",
    "weight",
    "risk",
    "quick",
    "refs",
    "documents",
    "target",
    "confidence",
    "evidenced",
    "evidence",
    "evidence_valid",
    "sample_of",
    "sample_checked",
    "sample_ok",
    "sample_failing",
    "reason",
    "note",
    "by",
    "performed_by",
    "weakness",
    "owner",
    "due",
    "consensus",
    "responses",
    "scope",
];

/// Columns of [`Rows::Findings`]: keys of a finding in JSON, its rank, and what it is about.
const FINDINGS: [&str; 23] = [
    "rank",
    "id",
    "section",
    "section_title",
    "text",
    "systemic",
    "kind",
    "grade",
    "computed",
    "answer",
    "value",
    "target",
    "risk",
    "severity",
    "effort",
    "benefit",
    "priority",
    "quadrant",
    "why",
    "blocks",
    "initiatives",
    "owner",
    "due",
];

/// Columns of [`Rows::Areas`]: keys of a node in JSON, what kind it is, and what it lies in.
const AREAS: [&str; 34] = [
    "kind",
    "id",
    "title",
    "parent",
    "depth",
    "state",
    "score",
    "floor",
    "ceiling",
    "evidenced",
    "completeness",
    "confidence",
    "level",
    "level_ceiling",
    "limiting",
    "index",
    "verdict",
    "conformity",
    "target_score",
    "target_level",
    "target_conformity",
    "gap_score",
    "gap_level",
    "questions",
    "answered",
    "unknown",
    "disputed",
    "not_applicable",
    "none_yet",
    "conforming",
    "opportunity",
    "minor",
    "major",
    "level_distribution",
];

/// Draws a table of a report. Dates are written as 2027-03-31, numbers with a full stop and as in JSON; what does not apply
/// is empty, and several values in a cell are separated by semicolons.
///
/// # Errors
///
/// If the JSON behind it cannot be put together; no report is known to cause this.
pub fn report(report: &GapReport<'_>, rows: Rows) -> Result<String, serde_json::Error> {
    let contract = || json::contract(report);
    Ok(match rows {
        Rows::Answers => draw(&ANSWERS, &answers(&contract()?)),
        Rows::Findings => draw(&FINDINGS, &findings(&contract()?)),
        Rows::Areas => draw(&AREAS, &areas(&contract()?)),
        Rows::Roadmap => match &report.roadmap {
            Some(roadmap) => super::roadmap(report, roadmap),
            None => super::no_roadmap(),
        },
    })
}

fn draw(columns: &[&str], rows: &[Map<String, Value>]) -> String {
    let rows = rows.iter().map(|row| {
        let cells = columns.iter();
        cells.map(|column| row.get(*column).map_or_else(String::new, cell))
    });
    table(columns, rows)
}

/// A value in a cell. Only what is text can be taken for a formula.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) => spreadsheet(text),
        Value::Array(values) => spreadsheet(&joined(values.iter().map(plain))),
        Value::Object(_) => spreadsheet(&plain(value)),
    }
}

/// A value in words; a key and its value are separated by a colon.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(values) => joined(values.iter().map(plain)),
        Value::Object(entries) => {
            let entries = entries.iter().filter(|(_, value)| !value.is_null());
            joined(entries.map(|(key, value)| format!("{key}: {}", plain(value))))
        }
    }
}

fn joined(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join(SEPARATOR)
}

/// A section with the one it lies in, and how deep.
struct Place<'j> {
    section: &'j Value,
    parent: Option<&'j Value>,
    depth: usize,
}

/// All sections, each before those below it.
fn sections(contract: &Value) -> Vec<Place<'_>> {
    fn add<'j>(
        sections: &'j Value,
        parent: Option<&'j Value>,
        depth: usize,
        all: &mut Vec<Place<'j>>,
    ) {
        for section in list(sections) {
            all.push(Place {
                section,
                parent,
                depth,
            });
            add(&section["sections"], Some(section), depth + 1, all);
        }
    }
    let mut all = Vec::new();
    add(&contract["sections"], None, 0, &mut all);
    all
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn entries(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

/// All questions, each with the section it stands in.
fn questions(contract: &Value) -> Vec<(&Value, &Value)> {
    let sections = sections(contract).into_iter();
    let questions = sections.flat_map(|place| {
        let own = list(&place.section["questions"]).iter();
        own.map(move |question| (place.section, question))
    });
    questions.collect()
}

fn answers(contract: &Value) -> Vec<Map<String, Value>> {
    let all = questions(contract).into_iter();
    let row = |(section, question): (&Value, &Value)| {
        let mut row = entries(question);
        let mut set = |column: &str, value: Value| {
            row.insert(column.to_owned(), value);
        };
        set("section", section["id"].clone());
        set("section_title", section["title"].clone());
        for (column, key) in [
            ("grade", "as"),
            ("grade_by", "by"),
            ("grade_reason", "reason"),
        ] {
            set(column, question["grade"][key].clone());
        }
        for key in ["of", "checked", "ok", "failing"] {
            set(&format!("sample_{key}"), question["sample"][key].clone());
        }
        let evidence = list(&question["evidence"]);
        let valid = evidence
            .iter()
            .filter(|one| one["valid"] == Value::Bool(true));
        set("evidence_valid", valid.count().into());
        set("evidence", joined(evidence.iter().map(shown)).into());
        let responses = list(&question["responses"]).iter();
        let said = responses.map(|one| format!("{}: {}", plain(&one["by"]), plain(&one["answer"])));
        set("responses", joined(said).into());
        let refs = entries(&question["refs"]);
        let refs = refs.iter().flat_map(|(scheme, ids)| {
            let ids = list(ids).iter();
            ids.map(move |id| format!("{scheme} {}", plain(id)))
        });
        set("refs", joined(refs).into());
        let in_scope = question["state"] != "out_of_scope";
        set("scope", if in_scope { "in" } else { "out" }.into());
        row
    };
    all.map(row).collect()
}

/// A piece of evidence: what it is, and from when until when it counts.
fn shown(evidence: &Value) -> String {
    let mut shown = plain(&evidence["kind"]);
    for (before, key) in [(" ", "ref"), (", ", "date"), (", expires ", "expires")] {
        let value = plain(&evidence[key]);
        if !value.is_empty() {
            shown.push_str(before);
            shown.push_str(&value);
        }
    }
    shown
}

fn findings(contract: &Value) -> Vec<Map<String, Value>> {
    let sections = sections(contract);
    let questions = questions(contract);
    // By id, since there may be thousands of findings among thousands of questions.
    let titles: HashMap<&str, &Value> = sections
        .iter()
        .filter_map(|place| Some((place.section["id"].as_str()?, &place.section["title"])))
        .collect();
    let known: HashMap<&str, &Value> = questions
        .iter()
        .filter_map(|(_, question)| Some((question["id"].as_str()?, *question)))
        .collect();
    let title = |id: &Value| {
        let title = id.as_str().and_then(|id| titles.get(id));
        title.map_or(Value::Null, |title| (*title).clone())
    };
    let row = |(place, finding): (usize, &Value)| {
        let mut row = entries(finding);
        let mut set = |column: &str, value: Value| {
            row.insert(column.to_owned(), value);
        };
        set("rank", (place + 1).into());
        set("section_title", title(&finding["section"]));
        match finding["id"].as_str().and_then(|id| known.get(id)) {
            Some(question) => {
                set("text", question["text"].clone());
                set("answer", question["answer"].clone());
            }
            None => set("text", title(&finding["id"])),
        }
        let blocks = list(&finding["blocks"]).iter().map(|block| {
            let parts = ["what", "section", "level", "conformity"].into_iter();
            let parts = parts
                .map(|key| plain(&block[key]))
                .filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(" ")
        });
        set("blocks", joined(blocks).into());
        row
    };
    list(&contract["findings"])
        .iter()
        .enumerate()
        .map(row)
        .collect()
}

fn areas(contract: &Value) -> Vec<Map<String, Value>> {
    let mut rows = vec![node("overall", &contract["overall"], None, 0)];
    let areas = list(&contract["areas"]).iter();
    rows.extend(areas.map(|area| node("area", area, None, 0)));
    let sections = sections(contract).into_iter();
    rows.extend(sections.map(|place| node("section", place.section, place.parent, place.depth)));
    rows
}

fn node(kind: &str, node: &Value, parent: Option<&Value>, depth: usize) -> Map<String, Value> {
    let mut row = entries(node);
    for group in ["target", "gap"] {
        for (key, value) in entries(&node[group]) {
            row.insert(format!("{group}_{key}"), value);
        }
    }
    row.extend(entries(&node["counts"]));
    row.insert("kind".into(), kind.into());
    row.insert("depth".into(), depth.into());
    row.insert(
        "parent".into(),
        parent.map_or(Value::Null, |parent| parent["id"].clone()),
    );
    row
}

#[cfg(test)]
mod tests;
