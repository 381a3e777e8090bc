//! What covers what: clause or practice → questions → initiatives → documents, with every hole.

use std::collections::BTreeSet;

use crate::model::{ClauseId, QuestionIx, Questionnaire};

use super::page::{Block, Cell, Column, Page, Row, Table, Tone};
use super::wording;

/// For each clause and practice that a questionnaire refers to, the questions that ask about it, the initiatives that
/// close them, and the required documents; then what nothing covers.
pub fn coverage_page(questionnaire: &Questionnaire) -> Page {
    let title = format!(
        "Coverage of {} ({}@{})",
        questionnaire.title, questionnaire.id, questionnaire.version
    );
    let mut blocks = vec![Block::heading(1, &title)];
    for scheme in 0..questionnaire.references.len() {
        blocks.extend(scheme_table(questionnaire, scheme));
    }
    blocks.extend(holes(questionnaire));
    Page { blocks }
}

fn scheme_table(questionnaire: &Questionnaire, scheme: usize) -> Vec<Block> {
    let asked = questionnaire.questions.iter().flat_map(|q| &q.refs);
    let documented = questionnaire.documents.iter().flat_map(|d| &d.refs);
    let ids: BTreeSet<&ClauseId> = asked
        .chain(documented)
        .filter(|r| r.scheme == scheme)
        .flat_map(|r| &r.ids)
        .collect();
    if ids.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::text("Clause or practice"),
        Column::text("Questions"),
        Column::text("Initiatives").rank(1),
        Column::text("Documents").rank(2),
    ];
    let own = &questionnaire.references[scheme];
    let rows = ids
        .into_iter()
        .map(|id| {
            let refers = |refs: &[crate::model::Refs]| {
                refs.iter()
                    .any(|r| r.scheme == scheme && r.ids.contains(id))
            };
            let questions: Vec<QuestionIx> = questionnaire
                .question_places()
                .filter(|ix| refers(&questionnaire.question(*ix).refs))
                .collect();
            let initiatives: Vec<String> = questionnaire
                .initiatives
                .iter()
                .filter(|i| i.closes.iter().any(|c| questions.contains(&c.question)))
                .map(|i| i.id.to_string())
                .collect();
            let documents: Vec<String> = questionnaire
                .documents
                .iter()
                .filter(|d| refers(&d.refs))
                .map(|d| d.id.to_string())
                .collect();
            Row {
                cells: vec![
                    own.name_of(id).into(),
                    ids_or_hole(&question_ids(questionnaire, &questions)),
                    ids_or_hole(&initiatives),
                    documents.join(", ").into(),
                ],
                depth: 0,
            }
        })
        .collect();
    vec![
        Block::heading(2, &own.title),
        Block::Table(Table { columns, rows }),
    ]
}

fn question_ids(questionnaire: &Questionnaire, questions: &[QuestionIx]) -> Vec<String> {
    questions
        .iter()
        .map(|ix| questionnaire.question(*ix).id.to_string())
        .collect()
}

fn ids_or_hole(ids: &[String]) -> Cell {
    if ids.is_empty() {
        Cell::toned("none", Tone::Bad)
    } else {
        ids.join(", ").into()
    }
}

/// Questions that no initiative closes, initiatives that close nothing, documents that no question needs.
fn holes(questionnaire: &Questionnaire) -> Vec<Block> {
    let closed: BTreeSet<QuestionIx> = questionnaire
        .initiatives
        .iter()
        .flat_map(|i| &i.closes)
        .map(|c| c.question)
        .collect();
    let open: Vec<QuestionIx> = questionnaire
        .question_places()
        .filter(|ix| !closed.contains(ix))
        .collect();
    let idle: Vec<String> = questionnaire
        .initiatives
        .iter()
        .filter(|i| i.closes.is_empty())
        .map(|i| i.id.to_string())
        .collect();
    let linked: BTreeSet<usize> = questionnaire
        .questions
        .iter()
        .flat_map(|q| q.documents.iter().copied())
        .collect();
    let unlinked: Vec<String> = questionnaire
        .documents
        .iter()
        .enumerate()
        .filter(|(place, _)| !linked.contains(place))
        .map(|(_, d)| d.id.to_string())
        .collect();
    let points: Vec<Cell> = [
        (
            "Questions that no initiative closes",
            question_ids(questionnaire, &open),
        ),
        ("Initiatives that close nothing", idle),
        ("Documents for information, needed by no question", unlinked),
    ]
    .into_iter()
    .map(|(what, ids)| {
        let listed = if ids.is_empty() {
            "none".to_owned()
        } else {
            ids.join(", ")
        };
        format!("{what} ({}): {listed}", ids.len()).into()
    })
    .collect();
    let summary = format!(
        "{}, {}, {}.",
        wording::count(questionnaire.questions.len(), "question", "questions"),
        wording::count(questionnaire.initiatives.len(), "initiative", "initiatives"),
        wording::count(questionnaire.documents.len(), "document", "documents"),
    );
    vec![
        Block::heading(2, "Holes"),
        Block::Paragraph(summary.into()),
        Block::List {
            ordered: false,
            points,
        },
    ]
}
