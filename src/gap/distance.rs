//! Which target applies where, and how far away it is.

use crate::model::{
    AreaIx, Conformity, Level, Obligation, QuestionIx, Questionnaire, Score, SectionIx, Target,
};
use crate::scoring::{Ladder, NodeId, NodeScore, Scorecard};

/// A target, resolved for single nodes and questions of a questionnaire.
#[derive(Clone, Copy, Debug)]
pub struct Targets<'a> {
    questionnaire: &'a Questionnaire,
    target: &'a Target,
}

/// What a question is to reach, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionTarget {
    /// The value to be reached.
    pub value: Score,
    /// Which demand asks for it.
    pub reason: Reason,
}

/// Which demand sets a question's target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A requirement, and conformity is wanted.
    Conformity,
    /// It shows a capability level that is wanted.
    Level(Level),
    /// A score is wanted; raised to the next answer.
    Score(Score),
    /// Nothing is demanded: the best answer.
    Nothing,
}

/// What a node is to reach, and how far it stays below.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Distance {
    /// The score that applies, own or inherited.
    pub score: Option<Score>,
    /// The capability level that applies.
    pub level: Option<Level>,
    /// The conformity wanted; of the whole only.
    pub conformity: Option<Conformity>,
    /// How far the floor stays below the score.
    pub score_gap: Option<Score>,
    /// How many levels are missing.
    pub level_gap: Option<u8>,
}

impl<'a> Targets<'a> {
    /// Resolves a target for a questionnaire.
    pub fn new(questionnaire: &'a Questionnaire, target: &'a Target) -> Self {
        Self {
            questionnaire,
            target,
        }
    }

    /// The target itself.
    pub fn target(&self) -> &'a Target {
        self.target
    }

    /// The nearest score target of a section: its own, of its ancestors, of its area, of the whole.
    pub fn section_score(&self, section: SectionIx) -> Option<Score> {
        let area = self.questionnaire.section(section).area;
        self.score_by(section, area)
    }

    fn score_by(&self, section: SectionIx, area: Option<AreaIx>) -> Option<Score> {
        let mut nearest = self.questionnaire.ancestry(section);
        nearest
            .find_map(|s| self.target.sections.get(&s).and_then(|t| t.score))
            .or_else(|| area.and_then(|a| self.target.areas.get(&a).copied()))
            .or(self.target.score)
    }

    /// The nearest level target of a section: its own, of its ancestors, of the whole.
    pub fn section_level(&self, section: SectionIx) -> Option<Level> {
        let mut nearest = self.questionnaire.ancestry(section);
        nearest
            .find_map(|s| self.target.sections.get(&s).and_then(|t| t.level))
            .or(self.target.level)
    }

    /// What a question is to reach; `None` if a target applies to its section, but none to the question.
    pub fn question(&self, ix: QuestionIx) -> Option<QuestionTarget> {
        let question = self.questionnaire.question(ix);
        let own = &self.questionnaire.section(question.section).questions;
        let of_own = |test: fn(&crate::model::Question) -> bool| {
            own.iter().any(|q| test(self.questionnaire.question(*q)))
        };
        let score = self.score_by(question.section, question.area);
        let level = self
            .section_level(question.section)
            .filter(|_| of_own(|q| q.level.is_some()));
        let is_shall = |q: &crate::model::Question| q.obligation == Obligation::Shall;
        let conformity = self.target.conformity.filter(|_| of_own(is_shall));

        let mut applying = Vec::new();
        if conformity.is_some() && is_shall(question) {
            applying.push(QuestionTarget {
                value: Score::ONE,
                reason: Reason::Conformity,
            });
        }
        if let (Some(own), Some(wanted)) = (question.level, level)
            && own <= wanted
        {
            applying.push(QuestionTarget {
                value: Score::ONE,
                reason: Reason::Level(own),
            });
        }
        if let Some(score) = score {
            let value = self.raised_to_option(ix, score);
            applying.push(QuestionTarget {
                value,
                reason: Reason::Score(score),
            });
        }
        // `max_by` prefers the last of equals, the list is in order of precedence.
        let highest = applying
            .into_iter()
            .rev()
            .max_by(|a, b| a.value.cmp(&b.value));
        let demanded = score.is_some() || level.is_some() || conformity.is_some();
        let best = QuestionTarget {
            value: Score::ONE,
            reason: Reason::Nothing,
        };
        highest.or((!demanded).then_some(best))
    }

    /// The lowest answer that reaches a score; the best answer if none does.
    fn raised_to_option(&self, ix: QuestionIx, score: Score) -> Score {
        let values = || {
            self.questionnaire
                .options(ix)
                .iter()
                .filter_map(|o| o.score)
                .map(Score::new)
        };
        values()
            .filter(|v| *v >= score)
            .min()
            .or_else(|| values().max())
            .unwrap_or(score)
    }

    /// What a node is to reach, and how far it stays below.
    pub fn distance(&self, card: &Scorecard, id: &NodeId) -> Distance {
        let (score, level, conformity) = match id {
            NodeId::Overall => (self.target.score, self.target.level, self.target.conformity),
            NodeId::Section(ix) => (self.section_score(*ix), self.section_level(*ix), None),
            NodeId::Area(ix) => {
                let own = self.target.areas.get(ix).copied();
                (own.or(self.target.score), None, None)
            }
            NodeId::Reference(..) => (self.target.score, None, None),
        };
        let node = card.node(id);
        let ladders = self.ladders(card, id);
        let level = match (id, ladders.as_slice()) {
            (_, []) => None,
            // No more can be wanted of a section than its ladder can show.
            (NodeId::Section(ix), [(first, ladder), ..]) if first == ix => {
                level.map(|wanted| ladder.within(wanted))
            }
            _ => level,
        };
        let missing = |(section, ladder): &(SectionIx, &Ladder)| {
            let wanted = ladder.within(self.section_level(*section)?);
            Some(wanted.get().saturating_sub(ladder.level.get()))
        };
        let own_only =
            matches!(id, NodeId::Section(ix) if ladders.first().is_some_and(|(s, _)| s == ix));
        let counted = if own_only {
            &ladders[..1]
        } else {
            &ladders[..]
        };
        Distance {
            score,
            level,
            conformity,
            score_gap: score
                .zip(node.and_then(NodeScore::floor))
                .map(|(t, floor)| floor.short_of(t)),
            level_gap: level.and_then(|_| counted.iter().filter_map(missing).max()),
        }
    }

    /// The ladders of a node: of a section its own first.
    fn ladders<'c>(&self, card: &'c Scorecard, id: &NodeId) -> Vec<(SectionIx, &'c Ladder)> {
        let sections = match id {
            NodeId::Overall => self.questionnaire.section_places().collect(),
            NodeId::Section(ix) => self.questionnaire.sections_below(*ix),
            NodeId::Area(_) | NodeId::Reference(..) => Vec::new(),
        };
        let own = |s: SectionIx| card.ladders[s.0].as_ref().map(|ladder| (s, ladder));
        sections.into_iter().filter_map(own).collect()
    }
}
