//! One answer of an assessment.

use std::collections::HashMap;

use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::evidence;
use super::faults::Faults;
use super::fields::Fields;
use super::ids::RESERVED;
use super::node::{Node, NodeKind};
use super::scalar::Value;
use super::suggest::{list, nearest, quote};
use crate::model::{
    Answer, Given, Grade, NotApplicableRule, Obligation, PersonGrade, Question, QuestionIx,
    Questionnaire, Response,
};

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
const RESPONSE_KEYS: &[&str] = &["by", "answer", "note", "evidence", "reason"];
const GRADE_KEYS: &[&str] = &["as", "by", "reason"];

const GRADES: &[(&str, Grade)] = &[
    ("major", Grade::Major),
    ("minor", Grade::Minor),
    ("opportunity", Grade::Opportunity),
];

/// The question that is answered; unknown if its questionnaire is.
#[derive(Clone, Copy)]
pub(super) struct Asked<'q> {
    pub(super) questionnaire: &'q Questionnaire,
    pub(super) place: QuestionIx,
}

impl<'q> Asked<'q> {
    fn question(self) -> &'q Question {
        self.questionnaire.question(self.place)
    }

    fn option_ids(self) -> impl Iterator<Item = &'q str> + Clone {
        let options = self.questionnaire.options(self.place).iter();
        options.map(|option| option.id.as_str())
    }
}

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
            given: given(value, None, true, asked),
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
    let given = answer_with_reason(&fields, true, asked);
    let responses = responses(&fields, asked);
    let answer = Answer {
        note: fields.text("note"),
        by: fields.text("by"),
        weakness: fields.flag("weakness"),
        evidence: evidence::decode(&fields),
        sample: evidence::sample(&fields),
        performed_by: fields.text("performed_by"),
        grade: grade(&fields, given.as_ref(), !responses.is_empty(), asked),
        owner: fields.text("owner"),
        due: fields.date("due"),
        risk: fields.small("risk", 1..=5),
        consensus: fields.flag("consensus"),
        given,
        responses,
        line: None,
    };
    check_consensus(&fields, &answer);
    Some(answer)
}

/// The keys `answer` and `reason`.
fn answer_with_reason(
    fields: &Fields<'_, '_>,
    reason_needed: bool,
    asked: Option<Asked<'_>>,
) -> Option<Given> {
    let reason = fields.text("reason");
    let given = fields
        .get("answer")
        .and_then(|value| given(value, reason, reason_needed, asked));
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
fn given(
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
        let near = nearest(text, known.clone());
        let near = near.map_or_else(String::new, |near| {
            format!("did you mean {}? ", quote(near))
        });
        Diagnostic::error(codes::UNKNOWN_ANSWER, value.span(), message)
            .help(format!("{near}Possible are {}", list(known)))
    });
}

fn responses(fields: &Fields<'_, '_>, asked: Option<Asked<'_>>) -> Vec<Response> {
    let mut responses = Vec::new();
    let mut heard: HashMap<String, Span> = HashMap::new();
    for item in fields.list("responses") {
        let Some(response) = Fields::open(item, "a response", RESPONSE_KEYS, fields.faults) else {
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
            given: answer_with_reason(&response, false, asked),
            note: response.text("note"),
            evidence: evidence::decode(&response),
        });
    }
    responses
}

/// Which answer counts must be certain.
fn check_consensus(fields: &Fields<'_, '_>, answer: &Answer) {
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

/// A person's judgement: of a requirement, and only where there is something to judge.
fn grade(
    answer: &Fields<'_, '_>,
    given: Option<&Given>,
    has_responses: bool,
    asked: Option<Asked<'_>>,
) -> Option<PersonGrade> {
    let value = answer.get("grade")?;
    let fields = Fields::open(value.node, "a grade", GRADE_KEYS, answer.faults)?;
    let refuse = |message: &str, help: &str| {
        let fault = Diagnostic::error(codes::GRADE_NOT_ALLOWED, fields.span(), message);
        answer.faults.push(fault.help(help));
    };
    if asked.is_some_and(|asked| asked.question().obligation == Obligation::Should) {
        refuse(
            "only a requirement can be graded",
            "write the judgement as `note: …`",
        );
    } else if !has_responses
        && answer
            .get("answer")
            .is_none_or(|value| is_without_value(value, given))
    {
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

/// Whether a stated answer is one of the words that have no value.
fn is_without_value(stated: Value<'_, '_>, given: Option<&Given>) -> bool {
    let word = stated
        .node
        .as_text()
        .is_some_and(|text| RESERVED.contains(&text));
    word && !matches!(given, Some(Given::Option(_)))
}
