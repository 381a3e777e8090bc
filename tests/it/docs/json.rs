//! Every key of the JSON is documented with its type, and no key is documented that does not occur.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use clap::{Command, CommandFactory};
use itsm_gap::cli::Cli;
use serde_json::Value;

use super::markdown::{Markdown, Table, words};
use crate::support::{Place, Run, root};

/// The types by name, each with its keys and their types.
type Types = BTreeMap<String, BTreeMap<String, String>>;

/// `<!-- json: section: node -->`: a section has the keys of a node besides its own. Blanks in the name of a base are
/// written as `-`.
fn types() -> Types {
    let tables: Vec<Table> = Markdown::below("docs")
        .iter()
        .flat_map(|text| text.tables("json"))
        .collect();
    let mut types = Types::new();
    for table in &tables {
        let (name, _) = parts(&table.of);
        let mut keys = BTreeMap::new();
        own_and_inherited(&tables, table, &mut keys);
        assert!(
            types.insert(name, keys).is_none(),
            "{} stands twice",
            table.of
        );
    }
    types
}

/// The name of a type and those whose keys it has too.
fn parts(of: &str) -> (String, Vec<String>) {
    let (name, bases) = of.split_once(": ").unwrap_or((of, ""));
    let bases = bases.split_whitespace().map(|base| base.replace('-', " "));
    (name.to_owned(), bases.collect())
}

fn own_and_inherited(tables: &[Table], table: &Table, keys: &mut BTreeMap<String, String>) {
    let (name, bases) = parts(&table.of);
    for base in bases {
        let above = tables.iter().find(|table| parts(&table.of).0 == base);
        let above = above.unwrap_or_else(|| panic!("{name}: there is no type {base}"));
        own_and_inherited(tables, above, keys);
    }
    for row in &table.rows {
        let key = words(&row[0])[0].to_owned();
        assert!(
            keys.insert(key, row[1].clone()).is_none(),
            "{name}: {row:?} stands twice"
        );
    }
}

#[derive(Default)]
struct Contract {
    types: Types,
    broken: BTreeSet<String>,
    met: BTreeSet<(String, String)>,
}

impl Contract {
    fn object(&mut self, name: &str, value: &Value) {
        let Some(keys) = self.types.get(name).cloned() else {
            self.broken.insert(format!("there is no type {name}"));
            return;
        };
        let Some(found) = value.as_object() else {
            self.broken.insert(format!("{name} is {value}"));
            return;
        };
        for key in found.keys().filter(|key| !keys.contains_key(*key)) {
            self.broken
                .insert(format!("{key} of {name} is not documented"));
        }
        for (key, wanted) in &keys {
            let (wanted, may_be_absent) = match wanted.strip_suffix(" or absent") {
                Some(wanted) => (wanted, true),
                None => (wanted.as_str(), false),
            };
            if may_be_absent && !found.contains_key(key) {
                continue;
            }
            self.met.insert((name.to_owned(), key.clone()));
            match found.get(key) {
                None => {
                    self.broken.insert(format!("{name} has no {key}"));
                }
                Some(value) => self.value(&format!("{key} of {name}"), value, wanted),
            }
        }
    }

