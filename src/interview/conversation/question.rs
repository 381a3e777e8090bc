//! One question: what is shown with it, and what each key does.

use super::{End, Going, Interview, choice_of};
use crate::interview::answering::set_given;
use crate::interview::extent::expired;
use crate::interview::keys;
use crate::interview::previous::{carried_over, last_time};
use crate::interview::screen::{Choice, Command, ENTER, ESCAPE, Screen, number_keys};
use crate::interview::{facts, feedback, help};
use crate::model::{Given, NotApplicableRule, QuestionIx};
use crate::report::{Cell, Entry, Tone, wording};

impl Interview<'_, '_> {
    /// Shows a question and does what the person wants.
    pub(super) fn question(&mut self, ix: QuestionIx) -> Going {
        self.about = Some(ix);
        let screen = self.question_screen(ix);
        self.notices.clear();
        let key = self.prompter.choose(&screen)?;
        match key {
            keys::UNKNOWN => self.answer(ix, Given::Unknown)?,
            keys::NONE_YET if self.session.questionnaire().question(ix).occurrence => {
                self.answer(ix, Given::NoneYet)?;
            }
            keys::NOT_APPLICABLE => self.not_applicable(ix)?,
            ENTER => self.accept(ix)?,
            _ if key == keys::EVIDENCE.key => self.evidence(ix)?,
            _ if key == keys::NOTE.key => self.note(ix)?,
            _ if key == keys::DETAILS.key => self.details(ix)?,
            _ if key == keys::HELP.key => {
                let page = help::page(self.session.questionnaire(), ix, &screen.commands);
                self.prompter.show(&page)?;
            }
            _ if key == keys::BACK.key || key == ESCAPE => self.back(),
            _ if key == keys::SKIP.key => self.session.skip(),
            _ if key == keys::OPEN.key => self.next_open(),
            _ if key == keys::JUMP.key => self.jump()?,
            _ if key == keys::SEARCH.key => self.search()?,
            _ if key == keys::REVIEW.key => {
                self.review(Some(self.session.questionnaire().question(ix).section))?;
            }
            _ if key == keys::PROFILE.key => self.profile_again()?,
            _ if key == keys::CLEAR.key => self.clear(ix)?,
            _ if key == keys::LEAVE.key => return Err(End::Left),
            _ => {
                let options = self.session.questionnaire().options(ix).len();
                if let Some(place) = number_keys().take(options).position(|k| k == key) {
                    self.answer(ix, Given::Option(place))?;
                }
            }
        }
        Ok(())
    }

    /// Answers, keeps it, tells what follows from it, and goes on.
    fn answer(&mut self, ix: QuestionIx, given: Given) -> Going {
        let was = self.session.answer(ix).and_then(|a| a.given.clone());
        let by = self.manner.by.clone();
        self.session
            .change(ix, |answer| set_given(answer, given, by.as_deref()));
        self.keep()?;
        self.said(ix, was.as_ref());
        if self.manner.details {
            self.details(ix)?;
        }
        self.go_on();
        Ok(())
    }

    /// Tells what was saved.
    fn said(&mut self, ix: QuestionIx, was: Option<&Given>) {
        let questionnaire = self.session.questionnaire();
        let words = |given: Option<&Given>| wording::given(questionnaire, ix, given);
        let now = self.session.answer(ix).and_then(|a| a.given.as_ref());
        let before = was.or_else(|| {
            let previous = self.manner.previous?;
            previous.answer(ix)?.given.as_ref()
        });
        let mut text = format!("Saved: {}", words(now));
        if let Some(before) = before.filter(|before| Some(*before) != now) {
            let when = if was.is_some() { "before" } else { "last time" };
            text += &format!(" ({when}: {})", words(Some(before)));
        }
        let id = &questionnaire.question(ix).id;
        self.notice(Cell::toned(format!("{text} [{id}]"), Tone::Good));
    }

