//! Two people changed one assessment: what both said is brought together.

use crate::model::{Answer, Assessment, QuestionIx};

/// One assessment out of two that began from the same.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Merged {
    /// What both said; where they clash, what was said here.
    pub(super) assessment: Assessment,
    /// Questions whose answers came from the other.
    pub(super) taken: Vec<QuestionIx>,
    /// Questions that both answered, differently.
    pub(super) clashes: Vec<QuestionIx>,
    /// Something besides answers came from the other, such as the scope or the profile.
    pub(super) besides: bool,
}

/// Brings together what was said here and elsewhere since `base`.
pub(super) fn merge(base: &Assessment, here: &Assessment, elsewhere: &Assessment) -> Merged {
    let mut merged = Merged {
        assessment: elsewhere.clone(),
        taken: Vec::new(),
        clashes: Vec::new(),
        besides: false,
    };
    for (place, slot) in merged.assessment.answers.iter_mut().enumerate() {
        let ix = QuestionIx(place);
        let (was, mine, theirs) = (base.answer(ix), here.answer(ix), elsewhere.answer(ix));
        let (by_me, by_them) = (differs(was, mine), differs(was, theirs));
        if by_me && differs(mine, theirs) {
            *slot = mine.cloned();
            if by_them {
                merged.clashes.push(ix);
            }
        } else if by_them && !by_me {
            merged.taken.push(ix);
        }
    }
    let out = &mut merged.assessment;
    let besides = [
        settle(
            &base.organisation,
            &here.organisation,
            &mut out.organisation,
        ),
        settle(&base.scope, &here.scope, &mut out.scope),
        settle(&base.date, &here.date, &mut out.date),
        settle(&base.assessors, &here.assessors, &mut out.assessors),
        settle(&base.sections, &here.sections, &mut out.sections),
    ];
    let profile = base.profile.iter().zip(&here.profile).zip(&mut out.profile);
    let of_profile = profile.map(|((base, here), out)| settle(base, here, out));
    merged.besides = of_profile.chain(besides).fold(false, |any, one| any | one);
    merged
}

/// Takes what was changed here; says whether something else was changed elsewhere.
fn settle<T: Clone + PartialEq>(base: &T, here: &T, elsewhere: &mut T) -> bool {
    if here != base {
        elsewhere.clone_from(here);
    }
    *elsewhere != *here
}

/// Whether two answers say different things; the line on which they stand says nothing.
pub(super) fn differs(one: Option<&Answer>, other: Option<&Answer>) -> bool {
    let bare = |answer: Option<&Answer>| {
        answer.map(|answer| Answer {
            line: None,
            ..answer.clone()
        })
    };
    bare(one) != bare(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::fixture;
    use crate::model::Given;

    fn answered(base: &Assessment, place: usize, option: usize) -> Assessment {
        let mut assessment = base.clone();
        assessment.answers[place] = Some(Answer {
            given: Some(Given::Option(option)),
            line: Some(option),
            ..Answer::default()
        });
        assessment
    }

    #[test]
    fn answers_to_different_questions_are_both_kept() {
        let base = fixture::assessment();
        let (here, elsewhere) = (answered(&base, 0, 1), answered(&base, 1, 2));
        let merged = merge(&base, &here, &elsewhere);
        assert_eq!(merged.taken, [QuestionIx(1)]);
        assert!(merged.clashes.is_empty() && !merged.besides);
        let given = |place| {
            merged
                .assessment
                .answer(QuestionIx(place))
                .unwrap()
                .given
                .clone()
        };
        assert_eq!(given(0), Some(Given::Option(1)));
        assert_eq!(given(1), Some(Given::Option(2)));
    }

    #[test]
    fn different_answers_to_one_question_clash_and_equal_ones_do_not() {
        let base = fixture::assessment();
        let here = answered(&base, 0, 1);
        assert_eq!(
            merge(&base, &here, &answered(&base, 0, 2)).clashes,
            [QuestionIx(0)]
        );
        let mut same = here.clone();
        same.answers[0].as_mut().unwrap().line = Some(99);
        let merged = merge(&base, &here, &same);
        assert!(merged.clashes.is_empty() && merged.taken.is_empty());
    }

    #[test]
    fn an_answer_that_was_removed_elsewhere_is_gone_unless_changed_here() {
        let base = answered(&fixture::assessment(), 0, 1);
        let removed = fixture::assessment();
        let merged = merge(&base, &base, &removed);
        assert_eq!(
            (merged.taken.len(), merged.assessment.answer(QuestionIx(0))),
            (1, None)
        );
        let changed = answered(&base, 0, 2);
        assert_eq!(merge(&base, &changed, &removed).clashes, [QuestionIx(0)]);
    }

    #[test]
    fn what_stands_above_the_answers_comes_from_who_changed_it() {
        let base = fixture::assessment();
        let (mut here, mut elsewhere) = (base.clone(), base.clone());
        here.scope = Some("Hosting".into());
        elsewhere.organisation = Some("Harbour IT".into());
        elsewhere.profile[0] = Some(1);
        let merged = merge(&base, &here, &elsewhere);
        assert_eq!(merged.assessment.scope.as_deref(), Some("Hosting"));
        assert_eq!(
            merged.assessment.organisation.as_deref(),
            Some("Harbour IT")
        );
        assert_eq!(merged.assessment.profile[0], Some(1));
        assert!(merged.besides);
    }
}
