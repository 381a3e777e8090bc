//! What a target demands less of than an earlier one did.

use crate::model::{Conformity, Level, Questionnaire, Score, SectionIx, Target, Waiver};
use crate::scoring::NodeId;

use super::Targets;

/// A demand that is lower than in an earlier target, or not there any more.
#[derive(Clone, Debug, PartialEq)]
pub struct LoweredDemand {
    /// What it is about, in the present questionnaire.
    pub node: NodeId,
    /// What was demanded, and is.
    pub demanded: Demanded,
}

/// What was demanded, then what is now; `None` is no demand at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demanded {
    /// A score.
    Score(Score, Option<Score>),
    /// A capability level.
    Level(Level, Option<Level>),
    /// Conformity.
    Conformity(Conformity, Option<Conformity>),
    /// How many minors may remain; now more, or any number.
    MaxMinors(u32, Option<u32>),
    /// How much must be answered.
    Completeness(Score, Option<Score>),
    /// How much must be answered with valid evidence.
    Evidenced(Score, Option<Score>),
}

/// The demands of the earlier target of which the present one asks less, each target with its questionnaire, since
/// versions may differ: areas and sections are matched by id, and one that is gone demands nothing of anybody.
pub fn lowered_demands(
    before: (&Questionnaire, &Target),
    now: (&Questionnaire, &Target),
) -> Vec<LoweredDemand> {
    let mut lowered = of_the_whole(before.1, now.1);
    for (area, then) in &before.1.areas {
        let id = now.0.present_id(&before.0.area(*area).id);
        let Some(area) = now.0.find_area(id.as_str()) else {
            continue;
        };
        let less = less(Some(*then), now.1.areas.get(&area).copied());
        lowered.extend(less.map(|(then, now)| LoweredDemand {
            node: NodeId::Area(area),
            demanded: Demanded::Score(then, now),
        }));
    }
    lowered.extend(of_sections(before, now));
    lowered
}

/// Waivers that pass over more than those of the earlier target: new ones, and those that last longer.
pub fn extended_waivers<'t>(
    before: (&Questionnaire, &Target),
    now: (&Questionnaire, &'t Target),
) -> Vec<&'t Waiver> {
    let had = |waiver: &Waiver| {
        let same = |then: &&Waiver| now.0.present_id(&then.id) == &waiver.id;
        let lasts = |then: &Waiver| match (then.until, waiver.until) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(then), Some(now)) => now <= then,
        };
        let counted = |then: &Waiver| then.reason.is_some() || waiver.reason.is_none();
        let mut same = before.1.waivers.iter().filter(same);
        same.any(|then| lasts(then) && counted(then))
    };
    let all = now.1.waivers.iter();
    all.filter(|waiver| !had(waiver)).collect()
}

fn of_the_whole(before: &Target, now: &Target) -> Vec<LoweredDemand> {
    let score = less(before.score, now.score).map(|(b, n)| Demanded::Score(b, n));
    let level = less(before.level, now.level).map(|(b, n)| Demanded::Level(b, n));
    let completeness = less(before.min_completeness, now.min_completeness);
    let evidenced = less(before.min_evidenced, now.min_evidenced);
    let all = [
        score,
        level,
        conformity(before, now),
        completeness.map(|(b, n)| Demanded::Completeness(b, n)),
        evidenced.map(|(b, n)| Demanded::Evidenced(b, n)),
    ];
    let of_whole = |demanded| LoweredDemand {
        node: NodeId::Overall,
        demanded,
    };
    all.into_iter().flatten().map(of_whole).collect()
}

/// Of the minors that may remain there is something to say only where both let some remain.
fn conformity(before: &Target, now: &Target) -> Option<Demanded> {
    let then = before.conformity?;
    match (then, now.conformity) {
        (Conformity::Ready, Some(Conformity::Ready)) => None,
        (Conformity::ReadyWithActions, Some(Conformity::Ready)) => None,
        (Conformity::ReadyWithActions, Some(Conformity::ReadyWithActions)) => {
            let most = before.max_minors?;
            let more = now.max_minors.is_none_or(|now| most < now);
            more.then_some(Demanded::MaxMinors(most, now.max_minors))
        }
        (then, now) => Some(Demanded::Conformity(then, now)),
    }
}

