//! Builds the raw tree from the parser's events, and refuses what a file of this program never needs.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map;

use granit_parser::{Event, Parser, ScalarStyle, Tag};

use super::outline::OutlineBuilder;
use super::spans::bytes;
use super::wording::syntax_error;
use crate::document::arena::Arena;
use crate::document::codes;
use crate::document::diagnostic::{Diagnostic, Span};
use crate::document::faults::Faults;
use crate::document::node::{Entry, Key, Node, NodeKind, Scalar};
use crate::document::quick_hash::digest;
use crate::document::suggest::quote;

/// How deeply lists and maps may be nested.
pub(in crate::document) const MAX_DEPTH: usize = 32;

/// How many keys and values a file may have, counting those that aliases repeat.
pub(in crate::document) const MAX_NODES: usize = 500_000;

/// A map with more entries than this looks for duplicate keys in a table.
const FEW_ENTRIES: usize = 16;
/// What stands in a place without a digest.
const FREE: u64 = 0;
/// So many places are looked at before it counts as uncertain whether a key was there before.
const LONGEST_SEARCH: usize = 64;

/// The root of the file's only document; `None` if there is no going on. An outline is built by the way, if one is wanted.
pub(in crate::document) fn parse_yaml<'a>(
    text: &'a str,
    arena: &'a Arena,
    faults: &Faults,
    mut outline: Option<&mut OutlineBuilder<'a>>,
) -> Option<Node<'a>> {
    // The parser's own limits lie above ours, so that ours gives the message.
    let options = granit_parser::options! {
        emit_comments: false,
        emit_anchor_events: outline.is_some(),
        flow_nesting_limit: MAX_DEPTH + 2,
        block_nesting_limit: MAX_DEPTH + 2,
    };
    let mut builder = Builder::new(text, arena, faults);
    for event in Parser::new_from_str_with_options(text, options) {
        let step = match event {
            Ok((Event::DocumentStart(..), span)) if builder.root.is_some() => {
                let message = "the file contains a second document";
                let fault = Diagnostic::error(codes::SEVERAL_DOCUMENTS, bytes(&span), message);
                faults.push(fault.help("keep one document in each file: split it at this `---`"));
                break;
            }
            Ok((event, span)) => {
                if let Some(outline) = &mut outline {
                    outline.take(event.clone(), &span);
                }
                builder.take(event, &span)
            }
            Err(error) => Err(Box::new(syntax_error(&error, text))),
        };
        if let Err(fatal) = step {
            faults.push(*fatal);
            return None;
        }
    }
    builder.root
}

struct Builder<'a, 'f> {
    text: &'a str,
    arena: &'a Arena,
    faults: &'f Faults,
    root: Option<Node<'a>>,
    open: Vec<Frame<'a>>,
    /// The entries of all maps that have not ended, those of the innermost last; likewise the items of lists.
    entries: Vec<Entry<'a>>,
    items: Vec<Node<'a>>,
    nodes: usize,
    anchors: HashMap<usize, Node<'a>>,
}

/// A list or map that has not ended.
struct Frame<'a> {
    start: usize,
    anchor: usize,
    content: Content<'a>,
}

/// What belongs to it begins at a place in the builder's lists.
enum Content<'a> {
    Sequence(usize),
    Mapping(usize, Option<Slot<'a>>),
}

/// A key that waits for its value.
enum Slot<'a> {
    Key(Key<'a>),
    /// A fault was reported; the value is dropped.
    Refused,
}

type Step = Result<(), Box<Diagnostic>>;

impl<'a, 'f> Builder<'a, 'f> {
    fn new(text: &'a str, arena: &'a Arena, faults: &'f Faults) -> Self {
        Self {
            text,
            arena,
            faults,
            root: None,
            open: Vec::new(),
            entries: Vec::new(),
            items: Vec::new(),
            nodes: 0,
            anchors: HashMap::new(),
        }
    }

