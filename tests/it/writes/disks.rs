//! Full disks, disks and folders that are only to be read.
//!
//! An administrator's rights are needed for most of it; without them a test says that it is skipped.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::cases::{Before, Case};
use super::{CASES, Untroubled};
use crate::support::{Place, Run};

/// A small disk in the memory, gone with its drop.
struct Disk(PathBuf);

impl Disk {
    /// `None` where one may not have any.
    fn at(path: PathBuf) -> Option<Self> {
        fs::create_dir(&path).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=256k,mode=755", "tmpfs"])
            .arg(&path)
            .output();
        if mounted.is_ok_and(|mounted| mounted.status.success()) {
            return Some(Self(path));
        }
        let _ = writeln!(
            std::io::stderr(),
            "skipped: only an administrator can make a disk"
        );
        None
    }

    /// Leaves no room.
    fn fill(&self) {
        let mut file = fs::File::create(self.0.join("filler")).unwrap();
        while file.write_all(&[0; 4096]).is_ok() {}
    }

    fn read_only(&self) {
        let remounted = || {
            let mut mount = Command::new("mount");
            let mount = mount.args(["-o", "remount,ro"]).arg(&self.0);
            mount.output().unwrap().status.success()
        };
        // What another test is just starting holds all open files for a moment, and the disk is busy then.
        let patient = (0..100).any(|_| {
            let done = remounted();
            if !done {
                std::thread::sleep(Duration::from_millis(20));
            }
            done
        });
        assert!(patient, "the disk stays busy");
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&self.0)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name != "filler")
            .collect();
        names.sort();
        names
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

/// A command with its file on a disk of its own.
struct OnDisk {
    of: Untroubled,
    disk: Disk,
    name: String,
}

impl OnDisk {
    fn new(case: &'static Case) -> Option<Self> {
        let of = Untroubled::new(case);
        let disk = Disk::at(of.place.path("disk"))?;
        let name = of.name();
        if let Some(before) = &of.before {
            // From there the questionnaire is one folder up.
            let text = String::from_utf8_lossy(before)
                .replace("questionnaire: mini.yaml", "questionnaire: ../mini.yaml");
            fs::write(disk.0.join(&name), text).unwrap();
        }
        Some(Self { of, disk, name })
    }

    fn held(&self) -> Option<Vec<u8>> {
        fs::read(self.disk.0.join(&self.name)).ok()
    }

    /// Runs it, and expects that it is told what is wrong and that nothing happened.
    fn fails(&self, parts: &[&str]) {
        let case = self.of.case;
        let (before, names) = (self.held(), self.disk.names());
        let arguments = case
            .arguments
            .replace("OUT", &format!("disk/{}", self.name));
        let done = self.of.place.run(&arguments).stdin(case.stdin).exit(4);
        for part in parts.iter().chain(&[self.name.as_str()]) {
            assert!(
                done.stderr.contains(part),
                "{}: no {part}: {}",
                case.name,
                done.stderr
            );
        }
        assert_eq!(self.held(), before, "{}", case.name);
        assert_eq!(self.disk.names(), names, "{}", case.name);
    }
}

#[test]
fn on_a_full_disk_it_is_told_and_the_file_is_as_it_was() {
    for case in CASES.iter().filter(|case| case.name != "assess") {
        let Some(on) = OnDisk::new(case) else { return };
        on.disk.fill();
        on.fails(&["No space left"]);
        if !matches!(case.before, Before::Assessment(_)) {
            on.fails(&["help: make room on the disk"]);
        }
    }
}

#[test]
fn on_a_disk_to_be_read_only_it_is_told() {
    for case in CASES.iter().filter(|case| case.name != "assess") {
        let Some(on) = OnDisk::new(case) else { return };
        on.disk.read_only();
        on.fails(&["permission denied"]);
    }
}

#[test]
fn answers_given_on_a_full_disk_are_kept_elsewhere() {
    let case = CASES.iter().find(|case| case.name == "assess").unwrap();
    let Some(on) = OnDisk::new(case) else { return };
    on.disk.fill();
    let before = on.held();
    let arguments = case.arguments.replace("OUT", &format!("disk/{}", on.name));
    // An answer, and the copy that is offered when it is not saved.
    let done = on.of.place.run(&arguments).stdin("1\n2\n").exit(4);
    done.stderr_has("Your answer is not saved yet")
        .stderr_has("out.answers-1.yaml");
    assert_eq!(on.held(), before);
    let copy = on.of.place.path("out.answers-1.yaml");
    let text = fs::read_to_string(&copy).unwrap();
    assert_ne!(Some(text.as_bytes()), before.as_deref());
    assert_eq!(
        fs::metadata(&copy).unwrap().permissions().mode() & 0o777,
        0o600
    );
}

#[test]
fn a_summary_that_cannot_be_added_whole_is_not_added() {
    let place = Place::with_fixtures();
    let Some(disk) = Disk::at(place.path("disk")) else {
        return;
    };
    let summary = disk.0.join("summary.md");
    // A whole page, so that a full disk has none for what is added.
    let before = "before\n".repeat(4096 / 7) + "\n";
    fs::write(&summary, &before).unwrap();
    disk.fill();
    let run = place.run("check partial.yaml --to github");
    let done = run
        .env("GITHUB_STEP_SUMMARY", summary.to_str().unwrap())
        .exit(4);
    done.stderr_has("summary.md").stderr_has("No space left");
    assert_eq!(fs::read_to_string(&summary).unwrap(), before);
}

#[test]
fn a_file_and_a_folder_that_are_not_ours_to_write_are_left_alone() {
    for case in CASES
        .iter()
        .filter(|case| ["report md", "batch csv", "import over", "export"].contains(&case.name))
    {
        let of = Untroubled::new(case);
        of.reset();
        let path = of.path();
        if of.before.is_some() {
            fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        }
        let modes = match of.before {
            Some(_) => vec![0o755, 0o555],
            None => vec![0o555],
        };
        let folder = of.place.path("");
        for folder_mode in modes {
            fs::set_permissions(&folder, fs::Permissions::from_mode(folder_mode)).unwrap();
            let mut command = Run::command(&folder);
            command.args(of.arguments().split_whitespace());
            // Whoever may do anything is no test.
            if fs::metadata("/proc/self")
                .is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
            {
                command.uid(65_534).gid(65_534);
            }
            let Ok(output) = command.output() else {
                let _ = writeln!(
                    std::io::stderr(),
                    "skipped: the program is not to be run by others"
                );
                return;
            };
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(4), "{}: {said}", case.name);
            assert!(
                said.contains("permission denied") && said.contains(&of.name()),
                "{said}"
            );
            assert!(of.is_old() && of.beside().is_empty(), "{}", case.name);
        }
        // So that it can be removed.
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    }
}
