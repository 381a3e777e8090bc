//! The few words that renderers add of their own, in one place for other languages.

use super::bar::Part;
use super::timeline::Stage;
use crate::model::Month;

/// What the signs on a bar mean.
pub(super) const SIGNS: [(Part, &str); 4] = [
    (Part::Certain, "certain"),
    (Part::Possible, "still possible"),
    (Part::Empty, "not reached"),
    (Part::Target, "target"),
];

/// What the signs on a timeline mean.
pub(super) const STAGES: [(Stage, &str); 4] = [
    (Stage::Work, "work"),
    (Stage::RunIn, "done, not yet evidenced"),
    (Stage::Effect, "effective"),
    (Stage::Before, "not yet"),
];

/// The row of a timeline that holds points in time, and one of them.
pub(super) const MILESTONES: (&str, &str) = ("Milestones", "milestone");

/// What stands above the rows of a timeline.
pub(super) const SPAN: &str = "What";

/// What stands above the flags of a timeline.
pub(super) const FLAGS: &str = "Note";

/// From when to when something runs, and from when on it takes effect, where there is no room to draw it.
pub(super) fn span(first: &str, last: &str, effective: Option<&str>) -> String {
    let runs = match first == last {
        true => first.to_owned(),
        false => format!("{first} to {last}"),
    };
    match effective {
        Some(effective) => format!("{runs}, effective from {effective}"),
        None => runs,
    }
}

/// The number of a page among all pages, as the content of a box in a style sheet.
pub(super) const PAGE_NUMBER: &str = "\"Page \" counter(page) \" of \" counter(pages)";

/// The table of contents.
pub(super) const CONTENTS: &str = "Contents";

/// When something runs, above a column.
pub(super) const RUNS: &str = "When";

/// Above a column of figures beside bars.
pub(super) const FIGURES: &str = "Figures";

/// The way past the table of contents.
pub(super) const SKIP: &str = "Skip to the content";

/// What a timeline drawn as bars shows.
pub(super) const GANTT: &str = "Each initiative over the quarters: work, then the time until records show it, then its effect. Arrows lead from what has \
     to end first, by its number where that stands in another part; the table below holds the same in words.";

/// What an arrow between bars means.
pub(super) const BEFORE: &str = "has to end first";

/// Above the numbers of what has to end first.
pub(super) const AFTER: &str = "After no.";

/// Above the numbers of rows.
pub(super) const NUMBER: &str = "No.";

/// Opens the table of values of a chart.
pub(super) const VALUES: &str = "Values as a table";

/// One of several parts of a chart.
pub(super) fn part(title: &str, part: usize, of: usize) -> String {
    format!("{title}, part {part} of {of}")
}

/// Which columns a table had no room for.
pub(super) fn left_out(titles: &[String]) -> String {
    format!(
        "Not shown at this width: {}; full in other formats (--to).",
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

/// Unfolds a part of a page.
pub(super) fn unfold(lines: usize) -> String {
    match lines {
        1 => "Show 1 line".to_owned(),
        _ => format!("Show {lines} lines"),
    }
}

/// Stands where something had no room.
pub(super) fn left_out_to_fit(most: usize) -> String {
    format!("Left out, so that all fits into {most} characters.")
}
