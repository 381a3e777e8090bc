//! What a form looks like, and which questions it asks.

use super::form::{Form, Value, part};
use crate::support::Place;

#[test]
fn a_form_has_instructions_a_sheet_for_each_area_and_two_hidden_sheets() {
    let place = Place::with_fixtures();
    let done = place.run("workbook export mini.yaml -o form.xlsx").exit(0);
    assert_eq!(
        done.stderr,
        "Written to form.xlsx: 18 questions on 3 sheets. Read it back with: \
         itsm-gap workbook import form.xlsx -o assessment.yaml\n"
    );
    let form = Form::open(&place.path("form.xlsx"));
    let sheets: Vec<_> = form
        .sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.hidden))
        .collect();
    assert_eq!(
        sheets,
        [
            ("Instructions", false),
            ("The organisation", false),
            ("Care for users", false),
            ("Supply", false),
            ("Rules and people", false),
            ("Lists", true),
            ("itsm-gap", true),
        ]
    );
    // A question that names an area of its own stands there.
    assert_eq!(form.sheets[form.place("lok-used").0].name, "Care for users");
    let texts = |sheet: usize| {
        form.sheets[sheet]
            .cells
            .values()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert!(texts(2).contains(&Value::from("0 of 13 answered")));
    let help = "Ask for yesterday's.\nWho knows: Whoever answers the telephone\nWhat could show it: List of faults";
    assert!(texts(2).contains(&Value::from(help)), "{:?}", texts(2));
    let choices = "Not at all\nHere and there\nAbout half: Only those that came by mail.\nNearly always\nAlways: Without \
                   exception.";
    assert!(texts(2).contains(&Value::from(choices)));
    assert!(texts(3).contains(&Value::from("Only if: “Yes”")));
}

#[test]
fn equal_forms_have_equal_bytes() {
    let place = Place::with_fixtures();
    place.run("workbook export mini.yaml -o one.xlsx").exit(0);
    place.run("workbook export mini.yaml -o two.xlsx").exit(0);
    let bytes = |name| std::fs::read(place.path(name)).unwrap();
    assert_eq!(bytes("one.xlsx"), bytes("two.xlsx"));
    place
        .run("workbook export mini.yaml --by Somebody -o three.xlsx")
        .exit(0);
    assert_ne!(bytes("one.xlsx"), bytes("three.xlsx"));
}

#[test]
fn only_the_open_part_of_an_assessment_is_asked() {
    let place = Place::with_fixtures();
    place
        .run("workbook export partial.yaml -o form.xlsx")
        .exit(0);
    let form = Form::open(&place.path("form.xlsx"));
    let origin = form.sheets.last().unwrap();
    let asked: Vec<_> = origin
        .cells
        .iter()
        .filter(|((_, column), value)| *column == 0 && **value == Value::from("question"))
        .map(|((row, _), _)| match &origin.cells[&(*row, 1)] {
            Value::Text(id) => id.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    let listed = place.run("report partial.yaml --to json").json();
    for id in &asked {
        let question = crate::support::question(&listed, id);
        let open = question["answer"].is_null();
        assert!(open, "{id} is answered: {question}");
    }
    assert!(!asked.is_empty() && asked.len() < 18, "{asked:?}");
}

#[test]
fn a_form_is_cut_for_a_role_or_a_section() {
    let place = Place::with_fixtures();
    let role = [
        "workbook",
        "export",
        "mini.yaml",
        "--ask",
        "whoever answers the telephone",
        "--by",
        "J. Ray",
        "-o",
        "a.xlsx",
    ];
    let done = place.run_with(role).exit(0);
    assert!(
        done.stderr.contains("1 question on 1 sheet"),
        "{}",
        done.stderr
    );
    let mut form = Form::open(&place.path("a.xlsx"));
    let names: Vec<_> = form.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    assert_eq!(
        names,
        ["Instructions", "Care for users", "Lists", "itsm-gap"]
    );
    let front: Vec<_> = form.sheet("Instructions").cells.values().cloned().collect();
    assert!(
        front.contains(&Value::from("J. Ray"))
            && front.contains(&Value::from("Whoever answers the telephone"))
    );
    let done = place
        .run("workbook export mini.yaml --section 7,9 -o b.xlsx")
        .exit(0);
    assert!(
        done.stderr.contains("4 questions on 2 sheets"),
        "{}",
        done.stderr
    );
}

#[test]
fn what_cannot_be_made_is_said() {
    let place = Place::with_fixtures().file("form.xlsx", "answers");
    for (arguments, message, help) in [
        (
            "mini.yaml -o form.xlsx",
            "exists already, and may hold answers",
            "choose another name",
        ),
        (
            "mini.yaml -o form.ods",
            "form.ods is no name for a workbook",
            "end in .xlsx",
        ),
        (
            "mini.yaml -o form",
            "form is no name for a workbook",
            "end in .xlsx",
        ),
        (
            "iso2000 -o x.xlsx",
            "unknown questionnaire `iso2000`",
            "did you mean `iso20000`?",
        ),
        (
            "mini.yaml --section 77 -o x.xlsx",
            "has no section `77`",
            "did you mean `7`?",
        ),
        (
            "mini.yaml --ask nobody -o x.xlsx",
            "no question of `mini` is for `nobody`",
            "its roles",
        ),
        (
            "ready.yaml --questionnaire mini.yaml --only unknown -o x.xlsx",
            "no open question",
            "leave out",
        ),
    ] {
        let done = place.run(&format!("workbook export {arguments}")).exit(2);
        assert!(
            done.stderr.contains(message) && done.stderr.contains(help),
            "{}",
            done.stderr
        );
    }
    assert_eq!(place.read("form.xlsx"), "answers");
    place.run("workbook export nowhere.yaml -o x.xlsx").exit(4);
    place
        .run("workbook export mini.yaml -o nowhere/x.xlsx")
        .exit(4);
}

#[test]
fn text_of_a_questionnaire_is_no_formula_and_steers_nothing() {
    let place = Place::with_fixtures();
    let text = place.read("mini.yaml");
    let text = text
        .replace(
            "Does each task have an owner?",
            "\"=HYPERLINK(\\\"http://x\\\")\\u202e\\u001b[31m\"",
        )
        .replace(
            "title: Care for users",
            "title: \"=1+1 [x]:*?/\\\\ a title that is far too long for a sheet\"",
        )
        .replace("label: Not at all", "label: \"@SUM(A1)\"");
    std::fs::write(place.path("mini.yaml"), text).unwrap();
    place.run("workbook export mini.yaml -o form.xlsx").exit(0);
    let form = Form::open(&place.path("form.xlsx"));
    let (sheet, row) = form.place("op-owner");
    assert_eq!(form.sheets[sheet].name, "=1+1 x a title that is far too");
    let asked = Value::from("=HYPERLINK(\"http://x\")\\u{202e}\\u{1b}[31m");
    assert_eq!(form.sheets[sheet].cells[&(row, 1)], asked);
    let sheet = part(&place.path("form.xlsx"), "xl/worksheets/sheet3.xml");
    assert_eq!(sheet.matches("<f>").count(), 1, "the progress alone");
    place
        .run("workbook import form.xlsx -o a.yaml --questionnaire mini.yaml")
        .exit(0);
}
