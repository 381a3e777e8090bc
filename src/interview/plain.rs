//! The interview in plain lines: numbered answers, nothing redrawn. For screen readers, simple terminals and scripts.

use std::io::{BufRead, Write};

use super::prompter::{Prompter, Stop};
use super::screen::{ENTER, Field, List, Role, Screen};
use crate::render::escape;
use crate::render::terminal::{TerminalStyle, draw};
use crate::report::Page;

/// Longer lists are not read out unless asked for.
const READ_OUT: usize = 40;

/// Asks in lines of text.
#[derive(Debug)]
pub struct Plain<R, W> {
    input: R,
    output: W,
    style: TerminalStyle,
    /// The place told last; it is told again only when it changes.
    place: String,
    /// Whether the keys of questions were told in full.
    told: bool,
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// Reads answers from one side and asks on the other.
    pub fn new(input: R, output: W, style: TerminalStyle) -> Self {
        Self {
            input,
            output,
            style: TerminalStyle {
                color: false,
                ..style
            },
            place: String::new(),
            told: false,
        }
    }

    fn say(&mut self, text: &str) -> Result<(), Stop> {
        let safe = escape::terminal(text, self.style.ascii);
        writeln!(self.output, "{safe}")?;
        Ok(())
    }

    /// Asks on a line that the answer completes.
    fn prompt(&mut self, text: &str) -> Result<String, Stop> {
        let safe = escape::terminal(text, self.style.ascii);
        write!(self.output, "{safe} ")?;
        self.output.flush()?;
        self.read()
    }

    fn read(&mut self) -> Result<String, Stop> {
        let mut bytes = Vec::new();
        if self.input.read_until(b'\n', &mut bytes)? == 0 {
            writeln!(self.output)?;
            return Err(Stop::Ended);
        }
        let text = String::from_utf8_lossy(&bytes);
        Ok(text.trim_end_matches(['\n', '\r']).to_owned())
    }

    fn tell(&mut self, screen: &Screen) -> Result<(), Stop> {
        self.say("")?;
        for notice in &screen.notices {
            self.say(&notice.text)?;
        }
        let mut place = screen.place.join(", ");
        if place != self.place && !place.is_empty() {
            self.say(&format!("== {place} =="))?;
        }
        self.place = std::mem::take(&mut place);
        let mut where_at = Vec::new();
        if let Some(progress) = screen.progress {
            where_at.push(format!("{} of {} answered", progress.done, progress.of));
        }
        if !screen.part.is_empty() {
            where_at.push(screen.part.clone());
        }
        if !where_at.is_empty() {
            self.say(&format!("({})", where_at.join("; ")))?;
        }
        self.say(&screen.question)?;
        for fact in &screen.facts {
            match fact.name.as_str() {
                "" => self.say(&format!("  {}", fact.value.text))?,
                name => self.say(&format!("  {name}: {}", fact.value.text))?,
            }
        }
        for choice in &screen.choices {
            let name = if choice.key.is_ascii() {
                choice.key.to_string()
            } else {
                choice.word.clone()
            };
            let mut line = format!("  {name}. {}", choice.label);
            if !choice.means.is_empty() {
                line += &format!(": {}", choice.means);
            }
            if choice.current {
                line += " (answered so far)";
            }
            self.say(&line)?;
        }
        Ok(())
    }

    /// What may be typed, at length once and in short from then on.
    fn keys(&mut self, screen: &Screen) -> String {
        let own = screen.commands.iter().filter(|c| c.key != ENTER);
        let mut words: Vec<String> = own.map(|c| format!("{} {}", c.key, c.label)).collect();
        if words.len() > 4 {
            if self.told {
                words = vec![
                    "? help".to_owned(),
                    "b back".to_owned(),
                    "s skip".to_owned(),
                    "q quit".to_owned(),
                ];
                words.retain(|word| screen.commands.iter().any(|c| word.starts_with(c.key)));
            }
            self.told = true;
        }
        if let Some(accept) = screen.commands.iter().find(|c| c.role == Role::Accept) {
            words.insert(0, format!("Enter {}", accept.label));
        }
        words.join(", ")
    }
}

