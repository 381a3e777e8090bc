//! What became of gaps, in words.

use crate::report::wording::count;

/// How many gaps became what.
pub(in crate::report::comparison_page) struct GapCounts {
    pub(in crate::report::comparison_page) before: usize,
    pub(in crate::report::comparison_page) closed: usize,
    pub(in crate::report::comparison_page) eased: usize,
    pub(in crate::report::comparison_page) remains: usize,
    pub(in crate::report::comparison_page) deepened: usize,
    pub(in crate::report::comparison_page) opened: usize,
    pub(in crate::report::comparison_page) found: usize,
    pub(in crate::report::comparison_page) left: usize,
    pub(in crate::report::comparison_page) unknown: usize,
}

/// What became of the gaps.
pub(in crate::report::comparison_page) fn gaps(counts: &GapCounts, sites: bool) -> String {
    let c = counts;
    let part = |number: usize, text: &str| (number > 0).then(|| format!("{number} {text}"));
    let parts = match sites {
        false => [
            part(c.closed, "closed"),
            part(c.eased, "smaller"),
            part(c.remains, "as before"),
            part(c.deepened, "larger"),
            part(c.unknown, "open now: nobody knows"),
            part(c.left, "out of view, not closed"),
        ],
        true => [
            part(c.closed, "met at the second"),
            part(c.eased, "smaller there"),
            part(c.remains, "alike"),
            part(c.deepened, "larger there"),
            part(c.unknown, "open there"),
            part(c.left, "not looked at there"),
        ],
    };
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let gaps = count(c.before, "gap", "gaps");
    let first = match (c.before, sites) {
        (0, false) => "There was no gap before".to_owned(),
        (0, true) => "The first site has no gap".to_owned(),
        (_, false) => format!("Of {gaps}: {}", parts.join(", ")),
        (_, true) => format!("Of {gaps} at the first: {}", parts.join(", ")),
    };
    let new = match sites {
        false => [
            part(c.opened, "opened"),
            part(c.found, "found where nothing was known"),
        ],
        true => [
            part(c.opened, "only at the second"),
            part(c.found, "there where the first knows nothing"),
        ],
    };
    let new: Vec<String> = new.into_iter().flatten().collect();
    match new.is_empty() {
        true => format!("{first}. None is new."),
        false => format!("{first}. New: {}.", new.join(", ")),
    }
}
