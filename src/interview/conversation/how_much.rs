//! How much a new assessment asks: everything, a quick first look, or some sections only.

use super::opening::Then;
use super::{End, Going, Interview, choice_of};
use crate::interview::extent::Extent;
use crate::interview::keys;
use crate::interview::screen::{Command, ESCAPE, Item, List, Screen};
use crate::model::SectionIx;
use crate::report::{Cell, Tone, wording};

impl Interview<'_, '_> {
    /// Whether there is anything to choose about how much is asked.
    pub(super) fn may_narrow(&self) -> bool {
        let questionnaire = self.session.questionnaire();
        let quick = questionnaire
            .questions
            .iter()
            .any(|question| question.quick);
        self.extent == Extent::default() && (quick || questionnaire.roots.len() > 1)
    }

    pub(super) fn choose_extent(&mut self) -> Going<Then> {
        const ALL: char = '1';
        const QUICK: char = '2';
        const SECTIONS: char = '3';
        let questionnaire = self.session.questionnaire();
        let all = self.session.asked().count();
        let quick = self
            .session
            .asked()
            .filter(|ix| questionnaire.question(*ix).quick)
            .count();
        let count = |number| wording::count(number, "question", "questions");
        let mut choices = vec![choice_of(
            ALL,
            "all",
            "Everything",
            format!(
                "{}{}; stop and resume whenever you like",
                count(all),
                wording::takes(questionnaire.minutes)
            ),
        )];
        if quick > 0 {
            let means = format!(
                "{}{}; the rest can follow later",
                count(quick),
                wording::takes(questionnaire.quick_minutes)
            );
            choices.push(choice_of(QUICK, "quick", "A quick first look", means));
        }
        if questionnaire.roots.len() > 1 {
            let means = "the rest is out of scope, and every report says so".to_owned();
            choices.push(choice_of(SECTIONS, "sections", "Only some sections", means));
        }
        let screen = Screen {
            place: vec!["How much".to_owned()],
            question: "How much shall be asked?".to_owned(),
            choices,
            commands: vec![
                Command {
                    label: "everything",
                    ..keys::DONE
                },
                keys::RETURN,
                keys::LEAVE,
            ],
            ..Screen::default()
        };
        match self.prompter.choose(&screen)? {
            ESCAPE => Ok(Then::Back),
            key if key == keys::RETURN.key => Ok(Then::Back),
            key if key == keys::LEAVE.key => Err(End::Left),
            QUICK => {
                self.session.ask_about(&Extent {
                    quick: true,
                    ..Extent::default()
                });
                Ok(Then::On)
            }
            SECTIONS => {
                self.select_sections()?;
                Ok(Then::On)
            }
            _ => Ok(Then::On),
        }
    }

    /// Selects the sections that are in scope, one by one.
    fn select_sections(&mut self) -> Going {
        let questionnaire = self.session.questionnaire();
        let offered: Vec<SectionIx> = questionnaire
            .section_places()
            .filter(|section| questionnaire.section(*section).depth <= 1)
            .collect();
        let mut selected = self
            .session
            .assessment()
            .sections
            .clone()
            .unwrap_or_default();
        // On the first section: Enter at once would mean all of them.
        let mut at = 1;
        loop {
            let done = Item {
                label: match selected.len() {
                    0 => "Done: all sections".to_owned(),
                    count => format!("Done: {}", wording::count(count, "section", "sections")),
                },
                ..Item::default()
            };
            let items = offered.iter().map(|section| {
                let above =
                    |of: &SectionIx| questionnaire.ancestry(*section).skip(1).any(|s| s == *of);
                let remark = if selected.contains(section) {
                    Cell::toned("selected", Tone::Good)
                } else if selected.iter().any(above) {
                    Cell::toned("with the section above", Tone::Muted)
                } else {
                    Cell::default()
                };
                let indent = "  ".repeat(questionnaire.section(*section).depth);
                Item {
                    label: format!("{indent}{}", wording::section_name(questionnaire, *section)),
                    remark,
                    ..Item::default()
                }
            });
            let list = List {
                title: "Which sections are in scope? Pick each, then Done.".to_owned(),
                items: std::iter::once(done).chain(items).collect(),
                start: at,
                filter: String::new(),
            };
            let picked = self.prompter.pick(&list)?;
            let Some(section) = picked.and_then(|place| offered.get(place.checked_sub(1)?)) else {
                break;
            };
            at = picked.unwrap_or(0);
            match selected.iter().position(|s| s == section) {
                Some(place) => drop(selected.remove(place)),
                None => selected.push(*section),
            }
        }
        selected.sort_unstable();
        let sections = (!selected.is_empty()).then_some(selected);
        self.session
            .change_header(|assessment| assessment.sections = sections);
        self.session.ask_about(&Extent::default());
        self.keep()
    }
}
