//! A check in three words, for a badge.

use crate::gap::{Outcome, Wanted};
use crate::scoring::{Readiness, Stage};

use super::check_result::Unchecked;
use super::checked::Checked;
use super::gone::Gone;
use super::wording;

/// What a badge says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// What it is about.
    pub label: &'static str,
    /// What became of it.
    pub message: String,
    /// How it stands; `None` where something could not be checked.
    pub outcome: Option<Outcome>,
}

/// The badge of a check: of one assessment with its figure, of several with how many.
pub fn badge(checked: &[Checked<'_>], unchecked: &[Unchecked], gone: &[Gone]) -> Badge {
    let lost = gone.iter().filter(|one| one.fails);
    let lost = lost.map(|_| Outcome::Missed);
    let outcome = checked.iter().map(Checked::outcome).chain(lost).max();
    let message = match (checked, unchecked, gone) {
        ([one], [], []) => format!("{}, {}", figure(one), of_one(one)),
        ([], [one], []) => if one.unreadable {
            "unreadable"
        } else {
            "invalid"
        }
        .to_owned(),
        _ => of_several(checked, unchecked, gone),
    };
    Badge {
        label: "ITSM gap",
        message,
        outcome: outcome.filter(|_| unchecked.is_empty()),
    }
}

fn of_one(checked: &Checked<'_>) -> &'static str {
    match checked.outcome() {
        Outcome::Missed if checked.only_regressed() => "fallen",
        Outcome::Missed => "target missed",
        Outcome::Undecided => "target undecided",
        Outcome::Met | Outcome::NotApplicable => "target met",
    }
}

/// The figure that the target is about: readiness, the lowest level, or the score.
fn figure(checked: &Checked<'_>) -> String {
    let report = &checked.report;
    let wants = |test: fn(&Wanted) -> bool| checked.criteria.iter().any(|c| test(&c.wanted));
    let card = &report.card;
    if let Some(readiness) = card.conformity
        && wants(|w| matches!(w, Wanted::Conformity { .. }))
    {
        let claimed = card
            .support_in(report.questionnaire(), Stage::Two)
            .is_partial();
        return match (readiness, wording::readiness(readiness)) {
            (Readiness::Indeterminate, _) => "readiness open".to_owned(),
            (Readiness::Ready | Readiness::ReadyWithActions, word) if claimed => {
                format!("{word} (own statement)")
            }
            (_, word) => word.to_owned(),
        };
    }
    if let Some(levels) = &card.overall.levels
        && wants(|w| matches!(w, Wanted::Level { .. }))
    {
        return format!(
            "level {}",
            wording::level_span(levels.level, levels.ceiling)
        );
    }
    let max = report.questionnaire().scale.max;
    card.overall.figures.map_or_else(
        || wording::state(card.overall.state).to_owned(),
        |f| format!("{} of {max}", wording::span(f.floor, f.ceiling, max)),
    )
}

fn of_several(checked: &[Checked<'_>], unchecked: &[Unchecked], gone: &[Gone]) -> String {
    let number = |test: fn(Outcome) -> bool| checked.iter().filter(|c| test(c.outcome())).count();
    let unreadable = unchecked.iter().filter(|u| u.unreadable).count();
    let met = number(|o| matches!(o, Outcome::Met | Outcome::NotApplicable));
    let mut text = format!("{met} of {} met", checked.len() + unchecked.len());
    for (number, word) in [
        (number(|o| o == Outcome::Missed), "missed"),
        (number(|o| o == Outcome::Undecided), "undecided"),
        (unchecked.len() - unreadable, "invalid"),
        (unreadable, "unreadable"),
        (gone.len(), "gone"),
    ] {
        if number > 0 {
            text += &format!(", {number} {word}");
        }
    }
    text
}
