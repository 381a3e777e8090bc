//! A person's file with what changed in the assessment, and all else as it was.

use super::{Comments, difference, draw};
use crate::document::{Diagnostic, Document, Source};
use crate::model::{Assessment, Questionnaire};

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
    faults
        .first()
        .map_or("nothing was read", |fault| &fault.message)
}

/// The text of an assessment with what differs between `before`, which it reads as, and `after`. All else stays byte for
/// byte: comments, order, blank lines, quotation marks, line ends and a byte order mark.
///
/// Not compared, and kept as they are: the reference to the questionnaire, answers that match no question, and lines.
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
    let said = read(text, questionnaire).map_err(CannotRewrite::Unreadable)?;
    if let Some(place) = difference::first(questionnaire, &said, before) {
        return Err(CannotRewrite::OtherText(place));
    }
    let Some(changed) = difference::first(questionnaire, before, after) else {
        return Ok(text.to_owned());
    };
    if text.contains('#') {
        return Err(CannotRewrite::Shape(changed));
    }
    let rewritten = draw(questionnaire, after, &Comments::default());
    let reads = read(&rewritten, questionnaire).map_err(|_| CannotRewrite::OtherResult(changed))?;
    match difference::first(questionnaire, &reads, after) {
        Some(place) => Err(CannotRewrite::OtherResult(place)),
        None => Ok(rewritten),
    }
}

fn read(text: &str, questionnaire: &Questionnaire) -> Result<Assessment, Vec<Diagnostic>> {
    let source = Source::new("", text);
    let read = Document::parse(&source)?.to_assessment(questionnaire)?;
    Ok(read.value)
}
