//! Before what an initiative is wanted.

use crate::report::wording;
use crate::roadmap::Planned;

/// The milestones before which it is wanted, each once, by month.
pub fn wanted_for(planned: &Planned) -> String {
    let wanted = planned.wanted.iter();
    let mut wanted: Vec<_> = wanted.map(|w| (w.month, w.milestone)).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let named = wanted.into_iter();
    let named: Vec<String> = named
        .map(|(month, due)| format!("{month} {}", wording::due(due)))
        .collect();
    named.join("; ")
}
