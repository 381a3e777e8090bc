//! A small roadmap, worked by hand, and what becomes of it when someone tampers with it.

mod benefit;
mod cautious;
mod certification;
mod choice;
mod figures;
mod limits;
mod order;
mod stated;

use crate::document::{Document, Source};
use crate::gap::{Targets, findings};
use crate::model::*;
use crate::scoring::fixture::{Fixture, TODAY, initiative, option_at};

use super::*;

/// Places of the initiatives.
const A: usize = 0;
const B: usize = 1;
const C: usize = 2;
const E: usize = 4;
const X: usize = 5;
const N: usize = 8;

/// What a roadmap is held against.
struct Held {
    fixture: Fixture,
    plan: Plan,
    target: Target,
}

/// Six questions, each with weight 1 and risk 3, in one section and one area:
///
/// | | today | severity | B | closed by |
/// |---|---|---|---|---|
/// | q0 | 0, critical shall | major 5 | 15 | `a` |
/// | q1 | 0.5, shall | minor 3 | 9 | `b` |
/// | q2 | unanswered | 2 | 6 | `c` to 0.5, `d` to 1 |
/// | q3 | 0, shall | minor 3 | 9 | `e`, done by the plan |
/// | q4 | 0 | 5 | 15 | `x`, excluded, and `y`, which presupposes it |
/// | q5 | 0.5 | | | `z` to 0.5: done by the answers |
fn sample() -> Held {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    f.questionnaire.sections[s.0].area = Some(AreaIx(0));
    let q0 = f.shall(s, Some(0.0));
    f.at(q0).critical = true;
    let q1 = f.shall(s, Some(0.5));
    f.at(q1).due = Some(Due::Stage2);
    let q2 = f.question(s, None);
    let q3 = f.shall(s, Some(0.0));
    let q4 = f.question(s, Some(0.0));
    let q5 = f.question(s, Some(0.5));
    let manager = Some("Manager".to_owned());
    f.questionnaire.initiatives = vec![
        Initiative {
            quarters: 2,
            upkeep: 1.0,
            cost: 100.0,
            role: manager.clone(),
            ..initiative("a", 9.0, &[(q0, 1.0)])
        },
        Initiative {
            run_in: 1,
            cost: 200.0,
            after: vec![A],
            role: manager,
            ..initiative("b", 5.0, &[(q1, 1.0)])
        },
        initiative("c", 3.0, &[(q2, 0.5)]),
        Initiative {
            after: vec![C],
            ..initiative("d", 20.0, &[(q2, 1.0)])
        },
        Initiative {
            run_in: 2,
            ..initiative("e", 7.0, &[(q3, 1.0)])
        },
        initiative("x", 1.0, &[(q4, 0.5)]),
        Initiative {
            after: vec![X],
            ..initiative("y", 1.0, &[(q4, 1.0)])
        },
        initiative("z", 1.0, &[(q5, 0.5)]),
        initiative("n", 1.0, &[]),
    ];
    let plan = Plan {
        years: Some(1),
        capacity: Some(Spread::Same(Amount::whole(10))),
        budget: Some(Spread::Same(Amount::whole(1000))),
        parallel: Some(2),
        parallel_per_role: Some(1),
        done: [E].into(),
        exclude: [(X, "not wanted".to_owned())].into(),
        ..Plan::default()
    };
    Held {
        fixture: f,
        plan,
        target: Target::default(),
    }
}

