//! Where everything stands in a text, so that one part can be replaced and all else stays as it is.

use std::borrow::Cow;

use super::diagnostic::Span;

/// A value in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// From its first byte to behind its last, all lines included, anchor and tag not. Of nothing it is empty, where a
    /// value would stand.
    pub span: Span,
    /// Where its anchor or tag begins; without these, where it begins itself.
    pub start: usize,
    /// The number of the anchor by which aliases repeat it.
    pub anchor: Option<usize>,
    /// How it is written.
    pub form: Form<'a>,
}

/// How a value is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form<'a> {
    /// As nothing, or as text without quotation marks.
    Plain,
    /// As text in single quotation marks.
    SingleQuoted,
    /// As text in double quotation marks.
    DoubleQuoted,
    /// As lines of text below the sign at this place, such as `|`. A comment may stand behind the sign.
    Lines(Span),
    /// As an alias for the value with this anchor.
    Alias(usize),
    /// As a list.
    List(Members<'a>),
    /// As a map.
    Map(Members<'a>),
}

/// What is in a list or map, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Members<'a> {
    /// In brackets, rather than on lines of their own.
    pub bracketed: bool,
    /// The items, or keys with their values.
    pub all: Vec<Member<'a>>,
}

/// An item of a list, or a key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member<'a> {
    /// Where it begins: with its key, or with its dash.
    pub start: usize,
    /// The key, and where it stands.
    pub key: Option<(Cow<'a, str>, Span)>,
    /// Behind the colon or the dash, if there is one.
    pub behind: Option<usize>,
    /// The value.
    pub value: Place<'a>,
}

impl Place<'_> {
    /// Whether there is nothing at all, not even a word for nothing.
    pub fn is_empty(&self) -> bool {
        self.span.range().is_empty()
    }
}

impl<'a> Place<'a> {
    /// The items, or keys with their values, if there can be any.
    pub fn members(&self) -> Option<&Members<'a>> {
        match &self.form {
            Form::List(members) | Form::Map(members) => Some(members),
            _ => None,
        }
    }

    /// What a map has under a key.
    pub fn member(&self, key: &str) -> Option<&Member<'a>> {
        let Form::Map(members) = &self.form else {
            return None;
        };
        members.all.iter().find(|member| member.is_called(key))
    }
}

impl Member<'_> {
    /// Whether this is its key.
    pub fn is_called(&self, key: &str) -> bool {
        self.key.as_ref().is_some_and(|(own, _)| own == key)
    }

    /// Behind its last byte.
    pub fn end(&self) -> usize {
        self.value.span.end()
    }
}
