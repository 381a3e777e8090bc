//! Ratings and capability levels of ISO/IEC 33020.

use std::fmt;

use super::Score;

/// A capability level from 0 to 5 (ISO/IEC 33020). It has no decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// The highest level there is.
    pub const MAX: u8 = 5;
    /// Nothing achieved.
    pub const ZERO: Self = Self(0);

    /// A level from 0 to 5; `None` for anything above.
    pub fn new(number: u8) -> Option<Self> {
        (number <= Self::MAX).then_some(Self(number))
    }

    /// The level as a number from 0 to 5.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How far a process attribute is achieved (ISO/IEC 33020): N 0–15 %, P >15–50, L >50–85, F >85.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// Not achieved: up to and including 15 %.
    NotAchieved,
    /// Partially achieved: up to and including 50 %.
    Partially,
    /// Largely achieved: up to and including 85 %.
    Largely,
    /// Fully achieved: above 85 %.
    Fully,
}

impl Rating {
    /// Rates a share; exactly 15, 50 and 85 % belong to the lower band.
    pub fn of(share: Score) -> Self {
        match share.get() {
            v if v <= 0.15 => Self::NotAchieved,
            v if v <= 0.50 => Self::Partially,
            v if v <= 0.85 => Self::Largely,
            _ => Self::Fully,
        }
    }

    /// The letter of the rating: N, P, L or F.
    pub fn letter(self) -> char {
        match self {
            Self::NotAchieved => 'N',
            Self::Partially => 'P',
            Self::Largely => 'L',
            Self::Fully => 'F',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_bounds_belong_to_the_lower_band() {
        let letters: String = [0.0, 0.15, 0.1501, 0.5, 0.5001, 0.85, 0.8501, 1.0]
            .map(|v| Rating::of(Score::new(v)).letter())
            .iter()
            .collect();
        assert_eq!(letters, "NNPPLLFF");
    }
}
