//! How the terminal shows text, signs and keys.

use crate::interview::screen::ENTER;
use crate::render::escape;
use crate::render::glyphs::{ASCII, Glyphs, UNICODE};
use crate::render::terminal::paint::paint;
use crate::render::terminal::wrap::{Blanks, wrap};
use crate::report::Tone;

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) color: bool,
    pub(super) ascii: bool,
}

impl Look {
    /// A text in its tone.
    pub(super) fn painted(self, text: &str, tone: Tone) -> String {
        paint(text, tone, self.color)
    }

    /// A text without anything that would steer the terminal, on one line.
    pub(super) fn safe(self, text: &str) -> String {
        self.safe_lines(text).replace('\n', " ")
    }

    /// A text of several lines without anything that would steer the terminal.
    pub(super) fn safe_lines(self, text: &str) -> String {
        escape::terminal(text, self.ascii)
    }

    pub(super) fn glyphs(self) -> &'static Glyphs {
        if self.ascii { &ASCII } else { &UNICODE }
    }

    /// The sign before what the arrow keys stand on.
    pub(super) fn pointer(self) -> &'static str {
        if self.ascii { ">" } else { "›" }
    }

    /// The sign before what was answered so far.
    pub(super) fn mark(self) -> &'static str {
        if self.ascii { "*" } else { "•" }
    }

    pub(super) fn rule(self, columns: usize) -> String {
        self.painted(
            &self.glyphs().single.to_string().repeat(columns),
            Tone::Muted,
        )
    }
}

/// Keys with what they do, in lines; the words of one stay together.
pub(super) fn key_lines<S: AsRef<str>>(words: &[S], columns: usize) -> Vec<String> {
    if words.is_empty() {
        return Vec::new();
    }
    // A blank that is no blank holds them until the lines are broken.
    let held: Vec<String> = words
        .iter()
        .map(|word| word.as_ref().replace(' ', "\u{a0}"))
        .collect();
    let lines = wrap(&held.join("  "), columns, columns, Blanks::Kept);
    lines
        .into_iter()
        .map(|line| line.replace('\u{a0}', " "))
        .collect()
}

/// How a key is called.
pub(super) fn key_name(key: char) -> String {
    match key {
        ENTER => "Enter".to_owned(),
        '!'..='~' => key.to_string(),
        _ => String::new(),
    }
}