/// Scores of single sections, and the levels that apply to those for which one of the two targets names a level. What
/// the level of the whole has lowered is told of the whole.
fn of_sections(
    before: (&Questionnaire, &Target),
    now: (&Questionnaire, &Target),
) -> Vec<LoweredDemand> {
    let now_of = |place: SectionIx| {
        let id = now.0.present_id(&before.0.section(place).id);
        now.0.find_section(id.as_str())
    };
    let pairs = before.0.section_places();
    let pairs = pairs.filter_map(|then| Some((then, now_of(then)?)));
    let (targets_then, targets_now) =
        (Targets::new(before.0, before.1), Targets::new(now.0, now.1));
    let mut lowered = Vec::new();
    for (then, section) in pairs {
        let own_then = before.1.sections.get(&then).copied().unwrap_or_default();
        let own_now = now.1.sections.get(&section).copied().unwrap_or_default();
        let score = less(own_then.score, own_now.score);
        let own_level = own_then.level.or(own_now.level);
        let level = own_level.and_then(|_| {
            less(
                targets_then.section_level(then),
                targets_now.section_level(section),
            )
        });
        let both = [
            score.map(|(b, n)| Demanded::Score(b, n)),
            level.map(|(b, n)| Demanded::Level(b, n)),
        ];
        lowered.extend(both.into_iter().flatten().map(|demanded| LoweredDemand {
            node: NodeId::Section(section),
            demanded,
        }));
    }
    lowered
}

