//! What looks odd and is right.

use crate::support::{Place, faults};

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
fn a_plan_alone_is_valid_and_its_ids_wait_for_a_questionnaire() {
    let place = Place::with_fixtures().file(
        "p.yaml",
        "{format: 1, pins: {write-faults-down: 2027-Q1, x: 2027-Q2}, initiatives: [{id: x, title: X, effort: {small: 1}}]}",
    );
    place.run("validate p.yaml").quietly().stdout_has(
        "p.yaml: valid plan; its ids are looked up with --questionnaire, or when it is used",
    );
    let done = place.run("validate p.yaml --questionnaire mini.yaml --ascii");
    let found = faults(&done.exit(2).stderr);
    assert_eq!(found[0].0, "effort-sizes", "{found:?}");
    assert_eq!(found.len(), 1);
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
fn what_counts_for_nothing_is_noticed_and_does_no_harm() {
    let text = "\
format: 1
questionnaire: mini@1
date: 2026-06-30
sections: [\"9\"]
answers:
  op-owner: {answer: half, weakness: true}
  lok-measured: {answer: half, evidence: [{kind: record}, {kind: document, date: 2026-07-01}]}
";
    let place = Place::with_fixtures().file("a.yaml", text);
    let done = place
        .run("validate a.yaml --questionnaire mini.yaml --ascii")
        .exit(0)
        .stdout_has("valid assessment for mini@2, entries for 2 of 18 questions");
    let noticed = [
        ("other-version", 2, 16),
        ("answers-outside-sections", 4, 1),
        ("weakness-without-requirement", 6, 38),
        ("undated-record", 7, 50),
        ("evidence-after-assessment", 7, 82),
    ];
    let noticed = noticed.map(|(code, line, column)| (code.to_owned(), line, column));
    assert_eq!(faults(&done.stderr), noticed, "{}", done.stderr);
}

#[test]
fn standard_input_is_read_only_once() {
    let place = Place::with_fixtures();
    place
        .run("validate - partial.yaml -")
        .stdin(ODD)
        .exit(2)
        .no_stdout()
        .stderr_has("error: standard input can be read only once");
    for command in [
        "report - --target -",
        "check - --target - --score 0.5",
        "check - --baseline -",
        "explain - overall --target -",
    ] {
        place
            .run(command)
            .stdin(ODD)
            .exit(2)
            .no_stdout()
            .stderr_has("error: standard input can be read only once");
    }
}

#[test]
fn a_json_file_is_a_yaml_file() {
    let place = Place::with_fixtures();
    place
        .run("validate partial.json")
        .quietly()
        .stdout_has("valid assessment for mini@2");
}
