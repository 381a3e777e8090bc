//! The interview on a terminal: one screen at a time, one key an answer.

mod editor;
mod field;
mod input;
mod list;
mod look;
mod screen_lines;
mod small_window;
#[cfg(test)]
mod tests;

use std::io::{self, IsTerminal, Write};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste, KeyCode};
use crossterm::terminal::{Clear, ClearType, disable_raw_mode, enable_raw_mode, size};
use crossterm::{cursor, execute, queue};

use self::field::TextField;
use self::input::{Input, input};
use self::list::Picker;
use self::look::Look;
use self::screen_lines::screen_lines;
use super::prompter::{Prompter, Stop};
use super::screen::{ENTER, ESCAPE, Field, List, Role, Screen};
use crate::render::terminal::wrap::fold;
use crate::render::terminal::{TerminalStyle, draw};
use crate::report::{Page, Tone};

/// The smallest window, in columns and rows.
const SMALLEST: (usize, usize) = (40, 12);

/// A terminal taken over for an interview. It is given back when this is dropped.
#[derive(Debug)]
pub struct Terminal {
    look: Look,
}

impl Terminal {
    /// Takes the terminal over: keys arrive one by one, unechoed.
    ///
    /// # Errors
    ///
    /// If it is none, or does not obey.
    pub fn open(color: bool, ascii: bool) -> io::Result<Self> {
        Self::take()?;
        // What stands on the screen scrolls up and can still be read afterwards.
        let (_, rows) = Self::size();
        write!(io::stderr(), "{}", "\r\n".repeat(rows))?;
        Ok(Self {
            look: Look { color, ascii },
        })
    }

    fn take() -> io::Result<()> {
        enable_raw_mode()?;
        execute!(io::stderr(), EnableBracketedPaste)
    }

    /// Lets the person do something else (Ctrl-Z) until they come back.
    fn suspend() -> io::Result<()> {
        #[cfg(unix)]
        {
            Self::wipe();
            Self::give_back();
            signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
            Self::take()?;
        }
        Ok(())
    }

    /// Whether there are fewer columns or rows than an interview can do with.
    fn is_too_small() -> bool {
        let (columns, rows) = Self::size();
        columns < SMALLEST.0 || rows < SMALLEST.1
    }

    /// What arrives next; being suspended and coming back is only a reason to draw anew.
    fn input() -> io::Result<Input> {
        match input()? {
            Input::Suspend => Self::suspend().map(|()| Input::Redraw),
            // Nobody is to answer what cannot be seen.
            Input::Key(_) | Input::Paste(_) if Self::is_too_small() => Ok(Input::Redraw),
            input => Ok(input),
        }
    }

    /// Gives the terminal back from anywhere, also twice: when the program panics, or is told to end.
    pub fn give_back() {
        let mut out = io::stderr();
        if out.is_terminal() {
            let _ = execute!(out, DisableBracketedPaste, cursor::Show);
        }
        let _ = disable_raw_mode();
    }

    /// Columns and rows, as they are now.
    fn size() -> (usize, usize) {
        let (columns, rows) = size().unwrap_or((80, 24));
        // A terminal that does not know its size says 0.
        let known = |number: u16, else_: usize| {
            if number == 0 {
                else_
            } else {
                usize::from(number)
            }
        };
        (known(columns, 80), known(rows, 24))
    }

