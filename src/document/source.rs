//! A file's name and text: encoding, and where in it something is.

use memchr::memchr;

use super::arena::Arena;
use super::codes;
use super::diagnostic::{Diagnostic, Span};
use crate::model::TextPlace;

/// A file as read: its name and its text.
///
/// Bytes that are no text are no error here but a fault that [`Document::parse`](super::Document::parse) reports,
/// so that all faults of a file come the same way. The text is then what could be read of it, for the message.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    fault: Option<Box<Diagnostic>>,
    /// The trees of the text.
    arena: Arena,
}

impl Source {
    /// The largest file that is read, in bytes.
    pub const MAX_BYTES: usize = 32 * 1024 * 1024;

    /// Takes the bytes of a file, a byte order mark removed. The name is the one shown to people.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let (text, fault) = read(bytes.into());
        Self {
            name: name.into(),
            text,
            fault: fault.map(Box::new),
            arena: Arena::default(),
        }
    }

    /// The name shown to people.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text. Offsets of all diagnostics refer to it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset, both from 1; the column counts characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let (before, _) = split(&self.text, offset);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let (_, own) = before.rsplit_once('\n').unwrap_or(("", before));
        (line, own.chars().count() + 1)
    }

    /// The part of a span that lies within its first line.
    pub fn place(&self, span: Span) -> TextPlace {
        super::places::place(self, span)
    }

    /// Where the trees of the text live.
    pub(super) fn arena(&self) -> &Arena {
        &self.arena
    }

    /// Why this is not readable text, if it is not.
    pub(super) fn fault(&self) -> Option<&Diagnostic> {
        self.fault.as_deref()
    }
}

/// A text in two, at an offset or before the character that it is inside of.
pub(crate) fn split(text: &str, offset: usize) -> (&str, &str) {
    let upto = (0..=offset.min(text.len())).rev();
    let mut parts = upto.filter_map(|at| text.split_at_checked(at));
    parts.next().unwrap_or(("", text))
}

/// Text of a file, and what is wrong with its encoding.
fn read(mut bytes: Vec<u8>) -> (String, Option<Diagnostic>) {
    let start = Span::default();
    if bytes.len() > Source::MAX_BYTES {
        let megabytes = Source::MAX_BYTES / (1024 * 1024);
        let message = format!("the file is larger than {megabytes} MB");
        let fault = Diagnostic::error(codes::FILE_TOO_LARGE, start, message)
            .help("check that this is the file you meant; a large one can be split");
        return (String::new(), Some(fault));
    }
    if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
        bytes.drain(..3);
    }
    if looks_like_utf_16(&bytes) {
        let fault = Diagnostic::error(codes::NOT_UTF_8, start, "the file is UTF-16, not UTF-8")
            .help("save it as UTF-8 (in Windows Notepad: Save as, Encoding: UTF-8)");
        return (String::new(), Some(fault));
    }
    let (text, fault) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let byte = error.as_bytes().get(at).copied().unwrap_or_default();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let span = Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8());
            let message = format!("the file is not UTF-8: byte 0x{byte:02X} is no character here");
            let fault = Diagnostic::error(codes::NOT_UTF_8, span, message)
                .help("save it as UTF-8; it may be in an older encoding such as Windows-1252");
            (text, Some(fault))
        }
    };
    let nul = memchr(0, text.as_bytes()).map(|at| {
        let message = "the file contains a NUL byte, so it is no text file";
        Diagnostic::error(codes::NUL_BYTE, Span::new(at, at + 1), message)
            .help("check that this is the file you meant, and that it was copied completely")
    });
    (text, fault.or(nul))
}

/// With a mark of UTF-16, or with every second byte of the beginning NUL.
fn looks_like_utf_16(bytes: &[u8]) -> bool {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [0, b, 0, d, ..] | [b, 0, d, 0, ..] => *b != 0 && *d != 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> Option<&'static str> {
        Source::new("x", bytes).fault().map(|fault| fault.code)
    }

    #[test]
    fn columns_count_characters() {
        let source = Source::new("x", "a: ü→x\r\nb: 1\n");
        let x = source.text().find('x').unwrap();
        assert_eq!(source.position(x), (1, 6));
        assert_eq!(source.position(source.text().find('b').unwrap()), (2, 1));
        assert_eq!(source.position(usize::MAX), (3, 1));
        assert_eq!(source.position(4), (1, 4), "inside of a character");
    }

    #[test]
    fn a_byte_order_mark_is_removed() {
        let source = Source::new("x", "\u{FEFF}a: 1");
        assert_eq!(source.text(), "a: 1");
        assert!(source.fault().is_none());
    }

    #[test]
    fn what_is_no_utf_8_text_is_said_to_be_so() {
        assert_eq!(code(b"\xFF\xFEa\0:\0"), Some(codes::NOT_UTF_8));
        assert_eq!(code(b"a\0:\0"), Some(codes::NOT_UTF_8));
        assert_eq!(code(b"a: 1\0"), Some(codes::NUL_BYTE));
        assert_eq!(
            code(&vec![b'a'; Source::MAX_BYTES + 1]),
            Some(codes::FILE_TOO_LARGE)
        );
        assert_eq!(code(b""), None);
    }

    #[test]
    fn the_first_byte_that_is_no_character_has_a_position() {
        let source = Source::new("x", b"a: 1\nb: \xE4rger\n");
        let fault = source.fault().unwrap();
        assert_eq!(source.position(fault.span.start()), (2, 4));
        assert!(fault.message.contains("0xE4"), "{}", fault.message);
    }
}
