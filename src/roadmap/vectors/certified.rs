//! A certification that is wanted by a month: what it asks for, and what rules it out.

use crate::model::*;
use crate::roadmap::*;
use crate::scoring::fixture::{Fixture, initiative};

use super::drawn::{A, B, C, Drawn, quarter};

pub(super) fn month(text: &str) -> Month {
    Month::parse(text).expect("a month")
}

/// A critical requirement at 0 that `a` closes in two quarters, and good practice that `b` closes in one; 4 person-days a quarter
/// are enough for one of them at a time.
pub(super) fn wanted(decision: &str) -> Drawn {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q0 = f.shall(s, Some(0.0));
    f.at(q0).critical = true;
    let q1 = f.question(s, Some(0.0));
    f.questionnaire.initiatives = vec![
        Initiative {
            quarters: 2,
            ..initiative("a", 8.0, &[(q0, 1.0)])
        },
        initiative("b", 4.0, &[(q1, 1.0)]),
    ];
    let mut drawn = Drawn::new(f, 4);
    drawn.plan.certification = Some(month(decision));
    let (target, adds) = target_for(
        &drawn.plan,
        &drawn.fixture.questionnaire,
        Target {
            score: Some(Score::ONE),
            ..Target::default()
        },
    );
    assert!(adds);
    drawn.target = target;
    drawn
}

pub(super) fn date(text: &str) -> Wanted {
    Wanted {
        question: QuestionIx(0),
        milestone: Due::InternalAudit,
        month: month(text),
    }
}

pub(super) fn starts(roadmap: &Roadmap) -> Vec<(usize, Quarter)> {
    let all = roadmap.initiatives.iter();
    all.map(|one| (one.initiative, one.start)).collect()
}

#[test]
fn requirements_are_effective_before_their_milestone_even_where_others_are_worth_more() {
    // The good practice is worth more a person-day.
    let without = Drawn {
        plan: Plan {
            certification: None,
            ..wanted("2027-12").plan
        },
        ..wanted("2027-12")
    };
    assert_eq!(
        starts(&without.draw_up()),
        [(B, quarter(1)), (A, quarter(2))]
    );
    // The internal audit is in 2027-07, so that two quarters are left.
    let roadmap = wanted("2027-12").draw_up();
    assert_eq!(starts(&roadmap), [(A, quarter(1)), (B, quarter(3))]);
    assert_eq!(roadmap.initiatives[0].wanted, [date("2027-07")]);
    assert_eq!(roadmap.initiatives[1].wanted, []);
    assert_eq!(roadmap.conflicts, []);
    let has = |kind, text| {
        let dates = roadmap.milestones.iter();
        let mut of_kind = dates.filter(|one| one.kind == kind);
        of_kind.any(|one| one.month == month(text))
    };
    assert!(has(MilestoneKind::Decision, "2027-12") && has(MilestoneKind::BodyEngaged, "2027-03"));
    assert!(roadmap.assumptions.contains(&Assumption::BeforeMilestones));
}

#[test]
fn a_month_that_the_work_cannot_meet_is_named_with_the_earliest_that_can_be_held() {
    let roadmap = wanted("2027-11").draw_up();
    // Of the quarters before the audit in 2027-06 one has ended, where two are needed.
    let clash = |wanted| Clash::Chain {
        initiatives: vec![A],
        needed: 2,
        left: 1,
        wanted: Some(wanted),
    };
    let conflict = Conflict {
        kind: ConflictKind::Certification {
            wanted: month("2027-11"),
            earliest: Some(month("2027-12")),
            earliest_proven: true,
            binding: vec![clash(date("2027-06"))],
            late: vec![date("2027-06")],
        },
        clash: vec![clash(date("2027-06"))],
        proven: true,
    };
    assert_eq!(roadmap.conflicts, [conflict]);
    assert_eq!(
        starts(&roadmap),
        [(B, quarter(1)), (A, quarter(2))],
        "as if no certification were wanted"
    );
    let decided = roadmap
        .milestones
        .iter()
        .find(|one| one.kind == MilestoneKind::Decision);
    assert_eq!(decided.map(|one| one.month), Some(month("2027-12")));
}

#[test]
fn the_earliest_month_is_looked_for_within_the_roadmap() {
    let earliest = |drawn: &Drawn| match &drawn.draw_up().conflicts[0].kind {
        ConflictKind::Certification { earliest, .. } => *earliest,
        other => panic!("{other:?}"),
    };
    assert_eq!(earliest(&wanted("2027-06")), Some(month("2027-12")));
    let with_run_in = |quarters| {
        let mut drawn = wanted("2027-06");
        drawn.fixture.questionnaire.initiatives[A].run_in = quarters;
        earliest(&drawn)
    };
    assert_eq!(with_run_in(1), Some(month("2028-03")), "effective in Q3");
    assert_eq!(
        with_run_in(2),
        None,
        "of 2028-06, before which Q4 ends, stage 2 lies beyond what the roadmap can be held to"
    );
}

