//! Conformity with the requirements: judgements, systemic majors, verdicts. Never from a percentage.
//!
//! ISO sets no numbers for grading; the thresholds here are an estimate and reports say so.

use crate::model::{Grade, Obligation, QuestionIx, Questionnaire, Score, SectionIx};

use super::{NodeId, QuestionScore, QuestionState};

/// The judgement on one requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// Met.
    Conforming,
    /// Met, but thin.
    Opportunity,
    /// Likely minor nonconformity.
    Minor,
    /// Likely major nonconformity.
    Major,
    /// Nothing is known.
    NotAssessed,
}

impl From<Grade> for Judgement {
    fn from(grade: Grade) -> Self {
        match grade {
            Grade::Major => Self::Major,
            Grade::Minor => Self::Minor,
            Grade::Opportunity => Self::Opportunity,
        }
    }
}

/// The worst judgement in a node. The worst comes first: what was not assessed may hide a major.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// At least one likely major nonconformity.
    Major,
    /// No major found, but requirements are unanswered.
    NotAssessed,
    /// All answered, likely minor nonconformities only.
    Minor,
    /// All requirements met.
    Conforming,
}

impl From<Judgement> for Verdict {
    fn from(judgement: Judgement) -> Self {
        match judgement {
            Judgement::Conforming | Judgement::Opportunity => Self::Conforming,
            Judgement::Minor => Self::Minor,
            Judgement::Major => Self::Major,
            Judgement::NotAssessed => Self::NotAssessed,
        }
    }
}

/// The verdict over all requirements, in the words of a certification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// A likely major nonconformity stands in the way.
    NotReady,
    /// Cannot be said: requirements are unanswered or out of scope.
    Indeterminate,
    /// Only likely minor nonconformities.
    ReadyWithActions,
    /// No likely nonconformity.
    Ready,
    /// No requirement applies.
    NotApplicable,
}

impl Readiness {
    /// Every readiness, the worst first.
    pub const ALL: [Self; 5] = [
        Self::NotReady,
        Self::Indeterminate,
        Self::ReadyWithActions,
        Self::Ready,
        Self::NotApplicable,
    ];
}

/// Many of a section's requirements fail at once, or its subject is absent: one major of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Systemic {
    /// The requirements below 0.5.
    pub failing: Vec<QuestionIx>,
    /// How many requirements of the section apply, unanswered ones included.
    pub applicable: usize,
    /// Whether all that applies is below 0.5, at least one of it is 0, and nothing but this makes a major of it.
    pub absent: bool,
}

impl Systemic {
    /// Whether it counts in a node, being that of a section: in the section and all above, in the areas of the requirements
    /// that fail, and in a clause or practice to which all requirements of the section refer.
    pub fn counts_in(&self, questionnaire: &Questionnaire, of: SectionIx, node: &NodeId) -> bool {
        match node {
            NodeId::Overall => true,
            NodeId::Section(section) => questionnaire.ancestry(of).any(|above| above == *section),
            NodeId::Area(area) => {
                let mut failing = self.failing.iter();
                failing.any(|q| questionnaire.question(*q).area == Some(*area))
            }
            NodeId::Reference(scheme, id) => {
                let own = questionnaire.section(of).questions.iter();
                let mut required = own
                    .map(|q| questionnaire.question(*q))
                    .filter(|question| question.obligation == Obligation::Shall);
                required.all(|question| {
                    let mut refs = question.refs.iter();
                    refs.any(|refs| refs.scheme == *scheme && refs.ids.contains(id))
                })
            }
        }
    }
}

/// Below this value a requirement counts as failing; at or above it as partly met.
const FAILING: Score = Score::HALF;
/// So many failing requirements are needed for a systemic major.
const SYSTEMIC_COUNT: usize = 3;

/// Judges one requirement by its value.
pub(super) fn judge(value: Option<Score>, critical: bool, weakness: bool) -> Judgement {
    match value {
        None => Judgement::NotAssessed,
        Some(v) if v == Score::ONE && weakness => Judgement::Opportunity,
        Some(v) if v == Score::ONE => Judgement::Conforming,
        Some(v) if v < FAILING && critical => Judgement::Major,
        Some(_) => Judgement::Minor,
    }
}

