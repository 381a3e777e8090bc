//! Where another version of a questionnaire judges more mildly than the earlier one did.

use crate::model::{Obligation, QuestionIx, Questionnaire};

/// A question that is judged more mildly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milder {
    /// The question, by its place in the present questionnaire.
    pub question: QuestionIx,
    /// In what.
    pub what: Milderness,
}

/// In what a question is judged more mildly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Milderness {
    /// It was a requirement, and is good practice only.
    NoRequirement,
    /// Its absence alone was a likely major, and is none any more.
    NotCritical,
    /// One of its answers is worth more.
    WorthMore,
    /// It weighs less in the score.
    WeighsLess,
}

/// Every question that both ask, matched by id, with the first in which it is judged more mildly.
pub fn milder(before: &Questionnaire, now: &Questionnaire) -> Vec<Milder> {
    let pairs = now.question_places().filter_map(|question| {
        let then = now.asked_in(before, &now.question(question).id)?;
        Some((then, question))
    });
    let judged = |(then, question): (QuestionIx, QuestionIx)| {
        let (was, is) = (before.question(then), now.question(question));
        let requirement = |obligation| obligation == Obligation::Shall;
        let worth_more = || {
            now.options(question).iter().any(|option| {
                let mut earlier = before.options(then).iter();
                let earlier = earlier.find(|one| one.id == option.id);
                let score = earlier.and_then(|one| one.score);
                score.zip(option.score).is_some_and(|(was, is)| is > was)
            })
        };
        let what = if requirement(was.obligation) && !requirement(is.obligation) {
            Milderness::NoRequirement
        } else if was.critical && !is.critical {
            Milderness::NotCritical
        } else if worth_more() {
            Milderness::WorthMore
        } else if is.weight < was.weight {
            Milderness::WeighsLess
        } else {
            return None;
        };
        Some(Milder { question, what })
    };
    pairs.filter_map(judged).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Rollup;
    use crate::scoring::fixture::Fixture;

    /// A critical requirement and a question of good practice.
    fn asked() -> Questionnaire {
        let mut fixture = Fixture::new(Rollup::Mean);
        let section = fixture.section(None, Rollup::Mean);
        fixture.shall(section, Some(1.0));
        fixture.question(section, Some(1.0));
        let mut questionnaire = fixture.questionnaire;
        questionnaire.questions[0].critical = true;
        questionnaire
    }

    fn found(change: fn(&mut Questionnaire)) -> Vec<(usize, Milderness)> {
        let mut now = asked();
        change(&mut now);
        let found = milder(&asked(), &now);
        found.iter().map(|one| (one.question.0, one.what)).collect()
    }

    #[test]
    fn the_same_or_stricter_is_not_milder() {
        assert_eq!(found(|_| {}), []);
        let stricter = |now: &mut Questionnaire| {
            now.questions[1].obligation = Obligation::Shall;
            now.questions[1].critical = true;
            now.questions[1].weight += 1.0;
            for option in &mut now.answer_sets[0].options {
                option.score = option.score.map(|score| score / 2.0);
            }
        };
        assert_eq!(found(stricter), []);
    }

    #[test]
    fn what_is_judged_more_mildly_is_named() {
        let uncritical = |now: &mut Questionnaire| now.questions[0].critical = false;
        assert_eq!(found(uncritical), [(0, Milderness::NotCritical)]);
        let practice = |now: &mut Questionnaire| now.questions[0].obligation = Obligation::Should;
        assert_eq!(found(practice), [(0, Milderness::NoRequirement)]);
        let lighter = |now: &mut Questionnaire| now.questions[1].weight /= 2.0;
        assert_eq!(found(lighter), [(1, Milderness::WeighsLess)]);
        let worth_more = |now: &mut Questionnaire| {
            for option in &mut now.answer_sets[0].options {
                option.score = option.score.map(|score| (score + 0.1).min(1.0));
            }
        };
        let both = [(0, Milderness::WorthMore), (1, Milderness::WorthMore)];
        assert_eq!(found(worth_more), both);
    }
}
