//! Waivers in what services show: passed over with their reason, near their end, and without effect.

use serde_json::{Value, json};

use super::{ready_but, schemas, with_target};
use crate::support::Place;

/// One minor, waived until the last day of the half-year.
fn waived(waiver: &str) -> Place {
    let place = Place::with_fixtures();
    let text = place
        .read("ready.yaml")
        .replace("hnd-planned: fully", "hnd-planned: half");
    place.file("a.yaml", text).file(
        "target.yaml",
        format!("format: 1\nconformity: ready\nwaivers:\n  - {waiver}\n"),
    )
}

const CHECK: &str = "check a.yaml --questionnaire mini.yaml --target target.yaml";

fn result<'l>(log: &'l Value, rule: &str) -> &'l Value {
    let results = log["runs"][0]["results"].as_array().unwrap();
    results
        .iter()
        .find(|r| r["ruleId"] == rule)
        .unwrap_or_else(|| panic!("no {rule} in {results:#?}"))
}

#[test]
fn what_is_waived_is_suppressed_with_its_reason() {
    let place = waived("{id: hnd-planned, reason: New plan in autumn, until: 2026-12-31}");
    let log = schemas::sarif(&place.run(&format!("{CHECK} --to sarif")).exit(0).stdout);
    let suppressions = &result(&log, "minor")["suppressions"];
    assert_eq!(suppressions[0]["kind"], "external");
    assert_eq!(suppressions[0]["status"], "accepted");
    assert_eq!(
        suppressions[0]["justification"],
        "New plan in autumn (until 2026-12-31)"
    );
    let done = place.run(&format!("{CHECK} --to github")).exit(0);
    let marked = |line: &str| line.starts_with("::") && line.contains("hnd-planned");
    assert!(!done.stdout.lines().any(marked), "{}", done.stdout);
    let junit = place.run(&format!("{CHECK} --to junit")).exit(0).stdout;
    schemas::junit(&junit);
    assert!(junit.contains("<skipped message=\"waived: New plan in autumn (until 2026-12-31)."));
    assert!(junit.contains("failures=\"0\""));
}

#[test]
fn the_end_of_a_waiver_is_announced_thirty_days_ahead_at_its_line() {
    let place = waived("{id: hnd-planned, reason: New plan in autumn, until: 2026-07-30}");
    let done = place.run(&format!("{CHECK} --to github")).exit(0);
    let notice = "::notice file=target.yaml,line=4,col=5,endColumn=69,title=hnd-planned%3A waiver ends soon::\
                  The waiver of hnd-planned ends in 30 days, on 2026-07-30.";
    let first = done.stdout.lines().find(|l| l.starts_with("::notice"));
    assert_eq!(first, Some(notice));
    place
        .run(&format!("{CHECK} --as-of 2026-07-30"))
        .exit(0)
        .stdout_has("ends today, on 2026-07-30");
    let run = place.run(&format!("{CHECK} --as-of 2026-06-29"));
    assert!(!run.exit(0).stdout.contains("waiver"));
}

#[test]
fn an_expired_waiver_no_longer_suppresses_and_is_marked_at_its_line() {
    let place = waived("{id: hnd-planned, reason: New plan in autumn, until: 2026-06-29}");
    let log = schemas::sarif(&place.run(&format!("{CHECK} --to sarif")).exit(1).stdout);
    let minor = result(&log, "minor");
    assert_eq!(minor["level"], "error");
    assert_eq!(minor["suppressions"], Value::Null);
    let waiver = result(&log, "waiver-ineffective");
    let place_of = &waiver["locations"][0]["physicalLocation"];
    assert_eq!(place_of["artifactLocation"]["uri"], "target.yaml");
    assert_eq!(place_of["region"]["startLine"], 4);
}

