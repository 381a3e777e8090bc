//! Nothing that is written is ever half there: killed programs, failing disks, and whatever a name leads to.
//!
//! A table of all commands that write ([`cases`]), each run untroubled once, so that what the file may hold is known. With
//! `ITSM_GAP_SWEEP=1` every command is killed and failed at each of its calls; without it some are.

#![cfg(target_os = "linux")]

mod cases;
mod disks;
mod failing;
mod goals;
mod killed;
mod spared;
mod strace;
mod untroubled;

use cases::{CASES, Case};
use strace::{Call, calls, traced};
use untroubled::Untroubled;

/// The cases that are tried at each of their calls: all in a sweep, else those that save over a person's file, and one that
/// does not.
fn tried() -> impl Iterator<Item = &'static Case> {
    let all = std::env::var_os("ITSM_GAP_SWEEP").is_some();
    let some = ["assess", "import over", "report md"];
    CASES
        .iter()
        .filter(move |case| all || some.contains(&case.name))
}
