//! What was answered: one of the question's answers, or a word with a meaning of its own.

use super::codes;
use super::diagnostic::Diagnostic;
use super::fields::Fields;
use super::scalar::Value;
use super::suggest::{list, nearest, quote};
use crate::model::{Given, NotApplicableRule, Obligation, Question, QuestionIx, Questionnaire};

/// The question that is answered.
#[derive(Clone, Copy)]
pub(super) struct Asked<'q> {
    pub(super) questionnaire: &'q Questionnaire,
    pub(super) place: QuestionIx,
}

impl<'q> Asked<'q> {
    pub(super) fn question(self) -> &'q Question {
        self.questionnaire.question(self.place)
    }

    fn option_ids(self) -> impl Iterator<Item = &'q str> + Clone {
        let options = self.questionnaire.options(self.place).iter();
        options.map(|option| option.id.as_str())
    }

    /// The id of the option that has this label, or this place on a scale whose options ascend from 0.
    fn option_meant(self, text: &str) -> Option<&'q str> {
        let options = self.questionnaire.options(self.place);
        let wanted = text.trim().to_lowercase();
        let labelled = options
            .iter()
            .find(|option| option.label.to_lowercase() == wanted);
        let ascending = || {
            options.iter().all(|option| option.score.is_some())
                && options.is_sorted_by(|a, b| a.score < b.score)
        };
        let placed = || {
            let place: usize = wanted.parse().ok()?;
            options.get(place).filter(|_| ascending())
        };
        labelled.or_else(placed).map(|option| option.id.as_str())
    }
}

/// Reads the keys `answer` and `reason`. Without questionnaire, the options of the question are not known.
pub(super) fn decode(
    fields: &Fields<'_, '_>,
    reason_needed: bool,
    asked: Option<Asked<'_>>,
) -> Option<Given> {
    let reason = fields.text("reason");
    let given = fields
        .get("answer")
        .and_then(|value| word(value, reason, reason_needed, asked));
    if let Some(value) = fields.get("reason")
        && !matches!(given, Some(Given::NotApplicable { .. }))
    {
        let message = "a reason is kept for the answer `na` only; here it is ignored";
        let fault = Diagnostic::warning(codes::REASON_WITHOUT_NA, value.span(), message);
        fields.faults.push(fault.help("write it as `note: …`"));
    }
    given
}

/// What was answered: a word with a meaning of its own, or one of the answers of the question.
pub(super) fn word(
    value: Value<'_, '_>,
    reason: Option<String>,
    reason_needed: bool,
    asked: Option<Asked<'_>>,
) -> Option<Given> {
    let text = value.raw()?;
    match text {
        "unknown" => Some(Given::Unknown),
        "na" => {
            check_not_applicable(value, reason.is_none() && reason_needed, asked);
            Some(Given::NotApplicable { reason })
        }
        "none_yet" => {
            if asked.is_some_and(|asked| !asked.question().occurrence) {
                let message = "`none_yet` is only for questions that wait for an event";
                let fault = Diagnostic::error(codes::NONE_YET_NOT_ALLOWED, value.span(), message);
                value
                    .faults
                    .push(fault.help("answer what holds today, or `unknown`"));
            }
            Some(Given::NoneYet)
        }
        text => {
            // Without questionnaire nothing is known of the options, and the answer goes nowhere.
            let Some(asked) = asked else {
                return Some(Given::Unknown);
            };
            let place = asked.option_ids().position(|option| option == text);
            if place.is_none() {
                report_unknown_answer(value, text, asked);
            }
            place.map(Given::Option)
        }
    }
}

fn check_not_applicable(value: Value<'_, '_>, reason_missing: bool, asked: Option<Asked<'_>>) {
    let question = asked.map(Asked::question);
    if let Some(question) = question
        && question.na == NotApplicableRule::Never
    {
        let message = format!(
            "{} cannot be answered with `na`",
            quote(question.id.as_str())
        );
        let help = match question.obligation {
            Obligation::Shall if question.when.is_some() => {
                "whether this requirement applies follows from the answers in `profile`: \
                 state there what exists, and leave out this answer"
            }
            Obligation::Shall => {
                "ISO/IEC 20000-1 lets no requirement of clauses 4 to 10 be excluded: answer what holds today. \
                 What is not part of this assessment is left out through `sections` and said in `scope`"
            }
            Obligation::Should => {
                "this question always applies: answer what holds today, or `unknown`"
            }
        };
        let fault = Diagnostic::error(codes::NA_NOT_ALLOWED, value.span(), message);
        value.faults.push(fault.help(help));
    } else if reason_missing {
        let message = "`na` needs a reason";
        let fault = Diagnostic::error(codes::NA_WITHOUT_REASON, value.span(), message);
        value
            .faults
            .push(fault.help("write {answer: na, reason: …}"));
    }
}

