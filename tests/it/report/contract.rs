//! The JSON report, format 1: every key that is promised, with its type, wherever it is promised.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{Place, Run};

/// A type: `text`, `day`, `flag`, `count`, `number`, `figure` (0–1), `texts`, `map`, `list`, or the words allowed, parted by
/// `|`. With `?` it may be null.
type Shape = &'static [(&'static str, &'static str)];

const REPORT: Shape = &[
    ("format", "count"),
    ("tool", "text"),
    ("questionnaire", "map"),
    ("organisation", "text?"),
    ("scope", "text?"),
    ("date", "day"),
    ("as_of", "day"),
    ("assessors", "texts"),
    ("profile", "map"),
    ("overall", "map"),
    ("stages", "map"),
    ("requirements", "map?"),
    ("areas", "list"),
    ("sections", "list"),
    ("references", "map"),
    ("findings", "list"),
    ("documents", "list"),
    ("advice", "list"),
    ("respondents", "map?"),
    ("performed_by", "list"),
    ("waivers", "list"),
    ("roadmap", "map?"),
];
const QUESTIONNAIRE: Shape = &[("id", "text"), ("version", "text"), ("sha256", "text")];
const READINESS: &str = "not_ready|indeterminate|ready_with_actions|ready|not_applicable?";
const STAGES: Shape = &[("stage1", READINESS), ("stage2", READINESS)];
const NODE: Shape = &[
    ("id", "text"),
    ("title", "text"),
    (
        "state",
        "assessed|partial|not_assessed|not_applicable|out_of_scope",
    ),
    ("score", "figure?"),
    ("floor", "figure?"),
    ("ceiling", "figure?"),
    ("evidenced", "figure?"),
    ("completeness", "figure?"),
    ("confidence", "figure?"),
    ("level", "count?"),
    ("level_ceiling", "count?"),
    ("level_distribution", "map?"),
    ("limiting", "texts"),
    ("index", "number?"),
    ("verdict", "major|not_assessed|minor|conforming?"),
    ("counts", "map"),
    ("target", "map"),
    ("gap", "map"),
];
const COUNTS: Shape = &[
    ("questions", "count"),
    ("answered", "count"),
    ("unknown", "count"),
    ("disputed", "count"),
    ("not_applicable", "count"),
    ("none_yet", "count"),
    ("conforming", "count"),
    ("opportunity", "count"),
    ("minor", "count"),
    ("major", "count"),
];
const TARGET: Shape = &[
    ("score", "figure?"),
    ("level", "count?"),
    ("conformity", "ready|ready_with_actions?"),
];
const GAP: Shape = &[("score", "figure?"), ("level", "count?")];
const QUESTION: Shape = &[
    ("id", "text"),
    ("text", "text"),
    ("answer", "text?"),
    ("value", "figure?"),
    ("state", "assessed|not_assessed|not_applicable|out_of_scope"),
    (
        "finding",
        "conforming|opportunity|minor|major|not_assessed?",
    ),
    ("disputed", "flag"),
    ("obligation", "shall|should"),
    ("critical", "flag"),
    ("risk", "count"),
    ("evidence", "list"),
    ("note", "text?"),
    ("grade", "map?"),
    ("by", "text?"),
    ("weakness", "flag"),
    ("sample", "map?"),
    ("performed_by", "text?"),
    ("owner", "text?"),
    ("due", "day?"),
    ("reason", "text?"),
    ("consensus", "flag"),
    ("responses", "list"),
    ("refs", "map"),
    ("documents", "texts"),
    ("weight", "number"),
    ("level", "count?"),
    ("attribute", "text?"),
    ("proves", "design|operation|effect?"),
    ("stage1", "flag"),
    ("quick", "flag"),
    ("area", "text?"),
];
const EVIDENCE: Shape = &[
    ("kind", "document|record|observation|interview"),
    ("ref", "text?"),
    ("date", "day?"),
    ("expires", "day?"),
];
const RESPONSE: Shape = &[
    ("by", "text"),
    ("answer", "text?"),
    ("reason", "text?"),
    ("note", "text?"),
    ("evidence", "list"),
];
const SAMPLE: Shape = &[
    ("of", "count?"),
    ("checked", "count"),
    ("ok", "count"),
    ("failing", "texts"),
];
const GRADE: Shape = &[
    ("as", "major|minor|opportunity"),
    ("by", "text"),
    ("reason", "text"),
];
const FINDING: Shape = &[
    ("id", "text"),
    ("section", "text"),
    ("kind", "conformity|capability|maturity|not_assessed"),
    ("grade", "major|minor|opportunity?"),
    ("risk", "count"),
    ("severity", "count"),
    ("effort", "count"),
    ("benefit", "count"),
    ("priority", "number"),
    ("quadrant", "quick_win|project|fill_in|later"),
    ("why", "text"),
    ("blocks", "list"),
    ("initiatives", "texts"),
    ("owner", "text?"),
    ("due", "day?"),
];
const DOCUMENT: Shape = &[
    ("id", "text"),
    ("title", "text"),
    ("state", "in_place|partial|missing|not_assessed|none_yet?"),
];
const ADVICE: Shape = &[("id", "text"), ("title", "text"), ("text", "text")];
const RESPONDENTS: Shape = &[
    ("by", "texts"),
    ("alpha", "number?"),
    ("rating", "text?"),
    ("disputed", "texts"),
];
const WAIVER: Shape = &[("id", "text"), ("reason", "text?"), ("until", "day?")];

