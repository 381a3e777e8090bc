//! The words of pictures, in one place for other languages.

use crate::gap::{Outcome, Quadrant};
use crate::scoring::Readiness;

use crate::report::summary::capitalised;
use crate::report::wording::{readiness, readiness_reason};

pub(super) const TODAY: &str = "Today";
pub(super) const TARGET: &str = "Target";
pub(super) const CERTAIN: &str = "Certain (floor)";
pub(super) const FROM_ANSWERED: &str = "From what is answered";
pub(super) const NOT_ANSWERED: &str = "not answered";

pub(super) const AREAS: &str = "The areas: today, ahead, target";

/// What the radar shows.
pub(super) fn areas(max: u8, ahead: bool) -> String {
    let ahead = match ahead {
        true => ", where the roadmap leads by the end of each year",
        false => "",
    };
    format!(
        "Each axis is an area, from 0 in the middle to {max}: the certain score of today, with all that is open counted as 0{ahead}, and the target."
    )
}

/// The title of a heat map.
pub(super) fn heat_map(scheme: &str) -> String {
    format!("Heat map of {scheme}")
}

pub(super) const HEAT_MAP: &str = "A field for each clause or practice, in bands by its certain score; two figures say what is certain and what is still \
     possible. The table below holds all figures.";

/// A chapter of numbered clauses.
pub(super) fn clause(number: &str) -> String {
    format!("Clause {number}")
}

pub(super) const QUADRANTS: &str = "Findings by risk × severity and effort";
pub(super) const QUADRANTS_DESCRIPTION: &str = "Upwards what a finding could do, to the right the work of the cheapest initiative that helps; each circle holds the number \
     of findings there. Quick wins stand at the top left.";

/// A quadrant, of several findings.
pub(super) fn quadrant(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::QuickWin => "Quick wins",
        Quadrant::Project => "Projects",
        Quadrant::FillIn => "Fill-ins",
        Quadrant::Later => "Later",
    }
}

/// The axes between which findings stand.
pub(super) const BENEFIT: &str = "Risk × severity";
pub(super) const EFFORT: &str = "Person-days";

/// The classes of effort, by their person-days.
pub(super) const EFFORTS: [&str; 5] = ["up to 5", "to 10", "to 20", "to 40", "more"];

pub(super) const LOAD: &str = "Load against capacity";
pub(super) const LOAD_DESCRIPTION: &str = "Person-days of each quarter: upkeep of what has ended, work on top of it, and the capacity there is. The table below holds \
     all figures.";
pub(super) const LOAD_NAMES: [&str; 3] = ["Work", "Upkeep", "Capacity"];

pub(super) const PROJECTION: &str = "Projected score";
pub(super) const PROJECTION_DESCRIPTION: &str = "The score today and after each quarter. It rises only when an initiative is effective: what is finished is not yet \
     evidenced.";

/// Readiness as a sentence.
pub(super) fn ready(found: Readiness) -> String {
    format!(
        "{}: {}.",
        capitalised(readiness(found)),
        readiness_reason(found)
    )
}

/// The score, and what became of its target.
pub(super) fn scored(score: &str, max: u8, target: Option<(&str, Outcome)>) -> String {
    let scored = format!("The answers score {score} of {max}");
    match target {
        None | Some((_, Outcome::NotApplicable)) => format!("{scored}."),
        Some((target, Outcome::Met)) => format!("{scored}; the target of {target} is met."),
        Some((target, Outcome::Missed)) => {
            format!("{scored}; the target of {target} is missed, whatever is still open.")
        }
        Some((target, Outcome::Undecided)) => {
            format!("{scored}; too much is open to say whether the target of {target} is met.")
        }
    }
}

pub(super) const NOTHING_ANSWERED: &str = "Nothing is answered yet.";

/// Where the roadmap leads.
pub(super) fn led(outcome: Outcome, when: &str) -> String {
    match outcome {
        Outcome::Undecided => format!("With the roadmap the target {when}."),
        _ => format!("With the roadmap the target is {when}."),
    }
}

/// The names of the figures that stand out.
pub(super) const SCORE: &str = "Score";
pub(super) const MAJORS: &str = "Likely majors";
pub(super) const ANSWERED: &str = "Answered";
pub(super) const EVIDENCED: &str = "Evidenced";
pub(super) const FINDINGS: &str = "Findings";
pub(super) const FIRST_YEAR: &str = "First year";

pub(super) const NEXT: &str = "What comes next";
