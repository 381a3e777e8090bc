//! How many questions of a node are answered, open, met or not met.

use std::ops::AddAssign;

/// Numbers of questions in a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All in scope, not applicable ones included.
    pub questions: usize,
    /// Those with a value, `none_yet` included.
    pub answered: usize,
    /// Asked, but nobody knows.
    pub unknown: usize,
    /// Respondents contradict each other.
    pub disputed: usize,
    /// Do not apply.
    pub not_applicable: usize,
    /// Nothing has happened yet that could show it.
    pub none_yet: usize,
    /// Requirements met, opportunities not counted.
    pub conforming: usize,
    /// Requirements met, but thin.
    pub opportunity: usize,
    /// Likely minor nonconformities.
    pub minor: usize,
    /// Likely major nonconformities, systemic ones included.
    pub major: usize,
}

impl Counts {
    /// Questions that apply but have no score: missing, unknown or disputed.
    pub fn unscored(&self) -> usize {
        self.questions - self.not_applicable - self.answered
    }

    /// Questions to which nobody said anything.
    pub fn missing(&self) -> usize {
        self.unscored() - self.unknown - self.disputed
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.questions += other.questions;
        self.answered += other.answered;
        self.unknown += other.unknown;
        self.disputed += other.disputed;
        self.not_applicable += other.not_applicable;
        self.none_yet += other.none_yet;
        self.conforming += other.conforming;
        self.opportunity += other.opportunity;
        self.minor += other.minor;
        self.major += other.major;
    }
}
