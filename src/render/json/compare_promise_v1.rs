//! What a roadmap had promised by now against what is true, as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::comparison::{Change, Kept, Outcome, Progress, Reckoning};
use crate::model::{AreaIx, Score};
use crate::report::outcome_id;
use crate::scoring::NodeId;

use super::words_v1 as words;

#[derive(Serialize)]
pub(super) struct Promise {
    on: String,
    quarter: Option<String>,
    due: usize,
    promised: Standing,
    real: Standing,
    initiatives: Vec<Initiative>,
    beyond: Vec<String>,
}

#[derive(Serialize)]
struct Standing {
    floor: Option<f64>,
    conformity: Option<&'static str>,
    major: Option<usize>,
    minor: Option<usize>,
    areas: BTreeMap<String, f64>,
}

#[derive(Serialize)]
struct Initiative {
    id: String,
    title: Option<String>,
    end: String,
    effective: String,
    outcome: &'static str,
    not_yet_on: Option<String>,
    reached: usize,
    of: usize,
    unevidenced: usize,
    answers: Vec<Answer>,
}

#[derive(Serialize)]
struct Answer {
    question: String,
    from: Option<f64>,
    to: f64,
    now: Option<f64>,
    progress: &'static str,
}

impl Promise {
    pub(super) fn new(reckoning: &Reckoning, whole: &Change<'_, '_>) -> Self {
        let side = whole.after;
        let promised = &reckoning.promised;
        let counts = &side.card.overall.counts;
        let areas = side.questionnaire.areas.iter().enumerate();
        let judged = side.card.conformity.is_some();
        Self {
            on: reckoning.on.to_string(),
            quarter: reckoning.quarter.map(|quarter| quarter.to_string()),
            due: reckoning.due().count(),
            promised: Standing {
                floor: promised.floor.map(Score::get),
                conformity: promised.conformity.map(words::readiness),
                major: promised.majors,
                minor: promised.minors,
                areas: promised
                    .areas
                    .iter()
                    .map(|(id, floor)| (id.clone(), floor.get()))
                    .collect(),
            },
            real: Standing {
                floor: side.floor(&NodeId::Overall).map(Score::get),
                conformity: side.card.conformity.map(words::readiness),
                major: judged.then_some(counts.major),
                minor: judged.then_some(counts.minor),
                areas: areas
                    .filter_map(|(place, area)| {
                        let floor = side.floor(&NodeId::Area(AreaIx(place)))?;
                        Some((area.id.to_string(), floor.get()))
                    })
                    .collect(),
            },
            initiatives: reckoning.initiatives.iter().map(initiative).collect(),
            beyond: reckoning
                .beyond
                .iter()
                .map(|ix| side.questionnaire.question(*ix).id.to_string())
                .collect(),
        }
    }
}

fn initiative(kept: &Kept) -> Initiative {
    let promised = &kept.promised;
    Initiative {
        id: promised.id.clone(),
        title: promised.title.clone(),
        end: promised.end.to_string(),
        effective: promised.effective.to_string(),
        outcome: outcome_id(kept.outcome),
        not_yet_on: match kept.outcome {
            Outcome::KeptLate(day) => Some(day.to_string()),
            _ => None,
        },
        reached: kept.reached,
        of: kept.of,
        unevidenced: kept.unevidenced,
        answers: kept
            .answers
            .iter()
            .map(|answer| Answer {
                question: answer.id.clone(),
                from: answer.from.map(Score::get),
                to: answer.to.get(),
                now: answer.now.map(Score::get),
                progress: match answer.progress {
                    Progress::Reached => "reached",
                    Progress::Risen => "risen",
                    Progress::Unmoved => "unmoved",
                    Progress::Fallen => "fallen",
                    Progress::Open => "open",
                    Progress::Outside => "outside",
                    Progress::Gone => "gone",
                },
            })
            .collect(),
    }
}
