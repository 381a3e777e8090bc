//! One question of a questionnaire.

use std::cell::Cell;

use super::answer_sets::AnswerSets;
use super::codes;
use super::conditions;
use super::diagnostic::{Diagnostic, Span};
use super::faults::Faults;
use super::fields::{Fields, unknown_name};
use super::ids::{NOWHERE, Names, Namespace};
use super::node::{Entry, Node};
use super::profile::Profile;
use super::scalar::Value;
use super::suggest::{list, quote};
use crate::model::{
    AreaIx, ClauseId, Condition, Due, Id, Level, NotApplicableRule, Obligation, Proves, Question,
    Refs, SectionIx,
};

const KEYS: &[&str] = &[
    "id",
    "text",
    "help",
    "ask",
    "answers",
    "means",
    "obligation",
    "critical",
    "na",
    "occurrence",
    "per",
    "proves",
    "due",
    "level",
    "attribute",
    "weight",
    "risk",
    "quick",
    "evidence",
    "documents",
    "refs",
    "when",
    "area",
];

/// The largest weight.
pub(super) const MAX_WEIGHT: f64 = 1_000_000.0;

/// What questions and sections refer to.
pub(super) struct Context<'n> {
    pub(super) ids: Namespace<'n>,
    pub(super) profile: Profile<'n>,
    pub(super) answer_sets: AnswerSets<'n>,
    pub(super) schemes: Names<'n>,
    pub(super) areas: Names<'n>,
    pub(super) documents: Names<'n>,
}

/// A condition under which something stands, with those of the sections around it.
pub(super) struct Gate<'g> {
    pub(super) span: Span,
    /// A profile question it names that is no question of existence.
    pub(super) foreign: Option<String>,
    reported: Cell<bool>,
    outer: Option<&'g Gate<'g>>,
}

impl<'g> Gate<'g> {
    /// The gate of a condition in the key `when`.
    pub(super) fn new(
        fields: &Fields<'_, '_>,
        condition: Option<&Condition>,
        profile: &Profile<'_>,
        outer: Option<&'g Gate<'g>>,
    ) -> Option<Self> {
        let places = condition?.profile_questions();
        let mut named = places
            .iter()
            .filter_map(|place| profile.questions.get(*place));
        let foreign = named.find(|question| !question.existence);
        Some(Self {
            span: fields
                .entry("when")
                .map_or(fields.span(), |entry| entry.value.span),
            foreign: foreign.map(|question| question.id.to_string()),
            reported: Cell::new(false),
            outer,
        })
    }
}

/// Where a question stands.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'g> {
    pub(super) section: SectionIx,
    pub(super) area: Option<AreaIx>,
    pub(super) gate: Option<&'g Gate<'g>>,
}

/// Reads a question, with the place where its level is stated.
pub(super) fn decode<'n>(
    item: &'n Node<'_>,
    around: Surroundings<'_>,
    context: &Context<'n>,
    faults: &'n Faults,
) -> Option<(Question, Span)> {
    let fields = Fields::open(item, "a question", KEYS, faults)?;
    let obligation = fields.word(
        "obligation",
        &[("shall", Obligation::Shall), ("should", Obligation::Should)],
    );
    let obligation = obligation.unwrap_or(Obligation::Should);
    let stated_na = fields.word(
        "na",
        &[
            ("never", NotApplicableRule::Never),
            ("reason", NotApplicableRule::Reason),
        ],
    );
    let default_na = match obligation {
        Obligation::Shall => NotApplicableRule::Never,
        Obligation::Should => NotApplicableRule::Reason,
    };
    let level = fields.small("level", 1..=Level::MAX).and_then(Level::new);
    let own_area = area(&fields, context);
    let answers = answer_set(&fields, context);
    let when = conditions::decode(&fields, &context.profile);
    let question = Question {
        id: fields.declare(&context.ids, "question"),
        text: fields.required_text("text"),
        help: fields.text("help"),
        ask: fields.texts("ask"),
        answers,
        means: means(&fields, answers, context),
        obligation,
        critical: fields.flag("critical"),
        na: stated_na.unwrap_or(default_na),
        occurrence: fields.word("occurrence", &[("event", ())]).is_some(),
        per: fields.text("per"),
        proves: fields.word(
            "proves",
            &[
                ("design", Proves::Design),
                ("operation", Proves::Operation),
                ("effect", Proves::Effect),
            ],
        ),
        due: fields.word(
            "due",
            &[
                ("internal_audit", Due::InternalAudit),
                ("management_review", Due::ManagementReview),
                ("stage1", Due::Stage1),
                ("stage2", Due::Stage2),
            ],
        ),
        level,
        attribute: fields.text("attribute").map(Id::new),
        weight: fields.number("weight", 0.0..=MAX_WEIGHT).unwrap_or(1.0),
        risk: fields.small("risk", 1..=5).unwrap_or(3),
        quick: fields.flag("quick"),
        evidence: fields.texts("evidence"),
        documents: context.documents.resolve_list(&fields, "documents"),
        refs: refs(&fields, &context.schemes),
        section: around.section,
        area: own_area.or(around.area),
        own_area: own_area.is_some() && own_area != around.area,
        when,
    };
    if let (Some(attribute), None) = (fields.get("attribute"), fields.get("level")) {
        let message = "an attribute needs the level it belongs to";
        let fault = Diagnostic::error(codes::ATTRIBUTE_WITHOUT_LEVEL, attribute.span(), message);
        faults.push(fault.help("add `level: 1` to `level: 5`, or remove `attribute`"));
    }
    if obligation == Obligation::Shall {
        let own = Gate::new(
            &fields,
            question.when.as_ref(),
            &context.profile,
            around.gate,
        );
        let gate = own.as_ref().or(around.gate);
        check_requirement(&fields, &question, stated_na, gate, context);
    }
    let level_span = fields.get("level").map_or(fields.span(), Value::span);
    Some((question, level_span))
}

