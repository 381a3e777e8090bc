//! An assessment in which everything that a person may write is meant to be obeyed.

use crate::support::Place;

/// What Markdown, its hosts, and readers of logs would obey.
pub(super) const HOSTILE: &str =
    "|`<img src=x onerror=alert(1)> @octocat #123 GH-7 :tada: ![x](http://example.com/x.png)";

/// An assessment `a.json` with a plan `plan.json`.
pub(super) fn place() -> Place {
    let note = format!(
        "={HOSTILE}\\n- item\\n# heading\\n/close\\n::error::x\\n```\\n</details>\\u202E\\u0007"
    );
    let line = format!("{HOSTILE} ; x: y </details>");
    let assessment = format!(
        r#"{{"format": 1, "questionnaire": "itsm-manager@1.0", "organisation": "@{line}", "scope": "{note}", "date": "2026-11-22",
        "assessors": ["{line}"], "answers": {{
          "sup-aligned": {{"answer": "absent", "note": "{note}", "by": "+{line}", "owner": "-{line}", "performed_by": "{line}",
            "evidence": [{{"kind": "record", "ref": "={line}", "date": "2026-10-31"}}],
            "sample": {{"of": 3, "checked": 2, "ok": 1, "failing": ["@{line}"]}}}},
          "hr-training": {{"answer": "unknown", "note": "{note}"}}}}}}"#
    );
    let plan = format!(
        r#"{{"format": 1, "currency": "=1", "owners": {{"align-contracts": "{line}"}}, "exclude": {{"plan-exits": "{line}"}},
        "initiatives": [{{"id": "own", "title": "click {line}", "closes": [{{"question": "sup-aligned", "to": "defined"}}], "effort": 3, "role": "={line}"}}]}}"#
    );
    Place::empty()
        .file("a.json", assessment)
        .file("plan.json", plan)
}
