//! Several respondents' assessments of one questionnaire brought together in one, without losing who said what.

mod answer;
mod contribution;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use self::answer::merge_answers;
use crate::model::{Answer, Assessment, QuestionIx, Questionnaire, SectionIx};

pub use contribution::{Contributed, Contribution, contribute};

/// One assessment that is to be brought together with others, and whose voice it is.
#[derive(Clone, Copy, Debug)]
pub struct Voice<'a> {
    /// Who speaks where an answer does not name anybody.
    pub by: &'a str,
    /// What was said.
    pub assessment: &'a Assessment,
}

/// Several assessments in one.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// What all said. Where several answered a question, their responses stand side by side, to be settled by scoring.
    pub assessment: Assessment,
    /// What only one could win where they contradict each other, in the order of the file.
    pub contradictions: Vec<Contradiction>,
}

/// Something other than an answer on which assessments contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// What it is about.
    pub about: About,
    /// Whose was kept.
    pub kept: String,
    /// Whose was not.
    pub lost: String,
}

/// What assessments contradict each other on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A key above the answers.
    Header(&'static str),
    /// The profile question at this place.
    Profile(usize),
    /// A key of the answer to a question.
    Answer(QuestionIx, &'static str),
}

/// Brings assessments of one questionnaire together. What the first says wins where only one can: its organisation, scope,
/// profile, owner or risk. The latest date counts. A section that one of them selects is in scope.
pub fn merge(questionnaire: &Questionnaire, voices: &[Voice<'_>]) -> Option<Merged> {
    let first = voices.first()?;
    let mut merger = Merger {
        voices,
        contradictions: Vec::new(),
    };
    let organisation = merger.header("organisation", |a| a.organisation.as_ref());
    let scope = merger.header("scope", |a| a.scope.as_ref());
    let places = 0..questionnaire.profile.len();
    let profile = places.map(|place| merger.profile(place)).collect();
    let answers = questionnaire.question_places().map(|ix| merger.answer(ix));
    let answers = answers.collect();
    let mut assessors: Vec<String> = Vec::new();
    for name in voices.iter().flat_map(|voice| &voice.assessment.assessors) {
        if !assessors.contains(name) {
            assessors.push(name.clone());
        }
    }
    let mut unmatched = Vec::new();
    for answer in voices.iter().flat_map(|voice| &voice.assessment.unmatched) {
        unmatched.push(answer.clone());
    }
    let date = voices.iter().map(|voice| voice.assessment.date).max();
    Some(Merged {
        assessment: Assessment {
            questionnaire: first.assessment.questionnaire.clone(),
            organisation,
            scope,
            date: date.unwrap_or(first.assessment.date),
            assessors,
            sections: sections(voices),
            profile,
            answers,
            unmatched,
        },
        contradictions: merger.contradictions,
    })
}

/// The sections that at least one selects; all, if one selects all.
fn sections(voices: &[Voice<'_>]) -> Option<Vec<SectionIx>> {
    let mut selected = BTreeSet::new();
    for voice in voices {
        selected.extend(voice.assessment.sections.as_ref()?);
    }
    Some(selected.into_iter().collect())
}

struct Merger<'a> {
    voices: &'a [Voice<'a>],
    contradictions: Vec<Contradiction>,
}

impl<'a> Merger<'a> {
    fn header(
        &mut self,
        key: &'static str,
        of: impl Fn(&'a Assessment) -> Option<&'a String>,
    ) -> Option<String> {
        let said = self
            .voices
            .iter()
            .filter_map(|voice| Some((voice.by, of(voice.assessment)?)));
        let said: Vec<_> = said.collect();
        first_of(said, About::Header(key), &mut self.contradictions).cloned()
    }

    fn profile(&mut self, place: usize) -> Option<usize> {
        let said = self.voices.iter().filter_map(|voice| {
            let choice = voice.assessment.profile.get(place).copied().flatten();
            Some((voice.by, choice?))
        });
        let said: Vec<_> = said.collect();
        first_of(said, About::Profile(place), &mut self.contradictions)
    }

    fn answer(&mut self, ix: QuestionIx) -> Option<Answer> {
        let said = self
            .voices
            .iter()
            .filter_map(|voice| Some((voice.by, voice.assessment.answer(ix)?)));
        let said: Vec<(&str, &Answer)> = said.collect();
        merge_answers(ix, &said, &mut self.contradictions)
    }
}

/// What the first says; that others say something else is noted.
fn first_of<T: PartialEq>(
    said: Vec<(&str, T)>,
    about: About,
    contradictions: &mut Vec<Contradiction>,
) -> Option<T> {
    let mut said = said.into_iter();
    let (kept, value) = said.next()?;
    let others = said.filter(|(_, other)| *other != value);
    contradictions.extend(others.map(|(lost, _)| Contradiction {
        about: about.clone(),
        kept: kept.to_owned(),
        lost: lost.to_owned(),
    }));
    Some(value)
}
