//! What stays below its target, how bad it is, and in which order it matters.

use std::cmp::Ordering;

use crate::model::{Assessment, Grade, Obligation, QuestionIx, Questionnaire, Score, SectionIx};
use crate::scoring::{Judgement, QuestionState, Scorecard};

use super::priority::{UNKNOWN_EFFORT, effort_class};
use super::{Groundwork, Priority, QuestionTarget, Targets};

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A single question.
    Question(QuestionIx),
    /// Many requirements of a section at once.
    Systemic(SectionIx),
}

/// On which axis a finding lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// A requirement that is not met, or met but thin.
    Conformity,
    /// A capability level that is not shown.
    Capability,
    /// Good practice that is not reached.
    Maturity,
    /// Nothing is known.
    NotAssessed,
}

/// A finding in short: what its place among all others follows from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// What it is about.
    pub subject: Subject,
    /// The section it belongs to.
    pub section: SectionIx,
    /// Which axis it lies on.
    pub kind: FindingKind,
    /// Its grade, a person's where there is one; `None` where no requirement is judged.
    pub grade: Option<Grade>,
    /// What its rank is computed from.
    pub priority: Priority,
    /// Place of the initiative that takes the next step on it.
    pub next_step: Option<usize>,
}

/// Severity where nothing is known.
const SEVERITY_NOT_ASSESSED: u8 = 2;
const SEVERITY_MAX: u8 = 5;

/// All findings of one of many assessments in short, in the order in which they matter.
pub fn ranked(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    card: &Scorecard,
    targets: &Targets<'_>,
    groundwork: &Groundwork,
) -> Vec<Ranked> {
    Ranking::new(questionnaire, assessment, card, targets, groundwork).all()
}

/// What findings are found in.
pub(super) struct Ranking<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) assessment: &'a Assessment,
    pub(super) card: &'a Scorecard,
    pub(super) targets: &'a Targets<'a>,
    pub(super) groundwork: &'a Groundwork,
    /// Person-days of every initiative.
    days: Vec<f64>,
}

impl<'a> Ranking<'a> {
    pub(super) fn new(
        questionnaire: &'a Questionnaire,
        assessment: &'a Assessment,
        card: &'a Scorecard,
        targets: &'a Targets<'a>,
        groundwork: &'a Groundwork,
    ) -> Self {
        let size = assessment.size(questionnaire);
        let initiatives = questionnaire.initiatives.iter();
        Self {
            questionnaire,
            assessment,
            card,
            targets,
            groundwork,
            days: initiatives.map(|i| i.effort.days(size)).collect(),
        }
    }

    /// All findings, in the order in which they matter.
    pub(super) fn all(&self) -> Vec<Ranked> {
        let mut all: Vec<Ranked> = Vec::with_capacity(self.questionnaire.questions.len());
        for ix in self.questionnaire.question_places() {
            // A systemic finding belongs right before the questions of its section.
            let section = self.questionnaire.question(ix).section;
            if self.questionnaire.section(section).questions.first() == Some(&ix) {
                all.extend(self.systemic(section));
            }
            if let Some(found) = self.of_question(ix) {
                all.push(found);
            }
        }
        // Equal ones stay in the order of the questionnaire. Places are moved about, not the findings themselves.
        let key = |found: &Ranked| found.priority.sort_key(found.grade);
        let keyed = (0_u32..).zip(&all);
        let mut places: Vec<u64> = keyed
            .map(|(place, found)| u64::from(key(found)) << 32 | u64::from(place))
            .collect();
        places.sort_unstable();
        let mut in_order = Vec::with_capacity(all.len());
        // The lower half is the place.
        in_order.extend(
            places
                .into_iter()
                .filter_map(|place| all.get(place as u32 as usize)),
        );
        in_order
    }

    fn of_question(&self, ix: QuestionIx) -> Option<Ranked> {
        let scored = self.card.question(ix);
        if !scored.applies() {
            return None;
        }
        let value = scored.scored();
        let grade = scored.judgement.and_then(grade);
        // A person may see more than the value shows; a conforming answer can still be thin.
        let graded = grade.is_some()
            && (grade == Some(Grade::Opportunity)
                || self
                    .assessment
                    .answer(ix)
                    .is_some_and(|a| a.grade.is_some()));
        let target = self.target_missed(ix);
        if target.is_none() && !graded {
            return None;
        }
        let question = self.questionnaire.question(ix);
        let kind = match (scored.state, question.obligation, question.level) {
            (QuestionState::Assessed, Obligation::Shall, _) => FindingKind::Conformity,
            (QuestionState::Assessed, _, Some(_)) => FindingKind::Capability,
            (QuestionState::Assessed, _, None) => FindingKind::Maturity,
            _ => FindingKind::NotAssessed,
        };
        let severity = match (kind, grade) {
            (FindingKind::NotAssessed, _) => SEVERITY_NOT_ASSESSED,
            (_, Some(grade)) => grade_severity(grade),
            (_, None) => self.maturity_severity(ix, value),
        };
        let (next_step, effort) = self.help(ix, value);
        Some(Ranked {
            subject: Subject::Question(ix),
            section: question.section,
            kind,
            grade,
            priority: Priority {
                risk: self.assessment.risk(self.questionnaire, ix),
                severity,
                effort,
            },
            next_step,
        })
    }

