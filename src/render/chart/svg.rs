//! Elements of SVG as text.

use std::fmt::Write as _;

/// A length or place with at most two decimals: equal values are equal text.
pub(in crate::render) fn number(value: f64) -> String {
    let hundredths = (value * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
    let mut text = format!("{sign}{whole}");
    // Writing to a string cannot fail.
    let _ = match rest {
        0 => Ok(()),
        tens if tens % 10 == 0 => write!(text, ".{}", tens / 10),
        _ => write!(text, ".{rest:02}"),
    };
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        for (value, text) in [
            (0.0, "0"),
            (-0.001, "0"),
            (12.0, "12"),
            (12.5, "12.5"),
            (12.05, "12.05"),
            (-0.25, "-0.25"),
            (99.999, "100"),
        ] {
            assert_eq!(number(value), text);
        }
    }
}
