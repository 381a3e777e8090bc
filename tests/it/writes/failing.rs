//! A system that says no: the exit code is 4, the message names the file and what to do, the old file stays whole.

use super::cases::{Before, Case};
use super::{Call, Untroubled, calls, traced, tried};

/// In which ways a call may fail.
fn failures(call: &Call) -> &'static [&'static str] {
    match call.name.as_str() {
        "write" => &["ENOSPC", "EIO", "EDQUOT"],
        // What cannot be read is another story.
        "openat" if !call.seen.contains("O_CREAT") && !call.seen.contains("O_WRONLY") => &[],
        "openat" => &["EACCES", "EROFS", "ENOSPC", "EMFILE"],
        "fsync" => &["EIO", "ENOSPC"],
        "renameat" | "rename" | "renameat2" => &["EXDEV", "EACCES", "ENOSPC"],
        "fchmod" => &["EPERM"],
        _ => &["EIO"],
    }
}

fn is_interview(case: &Case) -> bool {
    case.name.starts_with("assess")
}

#[test]
fn whatever_call_fails_the_file_is_old_and_told_or_new() {
    if !traced() {
        return;
    }
    let mut told = 0;
    for case in tried() {
        let untroubled = Untroubled::new(case);
        for call in calls(&untroubled) {
            for error in failures(&call) {
                let how = format!("{error} of {call:?}");
                let output = call.goes_wrong(&untroubled, &format!("error={error}"));
                let said = String::from_utf8_lossy(&output.stderr).into_owned();
                let code = output.status.code();
                let failed = code == Some(4);
                assert!(!said.contains("panicked"), "{} {how}: {said}", case.name);
                if is_interview(case) {
                    // It goes on with the next line: to try again, or to save a copy. So other answers may be saved.
                    assert!(failed || code == Some(0), "{how}: {said}");
                    if untroubled.held().is_some() {
                        untroubled
                            .place
                            .run(&format!("validate {}", untroubled.name()))
                            .exit(0);
                    }
                    continue;
                }
                untroubled.assert_whole(&how);
                assert!(
                    failed || case.done.iter().any(|done| code == Some(*done)),
                    "{} {how}: {output:?}",
                    case.name
                );
                let is_kept = if failed {
                    untroubled.is_old()
                } else {
                    untroubled.is_new()
                };
                assert!(is_kept, "{} {how}: exit {code:?}, {said}", case.name);
                if failed {
                    told += 1;
                    assert!(said.contains(&untroubled.name()), "{how}: {said}");
                    assert!(!said.contains(".itsm-gap-"), "{how}: {said}");
                    let has_help =
                        said.contains("help: ") || matches!(case.before, Before::Assessment(_));
                    assert!(has_help, "{how}: {said}");
                }
                // What cannot be removed stays.
                let left = untroubled.beside();
                assert!(
                    left.is_empty() || call.name.starts_with("unlink"),
                    "{how}: {left:?}"
                );
            }
        }
    }
    assert!(told > 10, "{told}");
}

#[test]
fn an_interruption_of_a_call_is_no_failure() {
    if !traced() {
        return;
    }
    let case = super::CASES
        .iter()
        .find(|case| case.name == "report md")
        .unwrap();
    let untroubled = Untroubled::new(case);
    for call in calls(&untroubled)
        .iter()
        .filter(|call| call.name == "write")
    {
        let output = call.goes_wrong(&untroubled, "error=EINTR");
        assert!(
            output.status.success() && untroubled.is_new(),
            "{call:?}: {output:?}"
        );
    }
}
