//! What users write never steers a terminal, hides text or commands a CI service.

use crate::support::{Place, Run, assert_harmless};

/// Escape sequences, a bell, C1 controls, marks of direction, line separators, a zero-width space; as YAML escapes.
const NASTY: &str =
    r"\e[2J\e]0;owned\a\x9b31m\b\x7f\r\u202egnp\u2066x\u2069\u200f\u061c\u2028y\u200bz\ufeff";
const COMMANDS: &str = r"\n::error file=a::owned\n##[error]owned\n";

fn nasty(text: &str) -> String {
    text.replace('☠', &format!("{NASTY}{COMMANDS}"))
}

const QUESTIONNAIRE: &str = r#"format: 1
id: nasty
version: "1"
title: "T☠"
about: "A☠"
source: {name: "N☠", edition: "E☠"}
references: {std: "R☠"}
scale: {max: 5, levels: [{at: 0, name: "L☠", means: "M☠"}]}
profile:
  - {id: size, text: "P☠", help: "H☠", answers: [{id: small, label: "S☠"}, {id: large, label: L}]}
answer_sets:
  a: [{id: "no", label: "No☠", score: 0, means: "M☠"}, {id: half, label: "H☠", score: 0.5}, {id: "yes", label: "Yes☠", score: 1}]
areas: [{id: area, title: "Area☠"}]
sections:
  - id: s
    title: "S☠"
    help: "H☠"
    area: area
    questions:
      - {id: q1, text: "Q☠", help: "H☠", ask: ["Who☠"], means: {"no": "M☠"}, obligation: shall, critical: true, evidence: ["E☠"], per: "per☠", refs: {std: ["8.1☠"]}, documents: [D1], level: 1, attribute: "1.1☠"}
      - {id: q2, text: "Q☠", ask: ["Who☠"], risk: 5}
      - {id: q3, text: "Q☠"}
documents: [{id: D1, title: "D☠", refs: {std: ["8.1☠"]}}]
initiatives:
  - {id: i1, title: "I☠", deliverable: "D☠", effort: 1, role: "R☠", closed_when: "C☠", closes: [{question: q1, to: "yes"}, {question: q2, to: "yes"}]}
advice: [{id: adv, when: {size: [small]}, title: "A☠", text: "T☠"}]
"#;

const ASSESSMENT: &str = r#"format: 1
questionnaire: q.yaml
organisation: "O☠"
scope: "S☠"
date: 2026-06-30
assessors: ["A☠", "B☠"]
profile: {size: small}
answers:
  q1:
    answer: half
    note: "N☠"
    by: "B☠"
    evidence: [{kind: record, ref: "R☠", date: 2026-06-01}]
    sample: {of: 3, checked: 2, ok: 1, failing: ["F☠"]}
    performed_by: "P☠"
    grade: {as: minor, by: "G☠", reason: "R☠"}
    owner: "O☠"
    due: 2026-12-31
  q2: {responses: [{by: "A☠", answer: "no", note: "N☠"}, {by: "B☠", answer: "yes", note: "N☠"}]}
  q3: {answer: na, reason: "R☠"}
"#;

fn place() -> Place {
    Place::empty()
        .file("q.yaml", nasty(QUESTIONNAIRE))
        .file("a.yaml", nasty(ASSESSMENT))
        .file("t.yaml", nasty("{format: 1, conformity: ready, waivers: [{id: q1, reason: \"R☠\", until: 2027-01-01}]}\n"))
}

#[test]
fn texts_of_users_are_harmless_in_all_that_people_read() {
    let place = place();
    place.run("validate q.yaml a.yaml t.yaml").exit(0);
    for arguments in [
        "validate q.yaml a.yaml t.yaml",
        "report a.yaml",
        "report a.yaml --detail full",
        "report a.yaml --detail full --ascii",
        "report a.yaml --to md",
        "report a.yaml --target t.yaml --to md",
        "check a.yaml --score 0.1",
        "check a.yaml --target t.yaml",
        "check a.yaml --baseline a.yaml --no-regression",
        "explain a.yaml overall",
        "explain a.yaml overall --to md",
        "explain a.yaml s",
        "explain a.yaml area",
        "explain a.yaml q1",
        "explain a.yaml q1 --to md",
        "explain a.yaml q2",
        "explain a.yaml q3",
        "questionnaire show ./q.yaml --answers",
        "questionnaire show ./q.yaml --answers --to md",
        "template ./q.yaml",
    ] {
        for columns in ["40", "200"] {
            let output = Run::command(&place.path(""))
                .args(arguments.split(' '))
                .env("COLUMNS", columns)
                .output()
                .unwrap();
            assert!(
                output.status.code().is_some_and(|code| code <= 1),
                "{arguments}: {output:?}"
            );
            assert!(!output.stdout.is_empty(), "{arguments}");
            assert_harmless(&String::from_utf8(output.stdout).unwrap());
            assert_harmless(&String::from_utf8(output.stderr).unwrap());
        }
    }
}

