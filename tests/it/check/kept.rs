//! What `--no-regression` keeps beside figures: files, evidence and the questionnaire; and what does not stand in the way
//! of a change that repairs something.

use serde_json::{Value, json};

use super::schemas;
use crate::support::{Place, Run, root};

fn before() -> String {
    std::fs::read_to_string(root().join("examples/07-check-in-ci/before.yaml")).unwrap()
}

/// The same assessment of another organisation.
fn of(organisation: &str) -> String {
    before().replace("Lantern Street IT", organisation)
}

/// Folders `base` and `.` with files of the same names below `sites`.
fn folders(base: &[(&str, String)], now: &[(&str, String)]) -> Place {
    let mut place = Place::empty();
    for (folder, files) in [("base/sites", base), ("sites", now)] {
        place = place.folder(folder);
        for (name, text) in files {
            place = place.file(&format!("{folder}/{name}"), text);
        }
    }
    place
}

fn check(place: &Place, files: &str, flags: &str) -> Run {
    place.run(&format!(
        "check {files} --score 0.1 --baseline base --no-regression {flags}"
    ))
}

#[test]
fn a_faulty_baseline_does_not_stop_the_change_that_repairs_it() {
    let faulty = before().replace("inc-major: defined", "inc-major: defned\n  x: y");
    let place = folders(&[("a.yaml", faulty.clone())], &[("a.yaml", before())]);
    let done = check(&place, "sites/a.yaml", "--to github").exit(0);
    let first = done.stdout.lines().next().unwrap();
    assert!(
        first.starts_with(
            "::warning file=sites/a.yaml,line=1,title=Not compared with the baseline::"
        ),
        "{first}"
    );
    assert!(
        first.contains("Line 15:") && first.ends_with(", and 1 more."),
        "{first}"
    );
    assert!(
        !first.contains("base/"),
        "nobody knows that folder: {first}"
    );
    // The target counts all the same.
    place
        .run("check sites/a.yaml --score 0.9 --baseline base --no-regression")
        .exit(1)
        .stdout_has("Not compared with the baseline: the earlier file has faults.");
    let junit = check(&place, "sites/a.yaml", "--to junit").exit(0).stdout;
    schemas::junit(&junit);
    assert!(junit.contains("<skipped message=\"Not compared"), "{junit}");
    // One that is given by its name was to be compared with.
    let place = place.file("faulty.yaml", faulty);
    place
        .run("check sites/a.yaml --score 0.1 --baseline faulty.yaml --no-regression")
        .exit(2);
}

#[test]
fn a_baseline_whose_questionnaire_is_missing_is_a_faulty_one() {
    let own = before().replace("itsm-manager@1.0", "own.yaml");
    let place = folders(&[("a.yaml", own)], &[("a.yaml", before())]);
    check(&place, "sites/a.yaml", "")
        .exit(0)
        .stdout_has("Not compared with the baseline")
        .stdout_has("own.yaml");
}

#[test]
fn an_assessment_that_is_gone_is_named_and_fails_unless_that_is_wanted() {
    let place = folders(
        &[
            ("a.yaml", before()),
            ("b.yaml", of("Harbour IT")),
            ("target.yaml", "{format: 1, score: 0.5}".to_owned()),
            ("list.yaml", "- a\n- b\n".to_owned()),
        ],
        &[("a.yaml", before())],
    );
    let run = |flags: &str, code| check(&place, "sites/a.yaml", flags).exit(code).stdout;
    let text = run("", 1);
    assert!(
        text.contains("1 assessment of the baseline is not there any more"),
        "{text}"
    );
    assert!(text.contains("sites/b.yaml: Harbour IT"), "{text}");
    assert!(run("--to github", 1).starts_with("::error file=sites/b.yaml,line=1,title=Gone since"));
    assert!(run("--to github --fewer-files", 0).starts_with("::warning file=sites/b.yaml,"));
    let log = schemas::sarif(&run("--to sarif", 1));
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "assessment-gone");
    let junit = run("--to junit", 1);
    schemas::junit(&junit);
    assert!(
        junit.contains("<testsuite name=\"sites/b.yaml\" tests=\"1\" failures=\"1\""),
        "{junit}"
    );
    let issues = schemas::codequality(&run("--to codequality", 1));
    assert_eq!(issues[0]["location"]["path"], "sites/b.yaml");
    assert!(run("--to badge", 1).contains("1 of 1 met, 1 gone"));
    let answer: Value = serde_json::from_str(&run("--to json", 1)).unwrap();
    assert_eq!(answer["outcome"], "missed");
    assert_eq!(
        answer["gone"],
        json!([{"file": "sites/b.yaml", "organisation": "Harbour IT", "fails": true}])
    );
    check(&place, "sites/a.yaml", "--summary s.md").exit(1);
    assert!(place.read("s.md").contains("Harbour IT"));
    // One that is there, and was not given, is not gone.
    let place = place.file("sites/b.yaml", of("Harbour IT"));
    check(&place, "sites/a.yaml", "").quietly();
}

