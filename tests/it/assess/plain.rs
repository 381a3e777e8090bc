//! The interview in lines of a script.

use super::{COMMENTED, QUESTIONNAIRE, place};
use crate::support::Place;

#[test]
fn a_script_holds_a_whole_interview() {
    let place = Place::empty().file("mini.yaml", QUESTIONNAIRE);
    let lines = "Harbour IT\nHosting\n\nA. Lind\n1\n1\n3\nn\nSeen\n.\npartly\nnone_yet\nu\nx\nNo agreements\n1\n";
    let done = place
        .run("assess a.yaml --plain --questionnaire mini.yaml --date 2026-11-20")
        .stdin(lines)
        .exit(0);
    done.stderr_has("Everything is saved in a.yaml.")
        .stderr_has("itsm-gap report a.yaml")
        .no_stdout();
    assert_eq!(
        place.read("a.yaml"),
        "# Assessment with the questionnaire “Incidents and partners”.
format: 1
questionnaire: mini.yaml
organisation: Harbour IT
scope: Hosting
date: 2026-11-20
assessors: [A. Lind]
profile:
  partners: \"yes\"
answers:
  inc-recorded: fully
  inc-ranked:
    answer: partly
    note: Seen
  inc-major: none_yet
  par-known: unknown
  par-agreed: {answer: na, reason: No agreements}
"
    );
    place
        .run("report a.yaml --detail brief")
        .quietly()
        .stdout_has("Harbour IT");
}

#[test]
fn the_schema_stands_beside_a_new_file_only_if_it_is_wanted() {
    let place = Place::empty().file("mini.yaml", QUESTIONNAIRE);
    let assess = |arguments: &str| {
        let arguments =
            format!("assess {arguments} --plain --questionnaire mini.yaml --date 2026-11-20");
        place.run(&arguments).stdin("Harbour IT\n").exit(0);
    };
    let names_it = "# yaml-language-server: $schema=assessment.schema.json\n";
    assess("without.yaml");
    assert_eq!(place.names(), ["mini.yaml", "without.yaml"]);
    assert!(!place.read("without.yaml").contains(names_it));
    assess("with.yaml --schema");
    assert!(place.read("with.yaml").starts_with(names_it));
    let schema = place
        .run("questionnaire schema assessment")
        .quietly()
        .stdout;
    assert_eq!(place.read("assessment.schema.json"), schema);
    assess("beside.yaml");
    assert!(
        place.read("beside.yaml").starts_with(names_it),
        "it stands there already"
    );
    std::fs::write(place.path("assessment.schema.json"), "{}").unwrap();
    assess("other.yaml --schema");
    assert!(!place.read("other.yaml").contains(names_it));
    assert_eq!(place.read("assessment.schema.json"), "{}");
}

#[test]
fn a_commented_file_comes_back_with_each_comment_in_place() {
    let place = place();
    place
        .run("assess a.yaml --plain")
        .stdin("3\n2\nq\n")
        .exit(0)
        .stderr_has("1 of 5 questions are answered");
    let text = place.read("a.yaml");
    for comment in COMMENTED
        .lines()
        .filter_map(|line| line.split_once('#').map(|(_, comment)| comment))
    {
        assert!(
            text.contains(&format!("#{comment}\n")),
            "{comment} in\n{text}"
        );
    }
    assert!(
        text.contains("  inc-ranked: fully\n") && text.contains("  inc-major: partly\n"),
        "{text}"
    );
}

#[test]
fn the_end_of_the_script_saves_what_was_said() {
    let place = place();
    place
        .run("assess a.yaml --plain")
        .stdin("3\n")
        .exit(0)
        .stderr_has("Everything is saved in a.yaml.");
    assert!(place.read("a.yaml").contains("inc-ranked: fully"));
}

#[test]
fn without_a_terminal_it_says_how_to_go_on() {
    let place = place();
    let done = place.run("assess a.yaml").stdin("3\n").exit(2);
    done.stderr_has("error: an interview needs a terminal")
        .stderr_has("--plain")
        .stderr_has("itsm-gap template")
        .no_stdout();
    assert_eq!(place.read("a.yaml"), COMMENTED);
}

#[test]
fn a_sitting_is_for_one_role_section_area_or_state() {
    let first = |arguments: &str| {
        let place = place();
        let run = place.run_with(
            ["assess", "a.yaml", "--plain"]
                .into_iter()
                .chain(arguments.split('|')),
        );
        run.stdin("q\n").exit(0).stderr
    };
    assert!(first("--ask|incident manager").contains("Are major incidents reviewed?"));
    assert!(first("--section|7").contains("Are partners known?"));
    assert!(first("--area|third-parties").contains("Are partners known?"));
    assert!(first("--only|no-evidence").contains("Are incidents recorded?"));
    assert!(first("--quick").contains("All 1 questions are answered."));
}