impl<R: BufRead, W: Write> Prompter for Plain<R, W> {
    fn choose(&mut self, screen: &Screen) -> Result<char, Stop> {
        self.tell(screen)?;
        let keys = self.keys(screen);
        let label = if keys.is_empty() {
            "Answer:".to_owned()
        } else {
            format!("Answer ({keys}):")
        };
        loop {
            let typed = self.prompt(&label)?;
            if typed.trim().is_empty() {
                return Ok(ENTER);
            }
            if let Some(key) = screen.key_of(&typed) {
                return Ok(key);
            }
            let typed: String = typed.trim().chars().take(40).collect();
            self.say(&format!(
                "“{typed}” is none of the answers. Type the number or letter before one of them."
            ))?;
        }
    }

    fn pick(&mut self, list: &List) -> Result<Option<usize>, Stop> {
        self.say("")?;
        self.say(&list.title)?;
        let mut shown = list.found(&list.filter);
        let mut long = shown.len() > READ_OUT;
        loop {
            if long {
                self.say(&format!(
                    "  {} to choose from; type words to find some, or “all”.",
                    shown.len()
                ))?;
            } else {
                self.read_out(list, &shown)?;
            }
            let typed = self.prompt("Number or words (Enter goes back):")?;
            let typed = typed.trim();
            if typed.is_empty() {
                return Ok(None);
            }
            long = false;
            if typed == "all" {
                shown = list.found("");
                continue;
            }
            let number = typed
                .parse::<usize>()
                .ok()
                .and_then(|number| number.checked_sub(1));
            if let Some(place) = number.filter(|place| *place < list.items.len()) {
                return Ok(Some(place));
            }
            let found = list.found(typed);
            match found.as_slice() {
                [] => self.say(&format!("No match for “{typed}”."))?,
                [place] => {
                    let found = list.items.get(*place).map(|item| item.label.trim());
                    self.say(&format!("Found: {}", found.unwrap_or_default()))?;
                    return Ok(Some(*place));
                }
                _ => shown = found,
            }
        }
    }

    fn line(&mut self, field: &Field<'_>) -> Result<Option<String>, Stop> {
        self.say("")?;
        if !field.help.is_empty() {
            self.say(&field.help)?;
        }
        let label = if field.value.is_empty() {
            format!("{} (< goes back):", field.label)
        } else {
            format!(
                "{} (Enter keeps “{}”, - empties, < goes back):",
                field.label, field.value
            )
        };
        loop {
            let typed = self.prompt(&label)?;
            let text = match typed.trim() {
                "<" => return Ok(None),
                "" => field.value.as_str(),
                "-" => "",
                text => text,
            };
            match (field.check)(text) {
                Ok(()) => return Ok(Some(text.to_owned())),
                Err(fault) => self.say(&fault)?,
            }
        }
    }

    fn text(&mut self, field: &Field<'_>) -> Result<Option<String>, Stop> {
        self.say("")?;
        if !field.value.is_empty() {
            self.say(&format!("{} so far: {}", field.label, field.value))?;
        }
        let how = "lines of text, then a line with a single dot; a dot alone leaves it, - alone empties it";
        self.say(&format!("{}: {} ({how})", field.label, field.help))?;
        let mut lines: Vec<String> = Vec::new();
        loop {
            match self.read() {
                Ok(line) if line.trim_end() == "." => break,
                Ok(line) => {
                    lines.push(line);
                    field.typed(&lines.join("\n"));
                }
                // What was typed before the end of input is kept.
                Err(Stop::Ended) if !lines.is_empty() => break,
                Err(stop) => return Err(stop),
            }
        }
        let text = lines.join("\n");
        match text.trim() {
            // What was typed in an earlier sitting is entered with this, too.
            "" if field.typing.as_ref().is_some_and(|t| t.earlier().is_some()) => {
                Ok(Some(field.value.clone()))
            }
            "" => Ok(None),
            "-" => Ok(Some(String::new())),
            text => Ok(Some(text.to_owned())),
        }
    }

    fn show(&mut self, page: &Page) -> Result<(), Stop> {
        let text = draw(page, &self.style);
        writeln!(self.output, "\n{}", text.trim_end())?;
        Ok(())
    }
}

