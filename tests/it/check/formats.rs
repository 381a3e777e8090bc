//! `check` for services: GitHub's commands, SARIF, JUnit, badges; of sound, missed, undecided, invalid and unreadable files.

use serde_json::{Value, json};

use super::schemas;
use crate::support::{Place, Run};

/// A folder with the fixtures, and two files that cannot be checked beside them.
fn mixed() -> Place {
    Place::with_fixtures().file(
        "bad.yaml",
        "format: 1\nquestionnaire: mini.yaml\ndate: 2026-06-30\nanswers:\n  op-owner: sometimes\n  op-ownr: most\n",
    )
}

const ALL: &str =
    "ready.yaml empty.yaml partial.yaml bad.yaml missing.yaml --questionnaire mini.yaml";

fn results(log: &Value) -> &Vec<Value> {
    log["runs"][0]["results"].as_array().unwrap()
}

fn place_of(result: &Value) -> (String, u64, u64) {
    let physical = &result["locations"][0]["physicalLocation"];
    let number = |key: &str| physical["region"][key].as_u64().unwrap();
    let file = physical["artifactLocation"]["uri"].as_str().unwrap();
    (file.to_owned(), number("startLine"), number("startColumn"))
}

#[test]
fn github_marks_lines_and_shows_the_whole_answer_below() {
    let place = mixed();
    let done = place.run(&format!("check {ALL} --to github")).exit(4);
    done.golden("check-mixed.github.txt");
}

#[test]
fn github_gets_no_more_marks_than_it_shows_and_is_told_of_the_rest() {
    let done = Run::at_root(
        "check examples/01-it-provider/assessment.yaml --target examples/01-it-provider/target.yaml --to github",
    )
    .exit(1);
    for (command, most) in [("::error ", 10), ("::warning ", 10), ("::notice ", 10)] {
        let marks = done.stdout.lines().filter(|l| l.starts_with(command));
        assert!(marks.count() <= most, "{command}");
    }
    let told = done
        .stdout
        .lines()
        .find(|line| line.starts_with("::error title="));
    let more: usize = told
        .and_then(|line| line.rsplit("::").next()?.split(' ').next()?.parse().ok())
        .unwrap();
    let listed = done.stdout.split("::group::Without a mark of their own\n");
    let listed = listed.last().unwrap().split("::endgroup::").next().unwrap();
    assert_eq!(listed.lines().count(), more);
}

#[test]
fn the_summary_of_a_step_is_added_to_what_is_there() {
    let place = mixed().file("step.md", "# Before\n");
    let step = place.path("step.md");
    place
        .run("check partial.yaml --to github")
        .env("GITHUB_STEP_SUMMARY", step.to_str().unwrap())
        .exit(1);
    let summary = place.read("step.md");
    assert!(
        summary.starts_with("# Before\n## partial.yaml: Small"),
        "{summary}"
    );
    // Only GitHub's format looks for it; a file of one's own goes before.
    place
        .run("check partial.yaml")
        .env("GITHUB_STEP_SUMMARY", step.to_str().unwrap())
        .exit(1);
    place
        .run("check bad.yaml missing.yaml --to github --summary own.md")
        .env("GITHUB_STEP_SUMMARY", step.to_str().unwrap())
        .exit(4);
    assert_eq!(place.read("step.md"), summary);
    let own = place.read("own.md");
    assert!(own.contains("invalid: nothing was checked"), "{own}");
    assert!(own.contains("unreadable: nothing was checked"), "{own}");
    assert!(own.contains("bad.yaml:&#8203;5:&#8203;13"), "{own}");
}

#[test]
fn sarif_tells_missed_undecided_invalid_and_unreadable_apart() {
    let done = mixed().run(&format!("check {ALL} --to sarif")).exit(4);
    let log = schemas::sarif(&done.stdout);
    let of = |file: &str, level: &str| -> Vec<&str> {
        let all = results(&log).iter();
        all.filter(|r| place_of(r).0 == file && r["level"] == level)
            .map(|r| r["ruleId"].as_str().unwrap())
            .collect()
    };
    assert_eq!(of("bad.yaml", "error"), ["unknown-answer", "unknown-id"]);
    assert_eq!(of("missing.yaml", "error"), ["unreadable"]);
    assert!(of("partial.yaml", "error").contains(&"target-missed"));
    assert!(of("partial.yaml", "error").contains(&"systemic"));
    assert_eq!(of("empty.yaml", "error"), Vec::<&str>::new());
    assert!(of("empty.yaml", "warning").contains(&"target-undecided"));
    assert_eq!(of("ready.yaml", "error"), Vec::<&str>::new());
    let run = &log["runs"][0];
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let notified = &run["invocations"][0]["toolExecutionNotifications"];
    assert_eq!(notified.as_array().unwrap().len(), 1, "{notified}");
    let faults: Vec<_> = results(&log)
        .iter()
        .map(place_of)
        .filter(|(file, ..)| file == "bad.yaml")
        .collect();
    assert_eq!(
        faults,
        [
            ("bad.yaml".to_owned(), 5, 13),
            ("bad.yaml".to_owned(), 6, 3)
        ]
    );
}

