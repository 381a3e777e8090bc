//! Whether a target is met, missed, or cannot be decided yet.

use crate::model::{Conformity, Id, Level, QuestionIx, Questionnaire, Score, SectionIx, Target};
use crate::scoring::{NodeId, QuestionState, Readiness, Scorecard, State};

use super::Targets;
use super::in_the_way::{Standing, in_the_way, is_waived, requirements};

/// One demand of a target and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Demand {
    /// The node it is about.
    pub node: NodeId,
    /// What is wanted.
    pub wanted: Wanted,
    /// What became of it.
    pub outcome: Outcome,
}

/// One demand of a target, what became of it, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// The node it is about.
    pub node: NodeId,
    /// What is wanted.
    pub wanted: Wanted,
    /// What became of it.
    pub outcome: Outcome,
    /// The answers that stand in the way.
    pub blocking: Vec<QuestionIx>,
    /// Sections whose systemic major stands in the way.
    pub systemic: Vec<SectionIx>,
}

/// What a target demands, and what was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wanted {
    /// A score, against floor and ceiling.
    Score {
        /// To be reached.
        target: Score,
        /// What is certain and what is possible; `None` where nothing applies.
        found: Option<(Score, Score)>,
    },
    /// A capability level, against what is certain and what is possible.
    Level {
        /// To be reached; not above the end of the ladder.
        target: Level,
        /// What is certain and what is possible; `None` where there is no ladder.
        found: Option<(Level, Level)>,
    },
    /// Conformity, with the numbers left after waivers.
    Conformity {
        /// To be reached.
        target: Conformity,
        /// Minors allowed.
        max_minors: Option<u32>,
        /// Majors not waived.
        majors: usize,
        /// Minors not waived.
        minors: usize,
        /// Requirements in scope and not assessed, not waived.
        open: usize,
        /// Requirements outside of the selected sections, not waived: without them conformity as a whole stays undecided.
        out_of_scope: usize,
        /// Findings passed over.
        waived: usize,
    },
    /// Completeness of the whole.
    Completeness {
        /// At least.
        target: Score,
        /// Found; `None` where nothing applies.
        found: Option<Score>,
    },
    /// Share of the questions that apply, by number, with an answer that has valid evidence.
    Evidenced {
        /// At least.
        target: Score,
        /// Found; `None` where nothing applies.
        found: Option<Score>,
    },
}

/// What became of a demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Reached for certain.
    Met,
    /// Nothing of it applies.
    NotApplicable,
    /// Too much is unanswered to say.
    Undecided,
    /// Out of reach, whatever the open answers turn out to be.
    Missed,
}

/// Compares a scorecard with every demand of a target, and finds what stands in the way of each.
pub fn check(questionnaire: &Questionnaire, card: &Scorecard, target: &Target) -> Vec<Criterion> {
    let all = demands(questionnaire, card, target).into_iter();
    all.map(|demand| {
        let (blocking, systemic) = in_the_way(questionnaire, card, target, &demand);
        Criterion {
            node: demand.node,
            wanted: demand.wanted,
            outcome: demand.outcome,
            blocking,
            systemic,
        }
    })
    .collect()
}

/// Compares a scorecard with every demand of a target.
pub fn demands(questionnaire: &Questionnaire, card: &Scorecard, target: &Target) -> Vec<Demand> {
    let targets = Targets::new(questionnaire, target);
    let mut criteria = Vec::new();
    if let Some(score) = target.score {
        criteria.push(score_demand(card, NodeId::Overall, score));
    }
    for (area, score) in &target.areas {
        criteria.push(score_demand(card, NodeId::Area(*area), *score));
    }
    for (section, wanted) in &target.sections {
        if let Some(score) = wanted.score {
            criteria.push(score_demand(card, NodeId::Section(*section), score));
        }
    }
    for section in questionnaire.section_places() {
        let named = target
            .sections
            .get(&section)
            .is_some_and(|s| s.level.is_some());
        let wanted = targets.section_level(section);
        criteria.extend(wanted.and_then(|w| level_demand(questionnaire, card, section, w, named)));
    }
    let some_level = criteria
        .iter()
        .any(|c| matches!(c.wanted, Wanted::Level { .. }));
    if let Some(level) = target.level.filter(|_| !some_level) {
        // All that has levels is out of scope: what is not looked at is not met.
        criteria.push(Demand {
            node: NodeId::Overall,
            wanted: Wanted::Level {
                target: level,
                found: None,
            },
            outcome: Outcome::Undecided,
        });
    }
    if let Some(conformity) = target.conformity {
        criteria.push(conformity_demand(questionnaire, card, target, conformity));
    }
    if let Some(wanted) = target.min_completeness {
        let found = card.overall.figures.map(|f| Score::new(f.completeness));
        let reached = found.is_some_and(|found| found >= wanted);
        criteria.push(Demand {
            node: NodeId::Overall,
            wanted: Wanted::Completeness {
                target: wanted,
                found,
            },
            outcome: if reached {
                Outcome::Met
            } else {
                Outcome::Undecided
            },
        });
    }
    if let Some(wanted) = target.min_evidenced {
        criteria.push(evidenced_demand(card, wanted));
    }
    criteria
}

