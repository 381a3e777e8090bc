//! YAML text to the raw tree. Only this module knows the YAML parser.

mod builder;
mod outline;
mod spans;
#[cfg(test)]
mod tests;
mod wording;

pub(super) use builder::{MAX_DEPTH, MAX_NODES, parse_yaml, report_duplicates};
pub(super) use outline::OutlineBuilder;
