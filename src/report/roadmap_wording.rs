//! The sentences of a roadmap.

use super::GapReport;
use crate::roadmap::{Milestone, Planned};

/// Why an initiative is in the roadmap.
pub fn why(_report: &GapReport<'_>, planned: &Planned) -> String {
    format!("{planned:?}")
}

/// Why it does not start a quarter earlier.
pub fn why_not_earlier(_report: &GapReport<'_>, planned: &Planned) -> String {
    format!("{:?}", planned.why_not_earlier)
}

/// The title of a date of the audit calendar.
pub fn milestone(milestone: &Milestone) -> String {
    format!("{milestone:?}")
}
