//! What each respondent said, and whether they agreed.

use std::collections::HashMap;

use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::evidence;
use super::fields::Fields;
use super::given::{self, Asked};
use super::scalar::Value;
use super::suggest::quote;
use crate::model::{Answer, Response};

const KEYS: &[&str] = &["by", "answer", "note", "evidence", "reason"];

/// Reads the key `responses` of an answer.
pub(super) fn decode(fields: &Fields<'_, '_>, asked: Option<Asked<'_>>) -> Vec<Response> {
    let mut responses = Vec::new();
    let mut heard: HashMap<String, Span> = HashMap::new();
    for item in fields.list("responses") {
        let Some(response) = Fields::open(item, "a response", KEYS, fields.faults) else {
            continue;
        };
        let by = response.required_text("by");
        let span = response.get("by").map_or(response.span(), Value::span);
        if let Some(first) = heard.insert(by.clone(), span)
            && !by.is_empty()
        {
            let message = format!("{} answers this question twice", quote(&by));
            let fault = Diagnostic::error(codes::DUPLICATE_RESPONDENT, span, message)
                .related(first, "first answer")
                .help("keep one answer of each respondent");
            fields.faults.push(fault);
        }
        responses.push(Response {
            by,
            given: given::decode(&response, false, asked),
            note: response.text("note"),
            evidence: evidence::decode(&response),
        });
    }
    responses
}

/// Which answer counts must be certain.
pub(super) fn check_consensus(fields: &Fields<'_, '_>, answer: &Answer) {
    let stated = fields.get("answer");
    if answer.consensus && stated.is_none() {
        let span = fields.get("consensus").map_or(fields.span(), Value::span);
        let message = "a consensus needs the answer that was agreed";
        let fault = Diagnostic::error(codes::CONSENSUS_WITHOUT_ANSWER, span, message);
        fields
            .faults
            .push(fault.help("add `answer: …`, or remove `consensus`"));
    }
    if let (Some(stated), Some(responses)) = (stated, fields.get("responses"))
        && !answer.consensus
        && !answer.responses.is_empty()
    {
        let message = "does this answer count, or do the responses?";
        let fault = Diagnostic::error(codes::ANSWER_AND_RESPONSES, stated.span(), message)
            .related(responses.span(), "the responses")
            .help("add `consensus: true` if the respondents agreed on it, or remove `answer`");
        fields.faults.push(fault);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{ASSESSMENT, assessment_faults, pointed, with};
    use super::*;

    #[track_caller]
    fn fault(part: &str, other: &str, expected: &[(&str, &str)]) {
        let text = with(ASSESSMENT, part, other);
        assert_eq!(
            pointed(&text, &assessment_faults(&text)),
            expected,
            "{other}"
        );
    }

    #[test]
    fn what_counts_of_answer_and_responses_is_certain() {
        fault(
            "{consensus: true, answer: partly,",
            "{consensus: true,",
            &[(codes::CONSENSUS_WITHOUT_ANSWER, "true")],
        );
        fault(
            "{consensus: true, answer",
            "{answer",
            &[(codes::ANSWER_AND_RESPONSES, "partly")],
        );
        fault("{by: B,", "{by: A,", &[(codes::DUPLICATE_RESPONDENT, "A")]);
        fault(
            "{by: B, answer: no}",
            "{answer: no}",
            &[(codes::MISSING_KEY, "answer")],
        );
    }
}
