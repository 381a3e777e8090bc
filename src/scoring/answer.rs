//! What one answer is worth: its value, how well it is evidenced, how it is judged.

use jiff::civil::Date;

use crate::model::{
    Assessment, Given, Obligation, QuestionIx, Questionnaire, Sample, Score, Truth,
};

use super::Judgement;
use super::conformity::judge;
use super::consensus::{Settled, settle, vote};
use super::layout::Layout;

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionState {
    /// Has a value.
    Assessed,
    /// Nobody said anything.
    Missing,
    /// Asked, but nobody knows. Scored as missing, shown apart.
    Unknown,
    /// Respondents contradict each other. Scored as missing until settled.
    Disputed,
    /// Removed from the parent.
    NotApplicable(NotApplicable),
    /// Outside the selected sections.
    OutOfScope,
}

/// Why a question is not applicable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotApplicable {
    /// Its `when`, or that of a section above, is certainly false.
    Condition,
    /// A person said so, with a reason.
    Answer,
    /// It only informs: weight 0, or an answer without a score.
    Informs,
}

/// What one question contributes.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionScore {
    /// What became of it.
    pub state: QuestionState,
    /// What counts as answered, after respondents were brought together.
    pub given: Option<Given>,
    /// The value that is scored; for a disputed question the lower median, which is shown but not scored.
    pub value: Option<Score>,
    /// The value before a sample capped it, where it did.
    pub uncapped: Option<Score>,
    /// Strength of its best valid evidence, 0.25–1; only where it has a value.
    pub confidence: Option<Score>,
    /// A valid document, record or observation supports it.
    pub evidenced: bool,
    /// Scored as 1 because nothing has happened yet that could show it.
    pub none_yet: bool,
    /// The judgement computed from the value; `None` where no requirement is judged.
    pub computed: Option<Judgement>,
    /// The judgement that counts: a person's, where there is one.
    pub judgement: Option<Judgement>,
    /// A person gave the judgement.
    pub graded: bool,
}

impl QuestionScore {
    /// Whether it counts in its parent.
    pub fn applies(&self) -> bool {
        !matches!(
            self.state,
            QuestionState::NotApplicable(_) | QuestionState::OutOfScope
        )
    }

    /// The value that is scored: none while missing, unknown or disputed.
    pub fn scored(&self) -> Option<Score> {
        self.value.filter(|_| self.state == QuestionState::Assessed)
    }
}

/// Scores one question.
pub(super) fn score_question(
    questionnaire: &Questionnaire,
    layout: &Layout,
    assessment: &Assessment,
    ix: QuestionIx,
    as_of: Date,
) -> QuestionScore {
    let question = questionnaire.question(ix);
    let answer = assessment.answer(ix);
    let settled = answer.map_or_else(Settled::default, |answer| settle(questionnaire, ix, answer));
    let mut result = QuestionScore {
        state: QuestionState::Missing,
        given: settled.given.cloned(),
        value: None,
        uncapped: None,
        confidence: None,
        evidenced: false,
        none_yet: false,
        computed: None,
        judgement: None,
        graded: false,
    };

    if !in_selection(questionnaire, assessment, ix) {
        result.state = QuestionState::OutOfScope;
        return result;
    }
    if let Some(why) = not_applicable(questionnaire, layout, assessment, ix, settled.given) {
        result.state = QuestionState::NotApplicable(why);
        return result;
    }

    if let Some(answer) = answer {
        let mut strength = NO_EVIDENCE;
        let valid = answer.all_evidence().filter(|e| e.is_valid_on(as_of));
        valid.for_each(|evidence| {
            strength = strength.max(evidence.strength(question.proves));
            result.evidenced |= evidence.lifts_cap();
        });
        match settled.given {
            Some(Given::Unknown | Given::NotApplicable { .. }) | None => {}
            Some(Given::NoneYet | Given::Option(_)) => {
                let raw = vote(questionnaire, ix, settled.given).unwrap_or(0.0);
                let cap = answer.sample.as_ref().map_or(1.0, Sample::cap);
                result.value = Some(Score::new(raw.min(cap)));
                result.uncapped = (cap < raw).then(|| Score::new(raw));
            }
        }
        if settled.disputed {
            result.value = settled.median.map(Score::new);
            result.uncapped = None;
            result.state = QuestionState::Disputed;
        } else if result.value.is_some() {
            result.state = QuestionState::Assessed;
            result.confidence = Some(Score::new(strength));
            result.none_yet = settled.given == Some(&Given::NoneYet);
        } else if settled.given == Some(&Given::Unknown) {
            result.state = QuestionState::Unknown;
        }
    }

    if question.obligation == Obligation::Shall {
        let weakness = answer.is_some_and(|a| a.weakness);
        let computed = judge(result.scored(), question.critical, weakness);
        result.computed = Some(computed);
        // A person can judge only what has been answered: a grade must not hide that nothing is known.
        let graded = answer
            .and_then(|a| a.grade.as_ref())
            .filter(|_| computed != Judgement::NotAssessed)
            .map(|grade| Judgement::from(grade.grade));
        result.graded = graded.is_some();
        result.judgement = Some(graded.unwrap_or(computed));
    }
    result
}

/// Confidence in an answer that nothing supports.
const NO_EVIDENCE: f64 = 0.25;

/// Whether the question lies in the selected sections.
fn in_selection(questionnaire: &Questionnaire, assessment: &Assessment, ix: QuestionIx) -> bool {
    let Some(selected) = &assessment.sections else {
        return true;
    };
    let section = questionnaire.question(ix).section;
    questionnaire
        .ancestry(section)
        .any(|s| selected.contains(&s))
}

/// Why the question is not applicable, if it is.
fn not_applicable(
    questionnaire: &Questionnaire,
    layout: &Layout,
    assessment: &Assessment,
    ix: QuestionIx,
    given: Option<&Given>,
) -> Option<NotApplicable> {
    let laid_out = &layout.questions[ix.0];
    let excluded = laid_out.conditional
        && questionnaire
            .conditions(ix)
            .any(|when| when.holds(&assessment.profile) == Truth::False);
    if excluded {
        return Some(NotApplicable::Condition);
    }
    let without_score = |place: usize| {
        let option = questionnaire.options(ix).get(place);
        option.is_some_and(|option| option.score.is_none())
    };
    match given {
        _ if laid_out.informs => Some(NotApplicable::Informs),
        Some(Given::Option(place)) if without_score(*place) => Some(NotApplicable::Informs),
        Some(Given::NotApplicable { .. }) => Some(NotApplicable::Answer),
        _ => None,
    }
}

/// Whether a question only informs, whatever is answered: it has weight 0, or no answer with a score.
pub(super) fn only_informs(questionnaire: &Questionnaire, ix: QuestionIx) -> bool {
    let mut options = questionnaire.options(ix).iter();
    questionnaire.question(ix).weight == 0.0 || options.all(|option| option.score.is_none())
}
