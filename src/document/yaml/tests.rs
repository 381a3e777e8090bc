//! What is YAML, what is not, and what is refused although it is.

use crate::document::codes;
use crate::document::diagnostic::Diagnostic;
use crate::document::faults::Faults;
use crate::document::fixture::pointed;
use crate::document::node::{Node, NodeKind};

fn parse(text: &str) -> (Option<Node<'_>>, Vec<Diagnostic>) {
    let faults = Faults::default();
    let root = super::parse_yaml(text, Box::leak(Box::default()), &faults, None);
    (root, faults.into_diagnostics())
}

#[track_caller]
fn fault(text: &str, expected: (&str, &str)) -> Diagnostic {
    let (_, mut faults) = parse(text);
    assert_eq!(pointed(text, &faults), [expected], "{text:?}");
    faults.remove(0)
}

/// The text of a key of the root.
fn text_of(text: &str, key: &str) -> Option<String> {
    let (root, faults) = parse(text);
    assert_eq!(faults, [], "{text:?}");
    root?.get(key)?.as_text().map(str::to_owned)
}

#[test]
fn text_stays_as_it_is_written() {
    for text in [
        "no",
        "8.20",
        "0777",
        "1e3",
        "true",
        "2026-11-22",
        "No",
        "~x",
        "\"8.20\"",
        "!!str 8.20",
    ] {
        let plain = text.trim_start_matches("!!str ").trim_matches('"');
        assert_eq!(
            text_of(&format!("a: {text}\n"), "a").as_deref(),
            Some(plain)
        );
    }
}

#[test]
fn nothing_is_null_and_quoted_nothing_is_text() {
    for text in ["", "~", "null", "Null", "# comment"] {
        assert_eq!(text_of(&format!("a: {text}\nb: c\n"), "a"), None);
    }
    assert_eq!(text_of("a: ''\n", "a").as_deref(), Some(""));
    assert_eq!(text_of("a: 'null'\n", "a").as_deref(), Some("null"));
}

#[test]
fn json_is_accepted_with_tabs_escapes_and_windows_line_ends() {
    let json = "{\r\n\t\"a\": \"x\\/y \\ud83d\\ude00 \\u00e9\",\r\n\t\"b\": [\r\n\t\t1,\r\n\t\t{\r\n\t\t\t\"c\":null\r\n\t\t}\r\n\t]\r\n}\r\n";
    assert_eq!(text_of(json, "a").as_deref(), Some("x/y 😀 é"));
    let long = format!(
        "{{\"a\": [\"{}\"], \"b\":\"{}\"}}",
        "x".repeat(5000),
        "y".repeat(5000)
    );
    assert_eq!(text_of(&long, "b").map(|text| text.len()), Some(5000));
}

#[test]
fn windows_line_ends_do_not_reach_the_text() {
    assert_eq!(
        text_of("a: |\r\n  x\r\n  y\r\nb: c\r\n", "a").as_deref(),
        Some("x\ny\n")
    );
}

#[test]
fn tabs_are_no_indentation() {
    fault("a:\n\tb: 1\n", (codes::TAB_INDENTATION, "\t"));
    fault("a: b\n\tc\n", (codes::TAB_INDENTATION, "\t"));
    fault("a: >\n\tx\n", (codes::TAB_INDENTATION, "\t"));
    fault("a:\n  - b: 1\n\t  c: 2\n", (codes::TAB_INDENTATION, "\t"));
}

#[test]
fn syntax_errors_are_said_in_plain_words_at_their_place() {
    let cases = [
        (
            "a: foo: bar\n",
            codes::YAML_SYNTAX,
            ":",
            "colon in the middle",
        ),
        (
            "a: 1\nb\nc: 2\n",
            codes::YAML_SYNTAX,
            "b",
            "colon is missing",
        ),
        ("a: @x\n", codes::YAML_SYNTAX, "@", "cannot begin"),
        ("a: `x`\n", codes::YAML_SYNTAX, "`", "cannot begin"),
        (
            "a: \u{7}x\n",
            codes::YAML_SYNTAX,
            "\u{7}",
            "control character",
        ),
        (
            "a: \"x\" y\n",
            codes::YAML_SYNTAX,
            "y",
            "behind a closing quotation mark",
        ),
        (
            "a: 'it's'\n",
            codes::YAML_SYNTAX,
            "s",
            "behind a closing quotation mark",
        ),
        ("a: \"C:\\path\"\n", codes::YAML_SYNTAX, "\"", "backslash"),
        ("a: \"\\ud83d\"\n", codes::YAML_SYNTAX, "\"", "backslash"),
        ("a: - b\n", codes::YAML_SYNTAX, "-", "list entry"),
        (
            "a:\n  - x: 1\n   y: 2\n",
            codes::YAML_SYNTAX,
            "y",
            "indented differently",
        ),
        (
            "- a\nb: 1\n",
            codes::YAML_SYNTAX,
            "b",
            "indented differently",
        ),
        ("a: [a]]\n", codes::YAML_SYNTAX, "]", "never opened"),
        ("a: *bold* text\n", codes::UNKNOWN_ALIAS, "*", "alias"),
        ("a: \"x\n", codes::UNCLOSED_QUOTE, "\"", "never closed"),
        ("a: [1, 2\n", codes::UNCLOSED_BRACKET, "[", "never closed"),
        ("{a: {b: 1}\n", codes::UNCLOSED_BRACKET, "{", "never closed"),
        ("a: [1}\n", codes::UNCLOSED_BRACKET, "[", "closed by"),
    ];
    for (text, code, at, words) in cases {
        let fault = fault(text, (code, at));
        assert!(fault.message.contains(words), "{text:?}: {}", fault.message);
        assert!(fault.help.is_some(), "{text:?}");
    }
}

