//! YAML text to the raw tree. Only this module knows the YAML parser.

mod builder;
mod outline;
#[cfg(test)]
mod tests;
mod wording;

pub(super) use builder::parse;
pub(super) use outline::OutlineBuilder;
