//! Bytes: one file for each format. A renderer never computes.
#![expect(
    clippy::indexing_slicing,
    reason = "places of questions, sections and initiatives come from the report that is rendered, and rows from the table"
)]

pub mod answer_form;
pub mod assessment;
pub mod badge;
mod bar;
mod chart;
pub mod codequality;
pub mod csv;
pub mod diagnostics;
pub mod escape;
#[cfg(test)]
mod figure_sample;
pub mod github;
pub(crate) mod glyphs;
pub mod html;
pub mod ical;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod portfolio_csv;
mod revision;
#[cfg(test)]
mod roadmap_sample;
#[cfg(test)]
mod sample;
pub mod sarif;
pub mod template;
pub mod terminal;
mod timeline;
pub mod uri;
mod wording;
pub mod xlsx;
mod yaml_text;
mod yaml_value;
