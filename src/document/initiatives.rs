//! Improvement work, and the order it has to be done in.

use super::codes;
use super::conditions;
use super::diagnostic::Diagnostic;
use super::fields::{Fields, unknown_name};
use super::ids::{NOWHERE, Names, Once};
use super::node::Entry;
use super::question::Context;
use super::scalar::Value;
use super::sections::Sections;
use super::suggest::{list, quote};
use crate::model::{Closes, Discount, Effort, Initiative, QuestionIx};

const KEYS: &[&str] = &[
    "id",
    "title",
    "deliverable",
    "closes",
    "effort",
    "discount",
    "cost",
    "quarters",
    "run_in",
    "upkeep",
    "after",
    "role",
    "closed_when",
];
const CLOSES_KEYS: &[&str] = &["question", "to"];
const DISCOUNT_KEYS: &[&str] = &["when", "times"];

/// More person-days or money than this is a typing error.
const MAX_AMOUNT: f64 = 1e9;

/// More quarters than this is a typing error.
const MAX_QUARTERS: u32 = 100;

/// Reads the key `initiatives` of a questionnaire.
pub(super) fn decode<'n>(
    root: &Fields<'n, '_>,
    context: &Context<'n>,
    sections: &Sections<'n>,
) -> Vec<Initiative> {
    let mut names = Names::new("initiative");
    let mut opened = Vec::new();
    for item in root.list("initiatives") {
        if let Some(fields) = Fields::open(item, "an initiative", KEYS, root.faults) {
            names.add(fields.id_or_empty());
            opened.push(fields);
        }
    }
    let mut initiatives = Vec::new();
    for (place, fields) in opened.iter().enumerate() {
        let mut after = names.resolve_list(fields, "after");
        if after.contains(&place) {
            after.retain(|other| *other != place);
            let span = fields.get("after").map_or(fields.span(), Value::span);
            let message = format!("{} waits for itself", quote(names.at(place)));
            let fault = Diagnostic::error(codes::SELF_REFERENCE, span, message);
            root.faults.push(fault.help("remove it from `after`"));
        }
        initiatives.push(Initiative {
            id: fields.declare(&context.ids, "initiative"),
            title: fields.required_text("title"),
            deliverable: fields.text("deliverable"),
            closes: closes(fields, context, sections),
            effort: effort(fields, context),
            discounts: discounts(fields, context),
            cost: fields.number("cost", 0.0..=MAX_AMOUNT).unwrap_or(0.0),
            quarters: fields.whole("quarters", 1..=MAX_QUARTERS).unwrap_or(1),
            run_in: fields.whole("run_in", 0..=MAX_QUARTERS).unwrap_or(0),
            upkeep: fields.number("upkeep", 0.0..=MAX_AMOUNT).unwrap_or(0.0),
            after,
            role: fields.text("role"),
            closed_when: fields.text("closed_when"),
        });
    }
    report_cycles(&opened, &names, &initiatives);
    initiatives
}

fn closes(fields: &Fields<'_, '_>, context: &Context<'_>, sections: &Sections<'_>) -> Vec<Closes> {
    let faults = fields.faults;
    let mut once = Once::default();
    let mut closes = Vec::new();
    for item in fields.list("closes") {
        let Some(close) = Fields::open(item, "an entry of `closes`", CLOSES_KEYS, faults) else {
            continue;
        };
        let question = close.require("question");
        let place = question.and_then(|value| {
            let place = sections
                .question_names
                .resolve_text(value.raw()?, value.span(), faults)?;
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
                to: answer(to, place, context, sections),
            });
        }
    }
    closes
}

