//! Whether a target is met, missed, or cannot be decided yet.

use crate::model::{Conformity, Level, QuestionIx, Questionnaire, Score, SectionIx, Target};
use crate::scoring::{Judgement, NodeId, QuestionState, Readiness, Scorecard, State, members};

use super::Targets;

/// One demand of a target and what became of it.
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

/// Compares a scorecard with every demand of a target.
pub fn check(questionnaire: &Questionnaire, card: &Scorecard, target: &Target) -> Vec<Criterion> {
    let targets = Targets::new(questionnaire, target);
    let mut criteria = Vec::new();
    if let Some(score) = target.score {
        criteria.push(score_criterion(questionnaire, card, NodeId::Overall, score));
    }
    for (area, score) in &target.areas {
        criteria.push(score_criterion(
            questionnaire,
            card,
            NodeId::Area(*area),
            *score,
        ));
    }
    for (section, wanted) in &target.sections {
        if let Some(score) = wanted.score {
            criteria.push(score_criterion(
                questionnaire,
                card,
                NodeId::Section(*section),
                score,
            ));
        }
    }
    for section in questionnaire.section_places() {
        let named = target
            .sections
            .get(&section)
            .is_some_and(|s| s.level.is_some());
        let wanted = targets.section_level(section);
        criteria
            .extend(wanted.and_then(|w| level_criterion(questionnaire, card, section, w, named)));
    }
    let some_level = criteria
        .iter()
        .any(|c| matches!(c.wanted, Wanted::Level { .. }));
    if let Some(level) = target.level.filter(|_| !some_level) {
        // All that has levels is out of scope: what is not looked at is not met.
        criteria.push(Criterion {
            node: NodeId::Overall,
            wanted: Wanted::Level {
                target: level,
                found: None,
            },
            outcome: Outcome::Undecided,
            blocking: Vec::new(),
            systemic: Vec::new(),
        });
    }
    if let Some(conformity) = target.conformity {
        criteria.push(conformity_criterion(
            questionnaire,
            card,
            target,
            conformity,
        ));
    }
    if let Some(wanted) = target.min_completeness {
        let found = card.overall.figures.map(|f| Score::new(f.completeness));
        let reached = found.is_some_and(|found| found >= wanted);
        let open =
            |q: &QuestionIx| card.question(*q).applies() && card.question(*q).scored().is_none();
        criteria.push(Criterion {
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
            blocking: if reached {
                Vec::new()
            } else {
                questionnaire.question_places().filter(open).collect()
            },
            systemic: Vec::new(),
        });
    }
    if let Some(wanted) = target.min_evidenced {
        criteria.push(evidenced_criterion(questionnaire, card, wanted));
    }
    criteria
}

/// What is not evidenced may still turn out to be: too little evidence decides nothing, as too few answers do. What is open
/// counts as not evidenced, so that no answer given later takes back what was met.
fn evidenced_criterion(
    questionnaire: &Questionnaire,
    card: &Scorecard,
    target: Score,
) -> Criterion {
    let all = card.questions.iter().filter(|q| q.applies()).count();
    let evidenced = card.support(|_| true).evidenced;
    let found = (all > 0).then(|| Score::new(evidenced as f64 / all as f64));
    let reached = found.is_some_and(|found| found >= target);
    let bare = |q: &QuestionIx| {
        let question = card.question(*q);
        !reached && question.applies() && !(question.scored().is_some() && question.evidenced)
    };
    Criterion {
        node: NodeId::Overall,
        wanted: Wanted::Evidenced { target, found },
        outcome: match reached {
            true => Outcome::Met,
            false => Outcome::Undecided,
        },
        blocking: questionnaire.question_places().filter(bare).collect(),
        systemic: Vec::new(),
    }
}

