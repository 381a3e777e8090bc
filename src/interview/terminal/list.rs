//! A list to pick from: arrows move, words find.

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler as _;
use unicode_segmentation::UnicodeSegmentation as _;

use super::look::{Look, key_lines};
use crate::interview::screen::{Item, List};
use crate::render::terminal::wrap::width;
use crate::report::Tone;

/// The keys of a list.
const KEYS: [&str; 4] = [
    "Enter picks",
    "Up and Down move",
    "type to find",
    "Esc goes back",
];

/// What is known while a person picks.
#[derive(Debug)]
pub(super) struct Picker<'l> {
    list: &'l List,
    typed: Input,
    found: Vec<usize>,
    /// Place among those found.
    at: usize,
    /// How many a page has, as drawn last.
    page: usize,
}

impl<'l> Picker<'l> {
    pub(super) fn new(list: &'l List) -> Self {
        let found = list.found(&list.filter);
        let at = found
            .iter()
            .position(|place| *place == list.start)
            .unwrap_or(0);
        Self {
            list,
            typed: Input::new(list.filter.clone()),
            found,
            at,
            page: 10,
        }
    }

    /// A key; `Some` once the person has picked, or rather not.
    pub(super) fn press(&mut self, key: KeyEvent) -> Option<Option<usize>> {
        let last = self.found.len().saturating_sub(1);
        match key.code {
            KeyCode::Enter if !self.found.is_empty() => {
                return Some(self.found.get(self.at).copied());
            }
            KeyCode::Esc if self.typed.value().is_empty() => return Some(None),
            KeyCode::Esc => {
                self.typed.reset();
                self.find();
            }
            KeyCode::Down | KeyCode::Tab => self.at = (self.at + 1).min(last),
            KeyCode::Up | KeyCode::BackTab => self.at = self.at.saturating_sub(1),
            KeyCode::PageDown => self.at = (self.at + self.page).min(last),
            KeyCode::PageUp => self.at = self.at.saturating_sub(self.page),
            KeyCode::Home => self.at = 0,
            KeyCode::End => self.at = last,
            _ => {
                let before = self.typed.value().to_owned();
                self.typed.handle_event(&Event::Key(key));
                if self.typed.value() != before {
                    self.find();
                }
            }
        }
        None
    }

    /// Pasted text is searched for like typed text.
    pub(super) fn paste(&mut self, text: &str) {
        for sign in text.chars().filter(|sign| !sign.is_control()) {
            self.typed.handle(tui_input::InputRequest::InsertChar(sign));
        }
        self.find();
    }

    fn find(&mut self) {
        let place = self.found.get(self.at).copied();
        self.found = self.list.found(self.typed.value());
        let same = self.found.iter().position(|found| Some(*found) == place);
        self.at = same.unwrap_or(0);
    }

    /// The lines, and where the cursor stands.
    pub(super) fn lines(
        &mut self,
        (columns, rows): (usize, usize),
        look: Look,
    ) -> (Vec<String>, (usize, usize)) {
        let columns = columns.saturating_sub(1).max(20);
        let title = cut(&look.safe(&self.list.title), columns, look);
        let mut lines = vec![look.painted(&title, Tone::Strong)];
        let typed = look.safe(self.typed.value());
        let label = format!("Find ({} of {}): ", self.found.len(), self.list.items.len());
        let cursor = (label.len() + self.typed.visual_cursor(), lines.len());
        lines.push(cut(&format!("{label}{typed}"), columns, look));
        lines.push(String::new());

        let keys = key_lines(&KEYS, columns);
        let room = rows.saturating_sub(lines.len() + 1 + keys.len()).max(1);
        self.page = room;
        let (rows_of, at) = self.rows(columns, look);
        let top = at
            .saturating_sub(room * 2 / 3)
            .min(rows_of.len().saturating_sub(room));
        lines.extend(rows_of.into_iter().skip(top).take(room));
        if self.found.is_empty() {
            lines.push("No match. Esc clears the search.".to_owned());
        }
        lines.push(String::new());
        let count = format!("{} of {}", self.found.len(), self.list.items.len());
        let keys =
            format!("Enter picks   Up and Down move   type to find   Esc goes back   {count}");
        lines.push(look.painted(&cut(&keys, columns, look), Tone::Muted));
        (lines, cursor)
    }

    /// A row an item, and one a heading; and the row on which one stands.
    fn rows(&self, columns: usize, look: Look) -> (Vec<String>, usize) {
        let (mut rows, mut group, mut on) = (Vec::new(), "", 0);
        for (nth, item) in self
            .found
            .iter()
            .filter_map(|place| self.list.items.get(*place))
            .enumerate()
        {
            if item.group != group {
                group = &item.group;
                rows.push(look.painted(&cut(&look.safe(group), columns, look), Tone::Muted));
            }
            let here = nth == self.at;
            if here {
                on = rows.len();
            }
            rows.push(row(item, here, columns, look));
        }
        (rows, on)
    }
}

fn row(item: &Item, here: bool, columns: usize, look: Look) -> String {
    let mark = if here { look.pointer() } else { " " };
    let remark = cut(&look.safe(&item.remark.text), columns / 2, look);
    let space = columns.saturating_sub(2 + width(&remark) + if remark.is_empty() { 0 } else { 2 });
    let label = cut(&look.safe(&item.label), space, look);
    let gap = " ".repeat(columns.saturating_sub(2 + width(&label) + width(&remark)));
    let tone = if here { Tone::Strong } else { Tone::Plain };
    let left = look.painted(&format!("{mark} {label}"), tone);
    format!("{left}{gap}{}", look.painted(&remark, item.remark.tone))
        .trim_end()
        .to_owned()
}

/// A text that takes at most so many columns.
fn cut(text: &str, columns: usize, look: Look) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let more = if look.ascii { "..." } else { "…" };
    let mut kept = String::new();
    for piece in text.graphemes(true) {
        if width(&kept) + width(piece) + width(more) > columns {
            break;
        }
        kept.push_str(piece);
    }
    kept + more
}
