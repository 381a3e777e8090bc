//! A text that is typed: over as many lines as it takes, with the reason where it cannot be taken.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use tui_input::backend::crossterm::EventHandler as _;
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation as _;

use super::input::is_control;
use super::look::{Look, key_lines};
use crate::interview::screen::Field;
use crate::render::terminal::wrap::{fold, width};
use crate::report::Tone;

/// Wider lines are hard to read.
const WIDEST: usize = 100;

/// A field that is being filled in.
pub(super) struct TextField<'f> {
    field: &'f Field<'f>,
    typed: Input,
    several: bool,
    /// Whether what stands there is only proposed, and nobody has touched it.
    proposed: bool,
    fault: Option<String>,
}

impl<'f> TextField<'f> {
    pub(super) fn new(field: &'f Field<'f>, several: bool) -> Self {
        Self {
            field,
            typed: Input::new(field.value.clone()),
            several,
            proposed: field.proposed && !field.value.is_empty(),
            fault: None,
        }
    }

    /// What is typed so far.
    pub(super) fn text(&self) -> &str {
        self.typed.value()
    }

    /// A key; `Some` once the text is entered, or left as it was.
    pub(super) fn press(&mut self, key: KeyEvent) -> Option<Option<String>> {
        let new_line = key.code == KeyCode::Enter && key.modifiers.contains(KeyModifiers::ALT)
            || is_control(key, 'j');
        match key.code {
            _ if new_line && self.several => {
                self.typed.handle(InputRequest::InsertChar('\n'));
            }
            KeyCode::Esc => return Some(None),
            KeyCode::Enter => return self.enter(),
            _ if is_control(key, 'j') => return self.enter(),
            _ => {
                let steers = KeyModifiers::CONTROL | KeyModifiers::ALT;
                self.replaces(
                    matches!(key.code, KeyCode::Char(_)) && !key.modifiers.intersects(steers),
                );
                self.typed.handle_event(&Event::Key(key));
                self.fault = None;
            }
        }
        None
    }

    /// The first that is typed takes the place of what is only proposed; any other key keeps it.
    fn replaces(&mut self, typed: bool) {
        if std::mem::take(&mut self.proposed) && typed {
            self.typed = Input::default();
        }
    }

    fn enter(&mut self) -> Option<Option<String>> {
        let text = self.text().trim().to_owned();
        match (self.field.check)(&text) {
            Ok(()) => Some(Some(text)),
            Err(fault) => {
                self.fault = Some(fault);
                None
            }
        }
    }

    /// Pasted text is typed text, also where it has line ends.
    pub(super) fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.chars().filter_map(|sign| match sign {
            '\n' if self.several => Some('\n'),
            '\n' | '\t' => Some(' '),
            sign => (!sign.is_control()).then_some(sign),
        });
        // All at once: sign by sign, a long text would take seconds.
        let pasted: Vec<char> = text.collect();
        self.replaces(true);
        let cursor = self.typed.cursor();
        let mut all: Vec<char> = self.text().chars().collect();
        let end = cursor.min(all.len());
        let length = pasted.len();
        all.splice(end..end, pasted);
        self.typed = Input::new(all.into_iter().collect()).with_cursor(end + length);
    }

    /// Deletes the sign under the cursor.
    pub(super) fn delete(&mut self) {
        self.proposed = false;
        self.typed.handle(InputRequest::DeleteNextChar);
    }

    /// What came of the editor.
    pub(super) fn edited(&mut self, edited: Result<Option<String>, String>) {
        match edited {
            Ok(Some(text)) => {
                self.typed = Input::new(text.replace("\r\n", "\n"));
                self.fault = None;
            }
            Ok(None) => self.fault = None,
            Err(fault) => self.fault = Some(fault),
        }
    }

    /// The lines, and where the cursor stands.
    pub(super) fn lines(
        &self,
        (columns, rows): (usize, usize),
        look: Look,
    ) -> (Vec<String>, (usize, usize)) {
        let columns = columns.saturating_sub(1).clamp(20, WIDEST);
        let told = |text: &str, tone: Tone| {
            let lines = fold(&look.safe_lines(text), columns).into_iter();
            lines.map(move |line| look.painted(&line, tone))
        };
        let foot = self.foot(columns, look);
        let mut lines: Vec<String> = told(&self.field.label, Tone::Strong).collect();
        let help: Vec<String> = match self.field.help.as_str() {
            "" => Vec::new(),
            help => told(help, Tone::Muted).collect(),
        };
        let spare = rows.saturating_sub(lines.len() + foot.len() + 3);
        if help.len() <= spare {
            lines.extend(help);
        }
        lines.push(String::new());
        let (typed, (column, row)) = self.laid_out(columns - 2, look);
        // A text longer than the screen scrolls, so that the cursor stays in sight.
        let room = rows.saturating_sub(lines.len() + foot.len() + 1).max(1);
        let top = (row + 1).saturating_sub(room);
        let cursor = (column + 2, lines.len() + row - top);
        for (at, line) in typed.iter().enumerate().skip(top).take(room) {
            let lead = if at == 0 { look.pointer() } else { " " };
            lines.push(match self.proposed {
                true => format!("{lead} {}", look.painted(line, Tone::Muted)),
                false => format!("{lead} {line}"),
            });
        }
        lines.push(String::new());
        lines.extend(foot);
        (lines, cursor)
    }

    /// What is wrong with the text, and the keys.
    fn foot(&self, columns: usize, look: Look) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(fault) = &self.fault {
            for line in fold(&look.safe(fault), columns) {
                lines.push(look.painted(&line, Tone::Bad));
            }
        }
        let keys: &[&str] = match self.several {
            true => &[
                "Enter saves",
                "Alt-Enter new line",
                "Ctrl-O your editor",
                "Esc leaves it as it was",
            ],
            false if self.proposed => &["Enter takes it", "typing replaces it", "Esc goes back"],
            false => &["Enter takes it", "Esc goes back"],
        };
        for line in key_lines(keys, columns) {
            lines.push(look.painted(&line, Tone::Muted));
        }
        lines
    }

    /// The text in rows of at most so many columns, and the column and row of the cursor. Unlike prose it is broken
    /// anywhere, so that nothing moves while one types.
    fn laid_out(&self, columns: usize, look: Look) -> (Vec<String>, (usize, usize)) {
        let (mut rows, mut cursor) = (vec![String::new()], (0, 0));
        let mut passed = 0;
        for piece in self.text().graphemes(true) {
            if passed <= self.typed.cursor() {
                cursor = end_of(&rows);
            }
            passed += piece.chars().count();
            if piece == "\n" {
                rows.push(String::new());
                continue;
            }
            let shown = look.safe(piece);
            let full = rows
                .last()
                .is_some_and(|row| width(row) + width(&shown) > columns);
            if full {
                rows.push(String::new());
                if passed > self.typed.cursor() && cursor.0 >= columns {
                    cursor = end_of(&rows);
                }
            }
            if let Some(row) = rows.last_mut() {
                row.push_str(&shown);
            }
        }
        if self.typed.cursor() >= passed {
            cursor = end_of(&rows);
        }
        (rows, cursor)
    }
}

/// Column and row behind the last sign.
fn end_of(rows: &[String]) -> (usize, usize) {
    (rows.last().map_or(0, |row| width(row)), rows.len() - 1)
}
