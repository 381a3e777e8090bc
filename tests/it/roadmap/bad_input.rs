//! Input that cannot be planned, and wishes that cannot be kept: each is told what to change, or what clashes.

use crate::support::{Place, Run, faults, root};

const PROVIDER: &str = "examples/01-it-provider/assessment.yaml";

/// The roadmap of the provider under a plan that has faults: their codes, and all that is said.
fn plan_faults(plan: &str) -> (Vec<String>, String) {
    let place = Place::empty().file("plan.yaml", plan);
    let file = root().join(PROVIDER);
    let run = place.run(&format!(
        "roadmap {} --plan plan.yaml --ascii",
        file.display()
    ));
    let done = run.exit(2).no_stdout();
    let codes = faults(&done.stderr).into_iter().map(|(code, ..)| code);
    (codes.collect(), done.stderr)
}

#[track_caller]
fn fault(plan: &str, code: &str, help: &str) {
    let (codes, stderr) = plan_faults(&format!("{{format: 1, {plan}}}"));
    assert_eq!(codes, [code], "{plan}: {stderr}");
    let said = stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains(help), "{plan}: no {help:?} in {stderr}");
}

#[test]
fn a_plan_with_faults_is_refused_with_what_to_change() {
    let work = "initiatives: [{id: dig, title: Dig, effort: 1, after: [fill]}, {id: fill, title: Fill, effort: 1, after: [dig]}]";
    fault(work, "cycle", "after");
    fault(
        "pins: {register-supplier: 2027-Q1}",
        "unknown-id",
        "register-suppliers",
    );
    fault("done: [nothing-at-all]", "unknown-id", "nothing-at-all");
    fault("importance: {nowhere: 2}", "unknown-id", "nowhere");
    fault("years: 0", "out-of-range", "from 1 to 10");
    fault("years: 50", "out-of-range", "from 1 to 10");
    fault("budget: -1", "out-of-range", "0");
    fault("start: 2027-Q5", "invalid-quarter", "2027");
    fault("start: 2027Q1", "invalid-quarter", "2027-Q1");
    fault(
        "start: 2027-Q1, pins: {register-suppliers: 2031-Q1}",
        "pin-outside-plan",
        "years",
    );
    fault(
        "start: 2027-Q1, pins: {register-suppliers: 2026-Q4}",
        "pin-outside-plan",
        "started",
    );
    fault(
        "start: 2027-Q1, started: {register-suppliers: 2027-Q2}",
        "started-after-start",
        "pins",
    );
    fault(
        "done: [register-suppliers], pins: {register-suppliers: 2027-Q1}",
        "plan-contradiction",
        "keep one",
    );
    fault(
        "exclude: {register-suppliers: }",
        "exclude-without-reason",
        "why",
    );
}

#[test]
fn capacity_of_nothing_is_refused() {
    for capacity in ["0", "[0, 0, 0, 0]"] {
        let (codes, stderr) =
            plan_faults(&format!("{{format: 1, years: 1, capacity: {capacity}}}"));
        assert_eq!(codes.len(), 1, "{stderr}");
        assert!(stderr.contains("capacity"), "{stderr}");
    }
    let run = Run::at_root(&format!("roadmap {PROVIDER} --capacity 0"));
    run.exit(2).no_stdout().stderr_has("capacity");
}

#[test]
fn flags_that_cannot_be_are_refused_with_what_to_write() {
    for (flags, said) in [
        ("--years 0", "1..=10"),
        ("--years 50", "1..=10"),
        ("--budget -5", "0 or more"),
        ("--capacity -5", "0 or more"),
        ("--capacity 1e300", "up to"),
        ("--capacity 60,60", "12 quarters"),
        ("--budget 1,2,3,4", "3 years"),
        ("--start 2027-Q9", "2027-Q1"),
        ("--start 2027", "2027-Q1"),
        ("--certification 2028", "2028-06"),
        ("--certification 2028-00", "2028"),
        ("--parallel 0", "1.."),
        ("--parallel-per-role 0", "1.."),
        ("--as-assessment 2026-Q4", "2027-Q1"),
        ("--as-assessment 2030-Q1", "2029-Q4"),
        ("--as-assessment 2028", "2028-Q"),
        ("--as-assessment 2028-Q4 --to json", "--to"),
        (
            "--verify nothing.json --previous nothing.json",
            "--previous",
        ),
        ("--to pdf", "possible values"),
        ("-o roadmap.pdf", ".json"),
    ] {
        let run = Run::at_root(&format!("roadmap {PROVIDER} {flags}"));
        run.exit(2).no_stdout().stderr_has(said);
    }
}