/// `a` runs in Q1 and Q2 with 5 and 4 person-days, 1 of upkeep after; `c` in Q1 with 3; `b` in Q3 with 5, effective in Q4.
/// `e` ended before the roadmap and takes effect in −1 + 2 = 1, that is Q2.
///
/// A quarter is worth 1000 × B × the share of the gap closed: in Q1 3000 (half of q2), from Q2 on 15000 and 9000 more
/// (q0, q3), in Q4 9000 more (q1): 3000 + 27000 + 27000 + 36000 = 93000; (96000 − 93000) ÷ 96000 = 0.03125.
///
/// Floors: (0 + 0.5 + 0 + 0 + 0 + 0.5) ÷ 6 today, then q2 at 0.5, q0 and q3 at 1, q1 at 1.
const SOUND: &str = r#"format: 1
tool: itsm-gap
start: 2027-Q1
quarters: 4
capacity: [10, 10, 10, 10]
budget: [1000]
parallel: 2
parallel_per_role: 1
certification: null
objective: {value: 93000, bound: 96000, gap: 0.03125, proven: false}
today: {floor: 0.166666667, score: 0.2, level: null, verdict: major, conformity: not_ready, majors: 1, minors: 2}
periods:
  - {id: 2027-Q1, effort: 8, upkeep: 0, capacity: 10, cost: 100, floor: 0.25, score: 0.25, level: null, verdict: major, conformity: not_ready, majors: 1, minors: 2, areas: {area-1: 0.25, area-2: null}}
  - {id: 2027-Q2, effort: 4, upkeep: 0, capacity: 10, cost: 0, floor: 0.583333333, score: 0.583333333, level: null, verdict: minor, conformity: ready_with_actions, majors: 0, minors: 1}
  - {id: 2027-Q3, effort: 5, upkeep: 1, capacity: 10, cost: 200, floor: 0.583333333, score: 0.583333333, verdict: minor}
  - {id: 2027-Q4, effort: 0, upkeep: 1, capacity: 10, cost: 0, floor: 0.666666667, score: 0.666666667, verdict: conforming, conformity: ready}
initiatives:
  - {id: a, start: 2027-Q1, end: 2027-Q2, effective: 2027-Q2, effort: 9, cost: 100, upkeep: 1, benefit: 15000, closes: [{question: q0, from: 0, to: 1, reached_before: false}], open: {questions: 1, of: 1}}
  - {id: c, start: 2027-Q1, end: 2027-Q1, effective: 2027-Q1, effort: 3, cost: 0, upkeep: 0, benefit: 3000, closes: [{question: q2, from: null, to: 0.5}]}
  - {id: b, start: 2027-Q3, end: 2027-Q3, effective: 2027-Q4, effort: 5, cost: 200, upkeep: 0, benefit: 9000}
dropped: [{id: d, why: too large}, {id: x, why: excluded}, {id: y, why: presupposes x}]
uncovered: [q5]
conflicts: []
milestones: [{id: reassessment-1, date: 2027-12, title: Assess again}]
"#;

impl Held {
    fn violations(&self, text: &str) -> Vec<Violation> {
        let source = Source::new("roadmap", text);
        let read = Document::parse(&source).unwrap().to_roadmap();
        let (f, target) = (&self.fixture, &self.target);
        let card = f.score();
        let targets = Targets::new(&f.questionnaire, target);
        let inputs = Verification {
            questionnaire: &f.questionnaire,
            assessment: &f.assessment,
            card: &card,
            findings: &findings(&f.questionnaire, &f.assessment, &card, &targets),
            target,
            plan: &self.plan,
            as_of: TODAY,
        };
        verify(&inputs, &read.unwrap().value)
    }

    #[track_caller]
    fn expect(&self, text: &str, codes: &[&str]) {
        let found = self.violations(text);
        let found_codes: Vec<_> = found.iter().map(|violation| violation.code).collect();
        assert_eq!(found_codes, codes, "{found:#?}");
    }
}

/// The sound roadmap with each part put in place of another.
#[track_caller]
fn with(changes: &[(&str, &str)]) -> String {
    let mut text = SOUND.to_owned();
    for (part, other) in changes {
        assert!(text.contains(part), "{part}");
        text = text.replacen(part, other, 1);
    }
    text
}

#[track_caller]
fn tampered(part: &str, other: &str, codes: &[&str]) {
    sample().expect(&with(&[(part, other)]), codes);
}
