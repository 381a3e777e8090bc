//! Faults of workbooks as those of other files are shown: code, message, place, what to do instead.

use crate::document::Severity;
use crate::document::answer_form::{FormFault, ORIGIN_SHEET};
use crate::render::escape;

/// The faults of a workbook, each with its file, sheet and cell, as the faults of other files are shown.
pub fn faults(file: &str, faults: &[FormFault]) -> String {
    let mut text = String::new();
    let one_line = |text: &str| escape::terminal(text, false).replace('\n', " ");
    for fault in faults {
        let level = match fault.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        text += &format!("{level}[{}]: {}\n", fault.code, one_line(&fault.message));
        text += &format!("  --> {}", one_line(file));
        if let Some(sheet) = fault
            .sheet
            .as_deref()
            .filter(|sheet| *sheet != ORIGIN_SHEET)
        {
            text += &format!(", sheet `{}`", one_line(sheet));
        }
        if let Some(cell) = &fault.cell {
            text += &format!(", cell {cell}");
        }
        text.push('\n');
        if let Some(help) = &fault.help {
            text += &format!("  = help: {}\n", one_line(help));
        }
        text.push('\n');
    }
    text
}
