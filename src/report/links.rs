//! What a report's texts lead to: from a figure to its answers, from a finding to its initiative and back.

use crate::gap::Subject;
use crate::model::{Id, QuestionIx, SectionIx};
use crate::scoring::NodeId;

use super::GapReport;
use super::anchor::Anchor;
use super::page::Cell;

/// The same text, with its mentions of questions leading to their answers.
pub(super) fn to_answers(
    report: &GapReport<'_>,
    text: impl Into<Cell>,
    questions: &[QuestionIx],
) -> Cell {
    let ids = questions.iter();
    let ids = ids.map(|ix| &report.questionnaire().question(*ix).id);
    ids.fold(text.into(), |cell, id| {
        cell.linking(id.as_str(), Anchor::answer(id))
    })
}

/// The same text, with the mention of an initiative by a name of it leading to it.
pub(super) fn to_initiative(
    report: &GapReport<'_>,
    text: impl Into<Cell>,
    name: &str,
    initiative: usize,
) -> Cell {
    match report.questionnaire().initiatives.get(initiative) {
        Some(known) => text.into().linking(name, Anchor::initiative(&known.id)),
        None => text.into(),
    }
}

/// The same text, with every id that it mentions leading to the finding on the question, or to the initiative.
///
/// Only ids with a hyphen are looked for: no sentence has one of them as a word of its own.
pub(super) fn to_mentioned(report: &GapReport<'_>, text: impl Into<Cell>) -> Cell {
    let questionnaire = report.questionnaire();
    let mut cell = text.into();
    let belongs = |sign: char| sign.is_ascii_alphanumeric() || "-_.".contains(sign);
    let words: Vec<String> = cell
        .text
        .split(|sign| !belongs(sign))
        .map(|word| word.trim_end_matches('.').to_owned())
        .filter(|word| word.contains('-'))
        .collect();
    for word in words {
        let is_it = |id: &Id| id.as_str() == word;
        if questionnaire.questions.iter().any(|q| is_it(&q.id)) {
            cell = cell.linking(&word, Anchor::finding(&Id::new(word.as_str())));
        } else if questionnaire.initiatives.iter().any(|i| is_it(&i.id)) {
            cell = cell.linking(&word, Anchor::initiative(&Id::new(word.as_str())));
        }
    }
    cell
}

/// The id of what a finding is about, and the place of the finding.
pub(super) fn subject<'r>(report: &GapReport<'r>, subject: Subject) -> (&'r Id, Anchor) {
    let questionnaire = report.questionnaire();
    let id = match subject {
        Subject::Question(ix) => &questionnaire.question(ix).id,
        Subject::Systemic(section) => &questionnaire.section(section).id,
    };
    (id, Anchor::finding(id))
}

/// Where the answers behind the figures of a node are told.
pub(super) fn behind(report: &GapReport<'_>, node: &NodeId) -> Anchor {
    let questionnaire = report.questionnaire();
    match node {
        NodeId::Overall => Anchor::part("sections"),
        NodeId::Section(ix) => section(report, *ix),
        NodeId::Area(ix) => Anchor::area(&questionnaire.area(*ix).id),
        NodeId::Reference(scheme, id) => match questionnaire.references.get(*scheme) {
            Some(scheme) => Anchor::reference(&scheme.id, id),
            None => Anchor::part("answers"),
        },
    }
}

/// The answers to a section: to its own questions, or else to the first below it.
fn section(report: &GapReport<'_>, ix: SectionIx) -> Anchor {
    let questionnaire = report.questionnaire();
    let first = questionnaire.questions_below(ix).first().copied();
    let place = first.map_or(ix, |question| questionnaire.question(question).section);
    Anchor::section(&questionnaire.section(place).id)
}
