//! What holds for all subcommands: help, usage, files to write to, pipes.

use itsm_gap::catalogue;

use std::process::Stdio;

use serde_json::Value;

use crate::support::{Place, Run, root};

const COMMANDS: &[&str] = &[
    "report",
    "roadmap",
    "check",
    "explain",
    "validate",
    "questionnaire",
    "questionnaire show",
    "questionnaire export",
    "questionnaire schema",
    "template",
    "completions",
    "man",
];

#[test]
fn the_help_of_every_command_shows_an_example() {
    for command in COMMANDS {
        let help = Run::at_root(&format!("{command} --help")).quietly().stdout;
        assert!(help.contains("Example"), "{help}");
        let first = command.split(' ').next().unwrap();
        assert!(help.contains(&format!("  itsm-gap {first} ")), "{help}");
    }
    let help = Run::at_root("--help").quietly().stdout;
    assert!(help.contains("Exit codes"), "{help}");
}

#[test]
fn the_examples_of_the_help_are_understood() {
    // All they may lack are the files.
    for command in COMMANDS {
        let help = Run::at_root(&format!("{command} --help")).quietly().stdout;
        let examples = help
            .lines()
            .filter_map(|line| line.strip_prefix("  itsm-gap "));
        for example in examples {
            let alone = example.split(" | ").next().unwrap();
            let place = Place::with_fixtures()
                .file("target.yaml", "{format: 1, score: 0.5}")
                .file("plan.yaml", "{format: 1, start: 2026-Q2, years: 3}")
                .file(
                    "our-own.yaml",
                    catalogue::find("itsm-manager").unwrap().text,
                )
                .file(
                    "assessment.yaml",
                    "{format: 1, questionnaire: itsm-manager, date: 2026-01-01, answers: {chg-controlled: managed}}",
                )
                .file(
                    "last-year.yaml",
                    "{format: 1, questionnaire: itsm-manager, date: 2025-01-01, answers: {}}",
                );
            std::fs::create_dir(place.path("sites")).unwrap();
            let site = place.read("assessment.yaml");
            let place = place
                .file("sites/harbour.yaml", &site)
                .file("sites.txt", "sites/harbour.yaml")
                .file("main", &site)
                .file("north.ndjson", "")
                .file("south.ndjson", "");
            if alone.starts_with("template") {
                std::fs::remove_file(place.path("assessment.yaml")).unwrap();
            }
            // As a shell would.
            let alone = alone.replace("sites/*.yaml", "sites/harbour.yaml");
            let output = Run::command(&place.path(""))
                .args(alone.split(' '))
                .output();
            let output = output.unwrap();
            let talk = String::from_utf8(output.stderr).unwrap();
            let usage = talk.contains("Usage:") || talk.contains("unexpected argument");
            assert!(!usage && output.status.code() != Some(4), "{alone}: {talk}");
        }
    }
}

