//! A file that is being written and gets its name only when all of it is there.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{
    Action, StorageError, folder_of, keep_owner, leftovers, names_folder, resolve, sync_folder,
    with_mode,
};

/// A file that is being written. Dropped before [`commit`](Self::commit), it leaves no trace.
#[derive(Debug)]
pub struct Pending {
    path: PathBuf,
    to: Goal,
}

#[derive(Debug)]
enum Goal {
    /// A file to be replaced, or to be created, under a name of its own so far.
    Beside {
        target: PathBuf,
        before: Option<Box<Metadata>>,
        file: BufWriter<NamedTempFile>,
    },
    /// A device, a pipe or an open stream.
    Stream(File),
}

impl Pending {
    /// Begins to write a file, under the terms of [`write`](super::write()).
    ///
    /// # Errors
    ///
    /// If that is not possible.
    pub fn create(path: &Path) -> Result<Self, StorageError> {
        Self::create_as(path, Reader::Any)
    }

    /// The same, for such readers.
    pub(super) fn create_as(path: &Path, reader: Reader) -> Result<Self, StorageError> {
        let failed = |source| StorageError::new(Action::Write, path, source);
        let folder = || StorageError::Folder {
            action: Action::Write,
            path: path.to_owned(),
        };
        if names_folder(path) {
            return Err(folder());
        }
        let stream = |path: &Path| OpenOptions::new().append(true).open(path);
        let goal = match resolve(path).map_err(failed)? {
            None => Goal::Stream(stream(path).map_err(failed)?),
            Some(target) => match fs::metadata(&target) {
                Ok(metadata) if metadata.is_dir() => return Err(folder()),
                Ok(metadata) if !metadata.is_file() => {
                    Goal::Stream(stream(&target).map_err(failed)?)
                }
                Ok(metadata) => beside(target, Some(metadata), reader).map_err(failed)?,
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    beside(target, None, reader).map_err(failed)?
                }
                Err(error) => return Err(failed(error)),
            },
        };
        Ok(Self {
            path: path.to_owned(),
            to: goal,
        })
    }

    /// Writes on. A reader of a stream that has gone is no failure here, but told: nobody needs the rest.
    ///
    /// # Errors
    ///
    /// If the system does not take it.
    pub fn write(&mut self, bytes: &[u8]) -> Result<Taken, StorageError> {
        let written = match &mut self.to {
            Goal::Beside { file, .. } => file.write_all(bytes),
            Goal::Stream(stream) => stream.write_all(bytes),
        };
        match written {
            Ok(()) => Ok(Taken::All),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Taken::Gone),
            Err(source) => Err(StorageError::new(Action::Write, &self.path, source)),
        }
    }

    /// Gives the file its name, now that all of it is there.
    ///
    /// # Errors
    ///
    /// If that is not possible. The file is then as it was, and nothing is left beside it.
    pub fn commit(self) -> Result<(), StorageError> {
        self.commit_if(&|| Ok(()))
    }

    /// The same, if it may still be replaced when its new content is safely beside it.
    pub(super) fn commit_if(
        self,
        may_replace: &dyn Fn() -> Result<(), StorageError>,
    ) -> Result<(), StorageError> {
        let path = self.path;
        let failed = |source| StorageError::new(Action::Write, &path, source);
        let Goal::Beside {
            target,
            before,
            file,
        } = self.to
        else {
            return Ok(());
        };
        let file = file
            .into_inner()
            .map_err(|error| failed(error.into_error()))?;
        finish(&file, before.as_deref()).map_err(failed)?;
        may_replace()?;
        file.persist(&target).map_err(|error| failed(error.error))?;
        sync_folder(folder_of(&target));
        Ok(())
    }
}

/// Whether somebody takes what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Yes.
    All,
    /// Nobody any more.
    Gone,
}

/// Who may read what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// Whoever could before; of a new file, whoever may read any new file.
    Any,
    /// Its owner alone, where the system knows such a thing.
    Owner,
}

fn beside(target: PathBuf, before: Option<Metadata>, reader: Reader) -> io::Result<Goal> {
    if let Some(before) = &before {
        if before.permissions().readonly() {
            return Err(ErrorKind::PermissionDenied.into());
        }
        OpenOptions::new().append(true).open(&target)?;
    }
    // What others may not read in the file they may not read beside it either, not even for a moment: a killed program
    // leaves it there. New files get the permissions that any program gives them, not those of a temporary file.
    let mode = match (&before, reader) {
        (None, Reader::Any) => 0o666,
        _ => 0o600,
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(leftovers::START).suffix(leftovers::END);
    with_mode(&mut builder, mode);
    let file = leftovers::begin(&builder, folder_of(&target))?;
    Ok(Goal::Beside {
        target,
        before: before.filter(|_| reader == Reader::Any).map(Box::new),
        file: BufWriter::new(file),
    })
}

fn finish(file: &NamedTempFile, before: Option<&Metadata>) -> io::Result<()> {
    if let Some(before) = before {
        keep_owner(file.path(), before);
        // Where all files have the same permissions, not even their owner may set them.
        if file.as_file().metadata()?.permissions() != before.permissions() {
            file.as_file().set_permissions(before.permissions())?;
        }
    }
    file.as_file().sync_all()
}