/// What holds of a requirement, but not of good practice.
fn check_requirement(
    fields: &Fields<'_, '_>,
    question: &Question,
    stated_na: Option<NotApplicableRule>,
    gate: Option<&Gate<'_>>,
    context: &Context<'_>,
) {
    let faults = fields.faults;
    let span_of = |key| fields.get(key).map_or(fields.span(), Value::span);
    if question.weight == 0.0 {
        let message = "a requirement cannot have the weight 0";
        let fault = Diagnostic::error(codes::SHALL_WITHOUT_WEIGHT, span_of("weight"), message);
        faults.push(fault.help("give it a weight above 0, or make it `obligation: should`"));
    }
    let options = context.answer_sets.options(question.answers);
    if let Some(option) = options.iter().find(|option| option.score.is_none()) {
        let option = quote(option.id.as_str());
        let message =
            format!("a requirement needs a score for every answer, and {option} has none");
        let fault = Diagnostic::error(codes::ANSWER_WITHOUT_SCORE, span_of("answers"), message);
        faults.push(fault.help("use an answer set in which every answer has a `score`"));
    }
    let Some(nearest) = gate else { return };
    if stated_na != Some(NotApplicableRule::Reason) {
        let message = "a requirement under a condition must say `na: reason`";
        let fault = Diagnostic::error(codes::SHALL_UNDER_CONDITION, span_of("na"), message)
            .related(nearest.span, "the condition")
            .help("add `na: reason`, or remove the condition");
        faults.push(fault);
    }
    for gate in std::iter::successors(Some(nearest), |gate| gate.outer) {
        let Some(foreign) = &gate.foreign else {
            continue;
        };
        // The condition of a section is reported once, not for every requirement in it.
        if gate.reported.replace(true) {
            continue;
        }
        let foreign = quote(foreign);
        let message =
            format!("a requirement cannot depend on {foreign}, which is no question of existence");
        let fault = Diagnostic::error(codes::CONDITION_NOT_EXISTENCE, gate.span, message)
            .related(fields.span(), "the requirement")
            .help(
                "use only profile questions with `existence: true`: no requirement may be excluded",
            );
        faults.push(fault);
    }
}

/// The area that a question or section names.
pub(super) fn area(fields: &Fields<'_, '_>, context: &Context<'_>) -> Option<AreaIx> {
    let value = fields.get("area")?;
    context
        .areas
        .resolve_text(value.raw()?, value.span(), fields.faults)
        .map(AreaIx)
}

/// The place of the answer set; the only one if none is named.
fn answer_set(fields: &Fields<'_, '_>, context: &Context<'_>) -> usize {
    let sets = &context.answer_sets.names;
    if let Some(value) = fields.get("answers") {
        let id = value.raw();
        let place = id.and_then(|id| sets.resolve_text(id, value.span(), fields.faults));
        return place.unwrap_or(NOWHERE);
    }
    match context.answer_sets.list.len() {
        0 => {
            let help = "define an answer set under `answer_sets`, and name it here";
            fields.missing("answers", Some(help));
            NOWHERE
        }
        1 => 0,
        _ => {
            let message = "this question does not say which answer set it uses";
            let fault = Diagnostic::error(codes::AMBIGUOUS_ANSWERS, fields.span(), message).help(
                format!("add `answers: …` with one of {}", list(sets.iter())),
            );
            fields.faults.push(fault);
            NOWHERE
        }
    }
}

/// For each answer of the set what it looks like for this question.
fn means(fields: &Fields<'_, '_>, answers: usize, context: &Context<'_>) -> Vec<Option<String>> {
    let options = context.answer_sets.options(answers);
    let mut means = vec![None; options.len()];
    for Entry { key, value } in fields.map("means") {
        let place = options
            .iter()
            .position(|option| option.id.as_str() == key.text);
        match place.and_then(|place| means.get_mut(place)) {
            Some(slot) => {
                let node = value;
                *slot = if node.is_null() {
                    None
                } else {
                    fields.named(&key.text, node).text()
                };
            }
            None if options.is_empty() => {}
            None => {
                let known = options.iter().map(|option| option.id.as_str());
                let (code, id) = (codes::UNKNOWN_ANSWER, &*key.text);
                unknown_name(fields.faults, code, key.span, id, known, || {
                    format!("{} is not an answer to this question", quote(id))
                });
            }
        }
    }
    means
}

/// Reads the key `refs`.
pub(super) fn refs(fields: &Fields<'_, '_>, schemes: &Names<'_>) -> Vec<Refs> {
    let mut refs = Vec::new();
    for Entry { key, value } in fields.map("refs") {
        let scheme = schemes.resolve_text(&key.text, key.span, fields.faults);
        let value = fields.named(&key.text, value);
        let Some(items) = value.node.items() else {
            value.wrong_type(
                "a list",
                Some("put clauses and practices in brackets: [\"8.6.1\"]"),
            );
            continue;
        };
        let ids = items
            .iter()
            .filter_map(|node| fields.named(&key.text, node).text());
        refs.push(Refs {
            scheme: scheme.unwrap_or(NOWHERE),
            ids: ids.map(ClauseId::new).collect(),
        });
    }
    refs
}
