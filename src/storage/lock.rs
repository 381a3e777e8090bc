//! A sign that one session works on a file, so that a second one is told.
//!
//! The system's lock on a small hidden file beside the one that is worked on. The system lifts it when the process ends,
//! however it ends. The file itself cannot bear the lock: each save puts a new one in its place, and so does an editor.
//! Nor can a file elsewhere, such as in the folder for temporary files: on a shared drive the other session runs on
//! another machine. It is removed at the end; what a killed session leaves is taken over, and removed, by the next.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{Action, StorageError, folder_of, leftovers, resolve, shown};
use crate::render::escape;

/// Between opening the lock file and locking it, another session may remove it: so often it is tried anew.
const TRIES: usize = 8;
/// More than this is not read of a lock file.
const LONGEST: u64 = 1024;

/// Held by the session that works on a file. It ends with its drop, and with the process.
#[derive(Debug)]
pub struct Lock {
    /// The open lock file and its path; `None` where no lock can be had.
    held: Option<(File, PathBuf)>,
}

/// Why a file is not to be worked on; completes "failed to …".
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LockError {
    /// Another session works on it.
    #[error("open {}: {holder} works on it", shown(path))]
    Held {
        /// The file.
        path: PathBuf,
        /// Who.
        holder: Holder,
    },
    /// The path leads nowhere.
    #[error(transparent)]
    Path(#[from] StorageError),
}

/// Who works on a file, so far as the lock file tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// Number of the process.
    pub process: Option<u32>,
    /// Name of the person's account.
    pub user: Option<String>,
    /// Name of the machine.
    pub host: Option<String>,
    /// When the session began.
    pub since: Option<Timestamp>,
}

impl std::fmt::Display for Holder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("another session")?;
        let mut known = Vec::new();
        known.extend(self.user.as_ref().map(|user| format!("of {user}")));
        known.extend(self.host.as_ref().map(|host| format!("on {host}")));
        known.extend(self.process.map(|number| format!("process {number}")));
        let since = self.since.map(|since| since.strftime("%Y-%m-%d %H:%M UTC"));
        known.extend(since.map(|since| format!("since {since}")));
        match known.is_empty() {
            true => Ok(()),
            false => write!(f, " ({})", known.join(", ")),
        }
    }
}

impl Lock {
    /// Takes the lock of a file, which need not exist yet. Links to one file lead to the same lock.
    ///
    /// Where the folder cannot be written to, or its file system knows no locks, there is none to be had: then this
    /// succeeds without one, since it keeps nobody from anything but a second session. Devices and pipes have none.
    ///
    /// # Errors
    ///
    /// If another session holds it, or the path is a circle of links.
    pub fn take(path: &Path) -> Result<Self, LockError> {
        let failed = |source| StorageError::new(Action::Read, path, source);
        let Some((target, sign)) = resolve(path)
            .map_err(failed)?
            .and_then(|target| Some((target.clone(), lock_file(&target)?)))
        else {
            return Ok(Self { held: None });
        };
        if fs::metadata(&target).is_ok_and(|metadata| !metadata.is_file()) {
            return Ok(Self { held: None });
        }
        for _ in 0..TRIES {
            let Ok(mut file) = open(&sign) else {
                break;
            };
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => {
                    let holder = read_holder(&mut file).unwrap_or_default();
                    let path = path.to_owned();
                    return Err(LockError::Held { path, holder });
                }
                Err(TryLockError::Error(_)) => {
                    // Nothing is left where no lock can be had; what says who works on the file is somebody's.
                    if file.metadata().is_ok_and(|metadata| metadata.len() == 0) {
                        let _ = fs::remove_file(&sign);
                    }
                    break;
                }
                Ok(()) if !is_at(&file, &sign) => continue,
                // Without the words, the lock holds all the same.
                Ok(()) => drop(write_holder(&mut file)),
            }
            leftovers::remove(folder_of(&target));
            let held = Some((file, sign));
            return Ok(Self { held });
        }
        Ok(Self { held: None })
    }

    /// Whether others are really kept out.
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }
}

impl Drop for Lock {
    /// Removes the lock file while it is still locked, so that nobody's but its own is removed.
    fn drop(&mut self) {
        if let Some((_file, sign)) = self.held.take() {
            let _ = fs::remove_file(sign);
        }
    }
}

/// `.assessment.yaml.itsm-gap-lock` for `assessment.yaml`.
fn lock_file(target: &Path) -> Option<PathBuf> {
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name()?);
    name.push(".itsm-gap-lock");
    Some(target.with_file_name(name))
}

/// Opens the lock file, or creates it. One that may only be read, since somebody else created it, can be locked as well.
fn open(sign: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    match options.open(sign) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => File::open(sign),
        other => other,
    }
}

/// Whether the open file is still the one of that name: not removed meanwhile, and no link to something else.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(open), Ok(named)) = (file.metadata(), fs::symlink_metadata(path)) else {
        return false;
    };
    open.is_file() && (open.dev(), open.ino()) == (named.dev(), named.ino())
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|named| named.is_file())
}

/// Says who holds the lock. When it was taken is told by the time of the file, so that no clock is asked.
fn write_holder(file: &mut File) -> io::Result<()> {
    let mut text = format!("process: {}\n", std::process::id());
    let named = [
        ("user", ["USER", "USERNAME"]),
        ("host", ["HOSTNAME", "COMPUTERNAME"]),
    ];
    for (key, variables) in named {
        let mut values = variables
            .into_iter()
            .filter_map(|name| std::env::var(name).ok());
        let value = values
            .next()
            .or_else(|| host().filter(|_| key == "host"))
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty() && !value.contains(['\n', '\r']));
        text.extend(value.map(|value| format!("{key}: {value}\n")));
    }
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(text.as_bytes())?;
    file.flush()
}

/// The name of this machine, where the system keeps it in a file.
fn host() -> Option<String> {
    let name = fs::read("/proc/sys/kernel/hostname").ok()?;
    String::from_utf8(name).ok()
}

/// What the lock file tells. It may be anybody's, so that nothing of it reaches a terminal as it is.
fn read_holder(file: &mut File) -> io::Result<Holder> {
    let mut text = Vec::new();
    let since = file.metadata()?.modified()?;
    file.take(LONGEST).read_to_end(&mut text)?;
    let text = String::from_utf8_lossy(&text).into_owned();
    let value = |key: &str| {
        let mut lines = text.lines().filter_map(|line| line.split_once(": "));
        let (_, value) = lines.find(|(name, _)| *name == key)?;
        Some(escape::terminal(value, false))
    };
    Ok(Holder {
        process: value("process").and_then(|number| number.parse().ok()),
        user: value("user"),
        host: value("host"),
        since: Timestamp::try_from(since).ok(),
    })
}

#[cfg(test)]
mod tests;
