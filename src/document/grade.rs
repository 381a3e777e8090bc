//! A person's grade of a finding.

use super::codes;
use super::diagnostic::Diagnostic;
use super::fields::Fields;
use super::given::Asked;
use super::ids::RESERVED;
use crate::model::{Grade, Obligation, PersonGrade};

const KEYS: &[&str] = &["as", "by", "reason"];

const GRADES: &[(&str, Grade)] = &[
    ("major", Grade::Major),
    ("minor", Grade::Minor),
    ("opportunity", Grade::Opportunity),
];

/// A person's judgement: of a requirement, and only where there is something to judge.
pub(super) fn decode(
    answer: &Fields<'_, '_>,
    has_responses: bool,
    asked: Option<Asked<'_>>,
) -> Option<PersonGrade> {
    let value = answer.get("grade")?;
    let fields = Fields::open(value.node, "a grade", KEYS, answer.faults)?;
    let refuse = |message: &str, help: &str| {
        let fault = Diagnostic::error(codes::GRADE_NOT_ALLOWED, fields.span(), message);
        answer.faults.push(fault.help(help));
    };
    if asked.is_some_and(|asked| asked.question().obligation == Obligation::Should) {
        refuse(
            "only a requirement can be graded",
            "write the judgement as `note: …`",
        );
    } else if !has_responses && !is_answered(answer) {
        refuse(
            "there is no answer to grade",
            "add `answer: …` with one of the question's answers",
        );
    }
    let grade = fields.require("as").and_then(|value| value.word(GRADES));
    Some(PersonGrade {
        grade: grade.unwrap_or(Grade::Minor),
        by: fields.required_text("by"),
        reason: fields.required_text("reason"),
    })
}

/// Whether one of the question's answers is given, and not a word that has no value.
fn is_answered(answer: &Fields<'_, '_>) -> bool {
    let stated = answer.get("answer").and_then(|value| value.node.as_text());
    stated.is_some_and(|text| !RESERVED.contains(&text))
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
    fn a_grade_needs_a_requirement_an_answer_a_name_and_a_reason() {
        let grade = "{as: minor, by: A. Lind, reason: Few}";
        let elsewhere = format!("inc-reviewed: {{answer: no, grade: {grade}}}");
        fault(
            "inc-reviewed: unknown",
            &elsewhere,
            &[(codes::GRADE_NOT_ALLOWED, "as")],
        );
        fault(
            "answer: partly\n    note",
            "note",
            &[(codes::GRADE_NOT_ALLOWED, "as")],
        );
        fault(
            grade,
            "{as: minr}",
            &[
                (codes::MISSING_KEY, "as"),
                (codes::MISSING_KEY, "as"),
                (codes::UNKNOWN_WORD, "minr"),
            ],
        );
        let sup = format!("{{grade: {grade}, responses: [{{by: A, answer: no}}]}}");
        fault("{answer: na, reason: None}", &sup, &[]);
    }
}
