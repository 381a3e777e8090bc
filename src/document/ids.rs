//! Identifiers: which are allowed, which are taken, and what they refer to.

use std::cell::RefCell;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::faults::Faults;
use super::fields::{Fields, unknown_name};
use super::scalar::Value;
use super::suggest::{is_invisible, quote};
use crate::model::{Id, Questionnaire};

/// Words that have a meaning of their own and can be no id.
pub(super) const RESERVED: &[&str] = &["overall", "unknown", "na", "none_yet"];

/// Stands for a name that refers to nothing. It never leaves this part of the program: with a fault there is no value.
pub(super) const NOWHERE: usize = usize::MAX;

/// The ids of one namespace and where they are defined.
#[derive(Default)]
pub(super) struct Namespace<'n> {
    taken: RefCell<HashMap<&'n str, (Span, &'static str)>>,
}

impl<'n> Namespace<'n> {
    /// Takes an id for `what`, such as "question"; reports if it is not allowed, or taken.
    pub(super) fn declare(
        &self,
        id: &'n str,
        span: Span,
        what: &'static str,
        faults: &Faults,
    ) -> Id {
        if !is_allowed(id, span, faults) {
            return Id::new(id);
        }
        match self.taken.borrow_mut().entry(id) {
            Entry::Vacant(free) => {
                free.insert((span, what));
            }
            Entry::Occupied(mut taken) => {
                let &(other, other_what) = taken.get();
                // Parts of a file are not read in its order, but it is the later one that is the second.
                let (first, second) = if other <= span {
                    (other, span)
                } else {
                    (span, other)
                };
                let (first_what, second_what) = if other <= span {
                    (other_what, what)
                } else {
                    (what, other_what)
                };
                taken.insert((first, first_what));
                let message = format!("the {second_what} id {} is already used", quote(id));
                let fault = Diagnostic::error(codes::DUPLICATE_ID, second, message)
                    .related(first, format!("first used for this {first_what}"))
                    .help("give one of the two another id");
                faults.push(fault);
            }
        }
        Id::new(id)
    }
}

impl Namespace<'_> {
    /// Where an id is defined.
    pub(super) fn find(&self, id: &str) -> Option<Span> {
        self.taken.borrow().get(id).map(|(span, _)| *span)
    }
}

/// Reports an id that is empty, cannot be seen, or is a word with a meaning.
fn is_allowed(id: &str, span: Span, faults: &Faults) -> bool {
    let bad = |c: char| c.is_whitespace() || is_invisible(c);
    if id.is_empty() || id.contains(bad) {
        let message = match id {
            "" => "an id cannot be empty".to_owned(),
            _ => format!(
                "the id {} contains white space or invisible characters",
                quote(id)
            ),
        };
        let fault = Diagnostic::error(codes::INVALID_ID, span, message);
        faults.push(fault.help("use letters, digits, `-`, `_` and `.`"));
        return false;
    }
    if RESERVED.contains(&id) {
        let message = format!("{} cannot be an id: it has a meaning of its own", quote(id));
        faults.error(codes::RESERVED_ID, span, message);
        return false;
    }
    true
}

/// The things of one kind, by their ids.
pub(super) struct Names<'n> {
    what: &'static str,
    list: Vec<&'n str>,
    places: HashMap<&'n str, usize>,
    /// Old ids and what they are called now.
    renamed: Option<&'n BTreeMap<Id, Id>>,
    /// Whether there are others that are not known here, so that none can be missed.
    open: bool,
}

impl<'n> Names<'n> {
    /// None so far, of a kind such as "answer set".
    pub(super) fn new(what: &'static str) -> Self {
        Self {
            what,
            list: Vec::new(),
            places: HashMap::new(),
            renamed: None,
            open: false,
        }
    }

