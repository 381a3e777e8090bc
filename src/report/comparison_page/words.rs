//! The words of comparisons, in one place for other languages.

mod gaps;

pub(super) use gaps::{GapCounts, gaps};

use crate::comparison::{Loss, Outcome, Progress};
use crate::report::wording::{self, count};

/// Where a change, or the difference between sites, comes from.
pub(super) fn origins(sites: bool) -> &'static str {
    match sites {
        false => "Where the change comes from",
        true => "Where the difference comes from",
    }
}

/// What the last column of figures holds.
pub(super) fn change(sites: bool) -> &'static str {
    match sites {
        false => "Change",
        true => "Difference",
    }
}

pub(super) const PROMISED: &str = "What the roadmap had promised by now";
pub(super) const PULLS: &str = "What moved it most";
pub(super) const PULLS_OF_STEPS: &str = "What moved it most in each step";
pub(super) const OVERALL: &str = "Overall";

/// The title of the page.
pub(super) fn title(sites: bool, organisation: &str, labels: &[String]) -> String {
    match (sites, labels) {
        (false, [before, after]) => format!("{organisation}: {after} against {before}"),
        (false, [first, .., last]) => format!(
            "{organisation}: from {first} to {last}, {} assessments",
            labels.len()
        ),
        (true, [before, after]) => format!("{after} beside {before}"),
        (true, _) => format!("Sites beside each other: {}", wording::listed(labels)),
        (false, _) => organisation.to_owned(),
    }
}

/// What is lower.
pub(super) fn lower(sites: bool) -> &'static str {
    match sites {
        false => "Lower than before",
        true => "Lower at the second",
    }
}

/// How many places a sentence names.
const NAMED: usize = 4;

/// Where a floor, level or verdict is lower than before.
pub(super) fn lower_in(mut places: Vec<String>) -> String {
    let hidden = places.len().saturating_sub(NAMED);
    places.truncate(NAMED);
    if hidden > 0 {
        places.push(format!("{hidden} more"));
    }
    format!("Lower than before: {}.", wording::listed(&places))
}

/// What lost evidence is called.
pub(super) fn evidence_lost(sites: bool) -> &'static str {
    match sites {
        false => "Evidence lost",
        true => "Evidence that only the first site has",
    }
}

/// How the certain score changed.
pub(super) fn moved(
    sites: bool,
    labels: [&str; 2],
    shown: [&str; 3],
    difference: f64,
    max: u8,
) -> String {
    let [first, last] = labels;
    let [before, after, change] = shown;
    let rose = difference > 1e-9;
    match (sites, difference.abs() <= 1e-9) {
        (false, true) => format!("The certain score is what it was: {after} of {max}."),
        (true, true) => {
            format!("{first} and {last} have the same certain score: {after} of {max}.")
        }
        (false, false) => {
            let word = if rose { "rose" } else { "fell" };
            format!("The certain score {word} from {before} to {after} of {max} ({change}).")
        }
        (true, false) => {
            let word = if rose { "higher" } else { "lower" };
            format!(
                "The certain score of {last} is {word} than that of {first}: {after} against {before} of {max} ({change})."
            )
        }
    }
}

/// Names of the parts of a change, in their order; the first is what is best.
pub(super) fn origin(sites: bool, id: &str) -> &'static str {
    match (id, sites) {
        ("improved", false) => "Answers that are better",
        ("improved", true) => "Answers that are better at the second",
        ("answered", false) => "Answers given for the first time",
        ("answered", true) => "Answered only at the second",
        ("worsened", false) => "Answers that are worse",
        ("worsened", true) => "Answers that are worse at the second",
        ("lapsed", false) => "Answers that are open now",
        ("lapsed", true) => "Answered only at the first",
        ("scope", _) => "Other sections in scope",
        ("applicability", _) => "Other questions applicable",
        ("questionnaire", _) => "Another version of the questionnaire",
        _ => "Other",
    }
}

