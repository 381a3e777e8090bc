//! Other assessments with the same questionnaire: a selection, nothing, all of it, a person's grade, other targets.

use serde_json::{Value, json};

use super::figures::{assert_counts, assert_figures, assert_findings, assert_levels};
use crate::support::{Place, findings, found, fraction, nodes, number, question};

fn report(arguments: &str) -> Value {
    let place = Place::with_fixtures();
    place.run(&format!("report {arguments} --to json")).json()
}

/// An assessment with `mini.yaml` that consists of these lines below its head.
fn mini(body: &str) -> Place {
    let text = format!("format: 1\nquestionnaire: mini.yaml\ndate: 2026-06-30\n{body}\n");
    Place::with_fixtures().file("a.yaml", text)
}

#[test]
fn what_is_not_selected_is_out_of_scope_and_counts_nowhere() {
    // 8.6.1: (1 + 2 + 1 + 3 + .5) / 8. 8.6 is flat: 8.5 of 9; alone below 8, so 8 is the same. 9: (1 + .5) / 2.
    // overall: (8.5 + 1.5) / (9 + 2). care: 8.6.1 (3), 8.6.2 (1), lok-used (2): (3×7.5/8 + 1 + 2×.5) / 6.
    // rule: lok-measured alone. Nothing has evidence, so everything counts a half at most, with confidence .25.
    let report = report("selected.yaml");
    assert_figures(
        &report,
        "
        overall       assessed      conforming  10/11      10/11      10/11      .5  1  .25
        8             assessed      conforming  8.5/9      8.5/9      8.5/9      .5  1  .25
        8.6           assessed      conforming  8.5/9      8.5/9      8.5/9      .5  1  .25
        8.6.1         assessed      conforming  7.5/8      7.5/8      7.5/8      .5  1  .25
        8.6.2         assessed      conforming  1          1          1          .5  1  .25
        8.20          out_of_scope  -           -          -          -          -   -  -
        9             assessed      conforming  .75        .75        .75        .5  1  .25
        5             out_of_scope  -           -          -          -          -   -  -
        7             out_of_scope  -           -          -          -          -   -  -
        care          assessed      conforming  4.8125/6   4.8125/6   4.8125/6   .5  1  .25
        supply        out_of_scope  -           -          -          -          -   -  -
        rule          assessed      conforming  1          1          1          .5  1  .25
        prac/faults   assessed      conforming  1          1          1          .5  1  .25
        prac/handover out_of_scope  -           -          -          -          -   -  -
        std/7.2       out_of_scope  -           -          -          -          -   -  -
        std/8.6.1     assessed      conforming  1          1          1          .5  1  .25
        std/8.20      out_of_scope  -           -          -          -          -   -  -
        std/9.1       assessed      conforming  1          1          1          .5  1  .25
        ",
    );
    // Not applicable is wsh-way, which only informs.
    assert_counts(
        &report,
        "
        overall       9 8  0 0  1 0  4 0 0 0
        8             7 6  0 0  1 0  3 0 0 0
        8.6           7 6  0 0  1 0  3 0 0 0
        8.6.1         5 5  0 0  0 0  2 0 0 0
        8.6.2         2 1  0 0  1 0  1 0 0 0
        8.20          0 0  0 0  0 0  0 0 0 0
        9             2 2  0 0  0 0  1 0 0 0
        5             0 0  0 0  0 0  0 0 0 0
        7             0 0  0 0  0 0  0 0 0 0
        care          8 7  0 0  1 0  3 0 0 0
        supply        0 0  0 0  0 0  0 0 0 0
        rule          1 1  0 0  0 0  1 0 0 0
        prac/faults   2 2  0 0  0 0  1 0 0 0
        prac/handover 0 0  0 0  0 0  0 0 0 0
        std/7.2       0 0  0 0  0 0  0 0 0 0
        std/8.6.1     2 2  0 0  0 0  2 0 0 0
        std/8.20      0 0  0 0  0 0  0 0 0 0
        std/9.1       1 1  0 0  0 0  1 0 0 0
        ",
    );
    // 8.6.1: 1.1 F, 2.1 F, 2.2 F, 3.1 exactly 50 %, which is P: level 2. 7 is out of scope and limits nothing.
    assert_levels(
        &report,
        r#"
        overall  1  1  {"1":1,"2":1}  8.6.2  1.5
        8        1  1  {"1":1,"2":1}  8.6.2  1.5
        8.6      1  1  {"1":1,"2":1}  8.6.2  1.5
        8.6.1    2  2  {"2":1}        8.6.1  2
        8.6.2    1  1  {"1":1}        8.6.2  1
        "#,
    );
}

