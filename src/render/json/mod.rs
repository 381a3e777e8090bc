//! JSON, format 1: a contract with types of its own, apart from the model. Keys may be added, never renamed or removed.

mod check_v1;
mod figures_v1;
mod finding_v1;
mod question_v1;
mod report_v1;
mod words_v1;

use serde::Serialize;

use crate::report::{Checked, GapReport};

/// The report of one assessment as JSON text, ending in a line feed.
///
/// # Errors
///
/// If the text cannot be put together; no report is known to cause this.
pub fn report(report: &GapReport<'_>) -> Result<String, serde_json::Error> {
    text(&report_v1::Report::new(report))
}

/// The answer of `check` as JSON text, ending in a line feed.
///
/// # Errors
///
/// If the text cannot be put together; no answer is known to cause this.
pub fn check(checked: &[Checked<'_>]) -> Result<String, serde_json::Error> {
    text(&check_v1::Check::new(checked))
}

/// Name and version of this tool, as every JSON document states them.
pub(crate) const TOOL: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

fn text(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    Ok(text)
}
