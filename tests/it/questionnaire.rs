//! `questionnaire`: list, show, export and schema.

use serde_json::Value;

use crate::support::{Place, Run, embedded, root};

#[test]
fn every_embedded_questionnaire_is_listed() {
    let listed = Run::at_root("questionnaire list").quietly().stdout;
    for id in embedded() {
        assert!(listed.contains(&id), "{id} in {listed}");
    }
    for columns in [80, 120] {
        let run = Run::at_root("questionnaire list").columns(columns);
        run.quietly().within(columns);
    }
}

#[test]
fn every_embedded_questionnaire_is_shown_in_both_formats() {
    for id in embedded() {
        for flags in ["", "--answers"] {
            let arguments = format!("questionnaire show {id} {flags}");
            Run::at_root(&arguments).columns(80).quietly().within(80);
            let markdown = Run::at_root(&format!("{arguments} --to md")).quietly();
            assert!(markdown.stdout.starts_with("# "), "{}", markdown.stdout);
        }
    }
}

#[test]
fn what_is_shown_names_every_question_and_every_answer() {
    let place = Place::with_fixtures();
    let brief = place.run("questionnaire show ./mini.yaml").quietly().stdout;
    assert!(brief.contains("hnd-agreed"));
    assert!(!brief.contains("Only those that came by mail."));
    let whole = place
        .run("questionnaire show ./mini.yaml --answers")
        .columns(200)
        .quietly()
        .stdout;
    for wanted in [
        "hnd-agreed",
        "Only those that came by mail.",
        "Without exception.",
        "Ask for yesterday's.",
        "List of faults",
    ] {
        assert!(whole.contains(wanted), "{wanted}");
    }
}

#[test]
fn the_export_is_the_embedded_file_and_can_be_used_in_its_place() {
    for id in embedded() {
        let exported = Run::at_root(&format!("questionnaire export {id}")).quietly();
        let path = root().join("questionnaires").join(format!("{id}.yaml"));
        assert_eq!(exported.stdout, std::fs::read_to_string(path).unwrap());
        let place = Place::empty();
        place
            .run(&format!("questionnaire export {id} -o own.yaml"))
            .quietly()
            .no_stdout();
        assert_eq!(place.read("own.yaml"), exported.stdout);
        place.run("validate own.yaml").quietly();
        place.run(&format!("questionnaire export {id}")).quietly();
    }
}

#[test]
fn what_somebody_made_of_an_export_is_not_written_over() {
    let place = Place::empty().file("own.yaml", "# mine\n");
    place
        .run("questionnaire export itsm-manager -o own.yaml")
        .exit(2)
        .no_stdout()
        .stderr_has("own.yaml exists already");
    assert_eq!(place.read("own.yaml"), "# mine\n");
}

#[test]
fn an_assessment_gives_the_same_report_with_the_exported_questionnaire() {
    let place = Place::empty();
    place
        .run("questionnaire export itsm-manager -o own.yaml")
        .quietly();
    let own = place.path("own.yaml");
    let assessment = "examples/02-internal-it/assessment.yaml";
    let embedded = Run::at_root(&format!("report {assessment} --to json")).quietly();
    let arguments = [
        "report",
        assessment,
        "--questionnaire",
        own.to_str().unwrap(),
        "--to",
        "json",
    ];
    assert_eq!(
        Run::new(root(), arguments).quietly().stdout,
        embedded.stdout
    );
}

#[test]
fn schemas_are_json_and_know_every_key_of_the_format() {
    let place = Place::empty();
    for (kind, keys) in [
        (
            "questionnaire",
            &[
                "format",
                "id",
                "version",
                "sections",
                "answer_sets",
                "initiatives",
                "renamed",
            ][..],
        ),
        (
            "assessment",
            &[
                "format",
                "questionnaire",
                "date",
                "answers",
                "sections",
                "profile",
            ],
        ),
        (
            "target",
            &[
                "format",
                "level",
                "score",
                "conformity",
                "max_minors",
                "waivers",
            ],
        ),
        (
            "plan",
            &[
                "format",
                "start",
                "capacity",
                "certification",
                "pins",
                "initiatives",
            ],
        ),
    ] {
        let arguments = format!("questionnaire schema {kind}");
        let schema: Value = place.run(&arguments).json();
        for key in keys {
            assert!(schema["properties"][key].is_object(), "{key} of {kind}");
        }
        assert_eq!(schema["additionalProperties"], false, "{kind}");
        let file = format!("{kind}.schema.json");
        place
            .run(&format!("{arguments} -o {file}"))
            .quietly()
            .no_stdout();
        assert_eq!(
            serde_json::from_str::<Value>(&place.read(&file)).unwrap(),
            schema
        );
    }
    place.run("questionnaire schema plans").exit(2);
}

#[test]
fn an_unknown_questionnaire_is_refused_and_a_missing_file_unreadable() {
    let place = Place::empty();
    for action in ["show", "export"] {
        let run = place.run(&format!("questionnaire {action} itsm-manger"));
        run.exit(2).no_stdout().stderr_has("itsm-manager");
    }
    place.run("questionnaire show ./missing.yaml").exit(4);
    place.run("questionnaire").exit(2);
}

#[test]
fn coverage_shows_every_clause_and_names_every_hole() {
    let place = Place::with_fixtures();
    let holes = place
        .run("questionnaire show ./mini.yaml --coverage")
        .columns(200)
        .quietly();
    holes.stdout_has("Questions that no initiative closes (");
    let whole = Run::at_root("questionnaire show iso20000 --coverage --to md").quietly();
    whole
        .stdout_has("| 8.3.4.2 ")
        .stdout_has("Questions that no initiative closes (0): none")
        .stdout_has("Initiatives that close nothing (0): none")
        .stdout_has("needed by no question (3): RD07, RD09, RD10");
}
