//! Waivers: which count for nothing and why, which end soon, and what each passes over.

use jiff::civil::Date;

use crate::gap::{Criterion, Wanted};
use crate::model::{QuestionIx, Waiver};
use crate::scoring::Judgement;

use super::{GapReport, wording};

/// So many days before its end a waiver is said to end soon.
const SOON: i32 = 30;

/// What is to be said of a waiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum WaiverState {
    /// It passes over something.
    Counts,
    /// It passes over something until this day, which is near.
    EndsSoon(String),
    /// It counts for nothing, for this reason.
    Ineffective(String),
}

/// Each waiver of the target with its state.
pub(super) fn waivers<'a>(report: &GapReport<'a>) -> Vec<(&'a Waiver, WaiverState)> {
    let as_of = report.inputs.as_of;
    report
        .waivers()
        .map(|(waiver, counts)| {
            let why = match (&waiver.reason, waiver.until) {
                (None, _) => "it has no reason".to_owned(),
                (_, Some(until)) if !counts => format!("it ended on {until}"),
                _ if !passes_over_something(report, waiver) => {
                    "there is no finding of conformity to pass over".to_owned()
                }
                (_, Some(until)) => {
                    return match days_left(as_of, until) {
                        Some(days) => (waiver, WaiverState::EndsSoon(ending(until, days))),
                        None => (waiver, WaiverState::Counts),
                    };
                }
                (_, None) => return (waiver, WaiverState::Counts),
            };
            (waiver, WaiverState::Ineffective(why))
        })
        .collect()
}

/// What is to be said of a waiver in a sentence, if anything.
pub(super) fn sentence(waiver: &Waiver, state: &WaiverState) -> Option<String> {
    let id = &waiver.id;
    match state {
        WaiverState::Counts => None,
        WaiverState::EndsSoon(when) => Some(format!("The waiver of {id} {when}.")),
        WaiverState::Ineffective(why) => {
            Some(format!("The waiver of {id} counts for nothing: {why}."))
        }
    }
}

/// The reason for which a finding on this subject is passed over, with its last day.
pub(super) fn passed_over(
    report: &GapReport<'_>,
    criteria: &[Criterion],
    id: &str,
) -> Option<String> {
    let conformity = |c: &Criterion| matches!(c.wanted, Wanted::Conformity { .. });
    if !criteria.iter().any(conformity) {
        return None;
    }
    let mut waivers = report.waivers();
    let (waiver, _) = waivers.find(|(waiver, counts)| *counts && waiver.id.as_str() == id)?;
    let reason = waiver.reason.clone()?;
    Some(match waiver.until {
        Some(until) => format!("{reason} (until {until})"),
        None => reason,
    })
}

fn days_left(as_of: Date, until: Date) -> Option<i32> {
    let days = as_of.until(until).ok()?.get_days();
    (0..=SOON).contains(&days).then_some(days)
}

fn ending(until: Date, days: i32) -> String {
    match days {
        0 => format!("ends today, on {until}"),
        _ => {
            let days = wording::count(usize::try_from(days).unwrap_or(0), "day", "days");
            format!("ends in {days}, on {until}")
        }
    }
}

/// Whether a waiver names something that stands in the way of conformity.
fn passes_over_something(report: &GapReport<'_>, waiver: &Waiver) -> bool {
    let questionnaire = report.questionnaire();
    let id = waiver.id.as_str();
    let judged = |ix: QuestionIx| {
        let judgement = report.card.question(ix).judgement;
        judgement.is_some_and(|j| !matches!(j, Judgement::Conforming | Judgement::Opportunity))
    };
    let section = questionnaire.find_section(id);
    questionnaire.find_question(id).is_some_and(judged)
        || section.is_some_and(|s| report.card.systemic[s.0].is_some())
}
