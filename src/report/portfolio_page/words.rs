//! All fixed sentences of the page of a portfolio.

use crate::portfolio::{Group, Outcomes};
use crate::report::page::Entry;
use crate::report::wording::{count, listed, readiness};
use crate::scoring::Readiness;

pub(in crate::report) const RANKING: &str = "Ranking";
pub(in crate::report) const HEAT_MAP: &str = "Organisations by area";
pub(in crate::report) const SPREAD: &str = "How they spread";
pub(in crate::report) const FINDINGS: &str = "Found most often";
pub(in crate::report) const INITIATIVES: &str = "What would help most of them";
pub(in crate::report) const BROKEN: &str = "Not usable";
pub(in crate::report) const METHOD_TITLE: &str = "How to read this";
pub(in crate::report) const METHOD: &str = "Assessments are compared only with those made with the same questionnaire. They \
    rank by the floor, which counts everything unanswered as 0, so that nobody rises by leaving questions out; equal \
    floors share a rank. Where nothing at all is answered there is no floor and no rank, and it takes no part in quartiles. Quartiles are interpolated linearly between neighbours. An initiative counts where it takes \
    the next step on something that was found; its person-days are those for the size of each organisation.";
pub(in crate::report) const FLOOR: &str = "Floor";
pub(in crate::report) const OVERALL: &str = "Overall";
pub(in crate::report) const NO_FLOOR: &str = "nothing answered";
pub(in crate::report) const QUARTERS: &str =
    "Quarter 1 are the lowest, quarter 4 the highest floors.";

pub(in crate::report) fn title(assessed: usize) -> String {
    format!(
        "Portfolio of {}",
        count(assessed, "assessment", "assessments")
    )
}

pub(in crate::report) fn assessed(assessed: usize, questionnaires: usize) -> String {
    let assessments = count(assessed, "assessment", "assessments");
    match questionnaires {
        0 | 1 => assessments,
        many => format!("{assessments} of {many} questionnaires"),
    }
}

pub(in crate::report) fn unusable(broken: usize, unread: usize) -> String {
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

pub(in crate::report) fn group(group: &Group) -> String {
    let named = &group.questionnaire;
    format!("{} ({}@{})", named.title, named.id, named.version)
}

/// What became of conformity and target, as named facts; none where neither is judged.
pub(in crate::report) fn became(group: &Group) -> Option<Vec<Entry>> {
    let ready = readinesses(&group.readiness).map(|ready| Entry::new("Conformity", ready));
    let target = outcomes(group.outcomes).map(|outcomes| Entry::new("Target", outcomes));
    let entries: Vec<Entry> = ready.into_iter().chain(target).collect();
    (!entries.is_empty()).then_some(entries)
}

fn readinesses(counts: &[(Readiness, usize)]) -> Option<String> {
    let some = counts.iter().filter(|(_, count)| *count > 0);
    let words: Vec<String> = some
        .map(|(ready, count)| format!("{count} {}", readiness(*ready)))
        .collect();
    (!words.is_empty()).then(|| listed(&words))
}

fn outcomes(outcomes: Outcomes) -> Option<String> {
    let Outcomes {
        met,
        missed,
        undecided,
    } = outcomes;
    (met + missed + undecided > 0)
        .then(|| format!("{met} met, {missed} missed, {undecided} undecided"))
}

pub(in crate::report) fn of(number: usize, all: usize) -> String {
    format!("{number} of {all}")
}

/// How many of them can be compared.
pub(in crate::report) fn with_floor(known: usize) -> String {
    format!("{known} with answers")
}

pub(in crate::report) fn median(max: u8, lowest: &str, highest: &str) -> String {
    format!("of {max}; lowest {lowest}, highest {highest}")
}

pub(in crate::report) fn extreme(title: &str, first: &str, third: &str) -> String {
    format!("{title}; middle half {first}–{third}")
}

pub(in crate::report) fn target(all: usize, missed: usize, undecided: usize) -> String {
    format!("of {all}; {missed} missed, {undecided} undecided")
}

pub(in crate::report) fn ready(judged: usize, open: usize) -> String {
    format!("of {judged} for certification; of {open} it cannot be said yet")
}

pub(in crate::report) fn verdict(max: u8, first: &str, third: &str) -> String {
    format!(
        "Half of the assessments have a floor between {first} and {third} of {max}, a quarter lies below, a quarter above."
    )
}

pub(in crate::report) const HISTOGRAM: &str = "Assessments by floor";
pub(in crate::report) const BOXES: &str = "Floors of the whole and of each area";
pub(in crate::report) const BOXES_DESCRIPTION: &str = "The box holds the middle half of the assessments, the line in it is the median, whose figure stands at the right. Where nothing is answered does not count.";
pub(in crate::report) const BOX_NAMES: [&str; 3] = ["lowest to highest", "middle half", "median"];
pub(in crate::report) const ENDS: &str = "The highest and the lowest";
pub(in crate::report) const RANKS: &str = "Ranks";

/// What the columns are, and what they leave out.
pub(in crate::report) fn histogram(none: usize) -> String {
    let shown = "How many assessments have a floor in which stretch of the scale.";
    match none {
        0 => shown.to_owned(),
        none => format!(
            "{shown} {} in which nothing is answered {} left out.",
            count(none, "assessment", "assessments"),
            if none == 1 { "is" } else { "are" }
        ),
    }
}

pub(in crate::report) fn median_is(median: &str) -> String {
    format!("median {median}")
}

pub(in crate::report) fn among(name: &str) -> String {
    format!("{name} among all")
}

/// What the colours mean.
pub(in crate::report) fn heat(max: u8) -> String {
    format!(
        "What is certain, from 0 (red) to {max} (green), the highest floor first; a dash where nothing is answered."
    )
}

pub(in crate::report) fn grouped(all: usize) -> String {
    format!("All {all} by rank in groups of equal size, each shown by its medians.")
}

pub(in crate::report) fn ranks(from: usize, to: usize) -> String {
    match from == to {
        true => from.to_string(),
        false => format!("{from}–{to}"),
    }
}

pub(in crate::report) fn left_out(shown: usize, all: usize) -> String {
    format!(
        "The {shown} at either end of {all}; `--to xlsx`, `--to csv` and `--to ndjson` hold all."
    )
}

pub(in crate::report) fn more(rest: usize) -> String {
    format!("And {rest} more.")
}

pub(in crate::report) fn position(name: &str) -> String {
    format!("Position of {name}")
}

pub(in crate::report) fn no_such_site(site: &str) -> String {
    format!(
        "No assessment here is of “{site}”: give the name of the organisation as it is written, or its file."
    )
}
