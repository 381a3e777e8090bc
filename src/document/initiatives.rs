//! Improvement work, and the order it has to be done in.

use std::iter;

use super::basis::Basis;
use super::circles;
use super::codes;
use super::diagnostic::Diagnostic;
use super::discounts;
use super::fields::{Fields, unknown_name};
use super::ids::{NOWHERE, Names, Namespace, Once};
use super::node::{Entry, Node};
use super::scalar::Value;
use super::suggest::{list, quote};
use crate::model::{Closes, Effort, Initiative, QuestionIx, YearlyMilestone};

const KEYS: &[&str] = &[
    "id",
    "title",
    "deliverable",
    "closes",
    "effort",
    "discount",
    "surcharge",
    "cost",
    "yearly_cost",
    "quarters",
    "run_in",
    "upkeep",
    "milestone",
    "after",
    "role",
    "closed_when",
    "users_notice",
];
const CLOSES_KEYS: &[&str] = &["question", "to"];
const MILESTONES: &[(&str, YearlyMilestone)] = &[
    ("internal_audit", YearlyMilestone::InternalAudit),
    ("management_review", YearlyMilestone::ManagementReview),
    ("continuity_test", YearlyMilestone::ContinuityTest),
];

/// More person-days or money than this is a typing error.
pub(super) const MAX_AMOUNT: f64 = 1e9;

/// More quarters than this is a typing error.
const MAX_QUARTERS: u32 = 100;

/// Reads the key `initiatives`. Those read are added to what there is already, with its `names`, or stand in place of
/// what has the same id.
pub(super) fn decode<'n: 'b, 'b>(
    root: &Fields<'n, '_>,
    ids: &Namespace<'n>,
    mut names: Names<'b>,
    basis: Basis<'b>,
) -> Vec<Initiative> {
    let mut opened: Vec<Option<Fields<'n, '_>>> = vec![None; basis.initiatives.len()];
    for item in root.list("initiatives") {
        let Some(fields) = Fields::open(item, "an initiative", KEYS, root.faults) else {
            continue;
        };
        let id = fields.id_or_empty();
        match names.find(id).and_then(|place| opened.get_mut(place)) {
            Some(replaced @ None) => *replaced = Some(fields),
            _ => {
                names.add(id);
                opened.push(Some(fields));
            }
        }
    }
    let known = basis.initiatives.iter().map(Some).chain(iter::repeat(None));
    let initiatives: Vec<Initiative> = opened
        .iter()
        .zip(known)
        .enumerate()
        .filter_map(|(place, (fields, known))| match fields {
            Some(fields) => Some(initiative(place, fields, ids, &names, basis)),
            None => known.cloned(),
        })
        .collect();
    circles::report(&opened, &names, &initiatives);
    initiatives
}

fn initiative<'n>(
    place: usize,
    fields: &Fields<'n, '_>,
    ids: &Namespace<'n>,
    names: &Names<'_>,
    basis: Basis<'_>,
) -> Initiative {
    Initiative {
        id: fields.declare(ids, "initiative"),
        title: fields.required_text("title"),
        deliverable: fields.text("deliverable"),
        closes: closes(fields, basis),
        effort: effort(fields, basis),
        discounts: discounts::decode(fields, basis),
        cost: fields.number("cost", 0.0..=MAX_AMOUNT).unwrap_or(0.0),
        yearly_cost: fields
            .number("yearly_cost", 0.0..=MAX_AMOUNT)
            .unwrap_or(0.0),
        quarters: fields.whole("quarters", 1..=MAX_QUARTERS).unwrap_or(1),
        run_in: fields.whole("run_in", 0..=MAX_QUARTERS).unwrap_or(0),
        upkeep: fields.number("upkeep", 0.0..=MAX_AMOUNT).unwrap_or(0.0),
        milestone: fields.word("milestone", MILESTONES),
        after: after(place, fields, names),
        role: fields.text("role"),
        closed_when: fields.text("closed_when"),
        users_notice: fields.flag("users_notice"),
    }
}

