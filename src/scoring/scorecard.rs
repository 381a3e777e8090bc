//! The scorecard: every node of a questionnaire with its figures, counts, verdict and levels.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{
    AreaIx, Assessment, ClauseId, Level, QuestionIx, Questionnaire, Score, SectionIx,
};

use super::agreement::{Agreement, agreement};
use super::answer::score_question;
use super::capability::{self, Group, Ladder, Levels, ladder};
use super::conformity::{readiness, systemic, systemic_in_stage};
use super::contributions::{Known, section_figures};
use super::layout::{Layout, SectionLayout};
use super::nodes::{Below, section_tallies};
use super::{Contribution, Counts, Figures, QuestionScore, Readiness, Systemic, Verdict};

/// One assessment in numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Scorecard {
    /// The day on which evidence was judged.
    pub as_of: Date,
    /// One entry for each question.
    pub questions: Vec<QuestionScore>,
    /// One entry for each section.
    pub sections: Vec<NodeScore>,
    /// For each section its ladder of capability levels, where it has one.
    pub ladders: Vec<Option<Ladder>>,
    /// For each section its systemic major, where it has one.
    pub systemic: Vec<Option<Systemic>>,
    /// One entry for each area.
    pub areas: Vec<NodeScore>,
    /// For each reference scheme the clauses or practices that questions refer to, in their natural order.
    pub references: Vec<BTreeMap<ClauseId, NodeScore>>,
    /// The whole.
    pub overall: NodeScore,
    /// Conformity of the whole; `None` without requirements.
    pub conformity: Option<Readiness>,
    /// Readiness for stage 1 of the certification audit: the requirements looked at there.
    pub stage1: Option<Readiness>,
    /// Readiness for stage 2 of the certification audit: all requirements.
    pub stage2: Option<Readiness>,
    /// Agreement among respondents, where there were several.
    pub agreement: Option<Agreement>,
}

/// A place in the scorecard.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeId {
    /// The whole.
    Overall,
    /// A section with all below it.
    Section(SectionIx),
    /// An area: a view across sections.
    Area(AreaIx),
    /// A clause or practice of a scheme: the questions that refer to exactly it.
    Reference(usize, ClauseId),
}

/// How much of a node is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Every question that applies has a score.
    Assessed,
    /// Some have.
    Partial,
    /// None has.
    NotAssessed,
    /// Nothing applies.
    NotApplicable,
    /// All below is outside the selected sections.
    OutOfScope,
}

/// One node in numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeScore {
    /// How much of it is known.
    pub state: State,
    /// Its figures; `None` where nothing applies.
    pub figures: Option<Figures>,
    /// Numbers of questions.
    pub counts: Counts,
    /// The worst judgement below; `None` without an applicable requirement.
    pub verdict: Option<Verdict>,
    /// Capability levels below; `None` without any, and for views.
    pub levels: Option<Levels>,
}

impl NodeScore {
    /// Its floor; `None` where nothing applies.
    pub fn floor(&self) -> Option<Score> {
        self.figures.map(|figures| Score::new(figures.floor))
    }
}

/// Scores an assessment. Evidence is judged on the as-of day.
pub fn score(questionnaire: &Questionnaire, assessment: &Assessment, as_of: Date) -> Scorecard {
    let layout = Layout::new(questionnaire);
    score_with(questionnaire, &layout, Views::All, assessment, as_of)
}

/// Which views a scorecard has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Views {
    /// Areas, and the clauses and practices that questions refer to.
    All,
    /// Areas alone.
    Areas,
}

/// Scores one of many assessments of a questionnaire whose layout is known.
pub fn score_with(
    questionnaire: &Questionnaire,
    layout: &Layout,
    views: Views,
    assessment: &Assessment,
    as_of: Date,
) -> Scorecard {
    let questions: Vec<_> = questionnaire
        .question_places()
        .map(|ix| score_question(questionnaire, layout, assessment, ix, as_of))
        .collect();
    let places = || questionnaire.section_places();
    let requirements = |s: &SectionLayout| systemic(&questions, &s.requirements);
    let systemic_majors: Vec<_> = layout.sections.iter().map(requirements).collect();
    let single: Vec<_> = questions.iter().map(Figures::of_question).collect();
    let ladders: Vec<_> = layout
        .sections
        .iter()
        .map(|s| ladder(&layout.questions, &single, &s.groups))
        .collect();

    let sections = section_figures(questionnaire, layout, &single);
    let known = Known {
        questionnaire,
        layout,
        questions: &single,
        sections: &sections,
    };
    let below = Below {
        questionnaire,
        layout,
        questions: &questions,
        systemic: &systemic_majors,
        ladders: &ladders,
        sections: &section_tallies(questionnaire, &questions, &systemic_majors),
    };
    let node = |id: &NodeId| {
        let figures = match id {
            NodeId::Section(ix) => sections[ix.0],
            _ => known.figures(id),
        };
        below.node(id, figures)
    };
    let references = layout.references.iter().enumerate().map(|(scheme, all)| {
        let wanted = all.iter().filter(|_| views == Views::All);
        wanted
            .map(|(id, _)| (id.clone(), node(&NodeId::Reference(scheme, id.clone()))))
            .collect()
    });
    let sections_required = layout.sections.iter().map(|s| &s.requirements);
    let is_systemic = systemic_majors.iter().map(Option::is_some);
    let conformity = readiness(&questions, sections_required.zip(is_systemic));
    let in_stage1 = layout.stage1.iter().zip(&systemic_majors);
    let in_stage1 = in_stage1.map(|(looked_at, found)| {
        let found = systemic_in_stage(&questions, looked_at, found.as_ref());
        (looked_at, found)
    });
    let stage1 = readiness(&questions, in_stage1);
    Scorecard {
        as_of,
        sections: places().map(|s| node(&NodeId::Section(s))).collect(),
        areas: (0..questionnaire.areas.len())
            .map(|a| node(&NodeId::Area(AreaIx(a))))
            .collect(),
        references: references.collect(),
        overall: node(&NodeId::Overall),
        conformity,
        stage1,
        stage2: conformity,
        agreement: agreement(questionnaire, assessment),
        ladders,
        systemic: systemic_majors,
        questions,
    }
}