#[test]
fn json_escapes_what_a_terminal_obeys() {
    let json = place().run("report a.yaml --to json").quietly().stdout;
    let obeyed = json.chars().find(|sign| *sign < ' ' && *sign != '\n');
    assert_eq!(obeyed, None);
    assert!(json.contains("\\u001b[2J"));
}

#[test]
fn a_template_stays_a_template_whatever_the_questionnaire_says() {
    let place = place();
    let template = place.run("template ./q.yaml").quietly().stdout;
    let dated = template.replace("date:  ", "date: 2026-01-01  ");
    let place = place.file("filled.yaml", dated);
    let run = place.run("validate filled.yaml --questionnaire q.yaml");
    run.quietly().stdout_has(", entries for 0 of 3 questions");
}

#[test]
fn faults_quote_what_they_refuse_harmlessly() {
    for (base, from, to) in [
        (QUESTIONNAIRE, "id: q3", r#"id: "q☠""#),
        (QUESTIONNAIRE, "text: \"Q☠\"}\n", "\"text☠\": x}\n"),
        (
            QUESTIONNAIRE,
            "obligation: shall",
            r#"obligation: "shall☠""#,
        ),
        (QUESTIONNAIRE, "risk: 5", r#"risk: "5☠""#),
        (QUESTIONNAIRE, "question: q2", r#"question: "q2☠""#),
        (ASSESSMENT, "date: 2026-06-30\n", "date: \"2026☠\"\n"),
        (ASSESSMENT, "answer: half", r#"answer: "half☠""#),
        (ASSESSMENT, "  q1:", "  \"q1☠\":"),
        (
            ASSESSMENT,
            "profile: {size: small}",
            r#"profile: {"size☠": small}"#,
        ),
        (
            ASSESSMENT,
            "profile: {size: small}",
            r#"profile: {size: "small☠"}"#,
        ),
        (
            ASSESSMENT,
            "questionnaire: q.yaml",
            r#"questionnaire: "q☠.yaml""#,
        ),
        (
            ASSESSMENT,
            "questionnaire: q.yaml",
            r#"questionnaire: "q☠@1""#,
        ),
        (ASSESSMENT, "kind: record", r#"kind: "record☠""#),
        (ASSESSMENT, "  q3: {", "  q3: !\u{202e}tag {"),
        // Raw in the file, not as an escape of YAML.
        (ASSESSMENT, "answer: half", "answer: ha\u{202e}lf"),
        (ASSESSMENT, "answer: half", "answer: \u{1b}[2Jhalf"),
        (ASSESSMENT, "answer: half", "answer: \u{9b}2Jhalf"),
        (ASSESSMENT, "answer: half", "answer: ::error::half"),
    ] {
        assert!(base.contains(from), "{from}");
        let file = if base == QUESTIONNAIRE {
            "q.yaml"
        } else {
            "a.yaml"
        };
        let place = place().file(file, nasty(&base.replacen(from, to, 1)));
        for arguments in [
            "validate a.yaml q.yaml",
            "report a.yaml",
            "check a.yaml --ascii",
        ] {
            let output = Run::command(&place.path(""))
                .args(arguments.split(' '))
                .output()
                .unwrap();
            assert!(
                [Some(2), Some(4)].contains(&output.status.code()),
                "{to:?}: {output:?}"
            );
            assert_harmless(&String::from_utf8(output.stdout).unwrap());
            assert_harmless(&String::from_utf8(output.stderr).unwrap());
        }
    }
}

#[test]
fn markup_in_texts_stays_text_in_markdown() {
    let text = "<script>alert(1)</script> [a](http://b) | **c** `d` # e";
    let place = Place::with_fixtures();
    let assessment = format!(
        "format: 1\nquestionnaire: mini.yaml\ndate: 2026-06-30\norganisation: '{text}'\nanswers:\n  op-owner: {{answer: half, note: '{text}', owner: '# {text}'}}\n"
    );
    let markdown = place
        .file("a.yaml", assessment)
        .run("report a.yaml --to md")
        .quietly()
        .stdout;
    assert!(markdown.contains("script"));
    for live in ["<script", "](http://b)", "**c**", "`d`", "\n# e"] {
        assert!(!markdown.contains(live), "{live} in {markdown}");
    }
}

#[cfg(unix)]
#[test]
fn the_name_of_a_file_makes_no_line_of_its_own() {
    let assessment = "format: 1\nquestionnaire: itsm-manager\ndate: 2027-01-15\n";
    let sound = "a\nb.yaml: valid assessment\x1b[2J.yaml";
    let faulty = "c\nd.yaml";
    let place = Place::empty()
        .file(sound, assessment)
        .file(faulty, format!("{assessment}owner: me\n"));
    let done = place.run_with(["validate", sound, faulty]).exit(2);
    let lines: Vec<&str> = done.stdout.lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines[0].starts_with("a\\u{a}b.yaml: valid assessment"),
        "{lines:?}"
    );
    assert_eq!(lines[1], "c\\u{a}d.yaml: 1 fault");
    assert!(!done.stdout.contains('\x1b'), "{lines:?}");
}
