//! JSON read directly says what it says read as YAML.

use proptest::prelude::*;
use serde_json::Value;

use super::super::diagnostic::Diagnostic;
use super::super::yaml;
use super::*;

fn by_json(text: &str) -> Option<(Node<'_>, Vec<Diagnostic>)> {
    let faults = Faults::default();
    let root = parse(text, Box::leak(Box::default()), &faults)?;
    Some((root, faults.into_diagnostics()))
}

fn by_yaml(text: &str) -> Option<(Node<'_>, Vec<Diagnostic>)> {
    let faults = Faults::default();
    let root = yaml::parse_yaml(text, Box::leak(Box::default()), &faults, None)?;
    Some((root, faults.into_diagnostics()))
}

#[test]
fn sound_json_is_the_same_tree_as_yaml_makes_of_it() {
    for text in [
        "{}",
        " {\"a\": [], \"b\": {}, \"c\": [1, -2.50, 1e3, 0.5E-7, true, false, null]}\n",
        "{\"a\":\"x\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\u20AC y\",\"b\":\"\"}",
        "{\n  \"a\": {\n    \"b\": [\n      1\n    ]\n  },\r\n  \"c\": \"ü→\"\n}",
        "{\"a\": 1, \"b\": {\"c\": 1, \"c\": 2}, \"a\": 3}",
        "{\"null\": \"null\", \"~\": \"~\", \"<<\": \"no\"}",
    ] {
        assert_eq!(
            by_json(text).expect("JSON"),
            by_yaml(text).expect("YAML"),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_sound_json_is_left_to_yaml() {
    let deep = format!(
        "{{\"a\": {}1{}}}",
        "[".repeat(MAX_DEPTH),
        "]".repeat(MAX_DEPTH)
    );
    for text in [
        "",
        "a: 1",
        "[1]",
        "{\"a\": 1",
        "{\"a\": 1} x",
        "{'a': 1}",
        "{a: 1}",
        "{\"a\": 01}",
        "{\"a\": 1.}",
        "{\"a\": +1}",
        "{\"a\": yes}",
        "{\"a\": 1,}",
        "{\"a\" 1}",
        "{\"a\": \"\n\"}",
        "{\"a\": \"\\x41\"}",
        "{\"a\": \"\\ud800\"}",
        "{\"a\": \"\u{7f}\"}",
        "{\"a\": \"\u{85}\"}",
        "{\"a\": \"\u{feff}\"}",
        "{\"a\": 1} # x",
        "{\"a\": *b}",
        "{\"a\": \"\\u00g0\"}",
        &deep,
    ] {
        assert_eq!(by_json(text), None, "{text}");
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e6..1e6_f64).prop_map(Value::from),
        "[ -~äß→]{0,12}".prop_map(Value::from),
        "\\PC{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::btree_map("[a-z.<~ -]{0,5}", inner, 0..5)
                .prop_map(|map| Value::from(serde_json::Map::from_iter(map))),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_the_same_tree(value in any_json(), pretty in any::<bool>()) {
        let whole = serde_json::json!({ "root": value });
        let text = match pretty {
            true => serde_json::to_string_pretty(&whole),
            false => serde_json::to_string(&whole),
        };
        let text = text.expect("JSON");
        if let (Some(json), Some(yaml)) = (by_json(&text), by_yaml(&text)) {
            prop_assert_eq!(json, yaml);
        }
    }

    #[test]
    fn nothing_makes_it_fail(text in "[{}\\[\\],:\"\\\\a0-9eu. \n\u{e4}-]{0,60}") {
        let _ = by_json(&format!("{{{text}"));
    }
}
