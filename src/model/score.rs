//! A share of what could be reached.

use std::cmp::Ordering;

/// A score from 0.0 to 1.0, rounded to 9 decimals, so that equal sums in another order compare equal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score(f64);

impl Score {
    /// Nothing reached.
    pub const ZERO: Self = Self(0.0);
    /// Half of it.
    pub const HALF: Self = Self(0.5);
    /// All reached.
    pub const ONE: Self = Self(1.0);

    /// Rounds to 9 decimals and keeps the result within 0 and 1; what is not a number becomes 0.
    pub fn new(value: f64) -> Self {
        let rounded = (value * 1e9).round() / 1e9;
        if rounded > 0.0 {
            Self(rounded.min(1.0))
        } else {
            Self(0.0)
        }
    }

    /// The score as a number from 0.0 to 1.0.
    pub fn get(self) -> f64 {
        self.0
    }

    /// How far this score stays below another, at least 0.
    pub fn short_of(self, target: Self) -> Self {
        Self::new(target.0 - self.0)
    }
}

impl Eq for Score {}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Score {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_in_another_order_are_equal() {
        assert_eq!(Score::new(0.1 + 0.2 + 0.3), Score::new(0.3 + 0.2 + 0.1));
        assert_eq!(Score::new(-0.0), Score::ZERO);
        assert_eq!(Score::new(f64::NAN), Score::ZERO);
    }
}
