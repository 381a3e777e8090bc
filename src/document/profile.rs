//! Questions about the organisation, on which conditions and efforts depend.

use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::faults::Faults;
use super::fields::{Fields, unknown_name};
use super::ids::{Names, Namespace};
use super::node::Node;
use super::suggest::quote;
use crate::model::{ProfileAnswer, ProfileQuestion};

const KEYS: &[&str] = &["id", "text", "help", "existence", "answers"];
const ANSWER_KEYS: &[&str] = &["id", "label"];

/// More answers than this serve no person.
pub(super) const MAX_ANSWERS: usize = 100;

/// Words that combine conditions, so that no profile question can be called so.
pub(super) const COMBINATORS: &[&str] = &["all", "any", "not"];

/// The profile questions, also by id.
pub(super) struct Profile<'n> {
    pub(super) questions: Vec<ProfileQuestion>,
    pub(super) names: Names<'n>,
}

impl Profile<'_> {
    /// The profile question `size`, by which efforts differ.
    pub(super) fn size(&self) -> Option<&ProfileQuestion> {
        self.questions.get(self.names.find("size")?)
    }
}

/// Reads the key `profile` of a questionnaire.
pub(super) fn decode<'n>(root: &Fields<'n, '_>, ids: &Namespace<'n>) -> Profile<'n> {
    let mut profile = Profile {
        questions: Vec::new(),
        names: Names::new("profile question"),
    };
    for item in root.list("profile") {
        let Some(fields) = Fields::open(item, "a profile question", KEYS, root.faults) else {
            continue;
        };
        let id = fields.id_or_empty();
        if COMBINATORS.contains(&id) {
            let message = format!("{} combines conditions and can be no id", quote(id));
            root.faults
                .error(codes::RESERVED_ID, fields.span(), message);
        }
        profile.names.add(id);
        profile.questions.push(ProfileQuestion {
            id: fields.declare(ids, "profile question"),
            text: fields.required_text("text"),
            help: fields.text("help"),
            existence: fields.flag("existence"),
            answers: answers(&fields),
        });
    }
    profile
}

fn answers(fields: &Fields<'_, '_>) -> Vec<ProfileAnswer> {
    let Some(value) = fields.require("answers") else {
        return Vec::new();
    };
    let items = within_limit(fields.list("answers"), value.span(), fields.faults);
    if items.is_empty() && value.node.items().is_some() {
        let message = "a profile question needs answers to choose from";
        fields
            .faults
            .error(codes::EMPTY_LIST, value.span(), message);
    }
    let ids = Namespace::default();
    let mut answers = Vec::new();
    for item in items {
        let Some(answer) = Fields::open(item, "an answer", ANSWER_KEYS, fields.faults) else {
            continue;
        };
        answers.push(ProfileAnswer {
            id: answer.declare(&ids, "answer"),
            label: answer.required_text("label"),
        });
    }
    answers
}

/// As many answers as are read.
pub(super) fn within_limit<'n, 'a>(
    items: &'n [Node<'a>],
    span: Span,
    faults: &Faults,
) -> &'n [Node<'a>] {
    let Some((kept, [_, ..])) = items.split_at_checked(MAX_ANSWERS) else {
        return items;
    };
    let message = format!(
        "{} answers are more than the {MAX_ANSWERS} allowed",
        items.len()
    );
    faults.push(Diagnostic::error(codes::TOO_MANY_ITEMS, span, message));
    kept
}

/// The place of an answer to a profile question; reports if it has no such answer.
pub(super) fn find_answer(
    question: &ProfileQuestion,
    id: &str,
    span: Span,
    faults: &Faults,
) -> Option<usize> {
    let found = question
        .answers
        .iter()
        .position(|answer| answer.id.as_str() == id);
    if found.is_none() {
        let known = question.answers.iter().map(|answer| answer.id.as_str());
        unknown_name(faults, codes::UNKNOWN_ANSWER, span, id, known, || {
            let question = quote(question.id.as_str());
            format!(
                "{} is not an answer to the profile question {question}",
                quote(id)
            )
        });
    }
    found
}
