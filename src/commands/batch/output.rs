//! Where the results of a batch go: to standard output as they come, or to a file that appears when all is done.

use std::ops::ControlFlow;
use std::path::Path;

use crate::commands::failure::Failure;
use crate::console;
use crate::storage::{Pending, Taken};

/// Where results go.
#[derive(Debug)]
pub(super) enum Output {
    /// To standard output.
    Stdout,
    /// To a file.
    File(Box<Pending>),
}

impl Output {
    /// To this file, else to standard output.
    pub(super) fn to(file: Option<&Path>) -> Result<Self, Failure> {
        Ok(match file {
            Some(path) => Self::File(Box::new(Pending::create(path)?)),
            None => Self::Stdout,
        })
    }

    /// Writes on. Breaks where nobody reads any more.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<ControlFlow<()>, Failure> {
        let taken = match self {
            Self::Stdout => console::pass(bytes).map_err(Failure::Output)?,
            Self::File(pending) => pending.write(bytes)? == Taken::All,
        };
        Ok(match taken {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        })
    }

    /// All is written.
    pub(super) fn finish(self) -> Result<(), Failure> {
        match self {
            Self::Stdout => Ok(()),
            Self::File(pending) => Ok(pending.commit()?),
        }
    }
}
