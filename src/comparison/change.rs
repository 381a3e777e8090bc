//! The whole change from one assessment to another.

use crate::gap::{Regression, regressions};
use crate::model::{AreaIx, Grade, SectionIx};
use crate::scoring::{NodeId, State};

use super::evidence::evidence_lost;
use super::moves::{moves, systemic};
use super::{EvidenceLost, Move, MoveKind, Origins, Pair, Pairs, ScopeChange, Side};

/// What changed from one side to the other.
#[derive(Clone, Debug)]
pub struct Change<'s, 'a> {
    /// The earlier or first side.
    pub before: &'s Side<'a>,
    /// The later or second side.
    pub after: &'s Side<'a>,
    /// What belongs together.
    pub pairs: Pairs,
    /// Where the change of the overall floor comes from; `None` where a side has no figures.
    pub origins: Option<Origins>,
    /// What became of every question.
    pub moves: Vec<Move>,
    /// Sections whose systemic major is gone, though they are still looked at.
    pub systemic_closed: Vec<Pair<SectionIx>>,
    /// Sections of which the systemic major is out of view: nothing of them is looked at any more.
    pub systemic_left: Vec<Pair<SectionIx>>,
    /// Sections with a new systemic major.
    pub systemic_opened: Vec<Pair<SectionIx>>,
    /// Valid evidence that is missing now.
    pub evidence_lost: Vec<EvidenceLost>,
    /// What is looked at now and was not, or no more.
    pub scope: ScopeChange,
    /// Floors, levels and verdicts that are lower.
    pub regressions: Vec<Regression>,
}

/// A node on both sides; one of them may not have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeChange {
    /// Its place before.
    pub before: Option<NodeId>,
    /// Its place now.
    pub after: Option<NodeId>,
}

impl<'s, 'a> Change<'s, 'a> {
    /// Compares two sides. Their questionnaires are versions of the same one.
    pub fn new(before: &'s Side<'a>, after: &'s Side<'a>) -> Self {
        let pairs = Pairs::new(before.questionnaire, after.questionnaire);
        let moves = moves(before, after, &pairs);
        let [systemic_closed, systemic_left, systemic_opened] = systemic(before, after, &pairs);
        Self {
            before,
            after,
            origins: Origins::new(before, after, &pairs),
            scope: ScopeChange::new(before, after, &pairs, &moves),
            evidence_lost: evidence_lost(before, after, &pairs),
            regressions: regressions(
                (before.questionnaire, &before.card),
                (after.questionnaire, &after.card),
            ),
            moves,
            systemic_closed,
            systemic_left,
            systemic_opened,
            pairs,
        }
    }

    /// Questions of which this became.
    pub fn of(&self, kind: MoveKind) -> impl Iterator<Item = &Move> {
        self.moves.iter().filter(move |one| one.kind == kind)
    }

    /// Likely majors of before that are out of view, not closed: of questions and of sections.
    pub fn majors_left(&self) -> usize {
        let is_major = |one: &&Move| {
            let finding = one.pair.before.and_then(|ix| self.before.finding(ix));
            finding.is_some_and(|(_, finding)| finding.grade == Some(Grade::Major))
        };
        self.of(MoveKind::Left).filter(is_major).count() + self.systemic_left.len()
    }

    /// The areas on both sides.
    pub fn areas(&self) -> Vec<NodeChange> {
        let node = |pair: &Pair<AreaIx>| NodeChange {
            before: pair.before.map(NodeId::Area),
            after: pair.after.map(NodeId::Area),
        };
        self.pairs.areas.iter().map(node).collect()
    }

    /// The sections that count on at least one side.
    pub fn sections(&self) -> Vec<NodeChange> {
        let node = |pair: &Pair<SectionIx>| NodeChange {
            before: pair.before.map(NodeId::Section),
            after: pair.after.map(NodeId::Section),
        };
        let counts = |side: &Side<'_>, node: &Option<NodeId>| {
            let node = node.as_ref().and_then(|node| side.node(node));
            node.is_some_and(|n| n.state != State::OutOfScope && n.figures.is_some())
        };
        let all = self.pairs.sections.iter().map(node);
        all.filter(|n| counts(self.before, &n.before) || counts(self.after, &n.after))
            .collect()
    }
}
