//! What is left out and why: each with its reason, or, in short, those with the same kind of reason together.

use std::collections::BTreeMap;

use crate::report::anchor::Anchor;
use crate::report::links::to_mentioned;
use crate::report::page::{Block, Cell, Tone};
use crate::report::roadmap_wording::{dropped, id};
use crate::report::{Detail, wording};
use crate::roadmap::{DropReason, Dropped};

use super::View;

/// Kinds of reasons that are told together, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    NoRoom,
    TooLarge,
    TooLate,
    PresupposesExcluded,
    PresupposesDropped,
    ClosedByOthers,
    NoBenefit,
}

impl Kind {
    /// The kind of a reason; `None` for one that a person gave.
    fn of(why: &DropReason) -> Option<Self> {
        Some(match why {
            DropReason::Excluded(_) => return None,
            DropReason::NoRoom { .. } => Self::NoRoom,
            DropReason::TooLarge(_) => Self::TooLarge,
            DropReason::TooLate { .. } => Self::TooLate,
            DropReason::PresupposesExcluded(_) => Self::PresupposesExcluded,
            DropReason::PresupposesDropped(_) => Self::PresupposesDropped,
            DropReason::ClosedByOthers(_) => Self::ClosedByOthers,
            DropReason::NoBenefit => Self::NoBenefit,
        })
    }

    /// What holds of several, after their number.
    fn of_several(self) -> &'static str {
        match self {
            Self::NoRoom => "find no room beside what brings more",
            Self::TooLarge => "need more in a quarter or year than there is in any",
            Self::TooLate => "would take effect only after the roadmap",
            Self::PresupposesExcluded => "presuppose what is excluded",
            Self::PresupposesDropped => "presuppose what is left out",
            Self::ClosedByOthers => {
                "would add nothing: others reach all that they close, as far as the target goes"
            }
            Self::NoBenefit => "close or prepare nothing that counts",
        }
    }
}

/// The candidates left out.
pub(super) fn left_out(view: &View<'_, '_>) -> Vec<Block> {
    let all = &view.roadmap.dropped;
    if view.detail == Detail::Full {
        let points = all.iter().map(|one| alone(view, one)).collect();
        return Block::points(points).into_iter().collect();
    }
    let mut together: BTreeMap<Kind, Vec<&Dropped>> = BTreeMap::new();
    let mut points = Vec::new();
    for one in all {
        match Kind::of(&one.why) {
            Some(kind) => together.entry(kind).or_default().push(one),
            None => points.push(alone(view, one)),
        }
    }
    let mut in_short = false;
    for (kind, members) in together {
        if let [one] = members.as_slice() {
            points.push(alone(view, one));
            continue;
        }
        in_short = true;
        let ids = members.iter().map(|one| id(view.report, one.initiative));
        let ids: Vec<String> = ids.collect();
        let (count, what) = (ids.len(), kind.of_several());
        points.push(format!("{count} {what}: {}.", wording::listed(&ids)).into());
    }
    let mut blocks = Vec::from_iter(Block::points(points));
    if in_short {
        let text = "The reason of each: explain FILE ID, or --detail full.";
        blocks.push(Block::Paragraph(Cell::toned(text, Tone::Muted)));
    }
    blocks
}

fn alone(view: &View<'_, '_>, one: &Dropped) -> Cell {
    let why = dropped(view.report, &one.why);
    let text = format!("{}: {why}", view.name(one.initiative));
    let cell = to_mentioned(view.report, text);
    match view.report.questionnaire().initiatives.get(one.initiative) {
        Some(initiative) => cell.at(Anchor::initiative(&initiative.id)),
        None => cell,
    }
}
