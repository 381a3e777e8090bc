//! Replacements in a text, made all at once.

use std::ops::Range;

/// Parts of a text and what is to stand in their place.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts something in the place of a part.
    pub(super) fn replace(&mut self, part: Range<usize>, with: impl Into<String>) {
        let with = with.into();
        if !part.is_empty() || !with.is_empty() {
            self.0.push((part, with));
        }
    }

    /// Puts something between what stands before an offset and behind it. Of several, the first comes first.
    pub(super) fn insert(&mut self, at: usize, with: impl Into<String>) {
        self.replace(at..at, with);
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether all of a part is replaced.
    pub(super) fn cover(&self, part: &Range<usize>) -> bool {
        let covers =
            |(edit, _): &(Range<usize>, String)| edit.start <= part.start && part.end <= edit.end;
        self.0.iter().any(covers)
    }

    /// The text with all of them made; `None` if two are at odds.
    pub(super) fn apply(mut self, text: &str) -> Option<String> {
        self.0.sort_by_key(|(part, _)| (part.start, part.end));
        let added: usize = self.0.iter().map(|(_, with)| with.len()).sum();
        let mut out = String::with_capacity(text.len() + added);
        let mut copied = 0;
        for (part, with) in &self.0 {
            out.push_str(text.get(copied..part.start)?);
            out.push_str(with);
            copied = part.end;
        }
        out.push_str(text.get(copied..)?);
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apply(edits: &[(Range<usize>, &str)]) -> Option<String> {
        let mut all = Edits::default();
        for (part, with) in edits {
            all.replace(part.clone(), *with);
        }
        all.apply("one two")
    }

    #[test]
    fn edits_are_made_at_their_places_in_whatever_order_they_come() {
        let edits = [(4..7, "2"), (0..3, "1"), (3..3, ","), (3..3, ";")];
        assert_eq!(apply(&edits).as_deref(), Some("1,; 2"));
        assert_eq!(
            apply(&[(0..3, "1"), (0..0, "<")]).as_deref(),
            Some("<1 two")
        );
    }

    #[test]
    fn edits_at_odds_are_refused() {
        assert_eq!(apply(&[(0..3, "1"), (2..4, "2")]), None);
        assert_eq!(apply(&[(0..9, "")]), None);
    }
}
