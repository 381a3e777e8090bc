//! After the last question: what is still open, and where one may go.

use super::{End, Going, Interview, choice_of};
use crate::interview::keys;
use crate::interview::screen::{ENTER, ESCAPE, Screen};
use crate::report::wording;

impl Interview<'_, '_> {
    /// All questions have been asked: the person leaves, or goes back to some.
    pub(super) fn all_asked(&mut self) -> Going {
        const FINISH: char = '1';
        const OPEN: char = '2';
        const REVIEW: char = '3';
        const UNKNOWN: char = '4';
        let open = self.session.open().count();
        let unknown = self.session.unknown().count();
        let mut choices = vec![choice_of(FINISH, "finish", "Finish", "and see the result")];
        if open > 0 {
            choices.push(choice_of(
                OPEN,
                "open",
                "Open questions",
                "go through those that were passed over",
            ));
        }
        choices.push(choice_of(
            REVIEW,
            "review",
            "Review",
            "look at the answers and change some",
        ));
        if unknown > 0 {
            choices.push(choice_of(
                UNKNOWN,
                "unknown",
                "Unknown",
                "go once more through what nobody knew",
            ));
        }
        let question = match open {
            _ if self.session.progress().of == 0 => {
                "No question fits what this sitting is to be about.".to_owned()
            }
            0 if unknown == 0 => "All questions of this sitting are answered.".to_owned(),
            0 => format!(
                "All questions have been asked; {} answered with “unknown”.",
                are(unknown)
            ),
            _ if unknown == 0 => {
                format!("All questions have been asked; {} still open.", are(open))
            }
            _ => format!(
                "All questions have been asked; {} still open, and {unknown} answered with “unknown”.",
                are(open)
            ),
        };
        let screen = Screen {
            place: vec!["The end".to_owned()],
            progress: Some(self.session.progress()),
            notices: std::mem::take(&mut self.notices),
            question,
            choices,
            commands: vec![
                keys::DONE,
                keys::BACK,
                keys::JUMP,
                keys::SEARCH,
                keys::PROFILE,
                keys::LEAVE,
            ],
            ..Screen::default()
        };
        match self.prompter.choose(&screen)? {
            FINISH | ENTER => Err(End::Left),
            OPEN => {
                self.session.ask_skipped();
                Ok(())
            }
            REVIEW => self.review(None),
            UNKNOWN => {
                self.session.ask_unknown();
                Ok(())
            }
            ESCAPE => self.last_shown(),
            key if key == keys::BACK.key => self.last_shown(),
            key if key == keys::JUMP.key => self.jump(),
            key if key == keys::SEARCH.key => self.search(),
            key if key == keys::PROFILE.key => self.profile_again(),
            key if key == keys::LEAVE.key => Err(End::Left),
            _ => Ok(()),
        }
    }

    fn last_shown(&mut self) -> Going {
        self.session.back();
        Ok(())
    }
}

/// How many questions are in a state, up to the word that names it.
fn are(count: usize) -> String {
    match count {
        1 => "one is".to_owned(),
        _ => format!("{} are", wording::count(count, "question", "questions")),
    }
}
