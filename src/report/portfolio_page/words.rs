//! All fixed sentences of the page of a portfolio.

use crate::portfolio::{Group, Outcomes};
use crate::report::wording::{count, listed, readiness};
use crate::scoring::Readiness;

pub(super) const RANKING: &str = "Ranking";
pub(super) const HEAT_MAP: &str = "Organisations by area";
pub(super) const SPREAD: &str = "How they spread";
pub(super) const FINDINGS: &str = "Found most often";
pub(super) const INITIATIVES: &str = "What would help most of them";
pub(super) const BROKEN: &str = "Not usable";
pub(super) const METHOD_TITLE: &str = "How to read this";
pub(super) const METHOD: &str = "Assessments are compared only with those made with the same questionnaire. They \
    rank by the floor, which counts everything unanswered as 0, so that nobody rises by leaving questions out; equal \
    floors share a rank. Quartiles are interpolated linearly between neighbours. An initiative counts where it takes \
    the next step on something that was found; its person-days are those for the size of each organisation.";
pub(super) const QUARTERS: &str = "Quarter 1 are the lowest, quarter 4 the highest floors.";

pub(super) fn title(assessed: usize) -> String {
    format!(
        "Portfolio of {}",
        count(assessed, "assessment", "assessments")
    )
}

pub(super) fn assessed(assessed: usize, questionnaires: usize) -> String {
    let assessments = count(assessed, "assessment", "assessments");
    match questionnaires {
        0 | 1 => assessments,
        many => format!("{assessments} of {many} questionnaires"),
    }
}

pub(super) fn unusable(broken: usize, unread: usize) -> String {
    let mut parts = Vec::new();
    if broken > 0 {
        parts.push(format!("{} with faults", count(broken, "input", "inputs")));
    }
    if unread > 0 {
        let inputs = count(unread, "input", "inputs");
        parts.push(format!("{inputs} that could not be read"));
    }
    listed(&parts)
}

pub(super) fn group(group: &Group) -> String {
    let named = &group.questionnaire;
    format!("{} ({}@{})", named.title, named.id, named.version)
}

pub(super) fn readinesses(counts: &[(Readiness, usize)]) -> Option<String> {
    let some = counts.iter().filter(|(_, count)| *count > 0);
    let words: Vec<String> = some
        .map(|(ready, count)| format!("{count} {}", readiness(*ready)))
        .collect();
    (!words.is_empty()).then(|| listed(&words))
}

pub(super) fn outcomes(outcomes: Outcomes) -> Option<String> {
    let Outcomes {
        met,
        missed,
        undecided,
    } = outcomes;
    (met + missed + undecided > 0)
        .then(|| format!("{met} met, {missed} missed, {undecided} undecided"))
}

pub(super) fn of(number: usize, all: usize) -> String {
    format!("{number} of {all}")
}

pub(super) fn left_out(shown: usize, all: usize) -> String {
    format!("The {shown} at either end of {all}; `--to csv` and `--to ndjson` hold all.")
}

pub(super) fn more(rest: usize) -> String {
    format!("And {rest} more.")
}

pub(super) fn position(name: &str) -> String {
    format!("Position of {name}")
}

pub(super) fn no_such_site(site: &str) -> String {
    format!(
        "No assessment here is of “{site}”: give the name of the organisation as it is written, or its file."
    )
}
