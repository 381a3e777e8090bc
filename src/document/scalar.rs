//! Single values: text, numbers, words, dates.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::faults::Faults;
use super::node::{Node, NodeKind, Scalar};
use super::suggest::{list, nearest, quote};

/// A value, the name by which messages call it, and where they point.
#[derive(Clone, Copy)]
pub(super) struct Value<'n, 'a> {
    pub(super) node: &'n Node<'a>,
    pub(super) name: &'n str,
    pub(super) faults: &'n Faults,
}

impl<'n> Value<'n, '_> {
    /// Where it is.
    pub(super) fn span(self) -> Span {
        self.node.span
    }

    /// Text as written, blank or not.
    pub(super) fn raw(self) -> Option<&'n str> {
        match &self.node.kind {
            NodeKind::Scalar(scalar) => Some(scalar.text),
            _ => {
                self.wrong_type("text", None);
                None
            }
        }
    }

    /// Text without the white space around it; `None` if that is all.
    pub(super) fn text(self) -> Option<String> {
        let text = self.raw()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// `true` or `false`.
    pub(super) fn flag(self) -> Option<bool> {
        match self.plain() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => {
                self.wrong_type(
                    "true or false",
                    Some("write `true` or `false`, without quotes"),
                );
                None
            }
        }
    }

    /// A number within bounds.
    pub(super) fn number(self, bounds: RangeInclusive<f64>) -> Option<f64> {
        let Some(number) = self.plain().and_then(parse_number) else {
            let help = match self.node.as_text() {
                Some(text) if parse_number(text).is_some() => "write it without quotes",
                Some(text) if text.contains(',') => "decimals are written with a point: 0.5",
                _ => "write a number such as 1 or 0.5",
            };
            self.wrong_type("a number", Some(help));
            return None;
        };
        if bounds.contains(&number) {
            // Adding zero turns -0 into 0.
            return Some(number + 0.0);
        }
        let (least, most) = bounds.into_inner();
        let range = format!("from {least} to {most}");
        // Between 1 and 10 it may as well be a point of a scale.
        let help = if least == 0.0 && most == 1.0 && number > 10.0 && number <= 100.0 {
            format!("write a share of 1: {number}% is {}", number / 100.0)
        } else {
            format!("write a number {range}")
        };
        self.out_of_range(&range, &help);
        None
    }

    /// A whole number within bounds.
    pub(super) fn whole(self, bounds: RangeInclusive<u32>) -> Option<u32> {
        let (least, most) = (*bounds.start(), *bounds.end());
        let wanted = match most {
            u32::MAX => format!("a whole number, at least {least}"),
            _ => format!("a whole number from {least} to {most}"),
        };
        let Some(number) = self.plain().and_then(parse_number) else {
            self.wrong_type(
                &wanted,
                self.node
                    .as_text()
                    .map(|_| "write it in digits, without quotes"),
            );
            return None;
        };
        if number.fract() == 0.0 && (f64::from(least)..=f64::from(most)).contains(&number) {
            // In range and without decimals, so nothing is lost.
            return Some(number as u32);
        }
        self.out_of_range(&wanted, &format!("write {wanted}"));
        None
    }

    /// One of the words allowed here.
    pub(super) fn word<T: Copy>(self, words: &[(&'static str, T)]) -> Option<T> {
        let written = self.raw()?;
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == written) {
            return Some(*meaning);
        }
        self.faults.push_with(|| {
            let known = || words.iter().map(|(word, _)| *word);
            let message = format!("{} is no value of {}", quote(written), quote(self.name));
            let help = match nearest(written, known()) {
                Some(word) => format!("did you mean {}? Possible: {}", quote(word), list(known())),
                None => format!("possible: {}", list(known())),
            };
            Diagnostic::error(codes::UNKNOWN_WORD, self.span(), message).help(help)
        });
        None
    }

    /// A day, written as year-month-day.
    pub(super) fn date(self) -> Option<Date> {
        let written = self.raw()?.trim();
        match parse_date(written) {
            Some(Ok(date)) => Some(date),
            Some(Err(())) => {
                let message = format!("there is no day {} in the calendar", quote(written));
                let fault = Diagnostic::error(codes::INVALID_DATE, self.span(), message);
                self.faults.push(fault.help(existing_day(written)));
                None
            }
            None => {
                let message = format!("{} is not a date", quote(written));
                let fault = Diagnostic::error(codes::INVALID_DATE, self.span(), message)
                    .help("write it as year-month-day, such as 2026-11-22");
                self.faults.push(fault);
                None
            }
        }
    }

    /// Reports a value of another type than the one wanted.
    pub(super) fn wrong_type(self, wanted: &str, help: Option<&str>) {
        let found = match &self.node.kind {
            NodeKind::Null => "empty".to_owned(),
            NodeKind::Sequence(_) => "a list".to_owned(),
            NodeKind::Mapping(_) => "a map".to_owned(),
            NodeKind::Scalar(Scalar { text, .. }) => quote(text),
        };
        let message = format!("{} must be {wanted}, not {found}", quote(self.name));
        let mut fault = Diagnostic::error(codes::WRONG_TYPE, self.span(), message);
        fault.help = help.map(str::to_owned);
        self.faults.push(fault);
    }

    /// Reports a number that is not in its range.
    pub(super) fn out_of_range(self, wanted: &str, help: &str) {
        let found = quote(self.node.as_text().unwrap_or_default());
        let message = format!("{} must be {wanted}, not {found}", quote(self.name));
        let fault = Diagnostic::error(codes::OUT_OF_RANGE, self.span(), message);
        self.faults.push(fault.help(help));
    }

    /// Text written without quotes.
    fn plain(self) -> Option<&'n str> {
        match &self.node.kind {
            NodeKind::Scalar(Scalar { text, plain: true }) => Some(text),
            _ => None,
        }
    }
}

