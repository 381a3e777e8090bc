//! Texts, dates and numbers, as a person types them.

use jiff::civil::Date;

use super::{Going, Interview};
use crate::interview::draft::Typing;
use crate::interview::screen::Field;

/// Takes any text.
pub(super) fn anything(_: &str) -> Result<(), String> {
    Ok(())
}

/// Takes any text but an empty one.
pub(super) fn something(text: &str) -> Result<(), String> {
    match text.trim() {
        "" => Err("This must not be empty.".to_owned()),
        _ => Ok(()),
    }
}

/// Reads a day as a person types it; `None` for an empty text.
///
/// # Errors
///
/// If it is none, with what to write instead, as a whole sentence.
pub fn day(text: &str, today: Date) -> Result<Option<Date>, String> {
    let text = text.trim();
    match text {
        "" => return Ok(None),
        "today" => return Ok(Some(today)),
        _ => {}
    }
    let digits = text.len() == 10 && text.is_ascii();
    let read = text.parse().ok().filter(|_| digits);
    let example = format!("{today}");
    read.map(Some)
        .ok_or_else(|| format!("Write a day of the calendar as {example}, or today."))
}

/// Names as a person lists them, parted by commas.
pub(super) fn names(text: &str) -> Vec<String> {
    let names = text.split(',').map(str::trim);
    names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A text, or nothing if it is empty.
pub(super) fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// How a text is asked for.
#[derive(Clone, Copy)]
enum Way {
    /// One line.
    Line,
    /// One line, in place of which something else is likely typed.
    Proposal,
    /// Any number of lines.
    Lines,
}

impl Interview<'_, '_> {
    /// Asks for a text of one line; `None`: leave it.
    pub(super) fn line(
        &mut self,
        label: &str,
        help: &str,
        value: &str,
        check: &dyn Fn(&str) -> Result<(), String>,
    ) -> Going<Option<String>> {
        self.typed(label, help, value, check, Way::Line)
    }

    /// Asks for a text of any number of lines; `None`: leave it.
    pub(super) fn lines(&mut self, label: &str, help: &str, value: &str) -> Going<Option<String>> {
        self.typed(label, help, value, &anything, Way::Lines)
    }

    /// What was typed when an earlier sitting broke off is there again. What is typed now is kept as a draft until the
    /// assessment is, or until the person would rather not.
    fn typed(
        &mut self,
        label: &str,
        help: &str,
        value: &str,
        check: &dyn Fn(&str) -> Result<(), String>,
        way: Way,
    ) -> Going<Option<String>> {
        let questionnaire = self.session.questionnaire();
        let question = self.about.map(|ix| questionnaire.question(ix).id.clone());
        let key = match self.piece {
            Some(piece) => format!("{label} ({piece})"),
            None => label.to_owned(),
        };
        let typing = Typing::new(&self.manner.drafts, question, key, value);
        let earlier = typing.earlier();
        let field = Field {
            label: label.to_owned(),
            help: help.to_owned(),
            proposed: earlier.is_none() && matches!(way, Way::Proposal),
            value: earlier.unwrap_or_else(|| value.to_owned()),
            check,
            typing: Some(typing.clone()),
        };
        let typed = match way {
            Way::Lines => self.prompter.text(&field)?,
            Way::Line | Way::Proposal => self.prompter.line(&field)?,
        };
        if let Some(text) = &typed {
            typing.told(text);
            self.unkept.push(typing);
        } else {
            typing.forget();
            self.forget_drafts();
        }
        Ok(typed)
    }

    /// What was entered since is kept, or not wanted.
    pub(super) fn forget_drafts(&mut self) {
        for typing in self.unkept.drain(..) {
            typing.forget();
        }
    }

    /// Asks for a day that fits; `None`: leave it. An empty text is no day.
    pub(super) fn day(
        &mut self,
        label: &str,
        help: &str,
        value: Option<Date>,
        fits: &dyn Fn(Date) -> Result<(), String>,
    ) -> Going<Option<Option<Date>>> {
        let today = self.manner.today;
        let check = |text: &str| day(text, today)?.map_or(Ok(()), fits);
        let value = value.map(|day| day.to_string()).unwrap_or_default();
        // Whoever wants another day types it, rather than changing figures of this one.
        let typed = self.typed(label, help, &value, &check, Way::Proposal)?;
        Ok(typed.map(|text| day(&text, today).ok().flatten()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::fixture::TODAY;

    #[test]
    fn a_day_is_typed_in_full_or_as_today() {
        assert_eq!(day("today", TODAY), Ok(Some(TODAY)));
        assert_eq!(day(" 2026-11-25 ", TODAY), Ok(Some(TODAY)));
        assert_eq!(day("", TODAY), Ok(None));
        for wrong in ["2026-02-30", "25.11.2026", "20261125", "soon"] {
            let fault = day(wrong, TODAY).unwrap_err();
            assert!(fault.contains("2026-11-25"), "{wrong}: {fault}");
        }
    }

    #[test]
    fn names_are_parted_by_commas() {
        assert_eq!(names(" A. Lind ,, T. Okafor"), ["A. Lind", "T. Okafor"]);
        assert!(names(" ").is_empty());
    }
}
