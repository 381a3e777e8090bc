//! How many questions of a node are answered, open, met or not met.

use crate::model::QuestionIx;

use super::{Judgement, QuestionScore, QuestionState};

/// Numbers of questions in a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All in scope, not applicable ones included.
    pub questions: usize,
    /// Those with a value, `none_yet` included.
    pub answered: usize,
    /// Asked, but nobody knows.
    pub unknown: usize,
    /// Respondents contradict each other.
    pub disputed: usize,
    /// Do not apply.
    pub not_applicable: usize,
    /// Nothing has happened yet that could show it.
    pub none_yet: usize,
    /// Requirements met, opportunities not counted.
    pub conforming: usize,
    /// Requirements met, but thin.
    pub opportunity: usize,
    /// Likely minor nonconformities.
    pub minor: usize,
    /// Likely major nonconformities, systemic ones included.
    pub major: usize,
}

impl Counts {
    /// Questions that apply but have no score: missing, unknown or disputed.
    pub fn unscored(&self) -> usize {
        self.questions - self.not_applicable - self.answered
    }

    /// Questions to which nobody said anything.
    pub fn missing(&self) -> usize {
        self.unscored() - self.unknown - self.disputed
    }

    pub(super) fn of(questions: &[QuestionScore], members: &[QuestionIx], systemic: usize) -> Self {
        let mut counts = Self {
            major: systemic,
            ..Self::default()
        };
        for question in members.iter().map(|ix| &questions[ix.0]) {
            match question.state {
                QuestionState::OutOfScope => continue,
                QuestionState::Assessed => counts.answered += 1,
                QuestionState::Unknown => counts.unknown += 1,
                QuestionState::Disputed => counts.disputed += 1,
                QuestionState::NotApplicable(_) => counts.not_applicable += 1,
                QuestionState::Missing => {}
            }
            counts.questions += 1;
            counts.none_yet += usize::from(question.none_yet);
            match question.judgement {
                Some(Judgement::Conforming) => counts.conforming += 1,
                Some(Judgement::Opportunity) => counts.opportunity += 1,
                Some(Judgement::Minor) => counts.minor += 1,
                Some(Judgement::Major) => counts.major += 1,
                Some(Judgement::NotAssessed) | None => {}
            }
        }
        counts
    }
}
