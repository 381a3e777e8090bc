//! All file IO: reads are bounded, writes replace a file whole or leave it as it was.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use crate::document::Source;
use crate::render::escape;

mod error;
mod found;
mod leftovers;
mod lines;
mod lock;
mod next;
mod pending;
mod stamp;

pub use error::{Action, StorageError};
pub use found::{BadPattern, Found, by_pattern, holds_lines, in_folder, is_pattern};
pub use lines::{Parting, Piece, Pieces};
pub use lock::{Holder, Lock, LockError};
pub use next::take_next;
use pending::Reader;
pub use pending::{Pending, Taken};
pub use stamp::Stamp;

/// The one limit of all files, as the system counts bytes.
const LARGEST: u64 = Source::MAX_BYTES as u64;
/// More links than this are taken for a loop.
const LINKS: usize = 40;

/// A path on one line, safe to show.
pub fn shown(path: &Path) -> String {
    escape::terminal(&path.to_string_lossy(), false).replace('\n', "\\u{a}")
}

/// Whether there is a folder of this name.
pub fn is_folder(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// Whether two paths lead to the same file, as far as that can be told.
pub fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    real(one) == real(other)
}

/// Whether whoever reads a file, or all assessments of a folder, reads this file too.
pub fn is_read_with(file: &Path, read: &Path) -> bool {
    is_same(file, read)
        || is_folder(read)
            && found::may_hold_assessments(file)
            && match (fs::canonicalize(file), fs::canonicalize(read)) {
                (Ok(file), Ok(folder)) => file.starts_with(folder),
                _ => false,
            }
}

/// Adds to the end of a file that several programs write one after the other, such as a log.
pub fn add(path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    let failed = |source| StorageError::new(Action::Write, path, source);
    let file = OpenOptions::new().append(true).create(true).open(path);
    let mut file = file.map_err(failed)?;
    let before = file.metadata().map_err(failed)?.len();
    file.write_all(bytes).map_err(|error| {
        // Half of what is added is of no use to anybody.
        let _ = file.set_len(before);
        failed(error)
    })
}

/// Reads a file of at most [`Source::MAX_BYTES`] bytes, or as much from a pipe or a device.
///
/// # Errors
///
/// If it cannot be read, is larger or a folder, or is made up by the system when it is read, as those in `/proc` are.
pub fn read(path: &Path) -> Result<Vec<u8>, StorageError> {
    let metadata = fs::metadata(path).map_err(|e| StorageError::new(Action::Read, path, e))?;
    read_what_is(path, &metadata)
}

/// Reads a file that a person did not name, but another file: it has to be a regular one, on a disk.
///
/// # Errors
///
/// As [`read()`]; also if it is a pipe, a socket or a device, which might never end, or in `/proc` or `/sys`.
pub fn read_regular(path: &Path) -> Result<Vec<u8>, StorageError> {
    let metadata = fs::metadata(path).map_err(|e| StorageError::new(Action::Read, path, e))?;
    if found::special(metadata.file_type()) || is_of_the_system(path) {
        return Err(StorageError::Special {
            path: path.to_owned(),
        });
    }
    read_what_is(path, &metadata)
}

/// Whether all links lead to where no files are, but the state of the system and of its processes.
fn is_of_the_system(path: &Path) -> bool {
    let real = fs::canonicalize(path);
    cfg!(unix) && real.is_ok_and(|real| ["/proc", "/sys"].iter().any(|at| real.starts_with(at)))
}

/// Whether a path is a link; what it leads to may be chosen by another than who names it.
pub fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink())
}

fn read_what_is(path: &Path, metadata: &Metadata) -> Result<Vec<u8>, StorageError> {
    let failed = |source| StorageError::new(Action::Read, path, source);
    // Asked before opening: to open a folder fails on some systems with nothing but a denial.
    if metadata.is_dir() {
        return Err(StorageError::Folder {
            action: Action::Read,
            path: path.to_owned(),
        });
    }
    if metadata.len() > LARGEST {
        return Err(StorageError::TooLarge {
            path: path.to_owned(),
        });
    }
    let mut file = File::open(path).map_err(failed)?;
    let bytes = bounded(&mut file, path)?;
    // Asked again: meanwhile a file may have grown that was empty.
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_file() && metadata.len() == 0 && !bytes.is_empty() {
        return Err(StorageError::Special {
            path: path.to_owned(),
        });
    }
    Ok(bytes)
}

/// Reads standard input, under the same limit.
pub fn read_stdin() -> Result<Vec<u8>, StorageError> {
    bounded(io::stdin().lock(), Path::new("standard input"))
}

/// Devices and pipes tell no size, and files may grow, so that what is read is counted as well.
fn bounded(source: impl Read, path: &Path) -> Result<Vec<u8>, StorageError> {
    let mut bytes = Vec::new();
    let read = source.take(LARGEST + 1).read_to_end(&mut bytes);
    read.map_err(|source| StorageError::new(Action::Read, path, source))?;
    if bytes.len() as u64 > LARGEST {
        return Err(StorageError::TooLarge {
            path: path.to_owned(),
        });
    }
    Ok(bytes)
}

