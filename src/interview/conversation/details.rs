//! What can be said beside an answer: note, sample, weakness, who performs it, owner, due day, risk, grade.

use super::texts::{anything, names, some, something};
use super::{Going, Interview, choice_of};
use crate::interview::facts;
use crate::interview::keys;
use crate::interview::screen::{ENTER, ESCAPE, Screen};
use crate::model::{Answer, Given, Grade, Obligation, PersonGrade, QuestionIx, Sample};
use crate::report::wording;
use crate::scoring::Judgement;

impl Interview<'_, '_> {
    /// Asks for details until the person is done.
    pub(super) fn details(&mut self, ix: QuestionIx) -> Going {
        loop {
            let screen = self.details_screen(ix);
            self.notices.clear();
            match self.prompter.choose(&screen)? {
                'e' => self.evidence(ix)?,
                'n' => self.note(ix)?,
                'a' => self.sample(ix)?,
                'w' => self.weakness(ix)?,
                'f' => self.text_of(ix, "Who performs it, if not you?", |a| &mut a.performed_by)?,
                'o' => self.text_of(ix, "Who is to act?", |a| &mut a.owner)?,
                'd' => self.due(ix)?,
                'r' => self.risk(ix)?,
                'g' => self.grade(ix)?,
                'y' => self.text_of(ix, "Who answered?", |a| &mut a.by)?,
                ENTER | ESCAPE => return Ok(()),
                key if key == keys::RETURN.key => return Ok(()),
                _ => {}
            }
        }
    }

    fn details_screen(&self, ix: QuestionIx) -> Screen {
        let question = self.session.questionnaire().question(ix);
        let none = Answer::default();
        let answer = self.session.answer(ix).unwrap_or(&none);
        let required = question.obligation == Obligation::Shall;
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let evidence = answer.evidence.iter();
        let evidence: Vec<String> = evidence
            .map(|e| wording::evidence(e, self.session.as_of()))
            .collect();
        let sample = match (&question.per, facts::sample(answer)) {
            (Some(per), sample) if sample.is_empty() => format!("(by {per})"),
            (_, sample) => sample,
        };
        let grade = answer.grade.as_ref();
        let grade = grade.map(|g| format!("{}, {}: {}", wording::grade(g.grade), g.by, g.reason));
        let mut choices = vec![
            choice_of('e', "evidence", "Evidence", evidence.join("; ")),
            choice_of('n', "note", "Note", text(&answer.note)),
            choice_of('a', "sample", "Sample", sample),
            choice_of(
                'f',
                "performed_by",
                "Performed by",
                text(&answer.performed_by),
            ),
            choice_of('o', "owner", "Owner", text(&answer.owner)),
            choice_of(
                'd',
                "due",
                "Due",
                answer.due.map(|d| d.to_string()).unwrap_or_default(),
            ),
            choice_of(
                'r',
                "risk",
                "Risk",
                match answer.risk {
                    Some(risk) => format!("{risk} (the questionnaire says {})", question.risk),
                    None => format!("{} (by the questionnaire)", question.risk),
                },
            ),
            choice_of('y', "by", "Answered by", text(&answer.by)),
        ];
        if self.may_be_weak(ix) {
            let weak = if answer.weakness {
                "yes: conforming, but thin"
            } else {
                "no"
            };
            choices.insert(3, choice_of('w', "weakness", "Weakness", weak.to_owned()));
        }
        if required {
            choices.push(choice_of('g', "grade", "Grade", grade.unwrap_or_default()));
        }
        let given = wording::given(self.session.questionnaire(), ix, answer.given.as_ref());
        Screen {
            place: vec!["Details".to_owned()],
            part: match answer.given {
                Some(_) => format!("answered: {given}"),
                None => "not answered yet".to_owned(),
            },
            notices: self.notices.clone(),
            question: question.text.clone(),
            choices,
            commands: vec![keys::DONE],
            ..Screen::default()
        }
    }

