//! What the JSON roadmap does not keep or leaves out, and why.

use serde::Serialize;

use crate::report::roadmap_wording as wording;
use crate::roadmap::{self, Clash as Clashes, ConflictKind, DropReason};

use super::roadmap_initiative_v1::{Limit, Wanted};
use super::roadmap_named_v1::{Named, month, quarter};

/// A wish that is not kept; what does not belong to its kind is null. A month, or quarter, is written as the wish was.
#[derive(Serialize)]
pub(super) struct Conflict {
    kind: &'static str,
    text: String,
    proven: bool,
    wanted: Option<String>,
    earliest: Option<String>,
    earliest_proven: Option<bool>,
    late: Option<Vec<Wanted>>,
    initiative: Option<String>,
    instead: Option<String>,
    clash: Vec<Clash>,
    /// What rules out the month before the earliest one.
    binding: Vec<Clash>,
}

#[derive(Serialize, Default)]
struct Clash {
    what: &'static str,
    quarter: Option<String>,
    year: Option<usize>,
    role: Option<String>,
    initiatives: Vec<String>,
    needed: Option<i32>,
    left: Option<i32>,
    wanted: Option<Wanted>,
}

/// What the certification wanted finds open.
#[derive(Serialize)]
pub(super) struct OpenAtAudit {
    text: String,
    /// How many minors the target allows; null: any number.
    allowed: Option<u32>,
    questions: Vec<String>,
    /// Open at its own milestone, closed before stage 2.
    closed_before: Vec<Wanted>,
}

/// What has started, or ended, before what it presupposes.
#[derive(Serialize)]
pub(super) struct OutOfOrder {
    initiative: String,
    text: String,
    /// Null: it has ended, by the plan.
    started: Option<String>,
    unmet: Vec<Unmet>,
}

#[derive(Serialize)]
struct Unmet {
    initiative: String,
    /// Null: it is not in the roadmap.
    end: Option<String>,
}

/// A candidate left out; what does not belong to its reason is null.
#[derive(Serialize)]
pub(super) struct Dropped {
    id: String,
    why: String,
    code: &'static str,
    reason: Option<String>,
    initiatives: Vec<String>,
    quarter: Option<String>,
    limit: Option<Limit>,
}

impl Conflict {
    pub(super) fn new(named: Named<'_, '_>, conflict: &roadmap::Conflict) -> Self {
        let empty = Self {
            kind: "",
            text: wording::conflict(named.report, named.roadmap, conflict),
            proven: conflict.proven,
            wanted: None,
            earliest: None,
            earliest_proven: None,
            late: None,
            initiative: None,
            instead: None,
            binding: Vec::new(),
            clash: conflict
                .clash
                .iter()
                .map(|c| Clash::new(named, c))
                .collect(),
        };
        match &conflict.kind {
            ConflictKind::Certification {
                wanted,
                earliest,
                earliest_proven,
                binding,
                late,
            } => Self {
                earliest_proven: earliest.map(|_| *earliest_proven),
                kind: "certification",
                wanted: month(Some(*wanted)),
                earliest: month(*earliest),
                binding: binding.iter().map(|c| Clash::new(named, c)).collect(),
                late: Some(late.iter().map(|w| Wanted::new(named, w)).collect()),
                ..empty
            },
            ConflictKind::Pin {
                initiative,
                wanted,
                instead,
            } => Self {
                kind: "pin",
                wanted: quarter(Some(*wanted)),
                initiative: Some(named.initiative(*initiative)),
                instead: quarter(*instead),
                ..empty
            },
            ConflictKind::Started { initiative } => Self {
                kind: "started",
                initiative: Some(named.initiative(*initiative)),
                ..empty
            },
        }
    }
}

