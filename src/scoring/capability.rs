//! Capability levels by the rule of ISO/IEC 33020, for sections whose own questions carry `level`.

use std::collections::BTreeMap;

use crate::model::{Id, Level, QuestionIx, Questionnaire, Rating, Score, SectionIx};

use super::layout::QuestionLayout;
use super::rollup::Sums;
use super::{Figures, QuestionScore};

/// The questions that show one process attribute, or one level where no attributes are named.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The level it belongs to.
    pub level: Level,
    /// The attribute, such as "2.1".
    pub attribute: Option<Id>,
    /// Its questions that apply.
    pub questions: Vec<QuestionIx>,
    /// Value with missing answers as 0.
    pub floor: Score,
    /// Value with missing answers as 1.
    pub ceiling: Score,
}

/// How a section reached its level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ladder {
    /// Level reached for certain.
    pub level: Level,
    /// Level possible if everything missing were good.
    pub ceiling: Level,
    /// The highest level that the questions can show.
    pub top: Level,
    /// The level at which the ladder ends because nothing of it applies.
    pub ends_before: Option<Level>,
}

impl Ladder {
    /// The level that can be wanted: not above the end of the ladder.
    pub fn within(&self, wanted: Level) -> Level {
        wanted.min(self.top)
    }

    /// The next level above the one reached, if the ladder has one.
    pub fn next(&self) -> Option<Level> {
        Level::new(self.level.get() + 1).filter(|next| *next <= self.top)
    }
}

/// Whether a group is good enough for a level: largely at that level, fully below it (ISO/IEC 33020); above it does not matter.
fn reached(rating: Rating, group: Level, level: Level) -> bool {
    match group.cmp(&level) {
        std::cmp::Ordering::Less => rating == Rating::Fully,
        std::cmp::Ordering::Equal => rating >= Rating::Largely,
        std::cmp::Ordering::Greater => true,
    }
}

/// Questions of one level and attribute.
pub(super) type LevelGroup = ((Level, Option<Id>), Vec<QuestionIx>);

/// The own questions of a section that carry a level, by level and attribute.
pub(super) fn level_groups(questionnaire: &Questionnaire, section: SectionIx) -> Vec<LevelGroup> {
    let mut grouped: BTreeMap<(Level, Option<Id>), Vec<QuestionIx>> = BTreeMap::new();
    for ix in &questionnaire.section(section).questions {
        let question = questionnaire.question(*ix);
        if let Some(level) = question.level {
            grouped
                .entry((level, question.attribute.clone()))
                .or_default()
                .push(*ix);
        }
    }
    grouped.into_iter().collect()
}

/// The ladder of a section by its groups; `None` without levelled questions, or where nothing of level 1 applies.
pub(super) fn ladder(
    questions: &[QuestionLayout],
    figures: &[Option<Figures>],
    grouped: &[LevelGroup],
) -> Option<Ladder> {
    let declared_top = grouped.iter().map(|((level, _), _)| *level).max()?;
    // Of each level the worst ratings of its groups: for certain, and if everything missing were good.
    let mut worst: [Option<(Rating, Rating)>; Level::MAX as usize + 1] = Default::default();
    for ((level, _), members) in grouped {
        let weighted = members
            .iter()
            .map(|ix| (questions[ix.0].weight, figures[ix.0]));
        let slot = worst.get_mut(usize::from(level.get()));
        if let (Some(slot), Some((floor, ceiling))) = (slot, span(weighted)) {
            let own = (Rating::of(floor), Rating::of(ceiling));
            *slot = Some(slot.map_or(own, |(least, most)| (least.min(own.0), most.min(own.1))));
        }
    }
    let has = |level: Level| {
        worst
            .get(usize::from(level.get()))
            .is_some_and(Option::is_some)
    };
    let first_gap = levels_to(declared_top).find(|level| !has(*level));
    let top = match first_gap {
        None => declared_top,
        Some(gap) => Level::new(gap.get() - 1).filter(|top| *top > Level::ZERO)?,
    };
    let climb = |rating: fn((Rating, Rating)) -> Rating| {
        let rated = || (0..=top.get()).filter_map(Level::new).zip(&worst);
        let good_enough = |wanted: &Level| {
            rated().all(|(level, worst)| {
                worst.is_none_or(|worst| reached(rating(worst), level, *wanted))
            })
        };
        let reached = levels_to(top).take_while(good_enough).last();
        reached.unwrap_or(Level::ZERO)
    };
    Some(Ladder {
        level: climb(|(certain, _)| certain),
        ceiling: climb(|(_, possible)| possible),
        top,
        ends_before: first_gap,
    })
}