fn score_criterion(
    questionnaire: &Questionnaire,
    card: &Scorecard,
    node: NodeId,
    target: Score,
) -> Criterion {
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
    let below = |q: &QuestionIx| {
        let question = card.question(*q);
        question.applies() && question.scored().is_none_or(|v| v < target)
    };
    let blocking = if outcome == Outcome::Met {
        Vec::new()
    } else {
        members(questionnaire, &node)
            .into_iter()
            .filter(below)
            .collect()
    };
    Criterion {
        node,
        wanted: Wanted::Score { target, found },
        outcome,
        blocking,
        systemic: Vec::new(),
    }
}

/// The level of one section; `None` where it has no levels, or only inherits the demand while out of scope.
fn level_criterion(
    questionnaire: &Questionnaire,
    card: &Scorecard,
    section: SectionIx,
    wanted: Level,
    named: bool,
) -> Option<Criterion> {
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
        return (named || !out_of_scope).then(|| Criterion {
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
            blocking: Vec::new(),
            systemic: Vec::new(),
        });
    };
    // No more can be wanted of a section than its ladder can show.
    let target = ladder.within(wanted);
    let outcome = match (ladder.level >= target, ladder.ceiling < target) {
        (true, _) => Outcome::Met,
        (false, true) => Outcome::Missed,
        (false, false) => Outcome::Undecided,
    };
    Some(Criterion {
        node: NodeId::Section(section),
        wanted: Wanted::Level {
            target,
            found: Some((ladder.level, ladder.ceiling)),
        },
        outcome,
        blocking: if outcome == Outcome::Met {
            Vec::new()
        } else {
            ladder.blocking(target, &card.questions)
        },
        systemic: Vec::new(),
    })
}

fn conformity_criterion(
    questionnaire: &Questionnaire,
    card: &Scorecard,
    target: &Target,
    wanted: Conformity,
) -> Criterion {
    let waived = |id: &crate::model::Id| {
        target
            .waivers
            .iter()
            .any(|w| w.id == *id && w.counts_on(card.as_of))
    };
    let (mut majors, mut minors, mut open) = (Vec::new(), Vec::new(), Vec::new());
    let mut out_of_scope = Vec::new();
    let mut passed_over = 0;
    for ix in questionnaire.question_places() {
        let scored = card.question(ix);
        let is_shall = questionnaire.question(ix).obligation == crate::model::Obligation::Shall;
        let list = match scored.judgement {
            _ if scored.state == QuestionState::OutOfScope && is_shall => &mut out_of_scope,
            Some(Judgement::Major) => &mut majors,
            Some(Judgement::Minor) => &mut minors,
            Some(Judgement::NotAssessed) => &mut open,
            Some(Judgement::Conforming | Judgement::Opportunity) | None => continue,
        };
        if waived(&questionnaire.question(ix).id) {
            passed_over += 1;
        } else {
            list.push(ix);
        }
    }
    let (passed, systemic): (Vec<_>, Vec<_>) = questionnaire
        .section_places()
        .filter(|s| card.systemic[s.0].is_some())
        .partition(|s| waived(&questionnaire.section(*s).id));
    let major_count = majors.len() + systemic.len();
    let too_many = match wanted {
        Conformity::Ready => !minors.is_empty(),
        Conformity::ReadyWithActions => target
            .max_minors
            .is_some_and(|max| minors.len() > max as usize),
    };
    let outcome = if major_count > 0 || too_many {
        Outcome::Missed
    } else if !open.is_empty() || !out_of_scope.is_empty() {
        Outcome::Undecided
    } else if card.conformity == Some(Readiness::NotApplicable) {
        Outcome::NotApplicable
    } else {
        Outcome::Met
    };
    let found = Wanted::Conformity {
        target: wanted,
        max_minors: target.max_minors,
        majors: major_count,
        minors: minors.len(),
        open: open.len(),
        out_of_scope: out_of_scope.len(),
        waived: passed_over + passed.len(),
    };
    let mut blocking = majors;
    if too_many {
        blocking.extend(minors);
    }
    blocking.extend(open);
    Criterion {
        node: NodeId::Overall,
        wanted: found,
        outcome,
        blocking,
        systemic,
    }
}