    /// Draws lines from the top, and puts the cursor where one types.
    fn paint(&self, lines: &[String], at: Option<(usize, usize)>) -> io::Result<()> {
        let mut out = io::stderr().lock();
        queue!(out, cursor::Hide, cursor::MoveTo(0, 0))?;
        let (columns, rows) = Self::size();
        let warning;
        let (lines, at) = if Self::is_too_small() {
            warning = too_small((columns, rows));
            (warning.as_slice(), None)
        } else {
            (lines, at)
        };
        let last = lines.len().min(rows).saturating_sub(1);
        for (row, line) in lines.iter().take(rows).enumerate() {
            write!(out, "{line}")?;
            queue!(out, Clear(ClearType::UntilNewLine))?;
            if row < last {
                write!(out, "\r\n")?;
            }
        }
        queue!(out, Clear(ClearType::FromCursorDown))?;
        if let Some((column, row)) = at {
            let within = |number: usize, most: usize| {
                u16::try_from(number.min(most.saturating_sub(1))).unwrap_or(0)
            };
            queue!(
                out,
                cursor::MoveTo(within(column, columns), within(row, rows))
            )?;
        }
        queue!(out, cursor::Show)?;
        out.flush()
    }

    /// Leaves the screen empty, with the cursor at its top.
    fn wipe() {
        let _ = execute!(io::stderr(), Clear(ClearType::All), cursor::MoveTo(0, 0));
    }
}

/// What is shown where nothing else fits.
fn too_small((columns, rows): (usize, usize)) -> Vec<String> {
    let (wanted, high) = SMALLEST;
    let text = format!(
        "Too small: {columns} x {rows}. Needs {wanted} columns, {high} rows. Enlarge the window, or leave with Ctrl-C; all answers are saved."
    );
    fold(&text, columns.saturating_sub(1).max(1))
}

impl Drop for Terminal {
    fn drop(&mut self) {
        Self::wipe();
        Self::give_back();
    }
}

impl Prompter for Terminal {
    fn choose(&mut self, screen: &Screen) -> Result<char, Stop> {
        let mut highlighted: Option<usize> = None;
        loop {
            let lines = screen_lines(screen, Self::size(), self.look, highlighted);
            self.paint(&lines, None)?;
            let count = screen.choices.len();
            let key = match Self::input()? {
                Input::Key(key) => key,
                Input::Interrupt => return Err(Stop::Interrupted),
                Input::End => return Err(Stop::Ended),
                Input::Paste(_) | Input::Redraw | Input::Suspend => continue,
            };
            match key.code {
                KeyCode::Char(sign) if screen.offers(sign) => return Ok(sign),
                KeyCode::Char(sign) if screen.offers(sign.to_ascii_lowercase()) => {
                    return Ok(sign.to_ascii_lowercase());
                }
                KeyCode::Char('h') | KeyCode::F(1) if screen.offers('?') => return Ok('?'),
                KeyCode::Enter => {
                    let chosen = highlighted.and_then(|at| screen.choices.get(at));
                    return Ok(chosen.map_or(ENTER, |choice| choice.key));
                }
                KeyCode::Esc => return Ok(ESCAPE),
                KeyCode::Down | KeyCode::Tab => {
                    highlighted = Some(highlighted.map_or(0, |at| (at + 1) % count.max(1)))
                }
                KeyCode::Up | KeyCode::BackTab => {
                    highlighted = Some(
                        highlighted
                            .map_or(count, |at| at)
                            .checked_sub(1)
                            .unwrap_or(count.saturating_sub(1)),
                    );
                }
                KeyCode::Left | KeyCode::Backspace => {
                    if let Some(key) = screen.key_for(Role::Back) {
                        return Ok(key);
                    }
                }
                KeyCode::Right | KeyCode::Char(' ') => {
                    if let Some(key) = screen.key_for(Role::Forward) {
                        return Ok(key);
                    }
                }
                _ => {}
            }
        }
    }

    fn pick(&mut self, list: &List) -> Result<Option<usize>, Stop> {
        let mut picker = Picker::new(list);
        loop {
            let (lines, at) = picker.lines(Self::size(), self.look);
            self.paint(&lines, Some(at))?;
            match Self::input()? {
                Input::Key(key) => {
                    if let Some(picked) = picker.press(key) {
                        return Ok(picked);
                    }
                }
                Input::Paste(text) => picker.paste(&text),
                Input::Interrupt => return Err(Stop::Interrupted),
                Input::End => return Err(Stop::Ended),
                Input::Redraw | Input::Suspend => {}
            }
        }
    }

