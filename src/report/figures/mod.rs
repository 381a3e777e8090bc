//! What the pictures of a report show.

mod glance;
mod heat_map;
mod load;
mod projection;
mod quadrants;
mod radar;
pub(super) mod wording;

pub(super) use glance::glance;
pub(super) use heat_map::heat_map;
pub(super) use load::load;
pub(super) use projection::projection;
pub(super) use quadrants::quadrants;
pub(super) use radar::radar;
