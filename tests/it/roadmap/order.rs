//! The order of initiatives in a file, and what the machine has, change no byte of a roadmap.

use serde_json::Value;

use super::dice::Dice;
use crate::support::{Place, root};

/// The questionnaire with its initiatives in another order; texts and ids stay.
fn shuffled(id: &str, seed: u64) -> String {
    let text =
        std::fs::read_to_string(root().join("questionnaires").join(format!("{id}.yaml"))).unwrap();
    let (head, rest) = text.split_once("\ninitiatives:\n").unwrap();
    let end = rest.find("\nadvice:").map_or(rest.len(), |at| at + 1);
    let (list, tail) = rest.split_at(end);
    let mut initiatives: Vec<&str> = list
        .split_inclusive('\n')
        .fold(Vec::new(), |mut all: Vec<(usize, usize)>, line| {
            let at = all.last().map_or(0, |(_, end)| *end);
            match all.last_mut() {
                Some((_, end)) if !line.starts_with("  - id: ") => *end += line.len(),
                _ => all.push((at, at + line.len())),
            }
            all
        })
        .into_iter()
        .map(|(from, to)| &list[from..to])
        .collect();
    Dice::new(seed).shuffle(&mut initiatives);
    assert_ne!(initiatives.concat(), list);
    format!("{head}\ninitiatives:\n{}{tail}", initiatives.concat())
}

/// The assessment of an example, with the questionnaire beside it.
fn with_questionnaire(lesson: &str, text: &str) -> Place {
    let assessment = root().join("examples").join(lesson).join("assessment.yaml");
    let assessment = std::fs::read_to_string(assessment).unwrap();
    let named = assessment
        .lines()
        .find(|line| line.starts_with("questionnaire: "))
        .unwrap();
    Place::empty().file("q.yaml", text).file(
        "assessment.yaml",
        assessment.replace(named, "questionnaire: ./q.yaml"),
    )
}

#[test]
fn the_order_of_initiatives_in_the_file_changes_no_byte() {
    for (lesson, id, flags) in [
        (
            "01-it-provider",
            "itsm-manager",
            "--capacity 25 --budget 8000",
        ),
        (
            "03-near-certification",
            "iso20000",
            "--certification 2027-09",
        ),
    ] {
        let text =
            std::fs::read_to_string(root().join("questionnaires").join(format!("{id}.yaml")))
                .unwrap();
        let first = with_questionnaire(lesson, &text);
        let second = with_questionnaire(lesson, &shuffled(id, 7));
        for format in ["terminal --detail full", "md", "json", "csv", "ics"] {
            let run = |place: &Place| {
                place.run(&format!("roadmap assessment.yaml {flags} --to {format}"))
            };
            let expected = std::cell::Cell::new(None);
            for place in [&first, &second] {
                let code = i32::from(id == "iso20000");
                let text = run(place).exit(code).stdout;
                let before = expected.replace(Some(text.clone()));
                assert!(
                    before.is_none_or(|before| before == text),
                    "{lesson} {format}"
                );
            }
        }
        let report = |place: &Place| -> Value {
            let mut report = place
                .run(&format!("report assessment.yaml {flags} --to json"))
                .json();
            // The file is another one.
            report["questionnaire"]["sha256"] = Value::Null;
            report
        };
        assert_eq!(report(&first), report(&second), "{lesson}");
    }
}

#[test]
fn the_number_of_threads_and_the_locale_change_no_byte() {
    let file = "examples/02-internal-it/assessment.yaml";
    let run = |variables: &[(&str, &str)]| {
        let run = crate::support::Run::at_root(&format!("roadmap {file} --to json"));
        variables
            .iter()
            .fold(run, |run, (name, value)| run.env(name, value))
            .quietly()
            .stdout
    };
    let plain = run(&[]);
    assert_eq!(
        plain,
        run(&[
            ("RAYON_NUM_THREADS", "1"),
            ("LC_ALL", "de_DE.UTF-8"),
            ("TZ", "Pacific/Auckland")
        ])
    );
    assert_eq!(plain, run(&[("RAYON_NUM_THREADS", "8"), ("LC_ALL", "C")]));
}
