//! What a roadmap promised: by when which answers would be true, and where that leads.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{Quarter, Questionnaire, Score, WrittenRoadmap, WrittenStanding};
use crate::roadmap::{Roadmap, Standing};
use crate::scoring::Readiness;

/// What a roadmap promised.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// Where the organisation stood when it was drawn up.
    pub today: PromisedStanding,
    /// Where it was to stand at the end of each quarter.
    pub periods: Vec<(Quarter, PromisedStanding)>,
    /// Its initiatives, in its order.
    pub initiatives: Vec<PromisedInitiative>,
}

/// Where an organisation was to stand. What the roadmap does not say is `None`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PromisedStanding {
    /// Floor of the whole.
    pub floor: Option<Score>,
    /// Conformity of the whole.
    pub conformity: Option<Readiness>,
    /// Likely majors.
    pub majors: Option<usize>,
    /// Likely minors.
    pub minors: Option<usize>,
    /// Floors of areas, by id.
    pub areas: BTreeMap<String, Score>,
}

/// An initiative as promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromisedInitiative {
    /// Its id.
    pub id: String,
    /// Its title, if the roadmap or the questionnaire knows it.
    pub title: Option<String>,
    /// Its last quarter.
    pub end: Quarter,
    /// The quarter at whose end its answers were to be true.
    pub effective: Quarter,
    /// The answers that it was to lift.
    pub answers: Vec<PromisedAnswer>,
}

/// An answer as promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromisedAnswer {
    /// The id of the question.
    pub question: String,
    /// Its value when the roadmap was drawn up.
    pub from: Option<Score>,
    /// Its value then.
    pub to: Score,
}

impl PromisedInitiative {
    /// Whether its answers were to be true on a day: the quarter of its effect is over.
    pub fn is_due(&self, on: Date) -> bool {
        self.effective.last_day() <= on
    }
}

impl Promise {
    /// The promise of a roadmap that was written to a file.
    pub fn written(roadmap: &WrittenRoadmap, questionnaire: &Questionnaire) -> Self {
        let title = |id: &str| {
            let mut known = questionnaire.initiatives.iter();
            known
                .find(|one| one.id.as_str() == id)
                .map(|one| one.title.clone())
        };
        let initiatives = roadmap.initiatives.iter().map(|one| PromisedInitiative {
            id: one.id.clone(),
            title: one.title.clone().or_else(|| title(&one.id)),
            end: one.end,
            effective: one.effective,
            answers: one
                .closes
                .iter()
                .flatten()
                .map(|lift| PromisedAnswer {
                    question: lift.question.clone(),
                    from: lift.from,
                    to: lift.to,
                })
                .collect(),
        });
        Self {
            today: roadmap
                .today
                .as_ref()
                .map(written_standing)
                .unwrap_or_default(),
            periods: roadmap
                .periods
                .iter()
                .map(|period| (period.quarter, written_standing(&period.standing)))
                .collect(),
            initiatives: initiatives.collect(),
        }
    }

    /// The promise of a roadmap that was drawn up anew.
    pub fn drawn_up(roadmap: &Roadmap, questionnaire: &Questionnaire) -> Self {
        let initiatives = roadmap.initiatives.iter().filter_map(|one| {
            let known = questionnaire.initiatives.get(one.initiative)?;
            Some(PromisedInitiative {
                id: known.id.to_string(),
                title: Some(known.title.clone()),
                end: one.end,
                effective: one.effective,
                answers: one
                    .closes
                    .iter()
                    .map(|lift| PromisedAnswer {
                        question: questionnaire.question(lift.question).id.to_string(),
                        from: lift.from,
                        to: lift.to,
                    })
                    .collect(),
            })
        });
        let standing = |standing: &Standing| drawn_up_standing(standing, questionnaire);
        Self {
            today: standing(&roadmap.today),
            periods: roadmap
                .periods
                .iter()
                .map(|period| (period.quarter, standing(&period.standing)))
                .collect(),
            initiatives: initiatives.collect(),
        }
    }

    /// Where the organisation was to stand by a day: after the last quarter that is over, with that quarter.
    pub fn by(&self, day: Date) -> (Option<Quarter>, &PromisedStanding) {
        let over = self.periods.iter().rev();
        let mut over = over.filter(|(quarter, _)| quarter.last_day() <= day);
        let last = over
            .next()
            .map(|(quarter, standing)| (Some(*quarter), standing));
        last.unwrap_or((None, &self.today))
    }
}

fn written_standing(written: &WrittenStanding) -> PromisedStanding {
    let count = |number: Option<u32>| number.and_then(|n| usize::try_from(n).ok());
    let areas = written.areas.iter();
    PromisedStanding {
        floor: written.floor,
        conformity: written
            .conformity
            .as_ref()
            .and_then(|word| match word.as_deref()? {
                "not_ready" => Some(Readiness::NotReady),
                "indeterminate" => Some(Readiness::Indeterminate),
                "ready_with_actions" => Some(Readiness::ReadyWithActions),
                "ready" => Some(Readiness::Ready),
                "not_applicable" => Some(Readiness::NotApplicable),
                _ => None,
            }),
        majors: count(written.majors),
        minors: count(written.minors),
        areas: areas
            .filter_map(|(id, floor)| Some((id.clone(), (*floor)?)))
            .collect(),
    }
}

fn drawn_up_standing(standing: &Standing, questionnaire: &Questionnaire) -> PromisedStanding {
    let areas = questionnaire.areas.iter().zip(&standing.areas);
    PromisedStanding {
        floor: standing.floor,
        conformity: standing.conformity,
        majors: Some(standing.majors),
        minors: Some(standing.minors),
        areas: areas
            .filter_map(|(area, floor)| Some((area.id.to_string(), (*floor)?)))
            .collect(),
    }
}
