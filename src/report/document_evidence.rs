//! What supports a required document: the evidence of the answers that stand for it.

use jiff::civil::Date;

use crate::model::QuestionIx;

use super::gap_report::DocumentState;
use super::page::{Cell, Tone};
use super::{GapReport, wording};

/// The evidence of the answers that stand for a required document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DocumentEvidence {
    /// Answers with a value.
    pub answered: usize,
    /// Those that a valid document, record or observation supports.
    pub evidenced: usize,
    /// The day of the newest of these pieces, if one is dated.
    pub newest: Option<Date>,
    /// The last day on which all that are evidenced now still are; `None` if they are for good.
    pub valid_until: Option<Date>,
}

impl DocumentEvidence {
    /// Whether every answer is evidenced.
    pub fn is_whole(&self) -> bool {
        self.evidenced == self.answered
    }
}

impl GapReport<'_> {
    /// The evidence behind a document of the register, by its place.
    pub fn document_evidence(&self, place: usize) -> DocumentEvidence {
        let mut found = DocumentEvidence::default();
        for ix in self.questionnaire().questions_on_document(place) {
            let scored = self.card.question(ix);
            if scored.scored().is_none() {
                continue;
            }
            found.answered += 1;
            if scored.evidenced {
                found.evidenced += 1;
                let (newest, until) = self.span_of_evidence(ix);
                found.newest = found.newest.max(newest);
                found.valid_until = earlier(found.valid_until, until);
            }
        }
        found
    }

    /// The newest day of the valid evidence of an answer, and the last day on which some of it is valid.
    fn span_of_evidence(&self, ix: QuestionIx) -> (Option<Date>, Option<Date>) {
        let as_of = self.inputs.as_of;
        let all = self.answer(ix).into_iter().flat_map(|a| a.all_evidence());
        let valid: Vec<_> = all
            .filter(|piece| piece.lifts_cap() && piece.is_valid_on(as_of))
            .collect();
        let newest = valid.iter().filter_map(|piece| piece.date).max();
        let ends = valid
            .iter()
            .map(|piece| piece.last_valid_day().ok().flatten());
        // One piece without an end is enough for good.
        let until = ends.collect::<Option<Vec<Date>>>();
        (newest, until.and_then(|ends| ends.into_iter().max()))
    }

    /// How many of the documents in place are so by answers that valid evidence supports, all of them.
    pub fn documents_evidenced(&self) -> usize {
        let all = self.documents.iter().enumerate();
        all.filter(|(place, state)| {
            **state == DocumentState::InPlace && self.document_evidence(*place).is_whole()
        })
        .count()
    }
}

/// The earlier of two ends; none is never.
fn earlier(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// "2 of 3 answers, newest 2026-10-31, until 2027-10-31".
pub(super) fn told(evidence: &DocumentEvidence) -> Cell {
    let DocumentEvidence {
        answered,
        evidenced,
        newest,
        valid_until,
    } = evidence;
    if *answered == 0 {
        return Cell::toned(wording::NOTHING, Tone::Muted);
    }
    let mut text = format!(
        "{evidenced} of {}",
        wording::count(*answered, "answer", "answers")
    );
    if let Some(newest) = newest {
        text += &format!(", newest {newest}");
    }
    if let Some(until) = valid_until {
        text += &format!(", until {until}");
    }
    let tone = match (evidenced, evidence.is_whole()) {
        (_, true) => Tone::Good,
        (0, _) => Tone::Bad,
        _ => Tone::Caution,
    };
    Cell::toned(text, tone)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_earlier_end_counts_and_none_is_never() {
        let (march, may) = (Some(date(2027, 3, 1)), Some(date(2027, 5, 1)));
        assert_eq!(earlier(march, may), march);
        assert_eq!(earlier(None, may), may);
        assert_eq!(earlier(march, None), march);
        assert_eq!(earlier(None, None), None);
    }

    #[test]
    fn how_far_it_is_evidenced_is_told_with_its_days() {
        let evidence = |answered, evidenced, newest, valid_until| DocumentEvidence {
            answered,
            evidenced,
            newest,
            valid_until,
        };
        let march = Some(date(2027, 3, 1));
        let cell = told(&evidence(3, 2, march, Some(date(2028, 3, 1))));
        assert_eq!(
            cell.text,
            "2 of 3 answers, newest 2027-03-01, until 2028-03-01"
        );
        assert_eq!(cell.tone, Tone::Caution);
        let cell = told(&evidence(1, 1, None, None));
        assert_eq!(
            (cell.text.as_str(), cell.tone),
            ("1 of 1 answer", Tone::Good)
        );
        let cell = told(&evidence(1, 0, None, None));
        assert_eq!(
            (cell.text.as_str(), cell.tone),
            ("0 of 1 answer", Tone::Bad)
        );
        assert_eq!(told(&DocumentEvidence::default()).text, wording::NOTHING);
    }
}
