//! Before the first question: whose services, which scope, which day, what sort of organisation; or what is left.

use super::choice_of;
use super::texts::{names, some};
use super::{End, Going, Interview};
use crate::interview::extent::{Extent, Only};
use crate::interview::keys;
use crate::interview::screen::{Choice, ENTER, ESCAPE, Screen, number_keys};
use crate::interview::summary::judged_on;
use crate::report::{Block, Cell, Column, Entry, Page, Row, Table, Tone, wording};

/// What a newcomer has to know.
const HINT: &str =
    "One key answers, is saved at once, and goes on. ? explains the question and all keys.";

/// What is asked before the first question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Organisation,
    Scope,
    Date,
    Assessors,
    /// The profile question at this place.
    Profile(usize),
    /// How much is asked.
    Extent,
}

/// Where to go after a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    On,
    Back,
}

impl Interview<'_, '_> {
    /// Opens a new file with all that stands above the answers; of a resumed one it tells what is left.
    pub(super) fn open(&mut self) -> Going {
        let profile = self.session.assessment().profile.iter().enumerate();
        let steps: Vec<Step> = if self.manner.new {
            let of_profile = (0..profile.len()).map(Step::Profile);
            let header = [Step::Organisation, Step::Scope, Step::Date, Step::Assessors];
            let extent = self.may_narrow().then_some(Step::Extent);
            header.into_iter().chain(of_profile).chain(extent).collect()
        } else {
            // A sitting with somebody who knows one thing is no place to ask about the organisation; nor is one that goes
            // on: what was passed over at the beginning is only told.
            let begins = self.extent == Extent::default() && self.session.is_untouched();
            let assessment = self.session.assessment();
            let header = [
                (Step::Organisation, assessment.organisation.is_none()),
                (Step::Scope, assessment.scope.is_none()),
            ];
            let header = header.into_iter();
            let profile = profile.map(|(place, choice)| (Step::Profile(place), choice.is_none()));
            let unsaid = header
                .chain(profile)
                .filter(|(_, unsaid)| begins && *unsaid);
            unsaid.map(|(step, _)| step).collect()
        };
        if !self.manner.new {
            self.welcome_back()?;
        }
        self.walk(&steps)?;
        if self.manner.new {
            self.notice(HINT);
        }
        self.take_up_drafts()
    }

    /// Goes to where a text was being typed when an earlier sitting broke off.
    fn take_up_drafts(&mut self) -> Going {
        const AGAIN: &str = "When the last sitting broke off you were typing a text. It is there again where you typed it; Esc there drops it.";
        let drafts = self.manner.drafts.all();
        if let Some(draft) = drafts.iter().find(|draft| draft.question.is_none()) {
            self.warn(format!("{AGAIN} {}", draft.described()));
            self.profile_again()?;
        }
        let questionnaire = self.session.questionnaire();
        let mut places = drafts.iter().filter_map(|draft| {
            let place = questionnaire.find_question(draft.question.as_ref()?.as_str())?;
            self.session.asked().find(|ix| *ix == place)
        });
        if let Some(place) = places.next() {
            self.session.go(place);
            self.warn(AGAIN);
        }
        Ok(())
    }

    /// Shows all that stands above the answers, to change some of it.
    pub(super) fn profile_again(&mut self) -> Going {
        loop {
            let screen = self.header_screen();
            self.notices.clear();
            let step = match self.prompter.choose(&screen)? {
                'o' => Step::Organisation,
                'c' => Step::Scope,
                'd' => Step::Date,
                'a' => Step::Assessors,
                key => {
                    let count = self.session.assessment().profile.len();
                    match number_keys().take(count).position(|number| number == key) {
                        Some(place) => Step::Profile(place),
                        None => return Ok(()),
                    }
                }
            };
            self.step(step, (1, 1))?;
        }
    }

    fn header_screen(&self) -> Screen {
        let assessment = self.session.assessment();
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let questions = self.session.questionnaire().profile.iter();
        let profile = questions.zip(&assessment.profile).zip(number_keys());
        let profile = profile.map(|((question, choice), key)| {
            let answer = choice.and_then(|place| question.answers.get(place));
            let answer = answer.map_or("not answered", |answer| &answer.label);
            choice_of(key, question.id.as_str(), answer, question.text.clone())
        });
        let header = [
            (
                'o',
                "organisation",
                "Organisation",
                text(&assessment.organisation),
            ),
            ('c', "scope", "Scope", text(&assessment.scope)),
            ('d', "date", "Date", assessment.date.to_string()),
            (
                'a',
                "assessors",
                "Assessors",
                assessment.assessors.join(", "),
            ),
        ];
        let header = header.map(|(key, word, label, value)| Choice {
            apart: true,
            ..choice_of(key, word, label, value)
        });
        Screen {
            place: vec!["About the organisation".to_owned()],
            notices: self.notices.clone(),
            question: "What shall be changed? What applies may change with it.".to_owned(),
            choices: profile.chain(header).collect(),
            commands: vec![keys::DONE],
            ..Screen::default()
        }
    }