/// The systemic major of a section, given its requirements: many of them fail, or all of them and one wholly.
pub(super) fn systemic(
    questions: &[QuestionScore],
    requirements: &[QuestionIx],
) -> Option<Systemic> {
    let found = Failing::of(questions, requirements);
    (found.is_absent() || found.is_many()).then(|| Systemic {
        failing: {
            let all = requirements.iter().copied();
            all.filter(|q| fails(&questions[q.0])).collect()
        },
        applicable: found.applicable,
        absent: found.is_absent(),
    })
}

/// Whether a question has a value below half.
pub(super) fn fails(question: &QuestionScore) -> bool {
    question.scored().is_some_and(|v| v < FAILING)
}

/// How many of a section's requirements fail.
#[derive(Clone, Copy, Debug, Default)]
struct Failing {
    /// Requirements that apply.
    applicable: usize,
    /// Those below 0.5.
    failing: usize,
    /// Those that are 0.
    wholly: usize,
    /// Those of which a person or the value itself says enough: graded, or a major.
    spoken_for: usize,
}

impl Failing {
    fn of(questions: &[QuestionScore], requirements: &[QuestionIx]) -> Self {
        let mut all = Self::default();
        for question in requirements.iter().map(|q| &questions[q.0]) {
            let applies = question.applies();
            let major = question.judgement == Some(Judgement::Major);
            all.applicable += usize::from(applies);
            all.failing += usize::from(applies & fails(question));
            all.wholly += usize::from(applies & (question.scored() == Some(Score::ZERO)));
            all.spoken_for += usize::from(applies & (question.graded | major));
        }
        all
    }

    /// Whether at least three, and at least half, of the requirements that apply are below 0.5.
    fn is_many(self) -> bool {
        self.failing >= SYSTEMIC_COUNT && self.failing * 2 >= self.applicable
    }

    /// Whether the subject of a section is absent: all requirements that apply are below 0.5, and at least one is 0.
    ///
    /// Where one of them is a major already that is the finding, and a person who graded one of them has judged.
    fn is_absent(self) -> bool {
        self.failing == self.applicable && self.wholly > 0 && self.spoken_for == 0
    }
}

/// Whether a stage that looks at some of a section's requirements finds a systemic major there: many of those it looks at
/// fail, or the subject of the whole section is absent.
pub(super) fn systemic_in_stage(
    questions: &[QuestionScore],
    looked_at: &[QuestionIx],
    of_section: Option<&Systemic>,
) -> bool {
    let absent = of_section.is_some_and(|found| found.absent);
    let found = Failing::of(questions, looked_at);
    absent && found.applicable > 0 || found.is_many()
}

/// The readiness over requirements, given by section with whether it has a systemic major: none, if there are none.
pub(super) fn readiness<'q>(
    questions: &[QuestionScore],
    by_section: impl Iterator<Item = (&'q Vec<QuestionIx>, bool)>,
) -> Option<Readiness> {
    let (mut any, mut out_of_scope) = (false, false);
    let mut worst: Option<Verdict> = None;
    for (requirements, is_systemic) in by_section {
        for question in requirements.iter().map(|ix| &questions[ix.0]) {
            any = true;
            out_of_scope |= question.state == QuestionState::OutOfScope;
            if let Some(judgement) = question.judgement.filter(|_| question.applies()) {
                let verdict = Verdict::from(judgement);
                worst = Some(worst.map_or(verdict, |worst| worst.min(verdict)));
            }
        }
        // Nothing is worse, so that the rest need not be looked at.
        if worst == Some(Verdict::Major) || is_systemic {
            return Some(Readiness::NotReady);
        }
    }
    any.then_some(match (worst, out_of_scope) {
        (Some(Verdict::Major), _) => Readiness::NotReady,
        (Some(Verdict::NotAssessed), _) | (_, true) => Readiness::Indeterminate,
        (Some(Verdict::Minor), false) => Readiness::ReadyWithActions,
        (Some(Verdict::Conforming), false) => Readiness::Ready,
        (None, false) => Readiness::NotApplicable,
    })
}
