//! What counts where in a questionnaire: made once, it serves any number of assessments.

use std::collections::BTreeMap;

use super::NodeId;
use super::answer::only_informs;
use super::capability::{LevelGroup, level_groups};
use crate::model::{AreaIx, ClauseId, Obligation, QuestionIx, Questionnaire, SectionIx};

/// What counts where in a questionnaire.
#[derive(Clone, Debug)]
pub struct Layout {
    pub(super) questions: Vec<QuestionLayout>,
    pub(super) overall: Vec<QuestionIx>,
    pub(super) sections: Vec<SectionLayout>,
    pub(super) areas: Vec<AreaLayout>,
    /// For each scheme its clauses or practices, in their natural order, with the questions that refer to each.
    pub(super) references: Vec<BTreeMap<ClauseId, Vec<QuestionIx>>>,
    /// The requirements looked at in stage 1, by section.
    pub(super) stage1: Vec<Vec<QuestionIx>>,
}

/// How a question counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct QuestionLayout {
    /// Its weight among its siblings.
    pub(super) weight: f64,
    /// Whether it only informs, whatever is answered.
    pub(super) informs: bool,
    /// Whether it, or a section around it, has a condition.
    pub(super) conditional: bool,
}

/// What counts in a section.
#[derive(Clone, Debug)]
pub(super) struct SectionLayout {
    /// All questions in it and below.
    pub(super) members: Vec<QuestionIx>,
    /// It and all sections below.
    pub(super) below: Vec<SectionIx>,
    /// The requirements among its own questions.
    pub(super) requirements: Vec<QuestionIx>,
    /// Its own questions that carry a level.
    pub(super) groups: Vec<LevelGroup>,
}

/// What counts in an area.
#[derive(Clone, Debug)]
pub(super) struct AreaLayout {
    /// All questions in it.
    pub(super) members: Vec<QuestionIx>,
    /// The same by section, in their order.
    pub(super) groups: Vec<(SectionIx, Vec<QuestionIx>)>,
}

impl Layout {
    /// The layout of a questionnaire.
    pub fn new(questionnaire: &Questionnaire) -> Self {
        let sections: Vec<SectionLayout> = questionnaire
            .section_places()
            .map(|ix| SectionLayout {
                members: questionnaire.questions_below(ix),
                below: questionnaire.sections_below(ix),
                requirements: own_requirements(questionnaire, ix).collect(),
                groups: level_groups(questionnaire, ix),
            })
            .collect();
        let stage1 = |section: &SectionLayout| {
            let own = section.requirements.iter().copied();
            own.filter(|q| questionnaire.question(*q).in_stage1())
                .collect()
        };
        let question = |ix| QuestionLayout {
            weight: questionnaire.question(ix).weight,
            informs: only_informs(questionnaire, ix),
            conditional: questionnaire.conditions(ix).next().is_some(),
        };
        Self {
            questions: questionnaire.question_places().map(question).collect(),
            overall: questionnaire.question_places().collect(),
            areas: (0..questionnaire.areas.len())
                .map(|at| area(questionnaire, AreaIx(at)))
                .collect(),
            references: (0..questionnaire.references.len())
                .map(|scheme| referring(questionnaire, scheme))
                .collect(),
            stage1: sections.iter().map(stage1).collect(),
            sections,
        }
    }

    /// All questions that count in a node.
    pub(super) fn members(&self, id: &NodeId) -> &[QuestionIx] {
        let members = match id {
            NodeId::Overall => Some(&self.overall),
            NodeId::Section(ix) => self.sections.get(ix.0).map(|s| &s.members),
            NodeId::Area(ix) => self.areas.get(ix.0).map(|a| &a.members),
            NodeId::Reference(scheme, id) => self.references.get(*scheme).and_then(|r| r.get(id)),
        };
        members.map_or(&[], Vec::as_slice)
    }
}

fn area(questionnaire: &Questionnaire, area: AreaIx) -> AreaLayout {
    let groups = questionnaire.section_places().map(|section| {
        let own = own_questions_in(questionnaire, section, area);
        (section, own)
    });
    let counts = |q: &QuestionIx| questionnaire.question(*q).area == Some(area);
    AreaLayout {
        members: questionnaire.question_places().filter(counts).collect(),
        groups: groups.filter(|(_, own)| !own.is_empty()).collect(),
    }
}

/// The requirements among a section's own questions.
fn own_requirements(
    questionnaire: &Questionnaire,
    section: SectionIx,
) -> impl Iterator<Item = QuestionIx> + '_ {
    let own = questionnaire.section(section).questions.iter().copied();
    own.filter(|q| questionnaire.question(*q).obligation == Obligation::Shall)
}

/// The own questions of a section that count in an area.
pub(crate) fn own_questions_in(
    questionnaire: &Questionnaire,
    section: SectionIx,
    area: AreaIx,
) -> Vec<QuestionIx> {
    let own = questionnaire.section(section).questions.iter().copied();
    own.filter(|q| questionnaire.question(*q).area == Some(area))
        .collect()
}

/// The clauses or practices of a scheme, in their natural order, with the questions that refer to each.
fn referring(questionnaire: &Questionnaire, scheme: usize) -> BTreeMap<ClauseId, Vec<QuestionIx>> {
    let mut referring: BTreeMap<ClauseId, Vec<QuestionIx>> = BTreeMap::new();
    for ix in questionnaire.question_places() {
        let refs = &questionnaire.question(ix).refs;
        for id in refs
            .iter()
            .filter(|r| r.scheme == scheme)
            .flat_map(|r| &r.ids)
        {
            referring.entry(id.clone()).or_default().push(ix);
        }
    }
    referring
}
