//! An assessment names its questionnaire, and that may be any file: nothing of what is none comes to light, and nothing waits for ever.

use crate::support::{Done, Place};

const SECRET: &str = "hunter2";

/// Commands that read the questionnaire which `a.yaml` names.
const COMMANDS: [&str; 15] = [
    "check a.yaml",
    "check a.yaml --to github",
    "check a.yaml --to sarif",
    "check a.yaml --to junit",
    "check partial.yaml --baseline a.yaml",
    "report a.yaml",
    "roadmap a.yaml",
    "explain a.yaml overall",
    "validate a.yaml",
    "batch a.yaml --to ndjson",
    "batch . --to csv",
    "compare a.yaml b.yaml",
    "merge a.yaml b.yaml -o merged.yaml",
    "workbook export a.yaml -o other.xlsx",
    "workbook import form.xlsx -o a.yaml",
];

/// Two assessments that name this as their questionnaire.
fn naming(named: &str) -> Place {
    let assessment = |by: &str| {
        format!("format: 1\nquestionnaire: {named}\ndate: 2026-06-30\nassessors: [{by}]\n")
    };
    let place = Place::empty()
        .file("a.yaml", assessment("A"))
        .file("b.yaml", assessment("B"));
    for (name, from) in [("mini.yaml", "mini.yaml"), ("partial.yaml", "partial.yaml")] {
        let from = crate::support::root().join("tests/fixtures").join(from);
        std::fs::copy(from, place.path(name)).unwrap();
    }
    place.run("workbook export mini.yaml -o form.xlsx").exit(0);
    place
}

/// Runs all commands; each refuses, quickly, and shows nothing of the file. What was said by each.
#[track_caller]
fn refused(place: &Place, codes: &[i32]) -> Vec<Done> {
    let before = place.read("a.yaml");
    let refused = COMMANDS.map(|command| {
        let run = place.run(command).env("TOKEN", SECRET);
        let done = run.exit_any(codes);
        let said = format!("{}{}", done.stdout, done.stderr);
        assert!(!said.contains(SECRET), "{done:#?}");
        done
    });
    assert_eq!(place.read("a.yaml"), before);
    for name in ["merged.yaml", "other.xlsx"] {
        assert!(!place.path(name).exists(), "{name}");
    }
    refused.into()
}

#[test]
fn nothing_is_shown_of_a_file_that_is_no_questionnaire() {
    for content in [
        format!("TOKEN={SECRET}\nOTHER={SECRET}\n"),
        format!("root:{SECRET}:0:0:root\n\t- {SECRET}: [\n"),
        format!(
            "version: '3'\nservices:\n  db: {{password: {SECRET}, {SECRET}: 1, {SECRET}: 2}}\n"
        ),
        format!("title: {SECRET}\n{SECRET}: {SECRET}\nid: [{SECRET}]\n"),
        format!("{{\"sections\": [\"{SECRET}\"], \"{SECRET}\": 1, \"id\": \"{SECRET}\""),
        format!("-----BEGIN KEY-----\n{SECRET}\n"),
        format!("\0\0{SECRET}\n"),
    ] {
        let place = naming("secrets/env").file(
            "partial.yaml",
            "format: 1\nquestionnaire: mini.yaml\ndate: 2026-06-30\n",
        );
        std::fs::create_dir(place.path("secrets")).unwrap();
        let place = place.file("secrets/env", content);
        for done in refused(&place, &[2]) {
            let said = format!("{}{}", done.stdout, done.stderr).replace('\\', "/");
            assert!(said.contains("secrets/env"), "{done:#?}");
        }
    }
}

#[test]
fn who_named_the_file_is_told_where_and_what_to_do() {
    let place = naming("notes.txt").file("notes.txt", format!("\n{SECRET}: [\n"));
    let done = place.run("report a.yaml").exit(2);
    // The name is no path, so that it is looked for in the program; an ending tells that it is one.
    done.stderr_has("unknown questionnaire `notes.txt`");
    let place = naming("./notes.txt").file("notes.txt", format!("\n{SECRET}: [\n"));
    place
        .run("report a.yaml")
        .exit(2)
        .stderr_has("./notes.txt cannot be read as a questionnaire: line 2 is not understood")
        .stderr_has("a.yaml:2:16")
        .stderr_has("`itsm-gap validate ./notes.txt` does");
    let place = naming("partial.yaml");
    place
        .run("check a.yaml")
        .exit(2)
        .stderr_has("partial.yaml is an assessment, not a questionnaire");
    // Who names a file on the command line may see it.
    let place = Place::empty().file("notes.txt", "a: [\n");
    place.run("validate notes.txt").exit(2).stderr_has("a: [");
}

