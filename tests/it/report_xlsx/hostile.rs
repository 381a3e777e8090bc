//! What users write stays text, and fits.

use calamine::Data;

use super::book::Book;
use crate::support::{Place, assert_harmless};

/// Text of a note that is longer than a cell can hold.
fn long() -> String {
    "=1+1 ".repeat(8_000)
}

/// Texts that programs might obey: as JSON writes them, and as they are shown.
const HOSTILE: [(&str, &str); 8] = [
    ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
    ("+1+1", "+1+1"),
    ("-2+3", "-2+3"),
    ("@SUM(A1)", "@SUM(A1)"),
    ("\\t=1", "=1"),
    ("\\u0007=1\\u202E", "\\u{7}=1\\u{202e}"),
    ("_x0041_", "_x0041_"),
    ("&P &10\\\"x\\\"", "&P &10\"x\""),
];

#[test]
fn text_is_never_a_formula_and_never_steers() {
    let ids = [
        "sup-aligned",
        "hr-training",
        "hr-succession",
        "sla-underpinned",
        "rep-overview",
        "rep-decisions",
        "req-agreed",
        "inc-restored",
    ];
    let answers = ids.iter().zip(HOSTILE).map(|(id, (hostile, _))| {
        format!(
            r#""{id}": {{"answer": "absent", "note": "{hostile}", "by": "{hostile}", "owner": "{hostile}", "performed_by": "{hostile}",
            "evidence": [{{"kind": "record", "ref": "{hostile}", "date": "2026-10-31"}}], "sample": {{"of": 3, "checked": 2, "ok": 1, "failing": ["{hostile}"]}}}}"#
        )
    });
    let answers: Vec<String> = answers.collect();
    let (formula, _) = HOSTILE[0];
    let assessment = format!(
        r#"{{"format": 1, "questionnaire": "itsm-manager@1.0", "organisation": "{formula}", "scope": "+1", "date": "2026-11-22",
        "assessors": ["@A1"], "answers": {{{}}}}}"#,
        answers.join(",")
    );
    let plan = format!(
        r#"{{"format": 1, "years": 1, "owners": {{"agree-slas": "{formula}"}}, "exclude": {{"plan-exits": "{formula}"}}, "currency": "=A1"}}"#
    );
    let place = Place::empty()
        .file("a.json", assessment)
        .file("plan.json", plan);
    // Reading it back refuses formulas.
    let book = Book::of(&place, "report a.json --plan plan.json");
    for sheet in book.names() {
        for text in book.texts(sheet) {
            assert_harmless(&text);
        }
    }
    for row in book.answers() {
        let Some(at) = ids.iter().position(|id| row["Id"] == *id) else {
            continue;
        };
        let (_, shown) = HOSTILE[at];
        for title in ["Owner", "Performed by"] {
            assert_eq!(
                row[title],
                Data::String(shown.to_owned()),
                "as it was written"
            );
        }
        assert!(row["Note"].to_string().contains(shown));
    }
    for (name, part) in &book.parts {
        assert!(!part.contains("<f>"), "a formula in {name}");
        assert!(!name.contains("vba"), "a macro");
    }
}

#[test]
fn an_ampersand_in_a_name_is_no_code_of_the_header() {
    let place = Place::empty().file(
        "a.yaml",
        "format: 1\nquestionnaire: itsm-manager@1.0\norganisation: \"Miller & Sons &P\"\ndate: 2026-11-22\nanswers: {}\n",
    );
    let book = Book::of(&place, "report a.yaml");
    let sheet = &book.parts["xl/worksheets/sheet1.xml"];
    assert!(
        sheet.contains("&amp;LMiller &amp;&amp; Sons &amp;&amp;P&amp;R"),
        "{sheet:.300}"
    );
}

#[test]
fn texts_longer_than_a_cell_are_cut_and_said_to_be() {
    let name = "[bad]:*?/\\\\name".repeat(12);
    let assessment = format!(
        r#"{{"format": 1, "questionnaire": "itsm-manager@1.0", "organisation": "{name}", "date": "2026-11-22",
        "answers": {{"sup-aligned": {{"answer": "absent", "note": "{}", "owner": "{}"}}}}}}"#,
        long(),
        "\\u0007".repeat(12_000),
    );
    let place = Place::empty().file("a.json", assessment);
    let book = Book::of(&place, "report a.json");
    let answers = book.answers();
    let row = answers
        .iter()
        .find(|row| row["Id"] == "sup-aligned")
        .unwrap();
    for title in ["Note", "Owner"] {
        let text = row[title].to_string();
        assert!(text.encode_utf16().count() <= 32_767);
        assert!(
            text.ends_with('…') || text.contains("more bytes are in the assessment"),
            "{title}"
        );
    }
}

#[test]
fn days_that_spreadsheets_do_not_know_are_text() {
    let place = Place::empty().file(
        "a.yaml",
        "format: 1\nquestionnaire: itsm-manager@1.0\ndate: 2026-11-22\nanswers: {sup-aligned: {answer: absent, due: 1815-06-18}}\n",
    );
    let book = Book::of(&place, "report a.yaml");
    let answers = book.answers();
    let row = answers
        .iter()
        .find(|row| row["Id"] == "sup-aligned")
        .unwrap();
    assert_eq!(row["Due"], Data::String("1815-06-18".into()));
}
