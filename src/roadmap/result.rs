//! What a roadmap says: initiatives in their quarters, where they lead, and why it is so.

use crate::model::{Amount, Due, Level, Month, Quarter, QuestionIx, Score};
use crate::scoring::{Readiness, Verdict};

use super::{Assumption, Settings};

/// A plan of the coming years. Initiatives are named by their places in the questionnaire's list.
#[derive(Clone, Debug, PartialEq)]
pub struct Roadmap {
    /// Limits and wishes that it keeps to, defaults filled in.
    pub settings: Settings,
    /// What was taken for granted, in the order in which it is said.
    pub assumptions: Vec<Assumption>,
    /// Wishes that could not be kept.
    pub conflicts: Vec<Conflict>,
    /// How good it is.
    pub objective: Objective,
    /// Where the organisation stands before it begins.
    pub today: Standing,
    /// Its quarters, in order.
    pub periods: Vec<Period>,
    /// The initiatives in it, by start, then by id.
    pub initiatives: Vec<Planned>,
    /// What the plan says has ended, with what it lifts that the answers do not show yet; by id.
    pub ended: Vec<Ended>,
    /// The candidates left out, by id.
    pub dropped: Vec<Dropped>,
    /// Gaps that no initiative closes, in the order of the questionnaire.
    pub uncovered: Vec<QuestionIx>,
    /// The audit calendar and the days on which to assess again, by month.
    pub milestones: Vec<Milestone>,
    /// What holds most of the benefit back; `None` if nothing does.
    pub bottleneck: Option<Bottleneck>,
    /// What more of something would bring, found by planning again.
    pub sensitivity: Vec<Sensitivity>,
    /// What became of an earlier roadmap, by id; `None` if there was none.
    pub changes: Option<Vec<Change>>,
}

/// How good a roadmap is: the sum over its quarters of the value reached, against what could be reached at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Objective {
    /// Value reached.
    pub value: i64,
    /// No roadmap within the limits can reach more.
    pub bound: i64,
    /// Whether it is proven that no roadmap reaches more.
    pub proven: bool,
}

impl Objective {
    /// (bound − value) ÷ bound, 0–1.
    pub fn gap(self) -> f64 {
        if self.bound <= 0 {
            return 0.0;
        }
        (self.bound - self.value).max(0) as f64 / self.bound as f64
    }
}

/// Where the organisation stands, by the same scorer as every assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Floor of the whole: what is open counts 0.
    pub floor: Option<Score>,
    /// Score of what is answered.
    pub score: Option<Score>,
    /// Lowest capability level of the whole.
    pub level: Option<Level>,
    /// Worst judgement of the whole.
    pub verdict: Option<Verdict>,
    /// Conformity of the whole.
    pub conformity: Option<Readiness>,
    /// Floors of the areas, in their order.
    pub areas: Vec<Option<Score>>,
    /// Likely majors, systemic ones included.
    pub majors: usize,
    /// Likely minors.
    pub minors: usize,
}

/// One quarter of a roadmap.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    /// Which.
    pub quarter: Quarter,
    /// Person-days of work on initiatives, without upkeep.
    pub effort: Amount,
    /// Person-days to keep up what has ended before.
    pub upkeep: Amount,
    /// Person-days there are.
    pub capacity: Amount,
    /// External cost of the initiatives that start in it.
    pub cost: Amount,
    /// Where the organisation stands once what takes effect in it has done so.
    pub standing: Standing,
}