#[test]
fn a_renamed_file_is_compared_with_its_predecessor() {
    let lower = of("Harbour IT").replace("chg-controlled: defined", "chg-controlled: initial");
    let place = folders(
        &[("a.yaml", before()), ("b.yaml", of("Harbour IT"))],
        &[("north.yaml", before()), ("south.yaml", lower)],
    );
    let done = check(&place, "sites/north.yaml sites/south.yaml", "").exit(1);
    let done = done.stdout_has("Compared with sites/a.yaml, which it has taken the place of.");
    let done = done.stdout_has("Compared with sites/b.yaml");
    assert!(!done.stdout.contains("Gone since"), "{}", done.stdout);
    assert!(done.stdout.contains("chg-controlled"), "{}", done.stdout);
    check(&place, "sites/north.yaml", "")
        .exit(1)
        .stdout_has("sites/b.yaml: Harbour IT");
    // Of two equal ones nobody can say which it was, save by its name.
    let place = folders(
        &[("a.yaml", before()), ("b.yaml", before())],
        &[("x.yaml", before())],
    );
    let place = place.folder("east").file("east/b.yaml", before());
    check(&place, "sites/x.yaml east/b.yaml", "")
        .exit(1)
        .stdout_has("Compared with sites/b.yaml")
        .stdout_has("sites/a.yaml: Lantern Street IT");
}

#[test]
fn removed_evidence_is_named_and_fails_where_the_target_asks_for_evidence() {
    let bare = before()
        .lines()
        .filter(|line| !line.contains("evidence:"))
        .collect::<Vec<_>>()
        .join("\n");
    let place = folders(&[("a.yaml", before())], &[("a.yaml", bare)]);
    let done = check(&place, "sites/a.yaml", "--to github").exit(0);
    let first = done.stdout.lines().next().unwrap();
    assert!(
        first.starts_with("::warning file=sites/a.yaml,line=12,col=5,endColumn=20,title=inc-restored%3A less evidence"),
        "{first}"
    );
    assert!(
        first.contains("Overall, evidenced score from 2.50 to 2.36"),
        "{first}"
    );
    assert!(!done.stdout.contains("No floor"), "{}", done.stdout);
    let asked = |flags: &str, code| {
        let flags = format!("--min-evidenced 0 {flags}");
        let arguments = format!("check sites/a.yaml --baseline base --no-regression {flags}");
        place.run(&arguments).exit(code).stdout
    };
    // A share of 0 is reached; that there is less than before is what fails.
    let answer: Value = serde_json::from_str(&asked("--score 0.1 --to json", 1)).unwrap();
    let file = &answer["files"][0];
    assert_eq!(file["unevidenced"], json!(["inc-restored"]));
    assert_eq!(file["regressions"][0]["what"], "evidenced");
    assert_eq!(
        file["regressions"][0]["lowered_by"],
        json!(["inc-restored"])
    );
    assert_eq!(file["regressions"][0]["fails"], true);
    assert!(asked("--score 0.1", 1).contains("less evidence than in the baseline"));
    asked("--score 0.1 --less-evidence", 0);
}

