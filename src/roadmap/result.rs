//! What a roadmap says: initiatives in their quarters, where they lead, and why it is so.

use crate::gap::Outcome;
use crate::model::{Amount, Level, Quarter, QuestionIx, Score};
use crate::scoring::{Readiness, Verdict};

use super::{
    Assumption, Bottleneck, Change, Conflict, Dropped, Fixed, Limit, Milestone, OpenAtAudit,
    OutOfOrder, Sensitivity, Settings, Unmet, Wanted,
};

/// A plan of the coming years. Initiatives are named by their places in the questionnaire's list.
#[derive(Clone, Debug, PartialEq)]
pub struct Roadmap {
    /// Limits and wishes that it keeps to, defaults filled in.
    pub settings: Settings,
    /// What was taken for granted, in the order in which it is said.
    pub assumptions: Vec<Assumption>,
    /// Wishes that could not be kept.
    pub conflicts: Vec<Conflict>,
    /// What the certification wanted finds open; `None` if none is wanted, or it cannot be held.
    pub open_at_audit: Option<OpenAtAudit>,
    /// What has started or ended before what it presupposes; by id.
    pub out_of_order: Vec<OutOfOrder>,
    /// How good it is.
    pub objective: Objective,
    /// Where the organisation stands before it begins.
    pub today: Standing,
    /// Its quarters, in order.
    pub periods: Vec<Period>,
    /// The initiatives in it, by start; of those that start together, those first on which most others rest.
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

impl Roadmap {
    /// What an initiative presupposes and has not waited for, if that is so of this one.
    pub fn unmet(&self, initiative: usize, before: usize) -> Option<Unmet> {
        let mut all = self.out_of_order.iter();
        let one = all.find(|one| one.initiative == initiative)?;
        let mut unmet = one.unmet.iter().copied();
        unmet.find(|unmet| unmet.initiative == before)
    }
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
    /// What becomes of the target as a whole: the worst of its demands; `None` if nothing is demanded.
    pub target: Option<Outcome>,
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
    /// External cost of the initiatives that start in it, and of what is repeated every year.
    pub cost: Amount,
    /// Where the organisation stands once what takes effect in it has done so.
    pub standing: Standing,
    /// Where it stands then if every initiative has its effect only so far as `Settings::effect` says.
    pub cautious: Standing,
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
    /// External cost again in every year after that of its start.
    pub yearly_cost: Amount,
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
