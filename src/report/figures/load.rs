//! Work and upkeep of each quarter against the person-days there are.

use crate::model::Amount;
use crate::report::figure::{Chart, Figure, Load};
use crate::report::page::Block;
use crate::report::roadmap_years::quarters_by_year;
use crate::roadmap::{Period, Roadmap};

use super::wording as words;

/// The load of a roadmap, whose table is the next block; nothing if it has no quarters.
pub(in crate::report) fn load(roadmap: &Roadmap) -> Option<Block> {
    if roadmap.periods.is_empty() {
        return None;
    }
    let each = |of: fn(&Period) -> Amount| roadmap.periods.iter().map(of).collect();
    let load = Load {
        years: quarters_by_year(&roadmap.settings),
        work: each(|period| period.effort),
        upkeep: each(|period| period.upkeep),
        capacity: each(|period| period.capacity),
        names: words::LOAD_NAMES.map(str::to_owned),
    };
    Some(Block::from(Figure {
        title: words::LOAD.to_owned(),
        description: words::LOAD_DESCRIPTION.to_owned(),
        chart: Chart::Load(load),
        table: None,
    }))
}
