//! Keeping what was said; what to do when that fails, or somebody else wrote meanwhile.

use super::{End, Going, Interview, choice_of};
use crate::interview::keeper::NotKept;
use crate::interview::keys;
use crate::interview::meanwhile::{Merged, merge};
use crate::interview::prompter::Stop;
use crate::interview::screen::{Choice, Command, Screen};
use crate::model::{Answer, Assessment, QuestionIx};
use crate::report::{Cell, Tone, wording};

/// Leaves with a copy elsewhere.
const COPY: Command = Command {
    label: "save a copy and quit",
    ..keys::LEAVE
};

impl Interview<'_, '_> {
    /// Keeps what was said. Returns once it is safe.
    pub(super) fn keep(&mut self) -> Going {
        loop {
            match self.keeper.keep(self.session.assessment()) {
                Ok(()) => {
                    self.kept = self.session.assessment().clone();
                    self.forget_drafts();
                    return Ok(());
                }
                Err(NotKept::Changed(theirs)) => {
                    let merged = merge(&self.kept, self.session.assessment(), &theirs);
                    self.kept = *theirs;
                    self.take_over(merged)?;
                }
                Err(NotKept::Gone) => self.gone()?,
                Err(NotKept::Failed(why)) => self.not_kept(&why)?,
            }
        }
    }

    /// Takes over what somebody else said meanwhile.
    fn take_over(&mut self, merged: Merged) -> Going {
        let Merged {
            mut assessment,
            taken,
            clashes,
            besides,
        } = merged;
        for ix in clashes {
            if !self.mine_wins(&assessment, ix)? {
                let theirs = self.kept.answers.get(ix.0).cloned().flatten();
                if let Some(slot) = assessment.answers.get_mut(ix.0) {
                    *slot = theirs;
                }
            }
        }
        self.session.replace(assessment);
        let mut what = Vec::new();
        if !taken.is_empty() {
            what.push(wording::count(taken.len(), "answer", "answers"));
        }
        if besides {
            what.push("what stands above the answers".to_owned());
        }
        if !what.is_empty() {
            let what = wording::listed(&what);
            self.notice(format!(
                "The file was changed meanwhile; taken over: {what}."
            ));
        }
        Ok(())
    }

    fn mine_wins(&mut self, here: &Assessment, ix: QuestionIx) -> Going<bool> {
        let questionnaire = self.session.questionnaire();
        let words = |answer: Option<&Answer>| {
            let Some(answer) = answer else {
                return "no answer".to_owned();
            };
            let mut text = wording::given(questionnaire, ix, answer.given.as_ref());
            if let Some(note) = &answer.note {
                text += &format!("; {note}");
            }
            text
        };
        let screen = Screen {
            notices: vec![Cell::toned(
                "Somebody else changed the same answer in the file meanwhile. Which one counts?",
                Tone::Caution,
            )],
            question: questionnaire.question(ix).text.clone(),
            choices: vec![
                choice_of('1', "mine", "Mine", words(here.answer(ix))),
                choice_of('2', "theirs", "Theirs", words(self.kept.answer(ix))),
            ],
            commands: vec![COPY],
            ..Screen::default()
        };
        loop {
            match self.prompter.choose(&screen) {
                Ok('1') => return Ok(true),
                Ok('2') => return Ok(false),
                Ok(key) if key == COPY.key => return Err(self.copy()),
                Ok(_) => {}
                Err(stop) => return Err(self.stopped_unkept(stop)),
            }
        }
    }

    /// Tells that somebody removed the file, and writes it anew unless the person would rather not.
    fn gone(&mut self) -> Going {
        self.retry_or_copy(
            "The file is gone: somebody deleted, moved or renamed it meanwhile.",
            choice_of(
                '1',
                "anew",
                "Write it anew",
                "All answers, the last one too, in a new file of that name.",
            ),
        )
    }

    /// Tells why it failed, and tries again unless the person would rather leave with a copy elsewhere.
    fn not_kept(&mut self, why: &str) -> Going {
        self.retry_or_copy(
            &format!("Your answer is not saved yet: {why}."),
            choice_of(
                '1',
                "retry",
                "Try again",
                "Mend what is wrong first, such as free some space.",
            ),
        )
    }

    fn retry_or_copy(&mut self, why: &str, retry: Choice) -> Going {
        let screen = Screen {
            notices: vec![Cell::toned(why, Tone::Bad)],
            question: "What shall happen with your answers?".to_owned(),
            choices: vec![
                retry,
                choice_of(
                    '2',
                    "copy",
                    "Save a copy and leave",
                    "All answers go to another file, whose name you are told.",
                ),
            ],
            commands: vec![COPY],
            ..Screen::default()
        };
        loop {
            match self.prompter.choose(&screen) {
                Ok('1') => return Ok(()),
                Ok('2') => return Err(self.copy()),
                Ok(key) if key == COPY.key => return Err(self.copy()),
                Ok(_) => {}
                Err(stop) => return Err(self.stopped_unkept(stop)),
            }
        }
    }

    fn copy(&mut self) -> End {
        End::Unkept(self.keeper.keep_copy(self.session.assessment()))
    }

    /// Nobody is there to decide: what was said is still not to be lost.
    fn stopped_unkept(&mut self, _: Stop) -> End {
        self.copy()
    }
}
