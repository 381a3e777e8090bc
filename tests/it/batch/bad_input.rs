//! What a batch has to bear.

use std::fs;

use super::{places, records, sites};
use crate::support::{Place, assert_harmless};

#[test]
fn ten_thousand_faults_are_bounded_in_a_record_and_named_briefly() {
    let mut text =
        String::from("format: 1\nquestionnaire: itsm-manager\ndate: 2026-11-22\nanswers:\n");
    for n in 0..10_000 {
        text += &format!("  nothing-{n}: fully\n");
    }
    let place = Place::empty().file("a.yaml", &text);
    let done = place.run("batch a.yaml --to ndjson").exit(2);
    let faults = records(&done)[0]["faults"].as_array().unwrap().len();
    assert_eq!(faults, 501);
    assert!(done.stderr.lines().count() <= 2, "{}", done.stderr);
    assert!(done.stderr.contains("a.yaml:5:3: "), "{}", done.stderr);
}

#[test]
fn nothing_at_all_opens_no_gate() {
    let place = Place::empty()
        .file("a.ndjson", "")
        .file("t.yaml", "format: 1\nscore: 0.6\n");
    for arguments in [
        "batch - --score 0.9",
        "batch a.ndjson --target t.yaml",
        "batch a.ndjson --to ndjson --level 2",
    ] {
        place
            .run(arguments)
            .stdin("")
            .exit(4)
            .stderr_has("there is no assessment in what was given");
    }
}

#[test]
fn an_earlier_result_stays_where_nothing_could_be_used() {
    let place = sites().folder("empty");
    for file in ["all.xlsx", "all.html", "all.csv", "all.ndjson"] {
        let place = sites().folder("empty").file(file, "before");
        for input in ["empty", "no-such-folder"] {
            let done = place.run(&format!("batch {input} -o {file}")).exit(4);
            let kept = format!(
                "note: {file} is as it was before, since nothing that was given could be used\n"
            );
            assert!(done.stderr.ends_with(&kept), "{}", done.stderr);
            assert_eq!(place.read(file), "before");
        }
        // With something that can be used it is replaced.
        place
            .run(&format!("batch empty sites/north -o {file}"))
            .exit(4);
        let bytes = std::fs::read(place.path(file)).unwrap();
        assert_ne!(bytes, b"before");
    }
    // Where there was none, what is wrong with each input is a result.
    place.run("batch empty -o new.ndjson").exit(4);
    assert!(place.read("new.ndjson").contains("\"unreadable\""));
}

#[test]
fn assessments_behind_noise_are_not_taken_for_names_of_files() {
    let secret =
        "{\"format\": 1, \"questionnaire\": \"itsm-manager\", \"organisation\": \"Secret\"}\n";
    let noisy = format!("INFO starting export\n{}", secret.repeat(3));
    let done = Place::empty().run("batch - --to csv").stdin(&noisy).exit(4);
    assert!(!(done.stdout.clone() + &done.stderr).contains("Secret"));
    done.stderr_has("line 2 looks like JSON")
        .stderr_has("--stdin ndjson");
}

#[test]
fn many_bad_files_do_not_flood_the_log() {
    let mut place = Place::empty();
    for n in 0..60 {
        place = place.file(&format!("{n:02}.yaml"), "format: 1\n");
    }
    let done = place.run("batch . --to ndjson").exit(2);
    assert_eq!(places(&done).len(), 60);
    assert_eq!(done.stderr.lines().count(), 11, "{}", done.stderr);
    assert!(
        done.stderr.contains("and 50 more of 60 inputs"),
        "{}",
        done.stderr
    );
}

#[test]
fn a_file_name_injects_nothing_into_a_log() {
    let place = Place::empty();
    let name = "a\n::error::x\u{1b}[31m.yaml";
    if fs::File::create(place.path(name)).is_err() {
        return;
    }
    for format in ["table", "ndjson", "html"] {
        let done = place.run(&format!("batch . --to {format}")).exit(2);
        assert_harmless(&done.stdout);
        assert_harmless(&done.stderr);
    }
}

#[test]
fn a_questionnaire_that_cannot_be_used_is_a_fault_of_each_that_names_it() {
    let named = "format: 1\nquestionnaire: ./q.yaml\ndate: 2026-11-22\n";
    let place = Place::with_fixtures()
        .file("a.yaml", named)
        .file("b.yaml", named);
    let done = place
        .run("batch a.yaml b.yaml partial.yaml --to ndjson")
        .exit(2);
    let all = records(&done);
    for record in &all[..2] {
        let fault = &record["faults"][0];
        assert_eq!(
            (&fault["code"], &fault["line"]),
            (&"unknown-questionnaire".into(), &2.into())
        );
        assert!(
            fault["message"]
                .as_str()
                .unwrap()
                .contains("q.yaml: there is no such file")
        );
    }
    assert_eq!(all[2]["state"], "scored");
    place
        .file("q.yaml", "format: 1\nsections: [{id: 1}]\n")
        .run("batch a.yaml --to ndjson")
        .exit(2)
        .stdout_has("has faults");
}

