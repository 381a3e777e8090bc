//! A roadmap as comma-separated values (RFC 4180) for trackers of work: a row for each initiative. And the tables of a report.

mod tables;

pub use tables::{Rows, report};

use csv::{Terminator, WriterBuilder};

use super::escape::spreadsheet;
use crate::model::Initiative;
use crate::report::{GapReport, roadmap_wording};
use crate::roadmap::{Planned, Roadmap, Settings};

/// The columns, in their order.
const COLUMNS: [&str; 22] = [
    "id",
    "title",
    "year",
    "start",
    "end",
    "effective",
    "start_date",
    "end_date",
    "role",
    "owner",
    "person_days",
    "cost",
    "currency",
    "upkeep",
    "predecessors",
    "closes",
    "evidence",
    "deliverable",
    "why",
    "why_not_earlier",
    "milestone",
    "yearly_cost",
];

/// Separates several values in a cell.
const SEPARATOR: &str = "; ";

/// A roadmap as a table: its initiatives in their order. `year` counts the years of the roadmap from 1; days and money
/// are plain numbers. `predecessors` names other rows, `closes` questions, `milestone` what an initiative has to precede.
pub fn roadmap(report: &GapReport<'_>, roadmap: &Roadmap) -> String {
    let planned = roadmap.initiatives.iter();
    table(&COLUMNS, planned.map(|one| row(report, roadmap, one)))
}

/// The table of a roadmap that does not exist: its columns.
fn no_roadmap() -> String {
    table(&COLUMNS, std::iter::empty::<[String; COLUMNS.len()]>())
}

/// A table under its columns; all rows are as long as they are.
fn table<R>(columns: &[&str], rows: impl Iterator<Item = R>) -> String
where
    R: IntoIterator<Item = String>,
{
    let mut table = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to memory cannot fail, and all rows are of one length.
    let _ = table.write_record(columns);
    for row in rows {
        let _ = table.write_record(row.into_iter().map(String::into_bytes));
    }
    let bytes = table.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn row(report: &GapReport<'_>, roadmap: &Roadmap, planned: &Planned) -> [String; COLUMNS.len()] {
    let initiative = &report.questionnaire().initiatives[planned.initiative];
    let text = |text: &Option<String>| spreadsheet(text.as_deref().unwrap_or_default());
    [
        spreadsheet(initiative.id.as_str()),
        spreadsheet(&initiative.title),
        year(roadmap, planned).to_string(),
        planned.start.to_string(),
        planned.end.to_string(),
        planned.effective.to_string(),
        planned.start.first_month().first_day().to_string(),
        planned.end.last_day().to_string(),
        text(&initiative.role),
        text(&planned.owner),
        planned.effort.to_string(),
        planned.cost.to_string(),
        text(&roadmap.settings.currency),
        planned.upkeep.to_string(),
        spreadsheet(&predecessors(report, roadmap, initiative)),
        spreadsheet(&closes(report, planned)),
        text(&initiative.closed_when),
        text(&initiative.deliverable),
        spreadsheet(&roadmap_wording::why(report, planned)),
        spreadsheet(&roadmap_wording::why_not_earlier(report, planned)),
        roadmap_wording::wanted_for(planned),
        planned.yearly_cost.to_string(),
    ]
}

/// The year of the roadmap, from 1, in which it starts; the first, if it has started before.
fn year(roadmap: &Roadmap, planned: &Planned) -> usize {
    let quarters = planned.start.since(roadmap.settings.start);
    Settings::year(usize::try_from(quarters).unwrap_or(0)) + 1
}

/// The ids of what must end before, as far as the roadmap has it.
fn predecessors(report: &GapReport<'_>, roadmap: &Roadmap, initiative: &Initiative) -> String {
    let has = |place: &&usize| roadmap.initiatives.iter().any(|p| p.initiative == **place);
    let id = |place: &usize| report.questionnaire().initiatives[*place].id.to_string();
    let ids: Vec<String> = initiative.after.iter().filter(has).map(id).collect();
    ids.join(SEPARATOR)
}

/// The ids of the questions that it lifts.
fn closes(report: &GapReport<'_>, planned: &Planned) -> String {
    let id = |ix| report.questionnaire().question(ix).id.as_str();
    let ids: Vec<&str> = planned
        .closes
        .iter()
        .map(|lift| id(lift.question))
        .collect();
    ids.join(SEPARATOR)
}

#[cfg(test)]
mod tests {
    use super::super::roadmap_sample::Sample;
    use super::*;

    fn read(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        let rows = reader.records().map(|row| row.unwrap());
        rows.map(|row| row.iter().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn a_roadmap_is_a_row_for_each_initiative() {
        let sample = Sample::new();
        let (report, roadmap) = (sample.report(), sample.roadmap());
        let rows = read(&super::roadmap(&report, &roadmap));
        assert_eq!(rows[0], COLUMNS);
        assert_eq!(rows.len(), 3);
        let why = |place: usize| {
            let planned = &roadmap.initiatives[place];
            let not_earlier = roadmap_wording::why_not_earlier(&report, planned);
            [
                spreadsheet(&roadmap_wording::why(&report, planned)),
                spreadsheet(&not_earlier),
            ]
        };
        let first = [
            "write",
            "Write, then \"read\"",
            "1",
            "2026-Q4",
            "2027-Q1",
            "2027-Q2",
            "2026-10-01",
            "2027-03-31",
            "Desk lead",
            "A. Lind",
            "12.5",
            "1000",
            "EUR",
            "0.25",
            "",
            "q0; q1",
            "Records\nof a month",
            "",
        ];
        assert_eq!(rows[1][..18], first);
        assert_eq!(rows[1][18..20], why(0));
        assert_eq!(
            rows[1][20],
            "2027-08 internal audit; 2027-09 management review"
        );
        let second = [
            "train",
            "'=HYPERLINK(\"x\")",
            "2",
            "2028-Q1",
            "2028-Q1",
            "2028-Q2",
            "2028-01-01",
            "2028-03-31",
            "'@Head",
            "",
            "0",
            "0",
            "EUR",
            "0",
            "write",
            "",
            "",
            "'-A plan\\u{202e}\\u{1b}",
        ];
        assert_eq!(rows[2][..18], second);
        assert_eq!(rows[2][20], "");
    }

    #[test]
    fn lines_end_as_the_standard_wants_and_equal_input_gives_equal_bytes() {
        let sample = Sample::new();
        let text = roadmap(&sample.report(), &sample.roadmap());
        assert!(text.starts_with("id,title,year,"));
        assert!(text.ends_with("\r\n"));
        assert_eq!(text.matches("\r\n").count(), 3);
        assert!(text.contains("\"Write, then \"\"read\"\"\""));
        assert_eq!(text, roadmap(&sample.report(), &sample.roadmap()));
    }

    #[test]
    fn a_roadmap_without_initiatives_is_its_header() {
        let sample = Sample::new();
        let mut empty = sample.roadmap();
        empty.initiatives.clear();
        assert_eq!(read(&roadmap(&sample.report(), &empty)), [COLUMNS]);
    }
}
