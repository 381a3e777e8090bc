//! Which answers made a figure lower than in the baseline.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Id, QuestionIx, Questionnaire, Score};
use crate::scoring::{Judgement, NodeId, QuestionScore, Scorecard, Verdict, members};

/// A question that contributes less than in the baseline, or otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The question, by its place in the present questionnaire.
    pub question: QuestionIx,
    /// What changed.
    pub change: Change,
}

/// How a question contributes otherwise than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Its value is lower; `None` is no value, which counts 0 in the floor. A requirement without value before, and with less
    /// than half now, lowers a verdict alone.
    Value(Option<Score>, Option<Score>),
    /// It is judged worse at the same value.
    Judgement(Judgement, Judgement),
    /// It did not count before, and counts now with less than the whole.
    CountsNow(Option<Score>),
    /// It counted before with this value, 0 for a requirement that was open, and does not count any more.
    CountsNoMore(Score),
}

impl Loss {
    /// What matters most first: the deepest fall of a value, then judgements, then what counts now or no more.
    fn rank(&self) -> (u8, Reverse<Score>) {
        let or_zero = |value: Option<Score>| value.unwrap_or(Score::ZERO);
        match self.change {
            Change::Value(before, now) => (0, Reverse(or_zero(now).short_of(or_zero(before)))),
            Change::Judgement(..) => (1, Reverse(Score::ZERO)),
            Change::CountsNow(now) => (2, Reverse(or_zero(now).short_of(Score::ONE))),
            Change::CountsNoMore(before) => (3, Reverse(before)),
        }
    }
}

/// All questions of both versions that may have lowered a figure, the most telling first. Questions are matched by id.
pub fn losses(
    before: (&Questionnaire, &Scorecard),
    now: (&Questionnaire, &Scorecard),
) -> Vec<Loss> {
    let renamed = |id: &Id| now.0.renamed.get(id).unwrap_or(id).clone();
    let places: BTreeMap<&Id, QuestionIx> = now
        .0
        .question_places()
        .map(|ix| (&now.0.question(ix).id, ix))
        .collect();
    let mut losses: Vec<Loss> = before
        .0
        .question_places()
        .filter_map(|ix| {
            let id = renamed(&before.0.question(ix).id);
            let place = *places.get(&id)?;
            let change = change(before.1.question(ix), now.1.question(place))?;
            Some(Loss {
                question: place,
                change,
            })
        })
        .collect();
    let known: BTreeSet<Id> = before.0.questions.iter().map(|q| renamed(&q.id)).collect();
    let added = now
        .0
        .question_places()
        .filter(|ix| !known.contains(&now.0.question(*ix).id));
    losses.extend(added.filter_map(|question| {
        let scored = now.1.question(question);
        let counts = scored.applies() && scored.scored() != Some(Score::ONE);
        counts.then(|| Loss {
            question,
            change: Change::CountsNow(scored.scored()),
        })
    }));
    losses.sort_by_key(|loss| (loss.rank(), loss.question));
    losses
}

/// Those of them that lie below a node.
pub fn losses_below(questionnaire: &Questionnaire, node: &NodeId, losses: &[Loss]) -> Vec<Loss> {
    let below = members(questionnaire, node);
    let lies = |loss: &&Loss| below.contains(&loss.question);
    losses.iter().filter(lies).copied().collect()
}

