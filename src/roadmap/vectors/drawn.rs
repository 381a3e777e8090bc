//! Whole roadmaps drawn up from answers, worked by hand.

use std::collections::BTreeMap;

use crate::gap::{Targets, findings};
use crate::model::*;
use crate::roadmap::*;
use crate::scoring::fixture::{Fixture, TODAY, initiative};
use crate::scoring::{Readiness, Verdict};

/// What a roadmap is drawn up from.
pub(super) struct Drawn {
    pub(super) fixture: Fixture,
    pub(super) target: Target,
    pub(super) plan: Plan,
    pub(super) previous: Option<BTreeMap<String, Quarter>>,
}

impl Drawn {
    /// One year from 2027-Q1 on, with so many person-days a quarter.
    pub(super) fn new(fixture: Fixture, days: i64) -> Self {
        let plan = Plan {
            start: Quarter::new(2027, 1),
            years: Some(1),
            capacity: Some(Spread::Same(Amount::whole(days))),
            ..Plan::default()
        };
        Self {
            fixture,
            target: Target::default(),
            plan,
            previous: None,
        }
    }

    pub(super) fn look<R>(&self, look: impl FnOnce(&Drawing<'_>, &Roadmap) -> R) -> R {
        let f = &self.fixture;
        let card = f.score();
        let targets = Targets::new(&f.questionnaire, &self.target);
        let drawing = Drawing {
            questionnaire: &f.questionnaire,
            assessment: &f.assessment,
            as_of: TODAY,
            card: &card,
            target: &self.target,
            findings: &findings(&f.questionnaire, &f.assessment, &card, &targets),
            plan: &self.plan,
            previous: self.previous.as_ref(),
            conformity_assumed: false,
        };
        look(&drawing, &draw_up(&drawing))
    }

    pub(super) fn draw_up(&self) -> Roadmap {
        self.look(|_, roadmap| roadmap.clone())
    }
}

/// Quarter 1 to 4 of 2027, 5 to 8 of 2028.
pub(super) fn quarter(number: i32) -> Quarter {
    Quarter::new(2027, 1).expect("a quarter").plus(number - 1)
}

pub(super) const A: usize = 0;
pub(super) const B: usize = 1;
pub(super) const C: usize = 2;
pub(super) const D: usize = 3;
pub(super) const E: usize = 4;

/// Four questions of weight 1 and risk 3:
///
/// | | today | severity | B | closed by |
/// |---|---|---|---|---|
/// | q0 | 0, critical shall | major 5 | 15 | `a`: 9 days in two quarters |
/// | q1 | 0.5, shall | minor 3 | 9 | `b`: 5 days after `a`, effective a quarter later |
/// | q2 | unanswered | 2 | 6 | `c`: 3 days, to 0.5; `d`: 20 days after `c` |
/// | q3 | 0 | 5 | 15 | `e`: ended by the plan, effective two quarters later |
pub(super) fn worked() -> Drawn {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q0 = f.shall(s, Some(0.0));
    f.at(q0).critical = true;
    let q1 = f.shall(s, Some(0.5));
    let q2 = f.question(s, None);
    let q3 = f.question(s, Some(0.0));
    f.questionnaire.initiatives = vec![
        Initiative {
            quarters: 2,
            upkeep: 1.0,
            cost: 100.0,
            ..initiative("a", 9.0, &[(q0, 1.0)])
        },
        Initiative {
            run_in: 1,
            cost: 200.0,
            after: vec![A],
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
    ];
    let mut drawn = Drawn::new(f, 10);
    drawn.plan.done = [E].into();
    drawn.plan.budget = Some(Spread::Same(Amount::whole(1000)));
    drawn
}

fn planned(roadmap: &Roadmap, initiative: usize) -> &Planned {
    let mut all = roadmap.initiatives.iter();
    all.find(|one| one.initiative == initiative)
        .expect("in the roadmap")
}

#[test]
fn what_others_rest_on_comes_first_and_each_has_its_quarters_effort_and_benefit() {
    let roadmap = worked().draw_up();
    let quarters: Vec<_> = roadmap
        .initiatives
        .iter()
        .map(|one| (one.initiative, one.start, one.end, one.effective))
        .collect();
    assert_eq!(
        quarters,
        [
            (A, quarter(1), quarter(2), quarter(2)),
            (C, quarter(1), quarter(1), quarter(1)),
            (B, quarter(3), quarter(3), quarter(4)),
        ]
    );
    let figures = [A, B, C].map(|place| {
        let one = planned(&roadmap, place);
        (one.effort, one.benefit, one.open, one.to_be_confirmed)
    });
    let days = Amount::whole;
    assert_eq!(
        figures,
        [
            (days(9), 15_000, (1, 1), false),
            (days(5), 9_000, (1, 1), false),
            (days(3), 3_000, (1, 1), true),
        ]
    );
    let a = planned(&roadmap, A);
    assert_eq!((a.cost, a.upkeep), (days(100), days(1)));
    assert_eq!(
        [A, B, C].map(|place| planned(&roadmap, place).opens.clone()),
        [vec![B], vec![], vec![]],
        "what is left out is not opened"
    );
    assert_eq!(a.why_not_earlier, [Limit::RoadmapStart]);
    let end = quarter(2);
    assert_eq!(
        planned(&roadmap, B).why_not_earlier,
        [Limit::Predecessor { initiative: A, end }]
    );
    assert_eq!(
        planned(&roadmap, B).closes,
        [Lift {
            question: QuestionIx(1),
            from: Some(Score::HALF),
            to: Score::ONE,
            reached_before: false
        }]
    );
}

#[test]
fn what_has_ended_by_the_plan_takes_effect_after_its_run_in() {
    let roadmap = worked().draw_up();
    assert_eq!(roadmap.ended.len(), 1);
    let ended = &roadmap.ended[0];
    // It ended in the quarter before the roadmap.
    assert_eq!((ended.initiative, ended.effective), (E, quarter(2)));
    assert_eq!(ended.closes[0].question, QuestionIx(3));
    assert!(roadmap.assumptions.contains(&Assumption::Done(vec![E])));
}

#[test]
fn what_does_not_fit_is_left_out_with_the_limit_that_keeps_it_out() {
    let roadmap = worked().draw_up();
    let limit = Limit::Capacity {
        quarter: quarter(1),
        free: Amount::whole(10),
        needed: Amount::whole(20),
        upkeep: false,
    };
    let why = DropReason::TooLarge(limit);
    assert_eq!(roadmap.dropped, [Dropped { initiative: D, why }]);
}

#[test]
fn periods_add_up_work_upkeep_and_cost_and_say_where_they_lead() {
    let roadmap = worked().draw_up();
    let of = |amount: fn(&Period) -> Amount| -> Vec<f64> {
        roadmap.periods.iter().map(|p| amount(p).get()).collect()
    };
    assert_eq!(of(|p| p.effort), [8.0, 4.0, 5.0, 0.0]);
    // Upkeep of what has ended before the roadmap is part of today's work.
    assert_eq!(of(|p| p.upkeep), [0.0, 0.0, 1.0, 1.0]);
    assert_eq!(of(|p| p.cost), [100.0, 0.0, 200.0, 0.0]);
    assert_eq!(of(|p| p.capacity), [10.0; 4]);
    let floors: Vec<_> = roadmap
        .periods
        .iter()
        .map(|p| p.standing.floor.map(Score::get))
        .collect();
    assert_eq!(floors, [0.25, 0.75, 0.75, 0.875].map(Some));
    let today = &roadmap.today;
    assert_eq!(
        (today.floor, today.majors, today.minors),
        (Some(Score::new(0.125)), 1, 1)
    );
    assert_eq!(today.verdict, Some(Verdict::Major));
    let then = &roadmap.periods[1].standing;
    assert_eq!((then.majors, then.minors), (0, 1));
    assert_eq!(then.conformity, Some(Readiness::ReadyWithActions));
    assert_eq!(
        roadmap.periods[3].standing.conformity,
        Some(Readiness::Ready)
    );
}

#[test]
fn the_value_is_the_sum_over_the_quarters() {
    let roadmap = worked().draw_up();
    // c from Q1; a and e from Q2; b in Q4: 3000 + 33000 + 33000 + 42000.
    assert_eq!(roadmap.objective.value, 111_000);
    assert!(roadmap.objective.bound >= 111_000);
    let objective = |value, bound| Objective {
        value,
        bound,
        proven: false,
    };
    assert_eq!(objective(75, 100).gap(), 0.25);
    assert_eq!([objective(0, 0).gap(), objective(3, 2).gap()], [0.0, 0.0]);
}

#[test]
fn several_that_lift_the_same_answer_count_it_once() {
    let mut drawn = worked();
    drawn.plan.capacity = Some(Spread::Same(Amount::whole(30)));
    let roadmap = drawn.draw_up();
    let (c, d) = (planned(&roadmap, C), planned(&roadmap, D));
    assert_eq!((c.benefit, d.benefit), (3_000, 3_000), "half the gap each");
    assert_eq!(d.start, quarter(2));
    assert!(!d.closes[0].reached_before);
    assert_eq!(roadmap.dropped, []);
}

#[test]
fn the_worth_of_a_gap_grows_with_weight_and_importance() {
    let mut drawn = worked();
    drawn.fixture.at(QuestionIx(0)).weight = 2.0;
    drawn.plan.importance = [(SectionIx(0), 1.5)].into();
    let roadmap = drawn.draw_up();
    assert_eq!(planned(&roadmap, A).benefit, 45_000);
    assert_eq!(planned(&roadmap, B).benefit, 13_500);
}

#[test]
fn gaps_that_nothing_lifts_are_named() {
    let mut drawn = worked();
    let q = drawn.fixture.question(SectionIx(0), Some(0.5));
    drawn.fixture.question(SectionIx(0), Some(1.0));
    assert_eq!(drawn.draw_up().uncovered, [q]);
}

#[test]
fn owners_are_those_of_the_plan_or_else_of_the_answers() {
    let mut drawn = worked();
    for (question, owner) in [(0, "Ada"), (2, "Bo"), (3, "Ada")] {
        drawn.fixture.answer(QuestionIx(question)).owner = Some(owner.into());
    }
    let closes = [3, 2, 0].map(|question| Closes {
        question: QuestionIx(question),
        to: crate::scoring::fixture::option_at(1.0),
    });
    drawn.fixture.questionnaire.initiatives[A].closes = closes.into();
    drawn.plan.owners = [(B, "Service manager".to_owned())].into();
    let roadmap = drawn.draw_up();
    let owner = |place| planned(&roadmap, place).owner.clone();
    assert_eq!(owner(A).as_deref(), Some("Ada, Bo"));
    assert_eq!(owner(B).as_deref(), Some("Service manager"));
    drawn.fixture.answer(QuestionIx(2)).owner = None;
    let roadmap = drawn.draw_up();
    assert_eq!(planned(&roadmap, C).owner, None);
}

#[test]
fn what_is_taken_for_granted_is_said() {
    let mut drawn = worked();
    let done = drawn.fixture.question(SectionIx(0), Some(1.0));
    let outside = drawn.fixture.section(None, Rollup::Mean);
    let unseen = drawn.fixture.question(outside, None);
    drawn.fixture.assessment.sections = Some(vec![SectionIx(0)]);
    let all = &mut drawn.fixture.questionnaire.initiatives;
    all.push(initiative("f", 1.0, &[(done, 1.0)]));
    all.push(initiative("g", 1.0, &[(unseen, 1.0)]));
    all.push(initiative("h", 1.0, &[]));
    all.push(initiative("i", 1.0, &[(done, 0.5)]));
    drawn.plan.pins = [(5, quarter(2)), (7, quarter(3))].into();
    let roadmap = drawn.draw_up();
    assert_eq!(
        roadmap.assumptions,
        [
            Assumption::PerRole(2),
            Assumption::ToBeConfirmed {
                questions: 1,
                initiatives: 1
            },
            Assumption::Done(vec![E]),
            Assumption::DoneByAnswers(2),
            Assumption::OutsideScope(1),
            Assumption::NothingLeft(5),
            Assumption::Unneeded(7),
            Assumption::CostOfInitiatives,
            Assumption::RolesApart,
        ]
    );
    assert_eq!(planned(&roadmap, 7).start, quarter(3));
    let mut needed = drawn;
    needed.fixture.questionnaire.initiatives[A].after = vec![7];
    needed.plan.pins = [(7, quarter(1))].into();
    let roadmap = needed.draw_up();
    assert!(!roadmap.assumptions.contains(&Assumption::Unneeded(7)));
    assert_eq!(planned(&roadmap, A).start, quarter(2));
}

#[test]
fn the_cautious_floor_counts_so_much_of_every_rise() {
    let floors = |effect: Option<f64>| -> Vec<(f64, f64)> {
        let mut drawn = worked();
        drawn.plan.effect = effect.map(Score::new);
        let periods = drawn.draw_up().periods.into_iter();
        let figure = |floor: Option<Score>| floor.expect("figures").get();
        periods
            .map(|one| (figure(one.standing.floor), figure(one.cautious.floor)))
            .collect()
    };
    // Of 0 to 0.5, 0 to 1 twice and 0.5 to 1 four fifths: 0.4, 0.8 twice and 0.9.
    let floor = |values: [f64; 4]| Score::new(values.iter().sum::<f64>() / 4.0).get();
    let wanted = [
        (floor([0.0, 0.5, 0.5, 0.0]), floor([0.0, 0.5, 0.4, 0.0])),
        (floor([1.0, 0.5, 0.5, 1.0]), floor([0.8, 0.5, 0.4, 0.8])),
        (floor([1.0, 0.5, 0.5, 1.0]), floor([0.8, 0.5, 0.4, 0.8])),
        (floor([1.0, 1.0, 0.5, 1.0]), floor([0.8, 0.9, 0.4, 0.8])),
    ];
    assert_eq!(floors(None), wanted);
    assert_eq!(floors(Some(0.8)), wanted);
    assert!(
        floors(Some(1.0))
            .iter()
            .all(|(floor, cautious)| floor == cautious)
    );
    let today = floor([0.0, 0.5, 0.0, 0.0]);
    assert!(
        floors(Some(0.0))
            .iter()
            .all(|(_, cautious)| *cautious == today)
    );
}

#[test]
fn what_a_sample_caps_today_rises_in_part_from_there() {
    // Said to be there in full, of which a sample shows half: 0.5, and 0.9 with four fifths of the rest.
    let mut drawn = worked();
    let full = crate::scoring::fixture::option_at(1.0);
    if let Some(answer) = &mut drawn.fixture.assessment.answers[1] {
        answer.given = Some(Given::Option(full));
        answer.sample = Some(Sample {
            of: None,
            checked: 2,
            ok: 1,
            failing: Vec::new(),
        });
    }
    let periods = drawn.draw_up().periods;
    let last = periods.last().expect("four quarters");
    assert_eq!(last.standing.floor, Some(Score::new(3.5 / 4.0)));
    assert_eq!(last.cautious.floor, Some(Score::new(2.9 / 4.0)));
}
