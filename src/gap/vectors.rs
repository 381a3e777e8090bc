//! Worked cases of targets, findings and their order.

mod initiatives;
mod order;
mod targets;
mod verdicts;

use crate::model::*;
use crate::scoring::fixture::{Fixture, initiative, option_at};

use super::*;

fn findings_of(f: &Fixture, target: &Target) -> Vec<Finding> {
    let targets = Targets::new(&f.questionnaire, target);
    findings(&f.questionnaire, &f.assessment, &f.score(), &targets)
}

fn subjects(findings: &[Finding]) -> Vec<usize> {
    findings
        .iter()
        .filter_map(|f| match f.subject {
            Subject::Question(ix) => Some(ix.0),
            Subject::Systemic(_) => None,
        })
        .collect()
}

#[test]
fn majors_come_first_then_benefit_per_effort() {
    let ranked = |(risk, severity, effort, grade)| {
        (
            Priority {
                risk,
                severity,
                effort,
            },
            grade,
        )
    };
    let mut all = [
        ("G1", ranked((5, 5, 2, Some(Grade::Major)))),
        ("G2", ranked((4, 3, 1, Some(Grade::Minor)))),
        ("G3", ranked((5, 5, 5, Some(Grade::Major)))),
        ("G4", ranked((2, 3, 2, None))),
        ("G5", ranked((3, 2, 4, None))),
        ("G6", ranked((1, 1, 1, None))),
    ];
    all.reverse();
    all.sort_by_key(|(_, (priority, grade))| priority.sort_key(*grade));
    assert_eq!(
        all.map(|(name, _)| name),
        ["G1", "G3", "G2", "G4", "G5", "G6"]
    );
}

#[test]
fn quadrants_part_benefit_from_effort() {
    let of = |risk, severity, effort| Priority {
        risk,
        severity,
        effort,
    };
    let quadrant = |risk, severity, effort| of(risk, severity, effort).quadrant(true);
    assert_eq!(quadrant(4, 3, 2), Quadrant::QuickWin);
    assert_eq!(quadrant(4, 3, 3), Quadrant::Project);
    assert_eq!(quadrant(3, 3, 2), Quadrant::FillIn);
    assert_eq!(quadrant(3, 3, 3), Quadrant::Later);
    // What has to wait is no quick win, however cheap; of little benefit it stays what it is.
    assert_eq!(of(4, 3, 2).quadrant(false), Quadrant::Project);
    assert_eq!(of(3, 3, 2).quadrant(false), Quadrant::FillIn);
}

#[test]
fn a_quick_win_waits_for_no_other_and_takes_effect_in_the_quarter_in_which_it_starts() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let first = f.shall(s, Some(0.0));
    let question = f.shall(s, Some(0.0));
    f.at(question).critical = true;
    f.questionnaire.initiatives = vec![
        initiative("first", 1.0, &[(first, 1.0)]),
        initiative("second", 1.0, &[(question, 1.0)]),
    ];
    let target = Target {
        conformity: Some(Conformity::Ready),
        ..Target::default()
    };
    let quadrant = |f: &Fixture| {
        let subject = Subject::Question(question);
        let found = findings_of(f, &target);
        let found = found.iter().find(|one| one.subject == subject);
        found.map(Finding::quadrant)
    };
    assert_eq!(quadrant(&f), Some(Quadrant::QuickWin));
    f.questionnaire.initiatives[1].run_in = 1;
    assert_eq!(quadrant(&f), Some(Quadrant::Project));
    f.questionnaire.initiatives[1].run_in = 0;
    f.questionnaire.initiatives[1].after = vec![0];
    assert_eq!(quadrant(&f), Some(Quadrant::Project), "it waits");
    f.answer(first).given = Some(Given::Option(option_at(1.0)));
    assert_eq!(
        quadrant(&f),
        Some(Quadrant::QuickWin),
        "nothing is left to wait for"
    );
}