/// Collects what breaks the contract.
#[derive(Default)]
struct Contract {
    broken: BTreeSet<String>,
    /// Which shapes were met at all.
    met: BTreeSet<&'static str>,
}

impl Contract {
    fn has(&mut self, what: &'static str, value: &Value, shape: Shape) {
        self.met.insert(what);
        let Some(keys) = value.as_object() else {
            self.broken.insert(format!("{what} is {value}"));
            return;
        };
        for (key, wanted) in shape {
            match keys.get(*key) {
                None => {
                    self.broken.insert(format!("{what} has no {key}"));
                }
                Some(value) if !is(value, wanted) => {
                    let broken = format!("{key} of {what} is {value}, not {wanted}");
                    self.broken.insert(broken);
                }
                Some(_) => {}
            }
        }
    }

    fn each(&mut self, what: &'static str, list: &Value, shape: Shape) {
        for item in list.as_array().into_iter().flatten() {
            self.has(what, item, shape);
        }
    }

    fn node(&mut self, node: &Value) {
        self.has("node", node, NODE);
        self.has("counts", &node["counts"], COUNTS);
        self.has("target", &node["target"], TARGET);
        self.has("gap", &node["gap"], GAP);
        for (level, sections) in node["level_distribution"].as_object().into_iter().flatten() {
            let level: u64 = level.parse().unwrap();
            assert!(level <= 5 && sections.is_u64(), "{node}");
        }
        if let Some(index) = node["index"].as_f64() {
            assert!((0.0..=5.0).contains(&index), "{node}");
        }
    }

    fn section(&mut self, section: &Value) {
        self.node(section);
        self.has(
            "section",
            section,
            &[("sections", "list"), ("questions", "list")],
        );
        for section in section["sections"].as_array().unwrap() {
            self.section(section);
        }
        for question in section["questions"].as_array().unwrap() {
            self.has("question", question, QUESTION);
            self.each("evidence", &question["evidence"], EVIDENCE);
            self.each("response", &question["responses"], RESPONSE);
            for response in question["responses"].as_array().unwrap() {
                self.each("evidence", &response["evidence"], EVIDENCE);
            }
            if !question["sample"].is_null() {
                self.has("sample", &question["sample"], SAMPLE);
            }
            if !question["grade"].is_null() {
                self.has("grade", &question["grade"], GRADE);
            }
        }
    }

    fn report(&mut self, report: &Value) {
        self.has("report", report, REPORT);
        self.has("questionnaire", &report["questionnaire"], QUESTIONNAIRE);
        self.has("stages", &report["stages"], STAGES);
        self.node(&report["overall"]);
        self.has("overall", &report["overall"], &[("conformity", READINESS)]);
        for area in report["areas"].as_array().unwrap() {
            self.node(area);
        }
        for section in report["sections"].as_array().unwrap() {
            self.section(section);
        }
        for (_, views) in report["references"].as_object().unwrap() {
            for view in views.as_array().unwrap() {
                self.node(view);
            }
        }
        self.each("finding", &report["findings"], FINDING);
        self.each("document", &report["documents"], DOCUMENT);
        self.each("advice", &report["advice"], ADVICE);
        self.each("waiver", &report["waivers"], WAIVER);
        if !report["respondents"].is_null() {
            self.has("respondents", &report["respondents"], RESPONDENTS);
        }
    }
}

