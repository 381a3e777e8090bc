//! Compares the nodes of a report with tables worked out by hand.

use serde_json::{Value, json};

use crate::support::{fraction, nodes, number};

/// `node state verdict score floor ceiling evidenced completeness confidence`; fractions, `-` is null.
#[track_caller]
pub(super) fn assert_figures(report: &Value, table: &str) {
    let nodes = nodes(report);
    for (id, cells) in rows(table) {
        let node = nodes[id];
        assert_eq!(node["state"], cells[0], "state of {id}");
        assert_eq!(node["verdict"], word(cells[1]), "verdict of {id}");
        let names = [
            "score",
            "floor",
            "ceiling",
            "evidenced",
            "completeness",
            "confidence",
        ];
        for (name, cell) in names.into_iter().zip(&cells[2..]) {
            assert_eq!(number(&node[name]), fraction(cell), "{name} of {id}");
        }
    }
    assert_eq!(rows(table).count(), nodes.len(), "every node has a row");
}

/// `node questions answered unknown disputed not_applicable none_yet conforming opportunity minor major`.
#[track_caller]
pub(super) fn assert_counts(report: &Value, table: &str) {
    let nodes = nodes(report);
    for (id, cells) in rows(table) {
        let names = [
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
        ];
        let wanted: serde_json::Map<String, Value> = names
            .into_iter()
            .zip(&cells)
            .map(|(name, cell)| (name.to_owned(), json!(cell.parse::<u32>().unwrap())))
            .collect();
        assert_eq!(nodes[id]["counts"], Value::Object(wanted), "counts of {id}");
    }
    assert_eq!(rows(table).count(), nodes.len(), "every node has a row");
}

/// `node level level_ceiling distribution limiting index`; nodes that are not named have no levels.
#[track_caller]
pub(super) fn assert_levels(report: &Value, table: &str) {
    let rows: Vec<_> = rows(table).collect();
    for (id, node) in nodes(report) {
        let Some((_, cells)) = rows.iter().find(|(named, _)| *named == id) else {
            for name in ["level", "level_ceiling", "level_distribution", "index"] {
                assert_eq!(node[name], Value::Null, "{name} of {id}");
            }
            assert_eq!(node["limiting"], json!([]), "limiting of {id}");
            continue;
        };
        assert_eq!(number(&node["level"]), fraction(cells[0]), "level of {id}");
        let ceiling = number(&node["level_ceiling"]);
        assert_eq!(ceiling, fraction(cells[1]), "level ceiling of {id}");
        let distribution: Value = serde_json::from_str(cells[2]).unwrap();
        assert_eq!(node["level_distribution"], distribution, "levels of {id}");
        let limiting: Vec<&str> = cells[3].split(',').collect();
        assert_eq!(node["limiting"], json!(limiting), "limiting of {id}");
        assert_eq!(number(&node["index"]), fraction(cells[4]), "index of {id}");
    }
}

/// `node target-score target-level target-conformity gap-score gap-level`.
#[track_caller]
pub(super) fn assert_targets(report: &Value, table: &str) {
    let nodes = nodes(report);
    for (id, cells) in rows(table) {
        let (target, gap) = (&nodes[id]["target"], &nodes[id]["gap"]);
        assert_eq!(
            number(&target["score"]),
            fraction(cells[0]),
            "target of {id}"
        );
        assert_eq!(
            number(&target["level"]),
            fraction(cells[1]),
            "level of {id}"
        );
        assert_eq!(target["conformity"], word(cells[2]), "conformity of {id}");
        assert_eq!(number(&gap["score"]), fraction(cells[3]), "gap of {id}");
        assert_eq!(number(&gap["level"]), fraction(cells[4]), "levels of {id}");
    }
    assert_eq!(rows(table).count(), nodes.len(), "every node has a row");
}

/// `finding kind grade computed value target risk severity effort benefit priority quadrant blocks`, in their order;
/// what is blocked is `level:section:level` or `conformity:wanted`, parted by commas.
#[track_caller]
pub(super) fn assert_findings(report: &Value, table: &str) {
    let found = report["findings"].as_array().unwrap();
    let ids: Vec<_> = found.iter().map(|f| f["id"].as_str().unwrap()).collect();
    let wanted: Vec<_> = rows(table).map(|(id, _)| id).collect();
    assert_eq!(ids, wanted);
    for ((id, cells), finding) in rows(table).zip(found) {
        for (name, cell) in [("kind", cells[0]), ("quadrant", cells[10])] {
            assert_eq!(finding[name], cell, "{name} of {id}");
        }
        for (name, cell) in [("grade", cells[1]), ("computed", cells[2])] {
            assert_eq!(finding[name], word(cell), "{name} of {id}");
        }
        let numbers = [
            "value", "target", "risk", "severity", "effort", "benefit", "priority",
        ];
        for (name, cell) in numbers.into_iter().zip(&cells[3..]) {
            assert_eq!(number(&finding[name]), fraction(cell), "{name} of {id}");
        }
        let blocks: Vec<String> = finding["blocks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|block| match block["what"].as_str().unwrap() {
                "level" => {
                    let section = block["section"].as_str().unwrap();
                    format!("level:{section}:{}", block["level"])
                }
                what => format!("{what}:{}", block["conformity"].as_str().unwrap()),
            })
            .collect();
        let wanted = cells[11].replace('-', "");
        assert_eq!(blocks.join(","), wanted, "blocks of {id}");
    }
}

fn rows(table: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    table.lines().filter_map(|line| {
        let mut cells = line.split_whitespace();
        Some((cells.next()?, cells.collect()))
    })
}

fn word(cell: &str) -> Value {
    match cell {
        "-" => Value::Null,
        word => json!(word),
    }
}
