//! Judgements, verdicts and readiness.

use crate::model::*;
use crate::scoring::fixture::{Fixture, score_of};
use crate::scoring::{Judgement, Readiness, State, Verdict};

use super::assert_close;

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
