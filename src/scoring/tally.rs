//! What lies below a node, counted and judged: the tally of a section is that of its questions and of the sections below it.

use super::{Counts, Judgement, QuestionScore, QuestionState, Verdict};

/// What lies below a node.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) counts: Counts,
    /// The worst judgement; `None` without an applicable requirement.
    pub(super) verdict: Option<Verdict>,
    /// Questions outside of the selected sections.
    out_of_scope: usize,
}

impl Tally {
    /// Adds a question.
    pub(super) fn add_question(&mut self, question: &QuestionScore) {
        let counts = &mut self.counts;
        match question.state {
            QuestionState::OutOfScope => {
                self.out_of_scope += 1;
                return;
            }
            QuestionState::Assessed => counts.answered += 1,
            QuestionState::Unknown => counts.unknown += 1,
            QuestionState::Disputed => counts.disputed += 1,
            QuestionState::NotApplicable(_) => counts.not_applicable += 1,
            QuestionState::Missing => {}
        }
        counts.questions += 1;
        counts.none_yet += usize::from(question.none_yet);
        let Some(judgement) = question.judgement else {
            return;
        };
        match judgement {
            Judgement::Conforming => counts.conforming += 1,
            Judgement::Opportunity => counts.opportunity += 1,
            Judgement::Minor => counts.minor += 1,
            Judgement::Major => counts.major += 1,
            Judgement::NotAssessed => {}
        }
        self.judge(Some(judgement.into()));
    }

    /// Adds systemic majors.
    pub(super) fn add_systemic(&mut self, majors: usize) {
        self.counts.major += majors;
        self.judge((majors > 0).then_some(Verdict::Major));
    }

    /// Adds all that lies below a section.
    pub(super) fn add(&mut self, section: &Self) {
        self.counts += section.counts;
        self.judge(section.verdict);
        self.out_of_scope += section.out_of_scope;
    }

    /// Whether there are questions, all of them outside of the selected sections.
    pub(super) fn is_out_of_scope(&self) -> bool {
        self.out_of_scope > 0 && self.counts.questions == 0
    }

    /// The worst judgement decides.
    fn judge(&mut self, verdict: Option<Verdict>) {
        self.verdict = match (self.verdict, verdict) {
            (Some(own), Some(other)) => Some(own.min(other)),
            (own, other) => own.or(other),
        };
    }
}
