//! Where a roadmap leads: the answers then effective, scored by the same scorer as every assessment.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::gap::demands;
use crate::model::{Answer, Assessment, QuestionIx, Questionnaire, Sample, Score, Target};
use crate::scoring::{NodeScore, Scorecard, score};

use super::Standing;
use super::expected::{lift, option_reaching};

/// An answer that has risen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Raised {
    pub(super) question: QuestionIx,
    /// Its value today; 0 while nothing is known.
    pub(super) from: Score,
    pub(super) to: Score,
    /// The quarter of the roadmap from which on it counts.
    pub(super) from_quarter: i32,
}

/// What is projected from.
#[derive(Clone, Copy)]
pub(super) struct Projection<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) assessment: &'a Assessment,
    pub(super) as_of: Date,
    pub(super) target: &'a Target,
    /// How far what raises an answer has its effect in the cautious standing.
    pub(super) effect: Score,
}

impl Projection<'_> {
    /// The standing after each of so many quarters, and the cautious one.
    pub(super) fn of(&self, raised: &[Raised], quarters: i32) -> Vec<(Standing, Standing)> {
        let (mut then, mut cautious) = (self.assessment.clone(), self.assessment.clone());
        let mut standings: Vec<(Standing, Standing)> = Vec::new();
        for quarter in 0..quarters {
            let best = best_by(raised, quarter);
            let new = raised.iter().any(|one| one.from_quarter.max(0) == quarter);
            if let (false, Some(last)) = (new, standings.last()) {
                standings.push(last.clone());
                continue;
            }
            for (question, (from, to)) in best {
                let Some(option) = option_reaching(self.questionnaire, question, to) else {
                    continue;
                };
                let lifted = lift(self.assessment.answer(question), option);
                let reached = self.questionnaire.options(question).get(option);
                let reached = reached
                    .and_then(|option| option.score)
                    .map_or(to, Score::new);
                cautious.answers[question.0] = Some(Answer {
                    sample: self.capped(from, reached),
                    ..lifted.clone()
                });
                then.answers[question.0] = Some(lifted);
            }
            let standing = self.standing(&then);
            let cautious = match self.effect {
                Score::ONE => standing.clone(),
                _ => self.standing(&cautious),
            };
            standings.push((standing, cautious));
        }
        standings
    }

    fn standing(&self, then: &Assessment) -> Standing {
        let card = score(self.questionnaire, then, self.as_of);
        standing(self.questionnaire, &card, self.target)
    }

    /// What caps an answer so far above its value today as the effect goes: the scorer itself then counts no more of it.
    fn capped(&self, from: Score, to: Score) -> Option<Sample> {
        let reached = Score::new(from.get() + self.effect.get() * (to.get() - from.get()));
        (reached < to).then(|| Sample {
            of: None,
            checked: PARTS,
            // Scores have nine decimals, so that nothing is cut off.
            ok: (reached.get() * f64::from(PARTS)).round() as u32,
            failing: Vec::new(),
        })
    }
}

/// As fine as scores are.
const PARTS: u32 = 1_000_000_000;

/// For each question the best value reached by a quarter.
/// With each its value today.
pub(super) fn best_by(raised: &[Raised], quarter: i32) -> BTreeMap<QuestionIx, (Score, Score)> {
    let mut best: BTreeMap<QuestionIx, (Score, Score)> = BTreeMap::new();
    for one in raised.iter().filter(|one| one.from_quarter <= quarter) {
        let (_, to) = best.entry(one.question).or_insert((one.from, one.to));
        *to = (*to).max(one.to);
    }
    best
}

/// The figures of a scorecard that a roadmap shows.
pub(super) fn standing(
    questionnaire: &Questionnaire,
    card: &Scorecard,
    target: &Target,
) -> Standing {
    let overall = &card.overall;
    Standing {
        floor: overall.floor(),
        score: overall
            .figures
            .and_then(|figures| figures.score)
            .map(Score::new),
        level: overall.levels.as_ref().map(|levels| levels.level),
        verdict: overall.verdict,
        conformity: card.conformity,
        areas: card.areas.iter().map(NodeScore::floor).collect(),
        target: demands(questionnaire, card, target)
            .into_iter()
            .map(|demand| demand.outcome)
            .max(),
        majors: overall.counts.major,
        minors: overall.counts.minor,
    }
}
