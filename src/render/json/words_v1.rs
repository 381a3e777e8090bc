//! The words of the JSON contract. Kept apart from the words people read, which may change.

use crate::gap::{FindingKind, Outcome, Quadrant};
use crate::model::{Conformity, Due, EvidenceKind, Grade, Obligation, Proves};
use crate::report::DocumentState;
use crate::roadmap::MilestoneKind;
use crate::scoring::{AgreementRating, Judgement, QuestionState, Readiness, State, Verdict};

pub(in crate::render) fn state(state: State) -> &'static str {
    match state {
        State::Assessed => "assessed",
        State::Partial => "partial",
        State::NotAssessed => "not_assessed",
        State::NotApplicable => "not_applicable",
        State::OutOfScope => "out_of_scope",
    }
}

pub(super) fn question_state(state: QuestionState) -> &'static str {
    match state {
        QuestionState::Assessed => "assessed",
        QuestionState::Missing | QuestionState::Unknown | QuestionState::Disputed => "not_assessed",
        QuestionState::NotApplicable(_) => "not_applicable",
        QuestionState::OutOfScope => "out_of_scope",
    }
}

pub(in crate::render) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Major => "major",
        Verdict::NotAssessed => "not_assessed",
        Verdict::Minor => "minor",
        Verdict::Conforming => "conforming",
    }
}

pub(in crate::render) fn readiness(readiness: Readiness) -> &'static str {
    match readiness {
        Readiness::NotReady => "not_ready",
        Readiness::Indeterminate => "indeterminate",
        Readiness::ReadyWithActions => "ready_with_actions",
        Readiness::Ready => "ready",
        Readiness::NotApplicable => "not_applicable",
    }
}

pub(super) fn conformity(conformity: Conformity) -> &'static str {
    match conformity {
        Conformity::Ready => "ready",
        Conformity::ReadyWithActions => "ready_with_actions",
    }
}

pub(super) fn judgement(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Conforming => "conforming",
        Judgement::Opportunity => "opportunity",
        Judgement::Minor => "minor",
        Judgement::Major => "major",
        Judgement::NotAssessed => "not_assessed",
    }
}

pub(super) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Major => "major",
        Grade::Minor => "minor",
        Grade::Opportunity => "opportunity",
    }
}

pub(super) fn finding_kind(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Conformity => "conformity",
        FindingKind::Capability => "capability",
        FindingKind::Maturity => "maturity",
        FindingKind::NotAssessed => "not_assessed",
    }
}

pub(super) fn quadrant(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::QuickWin => "quick_win",
        Quadrant::Project => "project",
        Quadrant::FillIn => "fill_in",
        Quadrant::Later => "later",
    }
}

pub(in crate::render) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NotApplicable => "not_applicable",
        Outcome::Undecided => "undecided",
        Outcome::Missed => "missed",
    }
}

pub(super) fn document_state(state: DocumentState) -> Option<&'static str> {
    match state {
        DocumentState::InPlace => Some("in_place"),
        DocumentState::Partial => Some("partial"),
        DocumentState::Missing => Some("missing"),
        DocumentState::NotAssessed => Some("not_assessed"),
        DocumentState::NoneYet => Some("none_yet"),
        DocumentState::NotApplicable | DocumentState::WithoutQuestion => None,
    }
}

pub(super) fn evidence_kind(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Document => "document",
        EvidenceKind::Record => "record",
        EvidenceKind::Observation => "observation",
        EvidenceKind::Interview => "interview",
    }
}

pub(super) fn obligation(obligation: Obligation) -> &'static str {
    match obligation {
        Obligation::Shall => "shall",
        Obligation::Should => "should",
    }
}

pub(super) fn proves(proves: Proves) -> &'static str {
    match proves {
        Proves::Design => "design",
        Proves::Operation => "operation",
        Proves::Effect => "effect",
    }
}

pub(super) fn due(due: Due) -> &'static str {
    match due {
        Due::InternalAudit => "internal_audit",
        Due::ManagementReview => "management_review",
        Due::Stage1 => "stage1",
        Due::Stage2 => "stage2",
    }
}

pub(super) fn agreement(rating: AgreementRating) -> &'static str {
    match rating {
        AgreementRating::Low => "low",
        AgreementRating::Fair => "fair",
        AgreementRating::Good => "good",
    }
}

pub(super) fn milestone(kind: MilestoneKind) -> &'static str {
    match kind {
        MilestoneKind::BodyEngaged => "body_engaged",
        MilestoneKind::ContinuityTest => "continuity_test",
        MilestoneKind::InternalAudit => "internal_audit",
        MilestoneKind::ManagementReview => "management_review",
        MilestoneKind::Stage1 => "stage1",
        MilestoneKind::Stage2 => "stage2",
        MilestoneKind::Decision => "decision",
        MilestoneKind::MajorsVerified => "majors_verified",
        MilestoneKind::Surveillance => "surveillance",
        MilestoneKind::Recertification => "recertification",
        MilestoneKind::Reassessment => "reassessment",
    }
}
