//! The limits that a roadmap keeps to: the plan with its defaults, which are stated as assumptions.

use jiff::civil::Date;

use crate::model::{
    Amount, Assessment, Conformity, Month, Plan, Quarter, Questionnaire, Score, Spread, Target,
};

/// Limits and wishes of a roadmap, defaults filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The first quarter.
    pub start: Quarter,
    /// Person-days for each quarter; as many as the roadmap has quarters.
    pub capacity: Vec<Amount>,
    /// Money for each year of four quarters; `None`: no limit.
    pub budget: Option<Vec<Amount>>,
    /// Currency of all money.
    pub currency: Option<String>,
    /// How many initiatives may run at once; `None`: no limit.
    pub parallel: Option<u32>,
    /// How many initiatives with the same role may run at once.
    pub parallel_per_role: u32,
    /// The month in which the certification is to be decided.
    pub certification: Option<Month>,
    /// How far every initiative has its effect in the cautious floor; it plays no part in anything else.
    pub effect: Score,
}

/// How many initiatives a role leads at once, where the plan says nothing.
const PER_ROLE: u32 = 2;
/// How far an initiative has its effect in the cautious floor, where the plan says nothing: a share that was chosen to
/// show how much rests on it, not one that was measured.
const EFFECT: f64 = 0.8;
/// Person-days a quarter for small, medium and large organisations, where the plan says nothing.
const CAPACITY: [(&str, i64); 3] = [("small", 30), ("medium", 60), ("large", 120)];

impl Settings {
    /// The limits of a plan, with what was taken for granted.
    pub(super) fn resolve(
        plan: &Plan,
        questionnaire: &Questionnaire,
        assessment: &Assessment,
    ) -> (Self, Vec<Assumption>) {
        let mut assumptions = Vec::new();
        let start = plan.first(assessment.date);
        if plan.start.is_none() {
            assumptions.push(Assumption::Start(start));
        } else if start < Quarter::of(assessment.date) {
            assumptions.push(Assumption::StartsBefore(assessment.date));
        }
        if plan.years.is_none() {
            assumptions.push(Assumption::Years(Plan::USUAL_YEARS));
        }
        let (years, quarters) = plan.length();
        let default_capacity = || {
            let (amount, size) = usual_capacity(questionnaire, assessment);
            (Spread::Same(amount), Assumption::Capacity(amount, size))
        };
        let capacity = match &plan.capacity {
            Some(capacity) => capacity.over(quarters),
            None => {
                let (capacity, assumption) = default_capacity();
                assumptions.push(assumption);
                capacity.over(quarters)
            }
        };
        if assessment.size(questionnaire).is_none() && questionnaire.size_question().is_some() {
            assumptions.push(Assumption::LargestSize);
        }
        if plan.budget.is_none() {
            assumptions.push(Assumption::NoBudget);
        }
        let parallel_per_role = plan.parallel_per_role.unwrap_or_else(|| {
            assumptions.push(Assumption::PerRole(PER_ROLE));
            PER_ROLE
        });
        let settings = Self {
            start,
            capacity: capacity.unwrap_or_else(|| vec![Amount::ZERO; quarters]),
            budget: plan.budget.as_ref().map(|budget| {
                budget
                    .over(years)
                    .unwrap_or_else(|| vec![Amount::ZERO; years])
            }),
            currency: plan.currency.clone(),
            parallel: plan.parallel,
            parallel_per_role,
            certification: plan.certification,
            effect: plan.effect.unwrap_or(Score::new(EFFECT)),
        };
        (settings, assumptions)
    }

    /// How many quarters there are.
    pub fn quarters(&self) -> usize {
        self.capacity.len()
    }

    /// The quarter at a place, from 0.
    pub fn quarter(&self, place: usize) -> Quarter {
        self.start.plus(i32::try_from(place).unwrap_or(i32::MAX))
    }

    /// The last quarter.
    pub fn last(&self) -> Quarter {
        self.quarter(self.quarters().saturating_sub(1))
    }

    /// The year of the roadmap, from 0, in which the quarter at a place lies.
    pub fn year(place: usize) -> usize {
        place / Plan::QUARTERS
    }
}

