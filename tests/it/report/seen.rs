//! What people see of a report.

use crate::support::{Place, Run};

const PROVIDER: &str = "report examples/01-it-provider/assessment.yaml";
const INTERNAL: &str = "report examples/02-internal-it/assessment.yaml";

#[test]
fn the_terminal_shows_the_examples_in_80_and_in_120_columns() {
    for (name, arguments) in [("01", PROVIDER), ("02", INTERNAL)] {
        for columns in [80, 120] {
            let done = Run::at_root(arguments).columns(columns).quietly();
            done.within(columns)
                .golden(&format!("report-{name}-{columns}.txt"));
        }
    }
}

#[test]
fn everything_fits_into_80_and_120_columns_in_full_detail_and_in_ascii() {
    for arguments in [PROVIDER, INTERNAL] {
        for columns in [80, 120] {
            for flags in ["--detail full", "--detail brief", "--detail full --ascii"] {
                let run = Run::at_root(&format!("{arguments} {flags}"));
                run.columns(columns).quietly().within(columns);
            }
        }
    }
}

#[test]
fn markdown_shows_the_first_example() {
    let done = Run::at_root(&format!("{PROVIDER} --to md")).quietly();
    done.golden("report-01.md");
}

#[test]
fn nothing_but_ascii_is_drawn_when_asked_for() {
    let place = Place::with_fixtures();
    for arguments in [
        "report partial.yaml --detail full --ascii",
        "explain partial.yaml overall --ascii",
        "questionnaire show mini.yaml --answers --ascii",
    ] {
        let done = place.run(arguments).quietly();
        assert!(done.stdout.is_ascii(), "{arguments}: {}", done.stdout);
    }
    let latin = place
        .run("report partial.yaml")
        .env("LC_ALL", "de_AT.ISO-8859-1");
    assert!(latin.quietly().stdout.is_ascii());
}

#[test]
fn colours_are_an_addition_and_never_in_a_pipe_unasked() {
    let place = Place::with_fixtures();
    let plain = place
        .run("report partial.yaml")
        .env("TERM", "xterm-256color")
        .quietly();
    assert!(!plain.stdout.contains('\u{1b}'));
    let colored = place.run("report partial.yaml --color always").quietly();
    assert!(colored.stdout.contains('\u{1b}'));
    assert_eq!(without_colours(&colored.stdout), plain.stdout);
    let never = place
        .run("report partial.yaml --color never")
        .env("CLICOLOR_FORCE", "1");
    assert_eq!(never.quietly().stdout, plain.stdout);
}

fn without_colours(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let mut plain = parts.next().unwrap().to_owned();
    for part in parts {
        let (_, rest) = part.split_once('m').unwrap();
        plain += rest;
    }
    plain
}

#[test]
fn the_report_says_that_it_is_an_estimate_and_shows_score_completeness_and_evidence_together() {
    let place = Place::with_fixtures();
    for format in ["terminal", "md"] {
        let arguments = format!("report partial.yaml --detail full --to {format}");
        let text = place.run(&arguments).quietly().stdout.to_lowercase();
        for wanted in ["estimate", "answered", "evidence"] {
            assert!(text.contains(wanted), "no {wanted} in {format}");
        }
    }
}

#[test]
fn a_persons_grade_stands_beside_the_computed_one_with_name_and_reason() {
    let place = Place::with_fixtures();
    let markdown = place.run("report partial.yaml --to md").quietly();
    markdown.stdout_has("The second half does nothing for us");
    // A terminal breaks the reason into lines; who regraded what is said above all else.
    let terminal = place.run("report partial.yaml").columns(200).quietly();
    terminal
        .stdout_has("Regraded")
        .stdout_has("from minor to opportunity by");
}

#[test]
fn what_is_not_applicable_unknown_or_out_of_scope_is_named_with_its_reason() {
    let place = Place::with_fixtures();
    let done = place.run("report partial.yaml --to md").quietly();
    done.stdout_has("The only partner began yesterday")
        .stdout_has("Nordwind Ltd")
        .stdout_has("flt-ordered");
    let done = place.run("report selected.yaml --to md").quietly();
    let text = done.stdout.to_lowercase();
    assert!(
        text.contains("out of scope") || text.contains("not selected"),
        "{text}"
    );
}

#[test]
fn a_finding_about_what_is_answered_is_never_called_not_assessed() {
    let place = Place::with_fixtures();
    let markdown = place.run("report partial.yaml --to md").quietly().stdout;
    for id in ["op-owner", "flt-reviewed"] {
        let mut rows = markdown.lines().filter(|line| line.starts_with("| "));
        let finding = rows
            .find(|line| line.contains(&format!("| {id}: ")))
            .unwrap();
        assert!(!finding.contains("not assessed"), "{finding}");
    }
}
