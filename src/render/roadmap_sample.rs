//! A small roadmap with texts that want to be obeyed, for the tests of what trackers and calendars take.

use crate::model::{Amount, Due, Initiative, Month, Quarter, QuestionIx, Rollup, Score};
use crate::report::{GapReport, Inputs};
use crate::roadmap::{
    Lift, Milestone, MilestoneKind, Objective, Planned, Roadmap, Settings, Standing, Wanted,
};
use crate::scoring::fixture::{self, Fixture, TODAY};

/// What the sample is made of.
pub(crate) struct Sample(Fixture);

impl Sample {
    pub(crate) fn new() -> Self {
        let mut fixture = Fixture::new(Rollup::Flat);
        let section = fixture.section(None, Rollup::Flat);
        fixture.question(section, Some(0.0));
        fixture.question(section, None);
        fixture.assessment.organisation = Some("Harbour; IT".into());
        fixture.questionnaire.initiatives = vec![
            Initiative {
                role: Some("Desk lead".into()),
                closed_when: Some("Records\nof a month".into()),
                ..initiative("write", "Write, then \"read\"", &[])
            },
            Initiative {
                role: Some("@Head".into()),
                deliverable: Some("-A plan\u{202e}\u{1b}".into()),
                ..initiative("train", "=HYPERLINK(\"x\")", &[0, 2])
            },
            initiative("elsewhere", "Is not in the roadmap", &[]),
        ];
        Self(fixture)
    }

    pub(crate) fn report(&self) -> GapReport<'_> {
        let questionnaire = &self.0.questionnaire;
        GapReport::new(Inputs {
            questionnaire,
            digest: None,
            assessment: &self.0.assessment,
            target: &questionnaire.target,
            as_of: TODAY,
        })
    }

    /// One initiative that has started, and one of the second year.
    pub(crate) fn roadmap(&self) -> Roadmap {
        let wanted = |milestone, month| Wanted {
            question: QuestionIx(0),
            milestone,
            month: Month::new(2027, month).unwrap(),
        };
        let (review, audit) = (
            wanted(Due::ManagementReview, 9),
            wanted(Due::InternalAudit, 8),
        );
        let lift = |place| Lift {
            question: QuestionIx(place),
            from: None,
            to: Score::ONE,
            reached_before: false,
        };
        let first = Planned {
            effort: Amount::nearest(12.5),
            cost: Amount::whole(1000),
            upkeep: Amount::nearest(0.25),
            owner: Some("A. Lind".into()),
            closes: vec![lift(0), lift(1)],
            wanted: vec![review, audit, audit],
            ..planned(0, (2026, 4), 1)
        };
        let milestone = |kind, (year, month)| Milestone {
            month: Month::new(year, month).unwrap(),
            kind,
            number: 1,
            initiative: None,
        };
        Roadmap {
            settings: Settings {
                start: quarter((2027, 1)),
                capacity: vec![Amount::whole(30); 12],
                budget: None,
                currency: Some("EUR".into()),
                parallel: None,
                parallel_per_role: 2,
                certification: Month::new(2028, 6),
                effect: Score::new(0.8),
            },
            assumptions: Vec::new(),
            conflicts: Vec::new(),
            open_at_audit: None,
            out_of_order: Vec::new(),
            objective: Objective {
                value: 0,
                bound: 0,
                proven: true,
            },
            today: Standing {
                floor: None,
                score: None,
                level: None,
                verdict: None,
                conformity: None,
                areas: Vec::new(),
                target: None,
                majors: 0,
                minors: 0,
            },
            periods: Vec::new(),
            initiatives: vec![first, planned(1, (2028, 1), 0)],
            ended: Vec::new(),
            dropped: Vec::new(),
            uncovered: Vec::new(),
            milestones: vec![
                milestone(MilestoneKind::InternalAudit, (2027, 8)),
                milestone(MilestoneKind::Decision, (2028, 6)),
            ],
            bottleneck: None,
            sensitivity: Vec::new(),
            changes: None,
        }
    }
}

fn quarter((year, number): (i32, u8)) -> Quarter {
    Quarter::new(year, number).unwrap()
}

fn initiative(id: &str, title: &str, after: &[usize]) -> Initiative {
    Initiative {
        title: title.into(),
        after: after.to_vec(),
        ..fixture::initiative(id, 5.0, &[])
    }
}

fn planned(initiative: usize, start: (i32, u8), more: i32) -> Planned {
    let start = quarter(start);
    Planned {
        initiative,
        start,
        end: start.plus(more),
        effective: start.plus(more + 1),
        effort: Amount::ZERO,
        cost: Amount::ZERO,
        yearly_cost: Amount::ZERO,
        upkeep: Amount::ZERO,
        owner: None,
        closes: Vec::new(),
        open: (0, 0),
        benefit: 0,
        fixed: None,
        wanted: Vec::new(),
        opens: Vec::new(),
        why_not_earlier: Vec::new(),
        to_be_confirmed: false,
    }
}