/// The target that a roadmap works towards, and whether conformity was added to it: a certification wants all
/// requirements met, whatever else is wanted.
pub fn target_for(plan: &Plan, questionnaire: &Questionnaire, target: Target) -> (Target, bool) {
    let adds = plan.certification.is_some()
        && target.conformity.is_none()
        && questionnaire.has_requirements();
    let conformity = if adds {
        Some(Conformity::ReadyWithActions)
    } else {
        target.conformity
    };
    (
        Target {
            conformity,
            ..target
        },
        adds,
    )
}

/// Person-days a quarter by size: by the word where the answer is one of the usual ones, else by its place. Unanswered
/// counts as the largest, as for efforts.
fn usual_capacity(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
) -> (Amount, Option<String>) {
    let medium = CAPACITY[1].1;
    let Some(question) = questionnaire
        .size_question()
        .and_then(|place| questionnaire.profile.get(place))
    else {
        return (Amount::whole(medium), None);
    };
    let last = question.answers.len().saturating_sub(1);
    let answered = assessment.size(questionnaire);
    let place = answered.unwrap_or(last);
    let id = question
        .answers
        .get(place)
        .map(|answer| answer.id.to_string());
    let by_word = CAPACITY
        .iter()
        .find(|(word, _)| id.as_deref() == Some(word));
    let days = match (by_word, place) {
        (Some((_, days)), _) => *days,
        (None, 0) => CAPACITY[0].1,
        (None, place) if place == last => CAPACITY[CAPACITY.len() - 1].1,
        (None, _) => medium,
    };
    (Amount::whole(days), id.filter(|_| answered.is_some()))
}

/// What was taken for granted.
#[derive(Clone, Debug, PartialEq)]
pub enum Assumption {
    /// The roadmap starts in the quarter after the assessment.
    Start(Quarter),
    /// The plan has it start in a quarter that ended before this day, that of the assessment.
    StartsBefore(Date),
    /// It has so many years.
    Years(u32),
    /// So many person-days a quarter, for an organisation of this size: the id of the answer to `size`, if there is one.
    Capacity(Amount, Option<String>),
    /// The size is not answered: efforts are those of the largest.
    LargestSize,
    /// Money has no limit.
    NoBudget,
    /// A role leads at most so many initiatives at once.
    PerRole(u32),
    /// A certification is wanted, so all requirements are to be met.
    ConformityWanted,
    /// So many gaps are unanswered, unknown or disputed; so many of the initiatives planned rest on them.
    ToBeConfirmed {
        /// Questions.
        questions: usize,
        /// Initiatives.
        initiatives: usize,
    },
    /// These have ended by the plan; what they close counts as reached once their run-in after the roadmap's start is over.
    Done(Vec<usize>),
    /// What the plan says has ended, or has started and left nothing open, goes on beside the work of this roadmap.
    KeptUp {
        /// Initiatives that take anything.
        initiatives: usize,
        /// Person-days that they take in every quarter.
        upkeep: Amount,
        /// External cost that they have in every year.
        yearly_cost: Amount,
    },
    /// What has started would have ended, and had its effect, before the roadmap by the quarters that it takes.
    EndedByQuarters {
        /// The initiative.
        initiative: usize,
        /// The quarter in which it started, by the plan.
        started: Quarter,
        /// The quarter in which it ended by its length.
        end: Quarter,
    },
    /// What the answers show as done needs no work; its upkeep is part of today's work.
    DoneByAnswers(usize),
    /// So many initiatives lie, wholly or in part, outside the selected sections and are taken to be in place.
    OutsideScope(usize),
    /// The plan pins or has started what has nothing left to close: it counts as done.
    NothingLeft(usize),
    /// The plan names what no gap needs; it is in the roadmap since a person wants it.
    Unneeded(usize),
    /// Costs are those of the initiatives alone, in full even where only part of what they close is open.
    CostOfInitiatives,
    /// Every role is another person.
    RolesApart,
    /// Every gap is to be closed, with records, before its milestone: an aim of this tool, not of the standard.
    BeforeMilestones,
    /// So many requirements take effect only in the quarter in which the internal audit that the roadmap plans ends, or after
    /// it, though before the month in which it is due: they want an audit of their own.
    AfterAudit {
        /// The initiative that holds the audit.
        initiative: usize,
        /// Its last quarter.
        end: Quarter,
        /// Requirements.
        questions: usize,
        /// The month before which they are to be effective.
        due: Month,
    },
    /// Of the certification in this month some milestones lie so late that the roadmap cannot be held to them.
    BeyondHorizon(Month),
}
