//! A roadmap made by hand for a shipped example, for tests of what people see.

use crate::catalogue;
use crate::document::{Document, Source};
use crate::model::{
    Amount, Answer, Assessment, Due, Given, Month, Quarter, QuestionIx, Questionnaire, Score,
    Target,
};
use crate::report::{GapReport, Inputs};
use crate::roadmap::{
    Assumption, Bottleneck, Change, Changed, Clash, Conflict, ConflictKind, DropReason, Dropped,
    Fixed, Lift, Limit, Milestone, MilestoneKind, Objective, Period, Planned, Roadmap, Sensitivity,
    Settings, Standing, Stimulus, Wanted,
};
use crate::scoring::score;

/// An example with its questionnaire.
pub(crate) struct Sample {
    questionnaire: Questionnaire,
    assessment: Assessment,
    target: Target,
}

impl Sample {
    /// Harbour IT and the questionnaire for the IT service manager.
    pub(crate) fn provider() -> Self {
        let assessment = include_str!("../../examples/01-it-provider/assessment.yaml");
        Self::of("itsm-manager", assessment)
    }

    /// Alderbrook Data Services, three months before its certification.
    pub(crate) fn near_certification() -> Self {
        let assessment = include_str!("../../examples/03-near-certification/assessment.yaml");
        Self::of("iso20000", assessment)
    }

    fn of(id: &str, assessment: &str) -> Self {
        let embedded = catalogue::find(id).expect("an embedded questionnaire");
        let source = Source::new(embedded.id, embedded.compact);
        let questionnaire = Document::from_compact(&source)
            .expect("compact")
            .to_questionnaire();
        let questionnaire = questionnaire.expect("sound").value;
        let source = Source::new("assessment.yaml", assessment);
        let document = Document::parse(&source).expect("YAML");
        let assessment = document.to_assessment(&questionnaire);
        Self {
            assessment: assessment.expect("sound").value,
            target: questionnaire.target.clone(),
            questionnaire,
        }
    }

