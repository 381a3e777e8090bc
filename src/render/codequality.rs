//! A check as JSON of GitLab's Code Quality, which a merge request shows beside the lines it changes.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::escape::code;
use super::json;
use crate::report::{CheckResult, Severity};

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// Draws all results as one list. What a waiver passes over is left out: the report knows no way to say so.
///
/// # Errors
///
/// If the text cannot be put together; no results are known to cause this.
pub fn draw(results: &[CheckResult]) -> Result<String, serde_json::Error> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let shown = results.iter().filter(|result| result.waived.is_none());
    let issues: Vec<Issue> = shown
        .map(|result| {
            let path = path(&result.file);
            let identity = format!("{path}\n{}\n{}", result.rule.id, result.subject);
            let before = seen.entry(identity.clone()).or_default();
            let fingerprint = fingerprint(&identity, *before);
            *before += 1;
            Issue {
                description: description(result),
                check_name: result.rule.id,
                fingerprint,
                severity: match result.severity {
                    Severity::Error => "critical",
                    Severity::Warning => "minor",
                    Severity::Note => "info",
                },
                location: Location {
                    lines: Lines {
                        begin: result.place.line,
                    },
                    path,
                },
            }
        })
        .collect();
    json::text(&issues)
}

/// The same wherever the line stands and whatever the figures are, so that GitLab knows a result again after other edits.
fn fingerprint(identity: &str, before: usize) -> String {
    let digest = Sha256::digest(format!("{identity}\n{before}"));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A path as git has it.
fn path(file: &str) -> String {
    let file = match cfg!(windows) {
        true => file.replace('\\', "/"),
        false => file.to_owned(),
    };
    code(file.strip_prefix("./").unwrap_or(&file))
}

fn description(result: &CheckResult) -> String {
    let message = code(&result.message);
    match result.message.starts_with(&result.title) {
        true => message,
        false => format!("{}. {message}", code(&result.title)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TextPlace;
    use crate::report::CheckRule;

    fn result(subject: &str, line: usize) -> CheckResult {
        CheckResult {
            rule: CheckRule::MINOR,
            severity: Severity::Warning,
            subject: subject.to_owned(),
            title: "Likely minor nonconformity".to_owned(),
            message: "Said.".to_owned(),
            file: "./sites/a.yaml".to_owned(),
            place: TextPlace {
                line,
                ..TextPlace::HEAD
            },
            own_place: true,
            waived: None,
            since: None,
        }
    }

    fn drawn(results: &[CheckResult]) -> Vec<serde_json::Value> {
        serde_json::from_str(&draw(results).unwrap()).unwrap()
    }

    #[test]
    fn a_result_is_known_again_after_its_line_moved_and_two_are_never_one() {
        let before = drawn(&[result("q1", 3), result("q2", 4), result("q1", 9)]);
        let after = drawn(&[result("q1", 30), result("q2", 31), result("q1", 90)]);
        let prints = |all: &[serde_json::Value]| -> Vec<String> {
            all.iter()
                .map(|one| one["fingerprint"].to_string())
                .collect()
        };
        assert_eq!(prints(&before), prints(&after));
        let different: std::collections::BTreeSet<String> = prints(&before).into_iter().collect();
        assert_eq!(different.len(), 3);
        assert_eq!(after[0]["location"]["path"], "sites/a.yaml");
        assert_eq!(after[0]["location"]["lines"]["begin"], 30);
    }

    #[test]
    fn what_is_waived_is_left_out() {
        let waived = CheckResult {
            waived: Some("Agreed".to_owned()),
            ..result("q1", 1)
        };
        assert_eq!(drawn(&[waived]).len(), 0);
    }
}