#[test]
fn faults_of_what_is_a_questionnaire_are_shown_with_their_lines() {
    let place = naming("./own.yaml").file(
        "own.yaml",
        "id: own\ntitle: Mine\nsections:\n  - {id: s, title: S, questions: [{id: q, txt: Why}]}\n",
    );
    place
        .run("report a.yaml")
        .exit(2)
        .stderr_has("own.yaml:4:")
        .stderr_has("txt: Why");
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;

    #[test]
    fn devices_and_pipes_are_no_questionnaires() {
        let place = naming("./pipe");
        let made = Command::new("mkfifo").arg(place.path("pipe")).status();
        assert!(made.unwrap().success());
        refused(&place, &[2, 4]);
        symlink("pipe", place.path("to-pipe")).unwrap();
        for named in ["./to-pipe", "/dev/zero", "/dev/stdin", "/dev/fd/0", "-"] {
            let text = format!("format: 1\nquestionnaire: {named}\ndate: 2026-06-30\n");
            let place = naming(named).file("to-pipe", "").file("c.yaml", text);
            std::fs::remove_file(place.path("to-pipe")).unwrap();
            symlink("/dev/zero", place.path("to-pipe")).unwrap();
            refused(&place, &[2, 4]);
        }
    }

    #[test]
    fn folders_and_files_of_any_size_are_refused_at_once() {
        let place = naming("./huge.yaml");
        let huge = std::fs::File::create(place.path("huge.yaml")).unwrap();
        huge.set_len(10 << 30).unwrap();
        refused(&place, &[2, 4]);
        let place = naming("./folder");
        std::fs::create_dir(place.path("folder")).unwrap();
        refused(&place, &[2, 4]);
        std::fs::remove_dir(place.path("folder")).unwrap();
        symlink("folder", place.path("folder")).unwrap();
        refused(&place, &[2, 4]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_environment_of_a_process_is_not_shown() {
        for named in [
            "/proc/self/environ",
            "/proc/self/cmdline",
            "/sys/kernel/uevent_seqnum",
            "./link",
        ] {
            let place = naming(named);
            symlink("/proc/self/environ", place.path("link")).unwrap();
            for done in refused(&place, &[2, 4]) {
                let said = format!("{}{}", done.stdout, done.stderr);
                assert!(!said.contains("TOKEN"), "{done:#?}");
            }
        }
        // As an assessment it is not read either, whoever names it.
        let place = Place::with_fixtures();
        symlink("/proc/self/environ", place.path("a.yaml")).unwrap();
        for command in [
            "report a.yaml",
            "check a.yaml --to github",
            "batch .",
            "validate /proc/self/environ",
        ] {
            let done = place.run(command).env("TOKEN", SECRET).exit_any(&[2, 4]);
            let said = format!("{}{}", done.stdout, done.stderr);
            assert!(
                said.contains("it is no regular file") && !said.contains(SECRET),
                "{done:#?}"
            );
        }
    }

    #[test]
    fn nothing_is_shown_of_what_a_link_leads_to_unless_it_is_a_file_of_this_program() {
        let place =
            Place::with_fixtures().file("secret", format!("version: '3'\npassword: {SECRET}\n"));
        symlink("secret", place.path("a.yaml")).unwrap();
        for command in [
            "check a.yaml",
            "report a.yaml",
            "validate a.yaml",
            "report partial.yaml --target a.yaml",
            "roadmap partial.yaml --plan a.yaml",
        ] {
            let done = place
                .run(command)
                .exit(2)
                .stderr_has("a.yaml is a link to ");
            assert!(!done.stderr.contains(SECRET), "{done:#?}");
        }
        symlink("partial.yaml", place.path("b.yaml")).unwrap();
        place.run("report b.yaml").exit(0);
    }
}
