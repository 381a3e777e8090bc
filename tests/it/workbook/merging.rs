//! What respondents sent in, taken over into an assessment that exists.

use super::form::{ANSWER, Form, KIND, NOTE, PLACE};
use crate::support::Place;

/// An assessment that a person keeps.
const KEPT: &str = "# Ours. Ask Lee before you change anything.
format: 1
questionnaire: mini.yaml     # ours
organisation: Harbour IT
date: 2026-11-20
assessors: [A. Lind]

profile:
  size: small                # counted in May
answers:

  # Handing over comes first, since it hurts most.
  hnd-planned: half          # seen by Lee
  hnd-tested:
    answer: some
    by: J. Ray
    note: One of four
    owner: Lee
    # asked twice
    due: 2027-03-31

  op-owner: {note: Ask the desk}
  flt-recorded: {answer: \"no\", by: Lee}
";

/// A folder with that assessment, and a form of all questions.
fn kept() -> (Place, Form) {
    let place = Place::with_fixtures().file("my.yaml", KEPT);
    place.run("workbook export mini.yaml -o form.xlsx").exit(0);
    let form = Form::open(&place.path("form.xlsx"));
    (place, form)
}

fn desk(place: &Place, form: &Form) {
    let mut form = form.clone();
    form.signed("J. Ray")
        .answer("size", "Few")
        .answer("partners", "Yes")
        .answer("op-owner", "Always")
        .fill("op-owner", NOTE, "A list hangs on the wall")
        .answer("hnd-planned", "About half")
        .fill("hnd-planned", KIND, "Observation")
        .fill("hnd-planned", PLACE, "Board")
        .answer("hnd-tested", "About half")
        .answer("flt-recorded", "Always")
        .fill("flt-recorded", NOTE, "Since May")
        .save(&place.path("desk.xlsx"));
}

#[test]
fn what_is_there_stays_down_to_comments_and_order() {
    let (place, form) = kept();
    desk(&place, &form);
    let done = place.run("workbook import desk.xlsx -o my.yaml").exit(0);
    let merged = "# Ours. Ask Lee before you change anything.
format: 1
questionnaire: mini.yaml     # ours
organisation: Harbour IT
date: 2026-11-20
assessors: [A. Lind]

profile:
  size: small                # counted in May
  partners: \"yes\"
answers:

  # Handing over comes first, since it hurts most.
  hnd-planned:          # seen by Lee
    answer: half
    evidence:
      - {kind: observation, ref: Board}
  hnd-tested:
    answer: half
    by: J. Ray
    note: One of four
    owner: Lee
    # asked twice
    due: 2027-03-31

  op-owner: {answer: fully, note: \"Ask the desk\\nA list hangs on the wall\", by: J. Ray}
  flt-recorded: {responses: [{by: Lee, answer: \"no\"}, {by: J. Ray, answer: fully, note: Since May}]}
";
    let text = place.read("my.yaml");
    assert_eq!(text, merged);
    for said in [
        "desk.xlsx               J. Ray, 4 of 18 questions",
        "Newly answered          1 question",
        "Answered otherwise      1 question",
        "Notes or evidence added 1 question",
        "By several              1 question",
        "Disputed                1 question",
        "Who should talk",
        "Lee: Not at all; J. Ray: Always",
        "Written to my.yaml.",
    ] {
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            squeezed(&done.stderr).contains(&squeezed(said)),
            "no {said:?} in:\n{}",
            done.stderr
        );
    }
    place.run("validate my.yaml").exit(0);
    let again = place.run("workbook import desk.xlsx -o my.yaml").exit(0);
    assert!(
        again.stderr.contains("my.yaml stays as it is."),
        "{}",
        again.stderr
    );
    assert_eq!(place.read("my.yaml"), text);
}

#[test]
fn a_dry_run_shows_what_would_change_and_writes_nothing() {
    let (place, form) = kept();
    desk(&place, &form);
    let names = place.names();
    let done = place
        .run("workbook import desk.xlsx -o my.yaml --dry-run")
        .columns(110)
        .exit(0);
    assert_eq!(
        (place.read("my.yaml").as_str(), place.names()),
        (KEPT, names)
    );
    assert_eq!(done.stderr, "");
    for shown in [
        "Newly answered",
        "Does each task have an owner? [op-owner]",
        "Always; Ask the desk",
        "Answered otherwise",
        "Here and there; One of four",
        "About half; One of four",
        "Notes or evidence added",
        "About half; observation Board",
        "Lee: Not at all; J. Ray: Always",
        "disputed",
        "Does anybody else do part of the work?",
    ] {
        let squeezed = done.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            squeezed.contains(shown),
            "no {shown:?} in:\n{}",
            done.stdout
        );
    }
    place
        .run("workbook import desk.xlsx -o new.yaml --questionnaire mini.yaml --dry-run")
        .exit(0);
    assert!(!place.names().contains(&"new.yaml".to_owned()));
}

#[test]
fn respondents_of_different_roles_answer_different_parts_without_friction() {
    let place = Place::with_fixtures();
    for (section, name, id, label) in [
        ("8.20", "desk", "hnd-kept", "Always"),
        ("9", "audit", "lok-measured", "About half"),
    ] {
        place
            .run(&format!(
                "workbook export mini.yaml --section {section} --by {name} -o {name}.xlsx"
            ))
            .exit(0);
        let mut form = Form::open(&place.path(format!("{name}.xlsx")));
        form.fill(id, ANSWER, label)
            .save(&place.path(format!("{name}.xlsx")));
    }
    let import = "workbook import desk.xlsx audit.xlsx -o a.yaml --questionnaire mini.yaml";
    let done = place.run(import).exit(0);
    assert!(
        !done.stderr.contains("By several") && done.stderr.contains("2 questions"),
        "{}",
        done.stderr
    );
    let text = place.read("a.yaml");
    assert!(
        text.contains("answer: fully\n    by: desk\n")
            && text.contains("answer: half\n    by: audit\n"),
        "{text}"
    );
}

#[test]
fn respondents_who_contradict_each_other_stand_side_by_side() {
    let (place, mut form) = kept();
    form.signed("A")
        .answer("lok-used", "Always")
        .answer("size", "Many")
        .save(&place.path("a.xlsx"));
    form.signed("B")
        .answer("lok-used", "Not at all")
        .save(&place.path("b.xlsx"));
    form.signed("C")
        .answer("lok-used", "Nearly always")
        .save(&place.path("c.xlsx"));
    let done = place
        .run("workbook import a.xlsx b.xlsx c.xlsx -o my.yaml")
        .exit(0);
    let text = place.read("my.yaml");
    let responses = "responses:\n      - {by: A, answer: fully}\n      - {by: B, answer: \"no\"}\n      - {by: C, answer: most}\n";
    assert!(text.contains(responses), "{text}");
    assert!(
        done.stderr
            .contains("`size` of the profile: that of A. Lind, not that of A"),
        "{}",
        done.stderr
    );
    let report = place.run("report my.yaml --to json").json();
    assert_eq!(
        crate::support::question(&report, "lok-used")["disputed"],
        true
    );
}

#[test]
fn faults_of_all_workbooks_come_at_once_and_nothing_is_written() {
    let (place, mut form) = kept();
    form.answer("op-owner", "Never").save(&place.path("a.xlsx"));
    form.answer("op-owner", "Ever").save(&place.path("b.xlsx"));
    let done = place
        .run("workbook import a.xlsx b.xlsx -o my.yaml")
        .exit(2);
    assert!(
        done.stderr.contains("--> a.xlsx,") && done.stderr.contains("--> b.xlsx,"),
        "{}",
        done.stderr
    );
    assert_eq!(place.read("my.yaml"), KEPT);
    place
        .run("workbook import a.xlsx nowhere.xlsx -o my.yaml")
        .exit(4);
    assert_eq!(place.read("my.yaml"), KEPT);
}

#[test]
fn an_assessment_that_is_faulty_or_no_assessment_is_left_alone() {
    let (place, mut form) = kept();
    form.answer("op-owner", "Always")
        .save(&place.path("a.xlsx"));
    for (name, text) in [
        ("faulty.yaml", KEPT.replace("size: small", "size: huge")),
        (
            "other.yaml",
            "format: 1\nquestionnaire: itsm-manager\ndate: 2026-11-20\n".to_owned(),
        ),
        ("plan.yaml", "format: 1\nstart: 2027-Q1\n".to_owned()),
    ] {
        std::fs::write(place.path(name), &text).unwrap();
        place
            .run(&format!("workbook import a.xlsx -o {name}"))
            .exit(2);
        assert_eq!(place.read(name), text);
    }
    let done = place.run("workbook import a.xlsx -o new.yaml").exit(2);
    assert!(
        done.stderr
            .contains("questionnaire `mini`, which is not among those embedded"),
        "{}",
        done.stderr
    );
    assert!(done.stderr.contains("--questionnaire"), "{}", done.stderr);
    let done = place
        .run("workbook import a.xlsx -o my.yaml --date 2026-01-01")
        .exit(2);
    assert!(
        done.stderr.contains("--date is for a new assessment"),
        "{}",
        done.stderr
    );
    let done = place.run("workbook import a.xlsx -o -").exit(2);
    assert!(done.stderr.contains("standard output"), "{}", done.stderr);
}

#[test]
fn what_the_form_knows_of_the_organisation_stands_in_a_new_assessment() {
    let (place, _) = kept();
    place
        .run("workbook export my.yaml --by Lee -o lee.xlsx")
        .exit(0);
    let mut form = Form::open(&place.path("lee.xlsx"));
    form.answer("lok-used", "Always")
        .save(&place.path("lee.xlsx"));
    place
        .run("workbook import lee.xlsx -o new.yaml --questionnaire mini.yaml --date 2026-11-20")
        .exit(0);
    let text = place.read("new.yaml");
    assert!(
        text.contains("organisation: Harbour IT\n") && text.contains("by: Lee\n"),
        "{text}"
    );
}
