//! The evidence that a respondent names beside an answer.

use jiff::civil::Date;

use super::columns::Column;
use super::fault::FormFault;
use super::rows::FormRow;
use super::value::{Content, written_day};
use crate::document::codes;
use crate::document::suggest::quote;
use crate::model::{Evidence, EvidenceKind};

const KINDS: [(&str, EvidenceKind); 4] = [
    ("document", EvidenceKind::Document),
    ("record", EvidenceKind::Record),
    ("observation", EvidenceKind::Observation),
    ("interview", EvidenceKind::Interview),
];

/// One piece of evidence as it stands in a line of the cell that says where it is found.
#[derive(Debug, PartialEq, Eq)]
struct Piece<'t> {
    kind: Option<EvidenceKind>,
    reference: &'t str,
    date: Option<Date>,
}

impl<'t> Piece<'t> {
    /// `Record: Ticket export (2026-10-31)`; kind and day may be left out. What is no kind and no day belongs to the text.
    fn read(line: &'t str) -> Self {
        let begin = line.split_once(':').and_then(|(word, rest)| {
            let word = word.trim().to_lowercase();
            let (_, kind) = KINDS.iter().find(|(known, _)| *known == word)?;
            Some((*kind, rest.trim()))
        });
        let (kind, rest) = match begin {
            Some((kind, rest)) => (Some(kind), rest),
            None => (None, line.trim()),
        };
        let end = rest
            .strip_suffix(')')
            .and_then(|text| text.rsplit_once('('))
            .and_then(|(text, day)| Some((text.trim(), written_day(day)?)));
        let (reference, date) = match end {
            Some((text, day)) => (text, Some(day)),
            None => (rest, None),
        };
        Self {
            kind,
            reference,
            date,
        }
    }
}

/// Reads the three cells about evidence, in an assessment of a day. Several lines are several pieces, each of the kind and
/// the day that it names, else of those beside it.
pub(super) fn read(row: FormRow<'_>, assessed: Date, faults: &mut Vec<FormFault>) -> Vec<Evidence> {
    let kind = kind(row, faults);
    let place = row.text(Column::EvidencePlace);
    let date = day(row, faults);
    let lines: Vec<&str> = place
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| !line.trim().is_empty())
        .collect();
    let several = lines.len() > 1;
    let pieces: Vec<Piece<'_>> = match several {
        true => lines.into_iter().map(Piece::read).collect(),
        false => vec![Piece {
            kind: None,
            reference: place.as_deref().unwrap_or_default(),
            date: None,
        }],
    };
    let no_kind = row.content(Column::EvidenceKind) == &Content::Empty;
    let no_day = row.content(Column::EvidenceDay) == &Content::Empty;
    if no_kind && place.is_none() && no_day {
        return Vec::new();
    }
    if no_kind && pieces.iter().any(|piece| piece.kind.is_none()) {
        let message = "what kind of evidence is it?";
        let fault = FormFault::error(codes::MISSING_KEY, message);
        let help = match several {
            false => "choose document, record, observation or interview",
            true => "choose one, or begin each line with its own, such as “Record: …”",
        };
        faults.push(fault.at(row.place(Column::EvidenceKind)).help(help));
        return Vec::new();
    }
    let evidence = pieces.into_iter().filter_map(|piece| {
        let reference = Some(piece.reference.to_owned()).filter(|text| !text.is_empty());
        let item = Evidence {
            kind: piece.kind.or(kind)?,
            reference,
            date: piece.date.or(date),
            expires: None,
        };
        let written = (several && piece.date.is_some()) || !no_day;
        warn(row, &item, written, assessed, faults);
        Some(item)
    });
    evidence.collect()
}

/// Says where a piece counts for nothing. A day that is written but is none was reported.
fn warn(
    row: FormRow<'_>,
    item: &Evidence,
    written: bool,
    assessed: Date,
    faults: &mut Vec<FormFault>,
) {
    if item.kind == EvidenceKind::Record && !written {
        let message = "counts for nothing: a record needs its day";
        let fault = FormFault::warning(codes::UNDATED_RECORD, message);
        faults.push(
            fault
                .at(row.place(Column::EvidenceDay))
                .help("ask for the day"),
        );
    }
    if let Some(date) = item.date
        && date > assessed
    {
        let message =
            format!("counts for nothing on {assessed}, the day of the assessment: it is of {date}");
        let fault = FormFault::warning(codes::EVIDENCE_AFTER_ASSESSMENT, message);
        let help = "correct one of the two days, or judge on a later one with `--as-of`";
        faults.push(fault.at(row.place(Column::EvidenceDay)).help(help));
    }
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_line_may_name_kind_and_day() {
        let piece = |kind, reference, date| Piece {
            kind,
            reference,
            date,
        };
        for (line, expected) in [
            (
                "Intranet > Processes",
                piece(None, "Intranet > Processes", None),
            ),
            (
                "Record: Ticket export (2026-10-31)",
                piece(
                    Some(EvidenceKind::Record),
                    "Ticket export",
                    Some(date(2026, 10, 31)),
                ),
            ),
            (
                " DOCUMENT : Procedure 2.1 ",
                piece(Some(EvidenceKind::Document), "Procedure 2.1", None),
            ),
            (
                "https://wiki/x (draft)",
                piece(None, "https://wiki/x (draft)", None),
            ),
            (
                "Minutes (31.10.2026)",
                piece(None, "Minutes", Some(date(2026, 10, 31))),
            ),
            ("record:", piece(Some(EvidenceKind::Record), "", None)),
        ] {
            assert_eq!(Piece::read(line), expected, "{line}");
        }
    }
}
