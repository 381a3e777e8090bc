//! Which answers stand behind each area, clause, practice and document: where links from their figures lead.

use crate::model::{AreaIx, QuestionIx};
use crate::scoring::{NodeId, members};

use super::anchor::Anchor;
use super::finding_list::value;
use super::links::{behind, to_answers};
use super::page::{Block, Cell, Entry};
use super::{GapReport, wording};

/// The questions of each view, with their values.
pub(super) fn answer_index(report: &GapReport<'_>) -> Block {
    let questionnaire = report.questionnaire();
    let mut blocks = Vec::new();
    let areas = (0..questionnaire.areas.len()).map(|area| NodeId::Area(AreaIx(area)));
    blocks.extend(part(
        "Answers by area",
        areas.map(|node| of_node(report, node)).collect(),
    ));
    for (scheme, nodes) in report.card.references.iter().enumerate() {
        let title = &questionnaire.references[scheme].title;
        let nodes = nodes.keys().map(|id| NodeId::Reference(scheme, id.clone()));
        let title = format!("Answers by {title}");
        blocks.extend(part(
            &title,
            nodes.map(|node| of_node(report, node)).collect(),
        ));
    }
    let register = questionnaire.documents.iter().enumerate();
    let documents = register.map(|(place, document)| {
        let needed = questionnaire.questions_on_document(place);
        let name = format!("{} {}", document.id, document.title);
        entry(
            report,
            &name,
            &needed.collect::<Vec<_>>(),
            Anchor::document(&document.id),
        )
    });
    blocks.extend(part("Answers by required document", documents.collect()));
    Block::Linked(blocks)
}

fn part(title: &str, entries: Vec<Entry>) -> Vec<Block> {
    match entries.is_empty() {
        true => Vec::new(),
        false => vec![Block::heading(3, title), Block::Entries(entries)],
    }
}

fn of_node(report: &GapReport<'_>, node: NodeId) -> Entry {
    let questionnaire = report.questionnaire();
    let name = match &node {
        NodeId::Reference(scheme, id) => questionnaire.references[*scheme].name_of(id),
        node => wording::node_name(questionnaire, node),
    };
    entry(
        report,
        &name,
        &members(questionnaire, &node),
        behind(report, &node),
    )
}

fn entry(report: &GapReport<'_>, name: &str, questions: &[QuestionIx], place: Anchor) -> Entry {
    let each: Vec<String> = questions
        .iter()
        .map(|ix| {
            let id = &report.questionnaire().question(*ix).id;
            format!("{id} {}", value(report, *ix))
        })
        .collect();
    let cell = match each.is_empty() {
        true => Cell::from(wording::NOTHING),
        false => to_answers(report, each.join(", "), questions),
    };
    Entry::new(name, cell.at(place))
}
