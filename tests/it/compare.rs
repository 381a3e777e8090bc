//! `compare`: last year against this year, and one site beside another. The split of a change is worked by hand in
//! `src/comparison/vectors.rs`.

use serde_json::{Value, json};

use crate::support::{Place, Run, assert_harmless};

const LESSON: &str = "examples/06-next-year";

/// Four requirements of equal weight in two sections, as they were first asked.
const FIRST: &str = r#"{format: 1, id: small, version: "1", title: Small, rollup: flat,
    scale: {max: 5, levels: [{at: 0, name: Nothing}, {at: 5, name: All}]},
    answer_sets: {grid: [{id: "no", label: Not at all, score: 0}, {id: half, label: Half, score: 0.5}, {id: fully, label: Fully, score: 1}]},
    areas: [{id: work, title: Work}, {id: help, title: Help}],
    sections: [
      {id: "1", title: Work, area: work, questions: [
        {id: wrk-written, text: Is work written down?, answers: grid, obligation: shall, proves: design},
        {id: wrk-old, text: Is work looked at again?, answers: grid, obligation: shall}]},
      {id: "2", title: Help, area: help, questions: [
        {id: hlp-given, text: Is help given?, answers: grid, obligation: shall},
        {id: hlp-asked, text: Is it asked for?, answers: grid, obligation: shall, na: reason}]}],
    initiatives: [
      {id: write-work-down, title: Write work down, closes: [{question: wrk-written, to: fully}], effort: 2},
      {id: look-again, title: Look again, closes: [{question: wrk-old, to: fully}], effort: 4, after: [write-work-down]},
      {id: give-help, title: Give help, closes: [{question: hlp-given, to: fully}], effort: 2}]}"#;

fn assessment(questionnaire: &str, date: &str, rest: &str) -> String {
    format!("{{format: 1, questionnaire: {questionnaire}, date: {date}, {rest}}}")
}

/// Four years: 2.5 of 5, 3.1, 2.5 again, 5.0.
fn place() -> Place {
    let answers = |all: [&str; 4]| {
        let [written, old, given, asked] = all;
        format!(
            "organisation: Small & Sons, answers: {{wrk-written: {written}, wrk-old: {old}, hlp-given: {given}, hlp-asked: {asked}}}"
        )
    };
    let year = |date: &str, all: [&str; 4]| assessment("small.yaml", date, &answers(all));
    let second = FIRST
        .replace("version: \"1\"", "version: \"2\"")
        .replace("wrk-old", "wrk-reviewed")
        .replace(
            "initiatives: [",
            "renamed: {wrk-old: wrk-reviewed}, initiatives: [",
        );
    Place::empty()
        .file("small.yaml", FIRST)
        .file("small-2.yaml", second)
        .file(
            "2023.yaml",
            year("2023-06-30", ["half", "half", "half", "half"]),
        )
        .file(
            "2024.yaml",
            year("2024-06-30", ["fully", "half", "half", "half"]),
        )
        .file(
            "2025.yaml",
            year("2025-06-30", ["fully", "\"no\"", "half", "half"]),
        )
        .file(
            "2026.yaml",
            year("2026-06-30", ["fully", "fully", "fully", "fully"]),
        )
}

fn compare(place: &Place, arguments: &str) -> Value {
    place.run(&format!("compare {arguments} --to json")).json()
}

/// A part of the change, in thousandths.
fn origin(compared: &Value, part: &str) -> i64 {
    let value = compared["change"]["origins"][part].as_f64().unwrap();
    (value * 1000.0).round() as i64
}

#[test]
fn the_year_of_the_lesson_reads_as_a_story() {
    let arguments =
        format!("compare {LESSON}/2026.yaml {LESSON}/2027.yaml --roadmap {LESSON}/roadmap.json");
    for columns in [80, 120] {
        Run::at_root(&arguments)
            .columns(columns)
            .quietly()
            .within(columns)
            .golden(&format!("compare-06-{columns}.txt"));
    }
    Run::at_root(&format!("{arguments} --to md"))
        .quietly()
        .golden("compare-06.md");
    let compared = Run::at_root(&format!("{arguments} --to json")).json();
    assert_eq!(compared["kind"], "cycles");
    let kept: Vec<(&Value, &Value)> = compared["promise"]["initiatives"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["id"], &one["outcome"]))
        .collect();
    for expected in [
        ("write-change-policy", "kept"),
        ("run-change-management", "partly"),
        ("run-request-fulfilment", "not"),
        ("register-other-parties", "void"),
        ("write-continuity-plans", "not_yet_due"),
    ] {
        assert!(
            kept.contains(&(&json!(expected.0), &json!(expected.1))),
            "{expected:?}"
        );
    }
}