    /// The report without a roadmap.
    pub(crate) fn report(&self) -> GapReport<'_> {
        GapReport::new(Inputs {
            questionnaire: &self.questionnaire,
            digest: None,
            assessment: &self.assessment,
            target: &self.target,
            as_of: self.assessment.date,
        })
    }

    /// The place of an initiative.
    pub(crate) fn initiative(&self, id: &str) -> usize {
        let mut initiatives = self.questionnaire.initiatives.iter();
        let place = initiatives.position(|i| i.id.as_str() == id);
        place.expect("an initiative of the questionnaire")
    }

    /// The place of a question.
    pub(crate) fn question(&self, id: &str) -> QuestionIx {
        self.questionnaire.find_question(id).expect("a question")
    }

    /// A roadmap of three years from 2027-Q1 with 15 person-days a quarter, made of initiatives and their starts.
    pub(crate) fn roadmap(&self, starts: &[(&str, &str)]) -> Roadmap {
        let capacity = vec![Amount::whole(15); 12];
        let settings = Settings {
            start: quarter("2027-Q1"),
            capacity,
            budget: None,
            currency: Some("EUR".into()),
            parallel: None,
            parallel_per_role: 2,
            certification: None,
            effect: Score::new(0.8),
        };
        let mut planned: Vec<Planned> = starts
            .iter()
            .map(|(id, start)| self.planned(id, quarter(start), starts))
            .collect();
        let before = planned.clone();
        for one in &mut planned {
            let own = &self.questionnaire.initiatives[one.initiative];
            let last = own.after.iter().filter_map(|place| {
                let other = before.iter().find(|p| p.initiative == *place)?;
                Some((other.end, *place))
            });
            one.why_not_earlier = match last.max() {
                Some((end, initiative)) if end.plus(1) == one.start => {
                    vec![Limit::Predecessor { initiative, end }]
                }
                _ if one.start == settings.start => vec![Limit::RoadmapStart],
                _ => vec![Limit::Capacity {
                    quarter: one.start.plus(-1),
                    free: Amount::whole(1),
                    needed: one.effort,
                    upkeep: false,
                }],
            };
        }
        let today = self.standing(&planned, settings.start.plus(-1));
        let periods = (0..settings.quarters()).map(|place| {
            let quarter = settings.quarter(place);
            let runs = |p: &&Planned| (p.start..=p.end).contains(&quarter);
            let share = |p: &Planned| {
                let quarters = i64::from(p.end.since(p.start) + 1);
                Amount::from_hundredths(p.effort.hundredths() / quarters)
            };
            Period {
                quarter,
                effort: planned.iter().filter(runs).map(share).sum(),
                upkeep: planned
                    .iter()
                    .filter(|p| p.end < quarter)
                    .map(|p| p.upkeep)
                    .sum(),
                capacity: settings.capacity[place],
                cost: planned
                    .iter()
                    .filter(|p| p.start == quarter)
                    .map(|p| p.cost)
                    .sum(),
                standing: self.standing(&planned, quarter),
                cautious: Standing {
                    floor: None,
                    ..self.standing(&planned, quarter)
                },
            }
        });
        Roadmap {
            assumptions: vec![Assumption::Start(settings.start), Assumption::NoBudget],
            conflicts: Vec::new(),
            open_at_audit: None,
            out_of_order: Vec::new(),
            objective: Objective {
                value: 98_750,
                bound: 100_000,
                proven: false,
            },
            today,
            periods: periods.collect(),
            initiatives: planned,
            ended: Vec::new(),
            dropped: Vec::new(),
            uncovered: Vec::new(),
            milestones: (1..=3).map(|year| reassessment(&settings, year)).collect(),
            bottleneck: None,
            sensitivity: Vec::new(),
            changes: None,
            settings,
        }
    }

    fn planned(&self, id: &str, start: Quarter, starts: &[(&str, &str)]) -> Planned {
        let place = self.initiative(id);
        let initiative = &self.questionnaire.initiatives[place];
        let report = self.report();
        let end = start.plus(i32::try_from(initiative.quarters).unwrap() - 1);
        let closes: Vec<Lift> = initiative
            .closes
            .iter()
            .filter_map(|close| {
                let options = self.questionnaire.options(close.question);
                let to = Score::new(options[close.to].score?);
                let target = report.targets().question(close.question)?.value;
                let from = report.card.question(close.question).scored();
                let to = to.min(target);
                (from.is_none_or(|v| v < to)).then_some(Lift {
                    question: close.question,
                    from,
                    to,
                    reached_before: false,
                })
            })
            .collect();
        let opens = |other: &usize| {
            self.questionnaire.initiatives[*other]
                .after
                .contains(&place)
        };
        let others = starts.iter().map(|(id, _)| self.initiative(id));
        Planned {
            initiative: place,
            start,
            end,
            effective: end.plus(1 + i32::try_from(initiative.run_in).unwrap()),
            effort: Amount::nearest(report.days(place)),
            cost: Amount::nearest(initiative.cost),
            yearly_cost: Amount::nearest(initiative.yearly_cost),
            upkeep: Amount::nearest(initiative.upkeep),
            owner: None,
            open: (closes.len(), initiative.closes.len()),
            to_be_confirmed: closes.iter().any(|l| l.from.is_none()),
            closes,
            benefit: 1000,
            fixed: None,
            wanted: Vec::new(),
            opens: others.filter(opens).collect(),
            why_not_earlier: Vec::new(),
        }
    }

    /// The example scored once all that is effective by a quarter has its answers.
    fn standing(&self, planned: &[Planned], quarter: Quarter) -> Standing {
        let mut assessment = self.assessment.clone();
        for lift in planned
            .iter()
            .filter(|p| p.effective <= quarter)
            .flat_map(|p| &p.closes)
        {
            let options = self.questionnaire.options(lift.question);
            let value = |place: &usize| options[*place].score.map(Score::new);
            let reaching = (0..options.len()).filter(|place| value(place) >= Some(lift.to));
            let given = reaching.min_by_key(value).map(Given::Option);
            assessment.answers[lift.question.0] = Some(Answer {
                given,
                ..Answer::default()
            });
        }
        let card = score(&self.questionnaire, &assessment, assessment.date);
        let floor = |f: crate::scoring::Figures| Score::new(f.floor);
        let overall = &card.overall;
        Standing {
            floor: overall.figures.map(floor),
            score: overall.figures.and_then(|f| f.score).map(Score::new),
            level: overall.levels.as_ref().map(|l| l.level),
            verdict: overall.verdict,
            conformity: card.conformity,
            areas: card.areas.iter().map(|a| a.figures.map(floor)).collect(),
            target: None,
            majors: overall.counts.major,
            minors: overall.counts.minor,
        }
    }
}

