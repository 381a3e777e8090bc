//! What lies below a node, counted and judged: the tally of a section is that of its questions and of the sections below it.

use super::{Counts, Judgement, QuestionScore, QuestionState, Verdict};

/// What lies below a node.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) counts: Counts,
    /// Requirements of which nothing is known.
    not_assessed: usize,
    /// Questions outside of the selected sections.
    out_of_scope: usize,
}

impl Tally {
    /// Adds a question.
    pub(super) fn add_question(&mut self, question: &QuestionScore) {
        // Added up rather than decided: which of them is next is anybody's guess, also the processor's.
        let is = |state| usize::from(question.state == state);
        let out_of_scope = is(QuestionState::OutOfScope);
        let not_applicable = matches!(question.state, QuestionState::NotApplicable(_));
        let judged = |judgement| usize::from(question.judgement == Some(judgement));
        self.out_of_scope += out_of_scope;
        self.not_assessed += judged(Judgement::NotAssessed);
        self.counts += Counts {
            questions: 1 - out_of_scope,
            answered: is(QuestionState::Assessed),
            unknown: is(QuestionState::Unknown),
            disputed: is(QuestionState::Disputed),
            not_applicable: usize::from(not_applicable),
            none_yet: usize::from(question.none_yet),
            conforming: judged(Judgement::Conforming),
            opportunity: judged(Judgement::Opportunity),
            minor: judged(Judgement::Minor),
            major: judged(Judgement::Major),
        };
    }

    /// Adds systemic majors.
    pub(super) fn add_systemic(&mut self, majors: usize) {
        self.counts.major += majors;
    }

    /// Adds all that lies below a section.
    pub(super) fn add(&mut self, section: &Self) {
        self.counts += section.counts;
        self.not_assessed += section.not_assessed;
        self.out_of_scope += section.out_of_scope;
    }

    /// Whether there are questions, all of them outside of the selected sections.
    pub(super) fn is_out_of_scope(&self) -> bool {
        self.out_of_scope > 0 && self.counts.questions == 0
    }

    /// The worst judgement; `None` without an applicable requirement.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        let found = [
            (self.counts.major, Verdict::Major),
            (self.not_assessed, Verdict::NotAssessed),
            (self.counts.minor, Verdict::Minor),
            (
                self.counts.conforming + self.counts.opportunity,
                Verdict::Conforming,
            ),
        ];
        let worst = found.into_iter().find(|(count, _)| *count > 0);
        worst.map(|(_, verdict)| verdict)
    }
}
