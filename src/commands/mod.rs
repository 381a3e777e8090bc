//! One file for each subcommand: its arguments and what it does.

pub mod assess;
pub mod batch;
pub mod check;
pub mod compare;
pub mod completions;
pub mod explain;
pub mod man;
pub mod merge;
pub mod questionnaire;
pub mod report;
pub mod roadmap;
pub mod template;
pub mod validate;
pub mod workbook;

mod detail_args;
mod draft_file;
mod extent_args;
mod failure;
mod file_keeper;
mod loading;
mod new_assessment;
mod output;
mod plan_args;
mod planning;
mod streams;
mod suggestion;
mod target_args;
mod undated;
mod workbook_export;
mod workbook_import;

pub use failure::Failure;
pub use streams::Streams;
