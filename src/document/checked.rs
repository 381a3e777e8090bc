//! What comes of reading a file: a value, or its faults.

use super::diagnostic::Diagnostic;

/// A value that was read, with what deserves a look.
#[derive(Clone, Debug, PartialEq)]
pub struct Read<T> {
    /// The value.
    pub value: T,
    /// What deserves a look, in the order of the file.
    pub warnings: Vec<Diagnostic>,
}

/// A value, or all faults of its file in the order of the file.
pub type Checked<T> = Result<Read<T>, Vec<Diagnostic>>;
