//! The parts that the figures of a node are added up from.

use crate::model::{QuestionIx, Questionnaire, Rollup, SectionIx};

use super::layout::Layout;
use super::rollup::Sums;
use super::{Contribution, Figures, NodeId, Part};

/// The figures of all sections, from those of their questions.
pub(super) fn section_figures(
    questionnaire: &Questionnaire,
    layout: &Layout,
    questions: &[Option<Figures>],
) -> Vec<Option<Figures>> {
    let mut sections = vec![None; questionnaire.sections.len()];
    // Sections stand before their children, and a parent's figures need those of its children.
    for ix in (0..questionnaire.sections.len()).rev() {
        let known = Known {
            questionnaire,
            layout,
            questions,
            sections: &sections,
        };
        sections[ix] = known.figures(&NodeId::Section(SectionIx(ix)));
    }
    sections
}

/// The figures of all questions, and of all sections below the node in question.
pub(super) struct Known<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) layout: &'a Layout,
    pub(super) questions: &'a [Option<Figures>],
    pub(super) sections: &'a [Option<Figures>],
}

impl Known<'_> {
    /// The figures of a node.
    pub(super) fn figures(&self, id: &NodeId) -> Option<Figures> {
        let mut sums = Sums::default();
        self.each_part(id, &mut |part| sums.add(part.weight, part.figures.as_ref()));
        sums.figures()
    }

    /// What a node's figures are made of.
    pub(super) fn each_part(&self, id: &NodeId, take: &mut impl FnMut(Contribution)) {
        match id {
            NodeId::Overall => match self.questionnaire.rollup {
                Rollup::Flat => self.each_question(self.layout.members(id), take),
                Rollup::Mean => self.each_section(&self.questionnaire.roots, take),
            },
            NodeId::Section(ix) => {
                let section = self.questionnaire.section(*ix);
                match section.rollup {
                    Rollup::Flat => self.each_question(self.layout.members(id), take),
                    Rollup::Mean => {
                        self.each_question(&section.questions, take);
                        self.each_section(&section.children, take);
                    }
                }
            }
            NodeId::Area(area) => {
                let groups = self.layout.areas.get(area.0).map(|a| a.groups.iter());
                for (ix, own) in groups.into_iter().flatten() {
                    let mut sums = Sums::default();
                    self.each_question(own, &mut |part| {
                        sums.add(part.weight, part.figures.as_ref())
                    });
                    take(Contribution {
                        part: Part::OwnQuestions(*ix, *area),
                        weight: self.questionnaire.section(*ix).weight,
                        figures: sums.figures(),
                    });
                }
            }
            NodeId::Reference(..) => self.each_question(self.layout.members(id), take),
        }
    }

    fn each_question(&self, members: &[QuestionIx], take: &mut impl FnMut(Contribution)) {
        for ix in members {
            take(Contribution {
                part: Part::Question(*ix),
                weight: self.layout.questions[ix.0].weight,
                figures: self.questions[ix.0],
            });
        }
    }

    fn each_section(&self, children: &[SectionIx], take: &mut impl FnMut(Contribution)) {
        for ix in children {
            take(Contribution {
                part: Part::Section(*ix),
                weight: self.questionnaire.section(*ix).weight,
                figures: self.sections[ix.0],
            });
        }
    }
}
