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
        let rounded = round(value * 1e9) / 1e9;
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

/// A number of 0 or more rounded to a whole one, halves upwards, as `f64::round` does by a call on most processors. Others
/// come out as anything that is not above 0.
fn round(value: f64) -> f64 {
    // Too large a number stays one far above all scores.
    let whole = value as i64 as f64;
    whole + f64::from(value - whole >= 0.5)
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
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sums_in_another_order_are_equal() {
        assert_eq!(Score::new(0.1 + 0.2 + 0.3), Score::new(0.3 + 0.2 + 0.1));
        assert_eq!(Score::new(-0.0), Score::ZERO);
        assert_eq!(Score::new(f64::NAN), Score::ZERO);
        assert_eq!(Score::new(f64::INFINITY), Score::ONE);
        assert_eq!(Score::new(f64::NEG_INFINITY), Score::ZERO);
    }

    proptest! {
        #[test]
        fn rounding_is_that_of_numbers_in_general(value in 0.0..2.0, half in 0_u32..2_000_000) {
            let half = f64::from(half) + 0.5;
            for number in [value, value * 1e9, half, half.next_down()] {
                prop_assert_eq!(round(number), number.round());
            }
        }
    }
}
