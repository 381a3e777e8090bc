//! Changes after which a comparison says less than it seems to: another organisation, an earlier day, milder rules, better
//! grades. None of them opens the gate by itself.

use serde_json::{Value, json};

use crate::support::{Done, Place, root};

fn assessment() -> String {
    std::fs::read_to_string(root().join("examples/07-check-in-ci/before.yaml")).unwrap()
}

/// The same assessment before and after a change.
fn changed(from: &str, to: &str) -> Place {
    let after = assessment().replacen(from, to, 1);
    assert_ne!(after, assessment());
    let place = Place::empty().folder("sites").folder("base/sites");
    place
        .file("base/sites/a.yaml", assessment())
        .file("sites/a.yaml", after)
}

fn check(place: &Place, flags: &str, code: i32) -> Done {
    let arguments = "check sites/a.yaml --score 0.1 --baseline base --no-regression";
    let done = place.run(&format!("{arguments} {flags}")).exit(code);
    if flags.is_empty() {
        assert!(!done.stdout.contains("No floor"), "{}", done.stdout);
    }
    done
}

#[test]
fn an_assessment_overwritten_by_that_of_another_organisation_is_gone() {
    let place = changed("Lantern Street IT", "Harbour IT");
    let said = "In the baseline this was the assessment of Lantern Street IT, now it is that of Harbour IT";
    check(&place, "", 1).stdout_has(said);
    check(&place, "--to github", 1).stdout_has(
        "::error file=sites/a.yaml,line=1,title=Another organisation than in the baseline::",
    );
    // Renamed, and wanted.
    check(&place, "--fewer-files", 0).stdout_has(said);
}

#[test]
fn a_day_before_the_baseline_brings_nothing_back_to_life() {
    let place = changed("date: 2026-11-02", "date: 2026-10-02");
    check(&place, "", 1).stdout_has("It is dated 2026-10-02, before the baseline of 2026-11-02");
    // On a day that is named both are judged alike.
    check(&place, "--as-of 2026-12-01", 0);
}

/// A questionnaire of one's own, before and after a change of its rules under a new version.
fn own(change: (&str, &str)) -> Place {
    let before = r#"format: 1
id: own
version: "1"
title: Own
scale: {max: 1, levels: [{at: 0, name: No}, {at: 1, name: Yes}]}
target: {score: 0.5}
answer_sets: {steps: [{id: "no", label: "No", score: 0}, {id: half, label: Half, score: 0.5}, {id: "yes", label: "Yes", score: 1}]}
areas: [{id: processes, title: Processes}]
references: {iso20000: ISO/IEC 20000-1}
sections:
  - id: s
    title: Section
    area: processes
    questions:
      - {id: q, text: Is it done?, answers: steps, obligation: shall, critical: true, due: stage2, refs: {iso20000: ["8.1"]}}
      - {id: r, text: Is it seen?, answers: steps, obligation: should}
"#;
    let after = before.replacen("version: \"1\"", "version: \"2\"", 1);
    let after = after.replacen(change.0, change.1, 1);
    let answers = "format: 1\nquestionnaire: own.yaml\norganisation: A\ndate: 2027-01-01\nanswers: {q: half, r: half}\n";
    let place = Place::empty().folder("sites").folder("base/sites");
    place
        .file("base/sites/own.yaml", before)
        .file("base/sites/a.yaml", answers)
        .file("sites/own.yaml", after)
        .file("sites/a.yaml", answers)
}

#[test]
fn a_new_version_of_a_questionnaire_may_not_judge_more_mildly_unnoticed() {
    for (change, said) in [
        (("critical: true, ", ""), "(1 not critical any more): q"),
        (
            ("label: Half, score: 0.5", "label: Half, score: 0.9"),
            "2 questions more mildly than in the baseline (2 with answers worth more): q, r",
        ),
        (
            (
                "obligation: shall, critical: true, due: stage2",
                "obligation: should",
            ),
            "(1 no requirement any more): q",
        ),
    ] {
        let place = own(change);
        for (flags, code) in [("", 1), ("--milder-questionnaire", 0)] {
            let page = check(&place, flags, code).stdout.replace('\n', " ");
            assert!(page.contains(said), "{said}: {page}");
        }
    }
    // A new version with the same rules is as good as before.
    let place = own(("title: Own", "title: Our own"));
    let done = place.run("check sites/a.yaml --score 0.1 --baseline base --no-regression");
    done.exit(0).stdout_has("No floor");
}

#[test]
fn a_better_grade_by_a_person_is_told_at_the_answer() {
    let place = own(("title: Own", "title: Our own"));
    let graded = "format: 1\nquestionnaire: own.yaml\norganisation: A\ndate: 2027-01-01\nanswers:\n  r: half\n  q:\n    answer: \
                  half\n    grade: {as: opportunity, by: Me, reason: Fine}\n";
    let place = place.file("sites/a.yaml", graded);
    check(&place, "", 0).stdout_has("1 answer is graded better by a person since the baseline: q");
    let marks = check(&place, "--to github", 0).stdout;
    assert!(
        marks.contains("::warning file=sites/a.yaml,line=8,")
            && marks.contains("title=q%3A graded better"),
        "{marks}"
    );
    let answer: Value = serde_json::from_str(&check(&place, "--to json", 0).stdout).unwrap();
    assert_eq!(
        answer["files"][0]["easings"],
        json!([{"what": "grades", "before": null, "now": null, "questions": ["q"], "fails": false}])
    );
    // One that stood there before is nothing new.
    let place = place.file("base/sites/a.yaml", graded);
    let done = place.run("check sites/a.yaml --score 0.1 --baseline base --no-regression");
    done.exit(0).stdout_has("No floor");
}
