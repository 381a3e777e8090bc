//! Wishes that a roadmap does not keep, and what rules them out.

use std::collections::BTreeSet;

use crate::model::{Month, Quarter, QuestionIx};
use crate::report::{GapReport, wording};
use crate::roadmap::{Clash, Conflict, ConflictKind, Roadmap};

use super::{before, id, some_questions};

/// What cannot be kept, what clashes with it, and what could be kept instead; in sentences.
pub fn conflict(report: &GapReport<'_>, roadmap: &Roadmap, conflict: &Conflict) -> String {
    let mut said = vec![wish(report, roadmap, conflict)];
    said.extend(reasons(report, roadmap, conflict));
    let certification = matches!(conflict.kind, ConflictKind::Certification { .. });
    if certification && is_of_quarters(conflict) {
        said.push(FEWER_QUARTERS.to_owned());
    }
    if let ConflictKind::Certification {
        earliest,
        earliest_proven,
        binding,
        late,
        ..
    } = &conflict.kind
    {
        said.push(earliest_month(
            roadmap,
            conflict,
            *earliest,
            *earliest_proven,
        ));
        if *binding != conflict.clash && !binding.is_empty() {
            let before = Conflict {
                clash: binding.clone(),
                proven: *earliest_proven,
                ..conflict.clone()
            };
            let lead = match earliest_proven {
                true => MONTH_BEFORE,
                false => MONTH_BEFORE_NOT_FOUND,
            };
            said.push(lead.to_owned());
            said.extend(reasons(report, roadmap, &before));
        }
        if !late.is_empty() {
            let questions: BTreeSet<_> = late.iter().map(|wanted| wanted.question).collect();
            let questions: Vec<_> = questions.into_iter().collect();
            let count = wording::count(questions.len(), "requirement comes", "requirements come");
            let named = some_questions(report, &questions);
            said.push(format!("In this roadmap {count} too late: {named}."));
        }
    }
    said.join(" ")
}

/// That the certification date wanted cannot be held, and which one can, in short sentences.
pub fn certification_missed(report: &GapReport<'_>, roadmap: &Roadmap) -> Option<String> {
    roadmap.conflicts.iter().find_map(|conflict| {
        let ConflictKind::Certification {
            earliest,
            earliest_proven,
            ..
        } = &conflict.kind
        else {
            return None;
        };
        let earliest = earliest_month(roadmap, conflict, *earliest, *earliest_proven);
        Some(format!("{} {earliest}", wish(report, roadmap, conflict)))
    })
}

/// Whether nothing but the order of the work, in whole quarters, stands in the way.
fn is_of_quarters(conflict: &Conflict) -> bool {
    let chain = |clash: &Clash| matches!(clash, Clash::Chain { .. });
    !conflict.clash.is_empty() && conflict.clash.iter().all(chain)
}

/// What would have to give where whole quarters stand in the way.
const FEWER_QUARTERS: &str = "Where work is done in weeks, or one thing follows another within the same quarter (a management review \
     after the internal audit, say), give it fewer `quarters` or less `run_in` under `initiatives` of the plan, or leave out what it waits for.";

/// What begins the reasons against a month earlier than the earliest one.
const MONTH_BEFORE: &str = "The month before that does not hold either.";
const MONTH_BEFORE_NOT_FOUND: &str = "For the month before that no plan was found.";

/// The earliest month that can be held instead.
fn earliest_month(
    roadmap: &Roadmap,
    conflict: &Conflict,
    earliest: Option<Month>,
    proven: bool,
) -> String {
    let last = roadmap.settings.last();
    // What is excluded, or nothing closes, is not closed later either.
    let never = |clash: &Clash| matches!(clash, Clash::NothingCloses(_) | Clash::Excluded(_));
    match earliest {
        Some(month) if proven => {
            format!("The earliest month that can be held is {month}.")
        }
        Some(month) => format!("The earliest month found to hold is {month}."),
        None if conflict.clash.iter().any(never) => {
            "While this is so, no later month can be held either.".to_owned()
        }
        None => {
            let limits = match roadmap.settings.budget {
                Some(_) => "--capacity, --budget",
                None => "--capacity",
            };
            format!(
                "No month within the roadmap, to {last}, was found to hold: it takes more years (--years) or wider limits \
                 ({limits})."
            )
        }
    }
}

