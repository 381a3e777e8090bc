//! Findings in full: what stays below its target, what it blocks and what would help.

use crate::model::{Assessment, Conformity, Grade, Level, QuestionIx, Questionnaire, SectionIx};
use crate::scoring::{Judgement, Scorecard};

use super::predecessor::takes_effect_at_once;
use super::ranking::{FindingKind, Ranked, Ranking, Subject, grade};
use super::{Groundwork, Priority, Quadrant, QuestionTarget, Targets};

/// One thing that stays below its target, or could be better.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is about.
    pub subject: Subject,
    /// The section it belongs to.
    pub section: SectionIx,
    /// Which axis it lies on.
    pub kind: FindingKind,
    /// Its grade, a person's where there is one; `None` where no requirement is judged.
    pub grade: Option<Grade>,
    /// The computed grade.
    pub computed: Option<Grade>,
    /// What was to be reached; `None` for an opportunity and a systemic finding.
    pub target: Option<QuestionTarget>,
    /// What its rank is computed from.
    pub priority: Priority,
    /// What it stands in the way of.
    pub blocks: Vec<Blocks>,
    /// Places of the initiatives that close it in part or whole: the next step first, the cheapest of a step first.
    pub initiatives: Vec<usize>,
    /// The next step waits for nothing and takes effect in the quarter in which it starts.
    pub at_once: bool,
}

impl Finding {
    /// Where it lies between benefit and effort.
    pub fn quadrant(&self) -> Quadrant {
        self.priority.quadrant(self.at_once)
    }
}

/// What a finding stands in the way of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocks {
    /// The next capability level of a section.
    Level(SectionIx, Level),
    /// The conformity that is wanted, or readiness if none is.
    Conformity(Conformity),
}

/// All findings, in the order in which they matter.
pub fn findings(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    card: &Scorecard,
    targets: &Targets<'_>,
) -> Vec<Finding> {
    let groundwork = Groundwork::new(questionnaire, targets);
    let ranking = Ranking::new(questionnaire, assessment, card, targets, &groundwork);
    let all = ranking.all();
    let next_level = |section| next_level(questionnaire, card, targets, section);
    let in_full = InFull {
        ranking,
        next_levels: questionnaire.section_places().map(next_level).collect(),
        at_once: (0..questionnaire.initiatives.len())
            .map(|place| takes_effect_at_once(questionnaire, card, place))
            .collect(),
    };
    all.into_iter()
        .map(|found| in_full.finding(found))
        .collect()
}

/// What is said of findings beside their rank.
struct InFull<'a> {
    ranking: Ranking<'a>,
    /// For each section the level that it is to reach next, and the answers that keep it from that.
    next_levels: Vec<Option<(Level, Vec<QuestionIx>)>>,
    /// For each initiative whether it waits for nothing and takes effect in the quarter in which it starts.
    at_once: Vec<bool>,
}

/// The level that a section is to reach next, and the answers that keep it from that.
fn next_level(
    questionnaire: &Questionnaire,
    card: &Scorecard,
    targets: &Targets<'_>,
    section: SectionIx,
) -> Option<(Level, Vec<QuestionIx>)> {
    let ladder = card.ladders[section.0].as_ref()?;
    let wanted = targets.section_level(section);
    let next = ladder
        .next()
        .filter(|next| wanted.is_none_or(|w| *next <= w))?;
    Some((next, card.blocking(questionnaire, section, next)))
}

impl InFull<'_> {
    fn finding(&self, found: Ranked) -> Finding {
        let (computed, target, blocks, initiatives) = match found.subject {
            Subject::Question(ix) => (
                self.ranking.card.question(ix).computed.and_then(grade),
                self.ranking.target_missed(ix),
                self.blocks(ix),
                self.ranking.initiatives_lifting(ix),
            ),
            Subject::Systemic(section) => (
                found.grade,
                None,
                vec![Blocks::Conformity(self.wanted_conformity())],
                self.lifting_any(section),
            ),
        };
        let next = initiatives.first();
        Finding {
            at_once: next.is_some_and(|next| self.at_once[*next]),
            subject: found.subject,
            section: found.section,
            kind: found.kind,
            grade: found.grade,
            computed,
            target,
            priority: found.priority,
            blocks,
            initiatives,
        }
    }

    /// The initiatives that lift any of the requirements that a section fails, each once.
    fn lifting_any(&self, section: SectionIx) -> Vec<usize> {
        let found = self.ranking.card.systemic[section.0].as_ref();
        let mut initiatives: Vec<usize> = Vec::new();
        for ix in found.into_iter().flat_map(|found| &found.failing) {
            for place in self.ranking.initiatives_lifting(*ix) {
                if !initiatives.contains(&place) {
                    initiatives.push(place);
                }
            }
        }
        initiatives
    }

    fn wanted_conformity(&self) -> Conformity {
        let target = self.ranking.targets.target();
        target.conformity.unwrap_or(Conformity::Ready)
    }

    fn blocks(&self, ix: QuestionIx) -> Vec<Blocks> {
        let Ranking {
            questionnaire,
            card,
            targets,
            ..
        } = &self.ranking;
        let section = questionnaire.question(ix).section;
        let mut blocks = Vec::new();
        if let Some((next, blocking)) = &self.next_levels[section.0]
            && blocking.contains(&ix)
        {
            blocks.push(Blocks::Level(section, *next));
        }
        let wanted = self.wanted_conformity();
        let max_minors = targets.target().max_minors;
        let too_many_minors =
            max_minors.is_some_and(|max| card.overall.counts.minor > max as usize);
        let in_the_way = match card.question(ix).judgement {
            Some(Judgement::Major | Judgement::NotAssessed) => true,
            Some(Judgement::Minor) => wanted == Conformity::Ready || too_many_minors,
            Some(Judgement::Conforming | Judgement::Opportunity) | None => false,
        };
        if in_the_way {
            blocks.push(Blocks::Conformity(wanted));
        }
        blocks
    }
}
