//! Person-days and money as people write them.

use crate::model::Amount;
use crate::report::GapReport;

/// "1 person-day", "2.5 person-days".
pub fn person_days(amount: Amount) -> String {
    match amount == Amount::whole(1) {
        true => format!("{amount} person-day"),
        false => format!("{} person-days", grouped(amount)),
    }
}

/// "12,000 EUR"; without a currency the number alone.
pub fn money(amount: Amount, currency: Option<&str>) -> String {
    match currency {
        Some(currency) => format!("{} {currency}", grouped(amount)),
        None => grouped(amount),
    }
}

/// The currency of the report's roadmap.
pub(super) fn currency<'r>(report: &'r GapReport<'_>) -> Option<&'r str> {
    let roadmap = report.roadmap.as_ref()?;
    roadmap.settings.currency.as_deref()
}

/// A number with commas between thousands.
pub(in crate::report) fn grouped(amount: Amount) -> String {
    let text = amount.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let (sign, digits) = match whole.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", whole),
    };
    let mut written = sign.to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    match part {
        "" => written,
        part => format!("{written}.{part}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_as_people_write_them() {
        assert_eq!(person_days(Amount::whole(1)), "1 person-day");
        assert_eq!(person_days(Amount::nearest(0.25)), "0.25 person-days");
        assert_eq!(
            money(Amount::whole(1_234_567), Some("EUR")),
            "1,234,567 EUR"
        );
        assert_eq!(money(Amount::nearest(-1234.5), None), "-1,234.5");
        assert_eq!(money(Amount::whole(999), Some("CHF")), "999 CHF");
    }
}
