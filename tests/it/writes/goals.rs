//! Whatever a name leads to: links, folders, pipes, devices, and files of others.

use std::fs::{self, File};
use std::io::Read as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

use super::cases::Before;
use super::{CASES, Untroubled};
use crate::support::{Done, Run, root};

/// The commands that write over what is there, and one that writes what must not be there.
fn results() -> impl Iterator<Item = Untroubled> {
    let names = [
        "report md",
        "batch csv",
        "batch ndjson",
        "check also",
        "schema",
    ];
    CASES
        .iter()
        .filter(move |case| names.contains(&case.name))
        .map(Untroubled::new)
}

/// Runs a command with another name in the place of its file.
fn run(of: &Untroubled, name: &str) -> Run {
    of.place.run(&of.case.arguments.replace("OUT", name))
}

#[test]
fn a_link_stays_and_what_it_leads_to_is_replaced_whole() {
    for of in results() {
        of.reset();
        fs::create_dir_all(of.place.path("deep")).unwrap();
        let (ending, path) = (of.case.ending, |name: &str| of.place.path(name));
        let (real, link) = (format!("deep/real.{ending}"), format!("link.{ending}"));
        for before in [Some("old"), None] {
            let _ = (fs::remove_file(path(&real)), fs::remove_file(path(&link)));
            if let Some(text) = before {
                fs::write(path(&real), text).unwrap();
            }
            symlink(&real, path(&link)).unwrap();
            run(&of, &link).exit_any(of.case.done);
            assert_eq!(
                Some(fs::read(path(&real)).unwrap()),
                *of.after.last().unwrap()
            );
            assert_eq!(fs::read_link(path(&link)).unwrap(), Path::new(&real));
        }
        assert_eq!(fs::read_dir(path("deep")).unwrap().count(), 1);
    }
}

#[test]
fn of_two_names_of_one_file_the_other_keeps_what_it_held() {
    for of in results() {
        of.reset();
        fs::hard_link(of.path(), of.place.path("other")).unwrap();
        of.place.run(&of.arguments()).exit_any(of.case.done);
        assert!(of.is_new());
        assert_eq!(fs::read(of.place.path("other")).ok(), of.before);
    }
}

#[test]
fn permissions_and_owner_stay() {
    for case in CASES.iter().filter(|case| case.before != Before::Nothing) {
        let of = Untroubled::new(case);
        of.reset();
        for mode in [0o600, 0o640, 0o664] {
            fs::set_permissions(of.path(), fs::Permissions::from_mode(mode)).unwrap();
            // To give a file away is for an administrator alone.
            let other = std::os::unix::fs::chown(of.path(), Some(65_534), Some(65_534)).is_ok();
            let before = fs::metadata(of.path()).unwrap();
            of.place
                .run(&of.arguments())
                .stdin(case.stdin)
                .exit_any(case.done);
            let after = fs::metadata(of.path()).unwrap();
            assert_eq!(after.mode(), before.mode(), "{}", case.name);
            assert_eq!(
                (after.uid(), after.gid()),
                (before.uid(), before.gid()),
                "{}",
                case.name
            );
            assert!(!other || after.uid() == 65_534);
        }
    }
}

#[test]
fn a_new_file_is_for_whom_the_person_wants_new_files_to_be() {
    for (umask, mode) in [("022", 0o644), ("027", 0o640), ("077", 0o600)] {
        for case in CASES
            .iter()
            .filter(|case| ["report md", "merge", "export"].contains(&case.name))
        {
            let of = Untroubled::new(case);
            let _ = fs::remove_file(of.path());
            let line = format!("umask {umask}; exec \"$0\" {}", of.arguments());
            let status = Command::new("sh")
                .args(["-c", &line])
                .arg(of.binary())
                .current_dir(of.place.path(""))
                .stderr(std::process::Stdio::null())
                .status();
            assert!(status.unwrap().success());
            assert_eq!(
                fs::metadata(of.path()).unwrap().mode() & 0o777,
                mode,
                "{}",
                case.name
            );
        }
    }
}

#[test]
fn a_folder_a_missing_folder_and_a_full_device_are_told() {
    let told = |done: &Done, parts: &[&str]| {
        for part in parts {
            assert!(done.stderr.contains(part), "no {part}: {}", done.stderr);
        }
    };
    for of in results() {
        let ending = of.case.ending;
        fs::create_dir_all(of.place.path(format!("folder.{ending}"))).unwrap();
        let done = run(&of, &format!("folder.{ending}")).exit(4);
        told(&done, &["failed to write folder.", "it is a folder"]);
        let done = run(&of, &format!("nowhere/a.{ending}")).exit(4);
        told(
            &done,
            &[
                "nowhere/a.",
                "its folder does not exist",
                "help: create the folder first",
            ],
        );
        symlink("/dev/full", of.place.path(format!("full.{ending}"))).unwrap();
        let done = run(&of, &format!("full.{ending}")).exit(4);
        told(
            &done,
            &["failed to write full.", "No space left", "help: make room"],
        );
        assert!(
            fs::symlink_metadata(of.place.path(format!("full.{ending}")))
                .unwrap()
                .is_symlink()
        );
    }
}

#[test]
fn help_that_finds_no_room_is_told() {
    for arguments in [
        "--help",
        "--version",
        "report --help",
        "report partial.yaml",
    ] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let mut command = Run::command(&root().join("tests/fixtures"));
        let done = command
            .args(arguments.split(' '))
            .stdout(full)
            .output()
            .unwrap();
        let talk = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(4), "{arguments}: {talk}");
        assert!(
            talk.contains("failed to write to standard output"),
            "{talk}"
        );
    }
}

#[test]
fn a_pipe_and_standard_output_by_its_name_get_all_of_it() {
    for of in results() {
        let (name, ending) = (of.case.name, of.case.ending);
        let pipe = of.place.path(format!("pipe.{ending}"));
        assert!(
            Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        let reader = std::thread::spawn(move || {
            let mut bytes = Vec::new();
            File::open(pipe).unwrap().read_to_end(&mut bytes).unwrap();
            bytes
        });
        run(&of, &format!("pipe.{ending}")).exit_any(of.case.done);
        assert_eq!(
            Some(reader.join().unwrap()),
            *of.after.last().unwrap(),
            "{name}"
        );
        symlink("/dev/stdout", of.place.path(format!("stdout.{ending}"))).unwrap();
        let done = run(&of, &format!("stdout.{ending}")).exit_any(of.case.done);
        let new = String::from_utf8(of.after.last().unwrap().clone().unwrap()).unwrap();
        assert!(done.stdout.contains(&new), "{name}: {}", done.stdout);
    }
}
