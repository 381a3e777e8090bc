//! The evidence that a respondent names beside an answer.

use jiff::civil::Date;

use super::columns::Column;
use super::fault::FormFault;
use super::rows::FormRow;
use super::value::Content;
use crate::document::codes;
use crate::document::suggest::quote;
use crate::model::{Evidence, EvidenceKind};

const KINDS: [(&str, EvidenceKind); 4] = [
    ("document", EvidenceKind::Document),
    ("record", EvidenceKind::Record),
    ("observation", EvidenceKind::Observation),
    ("interview", EvidenceKind::Interview),
];

/// Reads the three cells about evidence, in an assessment of a day.
pub(super) fn read(
    row: FormRow<'_>,
    assessed: Date,
    faults: &mut Vec<FormFault>,
) -> Option<Evidence> {
    let kind = kind(row, faults);
    let reference = row.text(Column::EvidencePlace);
    let date = day(row, faults);
    if row.content(Column::EvidenceKind) == &Content::Empty {
        if reference.is_some() || row.content(Column::EvidenceDay) != &Content::Empty {
            let message = "what kind of evidence is it?";
            let fault = FormFault::error(codes::MISSING_KEY, message);
            let help = "choose document, record, observation or interview";
            faults.push(fault.at(row.place(Column::EvidenceKind)).help(help));
        }
        return None;
    }
    let kind = kind?;
    if kind == EvidenceKind::Record && row.content(Column::EvidenceDay) == &Content::Empty {
        let message = "counts for nothing: a record needs its day";
        let fault = FormFault::warning(codes::UNDATED_RECORD, message);
        faults.push(
            fault
                .at(row.place(Column::EvidenceDay))
                .help("ask for the day"),
        );
    }
    if let Some(date) = date
        && date > assessed
    {
        let message =
            format!("counts for nothing on {assessed}, the day of the assessment: it is of {date}");
        let fault = FormFault::warning(codes::EVIDENCE_AFTER_ASSESSMENT, message);
        let help = "correct one of the two days, or judge on a later one with `--as-of`";
        faults.push(fault.at(row.place(Column::EvidenceDay)).help(help));
    }
    Some(Evidence {
        kind,
        reference,
        date,
        expires: None,
    })
}

fn kind(row: FormRow<'_>, faults: &mut Vec<FormFault>) -> Option<EvidenceKind> {
    let written = row.text(Column::EvidenceKind)?;
    let lower = written.to_lowercase();
    let found = KINDS.iter().find(|(word, _)| *word == lower);
    if found.is_none() {
        let message = format!("{} is no kind of evidence", quote(&written));
        let fault = FormFault::error(codes::UNKNOWN_WORD, message);
        let help = "choose document, record, observation or interview; what else there is to say belongs into the note";
        faults.push(fault.at(row.place(Column::EvidenceKind)).help(help));
    }
    found.map(|(_, kind)| *kind)
}

fn day(row: FormRow<'_>, faults: &mut Vec<FormFault>) -> Option<Date> {
    let content = row.content(Column::EvidenceDay);
    let day = content.as_day();
    if day.is_none() && !matches!(content, Content::Empty | Content::Error(_)) {
        let written = quote(&content.as_text().unwrap_or_default());
        let message = format!("{written} is no day that can be understood without doubt");
        let fault = FormFault::error(codes::INVALID_DATE, message);
        let help = "write year, month and day, as 2026-10-31";
        faults.push(fault.at(row.place(Column::EvidenceDay)).help(help));
    }
    day
}
