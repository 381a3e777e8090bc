//! What stands where.

use super::*;
use crate::document::faults::Faults;

/// Each value with its path: where the member begins, what is behind its colon or dash, and the value itself.
fn places(text: &str) -> Vec<String> {
    fn list(text: &str, path: &str, place: &Place<'_>, out: &mut Vec<String>) {
        for (at, member) in place.members().into_iter().flat_map(|m| &m.all).enumerate() {
            let name = match &member.key {
                Some((key, _)) => format!("{path}{key}"),
                None => format!("{path}{at}"),
            };
            let begin = text[member.start..].chars().next().unwrap_or('∅');
            let behind = member.behind.map_or("-".to_owned(), |at| {
                format!("{:?}", &text[..at].chars().last().unwrap())
            });
            let value = &member.value;
            let properties = &text[value.start..value.span.start().max(value.start)];
            out.push(format!(
                "{name} {begin} {behind} {properties}{:?}",
                &text[value.span.range()]
            ));
            list(text, &format!("{name}."), value, out);
        }
    }
    let faults = Faults::default();
    let mut builder = OutlineBuilder::new(text);
    let arena = Box::leak(Box::default());
    super::super::parse_yaml(text, arena, &faults, Some(&mut builder)).unwrap();
    let mut out = Vec::new();
    list(text, "", &builder.finish().unwrap(), &mut out);
    out
}

#[test]
fn values_are_found_to_their_ends() {
    let text = "a: one # x\nb:\n  c: 'two\n    lines'\n  d:   # y\ne: [1, {f: , g}]\n";
    assert_eq!(
        places(text),
        [
            r#"a a ':' "one""#,
            r#"b b ':' "c: 'two\n    lines'\n  d:""#,
            r#"b.c c ':' "'two\n    lines'""#,
            r#"b.d d ':' """#,
            r#"e e ':' "[1, {f: , g}]""#,
            r#"e.0 1 - "1""#,
            r#"e.1 { - "{f: , g}""#,
            r#"e.1.f f ':' """#,
            r#"e.1.g g - """#,
        ]
    );
}

#[test]
fn an_item_may_be_a_key_without_brackets() {
    assert_eq!(
        places("a: [b: 1 # c\n ]\n"),
        [
            r#"a a ':' "[b: 1 # c\n ]""#,
            r#"a.0 b - "b: 1""#,
            r#"a.0.b b ':' "1""#,
        ]
    );
}

#[test]
fn items_begin_with_their_dashes() {
    let text = "a:\n- x\n-\n  # c\n  y\n-   b: 1\n    c: 2\n- - z\n";
    assert_eq!(
        places(text),
        [
            r#"a a ':' "- x\n-\n  # c\n  y\n-   b: 1\n    c: 2\n- - z""#,
            r#"a.0 - '-' "x""#,
            r#"a.1 - '-' "y""#,
            r#"a.2 - '-' "b: 1\n    c: 2""#,
            r#"a.2.b b ':' "1""#,
            r#"a.2.c c ':' "2""#,
            r#"a.3 - '-' "- z""#,
            r#"a.3.0 - '-' "z""#,
        ]
    );
}

#[test]
fn lines_of_text_begin_with_their_sign_and_end_with_their_last_word() {
    let text = "a: |2- # c\n    x\n\n   y\n\n# d\nb: >\n\n\nc: |+\n  z\n\n";
    assert_eq!(
        places(text),
        [
            r#"a a ':' "|2- # c\n    x\n\n   y""#,
            r#"b b ':' ">""#,
            r#"c c ':' "|+\n  z""#,
        ]
    );
}

#[test]
fn anchors_and_tags_stand_before_their_values() {
    let text = "a: &x # c\n  b\n&y c: !!str &z\nd: !!str 1\ne: &w\n  f: *x\n? g\n: |\n  h\n";
    assert_eq!(
        places(text),
        [
            r#"a a ':' &x # c
  "b""#,
            r#"c & ':' !!str &z"""#,
            r#"d d ':' !!str "1""#,
            r#"e e ':' &w
  "f: *x""#,
            r#"e.f f ':' "*x""#,
            r#"g ? ':' "|\n  h""#,
        ]
    );
}

#[test]
fn the_text_of_a_key_may_be_repeated() {
    assert_eq!(
        places("a: &k b\n*k : c\n"),
        [r#"a a ':' &k "b""#, r#"b * ':' "c""#]
    );
}
