//! The report as a workbook: the same figures and sentences as on the page, as values that can be filtered and sorted.

mod answers;
mod documents;
mod findings;
mod initiatives;
mod notes;
mod standing;
mod summary;
mod timeline;
pub(super) mod words;

use super::GapReport;
use super::anchor::Anchor;
use super::page::{Block, Cell, Tone};
use super::sheet::{Datum, Grid, Part, Sheet, Workbook};
use crate::model::{Id, QuestionIx};

/// All of a report, as a workbook.
pub fn report_workbook(report: &GapReport<'_>) -> Workbook<'static> {
    let mut sheets = vec![
        summary::summary(report),
        standing::standing(report),
        findings::findings(report),
    ];
    sheets.extend(documents::documents(report));
    sheets.extend(initiatives::initiatives(report));
    sheets.extend(timeline::timeline(report));
    sheets.push(answers::answers(report));
    sheets.push(notes::notes(report));
    Workbook {
        title: words::TITLE.to_owned(),
        organisation: organisation(report).to_owned(),
        day: Some(report.inputs.as_of),
        sheets,
    }
}

/// The roadmap of a report, with what it rests on, as a workbook. The report knows the questionnaire with which it was
/// drawn up.
pub fn roadmap_workbook(report: &GapReport<'_>) -> Workbook<'static> {
    let mut sheets = Vec::from_iter(initiatives::initiatives(report));
    sheets.extend(timeline::timeline(report));
    sheets.push(findings::findings(report));
    sheets.push(answers::answers(report));
    sheets.push(notes::notes(report));
    Workbook {
        title: words::ROADMAP_TITLE.to_owned(),
        organisation: organisation(report).to_owned(),
        day: Some(report.inputs.as_of),
        sheets,
    }
}

fn organisation<'r>(report: &'r GapReport<'_>) -> &'r str {
    let organisation = report.assessment().organisation.as_deref();
    organisation.unwrap_or(words::UNNAMED)
}

/// A sheet that is a grid under its title and a sentence; without rows the sentence `none` instead.
fn grid_sheet(
    name: &'static str,
    note: &str,
    none: &str,
    anchors: Vec<Anchor>,
    grid: Grid<'static>,
) -> Sheet<'static> {
    let note = if grid.rows.is_empty() { none } else { note };
    let mut parts = vec![Part::Text(vec![
        Block::heading(1, name),
        Block::Paragraph(Cell::toned(note, Tone::Muted)),
    ])];
    if !grid.rows.is_empty() {
        parts.push(Part::Grid(grid));
    }
    Sheet {
        name: name.into(),
        anchors,
        parts,
    }
}

/// Ids of several, the first leading to where it is told.
fn several<'i>(ids: impl IntoIterator<Item = &'i Id>, to: impl Fn(&Id) -> Anchor) -> Datum {
    let ids: Vec<&Id> = ids.into_iter().collect();
    let each: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
    let datum = Datum::text(each.join(", "));
    match ids.first() {
        Some(first) => datum.leading(to(first)),
        None => datum,
    }
}

/// The ids of questions, the first leading to its answer.
fn questions(report: &GapReport<'_>, questions: &[QuestionIx]) -> Datum {
    let questionnaire = report.questionnaire();
    let ids = questions.iter().map(|ix| &questionnaire.question(*ix).id);
    several(ids, Anchor::answer)
}
