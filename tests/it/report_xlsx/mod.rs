//! The report as a workbook: figures, links, hostile texts, and programs that open it.

mod book;
mod figures;
mod hostile;
mod links;
mod office;
mod seen;
mod variants;
