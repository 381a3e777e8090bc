//! A screen as lines that fit the terminal: what matters most stays when there is little room.

use super::look::{Look, key_lines, key_name};
use super::small_window::small_window;
use crate::interview::screen::{Choice, Command, Progress, Screen};
use crate::render::glyphs::Glyphs;
use crate::render::terminal::wrap::{fold, width};
use crate::report::Tone;

/// Wider lines are hard to read.
const WIDEST: usize = 100;
/// Columns of the bar that shows how far one has come.
const BAR: usize = 20;
/// The names of answers take at most so many columns.
const LABEL: usize = 24;

/// How much is left out so that a screen fits, from nothing to what can be spared best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// With blank lines between the kinds of answers.
    Ample,
    /// No blank lines within the answers, and the reserved ones share a line.
    Close,
    /// No blank lines at all, and little of what is known so far.
    Tight,
}

/// The lines of a screen, as many as fit if that can be: first blank lines go, then the ends of the longest meanings.
pub(super) fn screen_lines(
    screen: &Screen,
    (columns, rows): (usize, usize),
    look: Look,
    highlighted: Option<usize>,
) -> Vec<String> {
    // The last column stays free: some terminals break the line when it is written to.
    let columns = columns.saturating_sub(1).clamp(20, WIDEST);
    let drawn = |room, budget| {
        let mut sheet = Sheet {
            screen,
            columns,
            look,
            room,
            budget,
            meanings: 0,
            lines: Vec::new(),
        };
        sheet.draw(highlighted);
        (sheet.lines, sheet.meanings)
    };
    for room in [Room::Ample, Room::Close] {
        let (lines, _) = drawn(room, usize::MAX);
        if lines.len() <= rows {
            return lines;
        }
    }
    // Rather half a meaning less than no line between question and answers.
    for (room, enough) in [(Room::Close, 2), (Room::Tight, 0)] {
        let (lines, meanings) = drawn(room, usize::MAX);
        let budget = (meanings + rows).saturating_sub(lines.len());
        let (lines, _) = drawn(room, budget);
        if lines.len() <= rows && budget >= enough * screen.choices.len() {
            return lines;
        }
    }
    let (mut lines, _) = drawn(Room::Tight, 0);
    // The question and its answers matter more than where one is.
    let spare = lines.len().saturating_sub(rows).min(3);
    if lines.len() - spare > rows {
        return small_window(screen, (columns, rows), look, highlighted);
    }
    lines.drain(..spare);
    lines
}

/// Lines for each of several texts that need so many, within a budget for all: the longest give way, but every one keeps
/// a line.
fn shared_out(needed: &[usize], budget: usize) -> Vec<usize> {
    let mut given = needed.to_vec();
    while given.iter().sum::<usize>() > budget {
        match given.iter_mut().rev().max_by_key(|lines| **lines) {
            Some(longest) if *longest > 1 => *longest -= 1,
            _ => break,
        }
    }
    given
}

