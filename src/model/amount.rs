//! Person-days and money, exact to hundredths.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub, SubAssign};

/// Person-days, or money in the currency of a plan. Exact to hundredths, so that sums depend on no order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i64);

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// No limit: more than any sum that occurs.
    pub const UNLIMITED: Self = Self(i64::MAX / 4);

    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self(number.saturating_mul(100))
    }

    /// So many hundredths.
    pub fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// The nearest hundredth; what is not a number becomes 0.
    pub fn nearest(number: f64) -> Self {
        // Rounded to billionths first, so that 0.145 is what is written; out of range it saturates.
        Self(((number * 1e9).round() / 1e7).round() as i64)
    }

    /// In hundredths.
    pub fn hundredths(self) -> i64 {
        self.0
    }

    /// As a number.
    pub fn get(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let text = match part {
            0 => format!("{sign}{whole}"),
            part if part.is_multiple_of(10) => format!("{sign}{whole}.{}", part / 10),
            part => format!("{sign}{whole}.{part:02}"),
        };
        f.pad(&text)
    }
}

impl Add for Amount {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Amount {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Amount {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_without_needless_decimals() {
        let written = |number| Amount::nearest(number).to_string();
        assert_eq!(written(12.0), "12");
        assert_eq!(written(0.25), "0.25");
        assert_eq!(written(1.5), "1.5");
        assert_eq!(written(-0.05), "-0.05");
        assert_eq!(written(f64::NAN), "0");
        assert_eq!(Amount::nearest(1e9), Amount::whole(1_000_000_000));
    }

    #[test]
    fn sums_do_not_depend_on_their_order() {
        let parts = [0.1, 0.2, 0.3].map(Amount::nearest);
        let backwards: Amount = parts.into_iter().rev().sum();
        assert_eq!(parts.into_iter().sum::<Amount>(), backwards);
        assert_eq!(backwards.hundredths(), 60);
    }
}
