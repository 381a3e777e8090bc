//! The limits that are read and those that the schemas state are the same.

use serde_json::{Value, json};

use super::super::{Diagnostic, Document, Kind, Severity, Source};
use super::schema;
use crate::model::Questionnaire;

/// A questionnaire in which every limited number stands.
fn questionnaire() -> Value {
    json!({
        "format": 1, "id": "own", "version": "1", "title": "Own", "minutes": 60, "quick_minutes": 5,
        "scale": {"max": 5, "levels": [{"at": 0, "name": "Incomplete"}]},
        "target": {"score": 0.7, "level": 1, "conformity": "ready_with_actions", "max_minors": 1, "min_completeness": 1, "min_evidenced": 1,
                   "sections": {"inc": {"score": 0.5, "level": 1}}, "areas": {"work": {"score": 0.5}}},
        "profile": [
            {"id": "size", "text": "How large?", "answers": answers(2)},
            {"id": "sites", "text": "How many?", "answers": answers(2)},
        ],
        "answer_sets": {"done": scored(2)},
        "areas": [{"id": "work", "title": "Work"}],
        "sections": [{"id": "inc", "title": "Incidents", "area": "work", "weight": 1, "questions": [
            {"id": "rec", "text": "Recorded?", "answers": "done", "obligation": "shall", "level": 1, "weight": 1, "risk": 3}
        ]}, {"id": "more", "title": "More", "weight": 1, "questions": [
            {"id": "adv", "text": "Advised?", "answers": "done", "obligation": "should", "weight": 1}
        ]}],
        "initiatives": [initiative()],
    })
}

fn initiative() -> Value {
    json!({
        "id": "begin", "title": "Begin", "effort": {"a0": 1, "a1": 2}, "cost": 1, "yearly_cost": 1, "quarters": 1, "run_in": 1, "upkeep": 1,
        "discount": [{"when": {"size": ["a0"]}, "times": 0.5}],
        "surcharge": [{"when": {"size": ["a0"]}, "times": 1.5}], "closes": [{"question": "rec", "to": "a1"}],
    })
}

fn answers(count: usize) -> Value {
    let answer = |n| json!({"id": format!("a{n}"), "label": format!("Answer {n}")});
    (0..count).map(answer).collect()
}

fn scored(count: usize) -> Value {
    let answer = |n| json!({"id": format!("a{n}"), "label": format!("Answer {n}"), "score": n as f64 / (count - 1) as f64});
    (0..count).map(answer).collect()
}

fn plan() -> Value {
    let own = json!({"id": "own-one", "title": "Own", "effort": 3, "cost": 1, "yearly_cost": 1, "quarters": 1, "run_in": 1, "upkeep": 1});
    json!({
        "format": 1, "years": 1, "capacity": 60, "budget": [10], "parallel": 4, "parallel_per_role": 2, "effect": 0.8,
        "importance": {"inc": 2}, "target": {"score": 0.7, "conformity": "ready", "max_minors": 0}, "initiatives": [own],
    })
}

fn target() -> Value {
    json!({
        "format": 1, "score": 0.7, "level": 1, "conformity": "ready_with_actions", "max_minors": 1, "min_completeness": 0.9, "min_evidenced": 0.9,
        "sections": {"inc": {"score": 0.5, "level": 1}}, "areas": {"work": {"score": 0.5}},
    })
}

fn assessment() -> Value {
    json!({
        "format": 1, "questionnaire": "own@1", "date": "2026-11-25",
        "answers": {"rec": {"answer": "a1", "risk": 3, "sample": {"of": 9, "checked": 5, "ok": 5}}},
    })
}

/// What is wrong with a file when it is read.
fn faults(kind: Kind, text: &str, of: &Questionnaire) -> Vec<Diagnostic> {
    let source = Source::new("file", text);
    let document = Document::parse(&source).expect("JSON");
    let faults = match kind {
        Kind::Questionnaire => document.to_questionnaire().err(),
        Kind::Plan => document.to_plan(of).err(),
        Kind::Target => document.to_target(of).err(),
        _ => document.to_assessment(of).err(),
    };
    let mut faults = faults.unwrap_or_default();
    faults.retain(|fault| fault.severity == Severity::Error);
    faults
}

fn read(value: &Value) -> Questionnaire {
    let text = value.to_string();
    let source = Source::new("questionnaire", text.as_str());
    let document = Document::parse(&source).expect("JSON");
    document.to_questionnaire().expect("a questionnaire").value
}

/// Expects that reader and schema take every value within, and refuse every value beyond.
#[track_caller]
fn agree(kind: Kind, file: &Value, place: &str, within: &[Value], beyond: &[Value]) {
    let of = read(&questionnaire());
    let schema: Value = serde_json::from_str(schema(kind).expect("a schema")).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    for (values, refused) in [(within, false), (beyond, true)] {
        for value in values {
            let mut changed = file.clone();
            *changed.pointer_mut(place).expect(place) = value.clone();
            let said = faults(kind, &changed.to_string(), &of);
            let said: Vec<&str> = said.iter().map(|fault| &*fault.message).collect();
            assert_eq!(
                !said.is_empty(),
                refused,
                "{place} of {value} is read: {said:?}"
            );
            let valid = schema.is_valid(&changed);
            assert_eq!(
                !valid, refused,
                "{place} of {value} in the schema; read: {said:?}"
            );
        }
    }
}

/// The places of numbers with the least and the most that they may be.
#[track_caller]
fn numbers(kind: Kind, file: &Value, places: &[(&str, f64, f64)], whole: bool) {
    for (place, least, most) in places {
        let number = |number: f64| match whole {
            true => json!(number as i64),
            false => json!(number),
        };
        let step = if whole { 1.0 } else { 0.001 };
        let mut beyond = vec![number(least - step), number(most + step), json!("many")];
        if whole {
            beyond.push(json!(least + 0.5));
        }
        agree(kind, file, place, &[number(*least), number(*most)], &beyond);
    }
}

