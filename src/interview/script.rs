//! A prompter that answers from a script and remembers what it was shown, and a keeper in memory.

use std::collections::VecDeque;

use super::keeper::{Keeper, NotKept};
use super::prompter::{Prompter, Stop};
use super::screen::{Field, List, Screen};
use crate::model::Assessment;
use crate::report::Page;

/// One thing that a person does.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// Presses a key on a screen.
    Key(char),
    /// Types a text where one is asked for.
    Type(&'static str),
    /// Leaves a text, or a list, as it is.
    Leave,
    /// Picks the item that holds these words.
    Pick(&'static str),
    /// Interrupts.
    Interrupt,
}

/// Answers from a script; when it is over, so is the input.
#[derive(Debug, Default)]
pub(crate) struct Script {
    acts: VecDeque<Act>,
    pub(crate) screens: Vec<Screen>,
    pub(crate) lists: Vec<List>,
    pub(crate) pages: Vec<Page>,
}

impl Script {
    /// Every sign is a key.
    pub(crate) fn keys(keys: &str) -> Self {
        Self::of(keys.chars().map(Act::Key))
    }

    pub(crate) fn of(acts: impl IntoIterator<Item = Act>) -> Self {
        Self {
            acts: acts.into_iter().collect(),
            ..Self::default()
        }
    }

    /// The last screen shown.
    pub(crate) fn last(&self) -> &Screen {
        self.screens.last().expect("a screen")
    }

    /// All notices of all screens.
    pub(crate) fn notices(&self) -> String {
        let notices = self.screens.iter().flat_map(|screen| &screen.notices);
        notices.map(|cell| format!("{}\n", cell.text)).collect()
    }

    fn next(&mut self) -> Result<Act, Stop> {
        self.acts.pop_front().ok_or(Stop::Ended)
    }
}

impl Prompter for Script {
    fn choose(&mut self, screen: &Screen) -> Result<char, Stop> {
        self.screens.push(screen.clone());
        match self.next()? {
            Act::Key(key) => Ok(key),
            Act::Interrupt => Err(Stop::Interrupted),
            other => panic!("{other:?} on the screen {}", screen.question),
        }
    }

    fn pick(&mut self, list: &List) -> Result<Option<usize>, Stop> {
        self.lists.push(list.clone());
        match self.next()? {
            Act::Pick(words) => Ok(Some(list.found(words)[0])),
            Act::Leave => Ok(None),
            Act::Interrupt => Err(Stop::Interrupted),
            other => panic!("{other:?} in the list {}", list.title),
        }
    }

    fn line(&mut self, field: &Field<'_>) -> Result<Option<String>, Stop> {
        match self.next()? {
            Act::Type(text) => {
                assert_eq!((field.check)(text), Ok(()), "{}", field.label);
                Ok(Some(text.to_owned()))
            }
            Act::Leave => Ok(None),
            Act::Interrupt => Err(Stop::Interrupted),
            other => panic!("{other:?} in the field {}", field.label),
        }
    }

    fn text(&mut self, field: &Field<'_>) -> Result<Option<String>, Stop> {
        self.line(field)
    }

    fn show(&mut self, page: &Page) -> Result<(), Stop> {
        self.pages.push(page.clone());
        Ok(())
    }
}

/// Keeps in memory, and fails as told.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// Every version kept.
    pub(crate) kept: Vec<Assessment>,
    /// What happens at the next attempts instead of keeping, the first last.
    pub(crate) refusals: Vec<NotKept>,
    /// Whether a copy was kept elsewhere.
    pub(crate) copied: bool,
}

impl Keeper for Memory {
    fn keep(&mut self, assessment: &Assessment) -> Result<(), NotKept> {
        if let Some(refusal) = self.refusals.pop() {
            return Err(refusal);
        }
        self.kept.push(assessment.clone());
        Ok(())
    }

    fn keep_copy(&mut self, _: &Assessment) -> Result<String, String> {
        self.copied = true;
        Ok("copy.yaml".to_owned())
    }
}
