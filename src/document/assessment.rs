//! A whole assessment, matched to its questionnaire.

use std::collections::HashMap;

use jiff::civil::Date;

use super::answer::{self, Asked};
use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::faults::Faults;
use super::fields::{Fields, unknown_name};
use super::ids::Once;
use super::lookup::Lookup;
use super::node::{Entry, Key, Node};
use super::profile::find_answer;
use super::scalar::Value;
use super::source::Source;
use super::suggest::quote;
use crate::model::{
    Answer, Assessment, Id, ProfileChoice, QuestionIx, Questionnaire, QuestionnaireRef, SectionIx,
    Unmatched,
};

/// The keys of an assessment.
pub(super) const KEYS: &[&str] = &[
    "format",
    "questionnaire",
    "organisation",
    "scope",
    "date",
    "assessors",
    "sections",
    "profile",
    "answers",
];

/// Reads an assessment. Without questionnaire nothing is looked up in it, and the result is of no use.
pub(super) fn decode(
    root: &Node<'_>,
    source: &Source,
    questionnaire: Option<&Questionnaire>,
    faults: &Faults,
) -> Option<Assessment> {
    let fields = Fields::open(root, "an assessment", KEYS, faults)?;
    if !fields.format_is_supported() {
        return None;
    }
    let named = fields.require("questionnaire").and_then(reference);
    if let (Some(named), Some(questionnaire)) = (&named, questionnaire) {
        check_identity(&fields, named, questionnaire);
    }
    let lookup = questionnaire.map(Lookup::new);
    let agree =
        questionnaire.is_none_or(|questionnaire| versions_agree(named.as_ref(), questionnaire));
    let answers = Answers::read(&fields, lookup.as_ref(), agree, source);
    let date = fields.require("date").and_then(Value::date);
    Some(Assessment {
        questionnaire: named.unwrap_or_else(|| QuestionnaireRef {
            name: String::new(),
            version: None,
        }),
        organisation: fields.text("organisation"),
        scope: fields.text("scope"),
        date: date.unwrap_or(Date::ZERO),
        assessors: fields.texts("assessors"),
        sections: sections(&fields, lookup.as_ref()),
        profile: profile(&fields, questionnaire),
        answers: answers.answers,
        unmatched: answers.unmatched,
    })
}

/// The questionnaire that an assessment names.
pub(super) fn questionnaire_ref(root: &Node<'_>, faults: &Faults) -> Option<QuestionnaireRef> {
    let entries = root.entries()?;
    let entry = entries
        .iter()
        .find(|entry| entry.key.text == "questionnaire");
    let Some(Entry { key, value }) = entry.filter(|entry| !entry.value.is_null()) else {
        let span = entry
            .or(entries.first())
            .map_or(root.span, |entry| entry.key.span);
        let message = "an assessment has no `questionnaire`";
        let fault = Diagnostic::error(codes::MISSING_KEY, span, message);
        faults.push(fault.help("add `questionnaire: id@version`, or the path of its file"));
        return None;
    };
    reference(Value {
        node: value,
        name: &key.text,
        faults,
    })
}

/// A path, or an id with its version.
fn reference(value: Value<'_, '_>) -> Option<QuestionnaireRef> {
    let text = value.raw()?.trim();
    let mut reference = QuestionnaireRef {
        name: text.to_owned(),
        version: None,
    };
    if let Some((id, version)) = text.split_once('@')
        && !reference.is_path()
    {
        reference = QuestionnaireRef {
            name: id.to_owned(),
            version: Some(version.to_owned()),
        };
    }
    if reference.name.is_empty() || reference.version.as_deref() == Some("") {
        let message = format!("{} names no questionnaire", quote(text));
        let fault = Diagnostic::error(codes::INVALID_QUESTIONNAIRE, value.span(), message)
            .help("write id@version, such as iso20000@2018.1, an id alone, or the path of a file");
        value.faults.push(fault);
        return None;
    }
    Some(reference)
}

fn check_identity(fields: &Fields<'_, '_>, named: &QuestionnaireRef, read_with: &Questionnaire) {
    if named.is_path() || named.name == read_with.id.as_str() {
        return;
    }
    let span = fields
        .get("questionnaire")
        .map_or(fields.span(), Value::span);
    let (own, other) = (quote(&named.name), quote(read_with.id.as_str()));
    let message = format!("this assessment answers {own}, not {other}");
    let fault = Diagnostic::error(codes::OTHER_QUESTIONNAIRE, span, message);
    fields
        .faults
        .push(fault.help(format!("read it with a questionnaire whose id is {own}")));
}

/// An assessment that names no version fits every one.
fn versions_agree(named: Option<&QuestionnaireRef>, questionnaire: &Questionnaire) -> bool {
    let version = named.and_then(|named| named.version.as_deref());
    version.is_none_or(|version| version == questionnaire.version)
}

