//! Advice, what the roadmap rests on, and how the figures came about.

use crate::report::anchor::Anchor;
use crate::report::method::method;
use crate::report::page::{Block, Cell};
use crate::report::roadmap_page::roadmap_notes;
use crate::report::sheet::{Datum, Grid, GridColumn, Part, Sheet, Value};
use crate::report::summary::advice;
use crate::report::{Detail, GapReport};

use super::words;

/// The sheet of what stands behind the others.
pub(super) fn notes(report: &GapReport<'_>) -> Sheet<'static> {
    let mut parts = Vec::new();
    let mut text = Vec::new();
    for block in method(report, Detail::Full) {
        match block {
            // The only table of the method: the points of the scale.
            Block::Table(_) => {
                parts.push(Part::Text(std::mem::take(&mut text)));
                parts.push(Part::Grid(scale(report)));
            }
            block => text.push(block),
        }
    }
    if let Some(roadmap) = &report.roadmap {
        let notes = roadmap_notes(report, roadmap);
        if !notes.is_empty() {
            text.push(Block::heading(2, Cell::from(words::ROADMAP)));
            text.extend(notes);
        }
    }
    text.extend(advice(report));
    parts.push(Part::Text(text));
    Sheet {
        name: words::METHOD.into(),
        anchors: vec![Anchor::part("method"), Anchor::part("advice")],
        parts,
    }
}

/// The points of the scale.
fn scale(report: &GapReport<'_>) -> Grid<'static> {
    let levels = report.questionnaire().scale.levels.iter();
    let rows = levels.map(|level| {
        vec![
            Datum::new(Value::Count(level.at.into())),
            Datum::text(level.name.as_str()),
            Datum::maybe(level.means.as_deref()),
        ]
    });
    Grid {
        name: "Scale".into(),
        rows: rows.collect(),
        columns: vec![
            GridColumn::new("Point", 30),
            GridColumn::new("Name", 24),
            GridColumn::new("Means", 12),
        ],
        heads: 1,
        printed: 3,
    }
}
