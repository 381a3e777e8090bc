//! How much of the whole each question makes up.

use crate::model::*;
use crate::scoring::fixture::Fixture;
use crate::scoring::shares;

use super::assert_close;

/// Sections weigh 3 and 1. The first has a question of weight 2, one of weight 1 that is not applicable, and a child of
/// weight 1 with two questions; the second one question; a third nothing that applies.
fn fixture(root: Rollup) -> Fixture {
    let mut f = Fixture::new(root);
    let first = f.section(None, Rollup::Mean);
    let child = f.section(Some(first), Rollup::Mean);
    let second = f.section(None, Rollup::Mean);
    let third = f.section(None, Rollup::Mean);
    f.questionnaire.sections[first.0].weight = 3.0;
    let heavy = f.question(first, Some(0.5));
    f.at(heavy).weight = 2.0;
    let removed = f.question(first, None);
    f.not_applicable(removed);
    f.question(child, None);
    f.question(child, Some(1.0));
    f.question(second, Some(0.0));
    let nothing = f.question(third, None);
    f.not_applicable(nothing);
    f
}

#[track_caller]
fn assert_shares(f: &Fixture, expected: [f64; 6]) {
    let shares = shares(&f.questionnaire, &f.score().questions).expect("something applies");
    assert_eq!(shares.len(), expected.len());
    for (share, expected) in shares.into_iter().zip(expected) {
        assert_close(share, expected);
    }
}

#[test]
fn a_share_is_the_weight_among_siblings_times_that_of_the_sections_above() {
    // The first section has 3 of 4: two thirds of that for its own question, a sixth for each of its child.
    assert_shares(&fixture(Rollup::Mean), [0.5, 0.0, 0.125, 0.125, 0.25, 0.0]);
}

#[test]
fn in_a_flat_whole_the_weights_of_questions_alone_count() {
    assert_shares(&fixture(Rollup::Flat), [0.4, 0.0, 0.2, 0.2, 0.2, 0.0]);
}

#[test]
fn where_nothing_applies_there_are_no_shares() {
    let mut f = fixture(Rollup::Mean);
    for ix in f.questionnaire.question_places() {
        f.not_applicable(ix);
    }
    assert_eq!(shares(&f.questionnaire, &f.score().questions), None);
}
