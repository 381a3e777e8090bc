//! Sentences as people read them.

mod conflicts;

use jiff::civil::date;

use crate::model::Amount;
use crate::report::roadmap_sample::{Sample, month, provider_roadmap, quarter, too_soon};
use crate::roadmap::{
    Assumption, Bottleneck, Change, Changed, Clash, Conflict, ConflictKind, DropReason, Fixed,
    Lift, Limit, Milestone, MilestoneKind, Planned, Roadmap, Sensitivity, Stimulus,
};

use super::*;

/// Runs a check on Harbour IT's report with its roadmap.
fn with(check: impl FnOnce(&Sample, &GapReport<'_>, &Roadmap)) {
    let sample = Sample::provider();
    let roadmap = provider_roadmap(&sample);
    let report = sample.report().with_roadmap(roadmap.clone());
    check(&sample, &report, &roadmap);
}

fn planned<'r>(sample: &Sample, roadmap: &'r Roadmap, id: &str) -> &'r Planned {
    let place = sample.initiative(id);
    let mut all = roadmap.initiatives.iter();
    all.find(|i| i.initiative == place).expect("planned")
}

/// Sentences, one a line.
fn told(lines: &[String]) -> String {
    format!("\n{}\n", lines.join("\n"))
}

#[test]
fn an_initiative_says_what_it_closes_and_opens() {
    with(|sample, report, roadmap| {
        let mut lines = Vec::new();
        let of = |id| why(report, planned(sample, roadmap, id));
        lines.push(of("agree-slas"));
        lines.push(of("draft-model-sla"));
        let mut late = planned(sample, roadmap, "hold-service-reviews").clone();
        late.fixed = Some(Fixed::Started);
        for lift in &mut late.closes {
            lift.reached_before = true;
        }
        lines.push(why(report, &late));
        assert_eq!(
            told(&lines),
            r"
Closes 2 gaps: sla-content and sla-duties. Opens the way for align-underpinning-agreements, measure-service-targets and align-contracts.
The plan pins it to 2027-Q1. Opens the way for agree-slas.
It started in 2028-Q3. What it closes is reached earlier through others.
"
        );
    });
}

#[test]
fn likely_majors_and_wanted_dates_come_first() {
    let mut lines = Vec::new();
    let sample = Sample::near_certification();
    let mut roadmap = sample.roadmap(&[("test-continuity", "2027-Q2")]);
    let question = sample.question("8.7.2-9");
    let wanted = |id: &str, milestone, at: &str| Wanted {
        question: sample.question(id),
        milestone,
        month: month(at),
    };
    let report = sample.report();
    let one = &mut roadmap.initiatives[0];
    one.wanted = vec![
        wanted("8.7.2-9", Due::InternalAudit, "2027-02"),
        wanted("8.7.2-10", Due::InternalAudit, "2027-02"),
        wanted("8.7.2-11", Due::Stage1, "2027-04"),
    ];
    one.to_be_confirmed = true;
    one.closes = ["8.7.2-10", "8.7.2-9", "8.7.2-11"]
        .map(|id| Lift {
            question: sample.question(id),
            from: report.card.question(question).scored(),
            to: crate::model::Score::ONE,
            reached_before: false,
        })
        .into();
    lines.push(why(&report, one));
    assert_eq!(
        told(&lines),
        r"
Needed before the internal audit is due in 2027-02 (8.7.2-9 and 8.7.2-10), before stage 1 in 2027-04 (8.7.2-11). Closes 3 gaps, 1 of them a likely major: 8.7.2-9, 8.7.2-11 and 8.7.2-10. Not all of it is answered: confirm first that the gap is there.
"
    );
}

