//! Capability levels.

use crate::model::*;
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
        ladder.blocking(Level::new(2).expect("2"), &card.questions),
        [QuestionIx(1)]
    );
}
