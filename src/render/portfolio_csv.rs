//! Records of many assessments as comma-separated values: a row for each, in one set of columns for all questionnaires.

use csv::{Terminator, WriterBuilder};

use crate::portfolio::{Content, Fault, Part, Record, Site, Text};
use crate::render::escape::spreadsheet;
use crate::render::json::words_v1 as words;

/// The columns, in their order.
const COLUMNS: [&str; 35] = [
    "file",
    "line",
    "state",
    "organisation",
    "scope",
    "date",
    "as_of",
    "questionnaire",
    "version",
    "conformity",
    "stage1",
    "stage2",
    "verdict",
    "score",
    "floor",
    "ceiling",
    "evidenced",
    "completeness",
    "confidence",
    "level",
    "level_ceiling",
    "questions",
    "answered",
    "unknown",
    "disputed",
    "not_applicable",
    "major",
    "minor",
    "opportunity",
    "target",
    "target_missed",
    "areas",
    "findings",
    "faults",
    "first_fault",
];

/// Separates several values in a cell.
const SEPARATOR: &str = "; ";

/// The first row, with the names of the columns.
pub fn header() -> String {
    table(&COLUMNS.map(str::to_owned))
}

/// The row of a record. `areas` gives the floor of each area, or without areas of each section at the top.
pub fn row(record: &Record<'_>) -> String {
    let (state, site, faults) = match &record.content {
        Content::Scored(site) => ("scored", Some(&**site), site.warnings.as_slice()),
        Content::Faulty(faults) => ("faulty", None, faults.as_slice()),
        Content::Unread(fault) => ("unreadable", None, std::slice::from_ref(fault)),
    };
    let mut cells = vec![
        spreadsheet(&record.file),
        record
            .line
            .map_or_else(String::new, |line| line.to_string()),
        state.to_owned(),
    ];
    match site {
        Some(site) => cells.extend(figures(site)),
        None => cells.resize(COLUMNS.len() - 2, String::new()),
    }
    cells.push(faults.len().to_string());
    cells.push(faults.first().map_or_else(String::new, fault));
    table(&cells)
}

fn figures(site: &Site<'_>) -> Vec<String> {
    let text = |text: &Option<Text<'_>>| spreadsheet(text.as_deref().unwrap_or_default());
    let word = |word: Option<&'static str>| word.unwrap_or_default().to_owned();
    let number = |number: Option<f64>| number.map_or_else(String::new, |n| n.to_string());
    let overall = &site.overall;
    let figures = overall.figures;
    let counts = overall.counts;
    vec![
        text(&site.organisation),
        text(&site.scope),
        site.date.to_string(),
        site.as_of.to_string(),
        spreadsheet(&site.questionnaire.id),
        spreadsheet(&site.questionnaire.version),
        word(site.conformity.map(words::readiness)),
        word(site.stage1.map(words::readiness)),
        word(site.stage2.map(words::readiness)),
        word(overall.verdict.map(words::verdict)),
        number(figures.and_then(|f| f.score)),
        number(figures.map(|f| f.floor)),
        number(figures.map(|f| f.ceiling)),
        number(figures.map(|f| f.evidenced)),
        number(figures.map(|f| f.completeness)),
        number(figures.and_then(|f| f.confidence)),
        overall
            .levels
            .map_or_else(String::new, |(level, _)| level.to_string()),
        overall
            .levels
            .map_or_else(String::new, |(_, ceiling)| ceiling.to_string()),
        counts.questions.to_string(),
        counts.answered.to_string(),
        counts.unknown.to_string(),
        counts.disputed.to_string(),
        counts.not_applicable.to_string(),
        counts.major.to_string(),
        counts.minor.to_string(),
        counts.opportunity.to_string(),
        word(site.target.outcome.map(words::outcome)),
        spreadsheet(&site.target.missed.join(SEPARATOR)),
        spreadsheet(&areas(site.parts())),
        site.findings.len().to_string(),
    ]
}

/// `id=floor` for each that has a score.
fn areas(parts: &[Part]) -> String {
    let scored = parts.iter().filter_map(|part| {
        let figures = part.standing.figures.filter(|f| f.score.is_some())?;
        Some(format!("{}={}", part.id, figures.floor))
    });
    scored.collect::<Vec<_>>().join(SEPARATOR)
}

fn fault(fault: &Fault) -> String {
    spreadsheet(&match fault.place {
        Some((line, column)) => format!("{line}:{column}: {}", fault.message),
        None => fault.message.clone(),
    })
}

fn table(cells: &[String]) -> String {
    let mut table = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = table.write_record(cells);
    let bytes = table.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_input_has_as_many_cells_as_any_other() {
        let fault = Fault {
            code: "x".to_owned(),
            place: Some((3, 5)),
            message: "=1+1".to_owned(),
            help: None,
        };
        let row = row(&Record {
            file: "a.yaml".into(),
            line: None,
            content: Content::Faulty(vec![fault]),
        });
        assert_eq!(row.matches(',').count(), COLUMNS.len() - 1);
        assert!(row.ends_with(",1,3:5: =1+1\r\n"), "{row}");
        assert_eq!(header().matches(',').count(), COLUMNS.len() - 1);
    }
}
