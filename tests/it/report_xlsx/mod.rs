//! The report as a workbook: figures, links, hostile texts, and programs that open it.

pub(crate) mod book;
mod figures;
mod hostile;
mod links;
pub(crate) mod office;
mod seen;
mod variants;
