//! Every link of every page leads somewhere, and every place is there once.

use std::collections::BTreeSet;

use crate::support::Run;

/// All reports and roadmaps of the examples.
pub(crate) const PAGES: [&str; 5] = [
    "report examples/01-it-provider/assessment.yaml",
    "report examples/02-internal-it/assessment.yaml",
    "report examples/03-near-certification/assessment.yaml",
    "report examples/04-itil-practices/assessment.yaml",
    "roadmap examples/05-roadmap-to-certification/assessment.yaml --plan examples/05-roadmap-to-certification/plan.yaml",
];

/// A page as HTML.
pub(crate) fn page(arguments: &str) -> String {
    let run = Run::at_root(&format!("{arguments} --to html"));
    // Wanted dates that cannot be kept are told by the exit code too.
    match arguments.starts_with("roadmap") {
        true => run.exit_any(&[0, 1]).stdout,
        false => run.quietly().stdout,
    }
}

/// The values of an attribute, in their order.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    let parts = page.split(start.as_str()).skip(1);
    parts.map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn every_link_leads_to_a_place_that_is_there_once() {
    for arguments in PAGES {
        for detail in ["full", "normal", "brief"] {
            let page = page(&format!("{arguments} --detail {detail}"));
            let ids = values(&page, "id");
            let places: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(places.len(), ids.len(), "{arguments}: an id occurs twice");
            for to in values(&page, "href") {
                let place = to.strip_prefix('#').unwrap();
                assert!(places.contains(place), "{arguments}: {to} leads nowhere");
            }
            for named in values(&page, "aria-labelledby") {
                assert!(named.split(' ').all(|id| places.contains(id)), "{named}");
            }
        }
    }
}

#[test]
fn a_finding_leads_to_its_answer_and_initiative_and_the_initiative_back() {
    let page = page(PAGES[0]);
    let row = |id: &str| {
        let (_, rest) = page.split_once(&format!(" id=\"{id}\"")).unwrap();
        rest.split("</tr>").next().unwrap()
    };
    let finding = row("finding.sup-aligned");
    assert!(
        finding.contains("href=\"#answer.sup-aligned\""),
        "{finding}"
    );
    assert!(
        finding.contains("href=\"#initiative.align-contracts\""),
        "{finding}"
    );
    assert!(row("answer.sup-aligned").contains("href=\"#finding.sup-aligned\""));
    let (_, initiative) = page
        .split_once(" id=\"initiative.align-contracts\"")
        .unwrap();
    let initiative = initiative.split("</dl>").next().unwrap();
    assert!(
        initiative.contains("href=\"#finding.sup-aligned\""),
        "{initiative}"
    );
    assert!(
        initiative.contains("href=\"#initiative.agree-slas\""),
        "{initiative}"
    );
}

#[test]
fn scores_of_sections_areas_and_clauses_lead_to_their_answers() {
    let page = page(PAGES[0]);
    for place in [
        "section.daily-processes",
        "area.third-parties",
        "ref.iso20000.8.3.4.1",
        "ref.itil4.supplier-management",
    ] {
        assert!(
            page.contains(&format!("<a href=\"#{place}\">")),
            "nothing leads to {place}"
        );
    }
    let (_, area) = page.split_once(" id=\"area.third-parties\"").unwrap();
    let area = area.split("</dd>").next().unwrap();
    assert!(area.contains("href=\"#answer.sup-aligned\""), "{area}");
}

#[test]
fn charts_and_figures_at_a_glance_lead_to_what_they_show() {
    let page = page(PAGES[2]);
    let charts: Vec<&str> = page.split("<svg class=\"chart\"").skip(1).collect();
    let charts: Vec<&str> = charts
        .iter()
        .map(|chart| chart.split("</svg>").next().unwrap())
        .collect();
    for (place, what) in [
        ("#ref.iso20000.8.6.1", "a field of the heat map"),
        ("#finding.", "a point between benefit and effort"),
        ("#initiative.", "a row of the timeline"),
    ] {
        let link = format!("<a href=\"{place}");
        let with = charts.iter().filter(|chart| chart.contains(&link));
        let with: Vec<&&str> = with.collect();
        assert!(!with.is_empty(), "{what}");
        // What is called a picture hides what is in it.
        assert!(
            with.iter()
                .all(|chart| chart.starts_with(" role=\"group\"")),
            "{what}"
        );
    }
    let (_, tiles) = page.split_once("<ul class=\"tiles\">").unwrap();
    let tiles = tiles.split("</ul>").next().unwrap();
    assert_eq!(
        tiles.matches("<li>").count(),
        tiles.matches("<li><a href=").count(),
        "{tiles}"
    );
}

#[test]
fn no_page_is_larger_than_a_megabyte() {
    for arguments in PAGES {
        let size = page(arguments).len();
        assert!(size <= 1_000_000, "{arguments}: {size} bytes");
    }
}
