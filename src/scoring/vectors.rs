//! The worked vectors: cases calculated by hand or published.

use crate::model::*;

use super::fixture::{Fixture, score_of};
use super::*;

fn assert_close(value: f64, expected: f64) {
    assert!((value - expected).abs() < 5e-7, "{value} is not {expected}");
}

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
fn partial_clause_says_what_is_certain_and_what_is_possible() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    for value in [Some(1.0), Some(1.0), Some(0.5), Some(0.0), None, None] {
        f.shall(s, value);
    }
    f.not_applicable(QuestionIx(4));
    let card = f.score();
    let node = &card.sections[0];
    let figures = node.figures.expect("applies");
    assert_close(score_of(node), 0.625);
    assert_close(figures.floor, 0.5);
    assert_close(figures.ceiling, 0.7);
    assert_close(figures.completeness, 0.8);
    assert_eq!((node.counts.minor, node.counts.major), (2, 0));
    assert_eq!((node.counts.missing(), node.counts.not_applicable), (1, 1));
    assert_eq!(node.verdict, Some(Verdict::NotAssessed));
    assert_eq!(node.state, State::Partial);
    assert_eq!(card.conformity, Some(Readiness::Indeterminate));
}

#[test]
fn many_failing_requirements_are_systemic() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    for value in [0.333, 0.0, 0.333, 1.0, 1.0, 1.0] {
        f.shall(s, Some(value));
    }
    let card = f.score();
    assert_eq!(card.systemic[0].as_ref().map(|s| s.failing.len()), Some(3));
    assert_eq!(
        (card.overall.counts.minor, card.overall.counts.major),
        (3, 1)
    );
    assert_eq!(card.conformity, Some(Readiness::NotReady));
}

#[test]
fn one_failing_requirement_is_not_systemic() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    f.shall(s, Some(0.0));
    let card = f.score();
    assert_eq!(
        (card.overall.counts.minor, card.overall.counts.major),
        (1, 0)
    );
    assert_eq!(card.overall.verdict, Some(Verdict::Minor));
}

#[test]
fn unanswered_requirements_count_among_the_applicable_of_a_systemic_major() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    for value in [Some(0.0), Some(0.0), Some(0.0), None, None, None, None] {
        f.shall(s, value);
    }
    assert_eq!(f.score().systemic[0], None, "3 of 7 are less than half");
}

#[test]
fn critical_below_half_is_major() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.shall(s, Some(0.4));
    f.at(q).critical = true;
    assert_eq!(f.score().question(q).judgement, Some(Judgement::Major));
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

/// What respondents said: their values, then the median and whether it is disputed.
fn responses(values: &[f64]) -> (f64, bool) {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.question(s, None);
    f.answer(q).responses = values
        .iter()
        .enumerate()
        .map(|(n, v)| Response {
            by: format!("person {n}"),
            given: Some(Given::Option(super::fixture::option_at(*v))),
            note: None,
            evidence: Vec::new(),
        })
        .collect();
    let card = f.score();
    let question = card.question(q);
    (
        question.value.expect("a median").get(),
        question.state == QuestionState::Disputed,
    )
}

#[test]
fn respondents_are_brought_together_by_the_lower_median() {
    assert_eq!(responses(&[1.0, 1.0, 0.0]), (1.0, true));
    assert_eq!(responses(&[1.0, 0.5]), (0.5, true));
    assert_eq!(responses(&[1.0, 0.5, 0.5, 0.0]), (0.5, true));
    assert_eq!(responses(&[1.0, 0.0]), (0.0, true));
    assert_eq!(responses(&[0.5, 0.5, 0.5]), (0.5, false));
}

