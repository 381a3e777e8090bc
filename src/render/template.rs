//! An empty assessment file with comments, to be filled in with an editor.

use std::fmt::Write as _;

use crate::model::{NotApplicableRule, QuestionIx, Questionnaire, SectionIx};

use super::yaml_text::{comment, key};

/// An assessment of a questionnaire in which everything is still to be filled in. `path` is where a questionnaire is found
/// that the program does not hold. With `quick`, only its quick questions.
pub fn draw(questionnaire: &Questionnaire, path: Option<&str>, quick: bool) -> String {
    let mut text = String::new();
    let id = &questionnaire.id;
    comment(
        &mut text,
        0,
        &format!(
            "Assessment with the questionnaire “{}”.",
            questionnaire.title
        ),
    );
    comment(
        &mut text,
        0,
        "Write an answer behind each question, or leave it empty while it is open. Allowed everywhere: unknown (asked, \
         nobody knows). Instead of a single word an answer may have notes and evidence:",
    );
    let _ = writeln!(
        text,
        "#   some-question:\n#     answer: {}",
        some_answer(questionnaire)
    );
    text += "#     note: What was seen or said\n\
             #     evidence: [{kind: record, ref: Where it is found, date: 2026-10-31}]\n\
             # Kinds of evidence: document, record, observation, interview. Check the file with: itsm-gap validate FILE\n";
    text += "format: 1\n";
    let named = path.map_or_else(|| format!("{id}@{}", questionnaire.version), key);
    let _ = writeln!(text, "questionnaire: {named}");
    text += "organisation:              # whose services are assessed\n\
             scope:                     # services, sites or units\n\
             date:                      # day of the assessment, as 2026-11-22\n\
             assessors: []              # who assesses, as [A. Lind, T. Okafor]\n";
    profile(&mut text, questionnaire);
    text += "answers:\n";
    for root in &questionnaire.roots {
        section(&mut text, questionnaire, *root, quick);
    }
    text
}

/// An answer that may stand in an example: of the first question, the one before the best.
fn some_answer(questionnaire: &Questionnaire) -> String {
    let first = questionnaire
        .roots
        .iter()
        .find_map(|root| first(questionnaire, *root));
    let options = first.map_or(&[][..], |ix| questionnaire.options(ix));
    let option = options.iter().rev().nth(1).or(options.first());
    option.map_or_else(|| "unknown".to_owned(), |option| key(option.id.as_str()))
}

fn first(questionnaire: &Questionnaire, section: SectionIx) -> Option<QuestionIx> {
    let section = questionnaire.section(section);
    let below = || {
        section
            .children
            .iter()
            .find_map(|child| first(questionnaire, *child))
    };
    section.questions.first().copied().or_else(below)
}

fn profile(text: &mut String, questionnaire: &Questionnaire) {
    if questionnaire.profile.is_empty() {
        return;
    }
    *text += "profile:\n";
    for question in &questionnaire.profile {
        comment(text, 2, &question.text);
        for answer in &question.answers {
            comment(text, 2, &format!("  {}: {}", answer.id, answer.label));
        }
        let _ = writeln!(text, "  {}:", key(question.id.as_str()));
    }
}

fn section(text: &mut String, questionnaire: &Questionnaire, ix: SectionIx, quick: bool) {
    let section = questionnaire.section(ix);
    let wanted: Vec<_> = section
        .questions
        .iter()
        .filter(|q| !quick || questionnaire.question(**q).quick)
        .collect();
    if !wanted.is_empty() {
        text.push('\n');
        comment(
            text,
            2,
            &format!("=== {} ({}) ===", section.title, section.id),
        );
    }
    for ix in wanted {
        let question = questionnaire.question(*ix);
        text.push('\n');
        comment(text, 2, &question.text);
        for (place, option) in questionnaire.options(*ix).iter().enumerate() {
            let means = questionnaire.meaning(*ix, place).unwrap_or(&option.label);
            comment(text, 2, &format!("  {}: {means}", option.id));
        }
        let mut reserved = Vec::new();
        if question.na == NotApplicableRule::Reason {
            reserved.push("{answer: na, reason: why} if it does not apply");
        }
        if question.occurrence {
            reserved.push("none_yet if nothing has happened yet that could show it");
        }
        if !reserved.is_empty() {
            comment(text, 2, &format!("  Also: {}", reserved.join("; ")));
        }
        let _ = writeln!(text, "  {}:", key(question.id.as_str()));
    }
    for child in &section.children {
        self::section(text, questionnaire, *child, quick);
    }
}
