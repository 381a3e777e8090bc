//! Hostile text, very many faults, and a reader that goes away.

use std::io::Read as _;
use std::process::Stdio;

use super::schemas;
use crate::support::{Place, Run};

const NASTY: &str = "x\\n::error file=a::b\\n::set-output name=a::b\\u001b[31m##[error]%0A]]>&<script>\\u202e\\uffff\\u0000](1)";

fn hostile() -> Place {
    let place = Place::with_fixtures();
    // A NUL byte is refused in the text itself, but an escape names the character.
    let nasty = NASTY.replace("\\u0000", "");
    let text = format!(
        "format: 1\nquestionnaire: mini.yaml\norganisation: \"{nasty}\"\ndate: 2026-06-30\nanswers:\n  \
         flt-recorded: {{answer: fully, note: \"{nasty}\", sample: {{checked: 8, ok: 6, failing: [\"{nasty}\"]}}}}\n  \
         hnd-planned: {{answer: half, grade: {{as: minor, by: \"{nasty}\", reason: \"{nasty}\"}}}}\n"
    );
    let target = format!(
        "format: 1\nconformity: ready\nwaivers: [{{id: hnd-planned, reason: \"{nasty}\", until: 2027-01-01}}]\n"
    );
    place.file("a.yaml", text).file("target.yaml", target)
}

const CHECK: &str = "check a.yaml --target target.yaml";

#[test]
fn no_text_commands_github() {
    let done = hostile()
        .run(&format!("{CHECK} --to github --summary s.md"))
        .exit(1);
    for line in done
        .stdout
        .lines()
        .filter(|l| l.trim_start().starts_with("::"))
    {
        let own = [
            "::error ",
            "::warning ",
            "::notice ",
            "::group::",
            "::endgroup::",
        ];
        assert!(own.iter().any(|o| line.starts_with(o)), "{line}");
        assert!(!line.starts_with("::error file=a::"), "{line}");
    }
    assert!(!done.stdout.contains("##["), "{}", done.stdout);
    assert!(!done.stdout.contains('\u{1b}') && !done.stdout.contains('\u{202e}'));
}

#[test]
fn no_text_breaks_a_format() {
    let place = hostile();
    let junit = place.run(&format!("{CHECK} --to junit")).exit(1).stdout;
    schemas::junit(&junit);
    assert!(!junit.contains("<script>") && !junit.contains('\u{ffff}'));
    let sarif = place.run(&format!("{CHECK} --to sarif")).exit(1).stdout;
    let log = schemas::sarif(&sarif);
    assert!(!sarif.contains('\u{1b}') && !sarif.contains('\u{202e}'));
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let text = result["message"]["text"].as_str().unwrap();
        let link = text.replace("\\](", "").contains("](");
        assert!(!text.contains(['\u{1b}', '\u{202e}']) && !link, "{text}");
    }
    for format in ["badge", "shields", "md", "json"] {
        let text = place.run(&format!("{CHECK} --to {format}")).exit(1).stdout;
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{format}");
    }
}

#[cfg(unix)]
#[test]
fn a_name_of_a_file_is_harmless_too() {
    let name = "a,b:c%\n::error::x <&>\".yaml";
    let place = hostile();
    std::fs::rename(place.path("a.yaml"), place.path(name)).unwrap();
    let run = |format: &str| place.run_with(["check", name, "--to", format]);
    let done = run("github").exit(1);
    let first = done.stdout.lines().next().unwrap();
    assert!(
        first.starts_with("::error file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax <&>\".yaml,line="),
        "{first}"
    );
    schemas::junit(&run("junit").exit(1).stdout);
    let log = schemas::sarif(&run("sarif").exit(1).stdout);
    let place_of = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(
        place_of["artifactLocation"]["uri"],
        "a,b%3Ac%25%0A%3A%3Aerror%3A%3Ax%20%3C%26%3E%22.yaml"
    );
}

#[test]
fn ten_thousand_faults_are_told_in_bounds() {
    let mut text = "format: 1\nquestionnaire: mini.yaml\ndate: 2026-06-30\nanswers:\n".to_owned();
    for number in 0..10_000 {
        text += &format!("  nobody-{number}: fully\n");
    }
    let place = Place::with_fixtures().file("a.yaml", text);
    for format in ["github", "junit", "sarif"] {
        let done = place.run(&format!("check a.yaml --to {format}")).exit(2);
        assert!(
            done.stdout.len() < 10_000_000,
            "{format}: {}",
            done.stdout.len()
        );
        match format {
            "github" => {
                let marks = done
                    .stdout
                    .lines()
                    .filter(|l| l.starts_with("::error "))
                    .count();
                assert_eq!(marks, 10);
            }
            "junit" => schemas::junit(&done.stdout),
            _ => drop(schemas::sarif(&done.stdout)),
        }
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let root = crate::support::root();
    let mut command = Run::command(root);
    let mut child = command
        .args([
            "check",
            "examples/03-near-certification/assessment.yaml",
            "--to",
            "sarif",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    let mut output = child.stdout.take().unwrap();
    output.read_exact(&mut first).unwrap();
    drop(output);
    let done = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
    assert_ne!(done.status.code(), Some(4));
}