    /// Types: `text`, `true or false`, `whole number`, `number`, `figure`, `day`, `month`, `quarter`, words in backticks,
    /// a link to an object, `list of …`, `map of …`, with `or null`, or in brackets; of a key also `or absent`.
    fn value(&mut self, at: &str, value: &Value, wanted: &str) {
        if let Some(wanted) = wanted.strip_suffix(" or null") {
            if !value.is_null() {
                self.value(at, value, wanted);
            }
            return;
        }
        if let Some(wanted) = wanted
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'))
        {
            return self.value(at, value, wanted);
        }
        if let Some(wanted) = wanted.strip_prefix("list of ") {
            let items = value.as_array();
            if items.is_none() {
                self.broken.insert(format!("{at} is {value}, no list"));
            }
            return items
                .into_iter()
                .flatten()
                .for_each(|item| self.value(at, item, wanted));
        }
        if let Some(wanted) = wanted.strip_prefix("map of ") {
            let items = value.as_object();
            if items.is_none() {
                self.broken.insert(format!("{at} is {value}, no map"));
            }
            return items
                .into_iter()
                .flatten()
                .for_each(|(_, item)| self.value(at, item, wanted));
        }
        if let Some((_, anchor)) = wanted
            .strip_prefix('[')
            .and_then(|rest| rest.rsplit_once('#'))
        {
            return self.object(&anchor.trim_end_matches(')').replace('-', " "), value);
        }
        let text = value.as_str();
        let shaped = |shape: &str| {
            text.is_some_and(|text| {
                text.len() == shape.len()
                    && text
                        .chars()
                        .zip(shape.chars())
                        .all(|(sign, wanted)| match wanted {
                            '0' => sign.is_ascii_digit(),
                            _ => sign == wanted,
                        })
            })
        };
        let holds = match wanted {
            "text" => text.is_some_and(|text| !text.is_empty()),
            "true or false" => value.is_boolean(),
            "whole number" => value.is_i64() || value.is_u64(),
            "number" => value.is_number(),
            "figure" => value
                .as_f64()
                .is_some_and(|figure| (0.0..=1.0).contains(&figure)),
            "day" => shaped("0000-00-00"),
            "month" => shaped("0000-00"),
            "quarter" => shaped("0000-Q0"),
            "month or quarter" => shaped("0000-00") || shaped("0000-Q0"),
            "see below" => true,
            _ if wanted.starts_with('`') => text.is_some_and(|text| words(wanted).contains(&text)),
            _ => false,
        };
        if !holds {
            self.broken.insert(format!("{at} is {value}, not {wanted}"));
        }
    }
}

