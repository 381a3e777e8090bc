//! How an initiative came to its effort, its worth and its place, step by step: by the arithmetic of the planner itself.

use std::collections::BTreeMap;

use crate::gap::{Priority, Subject};
use crate::model::{Amount, QuestionIx, Score, Truth};

use super::candidates::{Basis, Candidate, OpenGap, candidate, gaps, importance, share};
use super::task::bounded;
use super::{Drawing, DropReason, Ended, Lift, Planned, Roadmap};

/// Accounts for the initiatives of one roadmap.
#[derive(Clone, Debug)]
pub struct Accounts<'a> {
    basis: Basis<'a>,
    roadmap: &'a Roadmap,
    gaps: Vec<OpenGap>,
    by_question: BTreeMap<QuestionIx, usize>,
}

/// What became of an initiative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place<'r> {
    /// It is in the roadmap.
    Planned(&'r Planned),
    /// It is left out.
    LeftOut(&'r DropReason),
    /// The plan says that it has ended; with what the answers do not show yet, if there is anything.
    DoneByPlan(Option<&'r Ended>),
    /// Something that it closes applies, and it can lift nothing of that.
    DoneByAnswers,
    /// It closes something, but nothing that applies.
    NothingApplies,
    /// It closes nothing, and nothing in the roadmap presupposes it.
    NotNeeded,
}

/// Steps from the days of an initiative to its effort.
#[derive(Clone, Debug, PartialEq)]
pub struct EffortAccount {
    /// Person-days for the size; unanswered: the largest.
    pub days: f64,
    /// Places of its discounts that certainly hold.
    pub discounts: Vec<usize>,
    /// How many of its answers are open, among those that apply.
    pub open: (usize, usize),
    /// The part of the work that is left.
    pub share: f64,
    /// All of that multiplied, to nine decimals as all figures.
    pub exact: f64,
    /// Rounded up.
    pub effort: Amount,
}

/// What lifting one answer is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GapAccount {
    /// The question.
    pub question: QuestionIx,
    /// Its value today; `None` while nothing is known, which counts as 0.
    pub from: Option<Score>,
    /// The value then, at most the target.
    pub to: Score,
    /// The target.
    pub target: Score,
    /// Harm if missing, 1–5.
    pub risk: u8,
    /// How far from the target, 1–5.
    pub severity: u8,
    /// Weight of the question.
    pub weight: f64,
    /// How much it matters by the plan, 0–3.
    pub importance: f64,
    /// Value a quarter of being lifted so far: 1000 × the four factors × the part of the gap that is closed.
    pub value: i64,
    /// Value a quarter that others have reached by the time it takes effect.
    pub reached: i64,
    /// The initiative that reaches that.
    pub through: Option<usize>,
}

impl EffortAccount {
    /// Whether less is open than the part of the work that is always left.
    pub fn at_least(&self) -> bool {
        let (open, all) = self.open;
        // Where nothing applies, nothing divided by nothing is not less than anything.
        open as f64 / (all as f64) < self.share
    }
}

impl GapAccount {
    /// Value a quarter that the initiative adds.
    pub fn adds(&self) -> i64 {
        (self.value - self.reached).max(0)
    }

    /// The part of the gap that is closed, 0–1.
    pub fn part(&self) -> f64 {
        let from = self.from.unwrap_or(Score::ZERO).get();
        (self.to.get() - from) / (self.target.get() - from)
    }
}

impl<'a> Accounts<'a> {
    /// Accounts for a roadmap by what it was drawn up from.
    pub fn new(drawing: &Drawing<'a>, roadmap: &'a Roadmap) -> Self {
        let basis = drawing.basis();
        let gaps = gaps(&basis);
        let places = gaps.iter().enumerate();
        Self {
            by_question: places.map(|(place, gap)| (gap.question, place)).collect(),
            basis,
            roadmap,
            gaps,
        }
    }

    /// What became of an initiative.
    pub fn place(&self, initiative: usize) -> Place<'a> {
        let roadmap = self.roadmap;
        let mut planned = roadmap.initiatives.iter();
        if let Some(planned) = planned.find(|one| one.initiative == initiative) {
            return Place::Planned(planned);
        }
        let mut dropped = roadmap.dropped.iter();
        if let Some(dropped) = dropped.find(|one| one.initiative == initiative) {
            return Place::LeftOut(&dropped.why);
        }
        if self.basis.plan.done.contains(&initiative) {
            let mut ended = roadmap.ended.iter();
            return Place::DoneByPlan(ended.find(|one| one.initiative == initiative));
        }
        match self.candidate(initiative).open {
            _ if self.closes_nothing(initiative) => Place::NotNeeded,
            (_, 0) => Place::NothingApplies,
            _ => Place::DoneByAnswers,
        }
    }

    /// How the effort of an initiative comes about.
    pub fn effort(&self, initiative: usize) -> EffortAccount {
        let candidate = self.candidate(initiative);
        let questionnaire = self.basis.questionnaire;
        let profile = &self.basis.assessment.profile;
        let size = self.basis.assessment.size(questionnaire);
        let own = &questionnaire.initiatives[initiative];
        let discounts = own.discounts.iter().enumerate();
        let share = share(candidate.open);
        EffortAccount {
            days: own.effort.days(size),
            discounts: discounts
                .filter(|(_, discount)| discount.when.holds(profile) == Truth::True)
                .map(|(place, _)| place)
                .collect(),
            open: candidate.open,
            share,
            exact: exact(own.discounted_days(size, profile) * share),
            effort: candidate.effort,
        }
    }

    /// What an initiative lifts, in the order in which it names it, and what that is worth. Of one that is not in the
    /// roadmap: what it would be worth if nothing else lifted it.
    pub fn closes(&self, initiative: usize) -> Vec<GapAccount> {
        let candidate = self.candidate(initiative);
        let lifts = candidate.lifts.iter();
        lifts
            .map(|(place, to)| {
                let gap = &self.gaps[*place];
                let question = self.basis.questionnaire.question(gap.question);
                let priority = self.priority(gap.question);
                let before = self.reached_before(initiative, gap.question);
                GapAccount {
                    question: gap.question,
                    from: gap.from,
                    to: *to,
                    target: gap.target,
                    risk: priority.map_or(0, |priority| priority.risk),
                    severity: priority.map_or(0, |priority| priority.severity),
                    weight: question.weight,
                    importance: importance(&self.basis, gap.question),
                    value: gap.value_at(*to),
                    reached: before.map_or(0, |(to, _)| gap.value_at(to)),
                    through: before.map(|(_, through)| through),
                }
            })
            .collect()
    }

    fn candidate(&self, initiative: usize) -> Candidate {
        candidate(&self.basis, initiative, &self.gaps, &self.by_question)
    }

    fn closes_nothing(&self, initiative: usize) -> bool {
        self.basis.questionnaire.initiatives[initiative]
            .closes
            .is_empty()
    }

    /// The best answer to a question that others have reached when an initiative of the roadmap takes effect, and the
    /// first that reaches it.
    fn reached_before(&self, initiative: usize, question: QuestionIx) -> Option<(Score, usize)> {
        let roadmap = self.roadmap;
        let initiatives = &self.basis.questionnaire.initiatives;
        // What takes effect in the same quarter counts in the order in which the planner counts it: by id, what has
        // ended last.
        let planned = roadmap.initiatives.iter().map(|one| {
            let id = &initiatives[one.initiative].id;
            let order = (one.effective, false, id);
            (order, one.initiative, one.closes.as_slice())
        });
        let ended = roadmap.ended.iter().map(|one| {
            let own = &initiatives[one.initiative];
            let effective = roadmap.settings.start.plus(bounded(own.run_in) - 1);
            let order = (effective, true, &own.id);
            (order, one.initiative, one.closes.as_slice())
        });
        let mut all: Vec<(_, usize, &[Lift])> = planned.chain(ended).collect();
        all.sort_by_key(|(order, ..)| *order);
        let position = all.iter().position(|(_, other, _)| *other == initiative)?;
        let mut best: Option<(Score, usize)> = None;
        for (_, other, lifts) in &all[..position] {
            let lift = lifts.iter().find(|lift| lift.question == question);
            if let Some(lift) = lift
                && best.is_none_or(|(to, _)| lift.to > to)
            {
                best = Some((lift.to, *other));
            }
        }
        best
    }

    fn priority(&self, question: QuestionIx) -> Option<Priority> {
        let subject = Subject::Question(question);
        let mut findings = self.basis.findings.iter();
        let finding = findings.find(|finding| finding.subject == subject);
        finding.map(|finding| finding.priority)
    }
}

fn exact(days: f64) -> f64 {
    (days * 1e9).round() / 1e9
}
