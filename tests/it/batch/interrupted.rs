//! Ctrl-C in the middle.
#![cfg(unix)]

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use super::sites;
use crate::support::Run;

#[test]
fn an_interruption_leaves_no_partial_file() {
    let place = sites().file("out.ndjson", "before");
    let mut child = Run::command(&place.path(""))
        .args(["batch", "-", "-o", "out.ndjson"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let line = r#"{"format": 1, "questionnaire": "itsm-manager", "date": "2026-11-22"}"#;
    for _ in 0..50 {
        writeln!(input, "{line}").unwrap();
    }
    input.flush().unwrap();
    // Until it has begun to write beside the file nothing could be left behind.
    let beside = || {
        let names = fs::read_dir(place.path("")).unwrap();
        names
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name.starts_with(".itsm-gap"))
            .count()
    };
    for _ in 0..1_000 {
        if beside() == 1 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert_eq!(beside(), 1);
    let killed = Command::new("kill")
        .args(["-s", "INT", &child.id().to_string()])
        .status();
    assert!(killed.unwrap().success());
    // Its input stays open: it does not wait for it.
    let output = child.wait_with_output().unwrap();
    drop(input);
    assert_eq!(output.status.code(), Some(130), "{output:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("out.ndjson is as it was before"), "{said}");
    assert_eq!(place.read("out.ndjson"), "before");
    assert_eq!(beside(), 0);
}