#[test]
fn what_is_not_understood_is_a_usage_error() {
    for command in COMMANDS {
        let run = Run::at_root(&format!("{command} --no-such-flag"));
        run.exit(2).no_stdout().stderr_has("--no-such-flag");
    }
    for arguments in [
        "",
        "no-such-command",
        "report",
        "report a.yaml b.yaml",
        "report a.yaml --to pdf",
        "report a.yaml --detail huge",
        "check",
        "check a.yaml --to sarif2",
        "validate",
    ] {
        Run::at_root(arguments).exit(2).no_stdout();
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    for arguments in ["--version", "-V", "report --version"] {
        let done = Run::at_root(arguments).quietly();
        done.stdout_has(env!("CARGO_PKG_VERSION"));
    }
}

#[test]
fn the_ending_of_a_file_picks_the_format() {
    let place = Place::with_fixtures();
    for (ending, format) in [
        ("md", "md"),
        ("markdown", "md"),
        ("MD", "md"),
        ("json", "json"),
        ("txt", "terminal"),
    ] {
        let file = format!("out.{ending}");
        place
            .run(&format!("report partial.yaml -o {file}"))
            .quietly()
            .no_stdout();
        let printed = place
            .run(&format!("report partial.yaml --to {format}"))
            .columns(100)
            .quietly();
        assert_eq!(place.read(&file), printed.stdout, "{file}");
    }
    // What is asked for goes before the ending.
    place
        .run("report partial.yaml --to json -o odd.txt")
        .quietly();
    assert!(serde_json::from_str::<Value>(&place.read("odd.txt")).is_ok());
}

#[test]
fn an_ending_that_names_no_format_is_a_usage_error_and_writes_nothing() {
    let place = Place::with_fixtures();
    let before = place.names();
    for file in ["out.pdf", "out", "out.", ".md"] {
        place
            .run(&format!("report partial.yaml -o {file}"))
            .exit(2)
            .no_stdout()
            .stderr_has("--to");
    }
    assert_eq!(place.names(), before);
}

#[test]
fn a_place_that_cannot_be_written_ends_with_4() {
    let place = Place::with_fixtures();
    std::fs::create_dir(place.path("folder.md")).unwrap();
    for (file, why) in [
        ("missing/out.md", "folder does not exist"),
        ("folder.md", "folder"),
        ("mini.yaml/out.md", "folder does not exist"),
    ] {
        let run = place.run(&format!("report partial.yaml -o {file}"));
        run.exit(4).no_stdout().stderr_has(why);
    }
    for arguments in [
        "check partial.yaml -o missing/out.txt",
        "explain partial.yaml overall -o missing/out.md",
        "template itsm-manager -o missing/a.yaml",
        "questionnaire list -o missing/list.txt",
        "questionnaire export itsm-manager -o missing/q.yaml",
        "questionnaire schema -o missing/q.json",
    ] {
        place.run(arguments).exit(4).no_stdout();
    }
}

#[test]
fn a_failed_command_leaves_the_old_file_and_nothing_else() {
    let place = Place::with_fixtures()
        .file("out.md", "the old report")
        .file("bad.yaml", "format: 1\nquestionnaire: mini.yaml\n");
    let before = place.names();
    place.run("report bad.yaml -o out.md").exit(2);
    place.run("report missing.yaml -o out.md").exit(4);
    assert_eq!(place.read("out.md"), "the old report");
    assert_eq!(place.names(), before);
}

#[cfg(unix)]
#[test]
fn a_file_is_replaced_whole_and_keeps_its_permissions() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    let place = Place::with_fixtures().file("out.md", "the old report");
    let path = place.path("out.md");
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o640)).unwrap();
    std::fs::hard_link(&path, place.path("old.md")).unwrap();
    let before = place.names();
    place.run("report partial.yaml -o out.md").quietly();
    let now = std::fs::metadata(&path).unwrap();
    assert_eq!(now.permissions().mode() & 0o777, 0o640);
    // Whoever had it open, or crashes in between, sees the old content.
    assert_eq!(place.read("old.md"), "the old report");
    assert_ne!(
        now.ino(),
        std::fs::metadata(place.path("old.md")).unwrap().ino()
    );
    assert_eq!(place.names(), before, "nothing temporary stays");
}

#[test]
fn a_reader_who_has_gone_is_no_failure() {
    for arguments in [
        "report examples/01-it-provider/assessment.yaml --detail full",
        "report examples/01-it-provider/assessment.yaml --to json",
        "check examples/01-it-provider/assessment.yaml --score 0.1",
        "explain examples/01-it-provider/assessment.yaml overall",
        "validate examples/01-it-provider/assessment.yaml",
        "questionnaire show itsm-manager --answers",
        "questionnaire export itsm-manager",
        "template itsm-manager",
        "--help",
        "report --help",
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = Run::command(root())
            .args(arguments.split(' '))
            .stdout(writer)
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments}: {output:?}");
        assert_eq!(output.stderr, b"", "{arguments}");
    }
}

#[test]
fn the_verdict_survives_a_reader_who_has_gone() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = Run::command(root())
        .args([
            "check",
            "examples/01-it-provider/assessment.yaml",
            "--score",
            "1",
        ])
        .stdout(writer)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn names_of_files_are_shown_harmlessly() {
    let name = "a\u{1b}[31m\u{202e}.yaml";
    let place = Place::with_fixtures();
    for arguments in [
        vec!["validate", name],
        vec!["report", name],
        vec!["report", "partial.yaml", "-o", "\u{1b}[2J/out.md"],
        vec!["report", "partial.yaml", "-o", "out.\u{1b}[2J"],
        vec!["explain", "partial.yaml", "\u{1b}[2J"],
        vec!["template", "\u{1b}[2J"],
    ] {
        let output = Run::command(&place.path(""))
            .args(&arguments)
            .output()
            .unwrap();
        assert!(
            [Some(2), Some(4)].contains(&output.status.code()),
            "{arguments:?}"
        );
        let said = [output.stdout, output.stderr].concat();
        crate::support::assert_harmless(&String::from_utf8(said).unwrap());
    }
}
