//! A screen as lines that fit the terminal: what matters most stays when there is little room.

use crate::interview::screen::{Choice, Command, ENTER, Progress, Screen};
use crate::render::escape;
use crate::render::glyphs::{ASCII, Glyphs, UNICODE};
use crate::render::terminal::paint::paint;
use crate::render::terminal::wrap::{Blanks, fold, width, wrap};
use crate::report::Tone;

/// Wider lines are hard to read.
const WIDEST: usize = 100;
/// Columns of the bar that shows how far one has come.
const BAR: usize = 20;
/// The names of answers take at most so many columns.
const LABEL: usize = 24;

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) color: bool,
    pub(super) ascii: bool,
}

impl Look {
    /// A text in its tone.
    pub(super) fn painted(self, text: &str, tone: Tone) -> String {
        paint(text, tone, self.color)
    }

    /// A text without anything that would steer the terminal, on one line.
    pub(super) fn safe(self, text: &str) -> String {
        self.safe_lines(text).replace('\n', " ")
    }

    /// A text of several lines without anything that would steer the terminal.
    pub(super) fn safe_lines(self, text: &str) -> String {
        escape::terminal(text, self.ascii)
    }

    fn glyphs(self) -> &'static Glyphs {
        if self.ascii { &ASCII } else { &UNICODE }
    }

    /// The sign before what the arrow keys stand on.
    pub(super) fn pointer(self) -> &'static str {
        if self.ascii { ">" } else { "›" }
    }

    fn rule(self, columns: usize) -> String {
        self.painted(
            &self.glyphs().single.to_string().repeat(columns),
            Tone::Muted,
        )
    }
}

/// How much is left out so that a screen fits, from nothing to what can be spared best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    Ample,
    /// No blank lines within the answers.
    Close,
    /// Every answer on two lines.
    Tight,
    /// Every answer on one line, and the reserved ones share one.
    Tightest,
}

/// The lines of a screen, as many as fit if that can be.
pub(super) fn screen_lines(
    screen: &Screen,
    (columns, rows): (usize, usize),
    look: Look,
    highlighted: Option<usize>,
) -> Vec<String> {
    // The last column stays free: some terminals break the line when it is written to.
    let columns = columns.saturating_sub(1).clamp(20, WIDEST);
    let drawn = |room| {
        let mut sheet = Sheet {
            screen,
            columns,
            look,
            room,
            lines: Vec::new(),
        };
        sheet.draw(highlighted);
        sheet.lines
    };
    let mut lines = drawn(Room::Ample);
    for room in [Room::Close, Room::Tight, Room::Tightest] {
        if lines.len() <= rows {
            break;
        }
        lines = drawn(room);
    }
    if lines.len() > rows {
        // The question and its answers matter more than where one is.
        let spare = (lines.len() - rows).min(3);
        lines.drain(..spare);
    }
    lines
}

struct Sheet<'a> {
    screen: &'a Screen,
    columns: usize,
    look: Look,
    room: Room,
    lines: Vec<String>,
}

