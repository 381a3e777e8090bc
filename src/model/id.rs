//! Identifiers: text, never numbers.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

/// An identifier as written in a file. Text, never a number: `8.20` is not `8.2`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Box<str>);

impl Id {
    /// Wraps the text of an identifier.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self(text.into())
    }

    /// The text of the identifier.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

/// A clause number or practice name that a question refers to. Sorts as people count: 8.2 before 8.10.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClauseId(Box<str>);

impl ClauseId {
    /// Wraps the text of a clause number or practice name.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self(text.into())
    }

    /// The text of the clause number or practice name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl PartialOrd for ClauseId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ClauseId {
    fn cmp(&self, other: &Self) -> Ordering {
        fn parts(id: &ClauseId) -> impl Iterator<Item = (bool, usize, &str)> {
            id.0.split('.').map(part_key)
        }
        if self.0 == other.0 {
            return Ordering::Equal;
        }
        // The text decides last, so that ids which only differ in leading zeros stay apart.
        parts(self)
            .cmp(parts(other))
            .then_with(|| self.0.cmp(&other.0))
    }
}

/// Orders one part of a clause number: numbers by size and before words.
fn part_key(part: &str) -> (bool, usize, &str) {
    let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if digits {
        let significant = part.trim_start_matches('0');
        (false, significant.len(), significant)
    } else {
        (true, 0, part)
    }
}

/// A body of knowledge that questions refer to, such as a standard or a set of practices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceScheme {
    /// Short key, as used by `refs`.
    pub id: Id,
    /// Name shown to people.
    pub title: String,
    /// Names of its clauses or practices, where known.
    pub titles: BTreeMap<ClauseId, String>,
}

impl ReferenceScheme {
    /// A clause or practice by number and name: "9.3 Management review"; practices by name alone.
    pub fn name_of(&self, id: &ClauseId) -> String {
        match self.titles.get(id) {
            Some(title) if id.as_str().starts_with(|c: char| c.is_ascii_digit()) => {
                format!("{id} {title}")
            }
            Some(title) => title.clone(),
            None => id.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clause_numbers_sort_as_people_count() {
        let mut clauses: Vec<_> = [
            "8.10",
            "8.2.3.1",
            "10",
            "8.2",
            "4.1",
            "8.2.3",
            "incident-management",
        ]
        .map(ClauseId::new)
        .into();
        clauses.sort();
        let texts: Vec<_> = clauses.iter().map(ClauseId::as_str).collect();
        assert_eq!(
            texts,
            [
                "4.1",
                "8.2",
                "8.2.3",
                "8.2.3.1",
                "8.10",
                "10",
                "incident-management"
            ]
        );
    }

    #[test]
    fn trailing_zero_is_another_clause() {
        assert_ne!(ClauseId::new("8.20"), ClauseId::new("8.2"));
        assert!(ClauseId::new("8.2") < ClauseId::new("8.20"));
    }
}
