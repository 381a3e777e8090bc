//! Every figure is that of the JSON report.

use std::sync::OnceLock;

use calamine::Data;
use serde_json::Value;

use super::book::{Book, Row, number};
use crate::support::{self, Place, Run, nodes};

/// A shipped example as a workbook and as JSON.
struct Example {
    name: String,
    book: Book,
    report: Value,
}

/// All shipped examples, each computed once.
fn examples() -> &'static [Example] {
    static EXAMPLES: OnceLock<Vec<Example>> = OnceLock::new();
    EXAMPLES.get_or_init(|| {
        let folders = std::fs::read_dir(support::root().join("examples")).unwrap();
        let folders = folders.map(|entry| entry.unwrap().path());
        let mut names: Vec<String> = folders
            .filter(|path| path.join("assessment.yaml").exists())
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        names.sort();
        assert!(names.len() >= 5);
        let examples = names.into_iter().map(|name| {
            let command = format!("report examples/{name}/assessment.yaml --to json");
            Example {
                book: Book::of_example(&Place::empty(), &name),
                report: Run::at_root(&command).json(),
                name,
            }
        });
        examples.collect()
    })
}

/// The example of a name.
fn example(name: &str) -> &'static Example {
    let mut examples = examples().iter();
    examples.find(|example| example.name == name).unwrap()
}

/// A cell holds this figure times the factor, or is blank where there is none.
#[track_caller]
fn same(row: &Row, title: &str, figure: &Value, factor: f64) {
    let (shown, wanted) = (number(&row[title]), support::number(figure));
    match (shown, wanted) {
        (None, None) => {}
        (Some(shown), Some(wanted)) if (shown - wanted * factor).abs() < 1e-8 => {}
        _ => panic!("{title}: {shown:?} is not {wanted:?} × {factor}: {row:?}"),
    }
}

#[track_caller]
fn says(row: &Row, title: &str, wanted: &Value) {
    let shown = row[title].to_string();
    assert_eq!(
        shown,
        wanted.as_str().unwrap_or_default().replace('_', " "),
        "{title} of {row:?}"
    );
}

#[test]
fn every_node_has_the_figures_of_the_json_report() {
    for example in examples() {
        let Example { name, book, report } = example;
        let max = report["questionnaire"]["scale_max"].as_f64().unwrap();
        let nodes = nodes(report);
        let rows = book.areas();
        let schemes: Vec<&String> = report["references"].as_object().unwrap().keys().collect();
        let mut seen = 0;
        for row in &rows {
            let id = row["Id"].to_string();
            let key = match row["View"].to_string().as_str() {
                "whole" => "overall".to_owned(),
                "area" | "section" => id,
                _ => {
                    let known = schemes.iter().map(|scheme| format!("{scheme}/{id}"));
                    let mut known = known.filter(|key| nodes.contains_key(key));
                    known.next().unwrap()
                }
            };
            let node = nodes[&key];
            seen += 1;
            for (title, figure) in [
                ("Score", "score"),
                ("Certain", "floor"),
                ("Possible", "ceiling"),
                ("Evidenced", "evidenced"),
            ] {
                same(row, title, &node[figure], max);
            }
            same(row, "Answered", &node["completeness"], 1.0);
            same(row, "Strength of evidence", &node["confidence"], 1.0);
            if node["score"].is_number() || node["floor"].is_number() {
                same(row, "Target", &node["target"]["score"], max);
                same(row, "Gap", &node["gap"]["score"], max);
            }
            if row.contains_key("Level") {
                same(row, "Level", &node["level"], 1.0);
                same(row, "Level possible", &node["level_ceiling"], 1.0);
            }
            if row.contains_key("Verdict") {
                says(row, "Verdict", &node["verdict"]);
                if node["verdict"].is_string() {
                    same(row, "Major", &node["counts"]["major"], 1.0);
                    same(row, "Minor", &node["counts"]["minor"], 1.0);
                }
            }
            if node["state"] != "out_of_scope" {
                same(row, "Questions", &node["counts"]["questions"], 1.0);
                same(row, "With an answer", &node["counts"]["answered"], 1.0);
                same(row, "Unknown", &node["counts"]["unknown"], 1.0);
            }
        }
        let applying = |key: &&String| !key.contains('/') || nodes[*key]["floor"].is_number();
        assert_eq!(seen, nodes.keys().filter(applying).count(), "{name}");
    }
}

