//! Conditions over the profile (`when`).

use super::codes;
use super::diagnostic::Diagnostic;
use super::fields::Fields;
use super::ids::{NOWHERE, Once};
use super::node::{Entry, Node, NodeKind};
use super::profile::{Profile, find_answer};
use super::scalar::Value;
use crate::model::Condition;

/// Reads the key `when`.
pub(super) fn decode(fields: &Fields<'_, '_>, profile: &Profile<'_>) -> Option<Condition> {
    condition(fields.get("when")?, profile)
}

/// Reads the key `when` where there must be one.
pub(super) fn decode_required(fields: &Fields<'_, '_>, profile: &Profile<'_>) -> Condition {
    let value = fields.require("when");
    let condition = value.and_then(|value| condition(value, profile));
    condition.unwrap_or(Condition::All(Vec::new()))
}

/// A map: what its keys say must all hold.
fn condition(value: Value<'_, '_>, profile: &Profile<'_>) -> Option<Condition> {
    let Some(entries) = value.node.entries() else {
        let help = "write `profile-question: [answers]`, combined by `all`, `any` and `not`";
        value.wrong_type("a map", Some(help));
        return None;
    };
    if entries.is_empty() {
        let message = "an empty condition says nothing";
        let fault = Diagnostic::error(codes::EMPTY_LIST, value.span(), message);
        value
            .faults
            .push(fault.help("remove it if it always holds"));
        return None;
    }
    let mut parts: Vec<_> = entries
        .iter()
        .filter_map(|entry| part(entry, value, profile))
        .collect();
    if parts.len() == 1 {
        parts.pop()
    } else {
        Some(Condition::All(parts))
    }
}

fn part(entry: &Entry<'_>, parent: Value<'_, '_>, profile: &Profile<'_>) -> Option<Condition> {
    let Entry { key, value: node } = entry;
    let inner = Value {
        node,
        name: key.text,
        ..parent
    };
    match key.text {
        "all" => Some(Condition::All(each(inner, profile))),
        "any" => Some(Condition::Any(each(inner, profile))),
        "not" => Some(Condition::Not(Box::new(condition(inner, profile)?))),
        id => {
            let place = profile.names.resolve_text(id, key.span, parent.faults);
            Some(Condition::Is {
                profile: place.unwrap_or(NOWHERE),
                accepted: accepted(inner, place, profile),
            })
        }
    }
}

/// The conditions of a list.
fn each(value: Value<'_, '_>, profile: &Profile<'_>) -> Vec<Condition> {
    items(value, "a list of conditions")
        .iter()
        .filter_map(|node| condition(Value { node, ..value }, profile))
        .collect()
}

/// The places of the accepted answers; one alone may stand without brackets.
fn accepted(value: Value<'_, '_>, place: Option<usize>, profile: &Profile<'_>) -> Vec<usize> {
    let question = place.and_then(|place| profile.questions.get(place));
    let items = match &value.node.kind {
        NodeKind::Scalar(_) => std::slice::from_ref(value.node),
        _ => items(value, "a list of answers"),
    };
    let mut once = Once::default();
    let mut accepted = Vec::new();
    for node in items {
        let Some(id) = (Value { node, ..value }).raw() else {
            continue;
        };
        let answer = question.and_then(|q| find_answer(q, id, node.span, value.faults));
        if let Some(answer) = answer
            && once.first(answer, node.span, || id.to_owned(), value.faults)
        {
            accepted.push(answer);
        }
    }
    accepted
}

/// The items of a list that must not be empty.
fn items<'n, 'a>(value: Value<'n, 'a>, wanted: &str) -> &'n [Node<'a>] {
    match value.node.items() {
        Some([]) => {
            let message = format!("`{}` needs at least one entry", value.name);
            value.faults.error(codes::EMPTY_LIST, value.span(), message);
            &[]
        }
        Some(items) => items,
        None => {
            value.wrong_type(wanted, None);
            &[]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{QUESTIONNAIRE, pointed, questionnaire_faults, with};
    use super::*;

    /// The faults of a condition in the sample questionnaire.
    #[track_caller]
    fn fault(condition: &str, expected: &[(&str, &str)]) {
        let text = with(
            QUESTIONNAIRE,
            "when: {size: [small]}",
            &format!("when: {condition}"),
        );
        assert_eq!(pointed(&text, &questionnaire_faults(&text)), expected);
    }

    #[test]
    fn conditions_name_profile_questions_and_their_answers() {
        fault("{size: small, suppliers: [no, \"yes\"]}", &[]);
        fault(
            "{all: [{size: small}], any: [{size: large}], not: {size: large}}",
            &[],
        );
        fault("{siz: [small]}", &[(codes::UNKNOWN_ID, "siz")]);
        fault(
            "{size: [smal, large, large]}",
            &[
                (codes::UNKNOWN_ANSWER, "smal"),
                (codes::LISTED_TWICE, "large"),
            ],
        );
        fault("{suppliers: No}", &[(codes::UNKNOWN_ANSWER, "No")]);
    }

    #[test]
    fn a_condition_that_says_nothing_is_a_fault() {
        fault("{}", &[(codes::EMPTY_LIST, "{}")]);
        fault("{size: []}", &[(codes::EMPTY_LIST, "[]")]);
        fault("{any: []}", &[(codes::EMPTY_LIST, "[]")]);
        fault("[]", &[(codes::WRONG_TYPE, "[]")]);
        fault(
            "{not: [{size: small}]}",
            &[(codes::WRONG_TYPE, "[{size: small}]")],
        );
        fault(
            "{all: {size: small}}",
            &[(codes::WRONG_TYPE, "{size: small}")],
        );
        fault("{size: }", &[(codes::WRONG_TYPE, "")]);
    }
}