/// A quarter, as it is written.
pub(crate) fn quarter(text: &str) -> Quarter {
    Quarter::parse(text).expect("a quarter")
}

/// A month, as it is written.
pub(crate) fn month(text: &str) -> Month {
    Month::parse(text).expect("a month")
}

fn reassessment(settings: &Settings, year: u32) -> Milestone {
    let end = settings.start.plus(i32::try_from(year).unwrap() * 4 - 1);
    Milestone {
        month: end.last_month(),
        kind: MilestoneKind::Reassessment,
        number: year,
        initiative: None,
    }
}

/// Harbour IT's next three years: what one person-day a week or so can bring about.
pub(crate) fn provider_roadmap(sample: &Sample) -> Roadmap {
    let mut roadmap = sample.roadmap(&[
        ("draft-model-sla", "2027-Q1"),
        ("run-requirements-interviews", "2027-Q1"),
        ("standardise-contracts", "2027-Q1"),
        ("write-service-requirements", "2027-Q2"),
        ("agree-slas", "2027-Q3"),
        ("align-underpinning-agreements", "2028-Q1"),
        ("measure-service-targets", "2028-Q1"),
        ("align-contracts", "2028-Q2"),
        ("hold-service-reviews", "2028-Q3"),
    ]);
    roadmap.initiatives[0].fixed = Some(Fixed::Pinned);
    roadmap.initiatives[0].why_not_earlier = vec![Limit::RoadmapStart, Limit::Fixed(Fixed::Pinned)];
    roadmap.initiatives[2].owner = Some("K. Ozols".into());
    roadmap.dropped = vec![
        Dropped {
            initiative: sample.initiative("recheck-service-needs"),
            why: DropReason::TooLate {
                effective: quarter("2030-Q1"),
            },
        },
        Dropped {
            initiative: sample.initiative("test-agreement-terms"),
            why: DropReason::NoRoom {
                start: quarter("2029-Q2"),
                limit: Limit::Capacity {
                    quarter: quarter("2029-Q2"),
                    free: Amount::nearest(2.5),
                    needed: Amount::whole(7),
                    upkeep: false,
                },
            },
        },
    ];
    roadmap.uncovered = vec![sample.question("res-cost")];
    roadmap.bottleneck = Some(Bottleneck {
        stimulus: Stimulus::Capacity(Amount::whole(1)),
        held: 4,
        of: 8,
    });
    roadmap.sensitivity = vec![
        Sensitivity {
            stimulus: Stimulus::Capacity(Amount::whole(1)),
            value: 100_132,
            gain: 1382,
            added: vec![sample.initiative("test-agreement-terms")],
            earlier: 3,
        },
        Sensitivity {
            stimulus: Stimulus::Role("IT service manager".into(), 1),
            value: 98_750,
            gain: 0,
            added: Vec::new(),
            earlier: 0,
        },
    ];
    roadmap.changes = Some(vec![Change {
        id: "agree-slas".into(),
        what: Changed::Moved {
            from: quarter("2027-Q2"),
            to: quarter("2027-Q3"),
            because: vec![Limit::Predecessor {
                initiative: sample.initiative("write-service-requirements"),
                end: quarter("2027-Q2"),
            }],
        },
    }]);
    roadmap
}

/// A certification that comes too soon.
pub(crate) fn too_soon(sample: &Sample) -> Conflict {
    let wanted = Wanted {
        question: sample.question("8.7.2-9"),
        milestone: Due::InternalAudit,
        month: month("2027-02"),
    };
    Conflict {
        kind: ConflictKind::Certification {
            wanted: month("2027-07"),
            earliest: Some(month("2027-10")),
            earliest_proven: true,
            binding: Vec::new(),
            late: vec![wanted],
        },
        clash: vec![
            Clash::Capacity(quarter("2027-Q1")),
            Clash::Capacity(quarter("2027-Q2")),
            Clash::Role("Quality manager".into()),
        ],
        proven: true,
    }
}
