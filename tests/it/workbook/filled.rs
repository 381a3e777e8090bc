//! What respondents put into cells, and how it is understood or refused.

use super::form::{ANSWER, DAY, Form, KIND, NOTE, PLACE, REASON, Value};
use crate::support::{Place, assert_harmless};

/// A folder with a fresh form, and the form.
pub(super) fn fresh() -> (Place, Form) {
    let place = Place::with_fixtures();
    place.run("workbook export mini.yaml -o form.xlsx").exit(0);
    let form = Form::open(&place.path("form.xlsx"));
    (place, form)
}

pub(super) const IMPORT: &str =
    "workbook import filled.xlsx -o a.yaml --questionnaire mini.yaml --date 2026-11-20 --by B";

/// Saves the form, imports it, and gives the assessment.
#[track_caller]
fn imported(place: &Place, form: &Form) -> String {
    form.save(&place.path("filled.xlsx"));
    let done = place.run(IMPORT).exit(0);
    assert!(!done.stderr.contains("warning"), "{}", done.stderr);
    place.read("a.yaml")
}

/// Saves the form, and expects the import to refuse it for these reasons, and to write nothing.
#[track_caller]
pub(super) fn refused(place: &Place, form: &Form, reasons: &[&str]) -> String {
    form.save(&place.path("filled.xlsx"));
    refused_file(place, reasons)
}

/// Expects the import to refuse the file for these reasons, and to write nothing.
#[track_caller]
pub(super) fn refused_file(place: &Place, reasons: &[&str]) -> String {
    let done = place.run(IMPORT).exit(2);
    for reason in reasons {
        assert!(
            done.stderr.contains(reason),
            "no {reason:?} in:\n{}",
            done.stderr
        );
    }
    assert_harmless(&done.stderr);
    assert_eq!(done.stdout, "");
    assert!(!place.names().contains(&"a.yaml".to_owned()));
    done.stderr
}

#[test]
fn blanks_case_and_kind_of_cell_do_not_matter() {
    let (place, mut form) = fresh();
    form.answer("op-owner", "  ALWAYS\u{a0}")
        .answer("flt-recorded", "about  half")
        .answer("flt-ordered", "I DON\u{2019}T KNOW")
        .answer("wsh-way", "tool")
        .fill(
            "flt-major",
            ANSWER,
            Value::Rich("Has not happened yet".into()),
        )
        .fill("flt-reviewed", NOTE, Value::Flag(true))
        .fill("flt-learned", NOTE, Value::Number(0.25))
        .fill("wsh-taken", NOTE, Value::Rich("Half bold".into()));
    let text = imported(&place, &form);
    for line in [
        "  op-owner:\n    answer: fully\n",
        "  flt-recorded:\n    answer: half\n",
        "  flt-ordered:\n    answer: unknown\n",
        "  wsh-way:\n    answer: tool\n",
        "  flt-major:\n    answer: none_yet\n",
        "    note: \"TRUE\"\n",
        "    note: \"0.25\"\n",
        "    note: Half bold\n",
    ] {
        assert!(text.contains(line), "no {line:?} in:\n{text}");
    }
}

#[test]
fn a_day_may_be_a_day_a_number_or_text() {
    let (place, mut form) = fresh();
    let days = [
        ("op-owner", Value::Day(46_326.0)),
        ("flt-recorded", Value::Number(46_326.0)),
        ("flt-major", "2026-10-31".into()),
        ("flt-ordered", "31.10.2026".into()),
    ];
    for (id, day) in &days {
        form.fill(id, KIND, "record").fill(id, DAY, day.clone());
    }
    let text = imported(&place, &form);
    assert_eq!(
        text.matches("{kind: record, date: 2026-10-31}").count(),
        days.len(),
        "{text}"
    );
}

#[test]
fn labels_that_are_numbers_or_truth_values_are_found_in_such_cells() {
    let place = Place::with_fixtures();
    let text = place.read("mini.yaml");
    let text = text
        .replace("label: On paper", "label: \"1\"")
        .replace("label: In a tool", "label: \"True\"");
    std::fs::write(place.path("mini.yaml"), text).unwrap();
    place.run("workbook export mini.yaml -o form.xlsx").exit(0);
    let mut form = Form::open(&place.path("form.xlsx"));
    form.fill("wsh-way", ANSWER, Value::Number(1.0));
    assert!(imported(&place, &form).contains("answer: paper"));
    std::fs::remove_file(place.path("a.yaml")).unwrap();
    form.fill("wsh-way", ANSWER, Value::Flag(true));
    assert!(imported(&place, &form).contains("answer: tool"));
}

