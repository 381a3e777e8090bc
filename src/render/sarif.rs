//! A check as SARIF 2.1.0, for code scanning.

use std::collections::{BTreeMap, BTreeSet};

use super::escape::code;
use super::{json, uri};
use crate::report::{CheckResult, Rule, Severity, SinceBaseline, Unchecked};

mod log;

use log::{
    ArtifactLocation, Automation, Configuration, Descriptor, Driver, Invocation, Location, Log,
    LogicalLocation, Message, Notification, PhysicalLocation, Region, Run, Suppression, Tool,
};

/// More results than this in one run GitHub refuses.
const MOST_RESULTS: usize = 25_000;
/// Key of the identity of a result over edits and moved lines.
const IDENTITY: &str = "itsmGapSubject/v1";
/// The key by which GitHub tells results apart.
const GITHUB_IDENTITY: &str = "primaryLocationLineHash";

/// Draws all results in one run; what could not be read becomes a notification of the tool too.
///
/// # Errors
///
/// If the text cannot be put together; no results are known to cause this.
pub fn draw(results: &[CheckResult], unchecked: &[Unchecked]) -> Result<String, serde_json::Error> {
    let mut all: Vec<&CheckResult> = results.iter().collect();
    let mut notifications: Vec<Notification> = Vec::new();
    if all.len() > MOST_RESULTS {
        let left_out = all.len() - MOST_RESULTS;
        all.sort_by_key(|r| r.rank());
        all.truncate(MOST_RESULTS);
        notifications.push(Notification {
            level: "warning",
            message: message(&format!(
                "{left_out} results are left out, those that matter least: a run has at most {MOST_RESULTS}."
            )),
            locations: Vec::new(),
        });
    }
    for result in unchecked.iter().flat_map(|u| &u.results) {
        if [Rule::UNREADABLE, Rule::NOT_CHECKED].contains(&result.rule) {
            notifications.push(Notification {
                level: "error",
                message: message(&result.message),
                locations: vec![location(result, false)],
            });
        }
    }
    let mut rules: Vec<Rule> = Rule::ALL.to_vec();
    let mut known: BTreeSet<&str> = rules.iter().map(|rule| rule.id).collect();
    for result in &all {
        if known.insert(result.rule.id) {
            rules.push(result.rule);
        }
    }
    let places: BTreeMap<&str, usize> = rules
        .iter()
        .enumerate()
        .map(|(place, rule)| (rule.id, place))
        .collect();
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: vec![Run {
            tool: Tool {
                driver: Driver {
                    name: env!("CARGO_PKG_NAME"),
                    version: env!("CARGO_PKG_VERSION"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: rules.iter().map(descriptor).collect(),
                },
            },
            automation_details: Automation {
                id: "itsm-gap/check/",
            },
            invocations: vec![Invocation {
                execution_successful: unchecked.is_empty(),
                tool_execution_notifications: notifications,
            }],
            column_kind: "unicodeCodePoints",
            results: all
                .iter()
                .map(|result| result_of(result, &places))
                .collect(),
        }],
    };
    json::text(&log)
}

fn descriptor(rule: &Rule) -> Descriptor {
    Descriptor {
        id: rule.id,
        name: camel(rule.id),
        short_description: message(rule.title),
        full_description: message(rule.text),
        help: message(rule.help),
        default_configuration: Configuration {
            level: level(rule.severity),
        },
    }
}

fn result_of(result: &CheckResult, places: &BTreeMap<&str, usize>) -> log::Outcome {
    let identity = format!("{}:{}", result.rule.id, code(&result.subject));
    let mut fingerprints = BTreeMap::from([(IDENTITY, identity.clone())]);
    // Results that stand nowhere share a line. GitHub would take those of a rule for one; those with a line of their
    // own it tells apart by the text of the line.
    if !result.own_place {
        fingerprints.insert(
            GITHUB_IDENTITY,
            format!("{}:{identity}", code(&result.file)),
        );
    }
    log::Outcome {
        rule_id: result.rule.id,
        rule_index: places.get(result.rule.id).copied().unwrap_or_default(),
        level: level(result.severity),
        message: message(&result.message),
        locations: vec![location(result, true)],
        partial_fingerprints: fingerprints,
        baseline_state: result.since.map(|since| match since {
            SinceBaseline::New => "new",
            SinceBaseline::Unchanged => "unchanged",
            SinceBaseline::Updated => "updated",
        }),
        suppressions: result.waived.as_ref().map(|reason| {
            vec![Suppression {
                kind: "external",
                status: "accepted",
                justification: code(reason),
            }]
        }),
    }
}

fn location(result: &CheckResult, with_region: bool) -> Location {
    let place = result.place;
    Location {
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri: uri::of_path(&result.file),
            },
            region: with_region.then_some(Region {
                start_line: place.line,
                start_column: place.column,
                end_line: place.line,
                end_column: place.end_column,
            }),
        },
        logical_locations: vec![LogicalLocation {
            name: code(&result.subject),
            kind: "member",
        }],
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Text of a message. What would be read as a link of SARIF is no longer one.
fn message(text: &str) -> Message {
    Message {
        text: code(text).replace("](", "\\]("),
    }
}

/// `target-missed` as `TargetMissed`, which is how names of rules are written.
fn camel(id: &str) -> String {
    id.split('-')
        .flat_map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            first.into_iter().chain(letters)
        })
        .collect()
}