    fn take(&mut self, event: Event<'a>, span: &granit_parser::Span) -> Step {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let plain = style == ScalarStyle::Plain && !self.is_text_tag(tag, span);
                let span = self.first_line(bytes(span));
                self.place(span, anchor, scalar(self.arena.text(text), plain, span))
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.is_text_tag(tag, span);
                self.enter(span, anchor, Content::Sequence(self.items.len()))
            }
            Event::MappingStart(_, anchor, tag) => {
                self.is_text_tag(tag, span);
                self.enter(span, anchor, Content::Mapping(self.entries.len(), None))
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(span),
            Event::Alias(id) => self.repeat(id, bytes(span)),
            _ => Ok(()),
        }
    }

    /// Whether a tag says that the value is text. Any other tag is a fault.
    fn is_text_tag(&self, tag: Option<Cow<'a, Tag>>, span: &granit_parser::Span) -> bool {
        let Some(tag) = tag else { return false };
        if tag.is_yaml_core_schema_tag("str") {
            return true;
        }
        let at = span.tag_span().unwrap_or(*span);
        let message = format!("the tag {} is not allowed", quote(&tag.original()));
        let help = "remove it; if it is part of a text, put the whole text in quotation marks";
        self.faults
            .push(Diagnostic::error(codes::TAG, bytes(&at), message).help(help));
        false
    }

    fn enter(&mut self, span: &granit_parser::Span, anchor: usize, content: Content<'a>) -> Step {
        let at = bytes(span);
        if self.open.len() == MAX_DEPTH {
            return Err(too_deep(at));
        }
        self.count(1, at)?;
        self.open.push(Frame {
            start: at.start(),
            anchor,
            content,
        });
        Ok(())
    }

    fn leave(&mut self, span: &granit_parser::Span) -> Step {
        let Some(frame) = self.open.pop() else {
            return Ok(());
        };
        let kind = match frame.content {
            Content::Sequence(own) => {
                NodeKind::Sequence(self.arena.take_from(&mut self.items, own))
            }
            Content::Mapping(own, _) => {
                let entries = self.arena.take_from(&mut self.entries, own);
                report_duplicates(entries, self.faults);
                NodeKind::Mapping(entries)
            }
        };
        let span = self.first_line(Span::new(frame.start, bytes(span).end()));
        self.place_counted(span, frame.anchor, kind)
    }

    fn repeat(&mut self, anchor: usize, span: Span) -> Step {
        let Some(original) = self.anchors.get(&anchor) else {
            let message = "this alias stands inside of what it refers to";
            return Err(Box::new(Diagnostic::error(
                codes::UNKNOWN_ALIAS,
                span,
                message,
            )));
        };
        if self.open.len() + height(original) > MAX_DEPTH {
            return Err(too_deep(span));
        }
        let size = size(original);
        self.count(size, span)?;
        if let Some(Node { kind, .. }) = self.anchors.get(&anchor) {
            return self.place_counted(span, 0, *kind);
        }
        Ok(())
    }

    fn count(&mut self, nodes: usize, span: Span) -> Step {
        self.nodes = self.nodes.saturating_add(nodes);
        if self.nodes <= MAX_NODES {
            return Ok(());
        }
        let message = format!("the file has more than {MAX_NODES} entries");
        let fault = Diagnostic::error(codes::TOO_MANY_ENTRIES, span, message)
            .help("entries that aliases (`*name`) repeat are counted each time");
        Err(Box::new(fault))
    }

    fn place(&mut self, span: Span, anchor: usize, kind: NodeKind<'a>) -> Step {
        self.count(1, span)?;
        self.place_counted(span, anchor, kind)
    }

    /// Puts a complete value where it belongs.
    fn place_counted(&mut self, span: Span, anchor: usize, kind: NodeKind<'a>) -> Step {
        let node = Node { span, kind };
        if anchor != 0 {
            // What is kept for aliases takes memory as well.
            self.count(size(&node), span)?;
            self.anchors.insert(anchor, node);
        }
        match self.open.last_mut().map(|frame| &mut frame.content) {
            None => self.root = Some(node),
            Some(Content::Sequence(_)) => self.items.push(node),
            Some(Content::Mapping(_, slot)) => match slot.take() {
                None => *slot = Some(self.faults.key(node)),
                Some(Slot::Key(key)) => self.entries.push(Entry { key, value: node }),
                Some(Slot::Refused) => {}
            },
        }
        Ok(())
    }

    /// The part of a span that lies on its first line: a caret is to point, not to paint.
    fn first_line(&self, span: Span) -> Span {
        match self
            .text
            .get(span.range())
            .and_then(|text| text.find(['\n', '\r']))
        {
            Some(length) => Span::new(span.start(), span.start() + length),
            None => span,
        }
    }
}

