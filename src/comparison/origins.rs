//! Where the change of the overall floor comes from: an exact split that adds up to it.
//!
//! Four things can change between two assessments: the questionnaire, the sections in scope, what applies within them,
//! and the answers. F(S) is the floor with the things in S as they are now and the others as they were, so F(∅) is the
//! floor before and F(all) the floor now. The part of a thing is what it changes when it is swapped, averaged over all
//! orders in which the four can be swapped (the value of Shapley, 1953):
//!
//! part(i) = Σ over S without i of |S|! · (3 − |S|)! ÷ 4! · (F(S ∪ {i}) − F(S))
//!
//! So the parts add up to the change, what did not change has none, and swapping before and now turns every sign. With
//! the rest given, the floor is Σ share · value, so the part of the answers falls to single questions: the change of
//! its value times its mean share. A question that applies on one side only has there the value that it has on the
//! other: that it comes or goes is no change of an answer.

use crate::model::QuestionIx;
use crate::scoring::{NotApplicable, QuestionScore, QuestionState, shares};

use super::{Pair, Pairs, Side};

/// The change of the overall floor in parts; each on the scale 0–1, with its sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Origins {
    /// The floor before.
    pub before: f64,
    /// The floor now.
    pub after: f64,
    /// Answers that are better than before.
    pub improved: f64,
    /// Answers that were open and have a value now.
    pub answered: f64,
    /// Answers that are worse than before.
    pub worsened: f64,
    /// Answers that had a value and are open now.
    pub lapsed: f64,
    /// Sections that came into scope or left it.
    pub scope: f64,
    /// Questions that became applicable or not applicable.
    pub applicability: f64,
    /// Questions that are new or gone, and other weights.
    pub questionnaire: f64,
    /// What each answer changed, for those that changed: in the order of the pairs.
    pub pulls: Vec<Pull>,
}

/// What one answer changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pull {
    /// The question.
    pub pair: Pair<QuestionIx>,
    /// Its part of the change of the floor, 0–1 with its sign.
    pub points: f64,
}

/// Things that can change, as bits: the questionnaire, what is in scope, what applies, the answers.
const QUESTIONNAIRE: usize = 1;
const SCOPE: usize = 2;
const APPLIES: usize = 4;
const ANSWERS: usize = 8;

/// |S|! · (3 − |S|)! ÷ 4!, by |S|.
const WEIGHTS: [f64; 4] = [1.0 / 4.0, 1.0 / 12.0, 1.0 / 12.0, 1.0 / 4.0];

impl Origins {
    /// Splits the change between two sides; `None` where one of them has no figures.
    pub fn new(before: &Side<'_>, after: &Side<'_>, pairs: &Pairs) -> Option<Self> {
        let floors = [before, after].map(|side| side.card.overall.figures.map(|f| f.floor));
        let [Some(from), Some(to)] = floors else {
            return None;
        };
        let corners = Corners::new([before, after], pairs);
        let part = |thing: usize| -> f64 {
            let without = (0..16).filter(|set| set & thing == 0);
            without
                .map(|set| {
                    let step = corners.floor(set | thing) - corners.floor(set);
                    WEIGHTS[set.count_ones() as usize] * step
                })
                .sum()
        };
        let mut origins = Self {
            before: from,
            after: to,
            improved: 0.0,
            answered: 0.0,
            worsened: 0.0,
            lapsed: 0.0,
            scope: part(SCOPE),
            applicability: part(APPLIES),
            questionnaire: part(QUESTIONNAIRE),
            pulls: Vec::new(),
        };
        for (place, pair) in pairs.questions.iter().enumerate() {
            let points = corners.points(place);
            if points == 0.0 {
                continue;
            }
            let scored = |side: &Side<'_>, ix: Option<QuestionIx>| {
                ix.is_some_and(|ix| side.card.question(ix).scored().is_some())
            };
            let known = (scored(before, pair.before), scored(after, pair.after));
            *match (known, points > 0.0) {
                ((false, true), _) => &mut origins.answered,
                ((true, false), _) => &mut origins.lapsed,
                (_, true) => &mut origins.improved,
                (_, false) => &mut origins.worsened,
            } += points;
            origins.pulls.push(Pull {
                pair: *pair,
                points,
            });
        }
        Some(origins)
    }

    /// The whole change.
    pub fn total(&self) -> f64 {
        self.after - self.before
    }

    /// What the answers changed: better, worse, answered for the first time and lapsed.
    pub fn answers(&self) -> f64 {
        self.improved + self.answered + self.worsened + self.lapsed
    }

    /// What changed although no answer did: scope, applicability and questionnaire.
    pub fn elsewhere(&self) -> f64 {
        self.scope + self.applicability + self.questionnaire
    }
}

