//! The lines of a text and the comments in it.

use std::ops::Range;

use crate::document::outline::{Form, Place};

/// A text of which the values are known, and so the comments between them.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    pub(super) text: &'t str,
    /// In their order; each from its sign to the end of its line.
    comments: Vec<Range<usize>>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str, root: &Place<'_>) -> Self {
        let mut lines = Self {
            text,
            comments: Vec::new(),
        };
        let reached = lines.look_through(root, 0);
        lines.look_between(reached..text.len());
        lines
    }

    /// Finds the comments before and in a value; returns where it ends.
    fn look_through(&mut self, place: &Place<'_>, mut from: usize) -> usize {
        let span = place.span.range();
        match &place.form {
            Form::List(members) | Form::Map(members) => {
                for member in &members.all {
                    if let Some((_, key)) = &member.key {
                        self.look_between(from..key.start());
                        from = key.end();
                    }
                    from = self.look_through(&member.value, from);
                }
                self.look_between(from..span.end);
            }
            Form::Lines(sign) => {
                self.look_between(from..sign.start());
                // The lines of the text begin below the sign; only a comment may stand beside it.
                let beside = self.end(sign.end()).min(span.end.max(sign.end()));
                self.look_between(sign.end()..beside);
            }
            _ => self.look_between(from..span.start),
        }
        span.end.max(from)
    }

    /// Finds the comments where no text of a value is.
    fn look_between(&mut self, gap: Range<usize>) {
        let bytes = self.text.as_bytes();
        let mut at = gap.start;
        while at < gap.end {
            let begins = at
                .checked_sub(1)
                .and_then(|before| bytes.get(before))
                .is_none_or(|before| b" \t\n\r".contains(before));
            if bytes.get(at) == Some(&b'#') && begins {
                let end = self.end(at);
                self.comments.push(at..end);
                at = end;
            }
            at += 1;
        }
    }

    /// The comments in a part of the text.
    pub(super) fn comments(&self, part: Range<usize>) -> &[Range<usize>] {
        let place = |at: usize| self.comments.partition_point(|comment| comment.start < at);
        self.comments
            .get(place(part.start)..place(part.end))
            .unwrap_or_default()
    }

    /// Whether there is a comment in a part of the text.
    pub(super) fn has_comment(&self, part: Range<usize>) -> bool {
        !self.comments(part).is_empty()
    }

    pub(super) fn slice(&self, part: Range<usize>) -> &'t str {
        self.text.get(part).unwrap_or_default()
    }

    /// Where the line of an offset begins.
    pub(super) fn start(&self, at: usize) -> usize {
        let before = self.slice(0..at);
        before.rfind(['\n', '\r']).map_or(0, |end| end + 1)
    }

    /// Where the line of an offset ends, before its break.
    pub(super) fn end(&self, at: usize) -> usize {
        let rest = self.slice(at..self.text.len());
        rest.find(['\n', '\r'])
            .map_or(self.text.len(), |length| at + length)
    }

    /// Where the line before that of an offset ends; of the first line, where it begins.
    pub(super) fn end_before(&self, at: usize) -> usize {
        let start = self.start(at);
        start - self.break_before(start).len()
    }

    /// Where the line after that of an offset begins, or the text ends.
    pub(super) fn next(&self, at: usize) -> usize {
        let end = self.end(at);
        end + self.break_at(end).len()
    }

    fn break_at(&self, end: usize) -> &'t str {
        let rest = self.slice(end..self.text.len());
        let signs = ["\r\n", "\n", "\r"];
        let found = signs.into_iter().find(|sign| rest.starts_with(sign));
        found.map_or("", |sign| rest.get(..sign.len()).unwrap_or_default())
    }

    /// How lines end around an offset.
    pub(super) fn break_near(&self, at: usize) -> &'t str {
        let own = self.break_at(self.end(at));
        if !own.is_empty() {
            return own;
        }
        let before = self.slice(0..self.start(at));
        match (before.ends_with("\r\n"), before.ends_with('\r')) {
            (true, _) => "\r\n",
            (_, true) => "\r",
            _ => "\n",
        }
    }

    /// How far from the beginning of its line something stands, in bytes: before keys and dashes there are only blanks.
    pub(super) fn column(&self, at: usize) -> usize {
        at - self.start(at)
    }

    /// Whether only blanks stand before this on its line.
    pub(super) fn is_first(&self, at: usize) -> bool {
        is_blank(self.slice(self.start(at)..at))
    }

    /// The blanks with which the line of an offset begins.
    pub(super) fn margin(&self, at: usize) -> &'t str {
        let line = self.slice(self.start(at)..self.end(at));
        let text = line.trim_start_matches([' ', '\t']);
        line.get(..line.len() - text.len()).unwrap_or_default()
    }

    /// The column of the comment that is all there is on a line.
    fn comment_line(&self, start: usize) -> Option<usize> {
        let at = start + self.margin(start).len();
        let found = self
            .comments
            .binary_search_by_key(&at, |comment| comment.start);
        found.is_ok().then_some(at - start)
    }

    /// Where the lines of comments begin that stand right above something; where its own line begins if there are none.
    pub(super) fn with_comments_above(&self, at: usize) -> usize {
        let mut start = self.start(at);
        while start > 0 {
            let above = self.start(self.end_before(start));
            if self.comment_line(above).is_none() {
                break;
            }
            start = above;
        }
        start
    }

    fn break_before(&self, start: usize) -> &'t str {
        let before = self.slice(0..start);
        let signs = ["\r\n", "\n", "\r"];
        let found = signs.into_iter().find(|sign| before.ends_with(sign));
        found.map_or("", |sign| {
            before.get(start - sign.len()..).unwrap_or_default()
        })
    }

    /// As above, with all comments and blank lines up to the line of the last value.
    pub(super) fn with_all_above(&self, at: usize) -> usize {
        let mut first = self.start(at);
        while first > 0 {
            let above = self.start(self.end_before(first));
            let blank = is_blank(self.slice(above..self.end(above)));
            if !blank && self.comment_line(above).is_none() {
                break;
            }
            first = above;
        }
        first
    }

    /// The end of the line of an offset, or of the last comment below it that is indented farther than this.
    pub(super) fn with_comments_below(&self, at: usize, indent: usize) -> usize {
        let mut end = self.end(at);
        let mut line = self.next(at);
        while line < self.text.len() {
            match self.comment_line(line) {
                Some(column) if column > indent => end = self.end(line),
                Some(_) => break,
                None if is_blank(self.slice(line..self.end(line))) => {}
                None => break,
            }
            line = self.next(line);
        }
        end
    }
}

pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| b" \t".contains(&byte))
}
