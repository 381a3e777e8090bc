//! How much of the whole each question makes up, by the same parts that its figures are added up from.

use crate::model::Questionnaire;

use super::contributions::{Known, section_figures};
use super::layout::Layout;
use super::{Figures, NodeId, Part, QuestionScore};

/// For each question its share of the whole, 0–1; all shares together are 1. `None` where nothing applies.
///
/// A share is the weight of the question among all that applies beside it, times that of each section above it which
/// rolls up as a mean: floor of the whole = Σ share × floor of the question. Which questions apply is all that counts.
pub fn shares(questionnaire: &Questionnaire, questions: &[QuestionScore]) -> Option<Vec<f64>> {
    let layout = Layout::new(questionnaire);
    let single: Vec<_> = questions.iter().map(Figures::of_question).collect();
    let sections = section_figures(questionnaire, &layout, &single);
    let walk = Walk(Known {
        questionnaire,
        layout: &layout,
        questions: &single,
        sections: &sections,
    });
    let mut shares = vec![0.0; questions.len()];
    walk.below(&NodeId::Overall, 1.0, &mut shares)
        .then_some(shares)
}

struct Walk<'a>(Known<'a>);

impl Walk<'_> {
    /// Shares out what a node has; false if nothing below it applies.
    fn below(&self, node: &NodeId, share: f64, shares: &mut [f64]) -> bool {
        let mut parts = Vec::new();
        self.0.each_part(node, &mut |part| parts.push(part));
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
