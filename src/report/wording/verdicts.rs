//! Verdicts in words: judgements and readiness, each with why, and with what it rests on.

use super::{count, given};
use crate::model::{Grade, Obligation, Questionnaire, SectionIx};
use crate::scoring::{Judgement, Readiness, Scorecard, Stage, Support, Systemic, Verdict};

/// The worst judgement of a node.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Major => "major",
        Verdict::NotAssessed => "not assessed",
        Verdict::Minor => "minor",
        Verdict::Conforming => "conforming",
    }
}

/// Readiness, as a word.
pub fn readiness(readiness: Readiness) -> &'static str {
    match readiness {
        Readiness::NotReady => "not ready",
        Readiness::Indeterminate => "cannot be said yet",
        Readiness::ReadyWithActions => "ready with actions",
        Readiness::Ready => "ready",
        Readiness::NotApplicable => "not applicable",
    }
}

/// Readiness with why, and with how much of what it rests on is evidenced: a verdict claims no more than was shown.
pub fn supported_readiness(found: Readiness, stage: Stage, support: Support) -> String {
    let word = readiness(found);
    let reason = match stage {
        Stage::One => stage1_reason(found),
        Stage::Two => readiness_reason(found),
    };
    if !matches!(found, Readiness::Ready | Readiness::ReadyWithActions) {
        return format!("{word}: {reason}");
    }
    let Support {
        answered,
        evidenced,
    } = support;
    let requirements = count(answered, "requirement", "requirements");
    match support.is_partial() {
        true => {
            format!("{word} by own statement: {reason}; {evidenced} of {requirements} evidenced")
        }
        false => format!("{word}: {reason}; {evidenced} of {requirements} evidenced"),
    }
}

/// What bars a certification as such; `None` where nothing does.
pub fn barred(questionnaire: &Questionnaire, card: &Scorecard) -> Option<String> {
    let bars: Vec<String> = card
        .bars(questionnaire)
        .into_iter()
        .map(|ix| {
            let question = questionnaire.question(ix);
            let answer = given(questionnaire, ix, card.question(ix).given.as_ref());
            format!("{} [{}] is answered “{answer}”", question.text, question.id)
        })
        .collect();
    let because = bars.join("; ");
    (!bars.is_empty()).then(|| {
        format!("not possible for this scope as answered, whatever else is done: {because}")
    })
}

/// Readiness, as a sentence that says why.
fn readiness_reason(readiness: Readiness) -> &'static str {
    match readiness {
        Readiness::NotReady => "at least one likely major nonconformity stands in the way",
        Readiness::Indeterminate => {
            "no major was found, but requirements are unanswered, disputed or out of scope"
        }
        Readiness::ReadyWithActions => "only likely minor nonconformities remain",
        Readiness::Ready => "every requirement is answered and met",
        Readiness::NotApplicable => "no requirement applies",
    }
}

/// Readiness for stage 1, as a sentence that says why.
fn stage1_reason(readiness: Readiness) -> &'static str {
    match readiness {
        Readiness::Ready => "every requirement looked at in stage 1 is answered and met",
        other => readiness_reason(other),
    }
}

/// What a section with requirements is to those who read: a clause where its questions refer to a clause of its id.
pub fn unit(questionnaire: &Questionnaire) -> &'static str {
    let is_clause = |ix: SectionIx| {
        let section = questionnaire.section(ix);
        let own = section.questions.iter().map(|q| questionnaire.question(*q));
        let mut required = own.filter(|q| q.obligation == Obligation::Shall);
        required.all(|question| {
            let mut named = question.refs.iter().flat_map(|refs| &refs.ids);
            named.any(|id| id.to_string() == section.id.as_str())
        })
    };
    match questionnaire.section_places().all(is_clause) {
        true => "clause",
        false => "section",
    }
}

/// Why a section has a systemic major.
pub fn systemic_reason(found: &Systemic) -> String {
    let (failing, applicable) = (found.failing.len(), found.applicable);
    match (found.absent, applicable) {
        (true, 1) => {
            "the only applicable requirement of the section is not in place at all".to_owned()
        }
        (true, all) => format!(
            "all {all} applicable requirements of the section are below half, at least one not in place at all"
        ),
        (false, _) => {
            format!(
                "{failing} of {applicable} applicable requirements of the section are below half"
            )
        }
    }
}

/// A grade.
pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Major => "major",
        Grade::Minor => "minor",
        Grade::Opportunity => "opportunity",
    }
}

/// A judgement on one requirement.
pub fn judgement(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Conforming => "conforming",
        Judgement::Opportunity => "opportunity",
        Judgement::Minor => "minor",
        Judgement::Major => "major",
        Judgement::NotAssessed => "not assessed",
    }
}
