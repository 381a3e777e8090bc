//! The steps of the GitHub action, run by hand in a repository: what a workflow gives it, and what comes of that.
#![cfg(unix)]

use std::process::Command;

use snapbox::cmd::cargo_bin;

use crate::support::{Place, root};

/// The script of the step that checks.
fn script() -> String {
    let action = std::fs::read_to_string(root().join("action.yml")).unwrap();
    let (_, step) = action.split_once("      id: check\n").unwrap();
    let (_, script) = step.split_once("      run: |\n").unwrap();
    let lines = script
        .lines()
        .map(|line| line.strip_prefix("        ").unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// A repository with the state of lesson 7 on main, and a pull request checked out.
fn repository() -> Place {
    let lesson = root().join("examples/07-check-in-ci");
    let read = |name: &str| std::fs::read_to_string(lesson.join(name)).unwrap();
    let place = Place::empty()
        .file("assessment.yaml", read("before.yaml"))
        .file("target.yaml", read("target.yaml"));
    std::fs::create_dir_all(place.path("sites/north")).unwrap();
    let place = place
        .file("sites/a b.yaml", read("before.yaml"))
        .file("sites/north/c.yaml", read("before.yaml"));
    git(&place, &["init", "--quiet", "--initial-branch=main"]);
    git(&place, &["add", "."]);
    git(&place, &["commit", "--quiet", "-m", "Main"]);
    let place = place.file("assessment.yaml", read("assessment.yaml"));
    git(&place, &["checkout", "--quiet", "-b", "request"]);
    git(&place, &["commit", "--quiet", "-a", "-m", "Request"]);
    place
}

fn git(place: &Place, arguments: &[&str]) {
    let done = Command::new("git")
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org"])
        .args(arguments)
        .current_dir(place.path(""))
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
}

/// What the action says, its exit code, and what it hands to later steps.
fn act(place: &Place, inputs: &[(&str, &str)]) -> (String, i32, String) {
    let temp = place.path(".git/runner");
    std::fs::create_dir_all(&temp).unwrap();
    let output = temp.join("output");
    std::fs::write(&output, "").unwrap();
    let mut command = Command::new("bash");
    command.args(["-c", &script()]).current_dir(place.path(""));
    for name in [
        "FILES",
        "TARGET",
        "BASELINE",
        "ALLOW",
        "JUNIT",
        "SARIF",
        "BADGE",
        "ARGS",
        "GITHUB_STEP_SUMMARY",
    ] {
        command.env(name, "");
    }
    command
        .env("REGRESSION", "fail")
        .env("UNDECIDED", "fail")
        .env("RUNNER_TEMP", &temp)
        .env("GITHUB_OUTPUT", &output)
        .env("BINARY", cargo_bin!("itsm-gap"))
        .envs(inputs.iter().copied());
    let done = command.output().unwrap();
    let said = String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap();
    let handed = std::fs::read_to_string(&output).unwrap();
    (said, done.status.code().unwrap(), handed)
}

#[test]
fn a_pull_request_that_lowers_a_score_is_stopped_at_its_line() {
    let place = repository();
    let (said, code, handed) = act(
        &place,
        &[
            ("FILES", "assessment.yaml\nsites/**/*.yaml\n"),
            ("TARGET", "target.yaml"),
            ("BASELINE", "main"),
            ("SARIF", "r.sarif"),
            ("JUNIT", "r.xml"),
            ("BADGE", "b.svg"),
        ],
    );
    assert_eq!(code, 1, "{said}");
    let first = said.lines().next().unwrap();
    assert!(
        first.starts_with("::error file=assessment.yaml,line="),
        "{said}"
    );
    assert!(
        first.contains("title=inc-restored%3A lower than in the baseline"),
        "{said}"
    );
    assert_eq!(handed, "exit-code=1\noutcome=missed\n");
    super::schemas::sarif(&place.read("r.sarif"));
    let junit = place.read("r.xml");
    super::schemas::junit(&junit);
    for file in ["assessment.yaml", "sites/a b.yaml", "sites/north/c.yaml"] {
        assert!(
            junit.contains(&format!("<testsuite name=\"{file}\"")),
            "{file}: {junit}"
        );
    }
    assert!(place.read("b.svg").contains("2 of 3 met, 1 missed"));
    // Nothing of the comparison is left in the repository.
    let left = Command::new("git")
        .args(["worktree", "list"])
        .current_dir(place.path(""))
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(left.stdout).unwrap().lines().count(), 1);
}

#[test]
fn a_lower_score_may_warn_and_nothing_may_be_compared() {
    let place = repository();
    let check = |inputs: &[(&str, &str)]| {
        let mut all = vec![("FILES", "assessment.yaml"), ("TARGET", "target.yaml")];
        all.extend(inputs);
        act(&place, &all)
    };
    let (said, code, _) = check(&[("BASELINE", "main"), ("REGRESSION", "warn")]);
    assert_eq!(code, 0, "{said}");
    assert!(said.starts_with("::warning file=assessment.yaml"), "{said}");
    for baseline in ["none", ""] {
        let (said, code, handed) = check(&[("BASELINE", baseline)]);
        assert_eq!(
            (code, handed.as_str()),
            (0, "exit-code=0\noutcome=met\n"),
            "{said}"
        );
        assert!(!said.contains("baseline"), "{said}");
    }
}

#[test]
fn a_file_that_is_gone_fails_unless_that_is_allowed_and_a_faulty_main_stops_nothing() {
    let place = repository();
    git(&place, &["rm", "--quiet", "sites/a b.yaml"]);
    let check = |inputs: &[(&str, &str)]| {
        let mut all = vec![
            ("FILES", "sites/**/*.yaml"),
            ("TARGET", "target.yaml"),
            ("BASELINE", "main"),
        ];
        all.extend(inputs);
        act(&place, &all)
    };
    let (said, code, _) = check(&[]);
    assert_eq!(code, 1, "{said}");
    assert!(
        said.starts_with("::error file=sites/a b.yaml,line=1,title=Gone"),
        "{said}"
    );
    let (said, code, _) = check(&[("ALLOW", "fewer-questions\nfewer-files\n")]);
    assert_eq!(code, 0, "{said}");
    // Without a baseline there is nothing to allow, and nothing is wrong with that.
    let (said, code, _) = check(&[("ALLOW", "fewer-files"), ("BASELINE", "none")]);
    assert_eq!(code, 0, "{said}");
    let (said, code, _) = check(&[("ALLOW", "everything")]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("the input allow takes"), "{said}");

    git(&place, &["checkout", "--quiet", "--force", "main"]);
    let sound = place.read("assessment.yaml");
    let place = place.file("assessment.yaml", "format: 1\nanswers: [\n");
    git(&place, &["commit", "--quiet", "-a", "-m", "Broken"]);
    git(&place, &["checkout", "--quiet", "-b", "repair"]);
    let place = place.file("assessment.yaml", sound);
    let inputs = [
        ("FILES", "assessment.yaml"),
        ("TARGET", "target.yaml"),
        ("BASELINE", "main"),
    ];
    let (said, code, _) = act(&place, &inputs);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.starts_with("::warning file=assessment.yaml,line=1,title=Not compared"),
        "{said}"
    );
}

