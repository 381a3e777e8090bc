//! What all tests stand on: a folder of their own, the binary in a clean environment, and ways to read what it says.

mod faults;
mod harmless;
mod json;
mod place;
#[cfg(unix)]
mod pty;
mod run;

pub(crate) use faults::{Fault, faults};
pub(crate) use harmless::assert_harmless;
pub(crate) use json::{findings, found, fraction, nodes, number, question};
pub(crate) use place::Place;
#[cfg(unix)]
pub(crate) use pty::Pty;
pub(crate) use run::{Done, Run, embedded, root};
