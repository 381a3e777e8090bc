//! The conversation: what is asked after what, until the person has had enough.

mod closing;
mod details;
mod evidence;
mod how_much;
mod moving;
mod opening;
mod question;
mod saving;
#[cfg(test)]
mod tests;
mod texts;

use jiff::civil::Date;

pub use texts::day as typed_day;

use super::draft::{Drafts, Typing};
use super::extent::Extent;
use super::keeper::Keeper;
use super::prompter::{Prompter, Stop};
use super::screen::Choice;
use super::session::Session;
use crate::model::{Assessment, QuestionIx};
use crate::report::{Cell, Tone};

/// How a sitting is held.
#[derive(Clone, Debug)]
pub struct Manner<'a> {
    /// Who answers; written beside every answer.
    pub by: Option<String>,
    /// After each answer, ask for evidence and more before going on.
    pub details: bool,
    /// The day of the sitting.
    pub today: Date,
    /// What was said in the last cycle.
    pub previous: Option<&'a Assessment>,
    /// The file is new: ask first whose services are assessed.
    pub new: bool,
    /// What was typed in an earlier sitting and not entered, and what is being typed in this one.
    pub drafts: Drafts,
}

/// How a sitting ended.
#[derive(Debug)]
pub enum End {
    /// The person has had enough.
    Left,
    /// Nobody answers any more.
    Stopped(Stop),
    /// The last answers could not be kept where they belong; this says where they are, or why nowhere.
    Unkept(Result<String, String>),
}

impl From<Stop> for End {
    fn from(stop: Stop) -> Self {
        Self::Stopped(stop)
    }
}

/// A sitting that has ended.
#[derive(Debug)]
pub struct Held<'q> {
    /// Where it stands.
    pub session: Session<'q>,
    /// How it ended.
    pub end: End,
}

/// Holds the interview until the person leaves. Every answer is kept at once.
pub fn hold<'q>(
    session: Session<'q>,
    extent: &Extent,
    manner: Manner<'_>,
    prompter: &mut dyn Prompter,
    keeper: &mut dyn Keeper,
) -> Held<'q> {
    let mut interview = Interview {
        kept: session.assessment().clone(),
        session,
        extent: extent.clone(),
        manner,
        prompter,
        keeper,
        notices: Vec::new(),
        about: None,
        piece: None,
        unkept: Vec::new(),
    };
    let end = interview.hold();
    Held {
        session: interview.session,
        end,
    }
}

/// Goes on, or ends.
type Going<T = ()> = Result<T, End>;

struct Interview<'a, 'q> {
    session: Session<'q>,
    extent: Extent,
    manner: Manner<'a>,
    prompter: &'a mut dyn Prompter,
    keeper: &'a mut dyn Keeper,
    /// What the keeper has.
    kept: Assessment,
    /// What the next screen says first.
    notices: Vec<Cell>,
    /// The question that texts are typed about; `None`: what stands above the answers.
    about: Option<QuestionIx>,
    /// The piece of evidence that texts are typed about, if there are several and it is none that is new.
    piece: Option<usize>,
    /// Texts that were entered since the assessment was kept last.
    unkept: Vec<Typing>,
}

impl Interview<'_, '_> {
    fn hold(&mut self) -> End {
        let going = self.open().and_then(|()| self.ask());
        going.err().unwrap_or(End::Left)
    }

    fn ask(&mut self) -> Going {
        loop {
            match self.session.current() {
                Some(ix) => self.question(ix)?,
                None => self.all_asked()?,
            }
        }
    }

    fn notice(&mut self, text: impl Into<Cell>) {
        self.notices.push(text.into());
    }

    fn warn(&mut self, text: impl Into<Cell>) {
        self.notices.push(Cell::toned(text, Tone::Caution));
    }
}

/// A choice that is no answer to a question of the questionnaire.
fn choice_of(key: char, word: &str, label: &str, means: impl Into<String>) -> Choice {
    Choice {
        key,
        word: word.to_owned(),
        label: label.to_owned(),
        means: means.into(),
        current: false,
        apart: false,
    }
}