    fn walk(&mut self, steps: &[Step]) -> Going {
        let mut at = 0;
        while let Some(step) = steps.get(at) {
            match self.step(*step, (at + 1, steps.len()))? {
                Then::On => at += 1,
                // Before the first question of a new file everything has been asked once.
                Then::Back if at == 0 && self.manner.new => {}
                Then::Back if at == 0 => return Ok(()),
                Then::Back => at -= 1,
            }
        }
        Ok(())
    }

    fn step(&mut self, step: Step, (at, of): (usize, usize)) -> Going<Then> {
        self.about = None;
        let assessment = self.session.assessment();
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let anything = super::texts::anything;
        match step {
            Step::Organisation => {
                let value = text(&assessment.organisation);
                let typed = self.line(
                    "Whose services are assessed?",
                    "The organisation's name.",
                    &value,
                    &anything,
                )?;
                self.header(typed, |assessment, typed| {
                    assessment.organisation = some(&typed)
                })
            }
            Step::Scope => {
                let value = text(&assessment.scope);
                let help = "Which services, sites or units. An auditor reads this first.";
                let typed = self.line("What is the scope?", help, &value, &anything)?;
                self.header(typed, |assessment, typed| assessment.scope = some(&typed))
            }
            Step::Date => {
                let date = assessment.date;
                let help = "Evidence is judged as of this day.";
                let typed = self.day(
                    "Which day does the assessment stand for?",
                    help,
                    Some(date),
                    &|_| Ok(()),
                )?;
                let then = self.header(typed, |assessment, typed| {
                    assessment.date = typed.unwrap_or(date)
                });
                // Another day may have let other evidence expire.
                if self.session.assessment().date != date && self.extent.only.is_some() {
                    let extent = self.extent.clone();
                    self.session.ask_about(&extent);
                }
                then
            }
            Step::Assessors => {
                let value = assessment.assessors.join(", ");
                let help = "Names, separated by commas.";
                let typed = self.line("Who assesses?", help, &value, &anything)?;
                self.header(typed, |assessment, typed| {
                    assessment.assessors = names(&typed)
                })
            }
            Step::Profile(place) => self.profile(place, (at, of)),
            Step::Extent => self.choose_extent(),
        }
    }

    fn header<T>(
        &mut self,
        typed: Option<T>,
        change: impl FnOnce(&mut crate::model::Assessment, T),
    ) -> Going<Then> {
        let Some(typed) = typed else {
            return Ok(Then::Back);
        };
        self.session
            .change_header(|assessment| change(assessment, typed));
        self.keep()?;
        Ok(Then::On)
    }

    fn profile(&mut self, place: usize, (at, of): (usize, usize)) -> Going<Then> {
        let questionnaire = self.session.questionnaire();
        let Some(question) = questionnaire.profile.get(place) else {
            return Ok(Then::On);
        };
        let given = self
            .session
            .assessment()
            .profile
            .get(place)
            .copied()
            .flatten();
        let choices = question.answers.iter().zip(number_keys()).enumerate();
        let choices = choices.map(|(answer_place, (answer, key))| Choice {
            current: given == Some(answer_place),
            ..choice_of(key, answer.id.as_str(), &answer.label, String::new())
        });
        let accept = given.is_some().then_some(keys::KEEP);
        let help = question.help.as_deref();
        let help = help.map(|help| Entry::new("", Cell::toned(help, Tone::Muted)));
        let screen = Screen {
            place: vec!["About the organisation".to_owned()],
            part: format!("{at} of {of}"),
            notices: std::mem::take(&mut self.notices),
            question: question.text.clone(),
            facts: help.into_iter().collect(),
            choices: choices.collect(),
            commands: accept
                .into_iter()
                .chain([keys::BACK, keys::SKIP, keys::LEAVE])
                .collect(),
            ..Screen::default()
        };
        let key = self.prompter.choose(&screen)?;
        match key {
            ENTER | ESCAPE => Ok(if key == ENTER { Then::On } else { Then::Back }),
            _ if key == keys::SKIP.key => Ok(Then::On),
            _ if key == keys::BACK.key => Ok(Then::Back),
            _ if key == keys::LEAVE.key => Err(End::Left),
            _ => {
                let count = question.answers.len();
                let chosen = number_keys().take(count).position(|number| number == key);
                if chosen.is_none() {
                    return self.profile(place, (at, of));
                }
                self.session.set_profile(place, chosen);
                self.keep()?;
                Ok(Then::On)
            }
        }
    }

