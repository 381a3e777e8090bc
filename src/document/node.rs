//! The raw shape of a file: nested lists and maps of text, each with its place.

use super::diagnostic::Span;

/// A value with its place. The span of a value of several lines ends with its first line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Node<'a> {
    pub(super) span: Span,
    pub(super) kind: NodeKind<'a>,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum NodeKind<'a> {
    Null,
    Scalar(Scalar<'a>),
    Sequence(&'a [Node<'a>]),
    Mapping(&'a [Entry<'a>]),
}

/// Text as written: `8.20` stays `8.20`, `no` stays `no`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scalar<'a> {
    pub(super) text: &'a str,
    /// Written without quotes, so that it may stand for a number or for true and false.
    pub(super) plain: bool,
}

/// A key with its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Entry<'a> {
    pub(super) key: Key<'a>,
    pub(super) value: Node<'a>,
}

/// The key of an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Key<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
}

impl<'a> Node<'a> {
    pub(super) fn is_null(&self) -> bool {
        matches!(self.kind, NodeKind::Null)
    }

    /// The entries of a map.
    pub(super) fn entries(&self) -> Option<&'a [Entry<'a>]> {
        match &self.kind {
            NodeKind::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// The items of a list.
    pub(super) fn items(&self) -> Option<&'a [Node<'a>]> {
        match &self.kind {
            NodeKind::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The text of a scalar.
    pub(super) fn as_text(&self) -> Option<&'a str> {
        match &self.kind {
            NodeKind::Scalar(scalar) => Some(scalar.text),
            _ => None,
        }
    }

    /// The value of a key of a map, if it has one.
    pub(super) fn get(&self, key: &str) -> Option<&'a Node<'a>> {
        let entry = self.entries()?.iter().find(|entry| entry.key.text == key)?;
        (!entry.value.is_null()).then_some(&entry.value)
    }
}