/// Documents of every kind that touch every key: the outputs of the examples as they are kept, and small ones besides.
fn documents() -> Vec<(&'static str, Value)> {
    let mut documents = Vec::new();
    let kept = |file: &str| -> Value {
        let text = fs::read_to_string(root().join("examples").join(file)).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    for lesson in [
        "01-it-provider",
        "02-internal-it",
        "03-near-certification",
        "04-itil-practices",
    ] {
        documents.push(("report", kept(&format!("{lesson}/report.json"))));
        let check = format!(
            "check examples/{lesson}/assessment.yaml --target examples/{lesson}/target.yaml --to json"
        );
        documents.push(("check", json(Run::at_root(&check))));
    }
    documents.push((
        "roadmap document",
        kept("05-roadmap-to-certification/roadmap.json"),
    ));

    let place = Place::with_fixtures()
        .file("better.yaml", better())
        .file("target.yaml", "{format: 1, score: 0.5, level: 1, conformity: ready, min_completeness: 0.9, min_evidenced: 0.5, waivers: [{id: flt-recorded, reason: R, until: 2027-01-01}]}");
    for file in ["partial.yaml", "selected.yaml", "empty.yaml"] {
        let report = format!("report {file} --target target.yaml --to json");
        documents.push(("report", json(place.run(&report))));
    }
    let baseline =
        "check partial.yaml --target target.yaml --baseline better.yaml --no-regression --to json";
    documents.push(("check", json(place.run(baseline))));
    let place = place.file(
        "higher.yaml",
        "format: 1\nscore: 0.99\nmin_completeness: 1.0\n",
    );
    let lowered = "check partial.yaml --target target.yaml --baseline better.yaml --baseline-target higher.yaml \
                   --to json";
    documents.push(("check", json(place.run(lowered))));
    let other = better().replacen("organisation:", "organisation: Another and", 1);
    let place = place.file("other.yaml", other);
    documents.push((
        "check",
        json(place.run("check partial.yaml --target target.yaml --baseline other.yaml --to json")),
    ));
    let place = place.folder("base").file("base/left.yaml", better());
    let gone = "check partial.yaml --target target.yaml --baseline base --no-regression --to json";
    documents.push(("check", json(place.run(gone))));
    let missing = place.run("check partial.yaml missing.yaml --target target.yaml --to json");
    documents.push((
        "check",
        serde_json::from_str(&missing.exit(4).stdout).unwrap(),
    ));

    let lines = [
        Run::at_root("batch examples --to ndjson"),
        place.run("batch partial.yaml missing.yaml better.yaml target.yaml --to ndjson"),
    ];
    for run in lines {
        for line in run.exit_any(&[0, 2, 4]).stdout.lines() {
            documents.push(("record", serde_json::from_str(line).unwrap()));
        }
    }

    documents.push(("compare", kept("06-next-year/comparison.json")));
    documents.push((
        "compare",
        json(place.run("compare better.yaml partial.yaml selected.yaml --to json")),
    ));

    // Wishes that cannot be kept, and what changes against an earlier roadmap.
    let worked = "roadmap docs/worked/assessment.yaml --plan docs/worked/plan.yaml --to json";
    let earlier = json(Run::at_root(&format!("{worked} --capacity 12")));
    let hasty = "{format: 1, start: 2027-Q2, started: {analyse-changes: 2027-Q1}}";
    let place = place
        .file("earlier.json", earlier.to_string())
        .file("hasty.yaml", hasty);
    let earlier = place.path("earlier.json");
    for more in [
        format!("--previous {}", earlier.display()),
        "--certification 2027-12".to_owned(),
    ] {
        documents.push((
            "roadmap document",
            json(Run::at_root(&format!("{worked} {more}"))),
        ));
    }
    // What has started, though what it presupposes has not ended.
    let hasty = place.path("hasty.yaml");
    let hasty = format!(
        "roadmap docs/worked/assessment.yaml --plan {} --to json",
        hasty.display()
    );
    documents.push(("roadmap document", json(Run::at_root(&hasty))));
    documents
}

fn json(run: Run) -> Value {
    let done = run.exit_any(&[0, 1, 2, 3]);
    serde_json::from_str(&done.stdout).unwrap_or_else(|error| panic!("{error}: {done:?}"))
}

/// An earlier assessment in which more was answered well.
fn better() -> String {
    let ids = [
        "op-owner",
        "flt-recorded",
        "flt-ordered",
        "flt-reviewed",
        "lok-measured",
        "lok-used",
    ];
    let answers = ids.map(|id| format!("{id}: fully")).join(", ");
    format!("{{format: 1, questionnaire: mini.yaml, date: 2025-06-30, answers: {{{answers}}}}}")
}

#[test]
fn every_key_is_documented_with_its_type_and_no_other() {
    let mut contract = Contract {
        types: types(),
        ..Contract::default()
    };
    for (kind, document) in documents() {
        contract.object(kind, &document);
    }
    assert!(contract.broken.is_empty(), "{:#?}", contract.broken);
    let all: BTreeSet<(String, String)> = contract
        .types
        .iter()
        .flat_map(|(name, keys)| keys.keys().map(|key| (name.clone(), key.clone())))
        .collect();
    let never: Vec<_> = all.difference(&contract.met).collect();
    assert!(never.is_empty(), "documented, but met nowhere: {never:?}");
}

#[test]
fn the_commands_of_the_page_on_json_end_as_their_verdicts_say() {
    let pages = Markdown::below("docs");
    let pages = pages.iter().filter(|page| !page.tables("json").is_empty());
    let text: String = pages
        .flat_map(Markdown::code)
        .map(|block| block.text)
        .collect();
    let lines = text.lines().filter(|line| line.starts_with("itsm-gap "));
    let lines: Vec<&str> = lines.filter(|line| line.contains("json")).collect();
    assert!(lines.len() >= 5, "{lines:?}");
    for line in lines {
        let arguments = line.trim_start_matches("itsm-gap ");
        // The first lesson misses what the example of `check` asks for.
        let code = i32::from(arguments.starts_with("check "));
        Run::at_root(arguments).exit(code);
    }
}

#[test]
fn every_command_that_writes_json_is_documented() {
    let pages = Markdown::below("docs");
    let pages = pages.iter().filter(|page| !page.tables("json").is_empty());
    let examples: String = pages
        .flat_map(Markdown::code)
        .map(|block| block.text)
        .collect();
    let mut command = Cli::command();
    command.build();
    for below in command.get_subcommands() {
        for format in formats(below) {
            let example = format!("itsm-gap {} ", below.get_name());
            let mut lines = examples.lines().filter(|line| line.starts_with(&example));
            assert!(
                lines.any(|line| line.contains(&format!("--to {format}"))),
                "no page on JSON in docs shows {example}… --to {format}"
            );
        }
    }
}

/// The formats of a command that are JSON.
fn formats(command: &Command) -> Vec<String> {
    let to = command
        .get_arguments()
        .find(|arg| arg.get_long() == Some("to"));
    let values = to.map(clap::Arg::get_possible_values).unwrap_or_default();
    let names = values.iter().map(|value| value.get_name().to_owned());
    names
        .filter(|name| ["json", "ndjson"].contains(&name.as_str()))
        .collect()
}
