//! The compact form of embedded questionnaires: JSON in which every scalar is a string that says how it was written.

use std::borrow::Cow;
use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor,
};

use super::arena::Arena;
use super::diagnostic::Span;
use super::node::{Entry, Key, Node, NodeKind, Scalar};

/// The tree of a text in compact form. It has no places.
pub(super) fn parse<'a>(text: &'a str, arena: &'a Arena) -> Result<Node<'a>, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let root = Tree(arena).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(root)
}

/// A tree that lives in an arena.
#[derive(Clone, Copy)]
struct Tree<'a>(&'a Arena);

impl<'de> DeserializeSeed<'de> for Tree<'de> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        let kind = deserializer.deserialize_any(self)?;
        Ok(Node {
            span: Span::default(),
            kind,
        })
    }
}

impl<'de> Visitor<'de> for Tree<'de> {
    type Value = NodeKind<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map, a list, null, or a string that begins with `=` or `'`")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(NodeKind::Null)
    }

    fn visit_borrowed_str<E: Error>(self, marked: &'de str) -> Result<Self::Value, E> {
        let (plain, text) = unmark(marked)?;
        Ok(NodeKind::Scalar(Scalar { text, plain }))
    }

    fn visit_str<E: Error>(self, marked: &str) -> Result<Self::Value, E> {
        let (plain, text) = unmark(marked)?;
        Ok(NodeKind::Scalar(Scalar {
            text: self.0.text(Cow::Owned(text.to_owned())),
            plain,
        }))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(NodeKind::Sequence(self.0.take_from(&mut list, 0)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = Vec::new();
        while let Some(CompactKey(text)) = entries.next_key()? {
            let text = self.0.text(text);
            let value = entries.next_value_seed(self)?;
            map.push(Entry {
                key: Key {
                    text,
                    span: Span::default(),
                },
                value,
            });
        }
        Ok(NodeKind::Mapping(self.0.take_from(&mut map, 0)))
    }
}

/// A key, borrowed where it has no escapes.
struct CompactKey<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for CompactKey<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Cow<'de, str>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Cow::Borrowed(text))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Cow::Owned(text.to_owned()))
            }
        }
        deserializer.deserialize_str(Text).map(CompactKey)
    }
}

/// Whether a scalar was written plain, and its text.
fn unmark<E: Error>(marked: &str) -> Result<(bool, &str), E> {
    match (marked.strip_prefix('='), marked.strip_prefix('\'')) {
        (Some(text), _) => Ok((true, text)),
        (None, Some(text)) => Ok((false, text)),
        (None, None) => Err(E::invalid_value(
            Unexpected::Str(marked),
            &"a string that begins with `=` or `'`",
        )),
    }
}
