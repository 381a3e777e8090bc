//! How much of the whole each question makes up, by the same parts that its figures are added up from.

use crate::model::Questionnaire;

use super::scorecard::{contributions, section_figures};
use super::{Figures, NodeId, Part, QuestionScore};

/// For each question its share of the whole, 0–1; all shares together are 1. `None` where nothing applies.
///
/// A share is the weight of the question among all that applies beside it, times that of each section above it which
/// rolls up as a mean: floor of the whole = Σ share × floor of the question. Which questions apply is all that counts.
pub fn shares(questionnaire: &Questionnaire, questions: &[QuestionScore]) -> Option<Vec<f64>> {
    let walk = Walk {
        questionnaire,
        questions,
        sections: section_figures(questionnaire, questions),
    };
    let mut shares = vec![0.0; questions.len()];
    walk.below(&NodeId::Overall, 1.0, &mut shares)
        .then_some(shares)
}

struct Walk<'a> {
    questionnaire: &'a Questionnaire,
    questions: &'a [QuestionScore],
    sections: Vec<Option<Figures>>,
}

impl Walk<'_> {
    /// Shares out what a node has; false if nothing below it applies.
    fn below(&self, node: &NodeId, share: f64, shares: &mut [f64]) -> bool {
        let parts = contributions(self.questionnaire, self.questions, &self.sections, node);
        let counted = || parts.iter().filter(|part| part.figures.is_some());
        let total: f64 = counted().map(|part| part.weight).sum();
        if total <= 0.0 {
            return false;
        }
        for part in counted() {
            let own = share * part.weight / total;
            match part.part {
                Part::Question(ix) => shares[ix.0] += own,
                Part::Section(ix) => {
                    self.below(&NodeId::Section(ix), own, shares);
                }
                Part::OwnQuestions(..) => {}
            }
        }
        true
    }
}
