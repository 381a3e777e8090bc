//! One answer of an assessment.

use super::evidence;
use super::faults::Faults;
use super::fields::Fields;
use super::given::{self, Asked};
use super::grade;
use super::node::{Node, NodeKind};
use super::responses;
use super::scalar::Value;
use crate::model::Answer;

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

/// Reads the answer to a question; `None` if nothing was said.
pub(super) fn decode(
    node: &Node<'_>,
    name: &str,
    asked: Option<Asked<'_>>,
    faults: &Faults,
) -> Option<Answer> {
    let value = Value { node, name, faults };
    match &node.kind {
        NodeKind::Null => None,
        NodeKind::Scalar(_) => Some(Answer {
            given: given::word(value, None, true, asked),
            ..Answer::default()
        }),
        NodeKind::Mapping(_) => {
            let answer = long_form(node, asked, faults)?;
            (answer != Answer::default()).then_some(answer)
        }
        NodeKind::Sequence(_) => {
            value.wrong_type("an answer, or a map with `answer: …`", None);
            None
        }
    }
}

fn long_form(node: &Node<'_>, asked: Option<Asked<'_>>, faults: &Faults) -> Option<Answer> {
    let fields = Fields::open(node, "an answer", KEYS, faults)?;
    let given = given::decode(&fields, true, asked);
    let responses = responses::decode(&fields, asked);
    let answer = Answer {
        note: fields.text("note"),
        by: fields.text("by"),
        weakness: fields.flag("weakness"),
        evidence: evidence::decode(&fields),
        sample: evidence::sample(&fields),
        performed_by: fields.text("performed_by"),
        grade: grade::decode(&fields, !responses.is_empty(), asked),
        owner: fields.text("owner"),
        due: fields.date("due"),
        risk: fields.small("risk", 1..=5),
        consensus: fields.flag("consensus"),
        given,
        responses,
        line: None,
    };
    responses::check_consensus(&fields, &answer);
    Some(answer)
}

#[cfg(test)]
mod tests {
    use super::super::codes;
    use super::super::fixture::{ASSESSMENT, assessment_faults, pointed, with};

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
}
