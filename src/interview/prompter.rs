//! All that may be asked of a person.

use std::io;

use crate::report::Page;

use super::screen::{Field, List, Screen};

/// Shows and asks. A terminal, lines of text and a script for tests are its kinds.
pub trait Prompter {
    /// Shows a screen and waits for a key that it offers, [`ENTER`](super::screen::ENTER) or
    /// [`ESCAPE`](super::screen::ESCAPE).
    ///
    /// # Errors
    ///
    /// If nobody answers any more.
    fn choose(&mut self, screen: &Screen) -> Result<char, Stop>;

    /// Lets the person pick one item; `None`: none.
    ///
    /// # Errors
    ///
    /// If nobody answers any more.
    fn pick(&mut self, list: &List) -> Result<Option<usize>, Stop>;

    /// Asks for a text of one line that passes the check; `None`: leave it as it was. The text has no blanks around it.
    ///
    /// # Errors
    ///
    /// If nobody answers any more.
    fn line(&mut self, field: &Field<'_>) -> Result<Option<String>, Stop>;

    /// Asks for a text of any number of lines; `None`: leave it as it was.
    ///
    /// # Errors
    ///
    /// If nobody answers any more.
    fn text(&mut self, field: &Field<'_>) -> Result<Option<String>, Stop>;

    /// Shows a page to read, until the person has had enough of it.
    ///
    /// # Errors
    ///
    /// If nobody answers any more.
    fn show(&mut self, page: &Page) -> Result<(), Stop>;
}

/// Why nobody answers any more.
#[derive(Debug)]
pub enum Stop {
    /// The person interrupted (Ctrl-C).
    Interrupted,
    /// There is no more input (Ctrl-D, or the end of a script).
    Ended,
    /// The terminal failed.
    Failed(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}
