//! How a required document got its state.

use crate::model::QuestionIx;
use crate::report::document_evidence;
use crate::report::evidence_list::document_state;
use crate::report::finding_list::{now, value};
use crate::report::gap_report::DocumentState;
use crate::report::page::{Block, Cell, Column, Entry, Page, Row, Table, Tone};
use crate::report::{GapReport, wording};
use crate::scoring::NodeId;

/// The document, the rule for its state, and the answers that decide it.
pub(super) fn explain(report: &GapReport<'_>, place: usize) -> Page {
    let questionnaire = report.questionnaire();
    let document = &questionnaire.documents[place];
    let state = report.documents[place];
    let (text, tone) = document_state(state);
    let mut entries: Vec<Entry> = document
        .refs
        .iter()
        .map(|refs| {
            let ids: Vec<String> = refs.ids.iter().map(ToString::to_string).collect();
            let scheme = &questionnaire.references[refs.scheme];
            Entry::new(&scheme.title, ids.join(", "))
        })
        .collect();
    let said = format!("{text}: {}", reason(state));
    entries.push(Entry::new("State", Cell::toned(said, tone)));
    let evidence = document_evidence::told(&report.document_evidence(place));
    entries.push(Entry::new("Evidence", evidence));
    let asked: Vec<QuestionIx> = questionnaire.questions_on_document(place).collect();
    let mut blocks = vec![
        Block::heading(1, format!("How “{}” got its state", document.id)),
        Block::Paragraph(Cell::toned(document.title.as_str(), Tone::Strong)),
        Block::Entries(entries),
    ];
    if asked.is_empty() {
        let text = "No question stands for it: it is named in the register so that nobody looks for it in vain.";
        blocks.push(Block::Paragraph(text.into()));
    } else {
        blocks.push(Block::Table(answers(report, &asked)));
        blocks.push(Block::Paragraph(Cell::toned(
            "The state is that of the answers. Whether the document itself was seen says the evidence of each: explain FILE QUESTION.",
            Tone::Muted,
        )));
    }
    Page { blocks }
}

/// The rule that gave a state.
fn reason(state: DocumentState) -> &'static str {
    match state {
        DocumentState::InPlace => "all that asks for it is wholly in place",
        DocumentState::Partial => "something that asks for it is not wholly in place",
        DocumentState::Missing => "something that asks for it is not in place at all",
        DocumentState::NotAssessed => {
            "nothing that asks for it is wholly absent, but something is open"
        }
        DocumentState::NoneYet => {
            "all that asks for it waits for an event that has not happened yet"
        }
        DocumentState::NotApplicable => "nothing that asks for it applies",
        DocumentState::WithoutQuestion => "it is judged with the others, by no question of its own",
    }
}

/// Every question that asks for it, with what was answered and shown.
fn answers(report: &GapReport<'_>, asked: &[QuestionIx]) -> Table {
    let questionnaire = report.questionnaire();
    let row = |ix: &QuestionIx| {
        let question = questionnaire.question(*ix);
        let scored = report.card.question(*ix);
        let evidenced = match (scored.scored(), scored.evidenced) {
            (None, _) => Cell::toned(wording::NOTHING, Tone::Muted),
            (Some(_), true) => Cell::toned("yes", Tone::Good),
            (Some(_), false) => Cell::toned("no", Tone::Caution),
        };
        let section = wording::node_name(questionnaire, &NodeId::Section(question.section));
        Row {
            cells: vec![
                format!("{}: {}", question.id, question.text).into(),
                section.into(),
                now(report, *ix).into(),
                value(report, *ix).into(),
                evidenced,
            ],
            depth: 0,
        }
    };
    Table {
        columns: vec![
            Column::text("Asked in"),
            Column::text("Section").rank(2),
            Column::text("Answer"),
            Column::number("Value"),
            Column::text("Evidenced").rank(1),
        ],
        rows: asked.iter().map(row).collect(),
    }
}
