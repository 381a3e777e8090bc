//! Where the results of a batch go: to standard output as they come, or to a file that appears when all is done.

use std::io::{self, BufWriter, Write};
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

    /// Lets something write on bit by bit. Breaks where nobody reads any more.
    pub(super) fn pass(
        &mut self,
        write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), Failure>,
    ) -> Result<ControlFlow<()>, Failure> {
        let mut passing = Passing {
            output: self,
            ended: None,
        };
        let mut buffer = BufWriter::with_capacity(BUFFER, &mut passing);
        let written = write(&mut buffer).and_then(|()| buffer.flush().map_err(Failure::Output));
        // What is left in it has nowhere to go after a failure.
        let _ = buffer.into_parts();
        match (passing.ended, written) {
            (Some(Ok(())), _) => Ok(ControlFlow::Break(())),
            (Some(Err(failure)), _) | (None, Err(failure)) => Err(failure),
            (None, Ok(())) => Ok(ControlFlow::Continue(())),
        }
    }

    /// All is written.
    pub(super) fn finish(self) -> Result<(), Failure> {
        match self {
            Self::Stdout => Ok(()),
            Self::File(pending) => Ok(pending.commit()?),
        }
    }
}

/// So much is gathered before it is written.
const BUFFER: usize = 64 * 1024;

/// An output as a stream, which remembers why it ended: `Ok` where nobody reads any more.
struct Passing<'o> {
    output: &'o mut Output,
    ended: Option<Result<(), Failure>>,
}

impl Write for Passing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let ended = match self.output.write(bytes) {
            Ok(ControlFlow::Continue(())) => return Ok(bytes.len()),
            Ok(ControlFlow::Break(())) => Ok(()),
            Err(failure) => Err(failure),
        };
        self.ended.get_or_insert(ended);
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