/// The parts of a change within a sentence.
pub(super) fn cause(sites: bool, id: &str) -> &'static str {
    match (id, sites) {
        ("improved", false) => "better answers",
        ("improved", true) => "answers that are better there",
        ("answered", false) => "answers given for the first time",
        ("answered", true) => "answers given only there",
        ("worsened", false) => "worse answers",
        ("worsened", true) => "answers that are worse there",
        ("lapsed", false) => "answers that are open now",
        ("lapsed", true) => "answers that are open there",
        ("scope", _) => "other sections in scope",
        ("applicability", _) => "other questions applicable",
        ("questionnaire", _) => "another version of the questionnaire",
        _ => "other causes",
    }
}

/// What the change comes from.
pub(super) fn causes(sites: bool, level: bool, listed: &str) -> String {
    match (sites, level) {
        (_, true) => format!("Behind it stand {listed}, which level out."),
        (false, false) => format!("The change comes from {listed}."),
        (true, false) => format!("The difference comes from {listed}."),
    }
}

/// Gaps that were closed by word alone.
pub(super) fn closed_without_evidence(number: usize) -> String {
    format!(
        "{} closed by an answer that no valid document, record or observation supports.",
        count(number, "gap was", "gaps were")
    )
}

/// The parts of a change, by the keys of the JSON contract, in their order.
pub fn origin_id(place: usize) -> &'static str {
    const IDS: [&str; 7] = [
        "improved",
        "answered",
        "worsened",
        "lapsed",
        "scope",
        "applicability",
        "questionnaire",
    ];
    IDS.get(place).copied().unwrap_or("other")
}

/// What a promise is to be read with where something of it is out of view.
pub(super) fn other_scope(answers: usize) -> String {
    format!(
        "{} out of view, so that its scores are for other questions than those of now",
        count(answers, "promised answer is", "promised answers are")
    )
}

/// What is named apart from better answers, so that nobody takes it for progress.
pub(super) fn flattering(parts: &[String], nothing_else: bool) -> String {
    let listed = wording::listed(parts);
    match nothing_else {
        true => format!(
            "Nothing of the rise comes from better answers, but {listed}: no gap was closed by that."
        ),
        false => format!("Of the rise, {listed}: no gap was closed by that."),
    }
}

/// One part of what flatters.
pub(super) fn flatters(id: &str, points: &str) -> String {
    match id {
        "scope" => format!("{points} comes from sections that came into scope or left it"),
        "applicability" => {
            format!("{points} comes from questions that became applicable or not applicable")
        }
        _ => format!("{points} comes from another version of the questionnaire"),
    }
}

/// What hid progress.
pub(super) fn hidden(points: &str) -> String {
    format!("What else is looked at now took {points}; the answers alone say more than the score.")
}

/// Likely majors that are out of view.
pub(super) fn majors_left(number: usize) -> String {
    let majors = count(
        number,
        "of the majors before is",
        "of the majors before are",
    );
    format!(" {majors} out of view, not closed.")
}

/// Evidence that is missing now.
pub(super) fn evidence(all: usize, unseen: usize, sites: bool) -> String {
    let answers = count(all, "answer", "answers");
    match (sites, all) {
        (true, 1) => "1 answer has valid evidence, or stronger, at the first site only.".to_owned(),
        (true, _) => format!("{answers} have valid evidence, or stronger, at the first site only."),
        (false, 1) if unseen == 1 => {
            "1 answer has lost valid evidence and kept its value: the score does not show it."
                .to_owned()
        }
        (false, _) => {
            let tail = match unseen {
                0 => ".".to_owned(),
                _ if unseen == all => {
                    "; all kept the value, so that the score does not show it.".to_owned()
                }
                _ => format!("; {unseen} kept the value, so that the score does not show it."),
            };
            format!(
                "{} lost valid evidence{tail}",
                count(all, "answer has", "answers have")
            )
        }
    }
}

/// Answers that are open now.
pub(super) fn lost_sight(number: usize, sites: bool) -> String {
    match sites {
        false => format!(
            "{} open now: counted as 0, but unknown is not no.",
            count(
                number,
                "question answered before is",
                "questions answered before are"
            )
        ),
        true => format!(
            "{} open at the second: counted as 0 there, but unknown is not no.",
            count(
                number,
                "question answered at the first is",
                "questions answered at the first are"
            )
        ),
    }
}

