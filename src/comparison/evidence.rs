//! Evidence that was valid then and is missing now, whether or not an answer changed.

use crate::model::{Evidence, QuestionIx};
use crate::scoring::QuestionState;

use super::{Pair, Pairs, Side};

/// An answer that has lost valid evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EvidenceLost {
    /// The question.
    pub pair: Pair<QuestionIx>,
    /// Its place before.
    pub before: QuestionIx,
    /// Its place now.
    pub after: QuestionIx,
    /// What became of the evidence.
    pub loss: Loss,
}

/// What became of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loss {
    /// It is still named, but no longer valid on the as-of day.
    Expired,
    /// It is not named any more.
    Gone,
    /// Valid evidence is left, but of a weaker kind.
    Weaker,
}

/// Answers with a value on both sides whose valid evidence is missing or weaker now; what expired first.
pub(super) fn evidence_lost(
    before: &Side<'_>,
    after: &Side<'_>,
    pairs: &Pairs,
) -> Vec<EvidenceLost> {
    let lost = |pair: &Pair<QuestionIx>| {
        let (from, to) = (pair.before?, pair.after?);
        let (then, now) = (before.card.question(from), after.card.question(to));
        let both = [then, now]
            .iter()
            .all(|question| question.state == QuestionState::Assessed);
        let loss = match (then.evidenced, now.evidenced) {
            _ if !both => return None,
            (true, false) if names_evidence(after, to) => Loss::Expired,
            (true, false) => Loss::Gone,
            (true, true) if now.confidence < then.confidence => Loss::Weaker,
            _ => return None,
        };
        Some(EvidenceLost {
            pair: *pair,
            before: from,
            after: to,
            loss,
        })
    };
    let mut all: Vec<EvidenceLost> = pairs.questions.iter().filter_map(lost).collect();
    all.sort_by_key(|one| one.loss);
    all
}

/// Whether an answer names a document, record or observation, valid or not.
fn names_evidence(side: &Side<'_>, ix: QuestionIx) -> bool {
    let answer = side.assessment.answer(ix);
    answer.is_some_and(|answer| answer.all_evidence().any(Evidence::lifts_cap))
}