/// What was demanded and what is, if that is less.
fn less<T: PartialOrd + Copy>(before: Option<T>, now: Option<T>) -> Option<(T, Option<T>)> {
    let then = before?;
    let lower = now.is_none_or(|now| now < then);
    lower.then_some((then, now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Rollup, SectionTarget};
    use crate::scoring::fixture::Fixture;

    /// What the second target demands less than the first, over a section, another below it, and a third.
    fn between(before: &Target, now: &Target) -> Vec<LoweredDemand> {
        let mut fixture = Fixture::new(Rollup::Mean);
        let above = fixture.section(None, Rollup::Mean);
        fixture.section(Some(above), Rollup::Mean);
        fixture.section(None, Rollup::Mean);
        let questionnaire = &fixture.questionnaire;
        lowered_demands((questionnaire, before), (questionnaire, now))
    }

    fn level(level: u8) -> Option<Level> {
        Level::new(level)
    }

    fn of_sections<const N: usize>(whole: Option<u8>, own: [(usize, u8); N]) -> Target {
        let own = own.map(|(place, own)| {
            let target = SectionTarget {
                level: level(own),
                score: None,
            };
            (SectionIx(place), target)
        });
        Target {
            level: whole.and_then(level),
            sections: own.into_iter().collect(),
            ..Target::default()
        }
    }

    fn levels(lowered: &[LoweredDemand]) -> Vec<(Option<usize>, u8, Option<u8>)> {
        let told = lowered.iter().map(|one| {
            let place = match one.node {
                NodeId::Section(place) => Some(place.0),
                _ => None,
            };
            match one.demanded {
                Demanded::Level(then, now) => (place, then.get(), now.map(Level::get)),
                other => panic!("{other:?}"),
            }
        });
        told.collect()
    }

    #[test]
    fn the_same_or_more_is_not_less() {
        let before = Target {
            score: Some(Score::new(0.5)),
            conformity: Some(Conformity::ReadyWithActions),
            max_minors: Some(5),
            ..Target::default()
        };
        assert_eq!(between(&before, &before), []);
        let more = Target {
            score: Some(Score::new(0.6)),
            conformity: Some(Conformity::Ready),
            level: level(2),
            ..Target::default()
        };
        assert_eq!(between(&before, &more), []);
        assert_eq!(between(&Target::default(), &before), []);
    }

    #[test]
    fn what_is_lower_or_gone_is_told_with_what_it_was() {
        let before = Target {
            score: Some(Score::new(0.5)),
            min_completeness: Some(Score::ONE),
            min_evidenced: Some(Score::new(0.4)),
            conformity: Some(Conformity::Ready),
            ..Target::default()
        };
        let now = Target {
            score: Some(Score::new(0.4)),
            min_completeness: Some(Score::ONE),
            conformity: Some(Conformity::ReadyWithActions),
            max_minors: Some(3),
            ..Target::default()
        };
        let demanded: Vec<Demanded> = between(&before, &now)
            .iter()
            .map(|one| one.demanded)
            .collect();
        assert_eq!(
            demanded,
            [
                Demanded::Score(Score::new(0.5), Some(Score::new(0.4))),
                Demanded::Conformity(Conformity::Ready, Some(Conformity::ReadyWithActions)),
                Demanded::Evidenced(Score::new(0.4), None),
            ]
        );
    }

    #[test]
    fn more_minors_or_any_number_of_them_is_less() {
        let with = |max_minors| Target {
            conformity: Some(Conformity::ReadyWithActions),
            max_minors,
            ..Target::default()
        };
        let found = |before, now| {
            let lowered = between(&with(before), &with(now));
            lowered.first().map(|one| one.demanded)
        };
        assert_eq!(
            found(Some(3), Some(4)),
            Some(Demanded::MaxMinors(3, Some(4)))
        );
        assert_eq!(found(Some(3), None), Some(Demanded::MaxMinors(3, None)));
        assert_eq!(found(Some(3), Some(2)), None);
        assert_eq!(found(None, Some(9)), None);
    }

    #[test]
    fn a_level_is_compared_with_the_one_that_applied() {
        let told = |before: &Target, now: &Target| levels(&between(before, now));
        let whole = of_sections(Some(3), []);
        // A section that is let off from the level of the whole.
        assert_eq!(
            told(&whole, &of_sections(Some(3), [(0, 2)])),
            [(Some(0), 3, Some(2))]
        );
        // Without its own it falls back to that of the whole, or of the section above.
        assert_eq!(
            told(&of_sections(Some(3), [(1, 4)]), &whole),
            [(Some(1), 4, Some(3))]
        );
        assert_eq!(
            told(&of_sections(None, [(1, 4)]), &of_sections(None, [(0, 3)])),
            [(Some(1), 4, Some(3))]
        );
        assert_eq!(
            told(&of_sections(None, [(2, 1)]), &Target::default()),
            [(Some(2), 1, None)]
        );
        // The level of the whole is told once, not for every section.
        assert_eq!(
            told(&whole, &of_sections(Some(2), [])),
            [(None, 3, Some(2))]
        );
        // Its own keeps a section where it was.
        assert_eq!(
            told(
                &of_sections(Some(3), [(0, 3)]),
                &of_sections(Some(2), [(0, 3)])
            ),
            [(None, 3, Some(2))]
        );
    }

    #[test]
    fn waivers_that_are_new_or_last_longer_pass_over_more() {
        let fixture = Fixture::new(Rollup::Mean);
        let waiver = |id: &str, reason: Option<&str>, until: Option<(i16, i8)>| Waiver {
            id: Id::new(id),
            reason: reason.map(str::to_owned),
            until: until.map(|(year, month)| jiff::civil::date(year, month, 1)),
        };
        let target = |waivers: &[Waiver]| Target {
            waivers: waivers.to_vec(),
            ..Target::default()
        };
        let then = target(&[
            waiver("a", Some("bought"), Some((2027, 3))),
            waiver("b", Some("bought"), None),
            waiver("c", None, None),
        ]);
        let now = target(&[
            waiver("a", Some("bought"), Some((2027, 4))),
            waiver("b", Some("bought"), Some((2027, 4))),
            waiver("c", Some("found"), None),
            waiver("d", Some("new"), Some((2027, 4))),
        ]);
        let questionnaire = &fixture.questionnaire;
        let more = extended_waivers((questionnaire, &then), (questionnaire, &now));
        let ids: Vec<&str> = more.iter().map(|waiver| waiver.id.as_str()).collect();
        assert_eq!(ids, ["a", "c", "d"]);
        let same = extended_waivers((questionnaire, &then), (questionnaire, &then));
        assert_eq!(same, Vec::<&Waiver>::new());
    }
}