/// The name of the figure on evidence that stands out.
pub(super) fn evidence_tile(sites: bool) -> &'static str {
    match sites {
        false => "Evidence lost",
        true => "Evidence less",
    }
}

/// What became of evidence.
pub(super) fn loss(loss: Loss, sites: bool) -> &'static str {
    match (loss, sites) {
        (Loss::Expired, false) => "expired",
        (Loss::Expired, true) => "named there, not valid",
        (Loss::Gone, false) => "no longer named",
        (Loss::Gone, true) => "none named there",
        (Loss::Weaker, _) => "weaker kind",
    }
}

/// What became of a promise.
pub(super) fn outcome(outcome: Outcome) -> String {
    match outcome {
        Outcome::Kept => "kept".to_owned(),
        Outcome::KeptLate(day) => format!("kept late: not yet on {day}"),
        Outcome::Early => "kept early".to_owned(),
        Outcome::Partly => "partly kept".to_owned(),
        Outcome::Late => "late: under way".to_owned(),
        Outcome::NotKept => "not kept".to_owned(),
        Outcome::NotYetDue => "not yet due".to_owned(),
        Outcome::Void => "out of view".to_owned(),
    }
}

/// What became of a promise, as the JSON contract says it.
pub fn outcome_id(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Kept => "kept",
        Outcome::KeptLate(_) => "kept_late",
        Outcome::Early => "early",
        Outcome::Partly => "partly",
        Outcome::Late => "late",
        Outcome::NotKept => "not",
        Outcome::NotYetDue => "not_yet_due",
        Outcome::Void => "void",
    }
}

/// How far a promised answer came, where it did not arrive.
pub(super) fn progress(progress: Progress) -> &'static str {
    match progress {
        Progress::Reached => "true",
        Progress::Risen => "risen",
        Progress::Unmoved => "as before",
        Progress::Fallen => "worse than before",
        Progress::Open => "unknown",
        Progress::Outside => "out of view",
        Progress::Gone => "not asked any more",
    }
}

/// What a series says of its details.
pub(super) fn first_to_last(first: &str, last: &str) -> String {
    format!("From {first} to {last}; what lies between is in the tables with a column for each.")
}

/// What a series counts in each of its steps.
pub(super) const STEPS: [&str; 6] = [
    "Gaps closed",
    "Gaps opened",
    "Gaps found where nothing was known",
    "Gaps out of view, not closed",
    "Answers that are open now",
    "Answers that lost valid evidence",
];

pub(super) const TREND: &str = "Certain scores by area";

/// What the chart of a series shows.
pub(super) fn trend(max: u8, sites: bool) -> String {
    let joined = match sites {
        false => "A line for each area",
        true => "A mark for each area at each site",
    };
    format!(
        "{joined} and one for the whole, from 0 to {max}: the certain score, with all that is open counted as 0. The table \
         below holds all figures."
    )
}

pub(super) const WATERFALL_DESCRIPTION: &str = "From the certain score before to that of now: what each cause added or took. Hatched causes are no better or \
     worse answers.";

/// The method of a comparison.
pub(super) const METHOD: [&str; 5] = [
    "Change is change of the certain score (floor): what is open counts as 0.",
    "Four things can change: questionnaire, sections in scope, what applies, answers. Each has the change that its swap \
     makes, averaged over all orders in which the four can be swapped (the value of Shapley), so that the parts add up to \
     the whole, what did not change has none, and swapping both sides turns every sign. The part of the answers falls to \
     single questions: change of value × mean share of the whole. Questions that count on one side only change no answer.",
    "A gap is an answer below its target. It is closed only where the question still counts and has reached its target; \
     what is open, not applicable or out of scope now is named apart.",
    "Evidence is lost where a valid document, record or observation supported an answer then and none does now.",
    "A promise is due when the quarter is over at whose end it was to be true; it is kept when every answer it promised \
     is true now.",
];

/// On which days evidence was judged.
pub(super) fn judged(as_of: &[String]) -> String {
    format!(
        "Evidence of each assessment is judged on its own day: {}.",
        wording::listed(as_of)
    )
}
