//! What a certification forbids to be open, and what is open yet at the audit for the certificate.
//!
//! Minors stop no certificate: the certification body accepts a plan of corrective action for them (ISO/IEC 17021-1, 9.5.2
//! and 9.5.3), and an internal audit is there to find what is open. So only what the target forbids has a date that must
//! be kept.

use crate::model::{Conformity, Due, Month, Obligation, QuestionIx, Score, Target};
use crate::scoring::Judgement;

use super::Wanted;
use super::calendar::{last_quarter_before, month_of};
use super::candidates::Basis;
use super::planned::Placed;

/// Requirements that a roadmap which holds its certification leaves open beyond their milestones, all of them likely
/// minors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenAtAudit {
    /// How many minors the target allows at the audit; `None`: no limit.
    pub allowed: Option<u32>,
    /// Requirements open at stage 2, in the order of the questionnaire.
    pub questions: Vec<QuestionIx>,
    /// Requirements open at their own milestone, and closed before stage 2.
    pub closed_before: Vec<Wanted>,
}

/// Which dates a certification asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Every requirement by its milestone: what is preferred.
    Every,
    /// What the target forbids to be open.
    Forbidden,
}

/// How many minors a target allows at the audit; `None`: no limit.
pub(super) fn minors_allowed(target: &Target) -> Option<u32> {
    match target.conformity {
        Some(Conformity::Ready) => Some(0),
        Some(Conformity::ReadyWithActions) | None => target.max_minors,
    }
}

/// Whether a requirement, as it is today, must not be open at the audit: a likely major, of its own or together with
/// others of its section, or not assessed, so that it could be one; and every one where no minor is allowed.
pub(super) fn is_forbidden(basis: &Basis<'_>, requirement: QuestionIx) -> bool {
    let section = basis.questionnaire.question(requirement).section;
    let systemic = basis.card.systemic.get(section.0).and_then(Option::as_ref);
    let scored = basis.card.question(requirement);
    let grave = match scored.judgement {
        Some(Judgement::Minor | Judgement::Opportunity | Judgement::Conforming) => false,
        Some(Judgement::Major | Judgement::NotAssessed) | None => true,
    };
    minors_allowed(basis.target) == Some(0)
        || grave
        || scored.scored().is_none()
        || systemic.is_some_and(|found| found.failing.contains(&requirement))
}

/// What is open at the audit for the certificate decided in a month, in a roadmap that holds it. What lies beyond the
/// roadmap is not said to be open.
pub(super) fn open_at_audit(placed: &Placed<'_>, decision: Month) -> OpenAtAudit {
    let Placed {
        basis,
        settings,
        candidates,
        task,
        starts,
        ..
    } = *placed;
    let quarters = task.problem.quarters();
    let mut open = OpenAtAudit {
        allowed: minors_allowed(basis.target),
        ..OpenAtAudit::default()
    };
    let effective = |job: usize| Some(task.problem.jobs[job].effective(starts[job]?));
    for (place, gap) in candidates.gaps.iter().enumerate() {
        let question = basis.questionnaire.question(gap.question);
        if question.obligation != Obligation::Shall {
            continue;
        }
        let closing = task.candidates.iter().enumerate().filter(|(_, candidate)| {
            let mut lifts = candidate.lifts.iter();
            lifts.any(|(gap, to)| *gap == place && *to == Score::ONE)
        });
        let closed = closing.filter_map(|(job, _)| effective(job)).min();
        let is_open_at = |milestone: Due| {
            let last = last_quarter_before(month_of(milestone, decision)).since(settings.start);
            last < quarters && closed.is_none_or(|closed| closed > last)
        };
        let milestone = question.due.unwrap_or(Due::InternalAudit);
        if is_open_at(Due::Stage2) {
            open.questions.push(gap.question);
        } else if is_open_at(milestone) {
            open.closed_before.push(Wanted {
                question: gap.question,
                milestone,
                month: month_of(milestone, decision),
            });
        }
    }
    open
}
