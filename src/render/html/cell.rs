//! Text in lines, each of parts that may lead somewhere.

use super::places::Places;
use crate::report::{Cell, Tone};

/// A cell, ready for a template.
pub(super) struct Text<'a> {
    /// The place that it is.
    pub(super) id: Option<&'a str>,
    /// Class of its tone; empty for plain text.
    pub(super) class: &'static str,
    /// Its lines.
    pub(super) lines: Vec<Vec<Part<'a>>>,
}

/// A stretch of a line.
pub(super) struct Part<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// The place on the page to which it leads.
    pub(super) to: Option<&'a str>,
    /// Its language, if that is not the page's.
    pub(super) lang: Option<&'a str>,
}

impl<'a> Text<'a> {
    /// A cell with those of its links that lead to a place of the page.
    pub(super) fn new(cell: &'a Cell, places: &Places<'a>) -> Self {
        let mut lines = vec![Vec::new()];
        for (text, to) in cell.parts() {
            let to = to.and_then(|anchor| places.known(anchor));
            for (at, text) in text.split('\n').enumerate() {
                if at > 0 {
                    lines.push(Vec::new());
                }
                if let Some(line) = lines.last_mut().filter(|_| !text.is_empty()) {
                    let stretches = places.by_language(text);
                    line.extend(
                        stretches
                            .into_iter()
                            .map(|(text, lang)| Part { text, to, lang }),
                    );
                }
            }
        }
        lines.retain(|line| line.iter().any(|part| !part.text.trim().is_empty()));
        Self {
            id: cell.anchor.as_ref().map(|anchor| anchor.as_str()),
            class: class(cell.tone),
            lines,
        }
    }
}

/// The class of a tone.
fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Good => "good",
        Tone::Caution => "caution",
        Tone::Bad => "bad",
        Tone::Muted => "muted",
        Tone::Strong => "strong",
    }
}
