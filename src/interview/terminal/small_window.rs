//! A screen in a small window: the question, the names of its answers, and the keys that lead on, back, out and to help.

use super::look::{Look, key_lines, key_name};
use super::screen_lines::{offered, shortened};
use crate::interview::screen::{Choice, Role, Screen};
use crate::render::terminal::wrap::{fold, width};
use crate::report::Tone;

/// The lines of a screen: what happened and the question give way first, then those answers on which one does not stand.
pub(super) fn small_window(
    screen: &Screen,
    (columns, rows): (usize, usize),
    look: Look,
    highlighted: Option<usize>,
) -> Vec<String> {
    let count = screen.choices.len();
    let keys = screen.commands.iter();
    let keys = keys.filter(|command| command.role != Role::Plain || command.key == '?');
    let mut keys: Vec<String> = keys.map(offered).collect();
    let mut foot = key_lines(&keys, columns);
    let mut room = count;
    if 1 + count + foot.len() > rows {
        keys.insert(0, format!("Up, Down: {count} answers"));
        foot = key_lines(&keys, columns);
        room = rows.saturating_sub(1 + foot.len()).max(1);
    }
    let mut lines = prose(
        screen,
        columns,
        rows.saturating_sub(room + foot.len()),
        look,
    );
    let top = (highlighted.unwrap_or(0) + 1).saturating_sub(room);
    for (at, choice) in screen.choices.iter().enumerate().skip(top).take(room) {
        lines.push(answer(choice, highlighted == Some(at), columns, look));
    }
    let muted = foot.iter().map(|line| look.painted(line, Tone::Muted));
    lines.extend(muted);
    lines
}

/// The question, and what has just happened if that leaves room for the question.
fn prose(screen: &Screen, columns: usize, room: usize, look: Look) -> Vec<String> {
    let question = fold(&look.safe(&screen.question), columns);
    let mut lines = Vec::new();
    if let Some(notice) = screen.notices.last() {
        let told = fold(&look.safe(&notice.text), columns);
        let spare = room
            .saturating_sub(question.len())
            .max(usize::from(room > 3));
        let told = shortened(told, spare, look).into_iter();
        lines.extend(told.map(|line| look.painted(&line, notice.tone)));
    }
    let left = room.saturating_sub(lines.len()).max(1);
    let question = shortened(question, left, look).into_iter();
    lines.extend(question.map(|line| look.painted(&line, Tone::Strong)));
    lines
}

/// An answer on a line of its own.
fn answer(choice: &Choice, on: bool, columns: usize, look: Look) -> String {
    let mark = match (on, choice.current) {
        (true, _) => look.pointer(),
        (false, true) => look.mark(),
        (false, false) => " ",
    };
    let lead = format!("{mark} {:<2}", key_name(choice.key));
    let name = fold(
        &look.safe(&choice.label),
        columns.saturating_sub(width(&lead)),
    );
    let name = shortened(name, 1, look)
        .into_iter()
        .next()
        .unwrap_or_default();
    let tone = if on || choice.current {
        Tone::Strong
    } else {
        Tone::Plain
    };
    look.painted(&format!("{lead}{name}"), tone)
}
