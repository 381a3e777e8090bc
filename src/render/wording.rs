//! The few words that renderers add of their own, in one place for other languages.

use super::bar::Part;
use crate::model::Month;

/// What the signs on a bar mean.
pub(super) const SIGNS: [(Part, &str); 4] = [
    (Part::Certain, "certain"),
    (Part::Possible, "still possible"),
    (Part::Empty, "not reached"),
    (Part::Target, "target"),
];

/// Which columns a table had no room for.
pub(super) fn left_out(titles: &[String]) -> String {
    format!(
        "Not shown at this width: {}; full in --to md or json.",
        titles.join(", ")
    )
}

/// The name of a calendar.
pub(super) fn calendar(organisation: Option<&str>) -> String {
    match organisation {
        Some(organisation) => format!("Roadmap of {organisation}"),
        None => "Roadmap".to_owned(),
    }
}

/// What is known of the day of a milestone.
pub(super) fn within(month: Month) -> String {
    format!("In {month}: the day is to be fixed within the month.")
}

/// The event on the last day of an initiative.
pub(super) fn done(title: &str) -> String {
    format!("Done: {title}")
}

/// What shows that an initiative is done.
pub(super) fn evidence(closed_when: &str) -> String {
    format!("Evidence that ends it: {closed_when}")
}

/// Those who do it.
pub(super) fn who(names: &[&str]) -> String {
    format!("Who: {}", names.join(", "))
}
