//! How much a questionnaire asks is what the texts say.

use itsm_gap::catalogue;
use itsm_gap::document::{Document, Source};
use itsm_gap::model::{Obligation, Question, Questionnaire};

use super::markdown::Markdown;

fn embedded(id: &str) -> Questionnaire {
    let source = Source::new(id, catalogue::find(id).unwrap().text);
    let document = Document::parse(&source).unwrap();
    document.to_questionnaire().unwrap().value
}

fn count(id: &str, which: impl Fn(&Question) -> bool) -> usize {
    let questions = embedded(id).questions;
    questions.iter().filter(|question| which(question)).count()
}

#[test]
fn the_numbers_of_questions_are_those_of_the_questionnaires() {
    let all = |id| count(id, |_| true);
    let quick = |id| count(id, |question| question.quick);
    let (iso, itil, manager) = (all("iso20000"), all("itil4"), all("itsm-manager"));
    let critical = count("iso20000", |question| question.critical);
    for (file, wanted) in [
        (
            "README.md",
            format!("| `itsm-manager` | {manager} questions "),
        ),
        (
            "README.md",
            format!("| `iso20000` | {iso} questions, one for each requirement "),
        ),
        (
            "docs/guides/interview.md",
            format!(
                "| `itsm-manager` | {manager} questions, about an hour | {}, ",
                quick("itsm-manager")
            ),
        ),
        (
            "docs/guides/interview.md",
            format!("| `iso20000` | {iso}, three to five days"),
        ),
        (
            "docs/guides/interview.md",
            format!(" | {}, three quarters of an hour |", quick("iso20000")),
        ),
        (
            "docs/guides/interview.md",
            format!(
                "| `itil4` | {itil}, about fifteen minutes a practice | {}, ",
                quick("itil4")
            ),
        ),
        (
            "docs/iso20000-project.md",
            format!("*Critical* are {critical} of the {iso} requirements"),
        ),
        (
            "docs/iso20000-project.md",
            format!("All {iso} requirements, with evidence"),
        ),
        (
            "examples/README.md",
            format!("all {iso} requirements answered"),
        ),
    ] {
        let text = Markdown::read(file).text;
        assert!(text.contains(&wanted), "{file} does not say: {wanted}");
    }
}

#[test]
fn every_requirement_is_a_question_and_no_text_gives_another_number_of_them() {
    let iso = count("iso20000", |_| true);
    assert_eq!(
        count("iso20000", |question| question.obligation
            == Obligation::Shall),
        iso
    );
    let mut told = 0;
    let mut texts = vec![
        Markdown::read("README.md"),
        Markdown::read("questionnaires/README.md"),
    ];
    texts.extend(Markdown::below("docs"));
    texts.extend(Markdown::below("examples"));
    for text in texts {
        let words: Vec<&str> = text.text.split_whitespace().collect();
        for window in words.windows(3) {
            let [before, number, of] = window else {
                continue;
            };
            let all = matches!(before.to_lowercase().as_str(), "all" | "the");
            let number = number.parse().ok().filter(|number: &usize| *number >= 100);
            if all && of.starts_with("requirements") && number.is_some() {
                assert_eq!(number, Some(iso), "{}", text.path.display());
                told += 1;
            }
        }
    }
    assert!(told >= 4, "only {told} found");
}
