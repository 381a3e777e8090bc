//! Which initiatives the gaps call for, how much work is left in each, and what they would lift.

use std::collections::{BTreeMap, BTreeSet};

use crate::gap::{Finding, Subject};
use crate::model::{
    Amount, Assessment, Initiative, Plan, QuestionIx, Questionnaire, Score, Target,
};
use crate::scoring::Scorecard;

/// What a roadmap is drawn up from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Basis<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) assessment: &'a Assessment,
    pub(super) card: &'a Scorecard,
    pub(super) findings: &'a [Finding],
    pub(super) plan: &'a Plan,
    pub(super) target: &'a Target,
}

/// A question that stays below its target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct OpenGap {
    pub(super) question: QuestionIx,
    /// Its value today; `None` while nothing is known, which counts as 0.
    pub(super) from: Option<Score>,
    pub(super) target: Score,
    /// 1000 × weight × importance × risk × severity: what closing it wholly is worth in a quarter, before rounding.
    worth: f64,
}

/// An initiative that the gaps call for, or that a person wants.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) initiative: usize,
    pub(super) effort: Amount,
    /// What it lifts: places of the gaps, with the value reached.
    pub(super) lifts: Vec<(usize, Score)>,
    /// How many of its applicable answers are open, and how many there are.
    pub(super) open: (usize, usize),
}

/// All gaps, and what can be done about them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Candidates {
    pub(super) gaps: Vec<OpenGap>,
    /// To be placed, by id.
    pub(super) wanted: Vec<Candidate>,
    /// Ended by the plan, with something open to the answers yet; by id.
    pub(super) done: Vec<Candidate>,
    /// Ended by the plan, by which they have ended or started, with nothing open to the answers: they lift nothing, and
    /// what they cost to keep goes on; by id.
    pub(super) kept_up: Vec<Candidate>,
    /// Not to be placed: excluded, with the exclusion each rests on; by id.
    pub(super) excluded: Vec<(usize, usize)>,
    /// Ended, by the answers.
    pub(super) done_by_answers: BTreeSet<usize>,
}

impl OpenGap {
    /// Value a quarter of having reached so much.
    pub(super) fn value_at(&self, value: Score) -> i64 {
        let from = self.from.unwrap_or(Score::ZERO).get();
        let risen = (value.get().min(self.target.get()) - from).max(0.0);
        let exact = self.worth * risen / (self.target.get() - from);
        // Rounded to 9 decimals before it is rounded half away from zero, as all figures.
        ((exact * 1e9).round() / 1e9).round() as i64
    }
}

impl Candidates {
    pub(super) fn new(basis: &Basis<'_>) -> Self {
        let gaps = gaps(basis);
        let by_question: BTreeMap<QuestionIx, usize> = gaps
            .iter()
            .enumerate()
            .map(|(place, gap)| (gap.question, place))
            .collect();
        let initiatives = &basis.questionnaire.initiatives;
        let every: Vec<Candidate> = (0..initiatives.len())
            .map(|place| candidate(basis, place, &gaps, &by_question))
            .collect();
        let by_answers =
            |place: &usize| !initiatives[*place].closes.is_empty() && every[*place].open.0 == 0;
        let done_by_answers: BTreeSet<usize> = (0..initiatives.len()).filter(by_answers).collect();
        let is_done =
            |place: usize| basis.plan.done.contains(&place) || done_by_answers.contains(&place);

        let asked_for = |place: usize| {
            basis.plan.pins.contains_key(&place) || basis.plan.started.contains_key(&place)
        };
        let mut called: BTreeSet<usize> = BTreeSet::new();
        let mut pending: Vec<usize> = (0..initiatives.len())
            .filter(|place| !is_done(*place) && (every[*place].open.0 > 0 || asked_for(*place)))
            .collect();
        while let Some(place) = pending.pop() {
            if called.insert(place) && !basis.plan.started.contains_key(&place) {
                pending.extend(
                    initiatives[place]
                        .after
                        .iter()
                        .filter(|before| !is_done(**before)),
                );
            }
        }
        let excluded = excluded(basis, &called, is_done);
        let by_id = |one: &usize, other: &usize| initiatives[*one].id.cmp(&initiatives[*other].id);
        let taken = |places: Vec<usize>| {
            let mut places = places;
            places.sort_by(by_id);
            places
                .into_iter()
                .map(|place| every[place].clone())
                .collect()
        };
        let mut left: Vec<(usize, usize)> =
            excluded.iter().map(|(place, by)| (*place, *by)).collect();
        left.sort_by(|one, other| by_id(&one.0, &other.0));
        Self {
            wanted: taken(
                called
                    .iter()
                    .copied()
                    .filter(|place| !excluded.contains_key(place))
                    .collect(),
            ),
            done: taken(
                basis
                    .plan
                    .done
                    .iter()
                    .copied()
                    .filter(|place| every[*place].open.0 > 0)
                    .collect(),
            ),
            kept_up: taken(
                basis
                    .plan
                    .done
                    .iter()
                    .chain(basis.plan.started.keys())
                    .copied()
                    .filter(|place| every[*place].open.0 == 0 && is_done(*place))
                    .collect::<BTreeSet<usize>>()
                    .into_iter()
                    .collect(),
            ),
            excluded: left,
            done_by_answers,
            gaps,
        }
    }
}