    /// To the next question; a section that is left with nothing open tells how it stands.
    fn go_on(&mut self) {
        let section = self
            .session
            .current()
            .map(|ix| self.session.questionnaire().question(ix).section);
        self.session.advance();
        let next = self
            .session
            .current()
            .map(|ix| self.session.questionnaire().question(ix).section);
        if let Some(section) = section.filter(|_| section != next)
            && let Some(text) = feedback::of_section(&self.session, section)
        {
            self.notices.push(text);
        }
    }

    /// Enter: takes last time's answer over, or leaves today's as it is.
    fn accept(&mut self, ix: QuestionIx) -> Going {
        if !self.session.is_open(ix) {
            self.go_on();
            return Ok(());
        }
        let last = self
            .manner
            .previous
            .and_then(|previous| previous.answer(ix))
            .filter(|answer| answer.given.is_some());
        let Some(last) = last else {
            self.warn("Choose an answer by its key; s passes over the question for now.");
            return Ok(());
        };
        let as_of = self.session.as_of();
        let expires = last.evidence.iter().any(|item| expired(item, as_of));
        let taken = carried_over(last, as_of, self.manner.by.as_deref());
        self.session.change(ix, |answer| {
            let (own_note, own_evidence) =
                (answer.note.take(), std::mem::take(&mut answer.evidence));
            *answer = taken;
            answer.note = own_note.or(answer.note.take());
            answer.evidence.extend(own_evidence);
        });
        self.keep()?;
        self.said(ix, None);
        if expires {
            self.warn("Evidence of last time has expired and was not taken over. Is there newer evidence?");
            self.evidence(ix)?;
        } else if self.manner.details {
            self.details(ix)?;
        }
        self.go_on();
        Ok(())
    }

    fn not_applicable(&mut self, ix: QuestionIx) -> Going {
        let question = self.session.questionnaire().question(ix);
        if question.na == NotApplicableRule::Never {
            self.warn(match question.when {
                Some(_) => {
                    "The profile decides whether this requirement applies: change it there if what it asks \
                     about does not exist. If it is not done, answer that; if nobody knows, press u."
                }
                None => {
                    "The standard demands this of everyone, so it always applies. \
                     If it is not done, answer that; if nobody knows, press u."
                }
            });
            return Ok(());
        }
        let reason = match self.session.answer(ix).and_then(|a| a.given.as_ref()) {
            Some(Given::NotApplicable {
                reason: Some(reason),
            }) => reason.clone(),
            _ => String::new(),
        };
        let help = "An auditor will ask for it: what is not there, or who decided so.";
        let label = "Why does it not apply?";
        let reason = self.line(label, help, &reason, &super::texts::something)?;
        match reason {
            Some(reason) => self.answer(
                ix,
                Given::NotApplicable {
                    reason: Some(reason),
                },
            ),
            None => Ok(()),
        }
    }

    fn clear(&mut self, ix: QuestionIx) -> Going {
        if self
            .session
            .answer(ix)
            .is_none_or(|answer| answer.given.is_none())
        {
            self.notice("There is no answer to clear.");
            return Ok(());
        }
        self.session.change(ix, |answer| {
            answer.given = None;
            answer.consensus = false;
            // Without an answer there is nothing to judge.
            answer.grade = None;
        });
        self.keep()?;
        self.notice("The answer is cleared; note and evidence stay.");
        Ok(())
    }

    fn back(&mut self) {
        if !self.session.back() {
            self.notice("This is the first question. q saves and quits.");
        }
    }

    fn next_open(&mut self) {
        if !self.session.go_to_open() {
            self.notice("No other question is open.");
        }
    }

