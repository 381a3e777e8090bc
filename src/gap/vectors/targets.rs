//! Which demand asks what of a question, and how far nodes stay below theirs.

use crate::scoring::{NodeId, fixture};

use super::*;

fn level(number: u8) -> Level {
    Level::new(number).expect("a level")
}

#[test]
fn conformity_asks_for_the_requirements_alone() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    f.shall(s, Some(0.5));
    f.question(s, Some(0.0));
    let other = f.section(None, Rollup::Mean);
    f.question(other, Some(0.0));
    let target = Target {
        conformity: Some(Conformity::Ready),
        ..Target::default()
    };
    assert_eq!(
        subjects(&findings_of(&f, &target)),
        [2, 0],
        "good practice beside requirements is not asked for; where nothing is asked for, the best answer is wanted"
    );
    let score = Target {
        score: Some(Score::HALF),
        ..Target::default()
    };
    let targets = Targets::new(&f.questionnaire, &score);
    assert_eq!(
        targets.question(QuestionIx(0)).map(|t| (t.value, t.reason)),
        Some((Score::HALF, Reason::Score(Score::HALF))),
        "without conformity a requirement is a question like any other"
    );
}

#[test]
fn the_nearest_score_counts_of_section_ancestors_area_and_whole() {
    let mut f = Fixture::new(Rollup::Mean);
    let outer = f.section(None, Rollup::Mean);
    let inner = f.section(Some(outer), Rollup::Mean);
    let in_area = f.section(None, Rollup::Mean);
    let beside = f.section(None, Rollup::Mean);
    f.questionnaire.sections[inner.0].area = Some(AreaIx(1));
    f.questionnaire.sections[in_area.0].area = Some(AreaIx(1));
    for s in [outer, inner, in_area, beside] {
        f.question(s, Some(0.25));
    }
    let target = Target {
        score: Some(Score::new(0.3)),
        areas: [(AreaIx(1), Score::new(0.4))].into(),
        sections: [(
            outer,
            SectionTarget {
                score: Some(Score::new(0.6)),
                ..SectionTarget::default()
            },
        )]
        .into(),
        ..Target::default()
    };
    let (card, targets) = (f.score(), Targets::new(&f.questionnaire, &target));
    let of = |id: NodeId| {
        let distance = targets.distance(&card, &id);
        (
            distance.score.map(Score::get),
            distance.score_gap.map(Score::get),
        )
    };
    let expected = [
        (outer, 0.6, 0.35),
        (inner, 0.6, 0.35),
        (in_area, 0.4, 0.15),
        (beside, 0.3, 0.05),
    ];
    for (section, score, gap) in expected {
        assert_eq!(of(NodeId::Section(section)), (Some(score), Some(gap)));
    }
    assert_eq!(of(NodeId::Area(AreaIx(0))), (Some(0.3), None));
    assert_eq!(of(NodeId::Area(AreaIx(1))), (Some(0.4), Some(0.15)));
    assert_eq!(of(NodeId::Overall), (Some(0.3), Some(0.05)));
}

#[test]
fn a_level_is_missing_only_where_there_are_ladders() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    f.question(s, Some(0.0));
    let target = Target {
        level: Some(level(3)),
        ..Target::default()
    };
    let (card, targets) = (f.score(), Targets::new(&f.questionnaire, &target));
    for id in [NodeId::Overall, NodeId::Section(s)] {
        let distance = targets.distance(&card, &id);
        assert_eq!((distance.level, distance.level_gap), (None, None));
    }
}

#[test]
fn a_section_without_a_ladder_misses_what_the_furthest_below_it_misses() {
    let mut f = Fixture::new(Rollup::Mean);
    let outer = f.section(None, Rollup::Mean);
    for values in [&[1.0][..], &[0.0, 0.0, 0.0], &[1.0, 1.0, 0.0]] {
        let s = f.section(Some(outer), Rollup::Mean);
        for (number, value) in (1..).zip(values) {
            let q = f.question(s, Some(*value));
            f.at(q).level = Level::new(number);
        }
    }
    let target = Target {
        level: Some(level(3)),
        ..Target::default()
    };
    let (card, targets) = (f.score(), Targets::new(&f.questionnaire, &target));
    for id in [NodeId::Overall, NodeId::Section(outer)] {
        let distance = targets.distance(&card, &id);
        assert_eq!(
            (distance.level, distance.level_gap),
            (Some(level(3)), Some(3))
        );
    }
}

#[test]
fn every_missing_step_of_the_scale_makes_it_more_severe() {
    let severity = |value| {
        let mut f = Fixture::new(Rollup::Mean);
        let s = f.section(None, Rollup::Mean);
        f.question(s, Some(value));
        findings_of(&f, &Target::default())[0].priority.severity
    };
    // 1 + ⌈5 × (1 − v)⌉, at most 5.
    assert_eq!(
        [0.999, 0.8, 0.75, 0.6, 0.4, 0.2, 0.0].map(severity),
        [2, 2, 3, 3, 4, 5, 5]
    );
}

#[test]
fn minors_stand_in_the_way_of_readiness_and_too_many_of_that_with_actions() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    f.shall(s, Some(0.5));
    let blocked = |conformity, max_minors| {
        let target = Target {
            conformity: Some(conformity),
            max_minors,
            ..Target::default()
        };
        let found = findings_of(&f, &target);
        assert_eq!(found[0].kind, FindingKind::Conformity);
        found[0].blocks.clone()
    };
    let (ready, with_actions) = (Conformity::Ready, Conformity::ReadyWithActions);
    assert_eq!(blocked(ready, None), [Blocks::Conformity(ready)]);
    assert_eq!(blocked(with_actions, None), []);
    assert_eq!(blocked(with_actions, Some(1)), [], "one is allowed");
    assert_eq!(
        blocked(with_actions, Some(0)),
        [Blocks::Conformity(with_actions)]
    );
}

#[test]
fn a_requirement_of_which_nothing_is_demanded_is_no_finding_unless_a_person_grades_it() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let levelled = f.question(s, Some(1.0));
    f.at(levelled).level = Level::new(1);
    let partly = f.shall(s, Some(0.5));
    let target = Target {
        level: Level::new(1),
        ..Target::default()
    };
    assert_eq!(findings_of(&f, &target), []);
    let grade = PersonGrade {
        grade: Grade::Major,
        by: "A. Lind".into(),
        reason: "seen on site".into(),
    };
    f.answer(partly).grade = Some(grade.clone());
    let found = findings_of(&f, &target);
    assert_eq!(subjects(&found), [1]);
    assert_eq!(
        (found[0].grade, found[0].computed),
        (Some(Grade::Major), Some(Grade::Minor))
    );
    f.answer(partly).grade = None;
    f.answer(levelled).grade = Some(grade);
    assert_eq!(
        findings_of(&f, &target),
        [],
        "good practice that is reached is not graded"
    );
}

#[test]
fn a_systemic_major_names_what_helps_its_questions_each_once() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let [a, b, c] = [0.0; 3].map(|value| f.shall(s, Some(value)));
    f.questionnaire.initiatives = vec![
        fixture::initiative("all", 9.0, &[(a, 1.0), (b, 0.5), (b, 1.0)]),
        fixture::initiative("last", 5.0, &[(c, 1.0)]),
    ];
    let found = findings_of(&f, &Target::default());
    assert_eq!(found[0].subject, Subject::Systemic(s));
    assert_eq!(found[0].initiatives, [0, 1]);
    let of_b = found.iter().find(|f| f.subject == Subject::Question(b));
    assert_eq!(
        of_b.expect("a finding").initiatives,
        [0],
        "by its next step alone"
    );
}
