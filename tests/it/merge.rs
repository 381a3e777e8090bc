//! `merge`: several respondents, one assessment.

use crate::assess::QUESTIONNAIRE;
use crate::support::Place;

/// Two respondents who share some questions, and a third who knows only partners.
fn place() -> Place {
    let assessment = |assessor: &str, rest: &str| {
        format!(
            "{{format: 1, questionnaire: mini.yaml, date: 2026-11-20, assessors: [{assessor}], {rest}}}"
        )
    };
    Place::empty()
        .file("mini.yaml", QUESTIONNAIRE)
        .file("desk.yaml", assessment("J. Ray", "organisation: Harbour IT, answers: {inc-recorded: fully, inc-ranked: fully, inc-major: partly}"))
        .file("changes.yaml", assessment("A. Lind", "organisation: Harbour, answers: {inc-recorded: \"no\", inc-ranked: fully, inc-major: partly}"))
        .file("partners.yaml", assessment("T. Okafor", "profile: {partners: \"yes\"}, answers: {par-known: {answer: partly, note: A list exists}}"))
}

#[test]
fn an_assessment_does_not_agree_with_itself() {
    let place = place();
    place
        .run("merge desk.yaml changes.yaml ./desk.yaml -o together.yaml")
        .exit(2)
        .stderr_has("desk.yaml and ./desk.yaml are the same assessment");
    let whole =
        std::fs::read(crate::support::root().join("examples/01-it-provider/assessment.yaml"))
            .unwrap();
    let place = place.file("sent.yaml", &whole).file("again.yaml", &whole);
    place
        .run("merge sent.yaml again.yaml -o both.yaml")
        .exit(2)
        .stderr_has("counted twice");
    assert!(!place.names().contains(&"both.yaml".to_owned()));
}

#[test]
fn respondents_are_brought_together_and_told_who_should_talk() {
    let place = place();
    let done = place
        .run("merge desk.yaml changes.yaml partners.yaml -o together.yaml")
        .exit(0)
        .no_stdout();
    let done = done
        .stderr_has("J. Ray: Fully; A. Lind: Not in place")
        .stderr_has("Service desk lead");
    let done = done.stderr_has("`organisation`: that of J. Ray, not that of A. Lind");
    done.stderr_has("itsm-gap assess together.yaml --only disputed");
    place.run("validate together.yaml").quietly();
    let report = place.run("report together.yaml --to json").json();
    assert_eq!(report["respondents"]["disputed"][0], "inc-recorded");
    assert_eq!(report["respondents"]["by"][1], "J. Ray");
    assert!(place.read("together.yaml").contains("note: A list exists"));
}

#[test]
fn an_assessment_that_exists_is_not_written_over() {
    let place = place();
    let before = place.read("partners.yaml");
    place
        .run("merge desk.yaml changes.yaml -o partners.yaml")
        .exit(2)
        .stderr_has("partners.yaml exists already");
    assert_eq!(place.read("partners.yaml"), before);
}

#[test]
fn faults_of_all_files_are_told_at_once_and_other_questionnaires_refused() {
    let place = place().file(
        "bad.yaml",
        "{format: 1, questionnaire: mini.yaml, date: 2026-11-20, answers: {inc-recorded: maybe}}",
    );
    let place = place.file(
        "worse.yaml",
        "{format: 1, questionnaire: mini.yaml, date: soon, answers: {}}",
    );
    place
        .run("merge desk.yaml bad.yaml worse.yaml -o x.yaml")
        .exit(2)
        .stderr_has("bad.yaml:1:")
        .stderr_has("worse.yaml:1:");
    let place = place.file(
        "other.yaml",
        "{format: 1, questionnaire: itil4, date: 2026-11-20, answers: {}}",
    );
    place
        .run("merge desk.yaml other.yaml -o x.yaml")
        .exit(2)
        .stderr_has("merge assessments of one questionnaire");
    assert!(!place.path("x.yaml").exists());
}