/// An initiative in its quarters.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// Its place.
    pub initiative: usize,
    /// First quarter; before the roadmap, if it has started.
    pub start: Quarter,
    /// Last quarter.
    pub end: Quarter,
    /// The quarter from which on the answers rise: the run-in after its end is over.
    pub effective: Quarter,
    /// Person-days in all, of which those before the roadmap are spent.
    pub effort: Amount,
    /// External cost; spent already, if it started before the roadmap.
    pub cost: Amount,
    /// Person-days in every quarter after its end.
    pub upkeep: Amount,
    /// Who does it, where the plan says so.
    pub owner: Option<String>,
    /// What it lifts that is below its target today.
    pub closes: Vec<Lift>,
    /// How many of the answers it lifts, among those that apply: open, all.
    pub open: (usize, usize),
    /// Value that it adds in every quarter from its effect on, beyond what was reached by then.
    pub benefit: i64,
    /// A person fixed its start.
    pub fixed: Option<Fixed>,
    /// Wanted dates that it serves, directly or through what presupposes it.
    pub wanted: Vec<Wanted>,
    /// Initiatives of the roadmap that presuppose it, by id.
    pub opens: Vec<usize>,
    /// What would break if it started a quarter earlier and all else stayed.
    pub why_not_earlier: Vec<Limit>,
    /// Something that it lifts is unanswered, unknown or disputed: confirm first that there is a gap.
    pub to_be_confirmed: bool,
}

/// An initiative that has ended before the roadmap, by the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Its place.
    pub initiative: usize,
    /// The quarter from which on its effect counts; not before the roadmap.
    pub effective: Quarter,
    /// What it lifts that is below its target today.
    pub closes: Vec<Lift>,
}

/// An answer that an initiative lifts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lift {
    /// The question.
    pub question: QuestionIx,
    /// Its value today; `None` while nothing is known.
    pub from: Option<Score>,
    /// The value then: that of its answer, at most the target.
    pub to: Score,
    /// It is reached earlier in this roadmap through another initiative.
    pub reached_before: bool,
}

/// Why a start is not free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// It has started.
    Started,
    /// The plan pins it.
    Pinned,
}

/// A date by which a requirement is to be effective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The requirement.
    pub question: QuestionIx,
    /// The milestone before whose month it must be effective.
    pub milestone: Due,
    /// The month of the milestone.
    pub month: Month,
}

/// What stands in the way of a start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The roadmap begins then.
    RoadmapStart,
    /// A person fixed the start.
    Fixed(Fixed),
    /// An earlier roadmap had it there, and moving it would bring less than a hundredth.
    Kept,
    /// It presupposes an initiative that ends in this quarter.
    Predecessor {
        /// The initiative presupposed.
        initiative: usize,
        /// Its last quarter.
        end: Quarter,
    },
    /// Person-days of a quarter do not suffice.
    Capacity {
        /// The quarter.
        quarter: Quarter,
        /// Person-days left by all others.
        free: Amount,
        /// Person-days it would need there.
        needed: Amount,
        /// Whether what it would need there is upkeep after its end.
        upkeep: bool,
    },
    /// Money of a year does not suffice.
    Budget {
        /// The year of the roadmap, from 1.
        year: usize,
        /// Money left by all others.
        free: Amount,
        /// Money it needs.
        needed: Amount,
    },
    /// As many initiatives run as may run at once.
    Parallel {
        /// The quarter.
        quarter: Quarter,
        /// How many may run.
        at_once: u32,
    },
    /// The role leads as many initiatives as it may at once.
    Role {
        /// The quarter.
        quarter: Quarter,
        /// The role.
        role: String,
        /// How many may run.
        at_once: u32,
    },
}

/// A candidate that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Its place.
    pub initiative: usize,
    /// Why.
    pub why: DropReason,
}

/// Why a candidate is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DropReason {
    /// The plan excludes it, for this reason.
    Excluded(String),
    /// It presupposes, directly or not, an initiative that is excluded.
    PresupposesExcluded(usize),
    /// It presupposes, directly or not, an initiative that is left out for another reason.
    PresupposesDropped(usize),
    /// Even started as early as its predecessors allow, it would take effect only after the roadmap.
    TooLate {
        /// The first quarter in which it could take effect.
        effective: Quarter,
    },
    /// It needs more in a single quarter, or year, than there is in any.
    TooLarge(Limit),
    /// What it closes is closed by these, wholly.
    ClosedByOthers(Vec<usize>),
    /// Nothing that it closes, or opens the way for, counts: its weight or importance is 0, or it only prepares what is left out.
    NoBenefit,
    /// What is left by initiatives that bring more does not suffice: the limit at the start that came nearest.
    NoRoom {
        /// That start.
        start: Quarter,
        /// What stood in the way.
        limit: Limit,
    },
}