/// The levels from 1 up to another.
fn levels_to(top: Level) -> impl Iterator<Item = Level> {
    (1..=top.get()).filter_map(Level::new)
}

/// The value of a group with what is missing as 0 and as 1; `None` where nothing of it applies.
fn span(questions: impl Iterator<Item = (f64, Option<Figures>)>) -> Option<(Score, Score)> {
    let mut sums = Sums::default();
    for (weight, figures) in questions {
        sums.add(weight, figures.as_ref());
    }
    let figures = sums.figures()?;
    Some((Score::new(figures.floor), Score::new(figures.ceiling)))
}

/// The groups of a section's ladder that ends at a level, in order.
pub(super) fn groups(
    questionnaire: &Questionnaire,
    section: SectionIx,
    questions: &[QuestionScore],
    top: Level,
) -> Vec<Group> {
    let grouped = level_groups(questionnaire, section).into_iter();
    grouped
        .filter(|((level, _), _)| *level <= top)
        .filter_map(|((level, attribute), members)| {
            let figures = members.iter().map(|ix| {
                let weight = questionnaire.question(*ix).weight;
                (weight, Figures::of_question(&questions[ix.0]))
            });
            let (floor, ceiling) = span(figures)?;
            let applying = members.iter().copied().filter(|q| questions[q.0].applies());
            Some(Group {
                level,
                attribute,
                questions: applying.collect(),
                floor,
                ceiling,
            })
        })
        .collect()
}

/// The answers that keep the section of these groups from a level.
pub(super) fn blocking(
    groups: &[Group],
    level: Level,
    questions: &[QuestionScore],
) -> Vec<QuestionIx> {
    let short = |q: &QuestionIx| questions[q.0].scored().is_none_or(|v| v < Score::ONE);
    groups
        .iter()
        .filter(|g| !reached(Rating::of(g.floor), g.level, level))
        .flat_map(|g| g.questions.iter().copied().filter(short))
        .collect()
}

/// Levels of a section and all below it, or of the whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levels {
    /// The lowest level reached for certain (as in the ITIL maturity model, the minimum); of a section with a ladder, its own.
    pub level: Level,
    /// The same, if everything missing were good.
    pub ceiling: Level,
    /// How many sections stand at each level, from 0 on.
    pub distribution: [usize; Level::MAX as usize + 1],
    /// Mean of the levels, unweighted. Not a level: called index.
    pub index: f64,
}

impl Levels {
    /// Sums up ladders; `None` if there are none. A section with a ladder of its own has that ladder's level.
    pub(super) fn of<'l>(
        own: Option<&Ladder>,
        ladders: impl Iterator<Item = &'l Ladder>,
    ) -> Option<Self> {
        let mut distribution = [0; Level::MAX as usize + 1];
        let (mut sum, mut count) = (0.0, 0_u32);
        let mut lowest: Option<(Level, Level)> = None;
        for ladder in ladders {
            let (level, ceiling) = (ladder.level, ladder.ceiling);
            lowest = Some(lowest.map_or((level, ceiling), |(least, least_ceiling)| {
                (least.min(level), least_ceiling.min(ceiling))
            }));
            if let Some(sections) = distribution.get_mut(usize::from(level.get())) {
                *sections += 1;
            }
            sum += f64::from(level.get());
            count += 1;
        }
        let (lowest, lowest_ceiling) = lowest?;
        Some(Self {
            level: own.map_or(lowest, |own| own.level),
            ceiling: own.map_or(lowest_ceiling, |own| own.ceiling),
            distribution,
            index: sum / f64::from(count),
        })
    }
}
