//! Killed at any call of a save, as nothing can be caught: the file is the old or the new one, and the next run goes on.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use super::{CASES, Untroubled, calls, traced, tried};

#[test]
fn killed_at_any_call_a_command_leaves_the_old_file_or_the_new_one() {
    if !traced() {
        return;
    }
    let mut kills = 0;
    for case in tried() {
        let untroubled = Untroubled::new(case);
        let (mut old, mut new) = (0, 0);
        for call in calls(&untroubled) {
            let output = call.goes_wrong(&untroubled, "signal=KILL");
            assert_eq!(
                output.status.code(),
                None,
                "{} at {call:?}: {output:?}",
                case.name
            );
            untroubled.assert_whole(&format!("killed at {call:?}"));
            old += usize::from(untroubled.is_old());
            new += usize::from(!untroubled.is_old());
            let left = untroubled.beside();
            assert!(
                left.iter().all(|name| is_known(name)),
                "{}: {left:?}",
                case.name
            );
            for name in left.iter().filter(|name| name.starts_with(".itsm-gap-")) {
                let mode = fs::metadata(untroubled.place.path(name))
                    .unwrap()
                    .permissions()
                    .mode();
                let is_private = mode & 0o077 == 0;
                assert!(
                    is_private || untroubled.before.is_none(),
                    "{name} is for others to read: {mode:o}"
                );
            }
            kills += 1;
        }
        assert!(
            old > 0 && new > 0,
            "{}: {old} times old, {new} times new",
            case.name
        );
    }
    assert!(kills > 20, "{kills}");
}

/// What a killed command may leave: a file without a name, and the lock.
fn is_known(name: &str) -> bool {
    let is_unnamed = name.starts_with(".itsm-gap-") && name.ends_with(".tmp");
    is_unnamed || name.ends_with(".itsm-gap-lock")
}

#[test]
fn what_a_killed_session_left_goes_with_the_next() {
    if !traced() {
        return;
    }
    let case = CASES.iter().find(|case| case.name == "assess").unwrap();
    let untroubled = Untroubled::new(case);
    let calls = calls(&untroubled);
    let rename = calls
        .iter()
        .find(|call| call.name.starts_with("rename"))
        .unwrap();
    rename.goes_wrong(&untroubled, "signal=KILL");
    assert_eq!(untroubled.beside().len(), 2, "{:?}", untroubled.beside());
    let run = untroubled.place.run(&untroubled.arguments());
    run.stdin(case.stdin).exit_any(case.done);
    assert_eq!(untroubled.beside(), [] as [String; 0]);
    assert!(untroubled.is_new());
}
