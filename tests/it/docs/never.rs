//! What the tool never does, seen from outside: the calls that it makes of the system.
//!
//! Without strace a test says that it is skipped; where `ITSM_GAP_REQUIRE_STRACE` is set it fails instead.

#![cfg(target_os = "linux")]

use std::io::Write as _;
use std::process::Command;

use crate::support::{Place, Run};

/// Small, with a questionnaire beside it; some runs take an embedded one.
const EXAMPLE: &str = "docs/worked/assessment.yaml";

/// The calls of a run that concern files, programs and the network; `None` where they cannot be seen.
fn calls(place: &Place, arguments: &str) -> Option<Vec<String>> {
    let run = Run::command(crate::support::root());
    let log = place.path("calls");
    let status = Command::new("strace")
        .args([
            "-f",
            "-qq",
            "-e",
            "signal=none",
            "-e",
            "trace=%file,%network,%process",
        ])
        .arg("-o")
        .arg(&log)
        .arg(run.get_program())
        .args(arguments.split_whitespace())
        .current_dir(crate::support::root())
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .output();
    let seen = std::fs::read_to_string(&log).unwrap_or_default();
    let ran = status.is_ok_and(|output| matches!(output.status.code(), Some(0 | 1 | 3)));
    if !ran || !seen.contains("execve(") {
        let required = std::env::var_os("ITSM_GAP_REQUIRE_STRACE").is_some();
        assert!(!required, "strace does not run {arguments}: {seen}");
        let _ = writeln!(
            std::io::stderr(),
            "skipped: strace is not there or may not trace"
        );
        return None;
    }
    // A line begins with the number of the process.
    let calls = seen.lines().filter_map(|line| line.split_once(' '));
    Some(calls.map(|(_, call)| call.trim().to_owned()).collect())
}

fn name(call: &str) -> &str {
    call.split('(').next().unwrap_or_default()
}

/// Whether a call reaches out: to the network, or to another program.
fn reaches_out(call: &str) -> bool {
    const NETWORK: [&str; 8] = [
        "socket",
        "socketpair",
        "connect",
        "bind",
        "listen",
        "accept",
        "sendto",
        "recvfrom",
    ];
    let name = name(call);
    NETWORK.contains(&name) || ["fork", "vfork"].contains(&name) || name.starts_with("execve")
}

/// Whether a call changes something on a disk.
fn writes(call: &str) -> bool {
    const CHANGES: [&str; 12] = [
        "creat", "rename", "unlink", "rmdir", "mkdir", "link", "symlink", "mknod", "chmod",
        "chown", "truncate", "utime",
    ];
    let name = name(call);
    let opens = name.starts_with("open")
        && ["O_WRONLY", "O_RDWR", "O_CREAT"]
            .iter()
            .any(|f| call.contains(f));
    let harmless = call.contains("\"/dev/null\"") || call.contains("\"/dev/tty\"");
    (opens && !harmless) || CHANGES.iter().any(|change| name.starts_with(change))
}

#[test]
fn no_socket_is_opened_no_program_started_and_no_file_written() {
    for arguments in [
        format!("report {EXAMPLE}"),
        format!("report {EXAMPLE} --to json"),
        format!("report {EXAMPLE} --to html"),
        format!("roadmap {EXAMPLE}"),
        "check examples/02-internal-it/assessment.yaml --score 0.5".to_owned(),
        format!("explain {EXAMPLE} overall"),
        format!("validate {EXAMPLE} questionnaires/itil4.yaml"),
        "questionnaire show itsm-manager".to_owned(),
        "template itsm-manager".to_owned(),
    ] {
        let place = Place::empty();
        let Some(calls) = calls(&place, &arguments) else {
            return;
        };
        let mut out = calls.iter().filter(|call| reaches_out(call));
        let first = out.next().map(String::as_str).unwrap_or_default();
        assert!(first.starts_with("execve("), "{arguments}: {first}");
        assert_eq!(out.next(), None, "{arguments} reaches out");
        let written = calls.iter().find(|call| writes(call));
        assert_eq!(written, None, "{arguments} writes");
    }
}

#[test]
fn with_an_output_only_that_file_and_its_forerunner_are_written() {
    let place = Place::empty();
    let folder = place.path("out");
    std::fs::create_dir(&folder).unwrap();
    let file = folder.join("report.md");
    let Some(calls) = calls(&place, &format!("report {EXAMPLE} -o {}", file.display())) else {
        return;
    };
    let written: Vec<_> = calls.iter().filter(|call| writes(call)).collect();
    assert!(!written.is_empty(), "the trace shows nothing");
    let folder = folder.to_str().unwrap();
    for call in written {
        assert!(call.contains(folder), "{call}");
    }
    let left: Vec<_> = std::fs::read_dir(folder).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn a_connection_a_program_and_a_written_file_would_be_seen() {
    for call in [
        "socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 3",
        "connect(3, {sa_family=AF_INET, sin_port=htons(443)}, 16) = 0",
        "execve(\"/usr/bin/vi\", [\"vi\"], 0x7ff) = 0",
    ] {
        assert!(reaches_out(call), "{call}");
    }
    for call in [
        "openat(AT_FDCWD, \"a.md\", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3",
        "renameat2(AT_FDCWD, \"a\", AT_FDCWD, \"b\", 0) = 0",
        "unlink(\"a\") = 0",
        "mkdirat(AT_FDCWD, \"a\", 0777) = 0",
    ] {
        assert!(writes(call), "{call}");
    }
    let read = "openat(AT_FDCWD, \"a.yaml\", O_RDONLY|O_CLOEXEC) = 3";
    assert!(!writes(read) && !reaches_out(read));
}
