//! What the tool never does, seen from outside: the calls that it makes of the system.
//!
//! Without strace a test says that it is skipped; where `ITSM_GAP_REQUIRE_STRACE` is set it fails instead.

#![cfg(target_os = "linux")]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use crate::support::{Place, Run, root};

/// Small, with a questionnaire beside it; some runs take an embedded one.
const EXAMPLE: &str = "docs/worked/assessment.yaml";

/// The calls of a run that concern files, programs and the network, in a folder and with lines to answer; `None` where
/// they cannot be seen.
fn calls(folder: &Path, arguments: &str, answers: &str) -> Option<Vec<String>> {
    let elsewhere = Place::empty();
    let (log, input) = (elsewhere.path("calls"), elsewhere.path("answers"));
    fs::write(&input, answers).unwrap();
    let output = Command::new("strace")
        .args([
            "-f",
            "-qq",
            "-e",
            "signal=none",
            "-e",
            "trace=%file,%network,%process",
            "-o",
        ])
        .arg(&log)
        .arg(Run::command(folder).get_program())
        .args(arguments.split_whitespace())
        .stdin(fs::File::open(&input).unwrap())
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .output();
    let seen = fs::read_to_string(&log).unwrap_or_default();
    let ran = output.is_ok_and(|output| matches!(output.status.code(), Some(0 | 1 | 3)));
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

/// Expects that nothing is called beyond the machine but the program itself.
#[track_caller]
fn stays_at_home(arguments: &str, calls: &[String]) {
    let mut out = calls.iter().filter(|call| reaches_out(call));
    let first = out.next().map(String::as_str).unwrap_or_default();
    assert!(first.starts_with("execve("), "{arguments}: {first}");
    assert_eq!(out.next(), None, "{arguments} reaches out");
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
        format!("check {EXAMPLE} --to sarif"),
        format!("check {EXAMPLE} --to github"),
        "questionnaire show itsm-manager".to_owned(),
        "template itsm-manager".to_owned(),
    ] {
        let Some(calls) = calls(root(), &arguments, "") else {
            return;
        };
        stays_at_home(&arguments, &calls);
        let written = calls.iter().find(|call| writes(call));
        assert_eq!(written, None, "{arguments} writes");
    }
}

#[test]
fn with_an_output_only_that_file_and_its_forerunner_are_written() {
    let place = Place::empty();
    let folder = place.path("out");
    fs::create_dir(&folder).unwrap();
    let file = folder.join("report.md");
    let arguments = format!("report {EXAMPLE} -o {}", file.display());
    let Some(calls) = calls(root(), &arguments, "") else {
        return;
    };
    stays_at_home(&arguments, &calls);
    let written: Vec<_> = calls.iter().filter(|call| writes(call)).collect();
    assert!(!written.is_empty(), "the trace shows nothing");
    let folder = folder.to_str().unwrap();
    for call in written {
        assert!(call.contains(folder), "{call}");
    }
    let left: Vec<_> = fs::read_dir(folder).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn the_interview_writes_its_file_the_lock_and_the_schema_and_nothing_else() {
    let place = Place::with_fixtures();
    let before = place.names();
    let arguments = "assess my.yaml --plain --questionnaire mini.yaml --date 2026-11-20";
    let answers = "Harbour IT\nHosting\n\nA. Lind\n1\n1\n3\n2\nq\n";
    let Some(calls) = calls(&place.path(""), arguments, answers) else {
        return;
    };
    stays_at_home(arguments, &calls);
    let written: Vec<_> = calls.iter().filter(|call| writes(call)).collect();
    // What is written beside a file and renamed into its place has a name of its own, with a dot in front.
    let known = ["my.yaml", ".my.yaml.itsm-gap-lock", ".itsm-gap-"];
    for call in &written {
        let names = call.split('"').skip(1).step_by(2);
        for name in names.map(|path| path.rsplit('/').next().unwrap()) {
            let expected = known.iter().any(|known| name.starts_with(known));
            assert!(expected, "{call}");
        }
    }
    for name in known {
        assert!(written.iter().any(|call| call.contains(name)), "no {name}");
    }
    let left: Vec<_> = place
        .names()
        .into_iter()
        .filter(|name| !before.contains(name))
        .collect();
    assert_eq!(left, ["my.yaml"]);
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
