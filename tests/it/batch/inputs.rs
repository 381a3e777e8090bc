//! All ways in which assessments are given to a batch.

use std::fs;

use serde_json::Value;

use super::{SITES, places, records, sites};
use crate::support::{Place, Run, root};

const ONE: &str = r#"{"format": 1, "questionnaire": "itsm-manager", "organisation": "One", "date": "2026-11-22", "answers": {}}"#;

#[test]
fn patterns_match_below_folders() {
    let place = sites();
    for (pattern, expected) in [
        ("sites/**/*.yaml", vec![0, 1, 2, 3, 4]),
        ("sites/*/[bc].yaml", vec![3, 4]),
        ("./sites/north/*", vec![2, 3]),
    ] {
        let done = place
            .run(&format!("batch {pattern} --to ndjson"))
            .exit_any(&[0, 2]);
        let found: Vec<String> = places(&done);
        let expected: Vec<String> = expected
            .iter()
            .map(|at: &usize| SITES[*at].to_owned())
            .collect();
        let found: Vec<String> = found
            .iter()
            .map(|f| f.trim_start_matches("./").to_owned())
            .collect();
        assert_eq!(found, expected, "{pattern}");
    }
    place
        .run("batch sites/*.yml --to ndjson")
        .exit(4)
        .stdout_has("no file matches it");
    place
        .run("batch sites/[ --to ndjson")
        .exit(4)
        .stdout_has("pattern");
}

#[test]
fn lists_name_files_and_folders() {
    let place = sites().file("list.txt", "sites/south.d\r\n\nsites/north/a.yaml\n");
    let expected = [SITES[4], SITES[2]];
    let done = place.run("batch @list.txt --to ndjson").quietly();
    assert_eq!(places(&done), expected);
    let text = place.read("list.txt");
    for dash in ["-", "@-"] {
        let done = place
            .run(&format!("batch {dash} --to ndjson"))
            .stdin(&text)
            .quietly();
        assert_eq!(places(&done), expected);
    }
    let done = place
        .run("batch - --to ndjson")
        .stdin("sites/south.d\0sites/north/a.yaml\0")
        .quietly();
    assert_eq!(places(&done), expected);
    place
        .run("batch @nowhere.txt --to ndjson")
        .exit(4)
        .stdout_has("nowhere.txt");
    place.run("batch - @- --to ndjson").exit(2).no_stdout();
}

#[test]
fn a_stream_of_json_is_filtered_line_by_line() {
    let place = Place::empty();
    let two = ONE.replace("One", "Two");
    let text = format!(
        "\n{ONE}\n\n{}\n{two}",
        r#"{"format": 1, "questionnaire": "itsm-manager", "date": 7}"#
    );
    let done = place.run("batch - --to ndjson").stdin(&text).exit(2);
    assert_eq!(places(&done), ["-:2", "-:4", "-:5"]);
    let records = records(&done);
    assert_eq!(records[0]["organisation"], "One");
    assert_eq!(records[2]["organisation"], "Two");
    let fault = &records[1]["faults"][0];
    assert_eq!(
        (&fault["code"], &fault["line"], &fault["column"]),
        (&"invalid-date".into(), &4.into(), &56.into())
    );
    // The same as a file.
    let place = place.file("all.ndjson", &text);
    let of_file = place.run("batch all.ndjson --to ndjson").exit(2);
    assert_eq!(
        places(&of_file),
        ["all.ndjson:2", "all.ndjson:4", "all.ndjson:5"]
    );
}

#[test]
fn documents_are_parted_by_dashes() {
    let place = Place::empty();
    let yaml = |name: &str, extra: &str| {
        format!(
            "format: 1\nquestionnaire: itsm-manager\norganisation: {name}\ndate: 2026-11-22\n{extra}"
        )
    };
    let text = format!(
        "{}---\n# two\n{}",
        yaml("One", ""),
        yaml("Two", "wrong: 1\n")
    );
    let done = place.run("batch - --to ndjson").stdin(&text).exit(2);
    assert_eq!(places(&done), ["-:1", "-:5"]);
    let fault = &records(&done)[1]["faults"][0];
    assert_eq!(
        (&fault["line"], &fault["column"]),
        (&11.into(), &1.into()),
        "of the whole stream"
    );
    let place = place.file("two.yaml", &text);
    let done = place.run("batch . --to ndjson").exit(2);
    assert_eq!(places(&done), ["./two.yaml:1", "./two.yaml:5"]);
    let whole = place.file("one.yaml", format!("---\n{}...\n", yaml("One", "")));
    let done = whole.run("batch one.yaml --to ndjson").quietly();
    assert_eq!(places(&done), ["one.yaml"]);
}

#[test]
fn what_a_stream_holds_can_be_said() {
    let place = Place::empty();
    let done = place
        .run("batch - --stdin yaml --to ndjson")
        .stdin(ONE)
        .quietly();
    assert_eq!(places(&done), ["-:1"]);
    place
        .run("batch - --stdin paths --to ndjson")
        .stdin(ONE)
        .exit(4);
    let pretty = ONE.replace(", ", ",\n");
    let done = place.run("batch - --to ndjson").stdin(&pretty).quietly();
    assert_eq!(records(&done)[0]["organisation"], "One");
}

#[test]
fn json_is_read_as_it_is_as_yaml() {
    let place = Place::with_fixtures();
    let done = place
        .run("batch partial.json partial.yaml --to ndjson")
        .quietly();
    let mut both = records(&done);
    for record in &mut both {
        record["file"] = Value::Null;
    }
    assert_eq!(both[0], both[1]);
}

#[test]
fn what_is_found_and_no_assessment_is_passed_over_but_not_what_is_named() {
    let place = sites();
    place
        .run("batch sites --to csv")
        .exit(2)
        .stderr_has("passed over 2 files");
    place
        .run("batch sites/target.yaml --to ndjson")
        .exit(2)
        .stdout_has("this is a target, not an assessment");
    // A list beside them, as of tasks of another program, is none of theirs; by its name it is to be one.
    let place = place.file("sites/tasks.yaml", "- name: Deploy\n- name: Check\n");
    let place = place.file("sites/list.json", "[1, 2]\n");
    place
        .run("batch sites --to csv")
        .exit(2)
        .stderr_has("passed over 4 files");
    place
        .run("batch sites/tasks.yaml --to ndjson")
        .exit(2)
        .stdout_has("a file consists of keys with values");
    let place = Place::empty();
    fs::create_dir(place.path("empty")).unwrap();
    place
        .run("batch empty --to ndjson")
        .exit(4)
        .stdout_has("nothing-found");
}

#[test]
fn the_lessons_are_a_portfolio() {
    let done = Run::at_root("batch examples --to ndjson").exit_any(&[0, 2]);
    let found = places(&done);
    let lessons = fs::read_dir(root().join("examples")).unwrap();
    for lesson in lessons.map(|entry| entry.unwrap().file_name()) {
        let file = format!("examples/{}/assessment.yaml", lesson.to_string_lossy());
        if root().join(&file).exists() {
            assert!(found.contains(&file), "{file}");
        }
    }
}