    fn line(&mut self, field: &Field<'_>) -> Result<Option<String>, Stop> {
        self.fill_in(field, false)
    }

    fn text(&mut self, field: &Field<'_>) -> Result<Option<String>, Stop> {
        self.fill_in(field, true)
    }

    fn show(&mut self, page: &Page) -> Result<(), Stop> {
        let mut top = 0;
        loop {
            let (columns, rows) = Self::size();
            let style = TerminalStyle {
                width: columns.min(100),
                color: self.look.color,
                ascii: self.look.ascii,
            };
            let text = draw(page, &style);
            let all: Vec<&str> = text.lines().collect();
            let room = rows.saturating_sub(2).max(1);
            let last = all.len().saturating_sub(room);
            top = top.min(last);
            let mut lines: Vec<String> = all
                .iter()
                .skip(top)
                .take(room)
                .map(ToString::to_string)
                .collect();
            lines.push(String::new());
            let below = last - top;
            let keys = match (top, below) {
                (0, 0) => "Enter goes on".to_owned(),
                (_, 0) => "Enter goes on   Up scrolls back".to_owned(),
                _ => format!("Enter goes on   Down or Space scrolls ({below} more)"),
            };
            let keys = fold(&keys, columns.saturating_sub(1).max(20));
            let keys = keys.first().map_or("", String::as_str);
            lines.push(self.look.painted(keys, Tone::Muted));
            self.paint(&lines, None)?;
            match Self::input()? {
                Input::Key(key) => match key.code {
                    KeyCode::Down => top += 1,
                    KeyCode::Up => top = top.saturating_sub(1),
                    KeyCode::Char(' ') | KeyCode::PageDown if below > 0 => top += room,
                    KeyCode::PageUp => top = top.saturating_sub(room),
                    KeyCode::Home => top = 0,
                    KeyCode::End => top = last,
                    KeyCode::Enter | KeyCode::Esc | KeyCode::Char(_) => return Ok(()),
                    _ => {}
                },
                Input::Interrupt => return Err(Stop::Interrupted),
                Input::End => return Err(Stop::Ended),
                Input::Paste(_) | Input::Redraw | Input::Suspend => {}
            }
        }
    }
}

impl Terminal {
    fn fill_in(&mut self, field: &Field<'_>, several: bool) -> Result<Option<String>, Stop> {
        let mut typing = TextField::new(field, several);
        loop {
            let (lines, at) = typing.lines(Self::size(), self.look);
            self.paint(&lines, Some(at))?;
            field.typed(typing.text());
            match Self::input()? {
                Input::Key(key) if several && input::is_control(key, 'o') => {
                    let edited = Self::edit(typing.text());
                    typing.edited(edited);
                }
                Input::Key(key) => {
                    if let Some(entered) = typing.press(key) {
                        return Ok(entered);
                    }
                }
                Input::Paste(text) => typing.paste(&text),
                Input::End if !typing.text().is_empty() => typing.delete(),
                Input::Interrupt => return Err(Stop::Interrupted),
                Input::End => return Err(Stop::Ended),
                Input::Redraw | Input::Suspend => {}
            }
        }
    }

    /// Lets the person change a text in the editor of their choice; the terminal is the editor's meanwhile.
    fn edit(text: &str) -> Result<Option<String>, String> {
        let named = ["VISUAL", "EDITOR"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok());
        let named = named.filter(|command| !command.trim().is_empty());
        let fallback = if cfg!(windows) { "notepad" } else { "vi" };
        let command = named.as_deref().unwrap_or(fallback);
        Self::wipe();
        Self::give_back();
        let edited = editor::edit(command, text);
        // Without it keys would wait for Enter; the next one read would fail all the same and say so.
        let _ = Self::take();
        edited
    }
}
