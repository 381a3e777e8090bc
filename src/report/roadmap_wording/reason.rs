//! Why an initiative is in the roadmap, why it does not start earlier, why it is left out.

use std::collections::BTreeMap;

use crate::model::{Due, Month, QuestionIx};
use crate::report::{GapReport, wording};
use crate::roadmap::{DropReason, Fixed, Lift, Limit, Planned, Wanted};

use super::amount::{currency, money, person_days};
use super::limit::{limit, limits};
use super::{before, by_weight, id, ids, is_major, sentence, some_ids, some_questions};

/// Why an initiative was chosen, in sentences.
pub fn why(report: &GapReport<'_>, planned: &Planned) -> String {
    let parts = [
        fixed(planned),
        wanted(report, planned),
        closes(report, planned),
        opens(report, planned),
        planned
            .to_be_confirmed
            .then(|| "Not all of it is answered: confirm first that the gap is there.".to_owned()),
    ];
    let said: Vec<String> = parts.into_iter().flatten().collect();
    said.join(" ")
}

fn fixed(planned: &Planned) -> Option<String> {
    Some(match planned.fixed? {
        Fixed::Started => format!("It started in {}.", planned.start),
        Fixed::Pinned => format!("The plan pins it to {}.", planned.start),
    })
}

fn wanted(report: &GapReport<'_>, planned: &Planned) -> Option<String> {
    let mut dates: BTreeMap<(Month, Due), (Wanted, Vec<QuestionIx>)> = BTreeMap::new();
    for wanted in &planned.wanted {
        let date = dates.entry((wanted.month, wanted.milestone));
        date.or_insert((*wanted, Vec::new()))
            .1
            .push(wanted.question);
    }
    let each: Vec<String> = dates
        .into_values()
        .map(|(wanted, questions)| {
            let named = some_questions(report, &questions);
            format!("{} ({named})", before(&wanted))
        })
        .collect();
    (!each.is_empty()).then(|| format!("Needed {}.", each.join(", ")))
}

/// What it closes wholly, and what it only raises.
fn closes(report: &GapReport<'_>, planned: &Planned) -> Option<String> {
    let (before, own): (Vec<_>, Vec<_>) = planned.closes.iter().partition(|l| l.reached_before);
    let targets = report.targets();
    let reaches = |ix: QuestionIx, to| targets.question(ix).is_none_or(|t| to >= t.value);
    let (closed, raised): (Vec<_>, Vec<_>) = own
        .into_iter()
        .partition(|l: &&Lift| reaches(l.question, l.to));
    let questions = |lifts: Vec<&Lift>| {
        let mut questions: Vec<QuestionIx> = lifts.iter().map(|l| l.question).collect();
        by_weight(report, &mut questions);
        questions
    };
    let (closed, raised) = (questions(closed), questions(raised));
    let mut said = Vec::new();
    if !closed.is_empty() {
        said.push(gaps(report, "Closes", "gap", "gaps", &closed));
    }
    if !raised.is_empty() {
        let verb = if said.is_empty() { "Raises" } else { "raises" };
        said.push(gaps(report, verb, "answer", "answers", &raised));
    }
    if said.is_empty() {
        let earlier = "What it closes is reached earlier through others.".to_owned();
        return (!before.is_empty()).then_some(earlier);
    }
    Some(said.join("; ") + ".")
}

/// "Closes 4 gaps, 2 of them likely major: a, b, c and d".
fn gaps(report: &GapReport<'_>, verb: &str, one: &str, many: &str, all: &[QuestionIx]) -> String {
    let majors = all.iter().filter(|ix| is_major(report, **ix)).count();
    let majors = match (majors, all.len()) {
        (0, _) => String::new(),
        (1, 1) => ", a likely major".to_owned(),
        (majors, all) if majors == all => ", all likely majors".to_owned(),
        (1, _) => ", 1 of them a likely major".to_owned(),
        (majors, _) => format!(", {majors} of them likely majors"),
    };
    let count = wording::count(all.len(), one, many);
    format!("{verb} {count}{majors}: {}", some_questions(report, all))
}

fn opens(report: &GapReport<'_>, planned: &Planned) -> Option<String> {
    let opened = some_ids(report, &planned.opens);
    (!opened.is_empty()).then(|| format!("Opens the way for {opened}."))
}

/// What keeps an initiative from starting a quarter earlier, in a sentence.
pub fn why_not_earlier(report: &GapReport<'_>, planned: &Planned) -> String {
    match limits(report, &planned.why_not_earlier) {
        none if none.is_empty() => "Nothing stands in the way of an earlier start.".to_owned(),
        said => sentence(report, &said.join("; ")),
    }
}

/// Why a candidate is left out, in a sentence.
pub fn dropped(report: &GapReport<'_>, why: &DropReason) -> String {
    let text = match why {
        DropReason::Excluded(reason) => format!("excluded by the plan: {reason}"),
        DropReason::PresupposesExcluded(other) => {
            format!("it presupposes {}, which is excluded", id(report, *other))
        }
        DropReason::PresupposesDropped(other) => {
            format!("it presupposes {}, which is left out", id(report, *other))
        }
        DropReason::TooLate { effective } => format!(
            "it could take effect in {effective} at the earliest, after the end of the roadmap"
        ),
        DropReason::TooLarge(limit) => too_large(report, limit),
        DropReason::ClosedByOthers(others) => {
            format!("what it closes is closed by {}", ids(report, others))
        }
        DropReason::NoBenefit => "nothing that it closes or prepares counts".to_owned(),
        DropReason::NoRoom { start, limit: near } => format!(
            "what brings more leaves no room, not even for a start in {start}: {}",
            limit(report, near)
        ),
    };
    sentence(report, &text)
}

fn too_large(report: &GapReport<'_>, large: &Limit) -> String {
    match large {
        Limit::Capacity { needed, upkeep, .. } => {
            let what = if *upkeep { "its upkeep" } else { "it" };
            let days = person_days(*needed);
            format!("{what} needs {days} in one quarter, more than there are in any")
        }
        Limit::Budget { needed, .. } => {
            let cost = money(*needed, currency(report));
            format!("it costs {cost}, more than there is in any year")
        }
        other => limit(report, other),
    }
}
