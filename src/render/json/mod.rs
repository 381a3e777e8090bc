//! JSON, format 1: a contract with types of its own, apart from the model. Keys may be added, never renamed or removed.

mod check_v1;
mod compare_change_v1;
mod compare_node_v1;
mod compare_promise_v1;
mod compare_v1;
mod figures_v1;
mod finding_v1;
mod line;
mod question_v1;
mod record_v1;
mod regressed_v1;
mod report_v1;
mod roadmap_conflict_v1;
mod roadmap_initiative_v1;
mod roadmap_named_v1;
mod roadmap_outlook_v1;
#[cfg(test)]
mod roadmap_tests;
mod roadmap_v1;
pub(super) mod words_v1;

use std::fmt::Write as _;

use serde::Serialize;

use crate::portfolio::Record;
use crate::render::escape;
use crate::report::{Checked, Compared, GapReport, Gone, Unchecked};
use crate::roadmap::Roadmap;

/// The report of one assessment, with its roadmap if it has one, as JSON text, ending in a line feed.
///
/// # Errors
///
/// If the text cannot be put together; no report is known to cause this.
pub fn report(report: &GapReport<'_>) -> Result<String, serde_json::Error> {
    text(&report_v1::Report::new(report, report.roadmap.as_ref()))
}

/// The report of one assessment without its roadmap, as the values of the contract: for tables that are made from it.
///
/// # Errors
///
/// If the values cannot be put together; no report is known to cause this.
pub(super) fn contract(report: &GapReport<'_>) -> Result<serde_json::Value, serde_json::Error> {
    serde_json::to_value(report_v1::Report::new(report, None))
}

/// The roadmap alone as JSON text, ending in a line feed.
///
/// # Errors
///
/// If the text cannot be put together; no roadmap is known to cause this.
pub fn roadmap(report: &GapReport<'_>, roadmap: &Roadmap) -> Result<String, serde_json::Error> {
    text(&roadmap_v1::Document::new(report, roadmap))
}

/// The answer of `check` as JSON text, ending in a line feed.
///
/// # Errors
///
/// If the text cannot be put together; no answer is known to cause this.
pub fn check(
    checked: &[Checked<'_>],
    unchecked: &[Unchecked],
    gone: &[Gone],
) -> Result<String, serde_json::Error> {
    text(&check_v1::Check::new(checked, unchecked, gone))
}

/// A comparison as JSON text, ending in a line feed.
///
/// # Errors
///
/// If the text cannot be put together; no comparison is known to cause this.
pub fn compare(compared: &Compared<'_, '_>) -> Result<String, serde_json::Error> {
    text(&compare_v1::Compare::new(compared))
}

/// Adds a record of `batch` to a text in UTF-8, as one line of JSON that ends in a line feed.
pub fn record(record: &Record<'_>, text: &mut Vec<u8>) {
    record_v1::write(text, record);
    text.push(b'\n');
}

/// Reads a record of `batch`.
///
/// # Errors
///
/// What is wrong with the line, as a lower-case fragment.
pub fn read_record(line: &str) -> Result<Record<'_>, String> {
    let read: record_v1::Line<'_> =
        serde_json::from_str(line).map_err(|error| format!("it cannot be read: {error}"))?;
    read.record()
}

/// Name and version of this tool, as every JSON document states them.
pub(crate) const TOOL: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

/// Pretty JSON without signs that steer or hide, ending in a line feed.
pub(super) fn text(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let mut text = escaped(&serde_json::to_string_pretty(value)?);
    text.push('\n');
    Ok(text)
}

/// JSON without what steers a terminal or hides text.
fn escaped(plain: &str) -> String {
    let mut text = String::with_capacity(plain.len() + 1);
    for sign in plain.chars() {
        // Only within strings; what steers a terminal or hides text is as good as an escape.
        if sign != '\n' && escape::is_unsafe(sign) {
            let mut units = [0; 2];
            for unit in sign.encode_utf16(&mut units) {
                // Writing to a string cannot fail.
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(sign);
        }
    }
    text
}
