//! The register of required documents, a row each.

use crate::report::GapReport;
use crate::report::anchor::Anchor;
use crate::report::evidence_list::document_state;
use crate::report::sheet::{ColorRule, Datum, Grid, GridColumn, Sheet};

use super::{grid_sheet, questions, words};

/// The sheet of the required documents; nothing without a register.
pub(super) fn documents(report: &GapReport<'_>) -> Option<Sheet<'static>> {
    let questionnaire = report.questionnaire();
    if questionnaire.documents.is_empty() {
        return None;
    }
    let register = questionnaire.documents.iter().zip(&report.documents);
    let rows = register.enumerate().map(|(place, (document, state))| {
        let clauses = document.refs.iter().flat_map(|refs| &refs.ids);
        let clauses: Vec<String> = clauses.map(ToString::to_string).collect();
        let needed: Vec<_> = questionnaire.questions_on_document(place).collect();
        let (state, tone) = document_state(*state);
        let evidence = report.document_evidence(place);
        let (asked, needed) = (needed.len(), questions(report, &needed));
        let leading = |datum: Datum| Datum {
            to: needed.to.clone(),
            ..datum
        };
        vec![
            Datum::text(document.id.as_str()).at(Anchor::document(&document.id)),
            Datum::text(document.title.as_str()),
            Datum::text(clauses.join(", ")),
            leading(Datum::text(state).toned(tone)),
            leading(Datum::count(asked)),
            Datum::count(evidence.answered),
            Datum::count(evidence.evidenced),
            Datum::day(evidence.newest),
            Datum::day(evidence.valid_until),
            needed.clone(),
        ]
    });
    let grid = Grid {
        name: "Documents".into(),
        rows: rows.collect(),
        columns: vec![
            GridColumn::new("Id", 10),
            GridColumn::new("Document", 60),
            GridColumn::new("Clauses", 20),
            GridColumn::new("State", 16).rule(ColorRule::Words(words::DOCUMENT_STATES)),
            GridColumn::new("Questions", 12),
            GridColumn::new("Answered", 12),
            GridColumn::new("Evidenced", 12),
            GridColumn::new("Newest evidence", 16),
            GridColumn::new("Valid until", 14),
            GridColumn::new("Asked in", 60),
        ],
        heads: 1,
        printed: 10,
    };
    Some(grid_sheet(
        words::DOCUMENTS,
        words::DOCUMENTS_NOTE,
        words::DOCUMENTS_NOTE,
        vec![Anchor::part("documents")],
        grid,
    ))
}
