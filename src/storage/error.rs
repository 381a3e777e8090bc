//! Why a file was not read or written, and what to do about it.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{LARGEST, leftovers, shown};
#[cfg(doc)]
use crate::document::Source;

/// Why a file was not read or written; completes "failed to …".
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StorageError {
    /// There is no such file.
    #[error("read {}: there is no such file", shown(path))]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The folder in which to write does not exist.
    #[error("write {}: its folder does not exist", shown(path))]
    NoFolder {
        /// The file.
        path: PathBuf,
    },
    /// A folder, where a file is wanted.
    #[error("{action} {}: it is a folder", shown(path))]
    Folder {
        /// What was wanted.
        action: Action,
        /// The folder.
        path: PathBuf,
    },
    /// The file is not for us to read or to change.
    #[error("{action} {}: permission denied", shown(path))]
    Denied {
        /// What was wanted.
        action: Action,
        /// The file.
        path: PathBuf,
    },
    /// A pipe, a socket, a device or what the system makes up when it is read, where a file is wanted.
    #[error("read {}: it is no regular file", shown(path))]
    Special {
        /// What it is called.
        path: PathBuf,
    },
    /// The file is larger than [`Source::MAX_BYTES`].
    #[error("read {}: it is larger than {} MiB", shown(path), LARGEST / 1024 / 1024)]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// The file is not what it was when it was read.
    #[error("write {}: somebody else changed it meanwhile", shown(path))]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// What does not fit into memory could not be put aside.
    #[error("put records aside in {}: {source}", shown(folder))]
    Aside {
        /// The folder for temporary files.
        folder: PathBuf,
        /// What the system reports.
        source: io::Error,
    },
    /// Anything else that the system reports.
    #[error("{action} {}: {source}", shown(path))]
    Other {
        /// What was wanted.
        action: Action,
        /// The file.
        path: PathBuf,
        /// What the system reports.
        source: io::Error,
    },
}

/// What was wanted of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// To read it.
    Read,
    /// To write it.
    Write,
}

impl std::fmt::Display for Action {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Read => "read",
            Self::Write => "write",
        })
    }
}

impl StorageError {
    /// What could not be read or written.
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing { path }
            | Self::NoFolder { path }
            | Self::Folder { path, .. }
            | Self::Denied { path, .. }
            | Self::Special { path }
            | Self::TooLarge { path }
            | Self::Changed { path }
            | Self::Aside { folder: path, .. }
            | Self::Other { path, .. } => path,
        }
    }

    /// What to do about it, where that is not plain from what it is.
    pub fn help(&self) -> Option<&'static str> {
        Some(match self {
            Self::NoFolder { .. } => "create the folder first, or name another",
            Self::Denied {
                action: Action::Write,
                ..
            } => "choose another name or folder, or make these writable",
            Self::Aside { .. } => {
                "set TMPDIR to a folder that can be written to, with room for them"
            }
            Self::Changed { .. } => "look at what is there now, and try again",
            Self::Other {
                action: Action::Write,
                source,
                ..
            } => match source.kind() {
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                    "make room on the disk and try again; a file that was there before is as it was"
                }
                _ => {
                    "try again, or choose another folder; a file that was there before is as it was"
                }
            },
            _ => return None,
        })
    }

    /// Something could not be read.
    pub fn reading(name: &str, source: io::Error) -> Self {
        let name = if name == "-" { "standard input" } else { name };
        Self::new(Action::Read, Path::new(name), source)
    }

    /// What does not fit into memory could not be put into the folder for temporary files.
    pub fn aside(source: io::Error) -> Self {
        Self::Aside {
            folder: std::env::temp_dir(),
            source: leftovers::plain(source),
        }
    }

    pub(super) fn new(action: Action, path: &Path, source: io::Error) -> Self {
        let (path, source) = (path.to_owned(), leftovers::plain(source));
        match (source.kind(), action) {
            (ErrorKind::NotFound, Action::Read) => Self::Missing { path },
            (ErrorKind::NotFound | ErrorKind::NotADirectory, Action::Write) => {
                Self::NoFolder { path }
            }
            (ErrorKind::IsADirectory, _) => Self::Folder { action, path },
            (ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem, _) => {
                Self::Denied { action, path }
            }
            _ => Self::Other {
                action,
                path,
                source,
            },
        }
    }
}
