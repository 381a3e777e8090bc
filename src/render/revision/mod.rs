//! A text in which some values are others, and all else is as it was.

mod alignment;
mod brackets;
mod edits;
mod lines;
mod members;
mod plan;
mod revise;
mod rows;
mod values;

pub(super) use revise::revise;