#[test]
fn evidence_that_has_merely_run_out_is_for_the_target_to_see() {
    let place = folders(&[("a.yaml", before())], &[("a.yaml", before())]);
    let done = check(
        &place,
        "sites/a.yaml",
        "--as-of 2031-01-01 --min-evidenced 0",
    )
    .exit(0);
    done.stdout_has("No floor, level, verdict or evidenced score is lower than in the baseline.")
        .stdout_has("Judged on  2031-01-01\n");
    check(&place, "sites/a.yaml", "")
        .exit(0)
        .stdout_has("Judged on  2026-11-02, the day of the assessment");
}

/// An own questionnaire in both folders, answered as `partial.yaml`, and edited now.
fn edited(edit: impl Fn(String) -> String) -> Place {
    let fixtures = Place::with_fixtures();
    let questionnaire = fixtures.read("mini.yaml");
    let answers = fixtures.read("partial.yaml");
    let (before, now) = (questionnaire.clone(), edit(questionnaire));
    folders(
        &[("a.yaml", answers.clone()), ("mini.yaml", before)],
        &[("a.yaml", answers), ("mini.yaml", now)],
    )
}

#[test]
fn a_questionnaire_edited_under_its_version_fails_and_a_new_version_is_said() {
    let heavier = |text: String| {
        let edited = text.replacen(
            "answers: grid, obligation",
            "answers: grid, weight: 3, obligation",
            1,
        );
        assert_ne!(text, edited);
        edited
    };
    let place = edited(heavier);
    let done = check(&place, "sites/a.yaml", "").exit(1);
    let done = done.stdout_has(
        "The questionnaire mini@2 has been edited since the baseline under the same version",
    );
    assert!(!done.stdout.contains("No floor, level"), "{}", done.stdout);
    let first = check(&place, "sites/a.yaml", "--to github").exit(1).stdout;
    assert!(
        first.starts_with("::error file=sites/a.yaml,line=1,title=Questionnaire edited"),
        "{first}"
    );
    let newer = edited(|text| heavier(text).replace("version: \"2\"", "version: \"3\""));
    let done = check(&newer, "sites/a.yaml", "--to json").exit_any(&[0, 1]);
    let answer: Value = serde_json::from_str(&done.stdout).unwrap();
    let questionnaire = &answer["files"][0]["baseline"]["questionnaire"];
    assert_eq!(questionnaire["change"], "version");
    check(&newer, "sites/a.yaml", "")
        .exit_any(&[0, 1])
        .stdout_has("The questionnaire is mini@3 now, and was mini@2 in the baseline.");
}

#[test]
fn a_smaller_scope_is_marked_where_it_is_selected() {
    let wide = before().replace(
        "sections: [daily-processes]",
        "sections: [daily-processes, process-management]",
    );
    let line = wide.lines().position(|line| line.starts_with("sections:"));
    let line = line.unwrap() + 1;
    let place = folders(&[("a.yaml", wide)], &[("a.yaml", before())]);
    let done = check(&place, "sites/a.yaml", "--to github");
    let marks = done.exit(1).stdout;
    assert!(
        marks.contains(&format!("::error file=sites/a.yaml,line={line},col=1,")),
        "{marks}"
    );
}

#[test]
fn a_fault_of_a_questionnaire_beside_the_folder_is_marked_at_its_plain_path() {
    let own = "format: 1\nid: own\nversion: \"1\"\ntitel: Own\n";
    let assessment = "format: 1\nquestionnaire: ../q/own.yaml\ndate: 2027-01-01\nanswers: {}\n";
    let place = Place::empty().folder("q").folder("sites");
    let place = place
        .file("q/own.yaml", own)
        .file("sites/a.yaml", assessment);
    let marks = place
        .run("check sites/a.yaml --score 0.1 --to github")
        .exit(2)
        .stdout;
    assert!(marks.contains("::error file=q/own.yaml,line=4,"), "{marks}");
    assert!(!marks.contains("file=sites/.."), "{marks}");
}
