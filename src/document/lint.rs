//! What a sound questionnaire can still be better at: texts, closing initiatives, conditions that decide nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::node::{Node, NodeKind};
use super::suggest::quote;
use crate::model::{Condition, Question, QuestionIx, Questionnaire, Score, Truth};

/// Texts that share more than this of their words are nearly the same.
const NEARLY_SAME: f64 = 0.8;
/// More questions than this are not compared with each other.
const MOST_COMPARED: usize = 2_000;
/// More combinations of profile answers than this are not tried.
const MOST_TRIED: usize = 20_000;

/// Everything in a questionnaire that deserves a second look, in the order of the file.
pub(super) fn lint(root: &Node<'_>, questionnaire: &Questionnaire) -> Vec<Diagnostic> {
    let mut places = HashMap::new();
    collect_ids(root, &mut places);
    let mut found = Vec::new();
    let mut warn = |id: &str, code: &'static str, message: String, help: &str| {
        let span = places.get(id).copied().unwrap_or_default();
        found.push(Diagnostic::warning(code, span, message).help(help));
    };
    for ix in questionnaire.question_places() {
        let question = questionnaire.question(ix);
        for (code, message, help) in remarks(questionnaire, ix) {
            warn(question.id.as_str(), code, message, help);
        }
    }
    for (one, other) in nearly_same(&questionnaire.questions) {
        let message = format!("{} asks nearly the same as {}", quote(one), quote(other));
        warn(
            one,
            codes::LINT_DUPLICATE,
            message,
            "ask each thing once, or say what differs",
        );
    }
    for initiative in questionnaire
        .initiatives
        .iter()
        .filter(|i| i.closes.is_empty())
    {
        let id = initiative.id.as_str();
        let message = format!("{} closes nothing", quote(id));
        warn(
            id,
            codes::LINT_CLOSES_NOTHING,
            message,
            "say with `closes` which question it lifts to which answer",
        );
    }
    let mut held = BTreeMap::new();
    for initiative in &questionnaire.initiatives {
        let (id, milestone) = (&initiative.id, initiative.milestone);
        let first = milestone.map(|milestone| *held.entry(milestone).or_insert(id));
        if let Some(first) = first.filter(|first| *first != id) {
            let (id, first) = (id.as_str(), quote(first.as_str()));
            warn(
                id,
                codes::LINT_MILESTONE,
                format!("{} holds the same milestone as {first}", quote(id)),
                "name it at one of them: repetitions are counted from the one that ends first",
            );
        }
    }
    for (id, when) in conditions(questionnaire) {
        if let Some(message) = decides_nothing(questionnaire, when) {
            warn(
                id,
                codes::LINT_CONDITION,
                format!("`when` of {} {message}", quote(id)),
                "remove it, or mend its answers",
            );
        }
    }
    found.sort_by_key(|fault| fault.span);
    found
}

/// What deserves a look at a single question.
fn remarks(
    questionnaire: &Questionnaire,
    ix: QuestionIx,
) -> Vec<(&'static str, String, &'static str)> {
    let question = questionnaire.question(ix);
    let id = quote(question.id.as_str());
    let mut remarks = Vec::new();
    if !question.text.trim_end().ends_with('?') {
        remarks.push((
            codes::LINT_TEXT,
            format!("the text of {id} is no question"),
            "end it with a question mark",
        ));
    }
    if question.text.contains("and/or") {
        let help = "ask one thing, and list the parts in `help`";
        remarks.push((
            codes::LINT_TEXT,
            format!("{id} asks several things at once"),
            help,
        ));
    }
    if question.help.is_none() {
        let help = "say why it matters and how to find out";
        remarks.push((codes::LINT_HELP, format!("{id} has no help"), help));
    }
    let too_little = match question.evidence.len() {
        0 => Some((
            "names no evidence",
            "name what would show the answer: a document, a record, something to watch",
        )),
        1 => Some((
            "names a single piece of evidence",
            "name one of another kind too: a document, a record, something to watch",
        )),
        _ => None,
    };
    if let Some((message, help)) = too_little {
        remarks.push((codes::LINT_EVIDENCE, format!("{id} {message}"), help));
    }
    let best = questionnaire
        .options(ix)
        .iter()
        .filter_map(|o| o.score)
        .map(Score::new)
        .max();
    let lifted = questionnaire
        .initiatives
        .iter()
        .flat_map(|i| &i.closes)
        .filter(|c| c.question == ix)
        .filter_map(|c| questionnaire.options(ix).get(c.to)?.score)
        .map(Score::new)
        .max();
    if !questionnaire.initiatives.is_empty() && lifted < best {
        let message = match lifted {
            None => format!("no initiative closes {id}"),
            Some(_) => format!("no initiative lifts {id} to its best answer"),
        };
        remarks.push((
            codes::LINT_NOT_CLOSED,
            message,
            "add it to the `closes` of an initiative",
        ));
    }
    remarks
}

