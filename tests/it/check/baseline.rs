//! What is lower than in an earlier assessment.

use serde_json::{Value, json};

use super::partial;
use crate::support::Place;

#[test]
fn a_baseline_shows_what_was_lost_and_misses_only_if_asked_to() {
    let place = Place::with_fixtures();
    let check = |file: &str, flags: &str, code| {
        let arguments =
            format!("check {file} --score 0.1 --questionnaire mini.yaml {flags} --to json");
        let done = place.run(&arguments).exit(code);
        let answer: Value = serde_json::from_str(&done.stdout).unwrap();
        let mut lost = answer["files"][0]["regressions"].clone();
        for one in lost.as_array_mut().into_iter().flatten() {
            one.as_object_mut().unwrap().remove("fails").unwrap();
            let by = one.as_object_mut().unwrap().remove("lowered_by").unwrap();
            assert!(!by.as_array().unwrap().is_empty(), "{one}");
        }
        lost
    };
    assert_eq!(check("partial.yaml", "", 0), Value::Null);
    let lost = check("partial.yaml", "--baseline ready.yaml", 0);
    assert_eq!(
        lost,
        check("partial.yaml", "--baseline ready.yaml --no-regression", 1)
    );
    let lost = lost.as_array().unwrap();
    for expected in [
        json!({"node": {"kind": "overall", "id": "overall"}, "what": "floor", "before": 1.0, "now": 0.597222222}),
        json!({"node": {"kind": "overall", "id": "overall"}, "what": "level", "before": 1, "now": 0}),
        json!({"node": {"kind": "overall", "id": "overall"}, "what": "verdict", "before": "conforming", "now": "major"}),
        json!({"node": {"kind": "area", "id": "care"}, "what": "floor", "before": 1.0, "now": 0.796875}),
        json!({"node": {"kind": "section", "id": "8.6.1"}, "what": "level", "before": 3, "now": 1}),
        json!({"node": {"kind": "section", "id": "8.20"}, "what": "verdict", "before": "conforming", "now": "major"}),
    ] {
        assert!(lost.contains(&expected), "{expected} in {lost:#?}");
    }
    // 8.6.2 lost nothing, and 5 had no figures before.
    for kept in ["8.6.2", "5", "supply"] {
        assert!(lost.iter().all(|one| one["node"]["id"] != kept), "{kept}");
    }
    // By its profile it has no partners any more. It names no evidence, which no target asks for here.
    let thinner = check(
        "ready.yaml",
        "--baseline partial.yaml --no-regression --fewer-questions",
        0,
    );
    let evidenced = |one: &Value| one["what"] == "evidenced";
    assert!(
        thinner.as_array().unwrap().iter().all(evidenced),
        "{thinner}"
    );
    assert_eq!(
        check("partial.yaml", "--baseline partial.yaml --no-regression", 0),
        json!([])
    );
}

#[test]
fn what_is_no_longer_assessed_is_a_regression() {
    let place = Place::with_fixtures();
    let arguments = "check empty.yaml --score 0 --baseline selected.yaml --no-regression";
    place.run(arguments).exit(1);
}

#[test]
fn a_score_that_rises_because_less_is_asked_is_stopped_unless_that_is_wanted() {
    let place = Place::with_fixtures();
    let partial = place.read("partial.yaml");
    let place = place.file(
        "less.yaml",
        partial.replacen("date:", "sections: [\"8.6\"]\ndate:", 1),
    );
    let arguments = "check less.yaml --score 0 --baseline partial.yaml --no-regression";
    let done = place.run(arguments).exit_any(&[1]);
    let done = done.stdout_has("not any more, not applicable or out of scope now");
    assert!(!done.stdout.contains("No floor"), "{}", done.stdout);
    place
        .run(&format!("{arguments} --to github"))
        .exit(1)
        .stdout_has("Less is in scope than in the baseline");
    place
        .run(&format!("{arguments} --to junit"))
        .exit(1)
        .stdout_has("All questions that counted in the baseline still count");
}

#[test]
fn a_baseline_fits_one_assessment() {
    partial("selected.yaml --baseline empty.yaml", 2);
    partial("--no-regression", 2);
}
