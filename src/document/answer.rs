//! One answer of an assessment.

use jiff::civil::Date;

use super::codes;
use super::diagnostic::Diagnostic;
use super::evidence;
use super::faults::Faults;
use super::fields::{Fields, Remarks};
use super::given::{self, Asked};
use super::grade;
use super::node::{Node, NodeKind};
use super::responses;
use super::scalar::Value;
use crate::model::{Answer, Given, Obligation};

const KEYS: &[&str] = &[
    "answer",
    "note",
    "by",
    "weakness",
    "evidence",
    "sample",
    "performed_by",
    "grade",
    "owner",
    "due",
    "risk",
    "reason",
    "responses",
    "consensus",
];

/// Reads the answer to a question in an assessment of a day; `None` if there is none.
pub(super) fn decode(
    node: &Node<'_>,
    name: &str,
    asked: Option<Asked<'_>>,
    assessed: Option<Date>,
    remarks: Remarks,
    faults: &Faults,
) -> Option<Answer> {
    let value = Value { node, name, faults };
    match &node.kind {
        NodeKind::Null => None,
        NodeKind::Scalar(_) => Some(Answer {
            given: given::word(value, None, true, asked),
            ..Answer::default()
        }),
        NodeKind::Mapping(_) => long_form(node, asked, assessed, remarks, faults),
        NodeKind::Sequence(_) => {
            value.wrong_type("an answer, or a map with `answer: …`", None);
            None
        }
    }
}

fn long_form(
    node: &Node<'_>,
    asked: Option<Asked<'_>>,
    assessed: Option<Date>,
    remarks: Remarks,
    faults: &Faults,
) -> Option<Answer> {
    let fields = Fields::open(node, "an answer", KEYS, faults)?.with_remarks(remarks);
    let given = given::decode(&fields, true, asked);
    let responses = responses::decode(&fields, asked, assessed);
    let weakness = fields.flag("weakness");
    let consensus = fields.flag("consensus");
    responses::check_consensus(&fields, consensus, &responses);
    check_sample(&fields, given.as_ref());
    check_weakness(&fields, weakness, asked);
    Some(Answer {
        note: fields.remark("note"),
        by: fields.remark("by"),
        weakness,
        evidence: evidence::decode(&fields, assessed),
        sample: evidence::sample(&fields),
        performed_by: fields.remark("performed_by"),
        grade: grade::decode(&fields, !responses.is_empty(), asked),
        owner: fields.remark("owner"),
        due: fields.date("due"),
        risk: fields.small("risk", 1..=5),
        consensus,
        given,
        responses,
        line: None,
    })
}

/// Nothing can be sampled where nothing has happened.
fn check_sample(fields: &Fields<'_, '_>, given: Option<&Given>) {
    if let (Some(Given::NoneYet), Some(value)) = (given, fields.get("sample")) {
        let message = "nothing can be sampled where nothing has happened yet";
        let fault = Diagnostic::error(codes::SAMPLE_CONTRADICTION, value.span(), message);
        fields
            .faults
            .push(fault.help("remove `sample`, or answer what it shows instead of `none_yet`"));
    }
}

fn check_weakness(fields: &Fields<'_, '_>, weakness: bool, asked: Option<Asked<'_>>) {
    let required = asked.is_none_or(|asked| asked.question().obligation == Obligation::Shall);
    if let Some(value) = fields.get("weakness")
        && weakness
        && !required
    {
        let message =
            "a weakness is one of a requirement, and this question is none; here it is ignored";
        let fault = Diagnostic::warning(codes::WEAKNESS_WITHOUT_REQUIREMENT, value.span(), message);
        fields.faults.push(fault.help("write it as `note: …`"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Severity;
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
    fn other_values_have_their_types() {
        fault(
            "weakness: true",
            "weakness: yes",
            &[(codes::WRONG_TYPE, "yes")],
        );
        fault("risk: 5", "risk: 6", &[(codes::OUT_OF_RANGE, "6")]);
        fault(
            "due: 2027-03-31",
            "due: soon",
            &[(codes::INVALID_DATE, "soon")],
        );
    }

    #[test]
    fn what_has_not_happened_yet_cannot_be_sampled() {
        let grade = "    grade: {as: minor, by: A. Lind, reason: Few}\n";
        let text = with(ASSESSMENT, grade, "");
        let text = with(&text, "answer: partly\n", "answer: none_yet\n");
        let faults = assessment_faults(&text);
        assert_eq!(
            pointed(&text, &faults),
            [(
                codes::SAMPLE_CONTRADICTION,
                "{of: 12, checked: 5, ok: 4, failing: [Payroll]}"
            )]
        );
        let text = with(
            &text,
            "answer: none_yet\n",
            "responses: [{by: A, answer: none_yet}, {by: B, answer: partly}]\n",
        );
        assert_eq!(assessment_faults(&text), [], "others saw something happen");
    }

    #[test]
    fn a_weakness_of_good_practice_is_noticed_but_does_no_harm() {
        let weak = "inc-reviewed: {answer: partly, weakness: true}";
        let text = with(ASSESSMENT, "inc-reviewed: unknown", weak);
        let faults = assessment_faults(&text);
        assert_eq!(
            pointed(&text, &faults),
            [(codes::WEAKNESS_WITHOUT_REQUIREMENT, "true")]
        );
        assert_eq!(faults[0].severity, Severity::Warning);
        fault(
            "inc-reviewed: unknown",
            "inc-reviewed: {answer: partly, weakness: false}",
            &[],
        );
    }
}
