//! The scorecard: every node of a questionnaire with its figures, counts, verdict and levels.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::{
    AreaIx, Assessment, ClauseId, Proves, QuestionIx, Questionnaire, Rollup, SectionIx,
};

use super::agreement::{Agreement, agreement};
use super::answer::score_question;
use super::capability::{Ladder, Levels, ladder};
use super::conformity::{own_requirements, readiness, systemic};
use super::counts::Counts;
use super::{
    Contribution, Figures, Part, QuestionScore, QuestionState, Readiness, Systemic, Verdict,
};

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
    /// Readiness for the documentation audit: requirements that prove design.
    pub stage1: Option<Readiness>,
    /// Readiness for the certification audit: all requirements.
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

/// Scores an assessment. Evidence is judged on the as-of day.
pub fn score(questionnaire: &Questionnaire, assessment: &Assessment, as_of: Date) -> Scorecard {
    let questions: Vec<_> = questionnaire
        .question_places()
        .map(|ix| score_question(questionnaire, assessment, ix, as_of))
        .collect();
    let places = || questionnaire.section_places();
    let systemic: Vec<_> = places()
        .map(|s| systemic(&questions, own_requirements(questionnaire, s)))
        .collect();
    let ladders: Vec<_> = places()
        .map(|s| ladder(questionnaire, &questions, s))
        .collect();

    let mut figures = vec![None; questionnaire.sections.len()];
    // Sections stand before their children, and a parent's figures need those of its children.
    for ix in places().collect::<Vec<_>>().into_iter().rev() {
        let parts = contributions(questionnaire, &questions, &figures, &NodeId::Section(ix));
        figures[ix.0] = Figures::of(&parts);
    }
    let node = |id: &NodeId| {
        let parts = contributions(questionnaire, &questions, &figures, id);
        node_score(
            questionnaire,
            &questions,
            &systemic,
            &ladders,
            id,
            Figures::of(&parts),
        )
    };
    let references = questionnaire
        .references
        .iter()
        .enumerate()
        .map(|(scheme, _)| {
            let ids = referred_ids(questionnaire, scheme);
            ids.map(|id| (id.clone(), node(&NodeId::Reference(scheme, id))))
                .collect()
        });
    let is_design = |q| questionnaire.question(q).proves == Some(Proves::Design);
    let conformity = readiness(questionnaire, &questions, |_| true);
    Scorecard {
        as_of,
        sections: places().map(|s| node(&NodeId::Section(s))).collect(),
        areas: (0..questionnaire.areas.len())
            .map(|a| node(&NodeId::Area(AreaIx(a))))
            .collect(),
        references: references.collect(),
        overall: node(&NodeId::Overall),
        conformity,
        stage1: readiness(questionnaire, &questions, is_design),
        stage2: conformity,
        agreement: agreement(questionnaire, assessment),
        ladders,
        systemic,
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

    /// What a node's figures were made of, exactly as they were added up.
    pub fn contributions(&self, questionnaire: &Questionnaire, id: &NodeId) -> Vec<Contribution> {
        let figures: Vec<_> = self.sections.iter().map(|s| s.figures).collect();
        contributions(questionnaire, &self.questions, &figures, id)
    }
}

/// What a node's figures are made of, given the figures of all sections below it.
fn contributions(
    questionnaire: &Questionnaire,
    questions: &[QuestionScore],
    sections: &[Option<Figures>],
    id: &NodeId,
) -> Vec<Contribution> {
    let of_questions = |members: &[QuestionIx]| -> Vec<Contribution> {
        let contribution = |ix: &QuestionIx| Contribution {
            part: Part::Question(*ix),
            weight: questionnaire.question(*ix).weight,
            figures: Figures::of_question(&questions[ix.0]),
        };
        members.iter().map(contribution).collect()
    };
    let of_sections = |children: &[SectionIx]| -> Vec<Contribution> {
        let contribution = |ix: &SectionIx| Contribution {
            part: Part::Section(*ix),
            weight: questionnaire.section(*ix).weight,
            figures: sections[ix.0],
        };
        children.iter().map(contribution).collect()
    };
    match id {
        NodeId::Overall => match questionnaire.rollup {
            Rollup::Flat => of_questions(&members(questionnaire, id)),
            Rollup::Mean => of_sections(&questionnaire.roots),
        },
        NodeId::Section(ix) => {
            let section = questionnaire.section(*ix);
            match section.rollup {
                Rollup::Flat => of_questions(&members(questionnaire, id)),
                Rollup::Mean => {
                    let mut parts = of_questions(&section.questions);
                    parts.extend(of_sections(&section.children));
                    parts
                }
            }
        }
        NodeId::Area(area) => {
            let group = |ix: SectionIx| {
                let own = own_questions_in(questionnaire, ix, *area);
                (!own.is_empty()).then(|| Contribution {
                    part: Part::OwnQuestions(ix, *area),
                    weight: questionnaire.section(ix).weight,
                    figures: Figures::of(&of_questions(&own)),
                })
            };
            questionnaire.section_places().filter_map(group).collect()
        }
        NodeId::Reference(..) => of_questions(&members(questionnaire, id)),
    }
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

/// All questions that count in a node.
fn members(questionnaire: &Questionnaire, id: &NodeId) -> Vec<QuestionIx> {
    match id {
        NodeId::Overall => questionnaire.question_places().collect(),
        NodeId::Section(ix) => questionnaire.questions_below(*ix),
        NodeId::Area(area) => {
            let counts = |q: &QuestionIx| questionnaire.question(*q).area == Some(*area);
            questionnaire.question_places().filter(counts).collect()
        }
        NodeId::Reference(scheme, id) => {
            let refers = |q: &QuestionIx| {
                let mut refs = questionnaire.question(*q).refs.iter();
                refs.any(|r| r.scheme == *scheme && r.ids.contains(id))
            };
            questionnaire.question_places().filter(refers).collect()
        }
    }
}

/// The clauses or practices of a scheme that questions refer to, in their natural order.
fn referred_ids(
    questionnaire: &Questionnaire,
    scheme: usize,
) -> impl Iterator<Item = ClauseId> + use<> {
    let refs = questionnaire.questions.iter().flat_map(|q| &q.refs);
    let ids: BTreeSet<ClauseId> = refs
        .filter(|r| r.scheme == scheme)
        .flat_map(|r| r.ids.iter().cloned())
        .collect();
    ids.into_iter()
}

fn node_score(
    questionnaire: &Questionnaire,
    questions: &[QuestionScore],
    systemic: &[Option<Systemic>],
    ladders: &[Option<Ladder>],
    id: &NodeId,
    figures: Option<Figures>,
) -> NodeScore {
    let members = members(questionnaire, id);
    let lies_below = |section: SectionIx| match id {
        NodeId::Overall => true,
        NodeId::Section(ix) => questionnaire.ancestry(section).any(|s| s == *ix),
        NodeId::Area(_) | NodeId::Reference(..) => false,
    };
    let counts_systemic = |section: SectionIx, found: &Systemic| match id {
        // A systemic major counts in the areas of the questions that make it one.
        NodeId::Area(area) => found
            .failing
            .iter()
            .any(|q| questionnaire.question(*q).area == Some(*area)),
        NodeId::Reference(..) => false,
        NodeId::Overall | NodeId::Section(_) => lies_below(section),
    };
    let systemic_majors = questionnaire
        .section_places()
        .filter(|s| {
            systemic[s.0]
                .as_ref()
                .is_some_and(|found| counts_systemic(*s, found))
        })
        .count();
    let judgements = members
        .iter()
        .filter(|q| questions[q.0].applies())
        .filter_map(|q| questions[q.0].judgement)
        .map(Verdict::from);
    let majors = std::iter::repeat_n(Verdict::Major, systemic_majors);
    let below: Vec<_> = questionnaire
        .section_places()
        .filter(|s| lies_below(*s))
        .filter_map(|s| ladders[s.0].as_ref().map(|l| (s, l)))
        .collect();
    let counts = Counts::of(questions, &members, systemic_majors);
    NodeScore {
        state: state(questions, &members, figures.as_ref(), &counts),
        figures,
        counts,
        verdict: judgements.chain(majors).min(),
        levels: Levels::of(&below),
    }
}

fn state(
    questions: &[QuestionScore],
    members: &[QuestionIx],
    figures: Option<&Figures>,
    counts: &Counts,
) -> State {
    let out = |q: &QuestionIx| questions[q.0].state == QuestionState::OutOfScope;
    match figures {
        None if !members.is_empty() && members.iter().all(out) => State::OutOfScope,
        None => State::NotApplicable,
        Some(figures) if figures.score.is_none() => State::NotAssessed,
        Some(_) if counts.unscored() == 0 => State::Assessed,
        Some(_) => State::Partial,
    }
}