/// Writes a file whole: readers, and a crash, see either the old content or the new.
///
/// A link stays and what it points to is replaced; permissions stay. A file that may not be written stays as it is,
/// although its folder would allow to replace it. Devices and pipes are written to, not replaced.
///
/// # Errors
///
/// If that is not possible. The file is then as it was, and nothing is left beside it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    put(Pending::create(path)?, bytes, &|| Ok(()))
}

/// Writes a file that is not there yet.
///
/// # Errors
///
/// [`StorageError::Changed`] if there is something of that name meanwhile; else as [`write()`].
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    write_over(path, None, bytes).map(drop)
}

/// As [`write()`], for nobody to read but its owner, where the system knows such a thing.
///
/// # Errors
///
/// As [`write()`].
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    put(Pending::create_as(path, Reader::Owner)?, bytes, &|| Ok(()))
}

/// Removes a file; one that is not there is no failure.
///
/// # Errors
///
/// If that is not possible.
pub fn remove(path: &Path) -> Result<(), StorageError> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != ErrorKind::NotFound => {
            Err(StorageError::new(Action::Write, path, source))
        }
        _ => Ok(()),
    }
}

/// Whether a file can be written, or created, as [`write()`] does; nothing of it changes.
///
/// # Errors
///
/// If it cannot, with the reason.
pub fn may_write(path: &Path) -> Result<(), StorageError> {
    Pending::create(path).map(drop)
}

/// Creates a folder with those above it; one that exists is left as it is.
///
/// # Errors
///
/// If that is not possible.
pub fn create_folder(path: &Path) -> Result<(), StorageError> {
    fs::create_dir_all(path).map_err(|source| StorageError::new(Action::Write, path, source))
}

/// As [`write()`], over what the file held at `before`: `None` if it did not exist. Devices and pipes hold nothing to
/// compare.
///
/// It is compared when the new content is safely beside it and only its name is wanting, so that hardly any time is left
/// for a change that would not be noticed.
///
/// # Errors
///
/// [`StorageError::Changed`] if it holds something else now, was removed or was created; else as [`write()`].
pub fn write_over(
    path: &Path,
    before: Option<&Stamp>,
    bytes: &[u8],
) -> Result<Stamp, StorageError> {
    put(Pending::create(path)?, bytes, &|| is_still(path, before))?;
    Ok(Stamp::of(bytes))
}

fn is_still(path: &Path, before: Option<&Stamp>) -> Result<(), StorageError> {
    match Stamp::of_file(path)?.as_ref() == before {
        true => Ok(()),
        false => Err(StorageError::Changed {
            path: path.to_owned(),
        }),
    }
}

/// Writes a file, if it may still be replaced when all else is done.
fn put(
    mut pending: Pending,
    bytes: &[u8],
    may_replace: &dyn Fn() -> Result<(), StorageError>,
) -> Result<(), StorageError> {
    pending.write(bytes)?;
    pending.commit_if(may_replace)
}

/// Whether a path ends as only a folder's may.
fn names_folder(path: &Path) -> bool {
    path.to_string_lossy().ends_with(std::path::is_separator)
}

/// Follows links, to a target that need not exist yet. `None`: to an open stream, such as `/dev/stdout`, which is not
/// to be replaced even where it is a file.
fn resolve(path: &Path) -> io::Result<Option<PathBuf>> {
    let mut target = path.to_owned();
    for _ in 0..LINKS {
        if target.starts_with("/dev/fd") || target.starts_with("/proc") {
            return Ok(None);
        }
        match fs::symlink_metadata(&target) {
            Ok(metadata) if metadata.is_symlink() => {
                let link = fs::read_link(&target)?;
                target = target.parent().unwrap_or(Path::new("")).join(link);
            }
            _ => return Ok(Some(target)),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

fn folder_of(target: &Path) -> &Path {
    target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// With these permissions, of which the system takes away what the person wants new files not to have.
#[cfg(unix)]
fn with_mode(builder: &mut tempfile::Builder<'_, '_>, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn with_mode(_: &mut tempfile::Builder<'_, '_>, _: u32) {}

/// Where an administrator changes somebody's file it stays theirs; to others the system does not allow it.
#[cfg(unix)]
fn keep_owner(path: &Path, before: &Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    let same =
        fs::metadata(path).is_ok_and(|now| now.uid() == before.uid() && now.gid() == before.gid());
    if !same && chown(path, Some(before.uid()), Some(before.gid())).is_err() {
        let _ = chown(path, None, Some(before.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &Metadata) {}

/// So that the new name, too, survives a power cut. The content is safe by then and not all systems can do this.
fn sync_folder(folder: &Path) {
    if cfg!(unix)
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests;
