//! Findings: what stays below its target, how bad it is, what it blocks and what would help.

use crate::model::{
    Assessment, Conformity, Grade, Level, Obligation, QuestionIx, Questionnaire, Score, SectionIx,
};
use crate::scoring::{Judgement, QuestionState, Scorecard};

use super::priority::{UNKNOWN_EFFORT, effort_class};
use super::{Groundwork, Priority, QuestionTarget, Targets};

/// One thing that stays below its target, or could be better.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is about.
    pub subject: Subject,
    /// The section it belongs to.
    pub section: SectionIx,
    /// Which axis it lies on.
    pub kind: FindingKind,
    /// Its grade, a person's where there is one; `None` where no requirement is judged.
    pub grade: Option<Grade>,
    /// The computed grade.
    pub computed: Option<Grade>,
    /// What was to be reached; `None` for an opportunity and a systemic finding.
    pub target: Option<QuestionTarget>,
    /// What its rank is computed from.
    pub priority: Priority,
    /// What it stands in the way of.
    pub blocks: Vec<Blocks>,
    /// Places of the initiatives that close it in part or whole: the next step first, the cheapest of a step first.
    pub initiatives: Vec<usize>,
}

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

/// What a finding stands in the way of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocks {
    /// The next capability level of a section.
    Level(SectionIx, Level),
    /// The conformity that is wanted, or readiness if none is.
    Conformity(Conformity),
}

/// Severity where nothing is known.
const SEVERITY_NOT_ASSESSED: u8 = 2;
const SEVERITY_MAX: u8 = 5;

/// All findings, in the order in which they matter.
pub fn findings(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    card: &Scorecard,
    targets: &Targets<'_>,
) -> Vec<Finding> {
    let groundwork = Groundwork::new(questionnaire, targets);
    findings_with(questionnaire, assessment, card, targets, &groundwork)
}

/// All findings of one of many assessments, for which the groundwork is done.
pub fn findings_with(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    card: &Scorecard,
    targets: &Targets<'_>,
    groundwork: &Groundwork,
) -> Vec<Finding> {
    let size = assessment.size(questionnaire);
    let initiatives = questionnaire.initiatives.iter();
    let context = Context {
        questionnaire,
        assessment,
        card,
        targets,
        groundwork,
        days: initiatives.map(|i| i.effort.days(size)).collect(),
        next_levels: questionnaire
            .section_places()
            .map(|section| next_level(card, targets, section))
            .collect(),
    };
    let single = questionnaire
        .question_places()
        .filter_map(|ix| context.of_question(ix));
    let systemic = questionnaire
        .section_places()
        .filter_map(|ix| context.systemic(ix));
    let mut all: Vec<Finding> = single.chain(systemic).collect();
    // The sort is stable, but a systemic finding belongs right before the questions of its section.
    all.sort_by_cached_key(|f| {
        let place = match f.subject {
            Subject::Question(ix) => (ix.0, true),
            Subject::Systemic(section) => {
                let first = questionnaire.section(section).questions.first();
                (first.map_or(0, |q| q.0), false)
            }
        };
        (f.priority.sort_key(f.grade), place)
    });
    all
}

struct Context<'a> {
    questionnaire: &'a Questionnaire,
    assessment: &'a Assessment,
    card: &'a Scorecard,
    targets: &'a Targets<'a>,
    groundwork: &'a Groundwork,
    /// Person-days of every initiative.
    days: Vec<f64>,
    /// For each section the level that it is to reach next, and the answers that keep it from that.
    next_levels: Vec<Option<(Level, Vec<QuestionIx>)>>,
}

/// The level that a section is to reach next, and the answers that keep it from that.
fn next_level(
    card: &Scorecard,
    targets: &Targets<'_>,
    section: SectionIx,
) -> Option<(Level, Vec<QuestionIx>)> {
    let ladder = card.ladders[section.0].as_ref()?;
    let wanted = targets.section_level(section);
    let next = ladder
        .next()
        .filter(|next| wanted.is_none_or(|w| *next <= w))?;
    Some((next, ladder.blocking(next, &card.questions)))
}