/// A wish that the roadmap does not keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The wish.
    pub kind: ConflictKind,
    /// Limits that rule it out together; without any one of them, what is left of this list would not.
    pub clash: Vec<Clash>,
    /// Whether it is proven that the wish cannot be kept; else no plan that keeps it was found.
    pub proven: bool,
}

/// A wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// A certification decided in this month.
    Certification {
        /// The month wanted.
        wanted: Month,
        /// The earliest month that can be held within the roadmap.
        earliest: Option<Month>,
        /// Requirements that this roadmap closes too late or not at all, in the order of the questionnaire.
        late: Vec<Wanted>,
    },
    /// An initiative pinned to a quarter.
    Pin {
        /// The initiative.
        initiative: usize,
        /// The quarter wanted.
        wanted: Quarter,
        /// The quarter in which it starts instead, if at all.
        instead: Option<Quarter>,
    },
    /// What has started already needs more than there is.
    Started {
        /// The initiative.
        initiative: usize,
    },
}

/// A limit that clashes with a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// Person-days of a quarter.
    Capacity(Quarter),
    /// Money of a year of the roadmap, from 1.
    Budget(usize),
    /// How many initiatives may run at once.
    Parallel,
    /// How many initiatives a role may lead at once.
    Role(String),
    /// Initiatives that follow each other and, run-in included, take so many quarters, where so many are left.
    Chain {
        /// The initiatives, in their order.
        initiatives: Vec<usize>,
        /// Quarters they take.
        needed: i32,
        /// Quarters there are.
        left: i32,
        /// What they are needed for, where it is a date.
        wanted: Option<Wanted>,
    },
    /// An exclusion.
    Excluded(usize),
    /// Another pin, or what has started.
    Fixed(usize, Quarter),
    /// No initiative closes the requirement.
    NothingCloses(Wanted),
    /// The initiative does not fit into the roadmap.
    Horizon(usize),
}

/// A date of the audit calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Milestone {
    /// Its month.
    pub month: Month,
    /// What it is.
    pub kind: MilestoneKind,
    /// Which one of its kind, from 1.
    pub number: u32,
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

/// The limit that holds most of the benefit back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bottleneck {
    /// What it is.
    pub stimulus: Stimulus,
    /// How many initiatives it keeps from starting a quarter earlier, or from being in the roadmap.
    pub held: usize,
    /// How many initiatives anything keeps from that.
    pub of: usize,
}

/// Something that there could be more of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stimulus {
    /// Person-days: so many more a quarter.
    Capacity(Amount),
    /// Money: so many percent more a year.
    Budget(u32),
    /// So many more initiatives at once.
    Parallel(u32),
    /// So many more initiatives at once for a role.
    Role(String, u32),
    /// Nothing that could be bought: the order of the work.
    Order,
}

/// What more of something would bring, found by planning again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sensitivity {
    /// What there would be more of.
    pub stimulus: Stimulus,
    /// Value then.
    pub value: i64,
    /// Value gained; never negative, since the present plan stays possible.
    pub gain: i64,
    /// Initiatives that would be added, by id.
    pub added: Vec<usize>,
    /// How many initiatives would take effect earlier.
    pub earlier: usize,
}

/// What became of an initiative of an earlier roadmap, or that it is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Id, also of an initiative that is gone.
    pub id: String,
    /// What changed.
    pub what: Changed,
}

/// What changed against an earlier roadmap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It starts in another quarter than before.
    Moved {
        /// Before.
        from: Quarter,
        /// Now.
        to: Quarter,
        /// Why it cannot stay, where it cannot; else moving it brings more than it disturbs.
        because: Vec<Limit>,
    },
    /// It was not in the earlier roadmap.
    Added(Quarter),
    /// It is left out now.
    Removed(Quarter),
    /// It has ended, or what it closes is reached.
    Done,
    /// It is no longer known.
    Unknown,
}