#[test]
fn what_stands_in_the_way_is_said_with_its_figures() {
    with(|sample, report, roadmap| {
        let mut lines = Vec::new();
        let said = |limits: &[Limit]| {
            let mut one = planned(sample, roadmap, "agree-slas").clone();
            one.why_not_earlier = limits.to_vec();
            why_not_earlier(report, &one)
        };
        let ends = |id, end| Limit::Predecessor {
            initiative: sample.initiative(id),
            end: quarter(end),
        };
        let days = |at, free, upkeep| Limit::Capacity {
            quarter: quarter(at),
            free: Amount::whole(free),
            needed: Amount::whole(10),
            upkeep,
        };
        let money = |free| Limit::Budget {
            year: 1,
            free: Amount::whole(free),
            needed: Amount::whole(3000),
        };
        lines.push(said(&[]));
        lines.push(said(&[Limit::RoadmapStart, Limit::Fixed(Fixed::Pinned)]));
        lines.push(said(&[Limit::Fixed(Fixed::Started)]));
        lines.push(said(&[
            ends("draft-model-sla", "2027-Q1"),
            ends("agree-slas", "2027-Q1"),
            days("2027-Q1", 3, false),
        ]));
        lines.push(said(&[
            days("2027-Q1", 3, false),
            days("2027-Q2", 1, false),
            days("2027-Q4", 0, true),
        ]));
        lines.push(said(&[money(500)]));
        lines.push(said(&[money(0)]));
        let role = Limit::Role {
            quarter: quarter("2027-Q2"),
            role: "IT service manager".into(),
            at_once: 2,
        };
        lines.push(said(&[role]));
        let parallel = Limit::Parallel {
            quarter: quarter("2027-Q2"),
            at_once: 4,
        };
        lines.push(said(&[parallel]));
        assert_eq!(
            told(&lines),
            r"
Nothing stands in the way of an earlier start.
The roadmap starts then; the plan pins it.
It has started.
draft-model-sla and agree-slas end in 2027-Q1; only 3 of the 10 person-days it needs are free in 2027-Q1.
Only 3 of the 10 person-days it needs are free in 2027-Q1, and too few in 2027-Q2; none of the 10 person-days its upkeep needs is free in 2027-Q4.
Only 500 of the 3,000 EUR it costs are left in the budget of year 1.
The budget of year 1 is spent.
The role IT service manager already leads 2 initiatives in 2027-Q2.
4 initiatives run in 2027-Q2, as many as may at once.
"
        );
    });
}

#[test]
fn what_is_left_out_has_a_reason() {
    with(|sample, report, _| {
        let mut lines = Vec::new();
        let place = |id| sample.initiative(id);
        let said = |why| dropped(report, &why);
        let large = |upkeep| {
            DropReason::TooLarge(Limit::Capacity {
                quarter: quarter("2027-Q1"),
                free: Amount::whole(15),
                needed: Amount::whole(24),
                upkeep,
            })
        };
        lines.push(said(DropReason::Excluded(
            "the parent company does it".into(),
        )));
        lines.push(said(DropReason::PresupposesExcluded(place("agree-slas"))));
        lines.push(said(DropReason::PresupposesDropped(place("agree-slas"))));
        lines.push(said(DropReason::TooLate {
            effective: quarter("2030-Q1"),
        }));
        lines.push(said(large(false)));
        lines.push(said(large(true)));
        lines.push(said(DropReason::ClosedByOthers(vec![
            place("agree-slas"),
            place("align-contracts"),
        ])));
        lines.push(said(DropReason::NoBenefit));
        let limit = Limit::Budget {
            year: 2,
            free: Amount::whole(1500),
            needed: Amount::whole(4000),
        };
        lines.push(said(DropReason::NoRoom {
            start: quarter("2028-Q1"),
            limit,
        }));
        assert_eq!(
            told(&lines),
            r"
Excluded by the plan: the parent company does it.
It presupposes agree-slas, which is excluded.
It presupposes agree-slas, which is left out.
It could take effect in 2030-Q1 at the earliest, after the end of the roadmap.
It needs 24 person-days in one quarter, more than there are in any.
Its upkeep needs 24 person-days in one quarter, more than there are in any.
What it closes is closed by agree-slas and align-contracts.
Nothing that it closes or prepares counts.
What brings more leaves no room, not even for a start in 2028-Q1: only 1,500 of the 4,000 EUR it costs are left in the budget of year 2.
"
        );
    });
}

#[test]
fn more_of_something_is_told_by_what_it_changes() {
    with(|sample, report, roadmap| {
        let mut lines = Vec::new();
        let said = |stimulus, gain, added: &[&str], earlier| {
            let added = added.iter().map(|id| sample.initiative(id)).collect();
            let value = roadmap.objective.value + gain;
            sensitivity(
                report,
                roadmap,
                &Sensitivity {
                    stimulus,
                    value,
                    gain,
                    added,
                    earlier,
                },
            )
        };
        lines.push(said(
            Stimulus::Capacity(Amount::whole(1)),
            1382,
            &["agree-slas"],
            3,
        ));
        lines.push(said(Stimulus::Capacity(Amount::whole(5)), 40, &[], 1));
        lines.push(said(Stimulus::Budget(10), 0, &[], 0));
        lines.push(said(Stimulus::Role("Head of IT".into(), 1), 500, &[], 2));
        let held = |stimulus, held, of| bottleneck(report, &Bottleneck { stimulus, held, of });
        lines.push(held(Stimulus::Capacity(Amount::whole(1)), 4, 9));
        lines.push(held(Stimulus::Order, 9, 9));
        lines.push(held(Stimulus::Budget(10), 1, 1));
        assert_eq!(
            told(&lines),
            r"
One more person-day a quarter would add agree-slas, let 3 initiatives take effect earlier and raise the benefit over the whole roadmap by 1.4%.
5 more person-days a quarter would let 1 initiative take effect earlier and raise the benefit over the whole roadmap by less than 0.1%.
A budget 10% higher would bring nothing.
One more initiative at once for the role Head of IT would let 2 initiatives take effect earlier and raise the benefit over the whole roadmap by 0.5%.
Person-days are the bottleneck: they hold back 4 of the 9 initiatives that something keeps from an earlier start or from the roadmap.
The order of the work is the bottleneck, not people or money: it holds back all 9 initiatives that something keeps from an earlier start or from the roadmap.
Money is the bottleneck: it holds back the one initiative that something keeps from an earlier start or from the roadmap.
"
        );
    });
}