#[test]
fn every_finding_stands_in_its_rank_with_its_figures() {
    for example in examples() {
        let Example { name, book, report } = example;
        let max = report["questionnaire"]["scale_max"].as_f64().unwrap();
        let all = report["findings"].as_array().unwrap();
        let open = |finding: &&Value| finding["kind"] == "not_assessed";
        let found = all.iter().filter(|finding| !open(finding));
        let wanted: Vec<&Value> = found.chain(all.iter().filter(open)).collect();
        let rows = book.findings();
        assert_eq!(rows.len(), wanted.len(), "{name}");
        for (row, finding) in rows.iter().zip(wanted) {
            assert_eq!(row["Id"].to_string(), finding["id"].as_str().unwrap());
            says(row, "Section", &finding["section"]);
            says(row, "Kind", &finding["kind"]);
            for (title, figure) in [
                ("Risk", "risk"),
                ("Severity", "severity"),
                ("Effort", "effort"),
                ("Priority", "priority"),
                ("Risk × severity", "benefit"),
            ] {
                same(row, title, &finding[figure], 1.0);
            }
            same(row, "Value", &finding["value"], max);
            same(row, "Target", &finding["target"], max);
            says(row, "Owner", &finding["owner"]);
            let first = &finding["initiatives"][0];
            assert_eq!(
                row["Initiative"].to_string(),
                first.as_str().unwrap_or_default()
            );
            match finding["due"].as_str() {
                Some(day) => assert_eq!(date(&row["Due"]), day),
                None => assert_eq!(row["Due"], Data::Empty),
            }
        }
    }
}

