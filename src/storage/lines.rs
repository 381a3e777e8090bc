//! Documents from a stream, one after the other, each with the line where it begins; never more than one in memory.

use std::io::{self, BufRead};

use memchr::memchr;

use super::take_next;

/// How a stream is parted into documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parting {
    /// Every line is one.
    Lines,
    /// A line that begins with `---` begins one.
    Dashes,
    /// A NUL byte ends one.
    Nul,
}

/// A document of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The line where it begins, from 1.
    pub line: usize,
    /// The byte where it begins, from 0; of documents parted by dashes always 0.
    pub offset: u64,
    /// Its bytes; of one that is too large only the beginning.
    pub bytes: Vec<u8>,
    /// Whether there was more of it than the limit.
    pub too_large: bool,
}

/// The documents of a stream. Blank ones are passed over.
#[derive(Debug)]
pub struct Pieces<R> {
    stream: R,
    parting: Parting,
    limit: usize,
    line: usize,
    offset: u64,
    /// The line that began the next document.
    begun: Vec<u8>,
    ended: bool,
}

impl<R: BufRead> Pieces<R> {
    /// Parts a stream into documents of at most so many bytes.
    pub fn new(stream: R, parting: Parting, limit: usize) -> Self {
        Self {
            stream,
            parting,
            limit,
            line: 0,
            offset: 0,
            begun: Vec::new(),
            ended: false,
        }
    }

    /// The stream itself.
    pub fn stream(&self) -> &R {
        &self.stream
    }

    /// The next document; `None` at the end.
    ///
    /// # Errors
    ///
    /// If the stream cannot be read.
    pub fn next_piece(&mut self) -> io::Result<Option<Piece>> {
        while !self.ended {
            let piece = match self.parting {
                Parting::Lines => self.until(b'\n')?,
                Parting::Nul => self.until(0)?,
                Parting::Dashes => self.until_dashes()?,
            };
            if piece.too_large || !is_blank(&piece.bytes, self.parting) {
                return Ok(Some(piece));
            }
        }
        Ok(None)
    }

    fn until(&mut self, end: u8) -> io::Result<Piece> {
        self.line += 1;
        let mut piece = Piece {
            line: self.line,
            offset: self.offset,
            bytes: Vec::new(),
            too_large: false,
        };
        self.ended = !self.take_line(end, &mut piece)?;
        if piece.bytes.last() == Some(&end) {
            piece.bytes.pop();
        }
        Ok(piece)
    }

    fn until_dashes(&mut self) -> io::Result<Piece> {
        let mut piece = Piece {
            line: self.line.max(1),
            offset: 0,
            bytes: std::mem::take(&mut self.begun),
            too_large: false,
        };
        loop {
            let mut line = Piece {
                line: 0,
                offset: 0,
                bytes: Vec::new(),
                too_large: false,
            };
            let more = self.take_line(b'\n', &mut line)?;
            if !line.bytes.is_empty() {
                self.line += 1;
            }
            if begins_document(&line.bytes) && !is_blank(&piece.bytes, Parting::Dashes) {
                self.begun = line.bytes;
                return Ok(piece);
            }
            if piece.bytes.is_empty() {
                piece.line = self.line.max(1);
            }
            piece.too_large |= line.too_large;
            if piece.bytes.len() + line.bytes.len() > self.limit {
                piece.too_large = true;
            } else {
                piece.bytes.append(&mut line.bytes);
            }
            if !more {
                self.ended = true;
                return Ok(piece);
            }
        }
    }

    /// Appends bytes up to an end, which is included; what exceeds the limit is dropped. Whether there may be more.
    fn take_line(&mut self, end: u8, piece: &mut Piece) -> io::Result<bool> {
        while piece.bytes.len() <= self.limit {
            let room = self.limit + 1 - piece.bytes.len();
            let taken = take_next(&mut self.stream, |buffer| {
                let buffer = buffer.get(..room).unwrap_or(buffer);
                let taken = upto(end, buffer);
                piece.bytes.extend_from_slice(taken);
                (taken.len(), Step::of(taken, end))
            })?;
            self.offset += taken.length;
            if let Some(more) = taken.ends {
                return Ok(more);
            }
        }
        piece.too_large = true;
        piece.bytes.truncate(80);
        loop {
            let taken = take_next(&mut self.stream, |buffer| {
                let taken = upto(end, buffer);
                (taken.len(), Step::of(taken, end))
            })?;
            self.offset += taken.length;
            if let Some(more) = taken.ends {
                return Ok(more);
            }
        }
    }
}

