//! What initiatives build on: the questionnaire they stand in, or the one that a plan is for.

use super::ids::Names;
use super::profile::Profile;
use crate::model::{AnswerOption, AnswerSet, Initiative, Question};

/// What initiatives refer to.
#[derive(Clone, Copy)]
pub(super) struct Basis<'b> {
    pub(super) profile: &'b Profile<'b>,
    pub(super) questions: &'b [Question],
    pub(super) question_names: &'b Names<'b>,
    pub(super) answer_sets: &'b [AnswerSet],
    /// Initiatives of another file, to which those read are added; checked when that was read.
    pub(super) initiatives: &'b [Initiative],
}

impl<'b> Basis<'b> {
    /// The options of the question at a place; none if it names no answer set.
    pub(super) fn options(&self, question: usize) -> &'b [AnswerOption] {
        let set = self
            .questions
            .get(question)
            .map(|question| question.answers);
        set.and_then(|set| self.answer_sets.get(set))
            .map_or(&[], |set| &set.options)
    }
}