/// A decimal number as YAML and JSON write it; infinite and not-a-number included, which no bounds contain.
fn parse_number(text: &str) -> Option<f64> {
    match text {
        ".inf" | "+.inf" | ".Inf" | ".INF" => return Some(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => return Some(f64::NEG_INFINITY),
        ".nan" | ".NaN" | ".NAN" => return Some(f64::NAN),
        _ => {}
    }
    let number_like = |b: u8| b.is_ascii_digit() || b"+-.eE".contains(&b);
    let only = text.bytes().all(number_like) && text.bytes().any(|b| b.is_ascii_digit());
    if only { text.parse().ok() } else { None }
}

/// A day that exists, near one that does not.
fn existing_day(written: &str) -> String {
    let month = written
        .get(..8)
        .and_then(|month| parse_date(&format!("{month}01"))?.ok());
    match month {
        Some(first) => format!("write a day from {first} to {}", first.last_of_month()),
        None => "months go from 01 to 12: write year-month-day, such as 2026-11-22".to_owned(),
    }
}

/// `None` if it is not written as year-month-day, `Err` if the calendar has no such day.
fn parse_date(text: &str) -> Option<Result<Date, ()>> {
    let [year @ .., b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return None;
    };
    let [y1, y2, y3, y4] = year else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i16::from(byte - b'0'));
    let two = |tens: u8, ones: u8| Some(digit(tens)? * 10 + digit(ones)?);
    let year = two(*y1, *y2)? * 100 + two(*y3, *y4)?;
    let (month, day) = (two(*m1, *m2)?, two(*d1, *d2)?);
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Some(Date::new(year, month, day).map_err(|_| ()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::fixture::{ASSESSMENT, assessment_faults, target_faults, with};
    use super::*;

    #[test]
    fn only_decimal_numbers_are_numbers() {
        for (text, number) in [
            ("1", 1.0),
            ("-0.5", -0.5),
            (".5", 0.5),
            ("1e3", 1000.0),
            ("+2", 2.0),
        ] {
            assert_eq!(parse_number(text), Some(number), "{text}");
        }
        for text in [
            "", "e", "0x1F", "1_000", "1,5", "inf", "nan", "1 000", "½", "--1", "1-2",
        ] {
            assert_eq!(parse_number(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_out_of_range_is_told_the_range() {
        let help = |part: &str, other: &str| {
            let faults = assessment_faults(&with(ASSESSMENT, part, other));
            faults[0].help.clone().unwrap()
        };
        assert_eq!(
            help("risk: 5", "risk: 9"),
            "write a whole number from 1 to 5"
        );
        assert_eq!(
            help("checked: 5", "checked: 0"),
            "write a whole number, at least 1"
        );
        let share = |score: &str| {
            let faults = target_faults(&format!("{{format: 1, score: {score}}}"));
            faults[0].help.clone().unwrap()
        };
        assert_eq!(share("70"), "write a share of 1: 70% is 0.7");
        assert_eq!(share("3"), "write a number from 0 to 1");
        assert_eq!(share("-1"), "write a number from 0 to 1");
    }

    #[test]
    fn a_day_that_exists_is_offered_for_one_that_does_not() {
        assert_eq!(
            existing_day("2026-02-30"),
            "write a day from 2026-02-01 to 2026-02-28"
        );
        assert_eq!(
            existing_day("2024-04-00"),
            "write a day from 2024-04-01 to 2024-04-30"
        );
        assert!(existing_day("2026-13-01").starts_with("months go from 01 to 12"));
    }

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!(parse_date("2024-02-29"), Some(Ok(date(2024, 2, 29))));
        assert_eq!(parse_date("2026-02-30"), Some(Err(())));
        assert_eq!(parse_date("2026-13-01"), Some(Err(())));
        for text in [
            "20260230",
            "2026-2-3",
            "22.11.2026",
            "2026-11-22T10:00",
            "-2026-11-22",
            "2026-11",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }
}
