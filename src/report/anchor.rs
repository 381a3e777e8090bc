//! Places on a page, and links to them: for formats in which one can follow a link.

use std::fmt::{self, Write as _};
use std::ops::Range;

use crate::model::{ClauseId, Id};

/// A place on a page. Its text is unique on the page and fit for an address: figures, Latin letters, `-`, `_`, `.`
/// and `~` only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor(String);

impl Anchor {
    /// A fixed part of a page, such as a chapter.
    pub fn part(name: &str) -> Self {
        Self(address(name))
    }

    /// The answer to a question, with its evidence and notes.
    pub fn answer(question: &Id) -> Self {
        Self::of("answer", question.as_str())
    }

    /// The finding on a question, or the systemic one of a section.
    pub fn finding(subject: &Id) -> Self {
        Self::of("finding", subject.as_str())
    }

    /// The answers to the questions of a section and below it.
    pub fn section(id: &Id) -> Self {
        Self::of("section", id.as_str())
    }

    /// The figures of an area or section.
    pub fn figures(id: &Id) -> Self {
        Self::of("figures", id.as_str())
    }

    /// The questions of an area.
    pub fn area(id: &Id) -> Self {
        Self::of("area", id.as_str())
    }

    /// The questions that refer to a clause or practice.
    pub fn reference(scheme: &Id, id: &ClauseId) -> Self {
        Self(format!(
            "{}.{}",
            Self::of("ref", scheme.as_str()).0,
            address(id.as_str())
        ))
    }

    /// The questions that a required document belongs to.
    pub fn document(id: &Id) -> Self {
        Self::of("document", id.as_str())
    }

    /// An initiative of the roadmap, or one that is left out.
    pub fn initiative(id: &Id) -> Self {
        Self::of("initiative", id.as_str())
    }

    fn of(kind: &str, id: &str) -> Self {
        Self(format!("{kind}.{}", address(id)))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text of which every other text gives another address.
fn address(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '.' => safe.push(sign),
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(safe, "~{:x}~", u32::from(sign));
            }
        }
    }
    safe
}

/// A stretch of text that leads to a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// The bytes of the text.
    pub(super) stretch: Range<usize>,
    /// Where it leads.
    pub(super) to: Anchor,
}

/// The first mention of a word, from a byte on: "hr-train" is not mentioned in "hr-training".
pub(super) fn mention<'t>(text: &'t str, word: &str, from: usize) -> Option<Range<usize>> {
    let belongs = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '_';
    let found = text.get(from..)?.match_indices(word);
    found
        .map(|(at, _)| from + at..from + at + word.len())
        .find(|stretch| {
            let part = |part: Option<&'t str>| part.unwrap_or_default().chars();
            let before = part(text.get(..stretch.start)).next_back();
            let mut after = part(text.get(stretch.end..));
            let next = after.next();
            // A full stop ends a sentence, but within a number such as 8.2.3 it goes on.
            let goes_on = next == Some('.') && after.next().is_some_and(char::is_alphanumeric);
            !word.is_empty()
                && !before.is_some_and(|sign| belongs(sign) || sign == '.')
                && !next.is_some_and(belongs)
                && !goes_on
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_ids_have_different_addresses() {
        assert_eq!(
            Anchor::section(&Id::from("8.6.1")).as_str(),
            "section.8.6.1"
        );
        assert_eq!(Anchor::area(&Id::from("a b")).as_str(), "area.a~20~b");
        assert_ne!(Anchor::part("a~20~b"), Anchor::part("a b"));
    }

    #[test]
    fn a_word_is_mentioned_only_as_a_whole() {
        let found = |text: &str, word: &str| mention(text, word, 0).map(|s| s.start);
        assert_eq!(found("hr-training, hr-train.", "hr-train"), Some(13));
        assert_eq!(found("8.2.3 and 8.2", "8.2"), Some(10));
        assert_eq!(found("8.2.", "8.2"), Some(0));
        assert_eq!(found("x8.2", "8.2"), None);
        assert_eq!(found("anything", ""), None);
    }
}
