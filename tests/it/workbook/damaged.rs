//! Forms whose sheets were changed: copied, cut, merged, renamed.

use super::filled::{IMPORT, fresh, refused};
use super::form::{ANSWER, NOTE, Value};

#[test]
fn an_id_that_is_there_twice_is_refused_with_both_places() {
    let (place, mut form) = fresh();
    let (sheet, row) = form.place("op-owner");
    let cells = &mut form.sheets[sheet].cells;
    cells.insert((row + 40, 0), "op-owner".into());
    let reason = format!(
        "error[duplicate-id]: `op-owner` is there twice, first in A{} of sheet `Care for users`\n  --> filled.xlsx, sheet \
         `Care for users`, cell A{}",
        row + 1,
        row + 41
    );
    refused(&place, &form, &[&reason]);
}

#[test]
fn an_id_that_is_unknown_and_an_answer_without_id_are_refused() {
    let (place, mut form) = fresh();
    let (sheet, row) = form.place("hnd-kept");
    let answer = form.column(sheet, ANSWER);
    let cells = &mut form.sheets[sheet].cells;
    cells.insert((row, 0), "hnd-kep".into());
    cells.insert((row + 30, answer), "Always".into());
    refused(
        &place,
        &form,
        &[
            "error[unknown-id]: `mini` has no question `hnd-kep`",
            "did you mean `hnd-kept`?",
            "error[answer-without-question]: there is something in this row, but no question",
            &format!("cell E{}", row + 31),
        ],
    );
}

#[test]
fn a_column_that_is_missing_or_there_twice_is_refused() {
    let (place, mut form) = fresh();
    let (sheet, _) = form.place("op-owner");
    let note = form.column(sheet, NOTE);
    let whole = form.clone();
    form.sheets[sheet].cells.remove(&(2, note));
    refused(
        &place,
        &form,
        &[
            "error[form-columns]: there is no column `Note`\n  --> filled.xlsx, sheet `Care for users`\n",
        ],
    );
    form.sheets[sheet]
        .cells
        .insert((2, note), "your ANSWER ".into());
    refused(
        &place,
        &form,
        &[
            "error[form-columns]: the column `Your answer` is there twice",
            "cell F3",
        ],
    );
    let mut form = whole;
    let answer = form.column(sheet, ANSWER);
    form.sheets[sheet].cells.remove(&(2, answer));
    refused(
        &place,
        &form,
        &["error[form-columns]: there is no column `Your answer`"],
    );
}

#[test]
fn merged_cells_are_refused_where_something_is_to_be_filled_in() {
    let (place, mut form) = fresh();
    let (sheet, row) = form.place("hnd-planned");
    let answer = form.column(sheet, ANSWER);
    form.sheets[sheet]
        .merged
        .push((row, answer, row + 2, answer));
    form.answer("hnd-planned", "Always");
    let reason = format!(
        "error[merged-cells]: the cells E{} to E{} are merged, so that it is not clear what they answer",
        row + 1,
        row + 3
    );
    refused(&place, &form, &[&reason]);
}

#[test]
fn the_hidden_sheet_has_to_be_there_and_whole() {
    let (place, form) = fresh();
    let mut without = form.clone();
    without.sheets.retain(|sheet| sheet.name != "itsm-gap");
    refused(
        &place,
        &without,
        &[
            "error[form-origin]: the workbook has no hidden sheet `itsm-gap`",
            "workbook export",
        ],
    );
    let mut other = form.clone();
    other.sheet("itsm-gap").cells.insert((0, 1), "2".into());
    refused(
        &place,
        &other,
        &["error[unsupported-format]: the form is of format `2`"],
    );
    let mut empty = form.clone();
    empty
        .sheet("itsm-gap")
        .cells
        .retain(|(row, _), _| *row == 0);
    refused(
        &place,
        &empty,
        &["error[form-origin]: the hidden sheet does not say which questionnaire the form asks"],
    );
    let mut none = form;
    none.sheets.retain(|sheet| sheet.hidden);
    none.sheets.insert(
        0,
        super::form::Sheet {
            name: "Empty".into(),
            hidden: false,
            cells: [((0, 0), Value::from("Id"))].into(),
            merged: Vec::new(),
        },
    );
    refused(
        &place,
        &none,
        &["error[form-sheet]: no sheet has questions"],
    );
}

#[test]
fn a_sheet_that_was_hidden_still_counts_and_faults_without_end_are_counted() {
    let (place, mut form) = fresh();
    let (sheet, row) = form.place("op-owner");
    form.sheets[sheet].hidden = true;
    let answer = form.column(sheet, ANSWER);
    for more in 50..450 {
        form.sheets[sheet]
            .cells
            .insert((row + more, answer), "Always".into());
    }
    let said = refused(
        &place,
        &form,
        &[
            "error[answer-without-question]",
            "error[more-faults]: 100 more faults of this workbook are not listed",
        ],
    );
    assert_eq!(said.matches("error[answer-without-question]").count(), 300);
}

#[test]
fn rows_that_were_sorted_by_half_are_refused() {
    let (place, mut form) = fresh();
    form.answer("hnd-kept", "Always")
        .answer("op-owner", "Always");
    let (sheet, row) = form.place("hnd-kept");
    let (other_sheet, other_row) = form.place("hnd-tested");
    let text = form.column(sheet, "Question");
    let whole = form.clone();
    let here = form.sheets[sheet].cells[&(row, text)].clone();
    let there = form.sheets[other_sheet].cells[&(other_row, text)].clone();
    form.sheets[sheet].cells.insert((row, text), there);
    form.sheets[other_sheet]
        .cells
        .insert((other_row, text), here);
    // Nothing was answered beside the second one.
    refused(
        &place,
        &form,
        &[&format!(
            "error[other-question]: beside the id `hnd-kept` stands the question of `hnd-tested`, so that it is not clear \
             which of the two was answered\n  --> filled.xlsx, sheet `{}`, cell B{}",
            form.sheets[sheet].name,
            row + 1
        )],
    );
    // A translation, or better words, is told once.
    let mut form = whole;
    for id in ["hnd-kept", "hnd-tested"] {
        let (sheet, row) = form.place(id);
        let cells = &mut form.sheets[sheet].cells;
        cells.insert((row, text), format!("Frage {id}?").as_str().into());
    }
    form.save(&place.path("filled.xlsx"));
    let done = place.run(IMPORT);
    let said = done.exit(0).stderr;
    assert!(
        said.contains(
            "warning[other-question]: 2 questions were worded anew in the form, the first in B"
        ),
        "{said}"
    );
}
