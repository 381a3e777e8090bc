//! What a change does to the target itself: less demanded than in the baseline, and more passed over.

use serde_json::{Value, json};

use crate::support::{Place, root};

fn assessment() -> String {
    std::fs::read_to_string(root().join("examples/07-check-in-ci/before.yaml")).unwrap()
}

/// A repository whose target was the first, or was not there, and is the second now.
fn repository(before: Option<&str>, now: &str) -> Place {
    let place = Place::empty().folder("base").folder("base/sites");
    let place = place.folder("sites").file("sites/a.yaml", assessment());
    let place = place.file("base/sites/a.yaml", assessment());
    let place = place.file("target.yaml", format!("format: 1\n{now}"));
    match before {
        Some(before) => place.file("base/target.yaml", format!("format: 1\n{before}")),
        None => place,
    }
}

const CHECK: &str =
    "check sites/a.yaml --target target.yaml --baseline base --no-regression --as-of 2027-01-01";

#[test]
fn a_target_that_demands_less_fails_unless_it_is_allowed() {
    let place = repository(Some("score: 0.45\nmin_completeness: 0.5\n"), "score: 0.3\n");
    let done = place.run(CHECK).exit(1);
    let done = done.stdout_has("less is demanded than in the baseline\n");
    let done = done.stdout_has("Less demanded than in the baseline  What      Before         Now");
    let done =
        done.stdout_has("Overall                             answered  at least 50%   nothing");
    assert!(!done.stdout.contains("No floor"), "{}", done.stdout);
    let allowed = place.run(&format!("{CHECK} --lower-target")).exit(0);
    allowed
        .stdout_has("target met\n")
        .stdout_has("at least 2.25");
    // Without --no-regression it is said, and stops nothing.
    place
        .run("check sites/a.yaml --target target.yaml --baseline base")
        .exit(0)
        .stdout_has("at least 2.25");

    let answer = place.run(&format!("{CHECK} --to json")).exit(1).stdout;
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(
        answer["files"][0]["lowered_demands"],
        json!([
            {"node": {"kind": "overall", "id": "overall"}, "what": "score", "before": 0.45, "now": 0.3, "fails": true},
            {"node": {"kind": "overall", "id": "overall"}, "what": "completeness", "before": 0.5, "now": null, "fails": true},
        ])
    );
}

#[test]
fn it_is_marked_at_the_target_and_told_as_a_failed_case() {
    let place = repository(Some("score: 0.45\n"), "score: 0.3\n");
    let marks = place.run(&format!("{CHECK} --to github")).exit(1).stdout;
    assert_eq!(
        marks.lines().next().unwrap(),
        "::error file=target.yaml,line=1,title=Less demanded than in the baseline%3A Overall%2C score::Overall, score: at \
         least 2.25 was wanted in the baseline, at least 1.50 is now."
    );
    place
        .run(&format!("{CHECK} --to junit"))
        .exit(1)
        .stdout_has("name=\"The target demands no less than in the baseline\"");
}

#[test]
fn more_may_be_demanded() {
    let place = repository(Some("score: 0.2\n"), "score: 0.3\nmin_completeness: 0.1\n");
    place
        .run(CHECK)
        .exit(0)
        .stdout_has("No floor, level, verdict or evidenced score is lower than in the baseline.");
}

#[test]
fn an_earlier_target_that_is_missing_or_faulty_is_told_of() {
    // Whoever renames it might as well lower it.
    let place = repository(None, "score: 0.3\n");
    let said = "there is no base/target.yaml;";
    place.run(CHECK).exit(1).stdout_has(said);
    place
        .run(&format!("{CHECK} --lower-target"))
        .exit(0)
        .stdout_has(said);
    let place = repository(Some("scroe: 0.45\n"), "score: 0.3\n");
    let marks = place.run(&format!("{CHECK} --to github")).exit(0).stdout;
    assert!(
        marks.starts_with(
            "::warning file=target.yaml,line=1,title=Target not compared with the baseline::"
        ),
        "{marks}"
    );
    assert!(marks.contains("Line 2: unknown key `scroe`"), "{marks}");
}

#[test]
fn with_one_file_as_baseline_the_earlier_target_is_named() {
    let place = repository(Some("score: 0.45\n"), "score: 0.3\n");
    let check =
        "check sites/a.yaml --target target.yaml --baseline base/sites/a.yaml --no-regression";
    place.run(check).exit(0);
    let given = format!("{check} --baseline-target base/target.yaml");
    place.run(&given).exit(1).stdout_has("at least 2.25");
    let place = place.file("base/target.yaml", "format: 1\nscroe: 0.3\n");
    // One that was given has to be sound.
    place.run(&given).exit(2).stderr_has("unknown key `scroe`");
}

#[test]
fn evidence_counts_where_either_target_asks_for_it() {
    let place = repository(Some("score: 0.1\nmin_evidenced: 0.01\n"), "score: 0.1\n");
    let bare: Vec<String> = assessment()
        .lines()
        .filter(|line| !line.contains("evidence:"))
        .map(str::to_owned)
        .collect();
    let place = place.file("sites/a.yaml", bare.join("\n"));
    let done = place.run(&format!("{CHECK} --lower-target")).exit(1);
    done.stdout_has("less evidence than in the baseline\n");
}

#[test]
fn a_waiver_that_is_new_or_lasts_longer_is_told_at_its_line() {
    let waiver =
        |id: &str, until: &str| format!("  - {{id: {id}, reason: Agreed, until: {until}}}\n");
    let before = format!(
        "score: 0.1\nwaivers:\n{}",
        waiver("inc-major", "2027-03-31")
    );
    let now = format!(
        "score: 0.1\nwaivers:\n{}{}",
        waiver("inc-major", "2027-09-30"),
        waiver("chg-controlled", "2027-03-31")
    );
    let place = repository(Some(&before), &now);
    place
        .run(CHECK)
        .exit(0)
        .stdout_has("The waiver for chg-controlled is new since the baseline, or lasts longer: until 2027-03-31.");
    let marks = place.run(&format!("{CHECK} --to github")).exit(0).stdout;
    assert!(
        marks.contains("::notice file=target.yaml,line=5,"),
        "{marks}"
    );
    let same = repository(Some(&before), &before);
    let done = same.run(CHECK).exit(0);
    assert!(
        !done.stdout.contains("new since the baseline"),
        "{}",
        done.stdout
    );
}