    /// Changes an answer and keeps it.
    pub(super) fn amend(&mut self, ix: QuestionIx, change: impl FnOnce(&mut Answer)) -> Going {
        let by = self.manner.by.clone();
        self.session.change(ix, |answer| {
            change(answer);
            if answer.by.is_none() && *answer != Answer::default() {
                answer.by = by;
            }
        });
        self.keep()
    }

    /// Asks for a note.
    pub(super) fn note(&mut self, ix: QuestionIx) -> Going {
        let note = self.session.answer(ix).and_then(|a| a.note.clone());
        let help = "What was seen or said, in your own words.";
        match self.lines("Note", help, &note.unwrap_or_default())? {
            Some(text) => self.amend(ix, |answer| answer.note = some(&text)),
            None => Ok(()),
        }
    }

    fn text_of(
        &mut self,
        ix: QuestionIx,
        label: &str,
        place: fn(&mut Answer) -> &mut Option<String>,
    ) -> Going {
        let mut answer = self.session.answer(ix).cloned().unwrap_or_default();
        let value = place(&mut answer).clone().unwrap_or_default();
        match self.line(label, "", &value, &anything)? {
            Some(text) => self.amend(ix, |answer| *place(answer) = some(&text)),
            None => Ok(()),
        }
    }

    /// Whether it may be called conforming, but thin: not what does not conform, unless that is to be taken back.
    fn may_be_weak(&self, ix: QuestionIx) -> bool {
        let question = self.session.questionnaire().question(ix);
        let judgement = self.session.card().question(ix).judgement;
        let nonconforming = matches!(judgement, Some(Judgement::Minor | Judgement::Major));
        let weak = self
            .session
            .answer(ix)
            .is_some_and(|answer| answer.weakness);
        question.obligation == Obligation::Shall && (weak || !nonconforming)
    }

    fn weakness(&mut self, ix: QuestionIx) -> Going {
        if !self.may_be_weak(ix) {
            return Ok(());
        }
        self.amend(ix, |answer| answer.weakness = !answer.weakness)
    }

    fn due(&mut self, ix: QuestionIx) -> Going {
        let due = self.session.answer(ix).and_then(|a| a.due);
        let day = self.day("Until when?", "A day, or empty for none.", due, &|_| Ok(()))?;
        match day {
            Some(day) => self.amend(ix, |answer| answer.due = day),
            None => Ok(()),
        }
    }

    fn risk(&mut self, ix: QuestionIx) -> Going {
        let risk = self.session.answer(ix).and_then(|a| a.risk);
        let value = risk.map(|risk| risk.to_string()).unwrap_or_default();
        let read = |text: &str| match text.trim() {
            "" => Ok(None),
            text => match text.parse() {
                Ok(risk @ 1..=5) => Ok(Some(risk)),
                _ => Err(
                    "Write a number from 1 to 5, or nothing for that of the questionnaire."
                        .to_owned(),
                ),
            },
        };
        let check = |text: &str| read(text).map(|_: Option<u8>| ());
        let help = "1: hardly any harm, 5: grave harm. Empty: that of the questionnaire.";
        match self.line(
            "Harm to you if this is missing, 1 to 5",
            help,
            &value,
            &check,
        )? {
            Some(text) => self.amend(ix, |answer| answer.risk = read(&text).ok().flatten()),
            None => Ok(()),
        }
    }

