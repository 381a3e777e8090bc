//! Reads the keys of one map, reports what is wrong with them, and goes on.
//!
//! All readers are total: where something is wrong they report it and return a stand-in. With a fault no value
//! leaves this part of the program, so a stand-in is never seen.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::faults::Faults;
use super::node::{Entry, Node};
use super::scalar::Value;
use super::suggest::{list, nearest, quote};

/// The keys of one map.
#[derive(Clone, Copy)]
pub(super) struct Fields<'n, 'a> {
    what: &'static str,
    known: &'static [&'static str],
    entries: &'n [Entry<'a>],
    written: Written,
    span: Span,
    remarks: Remarks,
    pub(super) faults: &'n Faults,
}

/// What becomes of remarks: of texts, such as notes, from which nothing is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Remarks {
    /// They are kept.
    Kept,
    /// Of each it is known that it is there, and nothing more: an empty text stands for it.
    Noted,
}

/// Which keys a map may have, so that most that it does not have need not be looked for.
#[derive(Clone, Copy, Default)]
pub(super) struct Written(u64);

impl Written {
    fn of(entries: &[Entry<'_>]) -> Self {
        let all = entries.iter().map(|entry| Self::bit(entry.key.text));
        Self(all.fold(0, |written, bit| written | bit))
    }

    /// Adds a key. Whether it certainly differs from all before.
    pub(super) fn add(&mut self, key: &str) -> bool {
        let bit = Self::bit(key);
        let differs = self.0 & bit == 0;
        self.0 |= bit;
        differs
    }

    /// Whether it may be there; `false` is certain.
    fn may_have(self, key: &str) -> bool {
        self.0 & Self::bit(key) != 0
    }

    /// Different for most keys: by length and first letter.
    fn bit(key: &str) -> u64 {
        let first = key.bytes().next().unwrap_or_default();
        1 << ((key.len() * 13 + usize::from(first)) % 64)
    }
}

impl<'n, 'a> Fields<'n, 'a> {
    /// The keys of a map that is `what`, such as "a question". Reports keys that are not known there.
    pub(super) fn open(
        node: &'n Node<'a>,
        what: &'static str,
        known: &'static [&'static str],
        faults: &'n Faults,
    ) -> Option<Self> {
        let fields = Self::new(node, what, known, faults)?;
        fields.report_unknown_keys();
        Some(fields)
    }

