//! Lists of answers that questions share.

use super::codes;
use super::diagnostic::Span;
use super::faults::Faults;
use super::fields::Fields;
use super::ids::{Names, Namespace};
use super::node::{Entry, Node};
use super::profile::within_limit;
use crate::model::{AnswerOption, AnswerSet};

const OPTION_KEYS: &[&str] = &["id", "label", "score", "means"];

/// The answer sets, also by id.
pub(super) struct AnswerSets<'n> {
    pub(super) list: Vec<AnswerSet>,
    pub(super) names: Names<'n>,
}

impl AnswerSets<'_> {
    /// The options of the set at a place; none if there is no such set.
    pub(super) fn options(&self, place: usize) -> &[AnswerOption] {
        self.list.get(place).map_or(&[], |set| &set.options)
    }
}

/// Reads the key `answer_sets` of a questionnaire.
pub(super) fn decode<'n>(root: &Fields<'n, '_>) -> AnswerSets<'n> {
    let ids = Namespace::default();
    let mut sets = AnswerSets {
        list: Vec::new(),
        names: Names::new("answer set"),
    };
    for Entry { key, value } in root.map("answer_sets") {
        sets.names.add(key.text);
        sets.list.push(AnswerSet {
            id: ids.declare(key.text, key.span, "answer set", root.faults),
            options: options(key.span, value, root.faults),
        });
    }
    sets
}

fn options(name: Span, value: &Node<'_>, faults: &Faults) -> Vec<AnswerOption> {
    let items = match value.items() {
        Some(items) => within_limit(items, name, faults),
        None if value.is_null() => &[],
        None => {
            let message = "an answer set must be a list of answers";
            faults.error(codes::WRONG_TYPE, value.span, message);
            return Vec::new();
        }
    };
    if items.is_empty() {
        let message = "an answer set needs answers to choose from";
        faults.error(codes::EMPTY_LIST, name, message);
    }
    let ids = Namespace::default();
    let mut options = Vec::new();
    for item in items {
        let Some(option) = Fields::open(item, "an answer", OPTION_KEYS, faults) else {
            continue;
        };
        options.push(AnswerOption {
            id: option.declare(&ids, "answer"),
            label: option.required_text("label"),
            // A score that is wrong was reported; that it is missing would be wrong as well.
            score: option
                .get("score")
                .map(|value| value.number(0.0..=1.0).unwrap_or_default()),
            means: option.text("means"),
        });
    }
    options
}