    fn grade(&mut self, ix: QuestionIx) -> Going {
        let answered = self.session.answer(ix).is_some_and(|answer| {
            matches!(answer.given, Some(Given::Option(_))) || !answer.responses.is_empty()
        });
        if !answered {
            self.warn("Answer the question first: only an answer can be graded.");
            return Ok(());
        }
        let screen = Screen {
            question: "How do you grade it? The computed grade stays beside yours.".to_owned(),
            choices: vec![
                choice_of('1', "major", "Major", "nonconformity".to_owned()),
                choice_of('2', "minor", "Minor", "nonconformity".to_owned()),
                choice_of(
                    '3',
                    "opportunity",
                    "Opportunity",
                    "conforming, could be better".to_owned(),
                ),
            ],
            commands: vec![keys::REMOVE, keys::RETURN],
            ..Screen::default()
        };
        let grade = match self.prompter.choose(&screen)? {
            '1' => Grade::Major,
            '2' => Grade::Minor,
            '3' => Grade::Opportunity,
            key if key == keys::REMOVE.key => {
                return self.amend(ix, |answer| answer.grade = None);
            }
            _ => return Ok(()),
        };
        let was = self.session.answer(ix).and_then(|a| a.grade.clone());
        let (was_by, was_reason) = was.map_or_else(
            || (self.manner.by.clone().unwrap_or_default(), String::new()),
            |was| (was.by, was.reason),
        );
        let Some(by) = self.line("Who grades?", "", &was_by, &something)? else {
            return Ok(());
        };
        let Some(reason) = self.line("Why?", "", &was_reason, &something)? else {
            return Ok(());
        };
        self.amend(ix, |answer| {
            answer.grade = Some(PersonGrade { grade, by, reason })
        })
    }

    fn sample(&mut self, ix: QuestionIx) -> Going {
        let answer = self.session.answer(ix);
        if answer.is_some_and(|answer| answer.given == Some(Given::NoneYet)) {
            self.warn("Nothing has happened yet, so there is nothing to sample.");
            return Ok(());
        }
        let was = answer.and_then(|answer| answer.sample.clone());
        let per = self.session.questionnaire().question(ix).per.clone();
        let what = per
            .map(|per| format!(" (each a {per})"))
            .unwrap_or_default();
        let number = |value: Option<u32>| value.map(|n| n.to_string()).unwrap_or_default();

        let label = format!("How many were checked{what}?");
        let check = |text: &str| whole(text, 1, u32::MAX).map(|_| ());
        let help = "A number. Empty: remove the sample.";
        let Some(checked) = self.line(
            &label,
            help,
            &number(was.as_ref().map(|s| s.checked)),
            &check,
        )?
        else {
            return Ok(());
        };
        let Some(checked) = whole(&checked, 1, u32::MAX).ok().flatten() else {
            return self.amend(ix, |answer| answer.sample = None);
        };
        let check = |text: &str| needed(whole(text, 0, checked)).map(|_| ());
        let ok = was.as_ref().map(|s| s.ok.min(checked));
        let Some(ok) = self.line("How many of them were in order?", "", &number(ok), &check)?
        else {
            return Ok(());
        };
        let ok = needed(whole(&ok, 0, checked)).unwrap_or(0);
        let check = |text: &str| whole(text, checked, u32::MAX).map(|_| ());
        let of = was.as_ref().and_then(|s| s.of).filter(|of| *of >= checked);
        let Some(of) = self.line(
            "How many are there in all?",
            "Empty if unknown.",
            &number(of),
            &check,
        )?
        else {
            return Ok(());
        };
        let of = whole(&of, checked, u32::MAX).ok().flatten();
        let mut failing = Vec::new();
        if ok < checked {
            let failed = (checked - ok) as usize;
            let check = |text: &str| match names(text).len() <= failed {
                true => Ok(()),
                false => Err(format!("At most {failed} failed.")),
            };
            let value = was.map(|s| s.failing.join(", ")).unwrap_or_default();
            let help = "Names, separated by commas; may be empty.";
            let Some(typed) = self.line("Which were not in order?", help, &value, &check)? else {
                return Ok(());
            };
            failing = names(&typed);
        }
        let sample = Sample {
            of,
            checked,
            ok,
            failing,
        };
        self.amend(ix, |answer| answer.sample = Some(sample))
    }
}

/// A whole number within bounds; `None` for an empty text.
fn whole(text: &str, least: u32, most: u32) -> Result<Option<u32>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse() {
        Ok(number) if (least..=most).contains(&number) => Ok(Some(number)),
        _ if most == u32::MAX => Err(format!("Write a whole number, at least {least}.")),
        _ => Err(format!("Write a whole number from {least} to {most}.")),
    }
}

fn needed(number: Result<Option<u32>, String>) -> Result<u32, String> {
    number?.ok_or_else(|| "Write a whole number.".to_owned())
}
