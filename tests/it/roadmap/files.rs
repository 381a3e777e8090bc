//! What leaves a roadmap as files: table, calendar, expected assessment.

use crate::support::{Place, Run, root};

fn provider() -> String {
    root()
        .join("examples/01-it-provider/assessment.yaml")
        .display()
        .to_string()
}

#[test]
fn the_ending_of_the_file_picks_the_format() {
    let place = Place::empty();
    for (file, begins) in [
        ("r.csv", "id,title,"),
        ("r.ics", "BEGIN:VCALENDAR"),
        ("r.json", "{"),
        ("r.md", "# Roadmap"),
        ("r.txt", "Roadmap: Harbour IT"),
    ] {
        place
            .run(&format!("roadmap {} -o {file}", provider()))
            .quietly()
            .no_stdout();
        assert!(place.read(file).starts_with(begins), "{file}");
    }
    place
        .run(&format!("roadmap {} -o r.pdf", provider()))
        .exit(2)
        .stderr_has(".csv");
}

#[test]
fn the_table_has_a_row_for_each_initiative_and_the_calendar_an_event() {
    let place = Place::empty();
    let roadmap = place
        .run(&format!("roadmap {} --to json", provider()))
        .json();
    let initiatives = roadmap["initiatives"].as_array().unwrap();
    let csv = place
        .run(&format!("roadmap {} --to csv", provider()))
        .quietly()
        .stdout;
    let calendar = place
        .run(&format!("roadmap {} --to ics", provider()))
        .quietly()
        .stdout;
    for initiative in initiatives {
        let id = initiative["id"].as_str().unwrap();
        assert_eq!(csv.matches(&format!("\r\n{id},")).count(), 1, "{id}");
    }
    let milestones = roadmap["milestones"].as_array().unwrap();
    assert_eq!(
        calendar.matches("BEGIN:VEVENT").count(),
        initiatives.len() + milestones.len()
    );
}

#[test]
fn the_assessment_of_a_quarter_is_one_like_any_other() {
    let place = Place::empty();
    let write = format!(
        "roadmap {} --as-assessment 2028-Q4 -o expected.yaml",
        provider()
    );
    place.run(&write).quietly();
    place
        .run("validate expected.yaml")
        .exit(0)
        .stdout_has("valid assessment for itsm-manager");
    let roadmap = place
        .run(&format!("roadmap {} --to json", provider()))
        .json();
    let period = roadmap["periods"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["id"] == "2028-Q4")
        .unwrap();
    let report = place.run("report expected.yaml --to json").json();
    assert_eq!(report["overall"]["floor"], period["floor"]);
    assert_eq!(report["date"], "2028-12-31");
    place
        .run(&format!("roadmap {} --as-assessment 2031-Q1", provider()))
        .exit(2)
        .stderr_has("2029-Q4");
}

#[test]
fn a_roadmap_that_was_written_is_followed_and_every_change_is_named() {
    let place = Place::empty();
    place
        .run(&format!("roadmap {} -o before.json", provider()))
        .quietly();
    let same = place
        .run(&format!(
            "roadmap {} --previous before.json --to json",
            provider()
        ))
        .json();
    assert_eq!(same["changes"], serde_json::json!([]));
    let less = place
        .run(&format!(
            "roadmap {} --previous before.json --capacity 18 --to json",
            provider()
        ))
        .json();
    assert!(!less["changes"].as_array().unwrap().is_empty());
    place
        .run(&format!(
            "roadmap {} --previous before.json --capacity 18",
            provider()
        ))
        .exit(0)
        .stdout_has("earlier roadmap");
}

#[test]
fn an_earlier_roadmap_of_another_questionnaire_is_refused() {
    let lesson = "examples/05-roadmap-to-certification/roadmap.json";
    let done = Run::at_root(&format!(
        "roadmap examples/01-it-provider/assessment.yaml --previous {lesson}"
    ));
    let done = done.exit(2);
    assert!(
        done.stderr.contains(
            "was drawn up for the questionnaire `iso20000`, this assessment answers `itsm-manager`"
        ),
        "{}",
        done.stderr
    );
}
