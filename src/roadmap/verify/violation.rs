//! One thing in which a roadmap is not what it must be.

use crate::model::{Quarter, WrittenInitiative};

/// One thing in which a roadmap is not what it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Stable name of the kind, one of [`codes`](super::codes).
    pub code: &'static str,
    /// The initiative it is about.
    pub initiative: Option<String>,
    /// The quarter it is about.
    pub quarter: Option<Quarter>,
    /// Line in the file, from 1.
    pub line: Option<usize>,
    /// What is written and what it must be, as a lower-case fragment.
    pub message: String,
}

impl Violation {
    pub(super) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            initiative: None,
            quarter: None,
            line: None,
            message: message.into(),
        }
    }

    pub(super) fn of(
        code: &'static str,
        initiative: &WrittenInitiative,
        message: impl Into<String>,
    ) -> Self {
        Self {
            initiative: Some(initiative.id.clone()),
            line: Some(initiative.line),
            ..Self::new(code, message)
        }
    }

    pub(super) fn about(self, initiative: &str) -> Self {
        Self {
            initiative: Some(initiative.to_owned()),
            ..self
        }
    }

    pub(super) fn in_quarter(self, quarter: Quarter) -> Self {
        Self {
            quarter: Some(quarter),
            ..self
        }
    }

    pub(super) fn on_line(self, line: usize) -> Self {
        Self {
            line: Some(line),
            ..self
        }
    }
}