impl Faults {
    /// A value in the place of a key.
    fn key<'a>(&self, node: Node<'a>) -> Slot<'a> {
        match node.kind {
            NodeKind::Scalar(Scalar {
                text: "<<",
                plain: true,
            }) => {
                let message = "merge keys (`<<`) are not part of YAML 1.2";
                let fault = Diagnostic::error(codes::MERGE_KEY, node.span, message);
                self.push(fault.help("write out the keys that were to be merged"));
                Slot::Refused
            }
            NodeKind::Scalar(Scalar { text, .. }) => Slot::Key(Key {
                text,
                span: node.span,
            }),
            NodeKind::Null => Slot::Key(Key {
                text: "null",
                span: node.span,
            }),
            NodeKind::Sequence(_) | NodeKind::Mapping(_) => {
                let message = "a key must be text";
                let fault = Diagnostic::error(codes::KEY_NOT_TEXT, node.span, message);
                self.push(fault.help("a text with `{` or `[` at its start needs quotation marks"));
                Slot::Refused
            }
        }
    }

    fn duplicate_key(&self, first: &Key<'_>, second: &Key<'_>) {
        let message = format!("the key {} occurs twice", quote(second.text));
        let fault = Diagnostic::error(codes::DUPLICATE_KEY, second.span, message)
            .related(first.span, "first given here")
            .help("keep one of the two");
        self.push(fault);
    }
}

/// Reports keys that occur twice in a map.
pub(in crate::document) fn report_duplicates(entries: &[Entry<'_>], faults: &Faults) {
    if entries.len() <= FEW_ENTRIES {
        for (place, entry) in entries.iter().enumerate() {
            let same = |other: &&Entry<'_>| other.key.text == entry.key.text;
            if let Some(first) = entries.iter().take(place).find(same) {
                faults.duplicate_key(&first.key, &entry.key);
            }
        }
        return;
    }
    if all_differ(entries) {
        return;
    }
    let mut seen: HashMap<&str, &Key<'_>> = HashMap::with_capacity(entries.len());
    for Entry { key, .. } in entries {
        match seen.entry(key.text) {
            hash_map::Entry::Occupied(first) => faults.duplicate_key(first.get(), key),
            hash_map::Entry::Vacant(free) => {
                free.insert(key);
            }
        }
    }
}

/// Whether all keys certainly differ, told by a quick digest of each.
fn all_differ(entries: &[Entry<'_>]) -> bool {
    // Twice as many places as keys, so that no search for a free one is long, unless somebody chose the keys for that.
    let mut table = vec![FREE; (entries.len() * 2).next_power_of_two()];
    let mask = table.len() - 1;
    entries.iter().all(|entry| {
        let own = digest(entry.key.text).max(FREE + 1);
        // The upper digits of such digests are the best mixed ones.
        let mut places = (0..LONGEST_SEARCH).map(|step| ((own >> 32) as usize + step) & mask);
        let place = places.find(|place| {
            table
                .get(*place)
                .is_none_or(|other| *other == FREE || *other == own)
        });
        let Some(place) = place.and_then(|place| table.get_mut(place)) else {
            return false;
        };
        std::mem::replace(place, own) == FREE
    })
}

/// Text, or nothing: a value that is not there, `~` or `null`.
fn scalar(text: &str, plain: bool, span: Span) -> NodeKind<'_> {
    let absent = span.range().is_empty() || matches!(text, "~" | "null" | "Null" | "NULL" | "");
    if plain && absent {
        return NodeKind::Null;
    }
    NodeKind::Scalar(Scalar { text, plain })
}

fn too_deep(span: Span) -> Box<Diagnostic> {
    let message = format!("lists and maps are nested more than {MAX_DEPTH} deep");
    Box::new(Diagnostic::error(codes::TOO_DEEP, span, message))
}

/// How many keys and values a value has, with itself.
fn size(node: &Node<'_>) -> usize {
    match &node.kind {
        NodeKind::Null | NodeKind::Scalar(_) => 1,
        NodeKind::Sequence(items) => 1 + items.iter().map(size).sum::<usize>(),
        NodeKind::Mapping(entries) => {
            1 + entries
                .iter()
                .map(|entry| 1 + size(&entry.value))
                .sum::<usize>()
        }
    }
}

/// How many lists and maps lie within each other at most.
fn height(node: &Node<'_>) -> usize {
    match &node.kind {
        NodeKind::Null | NodeKind::Scalar(_) => 0,
        NodeKind::Sequence(items) => 1 + items.iter().map(height).max().unwrap_or(0),
        NodeKind::Mapping(entries) => {
            1 + entries
                .iter()
                .map(|entry| height(&entry.value))
                .max()
                .unwrap_or(0)
        }
    }
}