#[test]
fn rows_and_columns_are_known_wherever_they_stand() {
    let (place, mut form) = fresh();
    super::round_trip::fill(&mut form);
    let before = imported(&place, &form);
    std::fs::remove_file(place.path("a.yaml")).unwrap();
    for sheet in form
        .sheets
        .iter_mut()
        .filter(|sheet| !sheet.hidden && sheet.name != "Instructions")
    {
        let last = sheet.cells.keys().map(|(row, _)| *row).max().unwrap();
        let cells = std::mem::take(&mut sheet.cells);
        let moved = cells.into_iter().map(|((row, column), value)| {
            // Sorted the other way round below the headings, and the columns moved two to the right.
            let row = if row < 3 { row } else { last + 3 - row };
            ((row, column + 2), value)
        });
        sheet.cells = moved.collect();
    }
    assert_eq!(imported(&place, &form), before);
}

#[test]
fn what_is_no_answer_is_refused_by_its_cell() {
    let (place, mut form) = fresh();
    form.answer("op-owner", "Allways")
        .answer("hnd-planned", "n/a")
        .answer("flt-reviewed", "Not applicable")
        .fill("wsh-taken", ANSWER, Value::Number(2.0))
        .fill("wsh-way", ANSWER, Value::Flag(false))
        .answer("size", "Enormous")
        .fill("flt-major", KIND, "Rumour")
        .fill("flt-recorded", PLACE, "Shelf")
        .fill("flt-ordered", KIND, "Document")
        .fill("flt-ordered", DAY, "10/11/2026");
    let at = |id, heading| form.named(id, heading);
    let reasons = [
        format!(
            "error[unknown-answer]: `Allways` is not an answer to `op-owner`\n  --> filled.xlsx, {}\n  = help: did you mean \
                 `Always`? Possible: `Not at all`, `Here and there`, `About half`, `Nearly always`, `Always`, `Not applicable`, \
                 `I don't know`\n",
            at("op-owner", ANSWER)
        ),
        format!(
            "error[na-not-allowed]: `hnd-planned` always applies, so that `n/a` is no answer to it\n  --> filled.xlsx, {}",
            at("hnd-planned", ANSWER)
        ),
        format!(
            "error[na-without-reason]: an answer that does not apply needs a reason\n  --> filled.xlsx, {}",
            at("flt-reviewed", REASON)
        ),
        format!(
            "error[unknown-answer]: `2` is not an answer to `wsh-taken`\n  --> filled.xlsx, {}",
            at("wsh-taken", ANSWER)
        ),
        format!(
            "error[unknown-answer]: `FALSE` is not an answer to `wsh-way`\n  --> filled.xlsx, {}",
            at("wsh-way", ANSWER)
        ),
        format!(
            "error[unknown-answer]: `Enormous` is not an answer to `size`\n  --> filled.xlsx, {}\n  = help: possible: `Few`, `Some`, `Many`",
            at("size", ANSWER)
        ),
        format!(
            "error[unknown-word]: `Rumour` is no kind of evidence\n  --> filled.xlsx, {}",
            at("flt-major", KIND)
        ),
        format!(
            "error[missing-key]: what kind of evidence is it?\n  --> filled.xlsx, {}",
            at("flt-recorded", KIND)
        ),
        format!(
            "error[invalid-date]: `10/11/2026` is no day that can be understood without doubt\n  --> filled.xlsx, {}",
            at("flt-ordered", DAY)
        ),
    ];
    let reasons: Vec<&str> = reasons.iter().map(String::as_str).collect();
    let said = refused(&place, &form, &reasons);
    assert_eq!(said.matches("error[").count(), reasons.len(), "{said}");
}

