//! Which answers are less well evidenced than in the baseline, and which evidenced scores that makes lower.

use std::collections::BTreeMap;

use crate::model::{Id, QuestionIx, Questionnaire, Score};
use crate::scoring::{NodeScore, QuestionScore, Scorecard};

use super::regression::{Regressed, Regression, nodes};

/// An answer that contributes less to the evidenced score than in the baseline, or has lost its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EvidenceLoss {
    /// The question, by its place in the present questionnaire.
    pub question: QuestionIx,
    /// Whether there was valid evidence and there is none now; else its value is lower.
    pub gone: bool,
}

/// Evidenced scores that are lower than in the baseline where the floor is not: overall, in areas and in sections that
/// both have. Both scorecards are to be judged on the same day, or time alone would lower them.
pub fn less_evidenced(
    before: (&Questionnaire, &Scorecard),
    now: (&Questionnaire, &Scorecard),
) -> Vec<Regression> {
    let evidenced = |node: &NodeScore| node.figures.map(|f| Score::new(f.evidenced));
    let lower = |(b, n): &(Score, Score)| n < b;
    nodes(before, now)
        .into_iter()
        .filter(|(_, before, now)| before.floor().zip(now.floor()).is_some_and(|(b, n)| n >= b))
        .filter_map(|(node, before, now)| {
            let (b, n) = evidenced(before).zip(evidenced(now)).filter(lower)?;
            Some(Regression {
                node,
                lost: Regressed::Evidenced(b, n),
            })
        })
        .collect()
}

/// Answers that both versions count and that are less well evidenced now, in the order of the present questionnaire.
/// Questions are matched by id.
pub fn evidence_losses(
    before: (&Questionnaire, &Scorecard),
    now: (&Questionnaire, &Scorecard),
) -> Vec<EvidenceLoss> {
    let earlier: BTreeMap<&Id, QuestionIx> = before
        .0
        .question_places()
        .map(|ix| (now.0.present_id(&before.0.question(ix).id), ix))
        .collect();
    now.0
        .question_places()
        .filter_map(|question| {
            let place = *earlier.get(&now.0.question(question).id)?;
            let (was, is) = (before.1.question(place), now.1.question(question));
            if !was.applies() || !is.applies() {
                return None;
            }
            let gone = was.evidenced && !is.evidenced;
            (gone || supported(is) < supported(was)).then_some(EvidenceLoss { question, gone })
        })
        .collect()
}

/// What an answer contributes to the evidenced score.
fn supported(question: &QuestionScore) -> Score {
    let value = question.scored().unwrap_or(Score::ZERO);
    match question.evidenced {
        true => value,
        false => value.min(Score::HALF),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, EvidenceKind, Rollup};
    use crate::scoring::NodeId;
    use crate::scoring::fixture::Fixture;

    /// Values of three answers, each with whether a record shows it.
    fn answered(values: [(f64, bool); 3]) -> (Fixture, Scorecard) {
        let mut fixture = Fixture::new(Rollup::Mean);
        let section = fixture.section(None, Rollup::Mean);
        for (value, evidenced) in values {
            let ix = fixture.question(section, Some(value));
            if evidenced {
                fixture.answer(ix).evidence = vec![Evidence {
                    kind: EvidenceKind::Document,
                    reference: Some("Policy".to_owned()),
                    date: None,
                    expires: None,
                }];
            }
        }
        let card = fixture.score();
        (fixture, card)
    }

    fn found(
        before: [(f64, bool); 3],
        now: [(f64, bool); 3],
    ) -> (Vec<(usize, bool)>, Vec<Regressed>) {
        let ((before, was), (now, is)) = (answered(before), answered(now));
        let before = (&before.questionnaire, &was);
        let now = (&now.questionnaire, &is);
        let losses = evidence_losses(before, now).into_iter();
        let overall = less_evidenced(before, now).into_iter();
        let overall = overall.filter(|r| r.node == NodeId::Overall);
        (
            losses.map(|l| (l.question.0, l.gone)).collect(),
            overall.map(|r| r.lost).collect(),
        )
    }

    #[test]
    fn evidence_that_is_removed_lowers_the_evidenced_score_and_not_the_floor() {
        let (losses, lost) = found(
            [(1.0, true), (0.4, true), (1.0, false)],
            [(1.0, false), (0.4, false), (1.0, false)],
        );
        assert_eq!(losses, [(0, true), (1, true)], "also below the cap");
        // (1 + 0.4 + 0.5) / 3 and (0.5 + 0.4 + 0.5) / 3.
        let figures = (Score::new(1.9 / 3.0), Score::new(1.4 / 3.0));
        assert_eq!(lost, [Regressed::Evidenced(figures.0, figures.1)]);
    }

    #[test]
    fn a_lower_answer_with_evidence_that_others_make_up_for_is_one_too() {
        let (losses, lost) = found(
            [(1.0, true), (0.5, false), (0.0, false)],
            [(0.75, true), (1.0, false), (0.0, false)],
        );
        assert_eq!(losses, [(0, false)]);
        assert_eq!(lost.len(), 1);
    }

    #[test]
    fn where_the_floor_is_lower_that_says_it_and_what_is_gained_is_no_loss() {
        let (losses, lost) = found(
            [(1.0, true), (0.5, false), (0.0, false)],
            [(0.75, true), (0.5, true), (0.0, false)],
        );
        assert_eq!((losses, lost), (vec![(0, false)], vec![]));
        let (losses, lost) = found(
            [(0.5, false), (0.5, false), (0.0, false)],
            [(1.0, true), (1.0, false), (0.0, true)],
        );
        assert_eq!((losses, lost), (vec![], vec![]));
    }
}
