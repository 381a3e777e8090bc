//! The fixed words of the workbook of a portfolio, in one place for other languages.

use crate::portfolio::{Group, Mark, Portfolio};
use crate::report::portfolio_page::words as page;

pub(super) use crate::report::workbook::words::{OUTCOMES, READINESS};

/// The names of the sheets.
pub(super) const SUMMARY: &str = "Summary";
pub(super) const RANKING: &str = page::RANKING;
pub(super) const AREAS: &str = "Areas";
pub(super) const FINDINGS: &str = "Findings";
pub(super) const INITIATIVES: &str = "Initiatives";
pub(super) const METHOD_SHEET: &str = "Method";

/// Titles of columns.
pub(super) const RANK: &str = "Rank";
pub(super) const ORGANISATION: &str = "Organisation";
pub(super) const QUESTIONNAIRE: &str = "Questionnaire";
pub(super) const FILE: &str = "File";
pub(super) const LINE: &str = "Line";
pub(super) const TO_MEDIAN: &str = "Quarter to median";
pub(super) const TO_THIRD: &str = "Median to three quarters";

/// What stands below the titles of the sheets.
pub(super) const RANKING_NOTE: &str = "By the floor, which counts everything unanswered as 0; equal floors share a rank, and where nothing is answered there is none. \
     Quarter 1 are the lowest floors.";
pub(super) const FINDINGS_NOTE: &str = "At how many assessments something is known to be amiss. Unanswered counts apart: nobody knows whether it is.";
pub(super) const INITIATIVES_NOTE: &str = "At how many assessments an initiative takes the next step on something that was found, and its person-days for the size of each \
     organisation.";
pub(super) const BROKEN_NOTE: &str =
    "The first fault of each; `--to ndjson` holds all of them. None of these counts anywhere else.";

pub(super) const COUNTS: &str = "Assessments by floor";
pub(super) const COUNTS_DESCRIPTION: &str = "A column for each stretch of the scale, as high as there are assessments whose floor lies in it. The table below holds the numbers.";
pub(super) const QUARTERS: &str = "Where the middle half lies, parted at the median";
pub(super) const QUARTERS_DESCRIPTION: &str = "A bar for the whole and each area, from the floor that a quarter of the assessments does not exceed to the one that three quarters do \
     not exceed, parted at the median. The table below holds the figures.";

/// More on how to read the sheets.
pub(super) const METHOD: [&str; 3] = [
    "Floor: everything unanswered counts 0. Ceiling: everything unanswered counts as the best answer. Score: what is answered alone. Evidenced: what has no valid \
     evidence counts at most half. Complete: the share, by weight, of what is answered.",
    "A blank cell means that there is no figure: nothing is answered there, or nothing applies. It is never 0, and takes no part in quartiles.",
    "Colours repeat what the figures say. On the Areas sheet they run from 0 over the middle of the scale to its end, and stay true when figures are changed.",
];

/// The title of a sheet, with its questionnaire where there are several.
pub(super) fn headed(title: &str, portfolio: &Portfolio, group: &Group) -> String {
    match portfolio.groups().len() {
        0 | 1 => title.to_owned(),
        _ => format!("{title}: {}", page::group(group)),
    }
}

/// What the map shows.
pub(super) fn areas_note(max: u8) -> String {
    format!(
        "What is certain, from 0 to {max}, the highest floor first. Blank: nothing is answered there."
    )
}

/// What a spreadsheet has no room for.
pub(super) fn cut(shown: usize, all: usize) -> String {
    format!(
        "The first {shown} of {all}: a spreadsheet has no room for more; `--to csv` and `--to ndjson` hold all."
    )
}

/// What a finding is.
pub(super) fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Major => "Major",
        Mark::Minor => "Minor",
        Mark::Below => "Below target",
        Mark::Opportunity => "Opportunity",
        Mark::Open => "Unanswered",
    }
}

/// Why an input cannot be used.
pub(super) fn kind(unread: bool) -> &'static str {
    match unread {
        true => "could not be read",
        false => "has faults",
    }
}
