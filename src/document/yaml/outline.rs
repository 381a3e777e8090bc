//! Builds the outline of a text from the parser's events.
//!
//! It follows the events that build the raw tree, which sees to faults and limits: of a text that has any, no outline is
//! used. What the parser does not tell, such as where a dash or a colon stands, is looked for between its events, where
//! nothing but white space, comments and single signs can be.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, ScalarStyle, StructureStyle};

use super::spans::bytes;
use crate::document::diagnostic::Span;
use crate::document::outline::{Form, Member, Members, Place};

/// What may stand around text without being part of it.
const BLANK: [char; 4] = [' ', '\t', '\n', '\r'];

pub(in crate::document) struct OutlineBuilder<'a> {
    text: &'a str,
    root: Option<Place<'a>>,
    open: Vec<Frame<'a>>,
    /// A value or beginning of which the anchor, if it has one, comes next.
    held: Option<Held<'a>>,
    /// The texts that aliases in the place of keys repeat.
    anchored: HashMap<usize, Cow<'a, str>>,
}

struct Held<'a> {
    event: Event<'a>,
    span: Span,
    tag: Option<Span>,
    anchor: Option<(usize, Span)>,
}

/// A list or map that has not ended.
struct Frame<'a> {
    /// Where it stands in what it is part of.
    slot: Slot,
    place: Place<'a>,
    /// A key that waits for its value: where it begins, its text and where that stands.
    key: Option<(usize, Cow<'a, str>, Span)>,
    /// Up to here everything is known.
    known: usize,
}

/// Where a value is about to be put.
#[derive(Clone, Copy)]
struct Slot {
    /// Where the member begins, unless that is where its key or value does.
    start: Option<usize>,
    /// Behind its colon or dash.
    behind: Option<usize>,
    /// Nothing stands before here that is not known.
    known: usize,
}

impl<'a> OutlineBuilder<'a> {
    pub(in crate::document) fn new(text: &'a str) -> Self {
        Self {
            text,
            root: None,
            open: Vec::new(),
            held: None,
            anchored: HashMap::new(),
        }
    }

    pub(super) fn take(&mut self, event: Event<'a>, span: &granit_parser::Span) {
        if let Event::Anchor(id, _) = event {
            if let Some(held) = &mut self.held {
                held.anchor = Some((id, bytes(span)));
            }
            return;
        }
        self.put_held();
        self.held = Some(Held {
            event,
            span: bytes(span),
            tag: span.tag_span().as_ref().map(bytes),
            anchor: None,
        });
    }

