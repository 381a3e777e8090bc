//! The roadmap as JSON: within a report, and as a document of its own.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Amount, Level, Score};
use crate::report::{GapReport, roadmap_wording as wording};
use crate::roadmap;

use super::roadmap_conflict_v1::{Conflict, Dropped, OpenAtAudit, OutOfOrder};
use super::roadmap_initiative_v1::Initiative;
use super::roadmap_named_v1::{Named, Number};
use super::roadmap_outlook_v1::{Bottleneck, Change, Sensitivity};
use super::{TOOL, words_v1 as words};

/// A roadmap with what it belongs to in front.
#[derive(Serialize)]
pub(super) struct Document {
    format: u8,
    tool: &'static str,
    organisation: Option<String>,
    questionnaire: QuestionnaireOut,
    date: String,
    as_of: String,
    #[serde(flatten)]
    roadmap: Body,
}

#[derive(Serialize)]
struct QuestionnaireOut {
    id: String,
    version: String,
}

/// A roadmap as part of a report.
#[derive(Serialize)]
pub(super) struct Roadmap {
    format: u8,
    #[serde(flatten)]
    roadmap: Body,
}

#[derive(Serialize)]
struct Body {
    start: String,
    quarters: usize,
    capacity: Vec<Number>,
    budget: Option<Vec<Number>>,
    currency: Option<String>,
    parallel: Option<u32>,
    parallel_per_role: u32,
    certification: Option<String>,
    effect: f64,
    assumptions: Vec<String>,
    conflicts: Vec<Conflict>,
    open_at_audit: Option<OpenAtAudit>,
    out_of_order: Vec<OutOfOrder>,
    objective: Objective,
    today: Standing,
    periods: Vec<Period>,
    initiatives: Vec<Initiative>,
    milestones: Vec<Milestone>,
    dropped: Vec<Dropped>,
    uncovered: Vec<String>,
    bottleneck: Option<Bottleneck>,
    sensitivity: Vec<Sensitivity>,
    changes: Option<Vec<Change>>,
}

#[derive(Serialize)]
struct Objective {
    value: i64,
    bound: i64,
    gap: f64,
    proven: bool,
}

#[derive(Serialize)]
struct Standing {
    floor: Option<f64>,
    score: Option<f64>,
    level: Option<u8>,
    verdict: Option<&'static str>,
    conformity: Option<&'static str>,
    target: Option<&'static str>,
    majors: usize,
    minors: usize,
    areas: BTreeMap<String, Option<f64>>,
}

#[derive(Serialize)]
struct Period {
    id: String,
    effort: Number,
    upkeep: Number,
    capacity: Number,
    cost: Number,
    #[serde(flatten)]
    standing: Standing,
    cautious_floor: Option<f64>,
    cautious: Standing,
}

#[derive(Serialize)]
struct Milestone {
    id: String,
    kind: &'static str,
    date: String,
    title: String,
    /// The initiative that holds it; null: none of this roadmap.
    initiative: Option<String>,
}

impl Document {
    pub(super) fn new(report: &GapReport<'_>, roadmap: &roadmap::Roadmap) -> Self {
        let questionnaire = report.questionnaire();
        Self {
            format: 1,
            tool: TOOL,
            organisation: report.assessment().organisation.clone(),
            questionnaire: QuestionnaireOut {
                id: questionnaire.id.to_string(),
                version: questionnaire.version.clone(),
            },
            date: report.assessment().date.to_string(),
            as_of: report.inputs.as_of.to_string(),
            roadmap: Body::new(Named { report, roadmap }),
        }
    }
}

impl Roadmap {
    pub(super) fn new(report: &GapReport<'_>, roadmap: &roadmap::Roadmap) -> Self {
        Self {
            format: 1,
            roadmap: Body::new(Named { report, roadmap }),
        }
    }
}