fn is(value: &Value, wanted: &str) -> bool {
    if let Some(wanted) = wanted.strip_suffix('?') {
        return value.is_null() || is(value, wanted);
    }
    let figure = |value: f64| {
        (0.0..=1.0).contains(&value) && (value * 1e9).fract() < 1e-3
            || (value * 1e9).fract() > 0.999 && value <= 1.0
    };
    match wanted {
        "text" => value.as_str().is_some_and(|text| !text.is_empty()),
        "day" => value.as_str().is_some_and(|text| text.len() == 10),
        "flag" => value.is_boolean(),
        "count" => value.is_u64(),
        "number" => value.is_number(),
        "figure" => value.as_f64().is_some_and(figure),
        "texts" => value
            .as_array()
            .is_some_and(|items| items.iter().all(Value::is_string)),
        "map" => value.is_object(),
        "list" => value.is_array(),
        words => value
            .as_str()
            .is_some_and(|word| words.split('|').any(|allowed| allowed == word)),
    }
}

fn reports() -> Vec<Value> {
    let place = Place::with_fixtures().file(
        "target.yaml",
        "{format: 1, score: 0.5, level: 1, conformity: ready, waivers: [{id: flt-recorded, reason: R, until: 2027-01-01}]}",
    );
    let mut reports: Vec<Value> = [
        "report partial.yaml",
        "report partial.yaml --target target.yaml",
        "report selected.yaml",
        "report empty.yaml",
        "report ready.yaml --questionnaire mini.yaml",
    ]
    .iter()
    .map(|arguments| place.run(&format!("{arguments} --to json")).json())
    .collect();
    for example in ["01-it-provider", "02-internal-it"] {
        let arguments = format!("report examples/{example}/assessment.yaml --to json");
        reports.push(Run::at_root(&arguments).json());
    }
    reports
}

#[test]
fn every_key_of_the_contract_is_there_with_its_type() {
    let mut contract = Contract::default();
    for report in reports() {
        contract.report(&report);
        assert_eq!(report["format"], 1);
        assert_eq!(
            report["questionnaire"]["sha256"].as_str().unwrap().len(),
            64
        );
    }
    assert_eq!(contract.broken, BTreeSet::new());
    for what in [
        "grade",
        "sample",
        "response",
        "respondents",
        "waiver",
        "advice",
    ] {
        assert!(contract.met.contains(what), "no {what} was met");
    }
}

#[test]
fn figures_stand_in_their_order_and_are_null_together() {
    for report in reports() {
        for (id, node) in crate::support::nodes(&report) {
            let figure = |name: &str| node[name].as_f64();
            let applies = figure("floor").is_some();
            for name in ["ceiling", "evidenced", "completeness"] {
                assert_eq!(figure(name).is_some(), applies, "{name} of {id}");
            }
            assert_eq!(
                figure("score").is_some(),
                figure("confidence").is_some(),
                "{id}"
            );
            let state = node["state"].as_str().unwrap();
            let nothing = ["not_applicable", "out_of_scope"].contains(&state);
            assert_eq!(applies, !nothing, "{id} is {state}");
            let (Some(floor), Some(ceiling)) = (figure("floor"), figure("ceiling")) else {
                continue;
            };
            let score = figure("score").unwrap_or(floor);
            assert!(floor <= score && score <= ceiling, "{id}");
            assert!(figure("evidenced").unwrap() <= floor, "{id}");
            match state {
                "assessed" => assert_eq!(node["completeness"], 1.0, "{id}"),
                "not_assessed" => assert_eq!(node["completeness"], 0.0, "{id}"),
                _ => assert!(
                    (0.0..1.0).contains(&figure("completeness").unwrap()),
                    "{id}"
                ),
            }
        }
    }
}
