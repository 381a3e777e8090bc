//! The few words that renderers add to a page, in one place for other languages.

use super::bar::Part;

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