#[test]
fn what_is_not_known_is_named_with_what_is_near() {
    for (arguments, message, help) in [
        (
            "--ask|Service desk led",
            "no question of `mini` is for `Service desk led`",
            "did you mean `Service desk lead`?",
        ),
        (
            "--area|process",
            "`mini` has no area `process`",
            "did you mean `processes`?",
        ),
        (
            "--section|8.6.2",
            "`mini` has no section `8.6.2`",
            "did you mean `8.6.1`?",
        ),
    ] {
        let place = place();
        let run = place.run_with(
            ["assess", "a.yaml", "--plain"]
                .into_iter()
                .chain(arguments.split('|')),
        );
        run.exit(2).stderr_has(message).stderr_has(help);
    }
}

#[test]
fn last_cycle_is_confirmed_into_a_new_file() {
    let previous = "{format: 1, questionnaire: mini.yaml, organisation: Harbour IT, date: 2025-11-20, profile: {partners: \"no\"}, \
                    answers: {inc-recorded: {answer: fully, evidence: [{kind: record, ref: Export, date: 2026-06-30}]}, inc-ranked: partly}}";
    let place = place().file("2025.yaml", previous);
    let run = place.run("assess 2026.yaml --previous 2025.yaml --plain --questionnaire mini.yaml --date 2026-11-20 --as-of 2026-11-20");
    // The header and the profile are taken over with Enter.
    run.stdin("\n\n\n\n\n\n\n3\nq\n")
        .exit(0)
        .stderr_has("Since 2025-11-20")
        .stderr_has("1 better, 0 worse, 1 as before");
    let text = place.read("2026.yaml");
    for part in [
        "organisation: Harbour IT",
        "partners: \"no\"",
        "ref: Export",
        "inc-ranked: fully",
    ] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
}

#[test]
fn faults_of_the_file_are_told_before_anything_is_asked() {
    let place = place().file(
        "bad.yaml",
        "format: 1\nquestionnaire: mini.yaml\ndate: 2026-11-20\nanswers: {inc-recorded: maybe}\n",
    );
    place
        .run("assess bad.yaml --plain")
        .stdin("3\n")
        .exit(2)
        .stderr_has("maybe")
        .stderr_has("bad.yaml:4:");
}

#[test]
fn a_file_without_a_day_is_asked_for_it_and_keeps_its_comments() {
    let empty = COMMENTED.replace("date: 2026-11-20", "date:   # when?");
    let absent = COMMENTED.replace("date: 2026-11-20\n", "");
    for (before, comment) in [(empty, "   # when?"), (absent, "")] {
        let folder = place().file("b.yaml", &before);
        let asked = folder
            .run("assess b.yaml --plain")
            .stdin("soon\n2026-11-21\nq\n")
            .exit(0);
        asked
            .stderr_has("b.yaml does not say. The day is put into it")
            .stderr_has("Write a day of the calendar")
            .stderr_has("Evidence is judged as of 2026-11-21, the assessment's day.");
        let dated = format!("date: 2026-11-21{comment}\n");
        assert_eq!(
            folder.read("b.yaml"),
            COMMENTED.replace("date: 2026-11-20\n", &dated)
        );

        let folder = place().file("b.yaml", &before);
        let given = folder
            .run("assess b.yaml --plain --date 2026-11-22")
            .stdin("q\n");
        given.exit(0).stderr_has("as of 2026-11-22");

        let folder = place().file("b.yaml", &before);
        let declined = folder.run("assess b.yaml --plain").stdin("<\n").exit(0);
        declined.stderr_has("Nothing was begun.");
        assert_eq!(folder.read("b.yaml"), before);
    }
    let both = COMMENTED
        .replace("date: 2026-11-20\n", "")
        .replace("partly ", "half ");
    let folder = place().file("b.yaml", &both);
    let faulty = folder.run("assess b.yaml --plain").stdin("\nq\n").exit(2);
    faulty.stderr_has("has no `date`").stderr_has("half");
    assert_eq!(folder.read("b.yaml"), both);
    folder
        .run("assess a.yaml --plain --date 2026-11-22")
        .exit(2)
        .stderr_has("--date is for a new assessment or one without a day, and a.yaml has one");
}

#[test]
fn what_template_writes_can_be_answered_in_the_interview() {
    let place = Place::empty();
    place.run("template itsm-manager --quick -o t.yaml").exit(0);
    let done = place
        .run("assess t.yaml --plain --quick --date 2026-11-22 --by Jo")
        .stdin("3\nq\n")
        .exit(0);
    done.stderr_has("Saved: ");
    let text = place.read("t.yaml");
    assert!(text.contains("date: 2026-11-22   "), "{text}");
    place.run("validate t.yaml").exit(0);
}

#[test]
fn standard_input_is_no_file_to_keep_answers_in() {
    place()
        .run("assess - --plain")
        .exit(2)
        .stderr_has("give the name of a file");
}

#[test]
fn a_folder_that_does_not_exist_is_told_at_once() {
    let run = place()
        .run("assess none/a.yaml --plain --questionnaire itsm-manager")
        .exit(4);
    run.stderr_has("its folder does not exist");
}
