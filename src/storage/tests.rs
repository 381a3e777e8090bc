//! Reading and writing in real folders.

use tempfile::TempDir;

use super::*;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// Names in a folder, to see that no temporary file is left.
fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn message<T: std::fmt::Debug>(result: Result<T, StorageError>, folder: &TempDir) -> String {
    result
        .unwrap_err()
        .to_string()
        .replace(&folder.path().to_string_lossy().into_owned(), "…")
}

#[test]
fn what_was_written_is_read() {
    let folder = folder();
    let path = folder.path().join("a.yaml");
    write(&path, b"one").unwrap();
    write(&path, b"two").unwrap();
    assert_eq!(read(&path).unwrap(), b"two");
    assert_eq!(names(&folder), ["a.yaml"]);
}

#[test]
fn a_missing_file_and_a_folder_are_named() {
    let folder = folder();
    assert_eq!(
        message(read(&folder.path().join("a.yaml")), &folder),
        "read …/a.yaml: there is no such file"
    );
    assert_eq!(
        message(read(folder.path()), &folder),
        "read …: it is a folder"
    );
    assert_eq!(
        message(write(folder.path(), b""), &folder),
        "write …: it is a folder"
    );
    assert_eq!(
        message(write(&folder.path().join("new/"), b""), &folder),
        "write …/new/: it is a folder"
    );
    assert_eq!(
        message(write(&folder.path().join("b/c.md"), b""), &folder),
        "write …/b/c.md: its folder does not exist"
    );
    assert!(names(&folder).is_empty());
}

#[test]
fn a_file_is_no_folder_to_write_in() {
    let folder = folder();
    write(&folder.path().join("a"), b"").unwrap();
    assert_eq!(
        message(write(&folder.path().join("a/b"), b""), &folder),
        "write …/a/b: its folder does not exist"
    );
}

#[test]
fn a_path_cannot_steer_the_terminal() {
    let error = read(Path::new("no\u{1b}[2J\nsuch")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "read no\\u{1b}[2J\\u{a}such: there is no such file"
    );
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let folder = folder();
    let path = folder.path().join("a.yaml");
    File::create(&path).unwrap().set_len(LARGEST + 1).unwrap();
    assert_eq!(
        message(read(&path), &folder),
        "read …/a.yaml: it is larger than 32 MiB"
    );
    File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_len(LARGEST)
        .unwrap();
    assert_eq!(read(&path).unwrap().len() as u64, LARGEST);
}

#[test]
fn a_source_without_end_is_refused() {
    let endless = bounded(io::repeat(b' '), Path::new("pipe"));
    assert!(matches!(endless, Err(StorageError::TooLarge { .. })));
}

#[test]
fn a_read_only_file_is_kept_intact() {
    let folder = folder();
    let path = folder.path().join("a.yaml");
    write(&path, b"kept").unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    assert_eq!(
        message(write(&path, b"lost"), &folder),
        "write …/a.yaml: permission denied"
    );
    assert_eq!(read(&path).unwrap(), b"kept");
    assert_eq!(names(&folder), ["a.yaml"]);
}

#[test]
fn what_somebody_else_changed_is_not_written_over() {
    let folder = folder();
    let path = folder.path().join("a.yaml");
    let one = write_over(&path, None, b"one").unwrap();
    let two = write_over(&path, Some(&one), b"two").unwrap();
    write(&path, b"theirs").unwrap();
    let refused = message(write_over(&path, Some(&two), b"ours"), &folder);
    assert_eq!(
        refused,
        "write …/a.yaml: somebody else changed it meanwhile"
    );
    assert!(write_over(&path, None, b"ours").is_err(), "it exists");
    assert_eq!(read(&path).unwrap(), b"theirs");
    assert_eq!(names(&folder), ["a.yaml"]);
    fs::remove_file(&path).unwrap();
    assert!(
        write_over(&path, Some(&two), b"ours").is_err(),
        "it is gone"
    );
    assert!(names(&folder).is_empty());
}

