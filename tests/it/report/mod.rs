//! `report`: figures worked out by hand, the JSON contract, and what people see.

mod comment;
mod contract;
mod documents;
mod figures;
mod hostile;
mod partial;
mod quick_win;
mod same_bytes;
mod seen;
mod tables;
mod variants;
