//! One session on one file.

use std::process::Command;

use tempfile::TempDir;

use super::*;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn names(folder: &TempDir) -> usize {
    fs::read_dir(folder.path()).unwrap().count()
}

fn holder(path: &Path) -> Holder {
    match Lock::take(path) {
        Err(LockError::Held { holder, .. }) => holder,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_second_session_is_told_who_holds_the_file_until_the_first_ends() {
    let folder = folder();
    let path = folder.path().join("a.yaml");
    let first = Lock::take(&path).unwrap();
    assert!(first.is_held());
    let holder = holder(&path);
    assert_eq!(holder.process, Some(std::process::id()));
    assert!(holder.since.is_some());
    let other = folder.path().join("b.yaml");
    assert!(Lock::take(&other).unwrap().is_held(), "another file");
    drop(first);
    assert!(Lock::take(&path).unwrap().is_held());
    assert_eq!(names(&folder), 0, "nothing is left in the folder");
}

#[test]
fn the_lock_outlives_a_save() {
    let folder = folder();
    let path = folder.path().join("a.yaml");
    let _first = Lock::take(&path).unwrap();
    super::super::write(&path, b"one").unwrap();
    super::super::write(&path, b"two").unwrap();
    holder(&path);
}

#[test]
fn what_a_killed_session_left_is_taken_over_and_removed() {
    let folder = folder();
    let path = folder.path().join("a.yaml");
    let left = lock_file(&path).unwrap();
    let long = "process: 1\nuser: somebody\n".repeat(10);
    fs::File::create(&left)
        .unwrap()
        .write_all(long.as_bytes())
        .unwrap();
    let lock = Lock::take(&path).unwrap();
    assert_eq!(holder(&path).process, Some(std::process::id()));
    drop(lock);
    assert_eq!(names(&folder), 0);
}

#[test]
fn a_lock_file_cannot_steer_the_terminal() {
    let folder = folder();
    let path = folder.path().join("a.yaml");
    let hostile = "process: x\nuser: \u{1b}[2J\nnonsense\nhost: desk\n";
    let mut file = open(&lock_file(&path).unwrap()).unwrap();
    file.write_all(hostile.as_bytes()).unwrap();
    file.rewind().unwrap();
    let told = Holder {
        since: None,
        ..read_holder(&mut file).unwrap()
    };
    assert_eq!(told.to_string(), "another session (of \\u{1b}[2J, on desk)");
    assert_eq!(Holder::default().to_string(), "another session");
    let known = Holder {
        process: Some(7),
        since: Some("2026-11-22T10:00:30Z".parse().unwrap()),
        ..Holder::default()
    };
    let error = LockError::Held {
        path: "a.yaml".into(),
        holder: known,
    };
    assert_eq!(
        error.to_string(),
        "open a.yaml: another session (process 7, since 2026-11-22 10:00 UTC) works on it"
    );
}

#[test]
fn where_no_lock_can_be_had_work_goes_on_without() {
    let folder = folder();
    let nowhere = folder.path().join("none/a.yaml");
    assert!(!Lock::take(&nowhere).unwrap().is_held());
    assert!(!Lock::take(folder.path()).unwrap().is_held());
    let long = folder.path().join("x".repeat(250));
    assert!(!Lock::take(&long).unwrap().is_held());
}

#[cfg(unix)]
#[test]
fn links_lead_to_the_lock_of_the_file() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    fs::create_dir(folder.path().join("deep")).unwrap();
    let at = |name: &str| folder.path().join(name);
    symlink("deep/a.yaml", at("link.yaml")).unwrap();
    let lock = Lock::take(&at("deep/a.yaml")).unwrap();
    holder(&at("link.yaml"));
    drop(lock);
    symlink("circle", at("circle")).unwrap();
    let error = Lock::take(&at("circle")).unwrap_err();
    assert!(error.to_string().ends_with("too many symbolic links"));
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_the_lock_file_damages_nothing() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    let (path, precious) = (folder.path().join("a.yaml"), folder.path().join("precious"));
    super::super::write(&precious, b"kept").unwrap();
    symlink(&precious, lock_file(&path).unwrap()).unwrap();
    assert!(!Lock::take(&path).unwrap().is_held());
    assert_eq!(super::super::read(&precious).unwrap(), b"kept");
    assert_eq!(names(&folder), 2);
}

/// The other end of [`the_lock_dies_with_its_process`]: takes the lock named by the environment and waits to be killed.
#[test]
fn holds_the_lock_that_it_is_told_to() {
    let Some(path) = std::env::var_os("ITSM_GAP_TEST_LOCK") else {
        return;
    };
    let _lock = Lock::take(Path::new(&path)).unwrap();
    fs::create_dir(Path::new(&path).with_extension("held")).unwrap();
    std::thread::sleep(std::time::Duration::from_secs(60));
}

#[cfg(unix)]
#[test]
fn the_lock_dies_with_its_process() {
    let folder = folder();
    let path = folder.path().join("a.yaml");
    let mut other = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "storage::lock::tests::holds_the_lock_that_it_is_told_to",
        ])
        .env("ITSM_GAP_TEST_LOCK", &path)
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    while !path.with_extension("held").exists() {
        assert!(other.try_wait().unwrap().is_none(), "the other ended early");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert_eq!(holder(&path).process, Some(other.id()));
    other.kill().unwrap();
    other.wait().unwrap();
    assert!(Lock::take(&path).unwrap().is_held());
}
