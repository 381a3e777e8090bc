//! The command line as its users meet it: files in, text and an exit code out. A module per subcommand.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that cannot go on is to fail, and it writes files of its own only"
)]

mod assess;
mod batch;
mod check;
mod command_line;
mod compare;
mod content;
mod docs;
mod examples;
mod explain;
mod first_minute;
mod merge;
mod minimum_rust;
mod named_files;
mod page;
mod questionnaire;
mod report;
mod report_xlsx;
mod roadmap;
mod shells;
mod support;
mod template;
mod validate;
mod workbook;
mod writes;