/// The floors and shares of all mixtures of before and now.
struct Corners {
    /// For each mixture of the first three things the share of each pair; `None` where nothing applies.
    shares: Vec<Option<Vec<f64>>>,
    /// The value of each pair before and now.
    values: Vec<[f64; 2]>,
    /// Stands for a mixture in which nothing applies: the middle of both floors.
    middle: f64,
}

impl Corners {
    fn new(sides: [&Side<'_>; 2], pairs: &Pairs) -> Self {
        let value = |pair: &Pair<QuestionIx>| {
            let own = |side: &Side<'_>, ix: Option<QuestionIx>| {
                let question = side.card.question(ix?);
                let value = question.scored().map_or(0.0, |score| score.get());
                question.applies().then_some(value)
            };
            let [before, after] = [own(sides[0], pair.before), own(sides[1], pair.after)];
            [before.or(after), after.or(before)].map(|value| value.unwrap_or(0.0))
        };
        let floors = sides.map(|side| side.card.overall.figures.map_or(0.0, |f| f.floor));
        Self {
            shares: (0..8).map(|set| corner(sides, pairs, set)).collect(),
            values: pairs.questions.iter().map(value).collect(),
            middle: (floors[0] + floors[1]) / 2.0,
        }
    }

    fn floor(&self, set: usize) -> f64 {
        let now = usize::from(set & ANSWERS != 0);
        match &self.shares[set & !ANSWERS] {
            Some(shares) => {
                let values = self.values.iter().map(|values| values[now]);
                shares.iter().zip(values).map(|(share, v)| share * v).sum()
            }
            None => self.middle,
        }
    }

    /// The change of the value of a pair times its mean share.
    fn points(&self, pair: usize) -> f64 {
        let [before, after] = self.values[pair];
        if before == after {
            return 0.0;
        }
        let share = |set: usize| self.shares[set].as_ref().map_or(0.0, |shares| shares[pair]);
        let mean: f64 = (0..8_usize)
            .map(|set| WEIGHTS[set.count_ones() as usize] * share(set))
            .sum();
        mean * (after - before)
    }
}

/// The share of each pair in a mixture of questionnaire, scope and what applies.
fn corner(sides: [&Side<'_>; 2], pairs: &Pairs, set: usize) -> Option<Vec<f64>> {
    let now = |thing: usize| usize::from(set & thing != 0);
    let side = sides[now(QUESTIONNAIRE)];
    let places = |pair: &Pair<QuestionIx>| [pair.before, pair.after];
    let mut questions = side.card.questions.clone();
    for pair in &pairs.questions {
        let Some(own) = places(pair)[now(QUESTIONNAIRE)] else {
            continue;
        };
        let state = |of: usize| places(pair)[of].map(|ix| state(sides[of], ix));
        let in_scope = state(now(SCOPE)).or(state(now(QUESTIONNAIRE)));
        let known = |of: usize| state(of).filter(|state| *state != State::OutOfScope);
        let applies = known(now(APPLIES)).or(known(1 - now(APPLIES)));
        let counts = in_scope != Some(State::OutOfScope) && applies == Some(State::Applies);
        questions[own.0] = QuestionScore {
            state: match counts {
                true => QuestionState::Missing,
                false => QuestionState::OutOfScope,
            },
            value: None,
            ..questions[own.0].clone()
        };
    }
    let own = shares(side.questionnaire, &questions)?;
    let of = |pair: &Pair<QuestionIx>| places(pair)[now(QUESTIONNAIRE)];
    let share = |pair| of(pair).and_then(|ix| own.get(ix.0).copied());
    Some(
        pairs
            .questions
            .iter()
            .map(|p| share(p).unwrap_or(0.0))
            .collect(),
    )
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    OutOfScope,
    NotApplicable,
    Applies,
}

fn state(side: &Side<'_>, ix: QuestionIx) -> State {
    match side.card.question(ix).state {
        QuestionState::OutOfScope => State::OutOfScope,
        // A weight of 0 belongs to the questionnaire, and counts there.
        QuestionState::NotApplicable(NotApplicable::Informs)
            if side.questionnaire.question(ix).weight == 0.0 =>
        {
            State::Applies
        }
        QuestionState::NotApplicable(_) => State::NotApplicable,
        _ => State::Applies,
    }
}
