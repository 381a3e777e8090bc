//! Every key of every file format is documented, and no other; with its default, its limits and its words.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::markdown::{Markdown, Table, words};
use crate::support::Run;

const KINDS: [&str; 4] = ["questionnaire", "assessment", "target", "plan"];

fn schema(kind: &str) -> Value {
    Run::at_root(&format!("questionnaire schema {kind}")).json()
}

/// All objects of the four formats by name. What two formats share is the same in both; a target within another file is
/// one without `format`.
fn objects() -> BTreeMap<String, Value> {
    let mut objects: BTreeMap<String, Value> =
        KINDS.map(|kind| (kind.to_owned(), schema(kind))).into();
    let mut target = objects["target"]["properties"].clone();
    target.as_object_mut().unwrap().remove("format");
    for kind in KINDS {
        for (name, definition) in schema(kind)["$defs"].as_object().unwrap() {
            let Some(properties) = definition.get("properties") else {
                continue;
            };
            if name == "target" {
                assert_eq!(*properties, target, "target of a {kind}");
                continue;
            }
            let known = objects
                .entry(name.clone())
                .or_insert_with(|| definition.clone());
            assert_eq!(known, definition, "{name} differs between formats");
        }
    }
    objects
}

fn documented() -> Vec<Table> {
    let tables = KINDS.map(|kind| Markdown::read(format!("docs/files/{kind}.md")).tables("keys"));
    tables.into_iter().flatten().collect()
}

#[test]
fn every_key_of_every_file_is_documented_and_no_other() {
    let objects = objects();
    let mut seen = BTreeSet::new();
    for table in documented() {
        let object = objects
            .get(&table.of)
            .unwrap_or_else(|| panic!("there is no object {}", table.of));
        assert!(
            seen.insert(table.of.clone()),
            "{} is documented twice",
            table.of
        );
        let known: BTreeSet<&str> = keys(object).collect();
        let written: Vec<&str> = table.rows.iter().map(|row| key(row)).collect();
        let said: BTreeSet<&str> = written.iter().copied().collect();
        assert_eq!(
            said.len(),
            written.len(),
            "a key of {} stands twice",
            table.of
        );
        assert_eq!(said, known, "keys of {}", table.of);
    }
    let all: BTreeSet<String> = objects.into_keys().collect();
    assert_eq!(
        seen, all,
        "objects that are documented, and those there are"
    );
}

#[test]
fn defaults_limits_and_words_are_those_of_the_schemas() {
    let objects = objects();
    let definitions: BTreeMap<String, Value> = KINDS
        .iter()
        .flat_map(|kind| schema(kind)["$defs"].as_object().unwrap().clone())
        .collect();
    let mut checked = 0;
    for table in documented() {
        let object = &objects[&table.of];
        for row in &table.rows {
            let [_, _, limits, default] = &row[..] else {
                panic!("{}: {row:?} has not four cells", table.of);
            };
            let key = key(row);
            let at = format!("{} of {}", key, table.of);
            let required = object["required"]
                .as_array()
                .is_some_and(|r| r.contains(&key.into()));
            assert_eq!(default == "required", required, "{at}: {default}");
            let property = &object["properties"][key];
            let named = property["$ref"]
                .as_str()
                .and_then(|to| to.strip_prefix("#/$defs/"));
            let shape = named.map_or(property, |name| &definitions[name]);
            for word in shape["enum"].as_array().into_iter().flatten() {
                assert!(
                    words(limits).contains(&word.as_str().unwrap()),
                    "{at}: {word}"
                );
                checked += 1;
            }
            for limit in ["minimum", "maximum", "const"] {
                // Where a number of 32 bits ends is no limit anybody meets.
                let met = |limit: &i64| *limit != i64::from(u32::MAX);
                let Some(limit) = shape[limit].as_i64().filter(met) else {
                    continue;
                };
                let mut numbers = limits.split(|sign: char| !sign.is_ascii_digit());
                assert!(
                    numbers.any(|n| n == limit.to_string()),
                    "{at}: {limit}, but {limits}"
                );
                checked += 1;
            }
            if let Some(expected) = property.get("default") {
                let expected = expected.to_string().trim_matches('"').to_owned();
                assert_eq!(default.trim_matches('`'), expected, "{at}");
                checked += 1;
            }
        }
    }
    assert!(checked > 60, "{checked} were checked");
}

fn keys(object: &Value) -> impl Iterator<Item = &str> {
    object["properties"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
}

/// What a row speaks of.
fn key(row: &[String]) -> &str {
    words(&row[0])
        .first()
        .copied()
        .unwrap_or_else(|| panic!("{row:?} names no key"))
}
