//! What looks odd and is right.

use crate::support::Place;

const ODD: &str = "\
# A comment first
format: 1.0
questionnaire: mini.yaml
date: '2026-06-30'
organisation: ~
assessors: []
profile: {size: , partners: no}
sections: [8.20, \"7\"]
answers:
  hnd-planned: no            # text, and no `false`
  hnd-tested:
  hnd-agreed: ~
  hnd-kept: {answer: \"fully\", note: '', evidence: []}
";

#[test]
fn unquoted_no_is_text_and_8_20_is_no_number() {
    let place = Place::with_fixtures().file("a.yaml", ODD);
    place.run("validate a.yaml").quietly();
    let report = place.run("report a.yaml --to json").json();
    let question = |id| crate::support::question(&report, id)["answer"].clone();
    assert_eq!(question("hnd-planned"), "no");
    assert_eq!(question("hnd-tested"), serde_json::Value::Null);
    assert_eq!(question("hnd-kept"), "fully");
    assert_eq!(report["selection"], serde_json::json!(["8.20", "7"]));
    assert_eq!(report["profile"]["size"], serde_json::Value::Null);
}

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_are_fine_and_columns_stay_right() {
    let windows = format!("\u{FEFF}{}", ODD.replace('\n', "\r\n"));
    let bad = windows.replace("hnd-planned: no ", "hnd-planned: nö ");
    let place = Place::with_fixtures()
        .file("a.yaml", &windows)
        .file("bad.yaml", bad)
        .file("mac.yaml", ODD.replace('\n', "\r"));
    place.run("validate a.yaml").quietly();
    place
        .run("validate bad.yaml")
        .exit(2)
        .stderr_has("bad.yaml:10:16");
}

#[test]
fn standard_input_is_validated_too() {
    let place = Place::with_fixtures();
    place
        .run("validate -")
        .stdin(ODD)
        .quietly()
        .stdout_has("valid assessment for mini@2");
    let bad = ODD.replace("hnd-planned: no ", "hnd-planned: nein ");
    place
        .run("validate -")
        .stdin(&bad)
        .exit(2)
        .stderr_has("<stdin>:10:16");
}

#[test]
fn a_path_to_the_questionnaire_starts_at_the_assessment() {
    let place = Place::with_fixtures();
    std::fs::create_dir(place.path("below")).unwrap();
    let text = ODD.replace("mini.yaml", "../mini.yaml");
    let place = place.file("below/a.yaml", text);
    place.run("validate below/a.yaml").quietly();
    let moved = place.run("validate below/a.yaml --questionnaire mini.yaml");
    moved.quietly();
}

#[test]
fn a_target_alone_is_valid_and_its_ids_wait_for_a_questionnaire() {
    let place = Place::with_fixtures().file("t.yaml", "{format: 1, sections: {\"1\": {score: 1}}}");
    place
        .run("validate t.yaml")
        .quietly()
        .stdout_has("valid target");
    place
        .run("validate t.yaml --questionnaire mini.yaml")
        .exit(2);
}

#[test]
fn warnings_are_no_faults() {
    let place = Place::with_fixtures();
    let text = "format: 1\nquestionnaire: mini.yaml\ndate: 2026-06-30\nanswers: {op-owner: {answer: half, reason: R}}\n";
    let place = place.file("a.yaml", text);
    place
        .run("validate a.yaml")
        .exit(0)
        .stderr_has("warning[reason-without-na]")
        .stdout_has("valid assessment");
}

#[test]
fn a_json_file_is_a_yaml_file() {
    let place = Place::with_fixtures();
    place
        .run("validate partial.json")
        .quietly()
        .stdout_has("valid assessment for mini@2");
}
