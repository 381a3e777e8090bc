//! Evidence: added, changed and removed, piece by piece.

use jiff::civil::Date;

use super::texts::{anything, some};
use super::{Going, Interview, choice_of};
use crate::interview::keys;
use crate::interview::screen::{Choice, ENTER, ESCAPE, Screen, number_keys};
use crate::interview::summary::judged_on;
use crate::model::{Evidence, EvidenceKind, QuestionIx};
use crate::report::{Cell, Tone, wording};

/// The kinds with their keys and what they are.
const KINDS: [(char, EvidenceKind, &str); 4] = [
    (
        'd',
        EvidenceKind::Document,
        "laid down: a policy, plan, procedure or agreement",
    ),
    (
        'r',
        EvidenceKind::Record,
        "the trace of something done: tickets, minutes, results",
    ),
    ('v', EvidenceKind::Observation, "seen with your own eyes"),
    (
        'i',
        EvidenceKind::Interview,
        "told to you; does not count as shown",
    ),
];

impl Interview<'_, '_> {
    /// Shows the evidence of an answer and changes it until the person is done.
    pub(super) fn evidence(&mut self, ix: QuestionIx) -> Going {
        loop {
            let screen = self.evidence_screen(ix);
            self.notices.clear();
            let key = self.prompter.choose(&screen)?;
            if let Some((_, kind, _)) = KINDS.iter().find(|(of_kind, ..)| *of_kind == key) {
                self.add_evidence(ix, *kind)?;
                continue;
            }
            let count = self
                .session
                .answer(ix)
                .map_or(0, |answer| answer.evidence.len());
            match number_keys().take(count).position(|number| number == key) {
                Some(place) => self.change_evidence(ix, place)?,
                None if [ENTER, ESCAPE, keys::RETURN.key].contains(&key) => return Ok(()),
                None => {}
            }
        }
    }

    fn evidence_screen(&self, ix: QuestionIx) -> Screen {
        let question = self.session.questionnaire().question(ix);
        let evidence = self
            .session
            .answer(ix)
            .map_or(&[][..], |answer| &answer.evidence);
        let items = evidence
            .iter()
            .zip(number_keys())
            .map(|(item, key)| Choice {
                key,
                word: String::new(),
                label: "Change".to_owned(),
                means: wording::evidence(item, self.session.as_of()),
                current: false,
                apart: false,
            });
        let kinds = KINDS.iter().map(|(key, kind, means)| {
            let word = wording::evidence_kind(*kind);
            Choice {
                apart: true,
                ..choice_of(*key, word, &format!("Add {word}"), *means)
            }
        });
        let mut notices = self.notices.clone();
        if !question.evidence.is_empty() {
            let text = format!("Typical: {}", question.evidence.join("; "));
            notices.push(Cell::toned(text, Tone::Muted));
        }
        Screen {
            place: vec!["Evidence".to_owned()],
            part: format!("judged as of {}", judged_on(&self.session)),
            notices,
            question: question.text.clone(),
            choices: items.chain(kinds).collect(),
            commands: vec![keys::DONE],
            ..Screen::default()
        }
    }

    fn add_evidence(&mut self, ix: QuestionIx, kind: EvidenceKind) -> Going {
        let blank = Evidence {
            kind,
            reference: None,
            date: None,
            expires: None,
        };
        match self.fill_in(blank)? {
            Some(item) => {
                self.tell_if_idle(&item);
                self.amend(ix, |answer| answer.evidence.push(item))
            }
            None => Ok(()),
        }
    }

    fn change_evidence(&mut self, ix: QuestionIx, place: usize) -> Going {
        let Some(item) = self
            .session
            .answer(ix)
            .and_then(|a| a.evidence.get(place))
            .cloned()
        else {
            return Ok(());
        };
        let screen = Screen {
            place: vec!["Evidence".to_owned()],
            question: wording::evidence(&item, self.session.as_of()),
            choices: vec![choice_of(
                'c',
                "change",
                "Change",
                "where it is found, its day, until when it is valid",
            )],
            commands: vec![keys::REMOVE, keys::RETURN],
            ..Screen::default()
        };
        match self.prompter.choose(&screen)? {
            'c' => match self.fill_in_again(item, place)? {
                Some(changed) => self.amend(ix, |answer| {
                    if let Some(slot) = answer.evidence.get_mut(place) {
                        *slot = changed;
                    }
                }),
                None => Ok(()),
            },
            key if key == keys::REMOVE.key => self.amend(ix, |answer| {
                if place < answer.evidence.len() {
                    answer.evidence.remove(place);
                }
            }),
            _ => Ok(()),
        }
    }

    /// The same for a piece that is there already.
    fn fill_in_again(&mut self, item: Evidence, place: usize) -> Going<Option<Evidence>> {
        self.piece = Some(place + 1);
        let filled = self.fill_in(item);
        self.piece = None;
        filled
    }

    /// Asks where it is found and when it counts; `None`: rather not.
    fn fill_in(&mut self, item: Evidence) -> Going<Option<Evidence>> {
        let kind = wording::evidence_kind(item.kind);
        let label = format!("Where is the {kind} found?");
        let help = "A title, number, link or place, so that others find it.";
        let reference = item.reference.clone().unwrap_or_default();
        let Some(reference) = self.line(&label, help, &reference, &anything)? else {
            return Ok(None);
        };
        let help = match item.kind {
            EvidenceKind::Record => {
                "A record without a day counts for nothing. It is valid for a year."
            }
            _ => "Empty if it has none.",
        };
        let Some(date) = self.day("Of which day?", help, item.date, &|_| Ok(()))? else {
            return Ok(None);
        };
        let not_before = |expires: Date| match date {
            Some(date) if expires < date => Err(format!("That is before its own day, {date}.")),
            _ => Ok(()),
        };
        let help = match item.kind {
            EvidenceKind::Record => "The last day. Empty: a year from its day.",
            _ => "The last day. Empty: for good.",
        };
        let was = item.expires.filter(|expires| not_before(*expires).is_ok());
        let Some(expires) = self.day("Valid until?", help, was, &not_before)? else {
            return Ok(None);
        };
        Ok(Some(Evidence {
            reference: some(&reference),
            date,
            expires,
            ..item
        }))
    }

    /// Says so where evidence will count for nothing.
    fn tell_if_idle(&mut self, item: &Evidence) {
        if !item.is_valid_on(self.session.as_of()) {
            let shown = wording::evidence(item, self.session.as_of());
            let day = judged_on(&self.session);
            self.warn(format!("Saved. As of {day}: {shown}."));
        }
    }
}
