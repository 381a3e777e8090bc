//! What a cell holds, as text and as a day.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

/// The last day of 9999, as spreadsheets count.
const LAST_SERIAL: f64 = 2_958_465.0;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    /// Nothing, or blanks only.
    Empty,
    /// Text without blanks around it.
    Text(String),
    /// A number, and the day that it would be.
    Number(f64, Option<Date>),
    /// A number that is shown as a day.
    Day(Date),
    /// True or false.
    Flag(bool),
    /// An error such as `#REF!`.
    Error(String),
}

impl Content {
    /// Text; blanks around it say nothing, and lines end in one way.
    pub(super) fn text(text: &str) -> Self {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        match text.trim() {
            "" => Self::Empty,
            text => Self::Text(text.to_owned()),
        }
    }

    pub(super) fn number(number: f64, is_1904: bool) -> Self {
        Self::Number(number, day(number, is_1904))
    }

    /// A number that is shown as a day, or as a time of a day.
    pub(super) fn moment(number: f64, is_1904: bool) -> Self {
        match day(number, is_1904) {
            Some(day) => Self::Day(day),
            None => Self::Number(number, None),
        }
    }

    /// As text; an error is none.
    pub(super) fn as_text(&self) -> Option<String> {
        match self {
            Self::Empty | Self::Error(_) => None,
            Self::Text(text) => Some(text.clone()),
            Self::Number(number, _) => Some(number.to_string()),
            Self::Day(day) => Some(day.to_string()),
            Self::Flag(flag) => Some(if *flag { "TRUE" } else { "FALSE" }.to_owned()),
        }
    }

    /// As a day: one that is shown as such, the number of one, or text such as 2026-10-31 or 31.10.2026. Days with
    /// slashes are none, since month and day change places from country to country.
    pub(super) fn as_day(&self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Number(_, day) => *day,
            Self::Text(text) => written_day(text),
            Self::Empty | Self::Flag(_) | Self::Error(_) => None,
        }
    }
}

/// The day of a number; days before March 1900 are none, since programs do not agree on them.
fn day(number: f64, is_1904: bool) -> Option<Date> {
    let first = if is_1904 { 1.0 } else { 61.0 };
    if !(first..=LAST_SERIAL).contains(&number) {
        return None;
    }
    let zero = match is_1904 {
        true => date(1904, 1, 1),
        false => date(1899, 12, 30),
    };
    // Within the range above no digit is lost.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "within the range just checked"
    )]
    let days = number.floor() as i64;
    zero.checked_add(days.days()).ok()
}

pub(super) fn written_day(text: &str) -> Option<Date> {
    // A time of the day behind it says nothing here.
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    let iso = || {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let whole = parts.next().is_none() && year.len() == 4;
        whole.then_some((year, month, day))
    };
    let dotted = || {
        let mut parts = text.split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let whole = parts.next().is_none() && year.len() == 4;
        whole.then_some((year, month, day))
    };
    let (year, month, day) = iso().or_else(dotted)?;
    let number = |text: &str| text.parse::<u8>().ok().and_then(|n| i8::try_from(n).ok());
    let year = year.parse::<u16>().ok().and_then(|n| i16::try_from(n).ok());
    Date::new(year?, number(month)?, number(day)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_however_a_program_keeps_it() {
        let wanted = Some(date(2026, 10, 31));
        for content in [
            Content::Day(date(2026, 10, 31)),
            Content::number(46_326.0, false),
            Content::number(46_326.75, false),
            Content::moment(44_864.0, true),
            Content::text("2026-10-31"),
            Content::text(" 2026-10-31T00:00:00 "),
            Content::text("2026-10-31 00:00:00"),
            Content::text("31.10.2026"),
            Content::text("\u{a0}31.10.2026"),
        ] {
            assert_eq!(content.as_day(), wanted, "{content:?}");
        }
    }

    #[test]
    fn what_could_be_two_days_or_none_is_none() {
        for text in [
            "10/11/2026",
            "31/10/2026",
            "2026-02-30",
            "soon",
            "26-10-31",
            "2026-10",
            "1.2.3.4",
            "2026-+1-01x",
            "-2026-10-31",
        ] {
            assert_eq!(Content::text(text).as_day(), None, "{text}");
        }
        for number in [0.0, 60.0, -1.0, 3e6, f64::NAN, f64::INFINITY] {
            assert_eq!(Content::number(number, false).as_day(), None, "{number}");
        }
    }

    #[test]
    fn numbers_are_written_as_they_are_shown() {
        assert_eq!(
            Content::number(4711.0, false).as_text().as_deref(),
            Some("4711")
        );
        assert_eq!(
            Content::number(0.5, false).as_text().as_deref(),
            Some("0.5")
        );
        assert_eq!(Content::text(" a\r\nb "), Content::Text("a\nb".into()));
        assert_eq!(Content::text(" \u{a0}\n"), Content::Empty);
    }
}