struct Sheet<'a> {
    screen: &'a Screen,
    columns: usize,
    look: Look,
    room: Room,
    /// Lines there are for the meanings of all answers.
    budget: usize,
    /// Lines taken by them.
    meanings: usize,
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
        if self.room < Room::Tight {
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
        if self.room < Room::Tight {
            let rule = self.look.rule(self.columns);
            self.lines.push(rule);
        }
    }

    fn facts(&mut self) {
        let most = match self.room {
            Room::Ample => usize::MAX,
            Room::Close => 3,
            Room::Tight => 1,
        };
        for fact in &self.screen.facts {
            let name = self.look.safe(&fact.name);
            let text = self.look.safe_lines(&fact.value.text);
            let hang = if name.is_empty() { 0 } else { width(&name) + 2 };
            let lines = fold(&text, self.columns.saturating_sub(hang).max(12));
            for (at, line) in shortened(lines, most, self.look).iter().enumerate() {
                let lead = if at == 0 && hang > 0 {
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
        let own = self.screen.choices.iter().filter(|choice| !choice.apart);
        let labels = own.map(|choice| width(&self.look.safe(&choice.label)));
        let label = labels.max().unwrap_or(LABEL).min(LABEL);
        let (apart, own): (Vec<usize>, Vec<usize>) =
            (0..self.screen.choices.len()).partition(|at| self.shares_a_line(*at, highlighted));
        let laid: Vec<Laid> = own
            .iter()
            .filter_map(|at| {
                Some(self.laid(
                    self.screen.choices.get(*at)?,
                    label,
                    highlighted == Some(*at),
                ))
            })
            .collect();
        let needed: Vec<usize> = laid.iter().map(|laid| laid.means.len()).collect();
        let given = shared_out(&needed, self.budget);
        let mut apart_before = false;
        for ((at, laid), lines) in own.iter().zip(laid).zip(given) {
            let is_apart = self
                .screen
                .choices
                .get(*at)
                .is_some_and(|choice| choice.apart);
            if is_apart && !apart_before && self.room == Room::Ample && *at > 0 {
                self.lines.push(String::new());
            }
            apart_before = is_apart;
            self.put(laid, lines);
        }
        let shared: Vec<String> = apart
            .iter()
            .filter_map(|at| self.screen.choices.get(*at))
            .map(|choice| format!("{} {}", key_name(choice.key), self.look.safe(&choice.label)))
            .collect();
        for line in key_lines(&shared, self.columns - 2) {
            self.lines.push(format!("  {line}"));
        }
    }

    /// Reserved answers share a line where there is little room, unless one is chosen.
    fn shares_a_line(&self, at: usize, highlighted: Option<usize>) -> bool {
        let choice = self.screen.choices.get(at);
        self.room > Room::Ample
            && highlighted != Some(at)
            && choice.is_some_and(|choice| choice.apart && !choice.current)
    }

    /// A choice laid out: name and meaning side by side where both have room, else below each other.
    fn laid(&self, choice: &Choice, label: usize, on: bool) -> Laid {
        let mark = match (on, choice.current) {
            (true, _) => self.look.pointer(),
            (false, true) => self.look.mark(),
            (false, false) => " ",
        };
        let tone = if on || choice.current {
            Tone::Strong
        } else {
            Tone::Plain
        };
        let name = self.look.safe(&choice.label);
        let means = self.look.safe_lines(&choice.means);
        let lead = format!("{mark} {:<2}", key_name(choice.key));
        if choice.apart {
            // What it means follows its name, which need not fit the column of the others.
            let text = format!("{name}: {means}");
            let text = text.trim_end().trim_end_matches(':');
            let hang = width(&lead);
            let lines = fold(text, self.columns - hang).into_iter().enumerate();
            let lead = |at| {
                if at == 0 {
                    lead.clone()
                } else {
                    " ".repeat(hang)
                }
            };
            return Laid {
                names: lines.map(|(at, line)| (lead(at) + &line, 0)).collect(),
                means: Vec::new(),
                beside: false,
                hang,
                tone,
            };
        }
        let beside = !means.is_empty() && self.columns >= width(&lead) + label + 2 + 30;
        let hang = if beside {
            width(&lead) + label + 2
        } else {
            width(&lead)
        };
        let room = if beside { label } else { self.columns - hang };
        let names = fold(&name, room);
        let names = names.iter().enumerate().map(|(at, line)| {
            let lead = if at == 0 {
                lead.clone()
            } else {
                " ".repeat(width(&lead))
            };
            let gap = if beside {
                label + 2 - width(line).min(label)
            } else {
                0
            };
            (format!("{lead}{line}"), gap)
        });
        Laid {
            names: names.collect(),
            means: if means.is_empty() {
                Vec::new()
            } else {
                fold(&means, self.columns - hang)
            },
            beside,
            hang,
            tone,
        }
    }

    /// Puts a choice down, with so many lines of its meaning.
    fn put(&mut self, laid: Laid, lines: usize) {
        self.meanings += laid.means.len().min(lines);
        let cut = laid.means.len() > lines;
        let mut means = shortened(laid.means, lines, self.look).into_iter();
        if cut && lines == 0 {
            means = Vec::new().into_iter();
        }
        for (name, gap) in laid.names {
            let mut line = self.look.painted(&name, laid.tone);
            if laid.beside {
                line += &" ".repeat(gap);
                line += &means.next().unwrap_or_default();
            }
            self.lines.push(line.trim_end().to_owned());
        }
        for line in means {
            self.lines.push(format!("{}{line}", " ".repeat(laid.hang)));
        }
    }

    fn commands(&mut self) {
        let words: Vec<String> = self.screen.commands.iter().map(offered).collect();
        if words.is_empty() {
            return;
        }
        for line in key_lines(&words, self.columns) {
            self.push(&line, Tone::Muted);
        }
    }
}

/// A choice, laid out in lines.
struct Laid {
    /// Lines of its name, with the blanks that follow.
    names: Vec<(String, usize)>,
    means: Vec<String>,
    beside: bool,
    hang: usize,
    tone: Tone,
}

/// A command as it is offered: its key and what it does.
pub(super) fn offered(command: &Command) -> String {
    format!("{} {}", key_name(command.key), command.label)
}

/// At most so many lines; the last one tells that there would be more.
pub(super) fn shortened(mut lines: Vec<String>, most: usize, look: Look) -> Vec<String> {
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