#[test]
fn the_parts_of_a_change_add_up_to_it() {
    let compared = compare(&place(), "2023.yaml 2024.yaml");
    // One of four answers from half to all: an eighth.
    assert_eq!(origin(&compared, "change"), 125);
    assert_eq!(origin(&compared, "improved"), 125);
    for part in [
        "answered",
        "worsened",
        "lapsed",
        "scope",
        "applicability",
        "questionnaire",
    ] {
        assert_eq!(origin(&compared, part), 0, "{part}");
    }
    let written = &compared["change"]["questions"][0];
    assert_eq!(written["what"], "closed");
    assert_eq!(written["points"], 0.125);
    assert_eq!(written["before"]["grade"], "minor");
}

#[test]
fn an_assessment_compared_with_itself_shows_nothing() {
    let place = place();
    let compared = compare(&place, "2025.yaml 2025.yaml");
    let change = &compared["change"];
    for part in ["change", "improved", "worsened", "scope"] {
        assert_eq!(origin(&compared, part), 0);
    }
    for list in [
        "evidence_lost",
        "regressions",
        "systemic_closed",
        "systemic_opened",
    ] {
        assert_eq!(change[list], json!([]), "{list}");
    }
    assert_eq!(change["scope"]["same"], true);
    place
        .run("compare 2025.yaml 2025.yaml --no-regression")
        .quietly()
        .stdout_has("The certain score is what it was")
        .stdout_has("No gap has changed.");
}

#[test]
fn swapping_both_turns_the_signs() {
    let place = place();
    let there = compare(&place, "2024.yaml 2025.yaml");
    let back = compare(&place, "2025.yaml 2024.yaml");
    assert_eq!(origin(&there, "worsened"), -125);
    assert_eq!(origin(&back, "improved"), 125);
    assert_eq!(there["change"]["questions"][1]["what"], "deepened");
    assert_eq!(back["change"]["questions"][1]["what"], "eased");
    // Whoever gives the files the wrong way round is told.
    place
        .run("compare 2025.yaml 2024.yaml")
        .quietly()
        .stdout_has("order given");
}

