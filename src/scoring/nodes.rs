//! Nodes with all that lies below them: counted, judged, with their levels.

use crate::model::{Questionnaire, Score, SectionIx};

use super::capability::{Ladder, Levels};
use super::layout::Layout;
use super::tally::Tally;
use super::{Figures, NodeId, NodeScore, QuestionScore, State, Systemic};

/// What lies below each section.
pub(super) fn section_tallies(
    questionnaire: &Questionnaire,
    questions: &[QuestionScore],
    systemic: &[Option<Systemic>],
) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); questionnaire.sections.len()];
    // Sections stand before their children.
    for ix in (0..questionnaire.sections.len()).rev() {
        let section = questionnaire.section(SectionIx(ix));
        let mut tally = Tally::default();
        for question in &section.questions {
            tally.add_question(&questions[question.0]);
        }
        tally.add_systemic(usize::from(systemic[ix].is_some()));
        for child in &section.children {
            tally.add(&tallies[child.0]);
        }
        tallies[ix] = tally;
    }
    tallies
}

/// What lies below a node, scored.
pub(super) struct Below<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) layout: &'a Layout,
    pub(super) questions: &'a [QuestionScore],
    pub(super) systemic: &'a [Option<Systemic>],
    pub(super) ladders: &'a [Option<Ladder>],
    pub(super) sections: &'a [Tally],
}

impl Below<'_> {
    /// The node at a place, given its figures.
    pub(super) fn node(&self, id: &NodeId, figures: Option<Figures>) -> NodeScore {
        let tally = self.tally(id);
        NodeScore {
            state: state(&tally, figures.as_ref()),
            figures,
            counts: tally.counts,
            verdict: tally.verdict(),
            levels: self.levels(id),
        }
    }

    fn tally(&self, id: &NodeId) -> Tally {
        let mut tally = Tally::default();
        match id {
            NodeId::Overall => {
                for root in &self.questionnaire.roots {
                    tally.add(&self.sections[root.0]);
                }
            }
            NodeId::Section(ix) => tally = self.sections[ix.0],
            NodeId::Area(..) | NodeId::Reference(..) => {
                for ix in self.layout.members(id) {
                    tally.add_question(&self.questions[ix.0]);
                }
            }
        }
        if matches!(id, NodeId::Area(_) | NodeId::Reference(..)) {
            let found = self.questionnaire.section_places().zip(self.systemic);
            let found = found.filter_map(|(section, found)| Some((section, found.as_ref()?)));
            let counts = found.filter(|(s, found)| found.counts_in(self.questionnaire, *s, id));
            tally.add_systemic(counts.count());
        }
        tally
    }

    /// Levels belong to sections and the whole; views have none.
    fn levels(&self, id: &NodeId) -> Option<Levels> {
        match id {
            NodeId::Overall => Levels::of(None, self.ladders.iter().flatten()),
            NodeId::Section(ix) => {
                let below = self.layout.sections[ix.0].below.iter();
                let below = below.filter_map(|s| self.ladders[s.0].as_ref());
                Levels::of(self.ladders[ix.0].as_ref(), below)
            }
            NodeId::Area(_) | NodeId::Reference(..) => None,
        }
    }
}

/// How much of a node is known.
fn state(tally: &Tally, figures: Option<&Figures>) -> State {
    match figures {
        None if tally.is_out_of_scope() => State::OutOfScope,
        None => State::NotApplicable,
        Some(figures) if figures.score.is_none() => State::NotAssessed,
        Some(figures) if Score::new(figures.completeness) == Score::ONE => State::Assessed,
        Some(_) => State::Partial,
    }
}
