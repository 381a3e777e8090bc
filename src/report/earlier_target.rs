//! What the target asked in the baseline beside what it asks now: where it demands less, and what it passes over in addition.

use crate::gap::{Demanded, LoweredDemand, extended_waivers, lowered_demands};
use crate::model::{Questionnaire, Score, Target, Waiver};

use super::checked::EarlierFault;
use super::criterion::two;
use super::wording;

/// The target of the baseline beside the present one.
#[derive(Clone, Debug, PartialEq)]
pub enum EarlierTarget {
    /// What it was is not known.
    Unknown,
    /// There was no target file at this path.
    Missing(String),
    /// Its file has faults.
    Faulty(EarlierFault),
    /// It is known.
    Known {
        /// What the present one demands less.
        lowered: Vec<LoweredDemand>,
        /// Waivers that pass over more, by what they pass over.
        waivers: Vec<Waiver>,
    },
}

impl EarlierTarget {
    /// Compares two targets, each with its questionnaire.
    pub fn of(before: (&Questionnaire, &Target), now: (&Questionnaire, &Target)) -> Self {
        let waivers = extended_waivers(before, now).into_iter();
        Self::Known {
            lowered: lowered_demands(before, now),
            waivers: waivers.cloned().collect(),
        }
    }

    /// What the present target demands less.
    pub fn lowered(&self) -> &[LoweredDemand] {
        match self {
            Self::Known { lowered, .. } => lowered,
            Self::Unknown | Self::Missing(_) | Self::Faulty(_) => &[],
        }
    }
}

/// A demand that is lower now: what is demanded, what was and what is.
pub(super) fn parts(
    questionnaire: &Questionnaire,
    lowered: &LoweredDemand,
) -> (&'static str, String, String) {
    let max = questionnaire.scale.max;
    let score = |score: Score| format!("at least {}", two(score, max));
    let share = |share: Score| format!("at least {}", wording::percent(share.get()));
    let now = |now: Option<String>| now.unwrap_or_else(|| NO_MORE.to_owned());
    match lowered.demanded {
        Demanded::Score(b, n) => ("score", score(b), now(n.map(score))),
        Demanded::Level(b, n) => {
            let level = |level| format!("at least {level}");
            ("level", level(b), now(n.map(level)))
        }
        Demanded::Conformity(b, n) => {
            let word = |wanted| wording::conformity(wanted).to_owned();
            ("conformity", word(b), now(n.map(word)))
        }
        Demanded::MaxMinors(b, n) => {
            let most = |most: u32| {
                let minors = wording::count(most as usize, "minor", "minors");
                format!("at most {minors}")
            };
            let any = n.map_or_else(|| "any number of minors".to_owned(), most);
            ("conformity", most(b), any)
        }
        Demanded::Completeness(b, n) => ("answered", share(b), now(n.map(share))),
        Demanded::Evidenced(b, n) => ("evidenced", share(b), now(n.map(share))),
    }
}

/// What stands where nothing is demanded any more.
const NO_MORE: &str = "nothing";

/// A demand that is lower now, in a sentence.
pub(super) fn sentence(questionnaire: &Questionnaire, lowered: &LoweredDemand) -> String {
    let name = wording::node_name(questionnaire, &lowered.node);
    let (what, before, now) = parts(questionnaire, lowered);
    format!("{name}, {what}: {before} was wanted in the baseline, {now} is now.")
}

/// A waiver that the baseline did not have like this, in a sentence.
pub(super) fn waiver(waiver: &Waiver) -> String {
    let until = match waiver.until {
        Some(until) => format!("until {until}"),
        None => "without a last day".to_owned(),
    };
    format!(
        "The waiver for {} is new since the baseline, or lasts longer: {until}.",
        waiver.id
    )
}

/// Why the targets are not compared, if there is a reason.
pub(super) fn not_compared(target: &EarlierTarget) -> Option<String> {
    match target {
        // That there is none under this path makes the comparison say less, and is told so.
        EarlierTarget::Unknown | EarlierTarget::Missing(_) | EarlierTarget::Known { .. } => None,
        EarlierTarget::Faulty(fault) => Some(format!(
            "The target is not compared with that of the baseline, whose file has faults. {}.",
            fault.why
        )),
    }
}

/// All demands that are lower now, in sentences; `None` if there are none.
pub(super) fn all(questionnaire: &Questionnaire, target: &EarlierTarget) -> Option<String> {
    let lowered = target.lowered().iter();
    let sentences: Vec<String> = lowered.map(|one| sentence(questionnaire, one)).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}