#[test]
fn what_is_undecided_fails_unless_it_may_pass() {
    let place = repository();
    let inputs = [
        ("FILES", "assessment.yaml"),
        ("ARGS", "--score\n0.6\n--section\npeople"),
    ];
    let (said, code, handed) = act(&place, &inputs);
    assert_eq!(code, 3, "{said}");
    assert_eq!(handed, "exit-code=3\noutcome=undecided\n");
    let mut inputs = inputs.to_vec();
    inputs.push(("UNDECIDED", "pass"));
    let (_, code, handed) = act(&place, &inputs);
    assert_eq!(
        (code, handed.as_str()),
        (0, "exit-code=3\noutcome=undecided\n")
    );
}

#[test]
fn what_a_workflow_gives_is_never_run_and_a_pattern_without_files_never_passes() {
    let place = repository();
    for files in [
        "$(touch hacked)",
        "`touch hacked`",
        "a; touch hacked",
        "--help",
    ] {
        let (said, code, _) = act(&place, &[("FILES", files), ("TARGET", "target.yaml")]);
        assert_eq!(code, 4, "{files}: {said}");
    }
    assert!(!place.names().contains(&"hacked".to_owned()));
    let (said, code, handed) = act(&place, &[("FILES", "nowhere/*.yaml")]);
    assert_eq!(code, 4, "{said}");
    assert_eq!(handed, "exit-code=4\noutcome=unreadable\n");
    assert!(said.contains("no file matches"), "{said}");
    let (said, code, _) = act(&place, &[("FILES", "")]);
    assert_eq!(code, 2, "{said}");
    let (said, code, handed) = act(
        &place,
        &[
            ("FILES", "assessment.yaml"),
            ("REGRESSION", "x\n::error::y"),
        ],
    );
    assert_eq!(code, 2, "{said}");
    assert_eq!(handed, "exit-code=2\noutcome=invalid\n");
    assert!(!said.contains("::error::y"), "{said}");
}
