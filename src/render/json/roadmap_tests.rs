//! Everything that a roadmap can say, written and read back.

use crate::document::{Document, Source};
use crate::model::{
    Amount, Due, Initiative, Level, Month, Quarter, QuestionIx, Rollup, Score, Target,
    WrittenConflictKind, WrittenRoadmap,
};
use crate::render::json;
use crate::report::{GapReport, Inputs};
use crate::roadmap::*;
use crate::scoring::fixture::{Fixture, TODAY, initiative};
use crate::scoring::{Readiness, Verdict};

fn quarter(text: &str) -> Quarter {
    Quarter::parse(text).unwrap()
}

fn fixture() -> Fixture {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let q = f.shall(s, Some(0.5));
    f.assessment.organisation = Some("Harbour \u{E0001}\u{202E}IT".into());
    f.questionnaire.initiatives = vec![Initiative {
        title: "Do it: \"now\"".into(),
        upkeep: 0.25,
        ..initiative("first", 3.0, &[(q, 1.0)])
    }];
    f
}

fn standing(floor: f64) -> Standing {
    Standing {
        floor: Some(Score::new(floor)),
        score: None,
        level: Level::new(2),
        verdict: Some(Verdict::NotAssessed),
        conformity: Some(Readiness::ReadyWithActions),
        areas: vec![Some(Score::new(1.0 / 3.0)), None],
        target: None,
        majors: 0,
        minors: 1,
    }
}

/// One of everything that a roadmap can say.
fn roadmap() -> Roadmap {
    let ix = QuestionIx(0);
    let wanted = Wanted {
        question: ix,
        milestone: Due::InternalAudit,
        month: Month::parse("2028-01").unwrap(),
    };
    let at = quarter("2027-Q1");
    let limits = vec![
        Limit::RoadmapStart,
        Limit::Fixed(Fixed::Pinned),
        Limit::Predecessor {
            initiative: 0,
            end: at,
        },
        Limit::Capacity {
            quarter: at,
            free: Amount::nearest(0.5),
            needed: Amount::whole(3),
            upkeep: false,
        },
        Limit::Budget {
            year: 1,
            free: Amount::ZERO,
            needed: Amount::whole(1),
        },
        Limit::Parallel {
            quarter: at,
            at_once: 1,
        },
        Limit::Role {
            quarter: at,
            role: "Manager".into(),
            at_once: 2,
        },
    ];
    let clash = vec![
        Clash::Capacity(at),
        Clash::Budget(1),
        Clash::Parallel,
        Clash::Role("Manager".into()),
        Clash::Chain {
            initiatives: vec![0],
            needed: 3,
            left: 2,
            wanted: Some(wanted),
        },
        Clash::Excluded(0),
        Clash::Fixed(0, at),
        Clash::NothingCloses(wanted),
        Clash::Horizon(0),
    ];
    let reasons = vec![
        DropReason::Excluded("no".into()),
        DropReason::PresupposesExcluded(0),
        DropReason::PresupposesDropped(0),
        DropReason::TooLate { effective: at },
        DropReason::TooLarge(limits[3].clone()),
        DropReason::ClosedByOthers(vec![0]),
        DropReason::NoBenefit,
        DropReason::NoRoom {
            start: at,
            limit: limits[4].clone(),
        },
    ];
    let conflict = |kind, clash| Conflict {
        kind,
        clash,
        proven: true,
    };
    let stimuli = [
        Stimulus::Capacity(Amount::whole(1)),
        Stimulus::Budget(10),
        Stimulus::Parallel(1),
        Stimulus::Role("Manager".into(), 1),
        Stimulus::Order,
    ];
    let changes = [
        Changed::Moved {
            from: at,
            to: at.plus(1),
            because: limits.clone(),
        },
        Changed::Added(at),
        Changed::Removed(at),
        Changed::Done,
        Changed::Unknown,
    ];
    Roadmap {
        settings: Settings {
            start: at,
            capacity: vec![Amount::whole(30), Amount::nearest(12.5)],
            budget: None,
            currency: Some("EUR".into()),
            parallel: None,
            parallel_per_role: 2,
            certification: Month::parse("2028-06"),
            effect: Score::new(0.8),
        },
        assumptions: vec![Assumption::NoBudget],
        conflicts: vec![
            conflict(
                ConflictKind::Certification {
                    wanted: Month::parse("2028-06").unwrap(),
                    earliest: Month::parse("2028-09"),
                    earliest_proven: true,
                    binding: Vec::new(),
                    late: vec![wanted],
                },
                clash,
            ),
            conflict(
                ConflictKind::Pin {
                    initiative: 0,
                    wanted: at,
                    instead: None,
                },
                Vec::new(),
            ),
            conflict(ConflictKind::Started { initiative: 0 }, Vec::new()),
        ],
        open_at_audit: None,
        out_of_order: vec![OutOfOrder {
            initiative: 0,
            started: Some(at),
            unmet: vec![Unmet {
                initiative: 0,
                ends: None,
            }],
        }],
        objective: Objective {
            value: 2,
            bound: 3,
            proven: false,
        },
        today: standing(0.5),
        periods: vec![Period {
            quarter: at,
            effort: Amount::whole(3),
            upkeep: Amount::nearest(0.25),
            capacity: Amount::whole(30),
            cost: Amount::ZERO,
            standing: standing(1.0),
            cautious: standing(0.9),
        }],
        initiatives: vec![Planned {
            initiative: 0,
            start: at,
            end: at,
            effective: at.plus(1),
            effort: Amount::whole(3),
            cost: Amount::ZERO,
            yearly_cost: Amount::whole(40),
            upkeep: Amount::nearest(0.25),
            owner: Some("A. Lind".into()),
            closes: vec![Lift {
                question: ix,
                from: Some(Score::new(0.5)),
                to: Score::ONE,
                reached_before: false,
            }],
            open: (1, 1),
            benefit: 9000,
            fixed: Some(Fixed::Started),
            wanted: vec![wanted],
            opens: vec![0],
            why_not_earlier: limits,
            to_be_confirmed: false,
        }],
        ended: Vec::new(),
        dropped: reasons
            .into_iter()
            .map(|why| Dropped { initiative: 0, why })
            .collect(),
        uncovered: vec![ix],
        milestones: vec![Milestone {
            month: Month::parse("2029-06").unwrap(),
            kind: MilestoneKind::Surveillance,
            number: 2,
            initiative: None,
        }],
        bottleneck: Some(Bottleneck {
            stimulus: Stimulus::Order,
            held: 1,
            of: 2,
        }),
        sensitivity: stimuli
            .into_iter()
            .map(|stimulus| Sensitivity {
                stimulus,
                value: 4,
                gain: 2,
                added: vec![0],
                earlier: 1,
            })
            .collect(),
        changes: Some(
            changes
                .into_iter()
                .map(|what| Change {
                    id: "first".into(),
                    what,
                })
                .collect(),
        ),
    }
}

