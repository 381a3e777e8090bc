//! A pull request that lowers a score is stopped, with a mark on the line that did it.

use serde_json::Value;

use super::schemas;
use crate::support::Place;

/// The first example as it was, and as a pull request changes it: one answer lower, comments above, one answer gone.
fn request() -> Place {
    let example = crate::support::root().join("examples/01-it-provider/assessment.yaml");
    let before = std::fs::read_to_string(example).unwrap();
    let after = before
        .replace(
            "  inc-restored:\n    answer: managed",
            "  # Seen again in May\n  inc-restored:\n    answer: initial",
        )
        .replace("  com-tools: defined\n", "");
    assert_ne!(before, after);
    Place::empty()
        .file("before.yaml", before)
        .file("after.yaml", after)
}

fn line_of(place: &Place, file: &str, behind: &str, wanted: &str) -> usize {
    let text = place.read(file);
    let begin = text.lines().position(|line| line.trim() == behind).unwrap();
    let more = text
        .lines()
        .skip(begin)
        .position(|l| l.trim().starts_with(wanted));
    begin + more.unwrap() + 1
}

#[test]
fn a_lower_score_is_marked_at_the_answer_that_lowered_it() {
    let place = request();
    let check = "check after.yaml --score 0.1 --baseline before.yaml --no-regression";
    let done = place.run(&format!("{check} --to github")).exit(1);
    let line = line_of(&place, "after.yaml", "inc-restored:", "answer:");
    let first = done.stdout.lines().next().unwrap();
    let expected = format!(
        "::error file=after.yaml,line={line},col=5,endColumn=20,title=inc-restored%3A lower than in the baseline::"
    );
    assert!(first.starts_with(&expected), "{first}");
    assert!(
        first.contains("was Managed (4.0), and is Initial (1.0) now"),
        "{first}"
    );
    assert!(first.contains("Overall, floor from"), "{first}");
    // The answer that is gone has no line, so it is looked for where answers stand.
    let gone = done.stdout.lines().nth(1).unwrap();
    let answers = line_of(&place, "after.yaml", "answers:", "answers:");
    assert!(gone.starts_with(&format!(
        "::error file=after.yaml,line={answers},title=com-tools%3A"
    )));
    assert!(done.stdout.contains("lower than in the baseline\n"));
}

#[test]
fn the_same_in_sarif_junit_and_json() {
    let place = request();
    let check = "check after.yaml --score 0.1 --baseline before.yaml --no-regression";
    let log = schemas::sarif(&place.run(&format!("{check} --to sarif")).exit(1).stdout);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let lowered = |id: &str| {
        let name = |r: &&Value| r["locations"][0]["logicalLocations"][0]["name"] == id;
        results
            .iter()
            .filter(name)
            .find(|r| r["ruleId"] == "regression")
            .unwrap()
    };
    assert_eq!(lowered("inc-restored")["level"], "error");
    assert_eq!(lowered("inc-restored")["baselineState"], "new");
    let line = line_of(&place, "after.yaml", "inc-restored:", "answer:");
    let region = &lowered("inc-restored")["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startLine"], line);
    // Without a target that it misses, what was below the best answer before stays a note.
    let states: std::collections::BTreeSet<&str> = results
        .iter()
        .filter_map(|r| r["baselineState"].as_str())
        .collect();
    assert!(states.contains("unchanged"), "{states:?}");
    let junit = place.run(&format!("{check} --to junit")).exit(1).stdout;
    schemas::junit(&junit);
    assert!(
        junit.contains(&format!(
            "Lowered by inc-restored (line {line}) and com-tools"
        )),
        "{junit}"
    );
    let json: Value =
        serde_json::from_str(&place.run(&format!("{check} --to json")).exit(1).stdout).unwrap();
    let overall = &json["files"][0]["regressions"][0];
    assert_eq!(
        overall["lowered_by"],
        serde_json::json!(["inc-restored", "com-tools"])
    );
}

#[test]
fn without_no_regression_it_is_a_warning_and_passes() {
    let place = request();
    let check = "check after.yaml --score 0.1 --baseline before.yaml --to github";
    let done = place.run(check).exit(0);
    assert!(
        done.stdout.starts_with("::warning file=after.yaml"),
        "{}",
        done.stdout
    );
    assert!(!done.stdout.contains("::error "));
}

#[test]
fn a_pull_request_that_raises_answers_or_only_moves_lines_passes() {
    let place = request();
    let moved = place
        .read("before.yaml")
        .replace("answers:\n", "answers:\n\n\n");
    let place = place.file("moved.yaml", moved);
    for (now, before) in [("before.yaml", "after.yaml"), ("moved.yaml", "before.yaml")] {
        let check =
            format!("check {now} --score 0.1 --baseline {before} --no-regression --to github");
        let done = place.run(&check).exit(0);
        assert!(!done.stdout.contains("::error "), "{}", done.stdout);
        assert!(done.stdout.contains(
            "No floor, level, verdict or evidenced score is lower than in the baseline."
        ));
    }
}

#[test]
fn a_question_that_no_longer_counts_is_named_where_nothing_else_fell() {
    let place = request();
    let after = place.read("before.yaml").replace(
        "  com-tools: defined\n",
        "  com-tools: {answer: na, reason: No tools}\n",
    );
    let place = place.file("na.yaml", after);
    let check = "check na.yaml --score 0.1 --baseline before.yaml --no-regression --to github";
    let done = place.run(check).exit(1);
    let line = line_of(
        &place,
        "na.yaml",
        "com-tools: {answer: na, reason: No tools}",
        "com-tools:",
    );
    assert!(
        done.stdout
            .starts_with(&format!("::error file=na.yaml,line={line},")),
        "{}",
        done.stdout
    );
    assert!(
        done.stdout.contains("is not applicable now"),
        "{}",
        done.stdout
    );
}

#[test]
fn a_folder_holds_the_baselines_of_several_files_and_new_files_are_said_to_be_new() {
    let place = request();
    std::fs::create_dir_all(place.path("base/sites")).unwrap();
    std::fs::create_dir_all(place.path("sites")).unwrap();
    let (before, after) = (place.read("before.yaml"), place.read("after.yaml"));
    let place = place
        .file("base/sites/a.yaml", &before)
        .file("base/sites/b.yaml", &before)
        .file("sites/a.yaml", &after)
        .file("sites/b.yaml", &before)
        .file("sites/new.yaml", &after);
    let check = "check sites/a.yaml sites/b.yaml sites/new.yaml --score 0.1 --baseline base --no-regression";
    let done = place
        .run(&format!("{check} --to github --also junit.xml"))
        .exit(1);
    let errors: Vec<&str> = done
        .stdout
        .lines()
        .filter(|l| l.starts_with("::error"))
        .collect();
    assert!(
        !errors.is_empty() && errors.iter().all(|l| l.contains("file=sites/a.yaml,")),
        "{errors:?}"
    );
    let new = "there is no base/sites/new.yaml, so this assessment is new";
    assert!(
        done.stdout.contains("so this assessment is new"),
        "{}",
        done.stdout
    );
    assert!(place.read("junit.xml").contains(new));
    // What would lead out of the folder, perhaps to the very same file, is refused.
    let absolute = place.path("sites/a.yaml");
    for file in [absolute.to_str().unwrap(), "sites/../sites/a.yaml"] {
        let arguments = [
            "check",
            file,
            "--score",
            "0.1",
            "--baseline",
            "base",
            "--no-regression",
        ];
        place.run_with(arguments).exit(2).stderr_has("counterpart");
    }
}
