//! Which finding matters first.

use crate::model::Grade;

/// What a finding's place in the ranking is computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Priority {
    /// Harm if missing, 1–5.
    pub risk: u8,
    /// How far from the target, 1–5.
    pub severity: u8,
    /// Work of the cheapest initiative that helps, 1–5.
    pub effort: u8,
}

/// Where a finding lies between benefit and effort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quadrant {
    /// Much benefit, little work that waits for nothing and takes effect in the quarter in which it starts.
    QuickWin,
    /// Much benefit, and much work or work that cannot take effect at once.
    Project,
    /// Little benefit, little work.
    FillIn,
    /// Little benefit, much work.
    Later,
}

/// The most that risk × severity can be.
pub const MOST_BENEFIT: u32 = 25;
/// From this benefit on a finding is worth a quick win or a project.
pub const HIGH_BENEFIT: u32 = 12;
/// Up to this effort it is little work.
pub const LOW_EFFORT: u8 = 2;

impl Priority {
    /// B = risk × severity, 1–25.
    pub fn benefit(self) -> u32 {
        u32::from(self.risk) * u32::from(self.severity)
    }

    /// P = B ÷ effort, 0.2–25.
    pub fn value(self) -> f64 {
        f64::from(self.benefit()) / f64::from(self.effort)
    }

    /// Where it lies between benefit and effort. `at_once`: its next step waits for nothing and takes effect in the quarter
    /// in which it starts.
    pub fn quadrant(self, at_once: bool) -> Quadrant {
        match (self.benefit() >= HIGH_BENEFIT, self.effort <= LOW_EFFORT) {
            (true, true) if at_once => Quadrant::QuickWin,
            (true, _) => Quadrant::Project,
            (false, true) => Quadrant::FillIn,
            (false, false) => Quadrant::Later,
        }
    }

    /// Sorts findings: majors first, then P and B descending; where both are equal, so is the effort. Equal keys keep the
    /// questionnaire's order. One number, since findings of many assessments are sorted.
    pub(super) fn sort_key(self, grade: Option<Grade>) -> u32 {
        // Sixtieths, since every effort from 1 to 5 divides 60: exact where fractions are not.
        let value = self.benefit() * 60 / u32::from(self.effort.max(1));
        u32::from(grade != Some(Grade::Major)) * 0x8000_0000
            + 0xFFF_u32.saturating_sub(value) * 0x100
            + 0xFF_u32.saturating_sub(self.benefit())
    }
}

/// The effort class of so many person-days: up to 5, 10, 20, 40, more.
pub(super) fn effort_class(days: f64) -> u8 {
    match days {
        d if d <= 5.0 => 1,
        d if d <= 10.0 => 2,
        d if d <= 20.0 => 3,
        d if d <= 40.0 => 4,
        _ => 5,
    }
}

/// Effort where no initiative is known.
pub(super) const UNKNOWN_EFFORT: u8 = 3;
