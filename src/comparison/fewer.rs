//! Questions that counted in the baseline and do not count any more: less is asked, so that a score may rise by itself.

use crate::model::{QuestionIx, Questionnaire};
use crate::scoring::Scorecard;

use super::Pairs;

/// Questions that counted before and are not applicable or out of scope now, in the order of the present questionnaire.
/// Those that the present version does not ask any more are none of them.
pub fn no_longer_counting(
    before: (&Questionnaire, &Scorecard),
    now: (&Questionnaire, &Scorecard),
) -> Vec<QuestionIx> {
    let pairs = Pairs::new(before.0, now.0).questions.into_iter();
    pairs
        .filter_map(|pair| {
            let (was, is) = (pair.before?, pair.after?);
            let stopped = before.1.question(was).applies() && !now.1.question(is).applies();
            stopped.then_some(is)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Rollup;
    use crate::scoring::fixture::Fixture;

    #[test]
    fn what_counted_and_does_not_apply_any_more_is_named_whatever_it_was_worth() {
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
        assert_eq!(no_longer_counting(old, new), [QuestionIx(1), QuestionIx(2)]);
        assert_eq!(no_longer_counting(new, old), []);
        assert_eq!(no_longer_counting(old, old), []);
    }
}
