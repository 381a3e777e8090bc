//! `check`: the exit code is the verdict. The figures behind it are worked out in `report/partial.rs`.

mod action;
mod baseline;
mod easings;
mod formats;
mod hostile;
mod kept;
mod lowered_target;
mod pull_request;
mod schemas;
mod waivers;

use serde_json::{Value, json};

use crate::support::{Place, Run};

/// Checks `partial.yaml` with flags and expects an exit code.
#[track_caller]
fn partial(flags: &str, code: i32) {
    let place = Place::with_fixtures();
    place.run(&format!("check partial.yaml {flags}")).exit(code);
}

/// Checks an assessment with a target file.
#[track_caller]
fn with_target(assessment: &str, target: &str, code: i32) -> Value {
    let place = Place::with_fixtures().file("target.yaml", format!("format: 1\n{target}\n"));
    let arguments =
        format!("check {assessment} --questionnaire mini.yaml --target target.yaml --to json");
    let done = place.run(&arguments).exit(code);
    serde_json::from_str(&done.stdout).unwrap_or(Value::Null)
}

/// Everything as in `ready.yaml`, but for these lines.
fn ready_but(changes: &[(&str, &str)]) -> Place {
    let place = Place::with_fixtures();
    let mut text = place.read("ready.yaml");
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    place.file("a.yaml", text)
}

#[test]
fn a_target_that_is_reached_ends_with_0() {
    let place = Place::with_fixtures();
    place
        .run("check ready.yaml --questionnaire mini.yaml")
        .exit(0)
        .stdout_has("target met");
}

#[test]
fn a_target_out_of_reach_ends_with_1() {
    let place = Place::with_fixtures();
    place
        .run("check partial.yaml")
        .exit(1)
        .stdout_has("target missed");
}

#[test]
fn what_cannot_be_said_yet_ends_with_3() {
    let place = Place::with_fixtures();
    for file in ["empty.yaml", "selected.yaml"] {
        place
            .run(&format!("check {file}"))
            .exit(3)
            .stdout_has("undecided");
    }
}

#[test]
fn a_bad_file_ends_with_2_and_a_missing_one_with_4() {
    let place = Place::with_fixtures().file("bad.yaml", "format: 1\nquestionnaire: mini.yaml\n");
    place
        .run("check bad.yaml")
        .exit(2)
        .no_stdout()
        .stderr_has("error[missing-key]");
    place
        .run("check missing.yaml")
        .exit(4)
        .no_stdout()
        .stderr_has("missing.yaml");
    place.run("check .").exit(4).no_stdout();
    place
        .run("check partial.yaml --target missing.yaml")
        .exit(4);
    place
        .run("check partial.yaml --baseline missing.yaml")
        .exit(4);
    place.run("check partial.yaml --target bad.yaml").exit(2);
}

#[test]
fn a_score_is_met_by_the_floor_missed_by_the_ceiling_and_undecided_between() {
    // Floor 10.75/18 = 0.597222222, ceiling 13.75/18 = 0.763888889, both compared as rounded to 9 decimals.
    for (score, code) in [
        ("0", 0),
        ("0.59", 0),
        ("0.597222222", 0),
        ("0.597222223", 3),
        ("0.7", 3),
        ("0.763888889", 3),
        ("0.76388889", 1),
        ("1", 1),
    ] {
        partial(&format!("--score {score}"), code);
    }
}

#[test]
fn a_level_is_decided_section_by_section() {
    // 8.6.1 has reached 1, 8.6.2 has reached 1, nobody knows of 7.
    partial("--level 1", 3);
    with_target("partial.yaml", "sections: {\"8.6.1\": {level: 1}}", 0);
    with_target("partial.yaml", "sections: {\"8.6.1\": {level: 2}}", 3);
    with_target("partial.yaml", "sections: {\"8.6.1\": {level: 3}}", 1);
    with_target("partial.yaml", "sections: {\"7\": {level: 1}}", 3);
}

