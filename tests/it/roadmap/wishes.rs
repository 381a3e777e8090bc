//! Wishes that cannot be kept: said first, with what clashes, and the roadmap is made all the same.

use serde_json::{Value, json};

use crate::support::{Place, Run, root};

const PROVIDER: &str = "examples/01-it-provider/assessment.yaml";
const CERTIFICATION: &str = "examples/03-near-certification/assessment.yaml";

/// The roadmap of an example under a plan that has a wish which cannot be kept.
fn clash(assessment: &str, plan: &str) -> Value {
    let place = Place::empty().file("plan.yaml", plan);
    let arguments = format!(
        "roadmap {} --plan plan.yaml",
        root().join(assessment).display()
    );
    let page = place.run(&arguments).exit(1);
    let (first, later) = page.stdout.split_once("What cannot be kept").unwrap();
    assert!(
        !first.contains("Summary") && later.contains("Summary"),
        "{page:?}"
    );
    let written = place.run(&format!("{arguments} --to json")).exit(1);
    let roadmap: Value = serde_json::from_str(&written.stdout).unwrap();
    std::fs::write(place.path("roadmap.json"), &written.stdout).unwrap();
    place
        .run(&format!("{arguments} --verify roadmap.json"))
        .exit(0);
    for part in roadmap["conflicts"].as_array().unwrap() {
        let text = part["text"].as_str().unwrap();
        let said: String = page.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(text), "{text}");
    }
    roadmap
}

#[test]
fn a_pin_before_what_it_presupposes_is_a_conflict() {
    let own = "{format: 1, start: 2027-Q1, years: 2, capacity: 60, pins: {second: 2027-Q2}, initiatives: [
        {id: first, title: Begin, effort: 2, quarters: 2}, {id: second, title: Go on, effort: 2, after: [first]}]}";
    let roadmap = clash(PROVIDER, own);
    let conflicts = roadmap["conflicts"].as_array().unwrap();
    assert_eq!(conflicts.len(), 1);
    let conflict = &conflicts[0];
    assert_eq!(conflict["kind"], "pin");
    assert_eq!(conflict["wanted"], "2027-Q2");
    assert_eq!(conflict["proven"], true);
    assert_eq!(conflict["clash"][0]["what"], "chain");
    assert_eq!(conflict["clash"][0]["initiatives"], json!(["first"]));
    assert_eq!(
        (
            &conflict["clash"][0]["needed"],
            &conflict["clash"][0]["left"]
        ),
        (&json!(2), &json!(1))
    );
}

#[test]
fn a_pin_that_cannot_be_held_does_not_unsettle_the_others() {
    let plan = "{format: 1, start: 2027-Q1, years: 2, capacity: 60, pins: {huge: 2027-Q1, small: 2027-Q3}, initiatives: [
        {id: huge, title: Move the sea, effort: 500}, {id: small, title: Move a stone, effort: 2}]}";
    let roadmap = clash(PROVIDER, plan);
    let conflicts = roadmap["conflicts"].as_array().unwrap();
    let told: Vec<&Value> = conflicts
        .iter()
        .map(|conflict| &conflict["initiative"])
        .collect();
    assert_eq!(told, ["huge"]);
    assert_eq!(conflicts[0]["instead"], Value::Null);
    assert_eq!(conflicts[0]["clash"][0]["what"], "capacity");
    assert_eq!(conflicts[0]["clash"][0]["quarter"], "2027-Q1");
    let mut initiatives = roadmap["initiatives"].as_array().unwrap().iter();
    let small = initiatives.find(|one| one["id"] == "small").unwrap();
    assert_eq!(small["start"], "2027-Q3");
}

#[test]
fn a_pin_of_what_presupposes_something_excluded_is_a_conflict() {
    let plan = "{format: 1, start: 2027-Q1, years: 2, capacity: 60, pins: {second: 2027-Q2}, exclude: {first: Not now},
        initiatives: [{id: first, title: Begin, effort: 2}, {id: second, title: Go on, effort: 2, after: [first]}]}";
    let roadmap = clash(PROVIDER, plan);
    assert_eq!(roadmap["conflicts"][0]["initiative"], "second");
    assert_eq!(roadmap["conflicts"][0]["instead"], Value::Null);
}

#[test]
fn more_started_than_there_is_room_for_is_a_conflict() {
    let plan = "{format: 1, start: 2027-Q1, years: 2, capacity: 5, started: {huge: 2026-Q4},
        initiatives: [{id: huge, title: Move the sea, effort: 40, quarters: 2}]}";
    let roadmap = clash(PROVIDER, plan);
    assert_eq!(roadmap["conflicts"][0]["kind"], "started");
    assert_eq!(roadmap["conflicts"][0]["initiative"], "huge");
    assert_eq!(
        roadmap["conflicts"][0]["text"],
        "huge has started, but what has started needs more than there is. What does not suffice: the person-days of \
         2027-Q1."
    );
    assert_eq!(roadmap["conflicts"][0]["clash"][0]["quarter"], "2027-Q1");
    assert_eq!(roadmap["periods"][0]["effort"], 20);
}