fn wish(report: &GapReport<'_>, roadmap: &Roadmap, conflict: &Conflict) -> String {
    let none = "no plan was found that keeps it";
    match (&conflict.kind, conflict.proven) {
        (ConflictKind::Certification { wanted, .. }, true) if is_of_quarters(conflict) => format!(
            "A certification in {wanted} does not fit the rule of thumb of this roadmap, which counts in whole quarters."
        ),
        (ConflictKind::Certification { wanted, .. }, true) => {
            format!("A certification in {wanted} cannot be held.")
        }
        (ConflictKind::Certification { wanted, .. }, false) => {
            format!("A certification in {wanted} is at risk: {none}.")
        }
        (
            ConflictKind::Pin {
                initiative,
                wanted,
                instead,
            },
            proven,
        ) => {
            let id = id(report, *initiative);
            let cannot = match proven {
                true => format!("{id} cannot start in {wanted}, to which it is pinned"),
                false => format!("{id} is pinned to {wanted}, but {none}"),
            };
            match instead {
                Some(quarter) => format!("{cannot}; it starts in {quarter}."),
                None => format!("{cannot}; it is left out."),
            }
        }
        (ConflictKind::Started { initiative }, _) if !is_planned(roadmap, *initiative) => format!(
            "{} has ended, but what keeps up what has ended needs more than there is.",
            id(report, *initiative)
        ),
        (ConflictKind::Started { initiative }, true) => format!(
            "{} has started, but what has started needs more than there is.",
            id(report, *initiative)
        ),
        (ConflictKind::Started { initiative }, false) => {
            format!("{} has started, but {none}.", id(report, *initiative))
        }
    }
}

fn is_planned(roadmap: &Roadmap, initiative: usize) -> bool {
    let mut planned = roadmap.initiatives.iter();
    planned.any(|one| one.initiative == initiative)
}

/// What rules the wish out: what alone does, then the limits that do so together.
fn reasons(report: &GapReport<'_>, roadmap: &Roadmap, conflict: &Conflict) -> Vec<String> {
    let mut said = Vec::new();
    let uncovered: BTreeSet<_> = conflict.clash.iter().filter_map(nothing_closes).collect();
    if !uncovered.is_empty() {
        let questions: Vec<_> = uncovered.into_iter().collect();
        let named = some_questions(report, &questions);
        said.push(format!("No initiative closes {named}."));
    }
    let alone = conflict.clash.iter();
    said.extend(alone.filter_map(|clash| alone_ruling(report, roadmap, &conflict.kind, clash)));
    said.extend(together(report, roadmap, conflict));
    said
}

fn nothing_closes(clash: &Clash) -> Option<QuestionIx> {
    match clash {
        Clash::NothingCloses(wanted) => Some(wanted.question),
        _ => None,
    }
}

/// What rules the wish out whatever the limits are.
fn alone_ruling(
    report: &GapReport<'_>,
    roadmap: &Roadmap,
    kind: &ConflictKind,
    clash: &Clash,
) -> Option<String> {
    match clash {
        Clash::Chain {
            initiatives,
            needed,
            left,
            wanted,
        } => {
            let until = match (wanted, kind) {
                (Some(wanted), _) => format!(" {}", before(wanted)),
                (None, ConflictKind::Pin { wanted, .. }) => format!(" before {wanted}"),
                (None, _) => String::new(),
            };
            // The quarter of an effect counts as needed only where a date asks for the effect.
            let run_in = if wanted.is_some() {
                ", run-in included"
            } else {
                ""
            };
            let chain: Vec<String> = initiatives.iter().map(|i| id(report, *i)).collect();
            let take = if chain.len() == 1 { "takes" } else { "take" };
            // What would have to give: the chain is to become so much shorter.
            let fewer = match needed.saturating_sub(*left) {
                _ if wanted.is_none() => String::new(),
                fewer @ 2.. => format!("; {fewer} quarters fewer would be needed"),
                _ => "; a quarter less would be needed".to_owned(),
            };
            let needed = usize::try_from(*needed).unwrap_or(0);
            let left = match left {
                ..=0 => "none is left".to_owned(),
                1 => "only 1 is left".to_owned(),
                left => format!("only {left} are left"),
            };
            Some(format!(
                "The order of the work rules it out: {} {take} {}{run_in}, and {left}{until}{fewer}.",
                chain.join(", then "),
                wording::count(needed, "quarter", "quarters"),
            ))
        }
        Clash::Excluded(initiative) => Some(format!(
            "The plan excludes {}, without which it cannot be kept.",
            id(report, *initiative)
        )),
        Clash::Horizon(initiative) => {
            let (id, settings) = (id(report, *initiative), &roadmap.settings);
            Some(format!(
                "{id} does not fit into the roadmap, which goes from {} to {}.",
                settings.start,
                settings.last()
            ))
        }
        _ => None,
    }
}

