//! What has started or ended before what it presupposes.

use crate::report::GapReport;
use crate::roadmap::{OutOfOrder, Unmet};

use super::{id, some};

/// What had not ended by then, and what to do about it; in sentences.
pub fn out_of_order(report: &GapReport<'_>, one: &OutOfOrder) -> String {
    let unmet = some(one.unmet.iter().map(|u| told(report, u)).collect());
    let id = id(report, one.initiative);
    match one.started {
        Some(quarter) => format!(
            "{id} has started in {quarter}, before what it presupposes has ended: {unmet}. What it closes is counted all the same: \
             confirm that it can be finished without, or name under `done` what has ended."
        ),
        None => format!(
            "By the plan {id} has ended, though what it presupposes has not: {unmet}. What it closes is counted all the same: \
             confirm that it holds without, or name under `done` what has ended too."
        ),
    }
}

fn told(report: &GapReport<'_>, unmet: &Unmet) -> String {
    let id = id(report, unmet.initiative);
    match unmet.ends {
        Some(quarter) => format!("{id} (ends {quarter})"),
        None => format!("{id} (not in this roadmap)"),
    }
}
