//! What a program that was killed has left: a file that never got its name.
//!
//! Whoever writes holds the system's lock on the file as long as it has no name, and the system lifts it when the process
//! ends, however it ends. So whatever can be locked belongs to nobody, and may be removed without asking a clock.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// How the name of a file begins that has none yet.
pub(super) const START: &str = ".itsm-gap-";
/// How it ends.
pub(super) const END: &str = ".tmp";
/// Between being created and locked it may be taken for left behind: so often it is tried anew.
const TRIES: usize = 8;

/// Creates a file without a name of its own, that nobody takes for left behind.
pub(super) fn begin(builder: &Builder<'_, '_>, folder: &Path) -> io::Result<NamedTempFile> {
    for _ in 1..TRIES {
        let file = builder.tempfile_in(folder)?;
        // Where the system knows no locks nothing is taken for left behind.
        let taken = file.as_file().try_lock().is_err_and(is_held);
        if !taken && fs::symlink_metadata(file.path()).is_ok() {
            return Ok(file);
        }
    }
    builder.tempfile_in(folder)
}

/// Removes what killed programs left in a folder. What cannot be removed stays: nobody is in need of it, or kept by it.
pub(super) fn remove(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_ours = name.starts_with(START) && name.ends_with(END);
        if !is_ours || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let open = OpenOptions::new().read(true).write(true).open(entry.path());
        if let Ok(file) = open
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_held(error: fs::TryLockError) -> bool {
    matches!(error, fs::TryLockError::WouldBlock)
}

/// What the system says, without the name that is nobody's.
pub(super) fn plain(error: io::Error) -> io::Error {
    let text = error.to_string();
    match text.split_once(" at path ") {
        Some((said, _)) if error.raw_os_error().is_none() => io::Error::new(error.kind(), said),
        _ => error,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Lock, Pending, write};
    use super::*;

    fn left(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn what_nobody_writes_any_more_goes_with_the_next_session_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in [
            ".itsm-gap-abcdef.tmp",
            ".itsm-gap-other",
            "itsm-gap-a.tmp",
            ".x.tmp",
        ] {
            write(&at(name), b"half").unwrap();
        }
        fs::create_dir(at(".itsm-gap-folder.tmp")).unwrap();
        write(&at("a.yaml"), b"whole").unwrap();
        assert_eq!(left(folder.path()), 6, "a save looks for nothing");
        drop(Lock::take(&at("a.yaml")).unwrap());
        assert!(!at(".itsm-gap-abcdef.tmp").exists());
        assert_eq!(left(folder.path()), 5);
    }

    #[test]
    fn a_failure_does_not_name_the_file_without_a_name() {
        let folder = tempfile::tempdir().unwrap();
        let error = Builder::new()
            .tempfile_in(folder.path().join("nowhere"))
            .unwrap_err();
        assert!(error.to_string().contains("nowhere"));
        let kind = error.kind();
        let plain = plain(error);
        assert!(!plain.to_string().contains("nowhere"), "{plain}");
        assert_eq!(plain.kind(), kind);
    }

    #[test]
    fn what_is_being_written_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        let mut pending = Pending::create(&path).unwrap();
        pending.write(b"whole").unwrap();
        remove(folder.path());
        pending.commit().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"whole");
    }
}