#[test]
fn a_score_target_is_raised_to_the_next_answer() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.question(s, Some(0.5));
    let target = Target {
        score: Some(Score::new(0.55)),
        ..Target::default()
    };
    let found = findings_of(&f, &target);
    assert_eq!(found[0].target.map(|t| t.value), Some(Score::new(0.6)));
    assert_eq!(found[0].kind, FindingKind::Maturity);
    assert_eq!(
        found[0].priority.severity, 2,
        "one step of five is missing: 1 + ceil(5 × 0.1)"
    );
    f.give(q, Given::Option(crate::scoring::fixture::option_at(0.6)));
    assert_eq!(findings_of(&f, &target), []);
}

#[test]
fn without_any_target_the_best_answer_is_wanted() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    f.question(s, Some(0.99));
    f.question(s, Some(1.0));
    assert_eq!(subjects(&findings_of(&f, &Target::default())), [0]);
}

#[test]
fn a_question_above_the_levels_wanted_has_no_finding() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    for level in 1..=3 {
        let q = f.question(s, Some(0.0));
        f.at(q).level = Level::new(level);
    }
    let target = Target {
        level: Level::new(2),
        ..Target::default()
    };
    let found = findings_of(&f, &target);
    assert_eq!(subjects(&found), [0, 1]);
    assert_eq!(found[0].kind, FindingKind::Capability);
    assert_eq!(found[0].priority.severity, 3, "two levels are missing");
    assert_eq!(
        found[0].blocks,
        [Blocks::Level(s, Level::new(1).expect("1"))]
    );
    assert_eq!(found[1].blocks, [], "level 2 is not the next level");
}

#[test]
fn unknown_is_a_finding_of_its_own_kind() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.shall(s, None);
    f.give(q, Given::Unknown);
    let target = Target {
        conformity: Some(Conformity::Ready),
        ..Target::default()
    };
    let found = findings_of(&f, &target);
    assert_eq!(found[0].kind, FindingKind::NotAssessed);
    assert_eq!((found[0].grade, found[0].priority.severity), (None, 2));
    assert_eq!(found[0].blocks, [Blocks::Conformity(Conformity::Ready)]);
}

#[test]
fn a_systemic_major_stands_before_its_questions() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    for risk in [2, 4, 3] {
        let q = f.shall(s, Some(0.0));
        f.at(q).risk = risk;
    }
    let target = Target {
        conformity: Some(Conformity::Ready),
        ..Target::default()
    };
    let found = findings_of(&f, &target);
    assert_eq!(found[0].subject, Subject::Systemic(s));
    assert_eq!(
        found[0].priority,
        Priority {
            risk: 4,
            severity: 5,
            effort: 3
        }
    );
    assert_eq!(found.len(), 4);
}

fn outcomes(f: &Fixture, target: &Target) -> Vec<Outcome> {
    check(&f.questionnaire, &f.score(), target)
        .iter()
        .map(|c| c.outcome)
        .collect()
}

#[test]
fn a_score_is_met_missed_or_undecided() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    f.question(s, Some(0.5));
    f.question(s, None);
    let outcome = |score| {
        outcomes(
            &f,
            &Target {
                score: Some(Score::new(score)),
                ..Target::default()
            },
        )
    };
    assert_eq!(outcome(0.25), [Outcome::Met]);
    assert_eq!(outcome(0.5), [Outcome::Undecided]);
    assert_eq!(outcome(0.76), [Outcome::Missed]);
}

#[test]
fn minors_up_to_the_maximum_are_allowed() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    f.shall(s, Some(0.5));
    f.shall(s, Some(0.5));
    let wanted = |conformity, max_minors| {
        outcomes(
            &f,
            &Target {
                conformity: Some(conformity),
                max_minors,
                ..Target::default()
            },
        )
    };
    assert_eq!(wanted(Conformity::Ready, None), [Outcome::Missed]);
    assert_eq!(
        wanted(Conformity::ReadyWithActions, Some(1)),
        [Outcome::Missed]
    );
    assert_eq!(
        wanted(Conformity::ReadyWithActions, Some(2)),
        [Outcome::Met]
    );
    assert_eq!(wanted(Conformity::ReadyWithActions, None), [Outcome::Met]);
}

