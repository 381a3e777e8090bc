//! One question and the answers it offers.

use super::{AreaIx, ClauseId, Condition, Id, Level, SectionIx};

/// One observable thing that is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Identifier.
    pub id: Id,
    /// What is asked.
    pub text: String,
    /// Why it matters and how to find out.
    pub help: Option<String>,
    /// Roles that know the answer.
    pub ask: Vec<String>,
    /// Place of its answer set in the questionnaire.
    pub answers: usize,
    /// For each answer of the set, what it looks like for this question, where stated.
    pub means: Vec<Option<String>>,
    /// Whether a standard demands it.
    pub obligation: Obligation,
    /// Its absence alone would be a likely major nonconformity.
    pub critical: bool,
    /// Unless it is met in part at least, there can be no certification whatever else is done.
    pub bars_certification: bool,
    /// Whether it can be not applicable.
    pub na: NotApplicableRule,
    /// Practice can be shown only once something has happened: allows the answer `none_yet`.
    pub occurrence: bool,
    /// What one would sample, such as a service or a contract.
    pub per: Option<String>,
    /// What a good answer proves.
    pub proves: Option<Proves>,
    /// Looked at in stage 1, although it does not prove design.
    pub stage1: bool,
    /// The milestone of the audit calendar before which it must be closed.
    pub due: Option<Due>,
    /// The capability level, 1–5, that it proves.
    pub level: Option<Level>,
    /// The process attribute of that level, such as "2.1".
    pub attribute: Option<Id>,
    /// Weight among its siblings, 0–1,000,000; 0 only informs. Default 1.
    pub weight: f64,
    /// Harm if missing, 1–5; default 3.
    pub risk: u8,
    /// Belongs to the short first look.
    pub quick: bool,
    /// Typical evidence.
    pub evidence: Vec<String>,
    /// Places of the required documents it stands for.
    pub documents: Vec<usize>,
    /// Clauses and practices it refers to.
    pub refs: Vec<Refs>,
    /// Applies only where this holds.
    pub when: Option<Condition>,
    /// The section whose own question it is.
    pub section: SectionIx,
    /// The area it counts in: its own, or inherited.
    pub area: Option<AreaIx>,
    /// Whether the question names an area other than its section's.
    pub own_area: bool,
}

impl Question {
    /// Whether stage 1 of a certification audit looks at this requirement: at what is laid down, and at what a certification
    /// body wants to see done by then, such as internal audits and management reviews (ISO/IEC 17021-1).
    pub fn in_stage1(&self) -> bool {
        let looked_at = self.proves == Some(Proves::Design) || self.stage1;
        looked_at && self.obligation == Obligation::Shall
    }
}

/// Clauses or practices of one scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refs {
    /// Place of the scheme in the questionnaire's `references`.
    pub scheme: usize,
    /// Clause numbers or practice names.
    pub ids: Vec<ClauseId>,
}

/// A list of answers that questions share.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerSet {
    /// Identifier.
    pub id: Id,
    /// The answers, in the order shown.
    pub options: Vec<AnswerOption>,
}

/// One answer that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerOption {
    /// Identifier.
    pub id: Id,
    /// Name shown to people.
    pub label: String,
    /// Value from 0 to 1; without one the answer only informs.
    pub score: Option<f64>,
    /// What it means in general.
    pub means: Option<String>,
}

/// Whether a standard demands it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obligation {
    /// A requirement.
    Shall,
    /// Good practice.
    Should,
}

/// Whether a question can be not applicable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotApplicableRule {
    /// It always applies (default for a `shall`).
    Never,
    /// A reason is needed (default for a `should`).
    Reason,
}

/// What a good answer proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proves {
    /// It is laid down.
    Design,
    /// Records show that it is done.
    Operation,
    /// It has the result wanted.
    Effect,
}

/// The milestone of the audit calendar before which a requirement must be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// Before the internal audit.
    InternalAudit,
    /// Before the management review.
    ManagementReview,
    /// Before the certification body's stage 1.
    Stage1,
    /// Before the certification body's stage 2.
    Stage2,
}