/// The limits that rule the wish out together, and without any one of which the rest of them would not.
fn together(report: &GapReport<'_>, roadmap: &Roadmap, conflict: &Conflict) -> Option<String> {
    let clash = &conflict.clash;
    let quarters = clash.iter().filter_map(|clash| match clash {
        Clash::Capacity(quarter) => Some(*quarter),
        _ => None,
    });
    let years = clash.iter().filter_map(|clash| match clash {
        Clash::Budget(year) => Some(year.to_string()),
        _ => None,
    });
    let (quarters, years): (Vec<_>, Vec<_>) = (quarters.collect(), years.collect());
    let mut limits = Vec::new();
    if !quarters.is_empty() {
        limits.push(format!("the person-days of {}", spans(&quarters)));
    }
    if !years.is_empty() {
        let year = if years.len() == 1 { "year" } else { "years" };
        limits.push(format!("the budget of {year} {}", wording::listed(&years)));
    }
    limits.extend(clash.iter().filter_map(|c| limit(report, roadmap, c)));
    let found = match conflict.proven {
        true => "rules it out",
        false => "stands in the way",
    };
    let single = quarters.len() + years.len() <= 1;
    match limits.as_slice() {
        [] => None,
        limits if matches!(conflict.kind, ConflictKind::Started { .. }) => {
            Some(format!("What does not suffice: {}.", limits.join("; ")))
        }
        [one] if single => Some(format!("What {found}: {one}.")),
        limits => Some(format!(
            "What {found} together: {}. At least one of them must give way.",
            limits.join("; ")
        )),
    }
}

fn limit(report: &GapReport<'_>, roadmap: &Roadmap, clash: &Clash) -> Option<String> {
    let at_once = |most: usize| wording::count(most, "initiative", "initiatives");
    match clash {
        Clash::Parallel => Some(match roadmap.settings.parallel {
            Some(most) => format!("the limit of {} at once", at_once(most as usize)),
            None => "the limit of initiatives at once".to_owned(),
        }),
        Clash::Role(role) => {
            let most = at_once(roadmap.settings.parallel_per_role as usize);
            Some(format!("the limit of {most} at once for the role {role}"))
        }
        Clash::Fixed(initiative, quarter) => {
            Some(format!("{}, fixed to {quarter}", id(report, *initiative)))
        }
        _ => None,
    }
}

/// Quarters in order, those that follow each other as a span: "2027-Q1 to 2027-Q3 and 2028-Q1".
fn spans(quarters: &[Quarter]) -> String {
    let mut spans: Vec<(Quarter, Quarter)> = Vec::new();
    for quarter in quarters {
        match spans.last_mut() {
            Some((_, last)) if last.plus(1) == *quarter => *last = *quarter,
            _ => spans.push((*quarter, *quarter)),
        }
    }
    let each = spans
        .into_iter()
        .flat_map(|(first, last)| match last.since(first) {
            0 => vec![first.to_string()],
            1 => vec![first.to_string(), last.to_string()],
            _ => vec![format!("{first} to {last}")],
        });
    wording::listed(&each.collect::<Vec<_>>())
}
