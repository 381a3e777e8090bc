//! Why a command could not do its work.

use std::path::Path;

use crate::document::answer_form::FormFault;
use crate::document::{Diagnostic, Source};
use crate::exit::Exit;
use crate::render::escape::shell_word;
use crate::storage::{LockError, StorageError};

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// Files with faults: all of them, so that they can be mended in one go.
    Faults(Vec<Faulty>),
    /// Workbooks with faults: all of them.
    Workbooks(Vec<FaultyWorkbook>),
    /// The command line asks for something that cannot be.
    Usage {
        /// What is wrong, as a lower-case fragment.
        message: String,
        /// What to write instead.
        help: Option<String>,
    },
    /// A file could not be read or written.
    Storage {
        /// What went wrong with which file.
        error: StorageError,
        /// Where the file is named, if not on the command line.
        note: Option<String>,
    },
    /// A file is being worked on elsewhere.
    Locked(LockError),
    /// Standard output could not be written.
    Output(std::io::Error),
    /// Something failed that should not.
    Internal(anyhow::Error),
}

/// A file with its faults.
#[derive(Debug)]
pub struct Faulty {
    /// The file.
    pub source: Source,
    /// Its faults, in the order of the file.
    pub faults: Vec<Diagnostic>,
}

/// A workbook with its faults.
#[derive(Debug)]
pub struct FaultyWorkbook {
    /// The file, as it was named.
    pub file: String,
    /// Its faults, in the order of its sheets.
    pub faults: Vec<FormFault>,
}

impl Failure {
    /// A usage error with a hint.
    pub fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Usage {
            message: message.into(),
            help: Some(help.into()),
        }
    }

    /// The faults of one file.
    pub fn faults(source: Source, faults: Vec<Diagnostic>) -> Self {
        Self::Faults(vec![Faulty { source, faults }])
    }

    /// Says where the file is named that could not be read; any other failure stays as it is.
    pub(super) fn named_in(self, place: impl FnOnce() -> String) -> Self {
        match self {
            Self::Storage { error, note: None } => Self::Storage {
                error,
                note: Some(place()),
            },
            other => other,
        }
    }

    /// Says how an assessment comes about, if it is this file that is not there.
    pub(super) fn if_missing(self, assessment: &Path) -> Self {
        match self {
            Self::Storage {
                error: StorageError::Missing { path },
                note: None,
            } if path == assessment => Self::Storage {
                note: Some(format!(
                    "an interview makes it: itsm-gap assess {}",
                    shell_word(&path.to_string_lossy())
                )),
                error: StorageError::Missing { path },
            },
            other => other,
        }
    }

    /// The exit code it calls for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Faults(_) | Self::Workbooks(_) | Self::Usage { .. } => Exit::Invalid,
            Self::Storage { .. } | Self::Locked(_) | Self::Output(_) | Self::Internal(_) => {
                Exit::Unreadable
            }
        }
    }
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        Self::Storage { error, note: None }
    }
}

impl From<LockError> for Failure {
    fn from(error: LockError) -> Self {
        match error {
            LockError::Path(error) => error.into(),
            held => Self::Locked(held),
        }
    }
}

impl From<askama::Error> for Failure {
    fn from(error: askama::Error) -> Self {
        Self::Internal(anyhow::Error::new(error).context("failed to write HTML"))
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(anyhow::Error::new(error).context("failed to write JSON"))
    }
}

impl From<rust_xlsxwriter::XlsxError> for Failure {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self::Internal(anyhow::Error::new(error).context("failed to write the workbook"))
    }
}
