//! Where the trees of a file live: made piece by piece, given back all at once.

use std::borrow::Cow;

use bumpalo::Bump;

/// Where the trees of a file live. A copy begins empty: trees stay with the one they were made for.
#[derive(Debug, Default)]
pub(super) struct Arena(Bump);

impl Clone for Arena {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Arena {
    /// A text, which is copied only if it is not one of the file.
    pub(super) fn text<'a>(&'a self, text: Cow<'a, str>) -> &'a str {
        match text {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => self.copied(&text),
        }
    }

    /// The copy of a text.
    pub(super) fn copied(&self, text: &str) -> &str {
        self.0.alloc_str(text)
    }

    /// Takes the last parts of a list, from a place on: those of a value that has just ended.
    pub(super) fn take_from<'a, T: Copy>(&'a self, list: &mut Vec<T>, place: usize) -> &'a [T] {
        let kept = self
            .0
            .alloc_slice_copy(list.get(place..).unwrap_or_default());
        list.truncate(place);
        kept
    }
}