#[test]
fn a_finding_stands_at_the_line_of_its_answer_and_open_questions_at_the_answers() {
    let done = Place::with_fixtures()
        .run("check partial.yaml --to sarif")
        .exit(1);
    let log = schemas::sarif(&done.stdout);
    let text = std::fs::read_to_string(crate::support::root().join("tests/fixtures/partial.yaml"));
    let text = text.unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let mut own = 0;
    for result in results(&log) {
        let (_, line, column) = place_of(result);
        let line = lines[usize::try_from(line).unwrap() - 1];
        let subject = result["locations"][0]["logicalLocations"][0]["name"]
            .as_str()
            .unwrap();
        let asked = [
            "major",
            "minor",
            "below-target",
            "not-assessed",
            "opportunity",
        ];
        if !asked.contains(&result["ruleId"].as_str().unwrap()) || subject == "open" {
            continue;
        }
        own += 1;
        let from = &line[usize::try_from(column).unwrap() - 1..];
        assert!(
            from.starts_with(subject) || from.starts_with("answer:"),
            "{subject} at {line:?}"
        );
    }
    assert!(own >= 5, "{own}");
    let open: Vec<&Value> = results(&log)
        .iter()
        .filter(|r| r["locations"][0]["logicalLocations"][0]["name"] == "open")
        .collect();
    assert_eq!(open.len(), 1);
    assert_eq!(
        lines[usize::try_from(place_of(open[0]).1).unwrap() - 1],
        "answers:"
    );
}

#[test]
fn the_identity_of_a_result_outlives_moved_lines() {
    let place = Place::with_fixtures();
    let moved = place
        .read("partial.yaml")
        .replace("answers:\n", "answers:\n\n  # A new comment\n\n");
    let place = place.file("moved.yaml", moved);
    let identities = |file: &str| -> Vec<Value> {
        let done = place.run(&format!("check {file} --to sarif")).exit(1);
        let log = schemas::sarif(&done.stdout);
        let all = results(&log).iter();
        all.map(|r| r["partialFingerprints"]["itsmGapSubject/v1"].clone())
            .collect()
    };
    let before = identities("partial.yaml");
    assert_eq!(before, identities("moved.yaml"));
    let unique: std::collections::HashSet<String> = before.iter().map(Value::to_string).collect();
    assert_eq!(
        unique.len(),
        before.len(),
        "each result is one of its own: {before:?}"
    );
}

#[test]
fn junit_keeps_failed_undecided_and_broken_apart() {
    let place = mixed();
    let done = place.run(&format!("check {ALL} --to junit")).exit(4);
    schemas::junit(&done.stdout);
    let done = done.golden("check-mixed.junit.xml");
    let suite = |file: &str| {
        let start = format!("<testsuite name=\"{file}\" ");
        let line = done.stdout.lines().find(|l| l.contains(&start)).unwrap();
        let number = |key: &str| -> usize {
            let value = line.split(&format!(" {key}=\"")).nth(1).unwrap();
            value.split('"').next().unwrap().parse().unwrap()
        };
        (
            number("tests"),
            number("failures"),
            number("errors"),
            number("skipped"),
        )
    };
    assert_eq!(suite("bad.yaml"), (2, 0, 2, 0));
    assert_eq!(suite("missing.yaml"), (1, 0, 1, 0));
    let (tests, failures, errors, skipped) = suite("empty.yaml");
    assert_eq!((failures, errors), (0, 0));
    assert_eq!(skipped, tests, "nothing that is open has passed");
    let (_, failures, errors, _) = suite("ready.yaml");
    assert_eq!((failures, errors), (0, 0));
    let (_, failures, errors, skipped) = suite("partial.yaml");
    assert!(failures > 0 && errors == 0 && skipped > 0);
}

#[test]
fn every_example_is_sound_in_every_format() {
    for lesson in [
        "01-it-provider",
        "02-internal-it",
        "03-near-certification",
        "04-itil-practices",
    ] {
        let arguments = format!(
            "check examples/{lesson}/assessment.yaml --target examples/{lesson}/target.yaml"
        );
        let done = Run::at_root(&format!("{arguments} --to sarif")).exit_any(&[0, 1, 3]);
        schemas::sarif(&done.stdout);
        let done = Run::at_root(&format!("{arguments} --to junit")).exit_any(&[0, 1, 3]);
        schemas::junit(&done.stdout);
        let again = Run::at_root(&format!("{arguments} --to junit")).exit_any(&[0, 1, 3]);
        assert_eq!(done.stdout, again.stdout);
    }
}