#[test]
fn a_waiver_counts_only_with_reason_and_until_its_last_day() {
    use crate::scoring::fixture::TODAY;
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    f.shall(s, Some(0.5));
    let outcome = |reason: Option<&str>, until| {
        let waiver = Waiver {
            id: Id::from("q0"),
            reason: reason.map(str::to_owned),
            until,
        };
        let target = Target {
            conformity: Some(Conformity::Ready),
            waivers: vec![waiver],
            ..Target::default()
        };
        outcomes(&f, &target)
    };
    assert_eq!(
        outcome(Some("tool arrives in March"), Some(TODAY)),
        [Outcome::Met]
    );
    assert_eq!(outcome(None, Some(TODAY)), [Outcome::Missed]);
    assert_eq!(
        outcome(Some("later"), TODAY.yesterday().ok()),
        [Outcome::Missed]
    );
    assert_eq!(outcome(Some("for good"), None), [Outcome::Met]);
}

#[test]
fn too_little_answered_is_undecided() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    f.question(s, Some(1.0));
    f.question(s, None);
    let target = Target {
        min_completeness: Some(Score::new(0.6)),
        ..Target::default()
    };
    assert_eq!(outcomes(&f, &target), [Outcome::Undecided]);
}

#[test]
fn what_was_reached_and_is_lost_is_named() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.shall(s, Some(1.0));
    f.at(q).level = Level::new(1);
    let before = f.score();
    f.give(q, Given::Option(crate::scoring::fixture::option_at(0.1)));
    let now = f.score();
    let lost = regressions((&f.questionnaire, &before), (&f.questionnaire, &now));
    let overall: Vec<_> = lost
        .iter()
        .filter(|r| r.node == crate::scoring::NodeId::Overall)
        .map(|r| r.lost)
        .collect();
    assert_eq!(overall.len(), 3, "floor, level and verdict");
    f.give(q, Given::Option(crate::scoring::fixture::option_at(0.95)));
    let thinner = f.score();
    let lost = regressions((&f.questionnaire, &before), (&f.questionnaire, &thinner));
    let level = |r: &Regression| matches!(r.lost, Regressed::Level(..));
    assert!(!lost.is_empty() && !lost.iter().any(level), "still fully");
    assert_eq!(
        regressions((&f.questionnaire, &now), (&f.questionnaire, &before)),
        []
    );
}

#[test]
fn a_thin_requirement_is_a_finding_even_where_no_target_asks_for_it() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let levelled = f.question(s, Some(1.0));
    f.at(levelled).level = Level::new(1);
    let thin = f.shall(s, Some(1.0));
    f.answer(thin).weakness = true;
    let target = Target {
        level: Level::new(1),
        ..Target::default()
    };
    let found = findings_of(&f, &target);
    assert_eq!(subjects(&found), [1]);
    assert_eq!(
        (found[0].grade, found[0].target),
        (Some(Grade::Opportunity), None)
    );
}

#[test]
fn no_more_is_wanted_of_a_section_than_its_ladder_can_show() {
    let mut f = Fixture::new(Rollup::Mean);
    let (short, long) = (f.section(None, Rollup::Mean), f.section(None, Rollup::Mean));
    for (section, level) in [(short, 1), (long, 1), (long, 2)] {
        let q = f.question(section, Some(1.0));
        f.at(q).level = Level::new(level);
    }
    let target = Target {
        level: Level::new(2),
        ..Target::default()
    };
    assert_eq!(outcomes(&f, &target), [Outcome::Met, Outcome::Met]);
    let (card, targets) = (f.score(), Targets::new(&f.questionnaire, &target));
    let distance = targets.distance(&card, &crate::scoring::NodeId::Section(short));
    assert_eq!(
        (distance.level, distance.level_gap),
        (Level::new(1), Some(0))
    );
}

#[test]
fn a_level_wanted_of_what_is_out_of_scope_is_undecided() {
    let mut f = Fixture::new(Rollup::Mean);
    let (levelled, other) = (f.section(None, Rollup::Mean), f.section(None, Rollup::Mean));
    let q = f.question(levelled, Some(1.0));
    f.at(q).level = Level::new(1);
    f.question(other, Some(1.0));
    f.assessment.sections = Some(vec![other]);
    let target = Target {
        level: Level::new(1),
        ..Target::default()
    };
    assert_eq!(outcomes(&f, &target), [Outcome::Undecided]);
}
