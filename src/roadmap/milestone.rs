//! Dates of the audit calendar.

use crate::model::Month;

/// A date of the audit calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Milestone {
    /// Its month.
    pub month: Month,
    /// What it is.
    pub kind: MilestoneKind,
    /// Which one of its kind, from 1.
    pub number: u32,
    /// The initiative of the roadmap that holds it, where one does: its month is then the last one of that.
    pub initiative: Option<usize>,
}

/// What happens at a milestone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MilestoneKind {
    /// The certification body is engaged.
    BodyEngaged,
    /// Continuity plans are tested.
    ContinuityTest,
    /// Internal audit.
    InternalAudit,
    /// Management review.
    ManagementReview,
    /// The certification body's stage 1.
    Stage1,
    /// The certification body's stage 2.
    Stage2,
    /// The certification is decided.
    Decision,
    /// Last month in which majors of stage 2 can be verified as closed; else stage 2 is repeated.
    MajorsVerified,
    /// Surveillance audit.
    Surveillance,
    /// Recertification audit.
    Recertification,
    /// A year of the roadmap ends: assess again.
    Reassessment,
}