    fn question_screen(&self, ix: QuestionIx) -> Screen {
        let questionnaire = self.session.questionnaire();
        let question = questionnaire.question(ix);
        let section = questionnaire.section(question.section);
        let here = self.session.of_section(question.section);
        let at = here.iter().position(|other| *other == ix);
        let mut part = help::clauses(questionnaire, ix);
        if let Some(at) = at {
            if !part.is_empty() {
                part += ", ";
            }
            part += &format!("{} of {} in this section", at + 1, here.len());
        }
        let area = question
            .area
            .map(|area| questionnaire.area(area).title.clone());
        let mut place: Vec<String> = area.into_iter().collect();
        if place.first() != Some(&section.title) {
            place.push(wording::section_name(questionnaire, question.section));
        }
        let mut notices = self.notices.clone();
        if !self.session.asked().any(|other| other == ix) {
            let text = "This question is not part of the sitting, or does not apply as the profile stands.";
            notices.push(Cell::toned(text, Tone::Caution));
        }
        Screen {
            place,
            progress: Some(self.session.progress()),
            part,
            notices,
            question: question.text.clone(),
            facts: self.facts(ix),
            choices: self.choices(ix),
            commands: self.commands(ix),
            refused: match question.na {
                NotApplicableRule::Never => vec![keys::NOT_APPLICABLE],
                NotApplicableRule::Reason => Vec::new(),
            },
        }
    }

    fn facts(&self, ix: QuestionIx) -> Vec<Entry> {
        let mut entries = Vec::new();
        if let Some(previous) = self.manner.previous {
            entries.extend(last_time(&self.session, previous, ix));
        }
        entries.extend(facts::of_question(&self.session, ix));
        let id = &self.session.questionnaire().question(ix).id;
        let drafts = self.manner.drafts.all().into_iter();
        let drafts = drafts.filter(|draft| draft.question.as_ref() == Some(id));
        entries.extend(drafts.map(|draft| {
            let text = Cell::toned(draft.described(), Tone::Caution);
            Entry::new("Not entered yet", text)
        }));
        entries
    }

    fn choices(&self, ix: QuestionIx) -> Vec<Choice> {
        let questionnaire = self.session.questionnaire();
        let question = questionnaire.question(ix);
        let given = self
            .session
            .answer(ix)
            .and_then(|answer| answer.given.as_ref());
        let options = questionnaire.options(ix).iter().enumerate();
        let mut choices: Vec<Choice> = options
            .zip(number_keys())
            .map(|((place, option), key)| Choice {
                current: given == Some(&Given::Option(place)),
                ..choice_of(
                    key,
                    option.id.as_str(),
                    &option.label,
                    questionnaire.meaning(ix, place).unwrap_or_default(),
                )
            })
            .collect();
        let apart = |key, word: &str, label: &str, means: &str, current| Choice {
            current,
            apart: true,
            ..choice_of(key, word, label, means)
        };
        choices.push(apart(
            keys::UNKNOWN,
            "unknown",
            "Unknown",
            "asked, but nobody knows",
            given == Some(&Given::Unknown),
        ));
        if question.occurrence {
            choices.push(apart(
                keys::NONE_YET,
                "none_yet",
                "None yet",
                "nothing has happened yet that could show it",
                given == Some(&Given::NoneYet),
            ));
        }
        if question.na == NotApplicableRule::Reason {
            choices.push(apart(
                keys::NOT_APPLICABLE,
                "na",
                "Not applicable",
                "with the reason",
                matches!(given, Some(Given::NotApplicable { .. })),
            ));
        }
        choices
    }

    fn commands(&self, ix: QuestionIx) -> Vec<Command> {
        let answered = !self.session.is_open(ix);
        let last = self
            .manner
            .previous
            .and_then(|previous| previous.answer(ix));
        let mut commands = Vec::new();
        if answered {
            commands.push(keys::KEEP);
        } else if last.is_some_and(|answer| answer.given.is_some()) {
            commands.push(keys::CONFIRM);
        }
        commands.extend([keys::EVIDENCE, keys::NOTE, keys::DETAILS, keys::HELP]);
        commands.extend([
            keys::BACK,
            keys::SKIP,
            keys::OPEN,
            keys::JUMP,
            keys::SEARCH,
            keys::REVIEW,
        ]);
        if !self.session.questionnaire().profile.is_empty() {
            commands.push(keys::PROFILE);
        }
        if answered {
            commands.push(keys::CLEAR);
        }
        commands.push(keys::LEAVE);
        commands
    }
}
