//! The scorecard: every node of a questionnaire with its figures, counts, verdict and levels.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{
    AreaIx, Assessment, ClauseId, Proves, QuestionIx, Questionnaire, Rollup, Score, SectionIx,
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

    let figures = section_figures(questionnaire, &questions);
    let below = Below {
        questionnaire,
        questions: &questions,
        systemic: &systemic,
        ladders: &ladders,
    };
    let node = |id: &NodeId| {
        let parts = contributions(questionnaire, &questions, &figures, id);
        below.node(id, &members(questionnaire, id), Figures::of(&parts))
    };
    let references = (0..questionnaire.references.len()).map(|scheme| {
        let referring = referring(questionnaire, scheme).into_iter();
        referring
            .map(|(id, members)| {
                let parts = of_questions(questionnaire, &questions, &members);
                let place = NodeId::Reference(scheme, id.clone());
                (id, below.node(&place, &members, Figures::of(&parts)))
            })
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

/// The figures of all sections, by their places.
pub(super) fn section_figures(
    questionnaire: &Questionnaire,
    questions: &[QuestionScore],
) -> Vec<Option<Figures>> {
    let mut figures = vec![None; questionnaire.sections.len()];
    // Sections stand before their children, and a parent's figures need those of its children.
    for ix in questionnaire
        .section_places()
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        let parts = contributions(questionnaire, questions, &figures, &NodeId::Section(ix));
        figures[ix.0] = Figures::of(&parts);
    }
    figures
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
pub(super) fn contributions(
    questionnaire: &Questionnaire,
    questions: &[QuestionScore],
    sections: &[Option<Figures>],
    id: &NodeId,
) -> Vec<Contribution> {
    let of_questions = |members: &[QuestionIx]| of_questions(questionnaire, questions, members);
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

/// Single questions as parts of a node.
fn of_questions(
    questionnaire: &Questionnaire,
    questions: &[QuestionScore],
    members: &[QuestionIx],
) -> Vec<Contribution> {
    let contribution = |ix: &QuestionIx| Contribution {
        part: Part::Question(*ix),
        weight: questionnaire.question(*ix).weight,
        figures: Figures::of_question(&questions[ix.0]),
    };
    members.iter().map(contribution).collect()
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

/// What lies below a node, scored.
struct Below<'a> {
    questionnaire: &'a Questionnaire,
    questions: &'a [QuestionScore],
    systemic: &'a [Option<Systemic>],
    ladders: &'a [Option<Ladder>],
}

impl Below<'_> {
    fn node(&self, id: &NodeId, members: &[QuestionIx], figures: Option<Figures>) -> NodeScore {
        let systemic_majors = self.systemic_majors(id);
        let judged = members
            .iter()
            .map(|q| &self.questions[q.0])
            .filter(|q| q.applies());
        let judgements = judged.filter_map(|q| q.judgement).map(Verdict::from);
        let majors = std::iter::repeat_n(Verdict::Major, systemic_majors);
        NodeScore {
            state: self.state(members, figures.as_ref()),
            figures,
            counts: Counts::of(self.questions, members, systemic_majors),
            verdict: judgements.chain(majors).min(),
            levels: self.levels(id),
        }
    }

    /// Counted in the section, its parents and the areas of the questions that make it one; not in references.
    fn systemic_majors(&self, id: &NodeId) -> usize {
        let in_area = |found: &Systemic, area: AreaIx| {
            let mut failing = found.failing.iter();
            failing.any(|q| self.questionnaire.question(*q).area == Some(area))
        };
        match id {
            NodeId::Overall => self.systemic.iter().flatten().count(),
            NodeId::Section(ix) => {
                let below = self.questionnaire.sections_below(*ix);
                below
                    .iter()
                    .filter(|s| self.systemic[s.0].is_some())
                    .count()
            }
            NodeId::Area(area) => {
                let all = self.systemic.iter().flatten();
                all.filter(|found| in_area(found, *area)).count()
            }
            NodeId::Reference(..) => 0,
        }
    }

    /// Levels belong to sections and the whole; views have none.
    fn levels(&self, id: &NodeId) -> Option<Levels> {
        let (own, below) = match id {
            NodeId::Overall => (None, self.questionnaire.section_places().collect()),
            NodeId::Section(ix) => (
                self.ladders[ix.0].as_ref(),
                self.questionnaire.sections_below(*ix),
            ),
            NodeId::Area(_) | NodeId::Reference(..) => return None,
        };
        let ladders: Vec<_> = below
            .iter()
            .filter_map(|s| self.ladders[s.0].as_ref().map(|l| (*s, l)))
            .collect();
        Levels::of(own, &ladders)
    }

    fn state(&self, members: &[QuestionIx], figures: Option<&Figures>) -> State {
        let out = |q: &QuestionIx| self.questions[q.0].state == QuestionState::OutOfScope;
        match figures {
            None if !members.is_empty() && members.iter().all(out) => State::OutOfScope,
            None => State::NotApplicable,
            Some(figures) if figures.score.is_none() => State::NotAssessed,
            Some(figures) if Score::new(figures.completeness) == Score::ONE => State::Assessed,
            Some(_) => State::Partial,
        }
    }
}
