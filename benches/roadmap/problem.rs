//! The problem of an instance in whole numbers, derived apart from the planner: what other solvers are given, and what the
//! planner's value is held against.

use std::collections::BTreeMap;

use itsm_gap::gap::{Subject, Targets};
use itsm_gap::model::{Amount, Initiative, Score};
use itsm_gap::roadmap::Roadmap;
use serde::Serialize;

use crate::prepared::Prepared;

/// Person-days and money in hundredths.
#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    name: String,
    quarters: usize,
    capacity: Vec<i64>,
    budget: Option<Vec<i64>>,
    parallel: Option<u32>,
    per_role: u32,
    jobs: Vec<Job>,
    gaps: Vec<Gap>,
    /// What the planner found.
    planner: Answer,
}

#[derive(Debug, Serialize)]
struct Job {
    id: String,
    /// For each quarter that it takes.
    load: Vec<i64>,
    run_in: u32,
    upkeep: i64,
    cost: i64,
    after: Vec<usize>,
    role: Option<String>,
}

#[derive(Debug, Serialize)]
struct Gap {
    question: String,
    /// Jobs, each with what its answer is worth in a quarter; the best that is effective counts.
    suppliers: Vec<(usize, i64)>,
}

#[derive(Debug, Serialize)]
struct Answer {
    value: i64,
    bound: i64,
    starts: Vec<Option<i32>>,
}

impl Problem {
    /// The problem of an instance, with its roadmap as a first answer.
    pub(crate) fn new(name: String, prepared: &Prepared, roadmap: &Roadmap) -> Self {
        let settings = &roadmap.settings;
        let hundredths =
            |amounts: &[Amount]| amounts.iter().map(|amount| amount.hundredths()).collect();
        let initiatives = &prepared.questionnaire.initiatives;
        let starts = Prepared::starts(roadmap);
        Self {
            name,
            quarters: settings.capacity.len(),
            capacity: hundredths(&settings.capacity),
            budget: settings.budget.as_deref().map(hundredths),
            parallel: settings.parallel,
            per_role: settings.parallel_per_role,
            jobs: initiatives.iter().map(|one| job(prepared, one)).collect(),
            gaps: gaps(prepared),
            planner: Answer {
                value: roadmap.objective.value,
                bound: roadmap.objective.bound,
                starts: (0..initiatives.len())
                    .map(|place| starts.get(&place).copied())
                    .collect(),
            },
        }
    }

    /// The value of the planner's starts: the sum over all quarters of what is reached in each.
    pub(crate) fn value(&self) -> i64 {
        (0..self.quarters as i64)
            .map(|quarter| {
                let effective = |job: usize| {
                    let own = &self.jobs[job];
                    let lasts = own.load.len() as i64 - 1 + i64::from(own.run_in);
                    self.planner.starts[job]
                        .is_some_and(|start| i64::from(start) + lasts <= quarter)
                };
                let reached = self.gaps.iter().map(|gap| {
                    let values = gap.suppliers.iter().filter(|(job, _)| effective(*job));
                    values.map(|(_, value)| *value).max().unwrap_or(0)
                });
                reached.sum::<i64>()
            })
            .sum()
    }
}

fn job(prepared: &Prepared, initiative: &Initiative) -> Job {
    let size = prepared.assessment.size(&prepared.questionnaire);
    // Generated instances leave every answer open, so that the whole effort is due.
    let days = initiative.discounted_days(size, &prepared.assessment.profile) as i64;
    let quarters = i64::from(initiative.quarters);
    Job {
        id: initiative.id.to_string(),
        load: (0..quarters)
            .map(|place| 100 * (days / quarters + i64::from(place < days % quarters)))
            .collect(),
        run_in: initiative.run_in,
        upkeep: Amount::nearest(initiative.upkeep).hundredths(),
        cost: Amount::nearest(initiative.cost).hundredths(),
        after: initiative.after.clone(),
        role: initiative.role.clone(),
    }
}

fn gaps(prepared: &Prepared) -> Vec<Gap> {
    let none = Default::default();
    let targets = Targets::new(
        &prepared.questionnaire,
        prepared.plan.target.as_ref().unwrap_or(&none),
    );
    let mut gaps = BTreeMap::new();
    for finding in &prepared.findings {
        let Subject::Question(ix) = finding.subject else {
            continue;
        };
        let Some(target) = targets.question(ix).map(|target| target.value) else {
            continue;
        };
        let question = prepared.questionnaire.question(ix);
        let from = prepared.card.question(ix).scored().unwrap_or(Score::ZERO);
        let mut sections = prepared.questionnaire.ancestry(question.section);
        let importance = sections.find_map(|section| prepared.plan.importance.get(&section));
        let worth = 1000.0
            * question.weight
            * importance.copied().unwrap_or(1.0)
            * f64::from(finding.priority.benefit());
        let options = prepared.questionnaire.options(ix);
        let value = |to: usize| {
            let to = options.get(to)?.score.map(Score::new)?.min(target);
            let share = (to.get() - from.get()) / (target.get() - from.get());
            let value = ((worth * share * 1e9).round() / 1e9).round() as i64;
            (value > 0).then_some(value)
        };
        let initiatives = prepared.questionnaire.initiatives.iter().enumerate();
        let suppliers = initiatives.flat_map(|(job, initiative)| {
            let closes = initiative.closes.iter();
            closes
                .filter(|one| one.question == ix)
                .map(move |one| (job, one.to))
        });
        let suppliers = suppliers.filter_map(|(job, to)| Some((job, value(to)?)));
        gaps.insert(
            ix,
            Gap {
                question: question.id.to_string(),
                suppliers: suppliers.collect(),
            },
        );
    }
    gaps.into_values().collect()
}