impl OpenAtAudit {
    pub(super) fn new(named: Named<'_, '_>, open: &roadmap::OpenAtAudit) -> Self {
        let closed_before = open.closed_before.iter();
        Self {
            text: wording::open_at_audit(named.report, open),
            allowed: open.allowed,
            questions: open
                .questions
                .iter()
                .map(|ix| named.question(*ix))
                .collect(),
            closed_before: closed_before.map(|w| Wanted::new(named, w)).collect(),
        }
    }
}

impl OutOfOrder {
    pub(super) fn new(named: Named<'_, '_>, one: &roadmap::OutOfOrder) -> Self {
        let unmet = one.unmet.iter().map(|unmet| Unmet {
            initiative: named.initiative(unmet.initiative),
            end: quarter(unmet.ends),
        });
        Self {
            initiative: named.initiative(one.initiative),
            text: wording::out_of_order(named.report, one),
            started: quarter(one.started),
            unmet: unmet.collect(),
        }
    }
}

impl Clash {
    fn new(named: Named<'_, '_>, clash: &Clashes) -> Self {
        let what = |what| Self {
            what,
            ..Self::default()
        };
        match clash {
            Clashes::Capacity(at) => Self {
                quarter: quarter(Some(*at)),
                ..what("capacity")
            },
            Clashes::Budget(year) => Self {
                year: Some(*year),
                ..what("budget")
            },
            Clashes::Parallel => what("parallel"),
            Clashes::Role(role) => Self {
                role: Some(role.clone()),
                ..what("role")
            },
            Clashes::Chain {
                initiatives,
                needed,
                left,
                wanted,
            } => Self {
                initiatives: named.initiatives(initiatives),
                needed: Some(*needed),
                left: Some(*left),
                wanted: wanted.as_ref().map(|w| Wanted::new(named, w)),
                ..what("chain")
            },
            Clashes::Excluded(place) => Self {
                initiatives: vec![named.initiative(*place)],
                ..what("excluded")
            },
            Clashes::Fixed(place, at) => Self {
                initiatives: vec![named.initiative(*place)],
                quarter: quarter(Some(*at)),
                ..what("fixed")
            },
            Clashes::NothingCloses(wanted) => Self {
                wanted: Some(Wanted::new(named, wanted)),
                ..what("nothing_closes")
            },
            Clashes::Horizon(place) => Self {
                initiatives: vec![named.initiative(*place)],
                ..what("horizon")
            },
        }
    }
}

impl Dropped {
    pub(super) fn new(named: Named<'_, '_>, dropped: &roadmap::Dropped) -> Self {
        let empty = Self {
            id: named.initiative(dropped.initiative),
            why: wording::dropped(named.report, &dropped.why),
            code: "",
            reason: None,
            initiatives: Vec::new(),
            quarter: None,
            limit: None,
        };
        match &dropped.why {
            DropReason::Excluded(reason) => Self {
                code: "excluded",
                reason: Some(reason.clone()),
                ..empty
            },
            DropReason::PresupposesExcluded(place) => Self {
                code: "presupposes_excluded",
                initiatives: vec![named.initiative(*place)],
                ..empty
            },
            DropReason::PresupposesDropped(place) => Self {
                code: "presupposes_dropped",
                initiatives: vec![named.initiative(*place)],
                ..empty
            },
            DropReason::TooLate { effective } => Self {
                code: "too_late",
                quarter: quarter(Some(*effective)),
                ..empty
            },
            DropReason::TooLarge(limit) => Self {
                code: "too_large",
                limit: Some(Limit::new(named, limit)),
                ..empty
            },
            DropReason::ClosedByOthers(others) => Self {
                code: "closed_by_others",
                initiatives: named.initiatives(others),
                ..empty
            },
            DropReason::NoBenefit => Self {
                code: "no_benefit",
                ..empty
            },
            DropReason::NoRoom { start, limit } => Self {
                code: "no_room",
                quarter: quarter(Some(*start)),
                limit: Some(Limit::new(named, limit)),
                ..empty
            },
        }
    }
}