impl Context<'_> {
    fn of_question(&self, ix: QuestionIx) -> Option<Finding> {
        let question = self.questionnaire.question(ix);
        let scored = self.card.question(ix);
        if !scored.applies() {
            return None;
        }
        let value = scored.scored();
        let target = self.groundwork.target(ix);
        let below = target.is_some_and(|t| value.is_none_or(|v| v < t.value));
        let grade = scored.judgement.and_then(grade);
        let answer = self.assessment.answer(ix);
        // A person may see more than the value shows; a conforming answer can still be thin.
        let graded = answer.is_some_and(|a| a.grade.is_some()) && grade.is_some();
        if !below && !graded && grade != Some(Grade::Opportunity) {
            return None;
        }
        let kind = match (scored.state, question.obligation, question.level) {
            (QuestionState::Assessed, Obligation::Shall, _) => FindingKind::Conformity,
            (QuestionState::Assessed, _, Some(_)) => FindingKind::Capability,
            (QuestionState::Assessed, _, None) => FindingKind::Maturity,
            _ => FindingKind::NotAssessed,
        };
        let severity = match (kind, grade) {
            (FindingKind::NotAssessed, _) => SEVERITY_NOT_ASSESSED,
            (_, Some(grade)) => grade_severity(grade),
            (_, None) => self.maturity_severity(ix, value, target),
        };
        let initiatives = self.initiatives_lifting(ix, value);
        let priority = Priority {
            risk: self.assessment.risk(self.questionnaire, ix),
            severity,
            effort: self.effort(&initiatives),
        };
        Some(Finding {
            subject: Subject::Question(ix),
            section: question.section,
            kind,
            grade,
            computed: scored.computed.and_then(self::grade),
            target: target.filter(|_| below),
            priority,
            blocks: self.blocks(ix),
            initiatives,
        })
    }

    fn systemic(&self, section: SectionIx) -> Option<Finding> {
        let found = self.card.systemic[section.0].as_ref()?;
        let risk_of = |ix: &QuestionIx| self.assessment.risk(self.questionnaire, *ix);
        let mut initiatives: Vec<usize> = Vec::new();
        for ix in &found.failing {
            for place in self.initiatives_lifting(*ix, self.card.question(*ix).scored()) {
                if !initiatives.contains(&place) {
                    initiatives.push(place);
                }
            }
        }
        Some(Finding {
            subject: Subject::Systemic(section),
            section,
            kind: FindingKind::Conformity,
            grade: Some(Grade::Major),
            computed: Some(Grade::Major),
            target: None,
            priority: Priority {
                risk: found.failing.iter().map(risk_of).max().unwrap_or(1),
                severity: grade_severity(Grade::Major),
                effort: UNKNOWN_EFFORT,
            },
            blocks: vec![Blocks::Conformity(self.wanted_conformity())],
            initiatives,
        })
    }

    /// 1 + levels missing, at most 5; without a level target, missing steps of the scale.
    fn maturity_severity(
        &self,
        ix: QuestionIx,
        value: Option<Score>,
        target: Option<QuestionTarget>,
    ) -> u8 {
        let question = self.questionnaire.question(ix);
        let by_level = question
            .level
            .and(self.card.ladders[question.section.0].as_ref())
            .and_then(|ladder| {
                let wanted = self.targets.section_level(question.section)?;
                Some(
                    ladder
                        .within(wanted)
                        .get()
                        .saturating_sub(ladder.level.get()),
                )
            });
        let missing = by_level.unwrap_or_else(|| {
            let (target, value) = (
                target.map_or(Score::ONE, |t| t.value),
                value.unwrap_or(Score::ZERO),
            );
            steps_between(value, target, self.questionnaire.scale.max)
        });
        missing.saturating_add(1).min(SEVERITY_MAX)
    }

    /// Initiatives that lift the question above its value: those of the next step first, the cheapest of a step first.
    fn initiatives_lifting(&self, ix: QuestionIx, value: Option<Score>) -> Vec<usize> {
        // An initiative that lifts further usually presupposes the one that takes the next step.
        let mut lifting = self.groundwork.lifting(ix, value.unwrap_or(Score::ZERO));
        lifting.sort_by(|a, b| {
            a.0.cmp(&b.0)
                .then(self.days(a.1).total_cmp(&self.days(b.1)))
        });
        lifting.into_iter().map(|(_, place)| place).collect()
    }

    fn days(&self, initiative: usize) -> f64 {
        self.days.get(initiative).copied().unwrap_or_default()
    }

    fn effort(&self, initiatives: &[usize]) -> u8 {
        // The cheapest, which need not be the next step.
        let days = initiatives.iter().map(|place| self.days(*place));
        days.min_by(f64::total_cmp)
            .map_or(UNKNOWN_EFFORT, effort_class)
    }

    fn wanted_conformity(&self) -> Conformity {
        self.targets
            .target()
            .conformity
            .unwrap_or(Conformity::Ready)
    }

    fn blocks(&self, ix: QuestionIx) -> Vec<Blocks> {
        let section = self.questionnaire.question(ix).section;
        let mut blocks = Vec::new();
        if let Some((next, blocking)) = &self.next_levels[section.0]
            && blocking.contains(&ix)
        {
            blocks.push(Blocks::Level(section, *next));
        }
        let wanted = self.wanted_conformity();
        let too_many_minors = self
            .targets
            .target()
            .max_minors
            .is_some_and(|max| self.card.overall.counts.minor > max as usize);
        let in_the_way = match self.card.question(ix).judgement {
            Some(Judgement::Major | Judgement::NotAssessed) => true,
            Some(Judgement::Minor) => wanted == Conformity::Ready || too_many_minors,
            Some(Judgement::Conforming | Judgement::Opportunity) | None => false,
        };
        if in_the_way {
            blocks.push(Blocks::Conformity(wanted));
        }
        blocks
    }
}

/// Whole steps of the scale between two values, rounded up.
fn steps_between(value: Score, target: Score, max: u8) -> u8 {
    let exact = f64::from(max) * (target.get() - value.get());
    let steps = ((exact * 1e9).round() / 1e9).ceil().clamp(0.0, 255.0);
    // Between 0 and 255, so nothing is cut off.
    steps as u8
}

fn grade(judgement: Judgement) -> Option<Grade> {
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
