//! Finds things in a JSON report.

use std::collections::BTreeMap;

use serde_json::Value;

/// All nodes of a report: `overall`, sections and areas by id, references as `scheme/id`.
pub(crate) fn nodes(report: &Value) -> BTreeMap<String, &Value> {
    let mut nodes = BTreeMap::new();
    let mut add = |key: String, node| assert!(nodes.insert(key, node).is_none());
    add("overall".to_owned(), &report["overall"]);
    for area in list(&report["areas"]) {
        add(text(&area["id"]), area);
    }
    let mut sections: Vec<&Value> = list(&report["sections"]).iter().collect();
    while let Some(section) = sections.pop() {
        add(text(&section["id"]), section);
        sections.extend(list(&section["sections"]));
    }
    for (scheme, views) in report["references"].as_object().unwrap() {
        for view in list(views) {
            add(format!("{scheme}/{}", text(&view["id"])), view);
        }
    }
    nodes
}

/// A question of a report.
#[track_caller]
pub(crate) fn question<'r>(report: &'r Value, id: &str) -> &'r Value {
    let nodes = nodes(report);
    let mut questions = nodes
        .values()
        .filter_map(|node| node["questions"].as_array())
        .flatten();
    questions
        .find(|question| question["id"] == id)
        .unwrap_or_else(|| panic!("no question {id}"))
}

/// The ids of all findings, in their order.
pub(crate) fn findings(report: &Value) -> Vec<String> {
    list(&report["findings"])
        .iter()
        .map(|finding| text(&finding["id"]))
        .collect()
}

/// One finding.
#[track_caller]
pub(crate) fn found<'r>(report: &'r Value, id: &str) -> &'r Value {
    list(&report["findings"])
        .iter()
        .find(|finding| finding["id"] == id)
        .unwrap_or_else(|| panic!("no finding {id}"))
}

/// A number worked out by hand, such as `10.75/18`, rounded to 9 decimals; `-` is null.
pub(crate) fn fraction(written: &str) -> Option<f64> {
    if written == "-" {
        return None;
    }
    let (above, below) = written.split_once('/').unwrap_or((written, "1"));
    let value = above.parse::<f64>().unwrap() / below.parse::<f64>().unwrap();
    Some((value * 1e9).round() / 1e9)
}

/// A number of a report, or null.
#[track_caller]
pub(crate) fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Null => None,
        _ => Some(
            value
                .as_f64()
                .unwrap_or_else(|| panic!("{value} is no number")),
        ),
    }
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