/// The places of what must have ended before.
fn after(place: usize, fields: &Fields<'_, '_>, names: &Names<'_>) -> Vec<usize> {
    let mut after = names.resolve_list(fields, "after");
    if after.contains(&place) {
        after.retain(|other| *other != place);
        let own = |node: &&Node<'_>| node.as_text() == Some(names.at(place));
        let entry = fields.list("after").iter().find(own);
        let span = entry.map_or(fields.span(), |entry| entry.span);
        let message = format!("{} waits for itself", quote(names.at(place)));
        let fault = Diagnostic::error(codes::SELF_REFERENCE, span, message);
        fields.faults.push(fault.help("remove it from `after`"));
    }
    after
}

fn closes(fields: &Fields<'_, '_>, basis: Basis<'_>) -> Vec<Closes> {
    let faults = fields.faults;
    let mut once = Once::default();
    let mut closes = Vec::new();
    for item in fields.list("closes") {
        let Some(close) = Fields::open(item, "an entry of `closes`", CLOSES_KEYS, faults) else {
            continue;
        };
        let question = close.require("question");
        let place = question.and_then(|value| {
            let place = basis.question_names.resolve(value)?;
            once.first(
                place,
                value.span(),
                || value.raw().unwrap_or_default().to_owned(),
                faults,
            )
            .then_some(place)
        });
        let to = close.require("to");
        if let (Some(place), Some(to)) = (place, to) {
            closes.push(Closes {
                question: QuestionIx(place),
                to: answer(to, place, basis),
            });
        }
    }
    closes
}

/// The place of the answer to which a question is lifted: one that has a score.
fn answer(to: Value<'_, '_>, question: usize, basis: Basis<'_>) -> usize {
    let options = basis.options(question);
    let Some(id) = to.raw() else { return NOWHERE };
    if options.is_empty() {
        return NOWHERE;
    }
    let Some(place) = options.iter().position(|option| option.id.as_str() == id) else {
        let known = options.iter().map(|option| option.id.as_str());
        unknown_name(
            to.faults,
            codes::UNKNOWN_ANSWER,
            to.span(),
            id,
            known,
            || {
                let question = quote(basis.question_names.at(question));
                format!("{} is not an answer to {question}", quote(id))
            },
        );
        return NOWHERE;
    };
    if options
        .get(place)
        .is_some_and(|option| option.score.is_none())
    {
        let message = format!("{} has no score, so nothing can be lifted to it", quote(id));
        to.faults
            .error(codes::ANSWER_WITHOUT_SCORE, to.span(), message);
    }
    place
}

fn effort(fields: &Fields<'_, '_>, basis: Basis<'_>) -> Effort {
    let nothing = Effort::Fixed(0.0);
    let Some(value) = fields.require("effort") else {
        return nothing;
    };
    let Some(entries) = value.node.entries() else {
        if value.node.items().is_some() {
            value.wrong_type("a number, or a map with a number for each size", None);
            return nothing;
        }
        return value
            .number(0.0..=MAX_AMOUNT)
            .map_or(nothing, Effort::Fixed);
    };
    match basis.profile.size() {
        Some(size) => {
            let sizes: Vec<&str> = size
                .answers
                .iter()
                .map(|answer| answer.id.as_str())
                .collect();
            by_size(fields, value, entries, &sizes)
        }
        None if !basis.profile.names.is_complete() => {
            for Entry { key, value } in entries {
                fields.named(key.text, value).number(0.0..=MAX_AMOUNT);
            }
            nothing
        }
        None => {
            let message = "effort by size needs a profile question `size`, and there is none";
            let fault = Diagnostic::error(codes::EFFORT_SIZES, value.span(), message);
            fields
                .faults
                .push(fault.help("write one number, or add the profile question `size`"));
            nothing
        }
    }
}

