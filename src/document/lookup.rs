//! The ids of a questionnaire, for the files that refer to it.

use std::borrow::Cow;
use std::collections::HashMap;

use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::faults::Faults;
use super::fields::{Remarks, unknown_name};
use super::quick_hash::QuickHash;
use super::suggest::quote;
use crate::model::{AreaIx, Id, QuestionIx, Questionnaire, SectionIx};

/// Places by id.
type Places = HashMap<Id, usize, QuickHash>;

/// Where in a questionnaire everything is, by its id: made once, it serves any number of files.
#[derive(Clone, Debug)]
pub struct Index {
    questions: Places,
    sections: Places,
    areas: Places,
    profile: Places,
    /// The questions that do not apply to everybody.
    conditional: Vec<QuestionIx>,
}

impl Index {
    /// The index of a questionnaire.
    pub fn new(questionnaire: &Questionnaire) -> Self {
        let has_condition = |ix: &QuestionIx| questionnaire.conditions(*ix).next().is_some();
        Self {
            conditional: questionnaire
                .question_places()
                .filter(has_condition)
                .collect(),
            questions: index(questionnaire.questions.iter().map(|q| &q.id)),
            sections: index(questionnaire.sections.iter().map(|s| &s.id)),
            areas: index(questionnaire.areas.iter().map(|a| &a.id)),
            profile: index(questionnaire.profile.iter().map(|p| &p.id)),
        }
    }
}

/// Finds what a questionnaire has by its ids.
pub(super) struct Lookup<'q> {
    pub(super) questionnaire: &'q Questionnaire,
    index: Cow<'q, Index>,
    remarks: Remarks,
}

impl<'q> Lookup<'q> {
    pub(super) fn new(questionnaire: &'q Questionnaire) -> Self {
        Self {
            questionnaire,
            index: Cow::Owned(Index::new(questionnaire)),
            remarks: Remarks::Kept,
        }
    }

    /// The same with an index that is known, for one of many files, whose remarks nobody reads.
    pub(super) fn of_many(questionnaire: &'q Questionnaire, index: &'q Index) -> Self {
        Self {
            questionnaire,
            index: Cow::Borrowed(index),
            remarks: Remarks::Noted,
        }
    }

    /// What becomes of the remarks of a file.
    pub(super) fn remarks(&self) -> Remarks {
        self.remarks
    }

    /// The questions that do not apply to everybody: there is a condition on them, or on a section around them.
    pub(super) fn conditional(&self) -> &[QuestionIx] {
        &self.index.conditional
    }

    pub(super) fn find_question(&self, id: &str) -> Option<QuestionIx> {
        self.index.questions.get(id).copied().map(QuestionIx)
    }

    pub(super) fn find_profile(&self, id: &str) -> Option<usize> {
        self.index.profile.get(id).copied()
    }

    pub(super) fn find_section(&self, id: &str) -> Option<SectionIx> {
        self.index.sections.get(id).copied().map(SectionIx)
    }

    /// The ids of all questions.
    pub(super) fn question_ids(&self) -> impl Iterator<Item = &'q str> + Clone + use<'q> {
        self.questionnaire
            .questions
            .iter()
            .map(|question| question.id.as_str())
    }

    /// The ids of all sections.
    pub(super) fn section_ids(&self) -> impl Iterator<Item = &'q str> + Clone + use<'q> {
        self.questionnaire
            .sections
            .iter()
            .map(|section| section.id.as_str())
    }

    fn area_ids(&self) -> impl Iterator<Item = &'q str> + Clone + use<'q> {
        self.questionnaire.areas.iter().map(|area| area.id.as_str())
    }

    fn profile_ids(&self) -> impl Iterator<Item = &'q str> + Clone + use<'q> {
        self.questionnaire
            .profile
            .iter()
            .map(|question| question.id.as_str())
    }

    /// The place of a section; reports if there is none.
    pub(super) fn section(&self, id: &str, span: Span, faults: &Faults) -> Option<SectionIx> {
        let found = self.find_section(id);
        if found.is_none() {
            self.report("section", id, span, self.section_ids(), faults);
        }
        found
    }

    /// The place of an area; reports if there is none.
    pub(super) fn area(&self, id: &str, span: Span, faults: &Faults) -> Option<AreaIx> {
        let found = self.index.areas.get(id).copied();
        if found.is_none() {
            self.report("area", id, span, self.area_ids(), faults);
        }
        found.map(AreaIx)
    }

    /// The place of a profile question; reports if there is none.
    pub(super) fn profile(&self, id: &str, span: Span, faults: &Faults) -> Option<usize> {
        let found = self.index.profile.get(id).copied();
        if found.is_none() {
            self.report("profile question", id, span, self.profile_ids(), faults);
        }
        found
    }

    /// Reports that there is nothing of this id, and what it is called now if it was renamed.
    pub(super) fn report<'c>(
        &self,
        what: &str,
        id: &str,
        span: Span,
        candidates: impl Iterator<Item = &'c str> + Clone,
        faults: &Faults,
    ) {
        let message = || {
            format!(
                "{} has no {what} {}",
                quote(self.questionnaire.id.as_str()),
                quote(id)
            )
        };
        match self.questionnaire.renamed.get(id).map(Id::as_str) {
            Some(new) => faults.push_with(|| {
                Diagnostic::error(codes::UNKNOWN_ID, span, message())
                    .help(format!("it is called {} now", quote(new)))
            }),
            None => unknown_name(faults, codes::UNKNOWN_ID, span, id, candidates, message),
        }
    }
}

/// The places of ids; of equal ones, which only a faulty questionnaire has, the last.
fn index<'q>(ids: impl Iterator<Item = &'q Id>) -> Places {
    ids.enumerate()
        .map(|(place, id)| (id.clone(), place))
        .collect()
}