#[test]
fn what_is_never_needed_is_refused() {
    fault("a: !custom b\n", (codes::TAG, "!custom"));
    fault("a: !!int 5\n", (codes::TAG, "!!int"));
    fault("a: !x [b]\n", (codes::TAG, "!x"));
    fault("? [a]\n: b\n", (codes::KEY_NOT_TEXT, "[a]"));
    fault("{{a: b}: c}\n", (codes::KEY_NOT_TEXT, "{a: b}"));
    fault("x: &x {a: 1}\ny: {<<: *x}\n", (codes::MERGE_KEY, "<<"));
    fault("a: 1\n---\nb: 2\n", (codes::SEVERAL_DOCUMENTS, "---"));
}

#[test]
fn a_key_occurs_once_in_a_map() {
    let first = fault("a: 1\nb: 2\n'a': 3\n", (codes::DUPLICATE_KEY, "'a'"));
    assert_eq!(first.related.unwrap().span.start(), 0);
    let many: String = (0..100).map(|n| format!("k{}: x\n", n % 99)).collect();
    fault(&many, (codes::DUPLICATE_KEY, "k0"));
}

#[test]
fn small_aliases_are_fine() {
    let (root, faults) = parse("a: &x [1, {b: 2}]\nc: *x\n*y : z\n");
    assert!(
        root.is_none() && faults.len() == 1,
        "an unknown alias as a key"
    );
    let (root, faults) = parse("a: &x [1, {b: 2}]\nc: *x\n&k d: 1\ne: *k\n");
    assert_eq!(faults, []);
    let root = root.unwrap();
    let (original, repeated) = (root.get("a").unwrap(), root.get("c").unwrap());
    assert_eq!(original.kind, repeated.kind);
    assert_ne!(original.span, repeated.span);
    assert_eq!(root.get("e").and_then(Node::as_text), Some("d"));
}

#[test]
fn an_alias_to_what_contains_it_is_refused() {
    fault("a: &x [*x]\n", (codes::UNKNOWN_ALIAS, "*x"));
}

#[test]
fn deep_nesting_is_refused() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(parse(&nested(32)).1.is_empty());
    fault(&nested(33), (codes::TOO_DEEP, "["));
    let (_, faults) = parse(&nested(100_000));
    assert_eq!(faults[0].code, codes::TOO_DEEP);
    let block: String = (0..40)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    assert_eq!(parse(&block).1[0].code, codes::TOO_DEEP);
    let through_aliases = format!("a: &a {}\nb: &b [*a]\nc: [{}]\n", nested(30), "*b");
    assert_eq!(parse(&through_aliases).1[0].code, codes::TOO_DEEP);
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let inner = format!("*a{}, ", level - 1).repeat(10);
        bomb += &format!("a{level}: &a{level} [{inner}]\n");
    }
    let (root, faults) = parse(&bomb);
    assert!(root.is_none());
    assert_eq!(faults[0].code, codes::TOO_MANY_ENTRIES);
}

#[test]
fn the_span_of_many_lines_ends_with_the_first() {
    let text = "a:\n  b: 1\n  c: 2\nd: |\n  x\n  y\n";
    let (root, _) = parse(text);
    let root = root.unwrap();
    let at = |node: &Node<'_>| text[node.span.range()].to_owned();
    assert_eq!(at(&root), "a:");
    assert_eq!(at(root.get("a").unwrap()), "b: 1");
    assert_eq!(at(root.get("d").unwrap()), "x");
    assert!(matches!(root.kind, NodeKind::Mapping(_)));
}