impl Sheet<'_> {
    fn draw(&mut self, highlighted: Option<usize>) {
        self.head();
        for notice in &self.screen.notices {
            let text = self.look.safe_lines(&notice.text);
            for line in fold(&text, self.columns) {
                self.push(&line, notice.tone);
            }
        }
        if !self.screen.notices.is_empty() && self.room < Room::Tight {
            self.lines.push(String::new());
        }
        let question = self.look.safe(&self.screen.question);
        for line in fold(&question, self.columns) {
            self.push(&line, Tone::Strong);
        }
        self.facts();
        if self.room < Room::Tightest {
            self.lines.push(String::new());
        }
        self.choices(highlighted);
        if self.room < Room::Tight {
            self.lines.push(String::new());
        }
        self.commands();
    }

    fn push(&mut self, line: &str, tone: Tone) {
        let painted = self.look.painted(line, tone);
        self.lines.push(painted);
    }

    /// Where one is, and how far one has come.
    fn head(&mut self) {
        let between = if self.look.ascii { " > " } else { " › " };
        let place = self.look.safe(&self.screen.place.join(between));
        let (progress, bar) =
            self.screen
                .progress
                .map_or((String::new(), String::new()), |progress| {
                    let text = format!("{} of {}", progress.done, progress.of);
                    (text, bar(progress, self.look.glyphs()))
                });
        let with_bar = width(&place) + width(&bar) + width(&progress) + 4;
        let right = match with_bar <= self.columns && !bar.is_empty() {
            true => format!("{bar} {progress}"),
            false => progress,
        };
        if place.is_empty() && right.is_empty() {
            return;
        }
        if width(&place) + width(&right) + 2 <= self.columns {
            let gap = self.columns - width(&place) - width(&right);
            self.lines.push(format!(
                "{}{}{right}",
                self.look.painted(&place, Tone::Strong),
                " ".repeat(gap)
            ));
        } else {
            for line in fold(&place, self.columns) {
                self.push(&line, Tone::Strong);
            }
            self.push(&right, Tone::Plain);
        }
        let part = self.look.safe(&self.screen.part);
        if !part.is_empty() {
            for line in fold(&part, self.columns) {
                self.push(&line, Tone::Muted);
            }
        }
        if self.room < Room::Tightest {
            let rule = self.look.rule(self.columns);
            self.lines.push(rule);
        }
    }

    fn facts(&mut self) {
        let most = match self.room {
            Room::Ample => usize::MAX,
            Room::Close => 4,
            Room::Tight => 2,
            Room::Tightest => 1,
        };
        for fact in &self.screen.facts {
            let name = self.look.safe(&fact.name);
            let text = self.look.safe_lines(&fact.value.text);
            let hang = width(&name) + 2;
            let lines = fold(&text, self.columns.saturating_sub(hang).max(12));
            for (at, line) in shortened(lines, most, self.look).iter().enumerate() {
                let lead = if at == 0 {
                    format!("{name}: ")
                } else {
                    " ".repeat(hang)
                };
                let line = format!(
                    "{}{}",
                    self.look.painted(&lead, Tone::Muted),
                    self.look.painted(line, fact.value.tone)
                );
                self.lines.push(line.trim_end().to_owned());
            }
        }
    }

    fn choices(&mut self, highlighted: Option<usize>) {
        let labels = self
            .screen
            .choices
            .iter()
            .map(|choice| width(&self.look.safe(&choice.label)));
        let label = labels.max().unwrap_or(0).min(LABEL);
        let mut before: Option<&Choice> = None;
        let mut shared: Vec<String> = Vec::new();
        for (at, choice) in self.screen.choices.iter().enumerate() {
            let parts = before.is_some_and(|before| before.apart != choice.apart);
            if parts && self.room == Room::Ample {
                self.lines.push(String::new());
            }
            before = Some(choice);
            let on = highlighted == Some(at);
            if choice.apart && self.room >= Room::Close && !on && !choice.current {
                shared.push(format!(
                    "{} {}",
                    key_name(choice.key),
                    self.look.safe(&choice.label)
                ));
                continue;
            }
            self.choice(choice, label, on);
        }
        if !shared.is_empty() {
            for line in wrap(
                &shared.join("   "),
                self.columns - 2,
                self.columns - 2,
                Blanks::Kept,
            ) {
                self.lines.push(format!("  {line}"));
            }
        }
    }

    fn choice(&mut self, choice: &Choice, label: usize, on: bool) {
        let mark = match (on, choice.current) {
            (true, _) => self.look.pointer(),
            (false, true) => {
                if self.look.ascii {
                    "*"
                } else {
                    "•"
                }
            }
            (false, false) => " ",
        };
        let tone = if on || choice.current {
            Tone::Strong
        } else {
            Tone::Plain
        };
        let name = self.look.safe(&choice.label);
        let means = self.look.safe_lines(&choice.means);
        let key = key_name(choice.key);
        let lead = format!("{mark} {key:<2}");
        let lead_width = width(&lead);
        // Side by side, where both have room.
        let beside = width(&name) <= label && self.columns >= lead_width + label + 2 + 30;
        let hang = if beside {
            lead_width + label + 2
        } else {
            lead_width
        };
        let most = match self.room {
            Room::Ample | Room::Close => usize::MAX,
            Room::Tight => 2,
            Room::Tightest => 1,
        };
        let lines = match means.is_empty() {
            true => Vec::new(),
            false => shortened(fold(&means, self.columns - hang), most, self.look),
        };
        if beside {
            let first = lines.first().map_or("", String::as_str);
            let gap = " ".repeat(label + 2 - width(&name));
            let line = format!(
                "{}{gap}{first}",
                self.look.painted(&format!("{lead}{name}"), tone)
            );
            self.lines.push(line.trim_end().to_owned());
            for line in lines.iter().skip(1) {
                self.lines.push(format!("{}{line}", " ".repeat(hang)));
            }
            return;
        }
        for (at, line) in fold(&name, self.columns - hang).iter().enumerate() {
            let lead = if at == 0 {
                lead.clone()
            } else {
                " ".repeat(hang)
            };
            self.push(&format!("{lead}{line}"), tone);
        }
        if self.room < Room::Tightest {
            for line in lines {
                self.push(&format!("{}{line}", " ".repeat(hang)), Tone::Muted);
            }
        }
    }

    fn commands(&mut self) {
        let words: Vec<String> = self.screen.commands.iter().map(offered).collect();
        if words.is_empty() {
            return;
        }
        // Words of one command stay together: a blank that is no blank holds them until the line is broken.
        let text = words
            .iter()
            .map(|word| word.replace(' ', "\u{a0}"))
            .collect::<Vec<_>>()
            .join("  ");
        for line in wrap(&text, self.columns, self.columns, Blanks::Kept) {
            self.push(&line.replace('\u{a0}', " "), Tone::Muted);
        }
    }
}

fn offered(command: &Command) -> String {
    format!("{} {}", key_name(command.key), command.label)
}

/// How a key is called.
fn key_name(key: char) -> String {
    match key {
        ENTER => "Enter".to_owned(),
        '!'..='~' => key.to_string(),
        _ => String::new(),
    }
}

/// At most so many lines; the last one tells that there would be more.
fn shortened(mut lines: Vec<String>, most: usize, look: Look) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let more = if look.ascii { "..." } else { "…" };
            while width(last) > 20 && !last.ends_with(' ') {
                last.pop();
            }
            *last = format!("{}{more}", last.trim_end());
        }
    }
    lines
}

/// How far one has come, drawn. Full only when all is done.
fn bar(progress: Progress, glyphs: &Glyphs) -> String {
    let Progress { done, of } = progress;
    let filled = (done * BAR).checked_div(of).unwrap_or(0);
    let filled = if done > 0 { filled.max(1) } else { 0 };
    let certain = glyphs.certain.to_string().repeat(filled);
    certain + &glyphs.possible.to_string().repeat(BAR - filled)
}