impl Body {
    fn new(named: Named<'_, '_>) -> Self {
        let Named { report, roadmap } = named;
        let settings = &roadmap.settings;
        let numbers = |amounts: &[Amount]| amounts.iter().copied().map(Number).collect();
        let assumptions = roadmap.assumptions.iter();
        let conflicts = roadmap.conflicts.iter();
        let periods = roadmap.periods.iter();
        let initiatives = roadmap.initiatives.iter();
        let dropped = roadmap.dropped.iter();
        let sensitivity = roadmap.sensitivity.iter();
        let changes = roadmap.changes.as_ref();
        Self {
            start: settings.start.to_string(),
            quarters: settings.quarters(),
            capacity: numbers(&settings.capacity),
            budget: settings.budget.as_deref().map(numbers),
            currency: settings.currency.clone(),
            parallel: settings.parallel,
            parallel_per_role: settings.parallel_per_role,
            certification: settings.certification.map(|month| month.to_string()),
            effect: settings.effect.get(),
            assumptions: assumptions
                .map(|a| wording::assumption(report, roadmap, a))
                .collect(),
            conflicts: conflicts.map(|c| Conflict::new(named, c)).collect(),
            open_at_audit: roadmap
                .open_at_audit
                .as_ref()
                .map(|open| OpenAtAudit::new(named, open)),
            out_of_order: roadmap
                .out_of_order
                .iter()
                .map(|one| OutOfOrder::new(named, one))
                .collect(),
            objective: Objective {
                value: roadmap.objective.value,
                bound: roadmap.objective.bound,
                gap: Score::new(roadmap.objective.gap()).get(),
                proven: roadmap.objective.proven,
            },
            today: Standing::new(report, &roadmap.today),
            periods: periods.map(|p| Period::new(report, p)).collect(),
            initiatives: initiatives.map(|i| Initiative::new(named, i)).collect(),
            milestones: roadmap
                .milestones
                .iter()
                .map(|m| milestone(named, m))
                .collect(),
            dropped: dropped.map(|d| Dropped::new(named, d)).collect(),
            uncovered: roadmap
                .uncovered
                .iter()
                .map(|ix| named.question(*ix))
                .collect(),
            bottleneck: roadmap
                .bottleneck
                .as_ref()
                .map(|b| Bottleneck::new(named, b)),
            sensitivity: sensitivity.map(|s| Sensitivity::new(named, s)).collect(),
            changes: changes.map(|all| all.iter().map(|c| Change::new(named, c)).collect()),
        }
    }
}

impl Standing {
    fn new(report: &GapReport<'_>, standing: &roadmap::Standing) -> Self {
        let areas = report.questionnaire().areas.iter().zip(&standing.areas);
        Self {
            floor: standing.floor.map(Score::get),
            score: standing.score.map(Score::get),
            level: standing.level.map(Level::get),
            verdict: standing.verdict.map(words::verdict),
            conformity: standing.conformity.map(words::readiness),
            target: standing.target.map(words::outcome),
            majors: standing.majors,
            minors: standing.minors,
            areas: areas
                .map(|(area, floor)| (area.id.to_string(), floor.map(Score::get)))
                .collect(),
        }
    }
}

impl Period {
    fn new(report: &GapReport<'_>, period: &roadmap::Period) -> Self {
        Self {
            id: period.quarter.to_string(),
            effort: Number(period.effort),
            upkeep: Number(period.upkeep),
            capacity: Number(period.capacity),
            cost: Number(period.cost),
            standing: Standing::new(report, &period.standing),
            cautious_floor: period.cautious.floor.map(Score::get),
            cautious: Standing::new(report, &period.cautious),
        }
    }
}

/// Its id is its kind with its number, such as `surveillance-2`.
fn milestone(named: Named<'_, '_>, milestone: &roadmap::Milestone) -> Milestone {
    let kind = words::milestone(milestone.kind);
    Milestone {
        id: format!("{kind}-{}", milestone.number),
        kind,
        date: milestone.month.to_string(),
        title: wording::milestone(milestone),
        initiative: milestone.initiative.map(|place| named.initiative(place)),
    }
}
