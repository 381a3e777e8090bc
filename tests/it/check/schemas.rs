//! JUnit against the schema of Jenkins, SARIF against the schema of the standard, Code Quality against what GitLab reads.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::root;

/// Expects SARIF that its schema accepts, and what the schema cannot say: references that lead somewhere.
#[track_caller]
pub(super) fn sarif(text: &str) -> Value {
    let log: Value = serde_json::from_str(text).unwrap();
    let schema = std::fs::read_to_string(root().join("tests/schemas/sarif-schema-2.1.0.json"));
    let mut schema: Value = serde_json::from_str(&schema.unwrap()).unwrap();
    // The published pattern of a language has a bracket too many, which no engine but that of JavaScript takes.
    for part in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][part]["properties"]["language"];
        assert!(
            language
                .as_object_mut()
                .unwrap()
                .remove("pattern")
                .is_some()
        );
    }
    let validator = jsonschema::draft7::new(&schema).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(&log)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let run = &log["runs"][0];
    for result in run["results"].as_array().unwrap() {
        let place = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        let rule = &run["tool"]["driver"]["rules"][place];
        assert_eq!(rule["id"], result["ruleId"]);
    }
    log
}

/// Expects JSON that GitLab reads as Code Quality, with a fingerprint for each issue.
#[track_caller]
pub(super) fn codequality(text: &str) -> Vec<Value> {
    let issues: Value = serde_json::from_str(text).unwrap();
    let schema = std::fs::read_to_string(root().join("tests/schemas/codequality.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::draft7::new(&schema).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(&issues)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let issues = issues.as_array().unwrap();
    let prints: std::collections::BTreeSet<&str> = issues
        .iter()
        .filter_map(|issue| issue["fingerprint"].as_str())
        .collect();
    assert_eq!(prints.len(), issues.len(), "two issues would be one");
    issues.clone()
}

/// Expects XML that the schema of Jenkins accepts. Without `xmllint` that is not looked at, unless it is asked for.
#[track_caller]
pub(super) fn junit(text: &str) {
    let schema = root().join("tests/schemas/junit-10.xsd");
    let checking = Command::new("xmllint")
        .args(["--noout", "--schema", schema.to_str().unwrap(), "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let mut checking = match checking {
        Ok(checking) => checking,
        Err(error) => {
            let required = std::env::var_os("ITSM_GAP_REQUIRE_XMLLINT").is_some();
            assert!(!required, "xmllint: {error}");
            let _ = writeln!(std::io::stderr(), "not checked, xmllint: {error}");
            return;
        }
    };
    let mut input = checking.stdin.take().unwrap();
    input.write_all(text.as_bytes()).unwrap();
    drop(input);
    let done = checking.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}\n{text}");
}

#[test]
fn the_schemas_refuse_what_is_wrong() {
    let refused = std::panic::catch_unwind(|| sarif(r#"{"version": "2.1.0"}"#));
    assert!(refused.is_err());
    let refused = std::panic::catch_unwind(|| codequality(r#"[{"description": "x"}]"#));
    assert!(refused.is_err());
    if Command::new("xmllint").arg("--version").output().is_ok() {
        let refused = std::panic::catch_unwind(|| junit("<testsuites><testcase/></testsuites>"));
        assert!(refused.is_err());
    }
}
