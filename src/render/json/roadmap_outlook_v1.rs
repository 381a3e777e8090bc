//! What would make the JSON roadmap better, and what changed in it.

use serde::Serialize;

use crate::report::roadmap_wording as wording;
use crate::roadmap::{self, Changed, Stimulus};

use super::roadmap_initiative_v1::Limit;
use super::roadmap_named_v1::{Named, Number, quarter};

#[derive(Serialize)]
pub(super) struct Bottleneck {
    text: String,
    #[serde(flatten)]
    more: More,
    held: usize,
    of: usize,
}

#[derive(Serialize)]
pub(super) struct Sensitivity {
    text: String,
    #[serde(flatten)]
    more: More,
    value: i64,
    gain: i64,
    added: Vec<String>,
    earlier: usize,
}

/// What there could be more of: person-days a quarter, percent of the budget, or places.
#[derive(Serialize)]
struct More {
    what: &'static str,
    more: Option<Number>,
    role: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Change {
    id: String,
    what: &'static str,
    from: Option<String>,
    to: Option<String>,
    because: Vec<Limit>,
    text: String,
}

impl Bottleneck {
    pub(super) fn new(named: Named<'_, '_>, bottleneck: &roadmap::Bottleneck) -> Self {
        Self {
            text: wording::bottleneck(named.report, bottleneck),
            more: More::new(&bottleneck.stimulus),
            held: bottleneck.held,
            of: bottleneck.of,
        }
    }
}

impl Sensitivity {
    pub(super) fn new(named: Named<'_, '_>, sensitivity: &roadmap::Sensitivity) -> Self {
        Self {
            text: wording::sensitivity(named.report, named.roadmap, sensitivity),
            more: More::new(&sensitivity.stimulus),
            value: sensitivity.value,
            gain: sensitivity.gain,
            added: named.initiatives(&sensitivity.added),
            earlier: sensitivity.earlier,
        }
    }
}

impl More {
    fn new(stimulus: &Stimulus) -> Self {
        let places = |count: u32| Number(crate::model::Amount::whole(i64::from(count)));
        let (what, more, role) = match stimulus {
            Stimulus::Capacity(days) => ("capacity", Some(Number(*days)), None),
            Stimulus::Budget(percent) => ("budget", Some(places(*percent)), None),
            Stimulus::Parallel(count) => ("parallel", Some(places(*count)), None),
            Stimulus::Role(role, count) => ("role", Some(places(*count)), Some(role.clone())),
            Stimulus::Order => ("order", None, None),
        };
        Self { what, more, role }
    }
}

impl Change {
    pub(super) fn new(named: Named<'_, '_>, change: &roadmap::Change) -> Self {
        let (what, from, to) = match &change.what {
            Changed::Moved { from, to, .. } => ("moved", Some(*from), Some(*to)),
            Changed::Added(to) => ("added", None, Some(*to)),
            Changed::Removed(from) => ("removed", Some(*from), None),
            Changed::Done => ("done", None, None),
            Changed::Unknown => ("unknown", None, None),
        };
        let because = match &change.what {
            Changed::Moved { because, .. } => Limit::all(named, because),
            _ => Vec::new(),
        };
        Self {
            id: change.id.clone(),
            what,
            from: quarter(from),
            to: quarter(to),
            because,
            text: wording::change(named.report, change),
        }
    }
}
