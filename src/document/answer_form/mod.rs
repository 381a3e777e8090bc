//! A workbook that a respondent filled in, read with suspicion: what was answered, or every fault by sheet and cell.
//!
//! Nothing in it is run and nothing outside it is read: formulas are refused where an answer is wanted and passed over
//! elsewhere, links stay text, and what is unpacked is bounded.

mod address;
mod addresses;
mod answer;
mod asked_text;
mod cells;
mod columns;
mod container;
mod evidence;
mod fault;
mod layout;
mod offered;
mod origin;
mod profile;
mod read;
mod rows;
mod value;
mod workbook;

pub use columns::Column;
pub use fault::FormFault;
pub use offered::{Offered, offered};
pub use origin::{LISTS_SHEET, ORIGIN_SHEET, Origin};
pub use read::{FilledForm, NAME_LABEL};
pub use workbook::FormWorkbook;
