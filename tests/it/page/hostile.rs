//! What users write is shown, never obeyed.

use crate::support::{Place, assert_harmless};

/// Markup, quotes, a change of direction and the end of every element that text stands in.
const HOSTILE: &str = r#"\"><img src=x onerror=alert(1)></td></style></title></svg><script>alert(2)</script>'\u202E\u0007 javascript:alert(3)"#;

#[test]
fn hostile_texts_stay_text_everywhere() {
    let assessment = format!(
        r#"{{"format": 1, "questionnaire": "itsm-manager@1.0", "organisation": "{HOSTILE}", "scope": "{HOSTILE}", "date": "2026-11-22",
        "assessors": ["{HOSTILE}"], "answers": {{
          "sup-aligned": {{"answer": "absent", "note": "{HOSTILE}", "by": "{HOSTILE}", "owner": "{HOSTILE}", "performed_by": "{HOSTILE}",
            "evidence": [{{"kind": "record", "ref": "{HOSTILE}", "date": "2026-10-31"}}], "sample": {{"of": 3, "checked": 2, "ok": 1, "failing": ["{HOSTILE}"]}}}},
          "hr-training": {{"answer": "unknown", "note": "{HOSTILE}"}}}}}}"#
    );
    let plan = format!(
        r#"{{"format": 1, "currency": "<b>", "owners": {{"align-contracts": "{HOSTILE}"}}, "exclude": {{"plan-exits": "{HOSTILE}"}}}}"#
    );
    let place = Place::empty()
        .file("a.json", assessment)
        .file("plan.json", plan);
    for command in [
        "report a.json --plan plan.json",
        "roadmap a.json --plan plan.json",
    ] {
        let page = place
            .run(&format!("{command} --to html"))
            .exit_any(&[0, 1])
            .stdout;
        assert!(
            page.contains("&lt;script&gt;alert(2)"),
            "it is shown: {command}"
        );
        assert_harmless(&page.replace('\t', " "));
        for markup in ["<script", "<img", "<b>\""] {
            assert!(!page.contains(markup), "{command}: {markup}");
        }
        let beside_styles = page
            .split("<style>")
            .map(|part| part.rsplit("</style>").next());
        let beside_styles: String = beside_styles.flatten().collect();
        assert!(
            !beside_styles.contains('\''),
            "no quote is left to end an attribute"
        );
        assert_eq!(page.matches("</style>").count(), 2);
        assert_eq!(
            page.matches("</title>").count(),
            1 + page.matches("<title ").count()
        );
    }
}
