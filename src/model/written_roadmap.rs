//! A roadmap as it stands in a file, for those who do not take its word for it.

use std::collections::BTreeMap;

use super::{Amount, Level, Month, Quarter, Score};

/// What a roadmap states, by the ids that it uses. Whether any of it is so is not said.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenRoadmap {
    /// The first quarter.
    pub start: Quarter,
    /// How many quarters it has, if it says so.
    pub quarters: Option<u32>,
    /// Person-days of each quarter.
    pub capacity: Vec<Amount>,
    /// Money of each year; `None`: no limit.
    pub budget: Option<Vec<Amount>>,
    /// How many initiatives may run at once; `None`: no limit.
    pub parallel: Option<u32>,
    /// How many initiatives with the same role may run at once, if it says so.
    pub parallel_per_role: Option<u32>,
    /// The month in which the certification is to be decided.
    pub certification: Option<Month>,
    /// How far initiatives have their effect in the cautious floors, if it says so.
    pub effect: Option<Score>,
    /// What the audit for the certificate finds open, if it says so.
    pub open_at_audit: Option<WrittenOpen>,
    /// What has started or ended before what it presupposes; nothing if it says nothing of it.
    pub out_of_order: Vec<WrittenOutOfOrder>,
    /// How good it is.
    pub objective: WrittenObjective,
    /// Where the organisation stands before it begins, if it says so.
    pub today: Option<WrittenStanding>,
    /// Its quarters.
    pub periods: Vec<WrittenPeriod>,
    /// The initiatives in it.
    pub initiatives: Vec<WrittenInitiative>,
    /// The candidates left out.
    pub dropped: Vec<WrittenName>,
    /// Questions whose gap no initiative closes, if it says so.
    pub uncovered: Option<Vec<WrittenName>>,
    /// Wishes that it does not keep.
    pub conflicts: Vec<WrittenConflict>,
    /// Dates of the audit calendar.
    pub milestones: Vec<WrittenMilestone>,
    /// Id and version of the questionnaire, if it says so; the version may be empty.
    pub questionnaire: Option<(String, String)>,
    /// The day on which evidence was judged, if it says so.
    pub as_of: Option<String>,
    /// What more of something would bring.
    pub sensitivity: Vec<WrittenGain>,
}

/// What more of something would bring, as stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenGain {
    /// Value then.
    pub value: i64,
    /// How much that is more.
    pub gain: i64,
    /// Line in the file, from 1.
    pub line: usize,
}

/// What stands in the way of an earlier start, as stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenLimit {
    /// Its kind, as the word of the contract.
    pub what: String,
    /// The quarter in which there is too little.
    pub quarter: Option<Quarter>,
    /// The year of the roadmap in which there is too little, from 1.
    pub year: Option<u32>,
    /// What is left of it.
    pub free: Option<Amount>,
    /// What would be needed of it.
    pub needed: Option<Amount>,
    /// Whether that is upkeep.
    pub upkeep: Option<bool>,
    /// Line in the file, from 1.
    pub line: usize,
}

/// What the audit for the certificate finds open, as stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenOpen {
    /// How many minors the target allows then; `None`: any number.
    pub allowed: Option<u32>,
    /// The requirements.
    pub questions: Vec<WrittenName>,
    /// Line in the file, from 1.
    pub line: usize,
}

/// An initiative that has started or ended before what it presupposes, as stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenOutOfOrder {
    /// Its id.
    pub initiative: String,
    /// The quarter in which it has started; `None`: it has ended.
    pub started: Option<Quarter>,
    /// What had not ended by then, with the quarter in which it ends; `None`: it is not in the roadmap.
    pub unmet: Vec<(String, Option<Quarter>)>,
    /// Line in the file, from 1.
    pub line: usize,
}

/// How good a roadmap is, as stated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WrittenObjective {
    /// Value reached.
    pub value: i64,
    /// What can be reached at most.
    pub bound: i64,
    /// Distance between both, as a share of the bound.
    pub gap: Score,
    /// Whether nothing better is possible.
    pub proven: bool,
    /// Line in the file, from 1.
    pub line: usize,
}

