//! An assessment as the YAML file that reads back as the same.

mod answer;
mod date;
mod difference;
#[cfg(test)]
pub(crate) mod fixture;
mod head;
mod rewrite;
#[cfg(test)]
mod tests;

pub use date::put_date;
pub use rewrite::{CannotRewrite, rewrite};

use crate::model::{Assessment, Questionnaire, SectionIx};

use super::yaml_text::{comment, line, unwrapped_comment};
use super::yaml_value::{Hand, draw_entries};

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
    let head = head::entries(questionnaire, assessment);
    draw_entries(&mut out, 0, &head, Hand::OWN);
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
    let head = head::entries(questionnaire, assessment);
    draw_entries(&mut out, 0, &head, Hand::OWN);
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
        let id = questionnaire.question(*ix).id.as_str();
        answer::value(questionnaire, *ix, answer).draw_entry(out, 2, id, Hand::OWN);
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
