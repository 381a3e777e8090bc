//! Whether demands are met, and what stands in their way.

use crate::scoring::NodeId;

use super::*;

fn checked(f: &Fixture, target: &Target) -> Vec<Criterion> {
    check(&f.questionnaire, &f.score(), target)
}

/// The only demand: what became of it, and the answers in its way.
#[track_caller]
fn only(f: &Fixture, target: &Target) -> (Outcome, Vec<usize>) {
    let criteria = checked(f, target);
    assert_eq!(criteria.len(), 1);
    let blocking = criteria[0].blocking.iter().map(|q| q.0).collect();
    (criteria[0].outcome, blocking)
}

#[test]
fn answers_below_a_wanted_score_stand_in_its_way_until_it_is_met() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    for value in [Some(1.0), Some(0.75), Some(0.5), None, None] {
        f.question(s, value);
    }
    f.not_applicable(QuestionIx(4));
    let wanted = |score| Target {
        score: Some(Score::new(score)),
        ..Target::default()
    };
    // (1 + 0.75 + 0.5) ÷ 4 for certain, one more possible: 0.5625 to 0.8125.
    assert_eq!(
        only(&f, &wanted(0.75)),
        (Outcome::Undecided, vec![2, 3]),
        "0.75 itself is enough"
    );
    assert_eq!(
        only(&f, &wanted(0.8125)),
        (Outcome::Undecided, vec![1, 2, 3])
    );
    assert_eq!(only(&f, &wanted(0.813)), (Outcome::Missed, vec![1, 2, 3]));
    assert_eq!(only(&f, &wanted(0.5625)), (Outcome::Met, vec![]));
}

#[test]
fn a_score_of_what_does_not_apply_is_not_applicable_but_the_whole_and_what_is_out_of_scope_are_undecided()
 {
    let mut f = Fixture::new(Rollup::Mean);
    let (removed, other) = (f.section(None, Rollup::Mean), f.section(None, Rollup::Mean));
    let q = f.question(removed, None);
    f.not_applicable(q);
    let q = f.question(other, None);
    f.not_applicable(q);
    let target = Target {
        score: Some(Score::HALF),
        sections: [removed, other]
            .map(|s| {
                let score = Some(Score::HALF);
                let wanted = SectionTarget {
                    score,
                    ..SectionTarget::default()
                };
                (s, wanted)
            })
            .into(),
        ..Target::default()
    };
    use Outcome::{NotApplicable, Undecided};
    assert_eq!(
        outcomes(&f, &target),
        [Undecided, NotApplicable, NotApplicable]
    );
    f.assessment.sections = Some(vec![removed]);
    assert_eq!(outcomes(&f, &target), [Undecided, NotApplicable, Undecided]);
}

#[test]
fn answers_that_keep_from_a_wanted_level_stand_in_its_way_until_it_is_met() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    for (number, value) in [(1, Some(1.0)), (2, Some(0.6)), (2, None), (3, None)] {
        let q = f.question(s, value);
        f.at(q).level = Level::new(number);
    }
    let wanted = |number| Target {
        level: Level::new(number),
        ..Target::default()
    };
    assert_eq!(only(&f, &wanted(1)), (Outcome::Met, vec![]));
    assert_eq!(
        only(&f, &wanted(2)),
        (Outcome::Undecided, vec![1, 2]),
        "0.3 to 0.8: partly or largely"
    );
    f.give(
        QuestionIx(2),
        Given::Option(crate::scoring::fixture::option_at(0.0)),
    );
    assert_eq!(only(&f, &wanted(2)), (Outcome::Missed, vec![1, 2]));
}

#[test]
fn a_level_of_which_nothing_applies_is_not_applicable_and_one_named_out_of_scope_undecided() {
    let mut f = Fixture::new(Rollup::Mean);
    let (levelled, other) = (f.section(None, Rollup::Mean), f.section(None, Rollup::Mean));
    for s in [levelled, other] {
        let q = f.question(s, Some(1.0));
        f.at(q).level = Level::new(1);
    }
    f.not_applicable(QuestionIx(0));
    let inherited = Target {
        level: Level::new(1),
        ..Target::default()
    };
    let outcome = |f: &Fixture, target: &Target| -> Vec<_> {
        let criteria = checked(f, target).into_iter();
        criteria.map(|c| (c.node, c.outcome)).collect()
    };
    let [first, second] = [levelled, other].map(NodeId::Section);
    let met = (second, Outcome::Met);
    assert_eq!(
        outcome(&f, &inherited),
        [(first.clone(), Outcome::NotApplicable), met.clone()]
    );
    f.assessment.sections = Some(vec![other]);
    assert_eq!(outcome(&f, &inherited), std::slice::from_ref(&met));
    let named = Target {
        sections: [(
            levelled,
            SectionTarget {
                level: Level::new(1),
                ..SectionTarget::default()
            },
        )]
        .into(),
        ..inherited
    };
    assert_eq!(outcome(&f, &named), [(first, Outcome::Undecided), met]);
}

