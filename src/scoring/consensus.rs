//! Respondents brought together into one answer.

use crate::model::{Answer, Given, QuestionIx, Questionnaire, Score};

/// The one answer that stands for all respondents.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Settled<'a> {
    /// The answer that counts.
    pub(super) given: Option<&'a Given>,
    /// Lower median of the votes.
    pub(super) median: Option<f64>,
    /// Respondents contradict each other.
    pub(super) disputed: bool,
}

/// The value with which a voice counts; `None` if it does not vote.
pub(super) fn vote(
    questionnaire: &Questionnaire,
    ix: QuestionIx,
    given: Option<&Given>,
) -> Option<f64> {
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
pub(super) fn settle<'a>(
    questionnaire: &Questionnaire,
    ix: QuestionIx,
    answer: &'a Answer,
) -> Settled<'a> {
    if answer.consensus || answer.responses.is_empty() {
        return Settled {
            given: answer.given.as_ref(),
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
    // Of equal values an option comes before `none_yet`, so that the order of voices decides nothing.
    voters.sort_by(|a, b| {
        let none_yet = |given: &Given| *given == Given::NoneYet;
        a.0.total_cmp(&b.0).then(none_yet(a.1).cmp(&none_yet(b.1)))
    });
    let reasons = answer.responses.iter().filter_map(|r| r.given.as_ref());
    // Of several voices for "not applicable" one that gives a reason speaks for all.
    let not_applicable = reasons
        .filter_map(|given| match given {
            Given::NotApplicable { reason } => Some((reason.is_none(), given)),
            _ => None,
        })
        .min_by_key(|(without_reason, _)| *without_reason)
        .map(|(_, given)| given);
    let lower_median = voters
        .len()
        .checked_sub(1)
        .and_then(|last| voters.get(last / 2));
    match (lower_median, not_applicable) {
        (None, Some(na)) => Settled {
            given: Some(na),
            ..Settled::default()
        },
        (None, None) => {
            // Nobody voted: an answer that only informs, else unknown, else nothing.
            let voices = || answer.responses.iter().filter_map(|r| r.given.as_ref());
            let given = voices()
                .find(|g| **g != Given::Unknown)
                .or_else(|| voices().next());
            Settled {
                given,
                ..Settled::default()
            }
        }
        (Some((value, given)), not_applicable) => {
            let lowest = voters.first().map_or(*value, |v| v.0);
            let highest = voters.last().map_or(*value, |v| v.0);
            let range = Score::new(highest - lowest);
            let disputed = not_applicable.is_some() || range >= Score::new(DISPUTED_RANGE);
            Settled {
                given: Some(given),
                median: Some(*value),
                disputed,
            }
        }
    }
}

/// From this range of values on, respondents contradict each other.
const DISPUTED_RANGE: f64 = 0.5;
