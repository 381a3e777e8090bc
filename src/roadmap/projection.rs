//! Where a roadmap leads: the answers then effective, scored by the same scorer as every assessment.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::gap::demands;
use crate::model::{Assessment, QuestionIx, Questionnaire, Score, Target};
use crate::scoring::{NodeScore, Scorecard, score};

use super::Standing;
use super::expected::{lift, option_reaching};

/// An answer that has risen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Raised {
    pub(super) question: QuestionIx,
    pub(super) to: Score,
    /// The quarter of the roadmap from which on it counts.
    pub(super) from_quarter: i32,
}

/// The standing after each of so many quarters.
pub(super) fn project(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    as_of: Date,
    target: &Target,
    raised: &[Raised],
    quarters: i32,
) -> Vec<Standing> {
    let mut then = assessment.clone();
    let mut standings: Vec<Standing> = Vec::new();
    for quarter in 0..quarters {
        let best = best_by(raised, quarter);
        let new = raised.iter().any(|one| one.from_quarter.max(0) == quarter);
        if let (false, Some(last)) = (new, standings.last()) {
            standings.push(last.clone());
            continue;
        }
        for (question, to) in best {
            if let Some(option) = option_reaching(questionnaire, question, to) {
                then.answers[question.0] = Some(lift(assessment.answer(question), option));
            }
        }
        let card = score(questionnaire, &then, as_of);
        standings.push(standing(questionnaire, &card, target));
    }
    standings
}

/// For each question the best value reached by a quarter.
pub(super) fn best_by(raised: &[Raised], quarter: i32) -> BTreeMap<QuestionIx, Score> {
    let mut best: BTreeMap<QuestionIx, Score> = BTreeMap::new();
    for one in raised.iter().filter(|one| one.from_quarter <= quarter) {
        let entry = best.entry(one.question).or_insert(one.to);
        *entry = (*entry).max(one.to);
    }
    best
}

/// The figures of a scorecard that a roadmap shows.
pub(super) fn standing(
    questionnaire: &Questionnaire,
    card: &Scorecard,
    target: &Target,
) -> Standing {
    let floor = |node: &NodeScore| node.figures.map(|figures| Score::new(figures.floor));
    let overall = &card.overall;
    Standing {
        floor: floor(overall),
        score: overall
            .figures
            .and_then(|figures| figures.score)
            .map(Score::new),
        level: overall.levels.as_ref().map(|levels| levels.level),
        verdict: overall.verdict,
        conformity: card.conformity,
        areas: card.areas.iter().map(floor).collect(),
        target: demands(questionnaire, card, target)
            .into_iter()
            .map(|demand| demand.outcome)
            .max(),
        majors: overall.counts.major,
        minors: overall.counts.minor,
    }
}