#[test]
fn formulas_are_no_answers_wherever_they_stand() {
    let (place, mut form) = fresh();
    let formula = |text: &str| Value::Formula(text.to_owned());
    form.fill("op-owner", ANSWER, formula("=Lists!A5"))
        .fill(
            "flt-recorded",
            NOTE,
            formula("=WEBSERVICE(\"http://localhost/\"&A1)"),
        )
        .fill("flt-ordered", DAY, formula("=TODAY()"));
    let (sheet, row) = form.place("wsh-way");
    form.sheets[sheet]
        .cells
        .insert((row, 0), formula("=\"wsh-way\""));
    let front = form.sheet("Instructions");
    front.cells.insert((3, 1), formula("=\"J. Ray\""));
    let reasons = [
        format!(
            "error[formula-in-form]: a formula is no answer: what it shows may change with the program that opens it\n  --> \
                 filled.xlsx, {}",
            form.named("op-owner", ANSWER)
        ),
        form.named("flt-recorded", NOTE),
        form.named("flt-ordered", DAY),
        format!(
            "a formula stands where the id of the question belongs\n  --> filled.xlsx, sheet `Care for users`, cell A{}",
            row + 1
        ),
        "a formula stands where the name belongs\n  --> filled.xlsx, sheet `Instructions`, cell B4"
            .to_owned(),
    ];
    let reasons: Vec<&str> = reasons.iter().map(String::as_str).collect();
    refused(&place, &form, &reasons);
}

#[test]
fn what_is_harmless_but_odd_is_taken_and_told() {
    let (place, mut form) = fresh();
    form.answer("op-owner", "About half")
        .fill("op-owner", REASON, "The rest is new")
        .fill("op-owner", NOTE, "Seen")
        .fill("flt-ordered", KIND, "Record")
        .fill("flt-recorded", KIND, "Document")
        .fill("flt-recorded", DAY, "2027-01-01");
    let (sheet, _) = form.place("par-known");
    let gone: Vec<_> = form.sheets[sheet]
        .cells
        .keys()
        .filter(|(row, _)| *row > 3)
        .copied()
        .collect();
    for at in gone {
        form.sheets[sheet].cells.remove(&at);
    }
    form.sheets.push(super::form::Sheet {
        name: "My own".into(),
        hidden: false,
        cells: [((0, 0), Value::from("Something"))].into(),
        merged: Vec::new(),
    });
    form.save(&place.path("filled.xlsx"));
    let done = place.run(IMPORT).exit(0);
    for warning in [
        "warning[reason-without-na]: a reason is for the answer that does not apply; it is kept as a note",
        "warning[undated-record]: counts for nothing: a record needs its day",
        "warning[evidence-after-assessment]: counts for nothing on 2026-11-20",
        "warning[form-sheet]: this sheet is no part of the form; nothing was read from it\n  --> filled.xlsx, sheet `My own`",
        "warning[form-sheet]: 2 questions are no longer in the workbook, such as `par-known`; they stay open",
    ] {
        assert!(
            done.stderr.contains(warning),
            "no {warning:?} in:\n{}",
            done.stderr
        );
    }
    assert!(
        place
            .read("a.yaml")
            .contains("    note: |-\n      Seen\n      The rest is new\n")
    );
}

#[test]
fn who_answers_is_told_by_the_form_the_command_or_the_file() {
    let (place, mut form) = fresh();
    form.answer("op-owner", "Always")
        .save(&place.path("desk.xlsx"));
    let import = "workbook import desk.xlsx --questionnaire mini.yaml --date 2026-11-20 -o";
    place.run(&format!("{import} a.yaml")).exit(0);
    assert!(place.read("a.yaml").contains("by: desk\n"));
    form.signed("J.\n  Ray ").save(&place.path("desk.xlsx"));
    place.run(&format!("{import} b.yaml")).exit(0);
    assert!(place.read("b.yaml").contains("by: J. Ray\n"));
    place.run(&format!("{import} c.yaml --by Lee")).exit(0);
    assert!(place.read("c.yaml").contains("by: Lee\n"));
    let done = place
        .run("workbook import desk.xlsx form.xlsx -o d.yaml --by Lee")
        .exit(2);
    assert!(
        done.stderr.contains("--by names one respondent"),
        "{}",
        done.stderr
    );
}
