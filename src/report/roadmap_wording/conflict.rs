//! Wishes that a roadmap does not keep, and what would have to change.

use std::collections::BTreeSet;

use crate::report::{GapReport, wording};
use crate::roadmap::{Clash, Conflict, ConflictKind, Roadmap};

use super::{before, id, ids, sentence, some_questions};

/// What cannot be kept, what clashes with it, and what could be kept instead; in sentences.
pub fn conflict(report: &GapReport<'_>, roadmap: &Roadmap, conflict: &Conflict) -> String {
    let mut said = vec![wish(report, conflict)];
    said.extend(remedies(report, roadmap, conflict));
    if let ConflictKind::Certification { earliest, late, .. } = &conflict.kind {
        let last = roadmap.settings.last();
        said.push(match (earliest, conflict.proven) {
            (Some(month), true) => format!("The earliest month that can be held is {month}."),
            (Some(month), false) => format!("The earliest month found to hold is {month}."),
            (None, _) => {
                format!("No month up to the end of the roadmap, {last}, was found to hold.")
            }
        });
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

fn wish(report: &GapReport<'_>, conflict: &Conflict) -> String {
    let none = "no plan was found that keeps it";
    match (&conflict.kind, conflict.proven) {
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
        (ConflictKind::Started { initiative }, true) => format!(
            "{} has started, but what has started needs more than there is.",
            id(report, *initiative)
        ),
        (ConflictKind::Started { initiative }, false) => {
            format!("{} has started, but {none}.", id(report, *initiative))
        }
    }
}

/// What would be enough to keep the wish, all else unchanged: any one of these.
fn remedies(report: &GapReport<'_>, roadmap: &Roadmap, conflict: &Conflict) -> Option<String> {
    let clash = &conflict.clash;
    let quarters = clash.iter().filter_map(|clash| match clash {
        Clash::Capacity(quarter) => Some(quarter.to_string()),
        _ => None,
    });
    let years = clash.iter().filter_map(|clash| match clash {
        Clash::Budget(year) => Some(format!("year {year}")),
        _ => None,
    });
    let either = |all: Vec<String>| all.join(" or ");
    let (quarters, years) = (either(quarters.collect()), either(years.collect()));
    let mut enough: Vec<String> = Vec::new();
    if !quarters.is_empty() {
        enough.push(format!("more person-days in {quarters}"));
    }
    if !years.is_empty() {
        enough.push(format!("a larger budget in {years}"));
    }
    enough.extend(clash.iter().filter_map(|c| remedy(report, roadmap, c)));
    match enough.as_slice() {
        [] => None,
        [one] => Some(sentence(report, &format!("this would be enough: {one}"))),
        _ => {
            let all = enough.join("; ");
            Some(format!(
                "Any one of these would be enough, all else unchanged: {all}."
            ))
        }
    }
}

fn remedy(report: &GapReport<'_>, roadmap: &Roadmap, clash: &Clash) -> Option<String> {
    Some(match clash {
        Clash::Capacity(_) | Clash::Budget(_) => return None,
        Clash::Parallel => match roadmap.settings.parallel {
            Some(most) => {
                let most = wording::count(most as usize, "initiative", "initiatives");
                format!("more than {most} at once")
            }
            None => "more initiatives at once".to_owned(),
        },
        Clash::Role(role) => {
            let most = roadmap.settings.parallel_per_role as usize;
            let most = wording::count(most, "initiative", "initiatives");
            format!("more than {most} at once for the role {role}")
        }
        Clash::Chain {
            initiatives,
            needed,
            left,
            wanted,
        } => {
            let until = wanted
                .as_ref()
                .map_or_else(String::new, |w| format!(" {}", before(w)));
            let count = usize::try_from(*needed).unwrap_or(0);
            let are = if *left == 1 { "is" } else { "are" };
            format!(
                "a shorter way through {}, which with the run-in take {} where {left} {are} left{until}",
                ids(report, initiatives),
                wording::count(count, "quarter", "quarters"),
            )
        }
        Clash::Excluded(initiative) => format!("no longer excluding {}", id(report, *initiative)),
        Clash::Fixed(initiative, quarter) => {
            format!("releasing {} from {quarter}", id(report, *initiative))
        }
        Clash::NothingCloses(wanted) => {
            let question = &report.questionnaire().question(wanted.question).id;
            format!("an initiative that closes {question} {}", before(wanted))
        }
        Clash::Horizon(initiative) => {
            let id = id(report, *initiative);
            format!("a longer roadmap, since {id} does not fit into this one")
        }
    })
}