fn report_unknown_answer(value: Value<'_, '_>, text: &str, asked: Asked<'_>) {
    let question = asked.question();
    let mut words = vec!["unknown"];
    words.extend((question.na == NotApplicableRule::Reason).then_some("na"));
    words.extend(question.occurrence.then_some("none_yet"));
    let known = asked.option_ids().chain(words);
    value.faults.push_with(|| {
        let message = format!(
            "{} is not an answer to {}",
            quote(text),
            quote(question.id.as_str())
        );
        let near = asked
            .option_meant(text)
            .or_else(|| nearest(text, known.clone()));
        let near = near.map_or_else(String::new, |near| {
            format!("did you mean {}? ", quote(near))
        });
        Diagnostic::error(codes::UNKNOWN_ANSWER, value.span(), message)
            .help(format!("{near}Possible: {}", list(known)))
    });
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{ASSESSMENT, assessment_faults, pointed, with};
    use super::*;

    #[track_caller]
    fn fault(part: &str, other: &str, expected: &[(&str, &str)]) -> Vec<Diagnostic> {
        let text = with(ASSESSMENT, part, other);
        let faults = assessment_faults(&text);
        assert_eq!(pointed(&text, &faults), expected, "{other}");
        faults
    }

    #[test]
    fn an_answer_is_one_that_the_question_offers() {
        let faults = fault(
            "answer: partly\n",
            "answer: Partly\n",
            &[(codes::UNKNOWN_ANSWER, "Partly")],
        );
        let help =
            "did you mean `partly`? Possible: `no`, `partly`, `fully`, `unknown`, `none_yet`";
        assert_eq!(faults[0].help.as_deref(), Some(help));
        fault("inc-reviewed: unknown", "inc-reviewed: no", &[]);
        fault(
            "inc-reviewed: unknown",
            "inc-reviewed: No",
            &[(codes::UNKNOWN_ANSWER, "No")],
        );
        fault(
            "inc-reviewed: unknown",
            "inc-reviewed: [no]",
            &[(codes::WRONG_TYPE, "[no]")],
        );
        fault(
            "inc-reviewed: unknown",
            "inc-reviewed: {answr: no}",
            &[(codes::UNKNOWN_KEY, "answr")],
        );
    }

    #[test]
    fn a_label_or_a_place_on_the_scale_names_its_answer() {
        for (written, meant) in [
            ("Not in place", "no"),
            ("FULLY", "fully"),
            ("0", "no"),
            ("1", "partly"),
            ("2", "fully"),
        ] {
            let faults = fault(
                "inc-reviewed: unknown",
                &format!("inc-reviewed: {written}"),
                &[(codes::UNKNOWN_ANSWER, written)],
            );
            let help = faults[0].help.as_deref().unwrap();
            assert!(
                help.starts_with(&format!("did you mean `{meant}`?")),
                "{help}"
            );
        }
        for far in ["3", "-1", "1.5"] {
            let text = with(
                ASSESSMENT,
                "inc-reviewed: unknown",
                &format!("inc-reviewed: {far}"),
            );
            let help = assessment_faults(&text)[0].help.clone().unwrap();
            assert!(help.starts_with("Possible:"), "{help}");
        }
    }

    #[test]
    fn a_number_means_nothing_where_answers_have_no_order() {
        let text = with(ASSESSMENT, "inc-tool:", "inc-tool: 1");
        let help = assessment_faults(&text)[0].help.clone().unwrap();
        assert!(!help.contains("`b`?"), "{help}");
    }

    #[test]
    fn not_applicable_needs_a_rule_that_allows_it_and_a_reason() {
        let faults = fault(
            "answer: partly\n",
            "answer: na\n",
            &[
                (codes::NA_NOT_ALLOWED, "na"),
                (codes::GRADE_NOT_ALLOWED, "as"),
            ],
        );
        assert!(faults[0].help.as_deref().unwrap().contains("`sections`"));
        fault(
            "inc-reviewed: unknown",
            "inc-reviewed: na",
            &[(codes::NA_WITHOUT_REASON, "na")],
        );
        fault(
            "reason: None}",
            "reason: \" \"}",
            &[(codes::NA_WITHOUT_REASON, "na")],
        );
        fault("answer: fully}", "answer: na}", &[]);
    }

    #[test]
    fn a_reason_for_another_answer_is_noticed_but_does_no_harm() {
        let faults = fault(
            "{answer: na,",
            "{answer: no,",
            &[(codes::REASON_WITHOUT_NA, "None")],
        );
        assert_eq!(faults[0].severity, super::super::Severity::Warning);
    }

    #[test]
    fn only_events_may_not_have_happened_yet() {
        fault(
            "inc-reviewed: unknown",
            "inc-reviewed: none_yet",
            &[(codes::NONE_YET_NOT_ALLOWED, "none_yet")],
        );
        fault(
            "answer: partly\n",
            "answer: none_yet\n",
            &[
                (
                    codes::SAMPLE_CONTRADICTION,
                    "{of: 12, checked: 5, ok: 4, failing: [Payroll]}",
                ),
                (codes::GRADE_NOT_ALLOWED, "as"),
            ],
        );
    }
}
