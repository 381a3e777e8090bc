//! What a file held when it was read, by which a later change by somebody else is noticed.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::{StorageError, read};

/// Identifies the content of a file: its length and SHA-256.
///
/// Neither time nor inode is part of it: a copy put back, a clock set back or two changes within one tick of the clock
/// would deceive, and an editor that saves the same text again would alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    length: usize,
    digest: [u8; 32],
}

impl Stamp {
    /// The stamp of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            length: bytes.len(),
            digest: Sha256::digest(bytes).into(),
        }
    }

    /// The stamp of a file as it is now; `None` if there is none.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn of_file(path: &Path) -> Result<Option<Self>, StorageError> {
        match read(path) {
            Ok(bytes) => Ok(Some(Self::of(&bytes))),
            Err(StorageError::Missing { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
