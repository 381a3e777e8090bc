//! Scores, floors, ceilings and evidence.

use crate::model::*;
use crate::scoring::fixture::{Fixture, score_of};
use crate::scoring::{NotApplicable, QuestionState, State};

use super::assert_close;

#[test]
fn weights_count() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    for (weight, value) in [(3.0, 1.0), (1.0, 0.0), (2.0, 0.5)] {
        let q = f.question(s, Some(value));
        f.at(q).weight = weight;
    }
    assert_close(score_of(&f.score().overall), 0.666_667);
}

#[test]
fn unanswered_is_never_zero() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    f.question(s, None);
    let q = f.question(s, None);
    f.at(q).weight = 2.0;
    let card = f.score();
    let figures = card.overall.figures.expect("applies");
    assert_eq!(figures.score, None);
    assert_close(figures.floor, 0.0);
    assert_close(figures.ceiling, 1.0);
    assert_close(figures.completeness, 0.0);
    assert_eq!(card.overall.state, State::NotAssessed);
}

#[test]
fn hierarchy_keeps_a_long_section_from_outweighing_a_short_one() {
    for (rollup, expected) in [(Rollup::Mean, 0.5), (Rollup::Flat, 0.2)] {
        let mut f = Fixture::new(rollup);
        let x = f.section(None, Rollup::Mean);
        f.question(x, Some(1.0));
        let y = f.section(None, Rollup::Mean);
        for _ in 0..4 {
            f.question(y, Some(0.0));
        }
        assert_close(score_of(&f.score().overall), expected);
    }
}

#[test]
fn flat_looks_through_the_sections_below() {
    let build = |root, nested: bool| {
        let mut f = Fixture::new(root);
        let outer = nested.then(|| f.section(None, Rollup::Flat));
        let a = f.section(outer, Rollup::Mean);
        f.question(a, Some(1.0));
        let b = f.section(outer, Rollup::Mean);
        for _ in 0..4 {
            f.question(b, Some(0.0));
        }
        if nested {
            let y = f.section(None, Rollup::Mean);
            f.question(y, Some(0.0));
        }
        score_of(&f.score().overall)
    };
    assert_close(build(Rollup::Flat, false), 0.2);
    assert_close(build(Rollup::Mean, true), 0.1);
}

/// Groups of successes out of totals, with weights.
fn groups(groups: &[(usize, usize, f64)]) -> Option<f64> {
    let mut f = Fixture::new(Rollup::Mean);
    for (successes, total, weight) in groups {
        let s = f.section(None, Rollup::Mean);
        f.questionnaire.sections[s.0].weight = *weight;
        for n in 0..*total {
            f.question(s, Some(if n < *successes { 1.0 } else { 0.0 }));
        }
    }
    f.score().overall.figures.and_then(|figures| figures.score)
}

#[test]
fn empty_groups_are_removed() {
    assert_close(
        groups(&[(0, 0, 10.0), (2, 10, 8.0), (8, 10, 2.0)]).expect("a score"),
        0.32,
    );
    assert_eq!(groups(&[(0, 0, 10.0)]), None);
    assert_eq!(
        groups(&[(2, 10, 0.0), (8, 10, 0.0)]),
        None,
        "weights all zero"
    );
}

#[test]
fn xccdf_default_model_gives_its_published_score() {
    let mut f = Fixture::new(Rollup::Mean);
    let mut group = |parent, values: &[f64]| {
        let s = f.section(parent, Rollup::Mean);
        for v in values {
            f.question(s, Some(*v));
        }
        s
    };
    let system = group(None, &[]);
    group(Some(system), &[0.0]);
    group(Some(system), &[1.0, 1.0]);
    let permissions = group(Some(system), &[1.0, 1.0, 1.0, 0.0]);
    assert_eq!(permissions.0, 3);
    let restrictions = group(Some(system), &[]);
    group(Some(restrictions), &[1.0, 1.0, 0.0]);
    group(Some(restrictions), &[1.0, 1.0, 0.0]);
    group(Some(restrictions), &[1.0, 0.0, 0.0, 0.0]);
    let services = group(None, &[]);
    group(Some(services), &[0.0, 0.0]);
    group(Some(services), &[1.0, 0.0, 0.0, 0.0]);
    assert_close(score_of(&f.score().overall), 0.347_222);
}

#[test]
fn a_sample_caps_the_value() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.question(s, Some(1.0));
    f.answer(q).sample = Some(Sample {
        of: Some(12),
        checked: 5,
        ok: 4,
        failing: vec!["Payroll".into()],
    });
    let card = f.score();
    assert_close(score_of(&card.overall), 0.8);
    assert_eq!(card.question(q).uncapped, Some(Score::ONE));
}