    /// The keys of a map to which other versions may add some: those that are not known are passed over.
    pub(super) fn open_extensible(
        node: &'n Node<'a>,
        what: &'static str,
        known: &'static [&'static str],
        faults: &'n Faults,
    ) -> Option<Self> {
        Self::new(node, what, known, faults)
    }

    /// The keys of a whole file. `None` if it has a format that is not read here: more would only mislead.
    pub(super) fn open_file(
        node: &'n Node<'a>,
        what: &'static str,
        known: &'static [&'static str],
        faults: &'n Faults,
    ) -> Option<Self> {
        let fields = Self::new(node, what, known, faults)?;
        if !fields.format_is_supported() {
            return None;
        }
        fields.report_unknown_keys();
        Some(fields)
    }

    fn new(
        node: &'n Node<'a>,
        what: &'static str,
        known: &'static [&'static str],
        faults: &'n Faults,
    ) -> Option<Self> {
        let Some(entries) = node.entries() else {
            let example = known.first().copied().unwrap_or_default();
            let message = format!("{what} must be a map of keys, such as `{example}: …`");
            faults.error(codes::WRONG_TYPE, node.span, message);
            return None;
        };
        let written = Written::of(entries);
        // A map of many lines is pointed at by its id, or by its first key.
        let id = written.may_have("id").then(|| {
            let mut all = entries.iter();
            all.find(|entry| entry.key.text == "id" && !entry.value.is_null())
        });
        let id = id.flatten();
        let first = entries.first().map(|entry| entry.key.span);
        let span = id.map(|entry| entry.value.span).or(first);
        Some(Self {
            what,
            known,
            entries,
            written,
            span: span.unwrap_or(node.span),
            remarks: Remarks::Kept,
            faults,
        })
    }

    /// The same keys, whose remarks are treated like this.
    pub(super) fn with_remarks(self, remarks: Remarks) -> Self {
        Self { remarks, ..self }
    }

    /// What becomes of remarks.
    pub(super) fn remarks(&self) -> Remarks {
        self.remarks
    }

    fn report_unknown_keys(&self) {
        for Entry { key, .. } in self.entries {
            if self.known.contains(&key.text) {
                continue;
            }
            self.faults.push_with(|| {
                let message = format!("unknown key {} in {}", quote(key.text), self.what);
                let known = self.known.iter().copied();
                let help = match nearest(key.text, known.clone()) {
                    Some(near) => format!("did you mean {}?", quote(near)),
                    None => format!("known here are {}", known.collect::<Vec<_>>().join(", ")),
                };
                Diagnostic::error(codes::UNKNOWN_KEY, key.span, message).help(help)
            });
        }
    }

    /// Where to point for the map as a whole.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// The entry of a key, even if its value is empty.
    // Most keys are in no map: told by a constant where this is part of the caller.
    #[inline(always)]
    pub(super) fn entry(&self, key: &str) -> Option<&'n Entry<'a>> {
        debug_assert!(self.known.contains(&key), "{key} is read but not known");
        self.written.may_have(key).then(|| self.search(key))?
    }

    fn search(&self, key: &str) -> Option<&'n Entry<'a>> {
        let mut all = self.entries.iter();
        all.find(|entry| entry.key.text == key)
    }

    /// The value of a key; `None` if it is empty.
    #[inline(always)]
    pub(super) fn get(&self, key: &'static str) -> Option<Value<'n, 'a>> {
        let entry = self.entry(key)?;
        (!entry.value.is_null()).then_some(Value {
            node: &entry.value,
            name: key,
            faults: self.faults,
        })
    }

    /// The value of a key that must be there.
    pub(super) fn require(&self, key: &'static str) -> Option<Value<'n, 'a>> {
        let value = self.get(key);
        if value.is_none() {
            self.missing(key, None);
        }
        value
    }

    /// Reports a key that is not there, or has nothing in it.
    pub(super) fn missing(&self, key: &'static str, help: Option<&str>) {
        let (span, message) = match self.entry(key) {
            Some(entry) => (entry.key.span, format!("`{key}` of {} is empty", self.what)),
            None => (self.span, format!("{} has no `{key}`", self.what)),
        };
        let mut fault = Diagnostic::error(codes::MISSING_KEY, span, message);
        fault.help = Some(help.map_or_else(|| to_add(key), str::to_owned));
        self.faults.push(fault);
    }

    /// Text; blank is none.
    #[inline(always)]
    pub(super) fn text(&self, key: &'static str) -> Option<String> {
        self.get(key)?.text()
    }

    /// A remark; blank is none.
    #[inline(always)]
    pub(super) fn remark(&self, key: &'static str) -> Option<String> {
        self.remark_of(self.get(key)?)
    }

    fn remark_of(&self, value: Value<'_, '_>) -> Option<String> {
        match self.remarks {
            Remarks::Kept => value.text(),
            Remarks::Noted => {
                let says = value.raw()?.contains(|sign: char| !sign.is_whitespace());
                says.then(String::new)
            }
        }
    }

    /// Text that must be there.
    pub(super) fn required_text(&self, key: &'static str) -> String {
        let Some(value) = self.require(key) else {
            return String::new();
        };
        let text = value.text();
        if text.is_none() && value.node.as_text().is_some() {
            self.missing(key, None);
        }
        text.unwrap_or_default()
    }

    /// True or false; false if absent.
    #[inline(always)]
    pub(super) fn flag(&self, key: &'static str) -> bool {
        self.get(key).and_then(Value::flag).unwrap_or_default()
    }

    /// A number within bounds.
    pub(super) fn number(&self, key: &'static str, bounds: RangeInclusive<f64>) -> Option<f64> {
        self.get(key)?.number(bounds)
    }

    /// A whole number within bounds.
    pub(super) fn whole(&self, key: &'static str, bounds: RangeInclusive<u32>) -> Option<u32> {
        self.get(key)?.whole(bounds)
    }

    /// A whole number within bounds that a byte can hold.
    pub(super) fn small(&self, key: &'static str, bounds: RangeInclusive<u8>) -> Option<u8> {
        let bounds = u32::from(*bounds.start())..=u32::from(*bounds.end());
        u8::try_from(self.whole(key, bounds)?).ok()
    }

    /// One of the words allowed there.
    pub(super) fn word<T: Copy>(
        &self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        self.get(key)?.word(words)
    }

    /// A day.
    #[inline(always)]
    pub(super) fn date(&self, key: &'static str) -> Option<Date> {
        self.get(key)?.date()
    }

    /// The items of a list; none if absent.
    #[inline(always)]
    pub(super) fn list(&self, key: &'static str) -> &'n [Node<'a>] {
        self.get(key).map_or(&[], Self::items)
    }

    fn items(value: Value<'n, 'a>) -> &'n [Node<'a>] {
        value.node.items().unwrap_or_else(|| {
            let help = match value.node.as_text() {
                Some(_) => "put it in brackets: […]",
                None => "put it in brackets: [{…}]",
            };
            value.wrong_type("a list", Some(help));
            &[]
        })
    }

    /// The entries of a map; none if absent.
    pub(super) fn map(&self, key: &'static str) -> &'n [Entry<'a>] {
        let Some(value) = self.get(key) else {
            return &[];
        };
        value.node.entries().unwrap_or_else(|| {
            value.wrong_type("a map", None);
            &[]
        })
    }

    /// The texts of a list.
    pub(super) fn texts(&self, key: &'static str) -> Vec<String> {
        let items = self.list(key).iter();
        items
            .filter_map(|node| self.named(key, node).text())
            .collect()
    }

    /// A value under a name that the file itself chose.
    pub(super) fn named(&self, name: &'n str, node: &'n Node<'a>) -> Value<'n, 'a> {
        Value {
            node,
            name,
            faults: self.faults,
        }
    }

    /// Whether the file has a format that is read here, or states none that could be understood.
    pub(super) fn format_is_supported(&self) -> bool {
        let Some(value) = self.get("format") else {
            self.missing("format", Some("begin the file with `format: 1`"));
            return true;
        };
        let Some(format) = value.whole(1..=u32::MAX) else {
            return true;
        };
        if format > 1 {
            let message =
                format!("format {format} is not known to this version, which reads format 1");
            let fault = Diagnostic::error(codes::UNSUPPORTED_FORMAT, value.span(), message)
                .help("the file was made for a newer version: update this program");
            self.faults.push(fault);
        }
        format == 1
    }
}

/// What to write where a key is missing.
fn to_add(key: &str) -> String {
    match key {
        "date" => "write the day of the assessment, such as `date: 2026-11-22`".to_owned(),
        "version" => "add the version of its content, such as `version: \"1\"`".to_owned(),
        key => format!("add `{key}: …`"),
    }
}

/// Reports a name that refers to nothing, with the nearest of those there are.
pub(super) fn unknown_name<'c>(
    faults: &Faults,
    code: &'static str,
    span: Span,
    written: &str,
    candidates: impl Iterator<Item = &'c str> + Clone,
    message: impl FnOnce() -> String,
) {
    faults.push_with(|| {
        let help = match nearest(written, candidates.clone()) {
            Some(near) => format!("did you mean {}?", quote(near)),
            None if candidates.clone().next().is_none() => "none is defined".to_owned(),
            None => format!("known: {}", list(candidates)),
        };
        Diagnostic::error(code, span, message()).help(help)
    });
}
