//! One demand of a target in words: what is wanted, what was found, what became of it.

use crate::gap::{Criterion, Outcome, Wanted};
use crate::model::{Questionnaire, Score};

use super::page::Tone;
use super::wording;

/// How an outcome may be coloured.
pub(super) fn outcome_tone(outcome: Outcome) -> Tone {
    match outcome {
        Outcome::Met => Tone::Good,
        Outcome::NotApplicable => Tone::Muted,
        Outcome::Undecided => Tone::Caution,
        Outcome::Missed => Tone::Bad,
    }
}

/// What is demanded, what is wanted, what was found.
pub(super) fn demand(
    questionnaire: &Questionnaire,
    criterion: &Criterion,
) -> (&'static str, String, String) {
    let max = questionnaire.scale.max;
    let nothing = || "nothing applies".to_owned();
    match &criterion.wanted {
        Wanted::Score { target, found } => (
            "score",
            format!(
                "at least {}",
                wording::decimal(target.get() * f64::from(max), 2)
            ),
            found.map_or_else(nothing, |(floor, ceiling)| {
                let (low, high) = (two(floor, max), two(ceiling, max));
                if low == high {
                    low
                } else {
                    format!("{low}–{high}")
                }
            }),
        ),
        Wanted::Level { target, found } => (
            "level",
            format!("at least {target}"),
            found.map_or_else(nothing, |(level, ceiling)| {
                wording::level_span(level, ceiling)
            }),
        ),
        Wanted::Conformity {
            target,
            max_minors,
            majors,
            minors,
            open,
            out_of_scope,
            waived,
        } => {
            let mut wanted = wording::conformity(*target).to_owned();
            if let Some(max) = max_minors {
                wanted += &format!(
                    ", at most {}",
                    wording::count(*max as usize, "minor", "minors")
                );
            }
            let mut found = format!("{majors} major, {minors} minor, {open} not assessed");
            if *out_of_scope > 0 {
                found += &format!(", {out_of_scope} out of scope");
            }
            if *waived > 0 {
                found += &format!(", {waived} waived");
            }
            ("conformity", wanted, found)
        }
        Wanted::Completeness { target, found } => (
            "answered",
            format!("at least {}", wording::percent(target.get())),
            found.map_or_else(nothing, |f| wording::percent(f.get())),
        ),
        Wanted::Evidenced { target, found } => (
            "evidenced",
            format!("at least {}", wording::percent(target.get())),
            found.map_or_else(nothing, |f| wording::percent(f.get())),
        ),
    }
}

/// How many requirements outside of the selected sections keep a demand undecided.
pub(super) fn left_out(criterion: &Criterion) -> usize {
    match criterion.wanted {
        Wanted::Conformity { out_of_scope, .. } if criterion.outcome == Outcome::Undecided => {
            out_of_scope
        }
        _ => 0,
    }
}

/// A score on the scale with two decimals.
pub(super) fn two(score: Score, max: u8) -> String {
    wording::decimal(score.get() * f64::from(max), 2)
}