    /// The outline, when all events were taken.
    pub(in crate::document) fn finish(mut self) -> Option<Place<'a>> {
        self.put_held();
        self.root
    }

    fn put_held(&mut self) {
        let Some(held) = self.held.take() else { return };
        match &held.event {
            Event::Scalar(text, style, ..) => {
                if let Some((id, _)) = held.anchor {
                    self.anchored.insert(id, text.clone());
                }
                let blank = text.trim_matches(BLANK).is_empty();
                self.scalar(&held, text.clone(), *style, blank);
            }
            Event::Alias(id) => {
                let text = self.anchored.get(id).cloned().unwrap_or_default();
                let place = held.place(held.span, Form::Alias(*id));
                self.put(place, text);
            }
            Event::SequenceStart(style, ..) => self.enter(&held, *style, Form::List),
            Event::MappingStart(style, ..) => self.enter(&held, *style, Form::Map),
            Event::SequenceEnd | Event::MappingEnd => self.leave(held.span),
            _ => {}
        }
    }

    fn scalar(&mut self, held: &Held<'a>, text: Cow<'a, str>, style: ScalarStyle, blank: bool) {
        let slot = self.slot();
        let begin = held.behind_properties().unwrap_or(slot.known);
        let (span, form) = match style {
            ScalarStyle::Plain if held.span.range().is_empty() => {
                (Span::new(begin, begin), Form::Plain)
            }
            ScalarStyle::Plain => (held.span, Form::Plain),
            ScalarStyle::SingleQuoted => (held.span, Form::SingleQuoted),
            ScalarStyle::DoubleQuoted => (held.span, Form::DoubleQuoted),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let sign = self.sign_of_lines(begin);
                let lines = self.text.get(held.span.range()).unwrap_or_default();
                let end = held.span.start() + lines.trim_end_matches(BLANK).len();
                let end = if blank { sign.end() } else { end };
                (
                    Span::new(sign.start(), end.max(sign.end())),
                    Form::Lines(sign),
                )
            }
        };
        let place = held.place(span, form);
        self.put_in(slot, place, text);
    }

    /// The sign before lines of text, with the digit and mark that may follow it.
    fn sign_of_lines(&self, from: usize) -> Span {
        let start = skip_blank(self.text, from);
        let rest = self.text.get(start..).unwrap_or_default();
        let length = rest
            .bytes()
            .take_while(|byte| b"|>+-".contains(byte) || byte.is_ascii_digit())
            .count();
        Span::new(start, start + length)
    }

    fn enter(&mut self, held: &Held<'a>, style: StructureStyle, form: fn(Members<'a>) -> Form<'a>) {
        let slot = self.slot();
        let members = Members {
            bracketed: style == StructureStyle::Flow,
            all: Vec::new(),
        };
        let known = held.behind_properties().unwrap_or(slot.known);
        let known = if members.bracketed {
            held.span.end()
        } else {
            known
        };
        self.open.push(Frame {
            slot,
            place: held.place(held.span, form(members)),
            key: None,
            known,
        });
    }

    fn leave(&mut self, end: Span) {
        let Some(frame) = self.open.pop() else { return };
        let mut place = frame.place;
        if let Some(members) = place.members() {
            // A key with its value may be an item of a list in brackets without any of its own.
            let begin = self.text.as_bytes().get(place.span.start());
            let open = !members.bracketed || !begin.is_some_and(|byte| b"{[".contains(byte));
            let ends = members.all.first().zip(members.all.last());
            let (start, end) = match ends.filter(|_| open) {
                Some((first, last)) => (first.start, last.end()),
                None => (place.span.start(), end.end()),
            };
            place.start = place.start.min(start);
            place.span = Span::new(start, end);
        }
        self.put_in(frame.slot, place, Cow::Borrowed(""));
    }

    fn put(&mut self, place: Place<'a>, text: Cow<'a, str>) {
        let slot = self.slot();
        self.put_in(slot, place, text);
    }

    /// Where the next value is put: behind the dash or colon that comes next, if one must.
    fn slot(&self) -> Slot {
        let Some(frame) = self.open.last() else {
            return Slot {
                start: None,
                behind: None,
                known: 0,
            };
        };
        let bracketed = frame
            .place
            .members()
            .is_some_and(|members| members.bracketed);
        let sign = match &frame.place.form {
            Form::List(_) => (!bracketed).then_some(b'-'),
            _ => frame.key.is_some().then_some(b':'),
        };
        let at = skip_blank(self.text, frame.known);
        let found = sign.is_some() && self.text.as_bytes().get(at).copied() == sign;
        let behind = found.then_some(at + 1);
        Slot {
            start: behind.map(|behind| behind - 1),
            behind,
            known: behind.unwrap_or(frame.known),
        }
    }

    /// Puts a value, or the text of a key, where it belongs.
    fn put_in(&mut self, slot: Slot, place: Place<'a>, text: Cow<'a, str>) {
        let all_of = self.text;
        let Some(frame) = self.open.last_mut() else {
            self.root = Some(place);
            return;
        };
        frame.known = frame.known.max(place.span.end());
        match (&mut frame.place.form, frame.key.take()) {
            (Form::List(members), _) => members.all.push(Member {
                start: slot.start.unwrap_or(place.start),
                key: None,
                behind: slot.behind,
                value: place,
            }),
            (Form::Map(members), Some((start, text, span))) => members.all.push(Member {
                start,
                key: Some((text, span)),
                behind: slot.behind,
                value: place,
            }),
            _ => {
                let start = with_mark(all_of, place.start);
                frame.key = Some((start, text, place.span));
            }
        }
    }
}

impl<'a> Held<'a> {
    fn place(&self, span: Span, form: Form<'a>) -> Place<'a> {
        let properties = [self.tag, self.anchor.map(|(_, span)| span)];
        let starts = properties.into_iter().flatten().map(Span::start);
        Place {
            span,
            start: starts.fold(span.start(), usize::min),
            anchor: self.anchor.map(|(id, _)| id),
            form,
        }
    }

    /// Behind the anchor and the tag, if there is one.
    fn behind_properties(&self) -> Option<usize> {
        let properties = [self.tag, self.anchor.map(|(_, span)| span)];
        properties.into_iter().flatten().map(Span::end).max()
    }
}

/// The first byte from here on that is neither white space nor part of a comment.
fn skip_blank(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => at += 1,
            b'#' => {
                let rest = bytes.get(at..).unwrap_or_default();
                let length = rest.iter().position(|byte| b"\n\r".contains(byte));
                at += length.unwrap_or(rest.len());
            }
            _ => break,
        }
    }
    at
}

/// Where a key begins that may be marked as such by a question mark.
fn with_mark(text: &str, key: usize) -> usize {
    let before = text.get(..key).unwrap_or_default();
    let trimmed = before.trim_end_matches([' ', '\t']);
    match trimmed.len() < before.len() && trimmed.ends_with('?') {
        true => trimmed.len() - 1,
        false => key,
    }
}

#[cfg(test)]
mod tests;
