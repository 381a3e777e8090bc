//! `roadmap --verify`: a roadmap as it was written holds, and none in which something was changed.

use serde_json::{Value, json};

use crate::support::{Place, root};

/// An example under a plan.
struct Example {
    assessment: &'static str,
    plan: &'static str,
    flags: &'static str,
}

const PROVIDER: Example = Example {
    assessment: "examples/01-it-provider/assessment.yaml",
    plan: "{format: 1, start: 2027-Q1, years: 2, capacity: 40, currency: EUR, parallel: 6, pins: {review-suppliers: 2027-Q3}, \
           started: {define-staffing: 2027-Q1}, done: [name-service-manager], owners: {register-suppliers: P. Vane}}",
    flags: "--budget 9000,4000",
};
const CERTIFICATION: Example = Example {
    assessment: "examples/03-near-certification/assessment.yaml",
    plan: "format: 1",
    flags: "--certification 2028-06",
};

/// A roadmap of an example, and the folder that it is in.
struct Tampering {
    place: Place,
    arguments: String,
    roadmap: Value,
}

impl Tampering {
    fn new(example: &Example) -> Self {
        let place = Place::empty().file("plan.yaml", example.plan);
        let file = root().join(example.assessment);
        let arguments = format!(
            "roadmap {} --plan plan.yaml {}",
            file.display(),
            example.flags
        );
        let roadmap = place.run(&format!("{arguments} --to json")).json();
        Self {
            place,
            arguments,
            roadmap,
        }
    }

