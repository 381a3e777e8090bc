//! The figures of a node from what is directly below it.

use crate::model::{AreaIx, QuestionIx, Score, SectionIx};

use super::QuestionScore;

/// What a node's figures are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A single question.
    Question(QuestionIx),
    /// A section with all below it.
    Section(SectionIx),
    /// The own questions of a section that count in an area.
    OwnQuestions(SectionIx, AreaIx),
}

/// One part with its weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    /// The part.
    pub part: Part,
    /// Its weight among the parts of the node.
    pub weight: f64,
    /// Its figures; `None` if it is removed: not applicable or out of scope.
    pub figures: Option<Figures>,
}

/// Figures of a node or question to which something applies. All from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// Mean of what has a score; `None` if nothing has.
    pub score: Option<f64>,
    /// What is certain: missing counts 0.
    pub floor: f64,
    /// What is possible: missing counts 1.
    pub ceiling: f64,
    /// The floor, with every answer capped at 0.5 that no valid document, record or observation supports.
    pub evidenced: f64,
    /// Share that has a score.
    pub completeness: f64,
    /// Mean strength of evidence of what has a score; `None` if nothing has.
    pub confidence: Option<f64>,
}

/// An answer without evidence counts at most this in `evidenced`.
const UNEVIDENCED_CAP: f64 = 0.5;

impl Figures {
    /// The figures of a single question; `None` if it does not count.
    pub(super) fn of_question(question: &QuestionScore) -> Option<Self> {
        if !question.applies() {
            return None;
        }
        let score = question.scored().map(Score::get);
        let floor = score.unwrap_or(0.0);
        let cap = if question.evidenced {
            1.0
        } else {
            UNEVIDENCED_CAP
        };
        let confidence = question.confidence.filter(|_| score.is_some());
        Some(Self {
            score,
            floor,
            ceiling: score.unwrap_or(1.0),
            evidenced: floor.min(cap),
            completeness: f64::from(score.is_some()),
            confidence: confidence.map(Score::get),
        })
    }

    /// The weighted figures of the applicable parts; `None` if there are none or all weigh nothing.
    pub fn of(contributions: &[Contribution]) -> Option<Self> {
        let mut sums = Sums::default();
        for contribution in contributions {
            sums.add(contribution.weight, contribution.figures.as_ref());
        }
        sums.figures()
    }
}

/// Weighted sums, from which the figures of a node come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    weight: f64,
    floor: f64,
    ceiling: f64,
    evidenced: f64,
    completeness: f64,
    /// Of what has a score, with the weight of that.
    score: (f64, f64),
    confidence: (f64, f64),
}

impl Sums {
    /// Adds a part by its weight, if it counts.
    pub(super) fn add(&mut self, weight: f64, figures: Option<&Figures>) {
        let Some(figures) = figures else { return };
        self.weight += weight;
        self.floor += weight * figures.floor;
        self.ceiling += weight * figures.ceiling;
        self.evidenced += weight * figures.evidenced;
        self.completeness += weight * figures.completeness;
        // What is not there adds nothing: so there is nothing to be decided.
        let there = |value: Option<f64>| (value.unwrap_or(0.0), f64::from(value.is_some()));
        let (score, scored) = there(figures.score);
        self.score.0 += weight * score;
        self.score.1 += weight * scored;
        let (confidence, supported) = there(figures.confidence);
        self.confidence.0 += weight * confidence;
        self.confidence.1 += weight * supported;
    }

    /// The figures; `None` if nothing counts or all weighs nothing.
    pub(super) fn figures(self) -> Option<Figures> {
        let total = self.weight;
        if total <= 0.0 {
            return None;
        }
        let over_scored = |(sum, weight): (f64, f64)| (weight > 0.0).then(|| sum / weight);
        Some(Figures {
            score: over_scored(self.score),
            floor: self.floor / total,
            ceiling: self.ceiling / total,
            evidenced: self.evidenced / total,
            completeness: self.completeness / total,
            confidence: over_scored(self.confidence),
        })
    }
}
