//! Where a result goes and in which form.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::streams::Streams;
use crate::model::Questionnaire;
use crate::report::{Page, TextLanguage};
use crate::{render, storage};

use super::failure::Failure;

/// A form that a page can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PageFormat {
    /// For people at a terminal.
    Terminal,
    /// Markdown, which diffs well in git.
    Md,
    /// One self-contained HTML file, for reading, printing and handing on.
    Html,
}

/// Where the result is written.
#[derive(Args, Clone, Debug)]
pub(super) struct OutputArgs {
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

/// How long a result in Markdown may be.
#[derive(Args, Clone, Debug)]
pub(super) struct LengthArgs {
    /// Markdown only: shorten it to so many characters and say what is left out, from the end on; a comment on GitHub may have 65536.
    #[arg(long, value_name = "CHARACTERS", value_parser = clap::value_parser!(u32).range(1000..))]
    max_length: Option<u32>,
}

impl LengthArgs {
    /// Whether a length may be asked for.
    pub(super) fn check(&self, is_markdown: bool) -> Result<(), Failure> {
        match self.max_length {
            Some(_) if !is_markdown => Err(Failure::usage(
                "--max-length shortens Markdown, and this result is none",
                "add --to md, or leave --max-length out",
            )),
            _ => Ok(()),
        }
    }

    /// Draws a page in Markdown, within the length.
    pub(super) fn draw(&self, page: &Page) -> String {
        match self.max_length.map(usize::try_from) {
            Some(Ok(most)) => render::markdown::draw_within(page, most),
            _ => render::markdown::draw(page),
        }
    }
}

impl OutputArgs {
    /// The format that the file's ending stands for, among those that `known` lists by ending.
    pub(super) fn by_ending<F: Copy>(&self, known: &[(&str, F)]) -> Result<Option<F>, Failure> {
        let path = self.output.as_ref();
        path.map(|path| format_by_ending(path, known)).transpose()
    }

    /// Writes a result to the file, or to standard output.
    pub(super) fn write(&self, text: &str, streams: &Streams) -> Result<(), Failure> {
        self.write_bytes(text.as_bytes(), streams)
    }

    /// Refuses to write what is no text to a terminal; asked before any work.
    pub(super) fn for_bytes(&self, what: &str, streams: &Streams) -> Result<(), Failure> {
        if self.output.is_some() || !streams.result_is_terminal() {
            return Ok(());
        }
        Err(Failure::usage(
            format!("{what} is no text, and would only upset the terminal"),
            "write it to a file with -o FILE, or send it to another program",
        ))
    }

    /// Writes a result that is no text.
    pub(super) fn write_bytes(&self, bytes: &[u8], streams: &Streams) -> Result<(), Failure> {
        match &self.output {
            Some(path) => Ok(storage::write(path, bytes)?),
            None => Ok(streams.write_result(bytes)?),
        }
    }

    /// Refuses to write over one of the files that are read; asked before any work.
    pub(super) fn spares<'p>(
        &self,
        read: impl IntoIterator<Item = &'p PathBuf>,
    ) -> Result<(), Failure> {
        not_over(self.to_file(), read)
    }

    /// Whether the result goes to a file.
    pub(super) fn to_file(&self) -> Option<&Path> {
        self.output.as_deref()
    }
}

/// Refuses to write over what is read: a file, or one of those in a folder. Whoever mistypes a name would lose all answers.
pub(super) fn not_over<'w, 'r>(
    written: impl IntoIterator<Item = &'w Path>,
    read: impl IntoIterator<Item = &'r PathBuf>,
) -> Result<(), Failure> {
    let read: Vec<&PathBuf> = read.into_iter().collect();
    // Terminals, pipes and devices hold nothing that could be lost.
    for path in written.into_iter().filter(|path| path.is_file()) {
        if read.iter().any(|read| storage::is_read_with(path, read)) {
            return Err(Failure::usage(
                format!("{} would be written over, but it is read", path.display()),
                "give another file for the result",
            ));
        }
    }
    Ok(())
}

/// The format that a file's ending stands for, among those that `known` lists by ending.
pub(super) fn format_by_ending<F: Copy>(path: &Path, known: &[(&str, F)]) -> Result<F, Failure> {
    let ending = path
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default()
        .to_lowercase();
    if let Some((_, format)) = known.iter().find(|(known, _)| *known == ending) {
        return Ok(*format);
    }
    let endings: Vec<String> = known.iter().map(|(known, _)| format!(".{known}")).collect();
    let mut help = format!(
        "use one of {}, or say the format with --to",
        endings.join(", ")
    );
    if ending == "pdf" && endings.iter().any(|known| known == ".html") {
        help += "; for a PDF write .html, open it in a browser and print it to a file";
    }
    Err(Failure::usage(
        format!("the ending of {} names no known format", path.display()),
        help,
    ))
}

/// Draws a page: for a terminal as wide as there is room, in Markdown or in HTML.
///
/// # Errors
///
/// Only if memory cannot be written to.
pub(super) fn draw(
    page: &Page,
    format: PageFormat,
    streams: &Streams,
    output: &OutputArgs,
) -> Result<String, Failure> {
    drawn(page, None, format, streams, output)
}

/// Draws a page with texts of a questionnaire, which may be in a language of their own.
///
/// # Errors
///
/// Only if memory cannot be written to.
pub(super) fn draw_with(
    page: &Page,
    questionnaire: &Questionnaire,
    format: PageFormat,
    streams: &Streams,
    output: &OutputArgs,
) -> Result<String, Failure> {
    drawn(page, Some(questionnaire), format, streams, output)
}

fn drawn(
    page: &Page,
    questionnaire: Option<&Questionnaire>,
    format: PageFormat,
    streams: &Streams,
    output: &OutputArgs,
) -> Result<String, Failure> {
    Ok(match format {
        PageFormat::Md => render::markdown::draw(page),
        PageFormat::Html => {
            let language = questionnaire.and_then(TextLanguage::of);
            render::html::draw_with(page, language.as_ref())?
        }
        PageFormat::Terminal => {
            let style = if output.to_file().is_some() {
                streams.file_style()
            } else {
                streams.result_style()
            };
            render::terminal::draw(page, &style)
        }
    })
}
