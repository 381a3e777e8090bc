//! An initiative of the JSON roadmap, and what stands in the way of an earlier start.

use serde::Serialize;

use crate::model::Score;
use crate::report::roadmap_wording as wording;
use crate::roadmap::{Fixed, Lift, Planned};

use super::roadmap_named_v1::{Named, Number, quarter};
use super::words_v1 as words;

#[derive(Serialize)]
pub(super) struct Initiative {
    id: String,
    title: String,
    start: String,
    end: String,
    effective: String,
    effort: Number,
    cost: Number,
    yearly_cost: Number,
    upkeep: Number,
    role: Option<String>,
    owner: Option<String>,
    after: Vec<String>,
    deliverable: Option<String>,
    closed_when: Option<String>,
    closes: Vec<Closes>,
    open: Open,
    to_be_confirmed: bool,
    benefit: i64,
    fixed: Option<&'static str>,
    opens: Vec<String>,
    wanted: Vec<Wanted>,
    why: String,
    why_not_earlier: String,
    limits: Vec<Limit>,
}

#[derive(Serialize)]
struct Closes {
    question: String,
    from: Option<f64>,
    to: f64,
    reached_before: bool,
}

#[derive(Serialize)]
struct Open {
    questions: usize,
    of: usize,
}

/// A requirement and the milestone before whose month it is to be effective.
#[derive(Serialize)]
pub(super) struct Wanted {
    question: String,
    milestone: &'static str,
    month: String,
}

/// What stands in the way of a start; what does not belong to its kind is null.
#[derive(Serialize, Default)]
pub(super) struct Limit {
    what: &'static str,
    initiative: Option<String>,
    quarter: Option<String>,
    year: Option<usize>,
    role: Option<String>,
    free: Option<Number>,
    needed: Option<Number>,
    upkeep: Option<bool>,
    at_once: Option<u32>,
    fixed: Option<&'static str>,
}

impl Initiative {
    pub(super) fn new(named: Named<'_, '_>, planned: &Planned) -> Self {
        let initiative = &named.report.questionnaire().initiatives[planned.initiative];
        let (questions, of) = planned.open;
        Self {
            id: initiative.id.to_string(),
            title: initiative.title.clone(),
            start: planned.start.to_string(),
            end: planned.end.to_string(),
            effective: planned.effective.to_string(),
            effort: Number(planned.effort),
            cost: Number(planned.cost),
            yearly_cost: Number(planned.yearly_cost),
            upkeep: Number(planned.upkeep),
            role: initiative.role.clone(),
            owner: planned.owner.clone(),
            after: named.initiatives(&initiative.after),
            deliverable: initiative.deliverable.clone(),
            closed_when: initiative.closed_when.clone(),
            closes: planned.closes.iter().map(|l| closes(named, l)).collect(),
            open: Open { questions, of },
            to_be_confirmed: planned.to_be_confirmed,
            benefit: planned.benefit,
            fixed: planned.fixed.map(fixed),
            opens: named.initiatives(&planned.opens),
            wanted: planned
                .wanted
                .iter()
                .map(|w| Wanted::new(named, w))
                .collect(),
            why: wording::why(named.report, planned),
            why_not_earlier: wording::why_not_earlier(named.report, planned),
            limits: Limit::all(named, &planned.why_not_earlier),
        }
    }
}

fn closes(named: Named<'_, '_>, lift: &Lift) -> Closes {
    Closes {
        question: named.question(lift.question),
        from: lift.from.map(Score::get),
        to: lift.to.get(),
        reached_before: lift.reached_before,
    }
}

fn fixed(fixed: Fixed) -> &'static str {
    match fixed {
        Fixed::Started => "started",
        Fixed::Pinned => "pinned",
    }
}

impl Wanted {
    pub(super) fn new(named: Named<'_, '_>, wanted: &crate::roadmap::Wanted) -> Self {
        Self {
            question: named.question(wanted.question),
            milestone: words::due(wanted.milestone),
            month: wanted.month.to_string(),
        }
    }
}

impl Limit {
    pub(super) fn all(named: Named<'_, '_>, limits: &[crate::roadmap::Limit]) -> Vec<Self> {
        limits.iter().map(|limit| Self::new(named, limit)).collect()
    }

    pub(super) fn new(named: Named<'_, '_>, limit: &crate::roadmap::Limit) -> Self {
        use crate::roadmap::Limit as L;
        match limit {
            L::RoadmapStart => Self {
                what: "roadmap_start",
                quarter: quarter(Some(named.roadmap.settings.start)),
                ..Self::default()
            },
            L::Fixed(by) => Self {
                what: "fixed",
                fixed: Some(fixed(*by)),
                ..Self::default()
            },
            L::Kept => Self {
                what: "kept",
                ..Self::default()
            },
            L::Predecessor { initiative, end } => Self {
                what: "predecessor",
                initiative: Some(named.initiative(*initiative)),
                quarter: quarter(Some(*end)),
                ..Self::default()
            },
            L::Capacity {
                quarter: at,
                free,
                needed,
                upkeep,
            } => Self {
                what: "capacity",
                quarter: quarter(Some(*at)),
                free: Some(Number(*free)),
                needed: Some(Number(*needed)),
                upkeep: Some(*upkeep),
                ..Self::default()
            },
            L::Budget { year, free, needed } => Self {
                what: "budget",
                year: Some(*year),
                free: Some(Number(*free)),
                needed: Some(Number(*needed)),
                ..Self::default()
            },
            L::Parallel {
                quarter: at,
                at_once,
            } => Self {
                what: "parallel",
                quarter: quarter(Some(*at)),
                at_once: Some(*at_once),
                ..Self::default()
            },
            L::Role {
                quarter: at,
                role,
                at_once,
            } => Self {
                what: "role",
                quarter: quarter(Some(*at)),
                role: Some(role.clone()),
                at_once: Some(*at_once),
                ..Self::default()
            },
        }
    }
}