#[test]
fn a_sample_without_failures_caps_nothing() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.question(s, Some(1.0));
    f.answer(q).sample = Some(Sample {
        of: None,
        checked: 5,
        ok: 5,
        failing: Vec::new(),
    });
    let card = f.score();
    assert_eq!(card.question(q).value, Some(Score::ONE));
    assert_eq!(card.question(q).uncapped, None);
}

#[test]
fn confidence_is_the_weighted_strength_of_what_has_a_score() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let observed = f.question(s, Some(1.0));
    f.answer(observed).evidence = vec![Evidence {
        kind: EvidenceKind::Observation,
        reference: None,
        date: None,
        expires: None,
    }];
    f.at(observed).weight = 3.0;
    f.question(s, Some(0.0));
    let missing = f.question(s, None);
    f.at(missing).weight = 4.0;
    let card = f.score();
    for node in [&card.sections[0], &card.overall] {
        let figures = node.figures.expect("applies");
        // (3 × 1 + 1 × 0.25) ÷ 4; the missing one has no confidence.
        assert_close(figures.confidence.expect("answers"), 0.8125);
        // 3 of 8 shown, nothing else reached.
        assert_close(figures.evidenced, 0.375);
    }
}

#[test]
fn none_yet_scores_one_but_is_capped_without_evidence() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.shall(s, None);
    f.give(q, Given::NoneYet);
    let card = f.score();
    assert_close(score_of(&card.overall), 1.0);
    assert_close(card.overall.figures.expect("applies").evidenced, 0.5);
    assert_eq!(
        (card.overall.counts.answered, card.overall.counts.none_yet),
        (1, 1)
    );
}

#[test]
fn only_valid_evidence_lifts_the_cap() {
    use jiff::civil::date;
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.question(s, Some(1.0));
    f.at(q).proves = Some(Proves::Operation);
    let mut figures = |kind, day: Option<jiff::civil::Date>| {
        f.answer(q).evidence = vec![Evidence {
            kind,
            reference: None,
            date: day,
            expires: None,
        }];
        let figures = f.score().overall.figures.expect("applies");
        (figures.evidenced, figures.confidence)
    };
    assert_eq!(figures(EvidenceKind::Interview, None), (0.5, Some(0.5)));
    assert_eq!(
        figures(EvidenceKind::Document, None),
        (1.0, Some(0.5)),
        "a document does not prove operation"
    );
    assert_eq!(
        figures(EvidenceKind::Record, Some(date(2026, 10, 31))),
        (1.0, Some(1.0))
    );
    assert_eq!(
        figures(EvidenceKind::Record, Some(date(2025, 10, 31))),
        (0.5, Some(0.25)),
        "a year has passed"
    );
    assert_eq!(figures(EvidenceKind::Record, None), (0.5, Some(0.25)));
    assert_eq!(
        figures(EvidenceKind::Observation, Some(date(2027, 1, 1))),
        (0.5, Some(0.25)),
        "not yet"
    );
}

#[test]
fn an_area_averages_the_own_questions_of_its_sections() {
    let mut f = Fixture::new(Rollup::Mean);
    let one = f.section(None, Rollup::Mean);
    f.questionnaire.sections[one.0].area = Some(AreaIx(0));
    f.questionnaire.sections[one.0].weight = 3.0;
    f.question(one, Some(1.0));
    let elsewhere = f.question(one, Some(0.0));
    f.at(elsewhere).area = Some(AreaIx(1));
    let two = f.section(None, Rollup::Mean);
    f.questionnaire.sections[two.0].area = Some(AreaIx(0));
    f.question(two, Some(0.0));
    f.question(two, Some(0.5));
    let card = f.score();
    assert_close(score_of(&card.areas[0]), (3.0 * 1.0 + 1.0 * 0.25) / 4.0);
    assert_close(score_of(&card.areas[1]), 0.0);
}

#[test]
fn informing_questions_are_removed() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    f.question(s, Some(0.5));
    let q = f.question(s, Some(1.0));
    f.at(q).weight = 0.0;
    let card = f.score();
    assert_close(score_of(&card.overall), 0.5);
    assert_eq!(
        card.question(q).state,
        QuestionState::NotApplicable(NotApplicable::Informs)
    );
}

#[test]
fn a_sample_caps_what_has_not_happened_yet_as_well() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.shall(s, None);
    f.give(q, Given::NoneYet);
    f.answer(q).sample = Some(Sample {
        of: None,
        checked: 5,
        ok: 0,
        failing: Vec::new(),
    });
    assert_close(score_of(&f.score().overall), 0.0);
}
