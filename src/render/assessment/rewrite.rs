//! A person's file with what changed in the assessment, and all else as it was.

use std::borrow::Cow;

use super::{answer, difference, head};
use crate::document::outline::{Form, Place};
use crate::document::{Diagnostic, Document, Severity, Source};
use crate::model::{Assessment, QuestionIx, Questionnaire};
use crate::render::revision::revise;
use crate::render::yaml_value::{Layout, Value};

/// Why a changed assessment cannot be put into its file; completes "failed to …".
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CannotRewrite {
    /// The text is no sound assessment.
    #[error("read the assessment before changing it: {}", first_message(.0))]
    Unreadable(Vec<Diagnostic>),
    /// The text does not say what it was taken to say.
    #[error("change the assessment: its text says something else about {0} than was read from it")]
    OtherText(String),
    /// The text has a shape in which the change found no place.
    #[error("write {0} into the assessment as it is laid out")]
    Shape(String),
    /// The changed text would not read as the changed assessment.
    #[error("change the assessment: the changed text would say something else about {0}")]
    OtherResult(String),
}

fn first_message(faults: &[Diagnostic]) -> &str {
    let mut errors = faults.iter();
    let first = errors.find(|fault| fault.severity == Severity::Error);
    first.map_or("nothing was read", |fault| &fault.message)
}

/// The text of an assessment with what differs between `before`, which it reads as, and `after`. All else stays byte for
/// byte: comments, order, blank lines, quotation marks, line ends and a byte order mark.
///
/// Answers that match no question are kept, and neither they nor lines are compared. The key of an answer that is taken
/// back stays, without a value, where it has comments: without it they would seem to be about another answer.
///
/// # Errors
///
/// If the text does not read as `before`, or the result would not read as `after`: nothing is then to be saved over it.
pub fn rewrite(
    text: &str,
    questionnaire: &Questionnaire,
    before: &Assessment,
    after: &Assessment,
) -> Result<String, CannotRewrite> {
    let source = Source::new("", text);
    let (document, mut outline) =
        Document::parse_with_outline(&source).map_err(CannotRewrite::Unreadable)?;
    let said = document.to_assessment(questionnaire);
    let said = said.map_err(CannotRewrite::Unreadable)?.value;
    if let Some(place) = difference::first(questionnaire, &said, before) {
        return Err(CannotRewrite::OtherText(place));
    }
    let Some(changed) = difference::first(questionnaire, before, after) else {
        return Ok(text.to_owned());
    };
    name_answers(
        &mut outline,
        questionnaire,
        &document.questions_answered(questionnaire),
    );
    let (old, new) = (
        entries(questionnaire, before),
        entries(questionnaire, after),
    );
    let questions = questionnaire.questions.iter();
    let sections = questions.map(|question| (question.id.as_str(), question.section.0));
    let revised = revise(source.text(), &outline, &old, &new, &sections.collect());
    let Ok(mut revised) = revised else {
        return Err(CannotRewrite::Shape(changed));
    };
    let meant = Assessment {
        unmatched: said.unmatched,
        ..after.clone()
    };
    verify(&revised, questionnaire, &meant, changed)?;
    if let Some(mark) = text.strip_suffix(source.text()) {
        revised.insert_str(0, mark);
    }
    Ok(revised)
}

/// Gives the answers in an outline the ids of the questions that they answer, which may have been called otherwise.
fn name_answers<'q>(
    outline: &mut Place<'q>,
    questionnaire: &'q Questionnaire,
    answered: &[Option<QuestionIx>],
) {
    let Form::Map(members) = &mut outline.form else {
        return;
    };
    let mut answers = members.all.iter_mut();
    let answers = answers.find(|member| member.is_called("answers"));
    let Some(Form::Map(answers)) = answers.map(|member| &mut member.value.form) else {
        return;
    };
    for (member, question) in answers.all.iter_mut().zip(answered) {
        let id = question.map(|ix| questionnaire.question(ix).id.as_str());
        if let Some((key, _)) = &mut member.key {
            *key = Cow::Borrowed(id.unwrap_or_default());
        }
    }
}

/// All keys of an assessment with their values; the answers in the order of the questionnaire.
fn entries<'a>(
    questionnaire: &'a Questionnaire,
    assessment: &'a Assessment,
) -> Vec<(&'a str, Value<'a>)> {
    let questions = questionnaire.roots.iter();
    let questions = questions.flat_map(|root| questionnaire.questions_below(*root));
    let answers = questions.map(|ix| {
        let answer = assessment.answer(ix);
        let value = answer.map_or(Value::Absent, |answer| {
            answer::value(questionnaire, ix, answer)
        });
        (questionnaire.question(ix).id.as_str(), value)
    });
    let answers = Value::Map(answers.collect(), Layout::Lines);
    let mut entries = head::entries(questionnaire, assessment);
    entries.push(("answers", answers));
    entries
}

/// Makes sure that a text reads as an assessment, with the answers that match no question.
fn verify(
    text: &str,
    questionnaire: &Questionnaire,
    meant: &Assessment,
    changed: String,
) -> Result<(), CannotRewrite> {
    let source = Source::new("", text);
    let read = Document::parse(&source).and_then(|document| document.to_assessment(questionnaire));
    let Ok(read) = read else {
        return Err(CannotRewrite::OtherResult(changed));
    };
    let ids = |of: &Assessment| {
        let ids = of.unmatched.iter().map(|answer| answer.id.clone());
        ids.collect::<Vec<_>>()
    };
    let kept = ids(&read.value) == ids(meant);
    let differs = difference::first(questionnaire, &read.value, meant);
    match differs.or_else(|| (!kept).then_some(changed)) {
        Some(place) => Err(CannotRewrite::OtherResult(place)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod examples;
#[cfg(test)]
mod person;
#[cfg(test)]
mod properties;
