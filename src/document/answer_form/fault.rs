//! A fault of a workbook: what is wrong, in which cell, and what to do instead.

use crate::document::Severity;

/// One fault of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormFault {
    /// Stable name of the kind of fault, one of [`codes`](crate::document::codes).
    pub code: &'static str,
    /// Whether the workbook can be used all the same.
    pub severity: Severity,
    /// The sheet; `None` if it is about the whole workbook.
    pub sheet: Option<String>,
    /// The cell, such as `F14`; `None` if it is about the whole sheet.
    pub cell: Option<String>,
    /// What is wrong, as a lower-case fragment.
    pub message: String,
    /// What to do instead.
    pub help: Option<String>,
}

impl FormFault {
    /// A fault of the whole workbook that makes it unusable.
    pub(super) fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            sheet: None,
            cell: None,
            message: message.into(),
            help: None,
        }
    }

    /// Something about the whole workbook that deserves a look.
    pub(super) fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, message)
        }
    }

    /// Says in which sheet it is.
    #[must_use]
    pub(super) fn sheet(mut self, sheet: &str) -> Self {
        self.sheet = Some(sheet.to_owned());
        self
    }

    /// Says in which cell of which sheet it is.
    #[must_use]
    pub(super) fn at(mut self, (sheet, row, column): (&str, u32, u32)) -> Self {
        self.cell = Some(super::address::address(row, column));
        self.sheet(sheet)
    }

    /// Says what to do instead.
    #[must_use]
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
