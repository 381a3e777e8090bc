//! `report`: figures worked out by hand, the JSON contract, and what people see.

mod contract;
mod figures;
mod partial;
mod same_bytes;
mod seen;
mod variants;