/// Pairs of questions whose texts share most of their words, each after the one it repeats.
fn nearly_same(questions: &[Question]) -> Vec<(&str, &str)> {
    let words = |question: &Question| -> BTreeSet<String> {
        let text = question.text.to_lowercase();
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let mut before: Vec<(&str, BTreeSet<String>)> = Vec::new();
    let mut pairs = Vec::new();
    for question in questions.iter().take(MOST_COMPARED) {
        let own = words(question);
        let same = before
            .iter()
            .find(|(_, other)| share(&own, other) >= NEARLY_SAME);
        pairs.extend(same.map(|(first, _)| (question.id.as_str(), *first)));
        before.push((question.id.as_str(), own));
    }
    pairs
}

/// How many of all their words two texts have in common.
fn share(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let count = |n: usize| u32::try_from(n).map_or(f64::MAX, f64::from);
    let common = count(one.intersection(other).count());
    common / (count(one.len()) + count(other.len()) - common).max(1.0)
}

/// All conditions with the id of what they belong to.
fn conditions(questionnaire: &Questionnaire) -> impl Iterator<Item = (&str, &Condition)> {
    let sections = questionnaire
        .sections
        .iter()
        .map(|s| (s.id.as_str(), s.when.as_ref()));
    let questions = questionnaire
        .questions
        .iter()
        .map(|q| (q.id.as_str(), q.when.as_ref()));
    let advice = questionnaire
        .advice
        .iter()
        .map(|a| (a.id.as_str(), a.when.as_ref()));
    let discounts = questionnaire
        .initiatives
        .iter()
        .flat_map(|i| i.discounts.iter().map(|d| (i.id.as_str(), Some(&d.when))));
    let all = sections.chain(questions).chain(advice).chain(discounts);
    all.filter_map(|(id, when)| when.map(|when| (id, when)))
}

/// Tries every complete profile: a condition that is always or never true decides nothing.
fn decides_nothing(questionnaire: &Questionnaire, when: &Condition) -> Option<&'static str> {
    let asked: BTreeSet<usize> = when.profile_questions().into_iter().collect();
    let sizes: Vec<(usize, usize)> = asked
        .into_iter()
        .filter_map(|place| Some((place, questionnaire.profile.get(place)?.answers.len())))
        .collect();
    let combinations = sizes
        .iter()
        .try_fold(1_usize, |all, (_, n)| all.checked_mul(*n))?;
    if combinations > MOST_TRIED {
        return None;
    }
    let (mut ever, mut always) = (false, true);
    for combination in 0..combinations {
        let mut profile = vec![None; questionnaire.profile.len()];
        let mut rest = combination;
        for (place, answers) in &sizes {
            if let Some(choice) = profile.get_mut(*place) {
                *choice = Some(rest % answers);
            }
            rest /= answers;
        }
        let holds = when.holds(&profile) == Truth::True;
        ever |= holds;
        always &= holds;
    }
    match (ever, always) {
        (false, _) => Some("can never hold"),
        (true, true) => Some("always holds"),
        (true, false) => None,
    }
}

