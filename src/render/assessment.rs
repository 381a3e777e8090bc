//! An assessment as the YAML file that reads back as the same.

mod answer;
mod difference;
mod rewrite;
#[cfg(test)]
mod tests;

pub use rewrite::{CannotRewrite, rewrite};

use crate::model::{Assessment, Questionnaire, SectionIx};

use super::yaml_text::{comment, entry, key, line, list, unwrapped_comment, value};

/// What a file says besides the assessment itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comments {
    /// Paragraphs at the top, after the one that names the questionnaire.
    pub header: Vec<String>,
    /// Whether each question stands above its answer.
    pub questions: bool,
}

/// An assessment as a file. Only what was answered is in it, as a single word where nothing else was said.
///
/// Answers of another version whose questions are gone are named at its end: what they said is not known here.
pub fn draw(questionnaire: &Questionnaire, assessment: &Assessment, comments: &Comments) -> String {
    let mut out = String::new();
    title(&mut out, questionnaire);
    for paragraph in &comments.header {
        comment(&mut out, 0, paragraph);
    }
    head(&mut out, questionnaire, assessment);
    profile(&mut out, questionnaire, assessment);
    let answered = assessment
        .answers
        .iter()
        .any(|answer| answer.as_ref().is_some_and(answer::says_anything));
    line(&mut out, 0, "answers", if answered { "" } else { "{}" });
    for root in &questionnaire.roots {
        section(&mut out, questionnaire, assessment, comments, *root);
    }
    gone(&mut out, assessment);
    out
}

/// A new file for an interview: all but the answers, with the place where they are to stand.
///
/// With the path or address of the schema, editors that look for one find it on the first line.
pub fn start(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    schema: Option<&str>,
) -> String {
    let mut out = String::new();
    if let Some(schema) = schema {
        unwrapped_comment(&mut out, &format!("yaml-language-server: $schema={schema}"));
    }
    title(&mut out, questionnaire);
    head(&mut out, questionnaire, assessment);
    profile(&mut out, questionnaire, assessment);
    line(&mut out, 0, "answers", "");
    out
}

fn title(out: &mut String, questionnaire: &Questionnaire) {
    let title = format!(
        "Assessment with the questionnaire “{}”.",
        questionnaire.title
    );
    comment(out, 0, &title);
}

fn head(out: &mut String, questionnaire: &Questionnaire, assessment: &Assessment) {
    line(out, 0, "format", "1");
    let named = &assessment.questionnaire;
    let reference = match &named.version {
        Some(version) => format!("{}@{version}", named.name),
        None => named.name.clone(),
    };
    line(out, 0, "questionnaire", &value(&reference));
    if let Some(organisation) = &assessment.organisation {
        entry(out, 0, "organisation", organisation);
    }
    if let Some(scope) = &assessment.scope {
        entry(out, 0, "scope", scope);
    }
    line(out, 0, "date", &assessment.date.to_string());
    if !assessment.assessors.is_empty() {
        let assessors = assessment.assessors.iter().map(String::as_str);
        line(out, 0, "assessors", &list(assessors));
    }
    if let Some(sections) = &assessment.sections {
        let ids = sections
            .iter()
            .map(|ix| questionnaire.section(*ix).id.as_str());
        line(out, 0, "sections", &list(ids));
    }
}

fn profile(out: &mut String, questionnaire: &Questionnaire, assessment: &Assessment) {
    let chosen = questionnaire.profile.iter().zip(&assessment.profile);
    let chosen: Vec<_> = chosen
        .filter_map(|(question, choice)| Some((question, question.answers.get((*choice)?)?)))
        .collect();
    if chosen.is_empty() {
        return;
    }
    line(out, 0, "profile", "");
    for (question, answer) in chosen {
        line(
            out,
            2,
            &key(question.id.as_str()),
            &value(answer.id.as_str()),
        );
    }
}

/// The answers of a section and of all below it.
fn section(
    out: &mut String,
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    comments: &Comments,
    ix: SectionIx,
) {
    let section = questionnaire.section(ix);
    let mut begun = false;
    for ix in &section.questions {
        let Some(answer) = assessment.answer(*ix).filter(|a| answer::says_anything(a)) else {
            continue;
        };
        if !std::mem::replace(&mut begun, true) {
            out.push('\n');
            let title = format!("=== {} ({}) ===", section.title, section.id);
            comment(out, 2, &title);
        }
        if comments.questions {
            out.push('\n');
            comment(out, 2, &questionnaire.question(*ix).text);
        }
        answer::draw(out, questionnaire, *ix, answer);
    }
    for child in &section.children {
        self::section(out, questionnaire, assessment, comments, *child);
    }
}

/// The ids of answers that match no question.
fn gone(out: &mut String, assessment: &Assessment) {
    if assessment.unmatched.is_empty() {
        return;
    }
    let ids: Vec<&str> = assessment
        .unmatched
        .iter()
        .map(|answer| answer.id.as_str())
        .collect();
    out.push('\n');
    let message = format!(
        "Not in this file, since the questionnaire has no such questions: {}.",
        ids.join(", ")
    );
    comment(out, 0, &message);
}
