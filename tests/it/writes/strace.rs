//! The calls that a command makes of the system, and one of them going wrong.

use std::fs::File;
use std::io::Write as _;
use std::process::{Command, Output};

use super::Untroubled;
use crate::support::Place;

/// What changes something on a disk. Not every machine knows those with a question mark.
const CHANGES: &str = "openat,write,fsync,fchmod,?chown,fchownat,?rename,renameat,?renameat2,?unlink,unlinkat,ftruncate,flock";

/// One call: the so many-th of its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Call {
    pub(super) name: String,
    pub(super) nth: usize,
    /// As it was seen when nothing went wrong.
    pub(super) seen: String,
}

/// Runs a command under strace with these of its flags.
fn strace(of: &Untroubled, flags: &[&str], log: &std::path::Path) -> Output {
    let input = Place::empty().file("input", of.case.stdin);
    Command::new("strace")
        .args(["-f", "-qq", "-e", "signal=none", "-s", "0"])
        .args(flags)
        .arg("-o")
        .arg(log)
        .arg(of.binary())
        .args(of.arguments().split_whitespace())
        .stdin(File::open(input.path("input")).unwrap())
        .current_dir(of.place.path(""))
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .output()
        .unwrap()
}

/// Whether strace is there and may trace; where it has to be, it is.
pub(super) fn traced() -> bool {
    let seen = Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .output();
    let is_there = seen.is_ok_and(|seen| seen.status.success());
    let required = std::env::var_os("ITSM_GAP_REQUIRE_STRACE").is_some();
    assert!(is_there || !required, "strace does not run");
    if !is_there {
        let _ = writeln!(
            std::io::stderr(),
            "skipped: strace is not there or may not trace"
        );
    }
    is_there
}

/// The calls of a command that change something, from the first on that creates a file.
pub(super) fn calls(of: &Untroubled) -> Vec<Call> {
    of.reset();
    let elsewhere = Place::empty();
    let log = elsewhere.path("log");
    let output = strace(of, &["-e", &format!("trace={CHANGES}")], &log);
    assert!(of.is_new(), "{} under strace: {output:?}", of.case.name);
    let seen = std::fs::read_to_string(&log).unwrap();
    let mut all: Vec<(String, Call)> = Vec::new();
    for line in seen.lines() {
        let Some((process, call)) = line.split_once(' ') else {
            continue;
        };
        let Some((name, _)) = call.trim().split_once('(') else {
            continue;
        };
        // Calls are counted for each thread.
        let before = all
            .iter()
            .filter(|(other, call)| other == process && call.name == name);
        let nth = before.count() + 1;
        let (name, seen) = (name.to_owned(), call.trim().to_owned());
        all.push((process.to_owned(), Call { name, nth, seen }));
    }
    let calls = all.into_iter().map(|(_, call)| call);
    let calls: Vec<Call> = calls
        .skip_while(|call| !call.seen.contains("O_CREAT"))
        .collect();
    assert!(calls.len() > 3, "{}: {seen}", of.case.name);
    // What is said is nobody's loss.
    let talks =
        |call: &Call| call.seen.starts_with("write(1,") || call.seen.starts_with("write(2,");
    calls.into_iter().filter(|call| !talks(call)).collect()
}

impl Call {
    /// Runs the command with this call going wrong in a way that strace knows: `error=EIO`, `signal=KILL`.
    pub(super) fn goes_wrong(&self, of: &Untroubled, how: &str) -> Output {
        of.reset();
        let Self { name, nth, .. } = self;
        let trace = format!("trace={name}");
        let inject = format!("inject={name}:{how}:when={nth}");
        strace(
            of,
            &["-e", &trace, "-e", &inject],
            std::path::Path::new("/dev/null"),
        )
    }
}
