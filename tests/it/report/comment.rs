//! Markdown as a comment on a change: folded, short enough, and deaf to what people write.

use super::hostile::place;
use crate::support::{Place, Run, assert_harmless};

const EXAMPLE: &str = "report examples/03-near-certification/assessment.yaml --to md";

#[test]
fn no_hostile_text_is_obeyed_in_markdown() {
    let place = place();
    for command in ["report", "roadmap"] {
        let arguments = format!("{command} a.json --plan plan.json --to md");
        let text = place.run(&arguments).exit_any(&[0, 1]).stdout;
        assert_harmless(&text);
        assert!(text.contains("octocat"), "it is shown");
        let (before, chart) = text.split_once("```mermaid\n").unwrap();
        let (chart, after) = chart.split_once("\n```").unwrap();
        let beside = format!("{before}{after}");
        for obeyed in [
            "<img", "@octocat", " #123", "GH-7", " :tada:", "![x", "http://",
        ] {
            assert!(!beside.contains(obeyed), "{command}: {obeyed}");
        }
        for line in text.lines() {
            assert!(
                !line.starts_with("/close") && !line.starts_with("# heading"),
                "{line}"
            );
            assert!(!line.starts_with("- item"), "{line}");
        }
        let fences = text.lines().filter(|line| line.starts_with("```"));
        assert_eq!(fences.count() % 2, 0, "no text opens or closes a fence");
        assert_eq!(
            text.matches("<details>").count(),
            text.lines().filter(|line| *line == "</details>").count(),
        );
        assert_eq!(
            text.matches("<details>").count(),
            text.matches("</details>").count()
        );
        let mut rows = chart.lines().filter(|line| line.contains("octocat"));
        let row = rows.next().unwrap();
        assert_eq!(
            row.matches(':').count(),
            1,
            "only what ends the title: {row}"
        );
        let is_entity = |part: &str| part.split(';').next().unwrap().parse::<u32>().is_ok();
        assert!(row.split('#').skip(1).all(is_entity), "{row}");
        assert_eq!(row.matches(';').count(), row.matches('#').count(), "{row}");
    }
}

#[test]
fn a_comment_is_as_short_as_wanted_and_says_what_is_left_out() {
    let whole = Run::at_root(EXAMPLE).quietly().stdout;
    assert!(whole.chars().count() > 65_536, "else nothing is shown here");
    let said = "Left out, so that all fits into 65536 characters.";
    assert!(!whole.contains(said));
    let short = Run::at_root(&format!("{EXAMPLE} --max-length 65536"))
        .quietly()
        .stdout;
    assert!(short.chars().count() <= 65_536);
    assert!(short.contains(said));
    // The beginning stays, and so do all headings.
    let (summary, _) = whole.split_once("\n## Where we stand").unwrap();
    assert!(short.starts_with(summary));
    for heading in whole.lines().filter(|line| line.starts_with("## ")) {
        assert!(short.contains(heading), "{heading}");
    }
    let wide = Run::at_root(&format!("{EXAMPLE} --max-length 9000000"))
        .quietly()
        .stdout;
    assert_eq!(wide, whole);
}

#[test]
fn only_markdown_is_shortened() {
    let place = Place::with_fixtures();
    for command in ["report partial.yaml", "roadmap partial.yaml"] {
        place
            .run(&format!("{command} --max-length 65536"))
            .exit(2)
            .stderr_has("--max-length shortens Markdown");
    }
    place
        .run("report partial.yaml --to md --max-length 10")
        .exit(2)
        .stderr_has("--max-length");
}
