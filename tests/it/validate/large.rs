//! Files of 20 MB stay within 100 MB of memory.

use std::fmt::Write as _;
use std::io::Read;
use std::process::Stdio;

use crate::support::{Place, Run};

const LIMIT: u64 = 100 * 1024;
const HEAD: &str = "format: 1\nquestionnaire: itsm-manager\ndate: 2026-06-30\nanswers:\n";

/// The peak of a run in kilobytes, and its exit code. Elsewhere than on Linux nobody tells.
///
/// It is read when the first byte of the result has come: the rest of it does not fit into the pipe, or the command waits
/// for standard input as its next file, so that the process is still there to be asked.
fn peak(place: &Place, arguments: &str) -> (Option<u64>, Option<i32>) {
    let mut child = Run::command(&place.path(""))
        .args(arguments.split(' '))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut results = child.stdout.take().unwrap();
    let mut byte = [0];
    results.read_exact(&mut byte).unwrap();
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok();
    drop(child.stdin.take());
    std::io::copy(&mut results, &mut std::io::sink()).unwrap();
    let code = child.wait().unwrap().code();
    let peak = status.as_deref().and_then(|status| {
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().strip_suffix(" kB")?.parse().ok()
    });
    (peak, code)
}

#[track_caller]
fn assert_frugal(place: &Place, arguments: &str, code: i32) {
    let (peak, found) = peak(place, arguments);
    assert_eq!(found, Some(code), "{arguments}");
    assert!(
        peak.is_none_or(|peak| peak < LIMIT),
        "{arguments}: {peak:?} kB"
    );
}

#[test]
fn a_note_of_20_mb_is_read_and_reported() {
    let note = "      one line of a very long note\n".repeat(600_000);
    let text = format!("{HEAD}  chg-controlled:\n    answer: managed\n    note: |\n{note}");
    assert!(text.len() > 20_000_000);
    let place = Place::empty().file("a.yaml", text);
    // Nothing comes on standard input, which is a file without content.
    assert_frugal(&place, "validate a.yaml -", 2);
    assert_frugal(&place, "report a.yaml --to json", 0);
}

#[test]
fn a_million_entries_are_refused_in_good_time() {
    let mut text = HEAD.to_owned();
    for entry in 0..1_000_000 {
        writeln!(text, "  question-{entry:06}: x").unwrap();
    }
    assert!(text.len() > 20_000_000);
    let place = Place::empty().file("a.yaml", text);
    assert_frugal(&place, "validate a.yaml -", 2);
    place
        .run("validate a.yaml")
        .exit(2)
        .stderr_has("error[too-many-entries]");
}

#[test]
fn a_file_beyond_the_limit_is_not_read() {
    let place = Place::empty();
    let file = std::fs::File::create(place.path("a.yaml")).unwrap();
    // A hole, which takes no room.
    file.set_len(1 << 40).unwrap();
    place
        .run("validate a.yaml")
        .exit(4)
        .stderr_has("larger than");
}

#[test]
fn a_line_of_a_megabyte_is_shown_in_part() {
    let text = format!("{HEAD}  {}: x\n", "q".repeat(1_000));
    let long = format!("{text}  chg-controlled: {}\n", "x".repeat(1_000_000));
    let place = Place::empty().file("a.yaml", long);
    let done = place.run("validate a.yaml").exit(2);
    assert!(done.stderr.len() < 50_000, "{} bytes", done.stderr.len());
}