/// The bytes up to an end, which is included, or all of them.
fn upto(end: u8, bytes: &[u8]) -> &[u8] {
    let found = memchr(end, bytes).and_then(|at| bytes.get(..=at));
    found.unwrap_or(bytes)
}

/// What was taken of a stream.
struct Step {
    length: u64,
    /// Whether there may be more behind the end; `None` if it was not reached.
    ends: Option<bool>,
}

impl Step {
    fn of(bytes: &[u8], end: u8) -> Self {
        Self {
            length: bytes.len() as u64,
            ends: match bytes.last() {
                None => Some(false),
                Some(last) if *last == end => Some(true),
                Some(_) => None,
            },
        }
    }
}

/// A document of dashes is blank also with its mark, or with comments alone before another one.
fn is_blank(bytes: &[u8], parting: Parting) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if parting != Parting::Dashes {
        return bytes.iter().all(u8::is_ascii_whitespace);
    }
    bytes.split(|byte| *byte == b'\n').all(|line| {
        let line = line.trim_ascii();
        line.is_empty() || line.starts_with(b"#") || line == b"---" || line == b"..."
    })
}

/// Whether a line marks the beginning of a document.
fn begins_document(line: &[u8]) -> bool {
    line.strip_prefix(b"---")
        .is_some_and(|rest| rest.first().is_none_or(u8::is_ascii_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, parting: Parting, limit: usize) -> Vec<(usize, String, bool)> {
        let mut pieces = Pieces::new(text.as_bytes(), parting, limit);
        let mut all = Vec::new();
        while let Some(piece) = pieces.next_piece().expect("memory can be read") {
            let text = String::from_utf8(piece.bytes).expect("text");
            all.push((piece.line, text, piece.too_large));
        }
        all
    }

    fn whole(line: usize, text: &str) -> (usize, String, bool) {
        (line, text.to_owned(), false)
    }

    #[test]
    fn every_line_is_a_document_and_blank_ones_are_none() {
        assert_eq!(
            pieces("{a}\n\n  \r\n{b}\r\n{c}", Parting::Lines, 99),
            [whole(1, "{a}"), whole(4, "{b}\r"), whole(5, "{c}")]
        );
        assert_eq!(pieces("", Parting::Lines, 99), []);
    }

    #[test]
    fn dashes_begin_a_document() {
        assert_eq!(
            pieces(
                "a: 1\n---\nb: 2\n--- # c\nc: --- x\n---d: 1\n",
                Parting::Dashes,
                99
            ),
            [
                whole(1, "a: 1\n"),
                whole(2, "---\nb: 2\n"),
                whole(4, "--- # c\nc: --- x\n---d: 1\n")
            ]
        );
        assert_eq!(
            pieces(
                "# note\n---\na: 1\n---\n---\nb: 2\n---\n",
                Parting::Dashes,
                99
            ),
            [
                whole(1, "# note\n---\na: 1\n"),
                whole(4, "---\n---\nb: 2\n")
            ]
        );
        assert_eq!(pieces("\n---\n...\n", Parting::Dashes, 99), []);
    }

    #[test]
    fn what_is_too_large_does_not_fill_the_memory_and_ends_where_it_ends() {
        let text = format!("{}\nb\n", "x".repeat(500));
        let found = pieces(&text, Parting::Lines, 100);
        assert_eq!((found[0].0, found[0].1.len(), found[0].2), (1, 80, true));
        assert_eq!(found[1], whole(2, "b"));
        let text = format!("a: {}\nb: {}\n---\nc: 1\n", "x".repeat(60), "y".repeat(60));
        let found = pieces(&text, Parting::Dashes, 100);
        assert!(found[0].2);
        assert_eq!(found[1], whole(3, "---\nc: 1\n"));
    }

    #[test]
    fn paths_may_be_parted_by_nul() {
        assert_eq!(
            pieces("a b\0c\nd\0", Parting::Nul, 99),
            [whole(1, "a b"), whole(2, "c\nd")]
        );
    }
}