/// A cell that is a day.
#[track_caller]
fn date(data: &Data) -> String {
    let Data::DateTime(day) = data else {
        panic!("{data:?} is no day");
    };
    let (year, month, day, ..) = day.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

#[test]
fn every_answer_has_its_value_and_its_words() {
    for example in examples() {
        let Example { name, book, report } = example;
        let max = report["questionnaire"]["scale_max"].as_f64().unwrap();
        let rows = book.answers();
        let nodes = nodes(report);
        let asked = nodes
            .values()
            .filter_map(|node| node["questions"].as_array());
        assert_eq!(rows.len(), asked.map(Vec::len).sum::<usize>(), "{name}");
        for row in &rows {
            let question = support::question(report, &row["Id"].to_string());
            assert_eq!(
                row["Question"].to_string(),
                question["text"].as_str().unwrap()
            );
            match question["state"] == "assessed" {
                true => same(row, "Value", &question["value"], max),
                false => assert_eq!(row["Value"], Data::Empty, "never 0"),
            }
            same(row, "Target", &question["target"], max);
            same(row, "Risk", &question["risk"], 1.0);
            same(row, "Strength of evidence", &question["confidence"], 1.0);
            says(row, "Owner", &question["owner"]);
            if let Some(finding) = row.get("Finding") {
                assert_eq!(
                    finding.to_string(),
                    question["finding"]
                        .as_str()
                        .unwrap_or_default()
                        .replace('_', " ")
                );
            }
        }
    }
}

#[test]
fn the_register_of_documents_has_their_states() {
    let Example { book, report, .. } = example("03-near-certification");
    let rows = book.table("Documents", "Id", "Document");
    let documents = report["documents"].as_array().unwrap();
    assert_eq!(rows.len(), documents.len());
    for (row, document) in rows.iter().zip(documents) {
        assert_eq!(row["Id"].to_string(), document["id"].as_str().unwrap());
        let asked = document["questions"].as_array().unwrap().len();
        let stateless = match asked {
            0 => "judged with the others",
            _ => "not applicable",
        };
        let state = document["state"].as_str().unwrap_or(stateless);
        assert_eq!(row["State"].to_string(), state.replace('_', " "));
        assert_eq!(number(&row["Questions"]), Some(asked as f64));
    }
}

#[test]
fn the_roadmap_has_its_initiatives_quarters_and_months() {
    for example in examples() {
        let Example { name, book, report } = example;
        let max = report["questionnaire"]["scale_max"].as_f64().unwrap();
        let roadmap = &report["roadmap"];
        let rows = book.initiatives();
        let planned = roadmap["initiatives"].as_array().unwrap();
        let dropped = roadmap["dropped"].as_array().unwrap();
        assert_eq!(rows.len(), planned.len() + dropped.len(), "{name}");
        for (row, initiative) in rows.iter().zip(planned) {
            for (title, key) in [
                ("Id", "id"),
                ("Start", "start"),
                ("End", "end"),
                ("Why", "why"),
            ] {
                assert_eq!(row[title].to_string(), initiative[key].as_str().unwrap());
            }
            same(row, "Person-days", &initiative["effort"], 1.0);
            same(row, "Cost", &initiative["cost"], 1.0);
            same(row, "Upkeep a quarter", &initiative["upkeep"], 1.0);
            same(row, "Benefit a quarter", &initiative["benefit"], 1.0);
            let quarter = |day: &str| {
                let month: u32 = day[5..7].parse().unwrap();
                format!("{}-Q{}", &day[..4], month.div_ceil(3))
            };
            for (title, key) in [("First day", "start"), ("Last day", "end")] {
                assert_eq!(
                    quarter(&date(&row[title])),
                    initiative[key].as_str().unwrap()
                );
            }
            // What the timeline is drawn from.
            let (first, last) = (number(&row["First day"]), number(&row["Last day"]));
            let runs = number(&row["Runs, days"]).unwrap();
            assert_eq!(first.unwrap() + runs, last.unwrap() + 1.0);
            let run_in = number(&row["Run-in, days"]).unwrap();
            let late = initiative["effective"].as_str() > initiative["end"].as_str();
            assert!(late || run_in == 0.0);
        }
        for (row, left_out) in rows[planned.len()..].iter().zip(dropped) {
            assert_eq!(row["Id"].to_string(), left_out["id"].as_str().unwrap());
            assert_eq!(row["State"].to_string(), "left out");
            assert_eq!(row["Person-days"], Data::Empty, "not planned is not 0");
        }
        let rows = book.quarters();
        let periods = roadmap["periods"].as_array().unwrap();
        assert_eq!(rows.len(), 1 + periods.len());
        same(&rows[0], "Certain (floor)", &roadmap["today"]["floor"], max);
        assert_eq!(rows[0]["Work"], Data::Empty);
        for (row, period) in rows[1..].iter().zip(periods) {
            says(row, "Quarter", &period["id"]);
            same(row, "Work", &period["effort"], 1.0);
            same(row, "Upkeep", &period["upkeep"], 1.0);
            same(row, "Capacity", &period["capacity"], 1.0);
            same(row, "Cost", &period["cost"], 1.0);
            same(row, "Certain (floor)", &period["floor"], max);
            same(row, "From what is answered", &period["score"], max);
            says(row, "Target as a whole", &period["target"]);
        }
    }
}

#[test]
fn the_first_sheet_has_the_figures_of_the_whole() {
    let Example { book, report, .. } = example("01-it-provider");
    let overall = &report["overall"];
    let last = book.sheet("Summary").end().unwrap().0;
    let fact = |name: &str| {
        let row = (0..=last).find(|row| {
            let beside = book.cell("Summary", (*row, 1));
            book.cell("Summary", (*row, 0)) == name
                && matches!(beside, Data::Float(_) | Data::Int(_))
        });
        number(&book.cell("Summary", (row.unwrap(), 1))).unwrap()
    };
    let close = |shown: f64, wanted: &Value, factor: f64| {
        assert!((shown - wanted.as_f64().unwrap() * factor).abs() < 1e-8);
    };
    close(fact("Score"), &overall["score"], 5.0);
    close(fact("Certain"), &overall["floor"], 5.0);
    close(fact("Possible"), &overall["ceiling"], 5.0);
    close(fact("Target"), &overall["target"]["score"], 5.0);
    close(fact("Answered"), &overall["completeness"], 1.0);
    close(fact("Strength of evidence"), &overall["confidence"], 1.0);
    let ahead = book.table("Summary", "Area", "Today");
    let areas = report["areas"].as_array().unwrap();
    let periods = report["roadmap"]["periods"].as_array().unwrap();
    assert_eq!(ahead.len(), areas.len());
    for (row, area) in ahead.iter().zip(areas) {
        says(row, "Area", &area["title"]);
        same(row, "Today", &area["floor"], 5.0);
        same(row, "Target", &area["target"]["score"], 5.0);
        for period in periods.iter().skip(3).step_by(4) {
            let id = area["id"].as_str().unwrap();
            same(
                row,
                period["id"].as_str().unwrap(),
                &period["areas"][id],
                5.0,
            );
        }
    }
}