#[test]
fn a_section_has_its_own_target_in_every_format() {
    let place = Place::with_fixtures().file(
        "target.yaml",
        "format: 1\nsections: {\"8.20\": {score: 0.5}, \"8.6.1\": {level: 2}}\n",
    );
    let check = "check partial.yaml --target target.yaml";
    let junit = place.run(&format!("{check} --to junit")).exit(1).stdout;
    assert!(junit.contains("name=\"8.20 Handing over: score at least 2.50\">\n      <failure"));
    assert!(junit.contains("name=\"8.6.1 Faults: level at least 2\">\n      <skipped"));
    let log = schemas::sarif(&place.run(&format!("{check} --to sarif")).exit(1).stdout);
    assert!(
        result(&log, "target-missed")["message"]["text"]
            .as_str()
            .unwrap()
            .contains("8.20")
    );
    assert!(
        result(&log, "target-undecided")["message"]["text"]
            .as_str()
            .unwrap()
            .contains("8.6.1")
    );
}

#[test]
fn a_waiver_lets_check_pass_over_a_finding_until_its_last_day() {
    let one_minor = ready_but(&[("hnd-planned: fully", "hnd-planned: half")]);
    let place = one_minor
        .file(
            "waived.yaml",
            "format: 1\nconformity: ready\nwaivers: [{id: hnd-planned, reason: Agreed, until: 2026-06-30}]\n",
        )
        .file(
            "expired.yaml",
            "format: 1\nconformity: ready\nwaivers: [{id: hnd-planned, reason: Agreed, until: 2026-06-29}]\n",
        )
        .file(
            "unreasoned.yaml",
            "format: 1\nconformity: ready\nwaivers: [{id: hnd-planned, until: 2026-12-31}]\n",
        )
        .file(
            "other.yaml",
            "format: 1\nconformity: ready\nwaivers: [{id: hnd-tested, reason: Agreed, until: 2026-12-31}]\n",
        );
    let check = |flags: &str, code| {
        let arguments = format!("check a.yaml --questionnaire mini.yaml {flags} --to json");
        let done = place.run(&arguments).exit(code);
        let answer: Value = serde_json::from_str(&done.stdout).unwrap();
        answer["files"][0].clone()
    };
    check("--conformity ready", 1);
    let waived = check("--target waived.yaml", 0);
    assert_eq!(
        waived["waivers"],
        json!([{"id": "hnd-planned", "counts": true}])
    );
    assert_eq!(waived["criteria"][0]["found"]["minor"], 0);
    assert_eq!(waived["criteria"][0]["found"]["waived"], 1);
    check("--target waived.yaml --as-of 2026-07-01", 1);
    check("--target expired.yaml --as-of 2026-06-29", 0);
    for target in ["expired.yaml", "unreasoned.yaml"] {
        let useless = check(&format!("--target {target}"), 1);
        let waivers = json!([{"id": "hnd-planned", "counts": false}]);
        assert_eq!(useless["waivers"], waivers, "{target}");
        let arguments = format!("check a.yaml --questionnaire mini.yaml --target {target}");
        let text = place.run(&arguments).exit(1).stdout;
        let reported = text
            .lines()
            .any(|line| line.contains("hnd-planned") && line.to_lowercase().contains("nothing"));
        assert!(
            reported,
            "a waiver that counts for nothing is reported: {text}"
        );
    }
    check("--target other.yaml", 1);
}

#[test]
fn a_systemic_major_is_waived_by_the_id_of_its_section() {
    let minors = "max_minors: 4\nconformity: ready_with_actions";
    let answer = with_target("partial.yaml", minors, 1);
    assert_eq!(
        answer["files"][0]["criteria"][0]["systemic"],
        json!(["8.20"])
    );
    let waived =
        format!("{minors}\nwaivers: [{{id: \"8.20\", reason: A new plan, until: 2026-12-31}}]");
    // Two requirements are still open.
    let answer = with_target("partial.yaml", &waived, 3);
    let blocking = json!(["lok-measured", "peo-skilled"]);
    assert_eq!(answer["files"][0]["criteria"][0]["blocking"], blocking);
}
