//! What each respondent said, and whether they agreed.

use std::collections::HashMap;

use jiff::civil::Date;

use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::evidence;
use super::fields::Fields;
use super::given::{self, Asked};
use super::scalar::Value;
use super::suggest::quote;
use crate::model::{Given, NotApplicableRule, Response};

const KEYS: &[&str] = &["by", "answer", "note", "evidence", "reason"];

/// Reads the key `responses` of an answer.
pub(super) fn decode(
    fields: &Fields<'_, '_>,
    asked: Option<Asked<'_>>,
    assessed: Option<Date>,
) -> Vec<Response> {
    let items = fields.list("responses");
    if items.is_empty() {
        return Vec::new();
    }
    let mut responses = Vec::with_capacity(items.len());
    let mut understood = true;
    let mut heard: HashMap<String, Span> = HashMap::new();
    for item in items {
        let Some(response) = Fields::open(item, "a response", KEYS, fields.faults) else {
            continue;
        };
        let response = response.with_remarks(fields.remarks());
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
        let given = given::decode(&response, false, asked);
        understood &= given.is_some() || response.get("answer").is_none();
        responses.push(Response {
            by,
            given,
            note: response.remark("note"),
            evidence: evidence::decode(&response, assessed),
        });
    }
    // An answer that was not understood was reported, and may be a vote.
    if understood && let Some(asked) = asked {
        check_reasons(fields, &responses, asked);
    }
    responses
}

/// Where all who vote say that the question does not apply, one of them has to say why.
fn check_reasons(fields: &Fields<'_, '_>, responses: &[Response], asked: Asked<'_>) {
    // That it always applies was reported for each of them.
    if asked.question().na == NotApplicableRule::Never || fields.flag("consensus") {
        return;
    }
    let options = asked.questionnaire.options(asked.place);
    let mut reasons = Vec::new();
    for response in responses {
        match &response.given {
            Some(Given::NotApplicable { reason }) => reasons.push(reason),
            Some(Given::NoneYet) => return,
            Some(Given::Option(place))
                if options
                    .get(*place)
                    .is_some_and(|option| option.score.is_some()) =>
            {
                return;
            }
            Some(Given::Option(_) | Given::Unknown) | None => {}
        }
    }
    if let Some(value) = fields.get("responses")
        && !reasons.is_empty()
        && reasons.iter().all(|reason| reason.is_none())
    {
        let message = "all who voted answer `na`, and nobody gives a reason";
        let fault = Diagnostic::error(codes::NA_WITHOUT_REASON, value.span(), message);
        fields
            .faults
            .push(fault.help("add `reason: …` to one of the responses"));
    }
}

/// Which answer counts must be certain.
pub(super) fn check_consensus(fields: &Fields<'_, '_>, consensus: bool, responses: &[Response]) {
    let stated = fields.get("answer");
    if consensus && stated.is_none() {
        let span = fields.get("consensus").map_or(fields.span(), Value::span);
        let message = "a consensus needs the answer that was agreed";
        let fault = Diagnostic::error(codes::CONSENSUS_WITHOUT_ANSWER, span, message);
        fields
            .faults
            .push(fault.help("add `answer: …`, or remove `consensus`"));
    }
    if let (Some(stated), Some(said)) = (stated, fields.get("responses"))
        && !consensus
        && !responses.is_empty()
    {
        let message = "does this answer count, or do the responses?";
        let fault = Diagnostic::error(codes::ANSWER_AND_RESPONSES, stated.span(), message)
            .related(said.span(), "the responses")
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

    #[test]
    fn of_several_who_all_answer_na_one_gives_a_reason() {
        let said = |responses: &str| format!("sup-agreed: {{responses: [{responses}]}}");
        let sole = "sup-agreed: {answer: na, reason: None}";
        for silent in [
            "{by: A, answer: na}",
            "{by: A, answer: na}, {by: B, answer: na, reason: ' '}",
            "{by: A, answer: na}, {by: B, answer: unknown}, {by: C}",
        ] {
            let list = format!("[{silent}]");
            fault(
                sole,
                &said(silent),
                &[(codes::NA_WITHOUT_REASON, list.as_str())],
            );
        }
        for sound in [
            "{by: A, answer: na}, {by: B, answer: na, reason: R}",
            "{by: A, answer: na}, {by: B, answer: fully}",
            "{by: A, answer: unknown}, {by: B}",
        ] {
            fault(sole, &said(sound), &[]);
        }
        fault(
            sole,
            &said("{by: A, answer: na}, {by: B, answer: fuly}"),
            &[(codes::UNKNOWN_ANSWER, "fuly")],
        );
        fault(
            sole,
            "sup-agreed: {consensus: true, answer: partly, responses: [{by: A, answer: na}]}",
            &[],
        );
    }

    #[test]
    fn each_respondent_keeps_the_reason_given() {
        let responses =
            "{responses: [{by: A, answer: na, reason: One}, {by: B, answer: na, reason: Two}]}";
        let text = with(ASSESSMENT, "{answer: na, reason: None}", responses);
        let source = super::super::Source::new("a", text);
        let read = super::super::Document::parse(&source)
            .unwrap()
            .to_assessment(&super::super::fixture::questionnaire())
            .unwrap();
        let responses = &read.value.answers[3].as_ref().unwrap().responses;
        let kept: Vec<_> = responses.iter().map(|one| one.given.clone()).collect();
        let reason = |text: &str| {
            Some(Given::NotApplicable {
                reason: Some(text.to_owned()),
            })
        };
        assert_eq!(kept, [reason("One"), reason("Two")]);
    }
}