#[test]
fn one_run_writes_all_that_a_pipeline_wants() {
    let place = mixed();
    let done = place
        .run(&format!(
            "check {ALL} --to github --also junit.xml --also out.sarif --also shields=badge.json --also b.svg --also a.md"
        ))
        .exit(4);
    assert!(done.stdout.starts_with("::error "));
    schemas::junit(&place.read("junit.xml"));
    schemas::sarif(&place.read("out.sarif"));
    let badge: Value = serde_json::from_str(&place.read("badge.json")).unwrap();
    assert_eq!(
        badge,
        json!({
            "schemaVersion": 1,
            "label": "ITSM gap",
            "message": "1 of 5 met, 1 missed, 1 undecided, 1 invalid, 1 unreadable",
            "color": "inactive",
            "isError": true
        })
    );
    assert!(place.read("b.svg").contains("<title>ITSM gap: 1 of 5 met,"));
    assert!(place.read("a.md").starts_with("## "));
}

#[test]
fn a_badge_says_figure_and_outcome() {
    let place = mixed();
    for (arguments, message, color, code) in [
        (
            "ready.yaml --questionnaire mini.yaml",
            "ready (own statement), target met",
            "success",
            0,
        ),
        ("partial.yaml", "not ready, target missed", "critical", 1),
        (
            "empty.yaml",
            "readiness open, target undecided",
            "yellow",
            3,
        ),
        (
            "partial.yaml --score 0.7",
            "3.0–3.8 of 5, target undecided",
            "yellow",
            3,
        ),
        (
            "partial.yaml --level 1",
            "level 0 (up to 1), target undecided",
            "yellow",
            3,
        ),
        ("bad.yaml", "invalid", "inactive", 2),
        ("missing.yaml", "unreadable", "inactive", 4),
    ] {
        let done = place
            .run(&format!("check {arguments} --to shields"))
            .exit(code);
        let badge: Value = serde_json::from_str(&done.stdout).unwrap();
        assert_eq!(badge["message"], message);
        assert_eq!(badge["color"], color);
        let svg = place
            .run(&format!("check {arguments} --to badge"))
            .exit(code)
            .stdout;
        assert!(
            svg.contains(message) && svg.contains("role=\"img\""),
            "{svg}"
        );
    }
}

#[test]
fn what_is_read_is_never_written_over() {
    let place = Place::with_fixtures();
    let before = place.read("partial.yaml");
    for flags in [
        "--also junit=partial.yaml",
        "--summary partial.yaml",
        "--also junit=./partial.yaml",
        "--to sarif -o partial.yaml",
        "--baseline ready.yaml --questionnaire mini.yaml --also md=ready.yaml",
    ] {
        let run = place.run(&format!("check partial.yaml {flags}"));
        run.exit(2).no_stdout().stderr_has("written over");
    }
    assert_eq!(place.read("partial.yaml"), before);
    let run = place.run("check partial.yaml --also results.pdf");
    run.exit(2).stderr_has(".sarif");
    place.run("check partial.yaml --also junit=").exit(2);
    place
        .run("check partial.yaml --also no/such/junit.xml")
        .exit(4);
}

#[test]
fn code_quality_of_gitlab_knows_results_again_after_lines_moved() {
    let place = mixed();
    let issues = schemas::codequality(
        &place
            .run(&format!("check {ALL} --to codequality"))
            .exit(4)
            .stdout,
    );
    let named = |name: &str| issues.iter().filter(|i| i["check_name"] == name).count();
    assert_eq!(named("unreadable"), 1);
    assert!(named("unknown-answer") > 0 && named("target-missed") > 0);
    let text = place.read("partial.yaml");
    let prints = |place: &Place| -> Vec<(Value, Value)> {
        let done = place.run("check partial.yaml --to codequality").exit(1);
        let issues = schemas::codequality(&done.stdout).into_iter();
        let each = issues.map(|i| {
            (
                i["fingerprint"].clone(),
                i["location"]["lines"]["begin"].clone(),
            )
        });
        each.collect()
    };
    let before = prints(&place);
    let place = place.file("partial.yaml", format!("# One line\n# and another\n{text}"));
    let after = prints(&place);
    assert_ne!(before, after, "the lines have moved");
    let only =
        |all: &[(Value, Value)]| -> Vec<Value> { all.iter().map(|one| one.0.clone()).collect() };
    assert_eq!(only(&before), only(&after));
}

#[test]
fn standard_input_is_no_file_of_the_repository() {
    let place = Place::with_fixtures();
    let text = place.read("partial.yaml");
    let run = place
        .run("check - --questionnaire mini.yaml --to github")
        .stdin(&text);
    let done = run.exit(1);
    assert!(!done.stdout.contains("file="), "{}", done.stdout);
    let run = place
        .run("check - --questionnaire mini.yaml --to sarif")
        .stdin(&text);
    schemas::sarif(&run.exit(1).stdout);
}
