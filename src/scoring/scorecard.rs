//! The scorecard: every node of a questionnaire with its figures, counts, verdict and levels.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{
    AreaIx, Assessment, ClauseId, QuestionIx, Questionnaire, Rollup, Score, SectionIx,
};

use super::agreement::{Agreement, agreement};
use super::answer::score_question;
use super::capability::{Ladder, Levels, ladder};
use super::conformity::{readiness, systemic, systemic_in_stage};
use super::layout::{Layout, SectionLayout};
use super::rollup::Sums;
use super::tally::Tally;
use super::{Contribution, Counts, Figures, Part, QuestionScore, Readiness, Systemic, Verdict};

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
        .map(|s| ladder(questionnaire, &questions, &single, &s.groups))
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

/// The figures of all questions, and of all sections below the node in question.
pub(super) struct Known<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) layout: &'a Layout,
    pub(super) questions: &'a [Option<Figures>],
    pub(super) sections: &'a [Option<Figures>],
}

impl Known<'_> {
    /// The figures of a node.
    fn figures(&self, id: &NodeId) -> Option<Figures> {
        let mut sums = Sums::default();
        self.each_part(id, &mut |part| sums.add(&part));
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
                    self.each_question(own, &mut |part| sums.add(&part));
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

/// What lies below each section.
fn section_tallies(
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
struct Below<'a> {
    questionnaire: &'a Questionnaire,
    layout: &'a Layout,
    questions: &'a [QuestionScore],
    systemic: &'a [Option<Systemic>],
    ladders: &'a [Option<Ladder>],
    sections: &'a [Tally],
}

impl Below<'_> {
    fn node(&self, id: &NodeId, figures: Option<Figures>) -> NodeScore {
        let tally = self.tally(id);
        NodeScore {
            state: state(&tally, figures.as_ref()),
            figures,
            counts: tally.counts,
            verdict: tally.verdict,
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
        let ladder = |s: SectionIx| self.ladders[s.0].as_ref().map(|l| (s, l));
        match id {
            NodeId::Overall => {
                let all = self.questionnaire.section_places();
                Levels::of(None, all.filter_map(ladder))
            }
            NodeId::Section(ix) => {
                let below = self.layout.sections[ix.0].below.iter().copied();
                Levels::of(self.ladders[ix.0].as_ref(), below.filter_map(ladder))
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
