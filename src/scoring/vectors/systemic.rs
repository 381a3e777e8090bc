//! Majors of a whole section.

use crate::model::*;
use crate::scoring::fixture::{Fixture, option_at};
use crate::scoring::{Judgement, NodeScore, Readiness, Verdict};

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
fn one_failing_requirement_of_several_is_not_systemic() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    f.shall(s, Some(0.0));
    f.shall(s, Some(0.5));
    let card = f.score();
    assert_eq!(
        (card.overall.counts.minor, card.overall.counts.major),
        (2, 0)
    );
    assert_eq!(card.overall.verdict, Some(Verdict::Minor));
}

/// | requirements of a section | systemic |
/// |---|---|
/// | 0 | yes, absent |
/// | 0, 0.4 | yes, absent |
/// | 0.4, 0.4 | no: something of each is there |
/// | 0, 0.5 | no: one is half met |
/// | 0, unanswered | no: the other may be met |
/// | 0, not applicable | yes, absent |
/// | 0 critical, 0 | no: the critical one is the major |
/// | 0, 0 graded by a person | no: a person has judged |
/// | 0, 0, 0 | yes, absent and many |
/// | 0.4, 0.4, 0.4 | yes, many alone |
#[test]
fn a_section_of_which_nothing_is_in_place_is_a_major() {
    let is_systemic = |values: &[Option<f64>], change: fn(&mut Fixture)| {
        let mut f = Fixture::new(Rollup::Mean);
        let s = f.section(None, Rollup::Mean);
        for value in values {
            f.shall(s, *value);
        }
        change(&mut f);
        let card = f.score();
        let found = card.systemic[0].as_ref();
        let majors = card.questions.iter();
        let majors = majors.filter(|q| q.judgement == Some(Judgement::Major));
        assert_eq!(
            card.overall.counts.major,
            majors.count() + usize::from(found.is_some())
        );
        found.map(|found| found.absent)
    };
    let plain = |values: &[Option<f64>]| is_systemic(values, |_| {});
    assert_eq!(plain(&[Some(0.0)]), Some(true));
    assert_eq!(plain(&[Some(0.0), Some(0.4)]), Some(true));
    assert_eq!(plain(&[Some(0.4), Some(0.4)]), None);
    assert_eq!(plain(&[Some(0.0), Some(0.5)]), None);
    assert_eq!(plain(&[Some(0.0), None]), None);
    let second_not_applicable = |f: &mut Fixture| f.not_applicable(QuestionIx(1));
    assert_eq!(
        is_systemic(&[Some(0.0), None], second_not_applicable),
        Some(true)
    );
    let two = &[Some(0.0), Some(0.0)];
    assert_eq!(
        is_systemic(two, |f| f.at(QuestionIx(0)).critical = true),
        None
    );
    let graded = |f: &mut Fixture| {
        f.answer(QuestionIx(1)).grade = Some(PersonGrade {
            grade: Grade::Minor,
            by: "A. Lind".into(),
            reason: "pilot only".into(),
        });
    };
    assert_eq!(is_systemic(two, graded), None);
    assert_eq!(plain(&[Some(0.0); 3]), Some(true));
    assert_eq!(plain(&[Some(0.4); 3]), Some(false));
}

#[test]
fn what_is_absent_as_a_whole_is_a_major_in_stage_one_too() {
    let mut f = Fixture::new(Rollup::Flat);
    let s = f.section(None, Rollup::Mean);
    let design = f.shall(s, Some(0.0));
    f.at(design).proves = Some(Proves::Design);
    let operation = f.shall(s, Some(0.0));
    assert_eq!(f.score().stage1, Some(Readiness::NotReady));
    f.give(operation, Given::Option(option_at(0.5)));
    assert_eq!(f.score().stage1, Some(Readiness::ReadyWithActions));
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
fn half_met_is_not_failing_and_so_not_systemic() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    for value in [0.4, 0.4, 0.5, 0.5] {
        f.shall(s, Some(value));
    }
    assert_eq!(f.score().systemic[0], None, "two are below half");
    f.shall(s, Some(0.4));
    let card = f.score();
    let found = card.systemic[0].as_ref().expect("three of five");
    assert_eq!(found.failing, [0, 1, 4].map(QuestionIx));
    assert_eq!(found.applicable, 5);
}

#[test]
fn a_systemic_major_counts_in_its_section_the_parents_and_the_areas_of_what_fails() {
    let mut f = Fixture::new(Rollup::Mean);
    let parent = f.section(None, Rollup::Mean);
    let s = f.section(Some(parent), Rollup::Mean);
    let other = f.section(None, Rollup::Mean);
    f.questionnaire.sections[s.0].area = Some(AreaIx(1));
    f.questionnaire.sections[other.0].area = Some(AreaIx(0));
    let clause = ClauseId::new("8.6.1");
    for _ in 0..3 {
        let q = f.shall(s, Some(0.0));
        f.at(q).refs = vec![Refs {
            scheme: 0,
            ids: vec![clause.clone()],
        }];
    }
    f.shall(other, Some(1.0));
    let card = f.score();
    let majors =
        |nodes: &[NodeScore]| -> Vec<usize> { nodes.iter().map(|n| n.counts.major).collect() };
    assert_eq!(majors(&card.sections), [1, 1, 0]);
    assert_eq!(majors(&card.areas), [0, 1]);
    assert_eq!(card.overall.counts.major, 1);
    let verdicts: Vec<_> = card.areas.iter().map(|n| n.verdict).collect();
    assert_eq!(verdicts, [Verdict::Conforming, Verdict::Major].map(Some));
    let node = &card.references[0][&clause];
    assert_eq!((node.counts.minor, node.counts.major), (3, 1));
    assert_eq!(node.verdict, Some(Verdict::Major));
    // Where one requirement of the section refers elsewhere, the clause is not that of the section.
    let mut elsewhere = f;
    elsewhere.at(QuestionIx(0)).refs = Vec::new();
    let node = &elsewhere.score().references[0][&clause];
    assert_eq!((node.counts.minor, node.counts.major), (2, 0));
}
