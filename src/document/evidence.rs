//! What shows that an answer is true: evidence and samples.

use jiff::civil::Date;

use super::codes;
use super::diagnostic::Diagnostic;
use super::fields::Fields;
use super::scalar::Value;
use crate::model::{Evidence, EvidenceKind, Sample};

const KEYS: &[&str] = &["kind", "ref", "date", "expires"];
const SAMPLE_KEYS: &[&str] = &["of", "checked", "ok", "failing"];

const KINDS: &[(&str, EvidenceKind)] = &[
    ("document", EvidenceKind::Document),
    ("record", EvidenceKind::Record),
    ("observation", EvidenceKind::Observation),
    ("interview", EvidenceKind::Interview),
];

/// Reads the key `evidence` of an answer in an assessment of this day, if that is known.
pub(super) fn decode(answer: &Fields<'_, '_>, assessed: Option<Date>) -> Vec<Evidence> {
    let items = answer.list("evidence");
    if items.is_empty() {
        return Vec::new();
    }
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        let Some(fields) = Fields::open(item, "evidence", KEYS, answer.faults) else {
            continue;
        };
        let fields = fields.with_remarks(answer.remarks());
        let kind = fields.require("kind").and_then(|value| value.word(KINDS));
        let (date, expires) = (fields.date("date"), fields.date("expires"));
        if let (Some(date), Some(expires)) = (date, expires)
            && expires < date
        {
            let span = fields.get("expires").map_or(fields.span(), Value::span);
            let message = format!("this evidence of {date} expires before, on {expires}");
            fields
                .faults
                .error(codes::EXPIRES_BEFORE_DATE, span, message);
        }
        warn(&fields, kind, date, assessed);
        all.push(Evidence {
            kind: kind.unwrap_or(EvidenceKind::Interview),
            reference: fields.remark("ref"),
            date,
            expires,
        });
    }
    all
}

/// Says what counts for nothing although it looks like evidence.
fn warn(
    fields: &Fields<'_, '_>,
    kind: Option<EvidenceKind>,
    date: Option<Date>,
    assessed: Option<Date>,
) {
    let span_of = |key| fields.get(key).map_or(fields.span(), Value::span);
    let undated = fields.get("date").is_none() && fields.get("expires").is_none();
    if kind == Some(EvidenceKind::Record) && undated {
        let message =
            "counts for nothing: a record needs its day, or the last one on which it is valid";
        let fault = Diagnostic::warning(codes::UNDATED_RECORD, span_of("kind"), message);
        fields
            .faults
            .push(fault.help("add `date: …` or `expires: …`"));
    }
    if let (Some(date), Some(assessed)) = (date, assessed)
        && date > assessed
    {
        let message =
            format!("counts for nothing on {assessed}, the day of the assessment: it is of {date}");
        let fault = Diagnostic::warning(codes::EVIDENCE_AFTER_ASSESSMENT, span_of("date"), message);
        fields.faults.push(
            fault.help("correct one of the two days, or judge on a later one with `--as-of`"),
        );
    }
}

