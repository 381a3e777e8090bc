//! What an explanation of an initiative looks at.

use crate::report::{GapReport, wording};
use crate::roadmap::{Accounts, Roadmap};

/// What is needed to explain an initiative.
pub(super) struct View<'v, 'r> {
    pub(super) report: &'v GapReport<'r>,
    pub(super) roadmap: &'v Roadmap,
    pub(super) accounts: Accounts<'v>,
    /// The initiative.
    pub(super) initiative: usize,
}

/// Quarters, counted.
pub(super) fn count(quarters: i32) -> String {
    let quarters = usize::try_from(quarters).unwrap_or(0);
    wording::count(quarters, "quarter", "quarters")
}
