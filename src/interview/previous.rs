//! The last cycle: what was said then, and what of it may be said again.

use jiff::civil::Date;

use super::extent::expired;
use super::session::Session;
use crate::model::{Answer, Assessment, QuestionIx};
use crate::report::{Cell, Entry, Tone, wording};

/// What was said last time, in a line or two.
pub(super) fn last_time(
    session: &Session<'_>,
    previous: &Assessment,
    ix: QuestionIx,
) -> Option<Entry> {
    let answer = previous.answer(ix)?;
    let as_of = session.as_of();
    let mut text = wording::given(session.questionnaire(), ix, answer.given.as_ref());
    if let Some(note) = &answer.note {
        text += &format!("; {note}");
    }
    let shown = answer
        .evidence
        .iter()
        .map(|item| wording::evidence(item, as_of));
    let shown: Vec<String> = shown.collect();
    if !shown.is_empty() {
        text += &format!("; {}", shown.join("; "));
    }
    let stale = answer.evidence.iter().any(|item| expired(item, as_of));
    let tone = if stale { Tone::Caution } else { Tone::Plain };
    Some(Entry::new(
        &format!("On {}", previous.date),
        Cell::toned(text, tone),
    ))
}

/// What of last cycle's answer still stands when it is confirmed on a day: neither evidence that has expired, nor what
/// belongs to its cycle, the sample, a person's grade and a day that has passed.
pub(super) fn carried_over(last: &Answer, as_of: Date, by: Option<&str>) -> Answer {
    let mut answer = Answer {
        sample: None,
        grade: None,
        line: None,
        responses: Vec::new(),
        consensus: false,
        due: last.due.filter(|due| *due >= as_of),
        ..last.clone()
    };
    answer.evidence.retain(|item| !expired(item, as_of));
    if let Some(by) = by {
        answer.by = Some(by.to_owned());
    }
    answer
}

/// How the answers of two cycles differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Changes {
    /// Of higher value than last time.
    pub(super) better: usize,
    /// Of lower value than last time.
    pub(super) worse: usize,
    /// Of the same value.
    pub(super) same: usize,
    /// Answered in one of the two only, or without a value in one.
    pub(super) other: usize,
}

/// Compares this cycle's answers, so far as given, with last cycle's.
pub(super) fn changes(session: &Session<'_>, previous: &Assessment) -> Changes {
    let before = crate::scoring::score(session.questionnaire(), previous, previous.date);
    let mut changes = Changes::default();
    for ix in session.asked().filter(|ix| !session.is_open(*ix)) {
        let (was, is) = (
            before.question(ix).scored(),
            session.card().question(ix).scored(),
        );
        match was.zip(is) {
            Some((was, is)) if is > was => changes.better += 1,
            Some((was, is)) if is < was => changes.worse += 1,
            Some(_) => changes.same += 1,
            None => changes.other += 1,
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::interview::fixture::TODAY;
    use crate::model::{Evidence, EvidenceKind, Given, Sample};

    fn record(day: Date) -> Evidence {
        Evidence {
            kind: EvidenceKind::Record,
            reference: None,
            date: Some(day),
            expires: None,
        }
    }

    #[test]
    fn what_belongs_to_its_cycle_is_not_carried_over() {
        let last = Answer {
            given: Some(Given::Option(2)),
            note: Some("Board of changes".into()),
            owner: Some("J. Ray".into()),
            due: Some(date(2026, 3, 31)),
            evidence: vec![record(date(2025, 11, 1)), record(date(2026, 9, 30))],
            sample: Some(Sample {
                of: None,
                checked: 5,
                ok: 5,
                failing: Vec::new(),
            }),
            ..Answer::default()
        };
        let taken = carried_over(&last, TODAY, None);
        assert_eq!(taken.evidence, [record(date(2026, 9, 30))]);
        assert_eq!((taken.sample, taken.due), (None, None));
        assert_eq!(taken.note, last.note);
        assert_eq!(taken.owner, last.owner);
    }
}
