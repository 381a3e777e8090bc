//! Standard output for results, standard error for talk.

use crate::commands::failure::{Failure, Faulty};
use crate::console::{ColorChoice, Console, Stream, print, say};
use crate::document::answer_form::FormFault;
use crate::render::answer_form;
use crate::render::diagnostics::{self, DiagnosticStyle};
use crate::render::escape;
use crate::render::terminal::{self, TerminalStyle};
use crate::report::Page;

/// Width of what is drawn into a file.
const FILE_WIDTH: usize = 100;

/// The two streams, as they are.
#[derive(Clone, Copy, Debug)]
pub struct Streams {
    results: Console,
    talk: Console,
    ascii: bool,
}

impl Streams {
    /// Looks at both streams and at the environment; `color` and `ascii` are what the user asked for.
    pub fn detect(color: ColorChoice, ascii: bool) -> Self {
        Self {
            results: Console::detect(Stream::Stdout, color, ascii),
            talk: Console::detect(Stream::Stderr, color, ascii),
            ascii,
        }
    }

    /// How results are drawn on standard output.
    pub(super) fn result_style(&self) -> TerminalStyle {
        let Console {
            width,
            color,
            ascii,
            ..
        } = self.results;
        TerminalStyle {
            width,
            color,
            ascii,
        }
    }

    /// Whether results are shown on a terminal.
    pub(super) fn result_is_terminal(&self) -> bool {
        self.results.terminal
    }

    /// Whether a person reads what is said, and can answer.
    pub(super) fn attended(&self) -> bool {
        self.talk.attended
    }

    /// How talk is drawn.
    pub(super) fn talk_style(&self) -> TerminalStyle {
        let Console {
            width,
            color,
            ascii,
            ..
        } = self.talk;
        TerminalStyle {
            width,
            color,
            ascii,
        }
    }

    /// Says a sentence or more.
    pub(super) fn say(&self, text: &str) {
        let safe = escape::terminal(text, self.talk.ascii);
        self.talk(&format!("{safe}\n"));
    }

    /// Says a whole page.
    pub(super) fn say_page(&self, page: &Page) {
        self.talk(&terminal::draw(page, &self.talk_style()));
    }

    /// How results are drawn into a file: the same on every machine.
    pub(super) fn file_style(&self) -> TerminalStyle {
        TerminalStyle {
            width: FILE_WIDTH,
            color: false,
            ascii: self.ascii,
        }
    }

    /// Writes a result to standard output.
    pub(super) fn write_result(&self, bytes: &[u8]) -> Result<(), Failure> {
        print(bytes).map_err(Failure::Output)
    }

    /// Writes one line to standard output.
    pub(super) fn write_line(&self, line: &str) -> Result<(), Failure> {
        let safe = escape::terminal(line, self.results.ascii);
        self.write_result(format!("{safe}\n").as_bytes())
    }

    /// Says what deserves a look in a file.
    pub(super) fn warn(&self, warnings: Option<&Faulty>) {
        if let Some(faulty) = warnings {
            self.talk(&self.drawn(faulty));
        }
    }

    /// Says what deserves a look in a workbook.
    pub(super) fn warn_of_workbook(&self, file: &str, warnings: &[FormFault]) {
        let text = answer_form::faults(file, warnings);
        self.talk(&escape::terminal(&text, self.talk.ascii));
    }

    /// Says why a command could not do its work.
    pub fn report(&self, failure: &Failure) {
        let line = |text: &str| escape::terminal(text, self.talk.ascii);
        let text = match failure {
            Failure::Faults(files) => files.iter().map(|f| self.drawn(f)).collect(),
            Failure::Workbooks(files) => {
                let drawn = files
                    .iter()
                    .map(|one| answer_form::faults(&one.file, &one.faults));
                drawn
                    .map(|text| escape::terminal(&text, self.talk.ascii))
                    .collect()
            }
            Failure::Usage { message, help } => {
                let mut text = format!("error: {}\n", line(message));
                if let Some(help) = help {
                    text += &format!("help: {}\n", line(help));
                }
                text
            }
            Failure::Storage { error, note } => {
                let mut text = format!("error: failed to {}\n", line(&error.to_string()));
                if let Some(note) = note {
                    text += &format!("note: {}\n", line(note));
                }
                if let Some(help) = error.help() {
                    text += &format!("help: {help}\n");
                }
                text
            }
            Failure::Locked(error) => format!(
                "error: failed to {}\nhelp: go on there, or wait until it has ended\n",
                line(&error.to_string())
            ),
            Failure::Output(error) => {
                format!(
                    "error: failed to write to standard output: {}\n",
                    line(&error.to_string())
                )
            }
            Failure::Internal(error) => format!("error: {}\n", line(&format!("{error:#}"))),
        };
        self.talk(&text);
    }

    fn drawn(&self, faulty: &Faulty) -> String {
        let Console {
            width,
            color,
            ascii,
            ..
        } = self.talk;
        diagnostics::draw(
            &faulty.source,
            &faulty.faults,
            DiagnosticStyle {
                width,
                color,
                ascii,
            },
        )
    }

    fn talk(&self, text: &str) {
        // Where talk cannot be written there is nobody to be told so.
        let _ = say(text);
    }
}
