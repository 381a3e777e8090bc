//! Capability levels by the rule of ISO/IEC 33020, for sections whose own questions carry `level`.

use std::collections::BTreeMap;

use crate::model::{Id, Level, QuestionIx, Questionnaire, Rating, Score, SectionIx};

use super::rollup::Sums;
use super::{Contribution, Figures, Part, QuestionScore};

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
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// The groups that exist, in order.
    pub groups: Vec<Group>,
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
    /// The answers that keep the section from a level: those below 1 in groups of that level not yet largely, and of
    /// lower levels not yet fully achieved.
    pub fn blocking(&self, level: Level, questions: &[QuestionScore]) -> Vec<QuestionIx> {
        let short = |q: &QuestionIx| questions[q.0].scored().is_none_or(|v| v < Score::ONE);
        self.groups
            .iter()
            .filter(|g| !reached(Rating::of(g.floor), g.level, level))
            .flat_map(|g| g.questions.iter().copied().filter(short))
            .collect()
    }

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
    questionnaire: &Questionnaire,
    questions: &[QuestionScore],
    figures: &[Option<Figures>],
    grouped: &[LevelGroup],
) -> Option<Ladder> {
    let declared_top = grouped.iter().map(|((level, _), _)| *level).max()?;

    let mut groups = Vec::with_capacity(grouped.len());
    for ((level, attribute), members) in grouped {
        let mut sums = Sums::default();
        for ix in members {
            sums.add(&Contribution {
                part: Part::Question(*ix),
                weight: questionnaire.question(*ix).weight,
                figures: figures[ix.0],
            });
        }
        if let Some(figures) = sums.figures() {
            let applying = members.iter().copied().filter(|q| questions[q.0].applies());
            groups.push(Group {
                level: *level,
                attribute: attribute.clone(),
                questions: applying.collect(),
                floor: Score::new(figures.floor),
                ceiling: Score::new(figures.ceiling),
            });
        }
    }

    let has = |level: Level| groups.iter().any(|g| g.level == level);
    let first_gap = (1..=declared_top.get())
        .filter_map(Level::new)
        .find(|level| !has(*level));
    let top = match first_gap {
        None => declared_top,
        Some(gap) => Level::new(gap.get() - 1).filter(|top| *top > Level::ZERO)?,
    };
    groups.retain(|g| g.level <= top);
    let climb = |value: fn(&Group) -> Score| {
        (1..=top.get())
            .filter_map(Level::new)
            .take_while(|k| {
                groups
                    .iter()
                    .all(|g| reached(Rating::of(value(g)), g.level, *k))
            })
            .last()
            .unwrap_or(Level::ZERO)
    };
    let (level, ceiling) = (climb(|g| g.floor), climb(|g| g.ceiling));
    Some(Ladder {
        groups,
        level,
        ceiling,
        top,
        ends_before: first_gap,
    })
}

/// Levels of a section and all below it, or of the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Levels {
    /// The lowest level reached for certain (as in the ITIL maturity model, the minimum); of a section with a ladder, its own.
    pub level: Level,
    /// The same, if everything missing were good.
    pub ceiling: Level,
    /// How many sections stand at each level, from 0 on.
    pub distribution: [usize; Level::MAX as usize + 1],
    /// The sections at the minimum.
    pub limiting: Vec<SectionIx>,
    /// Mean of the levels, unweighted. Not a level: called index.
    pub index: f64,
}

impl Levels {
    /// Sums up ladders; `None` if there are none. A section with a ladder of its own has that ladder's level.
    pub(super) fn of<'l>(
        own: Option<&Ladder>,
        ladders: impl Iterator<Item = (SectionIx, &'l Ladder)> + Clone,
    ) -> Option<Self> {
        let mut distribution = [0; Level::MAX as usize + 1];
        let (mut sum, mut count) = (0.0, 0_u32);
        let mut lowest: Option<(Level, Level)> = None;
        for (_, ladder) in ladders.clone() {
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
        let level = own.map_or(lowest, |own| own.level);
        let ceiling = own.map_or(lowest_ceiling, |own| own.ceiling);
        let at_minimum = ladders.filter(|(_, l)| l.level == lowest);
        let limiting = at_minimum.map(|(section, _)| section).collect();
        Some(Self {
            level,
            ceiling,
            distribution,
            limiting,
            index: sum / f64::from(count),
        })
    }
}
