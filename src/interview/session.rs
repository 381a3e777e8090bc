//! Where the interview stands: what is asked, what was answered, what comes next. Pure state.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::{
    Answer, AreaIx, Assessment, ProfileChoice, QuestionIx, Questionnaire, SectionIx,
};
use crate::scoring::{QuestionState, Scorecard, score};

use super::extent::{Extent, is_asked, is_open};
use super::screen::Progress;

/// One sitting over an assessment.
#[derive(Clone, Debug)]
pub struct Session<'q> {
    questionnaire: &'q Questionnaire,
    assessment: Assessment,
    card: Scorecard,
    /// The day that was asked for; else the assessment's own counts.
    as_of: Option<Date>,
    asked: Vec<QuestionIx>,
    /// Answered questions are asked as much as open ones.
    again: bool,
    current: Option<QuestionIx>,
    /// What was shown before, the latest last.
    trail: Vec<QuestionIx>,
    /// What was answered or confirmed in this sitting.
    handled: BTreeSet<QuestionIx>,
    /// What was passed over in this sitting.
    skipped: BTreeSet<QuestionIx>,
    /// What nobody knew, and is asked once more.
    once_more: BTreeSet<QuestionIx>,
}

/// What is left of one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The area; `None` for questions of no area.
    pub area: Option<AreaIx>,
    /// Answered questions.
    pub progress: Progress,
}

impl<'q> Session<'q> {
    /// Begins, or resumes, with the first question that is open. Evidence is judged on the day given, else on the
    /// assessment's own, as in every report.
    pub fn new(
        questionnaire: &'q Questionnaire,
        assessment: Assessment,
        extent: &Extent,
        as_of: Option<Date>,
    ) -> Self {
        let card = score(questionnaire, &assessment, as_of.unwrap_or(assessment.date));
        let asked = extent.questions(questionnaire, &assessment, &card);
        let mut session = Self {
            questionnaire,
            assessment,
            card,
            as_of,
            asked,
            again: extent.asks_again(),
            current: None,
            trail: Vec::new(),
            handled: BTreeSet::new(),
            skipped: BTreeSet::new(),
            once_more: BTreeSet::new(),
        };
        let first = session.pending().next();
        session.current = first;
        session
    }

    /// Asks from now on what another extent is about, from its first open question on.
    pub fn ask_about(&mut self, extent: &Extent) {
        self.asked = extent.questions(self.questionnaire, &self.assessment, &self.card);
        self.again = extent.asks_again();
        let first = self.pending().next();
        self.current = first;
    }

