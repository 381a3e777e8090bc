//! What is to be reached, and what may be passed over for a while.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{AreaIx, Id, Level, Score, SectionIx};

/// What is to be reached. Every part is optional.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Target {
    /// Capability level for every section that has levels.
    pub level: Option<Level>,
    /// Score of the whole, inherited by areas and sections.
    pub score: Option<Score>,
    /// Conformity with the requirements.
    pub conformity: Option<Conformity>,
    /// With `ready_with_actions`: how many minors may remain; no limit if absent.
    pub max_minors: Option<u32>,
    /// Completeness below which nothing is decided.
    pub min_completeness: Option<Score>,
    /// Share of the questions, by number, answered with valid evidence, below which nothing is decided.
    pub min_evidenced: Option<Score>,
    /// Targets of single sections.
    pub sections: BTreeMap<SectionIx, SectionTarget>,
    /// Score targets of single areas.
    pub areas: BTreeMap<AreaIx, Score>,
    /// Findings that `check` passes over.
    pub waivers: Vec<Waiver>,
}

impl Target {
    /// Whether nothing is asked for, so that nothing could be missed or left undecided. Waivers ask for nothing.
    pub fn asks_nothing(&self) -> bool {
        let empty = |s: &SectionTarget| s.level.is_none() && s.score.is_none();
        self.level.is_none()
            && self.score.is_none()
            && self.conformity.is_none()
            && self.min_completeness.is_none()
            && self.min_evidenced.is_none()
            && self.sections.values().all(empty)
            && self.areas.is_empty()
    }
}

/// What a section is to reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SectionTarget {
    /// Capability level.
    pub level: Option<Level>,
    /// Score.
    pub score: Option<Score>,
}

/// The conformity that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conformity {
    /// No nonconformity at all.
    Ready,
    /// No major, and no more minors than allowed.
    ReadyWithActions,
}

/// A finding that `check` passes over, for a reason and until a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Id of the question, or of the section for a systemic finding.
    pub id: Id,
    /// Why; without one the waiver counts for nothing.
    pub reason: Option<String>,
    /// Last day on which it counts; without one it has no end.
    pub until: Option<Date>,
}

impl Waiver {
    /// Whether the waiver counts on a day: it has a reason and its last day, if any, has not passed.
    pub fn counts_on(&self, as_of: Date) -> bool {
        self.reason.is_some() && self.until.is_none_or(|until| as_of <= until)
    }
}
