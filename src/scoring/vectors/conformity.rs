//! Judgements, verdicts and readiness.

use crate::model::*;
use crate::scoring::fixture::{Fixture, option_at, score_of};
use crate::scoring::{Counts, Judgement, Readiness, Stage, State, Verdict};

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
fn critical_below_half_is_major() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let below = f.shall(s, Some(0.4));
    let half = f.shall(s, Some(0.5));
    f.at(below).critical = true;
    f.at(half).critical = true;
    let card = f.score();
    assert_eq!(card.question(below).judgement, Some(Judgement::Major));
    assert_eq!(card.question(half).judgement, Some(Judgement::Minor));
}

#[test]
fn met_but_thin_is_an_opportunity() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let judged = [(1.0, false), (1.0, true), (0.5, true)].map(|(value, weakness)| {
        let q = f.shall(s, Some(value));
        f.answer(q).weakness = weakness;
        q
    });
    let card = f.score();
    assert_eq!(
        judged.map(|q| card.question(q).judgement),
        [
            Judgement::Conforming,
            Judgement::Opportunity,
            Judgement::Minor
        ]
        .map(Some)
    );
    f.give(judged[2], Given::Option(option_at(1.0)));
    assert_eq!(f.score().overall.verdict, Some(Verdict::Conforming));
}

#[test]
fn an_auditor_writes_one_finding_a_section_graded_by_its_worst() {
    let mut f = Fixture::new(Rollup::Mean);
    let [critical, minors, absent, met, parent] = [(); 5].map(|()| f.section(None, Rollup::Mean));
    for value in [0.0, 0.5, 0.5] {
        let q = f.shall(critical, Some(value));
        f.at(q).critical = q.0 == 0;
    }
    for value in [0.5, 0.4, 1.0] {
        f.shall(minors, Some(value));
    }
    for value in [0.0, 0.0] {
        f.shall(absent, Some(value));
    }
    f.shall(met, Some(1.0));
    f.shall(met, None);
    let child = f.section(Some(parent), Rollup::Mean);
    f.shall(child, Some(0.5));
    let card = f.score();
    let (counts, written) = (card.overall.counts, card.write_ups(&f.questionnaire));
    assert_eq!((counts.major, counts.minor), (2, 7));
    assert_eq!((written.major, written.minor), (2, 2));
}

#[test]
fn what_bars_a_certification_does_so_below_half_unless_a_person_graded_it_lower() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.shall(s, Some(0.0));
    f.shall(s, Some(0.0));
    f.at(q).bars_certification = true;
    f.at(q).critical = true;
    assert_eq!(f.score().bars(&f.questionnaire), [q]);
    let grade = |grade| {
        Some(PersonGrade {
            grade,
            by: "A. Lind".into(),
            reason: "the body agreed".into(),
        })
    };
    f.answer(q).grade = grade(Grade::Minor);
    assert_eq!(f.score().bars(&f.questionnaire), []);
    f.answer(q).grade = grade(Grade::Major);
    assert_eq!(f.score().bars(&f.questionnaire), [q]);
    for given in [Given::Option(option_at(0.5)), Given::Unknown] {
        f.give(q, given);
        assert_eq!(f.score().bars(&f.questionnaire), []);
    }
}

#[test]
fn a_verdict_rests_on_the_requirements_of_its_stage_and_on_what_of_them_is_evidenced() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    for value in [Some(1.0), Some(1.0), Some(0.0), None] {
        f.shall(s, value);
    }
    f.question(s, Some(1.0));
    let document = Evidence {
        kind: EvidenceKind::Document,
        reference: None,
        date: None,
        expires: None,
    };
    f.answer(QuestionIx(0)).evidence = vec![document];
    f.at(QuestionIx(1)).proves = Some(Proves::Design);
    let card = f.score();
    let [one, two] = [Stage::One, Stage::Two].map(|stage| card.support_in(&f.questionnaire, stage));
    assert_eq!((one.evidenced, one.answered), (0, 1));
    assert_eq!((two.evidenced, two.answered), (1, 3));
}

#[test]
fn counts_tell_apart_what_is_met_what_is_not_and_what_is_open() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    for value in [1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.0, 0.0] {
        let q = f.shall(s, Some(value));
        f.answer(q).weakness = q.0 < 2;
        f.at(q).critical = value == 0.0;
    }
    for _ in 0..2 {
        let not_applicable = f.question(s, None);
        f.not_applicable(not_applicable);
        let unknown = f.question(s, None);
        f.give(unknown, Given::Unknown);
        let disputed = f.question(s, None);
        f.answer(disputed).responses = [("A", 0.0), ("B", 1.0)]
            .map(|(by, value)| Response {
                by: by.to_owned(),
                given: Some(Given::Option(option_at(value))),
                note: None,
                evidence: Vec::new(),
            })
            .into();
        let not_yet = f.question(s, None);
        f.give(not_yet, Given::NoneYet);
    }
    for _ in 0..3 {
        f.question(s, None);
    }
    let counts = f.score().overall.counts;
    assert_eq!(
        counts,
        Counts {
            questions: 19,
            answered: 10,
            unknown: 2,
            disputed: 2,
            not_applicable: 2,
            none_yet: 2,
            conforming: 2,
            opportunity: 2,
            minor: 2,
            major: 2,
        }
    );
    assert_eq!((counts.unscored(), counts.missing()), (7, 3));
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
fn stage_one_leaves_operation_to_stage_two() {
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
fn stage_one_looks_at_what_is_marked_for_it_too() {
    let mut f = Fixture::new(Rollup::Flat);
    let s = f.section(None, Rollup::Mean);
    let design = f.shall(s, Some(1.0));
    f.at(design).proves = Some(Proves::Design);
    let held = f.shall(s, Some(0.0));
    f.at(held).proves = Some(Proves::Operation);
    f.at(held).critical = true;
    f.at(held).stage1 = true;
    assert_eq!(f.score().stage1, Some(Readiness::NotReady));
    f.give(held, Given::Unknown);
    assert_eq!(f.score().stage1, Some(Readiness::Indeterminate));
    f.give(held, Given::Option(option_at(1.0)));
    assert_eq!(f.score().stage1, Some(Readiness::Ready));
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
