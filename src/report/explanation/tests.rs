//! What is said of an initiative adds up to what was planned.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Amount, Plan, Spread};
use crate::report::roadmap_sample::{Sample, month, quarter};
use crate::roadmap::{Place, Roadmap, draw_up};

use super::*;

/// A report with the roadmap of a plan.
fn planned<'a>(sample: &'a Sample, plan: &Plan) -> GapReport<'a> {
    let report = sample.report();
    let roadmap = draw_up(&drawing(&report, plan));
    report.with_roadmap(roadmap)
}

fn drawing<'d>(report: &'d GapReport<'_>, plan: &'d Plan) -> Drawing<'d> {
    Drawing {
        questionnaire: report.questionnaire(),
        assessment: report.assessment(),
        as_of: report.inputs.as_of,
        card: &report.card,
        target: report.inputs.target,
        findings: &report.findings,
        plan,
        previous: None,
        conformity_assumed: false,
    }
}

/// Texts of an explanation, joined.
fn explained(report: &GapReport<'_>, plan: &Plan, id: &str) -> String {
    let page = explain(report, plan, id).expect("an initiative");
    format!("{:?}", page.blocks)
}

/// Two years with few people, in which something has ended, something runs and something matters more.
fn tight(sample: &Sample) -> Plan {
    let report = sample.report();
    let section = report
        .questionnaire()
        .question(sample.question("sla-content"))
        .section;
    Plan {
        start: Some(quarter("2027-Q1")),
        years: Some(2),
        capacity: Some(Spread::Same(Amount::whole(12))),
        importance: BTreeMap::from([(section, 2.5)]),
        done: BTreeSet::from([sample.initiative("write-service-requirements")]),
        started: BTreeMap::from([(
            sample.initiative("standardise-contracts"),
            quarter("2026-Q4"),
        )]),
        exclude: BTreeMap::from([(
            sample.initiative("hold-service-reviews"),
            "not now".to_owned(),
        )]),
        ..Plan::default()
    }
}

/// What all initiatives add in their quarters.
fn added(accounts: &Accounts<'_>, roadmap: &Roadmap) -> i64 {
    let behind = roadmap.settings.last().plus(1);
    let quarters = |effective: crate::model::Quarter| {
        let first = effective.max(roadmap.settings.start);
        i64::from(behind.since(first).max(0))
    };
    let adds = |initiative: usize| -> i64 {
        let closes = accounts.closes(initiative);
        closes.iter().map(|one| one.adds()).sum()
    };
    let planned = roadmap.initiatives.iter();
    let planned = planned.map(|one| adds(one.initiative) * quarters(one.effective));
    let ended = roadmap.ended.iter();
    let ended = ended.map(|one| adds(one.initiative) * quarters(one.effective));
    planned.chain(ended).sum()
}

#[test]
fn efforts_and_worths_are_those_that_were_planned_with() {
    let (provider, near) = (Sample::provider(), Sample::near_certification());
    let certified = Plan {
        certification: Some(month("2028-06")),
        ..Plan::default()
    };
    let tight = tight(&provider);
    for (sample, plan) in [
        (&provider, &Plan::default()),
        (&provider, &tight),
        (&near, &certified),
    ] {
        let report = planned(sample, plan);
        let roadmap = report.roadmap.as_ref().expect("a roadmap");
        let accounts = Accounts::new(&drawing(&report, plan), roadmap);
        for one in &roadmap.initiatives {
            let adds: i64 = accounts
                .closes(one.initiative)
                .iter()
                .map(|gap| gap.adds())
                .sum();
            assert_eq!(adds, one.benefit);
            let effort = accounts.effort(one.initiative);
            assert_eq!((effort.effort, effort.open), (one.effort, one.open));
            assert_eq!(Amount::nearest(effort.exact.ceil()), one.effort);
        }
        assert_eq!(added(&accounts, roadmap), roadmap.objective.value);
    }
}

#[test]
fn a_gap_is_worth_its_factors() {
    let sample = Sample::provider();
    let plan = tight(&sample);
    let report = planned(&sample, &plan);
    let roadmap = report.roadmap.as_ref().expect("a roadmap");
    let accounts = Accounts::new(&drawing(&report, &plan), roadmap);
    for initiative in 0..report.questionnaire().initiatives.len() {
        for gap in accounts.closes(initiative) {
            let benefit = f64::from(gap.risk) * f64::from(gap.severity);
            let exact = 1000.0 * benefit * gap.weight * gap.importance * gap.part();
            assert!((exact - gap.value as f64).abs() <= 0.5, "{gap:?}");
        }
    }
}

#[test]
fn what_is_not_in_the_roadmap_says_why() {
    let sample = Sample::provider();
    let plan = tight(&sample);
    let report = planned(&sample, &plan);
    let roadmap = report.roadmap.as_ref().expect("a roadmap");
    let accounts = Accounts::new(&drawing(&report, &plan), roadmap);
    let place = |id| accounts.place(sample.initiative(id));
    assert!(matches!(
        place("write-service-requirements"),
        Place::DoneByPlan(Some(_))
    ));
    let said = explained(&report, &plan, "write-service-requirements");
    assert!(said.contains("The plan says that it has ended."), "{said}");

    assert_eq!(place("draft-model-sla"), Place::DoneByAnswers);
    let said = explained(&report, &plan, "draft-model-sla");
    assert!(said.contains("no work is left in it"), "{said}");
    assert!(!said.contains("What it takes"), "{said}");

    assert!(matches!(place("hold-service-reviews"), Place::LeftOut(_)));
    let said = explained(&report, &plan, "hold-service-reviews");
    assert!(said.contains("Excluded by the plan: not now."), "{said}");
    assert!(said.contains("it would be worth up to"), "{said}");

    let said = explained(&report, &plan, "standardise-contracts");
    assert!(said.contains("It started in 2026-Q4."), "{said}");
}

#[test]
fn what_closes_nothing_is_needed_only_by_others() {
    let sample = Sample::near_certification();
    let report = planned(&sample, &Plan::default());
    let mut questionnaire = report.questionnaire().clone();
    for initiative in &mut questionnaire.initiatives {
        initiative.closes.clear();
    }
    let plan = Plan::default();
    let roadmap = report.roadmap.as_ref().expect("a roadmap");
    let emptied = Roadmap {
        initiatives: Vec::new(),
        dropped: Vec::new(),
        ..roadmap.clone()
    };
    let drawing = Drawing {
        questionnaire: &questionnaire,
        ..drawing(&report, &plan)
    };
    let accounts = Accounts::new(&drawing, &emptied);
    assert_eq!(accounts.place(0), Place::NotNeeded);
}

#[test]
fn only_an_initiative_needs_a_roadmap() {
    let sample = Sample::provider();
    let report = sample.report();
    let questionnaire = report.questionnaire();
    for (id, needs) in [
        ("agree-slas", true),
        ("overall", false),
        ("sla-content", false),
        ("nowhere", false),
    ] {
        assert_eq!(needs_roadmap(questionnaire, id), needs, "{id}");
    }
    assert!(explain(&report, &Plan::default(), "agree-slas").is_err());
}