#[test]
fn requirements_that_nothing_closes_rule_out_every_month() {
    let mut drawn = wanted("2027-12");
    drawn.fixture.questionnaire.initiatives[A].closes.clear();
    let roadmap = drawn.draw_up();
    let expected = |clash| Conflict {
        kind: ConflictKind::Certification {
            wanted: month("2027-12"),
            earliest: None,
            earliest_proven: false,
            binding: vec![],
            late: vec![date("2027-07")],
        },
        clash: vec![clash],
        proven: true,
    };
    assert_eq!(
        roadmap.conflicts,
        [expected(Clash::NothingCloses(date("2027-07")))]
    );

    let mut excluded = wanted("2027-12");
    excluded.plan.exclude = [(A, "not wanted".to_owned())].into();
    assert_eq!(excluded.draw_up().conflicts, [expected(Clash::Excluded(A))]);
}

#[test]
fn a_month_beyond_the_roadmap_is_said_to_be_so() {
    let drawn = wanted("2028-12");
    let roadmap = drawn.draw_up();
    assert_eq!(roadmap.conflicts, []);
    let beyond = Assumption::BeyondHorizon(month("2028-12"));
    assert!(roadmap.assumptions.contains(&beyond));
    // The audit in 2028-01 is the first after the roadmap's last quarter.
    let near = wanted("2028-06").draw_up();
    let beyond = |a: &Assumption| matches!(a, Assumption::BeyondHorizon(_));
    assert!(!near.assumptions.iter().any(beyond));
}

#[test]
fn a_certification_wants_all_requirements_met_where_nothing_else_is_said() {
    let drawn = wanted("2027-12");
    let questionnaire = &drawn.fixture.questionnaire;
    assert_eq!(drawn.target.conformity, Some(Conformity::ReadyWithActions));
    let ready = Target {
        conformity: Some(Conformity::Ready),
        ..Target::default()
    };
    assert_eq!(
        target_for(&drawn.plan, questionnaire, ready.clone()),
        (ready, false)
    );
    let nothing = Target::default();
    assert_eq!(
        target_for(&Plan::default(), questionnaire, nothing.clone()),
        (nothing.clone(), false)
    );
    let practices = Fixture::new(Rollup::Mean).questionnaire;
    assert_eq!(
        target_for(&drawn.plan, &practices, nothing.clone()),
        (nothing, false)
    );
}

#[test]
fn no_month_before_the_roadmap_is_named_as_the_earliest() {
    // `a` took effect in 2025-Q1: too late for an audit in 2024-08, in time for any in the roadmap.
    let mut drawn = wanted("2025-01");
    drawn.fixture.questionnaire.initiatives[A].quarters = 1;
    let start = Quarter::new(2025, 1).expect("a quarter");
    drawn.plan.started = [(A, start)].into();
    let conflicts = drawn.draw_up().conflicts;
    let earliest = conflicts.iter().find_map(|conflict| match conflict.kind {
        ConflictKind::Certification { earliest, .. } => earliest,
        _ => None,
    });
    assert_eq!(earliest, Some(month("2027-01")));
}

/// As [`wanted`], and a requirement at 0.5 that `c` closes in a quarter after `a`, with another until its records are there:
/// in the fourth quarter at the earliest. One person-day more a quarter is enough for it.
pub(super) fn with_a_minor(decision: &str, minors: Option<u32>) -> Drawn {
    let mut drawn = wanted(decision);
    let question = drawn.fixture.shall(SectionIx(0), Some(0.5));
    drawn.fixture.questionnaire.initiatives.push(Initiative {
        after: vec![A],
        run_in: 1,
        ..initiative("c", 1.0, &[(question, 1.0)])
    });
    drawn.target.max_minors = minors;
    drawn.plan.capacity = Some(Spread::Same(Amount::whole(5)));
    drawn
}

/// One more requirement with a value, which `c` closes.
fn one_more_for_c(drawn: &mut Drawn, value: f64) -> QuestionIx {
    let question = drawn.fixture.shall(SectionIx(0), Some(value));
    let closes = Closes {
        question,
        to: crate::scoring::fixture::option_at(1.0),
    };
    let c = &mut drawn.fixture.questionnaire.initiatives[C];
    c.closes.push(closes);
    question
}