#[test]
fn what_has_started_may_last_longer_than_the_roadmap() {
    let place = Place::empty().file(
        "plan.yaml",
        "{format: 1, start: 2027-Q1, years: 1, capacity: 60, started: {long: 2027-Q1},
            initiatives: [{id: long, title: Dig, effort: 12, quarters: 6}]}",
    );
    let file = root().join(PROVIDER);
    let roadmap = place
        .run(&format!(
            "roadmap {} --plan plan.yaml --to json",
            file.display()
        ))
        .json();
    let mut initiatives = roadmap["initiatives"].as_array().unwrap().iter();
    let long = initiatives.find(|one| one["id"] == "long").unwrap();
    assert_eq!(
        (&long["end"], &long["effort"]),
        (&json!("2028-Q2"), &json!(12))
    );
}

#[test]
fn a_certification_too_early_names_what_is_late_and_the_first_month_that_can_be_held() {
    let roadmap = clash(CERTIFICATION, "{format: 1, certification: 2027-02}");
    let conflict = &roadmap["conflicts"][0];
    assert_eq!(
        (&conflict["kind"], &conflict["wanted"]),
        (&json!("certification"), &json!("2027-02"))
    );
    assert!(!conflict["late"].as_array().unwrap().is_empty());
    assert!(!conflict["clash"].as_array().unwrap().is_empty());
    let earliest = conflict["earliest"].as_str().unwrap();
    let held = |month: &str, code: i32| {
        let run = Run::at_root(&format!(
            "roadmap {CERTIFICATION} --certification {month} --to json"
        ));
        run.exit(code)
    };
    held(earliest, 0);
    let (year, month) = earliest.split_once('-').unwrap();
    let months = year.parse::<i32>().unwrap() * 12 + month.parse::<i32>().unwrap() - 2;
    held(&format!("{:04}-{:02}", months / 12, months % 12 + 1), 1);
}

#[test]
fn an_initiative_larger_than_everything_is_left_out_with_the_reason() {
    let place = Place::empty().file(
        "plan.yaml",
        "{format: 1, start: 2027-Q1, years: 1, capacity: 20, budget: 100, initiatives: [
            {id: large, title: Move the sea, effort: 500, closes: [{question: req-current, to: defined}]},
            {id: long, title: Wait, effort: 1, quarters: 5, closes: [{question: req-current, to: defined}]},
            {id: slow, title: Wait for records, effort: 1, run_in: 4, closes: [{question: req-current, to: defined}]},
            {id: dear, title: Buy, effort: 1, cost: 101, closes: [{question: req-current, to: defined}]}]}",
    );
    let file = root().join(PROVIDER);
    let roadmap = place
        .run(&format!(
            "roadmap {} --plan plan.yaml --to json",
            file.display()
        ))
        .json();
    let dropped = roadmap["dropped"].as_array().unwrap();
    let reason = |id: &str| &dropped.iter().find(|one| one["id"] == id).unwrap()["code"];
    // What others close already needs no other reason.
    for (id, codes) in [
        ("large", ["too_large", "closed_by_others"]),
        ("long", ["too_late", "closed_by_others"]),
        ("slow", ["too_late", "closed_by_others"]),
        ("dear", ["too_large", "closed_by_others"]),
    ] {
        assert!(
            codes.iter().any(|code| reason(id) == code),
            "{id}: {}",
            reason(id)
        );
    }
}

#[test]
fn what_has_started_before_what_it_presupposes_is_said_everywhere() {
    let plan = "{format: 1, start: 2027-Q2, started: {analyse-changes: 2027-Q1}}";
    let place = Place::empty().file("plan.yaml", plan);
    let file = root().join("docs/worked/assessment.yaml");
    let roadmap = format!("roadmap {} --plan plan.yaml", file.display());
    let sentence = "analyse-changes has started in 2027-Q1, before what it presupposes has ended: record-changes (ends 2027-Q3).";
    let said = |command: &str| {
        let run = place.run(command).exit(0);
        run.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let page = said(&roadmap);
    assert!(page.contains(sentence), "{page}");
    assert!(
        page.contains("record-changes (ends only in 2027-Q3)"),
        "{page}"
    );
    let written = place.run(&format!("{roadmap} --to json")).json();
    let early = &written["out_of_order"][0];
    assert_eq!(early["initiative"], "analyse-changes");
    assert_eq!(
        early["unmet"],
        json!([{"initiative": "record-changes", "end": "2027-Q3"}])
    );
    std::fs::write(place.path("roadmap.json"), written.to_string()).unwrap();
    said(&format!("{roadmap} --verify roadmap.json"));
    let explain = |id: &str| said(&format!("explain {} {id} --plan plan.yaml", file.display()));
    assert!(explain("analyse-changes").contains(sentence));
    let before = explain("record-changes");
    assert!(before.contains("Opens nothing"), "{before}");
    assert!(
        before.contains("Not waited for by analyse-changes (started 2027-Q1)"),
        "{before}"
    );
}
