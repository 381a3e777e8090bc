//! Quarters and months as people write them.

use super::codes;
use super::diagnostic::Diagnostic;
use super::scalar::Value;
use super::suggest::quote;
use crate::model::{Month, Quarter};

/// The longest text in which a quarter or a month is looked for.
const MAX_LENGTH: usize = 40;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// A quarter, written as 2027-Q1.
pub(super) fn quarter(value: Value<'_, '_>) -> Option<Quarter> {
    let Some(written) = value.node.as_text().map(str::trim) else {
        value.wrong_type("a quarter", Some("write a quarter such as 2027-Q1"));
        return None;
    };
    let quarter = Quarter::parse(written);
    if quarter.is_none() {
        let message = format!("{} is not a quarter", quote(written));
        let fault = Diagnostic::error(codes::INVALID_QUARTER, value.span(), message);
        value.faults.push(fault.help(quarter_meant(written)));
    }
    quarter
}

/// A month, written as 2028-06.
pub(super) fn month(value: Value<'_, '_>) -> Option<Month> {
    let Some(written) = value.node.as_text().map(str::trim) else {
        value.wrong_type("a month", Some("write a month such as 2028-06"));
        return None;
    };
    let month = Month::parse(written);
    if month.is_none() {
        let message = format!("{} is not a month", quote(written));
        let fault = Diagnostic::error(codes::INVALID_MONTH, value.span(), message);
        value.faults.push(fault.help(month_meant(written)));
    }
    month
}

/// What to write in place of a text that is no quarter.
pub fn quarter_meant(written: &str) -> String {
    let parts = parts(written);
    let year = year(&parts);
    if let Some(help) = unknown_year(year, "2027-Q1") {
        return help;
    }
    if let Some(year) = year
        && let Some(number) = number_of_quarter(&parts)
    {
        return match Quarter::new(year, number) {
            Some(quarter) => format!("did you mean `{quarter}`?"),
            None => "quarters go from Q1 to Q4: write year and quarter, such as 2027-Q1".to_owned(),
        };
    }
    match (find_month(&parts), year.and_then(|y| Quarter::new(y, 1))) {
        (Some(month), _) => format!("did you mean `{}`?", month.quarter()),
        (None, Some(first)) if parts.len() == 1 => {
            format!("write a quarter of that year, such as {first}")
        }
        _ => "write year and quarter, such as 2027-Q1".to_owned(),
    }
}

/// What to write in place of a text that is no month.
pub fn month_meant(written: &str) -> String {
    let parts = parts(written);
    if let Some(help) = unknown_year(year(&parts), "2028-06") {
        return help;
    }
    if let (Some(year), Some(number)) = (year(&parts), number_of_quarter(&parts))
        && let Some(quarter) = Quarter::new(year, number)
    {
        let last = quarter.last_month();
        return format!("write a month: {quarter} ends with {last}");
    }
    match find_month(&parts) {
        Some(month) => format!("did you mean `{month}`?"),
        None => "write year and month, such as 2028-06; months go from 01 to 12".to_owned(),
    }
}

/// What is said of a year that roadmaps do not know.
fn unknown_year(year: Option<i32>, such_as: &str) -> Option<String> {
    let unknown = year.is_some_and(|year| !Quarter::YEARS.contains(&year));
    let (first, last) = (Quarter::YEARS.start(), Quarter::YEARS.end());
    unknown
        .then(|| format!("years go from {first} to {last}: write one of them, such as {such_as}"))
}

/// The numbers and words of a text.
fn parts(text: &str) -> Vec<&str> {
    let text = text.get(..MAX_LENGTH).unwrap_or(text);
    let mut parts = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let digit = |c: char| c.is_ascii_digit();
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c: char| digit(c) != digit(first));
            let (part, behind) = rest.split_at(end.unwrap_or(rest.len()));
            parts.push(part);
            rest = behind;
        }
    }
    parts
}

fn year(parts: &[&str]) -> Option<i32> {
    let years = parts.iter().filter(|part| part.len() == 4);
    years.filter_map(|part| part.parse().ok()).next()
}

/// The number that stands behind a Q, or before it.
fn number_of_quarter(parts: &[&str]) -> Option<u8> {
    let is_q = |part: &&str| ["q", "quarter"].contains(&part.to_lowercase().as_str());
    let place = parts.iter().position(is_q)?;
    let around = [place.checked_add(1), place.checked_sub(1)];
    let numbers = around.into_iter().flatten().filter_map(|p| parts.get(p));
    let mut numbers = numbers.filter(|part| part.len() <= 2);
    numbers.find_map(|part| part.parse().ok())
}

/// The month of a date in any of the usual orders. With the day first or last, the month is in the middle.
fn find_month(parts: &[&str]) -> Option<Month> {
    let year = year(parts)?;
    let named = |part: &&str| {
        let start = part.to_lowercase();
        let place = MONTHS.iter().position(|month| start.starts_with(month))?;
        u8::try_from(place + 1).ok()
    };
    let numbered = || match parts {
        [one, other] if other.len() == 4 => one.parse().ok(),
        [_, other] | [_, other, _] => other.parse().ok(),
        _ => None,
    };
    let number = parts.iter().find_map(named).or_else(numbered)?;
    Month::new(year, number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_recognised_in_other_ways_of_writing() {
        for (written, meant) in [
            ("Q1 2027", "did you mean `2027-Q1`?"),
            ("2027Q3", "did you mean `2027-Q3`?"),
            ("2027-q3", "did you mean `2027-Q3`?"),
            ("2027/Q4", "did you mean `2027-Q4`?"),
            ("quarter 2, 2027", "did you mean `2027-Q2`?"),
            ("2027-01", "did you mean `2027-Q1`?"),
            ("2027-12-24", "did you mean `2027-Q4`?"),
            ("24.12.2027", "did you mean `2027-Q4`?"),
            ("12/2027", "did you mean `2027-Q4`?"),
            ("May 2027", "did you mean `2027-Q2`?"),
            (
                "2027-Q5",
                "quarters go from Q1 to Q4: write year and quarter, such as 2027-Q1",
            ),
            (
                "Q0 2027",
                "quarters go from Q1 to Q4: write year and quarter, such as 2027-Q1",
            ),
            ("2027", "write a quarter of that year, such as 2027-Q1"),
            ("soon", "write year and quarter, such as 2027-Q1"),
            (
                "1827-Q1",
                "years go from 1900 to 2999: write one of them, such as 2027-Q1",
            ),
            ("", "write year and quarter, such as 2027-Q1"),
            ("2027-13", "write year and quarter, such as 2027-Q1"),
            ("éé27-Q1", "write year and quarter, such as 2027-Q1"),
        ] {
            assert_eq!(quarter_meant(written), meant, "{written}");
        }
    }

    #[test]
    fn a_month_is_recognised_in_other_ways_of_writing() {
        let none = "write year and month, such as 2028-06; months go from 01 to 12";
        for (written, meant) in [
            ("2028-6", "did you mean `2028-06`?"),
            ("06/2028", "did you mean `2028-06`?"),
            ("2028-06-30", "did you mean `2028-06`?"),
            ("30.06.2028", "did you mean `2028-06`?"),
            ("June 2028", "did you mean `2028-06`?"),
            ("2028-Q2", "write a month: 2028-Q2 ends with 2028-06"),
            ("2028-13", none),
            (
                "3028-06",
                "years go from 1900 to 2999: write one of them, such as 2028-06",
            ),
            ("2028", none),
            ("next year", none),
        ] {
            assert_eq!(month_meant(written), meant, "{written}");
        }
    }
}
