//! Bytes: one file for each format. A renderer never computes.

pub mod assessment;
mod bar;
mod chart;
pub mod csv;
pub mod diagnostics;
pub mod escape;
#[cfg(test)]
mod figure_sample;
pub(crate) mod glyphs;
pub mod html;
pub mod ical;
pub mod json;
pub mod markdown;
pub mod portfolio_csv;
mod revision;
#[cfg(test)]
mod roadmap_sample;
#[cfg(test)]
mod sample;
pub mod template;
pub mod terminal;
mod timeline;
mod wording;
mod yaml_text;
mod yaml_value;