#[test]
fn completeness_lacks_what_applies_and_has_no_score() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    for value in [Some(0.0), None, None] {
        f.question(s, value);
    }
    f.not_applicable(QuestionIx(2));
    let wanted = |completeness| Target {
        min_completeness: Some(Score::new(completeness)),
        ..Target::default()
    };
    assert_eq!(only(&f, &wanted(0.51)), (Outcome::Undecided, vec![1]));
    assert_eq!(only(&f, &wanted(0.5)), (Outcome::Met, vec![]));
}

#[test]
fn too_little_evidence_decides_nothing() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    for value in [Some(1.0), Some(0.5), Some(1.0), None, None] {
        f.question(s, value);
    }
    let evidence = |kind| Evidence {
        kind,
        reference: None,
        date: None,
        expires: None,
    };
    f.answer(QuestionIx(1)).evidence = vec![evidence(EvidenceKind::Document)];
    f.answer(QuestionIx(2)).evidence = vec![evidence(EvidenceKind::Interview)];
    let wanted = |share| Target {
        min_evidenced: Some(Score::new(share)),
        ..Target::default()
    };
    f.not_applicable(QuestionIx(4));
    // One of four that apply: what nobody answered is not evidenced, and an interview is no evidence here.
    assert_eq!(only(&f, &wanted(0.25)), (Outcome::Met, vec![]));
    assert_eq!(only(&f, &wanted(0.26)), (Outcome::Undecided, vec![0, 2, 3]));
    let nothing = Fixture::new(Rollup::Mean);
    assert_eq!(only(&nothing, &wanted(0.0)), (Outcome::Undecided, vec![]));
}

/// Majors, minors, open requirements and findings passed over, as a conformity demand counts them.
#[track_caller]
fn counted(f: &Fixture, target: &Target) -> (Outcome, [usize; 4]) {
    let criteria = checked(f, target);
    let Wanted::Conformity {
        majors,
        minors,
        open,
        waived,
        ..
    } = criteria[0].wanted
    else {
        panic!("{criteria:?}");
    };
    (criteria[0].outcome, [majors, minors, open, waived])
}

#[test]
fn conformity_counts_what_is_not_waived() {
    let mut f = Fixture::new(Rollup::Mean);
    let (s, many) = (f.section(None, Rollup::Mean), f.section(None, Rollup::Mean));
    let critical = f.shall(s, Some(0.0));
    f.at(critical).critical = true;
    f.shall(s, Some(0.5));
    f.shall(s, None);
    for _ in 0..3 {
        f.shall(many, Some(0.0));
    }
    let waiver = |id: &str| Waiver {
        id: Id::from(id),
        reason: Some("accepted".into()),
        until: None,
    };
    let waiving = |ids: &[&str]| Target {
        conformity: Some(Conformity::ReadyWithActions),
        waivers: ids.iter().map(|id| waiver(id)).collect(),
        ..Target::default()
    };
    assert_eq!(
        counted(&f, &waiving(&[])),
        (Outcome::Missed, [2, 4, 1, 0]),
        "the critical one and the systemic one are majors"
    );
    assert_eq!(
        counted(&f, &waiving(&["q0", "q1"])),
        (Outcome::Missed, [1, 3, 1, 2])
    );
    assert_eq!(
        counted(&f, &waiving(&["q0", "s1"])),
        (Outcome::Undecided, [0, 4, 1, 2])
    );
    assert_eq!(
        counted(&f, &waiving(&["q0", "s1", "q2"])),
        (Outcome::Met, [0, 4, 0, 3])
    );
}

#[test]
fn a_major_alone_misses_conformity() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let critical = f.shall(s, Some(0.0));
    f.at(critical).critical = true;
    let target = Target {
        conformity: Some(Conformity::ReadyWithActions),
        ..Target::default()
    };
    assert_eq!(only(&f, &target), (Outcome::Missed, vec![0]));
}

#[test]
fn requirements_out_of_scope_keep_conformity_open_and_good_practice_does_not() {
    let mut f = Fixture::new(Rollup::Mean);
    let (inside, outside) = (f.section(None, Rollup::Mean), f.section(None, Rollup::Mean));
    f.shall(inside, Some(1.0));
    f.question(outside, None);
    f.assessment.sections = Some(vec![inside]);
    let target = Target {
        conformity: Some(Conformity::Ready),
        ..Target::default()
    };
    assert_eq!(counted(&f, &target), (Outcome::Met, [0; 4]));
    f.shall(outside, None);
    assert_eq!(counted(&f, &target), (Outcome::Undecided, [0; 4]));
    let left_out = |f: &Fixture| match checked(f, &target)[0].wanted {
        Wanted::Conformity { out_of_scope, .. } => out_of_scope,
        ref other => panic!("{other:?}"),
    };
    assert_eq!(left_out(&f), 1);
    // What was left out by choice is counted, not listed among the answers in the way.
    assert!(only(&f, &target).1.is_empty());
    f.shall(inside, None);
    assert_eq!(counted(&f, &target), (Outcome::Undecided, [0, 0, 1, 0]));
    assert_eq!(only(&f, &target).1, [3]);
}