/// Where each id is defined.
fn collect_ids(node: &Node<'_>, places: &mut HashMap<String, Span>) {
    match &node.kind {
        NodeKind::Null | NodeKind::Scalar(_) => {}
        NodeKind::Sequence(items) => items.iter().for_each(|item| collect_ids(item, places)),
        NodeKind::Mapping(entries) => {
            for entry in *entries {
                if let (true, Some(id)) = (entry.key.text == "id", entry.value.as_text()) {
                    places.insert(id.to_owned(), entry.value.span);
                }
                collect_ids(&entry.value, places);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{QUESTIONNAIRE, with};
    use super::super::{Document, Source};

    fn codes_of(text: &str) -> Vec<(&'static str, String)> {
        let source = Source::new("q.yaml", text);
        let document = Document::parse(&source).unwrap();
        let questionnaire = document.to_questionnaire().unwrap().value;
        let found = document.lint(&questionnaire);
        found.into_iter().map(|f| (f.code, f.message)).collect()
    }

    const GOOD: &str = "format: 1\nid: q\nversion: \"1\"\ntitle: Q\nprofile: [{id: site, text: Where?, answers: [{id: a, label: A}, {id: b, label: B}]}]\n\
        answer_sets: {s: [{id: \"no\", label: No, score: 0}, {id: \"yes\", label: Yes, score: 1}]}\nsections:\n  - id: one\n    title: One\n    questions:\n      \
        - {id: kept, text: \"Is the list kept true?\", help: Why., evidence: [A record, A list], when: {site: [a]}}\n      \
        - {id: used, text: \"Do people use what they find there?\", help: Why., evidence: [A record, A list]}\n\
        initiatives:\n  - {id: act, title: Act, effort: 1, closes: [{question: kept, to: \"yes\"}, {question: used, to: \"yes\"}]}\n";

    #[test]
    fn a_good_questionnaire_gets_no_remark() {
        assert_eq!(codes_of(GOOD), []);
    }

    #[test]
    fn a_milestone_that_two_initiatives_hold_is_named_at_the_second() {
        let text = with(
            GOOD,
            "title: Act,",
            "title: Act, milestone: internal_audit,",
        );
        assert_eq!(codes_of(&text), []);
        let closes = "closes: [{question: kept, to: \"yes\"}]";
        let more = |id: &str, milestone: &str| {
            format!(
                "{text}  - {{id: {id}, title: T, effort: 1, {closes}, milestone: {milestone}}}\n"
            )
        };
        assert_eq!(codes_of(&more("other", "management_review")), []);
        assert_eq!(
            codes_of(&more("other", "internal_audit")),
            [(
                "lint-milestone",
                "`other` holds the same milestone as `act`".to_owned()
            )]
        );
    }

    #[test]
    fn every_weakness_is_named_once_at_its_place() {
        for (part, other, code) in [
            (
                "Is the list kept true?",
                "The list is kept true",
                "lint-text",
            ),
            (
                "Is the list kept true?",
                "Is the list kept and/or checked?",
                "lint-text",
            ),
            (
                "help: Why., evidence: [A record, A list], when",
                "evidence: [A record, A list], when",
                "lint-help",
            ),
            (
                "help: Why., evidence: [A record, A list], when",
                "help: Why., when",
                "lint-evidence",
            ),
            (
                "[A record, A list], when",
                "[A record], when",
                "lint-evidence",
            ),
            (
                "Do people use what they find there?",
                "Is the list really kept true?",
                "lint-duplicate",
            ),
            (", {question: used, to: \"yes\"}]", "]", "lint-not-closed"),
            (
                "{question: used, to: \"yes\"}",
                "{question: used, to: \"no\"}",
                "lint-not-closed",
            ),
            (
                "when: {site: [a]}",
                "when: {site: [a, b]}",
                "lint-condition",
            ),
            (
                "when: {site: [a]}",
                "when: {all: [{site: [a]}, {site: [b]}]}",
                "lint-condition",
            ),
        ] {
            let found = codes_of(&with(GOOD, part, other));
            assert_eq!(found.len(), 1, "{other}: {found:?}");
            assert_eq!(found[0].0, code, "{other}");
        }
        assert!(!codes_of(QUESTIONNAIRE).is_empty());
    }

    #[test]
    fn an_initiative_that_closes_nothing_is_named() {
        let idle = format!("{GOOD}  - {{id: idle, title: Idle, effort: 1}}\n");
        assert_eq!(
            codes_of(&idle),
            [("lint-closes-nothing", "`idle` closes nothing".to_owned())]
        );
    }
}
