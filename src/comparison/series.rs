//! Two or more assessments in a row.

use super::{Change, Promise, Reckoning, Side};

/// What assessments are compared as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One organisation, again and again.
    Cycles,
    /// Organisations beside each other.
    Sites,
}

/// Assessments in their order, and what changed between them.
#[derive(Clone, Debug)]
pub struct Comparison<'s, 'a> {
    /// Whether organisations or cycles are compared.
    pub kind: Kind,
    /// The assessments.
    pub sides: &'s [Side<'a>],
    /// From the first to the last.
    pub whole: Change<'s, 'a>,
    /// From each to the next; empty where there are but two.
    pub steps: Vec<Change<'s, 'a>>,
    /// What a roadmap drawn up from the first had promised by the last.
    pub reckoning: Option<Reckoning>,
}

impl<'s, 'a> Comparison<'s, 'a> {
    /// Compares assessments of one questionnaire; `None` if they are less than two. A promise is judged by the last.
    pub fn new(sides: &'s [Side<'a>], promise: Option<&Promise>) -> Option<Self> {
        let [first, between @ .., last] = sides else {
            return None;
        };
        let steps = match between {
            [] => Vec::new(),
            _ => sides
                .iter()
                .zip(&sides[1..])
                .map(|(a, b)| Change::new(a, b))
                .collect(),
        };
        let whole = Change::new(first, last);
        Some(Self {
            kind: kind(sides),
            reckoning: promise.map(|promise| Reckoning::new(promise, &whole, between)),
            sides,
            whole,
            steps,
        })
    }
}

/// Sites where organisations have other names; what has no name is taken for the same.
fn kind(sides: &[Side<'_>]) -> Kind {
    let name = |side: &Side<'_>| {
        let name = side.assessment.organisation.as_deref();
        name.map(|name| name.trim().to_lowercase())
    };
    let names: Vec<String> = sides.iter().filter_map(name).collect();
    match names.split_first() {
        Some((first, rest)) if rest.iter().any(|other| other != first) => Kind::Sites,
        _ => Kind::Cycles,
    }
}