#[test]
fn every_change_and_assumption_is_a_sentence() {
    with(|sample, report, roadmap| {
        let mut lines = Vec::new();
        let said = |what| {
            change(
                report,
                &Change {
                    id: "agree-slas".into(),
                    what,
                },
            )
        };
        let (from, to) = (quarter("2027-Q3"), quarter("2027-Q1"));
        lines.push(said(Changed::Moved {
            from,
            to,
            because: Vec::new(),
        }));
        lines.push(said(Changed::Moved {
            from: to,
            to: from,
            because: vec![
                Limit::RoadmapStart,
                Limit::Predecessor {
                    initiative: sample.initiative("draft-model-sla"),
                    end: quarter("2027-Q2"),
                },
            ],
        }));
        lines.push(said(Changed::Moved {
            from: to,
            to: from,
            because: vec![Limit::Fixed(Fixed::Started)],
        }));
        lines.push(said(Changed::Removed(from)));
        let assumed = |a| assumption(report, roadmap, &a);
        lines.push(assumed(Assumption::StartsBefore(date(2027, 5, 3))));
        lines.push(assumed(Assumption::Capacity(
            Amount::whole(60),
            Some("medium".into()),
        )));
        lines.push(assumed(Assumption::ToBeConfirmed {
            questions: 1,
            initiatives: 2,
        }));
        lines.push(assumed(Assumption::ToBeConfirmed {
            questions: 4,
            initiatives: 0,
        }));
        lines.push(assumed(Assumption::Done(vec![
            sample.initiative("agree-slas"),
        ])));
        lines.push(assumed(Assumption::DoneByAnswers(3)));
        lines.push(assumed(Assumption::KeptUp {
            initiatives: 2,
            upkeep: Amount::nearest(3.5),
            yearly_cost: Amount::whole(1200),
        }));
        lines.push(assumed(Assumption::EndedByQuarters {
            initiative: sample.initiative("agree-slas"),
            started: quarter("2025-Q1"),
            end: quarter("2025-Q2"),
        }));
        let kind = MilestoneKind::Surveillance;
        lines.push(milestone(&Milestone {
            month: month("2029-05"),
            kind,
            number: 2,
            initiative: None,
        }));
        assert_eq!(
            told(&lines),
            r"
agree-slas starts earlier, in 2027-Q1 instead of 2027-Q3: this brings more than it disturbs.
agree-slas starts later, in 2027-Q3 instead of 2027-Q1: it has not begun, and this roadmap starts later; draft-model-sla ends in 2027-Q2.
agree-slas began late, in 2027-Q3 instead of 2027-Q1.
agree-slas, planned for 2027-Q3 before, is left out.
The roadmap starts in 2027-Q1, before the assessment of 2027-05-03: its answers are taken for those of that time.
There are 60 person-days a quarter, the usual for this size (51 to 250 people in scope).
1 question is unanswered, unknown or disputed and counted as wholly open; 2 initiatives rest on that and should be confirmed first.
4 questions are unanswered, unknown or disputed and counted as wholly open; no initiative of this roadmap rests on that.
By the plan agree-slas has ended; what it closes counts as reached once the run-in is over.
By the answers 3 initiatives are done already; the upkeep is part of today's work.
2 initiatives done before add 3.5 person-days a quarter and 1,200 EUR a year, which go on beside the work planned here.
agree-slas has started in 2025-Q1 and is taken to have ended in 2025-Q2, by its quarters: if so, list it under `done`; if not, give the quarter in which it was really started, or more `quarters`.
Surveillance audit 2, at the latest
"
        );
    });
}