impl Scorecard {
    /// The score of a question.
    pub fn question(&self, ix: QuestionIx) -> &QuestionScore {
        &self.questions[ix.0]
    }

    /// The node at a place; `None` for a reference that no question names.
    pub fn node(&self, id: &NodeId) -> Option<&NodeScore> {
        match id {
            NodeId::Overall => Some(&self.overall),
            NodeId::Section(ix) => self.sections.get(ix.0),
            NodeId::Area(ix) => self.areas.get(ix.0),
            NodeId::Reference(scheme, id) => self.references.get(*scheme)?.get(id),
        }
    }

    /// The groups that a section climbed its ladder by, in order; none where it has no ladder.
    pub fn groups(&self, questionnaire: &Questionnaire, section: SectionIx) -> Vec<Group> {
        let ladder = self.ladders.get(section.0).and_then(Option::as_ref);
        ladder.map_or_else(Vec::new, |ladder| {
            capability::groups(questionnaire, section, &self.questions, ladder.top)
        })
    }

    /// The answers that keep a section from a level: those below 1 in groups of that level not yet largely, and of lower
    /// levels not yet fully achieved.
    pub fn blocking(
        &self,
        questionnaire: &Questionnaire,
        section: SectionIx,
        level: Level,
    ) -> Vec<QuestionIx> {
        let groups = self.groups(questionnaire, section);
        capability::blocking(&groups, level, &self.questions)
    }

    /// The sections that stand at the lowest level of the whole, or of a section and all below it; views have none.
    pub fn limiting(&self, questionnaire: &Questionnaire, id: &NodeId) -> Vec<SectionIx> {
        let sections = match id {
            NodeId::Overall => questionnaire.section_places().collect(),
            NodeId::Section(ix) => questionnaire.sections_below(*ix),
            NodeId::Area(_) | NodeId::Reference(..) => Vec::new(),
        };
        let level = |s: &SectionIx| self.ladders.get(s.0)?.map(|ladder| ladder.level);
        let lowest = sections.iter().filter_map(level).min();
        let at_lowest = |s: &SectionIx| lowest.is_some() && level(s) == lowest;
        sections.into_iter().filter(at_lowest).collect()
    }

    /// What a node's figures were made of, exactly as they were added up.
    pub fn contributions(&self, questionnaire: &Questionnaire, id: &NodeId) -> Vec<Contribution> {
        let known = Known {
            questionnaire,
            layout: &Layout::new(questionnaire),
            questions: &self
                .questions
                .iter()
                .map(Figures::of_question)
                .collect::<Vec<_>>(),
            sections: &self.sections.iter().map(|s| s.figures).collect::<Vec<_>>(),
        };
        let mut parts = Vec::new();
        known.each_part(id, &mut |part| parts.push(part));
        parts
    }
}

/// All questions that count in a node.
pub(crate) fn members(questionnaire: &Questionnaire, id: &NodeId) -> Vec<QuestionIx> {
    match id {
        NodeId::Overall => questionnaire.question_places().collect(),
        NodeId::Section(ix) => questionnaire.questions_below(*ix),
        NodeId::Area(area) => {
            let counts = |q: &QuestionIx| questionnaire.question(*q).area == Some(*area);
            questionnaire.question_places().filter(counts).collect()
        }
        NodeId::Reference(scheme, id) => {
            let named = |q: &QuestionIx| {
                let refs = questionnaire.question(*q).refs.iter();
                let refs = refs.filter(|refs| refs.scheme == *scheme);
                let times = refs.flat_map(|refs| &refs.ids).filter(|other| *other == id);
                std::iter::repeat_n(*q, times.count())
            };
            let all = questionnaire.question_places();
            all.flat_map(|q| named(&q)).collect()
        }
    }
}