    fn systemic(&self, section: SectionIx) -> Option<Ranked> {
        let found = self.card.systemic[section.0].as_ref()?;
        let risk_of = |ix: &QuestionIx| self.assessment.risk(self.questionnaire, *ix);
        let mut steps = found
            .failing
            .iter()
            .map(|ix| self.help(*ix, self.card.question(*ix).scored()).0);
        Some(Ranked {
            subject: Subject::Systemic(section),
            section,
            kind: FindingKind::Conformity,
            grade: Some(Grade::Major),
            priority: Priority {
                risk: found.failing.iter().map(risk_of).max().unwrap_or(1),
                severity: grade_severity(Grade::Major),
                effort: UNKNOWN_EFFORT,
            },
            next_step: steps.find_map(|step| step),
        })
    }

    /// What a question was to reach, if it stays below.
    pub(super) fn target_missed(&self, ix: QuestionIx) -> Option<QuestionTarget> {
        let value = self.card.question(ix).scored();
        let target = self.groundwork.target(ix);
        target.filter(|target| value.is_none_or(|v| v < target.value))
    }

    /// 1 + levels missing, at most 5; without a level target, missing steps of the scale.
    fn maturity_severity(&self, ix: QuestionIx, value: Option<Score>) -> u8 {
        let question = self.questionnaire.question(ix);
        let by_level = question
            .level
            .and(self.card.ladders[question.section.0].as_ref())
            .and_then(|ladder| {
                let wanted = self.targets.section_level(question.section)?;
                let wanted = ladder.within(wanted).get();
                Some(wanted.saturating_sub(ladder.level.get()))
            });
        let missing = by_level.unwrap_or_else(|| {
            let target = self.groundwork.target(ix).map_or(Score::ONE, |t| t.value);
            let value = value.unwrap_or(Score::ZERO);
            steps_between(value, target, self.questionnaire.scale.max)
        });
        missing.saturating_add(1).min(SEVERITY_MAX)
    }

    /// The initiatives that lift a question above its value, each with the step that it takes and its person-days.
    fn lifting(
        &self,
        ix: QuestionIx,
        value: Option<Score>,
    ) -> impl Iterator<Item = (Score, f64, usize)> {
        let lifting = self.groundwork.lifting(ix, value.unwrap_or(Score::ZERO));
        lifting.map(|(step, place)| {
            let days = self.days.get(place).copied().unwrap_or_default();
            (step, days, place)
        })
    }

    /// The initiative that takes the next step, and the effort class of the cheapest that helps, which may be another.
    fn help(&self, ix: QuestionIx, value: Option<Score>) -> (Option<usize>, u8) {
        let mut lifting = self.lifting(ix, value);
        let Some(first) = lifting.next() else {
            return (None, UNKNOWN_EFFORT);
        };
        let (next, cheapest) = lifting.fold((first, first.1), |(next, cheapest), other| {
            let next = match next_first(&other, &next) {
                Ordering::Less => other,
                Ordering::Equal | Ordering::Greater => next,
            };
            (next, cheapest.min(other.1))
        });
        (Some(next.2), effort_class(cheapest))
    }

    /// Initiatives that lift the question above its value: those of the next step first, the cheapest of a step first.
    pub(super) fn initiatives_lifting(&self, ix: QuestionIx) -> Vec<usize> {
        let value = self.card.question(ix).scored();
        let mut lifting: Vec<_> = self.lifting(ix, value).collect();
        lifting.sort_by(next_first);
        lifting.into_iter().map(|(_, _, place)| place).collect()
    }
}

/// The next step comes first, of a step the cheapest: what lifts further usually presupposes what takes the next step.
fn next_first(one: &(Score, f64, usize), other: &(Score, f64, usize)) -> Ordering {
    one.0.cmp(&other.0).then(one.1.total_cmp(&other.1))
}

/// Whole steps of the scale between two values, rounded up.
fn steps_between(value: Score, target: Score, max: u8) -> u8 {
    let exact = f64::from(max) * (target.get() - value.get());
    let steps = ((exact * 1e9).round() / 1e9).ceil().clamp(0.0, 255.0);
    // Between 0 and 255, so nothing is cut off.
    steps as u8
}

/// The grade of a finding that a judgement makes.
pub(super) fn grade(judgement: Judgement) -> Option<Grade> {
    match judgement {
        Judgement::Major => Some(Grade::Major),
        Judgement::Minor => Some(Grade::Minor),
        Judgement::Opportunity => Some(Grade::Opportunity),
        Judgement::Conforming | Judgement::NotAssessed => None,
    }
}

fn grade_severity(grade: Grade) -> u8 {
    match grade {
        Grade::Major => 5,
        Grade::Minor => 3,
        Grade::Opportunity => 1,
    }
}