#[test]
fn disputed_is_scored_as_missing_until_consensus() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.question(s, Some(0.5));
    let voice = |by: &str, given| Response {
        by: by.into(),
        given: Some(given),
        note: None,
        evidence: Vec::new(),
    };
    let one = super::fixture::option_at(1.0);
    f.answer(q).responses = vec![voice("A", Given::Option(one)), voice("B", Given::Option(0))];
    assert_eq!(f.score().overall.figures.and_then(|x| x.score), None);
    assert_eq!(f.score().overall.counts.disputed, 1);
    f.answer(q).consensus = true;
    assert_close(score_of(&f.score().overall), 0.5);
}

#[test]
fn unknown_voices_do_not_vote_and_not_applicable_must_be_unanimous() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.question(s, None);
    let na = || Given::NotApplicable {
        reason: Some("no suppliers".into()),
    };
    let voice = |by: &str, given| Response {
        by: by.into(),
        given,
        note: None,
        evidence: Vec::new(),
    };
    let mut state = |voices: Vec<Response>| {
        f.answer(q).responses = voices;
        f.score().question(q).state
    };
    let half = Some(Given::Option(super::fixture::option_at(0.5)));
    assert_eq!(
        state(vec![
            voice("A", half.clone()),
            voice("B", Some(Given::Unknown))
        ]),
        QuestionState::Assessed
    );
    assert_eq!(
        state(vec![voice("A", Some(Given::Unknown)), voice("B", None)]),
        QuestionState::Unknown
    );
    assert_eq!(state(vec![voice("A", None)]), QuestionState::Missing);
    assert_eq!(
        state(vec![voice("A", Some(na())), voice("B", Some(na()))]),
        QuestionState::NotApplicable(NotApplicable::Answer)
    );
    assert_eq!(
        state(vec![voice("A", Some(na())), voice("B", half)]),
        QuestionState::Disputed
    );
}

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
    assert_eq!(ladder.blocking(Level::new(2).expect("2")), [QuestionIx(1)]);
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
fn out_of_scope_requirements_keep_conformity_open_but_not_the_verdict() {
    let mut f = Fixture::new(Rollup::Flat);
    let inside = f.section(None, Rollup::Mean);
    f.shall(inside, Some(1.0));
    let outside = f.section(None, Rollup::Mean);
    f.shall(outside, None);
    f.assessment.sections = Some(vec![inside]);
    let card = f.score();
    assert_eq!(card.overall.verdict, Some(Verdict::Conforming));
    assert_eq!(card.conformity, Some(Readiness::Indeterminate));
    assert_eq!(card.sections[outside.0].state, State::OutOfScope);
    assert_eq!(card.overall.counts.questions, 1);
}

#[test]
fn stage_one_looks_at_design_alone() {
    let mut f = Fixture::new(Rollup::Flat);
    let s = f.section(None, Rollup::Mean);
    let design = f.shall(s, Some(1.0));
    f.at(design).proves = Some(Proves::Design);
    let operation = f.shall(s, Some(0.0));
    f.at(operation).proves = Some(Proves::Operation);
    f.at(operation).critical = true;
    let card = f.score();
    assert_eq!(
        (card.stage1, card.stage2),
        (Some(Readiness::Ready), Some(Readiness::NotReady))
    );
}

#[test]
fn a_persons_grade_replaces_the_computed_one_but_never_hides_ignorance() {
    let mut f = Fixture::new(Rollup::Flat);
    let s = f.section(None, Rollup::Mean);
    let q = f.shall(s, Some(0.0));
    let unknown = f.shall(s, None);
    f.at(q).critical = true;
    let grade = PersonGrade {
        grade: Grade::Minor,
        by: "A. Lind".into(),
        reason: "pilot only".into(),
    };
    f.answer(q).grade = Some(grade.clone());
    f.answer(unknown).given = Some(Given::Unknown);
    f.answer(unknown).grade = Some(grade);
    let card = f.score();
    assert_eq!(card.question(q).computed, Some(Judgement::Major));
    assert_eq!(card.question(q).judgement, Some(Judgement::Minor));
    assert_eq!(
        card.question(unknown).judgement,
        Some(Judgement::NotAssessed)
    );
    assert_eq!(card.overall.verdict, Some(Verdict::NotAssessed));
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
