//! What is looked at: the roadmap as written beside what questionnaire, answers and plan say.

use std::collections::{BTreeMap, BTreeSet};

use super::Verification;
use super::gaps::{Gap, gaps};
use super::limits::Limits;
use super::work::{Done, Work, work};
use crate::model::{
    Quarter, QuestionIx, Score, WrittenConflictKind, WrittenInitiative, WrittenRoadmap,
};

/// The roadmap as written beside what questionnaire, answers and plan say.
pub(super) struct Case<'a> {
    pub(super) inputs: &'a Verification<'a>,
    pub(super) written: &'a WrittenRoadmap,
    pub(super) limits: Limits,
    pub(super) gaps: BTreeMap<QuestionIx, Gap>,
    pub(super) works: Vec<Work>,
    /// The initiatives planned that there are, each once.
    pub(super) placed: Vec<Placed<'a>>,
}

/// An initiative in its quarters, counted from the first of the roadmap. Only its start is taken from the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed<'a> {
    pub(super) place: usize,
    pub(super) written: &'a WrittenInitiative,
    pub(super) start: i32,
    pub(super) end: i32,
    pub(super) effective: i32,
    /// It has started, by the plan.
    pub(super) started: bool,
}

/// Something that lifts answers from a quarter on.
pub(super) struct Effect {
    /// The initiative.
    pub(super) place: usize,
    /// From which quarter on; negative if before the roadmap.
    pub(super) from: i32,
}

impl<'a> Case<'a> {
    pub(super) fn new(inputs: &'a Verification<'a>, written: &'a WrittenRoadmap) -> Self {
        let limits = Limits::new(inputs, written);
        let gaps = gaps(inputs);
        let all = 0..inputs.questionnaire.initiatives.len();
        let mut case = Self {
            works: all.map(|place| work(inputs, &gaps, place)).collect(),
            placed: Vec::new(),
            inputs,
            written,
            limits,
            gaps,
        };
        let mut once = BTreeSet::new();
        for initiative in &written.initiatives {
            let place = case.find(&initiative.id);
            if let Some(place) = place.filter(|place| once.insert(*place)) {
                case.placed.push(case.place(place, initiative));
            }
        }
        case
    }

    fn place(&self, place: usize, written: &'a WrittenInitiative) -> Placed<'a> {
        let work = &self.works[place];
        let start = written.start.since(self.limits.start);
        let end = start.saturating_add(work.quarters - 1);
        Placed {
            place,
            written,
            start,
            end,
            effective: end.saturating_add(work.run_in),
            started: self.started(place).is_some(),
        }
    }

    /// The place of an initiative.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        let mut all = self.inputs.questionnaire.initiatives.iter();
        all.position(|initiative| initiative.id.as_str() == id)
    }

    pub(super) fn id(&self, place: usize) -> &'a str {
        self.inputs.questionnaire.initiatives[place].id.as_str()
    }

    pub(super) fn question_id(&self, ix: QuestionIx) -> &'a str {
        self.inputs.questionnaire.question(ix).id.as_str()
    }

    /// What has to be done before.
    pub(super) fn after(&self, place: usize) -> &'a [usize] {
        &self.inputs.questionnaire.initiatives[place].after
    }

    /// The initiative as planned, if it is.
    pub(super) fn planned(&self, place: usize) -> Option<&Placed<'a>> {
        self.placed.iter().find(|placed| placed.place == place)
    }

    /// Whether nothing is left to do.
    pub(super) fn is_done(&self, place: usize) -> bool {
        self.works[place].done.is_some()
    }

    /// When it started, by the plan; what is done has ended.
    pub(super) fn started(&self, place: usize) -> Option<Quarter> {
        let started = self.inputs.plan.started.get(&place).copied();
        started.filter(|_| !self.is_done(place))
    }

    /// Where the plan pins it; what is done or has started needs no pin.
    pub(super) fn pinned(&self, place: usize) -> Option<Quarter> {
        let pinned = self.inputs.plan.pins.get(&place).copied();
        pinned.filter(|_| !self.is_done(place) && self.started(place).is_none())
    }

    /// Whether a conflict says that what has started needs more than there is, about this initiative.
    pub(super) fn started_conflict(&self, place: usize) -> bool {
        let id = self.id(place);
        let mut kinds = self.written.conflicts.iter().map(|conflict| &conflict.kind);
        kinds.any(
            |kind| matches!(kind, WrittenConflictKind::Started { initiative } if initiative == id),
        )
    }

    /// What has ended before the roadmap and goes on in it: what the plan says is done, and what it says has started
    /// though nothing of it is open. With each the quarter, before the first, in which it counts as started.
    pub(super) fn gone_before(&self) -> impl Iterator<Item = (usize, i32)> {
        let plan = self.inputs.plan;
        let works = self.works.iter().enumerate();
        works.filter_map(|(place, work)| {
            let latest = -work.quarters;
            let started = plan.started.get(&place);
            let counts = plan.done.contains(&place) || (work.done.is_some() && started.is_some());
            let at = started.map_or(latest, |quarter| quarter.since(self.limits.start));
            counts.then_some((place, at.min(latest)))
        })
    }

    /// All that lifts answers within the roadmap: what is planned, and what the plan says has ended.
    pub(super) fn effects(&self) -> Vec<Effect> {
        let planned = self.placed.iter().map(|placed| Effect {
            place: placed.place,
            from: placed.effective,
        });
        let works = self.works.iter().enumerate();
        let done = works.filter(|(_, work)| work.done == Some(Done::ByPlan));
        // It ended in the quarter before the roadmap, at the latest.
        let done = done.map(|(place, work)| Effect {
            place,
            from: work.run_in - 1,
        });
        planned.chain(done).collect()
    }

    /// The best value of a question by the end of a quarter.
    pub(super) fn reached(&self, effects: &[Effect], ix: QuestionIx, by: i32) -> Score {
        let today = self.gaps.get(&ix).map_or(Score::ZERO, Gap::from);
        let in_time = effects.iter().filter(|effect| effect.from <= by);
        let lifts = in_time.flat_map(|effect| &self.works[effect.place].lifts);
        let to = lifts.filter(|(question, _)| *question == ix);
        to.map(|(_, to)| *to).fold(today, Score::max)
    }
}