#[test]
fn of_selected_sections_only_their_own_answers_are_in_the_way() {
    let place = Place::with_fixtures();
    let check = "check partial.yaml --questionnaire mini.yaml --section 9";
    let conformity = format!("{check} --conformity ready");
    let done = place.run(&conformity).exit(3);
    done.stdout_has("0 major, 0 minor, 1 not assessed, 9 out of scope")
        .stdout_has("Overall, conformity: lok-measured\n")
        .stdout_has("9 requirements are out of scope: conformity is about all of them");
    let json = place.run(&format!("{conformity} --to json")).exit(3);
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    let criterion = &json["files"][0]["criteria"][0];
    assert_eq!(criterion["blocking"], json!(["lok-measured"]));
    assert_eq!(criterion["found"]["not_assessed"], 1);
    assert_eq!(criterion["found"]["out_of_scope"], 9);
    place
        .run(&format!("{conformity} --to github"))
        .exit(3)
        .stdout_has("lok-measured. 9 requirements are out of scope");
    // A score is compared for these sections alone.
    let score = place.run(&format!("{check} --score 0.1")).exit(0);
    assert!(!score.stdout.contains("out of scope"), "{}", score.stdout);
}

#[test]
fn sections_and_areas_have_scores_of_their_own() {
    with_target("partial.yaml", "sections: {\"8.20\": {score: 0.375}}", 0);
    with_target("partial.yaml", "sections: {\"8.20\": {score: 0.376}}", 1);
    with_target("partial.yaml", "sections: {\"9\": {score: 0.6}}", 3);
    with_target("partial.yaml", "areas: {care: {score: 0.79}}", 0);
    with_target("partial.yaml", "areas: {care: {score: 0.8}}", 3);
    with_target("partial.yaml", "areas: {care: {score: 0.85}}", 1);
    with_target("partial.yaml", "areas: {rule: {score: 0.1}}", 3);
    let both = "score: 0.5\nsections: {\"8.20\": {score: 0.5}}";
    with_target("partial.yaml", both, 1);
}

#[test]
fn what_is_not_applicable_misses_nothing() {
    with_target("ready.yaml", "areas: {supply: {score: 1}}\nscore: 1", 0);
}

#[test]
fn too_little_answered_decides_nothing_however_high_the_floor() {
    // 15/18 = 0.8333…
    partial("--score 0.5 --min-completeness 0.83", 0);
    partial("--score 0.5 --min-completeness 0.84", 3);
    partial("--score 0.8 --min-completeness 0.84", 1);
    // What must be known first is added to the target, which stays.
    partial("", 1);
    partial("--min-completeness 0.1", 1);
}

#[test]
fn what_is_only_claimed_meets_no_target_that_wants_evidence() {
    let place = Place::with_fixtures();
    let ready = "check ready.yaml --questionnaire mini.yaml --conformity ready";
    place.run(ready).exit(0);
    let run = place.run(&format!("{ready} --min-evidenced 0.5")).exit(3);
    run.stdout_has("evidenced").stdout_has("at least 50%");
    let missed = "check partial.yaml --conformity ready --min-evidenced 1";
    place.run(missed).exit(1);
    // Flags go before the file.
    let place = place.file(
        "target.yaml",
        "{format: 1, conformity: ready, min_evidenced: 1}",
    );
    let by_file = "check ready.yaml --questionnaire mini.yaml --target target.yaml";
    place.run(by_file).exit(3);
    place.run(&format!("{by_file} --min-evidenced 0")).exit(0);
}

#[test]
fn missing_evidence_is_marked_as_such_and_not_as_a_poor_answer() {
    let place = Place::with_fixtures();
    let check = "check ready.yaml --questionnaire mini.yaml --conformity ready --min-evidenced 0.5";
    let marks = place.run(&format!("{check} --to github")).exit(3).stdout;
    let first = marks
        .lines()
        .find(|line| line.contains("title=op-owner%3A"));
    let first = first.expect(&marks);
    assert!(
        first.starts_with("::warning file=ready.yaml,line="),
        "{first}"
    );
    assert!(first.contains("%3A no valid evidence::"), "{first}");
    assert!(
        first.contains("No valid evidence shows the answer; at least 50%25 of the answers are to be evidenced, and "),
        "{first}"
    );
    let log = schemas::sarif(&place.run(&format!("{check} --to sarif")).exit(3).stdout);
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(
        results
            .iter()
            .any(|one| one["ruleId"] == "evidence-missing")
    );
    // What is short of its target is no reason for a demand of evidence, and a note as before.
    let partial = "check partial.yaml --score 0.01 --min-evidenced 1 --to sarif";
    let log = schemas::sarif(&place.run(partial).exit(3).stdout);
    for one in log["runs"][0]["results"].as_array().unwrap() {
        let found = ["major", "minor", "below-target"].contains(&one["ruleId"].as_str().unwrap());
        assert!(!found || one["level"] == "note", "{one}");
    }
}