/// Reads the key `sample` of an answer.
pub(super) fn sample(answer: &Fields<'_, '_>) -> Option<Sample> {
    let node = answer.get("sample")?.node;
    let fields = Fields::open(node, "a sample", SAMPLE_KEYS, answer.faults)?;
    let required = |key, least| {
        fields
            .require(key)
            .and_then(|value| value.whole(least..=u32::MAX))
    };
    let (checked, ok) = (required("checked", 1), required("ok", 0));
    let of = fields.whole("of", 1..=u32::MAX);
    let failing = fields.texts("failing");
    let contradiction = |key, message: String, help: &str| {
        let span = fields.get(key).map_or(fields.span(), Value::span);
        let fault = Diagnostic::error(codes::SAMPLE_CONTRADICTION, span, message);
        fields.faults.push(fault.help(help));
    };
    if let (Some(of), Some(checked)) = (of, checked)
        && checked > of
    {
        let message = format!("{checked} were checked of only {of}");
        contradiction("checked", message, "`checked` is at most `of`");
    }
    if let (Some(checked), Some(ok)) = (checked, ok) {
        if ok > checked {
            let message = format!("{ok} were in order of only {checked} that were checked");
            contradiction("ok", message, "`ok` is at most `checked`");
        } else if failing.len() > (checked - ok) as usize {
            let (named, failed) = (failing.len(), checked - ok);
            let message = format!("{named} are named as failing, but {failed} failed");
            contradiction(
                "failing",
                message,
                "`failing` names at most `checked` minus `ok`",
            );
        }
    }
    Some(Sample {
        of,
        checked: checked.unwrap_or(1),
        ok: ok.unwrap_or(0),
        failing,
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{ASSESSMENT, assessment_faults, pointed, with};
    use super::*;

    #[track_caller]
    fn fault(part: &str, other: &str, expected: &[(&str, &str)]) {
        let text = with(ASSESSMENT, part, other);
        assert_eq!(
            pointed(&text, &assessment_faults(&text)),
            expected,
            "{other}"
        );
    }

    #[test]
    fn evidence_has_a_kind_and_sound_dates() {
        fault(
            "kind: record",
            "kind: records",
            &[(codes::UNKNOWN_WORD, "records")],
        );
        fault("kind: record, ref", "ref", &[(codes::MISSING_KEY, "ref")]);
        fault(
            "2026-10-31,",
            "2026-02-30,",
            &[(codes::INVALID_DATE, "2026-02-30")],
        );
        fault(
            "2026-10-31,",
            "31.10.2026,",
            &[(codes::INVALID_DATE, "31.10.2026")],
        );
        fault(
            "expires: 2027-10-31",
            "expires: 2026-10-30",
            &[(codes::EXPIRES_BEFORE_DATE, "2026-10-30")],
        );
    }

    #[test]
    fn a_record_without_any_day_is_noticed() {
        let dates = ", date: 2026-10-31, expires: 2027-10-31";
        fault(dates, "", &[(codes::UNDATED_RECORD, "record")]);
        fault(dates, ", expires: 2027-10-31", &[]);
        let text = with(ASSESSMENT, dates, "");
        for kind in ["document", "observation", "interview"] {
            let other = with(&text, "kind: record", &format!("kind: {kind}"));
            assert_eq!(assessment_faults(&other), [], "{kind}");
        }
        assert_eq!(
            assessment_faults(&text)[0].severity,
            super::super::Severity::Warning
        );
    }

    #[test]
    fn evidence_from_after_the_assessment_is_noticed() {
        fault("2026-10-31,", "2026-11-22,", &[]);
        fault(
            "2026-10-31,",
            "2026-11-23,",
            &[(codes::EVIDENCE_AFTER_ASSESSMENT, "2026-11-23")],
        );
        fault(
            "{by: A, answer: fully}",
            "{by: A, answer: fully, evidence: [{kind: document, date: 2027-01-01}]}",
            &[(codes::EVIDENCE_AFTER_ASSESSMENT, "2027-01-01")],
        );
        let text = with(ASSESSMENT, "2026-10-31,", "2026-11-23,");
        let text = with(&text, "date: 2026-11-22", "date: soon");
        assert_eq!(
            pointed(&text, &assessment_faults(&text)),
            [(codes::INVALID_DATE, "soon")],
            "an unknown day is before nothing"
        );
    }

    #[test]
    fn a_sample_does_not_contradict_itself() {
        fault("checked: 5", "checked: 0", &[(codes::OUT_OF_RANGE, "0")]);
        fault(
            "checked: 5",
            "checked: 4.5",
            &[(codes::OUT_OF_RANGE, "4.5")],
        );
        fault(
            "checked: 5",
            "checked: 13",
            &[(codes::SAMPLE_CONTRADICTION, "13")],
        );
        fault("ok: 4", "ok: 6", &[(codes::SAMPLE_CONTRADICTION, "6")]);
        fault(
            "ok: 4",
            "ok: 5",
            &[(codes::SAMPLE_CONTRADICTION, "[Payroll]")],
        );
        fault(
            "{of: 12, checked: 5, ok: 4, failing: [Payroll]}",
            "{checked: 5, ok: 4}",
            &[],
        );
        fault("checked: 5, ", "", &[(codes::MISSING_KEY, "of")]);
    }
}