    /// Those of a questionnaire that another file refers to; without questionnaire it is not known which there are.
    pub(super) fn of<'q: 'n, I>(
        what: &'static str,
        questionnaire: Option<&'q Questionnaire>,
        ids: impl FnOnce(&'q Questionnaire) -> I,
    ) -> Self
    where
        I: Iterator<Item = &'q Id>,
    {
        let mut names = Self::new(what);
        names.renamed = questionnaire.map(|questionnaire| &questionnaire.renamed);
        names.open = questionnaire.is_none();
        for id in questionnaire.map(ids).into_iter().flatten() {
            names.add(id.as_str());
        }
        names
    }

    /// Whether all that there are is known.
    pub(super) fn is_complete(&self) -> bool {
        !self.open
    }

    /// Adds the next one. Its place is kept even if it has no id; of equal ids the first counts.
    pub(super) fn add(&mut self, id: &'n str) {
        if !id.is_empty() {
            self.places.entry(id).or_insert(self.list.len());
        }
        self.list.push(id);
    }

    /// The id at a place.
    pub(super) fn at(&self, place: usize) -> &'n str {
        self.list.get(place).copied().unwrap_or_default()
    }

    /// All ids.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'n str> + Clone {
        self.list.iter().copied().filter(|id| !id.is_empty())
    }

    /// The place of an id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The place of the id that a value names; reports if there is none.
    pub(super) fn resolve(&self, value: Value<'_, '_>) -> Option<usize> {
        self.resolve_text(value.raw()?, value.span(), value.faults)
    }

    /// The place of an id; reports if there is none.
    pub(super) fn resolve_text(&self, id: &str, span: Span, faults: &Faults) -> Option<usize> {
        let found = self.find(id);
        if found.is_none() && !self.open {
            let message = || format!("there is no {} {}", self.what, quote(id));
            match self.renamed.and_then(|renamed| renamed.get(id)) {
                Some(new) => faults.push_with(|| {
                    Diagnostic::error(codes::UNKNOWN_ID, span, message())
                        .help(format!("it is called {} now", quote(new.as_str())))
                }),
                None => unknown_name(faults, codes::UNKNOWN_ID, span, id, self.iter(), message),
            }
        }
        found
    }

    /// The places of all ids that a list names, each once.
    pub(super) fn resolve_list(&self, fields: &Fields<'_, '_>, key: &'static str) -> Vec<usize> {
        let mut once = Once::default();
        let items = fields.list(key).iter().map(|node| fields.named(key, node));
        let mut places = Vec::new();
        for item in items {
            if let Some(place) = self.resolve(item)
                && once.first(
                    place,
                    item.span(),
                    || self.at(place).to_owned(),
                    fields.faults,
                )
            {
                places.push(place);
            }
        }
        places
    }
}

/// Notices what a list names twice, by its place or its text.
pub(super) struct Once<K> {
    seen: HashMap<K, Span>,
}

impl<K> Default for Once<K> {
    fn default() -> Self {
        Self {
            seen: HashMap::new(),
        }
    }
}

impl<K: Eq + Hash> Once<K> {
    /// Whether something is named for the first time; reports if not.
    pub(super) fn first(
        &mut self,
        key: K,
        span: Span,
        name: impl FnOnce() -> String,
        faults: &Faults,
    ) -> bool {
        let Some(first) = self.seen.insert(key, span) else {
            return true;
        };
        let message = format!("{} is listed twice", quote(&name()));
        let fault = Diagnostic::error(codes::LISTED_TWICE, span, message);
        faults.push(
            fault
                .related(first, "first listed here")
                .help("remove one of the two"),
        );
        false
    }
}

impl<'n> Fields<'n, '_> {
    /// The id of this map, as written; empty if there is none.
    pub(super) fn id_or_empty(&self) -> &'n str {
        self.get("id")
            .and_then(|value| value.node.as_text())
            .unwrap_or_default()
    }

    /// Takes the id of this map.
    pub(super) fn declare(&self, namespace: &Namespace<'n>, what: &'static str) -> Id {
        match self
            .require("id")
            .and_then(|value| Some((value.raw()?, value.span())))
        {
            Some((id, span)) => namespace.declare(id, span, what, self.faults),
            None => Id::new(""),
        }
    }
}
