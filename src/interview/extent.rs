//! Which questions a sitting is about: for whom, on what, and in which state.

use jiff::civil::Date;

use crate::model::{AreaIx, Assessment, Evidence, QuestionIx, Questionnaire, SectionIx};
use crate::scoring::{NotApplicable, QuestionState, Scorecard};

/// What a sitting is about; by default everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Only the quick questions.
    pub quick: bool,
    /// Only these areas; none: all.
    pub areas: Vec<AreaIx>,
    /// Only these sections with all below them; none: all.
    pub sections: Vec<SectionIx>,
    /// Only what one of these roles knows; none: whoever knows.
    pub roles: Vec<String>,
    /// Only questions in this state.
    pub only: Option<Only>,
}

/// A state of questions that is worth a sitting of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// Nothing has been answered.
    Open,
    /// Asked, but nobody knew.
    Unknown,
    /// Claimed, but no document, record or observation shows it.
    NoEvidence,
    /// There is evidence, but none that is still valid.
    Expired,
    /// Respondents contradict each other.
    Disputed,
}

impl Extent {
    /// The questions of the sitting, in the order of the questionnaire; whether they apply may change with the profile.
    pub fn questions(
        &self,
        questionnaire: &Questionnaire,
        assessment: &Assessment,
        card: &Scorecard,
    ) -> Vec<QuestionIx> {
        let wanted = |ix: &QuestionIx| {
            self.is_about(questionnaire, *ix)
                && self
                    .only
                    .is_none_or(|only| only.holds(assessment, card, *ix))
        };
        questionnaire.question_places().filter(wanted).collect()
    }

    fn is_about(&self, questionnaire: &Questionnaire, ix: QuestionIx) -> bool {
        let question = questionnaire.question(ix);
        let in_sections = || {
            let mut above = questionnaire.ancestry(question.section);
            above.any(|section| self.sections.contains(&section))
        };
        (!self.quick || question.quick)
            && (self.areas.is_empty() || question.area.is_some_and(|a| self.areas.contains(&a)))
            && (self.sections.is_empty() || in_sections())
            && (self.roles.is_empty() || question.ask.iter().any(|role| self.roles.contains(role)))
    }

    /// Whether answered questions belong to the sitting as much as open ones.
    pub(super) fn asks_again(&self) -> bool {
        !matches!(self.only, None | Some(Only::Open))
    }
}

impl Only {
    fn holds(self, assessment: &Assessment, card: &Scorecard, ix: QuestionIx) -> bool {
        let scored = card.question(ix);
        let claims = || scored.scored().is_some_and(|value| value.get() > 0.0);
        match self {
            Self::Open => is_open(assessment, ix),
            Self::Unknown => scored.state == QuestionState::Unknown,
            Self::NoEvidence => claims() && !scored.evidenced,
            Self::Expired => has_expired(assessment, ix, card.as_of),
            Self::Disputed => scored.state == QuestionState::Disputed,
        }
    }
}

/// Whether nobody has said anything to a question yet.
pub(super) fn is_open(assessment: &Assessment, ix: QuestionIx) -> bool {
    let answer = assessment.answer(ix);
    answer.is_none_or(|answer| answer.given.is_none() && answer.responses.is_empty())
}

/// Whether there is evidence past its last valid day, and no other that is more than talk and still valid.
pub(super) fn has_expired(assessment: &Assessment, ix: QuestionIx, as_of: Date) -> bool {
    let Some(answer) = assessment.answer(ix) else {
        return false;
    };
    let mut all = answer.all_evidence();
    let stands = |evidence: &Evidence| evidence.lifts_cap() && evidence.is_valid_on(as_of);
    all.any(|evidence| expired(evidence, as_of)) && !answer.all_evidence().any(stands)
}

/// Whether evidence is past its last valid day.
pub(super) fn expired(evidence: &Evidence, as_of: Date) -> bool {
    let last = evidence.last_valid_day().ok().flatten();
    last.is_some_and(|last| last < as_of)
}

/// Whether a question is to be asked as the profile stands; one that a person called not applicable is.
pub(super) fn is_asked(card: &Scorecard, ix: QuestionIx) -> bool {
    !matches!(
        card.question(ix).state,
        QuestionState::OutOfScope | QuestionState::NotApplicable(NotApplicable::Condition)
    )
}