impl<R: BufRead, W: Write> Plain<R, W> {
    fn read_out(&mut self, list: &List, shown: &[usize]) -> Result<(), Stop> {
        let mut group = "";
        for place in shown {
            let Some(item) = list.items.get(*place) else {
                continue;
            };
            if item.group != group {
                group = &item.group;
                self.say(&format!("  {group}"))?;
            }
            let mut line = format!("  {}. {}", place + 1, item.label.trim());
            if !item.remark.text.is_empty() {
                line += &format!(": {}", item.remark.text);
            }
            self.say(&line)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::fixture::{self, TODAY};
    use crate::interview::script::Memory;
    use crate::interview::{Drafts, End, Extent, Held, Manner, Session, hold};
    use crate::model::Given;

    /// Holds a whole interview over a script of lines.
    fn held(lines: &str) -> (Held<'static>, String) {
        let mut output = Vec::new();
        let style = TerminalStyle {
            width: 80,
            color: false,
            ascii: false,
        };
        let mut plain = Plain::new(lines.as_bytes(), &mut output, style);
        let assessment = fixture::read(
            "{format: 1, questionnaire: mini@1, organisation: Harbour IT, scope: Hosting, date: 2026-11-25, \
             profile: {size: small, partners: \"yes\"}}",
        );
        let session = Session::new(
            fixture::questionnaire(),
            assessment,
            &Extent::default(),
            None,
        );
        let manner = Manner {
            by: None,
            details: false,
            today: TODAY,
            previous: None,
            new: false,
            drafts: Drafts::default(),
        };
        let held = hold(
            session,
            &Extent::default(),
            manner,
            &mut plain,
            &mut Memory::default(),
        );
        (held, String::from_utf8(output).expect("text"))
    }

    fn given(held: &Held<'_>, place: usize) -> Option<Given> {
        held.session.assessment().answers[place]
            .as_ref()?
            .given
            .clone()
    }

    #[test]
    fn answers_are_numbers_letters_ids_or_labels() {
        let (held, told) = held("3\npartly\nNone yet\nu\nFULLY\n1\n");
        assert!(matches!(held.end, End::Left), "{told}");
        let given: Vec<_> = (0..5).filter_map(|place| given(&held, place)).collect();
        let expected = [
            Given::Option(2),
            Given::Option(1),
            Given::NoneYet,
            Given::Unknown,
            Given::Option(2),
        ];
        assert_eq!(given, expected);
    }

    #[test]
    fn what_is_not_understood_is_asked_again() {
        let (held, told) = held("seven\n2\nquit\n");
        assert_eq!(given(&held, 0), Some(Given::Option(1)));
        assert!(told.contains("“seven” is none of the answers."), "{told}");
    }

    #[test]
    fn the_end_of_the_script_ends_the_interview_and_keeps_what_was_said() {
        let (held, _) = held("3\nn\nfirst\nsecond\n");
        assert!(matches!(held.end, End::Stopped(Stop::Ended)));
        let note = held.session.assessment().answers[1]
            .as_ref()
            .and_then(|a| a.note.clone());
        assert_eq!(note.as_deref(), Some("first\nsecond"));
    }

    #[test]
    fn faulty_texts_are_asked_for_again_with_the_reason() {
        let (held, told) = held("d\ndue\nsoon\n2027-03-31\n\nq\n");
        let due = held.session.assessment().answers[0]
            .as_ref()
            .and_then(|a| a.due);
        assert_eq!(due, Some(jiff::civil::date(2027, 3, 31)));
        assert!(told.contains("Write a day of the calendar"), "{told}");
    }

    #[test]
    fn lists_are_picked_by_number_or_words() {
        let (first, _) = held("/\nagreements\n3\nq\n");
        assert_eq!(given(&first, 4), Some(Given::Option(2)));
        let (second, told) = held("j\n2\n1\nq\n");
        assert_eq!(given(&second, 3), Some(Given::Option(0)), "{told}");
    }

    #[test]
    fn what_users_wrote_cannot_steer_the_terminal() {
        let (_, told) = held("n\nA \u{1b}[2J bell \u{7}\n.\nb\nq\n");
        assert!(
            !told.contains('\u{1b}') && told.contains("\\u{1b}[2J"),
            "{told}"
        );
    }
}