#[test]
fn a_certification_needs_requirements() {
    let run = Run::at_root(&format!("roadmap {PROVIDER} --certification 2028-06"));
    run.exit(2).no_stdout().stderr_has("nothing to certify");
}

#[test]
fn standard_input_is_read_once() {
    for flags in ["--plan -", "--target -", "--previous -", "--verify -"] {
        let run = Run::at_root(&format!("roadmap - {flags}")).stdin("format: 1");
        run.exit(2).no_stdout().stderr_has("only once");
    }
}

#[test]
fn what_is_no_roadmap_is_neither_verified_nor_followed() {
    let file = root().join(PROVIDER);
    let place = Place::empty()
        .file("empty.json", "")
        .file("list.json", "[]")
        .file("cut.json", "{\"format\": 1, \"start\": \"2027-Q1\", \"quar")
        .file("plan.json", "{\"format\": 1, \"years\": 2}")
        .file("binary.json", [0xFF, 0xFE, 0x00]);
    for flag in ["--verify", "--previous"] {
        for other in [
            "empty.json",
            "list.json",
            "cut.json",
            "plan.json",
            "binary.json",
        ] {
            let run = place.run(&format!("roadmap {} {flag} {other}", file.display()));
            run.exit(2).no_stdout().stderr_has(other);
        }
        let run = place.run(&format!(
            "roadmap {} {flag} {}",
            file.display(),
            file.display()
        ));
        run.exit(2).no_stdout().stderr_has("roadmap");
        let run = place.run(&format!("roadmap {} {flag} nowhere.json", file.display()));
        run.exit(4).no_stdout().stderr_has("nowhere.json");
    }
}

#[test]
fn without_initiatives_there_is_nothing_to_plan() {
    let questionnaire = "
format: 1
id: bare
version: '1'
title: Bare
language: en
source: {name: Nobody, edition: '1'}
areas: [{id: all, title: All}]
answer_sets: {grid: [{id: 'no', label: No, score: 0}, {id: fully, label: Fully, score: 1}]}
sections: [{id: s, title: S, area: all, questions: [{id: q, text: So?, answers: grid}]}]
";
    let assessment = "{format: 1, questionnaire: bare.yaml, date: 2026-11-22, answers: {q: 'no'}}";
    let own = "{format: 1, initiatives: [{id: do-it, title: Do it, closes: [{question: q, to: fully}], effort: 1}]}";
    let place = Place::empty()
        .file("bare.yaml", questionnaire)
        .file("a.yaml", assessment)
        .file("own.yaml", own);
    place
        .run("roadmap a.yaml")
        .exit(2)
        .no_stdout()
        .stderr_has("--plan");
    place.run("report a.yaml").quietly();
    let roadmap = place.run("roadmap a.yaml --plan own.yaml --to json").json();
    assert_eq!(roadmap["initiatives"][0]["id"], "do-it");
}

#[test]
fn a_start_before_the_assessment_is_warned_of_with_what_to_write() {
    let started = |start: &str| {
        let arguments = format!("roadmap docs/worked/assessment.yaml --start {start}");
        Run::at_root(&arguments).exit(0).stderr
    };
    let warned = started("1990-Q1");
    assert!(
        warned.contains(
            "warning: the roadmap starts in 1990-Q1, which ended before the assessment of"
        ),
        "{warned}"
    );
    assert!(warned.contains("give --start 2027-Q"), "{warned}");
    assert_eq!(started("2027-Q2"), "");
}

#[test]
fn a_day_beyond_all_roadmaps_is_no_start_of_one() {
    let place = Place::with_fixtures().file(
        "late.yaml",
        "{format: 1, questionnaire: mini.yaml, date: 9999-12-31}",
    );
    let told = place.run("roadmap late.yaml").exit(2).stderr;
    assert!(
        told.contains(
            "the roadmap would go from 10000-Q1 to 10002-Q4, but its years go from 1900 to 2999"
        ),
        "{told}"
    );
    assert!(
        told.contains("correct the `date` of the assessment, which is 9999-12-31"),
        "{told}"
    );
}
