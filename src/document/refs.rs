//! The clauses and practices that something refers to.

use super::fields::Fields;
use super::ids::{NOWHERE, Names, Once};
use super::node::Entry;
use crate::model::{ClauseId, Refs};

/// Reads the key `refs`.
pub(super) fn decode(fields: &Fields<'_, '_>, schemes: &Names<'_>) -> Vec<Refs> {
    let mut refs = Vec::new();
    for Entry { key, value } in fields.map("refs") {
        let scheme = schemes.resolve_text(key.text, key.span, fields.faults);
        let value = fields.named(key.text, value);
        let Some(items) = value.node.items() else {
            value.wrong_type(
                "a list",
                Some("put clauses and practices in brackets: [\"8.6.1\"]"),
            );
            continue;
        };
        let mut once = Once::default();
        let mut ids = Vec::new();
        for node in items {
            let text = fields.named(key.text, node).text();
            if let Some(text) = text
                && once.first(text.clone(), node.span, || text.clone(), fields.faults)
            {
                ids.push(ClauseId::new(text));
            }
        }
        refs.push(Refs {
            scheme: scheme.unwrap_or(NOWHERE),
            ids,
        });
    }
    refs
}

#[cfg(test)]
mod tests {
    use super::super::codes;
    use super::super::fixture::{QUESTIONNAIRE, pointed, questionnaire_faults, with};

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
    fn a_question_refers_to_a_clause_once() {
        fault(
            "refs: {iso20000: [\"8.6.1\"]",
            "refs: {iso20000: [8.6.1, 8.6.1]",
            &[(codes::LISTED_TWICE, "8.6.1")],
        );
        fault(
            "refs: {iso20000: [\"8.6.1\"]",
            "refs: {iso20000: [8.2, 8.20]",
            &[],
        );
        fault(
            "refs: {iso20000: [\"8.6.1\"]",
            "refs: {iso20000: 8.6.1",
            &[(codes::WRONG_TYPE, "8.6.1")],
        );
    }
}