    /// What the verifier says of a roadmap, which is expected to be told by this exit code.
    fn told(&self, roadmap: &Value, code: i32) -> String {
        std::fs::write(self.place.path("roadmap.json"), roadmap.to_string()).unwrap();
        let arguments = format!("{} --verify roadmap.json", self.arguments);
        let told = self.place.run(&arguments).exit(code);
        assert_eq!(told.stderr, "");
        // Lines are broken at blanks.
        told.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The roadmap with one thing changed does not hold, and this is said about it.
    fn changed(&self, what: &str, change: impl Fn(&mut Value), said: &[&str]) {
        let mut changed = self.roadmap.clone();
        change(&mut changed);
        assert_ne!(changed, self.roadmap, "{what}");
        let told = self.told(&changed, 1);
        for part in said {
            assert!(told.contains(part), "{what}: no {part} in {told}");
        }
    }

    /// The place of an initiative in the list.
    fn at(&self, id: &str) -> usize {
        let mut all = self.roadmap["initiatives"].as_array().unwrap().iter();
        all.position(|one| one["id"] == id)
            .unwrap_or_else(|| panic!("no {id}"))
    }

    /// The first initiative for which something holds.
    fn first(&self, holds: impl Fn(&Value) -> bool) -> String {
        let mut all = self.roadmap["initiatives"].as_array().unwrap().iter();
        all.find(|one| holds(one)).unwrap()["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }
}

fn add(number: &mut Value, more: i64) {
    *number = json!(number.as_i64().unwrap() + more);
}

#[test]
fn what_was_written_holds() {
    for example in [PROVIDER, CERTIFICATION] {
        let written = Tampering::new(&example);
        let told = written.told(&written.roadmap, 0);
        assert!(told.contains("holds"), "{told}");
    }
}

#[test]
fn another_layout_of_the_same_roadmap_holds() {
    let written = Tampering::new(&PROVIDER);
    let pretty = serde_json::to_string_pretty(&written.roadmap).unwrap();
    let place = Place::empty().file("plan.yaml", PROVIDER.plan).file(
        "roadmap.json",
        format!("\u{FEFF}{}", pretty.replace('\n', "\r\n")),
    );
    place
        .run(&format!("{} --verify roadmap.json", written.arguments))
        .quietly();
}

#[test]
fn the_roadmap_within_a_report_holds() {
    let written = Tampering::new(&CERTIFICATION);
    let arguments = written.arguments.replacen("roadmap", "report", 1);
    let report = written.place.run(&format!("{arguments} --to json")).json();
    assert_eq!(
        report["roadmap"]["initiatives"],
        written.roadmap["initiatives"]
    );
    written.told(&report, 0);
}

#[test]
fn no_changed_start_end_or_effect_holds() {
    let written = Tampering::new(&PROVIDER);
    let free = written.first(|one| one["fixed"].is_null() && one["start"] == "2027-Q1");
    let at = written.at(&free);
    written.changed(
        "start",
        |r| r["initiatives"][at]["start"] = json!("2027-Q2"),
        &[&free, "[end-wrong]"],
    );
    written.changed(
        "end",
        |r| r["initiatives"][at]["end"] = json!("2027-Q4"),
        &[&free, "[end-wrong]"],
    );
    written.changed(
        "effect",
        |r| r["initiatives"][at]["effective"] = json!("2026-Q4"),
        &[&free, "[effective-wrong]"],
    );
    written.changed(
        "before the roadmap",
        |r| {
            for key in ["start", "end", "effective"] {
                r["initiatives"][at][key] = json!("2026-Q1");
            }
        },
        &[&free, "[before-roadmap]"],
    );
    written.changed(
        "after the roadmap",
        |r| {
            for key in ["start", "end", "effective"] {
                r["initiatives"][at][key] = json!("2029-Q1");
            }
        },
        &[&free, "[beyond-roadmap]"],
    );
}

#[test]
fn no_changed_wish_holds() {
    let written = Tampering::new(&PROVIDER);
    let at = written.at("review-suppliers");
    written.changed(
        "pin",
        |r| r["initiatives"][at]["start"] = json!("2027-Q4"),
        &["review-suppliers", "2027-Q3", "[pin-not-kept]"],
    );
    let at = written.at("define-staffing");
    written.changed(
        "started",
        |r| r["initiatives"][at]["start"] = json!("2027-Q2"),
        &["define-staffing", "2027-Q1", "[started-not-kept]"],
    );
    written.changed(
        "done",
        |r| {
            let mut done = r["initiatives"][0].clone();
            done["id"] = json!("name-service-manager");
            r["initiatives"].as_array_mut().unwrap().push(done);
        },
        &["name-service-manager", "[done-planned]"],
    );
    written.changed(
        "conflict",
        |r| {
            r["conflicts"] = json!([{"kind": "pin", "initiative": "review-suppliers", "wanted": "2027-Q3", "instead": null}]);
        },
        &["review-suppliers", "[conflict-unfounded]"],
    );
}

#[test]
fn no_changed_figure_of_an_initiative_holds() {
    let written = Tampering::new(&PROVIDER);
    let some = written.first(|one| one["benefit"].as_i64().unwrap() > 0 && one["fixed"].is_null());
    let at = written.at(&some);
    for (key, code) in [
        ("effort", "[effort-wrong]"),
        ("cost", "[cost-wrong]"),
        ("benefit", "[benefit-wrong]"),
    ] {
        written.changed(
            key,
            |r| add(&mut r["initiatives"][at][key], 1),
            &[&some, code],
        );
    }
    written.changed(
        "upkeep",
        |r| {
            r["initiatives"][at]["upkeep"] =
                json!(r["initiatives"][at]["upkeep"].as_f64().unwrap() + 0.25)
        },
        &[&some, "[upkeep-wrong]"],
    );
    written.changed(
        "closes",
        |r| r["initiatives"][at]["closes"][0]["to"] = json!(0.01),
        &[&some, "[closes-wrong]"],
    );
    written.changed(
        "open",
        |r| add(&mut r["initiatives"][at]["open"]["of"], 1),
        &[&some],
    );
}

#[test]
fn no_roadmap_with_one_more_or_less_holds() {
    let written = Tampering::new(&PROVIDER);
    let initiatives = written.roadmap["initiatives"].as_array().unwrap();
    let needed = written.first(|one| {
        let id = one["id"].as_str().unwrap();
        one["fixed"].is_null()
            && initiatives.iter().any(|other| {
                other["fixed"].is_null() && other["after"].as_array().unwrap().contains(&json!(id))
            })
    });
    let at = written.at(&needed);
    written.changed(
        "taken out",
        |r| {
            r["initiatives"].as_array_mut().unwrap().remove(at);
        },
        &[&needed, "[candidate-unmentioned]", "[predecessor-missing]"],
    );
    written.changed(
        "twice",
        |r| {
            let copy = r["initiatives"][at].clone();
            r["initiatives"].as_array_mut().unwrap().push(copy);
        },
        &[&needed, "[initiative-twice]"],
    );
    written.changed(
        "unknown",
        |r| {
            let mut other = r["initiatives"][at].clone();
            other["id"] = json!("buy-a-boat");
            r["initiatives"].as_array_mut().unwrap().push(other);
        },
        &["buy-a-boat", "[unknown-initiative]"],
    );
    let dropped = written.roadmap["dropped"][0]["id"].as_str().unwrap();
    written.changed(
        "not named",
        |r| {
            r["dropped"].as_array_mut().unwrap().remove(0);
        },
        &[dropped, "[candidate-unmentioned]"],
    );
    written.changed(
        "both planned and left out",
        |r| {
            let twice = json!({"id": needed});
            r["dropped"].as_array_mut().unwrap().push(twice);
        },
        &[&needed, "[initiative-twice]"],
    );
}

#[test]
fn no_changed_quarter_holds() {
    let written = Tampering::new(&PROVIDER);
    for (key, code) in [
        ("effort", "[period-effort-wrong]"),
        ("cost", "[period-cost-wrong]"),
        ("capacity", "[period-capacity-wrong]"),
    ] {
        written.changed(
            key,
            |r| add(&mut r["periods"][1][key], 1),
            &["2027-Q2", code],
        );
    }
    written.changed(
        "upkeep",
        |r| r["periods"][1]["upkeep"] = json!(99),
        &["2027-Q2", "[period-upkeep-wrong]"],
    );
    written.changed(
        "floor",
        |r| r["periods"][2]["floor"] = json!(0.9),
        &["2027-Q3", "[floor-wrong]"],
    );
    written.changed(
        "score",
        |r| r["periods"][2]["score"] = json!(0.9),
        &["2027-Q3", "[score-wrong]"],
    );
    let area = written.roadmap["today"]["areas"]
        .as_object()
        .unwrap()
        .keys()
        .next()
        .unwrap()
        .clone();
    written.changed(
        "area",
        |r| r["periods"][3]["areas"][&area] = json!(0.123),
        &["2027-Q4", &area, "[area-floor-wrong]"],
    );
    written.changed(
        "gone",
        |r| {
            r["periods"].as_array_mut().unwrap().pop();
        },
        &["[periods-wrong]"],
    );
    written.changed(
        "today",
        |r| r["today"]["floor"] = json!(0.99),
        &["[floor-wrong]"],
    );
}

#[test]
fn no_changed_limit_holds() {
    let written = Tampering::new(&PROVIDER);
    let code = "[limit-not-of-plan]";
    written.changed(
        "capacity",
        |r| r["capacity"][3] = json!(400),
        &["capacity", code],
    );
    written.changed(
        "budget",
        |r| r["budget"][1] = json!(400_000),
        &["budget", code],
    );
    written.changed(
        "no budget",
        |r| r["budget"] = json!(null),
        &["budget", code],
    );
    written.changed("parallel", |r| r["parallel"] = json!(60), &["60", code]);
    written.changed(
        "per role",
        |r| r["parallel_per_role"] = json!(20),
        &["20", code],
    );
    written.changed("quarters", |r| r["quarters"] = json!(12), &["12", code]);
    written.changed(
        "certification",
        |r| r["certification"] = json!("2030-01"),
        &["2030-01", code],
    );
}

#[test]
fn no_changed_objective_holds() {
    let written = Tampering::new(&PROVIDER);
    written.changed(
        "value",
        |r| add(&mut r["objective"]["value"], 1),
        &["[value-wrong]"],
    );
    written.changed(
        "bound",
        |r| r["objective"]["bound"] = json!(1),
        &["[bound-below-value]"],
    );
    written.changed(
        "gap",
        |r| r["objective"]["gap"] = json!(0.4),
        &["[gap-wrong]"],
    );
    written.changed(
        "proven",
        |r| {
            add(&mut r["objective"]["bound"], 1000);
            r["objective"]["proven"] = json!(true);
        },
        &["[proven-with-gap]"],
    );
}

#[test]
fn no_changed_date_of_the_audit_calendar_holds() {
    let written = Tampering::new(&CERTIFICATION);
    let calendar = written.roadmap["milestones"].as_array().unwrap();
    let at = calendar
        .iter()
        .position(|one| one["kind"] == "stage2")
        .unwrap();
    written.changed(
        "date",
        |r| r["milestones"][at]["date"] = json!("2028-05"),
        &["stage2", "2028-05", "[milestone-wrong]"],
    );
    written.changed(
        "gone",
        |r| {
            r["milestones"].as_array_mut().unwrap().remove(at);
        },
        &["stage2", "[milestone-missing]"],
    );
    written.changed(
        "wanted",
        |r| r["certification"] = json!("2028-09"),
        &["2028-09", "[limit-not-of-plan]"],
    );
}

#[test]
fn a_requirement_that_comes_too_late_is_found() {
    // A likely minor may come late where any may be open.
    let written = Tampering::new(&Example {
        plan: "{format: 1, target: {conformity: ready}}",
        ..CERTIFICATION
    });
    let needed = written.first(|one| {
        one["wanted"]
            .as_array()
            .is_some_and(|wanted| !wanted.is_empty())
    });
    let at = written.at(&needed);
    let question = written.roadmap["initiatives"][at]["closes"][0]["question"]
        .as_str()
        .unwrap();
    written.changed(
        "late",
        |r| {
            for key in ["start", "end", "effective"] {
                r["initiatives"][at][key] = json!("2029-Q4");
            }
        },
        &[question, "[certification-missed]"],
    );
    written.changed(
        "verdict",
        |r| r["periods"][0]["verdict"] = json!("conforming"),
        &["2027-Q1", "[verdict-wrong]"],
    );
    written.changed(
        "conformity",
        |r| r["periods"][0]["conformity"] = json!("ready"),
        &["2027-Q1", "[conformity-wrong]"],
    );
    written.changed(
        "majors",
        |r| r["periods"][0]["majors"] = json!(0),
        &["2027-Q1", "[counts-wrong]"],
    );
    written.changed(
        "level",
        |r| r["periods"][0]["level"] = json!(3),
        &["2027-Q1", "[level-wrong]"],
    );
    written.changed(
        "uncovered",
        |r| r["uncovered"] = json!([question]),
        &[question, "[uncovered-wrong]"],
    );
    written.changed(
        "conflict",
        |r| r["conflicts"] = json!([{"kind": "certification", "wanted": "2028-06", "earliest": null, "late": []}]),
        &["2028-06", "[conflict-unfounded]"],
    );
}

#[test]
fn a_roadmap_of_other_answers_does_not_hold() {
    let written = Tampering::new(&CERTIFICATION);
    let other = root().join("examples/02-internal-it/assessment.yaml");
    let place = Place::empty().file("roadmap.json", written.roadmap.to_string());
    let run = place.run(&format!(
        "roadmap {} --verify roadmap.json",
        other.display()
    ));
    run.exit(1).stdout_has("[unknown-initiative]");
}
