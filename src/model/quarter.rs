//! Quarters and months of the calendar, in which roadmaps are counted.

use std::fmt;

use jiff::ToSpan as _;
use jiff::civil::Date;

/// A quarter of the calendar, written `2027-Q1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(i32);

/// A month of the calendar, written `2028-06`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Quarter {
    /// The first and the last year that roadmaps know: far from the ends of the calendar, so that no sum leaves it.
    pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;

    /// The quarter 1–4 of a year from 1900 to 2999.
    pub fn new(year: i32, number: u8) -> Option<Self> {
        let known = Quarter::YEARS.contains(&year) && (1..=4).contains(&number);
        known.then(|| Self(year * 4 + i32::from(number) - 1))
    }

    /// The quarter in which a day lies.
    pub fn of(day: Date) -> Self {
        Month::of(day).quarter()
    }

    /// Reads `2027-Q1`; `None` if it is not written so.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, number) = text.split_once("-Q")?;
        let (year, number) = (digits(year, 4)?, digits(number, 1)?);
        Self::new(year, u8::try_from(number).ok()?)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(4)
    }

    /// Its number in the year, 1–4.
    pub fn number(self) -> u8 {
        // From 0 to 3, so nothing is cut off.
        self.0.rem_euclid(4) as u8 + 1
    }

    /// The quarter so many quarters later; earlier, if negative.
    pub fn plus(self, quarters: i32) -> Self {
        Self(self.0.saturating_add(quarters))
    }

    /// How many quarters it is after another; negative, if before.
    pub fn since(self, other: Self) -> i32 {
        self.0.saturating_sub(other.0)
    }

    /// Its first month.
    pub fn first_month(self) -> Month {
        Month(self.0.saturating_mul(3))
    }

    /// Its last month.
    pub fn last_month(self) -> Month {
        self.first_month().plus(2)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.last_month().last_day()
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-Q{}", self.year(), self.number()))
    }
}

impl Month {
    /// The month 1–12 of a year from 1900 to 2999.
    pub fn new(year: i32, number: u8) -> Option<Self> {
        let known = Quarter::YEARS.contains(&year) && (1..=12).contains(&number);
        known.then(|| Self(year * 12 + i32::from(number) - 1))
    }

    /// The month in which a day lies.
    pub fn of(day: Date) -> Self {
        Self(i32::from(day.year()) * 12 + i32::from(day.month()) - 1)
    }

    /// Reads `2028-06`; `None` if it is not written so.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, number) = text.split_once('-')?;
        let (year, number) = (digits(year, 4)?, digits(number, 2)?);
        Self::new(year, u8::try_from(number).ok()?)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// Its number in the year, 1–12.
    pub fn number(self) -> u8 {
        // From 0 to 11, so nothing is cut off.
        self.0.rem_euclid(12) as u8 + 1
    }

    /// The month so many months later; earlier, if negative.
    pub fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// How many months it is after another; negative, if before.
    pub fn since(self, other: Self) -> i32 {
        self.0.saturating_sub(other.0)
    }

    /// The quarter in which it lies.
    pub fn quarter(self) -> Quarter {
        Quarter(self.0.div_euclid(3))
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        let year = i16::try_from(self.year()).unwrap_or(i16::MAX);
        // From 1 to 12, so nothing is cut off.
        let month = self.number() as i8;
        Date::new(year, month, 1).unwrap_or(Date::MAX)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        let first = self.first_day();
        first
            .checked_add(1.month())
            .and_then(|next| next.checked_sub(1.day()))
            .unwrap_or(Date::MAX)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}", self.year(), self.number()))
    }
}

/// A number of exactly so many digits.
fn digits(text: &str, length: usize) -> Option<i32> {
    let all = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if all { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn quarters_are_counted_over_the_turn_of_the_year() {
        let last = Quarter::parse("2026-Q4").unwrap();
        assert_eq!(last.plus(1), Quarter::new(2027, 1).unwrap());
        assert_eq!(last.plus(-4).to_string(), "2025-Q4");
        assert_eq!(last.plus(9).since(last), 9);
        assert_eq!(last.last_day(), date(2026, 12, 31));
        assert_eq!(Quarter::of(date(2028, 2, 29)).to_string(), "2028-Q1");
        assert_eq!(Quarter::of(date(2028, 2, 29)).last_day(), date(2028, 3, 31));
    }

    #[test]
    fn months_are_counted_over_the_turn_of_the_year() {
        let month = Month::parse("2028-06").unwrap();
        assert_eq!(month.plus(-9).to_string(), "2027-09");
        assert_eq!(month.plus(33).to_string(), "2031-03");
        assert_eq!(month.quarter().to_string(), "2028-Q2");
        assert_eq!(
            Month::parse("2028-02").unwrap().last_day(),
            date(2028, 2, 29)
        );
        assert_eq!(Quarter::parse("2027-Q3").unwrap().last_month().number(), 9);
    }

    #[test]
    fn only_one_way_of_writing_is_read() {
        for text in [
            "2027-Q0", "2027-Q5", "2027Q1", "27-Q1", "2027-q1", "2027-Q01", "0001-Q1", "",
        ] {
            assert_eq!(Quarter::parse(text), None, "{text}");
        }
        for text in ["2028-6", "2028-13", "2028-00", "2028-06-01", "6-2028", ""] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }
}