#[test]
fn a_likely_minor_may_be_open_at_the_audit_as_far_as_the_target_allows() {
    let minor = QuestionIx(2);
    for allowed in [Some(1), Some(10), None] {
        // a in Q1 and Q2, c in Q3, effective in Q4: after stage 2 in 2027-10.
        let roadmap = with_a_minor("2027-12", allowed).draw_up();
        assert_eq!(roadmap.conflicts, [], "{allowed:?}");
        let open = OpenAtAudit {
            allowed,
            questions: vec![minor],
            closed_before: vec![],
        };
        assert_eq!(roadmap.open_at_audit, Some(open));
        assert_eq!(roadmap.initiatives[0].wanted, [date("2027-07")]);
        let c = roadmap.initiatives.iter().find(|one| one.initiative == C);
        assert_eq!(c.map(|c| c.wanted.clone()), Some(vec![]));
    }
    let forbidding = [
        with_a_minor("2027-12", Some(0)),
        Drawn {
            target: Target {
                conformity: Some(Conformity::Ready),
                ..Target::default()
            },
            ..with_a_minor("2027-12", None)
        },
    ];
    for drawn in forbidding {
        let roadmap = drawn.draw_up();
        let late = |conflict: &Conflict| match &conflict.kind {
            ConflictKind::Certification { late, .. } => late.iter().map(|w| w.question).collect(),
            _ => Vec::new(),
        };
        let late: Vec<QuestionIx> = roadmap.conflicts.iter().flat_map(late).collect();
        assert!(late.contains(&minor), "{late:?}");
        assert_eq!(roadmap.open_at_audit, None);
    }
}

#[test]
fn what_is_closed_between_the_internal_audit_and_stage_2_is_not_open_at_the_audit_that_counts() {
    let mut drawn = with_a_minor("2027-12", Some(0));
    drawn.fixture.questionnaire.initiatives[C].run_in = 0;
    drawn.target.max_minors = Some(1);
    let roadmap = drawn.draw_up();
    assert_eq!(roadmap.conflicts, []);
    let minor = Wanted {
        question: QuestionIx(2),
        ..date("2027-07")
    };
    let open = OpenAtAudit {
        allowed: Some(1),
        questions: vec![],
        closed_before: vec![minor],
    };
    assert_eq!(roadmap.open_at_audit, Some(open));
}

#[test]
fn more_minors_than_the_target_allows_rule_a_certification_out() {
    let mut drawn = with_a_minor("2027-12", Some(1));
    let more = one_more_for_c(&mut drawn, 0.5);
    let roadmap = drawn.draw_up();
    let ConflictKind::Certification { late, earliest, .. } = &roadmap.conflicts[0].kind else {
        panic!("{:?}", roadmap.conflicts);
    };
    let late: Vec<QuestionIx> = late.iter().map(|wanted| wanted.question).collect();
    assert_eq!(late, [QuestionIx(2), more]);
    // Effective in Q4, so that stage 2 is in 2028-01 at the earliest.
    assert_eq!(*earliest, Some(month("2028-03")));
    drawn.target.max_minors = Some(2);
    assert_eq!(drawn.draw_up().conflicts, []);
}

#[test]
fn a_minor_that_nothing_closes_counts_among_those_allowed() {
    let mut drawn = with_a_minor("2027-12", Some(1));
    let lasting = drawn.fixture.shall(SectionIx(0), Some(0.5));
    let roadmap = drawn.draw_up();
    assert!(
        !roadmap.conflicts.is_empty(),
        "two are open where one may be"
    );
    drawn.target.max_minors = Some(2);
    let open = drawn.draw_up().open_at_audit.map(|open| open.questions);
    assert_eq!(open, Some(vec![QuestionIx(2), lasting]));
    drawn.target.max_minors = Some(0);
    let roadmap = drawn.draw_up();
    let clash = &roadmap.conflicts[0].clash;
    assert!(
        clash
            .iter()
            .any(|one| matches!(one, Clash::NothingCloses(w) if w.question == lasting))
    );
}

#[test]
fn what_is_not_assessed_and_what_fails_together_has_its_date() {
    let mut unknown = with_a_minor("2027-12", Some(10));
    unknown.fixture.assessment.answers[2] = None;
    assert!(!unknown.draw_up().conflicts.is_empty());
    // Three of four requirements below 0.5 are a major together.
    let mut systemic = with_a_minor("2027-12", Some(10));
    for _ in 0..2 {
        one_more_for_c(&mut systemic, 0.0);
    }
    assert!(!systemic.draw_up().conflicts.is_empty());
}