fn written(text: impl Fn(&GapReport<'_>) -> String) -> (String, WrittenRoadmap) {
    let (f, target) = (fixture(), Target::default());
    let report = GapReport::new(Inputs {
        questionnaire: &f.questionnaire,
        digest: None,
        assessment: &f.assessment,
        target: &target,
        as_of: TODAY,
    });
    let text = text(&report);
    let source = Source::new("roadmap.json", text.clone());
    let read = Document::parse(&source).unwrap().to_roadmap().unwrap();
    (text, read.value)
}

#[test]
fn what_is_written_is_read_back() {
    let (text, read) = written(|report| json::roadmap(report, &roadmap()).unwrap());
    assert_eq!(read.start, quarter("2027-Q1"));
    assert_eq!(read.capacity[1], Amount::nearest(12.5));
    assert_eq!(read.budget, None);
    assert_eq!(read.objective.gap, Score::new(1.0 / 3.0));
    assert_eq!(read.initiatives[0].upkeep, Amount::nearest(0.25));
    assert_eq!(read.initiatives[0].open, Some((1, 1)));
    assert_eq!(read.periods[0].standing.floor, Some(Score::ONE));
    assert_eq!(read.periods[0].cautious_floor, Some(Some(Score::new(0.9))));
    assert_eq!(read.effect, Some(Score::new(0.8)));
    assert_eq!(read.initiatives[0].yearly_cost, Some(Amount::whole(40)));
    assert_eq!(
        read.today.unwrap().areas["area-1"],
        Some(Score::new(1.0 / 3.0))
    );
    assert_eq!(read.milestones[0].kind(), ("surveillance", 2));
    assert_eq!(read.dropped.len(), 8);
    let early = &read.out_of_order[0];
    assert_eq!(early.started, Some(quarter("2027-Q1")));
    assert_eq!(early.unmet, [("first".to_owned(), None)]);
    let line = read.initiatives[0].line;
    assert!(text.lines().nth(line - 1).unwrap().contains("\"first\""));
    let pin = WrittenConflictKind::Pin {
        initiative: "first".into(),
        wanted: quarter("2027-Q1"),
        instead: None,
    };
    assert_eq!(read.conflicts[1].kind, pin);
}

#[test]
fn a_roadmap_within_a_report_is_read_alike() {
    let (_, alone) = written(|report| json::roadmap(report, &roadmap()).unwrap());
    let (_, within) = written(|report| {
        let report = report.clone().with_roadmap(roadmap());
        json::report(&report).unwrap()
    });
    assert_eq!(within.objective.value, alone.objective.value);
    assert_eq!(within.dropped.len(), alone.dropped.len());
    assert_eq!(within.conflicts.len(), alone.conflicts.len());
}

#[test]
fn the_keys_are_those_of_the_contract() {
    let (text, _) = written(|report| json::roadmap(report, &roadmap()).unwrap());
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let has = |value: &serde_json::Value, keys: &str| {
        for key in keys.split(',') {
            assert!(value.get(key).is_some(), "{key}");
        }
    };
    has(
        &value,
        "format,tool,organisation,questionnaire,date,as_of,assumptions,objective,periods,initiatives,milestones,dropped,\
         conflicts,bottleneck,sensitivity,start,quarters,capacity,budget,currency,parallel,parallel_per_role,\
         certification,today,uncovered,changes",
    );
    has(
        &value["periods"][0],
        "id,effort,upkeep,capacity,cost,floor,score,level,verdict,conformity,majors,minors,areas",
    );
    has(
        &value["initiatives"][0],
        "id,title,start,end,effective,effort,cost,upkeep,role,owner,after,deliverable,closed_when,closes,benefit,why,\
         why_not_earlier,fixed,opens,wanted,open,to_be_confirmed",
    );
    has(&value["milestones"][0], "id,date,title");
    has(&value["dropped"][0], "id,why,code");
    has(&value["conflicts"][0], "kind,text,wanted,earliest,clash");
    assert_eq!(value["periods"][0]["effort"].to_string(), "3");
    assert_eq!(value["periods"][0]["upkeep"].to_string(), "0.25");
    assert!(!text.contains('\u{202E}') && text.is_ascii());
}
