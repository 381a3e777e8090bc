//! `template`: an empty assessment to fill in.

use crate::support::{Place, Run, embedded};

/// The template with a date written into it.
fn dated(template: &str) -> String {
    let lines = template
        .lines()
        .map(|line| match line.strip_prefix("date:") {
            Some(comment) => format!("date: 2026-11-22 {}\n", comment.trim_start()),
            None => format!("{line}\n"),
        });
    lines.collect()
}

#[test]
fn every_template_validates_once_its_date_is_filled_in() {
    for id in embedded() {
        for quick in ["", "--quick"] {
            let place = Place::empty();
            let template = place
                .run(&format!("template {id} {quick}"))
                .quietly()
                .stdout;
            let place = place.file("a.yaml", dated(&template));
            place
                .run("validate a.yaml")
                .quietly()
                .stdout_has(&format!("valid assessment for {id}@"))
                .stdout_has(", entries for 0 of ");
        }
    }
}

#[test]
fn without_a_date_the_template_says_what_is_missing() {
    let place = Place::empty();
    place.run("template itsm-manager -o a.yaml").quietly();
    let done = place.run("validate a.yaml").exit(2);
    done.stderr_has("error[missing-key]").stderr_has("date");
}

#[test]
fn the_template_asks_every_question_and_with_quick_only_the_quick_ones() {
    let place = Place::with_fixtures();
    let all = place.run("template ./mini.yaml").quietly().stdout;
    let quick = place.run("template ./mini.yaml --quick").quietly().stdout;
    let asked = |template: &str| -> Vec<String> {
        let answers = template.split_once("\nanswers:").unwrap().1;
        let keys = answers.lines().filter_map(|line| {
            let key = line.trim().split_once(':')?.0;
            (!key.starts_with('#')).then(|| key.to_owned())
        });
        keys.collect()
    };
    assert_eq!(asked(&all).len(), 18);
    assert_eq!(asked(&quick), ["op-owner", "flt-recorded"]);
    assert!(
        all.contains("none_yet"),
        "offered where an event is waited for"
    );
    for meaning in [
        "Only those that came by mail.",
        "Without exception.",
        "Here and there",
    ] {
        assert!(all.contains(meaning), "{meaning}");
    }
}

#[test]
fn a_template_filled_in_with_the_answers_it_offers_is_a_valid_assessment() {
    let place = Place::with_fixtures();
    let template = place.run("template ./mini.yaml").quietly().stdout;
    let filled = dated(&template)
        .replace("questionnaire: mini@2", "questionnaire: mini.yaml")
        .replace("  flt-major:\n", "  flt-major: none_yet\n")
        .replace("  hnd-kept:\n", "  hnd-kept: fully\n")
        .replace("  partners:\n", "  partners: no\n");
    let place = place.file("a.yaml", filled);
    place
        .run("validate a.yaml")
        .quietly()
        .stdout_has("entries for 2 of 18 questions");
    let report = place.run("report a.yaml --to json").json();
    assert_eq!(
        report["profile"]["partners"], "no",
        "unquoted `no` stays text"
    );
    assert_eq!(report["overall"]["counts"]["answered"], 2);
}

#[test]
fn what_exists_is_never_overwritten() {
    let place = Place::empty().file("a.yaml", "my answers");
    place
        .run("template itsm-manager -o a.yaml")
        .exit(2)
        .no_stdout()
        .stderr_has("a.yaml exists already");
    assert_eq!(place.read("a.yaml"), "my answers");
    assert_eq!(place.names(), ["a.yaml"]);
}

#[test]
fn the_template_in_a_file_is_the_one_on_standard_output() {
    let place = Place::empty();
    let printed = place.run("template itsm-manager").quietly().stdout;
    let narrow = place
        .run("template itsm-manager")
        .columns(40)
        .quietly()
        .stdout;
    assert_eq!(printed, narrow, "a file knows no terminal");
    place
        .run("template itsm-manager -o a.yaml")
        .quietly()
        .no_stdout();
    assert_eq!(place.read("a.yaml"), printed);
}

#[test]
fn an_unknown_questionnaire_is_refused_with_the_nearest() {
    let place = Place::empty();
    place
        .run("template itsm-manger")
        .exit(2)
        .no_stdout()
        .stderr_has("itsm-manager");
    place.run("template ./missing.yaml").exit(4);
    Run::at_root("template").exit(2);
}

#[test]
fn a_template_of_ones_own_questionnaire_is_found_again_and_its_example_is_an_answer() {
    let place = Place::with_fixtures();
    for arguments in [
        "template mini.yaml -o a.yaml",
        "template ./mini.yaml -o b.yaml",
    ] {
        place.run(arguments).quietly();
    }
    for name in ["a.yaml", "b.yaml"] {
        let template = place.read(name);
        let example = template.split("#     answer: ").nth(1).unwrap();
        let example = example.lines().next().unwrap();
        let filled =
            dated(&template).replace("  flt-recorded:\n", &format!("  flt-recorded: {example}\n"));
        assert!(
            filled.contains(&format!("flt-recorded: {example}")),
            "{filled}"
        );
        std::fs::write(place.path(name), filled).unwrap();
        place.run(&format!("report {name}")).exit(0);
    }
}