#[test]
fn a_result_that_cannot_be_written_is_said_before_anything_is_read() {
    let place = sites();
    place
        .run("batch sites -o nowhere/x.csv")
        .exit(4)
        .no_stdout();
    place.run("batch sites -o sites").exit(2);
    place
        .run("batch sites -o sites/north/ --to csv")
        .exit(4)
        .no_stdout();
    place
        .run("batch sites -o x.doc")
        .exit(2)
        .stderr_has(".ndjson");
}

#[test]
fn a_file_is_replaced_whole_or_stays() {
    let place = sites().file("out.csv", "before");
    // The usage is only found to be wrong when the first assessment is scored.
    place.run("batch sites --section 99 -o out.csv").exit(2);
    assert_eq!(place.read("out.csv"), "before");
    let stdout = place.run("batch sites --to csv").exit(2).stdout;
    place.run("batch sites -o out.csv").exit(2).no_stdout();
    assert_eq!(place.read("out.csv"), stdout);
    let left: Vec<String> = place
        .names()
        .into_iter()
        .filter(|name| name.starts_with(".itsm"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;
    use crate::support::Run;

    #[test]
    fn a_pipe_in_a_folder_is_not_waited_for() {
        let place = sites();
        let made = Command::new("mkfifo")
            .arg(place.path("sites/pipe.yaml"))
            .status();
        assert!(made.unwrap().success());
        place
            .run("batch sites --to ndjson")
            .exit(4)
            .stdout_has("pipe.yaml: it is no regular file");
    }

    #[test]
    fn a_folder_in_a_circle_ends() {
        let place = sites();
        symlink("..", place.path("sites/north/up")).unwrap();
        let done = place.run("batch sites/north --to ndjson").exit_any(&[0, 2]);
        assert!(places(&done).len() >= 2);
        symlink("round2", place.path("sites/round1.yaml")).unwrap();
        symlink("round1.yaml", place.path("sites/round2")).unwrap();
        place
            .run("batch sites --to ndjson")
            .exit(4)
            .stdout_has("round1.yaml");
    }

    #[test]
    fn links_are_followed_unless_they_lead_back() {
        let place = Place::with_fixtures();
        for folder in ["sites", "others"] {
            fs::create_dir(place.path(folder)).unwrap();
        }
        symlink("../partial.json", place.path("sites/a.json")).unwrap();
        symlink("../../ready.yaml", place.path("others/b.yaml")).unwrap();
        symlink("../ready.yaml", place.path("others/c.yaml")).unwrap();
        symlink("../others", place.path("sites/others")).unwrap();
        symlink("..", place.path("sites/up")).unwrap();
        let done = place
            .run("batch sites --to ndjson --questionnaire mini.yaml")
            .exit(4);
        assert_eq!(
            places(&done),
            ["sites/a.json", "sites/others/b.yaml", "sites/others/c.yaml"]
        );
        assert_eq!(records(&done)[1]["state"], "unreadable");
        assert!(
            done.stderr.contains("note: sites/up leads back"),
            "{}",
            done.stderr
        );
    }

    #[test]
    fn a_stream_that_is_named_is_read() {
        let place = Place::with_fixtures();
        let script = "mkfifo p && (cat partial.json > p &) && \"$IT\" batch p --questionnaire mini.yaml --to ndjson";
        let binary = Run::command(&place.path("")).get_program().to_owned();
        let output = Command::new("sh")
            .args(["-c", script])
            .current_dir(place.path(""))
            .env("IT", binary)
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        assert!(
            String::from_utf8(output.stdout)
                .unwrap()
                .contains("\"file\":\"p\"")
        );
    }

    #[test]
    fn a_full_device_is_a_failure_and_a_closed_pipe_is_none() {
        let place = sites();
        let shell = |line: &str| {
            Command::new("bash")
                .args(["-c", line])
                .current_dir(place.path(""))
                .env("IT", Run::command(&place.path("")).get_program())
                .output()
                .unwrap()
        };
        if std::path::Path::new("/dev/full").exists() {
            for format in ["ndjson", "csv", "table", "html"] {
                let output = shell(&format!("\"$IT\" batch sites --to {format} > /dev/full"));
                assert_eq!(output.status.code(), Some(4), "{format}: {output:?}");
                let output = shell(&format!("\"$IT\" batch sites --to {format} -o /dev/full"));
                assert_eq!(output.status.code(), Some(4), "{format}: {output:?}");
            }
        }
        for format in ["ndjson", "csv", "table", "html"] {
            let many = "sites/north ".repeat(200);
            let line = format!(
                "\"$IT\" batch {many} --to {format} | head -c 1 > /dev/null; echo ${{PIPESTATUS[0]}}"
            );
            let output = shell(&line);
            assert_eq!(
                String::from_utf8_lossy(&output.stdout),
                "0\n",
                "{format}: {output:?}"
            );
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
        }
    }

    #[test]
    fn a_file_that_may_not_be_read_stands_in_its_place() {
        use std::os::unix::fs::PermissionsExt as _;
        let place = sites();
        let path = place.path("sites/north/a.yaml");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        if fs::File::open(&path).is_ok() {
            // To an administrator nothing is forbidden.
            return;
        }
        let done = place.run("batch sites/north --to ndjson").exit(4);
        assert_eq!(records(&done)[0]["state"], "unreadable");
        assert_eq!(records(&done)[1]["state"], "scored");
    }
}