    /// The questionnaire.
    pub fn questionnaire(&self) -> &'q Questionnaire {
        self.questionnaire
    }

    /// The assessment as it now is.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// Its figures as they now are.
    pub fn card(&self) -> &Scorecard {
        &self.card
    }

    /// The day on which evidence is judged.
    pub fn as_of(&self) -> Date {
        self.as_of.unwrap_or(self.assessment.date)
    }

    /// Whether another day than the assessment's own was asked for.
    pub fn is_on_another_day(&self) -> bool {
        self.as_of() != self.assessment.date
    }

    /// Of the questions of a sitting, how many there would be if evidence were judged on another day.
    pub fn count_on(&self, extent: &Extent, day: Date) -> usize {
        let card = score(self.questionnaire, &self.assessment, day);
        let asked = extent.questions(self.questionnaire, &self.assessment, &card);
        asked.iter().filter(|ix| is_asked(&card, **ix)).count()
    }

    /// The question that is shown; `None` once all have been asked.
    pub fn current(&self) -> Option<QuestionIx> {
        self.current
    }

    /// Whether no question of the whole questionnaire has an answer yet.
    pub fn is_untouched(&self) -> bool {
        self.questionnaire
            .question_places()
            .all(|ix| self.is_open(ix))
    }

    /// What was said to a question.
    pub fn answer(&self, ix: QuestionIx) -> Option<&Answer> {
        self.assessment.answer(ix)
    }

    /// Questions of the sitting that apply as the profile stands, in order.
    pub fn asked(&self) -> impl DoubleEndedIterator<Item = QuestionIx> + '_ {
        let asked = self.asked.iter().copied();
        asked.filter(|ix| is_asked(&self.card, *ix))
    }

    /// Whether nobody has said anything to a question yet.
    pub fn is_open(&self, ix: QuestionIx) -> bool {
        is_open(&self.assessment, ix)
    }

    /// Questions of the sitting that still wait for an answer, in order; those passed over are among them.
    pub fn open(&self) -> impl Iterator<Item = QuestionIx> + '_ {
        self.asked().filter(|ix| self.waits(*ix))
    }

    fn waits(&self, ix: QuestionIx) -> bool {
        !self.handled.contains(&ix)
            && (self.again || self.is_open(ix) || self.once_more.contains(&ix))
    }

    /// Questions of the sitting to which the answer is that nobody knows.
    pub fn unknown(&self) -> impl Iterator<Item = QuestionIx> + '_ {
        let unknown = |ix: &QuestionIx| self.card.question(*ix).state == QuestionState::Unknown;
        self.asked().filter(unknown)
    }

    /// Goes once more through all that was passed over.
    pub fn ask_skipped(&mut self) {
        self.skipped.clear();
        self.leave();
    }

    /// Goes once more through all that nobody knew.
    pub fn ask_unknown(&mut self) {
        let unknown: Vec<QuestionIx> = self.unknown().collect();
        for ix in unknown {
            self.handled.remove(&ix);
            self.skipped.remove(&ix);
            self.once_more.insert(ix);
        }
        self.leave();
    }

    /// Those of them that were not passed over.
    fn pending(&self) -> impl Iterator<Item = QuestionIx> + '_ {
        self.open().filter(|ix| !self.skipped.contains(ix))
    }

    /// Changes what was said to a question.
    pub fn change(&mut self, ix: QuestionIx, change: impl FnOnce(&mut Answer)) {
        if let Some(slot) = self.assessment.answers.get_mut(ix.0) {
            let mut answer = slot.take().unwrap_or_default();
            change(&mut answer);
            let empty = Answer {
                line: answer.line,
                ..Answer::default()
            };
            *slot = (answer != empty).then_some(answer);
        }
        self.rescore();
    }

    /// Changes what stands above the answers, such as the scope or the profile.
    pub fn change_header(&mut self, change: impl FnOnce(&mut Assessment)) {
        change(&mut self.assessment);
        self.rescore();
    }

    /// Answers a profile question; what applies may change at once.
    pub fn set_profile(&mut self, place: usize, choice: ProfileChoice) {
        self.change_header(|assessment| {
            if let Some(slot) = assessment.profile.get_mut(place) {
                *slot = choice;
            }
        });
    }

    /// Goes on with another version of the same assessment.
    pub fn replace(&mut self, assessment: Assessment) {
        self.assessment = assessment;
        self.rescore();
    }

    fn rescore(&mut self) {
        self.card = score(self.questionnaire, &self.assessment, self.as_of());
    }

    /// Goes on after an answer, to the next question that waits.
    pub fn advance(&mut self) {
        if let Some(current) = self.current {
            self.handled.insert(current);
            self.skipped.remove(&current);
        }
        self.leave();
    }

    /// Passes over the question that is shown.
    pub fn skip(&mut self) {
        if let Some(current) = self.current {
            self.skipped.insert(current);
        }
        self.leave();
    }

    fn leave(&mut self) {
        let after = self.current;
        let next = self.pending().find(|ix| after.is_none_or(|at| *ix > at));
        let next = next.or_else(|| self.pending().next());
        self.show(next);
    }

    /// Back to what was shown before, else to the question that stands before; whether there is one.
    pub fn back(&mut self) -> bool {
        let shown = std::iter::from_fn(|| self.trail.pop()).find(|ix| is_asked(&self.card, *ix));
        let before = || {
            self.asked()
                .rfind(|ix| self.current.is_none_or(|at| *ix < at))
        };
        match shown.or_else(before) {
            Some(ix) => {
                self.current = Some(ix);
                true
            }
            None => false,
        }
    }

    /// To a question that was named, of this sitting or not.
    pub fn go(&mut self, ix: QuestionIx) {
        self.skipped.remove(&ix);
        if self.current != Some(ix) {
            self.show(Some(ix));
        }
    }

    /// To the next question that waits, those passed over included; whether there is one besides the one shown.
    pub fn go_to_open(&mut self) -> bool {
        let after = self.current;
        let others = || self.open().filter(|ix| Some(*ix) != after);
        let next = others().find(|ix| after.is_none_or(|at| *ix > at));
        match next.or_else(|| others().next()) {
            Some(ix) => {
                self.go(ix);
                true
            }
            None => false,
        }
    }

    fn show(&mut self, next: Option<QuestionIx>) {
        if let Some(current) = self.current {
            self.trail.push(current);
        }
        self.current = next;
    }

    /// How far the sitting has come.
    pub fn progress(&self) -> Progress {
        self.progress_of(self.asked())
    }

    fn progress_of(&self, questions: impl Iterator<Item = QuestionIx>) -> Progress {
        let mut progress = Progress { done: 0, of: 0 };
        for ix in questions {
            progress.of += 1;
            progress.done += usize::from(!self.waits(ix));
        }
        progress
    }

    /// What is left, by area, in the order of the questionnaire; areas of which nothing is asked are left out.
    pub fn left(&self) -> Vec<Left> {
        let areas = (0..self.questionnaire.areas.len()).map(AreaIx).map(Some);
        let left = areas.chain([None]).map(|area| {
            let of_area = |ix: &QuestionIx| self.questionnaire.question(*ix).area == area;
            let progress = self.progress_of(self.asked().filter(of_area));
            Left { area, progress }
        });
        left.filter(|left| left.progress.of > 0).collect()
    }

    /// The questions of a section itself that are asked, in order.
    pub fn of_section(&self, section: SectionIx) -> Vec<QuestionIx> {
        let own = |ix: &QuestionIx| self.questionnaire.question(*ix).section == section;
        self.asked().filter(own).collect()
    }
}

#[cfg(test)]
mod tests;
