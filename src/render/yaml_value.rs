//! Values of a YAML file, and how they are written: on lines of their own, or within one.

use std::borrow::Cow;

use jiff::civil::Date;

use super::yaml_text::{self, item, key, line};

/// A value of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// Not said: nothing is written.
    Absent,
    /// Not to be said: what stands there although it means nothing would be read now.
    Nothing,
    /// Text that stays on its line.
    Word(Cow<'a, str>),
    /// Text that may go over lines.
    Text(&'a str),
    /// A day.
    Day(Date),
    /// A whole number.
    Number(u32),
    /// Yes; no is absent.
    True,
    /// A list.
    List(Vec<Value<'a>>, Layout),
    /// A map, with all keys that it may have in their order.
    Map(Vec<(&'a str, Value<'a>)>, Layout),
}

/// How a list or map is best written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// With a line for each item or key.
    Lines,
    /// On one line.
    Line,
    /// As its only value, without the key.
    Alone,
}

/// How values are laid out in a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hand {
    /// How much farther what belongs to a key is indented.
    pub(super) step: usize,
    /// Whether long texts go over lines of their own.
    pub(super) folds: bool,
}

impl Hand {
    /// That of the files that this program writes.
    pub(super) const OWN: Self = Self {
        step: 2,
        folds: true,
    };
}

/// How values are spelled within one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    /// With as few quotation marks as can be.
    Yaml,
    /// As JSON wants it.
    Json,
}

impl<'a> Value<'a> {
    pub(super) fn word(text: &'a str) -> Self {
        Self::Word(Cow::Borrowed(text))
    }

    pub(super) fn text(text: Option<&'a str>) -> Self {
        text.map_or(Self::Absent, Self::Text)
    }

    pub(super) fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Absent, Self::Day)
    }

    pub(super) fn flag(flag: bool) -> Self {
        if flag { Self::True } else { Self::Absent }
    }

    /// A list; without items, none.
    pub(super) fn list(items: impl IntoIterator<Item = Self>, layout: Layout) -> Self {
        let items: Vec<Self> = items.into_iter().collect();
        match items.is_empty() {
            true => Self::Absent,
            false => Self::List(items, layout),
        }
    }

    /// Whether nothing is written.
    pub(super) fn is_absent(&self) -> bool {
        match self {
            Self::Absent | Self::Nothing => true,
            Self::Map(entries, _) => entries.iter().all(|(_, value)| value.is_absent()),
            _ => false,
        }
    }

    /// The value that stands for a map in which nothing else is said.
    pub(super) fn alone(&self) -> Option<&Self> {
        let Self::Map(entries, Layout::Alone) = self else {
            return None;
        };
        let mut values = entries.iter().map(|(_, value)| value);
        values.find(|value| !value.is_absent())
    }

    /// The value within one line.
    pub(super) fn inline(&self, spelling: Spelling) -> String {
        if let Some(alone) = self.alone() {
            return alone.inline(spelling);
        }
        match self {
            Self::Absent | Self::Nothing => "null".to_owned(),
            Self::Word(text) => spelling.text(text),
            Self::Text(text) => spelling.text(text),
            Self::Day(day) if spelling == Spelling::Json => format!("\"{day}\""),
            Self::Day(day) => day.to_string(),
            Self::Number(number) => number.to_string(),
            Self::True => "true".to_owned(),
            Self::List(items, _) => {
                let items: Vec<String> = items.iter().map(|item| item.inline(spelling)).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Map(entries, _) => {
                let said = entries.iter().filter(|(_, value)| !value.is_absent());
                let said: Vec<String> = said
                    .map(|(key, value)| spelling.entry(key, value))
                    .collect();
                format!("{{{}}}", said.join(", "))
            }
        }
    }

    /// What stands behind its key, or is begun there, and the lines below, each with its end. The line with the key is
    /// indented so far, and filled up to there.
    pub(super) fn spread(&self, indent: usize, filled: usize, hand: Hand) -> (String, String) {
        let inner = indent + hand.step;
        let mut below = String::new();
        if let Some(alone) = self.alone() {
            return alone.spread(indent, filled, hand);
        }
        match self {
            Self::Text(text) if hand.folds => {
                let (beside, lines) = yaml_text::spread(text, filled, inner);
                for line in lines {
                    yaml_text::inner_line(&mut below, inner, line);
                }
                return (beside, below);
            }
            Self::List(items, Layout::Lines) => {
                for item in items {
                    item.draw_item(&mut below, inner, hand);
                }
            }
            Self::Map(entries, Layout::Lines) => draw_entries(&mut below, inner, entries, hand),
            _ => return (self.inline(Spelling::Yaml), below),
        }
        (String::new(), below)
    }

    /// The value as an item of a list with a line for each.
    pub(super) fn draw_item(&self, out: &mut String, indent: usize, hand: Hand) {
        let Self::Map(entries, Layout::Lines) = self else {
            return item(out, indent, &self.inline(Spelling::Yaml));
        };
        let mut rows = String::new();
        draw_entries(&mut rows, indent + 2, entries, hand);
        match rows.get(indent + 2..) {
            // The first key stands on the line of the dash.
            Some(rows) => item(out, indent, rows.trim_end_matches('\n')),
            None => item(out, indent, &self.inline(Spelling::Yaml)),
        }
    }

    /// The value below or beside its key.
    pub(super) fn draw_entry(&self, out: &mut String, indent: usize, name: &str, hand: Hand) {
        let name = key(name);
        let (beside, below) = self.spread(indent, indent + name.len() + 2, hand);
        line(out, indent, &name, &beside);
        out.push_str(&below);
    }
}

/// The keys of a map with a line for each, but for those of which nothing is said.
pub(super) fn draw_entries(
    out: &mut String,
    indent: usize,
    entries: &[(&str, Value<'_>)],
    hand: Hand,
) {
    let said = entries.iter().filter(|(_, value)| !value.is_absent());
    for (key, value) in said {
        value.draw_entry(out, indent, key, hand);
    }
}

impl Spelling {
    /// Text within one line.
    fn text(self, text: &str) -> String {
        match self {
            Self::Yaml => yaml_text::value(text),
            Self::Json => yaml_text::json(text),
        }
    }

    /// A key with its value within one line.
    pub(super) fn entry(self, name: &str, value: &Value<'_>) -> String {
        let name = match self {
            Self::Yaml => key(name),
            Self::Json => yaml_text::json(name),
        };
        format!("{name}: {}", value.inline(self))
    }
}