/// The selected sections, each once.
fn sections(fields: &Fields<'_, '_>, lookup: Option<&Lookup<'_>>) -> Option<Vec<SectionIx>> {
    let value = fields.get("sections")?;
    let items = fields.list("sections");
    if items.is_empty() && value.node.items().is_some() {
        let message = "an empty selection leaves nothing to assess";
        let fault = Diagnostic::error(codes::EMPTY_LIST, value.span(), message);
        fields
            .faults
            .push(fault.help("remove `sections` to select all"));
    }
    let mut once = Once::default();
    let mut places = Vec::new();
    for node in items {
        let item = fields.named("sections", node);
        let id = item.raw();
        let place = id
            .zip(lookup)
            .and_then(|(id, lookup)| lookup.section(id, item.span(), fields.faults));
        if let (Some(id), Some(place)) = (id, place)
            && once.first(place.0, item.span(), || id.to_owned(), fields.faults)
        {
            places.push(place);
        }
    }
    Some(places)
}

/// For each profile question the place of its answer.
fn profile(fields: &Fields<'_, '_>, questionnaire: Option<&Questionnaire>) -> Vec<ProfileChoice> {
    let faults = fields.faults;
    let questions = questionnaire.map_or(&[][..], |questionnaire| &questionnaire.profile);
    let mut profile = vec![None; questions.len()];
    for Entry { key, value } in fields.map("profile") {
        let value = fields.named(&key.text, value);
        let answer = if value.node.is_null() {
            None
        } else {
            value.raw()
        };
        if questionnaire.is_none() {
            continue;
        }
        let Some(place) = questions
            .iter()
            .position(|question| question.id.as_str() == key.text)
        else {
            let known = questions.iter().map(|question| question.id.as_str());
            unknown_name(
                faults,
                codes::UNKNOWN_ID,
                key.span,
                &key.text,
                known,
                || format!("there is no profile question {}", quote(&key.text)),
            );
            continue;
        };
        if let (Some(answer), Some(question), Some(choice)) =
            (answer, questions.get(place), profile.get_mut(place))
        {
            *choice = find_answer(question, answer, value.span(), faults);
        }
    }
    profile
}

/// The answers, matched to their questions.
struct Answers {
    answers: Vec<Option<Answer>>,
    unmatched: Vec<Unmatched>,
}

impl Answers {
    fn read(
        fields: &Fields<'_, '_>,
        lookup: Option<&Lookup<'_>>,
        agree: bool,
        source: &Source,
    ) -> Self {
        let count = lookup.map_or(0, |lookup| lookup.questionnaire.questions.len());
        let mut all = Self {
            answers: vec![None; count],
            unmatched: Vec::new(),
        };
        let mut answered: HashMap<QuestionIx, &Key<'_>> = HashMap::new();
        for Entry { key, value } in fields.map("answers") {
            let place = lookup.and_then(|lookup| find(lookup, &key.text, agree));
            if let (None, Some(lookup)) = (place, lookup) {
                all.miss(key, lookup, agree, source, fields.faults);
            }
            let asked = lookup.zip(place).map(|(lookup, place)| Asked {
                questionnaire: lookup.questionnaire,
                place,
            });
            let answer = answer::decode(value, &key.text, asked, fields.faults);
            let Some(place) = place else { continue };
            if let Some(first) = answered.insert(place, key)
                && first.text != key.text
            {
                let (old, new) = (quote(&first.text), quote(&key.text));
                let message = format!("{old} and {new} are the same question, answered twice");
                let fault = Diagnostic::error(codes::ANSWERED_TWICE, key.span, message)
                    .related(first.span, "first answer")
                    .help("keep one of the two");
                fields.faults.push(fault);
            }
            if let Some(slot) = all.answers.get_mut(place.0) {
                let line = Some(line(source, key.span));
                *slot = answer.map(|answer| Answer { line, ..answer });
            }
        }
        all
    }

    /// An answer whose question is not found: a fault, or kept if it comes from another version.
    fn miss(
        &mut self,
        key: &Key<'_>,
        lookup: &Lookup<'_>,
        agree: bool,
        source: &Source,
        faults: &Faults,
    ) {
        if agree {
            lookup.report(
                "question",
                &key.text,
                key.span,
                lookup.question_ids(),
                faults,
            );
            return;
        }
        let questionnaire = lookup.questionnaire;
        let (id, version) = (
            quote(questionnaire.id.as_str()),
            quote(&questionnaire.version),
        );
        let message = format!(
            "version {version} of {id} has no question {}",
            quote(&key.text)
        );
        let fault = Diagnostic::warning(codes::UNMATCHED_ANSWER, key.span, message);
        faults.push(fault.help("the answer is kept in the file, but does not count"));
        self.unmatched.push(Unmatched {
            id: Id::new(&*key.text),
            line: line(source, key.span),
        });
    }
}

/// The question of an id, which may be an old one if the versions differ.
fn find(lookup: &Lookup<'_>, id: &str, agree: bool) -> Option<QuestionIx> {
    let renamed = || {
        let new = lookup.questionnaire.renamed.get(id)?;
        lookup.find_question(new.as_str())
    };
    let found = lookup.find_question(id);
    if agree { found } else { found.or_else(renamed) }
}

fn line(source: &Source, span: Span) -> usize {
    source.position(span.start()).0
}