#[test]
fn ready_with_actions_is_missed_by_a_major_or_by_too_many_minors() {
    let two_minors = ready_but(&[
        ("hnd-planned: fully", "hnd-planned: half"),
        ("lok-measured: fully", "lok-measured: most"),
    ]);
    let check = |flags: &str, code| {
        let run = two_minors.run(&format!("check a.yaml --questionnaire mini.yaml {flags}"));
        run.exit(code);
    };
    check("--conformity ready_with_actions", 0);
    check("--conformity ready_with_actions --max-minors 2", 0);
    check("--conformity ready_with_actions --max-minors 1", 1);
    check("--conformity ready", 1);
    let a_major = ready_but(&[("lok-measured: fully", "lok-measured: some")]);
    let run = a_major.run(
        "check a.yaml --questionnaire mini.yaml --conformity ready_with_actions --max-minors 99",
    );
    run.exit(1);
    let one_open = ready_but(&[("  lok-measured: fully\n", "")]);
    for (flags, code) in [
        ("--conformity ready", 3),
        ("--conformity ready_with_actions", 3),
        ("--score 0.9", 0),
    ] {
        let run = one_open.run(&format!("check a.yaml --questionnaire mini.yaml {flags}"));
        run.exit(code);
    }
}

#[test]
fn flags_go_before_the_target_file_and_the_rest_of_the_file_stays() {
    let place = Place::with_fixtures()
        .file("score.yaml", "{format: 1, score: 0.9}")
        .file("both.yaml", "{format: 1, score: 0.9, conformity: ready}");
    let check = |flags: &str, code| {
        place.run(&format!("check partial.yaml {flags}")).exit(code);
    };
    check("--target score.yaml", 1);
    check("--target score.yaml --score 0.5", 0);
    check("--target both.yaml --score 0.5", 1);
}

#[test]
fn a_target_of_ones_own_replaces_that_of_the_questionnaire_whole() {
    // The questionnaire asks for conformity, which is missed; a score alone does not.
    partial("", 1);
    partial("--score 0.5", 0);
    with_target("partial.yaml", "min_completeness: 0.5", 0);
}

#[test]
fn of_several_files_the_first_of_4_2_1_3_0_counts() {
    let place = Place::with_fixtures().file("bad.yaml", "format: 1\nquestionnaire: mini.yaml\n");
    for (files, code) in [
        ("ready.yaml", 0),
        ("ready.yaml empty.yaml", 3),
        ("empty.yaml ready.yaml", 3),
        ("empty.yaml partial.yaml ready.yaml", 1),
        ("partial.yaml empty.yaml", 1),
        ("partial.yaml bad.yaml", 2),
        ("bad.yaml partial.yaml empty.yaml", 2),
        ("missing.yaml bad.yaml", 4),
        (
            "bad.yaml partial.yaml missing.yaml ready.yaml empty.yaml",
            4,
        ),
    ] {
        let arguments = format!("check {files} --questionnaire mini.yaml");
        let done = place.run(&arguments).exit(code);
        for good in ["ready.yaml", "empty.yaml", "partial.yaml"] {
            assert_eq!(
                done.stdout.contains(good),
                files.contains(good),
                "{good} is still checked: {done:?}"
            );
        }
    }
}

#[test]
fn a_figure_that_the_questionnaire_does_not_have_is_refused_with_the_right_one() {
    let check = |flags: &str| {
        let arguments = format!("check examples/01-it-provider/assessment.yaml {flags}");
        Run::at_root(&arguments).exit(2).no_stdout()
    };
    check("--score 3").stderr_has("0.6");
    check("--score 60");
    check("--score -0.1");
    check("--score NaN");
    check("--level 2").stderr_has("--score");
    check("--level 6");
    check("--conformity ready").stderr_has("--score");
    check("--max-minors 3").stderr_has("--score");
    check("--min-completeness 90");
    check("--as-of 2027-02-29").stderr_has("calendar");
    let mini = Place::with_fixtures();
    mini.run("check partial.yaml --level 4")
        .exit(2)
        .stderr_has("--level 3");
}

