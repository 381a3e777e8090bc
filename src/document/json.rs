//! JSON text to the raw tree, without the detour over YAML, which takes several times as long. Only sound JSON: of
//! anything else the YAML parser has the last word, so that messages are the same wherever a text comes from.

use memchr::memchr2;

use super::arena::Arena;
use super::diagnostic::Span;
use super::faults::Faults;
use super::fields::Written;
use super::node::{Entry, Key, Node, NodeKind, Scalar};
use super::yaml::{MAX_DEPTH, MAX_NODES, report_duplicates};
use scan::{SPECIAL, ending, is_harmless};

/// YAML takes no longer text for a key.
const LONGEST_KEY: usize = 1000;

/// The tree of a text that is one JSON object, the same as YAML makes of it; `None` if it is none.
pub(super) fn parse<'a>(text: &'a str, arena: &'a Arena, faults: &Faults) -> Option<Node<'a>> {
    let mut reader = Reader {
        text,
        arena,
        entries: Vec::with_capacity(256),
        items: Vec::new(),
        bytes: text.as_bytes(),
        unescaped: String::new(),
        at: 0,
        nodes: 0,
        doubtful: Vec::new(),
        harmless: is_harmless(text.as_bytes()),
        one_line: memchr2(b'\n', b'\r', text.as_bytes()).is_none(),
    };
    reader.count(1)?;
    reader.blanks();
    if reader.peek()? != b'{' {
        return None;
    }
    let root = reader.value(0)?;
    reader.blanks();
    if reader.at < reader.bytes.len() {
        return None;
    }
    // Only now is it certain that the YAML parser does not report them as well.
    let doubtful = reader.doubtful.iter();
    doubtful.for_each(|entries| report_duplicates(entries, faults));
    Some(root)
}

