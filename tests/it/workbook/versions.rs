//! Forms of another version of their questionnaire.

use super::form::Form;
use crate::support::Place;

/// A form of a version of the questionnaire, filled in, and beside it the questionnaire as it is now.
fn exported(then: impl Fn(String) -> String, fill: impl Fn(&mut Form)) -> Place {
    let place = Place::with_fixtures();
    let now = place.read("mini.yaml");
    std::fs::write(place.path("then.yaml"), then(now)).unwrap();
    place.run("workbook export then.yaml -o form.xlsx").exit(0);
    let mut form = Form::open(&place.path("form.xlsx"));
    fill(&mut form);
    form.save(&place.path("form.xlsx"));
    place
}

const IMPORT: &str = "workbook import form.xlsx -o a.yaml --questionnaire mini.yaml --by B";

#[test]
fn answers_of_another_version_are_found_by_old_ids_and_old_labels() {
    let then = |text: String| {
        let text = text
            .replace("version: \"2\"", "version: \"1\"")
            .replace("flt-recorded", "flt-logged")
            .replace("flt-logged: flt-noted, flt-noted: flt-logged, ", "")
            .replace("label: Here and there", "label: Now and then");
        let gone = "      - {id: op-owner, text: Does each task have an owner?";
        assert!(text.contains(gone));
        text.replace(gone, "      - {id: op-gone, text: Is it gone?, answers: grid}\n      - {id: op-owner, text: Does each task have an owner?")
    };
    let place = exported(then, |form| {
        form.answer("flt-logged", "Always")
            .answer("op-owner", "Now and then")
            .answer("op-gone", "Always");
    });
    let done = place.run(IMPORT).exit(0);
    for warning in [
        "warning[other-version]: the form asks version `1` of the questionnaire, read with `2`",
        "warning[unmatched-answer]: version `2` of `mini` has no question `op-gone`; its answer `Always` is not taken over",
    ] {
        assert!(
            done.stderr.contains(warning),
            "no {warning:?} in:\n{}",
            done.stderr
        );
    }
    let text = place.read("a.yaml");
    assert!(
        text.contains("flt-recorded:\n    answer: fully")
            && text.contains("op-owner:\n    answer: some"),
        "{text}"
    );
}

#[test]
fn a_questionnaire_that_was_changed_without_a_new_version_is_noticed() {
    let place = exported(
        |text| text.replace("Does each task have an owner?", "Has each task an owner?"),
        |form| {
            form.answer("op-owner", "Always");
        },
    );
    let done = place.run(IMPORT).exit(0);
    let warning = "warning[other-version]: the questionnaire was changed since the form was made, although its version still is `2`";
    assert!(done.stderr.contains(warning), "{}", done.stderr);
    assert!(place.read("a.yaml").contains("answer: fully"));
}

#[test]
fn a_form_of_another_questionnaire_is_refused() {
    let place = exported(|text| text.replace("id: mini", "id: maxi"), |_| {});
    let done = place.run(IMPORT).exit(2);
    assert!(
        done.stderr
            .contains("error[other-questionnaire]: the form asks `maxi`, not `mini`"),
        "{}",
        done.stderr
    );
}