/// One number for each size, in the order of the sizes.
fn by_size<'n>(
    fields: &Fields<'n, '_>,
    value: Value<'_, '_>,
    entries: &'n [Entry<'_>],
    sizes: &[&str],
) -> Effort {
    let mut efforts: Vec<Option<f64>> = vec![None; sizes.len()];
    for Entry { key, value } in entries {
        let number = fields.named(key.text, value).number(0.0..=MAX_AMOUNT);
        let place = sizes.iter().position(|size| *size == key.text);
        match place.and_then(|place| efforts.get_mut(place)) {
            Some(effort) => *effort = Some(number.unwrap_or(0.0)),
            None => {
                let known = sizes.iter().copied();
                let (code, id) = (codes::EFFORT_SIZES, key.text);
                unknown_name(fields.faults, code, key.span, id, known, || {
                    format!(
                        "{} is not an answer to the profile question `size`",
                        quote(id)
                    )
                });
            }
        }
    }
    let missing = sizes
        .iter()
        .zip(&efforts)
        .filter(|(_, effort)| effort.is_none());
    let missing: Vec<&str> = missing.map(|(size, _)| *size).collect();
    if !missing.is_empty() {
        let message = format!("there is no effort for {}", list(missing));
        let fault = Diagnostic::error(codes::EFFORT_SIZES, value.span(), message);
        fields
            .faults
            .push(fault.help("give a number for every answer to `size`, or one number for all"));
    }
    Effort::BySize(efforts.into_iter().map(Option::unwrap_or_default).collect())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{QUESTIONNAIRE, pointed, questionnaire_faults, with};
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
    fn an_initiative_closes_questions_to_answers_with_a_score() {
        fault(
            "question: inc-recorded,",
            "question: inc-record,",
            &[(codes::UNKNOWN_ID, "inc-record")],
        );
        fault("to: fully", "to: full", &[(codes::UNKNOWN_ANSWER, "full")]);
        fault(
            "{question: inc-recorded, to: fully}",
            "{question: inc-tool, to: a}",
            &[(codes::ANSWER_WITHOUT_SCORE, "a")],
        );
        fault(
            "to: fully}",
            "to: fully}, {question: inc-recorded, to: partly}",
            &[(codes::LISTED_TWICE, "inc-recorded")],
        );
        fault(
            "{question: inc-recorded, to: fully}",
            "{}",
            &[(codes::MISSING_KEY, "{}"), (codes::MISSING_KEY, "{}")],
        );
    }

    #[test]
    fn efforts_have_a_number_for_every_size() {
        let effort = "{small: 6, large: 25.5}";
        fault(effort, "-1", &[(codes::OUT_OF_RANGE, "-1")]);
        fault(effort, "[1]", &[(codes::WRONG_TYPE, "[1]")]);
        fault(effort, "{small: 6}", &[(codes::EFFORT_SIZES, "{small: 6}")]);
        fault(
            effort,
            "{small: 6, large: 1, huge: 2}",
            &[(codes::EFFORT_SIZES, "huge")],
        );
        fault(effort, "{small: 6, large: x}", &[(codes::WRONG_TYPE, "x")]);
        fault(
            "effort: 5",
            "cost: 5",
            &[(codes::MISSING_KEY, "define-catalogue")],
        );
        let text = QUESTIONNAIRE.replace("size", "staff");
        assert_eq!(
            pointed(&text, &questionnaire_faults(&text)),
            [(codes::EFFORT_SIZES, effort)]
        );
    }

    #[test]
    fn amounts_have_their_ranges() {
        fault("times: 0.5", "times: 0", &[(codes::OUT_OF_RANGE, "0")]);
        fault("times: 0.5", "times: 1.5", &[(codes::OUT_OF_RANGE, "1.5")]);
        fault("quarters: 2", "quarters: 0", &[(codes::OUT_OF_RANGE, "0")]);
        fault(
            "upkeep: 1",
            "upkeep: .inf",
            &[(codes::OUT_OF_RANGE, ".inf")],
        );
        fault("cost: 100", "cost: 1,5", &[(codes::WRONG_TYPE, "1,5")]);
    }
}
