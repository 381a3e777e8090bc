//! The words of pictures, in one place for other languages.

use crate::gap::{Outcome, Quadrant};
use crate::scoring::{Readiness, Stage, Support};

use crate::report::letter_case::capitalised;
use crate::report::wording::supported_readiness;

pub(in crate::report) const TODAY: &str = "Today";
pub(in crate::report) const TARGET: &str = "Target";
pub(in crate::report) const CERTAIN: &str = "Certain (floor)";
pub(in crate::report) const FROM_ANSWERED: &str = "From what is answered";
pub(in crate::report) const NOT_ANSWERED: &str = "not answered";

pub(in crate::report) const AREAS: &str = "The areas: today, ahead, target";

/// What the radar shows.
pub(in crate::report) fn areas(max: u8, ahead: bool) -> String {
    let ahead = match ahead {
        true => ", where the roadmap leads by the end of each year",
        false => "",
    };
    format!(
        "Each axis is an area, from 0 in the middle to {max}: the certain score of today, with all that is open counted as 0{ahead}, and the target."
    )
}

/// The title of a heat map.
pub(in crate::report) fn heat_map(scheme: &str) -> String {
    format!("Heat map of {scheme}")
}

pub(in crate::report) const HEAT_MAP: &str = "A field for each clause or practice, in bands by its certain score; two figures say what is certain and what is still \
     possible. The table below holds all figures.";

/// A chapter of numbered clauses.
pub(in crate::report) fn clause(number: &str) -> String {
    format!("Clause {number}")
}

pub(in crate::report) const QUADRANTS: &str = "Findings by risk × severity and effort";
pub(in crate::report) const QUADRANTS_DESCRIPTION: &str = "Upwards what a finding could do, to the right the work of the cheapest initiative that helps; each circle holds the number \
     of findings there. Quick wins stand at the top left, among what is as cheap but must wait for other work, or for records.";

/// A quadrant, of several findings.
pub(in crate::report) fn quadrant(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::QuickWin => "Quick wins",
        Quadrant::Project => "Projects",
        Quadrant::FillIn => "Fill-ins",
        Quadrant::Later => "Later",
    }
}

/// The axes between which findings stand.
pub(in crate::report) const BENEFIT: &str = "Risk × severity";
pub(in crate::report) const EFFORT: &str = "Person-days";

/// The classes of effort, by their person-days.
pub(in crate::report) const EFFORTS: [&str; 5] = ["up to 5", "to 10", "to 20", "to 40", "more"];

pub(in crate::report) const LOAD: &str = "Load against capacity";
pub(in crate::report) const LOAD_DESCRIPTION: &str = "Person-days of each quarter: upkeep of what has ended, work on top of it, and the capacity there is. The table below holds \
     all figures.";
pub(in crate::report) const LOAD_NAMES: [&str; 3] = ["Work", "Upkeep", "Capacity"];

pub(in crate::report) const PROJECTION: &str = "Projected score";
pub(in crate::report) const PROJECTION_DESCRIPTION: &str = "The score today and after each quarter. It rises only when an initiative is effective: what is finished is not yet \
     evidenced.";

/// Readiness as a sentence.
pub(in crate::report) fn ready(found: Readiness, support: Support) -> String {
    let said = supported_readiness(found, Stage::Two, support);
    format!("{}.", capitalised(&said))
}

/// That a certification is out of the question, and why.
pub(in crate::report) fn barred(why: &str) -> String {
    format!("Certification is {why}.")
}

/// The score, and what became of its target.
pub(in crate::report) fn scored(score: &str, max: u8, target: Option<(&str, Outcome)>) -> String {
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

pub(in crate::report) const NOTHING_ANSWERED: &str = "Nothing is answered yet.";

/// Where the roadmap leads.
pub(in crate::report) fn led(outcome: Outcome, when: &str) -> String {
    match outcome {
        Outcome::Undecided => format!("With the roadmap the target {when}."),
        _ => format!(
            "With the roadmap the target is {when}, if every initiative brings all it is meant to."
        ),
    }
}

/// The names of the figures that stand out.
pub(in crate::report) const SCORE: &str = "Score";
pub(in crate::report) const MAJORS: &str = "Likely majors";
pub(in crate::report) const ANSWERED: &str = "Answered";
pub(in crate::report) const EVIDENCED: &str = "Evidenced";
pub(in crate::report) const FINDINGS: &str = "Findings";
pub(in crate::report) const FIRST_YEAR: &str = "First year";

pub(in crate::report) const NEXT: &str = "What comes next";
