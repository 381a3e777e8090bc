//! Capability levels.

use crate::model::*;
use crate::scoring::NodeId;
use crate::scoring::fixture::Fixture;

/// A section with one question for each of the ten attributes, rated by letters.
fn level_of(ratings: &str) -> u8 {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    for (level, letters) in (1..).zip(ratings.split(", ")) {
        for (n, letter) in letters.chars().enumerate() {
            let value = match letter {
                'N' => 0.1,
                'P' => 0.4,
                'L' => 0.7,
                _ => 0.9,
            };
            let q = f.question(s, Some(value));
            f.at(q).level = Level::new(level);
            f.at(q).attribute = Some(Id::new(format!("{level}.{}", n + 1)));
        }
    }
    f.score().ladders[s.0]
        .as_ref()
        .expect("a ladder")
        .level
        .get()
}

#[test]
fn levels_follow_the_rule_of_the_standard() {
    for (ratings, level) in [
        ("P, FF, FFF, FF, FF", 0),
        ("L, FF, FFF, FF, FF", 1),
        ("F, FP, NNN, NN, NN", 1),
        ("F, LL, NNN, NN, NN", 2),
        ("F, LF, FFF, FF, FF", 2),
        ("F, FF, LLL, NN, NN", 3),
        ("F, FF, FFP, FF, FF", 2),
        ("F, FF, FFF, LF, FF", 4),
        ("F, FF, FFF, FF, LL", 5),
    ] {
        assert_eq!(level_of(ratings), level, "{ratings}");
    }
}

#[test]
fn a_ladder_ends_where_nothing_applies() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    for level in 1..=3 {
        let q = f.question(s, Some(1.0));
        f.at(q).level = Level::new(level);
    }
    f.not_applicable(QuestionIx(1));
    let card = f.score();
    let ladder = card.ladders[0].as_ref().expect("a ladder");
    assert_eq!((ladder.level.get(), ladder.top.get()), (1, 1));
    assert_eq!(ladder.ends_before, Level::new(2));
    f.not_applicable(QuestionIx(0));
    assert_eq!(f.score().ladders[0], None, "level 1 wholly not applicable");
}

#[test]
fn unanswered_shows_as_a_span_of_levels() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    for (level, value) in [(1, Some(1.0)), (2, None)] {
        let q = f.question(s, value);
        f.at(q).level = Level::new(level);
    }
    let card = f.score();
    let ladder = card.ladders[0].as_ref().expect("a ladder");
    assert_eq!((ladder.level.get(), ladder.ceiling.get()), (1, 2));
    assert_eq!(
        card.blocking(&f.questionnaire, SectionIx(0), Level::new(2).expect("2")),
        [QuestionIx(1)]
    );
}

/// A section whose question of each level, from 1, has a value.
fn levelled(f: &mut Fixture, parent: Option<SectionIx>, values: &[f64]) -> SectionIx {
    let s = f.section(parent, Rollup::Mean);
    for (level, value) in (1..).zip(values) {
        let q = f.question(s, Some(*value));
        f.at(q).level = Level::new(level);
    }
    s
}

#[test]
fn the_level_of_the_whole_is_the_lowest_with_the_sections_that_limit_it() {
    let mut f = Fixture::new(Rollup::Mean);
    let first = levelled(&mut f, None, &[1.0, 0.0, 0.0]);
    levelled(&mut f, None, &[1.0, 1.0, 1.0]);
    let third = levelled(&mut f, None, &[1.0, 0.0, 0.0]);
    let card = f.score();
    let levels = card.overall.levels.as_ref().expect("levels");
    let level = |number| Level::new(number).expect("a level");
    assert_eq!((levels.level, levels.ceiling), (level(1), level(1)));
    assert_eq!(
        levels.distribution,
        [0, 2, 0, 1, 0, 0],
        "two at 1, one at 3"
    );
    assert_eq!(
        card.limiting(&f.questionnaire, &NodeId::Overall),
        [first, third]
    );
    assert!(
        (levels.index - 5.0 / 3.0).abs() < 1e-9,
        "the mean of 1, 3, 1"
    );
    assert_eq!(card.areas[0].levels, None, "views have no levels");
}

#[test]
fn a_section_with_a_ladder_has_its_own_level_and_another_the_lowest_below() {
    let mut f = Fixture::new(Rollup::Mean);
    let outer = f.section(None, Rollup::Mean);
    let own = levelled(&mut f, Some(outer), &[1.0, 1.0]);
    let below = levelled(&mut f, Some(own), &[0.0]);
    let card = f.score();
    let level = |s: SectionIx| card.sections[s.0].levels.as_ref().map(|l| l.level.get());
    assert_eq!([outer, own, below].map(level), [Some(0), Some(2), Some(0)]);
}

#[test]
fn only_answers_that_could_be_better_block_a_level() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = levelled(&mut f, None, &[1.0]);
    // Half of level 2 is reached: partly, where largely is needed.
    let values = [1.0, 0.5, 0.0];
    let questions = values.map(|value| {
        let q = f.question(s, Some(value));
        f.at(q).level = Level::new(2);
        q
    });
    let card = f.score();
    let two = Level::new(2).expect("2");
    assert_eq!(card.blocking(&f.questionnaire, s, two), questions[1..]);
}

#[test]
fn after_the_level_reached_comes_the_next_up_to_the_end_of_the_ladder() {
    for (values, next) in [
        ([0.0, 0.0, 0.0], Some(1)),
        ([1.0, 0.0, 0.0], Some(2)),
        ([1.0, 1.0, 0.0], Some(3)),
        ([1.0, 1.0, 1.0], None),
    ] {
        let mut f = Fixture::new(Rollup::Mean);
        let s = levelled(&mut f, None, &values);
        let card = f.score();
        let ladder = card.ladders[s.0].as_ref().expect("a ladder");
        assert_eq!(ladder.next().map(Level::get), next, "{values:?}");
        let within = |wanted| ladder.within(Level::new(wanted).expect("a level")).get();
        assert_eq!((within(2), within(5)), (2, 3));
    }
}
