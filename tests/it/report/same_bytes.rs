//! Same input, same bytes.

use serde_json::{Map, Value};

use crate::support::{Place, Run, root};

fn json(place: &Place, file: &str) -> String {
    let arguments = format!("report {file} --to json");
    place.run(&arguments).quietly().stdout
}

#[test]
fn the_same_input_twice_gives_the_same_bytes() {
    let place = Place::with_fixtures();
    for arguments in [
        "report partial.yaml --to json",
        "report partial.yaml --to md",
        "report partial.yaml --to md --max-length 2000",
        "report partial.yaml --to html",
        "report partial.yaml --to csv --table answers",
        "report partial.yaml --to csv --table findings",
        "report partial.yaml --to csv --table roadmap",
        "report partial.yaml --to csv --table areas",
        "roadmap partial.yaml --to md",
        "roadmap partial.yaml --to html",
        "roadmap partial.yaml --to json",
        "roadmap partial.yaml --to ics",
        "report partial.yaml --detail full",
        "check partial.yaml --to json",
        "explain partial.yaml overall",
        "questionnaire show mini.yaml --answers",
    ] {
        let code = i32::from(arguments.starts_with("check"));
        let once = place.run(arguments).exit(code).stdout;
        assert!(once.ends_with('\n'), "{arguments}");
        assert_eq!(once, place.run(arguments).exit(code).stdout, "{arguments}");
    }
}

#[test]
fn time_zone_and_language_of_the_machine_change_nothing() {
    let place = Place::with_fixtures();
    for arguments in ["report partial.yaml --to json", "report partial.yaml"] {
        let plain = place.run(arguments).quietly().stdout;
        let other = place
            .run(arguments)
            .env("TZ", "Pacific/Kiritimati")
            .env("LC_ALL", "de_AT.UTF-8")
            .env("LANG", "de_AT.UTF-8");
        assert_eq!(plain, other.quietly().stdout);
    }
}

#[test]
fn the_assessment_as_json_gives_the_same_report() {
    let place = Place::with_fixtures();
    assert_eq!(json(&place, "partial.json"), json(&place, "partial.yaml"));
}

#[test]
fn the_order_of_answers_and_keys_changes_no_byte() {
    let place = Place::with_fixtures();
    let text = place.read("partial.json");
    let sorted: Map<String, Value> = serde_json::from_str(&text).unwrap();
    let reversed = |map: &Map<String, Value>| {
        let entries = map.iter().rev();
        let entries: Vec<String> = entries
            .map(|(key, value)| format!("{key:?}: {value}"))
            .collect();
        format!("{{{}}}", entries.join(",\n "))
    };
    let mut head = sorted.clone();
    let answers = head.remove("answers").unwrap();
    let answers = reversed(answers.as_object().unwrap());
    let rest = reversed(&head);
    let backwards = format!("{{\"answers\": {answers},\n{}", &rest[1..]);
    let place = place
        .file("sorted.json", serde_json::to_string(&sorted).unwrap())
        .file("backwards.json", backwards);
    let expected = json(&place, "partial.yaml");
    assert_eq!(json(&place, "sorted.json"), expected);
    assert_eq!(json(&place, "backwards.json"), expected);
}

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_change_no_byte() {
    let place = Place::with_fixtures();
    let text = place.read("partial.yaml");
    let windows = text.replace('\n', "\r\n");
    let place = place
        .file("windows.yaml", &windows)
        .file("marked.yaml", format!("\u{FEFF}{text}"))
        .file("both.yaml", format!("\u{FEFF}{windows}"));
    let expected = json(&place, "partial.yaml");
    for file in ["windows.yaml", "marked.yaml", "both.yaml"] {
        assert_eq!(json(&place, file), expected, "{file}");
    }
}

#[test]
fn long_texts_with_line_ends_of_windows_are_the_same_texts() {
    let path = "examples/01-it-provider/assessment.yaml";
    let text = std::fs::read_to_string(root().join(path)).unwrap();
    let place = Place::empty().file("windows.yaml", text.replace('\n', "\r\n"));
    let expected = Run::at_root(&format!("report {path} --to json")).quietly();
    assert_eq!(json(&place, "windows.yaml"), expected.stdout);
}

#[test]
fn standard_input_gives_the_same_report_as_the_file() {
    let place = Place::with_fixtures();
    let text = place.read("partial.yaml");
    let read = place.run("report - --to json").stdin(&text).quietly();
    assert_eq!(read.stdout, json(&place, "partial.yaml"));
}
