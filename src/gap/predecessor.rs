//! What must be done before an initiative can start.

use crate::model::{Questionnaire, Score};
use crate::scoring::Scorecard;

/// The predecessors of an initiative that the answers do not show as done, by their places.
pub fn open_predecessors(
    questionnaire: &Questionnaire,
    card: &Scorecard,
    initiative: usize,
) -> Vec<usize> {
    let after = questionnaire.initiatives[initiative].after.iter().copied();
    after
        .filter(|place| !is_done(questionnaire, card, *place))
        .collect()
}

/// Whether an initiative waits for nothing and takes effect in the quarter in which it starts.
pub(super) fn takes_effect_at_once(
    questionnaire: &Questionnaire,
    card: &Scorecard,
    initiative: usize,
) -> bool {
    let own = &questionnaire.initiatives[initiative];
    own.quarters <= 1
        && own.run_in == 0
        && open_predecessors(questionnaire, card, initiative).is_empty()
}

/// Whether all that an initiative closes has been reached, as far as it applies.
fn is_done(questionnaire: &Questionnaire, card: &Scorecard, initiative: usize) -> bool {
    let closes = &questionnaire.initiatives[initiative].closes;
    let reached = |close: &crate::model::Closes| {
        let question = card.question(close.question);
        let options = questionnaire.options(close.question);
        let to = options
            .get(close.to)
            .and_then(|o| o.score)
            .map_or(Score::ONE, Score::new);
        !question.applies() || question.scored().is_some_and(|v| v >= to)
    };
    !closes.is_empty() && closes.iter().all(reached)
}
