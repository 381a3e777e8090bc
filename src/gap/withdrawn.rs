//! Questions that counted in the baseline and do not count any more: less is asked, so that a score may rise by itself.

use std::collections::BTreeMap;

use crate::model::{Id, QuestionIx, Questionnaire};
use crate::scoring::Scorecard;

/// Questions that counted before and are not applicable or out of scope now, in the order of the present questionnaire.
/// Questions are matched by id; those that the present version does not ask any more are none of them.
pub fn withdrawn(
    before: (&Questionnaire, &Scorecard),
    now: (&Questionnaire, &Scorecard),
) -> Vec<QuestionIx> {
    let counted: BTreeMap<&Id, bool> = before
        .0
        .question_places()
        .map(|ix| {
            let id = &before.0.question(ix).id;
            let id = now.0.renamed.get(id).unwrap_or(id);
            (id, before.1.question(ix).applies())
        })
        .collect();
    let places = now.0.question_places();
    places
        .filter(|ix| {
            let before = counted.get(&now.0.question(*ix).id);
            before == Some(&true) && !now.1.question(*ix).applies()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Rollup;
    use crate::scoring::fixture::Fixture;

    #[test]
    fn what_counted_and_does_not_apply_any_more_is_withdrawn_whatever_it_was_worth() {
        let answered = || {
            let mut fixture = Fixture::new(Rollup::Mean);
            let section = fixture.section(None, Rollup::Mean);
            for value in [Some(1.0), Some(0.0), None] {
                fixture.shall(section, value);
            }
            fixture
        };
        let (before, mut now) = (answered(), answered());
        now.not_applicable(QuestionIx(1));
        now.not_applicable(QuestionIx(2));
        let was = before.score();
        let is = now.score();
        let (old, new) = ((&before.questionnaire, &was), (&now.questionnaire, &is));
        assert_eq!(withdrawn(old, new), [QuestionIx(1), QuestionIx(2)]);
        assert_eq!(withdrawn(new, old), []);
        assert_eq!(withdrawn(old, old), []);
    }
}