#[test]
fn the_same_content_written_anew_is_no_change() {
    let folder = folder();
    let path = folder.path().join("a.yaml");
    let stamp = write_over(&path, None, b"one").unwrap();
    write(&path, b"one").unwrap();
    assert_eq!(Stamp::of_file(&path).unwrap(), Some(stamp));
    assert_ne!(Stamp::of(b"one"), Stamp::of(b"two"));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn permissions_are_kept() {
        let folder = folder();
        let path = folder.path().join("a.yaml");
        write(&path, b"one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(mode(&path), 0o640);
    }

    #[test]
    fn a_new_file_has_the_permissions_of_any_new_file() {
        let folder = folder();
        let (ours, any) = (folder.path().join("ours"), folder.path().join("any"));
        write(&ours, b"").unwrap();
        File::create(&any).unwrap();
        assert_eq!(mode(&ours), mode(&any));
    }

    #[test]
    fn a_symlink_is_kept_and_its_target_replaced() {
        let folder = folder();
        fs::create_dir(folder.path().join("deep")).unwrap();
        let (real, link, far) = ("deep/real.yaml", "link.yaml", "far.yaml");
        let at = |name: &str| folder.path().join(name);
        write(&at(real), b"one").unwrap();
        symlink(real, at(link)).unwrap();
        symlink(link, at(far)).unwrap();
        write(&at(far), b"two").unwrap();
        assert_eq!(read(&at(real)).unwrap(), b"two");
        assert_eq!(fs::read_link(at(link)).unwrap(), Path::new(real));
        assert_eq!(fs::read_link(at(far)).unwrap(), Path::new(link));
    }

    #[test]
    fn a_dangling_symlink_gets_its_target() {
        let folder = folder();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        symlink("real", &link).unwrap();
        write(&link, b"one").unwrap();
        assert_eq!(read(&real).unwrap(), b"one");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn a_circle_of_symlinks_is_reported() {
        let folder = folder();
        symlink("b", folder.path().join("a")).unwrap();
        symlink("a", folder.path().join("b")).unwrap();
        assert_eq!(
            message(write(&folder.path().join("a"), b""), &folder),
            "write …/a: too many symbolic links"
        );
        assert!(read(&folder.path().join("a")).is_err());
    }

    #[test]
    fn a_device_is_written_to_not_replaced() {
        let before = fs::metadata("/dev/null").unwrap().ino();
        write(Path::new("/dev/null"), b"gone").unwrap();
        assert_eq!(fs::metadata("/dev/null").unwrap().ino(), before);
        assert!(read(Path::new("/dev/null")).unwrap().is_empty());
    }

    #[test]
    fn a_device_without_end_is_refused() {
        assert!(matches!(
            read(Path::new("/dev/zero")),
            Err(StorageError::TooLarge { .. })
        ));
    }

    #[test]
    fn a_named_pipe_is_written_to_not_replaced() {
        let folder = folder();
        let path = folder.path().join("pipe");
        assert!(
            Command::new("mkfifo")
                .arg(&path)
                .status()
                .unwrap()
                .success()
        );
        let reader = std::thread::spawn({
            let path = path.clone();
            move || read(&path).unwrap()
        });
        write(&path, b"through").unwrap();
        assert_eq!(reader.join().unwrap(), b"through");
        assert_eq!(names(&folder), ["pipe"]);
    }

    #[test]
    fn an_open_stream_keeps_its_file() {
        use std::os::fd::AsRawFd;
        let folder = folder();
        let path = folder.path().join("log");
        write(&path, b"one").unwrap();
        let open = File::options().append(true).open(&path).unwrap();
        let before = fs::metadata(&path).unwrap().ino();
        write(Path::new(&format!("/dev/fd/{}", open.as_raw_fd())), b" two").unwrap();
        assert_eq!(read(&path).unwrap(), b"one two");
        assert_eq!(fs::metadata(&path).unwrap().ino(), before);
    }

    #[test]
    #[expect(clippy::print_stderr, reason = "a test that could not run says so")]
    fn on_a_full_disk_the_file_is_kept_and_nothing_is_left_beside_it() {
        let folder = folder();
        let run = |program: &str, arguments: &[&str]| {
            let done = Command::new(program)
                .args(arguments)
                .arg(folder.path())
                .output();
            done.is_ok_and(|done| done.status.success())
        };
        if !run("mount", &["-t", "tmpfs", "-o", "size=64k", "tmpfs"]) {
            return eprintln!("skipped: only an administrator can make a disk that is soon full");
        }
        let path = folder.path().join("a.yaml");
        write(&path, b"kept").unwrap();
        let failed = write(&path, &[b'x'; 100_000]).map_err(|error| error.to_string());
        let (kept, left) = (read(&path), names(&folder));
        assert!(run("umount", &[]));
        assert!(failed.unwrap_err().contains("a.yaml: No space left"));
        assert_eq!(kept.unwrap(), b"kept");
        assert_eq!(left, ["a.yaml"]);
    }
}