struct Reader<'a> {
    text: &'a str,
    arena: &'a Arena,
    /// The entries of all maps that have not ended, those of the innermost last; likewise the items of lists.
    entries: Vec<Entry<'a>>,
    items: Vec<Node<'a>>,
    bytes: &'a [u8],
    /// A string in which there is an escape, while it is read.
    unescaped: String,
    at: usize,
    nodes: usize,
    /// The maps in which a key may stand twice.
    doubtful: Vec<&'a [Entry<'a>]>,
    /// Whether of all bytes that need a closer look there are quotation marks and backslashes alone.
    harmless: bool,
    one_line: bool,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    #[inline]
    fn blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn expect(&mut self, sign: u8) -> Option<()> {
        let found = self.peek()? == sign;
        self.at += usize::from(found);
        found.then_some(())
    }

    /// So many keys and values more.
    #[inline]
    fn count(&mut self, more: usize) -> Option<()> {
        self.nodes += more;
        (self.nodes <= MAX_NODES).then_some(())
    }

    /// A value; most are strings.
    #[inline]
    fn value(&mut self, depth: usize) -> Option<Node<'a>> {
        let start = self.at;
        if self.peek()? != b'"' {
            return self.other_value(depth);
        }
        let text = self.string()?;
        Some(Node {
            span: Span::new(start, self.at),
            kind: NodeKind::Scalar(Scalar { text, plain: false }),
        })
    }

    /// A value that is no string, or before which there are blanks.
    fn other_value(&mut self, depth: usize) -> Option<Node<'a>> {
        self.blanks();
        let start = self.at;
        let kind = match self.peek()? {
            b'{' => self.map(depth)?,
            b'[' => self.list(depth)?,
            b'"' => return self.value(depth),
            _ => self.plain()?,
        };
        let mut span = Span::new(start, self.at);
        // As everywhere, the span of a value of several lines ends with its first line.
        if !self.one_line && matches!(kind, NodeKind::Mapping(_) | NodeKind::Sequence(_)) {
            let inside = self.bytes.get(span.range()).unwrap_or_default();
            if let Some(length) = inside.iter().position(|b| matches!(b, b'\n' | b'\r')) {
                span = Span::new(start, start + length);
            }
        }
        Some(Node { span, kind })
    }

    fn map(&mut self, depth: usize) -> Option<NodeKind<'a>> {
        let own = self.entries.len();
        self.open(depth)?;
        if self.peek()? == b'}' {
            self.at += 1;
            return Some(NodeKind::Mapping(&[]));
        }
        let (mut written, mut differ) = (Written::default(), true);
        loop {
            self.count(2)?;
            if self.peek()? != b'"' {
                self.blanks();
            }
            let start = self.at;
            let text = self.string()?;
            differ &= written.add(text);
            let span = Span::new(start, self.at);
            if text.len() > LONGEST_KEY {
                return None;
            }
            self.colon()?;
            let value = self.value(depth + 1)?;
            self.entries.push(Entry {
                key: Key { text, span },
                value,
            });
            if !self.goes_on(b'}')? {
                let entries = self.arena.take_from(&mut self.entries, own);
                if !differ {
                    self.doubtful.push(entries);
                }
                return Some(NodeKind::Mapping(entries));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<NodeKind<'a>> {
        let own = self.items.len();
        self.open(depth)?;
        if self.peek()? == b']' {
            self.at += 1;
            return Some(NodeKind::Sequence(&[]));
        }
        loop {
            self.count(1)?;
            let item = self.value(depth + 1)?;
            self.items.push(item);
            if !self.goes_on(b']')? {
                let items = self.arena.take_from(&mut self.items, own);
                return Some(NodeKind::Sequence(items));
            }
        }
    }

    fn open(&mut self, depth: usize) -> Option<()> {
        self.at += 1;
        self.blanks();
        (depth < MAX_DEPTH).then_some(())
    }

    /// A colon. Blanks may be left behind it.
    #[inline]
    fn colon(&mut self) -> Option<()> {
        if self.passes(b": ") {
            return Some(());
        }
        self.blanks();
        self.expect(b':')
    }

    /// Whether a comma follows, behind which blanks may be left; else the end has to.
    #[inline]
    fn goes_on(&mut self, end: u8) -> Option<bool> {
        if self.passes(b", ") {
            return Some(true);
        }
        self.blanks();
        let sign = self.peek()?;
        self.at += 1;
        match sign {
            b',' => Some(true),
            sign if sign == end => Some(false),
            _ => None,
        }
    }

    /// Passes over two bytes, if they are there: as most programs write them.
    #[inline]
    fn passes(&mut self, two: &[u8; 2]) -> bool {
        let found = self.bytes.get(self.at..self.at + 2) == Some(two);
        self.at += if found { 2 } else { 0 };
        found
    }

    /// A number, true, false or null.
    fn plain(&mut self) -> Option<NodeKind<'a>> {
        let rest = self.bytes.get(self.at..)?;
        let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
        let length = rest.iter().take_while(is_part).count();
        let text = self.text.get(self.at..self.at + length)?;
        self.at += length;
        match text {
            "null" => Some(NodeKind::Null),
            "true" | "false" => Some(scalar(text)),
            _ => is_number(text.as_bytes()).then(|| scalar(text)),
        }
    }

    /// A string; most have no escape in them.
    #[inline]
    fn string(&mut self) -> Option<&'a str> {
        self.expect(b'"')?;
        let start = self.at;
        if self.special()? != b'"' {
            return self.long_way(start);
        }
        let text = self.text.get(start..self.at)?;
        self.at += 1;
        Some(text)
    }

    /// The rest of a string that begins at a place and in which there is more than plain text.
    fn long_way(&mut self, start: usize) -> Option<&'a str> {
        self.unescaped.clear();
        let mut from = start;
        loop {
            match self.special()? {
                b'"' => {
                    let rest = self.text.get(from..self.at)?;
                    self.at += 1;
                    if from == start {
                        return Some(rest);
                    }
                    self.unescaped.push_str(rest);
                    return Some(self.arena.copied(&self.unescaped));
                }
                b'\\' => {
                    self.unescaped.push_str(self.text.get(from..self.at)?);
                    self.at += 1;
                    let sign = self.escape()?;
                    self.unescaped.push(sign);
                    from = self.at;
                }
                byte => self.character(byte)?,
            }
        }
    }

    /// Goes on to the next byte that needs a closer look.
    #[inline]
    fn special(&mut self) -> Option<u8> {
        let rest = self.bytes.get(self.at..)?;
        self.at += match self.harmless {
            true => ending(rest)?,
            false => rest.iter().position(|byte| SPECIAL[usize::from(*byte)])?,
        };
        self.peek()
    }

    /// Passes over a character, unless it is one that YAML does not let through.
    fn character(&mut self, byte: u8) -> Option<()> {
        let next = |at: usize| self.bytes.get(self.at + at).copied().unwrap_or_default();
        let refused = match byte {
            ..b' ' | 0x7F => true,
            // U+0080 to U+009F.
            0xC2 => next(1) < 0xA0,
            // A byte order mark, U+FFFE and U+FFFF.
            0xEF => matches!((next(1), next(2)), (0xBB, 0xBF) | (0xBF, 0xBE | 0xBF)),
            // U+2028 and U+2029 end lines elsewhere.
            0xE2 => (next(1), next(2) & 0xFE) == (0x80, 0xA8),
            _ => false,
        };
        self.at += 1;
        (!refused).then_some(())
    }

    fn escape(&mut self) -> Option<char> {
        let sign = self.peek()?;
        self.at += 1;
        Some(match sign {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                if !(0xD800..0xDC00).contains(&first) {
                    return char::from_u32(first);
                }
                self.expect(b'\\')?;
                self.expect(b'u')?;
                let second = self.unit()?;
                let low = second.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
                char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + low)?
            }
            _ => return None,
        })
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        hexadecimal.then(|| u32::from_str_radix(digits, 16).ok())?
    }
}

fn scalar(text: &str) -> NodeKind<'_> {
    NodeKind::Scalar(Scalar { text, plain: true })
}

/// Whether a word is a number of JSON.
fn is_number(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(text);
    if whole == 0 || (whole > 1 && text.first() == Some(&b'0')) {
        return false;
    }
    let mut rest = text.get(whole..).unwrap_or_default();
    if let Some(fraction) = rest.strip_prefix(b".") {
        let count = digits(fraction);
        if count == 0 {
            return false;
        }
        rest = fraction.get(count..).unwrap_or_default();
    }
    if let Some(exponent) = rest.strip_prefix(b"e").or(rest.strip_prefix(b"E")) {
        let exponent = match exponent {
            [b'+' | b'-', digits @ ..] => digits,
            unsigned => unsigned,
        };
        let count = digits(exponent);
        return count > 0 && count == exponent.len();
    }
    rest.is_empty()
}

mod scan;
#[cfg(test)]
mod tests;