/// The place of the answer to which a question is lifted: one that has a score.
fn answer(
    to: Value<'_, '_>,
    question: usize,
    context: &Context<'_>,
    sections: &Sections<'_>,
) -> usize {
    let set = sections
        .questions
        .get(question)
        .map_or(NOWHERE, |question| question.answers);
    let options = context.answer_sets.options(set);
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
                let question = quote(sections.question_names.at(question));
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

fn effort(fields: &Fields<'_, '_>, context: &Context<'_>) -> Effort {
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
    match context.profile.size() {
        Some(size) => {
            let sizes: Vec<&str> = size
                .answers
                .iter()
                .map(|answer| answer.id.as_str())
                .collect();
            by_size(fields, value, entries, &sizes)
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
        let number = fields.named(&key.text, value).number(0.0..=MAX_AMOUNT);
        let place = sizes.iter().position(|size| *size == key.text);
        match place.and_then(|place| efforts.get_mut(place)) {
            Some(effort) => *effort = Some(number.unwrap_or(0.0)),
            None => {
                let known = sizes.iter().copied();
                let (code, id) = (codes::EFFORT_SIZES, &*key.text);
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

fn discounts(fields: &Fields<'_, '_>, context: &Context<'_>) -> Vec<Discount> {
    let mut discounts = Vec::new();
    for item in fields.list("discount") {
        let what = "an entry of `discount`";
        let Some(discount) = Fields::open(item, what, DISCOUNT_KEYS, fields.faults) else {
            continue;
        };
        let value = discount.require("times");
        let times = value.and_then(|value| value.number(0.0..=1.0));
        if let (Some(value), Some(0.0)) = (value, times) {
            let message = "`times` must be above 0 and at most 1, not `0`";
            fields
                .faults
                .error(codes::OUT_OF_RANGE, value.span(), message);
        }
        discounts.push(Discount {
            when: conditions::decode_required(&discount, &context.profile),
            times: times.unwrap_or(1.0),
        });
    }
    discounts
}

/// Names the circles in which initiatives wait for each other.
fn report_cycles(opened: &[Fields<'_, '_>], names: &Names<'_>, initiatives: &[Initiative]) {
    let mut stuck = stuck(initiatives);
    for start in 0..initiatives.len() {
        if !stuck[start] {
            continue;
        }
        // Whoever is stuck waits for one who is, so this walk comes back to itself or to one already named.
        let mut path: Vec<usize> = vec![start];
        let mut here = start;
        stuck[start] = false;
        let next = |here: usize| initiatives[here].after.iter().copied();
        while let Some(following) = next(here).find(|place| stuck[*place]) {
            stuck[following] = false;
            path.push(following);
            here = following;
        }
        let closing = path
            .iter()
            .position(|place| next(here).any(|other| other == *place));
        if let Some(from) = closing {
            let circle = path[from..].iter().chain([&path[from]]);
            let circle: Vec<String> = circle.map(|place| quote(names.at(*place))).collect();
            let fields = &opened[path[from]];
            let span = fields.get("after").map_or(fields.span(), Value::span);
            let message = format!("initiatives wait for each other: {}", shortened(&circle));
            let fault = Diagnostic::error(codes::CYCLE, span, message);
            fields
                .faults
                .push(fault.help("remove one of these from its `after`"));
        }
    }
}

/// Which initiatives can never start, since they wait in a circle or for one that does.
fn stuck(initiatives: &[Initiative]) -> Vec<bool> {
    let mut waiting: Vec<usize> = initiatives.iter().map(|one| one.after.len()).collect();
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); initiatives.len()];
    for (place, initiative) in initiatives.iter().enumerate() {
        for before in &initiative.after {
            followers[*before].push(place);
        }
    }
    let mut free: Vec<usize> = (0..waiting.len())
        .filter(|place| waiting[*place] == 0)
        .collect();
    while let Some(place) = free.pop() {
        for follower in std::mem::take(&mut followers[place]) {
            waiting[follower] -= 1;
            if waiting[follower] == 0 {
                free.push(follower);
            }
        }
    }
    waiting.iter().map(|count| *count > 0).collect()
}

/// A circle as text, the middle of a very long one left out.
fn shortened(circle: &[String]) -> String {
    const ENDS: usize = 6;
    if circle.len() <= 2 * ENDS {
        return circle.join(" → ");
    }
    let (head, tail) = (&circle[..ENDS], &circle[circle.len() - ENDS..]);
    format!("{} → … → {}", head.join(" → "), tail.join(" → "))
}
