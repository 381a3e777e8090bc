//! Many assessments together: a record of each, and what shows only when they stand side by side. Pure, as the rest of
//! the core, and independent of how the assessments were split up: sums are of whole numbers.
#![expect(
    clippy::indexing_slicing,
    reason = "places come from the lists they are looked up in"
)]

mod collected;
mod group;
mod order;
mod quartiles;
mod ranking;
mod record;
mod row;
mod rows;
#[cfg(test)]
pub(crate) mod sample;
mod survey;

pub use collected::{Portfolio, Position};
pub use group::{Group, Help, Outcomes, Tally};
pub use order::Order;
pub use quartiles::{Quartiles, Spread};
pub use ranking::{Ranked, Ranking};
pub use record::{
    Content, Fault, Finding, Initiative, Judged, Mark, Named, Part, Record, Site, Standing, Text,
};
pub use row::{Assessed, Billionths, Broken, Row, RowKind};
pub use rows::Rows;
pub use survey::{Surveyed, survey};