/// The questions below their targets, with what each is worth.
pub(super) fn gaps(basis: &Basis<'_>) -> Vec<OpenGap> {
    let gap = |finding: &Finding| {
        let Subject::Question(question) = finding.subject else {
            return None;
        };
        let target = finding.target?.value;
        let from = basis.card.question(question).scored();
        let weight = basis.questionnaire.question(question).weight;
        (from.unwrap_or(Score::ZERO) < target).then(|| OpenGap {
            question,
            from,
            target,
            worth: 1000.0
                * weight
                * importance(basis, question)
                * f64::from(finding.priority.benefit()),
        })
    };
    let mut gaps: Vec<OpenGap> = basis.findings.iter().filter_map(gap).collect();
    gaps.sort_by_key(|gap| gap.question);
    gaps
}

/// How much the gap of a question matters by the plan: that of the nearest section named.
pub(super) fn importance(basis: &Basis<'_>, question: QuestionIx) -> f64 {
    let section = basis.questionnaire.question(question).section;
    let mut nearest = basis.questionnaire.ancestry(section);
    nearest
        .find_map(|section| basis.plan.importance.get(&section).copied())
        .unwrap_or(1.0)
}

/// An initiative with the work that is left in it and what it lifts.
pub(super) fn candidate(
    basis: &Basis<'_>,
    place: usize,
    gaps: &[OpenGap],
    by_question: &BTreeMap<QuestionIx, usize>,
) -> Candidate {
    let initiative = &basis.questionnaire.initiatives[place];
    let mut applicable = 0;
    let mut lifts = Vec::new();
    for close in &initiative.closes {
        if !basis.card.question(close.question).applies() {
            continue;
        }
        applicable += 1;
        let options = basis.questionnaire.options(close.question);
        let to = options
            .get(close.to)
            .and_then(|option| option.score)
            .map(Score::new);
        if let (Some(gap), Some(to)) = (by_question.get(&close.question), to) {
            let reached = to.min(gaps[*gap].target);
            if gaps[*gap].from.unwrap_or(Score::ZERO) < reached {
                lifts.push((*gap, reached));
            }
        }
    }
    let open = (lifts.len(), applicable);
    Candidate {
        initiative: place,
        effort: effort(basis, initiative, open),
        lifts,
        open,
    }
}

/// At least this share of the work is left, however little is open.
const LEAST_SHARE: f64 = 0.25;

/// Person-days for the size × discounts that certainly hold × open part, rounded up.
fn effort(basis: &Basis<'_>, initiative: &Initiative, (open, all): (usize, usize)) -> Amount {
    let size = basis.assessment.size(basis.questionnaire);
    let days = initiative.discounted_days(size, &basis.assessment.profile);
    let exact = (days * share((open, all)) * 1e9).round() / 1e9;
    // Bounded where questionnaires are read.
    Amount::whole(exact.ceil() as i64)
}

/// The part of the work that is left: open answers of those that apply.
pub(super) fn share((open, all): (usize, usize)) -> f64 {
    match all {
        0 => 1.0,
        all => (open as f64 / all as f64).max(LEAST_SHARE),
    }
}

/// What is excluded, with all that presupposes it: each with the exclusion that it rests on.
fn excluded(
    basis: &Basis<'_>,
    called: &BTreeSet<usize>,
    is_done: impl Fn(usize) -> bool,
) -> BTreeMap<usize, usize> {
    let initiatives = &basis.questionnaire.initiatives;
    let mut resting: BTreeMap<usize, usize> = called
        .iter()
        .filter(|place| basis.plan.exclude.contains_key(place))
        .map(|place| (*place, *place))
        .collect();
    // Whoever presupposes one that is left out is left out too; of several reasons the smallest id counts.
    loop {
        let mut more = BTreeMap::new();
        for place in called.iter().filter(|place| !resting.contains_key(place)) {
            if basis.plan.started.contains_key(place) {
                continue;
            }
            let gone = initiatives[*place]
                .after
                .iter()
                .filter(|before| !is_done(**before));
            let reason = gone
                .filter_map(|before| resting.get(before))
                .min_by_key(|by| &initiatives[**by].id);
            if let Some(by) = reason {
                more.insert(*place, *by);
            }
        }
        if more.is_empty() {
            return resting;
        }
        resting.extend(more);
    }
}
