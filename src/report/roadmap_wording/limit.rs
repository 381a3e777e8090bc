//! What stands in the way of a start, as fragments of a sentence.

use crate::model::{Amount, Quarter};
use crate::report::{GapReport, wording};
use crate::roadmap::{Fixed, Limit};

use super::amount::{currency, money, person_days};
use super::ids;

/// All that stands in the way, in the order given; what can be said together is.
pub(super) fn limits(report: &GapReport<'_>, limits: &[Limit]) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for (at, one) in limits.iter().enumerate() {
        let alike = |other: &Limit| belong_together(one, other);
        if limits.iter().take(at).any(alike) {
            continue;
        }
        let together: Vec<&Limit> = limits.iter().skip(at + 1).filter(|l| alike(l)).collect();
        said.push(match one {
            Limit::Predecessor { initiative, end } => {
                let others = together.iter().filter_map(|limit| match limit {
                    Limit::Predecessor { initiative, .. } => Some(*initiative),
                    _ => None,
                });
                let all: Vec<usize> = std::iter::once(*initiative).chain(others).collect();
                let verb = if all.len() == 1 { "ends" } else { "end" };
                format!("{} {verb} in {end}", ids(report, &all))
            }
            _ => {
                let quarters: Vec<String> = together
                    .iter()
                    .filter_map(|limit| quarter(limit))
                    .map(|quarter| quarter.to_string())
                    .collect();
                let mut text = limit(report, one);
                if !quarters.is_empty() {
                    text += &format!(", and too few in {}", wording::listed(&quarters));
                }
                text
            }
        });
    }
    said
}

/// Predecessors that end in the same quarter, or person-days that are wanting in several.
fn belong_together(one: &Limit, other: &Limit) -> bool {
    match (one, other) {
        (Limit::Predecessor { end: one, .. }, Limit::Predecessor { end: other, .. }) => {
            one == other
        }
        (Limit::Capacity { upkeep: one, .. }, Limit::Capacity { upkeep: other, .. }) => {
            one == other
        }
        _ => false,
    }
}

fn quarter(limit: &Limit) -> Option<Quarter> {
    match limit {
        Limit::Capacity { quarter, .. } => Some(*quarter),
        _ => None,
    }
}

/// One thing that stands in the way.
pub(super) fn limit(report: &GapReport<'_>, limit: &Limit) -> String {
    match limit {
        Limit::RoadmapStart => "the roadmap starts then".to_owned(),
        Limit::Fixed(Fixed::Pinned) => "the plan pins it".to_owned(),
        Limit::Fixed(Fixed::Started) => "it has started".to_owned(),
        Limit::Kept => {
            "the earlier roadmap had it there, and moving it would bring next to nothing".to_owned()
        }
        Limit::Predecessor { initiative, end } => {
            format!("{} ends in {end}", super::id(report, *initiative))
        }
        Limit::Capacity {
            quarter,
            free,
            needed,
            upkeep,
        } => {
            let needs = match upkeep {
                true => "its upkeep needs",
                false => "it needs",
            };
            let of = format!("of the {} {needs}", person_days(*needed));
            match *free <= Amount::ZERO {
                true => format!("none {of} is free in {quarter}"),
                false => {
                    let are = if *free == Amount::whole(1) {
                        "is"
                    } else {
                        "are"
                    };
                    format!("only {free} {of} {are} free in {quarter}")
                }
            }
        }
        Limit::Budget { year, free, needed } => match *free <= Amount::ZERO {
            true => format!("the budget of year {year} is spent"),
            false => {
                let (left, cost) = (money(*free, None), money(*needed, currency(report)));
                format!("only {left} of the {cost} it costs are left in the budget of year {year}")
            }
        },
        Limit::Parallel { quarter, at_once } => {
            let running = wording::count(*at_once as usize, "initiative runs", "initiatives run");
            format!("{running} in {quarter}, as many as may at once")
        }
        Limit::Role {
            quarter,
            role,
            at_once,
        } => {
            let led = wording::count(*at_once as usize, "initiative", "initiatives");
            format!("the role {role} already leads {led} in {quarter}")
        }
    }
}