#[test]
fn a_requirement_out_of_scope_leaves_conformity_undecided_but_not_the_verdict() {
    let report = report("selected.yaml");
    assert_eq!(report["overall"]["verdict"], "conforming");
    assert_eq!(report["overall"]["conformity"], "indeterminate");
    let states: Vec<_> = report["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|document| document["state"].clone())
        .collect();
    // D3 belongs to what is out of scope, D5 only to what informs.
    assert_eq!(
        json!(states),
        json!(["in_place", "in_place", null, "in_place", null])
    );
}

#[test]
fn a_section_is_selected_by_text_so_that_8_20_is_not_8_2() {
    let place = mini("sections: [8.20]\nanswers: {hnd-planned: no}");
    let report = place.run("report a.yaml --to json").json();
    let nodes = nodes(&report);
    assert_eq!(nodes["8.20"]["state"], "partial");
    assert_eq!(nodes["8.6"]["state"], "out_of_scope");
    mini("sections: [8.2]\nanswers: {}")
        .run("report a.yaml")
        .exit(2)
        .stderr_has("8.2");
}

#[test]
fn the_severity_of_a_capability_finding_is_how_many_levels_are_missing() {
    // flt-learned shows level 3 and is below the score target of its area, raised to 1: level 2 is wanted and reached, so
    // no level is missing: 1 + 0. lok-used: .6 is raised to .75; ⌈5 × .25⌉ = 2 steps: 1 + 2.
    assert_findings(
        &report("selected.yaml"),
        "
        lok-used     maturity    -  -  .5  .75  3 3 3  9  3  later  -
        flt-learned  capability  -  -  .5  1    3 1 3  3  1  later  -
        ",
    );
}

#[test]
fn above_the_level_wanted_of_its_section_a_question_has_no_target() {
    let target = "{format: 1, sections: {\"8.6.1\": {level: 2}}}";
    let place = Place::with_fixtures().file("target.yaml", target);
    let report = place
        .run("report selected.yaml --target target.yaml --to json")
        .json();
    assert_eq!(question(&report, "flt-learned")["target"], Value::Null);
    assert_eq!(question(&report, "flt-reviewed")["target"], json!(1.0));
    // Where no target of any kind applies the best answer is wanted: ⌈5 × .5⌉ = 3 steps.
    assert_findings(
        &report,
        "lok-used  maturity  -  -  .5  1  3 4 3  12  4  project  -",
    );
}

#[test]
fn a_score_target_is_raised_to_the_next_answer() {
    let place = Place::with_fixtures();
    let report = place
        .run("report partial.yaml --score 0.7 --to json")
        .json();
    // 0.7 lies between .5 and .75. Requirements have no target of their own without one for conformity.
    for id in ["op-owner", "flt-recorded", "flt-learned", "hnd-planned"] {
        assert_eq!(question(&report, id)["target"], json!(0.75), "{id}");
    }
    for id in ["op-owner", "flt-recorded", "flt-reviewed"] {
        assert!(
            !findings(&report).contains(&id.to_owned()) || id == "flt-recorded",
            "{id}"
        );
    }
    assert_eq!(report["overall"]["target"]["conformity"], Value::Null);
    assert_eq!(
        number(&report["overall"]["gap"]["score"]),
        fraction("1.85/18")
    );
}

#[test]
fn unanswered_is_never_zero() {
    let report = report("empty.yaml");
    for (id, node) in nodes(&report) {
        if id == "std/7.2" {
            assert_eq!(node["state"], "not_applicable", "it only informs");
            continue;
        }
        assert_eq!(node["state"], "not_assessed", "{id}");
        assert_eq!(node["score"], Value::Null, "{id}");
        assert_eq!(node["confidence"], Value::Null, "{id}");
        for (name, value) in [
            ("floor", 0.0),
            ("ceiling", 1.0),
            ("evidenced", 0.0),
            ("completeness", 0.0),
        ] {
            assert_eq!(node[name], json!(value), "{name} of {id}");
        }
    }
    assert_eq!(report["overall"]["conformity"], "indeterminate");
    let stages = json!({"stage1": "indeterminate", "stage2": "indeterminate"});
    assert_eq!(report["stages"], stages);
    assert_levels(
        &report,
        r#"
        overall  0  1  {"0":3}  8.6.1,8.6.2,7  0
        8        0  1  {"0":2}  8.6.1,8.6.2    0
        8.6      0  1  {"0":2}  8.6.1,8.6.2    0
        8.6.1    0  3  {"0":1}  8.6.1          0
        8.6.2    0  1  {"0":1}  8.6.2          0
        7        0  1  {"0":1}  7              0
        "#,
    );
}

#[test]
fn without_a_profile_everything_applies_and_no_advice_is_certain() {
    let report = report("empty.yaml");
    assert_eq!(nodes(&report)["5"]["state"], "not_assessed");
    assert_eq!(report["advice"], json!([]));
    assert_eq!(report["profile"], json!({"size": null, "partners": null}));
}

#[test]
fn answers_of_an_earlier_version_are_renamed_or_kept_and_reported() {
    let place = Place::with_fixtures();
    let done = place
        .run("report ready.yaml --questionnaire mini.yaml --to json")
        .exit(0)
        .stderr_has("warning[unmatched-answer]")
        .stderr_has("ready.yaml:15:3");
    let report: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(report["unmatched"], json!(["wsh-old"]));
    // flt-logged was renamed twice, hnd-filed once.
    for id in ["flt-recorded", "hnd-kept"] {
        assert_eq!(question(&report, id)["answer"], "fully", "{id}");
    }
    assert_eq!(report["questionnaire"]["version"], "2");
}

#[test]
fn all_answers_equal_give_that_value_everywhere() {
    let place = Place::with_fixtures();
    let done = place
        .run("report ready.yaml --questionnaire mini.yaml --to json")
        .exit(0);
    let report: Value = serde_json::from_str(&done.stdout).unwrap();
    for (id, node) in nodes(&report) {
        if ["5", "supply", "std/7.2"].contains(&id.as_str()) {
            // No partners: not applicable by rule, together with the requirement in it.
            assert_eq!(node["state"], "not_applicable", "{id}");
            assert_eq!(node["score"], Value::Null, "{id}");
            continue;
        }
        for name in ["score", "floor", "ceiling", "completeness"] {
            assert_eq!(node[name], json!(1.0), "{name} of {id}");
        }
    }
    assert_eq!(report["overall"]["conformity"], "ready");
    assert_eq!(
        report["stages"],
        json!({"stage1": "ready", "stage2": "ready"})
    );
    assert_eq!(report["findings"], json!([]));
    // 8.6.1 reaches 3, the others end at 1: (3 + 1 + 1) / 3.
    let overall = nodes(&report)["overall"];
    assert_eq!(overall["level"], json!(1));
    assert_eq!(overall["limiting"], json!(["8.6.2", "7"]));
    assert_eq!(overall["level_distribution"], json!({"1": 2, "3": 1}));
    assert_eq!(number(&overall["index"]), fraction("5/3"));
}

#[test]
fn the_absence_of_what_is_critical_is_a_major_unless_a_person_says_otherwise() {
    let computed = mini("sections: [\"8.6.1\"]\nanswers: {flt-recorded: \"no\", flt-major: fully}");
    let report = computed.run("report a.yaml --to json").json();
    assert_eq!(question(&report, "flt-recorded")["finding"], "major");
    assert_eq!(report["overall"]["verdict"], "major");
    assert_eq!(report["overall"]["conformity"], "not_ready");
    let finding = found(&report, "flt-recorded");
    assert_eq!(finding["severity"], json!(5));
    assert_eq!(findings(&report)[0], "flt-recorded", "majors come first");

    let graded = mini(
        "sections: [\"8.6.1\"]\nanswers:\n  flt-recorded: {answer: \"no\", grade: {as: minor, by: A, reason: R}}\n  \
         flt-major: fully",
    );
    let report = graded.run("report a.yaml --to json").json();
    assert_eq!(report["overall"]["verdict"], "minor");
    let question = question(&report, "flt-recorded");
    assert_eq!(question["finding"], "minor");
    assert_eq!(question["computed"], "major");
    let finding = found(&report, "flt-recorded");
    assert_eq!(finding["grade"], "minor");
    assert_eq!(finding["computed"], "major");
    assert_eq!(finding["severity"], json!(3));
}

#[test]
fn half_a_critical_requirement_is_a_minor_and_a_third_is_a_major() {
    for (answer, finding) in [("half", "minor"), ("some", "major"), ("most", "minor")] {
        let place = mini(&format!("answers: {{flt-recorded: {answer}}}"));
        let report = place.run("report a.yaml --to json").json();
        assert_eq!(
            question(&report, "flt-recorded")["finding"],
            finding,
            "{answer}"
        );
    }
}

#[test]
fn who_is_ready_by_own_words_alone_is_told_so() {
    let place = Place::with_fixtures();
    for to in ["terminal", "md", "html"] {
        let run = format!("report ready.yaml --questionnaire mini.yaml --to {to}");
        let text = place.run(&run).columns(1000).exit(0).stdout;
        let said = "ready by own statement: every requirement is answered and met; ";
        assert!(text.contains(said), "{to}");
    }
    let report = place.run("report ready.yaml --questionnaire mini.yaml --to json");
    let requirements = &report.json()["requirements"];
    assert_eq!(requirements["evidenced"], json!(0));
    assert_eq!(requirements["sections_major"], json!(0));
    assert!(requirements["answered"].as_u64() > requirements["stage1_answered"].as_u64());
}

#[test]
fn what_bars_a_certification_as_such_stands_beside_the_verdict() {
    let place = Place::empty().file(
        "a.yaml",
        "{format: 1, questionnaire: iso20000, date: 2026-11-25, answers: {8.2.3.1-3: no}}",
    );
    for to in ["terminal", "md", "html"] {
        let text = place.run(&format!("report a.yaml --to {to}"));
        let text = text.columns(1000).exit(0).stdout;
        let (before, _) = text.split_once("Requirements").unwrap();
        let said = "not possible for this scope as answered, whatever else is done";
        assert!(before.contains(said), "{to}");
    }
    let report = place.run("report a.yaml --to json").json();
    assert_eq!(report["requirements"]["barred_by"], json!(["8.2.3.1-3"]));
}

#[test]
fn three_of_four_requirements_below_a_half_are_systemic_but_two_are_not() {
    for (fourth, majors) in [("some", 1), ("half", 0)] {
        let answers = "hnd-planned: some, hnd-agreed: some, hnd-kept: fully";
        let place = mini(&format!("answers: {{{answers}, hnd-tested: {fourth}}}"));
        let report = place.run("report a.yaml --to json").json();
        let nodes = nodes(&report);
        for id in ["8.20", "8", "care", "overall", "std/8.20"] {
            assert_eq!(nodes[id]["counts"]["major"], json!(majors), "{id}");
        }
    }
}

#[test]
fn respondents_who_agree_on_different_answers_have_an_alpha_of_one() {
    let both = |answer| {
        format!("{{responses: [{{by: A, answer: {answer}}}, {{by: B, answer: {answer}}}]}}")
    };
    let place = mini(&format!(
        "answers:\n  op-owner: {}\n  lok-used: {}",
        both("half"),
        both("most")
    ));
    let report = place.run("report a.yaml --to json").json();
    assert_eq!(report["respondents"]["alpha"], json!(1.0));
    assert_eq!(report["respondents"]["rating"], "good");

    let place = mini(&format!(
        "answers:\n  op-owner: {}\n  lok-used: {}",
        both("half"),
        both("half")
    ));
    let report = place.run("report a.yaml --to json").json();
    assert_eq!(report["respondents"]["alpha"], Value::Null, "all are equal");
    assert_eq!(report["respondents"]["rating"], Value::Null);
}

#[test]
fn not_applicable_must_be_unanimous() {
    let two = |a, b| {
        format!(
            "answers: {{par-checked: {{responses: [{{by: A, answer: {a}, reason: R}}, {{by: B, answer: {b}}}]}}}}"
        )
    };
    let report = |a, b| mini(&two(a, b)).run("report a.yaml --to json").exit(0);
    let state = |a, b| -> Value {
        let report: Value = serde_json::from_str(&report(a, b).stdout).unwrap();
        let question = question(&report, "par-checked");
        json!([question["state"], question["disputed"]])
    };
    assert_eq!(state("na", "na"), json!(["not_applicable", false]));
    assert_eq!(state("na", "half"), json!(["not_assessed", true]));
}

#[test]
fn waivers_are_listed_and_change_no_verdict() {
    let target = "format: 1\nconformity: ready\nwaivers:\n\
        - {id: flt-recorded, reason: Agreed, until: 2026-06-30}\n\
        - {id: hnd-planned, reason: Agreed, until: 2026-06-29}\n\
        - {id: hnd-tested, until: 2026-12-31}\n- {id: \"8.20\", reason: Agreed, until: 2027-01-31}\n";
    let place = Place::with_fixtures().file("target.yaml", target);
    let report = place
        .run("report partial.yaml --target target.yaml --to json")
        .json();
    let waivers = json!([
        {"id": "flt-recorded", "reason": "Agreed", "until": "2026-06-30", "counts": true},
        {"id": "hnd-planned", "reason": "Agreed", "until": "2026-06-29", "counts": false},
        {"id": "hnd-tested", "reason": null, "until": "2026-12-31", "counts": false},
        {"id": "8.20", "reason": "Agreed", "until": "2027-01-31", "counts": true},
    ]);
    assert_eq!(report["waivers"], waivers);
    assert_eq!(report["overall"]["verdict"], "major");
    assert_eq!(question(&report, "flt-recorded")["finding"], "minor");
}

#[test]
fn responses_become_one_answer_by_their_lower_median_unless_they_lie_half_the_scale_apart() {
    // The answers of the respondents, then value, state and whether they are in dispute.
    for (given, value, state, disputed) in [
        (&["fully", "most"][..], ".75", "assessed", false),
        (
            &["fully", "fully", "most", "most"],
            ".75",
            "assessed",
            false,
        ),
        (&["fully", "fully", "most"], "1", "assessed", false),
        (&["half", "half", "half"], ".5", "assessed", false),
        (&["fully", "half"], ".5", "not_assessed", true),
        (&["fully", "fully", "half"], "1", "not_assessed", true),
        (
            &["fully", "half", "half", "\"no\""],
            ".5",
            "not_assessed",
            true,
        ),
        (&["fully", "unknown"], "1", "assessed", false),
        (&["unknown", "unknown"], "-", "not_assessed", false),
    ] {
        let responses: Vec<String> = given
            .iter()
            .enumerate()
            .map(|(place, answer)| format!("{{by: P{place}, answer: {answer}}}"))
            .collect();
        let responses = responses.join(", ");
        let place = mini(&format!(
            "answers: {{op-owner: {{responses: [{responses}]}}}}"
        ));
        let report = place.run("report a.yaml --to json").json();
        let question = question(&report, "op-owner");
        assert_eq!(number(&question["value"]), fraction(value), "{given:?}");
        assert_eq!(question["state"], state, "{given:?}");
        assert_eq!(question["disputed"], disputed, "{given:?}");
        let counts = &report["overall"]["counts"];
        assert_eq!(counts["disputed"], u32::from(disputed), "{given:?}");
        assert_eq!(
            counts["answered"],
            u32::from(state == "assessed"),
            "{given:?}"
        );
        // Whatever is in dispute scores as if it were open.
        let score = if disputed { "-" } else { value };
        assert_eq!(
            number(&report["overall"]["score"]),
            fraction(score),
            "{given:?}"
        );
    }
}

#[test]
fn a_record_of_29_february_is_valid_for_a_year_and_a_record_without_a_date_never() {
    let evidence = |evidence: &str, day: &str| {
        let place = mini(&format!(
            "answers: {{op-owner: {{answer: fully, evidence: [{{{evidence}}}]}}}}"
        ));
        let arguments = format!("report a.yaml --to json --as-of {day}");
        let report = place.run(&arguments).json();
        let question = question(&report, "op-owner");
        assert_eq!(question["evidence"][0]["valid"], question["evidenced"]);
        question["evidenced"].as_bool().unwrap()
    };
    for (piece, day, valid) in [
        ("kind: record, date: 2024-02-29", "2024-02-28", false),
        ("kind: record, date: 2024-02-29", "2024-02-29", true),
        ("kind: record, date: 2024-02-29", "2025-02-28", true),
        ("kind: record, date: 2024-02-29", "2025-03-01", false),
        ("kind: record", "2026-06-30", false),
        ("kind: record, expires: 2026-06-30", "2026-06-30", true),
        (
            "kind: record, date: 2020-01-01, expires: 2026-06-30",
            "2026-06-30",
            true,
        ),
        ("kind: document", "2099-12-31", true),
        ("kind: observation, date: 2020-01-01", "2099-12-31", true),
        ("kind: document, expires: 2026-06-30", "2026-07-01", false),
    ] {
        assert_eq!(evidence(piece, day), valid, "{piece} on {day}");
    }
}

#[test]
fn a_person_may_find_a_major_in_a_full_answer() {
    let place = mini(
        "sections: [\"8.6.2\"]\nanswers:\n  wsh-taken: {answer: fully, grade: {as: major, by: A, reason: R}}",
    );
    let report = place.run("report a.yaml --to json").json();
    let question = question(&report, "wsh-taken");
    assert_eq!(question["computed"], "conforming");
    assert_eq!(question["finding"], "major");
    assert_eq!(report["overall"]["verdict"], "major");
    assert_eq!(
        report["overall"]["score"],
        json!(1.0),
        "no grade changes a score"
    );
    let finding = found(&report, "wsh-taken");
    assert_eq!(finding["grade"], "major");
    assert_eq!(finding["severity"], json!(5));
}

#[test]
fn unanswered_requirements_count_when_a_section_is_judged_as_a_whole() {
    // Three of the four requirements of 8.20 below a half, the fourth open: at least half, so systemic.
    let place = mini("answers: {hnd-planned: some, hnd-tested: some, hnd-agreed: \"no\"}");
    let report = place.run("report a.yaml --to json").json();
    assert_eq!(nodes(&report)["8.20"]["counts"]["major"], json!(1));
    assert_eq!(findings(&report)[0], "8.20");
}

#[test]
fn single_sections_can_be_looked_at_and_the_rest_is_said_to_be_out_of_scope() {
    let place = Place::with_fixtures();
    let all = place.run("report partial.yaml --to json").json();
    let some = place
        .run("report partial.yaml --section 8.6 --to json")
        .json();
    assert_eq!(some["selection"], serde_json::json!(["8.6"]));
    let questions = |report: &serde_json::Value| report["overall"]["counts"]["questions"].as_u64();
    assert!(questions(&some) < questions(&all));
    let done = place.run("report partial.yaml --section 8.6").quietly();
    done.stdout_has("Only").stdout_has("Out of scope");
    let wrong = place.run("report partial.yaml --section 8.66").exit(2);
    wrong
        .stderr_has("has no section `8.66`")
        .stderr_has("did you mean `8.6`?");
}