#[test]
fn a_target_file_with_a_fault_is_refused_with_its_place() {
    for (target, code, place) in [
        ("sections: {\"8.21\": {score: 0.5}}", "unknown-id", "2:12"),
        (
            "sections: {\"8.6.1\": {level: 4}}",
            "level-above-ladder",
            "2:29",
        ),
        ("sections: {\"9\": {level: 1}}", "no-levels", "2:25"),
        ("areas: {cares: {score: 0.5}}", "unknown-id", "2:9"),
        ("areas: {care: {level: 1}}", "no-levels", "2:23"),
        ("score: 60", "out-of-range", "2:8"),
        (
            "waivers: [{id: nobody, reason: R, until: 2027-01-01}]",
            "unknown-id",
            "2:16",
        ),
    ] {
        let folder = Place::with_fixtures().file("target.yaml", format!("format: 1\n{target}\n"));
        folder
            .run("check partial.yaml --target target.yaml")
            .exit(2)
            .no_stdout()
            .stderr_has(&format!("error[{code}]"))
            .stderr_has(&format!("target.yaml:{place}"));
    }
}

#[test]
fn conformity_is_no_figure_of_a_questionnaire_without_requirements() {
    let place = Place::empty().file("target.yaml", "{format: 1, conformity: ready}");
    let target = place.path("target.yaml");
    let arguments = [
        "check",
        "examples/01-it-provider/assessment.yaml",
        "--target",
        target.to_str().unwrap(),
    ];
    let run = Run::new(crate::support::root(), arguments);
    run.exit(2).stderr_has("error[no-requirements]");
}

#[test]
fn the_first_example_misses_its_target_for_the_reasons_its_readme_gives() {
    let arguments = "check examples/01-it-provider/assessment.yaml \
                     --target examples/01-it-provider/target.yaml";
    let json = Run::at_root(&format!("{arguments} --to json"))
        .exit(1)
        .stdout;
    let answer: Value = serde_json::from_str(&json).unwrap();
    let outcomes: Vec<_> = answer["files"][0]["criteria"]
        .as_array()
        .unwrap()
        .iter()
        .map(|criterion| {
            let id = criterion["node"]["id"].as_str().unwrap();
            let what = criterion["what"].as_str().unwrap();
            format!("{id} {what} {}", criterion["outcome"].as_str().unwrap())
        })
        .collect();
    for expected in [
        "overall score missed",
        "third-parties score missed",
        "processes score met",
        "people score undecided",
        "overall completeness undecided",
    ] {
        assert!(
            outcomes.iter().any(|one| one == expected),
            "{expected}: {outcomes:?}"
        );
    }
    assert_eq!(outcomes.len(), 5);
    Run::at_root(arguments).exit(1).golden("check-01.txt");
}

#[test]
fn the_second_example_leaves_its_target_undecided() {
    let done = Run::at_root(
        "check examples/02-internal-it/assessment.yaml --target examples/02-internal-it/target.yaml",
    );
    done.columns(80).exit(3).within(80).golden("check-02.txt");
}

#[test]
fn check_speaks_json_format_1() {
    let place = Place::with_fixtures();
    let done = place.run("check partial.yaml empty.yaml --to json").exit(1);
    let answer: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(answer["format"], 1);
    assert_eq!(answer["outcome"], "missed");
    let outcomes: Vec<_> = answer["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["file"].clone(), file["outcome"].clone()))
        .collect();
    let expected = [
        (json!("partial.yaml"), json!("missed")),
        (json!("empty.yaml"), json!("undecided")),
    ];
    assert_eq!(outcomes, expected);
    let level = &answer["files"][0]["criteria"][2];
    assert_eq!(level["node"], json!({"kind": "section", "id": "8.6.1"}));
    assert_eq!(level["found"], json!({"level": 1, "level_ceiling": 2}));
    assert_eq!(level["blocking"], json!(["flt-ordered"]));
}