fn change(before: &QuestionScore, now: &QuestionScore) -> Option<Change> {
    let value = |question: &QuestionScore| question.scored();
    let verdict = |question: &QuestionScore| question.judgement.map(Verdict::from);
    match (before.applies(), now.applies()) {
        (true, true) => {
            let (was, is) = (value(before), value(now));
            if is.unwrap_or(Score::ZERO) < was.unwrap_or(Score::ZERO) {
                return Some(Change::Value(was, is));
            }
            // No value at all where there was one of 0 loses the verdict, not the floor.
            if was.is_some() && is.is_none() {
                return Some(Change::Value(was, is));
            }
            // What was open and turns out to be a gap may be what makes a major of its section.
            if was.is_none() && now.judgement.is_some() && is.is_some_and(|is| is < Score::HALF) {
                return Some(Change::Value(was, is));
            }
            let worse = verdict(before)
                .zip(verdict(now))
                .is_some_and(|(b, n)| n < b);
            let both = before.judgement.zip(now.judgement).filter(|_| worse);
            both.map(|(b, n)| Change::Judgement(b, n))
        }
        (false, true) => (value(now) != Some(Score::ONE)).then(|| Change::CountsNow(value(now))),
        // What was open stood in the way of a verdict on its section.
        (true, false) if value(before).is_none() && before.judgement.is_some() => {
            Some(Change::CountsNoMore(Score::ZERO))
        }
        (true, false) => value(before)
            .filter(|was| *was > Score::ZERO)
            .map(Change::CountsNoMore),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::gap::regressions;
    use crate::model::Rollup;
    use crate::scoring::fixture::Fixture;

    /// Two sections with three questions each; a value of `None` is unanswered, one above 1 not applicable.
    fn answered(values: &[Option<f64>]) -> Fixture {
        let mut fixture = Fixture::new(Rollup::Mean);
        let sections = [
            fixture.section(None, Rollup::Mean),
            fixture.section(None, Rollup::Flat),
        ];
        for (place, value) in values.iter().enumerate() {
            let section = sections[place % 2];
            let applies = value.filter(|v| *v <= 1.0);
            let ix = if place < 3 {
                fixture.shall(section, applies)
            } else {
                fixture.question(section, applies)
            };
            if value.is_some_and(|v| v > 1.0) {
                fixture.not_applicable(ix);
            }
        }
        fixture
    }

    fn found(before: &[Option<f64>], now: &[Option<f64>]) -> (Vec<Loss>, Vec<Vec<Loss>>) {
        let (before, now) = (answered(before), answered(now));
        let (was, is) = (before.score(), now.score());
        let before = (&before.questionnaire, &was);
        let now = (&now.questionnaire, &is);
        let losses = losses(before, now);
        let each = regressions(before, now);
        let each = each.iter().map(|r| losses_below(now.0, &r.node, &losses));
        let each = each.collect();
        (losses, each)
    }

    #[test]
    fn the_deepest_fall_comes_first_and_what_rose_is_no_loss() {
        let (losses, _) = found(
            &[Some(1.0), Some(0.5), Some(1.0), Some(0.5), None, Some(0.5)],
            &[Some(0.5), Some(1.0), None, Some(0.5), Some(0.0), Some(2.0)],
        );
        let changes: Vec<(usize, Change)> =
            losses.iter().map(|l| (l.question.0, l.change)).collect();
        assert_eq!(
            changes,
            [
                (2, Change::Value(Some(Score::ONE), None)),
                (0, Change::Value(Some(Score::ONE), Some(Score::new(0.5)))),
                (5, Change::CountsNoMore(Score::new(0.5))),
            ]
        );
    }

    #[test]
    fn a_question_that_is_new_or_no_longer_counts_is_a_loss_only_where_it_takes_something_away() {
        let one_more = |value| {
            let (losses, _) = found(&[Some(1.0)], &[Some(1.0), value]);
            losses.iter().map(|l| l.change).collect::<Vec<_>>()
        };
        assert_eq!(one_more(Some(1.0)), []);
        assert_eq!(one_more(Some(0.5)), [Change::CountsNow(Some(Score::HALF))]);
        assert_eq!(one_more(None), [Change::CountsNow(None)]);
        assert_eq!(one_more(Some(2.0)), [], "not applicable");
        let (losses, _) = found(&[Some(1.0), Some(0.0)], &[Some(1.0), Some(2.0)]);
        assert_eq!(losses, [], "nothing was reached there");
    }

    #[test]
    fn a_worse_judgement_at_the_same_value_is_a_loss() {
        let before = answered(&[Some(0.5)]);
        let mut now = answered(&[Some(0.5)]);
        let ix = QuestionIx(0);
        now.answer(ix).grade = Some(crate::model::PersonGrade {
            grade: crate::model::Grade::Major,
            by: "A".to_owned(),
            reason: "B".to_owned(),
        });
        let (was, is) = (before.score(), now.score());
        let losses = losses((&before.questionnaire, &was), (&now.questionnaire, &is));
        let change = Change::Judgement(Judgement::Minor, Judgement::Major);
        assert_eq!(
            losses,
            [Loss {
                question: ix,
                change
            }]
        );
    }

    proptest! {
        #[test]
        fn with_the_same_questions_no_figure_falls_without_an_answer_that_explains_it(
            before in proptest::collection::vec(value(), 6),
            now in proptest::collection::vec(value(), 6),
        ) {
            let (_, each) = found(&before, &now);
            prop_assert!(each.iter().all(|losses| !losses.is_empty()));
            let (losses, each) = found(&now, &now);
            prop_assert!(losses.is_empty() && each.is_empty());
        }
    }

    fn value() -> impl Strategy<Value = Option<f64>> {
        prop_oneof![
            Just(None),
            Just(Some(0.0)),
            Just(Some(0.5)),
            Just(Some(1.0)),
            Just(Some(2.0))
        ]
    }
}