const MOST: f64 = u32::MAX as f64;

#[test]
fn numbers_of_a_questionnaire() {
    let (kind, file) = (Kind::Questionnaire, questionnaire());
    let whole = [
        ("/minutes", 1.0, 100_000.0),
        ("/quick_minutes", 1.0, 100_000.0),
        ("/scale/max", 1.0, 100.0),
        ("/target/max_minors", 0.0, MOST),
        ("/sections/0/questions/0/risk", 1.0, 5.0),
        ("/initiatives/0/quarters", 1.0, 100.0),
        ("/initiatives/0/run_in", 0.0, 100.0),
    ];
    numbers(kind, &file, &whole, true);
    let others = [
        ("/target/score", 0.0, 1.0),
        ("/target/min_completeness", 0.0, 1.0),
        ("/target/min_evidenced", 0.0, 1.0),
        ("/target/sections/inc/score", 0.0, 1.0),
        ("/target/areas/work/score", 0.0, 1.0),
        ("/sections/1/weight", 0.0, 1e6),
        ("/sections/1/questions/0/weight", 0.0, 1e6),
        ("/initiatives/0/effort/a0", 0.0, 1e9),
        ("/initiatives/0/cost", 0.0, 1e9),
        ("/initiatives/0/upkeep", 0.0, 1e9),
    ];
    numbers(kind, &file, &others, false);
    let times = "/initiatives/0/discount/0/times";
    agree(
        kind,
        &file,
        times,
        &[json!(0.01), json!(1)],
        &[json!(0), json!(1.01)],
    );
    let times = "/initiatives/0/surcharge/0/times";
    agree(
        kind,
        &file,
        times,
        &[json!(1.01), json!(10)],
        &[json!(1), json!(10.1)],
    );
    let effort = "/initiatives/0/effort";
    agree(
        kind,
        &file,
        effort,
        &[json!(0), json!(1e9)],
        &[json!(-1), json!(1.1e9)],
    );
}

#[test]
fn lists_of_a_questionnaire() {
    let (kind, file) = (Kind::Questionnaire, questionnaire());
    let profile = "/profile/1/answers";
    agree(
        kind,
        &file,
        profile,
        &[answers(100)],
        &[answers(101), json!([])],
    );
    let set = "/answer_sets/done";
    agree(kind, &file, set, &[scored(100)], &[scored(101), json!([])]);
    let bare = json!({"max_minors": 1});
    let whole = json!({"conformity": "ready", "max_minors": 1});
    agree(kind, &file, "/target", &[whole], &[bare]);
}

#[test]
fn numbers_of_a_plan() {
    let (kind, file) = (Kind::Plan, plan());
    let whole = [
        ("/parallel", 1.0, MOST),
        ("/parallel_per_role", 1.0, MOST),
        ("/target/max_minors", 0.0, MOST),
        ("/initiatives/0/quarters", 1.0, 100.0),
        ("/initiatives/0/run_in", 0.0, 100.0),
    ];
    numbers(kind, &file, &whole, true);
    let others = [
        ("/budget/0", 0.0, 1e9),
        ("/importance/inc", 0.0, 3.0),
        ("/target/score", 0.0, 1.0),
        ("/initiatives/0/effort", 0.0, 1e9),
        ("/initiatives/0/cost", 0.0, 1e9),
        ("/initiatives/0/upkeep", 0.0, 1e9),
    ];
    numbers(kind, &file, &others, false);
    let capacity = [json!(1), json!(1e9), json!([1, 1, 1, 1])];
    agree(
        kind,
        &file,
        "/capacity",
        &capacity,
        &[json!(-1), json!(1.1e9), json!([1, 1, 1])],
    );
    let mut without = file.clone();
    without["budget"] = json!(10);
    agree(
        kind,
        &without,
        "/years",
        &[json!(1), json!(10)],
        &[json!(0), json!(11)],
    );
}

#[test]
fn numbers_of_a_target() {
    let (kind, file) = (Kind::Target, target());
    numbers(kind, &file, &[("/max_minors", 0.0, MOST)], true);
    let others = [
        ("/score", 0.0, 1.0),
        ("/min_completeness", 0.0, 1.0),
        ("/min_evidenced", 0.0, 1.0),
        ("/sections/inc/score", 0.0, 1.0),
        ("/areas/work/score", 0.0, 1.0),
    ];
    numbers(kind, &file, &others, false);
    agree(kind, &file, "/level", &[json!(1)], &[json!(0), json!(6)]);
    // Whether conformity is wanted may be said by a flag.
    agree(
        kind,
        &json!({"format": 1, "max_minors": 1}),
        "/max_minors",
        &[json!(2)],
        &[],
    );
}

#[test]
fn numbers_of_an_assessment() {
    let (kind, file) = (Kind::Assessment, assessment());
    numbers(kind, &file, &[("/answers/rec/risk", 1.0, 5.0)], true);
    let sample = "/answers/rec/sample";
    agree(
        kind,
        &file,
        sample,
        &[
            json!({"of": 4_294_967_295_u32, "checked": 4_294_967_295_u32, "ok": 0}),
            json!({"checked": 1, "ok": 1}),
        ],
        &[
            json!({"of": 4_294_967_296_u64, "checked": 1, "ok": 1}),
            json!({"checked": 4_294_967_296_u64, "ok": 1}),
            json!({"checked": 0, "ok": 0}),
            json!({"checked": 1, "ok": -1}),
        ],
    );
}