#[test]
fn a_series_shows_every_year_and_tells_details_from_first_to_last() {
    let place = place();
    let files = "2023.yaml 2024.yaml 2025.yaml 2026.yaml";
    let compared = compare(&place, files);
    let floors: Vec<&Value> = compared["assessments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["overall"]["floor"])
        .collect();
    assert_eq!(
        floors,
        [0.5, 0.625, 0.5, 1.0]
            .map(|f| json!(f))
            .iter()
            .collect::<Vec<_>>()
    );
    let steps: Vec<f64> = compared["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["origins"]["change"].as_f64().unwrap())
        .collect();
    assert_eq!(steps, [0.125, -0.125, 0.5]);
    assert_eq!(compared["change"]["from"], "2023-06-30");
    assert_eq!(compared["change"]["to"], "2026-06-30");
    let text = place
        .run(&format!("compare {files}"))
        .columns(80)
        .quietly()
        .within(80);
    let closed = text
        .stdout
        .lines()
        .find(|line| line.starts_with("Gaps closed"));
    let closed: Vec<&str> = closed.unwrap().split_whitespace().collect();
    assert_eq!(closed, ["Gaps", "closed", "1", "0", "3"]);
    text.stdout_has("from 2023-06-30 to 2026-06-30, 4 assessments")
        .stdout_has("Together")
        .stdout_has("What moved it most in each step");
    let csv = place
        .run(&format!("compare {files} --to md"))
        .quietly()
        .stdout;
    for step in [
        "| to 2024-06-30 |",
        "| to 2025-06-30 |",
        "| to 2026-06-30 |",
    ] {
        assert!(csv.contains(step), "{step} in\n{csv}");
    }
}

#[test]
fn versions_of_a_questionnaire_are_bridged_by_renamed() {
    let newer = assessment(
        "small-2.yaml",
        "2026-06-30",
        "organisation: Small & Sons, answers: {wrk-written: fully, wrk-reviewed: fully, hlp-given: fully, hlp-asked: fully}",
    );
    let place = place().file("newer.yaml", newer);
    let compared = compare(&place, "2023.yaml newer.yaml");
    assert_eq!(origin(&compared, "improved"), 500);
    assert_eq!(origin(&compared, "questionnaire"), 0);
    let reviewed = &compared["change"]["questions"][1];
    assert_eq!(reviewed["id"], "wrk-reviewed");
    assert_eq!(reviewed["before_id"], "wrk-old");
    let scope = &compared["change"]["scope"];
    assert_eq!(scope["new_questions"], json!([]));
    assert_eq!(scope["questionnaire"], true);
    place
        .run("compare 2023.yaml newer.yaml")
        .quietly()
        .stdout_has("Questionnaire: small@1 before, small@2 now.");
}

#[test]
fn a_rise_by_scope_or_by_not_applicable_is_named() {
    let narrower = assessment(
        "small.yaml",
        "2024-06-30",
        "organisation: Small & Sons, sections: [\"2\"], answers: {hlp-given: fully, hlp-asked: half}",
    );
    let not_applicable = assessment(
        "small.yaml",
        "2024-06-30",
        "organisation: Small & Sons, answers: {wrk-written: half, wrk-old: half, hlp-given: half, hlp-asked: {answer: na, reason: Nobody asks}}",
    );
    let lower = assessment(
        "small.yaml",
        "2023-06-30",
        "organisation: Small & Sons, answers: {wrk-written: fully, wrk-old: fully, hlp-given: fully, hlp-asked: \"no\"}",
    );
    let better = lower.replace(
        "hlp-asked: \"no\"",
        "hlp-asked: {answer: na, reason: Nobody asks}",
    );
    let place = place()
        .file("narrower.yaml", narrower)
        .file("na.yaml", not_applicable)
        .file("lower.yaml", lower)
        .file("better.yaml", better);
    let compared = compare(&place, "2023.yaml narrower.yaml");
    assert_eq!(compared["change"]["scope"]["sections_left"], json!(["1"]));
    assert_eq!(compared["change"]["scope"]["gaps_left"], 2);
    place
        .run("compare 2023.yaml narrower.yaml")
        .quietly()
        .stdout_has("2 out of view, not closed")
        .stdout_has("Sections that left the scope: 1 Work.");
    let compared = compare(&place, "lower.yaml better.yaml");
    assert_eq!(origin(&compared, "applicability"), 250);
    assert_eq!(origin(&compared, "improved"), 0);
    place
        .run("compare lower.yaml better.yaml")
        .columns(200)
        .quietly()
        .stdout_has("Nothing of the rise comes from better answers")
        .stdout_has("Does not apply any more, a gap before: hlp-asked (Nobody asks).");
}

#[test]
fn unknown_is_not_no() {
    let unknown = assessment(
        "small.yaml",
        "2024-06-30",
        "organisation: Small & Sons, answers: {wrk-written: unknown, wrk-old: half, hlp-given: half, hlp-asked: half}",
    );
    let place = place().file("unknown.yaml", unknown);
    let compared = compare(&place, "2023.yaml unknown.yaml");
    assert_eq!(origin(&compared, "lapsed"), -125);
    assert_eq!(origin(&compared, "worsened"), 0);
    assert_eq!(compared["change"]["questions"][0]["what"], "lost_sight");
    assert_eq!(
        compared["change"]["questions"][0]["after"]["state"],
        "unknown"
    );
    place
        .run("compare 2023.yaml unknown.yaml")
        .quietly()
        .stdout_has("unknown is not no");
}

#[test]
fn evidence_of_the_last_is_judged_as_of_a_day_and_that_of_the_first_on_its_own() {
    let with = |date: &str| {
        assessment(
            "small.yaml",
            date,
            "answers: {wrk-written: {answer: fully, evidence: [{kind: record, ref: Book, date: 2023-06-01}]}}",
        )
    };
    let place = place()
        .file("then.yaml", with("2023-06-30"))
        .file("now.yaml", with("2024-06-01"));
    let lost = |flags: &str| {
        let compared = compare(&place, &format!("then.yaml now.yaml {flags}"));
        compared["change"]["evidence_lost"].clone()
    };
    assert_eq!(lost(""), json!([]), "the last valid day");
    let expired =
        json!([{"id": "wrk-written", "what": "expired", "value_before": 1.0, "value_after": 1.0}]);
    assert_eq!(lost("--as-of 2024-06-02"), expired);
}

#[test]
fn a_roadmap_is_held_against_what_is_true_written_or_drawn_up_anew() {
    let plan = "{format: 1, start: 2023-Q3, years: 1, capacity: 4}";
    let place = place().file("plan.yaml", plan);
    place
        .run("roadmap 2023.yaml --plan plan.yaml -o roadmap.json")
        .quietly();
    let written = compare(&place, "2023.yaml 2024.yaml --roadmap roadmap.json");
    let anew = compare(&place, "2023.yaml 2024.yaml --plan plan.yaml");
    let outcomes = |compared: &Value| {
        let all = compared["promise"]["initiatives"]
            .as_array()
            .unwrap()
            .clone();
        let one = |id: &str| all.iter().find(|one| one["id"] == id).unwrap()["outcome"].clone();
        ["write-work-down", "look-again", "give-help"].map(one)
    };
    let expected = [json!("kept"), json!("not"), json!("not")];
    assert_eq!(outcomes(&written), expected);
    assert_eq!(outcomes(&anew), expected);
    assert_eq!(written["promise"]["promised"]["floor"], 0.875);
    assert_eq!(written["promise"]["real"]["floor"], 0.625);
    assert_eq!(written["promise"]["quarter"], "2024-Q2");
    let early = compare(
        &place,
        "2023.yaml 2024.yaml --roadmap roadmap.json --as-of 2023-09-29",
    );
    assert_eq!(outcomes(&early)[0], "early");
    assert_eq!(outcomes(&early)[1], "not_yet_due");
    // In 2024 it was not true yet, in 2026 it is.
    let late = compare(
        &place,
        "2023.yaml 2024.yaml 2026.yaml --roadmap roadmap.json",
    );
    assert_eq!(
        outcomes(&late),
        [json!("kept"), json!("kept_late"), json!("kept_late")]
    );
}

#[test]
fn a_roadmap_of_another_questionnaire_is_refused() {
    let roadmap = crate::support::root().join(LESSON).join("roadmap.json");
    let place = place().file("other.json", std::fs::read(roadmap).unwrap());
    place
        .run("compare 2023.yaml 2024.yaml --roadmap other.json")
        .exit(2)
        .no_stdout()
        .stderr_has("belongs to another questionnaire");
    place
        .run("compare 2023.yaml 2024.yaml --roadmap small.yaml")
        .exit(2)
        .no_stdout();
    place
        .run("compare 2023.yaml 2024.yaml --roadmap other.json --plan plan.yaml")
        .exit(2);
}

#[test]
fn other_organisations_are_sites() {
    let site = |name: &str, answer: &str| {
        let rest = format!(
            "organisation: {name}, answers: {{wrk-written: {answer}, wrk-old: half, hlp-given: half, hlp-asked: half}}"
        );
        assessment("small.yaml", "2026-06-30", &rest)
    };
    let place = place()
        .file("oslo.yaml", site("Oslo", "half"))
        .file("bergen.yaml", site("Bergen", "fully"));
    let compared = compare(&place, "oslo.yaml bergen.yaml");
    assert_eq!(compared["kind"], "sites");
    let done = place
        .run("compare oslo.yaml bergen.yaml")
        .columns(200)
        .quietly();
    assert!(!done.stdout.contains(" rose "), "{done:?}");
    done.stdout_has("Bergen beside Oslo")
        .stdout_has("The certain score of Bergen is higher than that of Oslo")
        .stdout_has("Gaps at the first only (1)");
}

#[test]
fn a_regression_ends_with_1_only_if_asked() {
    let place = place();
    place
        .run("compare 2024.yaml 2025.yaml")
        .exit(0)
        .stdout_has("Lower than before");
    place
        .run("compare 2024.yaml 2025.yaml --no-regression")
        .exit(1);
    place
        .run("compare 2025.yaml 2026.yaml --no-regression")
        .exit(0);
    let lost = compare(&place, "2024.yaml 2025.yaml")["change"]["regressions"].clone();
    let check = place
        .run("check 2025.yaml --baseline 2024.yaml --score 0 --to json")
        .json();
    assert_eq!(
        lost.as_array().unwrap().len(),
        check["files"][0]["regressions"].as_array().unwrap().len(),
        "the same notion as that of check"
    );
}

#[test]
fn different_questionnaires_cannot_be_compared_and_what_can_is_said() {
    let other = "{format: 1, questionnaire: itil4, date: 2026-06-30, answers: {}}";
    let place = place().file("other.yaml", other);
    place
        .run("compare 2023.yaml other.yaml 2024.yaml")
        .exit(2)
        .no_stdout()
        .stderr_has("2023.yaml answers `small`, but other.yaml answers `itil4`")
        .stderr_has("only assessments of one questionnaire can be compared")
        .stderr_has("2023.yaml and 2024.yaml");
}

#[test]
fn faults_of_all_files_are_told_at_once() {
    let place = place()
        .file(
            "bad.yaml",
            assessment(
                "small.yaml",
                "2024-06-30",
                "answers: {wrk-written: perhaps}",
            ),
        )
        .file(
            "worse.yaml",
            assessment("small.yaml", "soon", "answers: {}"),
        );
    place
        .run("compare bad.yaml worse.yaml")
        .exit(2)
        .no_stdout()
        .stderr_has("bad.yaml:1:")
        .stderr_has("worse.yaml:1:");
    place.run("compare 2023.yaml").exit(2).no_stdout();
    place
        .run("compare - - 2023.yaml")
        .exit(2)
        .stderr_has("only once");
    place.run("compare 2023.yaml none.yaml").exit(4).no_stdout();
    place
        .run("compare 2023.yaml 2024.yaml -o x.csv")
        .exit(2)
        .stderr_has(".html");
    place
        .run("compare 2023.yaml 2024.yaml --as-of soon")
        .exit(2)
        .no_stdout();
    place
        .run("compare 2023.yaml 2024.yaml --section 9")
        .exit(2)
        .no_stdout();
}

#[test]
fn one_of_them_may_come_from_standard_input() {
    let place = place();
    let before = place.read("2023.yaml");
    place
        .run("compare - 2024.yaml")
        .stdin(&before)
        .quietly()
        .stdout_has("(+0.63)");
}

#[test]
fn sections_can_be_selected_for_all_of_them() {
    let compared = compare(&place(), "2023.yaml 2024.yaml --section 2");
    assert_eq!(origin(&compared, "change"), 0);
    assert_eq!(compared["assessments"][0]["sections"], json!(["2"]));
}

#[test]
fn hostile_texts_stay_text_everywhere() {
    let hostile = r#"\"><img src=x onerror=alert(1)></title></svg><script>alert(2)</script>'\u202E\u0007\u001b[31m"#;
    let with = |date: &str, answer: &str| {
        format!(
            r#"{{"format": 1, "questionnaire": "small.yaml", "organisation": "{hostile}", "scope": "{hostile} {date}", "date": "{date}",
            "answers": {{"wrk-written": {{"answer": "{answer}", "owner": "{hostile}", "evidence": [{{"kind": "record", "ref": "{hostile}", "date": "{date}"}}]}},
            "hlp-given": {{"answer": "half", "evidence": [{{"kind": "document", "ref": "{hostile}", "expires": "2024-01-01"}}]}},
            "hlp-asked": {}}}}}"#,
            if answer == "no" {
                r#""half""#.to_owned()
            } else {
                format!(r#"{{"answer": "na", "reason": "{hostile}"}}"#)
            }
        )
    };
    let place = place()
        .file("a.json", with("2023-06-30", "no"))
        .file("b.json", with("2024-06-30", "fully"));
    for format in ["terminal", "md", "html"] {
        let done = place
            .run(&format!("compare a.json b.json --to {format}"))
            .quietly();
        assert_harmless(&done.stdout.replace('\t', " "));
        if format == "html" {
            assert!(!done.stdout.contains("<script") && !done.stdout.contains("<img"));
            assert!(done.stdout.contains("&lt;script&gt;"));
        }
    }
    compare(&place, "a.json b.json");
}

#[test]
fn charts_have_titles_descriptions_and_values() {
    let page = place()
        .run("compare 2023.yaml 2024.yaml 2026.yaml --to html")
        .quietly()
        .stdout;
    assert_eq!(page.matches("<svg class=\"chart\"").count(), 2);
    assert_eq!(page.matches("<desc id=").count(), 2);
    for figure in ["2.50", "3.13", "5.00"] {
        assert!(page.contains(figure), "{figure}");
    }
}

#[test]
fn equal_input_gives_equal_bytes() {
    let arguments =
        format!("compare {LESSON}/2026.yaml {LESSON}/2027.yaml --plan {LESSON}/plan.yaml --to");
    for format in ["terminal", "md", "html", "json"] {
        let run = || {
            Run::at_root(&format!("{arguments} {format}"))
                .quietly()
                .stdout
        };
        assert_eq!(run(), run(), "{format}");
    }
}
