//! One question of a questionnaire.

use super::answer_sets::AnswerSets;
use super::codes;
use super::conditions;
use super::diagnostic::{Diagnostic, Span};
use super::faults::Faults;
use super::fields::{Fields, unknown_name};
use super::ids::{NOWHERE, Names, Namespace};
use super::node::{Entry, Node};
use super::profile::Profile;
use super::refs;
use super::requirement::{self, Gate};
use super::scalar::Value;
use super::suggest::{list, quote};
use super::weight::{self, Weightless};
use crate::model::{
    AreaIx, Due, Id, Level, NotApplicableRule, Obligation, Proves, Question, SectionIx,
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
    "bars_certification",
    "na",
    "occurrence",
    "per",
    "proves",
    "stage1",
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

/// What questions and sections refer to.
pub(super) struct Context<'n> {
    pub(super) ids: Namespace<'n>,
    pub(super) profile: Profile<'n>,
    pub(super) answer_sets: AnswerSets<'n>,
    pub(super) schemes: Names<'n>,
    pub(super) areas: Names<'n>,
    pub(super) documents: Names<'n>,
}

/// Where a question stands.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'g> {
    pub(super) section: SectionIx,
    pub(super) area: Option<AreaIx>,
    pub(super) gate: Option<&'g Gate<'g>>,
    pub(super) weightless: Option<&'g Weightless<'g>>,
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
        bars_certification: fields.flag("bars_certification"),
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
        stage1: fields.flag("stage1"),
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
        weight: weight::decode(&fields),
        risk: fields.small("risk", 1..=5).unwrap_or(3),
        quick: fields.flag("quick"),
        evidence: fields.texts("evidence"),
        documents: context.documents.resolve_list(&fields, "documents"),
        refs: refs::decode(&fields, &context.schemes),
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
        let options = context.answer_sets.options(answers);
        requirement::check(&fields, &question, gate, options);
        if let Some(weightless) = around.weightless {
            weightless.report(&fields);
        }
    }
    let level_span = fields.get("level").map_or(fields.span(), Value::span);
    Some((question, level_span))
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
                    fields.named(key.text, node).text()
                };
            }
            None if options.is_empty() => {}
            None => {
                let known = options.iter().map(|option| option.id.as_str());
                let (code, id) = (codes::UNKNOWN_ANSWER, key.text);
                unknown_name(fields.faults, code, key.span, id, known, || {
                    format!("{} is not an answer to this question", quote(id))
                });
            }
        }
    }
    means
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{
        QUESTIONNAIRE, pointed, questionnaire, questionnaire_faults, with,
    };
    use super::*;

    #[track_caller]
    fn fault(part: &str, other: &str, expected: &[(&str, &str)]) {
        let text = with(QUESTIONNAIRE, part, other);
        assert_eq!(
            pointed(&text, &questionnaire_faults(&text)),
            expected,
            "{other}"
        );
    }

    #[test]
    fn defaults_are_those_of_the_format() {
        let questionnaire = questionnaire();
        let plain = questionnaire.question(questionnaire.find_question("inc-reviewed").unwrap());
        assert_eq!((plain.weight, plain.risk, plain.critical), (1.0, 3, false));
        assert_eq!(
            (plain.obligation, plain.na),
            (Obligation::Should, NotApplicableRule::Reason)
        );
        assert!(plain.own_area && plain.area == questionnaire.find_area("assets"));
        let inherited = questionnaire.question(questionnaire.find_question("inc-tool").unwrap());
        assert!(!inherited.own_area && inherited.area == questionnaire.find_area("processes"));
    }

    #[test]
    fn numbers_have_their_ranges() {
        for bad in ["-1", "1000000.5", ".inf", ".nan", "1e999"] {
            fault(
                "weight: 1\n",
                &format!("weight: {bad}\n"),
                &[(codes::OUT_OF_RANGE, bad)],
            );
        }
        fault("risk: 4", "risk: 0", &[(codes::OUT_OF_RANGE, "0")]);
        fault("risk: 4", "risk: 3.5", &[(codes::OUT_OF_RANGE, "3.5")]);
        fault("risk: 4", "risk: \"4\"", &[(codes::WRONG_TYPE, "\"4\"")]);
        fault("risk: 4", "risk: high", &[(codes::WRONG_TYPE, "high")]);
        fault(
            "level: 1\n",
            "level: 6\n",
            &[(codes::OUT_OF_RANGE, "6"), (codes::LADDER_HOLE, "2")],
        );
    }

    #[test]
    fn only_true_and_false_are_booleans() {
        fault("quick: true", "quick: yes", &[(codes::WRONG_TYPE, "yes")]);
        fault(
            "quick: true",
            "quick: \"true\"",
            &[(codes::WRONG_TYPE, "\"true\"")],
        );
    }

    #[test]
    fn words_are_those_of_the_format() {
        fault(
            "obligation: shall\n",
            "obligation: must\n",
            &[(codes::UNKNOWN_WORD, "must")],
        );
        fault(
            "proves: operation",
            "proves: Operation",
            &[(codes::UNKNOWN_WORD, "Operation")],
        );
    }

    #[test]
    fn what_is_named_must_exist() {
        fault(
            "documents: [RD32]",
            "documents: [RD33]",
            &[(codes::UNKNOWN_ID, "RD33")],
        );
        fault(
            "documents: [RD32]",
            "documents: [RD32, RD32]",
            &[(codes::LISTED_TWICE, "RD32")],
        );
        fault(
            "itil4: [inc",
            "itil5: [inc",
            &[(codes::UNKNOWN_ID, "itil5")],
        );
        fault(
            "area: assets",
            "area: asets",
            &[(codes::UNKNOWN_ID, "asets")],
        );
        fault(
            "means: {partly:",
            "means: {parlty:",
            &[(codes::UNKNOWN_ANSWER, "parlty")],
        );
        fault(
            "Reviewed?, answers: achievement",
            "x, answers: achieved",
            &[(codes::UNKNOWN_ID, "achieved")],
        );
    }

    #[test]
    fn answers_may_be_left_out_only_if_there_is_one_set() {
        fault(
            "Reviewed?, answers: achievement",
            "x",
            &[(codes::AMBIGUOUS_ANSWERS, "inc-reviewed")],
        );
    }

    #[test]
    fn an_attribute_belongs_to_a_level() {
        fault(
            "answers: informing, weight: 0",
            "answers: informing, weight: 0, attribute: \"2.1\"",
            &[(codes::ATTRIBUTE_WITHOUT_LEVEL, "\"2.1\"")],
        );
    }

    #[test]
    fn all_faults_of_a_question_are_reported_at_once() {
        let text = with(
            QUESTIONNAIRE,
            "text: Reviewed?, answers: achievement, level: 2",
            "txt: x, answers: [a], risk: 9",
        );
        let expected = [
            (codes::MISSING_KEY, "inc-reviewed"),
            (codes::UNKNOWN_KEY, "txt"),
            (codes::WRONG_TYPE, "[a]"),
            (codes::OUT_OF_RANGE, "9"),
        ];
        let faults = questionnaire_faults(&text);
        let faults: Vec<_> = faults
            .into_iter()
            .filter(|fault| fault.code != codes::LEVEL_ABOVE_LADDER)
            .collect();
        assert_eq!(pointed(&text, &faults), expected);
        assert_eq!(faults[1].help.as_deref(), Some("did you mean `text`?"));
    }
}