    /// In a sitting about expired evidence: how much more there would be as of today, where that is another day.
    fn expired_by_today(&self) -> Option<Block> {
        let today = self.manner.today;
        if self.extent.only != Some(Only::Expired) || self.session.as_of() >= today {
            return None;
        }
        let now = self.session.asked().count();
        let then = self.session.count_on(&self.extent, today);
        let more = then.checked_sub(now).filter(|more| *more > 0)?;
        let more = wording::count(more, "question", "questions");
        let text = format!(
            "Today, on {today}, it would be {more} more: add --as-of {today}, or give the assessment that day with the key p."
        );
        Some(Block::Paragraph(Cell::toned(text, Tone::Caution)))
    }

    /// What was passed over above the answers, where everything is asked.
    fn left_unsaid(&self) -> Option<Block> {
        let assessment = self.session.assessment();
        let questions = self.session.questionnaire().profile.iter();
        let unsaid = questions.zip(&assessment.profile);
        let unsaid = unsaid.filter(|(_, choice)| choice.is_none());
        let profile: Vec<String> = unsaid
            .map(|(question, _)| question.id.to_string())
            .collect();
        let header = [
            ("its name", assessment.organisation.is_none()),
            ("the scope", assessment.scope.is_none()),
        ];
        let header = header.iter().filter(|(_, unsaid)| *unsaid);
        let header: Vec<String> = header.map(|(name, _)| (*name).to_owned()).collect();
        let depends = if profile.is_empty() {
            ""
        } else {
            " What depends on it is asked."
        };
        let unsaid = [header, profile].concat();
        if unsaid.is_empty() || self.extent != Extent::default() || self.session.is_untouched() {
            return None;
        }
        let text = format!(
            "Not said about the organisation: {}.{depends} The key p changes it.",
            wording::listed(&unsaid)
        );
        Some(Block::Paragraph(Cell::toned(text, Tone::Muted)))
    }

    /// Tells what is left by area.
    fn welcome_back(&mut self) -> Going {
        let questionnaire = self.session.questionnaire();
        let progress = self.session.progress();
        let rows = self.session.left().into_iter().map(|left| {
            let open = left.progress.of - left.progress.done;
            let name = left
                .area
                .map_or("Other questions", |area| &questionnaire.area(area).title);
            let (open, tone) = match open {
                0 => ("done".to_owned(), Tone::Good),
                open => (format!("{open} open"), Tone::Plain),
            };
            Row {
                cells: vec![
                    name.into(),
                    format!("{} of {}", left.progress.done, left.progress.of).into(),
                    Cell::toned(open, tone),
                ],
                depth: 0,
            }
        });
        let organisation = self.session.assessment().organisation.as_deref();
        let title = organisation.unwrap_or("This assessment");
        let unknown = match self.session.unknown().count() {
            0 => String::new(),
            count => {
                format!(", {count} of them with “unknown”, which --only unknown asks once more")
            }
        };
        let text = match (progress.done, progress.of) {
            (_, of) if of > 0 && self.extent.asks_again() => {
                let questions = wording::count(of, "question", "questions");
                format!("{questions} to look at again.")
            }
            (_, 0) => "No question fits what this sitting is to be about.".to_owned(),
            (done, of) if done == of => format!("All {of} questions are answered{unknown}."),
            (done, of) => format!(
                "{done} of {of} questions are answered{unknown}. It goes on with the first that is open."
            ),
        };
        let table = Table {
            columns: vec![
                Column::text("Area"),
                Column::number("Answered"),
                Column::text("Left"),
            ],
            rows: rows.collect(),
        };
        let judged = format!("Evidence is judged as of {}.", judged_on(&self.session));
        let mut blocks = vec![
            Block::heading(2, format!("{title}: {}", questionnaire.title)),
            Block::Paragraph(text.into()),
            Block::Paragraph(Cell::toned(judged, Tone::Muted)),
        ];
        blocks.extend(self.expired_by_today());
        blocks.extend(self.left_unsaid());
        blocks.push(Block::Table(table));
        Ok(self.prompter.show(&Page { blocks })?)
    }
}
