//! What an assessment looks at, and whether that is the same on both sides.

use crate::model::{ProfileChoice, QuestionIx, Questionnaire, SectionIx};
use crate::scoring::{NotApplicable, QuestionState};

use super::{Move, MoveKind, Pair, Pairs, Side, Status};

/// Differences in what is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScopeChange {
    /// The words of the scope differ.
    pub words: bool,
    /// The questionnaires differ in more than their texts, or in version.
    pub questionnaire: bool,
    /// Questions now asked that were not.
    pub new_questions: Vec<QuestionIx>,
    /// Questions of before that are not asked any more.
    pub dropped_questions: Vec<QuestionIx>,
    /// Sections with questions of their own that came into scope.
    pub sections_entered: Vec<SectionIx>,
    /// Sections with questions of their own that left the scope, by their places before.
    pub sections_left: Vec<SectionIx>,
    /// Places of profile questions, now, that are answered differently; with the answers before and now.
    pub profile: Vec<(usize, ProfileChoice, ProfileChoice)>,
    /// Questions that counted before and do no more, though asked and in scope.
    pub withdrawn: Vec<Withdrawn>,
    /// Questions that did not apply before, and do now.
    pub restored: Vec<Pair<QuestionIx>>,
    /// Of all that counted before and does no more: how many were gaps.
    pub gaps_left: usize,
}

/// A question that does not apply any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// Its place now.
    pub question: QuestionIx,
    /// How it stood before.
    pub before: Status,
    /// Why it does not apply.
    pub why: NotApplicable,
}

impl ScopeChange {
    pub(super) fn new(before: &Side<'_>, after: &Side<'_>, pairs: &Pairs, moves: &[Move]) -> Self {
        let withdrawn = |one: &Move| {
            let question = one.pair.after?;
            let QuestionState::NotApplicable(why) = after.card.question(question).state else {
                return None;
            };
            (one.kind == MoveKind::Left).then_some(Withdrawn {
                question,
                before: one.before,
                why,
            })
        };
        let restored =
            |one: &&Move| one.kind == MoveKind::Entered && one.before == Status::NotApplicable;
        let gaps = moves
            .iter()
            .filter(|m| m.kind == MoveKind::Left && m.before == Status::Gap);
        let questions = pairs.questions.iter();
        let [sections_left, sections_entered] = sections(before, after, pairs);
        Self {
            words: before.assessment.scope != after.assessment.scope,
            questionnaire: before.questionnaire.version != after.questionnaire.version
                || reweighted(before, after, pairs),
            new_questions: questions
                .clone()
                .filter(|pair| pair.before.is_none())
                .filter_map(|pair| pair.after)
                .collect(),
            dropped_questions: questions
                .filter(|pair| pair.after.is_none())
                .filter_map(|pair| pair.before)
                .collect(),
            sections_entered,
            sections_left,
            profile: profile(before, after),
            withdrawn: moves.iter().filter_map(withdrawn).collect(),
            restored: moves.iter().filter(restored).map(|m| m.pair).collect(),
            gaps_left: gaps.count(),
        }
    }

    /// Whether all is looked at as before.
    pub fn is_same(&self) -> bool {
        let Self {
            words,
            questionnaire,
            new_questions,
            dropped_questions,
            sections_entered,
            sections_left,
            profile,
            withdrawn,
            restored,
            gaps_left,
        } = self;
        !words
            && !questionnaire
            && new_questions.is_empty()
            && dropped_questions.is_empty()
            && sections_entered.is_empty()
            && sections_left.is_empty()
            && profile.is_empty()
            && withdrawn.is_empty()
            && restored.is_empty()
            && *gaps_left == 0
    }
}

/// Whether questions of both versions weigh, or are judged, otherwise.
fn reweighted(before: &Side<'_>, after: &Side<'_>, pairs: &Pairs) -> bool {
    let differ = |pair: &Pair<QuestionIx>| {
        let (Some(from), Some(to)) = (pair.before, pair.after) else {
            return false;
        };
        let facts = |q: &Questionnaire, ix: QuestionIx| {
            let question = q.question(ix);
            let scores: Vec<_> = q.options(ix).iter().map(|option| option.score).collect();
            (
                question.weight,
                question.obligation,
                question.critical,
                scores,
            )
        };
        facts(before.questionnaire, from) != facts(after.questionnaire, to)
    };
    let weighs = |pair: &Pair<SectionIx>| {
        let (Some(from), Some(to)) = (pair.before, pair.after) else {
            return false;
        };
        let facts = |q: &Questionnaire, ix| (q.section(ix).weight, q.section(ix).rollup);
        facts(before.questionnaire, from) != facts(after.questionnaire, to)
    };
    pairs.questions.iter().any(differ) || pairs.sections.iter().any(weighs)
}

/// Sections that left the scope, and those that came into it.
fn sections(before: &Side<'_>, after: &Side<'_>, pairs: &Pairs) -> [Vec<SectionIx>; 2] {
    let in_scope = |side: &Side<'_>, ix: SectionIx| {
        let own = &side.questionnaire.section(ix).questions;
        let out = |q: &QuestionIx| side.card.question(*q).state == QuestionState::OutOfScope;
        (!own.is_empty()).then(|| !own.iter().all(out))
    };
    let (mut left, mut entered) = (Vec::new(), Vec::new());
    for pair in &pairs.sections {
        let (Some(from), Some(to)) = (pair.before, pair.after) else {
            continue;
        };
        match (in_scope(before, from), in_scope(after, to)) {
            (Some(true), Some(false)) => left.push(from),
            (Some(false), Some(true)) => entered.push(to),
            _ => {}
        }
    }
    [left, entered]
}

fn profile(before: &Side<'_>, after: &Side<'_>) -> Vec<(usize, ProfileChoice, ProfileChoice)> {
    let earlier = |place: usize| {
        let id = &after.questionnaire.profile.get(place)?.id;
        let mut asked = before.questionnaire.profile.iter();
        let then = asked.position(|question| {
            let new = after.questionnaire.renamed.get(&question.id);
            question.id == *id || new == Some(id)
        })?;
        let choice = before.assessment.profile.get(then).copied().flatten()?;
        let answer = before
            .questionnaire
            .profile
            .get(then)?
            .answers
            .get(choice)?;
        let answers = &after.questionnaire.profile.get(place)?.answers;
        answers.iter().position(|one| one.id == answer.id)
    };
    let now = |place: usize| after.assessment.profile.get(place).copied().flatten();
    (0..after.questionnaire.profile.len())
        .map(|place| (place, earlier(place), now(place)))
        .filter(|(_, then, now)| then != now)
        .collect()
}
