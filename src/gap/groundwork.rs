//! What a questionnaire and a target say of every question: worked out once, it serves any number of assessments.

use crate::model::{QuestionIx, Questionnaire, Score};

use super::{QuestionTarget, Targets};

/// What is to be reached by every question, and what lifts it.
#[derive(Clone, Debug)]
pub struct Groundwork {
    targets: Vec<Option<QuestionTarget>>,
    /// For each question the initiatives that lift it, by place, each with the values to which it does.
    lifting: Vec<Vec<(usize, Score)>>,
}

impl Groundwork {
    /// Works it out.
    pub fn new(questionnaire: &Questionnaire, targets: &Targets<'_>) -> Self {
        let mut lifting = vec![Vec::new(); questionnaire.questions.len()];
        for (place, initiative) in questionnaire.initiatives.iter().enumerate() {
            for closes in &initiative.closes {
                let option = questionnaire.options(closes.question).get(closes.to);
                if let Some(to) = option.and_then(|option| option.score)
                    && let Some(list) = lifting.get_mut(closes.question.0)
                {
                    list.push((place, Score::new(to)));
                }
            }
        }
        let all = questionnaire.question_places();
        Self {
            targets: all.map(|ix| targets.question(ix)).collect(),
            lifting,
        }
    }

    /// What a question is to reach.
    pub(super) fn target(&self, ix: QuestionIx) -> Option<QuestionTarget> {
        self.targets.get(ix.0).copied().flatten()
    }

    /// The initiatives that lift a question above a value, in their order, each with the next value to which it does.
    pub(super) fn lifting(
        &self,
        ix: QuestionIx,
        from: Score,
    ) -> impl Iterator<Item = (Score, usize)> {
        let all = self.lifting.get(ix.0).map(Vec::as_slice);
        let by_initiative = all
            .unwrap_or_default()
            .chunk_by(|one, next| one.0 == next.0);
        by_initiative.filter_map(move |lifts| {
            let higher = lifts.iter().filter(|(_, to)| *to > from);
            higher
                .map(|(place, to)| (*to, *place))
                .min_by_key(|(to, _)| *to)
        })
    }
}
