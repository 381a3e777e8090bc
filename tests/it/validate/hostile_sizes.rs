//! Sizes that nobody writes by hand: each is answered in good time, with a fault that has a place, and never with a crash.

use crate::support::{Done, Place, faults};

const HEAD: &str = "format: 1\nid: big\nversion: \"1\"\ntitle: Big\n\
                    answer_sets: {a: [{id: \"no\", label: No, score: 0}, {id: \"yes\", label: Yes, score: 1}]}\n\
                    sections:\n  - id: s\n    title: S\n    questions:\n";

/// A questionnaire with so many questions, and an initiative for each that comes after those named.
fn questionnaire(count: usize, after: impl Fn(usize) -> String) -> String {
    let mut text = HEAD.to_owned();
    for number in 0..count {
        text += &format!("      - {{id: q{number}, text: Is it so?, answers: a}}\n");
    }
    text += "initiatives:\n";
    for number in 0..count {
        let after = after(number);
        text += &format!(
            "  - {{id: i{number}, title: Do it, closes: [{{question: q{number}, to: \"yes\"}}], effort: 1, after: [{after}]}}\n"
        );
    }
    text
}

fn validated(text: String, code: i32) -> Done {
    let place = Place::empty().file("a.yaml", text);
    place.run("validate a.yaml --ascii").exit(code)
}

/// One fault of this code, said in no more than a screen.
#[track_caller]
fn assert_one_fault(done: &Done, code: &str) {
    let found = faults(&done.stderr);
    assert_eq!(found.len(), 1, "{}", done.stderr);
    assert_eq!(found[0].0, code);
    assert!(done.stderr.len() < 4_000, "{} bytes", done.stderr.len());
}

#[test]
fn json_that_is_nested_too_deeply_is_refused_as_yaml_is() {
    let deep = 10_000;
    let lists = format!("{{\"a\": {}{}}}", "[".repeat(deep), "]".repeat(deep));
    let maps = format!("{}1{}", "{\"a\":".repeat(deep), "}".repeat(deep));
    let unclosed = "{\"a\":".repeat(deep);
    for text in [&lists, &maps, &unclosed] {
        let place = Place::empty().file("a.json", text);
        let done = place.run("validate a.json --ascii").exit(2);
        assert_one_fault(&done, "too-deep");
    }
    let sound = "{\"questionnaire\": \"itsm-manager\", \"format\": 1, \"date\": \"2026-06-30\"}";
    let lines = format!("{lists}\n{maps}\n{unclosed}\n{sound}\n");
    let place = Place::empty();
    let done = place.run("batch - --to ndjson").stdin(&lines).exit(2);
    assert_eq!(
        done.stderr.matches("error[too-deep]").count(),
        3,
        "{done:?}"
    );
    let records = done.stdout.lines().count();
    assert_eq!(records, 4, "every line is answered, the sound one too");
}

#[test]
fn a_line_of_ten_megabytes_is_read_and_so_is_what_follows() {
    let head = "{\"format\": 1, \"questionnaire\": \"itsm-manager\", \"date\": \"2026-06-30\"";
    let long = "x".repeat(10_000_000);
    let text = format!(
        "{head}, \"organisation\": \"{long}\"}}\n{head}, \"{long}\": 1}}\n{head}, \"organisation\": \"Last\"}}\n"
    );
    let done = Place::empty()
        .run("batch - --to ndjson")
        .stdin(&text)
        .exit(2);
    let records: Vec<&str> = done.stdout.lines().collect();
    assert_eq!(records.len(), 3);
    assert!(records[0].contains(&long), "what was said is not cut off");
    assert!(records[1].len() < 20_000, "{} bytes", records[1].len());
    assert!(records[2].contains("\"Last\""));
    assert!(done.stderr.len() < 4_000, "{} bytes", done.stderr.len());
}

#[test]
fn a_single_value_of_megabytes_is_quoted_in_part() {
    let long = "9".repeat(2_000_000);
    let head = "format: 1\nquestionnaire: itsm-manager\n";
    let done = validated(format!("{head}date: {long}\nanswers: {{}}\n"), 2);
    assert_one_fault(&done, "invalid-date");
    let done = validated(
        format!("{head}date: 2026-06-30\nanswers: {{q{long}: fully}}\n"),
        2,
    );
    assert!(done.stderr.len() < 4_000, "{} bytes", done.stderr.len());
}

#[test]
fn ids_that_are_all_alike_are_not_all_told() {
    let mut text = HEAD.to_owned();
    for _ in 0..20_000 {
        text += "      - {id: q, text: Is it so?, answers: a}\n";
    }
    let done = validated(text, 2);
    let found = faults(&done.stderr);
    let alike = found.iter().filter(|fault| fault.0 == "duplicate-id");
    let alike = alike.count();
    // One more says that there are further ones.
    assert!((100..1_000).contains(&alike), "{alike} of {}", found.len());
    assert!(found.len() <= alike + 1);
}

#[test]
fn a_long_chain_of_initiatives_is_sound_and_a_long_ring_is_one_fault() {
    let before = |number: usize| format!("i{}", number - 1);
    let chain = questionnaire(2_000, |number| match number {
        0 => String::new(),
        _ => before(number),
    });
    validated(chain, 0);
    let ring = questionnaire(2_000, |number| match number {
        0 => "i1999".to_owned(),
        _ => before(number),
    });
    assert_one_fault(&validated(ring, 2), "cycle");
}
