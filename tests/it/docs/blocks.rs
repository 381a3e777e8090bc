//! What stands in blocks of code works when it is pasted.

use clap::CommandFactory;
use itsm_gap::cli::Cli;

use super::markdown::Markdown;
use crate::support::{Place, root};

/// The README, and all of the documentation.
fn texts() -> Vec<Markdown> {
    let mut texts = Markdown::below("docs");
    texts.push(Markdown::read("README.md"));
    texts.push(Markdown::read("questionnaires/README.md"));
    texts.extend(Markdown::below("examples"));
    texts
}

#[test]
fn every_yaml_block_is_valid_or_marked_as_a_fragment() {
    let mut validated = 0;
    for text in texts() {
        for block in text.code() {
            let mut info = block.info.split(' ');
            if info.next() != Some("yaml") {
                continue;
            }
            let rest: Vec<&str> = info.collect();
            if rest == ["fragment"] {
                continue;
            }
            let place = Place::empty().file("block.yaml", &block.text);
            let mut arguments = vec!["validate", "block.yaml"];
            // ```yaml questionnaire=iso20000 looks up the ids of a target or plan.
            for word in &rest {
                let id = word.strip_prefix("questionnaire=");
                arguments.extend(["--questionnaire", id.unwrap()]);
            }
            let done = place.run_with(arguments).exit_any(&[0, 2]);
            let at = format!("{}:{}", text.path.display(), block.line);
            assert!(done.stdout.contains(": valid "), "{at}: {}", done.stderr);
            assert_eq!(done.stderr, "", "{at}");
            validated += 1;
        }
    }
    assert!(validated >= 8, "{validated} blocks were validated");
}

#[test]
fn every_command_in_the_documentation_is_understood() {
    let mut understood = 0;
    for text in texts() {
        for block in text.code().iter().filter(|block| block.info == "sh") {
            for line in block.text.replace("\\\n", " ").lines() {
                let Some(start) = line.find("itsm-gap ") else {
                    continue;
                };
                let command = line[start..].replace(" 2>&1", "");
                let command = command.split(['|', '>', '<', ';', '#']).next();
                let words = words(command.unwrap());
                let parsed = Cli::command().try_get_matches_from(&words);
                let at = format!("{}: {line}", text.path.display());
                assert!(
                    parsed
                        .as_ref()
                        .err()
                        .is_none_or(|error| !error.use_stderr()),
                    "{at}: {parsed:?}"
                );
                for named in words.iter().filter(|word| word.contains("/")) {
                    assert!(root().join(named).exists(), "{at}: there is no {named}");
                }
                understood += 1;
            }
        }
    }
    assert!(understood > 20, "{understood} commands were found");
}

/// The words of a command as a shell parts them; quoted ones may contain blanks.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (place, part) in command.split('"').enumerate() {
        match place % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

#[test]
fn the_questionnaire_of_the_guide_leads_to_a_report() {
    let guide = Markdown::read("docs/guides/own-questionnaire.md");
    let blocks = guide.code();
    let desk = blocks.iter().find(|block| block.info == "yaml").unwrap();
    let place = Place::empty().file("desk.yaml", &desk.text);
    place
        .run("validate desk.yaml --lint")
        .quietly()
        .stdout_has(", 0 remarks");
    place
        .run("questionnaire show desk.yaml --answers")
        .quietly()
        .stdout_has("Of twenty calls heard this week");
    place
        .run("assess my-desk.yaml --questionnaire desk.yaml --plain --date 2027-01-15")
        .stdin("Fjord IT\nService desk\n\nMe\n1\n2\n1\nq\n")
        .exit(0);
    place
        .run("report my-desk.yaml")
        .exit(0)
        .stdout_has("Record every call as a ticket");
    place
        .run("roadmap my-desk.yaml --capacity 4")
        .exit(0)
        .stdout_has("Ask the user before a ticket is closed");
}