/// What is not evidenced may still turn out to be: too little evidence decides nothing, as too few answers do. What is open
/// counts as not evidenced, so that no answer given later takes back what was met.
fn evidenced_demand(card: &Scorecard, target: Score) -> Demand {
    let all = card.questions.iter().filter(|q| q.applies()).count();
    let evidenced = card.support(|_| true).evidenced;
    let found = (all > 0).then(|| Score::new(evidenced as f64 / all as f64));
    let reached = found.is_some_and(|found| found >= target);
    Demand {
        node: NodeId::Overall,
        wanted: Wanted::Evidenced { target, found },
        outcome: match reached {
            true => Outcome::Met,
            false => Outcome::Undecided,
        },
    }
}

fn score_demand(card: &Scorecard, node: NodeId, target: Score) -> Demand {
    let scored = card.node(&node);
    let found = scored
        .and_then(|n| n.figures)
        .map(|f| (Score::new(f.floor), Score::new(f.ceiling)));
    let outcome = match found {
        Some((floor, _)) if floor >= target => Outcome::Met,
        Some((_, ceiling)) if ceiling < target => Outcome::Missed,
        Some(_) => Outcome::Undecided,
        None if scored.is_some_and(|n| n.state == State::NotApplicable)
            && node != NodeId::Overall =>
        {
            Outcome::NotApplicable
        }
        None => Outcome::Undecided,
    };
    Demand {
        node,
        wanted: Wanted::Score { target, found },
        outcome,
    }
}

/// The level of one section; `None` where it has no levels, or only inherits the demand while out of scope.
fn level_demand(
    questionnaire: &Questionnaire,
    card: &Scorecard,
    section: SectionIx,
    wanted: Level,
    named: bool,
) -> Option<Demand> {
    let own = &questionnaire.section(section).questions;
    if !own
        .iter()
        .any(|q| questionnaire.question(*q).level.is_some())
    {
        return None;
    }
    let out = |q: &QuestionIx| card.question(*q).state == QuestionState::OutOfScope;
    let Some(ladder) = &card.ladders[section.0] else {
        let out_of_scope = own.iter().all(out);
        return (named || !out_of_scope).then_some(Demand {
            node: NodeId::Section(section),
            wanted: Wanted::Level {
                target: wanted,
                found: None,
            },
            outcome: if out_of_scope {
                Outcome::Undecided
            } else {
                Outcome::NotApplicable
            },
        });
    };
    // No more can be wanted of a section than its ladder can show.
    let target = ladder.within(wanted);
    let outcome = match (ladder.level >= target, ladder.ceiling < target) {
        (true, _) => Outcome::Met,
        (false, true) => Outcome::Missed,
        (false, false) => Outcome::Undecided,
    };
    Some(Demand {
        node: NodeId::Section(section),
        wanted: Wanted::Level {
            target,
            found: Some((ladder.level, ladder.ceiling)),
        },
        outcome,
    })
}

fn conformity_demand(
    questionnaire: &Questionnaire,
    card: &Scorecard,
    target: &Target,
    wanted: Conformity,
) -> Demand {
    let waived = |id: &Id| is_waived(target, card, id);
    let (mut majors, mut minors, mut open, mut out_of_scope) = (0, 0, 0, 0);
    let mut passed_over = 0;
    for (ix, standing) in requirements(questionnaire, card) {
        let is = |other| usize::from(standing == other);
        if waived(&questionnaire.question(ix).id) {
            passed_over += 1 - is(Standing::Met);
        } else {
            majors += is(Standing::Major);
            minors += is(Standing::Minor);
            open += is(Standing::Open);
            out_of_scope += is(Standing::OutOfScope);
        }
    }
    for section in questionnaire.section_places() {
        if card.systemic[section.0].is_some() {
            match waived(&questionnaire.section(section).id) {
                true => passed_over += 1,
                false => majors += 1,
            }
        }
    }
    let outcome = if majors > 0 || too_many(target, wanted, minors) {
        Outcome::Missed
    } else if open > 0 || out_of_scope > 0 {
        Outcome::Undecided
    } else if card.conformity == Some(Readiness::NotApplicable) {
        Outcome::NotApplicable
    } else {
        Outcome::Met
    };
    Demand {
        node: NodeId::Overall,
        wanted: Wanted::Conformity {
            target: wanted,
            max_minors: target.max_minors,
            majors,
            minors,
            open,
            out_of_scope,
            waived: passed_over,
        },
        outcome,
    }
}

/// Whether so many minors are more than a target allows.
pub(super) fn too_many(target: &Target, wanted: Conformity, minors: usize) -> bool {
    match wanted {
        Conformity::Ready => minors > 0,
        Conformity::ReadyWithActions => target.max_minors.is_some_and(|max| minors > max as usize),
    }
}
