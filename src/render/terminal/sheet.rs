//! The lines drawn so far, and what they are drawn with.

use super::TerminalStyle;
use super::paint::paint;
use super::wrap::fold;
use crate::render::escape;
use crate::render::glyphs::{self, Glyphs};
use crate::report::Tone;

/// Longer lines of text are hard to read.
const PROSE: usize = 100;

/// A page while it is drawn.
pub(super) struct Sheet<'a> {
    /// Columns there are.
    pub(super) width: usize,
    /// Columns that running text takes.
    pub(super) prose: usize,
    /// Whether tones are coloured.
    pub(super) color: bool,
    /// Signs to draw with.
    pub(super) glyphs: &'a Glyphs,
    /// Whether bars have been explained.
    pub(super) explained: bool,
    ascii: bool,
    out: String,
}

impl Sheet<'_> {
    /// An empty page.
    pub(super) fn new(style: &TerminalStyle) -> Self {
        let width = style.width.max(TerminalStyle::NARROWEST);
        Self {
            width,
            prose: width.min(PROSE),
            color: style.color,
            glyphs: if style.ascii {
                &glyphs::ASCII
            } else {
                &glyphs::UNICODE
            },
            explained: false,
            ascii: style.ascii,
            out: String::new(),
        }
    }

    /// A text made safe, its line breaks kept.
    pub(super) fn block(&self, text: &str) -> String {
        escape::terminal(text, self.ascii)
    }

    /// A text made safe and put on one line.
    pub(super) fn line(&self, text: &str) -> String {
        self.block(text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Draws a safe text as a paragraph.
    pub(super) fn text(&mut self, text: &str, tone: Tone) {
        for line in fold(text, self.prose) {
            self.toned(&line, tone);
        }
    }

    /// Draws one safe line that fits.
    pub(super) fn toned(&mut self, line: &str, tone: Tone) {
        self.led("", line, tone);
    }

    /// Draws one safe line that fits behind what leads it.
    pub(super) fn led(&mut self, lead: &str, line: &str, tone: Tone) {
        let line = line.trim_end();
        if line.is_empty() {
            self.push(lead.trim_end());
        } else {
            self.push(&format!("{lead}{}", paint(line, tone, self.color)));
        }
    }

    /// Draws a line that is painted already.
    pub(super) fn push(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// Leaves lines free.
    pub(super) fn blank_lines(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n('\n', count));
    }

    /// How many bytes were drawn since some were taken.
    pub(super) fn drawn(&self) -> usize {
        self.out.len()
    }

    /// What was drawn since, to make room for more.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.out)
    }

    /// All that was drawn.
    pub(super) fn finish(self) -> String {
        self.out
    }
}