/// Where the organisation stands, as stated. What is absent or null is `None`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WrittenStanding {
    /// Floor of the whole.
    pub floor: Option<Score>,
    /// Score of what is answered.
    pub score: Option<Score>,
    /// Capability level of the whole.
    pub level: Option<Level>,
    /// Worst judgement of the whole, as the word of the contract.
    pub verdict: Option<String>,
    /// Conformity of the whole, as the word of the contract; outer `None`: not stated.
    pub conformity: Option<Option<String>>,
    /// What becomes of the target, as the word of the contract; outer `None`: not stated.
    pub target: Option<Option<String>>,
    /// Likely majors, if stated.
    pub majors: Option<u32>,
    /// Likely minors, if stated.
    pub minors: Option<u32>,
    /// Floors of areas by their ids, if stated.
    pub areas: BTreeMap<String, Option<Score>>,
    /// Line in the file, from 1.
    pub line: usize,
}

/// A quarter, as stated.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenPeriod {
    /// Which.
    pub quarter: Quarter,
    /// Person-days of work, without upkeep.
    pub effort: Amount,
    /// Person-days of upkeep.
    pub upkeep: Amount,
    /// Person-days there are.
    pub capacity: Amount,
    /// Cost of what starts in it.
    pub cost: Amount,
    /// Where the organisation stands after it.
    pub standing: WrittenStanding,
    /// Its floor if initiatives have their effect in part only, as the figure of the contract; outer `None`: not stated.
    pub cautious_floor: Option<Option<Score>>,
    /// Where the organisation stands then, if stated.
    pub cautious: Option<WrittenStanding>,
}

/// An initiative, as stated.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenInitiative {
    /// Its id.
    pub id: String,
    /// Its title, if stated.
    pub title: Option<String>,
    /// First quarter.
    pub start: Quarter,
    /// Last quarter.
    pub end: Quarter,
    /// The quarter from which on it has an effect.
    pub effective: Quarter,
    /// Person-days in all.
    pub effort: Amount,
    /// External cost.
    pub cost: Amount,
    /// External cost again in every later year, if stated.
    pub yearly_cost: Option<Amount>,
    /// Person-days in every quarter after its end.
    pub upkeep: Amount,
    /// Value that it adds in every quarter from its effect on, if stated.
    pub benefit: Option<i64>,
    /// What it lifts, if stated.
    pub closes: Option<Vec<WrittenLift>>,
    /// How many of the answers it lifts, and of how many, if stated.
    pub open: Option<(u32, u32)>,
    /// What it presupposes, if stated.
    pub after: Option<Vec<String>>,
    /// Whether it rests on something that is not known, if stated.
    pub to_be_confirmed: Option<bool>,
    /// What would break if it started a quarter earlier.
    pub limits: Vec<WrittenLimit>,
    /// Line in the file, from 1.
    pub line: usize,
}

/// An answer that an initiative lifts, as stated.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenLift {
    /// The question.
    pub question: String,
    /// Its value today.
    pub from: Option<Score>,
    /// Its value then.
    pub to: Score,
}

/// Something named by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenName {
    /// Its id.
    pub id: String,
    /// Line in the file, from 1.
    pub line: usize,
}

/// A wish that is not kept, as stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenConflict {
    /// The wish.
    pub kind: WrittenConflictKind,
    /// Line in the file, from 1.
    pub line: usize,
}

/// A wish, as stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrittenConflictKind {
    /// A certification decided in this month.
    Certification {
        /// The month wanted.
        wanted: Month,
        /// The earliest month that can be held.
        earliest: Option<Month>,
        /// Questions that are closed too late or not at all, if stated.
        late: Option<Vec<String>>,
    },
    /// An initiative pinned to a quarter.
    Pin {
        /// The initiative.
        initiative: String,
        /// The quarter wanted.
        wanted: Quarter,
        /// The quarter in which it starts instead.
        instead: Option<Quarter>,
    },
    /// What has started already needs more than there is.
    Started {
        /// The initiative.
        initiative: String,
    },
    /// A wish that this version does not know.
    Other(String),
}

/// A date of the audit calendar, as stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenMilestone {
    /// Its id: what it is and which one of its kind, such as `surveillance-2`.
    pub id: String,
    /// Its month.
    pub month: Month,
    /// Its kind, if stated beside the id.
    pub kind: Option<String>,
    /// The initiative that holds it; outer `None`: not stated.
    pub initiative: Option<Option<String>>,
    /// Line in the file, from 1.
    pub line: usize,
}

impl WrittenMilestone {
    /// What it is, and which one of its kind, from 1.
    pub fn kind(&self) -> (&str, u32) {
        let parts = self.id.rsplit_once('-');
        let numbered = parts.and_then(|(kind, number)| Some((kind, number.parse().ok()?)));
        numbered.unwrap_or((&self.id, 1))
    }
}
