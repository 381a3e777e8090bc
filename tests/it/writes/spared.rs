//! A result never takes the place of what it was made of: whoever mistypes a name keeps the answers.

use std::os::unix::fs::symlink;

use crate::support::Place;

/// The fixtures, and a file of each further kind that is read.
fn place() -> Place {
    Place::with_fixtures()
        .file("target.json", r#"{"format": 1, "score": 0.7}"#)
        .file("plan.json", r#"{"format": 1, "years": 2}"#)
}

#[test]
fn what_is_read_is_never_written_over() {
    let place = place();
    let lines = place.read("partial.json").replace('\n', " ") + "\n";
    let place = place.file("lines.ndjson", lines);
    symlink("partial.json", place.path("link.json")).unwrap();
    for arguments in [
        "report partial.json -o partial.json",
        "report partial.json -o ./partial.json",
        "report partial.json -o link.json",
        "report link.json -o partial.json",
        "report partial.yaml --target target.json -o target.json",
        "report partial.yaml --plan plan.json -o plan.json",
        "report partial.yaml --questionnaire mini.yaml --to md -o mini.yaml",
        "roadmap partial.json -o partial.json",
        "roadmap partial.yaml --plan plan.json -o plan.json",
        "roadmap partial.yaml --as-assessment 2027-Q4 -o partial.yaml",
        "explain partial.yaml --to md -o partial.yaml",
        "compare empty.yaml partial.json -o partial.json",
        "compare partial.json empty.yaml -o partial.json",
        "compare empty.yaml partial.json --target target.json -o target.json",
        "batch lines.ndjson -o lines.ndjson",
        "batch partial.yaml lines.ndjson --sort floor -o lines.ndjson",
        "batch --merge lines.ndjson -o lines.ndjson",
        "batch . -o lines.ndjson",
        "batch partial.yaml --target target.json --to csv -o target.json",
    ] {
        let file = arguments.rsplit(' ').next().unwrap();
        let before = place.read(file);
        place
            .run(arguments)
            .exit(2)
            .no_stdout()
            .stderr_has(&format!("{file} would be written over, but it is read"))
            .stderr_has("give another file");
        assert_eq!(place.read(file), before, "{arguments}");
    }
}

#[test]
fn results_of_last_time_give_way() {
    let place = place();
    for arguments in [
        "report partial.yaml -o report.json",
        "batch partial.yaml -o records.ndjson",
        "batch . -o portfolio.csv",
    ] {
        for _ in 0..2 {
            place.run(arguments).exit_any(&[0, 2]);
        }
    }
    // The plan goes on under its name.
    place.run("roadmap partial.yaml -o roadmap.json").exit(0);
    place
        .run("roadmap partial.yaml --previous roadmap.json -o roadmap.json")
        .exit(0);
    place
        .run("roadmap partial.yaml --verify roadmap.json -o roadmap.json")
        .exit(2)
        .stderr_has("written over");
    // A terminal, a pipe and a device may be read and written.
    place
        .run("report /dev/stdin --questionnaire mini.yaml --to json -o /dev/null")
        .stdin(&place.read("partial.json"))
        .exit(0);
}
