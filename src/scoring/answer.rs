//! What one answer is worth: respondents into one answer, its value, and how well it is evidenced.

use jiff::civil::Date;

use crate::model::{
    Answer, Assessment, Evidence, Given, Obligation, QuestionIx, Questionnaire, Score, Truth,
};

use super::Judgement;
use super::conformity::judge;

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
    assessment: &Assessment,
    ix: QuestionIx,
    as_of: Date,
) -> QuestionScore {
    let question = questionnaire.question(ix);
    let answer = assessment.answers.get(ix.0).and_then(Option::as_ref);
    let settled = answer.map_or_else(Settled::default, |answer| settle(questionnaire, ix, answer));
    let mut result = QuestionScore {
        state: QuestionState::Missing,
        given: settled.given.clone(),
        value: None,
        uncapped: None,
        confidence: None,
        evidenced: false,
        none_yet: false,
        computed: None,
        judgement: None,
    };

    if !in_selection(questionnaire, assessment, ix) {
        result.state = QuestionState::OutOfScope;
        return result;
    }
    if let Some(why) = not_applicable(questionnaire, assessment, ix, settled.given.as_ref()) {
        result.state = QuestionState::NotApplicable(why);
        return result;
    }

    if let Some(answer) = answer {
        let valid = || all_evidence(answer).filter(|evidence| evidence.is_valid_on(as_of));
        let strength = valid()
            .map(|e| e.strength(question.proves))
            .fold(NO_EVIDENCE, f64::max);
        result.evidenced = valid().any(Evidence::lifts_cap);
        match settled.given {
            Some(Given::NoneYet) => result.value = Some(Score::ONE),
            Some(Given::Option(place)) => {
                let raw = questionnaire
                    .options(ix)
                    .get(place)
                    .and_then(|o| o.score)
                    .unwrap_or(0.0);
                let cap = answer
                    .sample
                    .as_ref()
                    .map_or(1.0, crate::model::Sample::cap);
                result.value = Some(Score::new(raw.min(cap)));
                result.uncapped = (cap < raw).then(|| Score::new(raw));
            }
            Some(Given::Unknown | Given::NotApplicable { .. }) | None => {}
        }
        if settled.disputed {
            result.value = settled.median.map(Score::new);
            result.state = QuestionState::Disputed;
        } else if result.value.is_some() {
            result.state = QuestionState::Assessed;
            result.confidence = Some(Score::new(strength));
            result.none_yet = settled.given == Some(Given::NoneYet);
        } else if settled.given == Some(Given::Unknown) {
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
        result.judgement = Some(graded.unwrap_or(computed));
    }
    result
}

/// Confidence in an answer that nothing supports.
const NO_EVIDENCE: f64 = 0.25;

/// All evidence of an answer, that of its respondents included.
fn all_evidence(answer: &Answer) -> impl Iterator<Item = &Evidence> {
    answer
        .evidence
        .iter()
        .chain(answer.responses.iter().flat_map(|r| r.evidence.iter()))
}

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
    assessment: &Assessment,
    ix: QuestionIx,
    given: Option<&Given>,
) -> Option<NotApplicable> {
    let question = questionnaire.question(ix);
    let excluded = questionnaire
        .ancestry(question.section)
        .filter_map(|s| questionnaire.section(s).when.as_ref())
        .chain(question.when.as_ref())
        .any(|when| when.holds(&assessment.profile) == Truth::False);
    if excluded {
        return Some(NotApplicable::Condition);
    }
    let options = questionnaire.options(ix);
    let informs = question.weight == 0.0
        || options.iter().all(|o| o.score.is_none())
        || matches!(given, Some(Given::Option(place)) if options.get(*place).is_some_and(|o| o.score.is_none()));
    match given {
        _ if informs => Some(NotApplicable::Informs),
        Some(Given::NotApplicable { .. }) => Some(NotApplicable::Answer),
        _ => None,
    }
}

/// The one answer that stands for all respondents.
#[derive(Clone, Debug, Default, PartialEq)]
struct Settled {
    given: Option<Given>,
    /// Lower median of the votes.
    median: Option<f64>,
    disputed: bool,
}

/// The value with which a voice counts; `None` if it does not vote.
fn vote(questionnaire: &Questionnaire, ix: QuestionIx, given: Option<&Given>) -> Option<f64> {
    match given? {
        Given::Option(place) => questionnaire.options(ix).get(*place)?.score,
        Given::NoneYet => Some(1.0),
        Given::Unknown | Given::NotApplicable { .. } => None,
    }
}

/// The values with which the respondents to a question voted, by respondent.
pub(super) fn votes<'a>(
    questionnaire: &Questionnaire,
    ix: QuestionIx,
    answer: &'a Answer,
) -> Vec<(&'a str, f64)> {
    let voices = answer.responses.iter();
    voices
        .filter_map(|r| vote(questionnaire, ix, r.given.as_ref()).map(|v| (r.by.as_str(), v)))
        .collect()
}

/// Brings respondents together: an agreed answer wins, else the lower median of those who gave a value.
fn settle(questionnaire: &Questionnaire, ix: QuestionIx, answer: &Answer) -> Settled {
    if answer.consensus || answer.responses.is_empty() {
        return Settled {
            given: answer.given.clone(),
            ..Settled::default()
        };
    }
    let mut voters: Vec<(f64, &Given)> = answer
        .responses
        .iter()
        .filter_map(|r| {
            let given = r.given.as_ref()?;
            Some((vote(questionnaire, ix, Some(given))?, given))
        })
        .collect();
    voters.sort_by(|a, b| a.0.total_cmp(&b.0));
    let not_applicable = answer
        .responses
        .iter()
        .filter_map(|r| r.given.as_ref())
        .find(|g| matches!(g, Given::NotApplicable { .. }));
    let lower_median = voters
        .len()
        .checked_sub(1)
        .and_then(|last| voters.get(last / 2));
    match (lower_median, not_applicable) {
        (None, Some(na)) => Settled {
            given: Some(na.clone()),
            ..Settled::default()
        },
        (None, None) => {
            // Nobody voted: an answer that only informs, else unknown, else nothing.
            let voices = || answer.responses.iter().filter_map(|r| r.given.as_ref());
            let given = voices()
                .find(|g| **g != Given::Unknown)
                .or_else(|| voices().next());
            Settled {
                given: given.cloned(),
                ..Settled::default()
            }
        }
        (Some((value, given)), not_applicable) => {
            let lowest = voters.first().map_or(*value, |v| v.0);
            let highest = voters.last().map_or(*value, |v| v.0);
            let range = Score::new(highest - lowest);
            let disputed = not_applicable.is_some() || range >= Score::new(DISPUTED_RANGE);
            Settled {
                given: Some((*given).clone()),
                median: Some(*value),
                disputed,
            }
        }
    }
}

/// From this range of values on, respondents contradict each other.
const DISPUTED_RANGE: f64 = 0.5;
