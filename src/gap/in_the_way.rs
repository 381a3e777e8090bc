//! What stands in the way of a demand: answers, and sections with a systemic major.

use crate::model::{Id, Obligation, QuestionIx, Questionnaire, SectionIx, Target};
use crate::scoring::{Judgement, NodeId, QuestionState, Scorecard, members};

use super::verdict::{Demand, Outcome, Wanted, too_many};

/// The answers that stand in the way of a demand, and the sections whose systemic major does.
pub(super) fn in_the_way(
    questionnaire: &Questionnaire,
    card: &Scorecard,
    target: &Target,
    demand: &Demand,
) -> (Vec<QuestionIx>, Vec<SectionIx>) {
    if demand.outcome == Outcome::Met {
        return (Vec::new(), Vec::new());
    }
    let applying = |open: &dyn Fn(QuestionIx) -> bool| -> Vec<QuestionIx> {
        let all = members(questionnaire, &demand.node).into_iter();
        all.filter(|ix| card.question(*ix).applies() && open(*ix))
            .collect()
    };
    let value = |ix: QuestionIx| card.question(ix).scored();
    let blocking = match demand.wanted {
        Wanted::Score { target, .. } => applying(&|ix| value(ix).is_none_or(|v| v < target)),
        Wanted::Completeness { .. } => applying(&|ix| value(ix).is_none()),
        Wanted::Evidenced { .. } => {
            applying(&|ix| value(ix).is_none() || !card.question(ix).evidenced)
        }
        Wanted::Level { target, found } => match (&demand.node, found) {
            (NodeId::Section(section), Some(_)) => card.blocking(questionnaire, *section, target),
            _ => Vec::new(),
        },
        Wanted::Conformity {
            target: wanted,
            minors,
            ..
        } => {
            let kinds: &[Standing] = match too_many(target, wanted, minors) {
                true => &[Standing::Major, Standing::Minor, Standing::Open],
                false => &[Standing::Major, Standing::Open],
            };
            let of = |kind: Standing| {
                let all = requirements(questionnaire, card).filter(move |(_, own)| *own == kind);
                all.map(|(ix, _)| ix)
                    .filter(|ix| !is_waived(target, card, &questionnaire.question(*ix).id))
            };
            let systemic = questionnaire
                .section_places()
                .filter(|s| card.systemic[s.0].is_some())
                .filter(|s| !is_waived(target, card, &questionnaire.section(*s).id));
            return (
                kinds.iter().copied().flat_map(of).collect(),
                systemic.collect(),
            );
        }
    };
    (blocking, Vec::new())
}

/// How a requirement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is met, does not apply, or the question is no requirement.
    Met,
    Major,
    Minor,
    Open,
    OutOfScope,
}

/// How every question stands as a requirement, in the order of the questionnaire.
pub(super) fn requirements(
    questionnaire: &Questionnaire,
    card: &Scorecard,
) -> impl Iterator<Item = (QuestionIx, Standing)> {
    let standing = |ix: QuestionIx| {
        let scored = card.question(ix);
        let required = questionnaire.question(ix).obligation == Obligation::Shall;
        match scored.judgement {
            _ if scored.state == QuestionState::OutOfScope && required => Standing::OutOfScope,
            Some(Judgement::Major) => Standing::Major,
            Some(Judgement::Minor) => Standing::Minor,
            Some(Judgement::NotAssessed) => Standing::Open,
            Some(Judgement::Conforming | Judgement::Opportunity) | None => Standing::Met,
        }
    };
    let all = questionnaire.question_places();
    all.map(move |ix| (ix, standing(ix)))
}

/// Whether a target passes over a finding of this id on the day judged.
pub(super) fn is_waived(target: &Target, card: &Scorecard, id: &Id) -> bool {
    let mut waivers = target.waivers.iter();
    waivers.any(|waiver| waiver.id == *id && waiver.counts_on(card.as_of))
}
