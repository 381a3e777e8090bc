//! Tones as colours that can be read on light and on dark terminals.

use anstyle::{AnsiColor, Reset, Style};

use crate::report::Tone;

/// How a tone looks.
pub(crate) fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Good => AnsiColor::Green.on_default(),
        Tone::Caution => AnsiColor::Yellow.on_default(),
        Tone::Bad => AnsiColor::Red.on_default(),
        Tone::Muted => Style::new().dimmed(),
        Tone::Strong => Style::new().bold(),
    }
}

/// One line in its tone.
pub(crate) fn paint(line: &str, tone: Tone, color: bool) -> String {
    let style = style(tone);
    if color && !style.is_plain() && !line.is_empty() {
        format!("{}{line}{}", style.render(), Reset.render())
    } else {
        line.to_owned()
    }
}

/// Tones as marks without width, for text that is still to be laid out by columns: an escape sequence would be
/// measured as if it were seen. The marks are taken from characters that [`crate::render::escape`] lets through from nobody.
const MARKS: [(char, Tone); 5] = [
    ('\u{206a}', Tone::Good),
    ('\u{206b}', Tone::Caution),
    ('\u{206c}', Tone::Bad),
    ('\u{206d}', Tone::Muted),
    ('\u{206e}', Tone::Strong),
];
const END: char = '\u{206f}';

/// A line with its tone as a mark.
pub(super) fn mark(line: &str, tone: Tone) -> String {
    match MARKS.iter().find(|(_, marked)| *marked == tone) {
        Some((mark, _)) if !line.is_empty() => format!("{mark}{line}{END}"),
        _ => line.to_owned(),
    }
}

/// A laid out line with its marks turned into colours, or removed.
pub(super) fn paint_marks(line: &str, color: bool) -> String {
    let mut painted = String::with_capacity(line.len());
    for sign in line.chars() {
        let tone = MARKS
            .iter()
            .find(|(mark, _)| *mark == sign)
            .map(|(_, tone)| *tone);
        match tone {
            Some(tone) if color => painted.push_str(&style(tone).render().to_string()),
            None if sign == END && color => painted.push_str(&Reset.render().to_string()),
            None if sign != END => painted.push(sign),
            _ => {}
        }
    }
    painted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::{escape::is_unsafe, terminal::wrap::width};

    #[test]
    fn marks_have_no_width_and_come_from_nobody() {
        for tone in [
            Tone::Good,
            Tone::Caution,
            Tone::Bad,
            Tone::Muted,
            Tone::Strong,
        ] {
            let marked = mark("80 %", tone);
            assert_eq!(width(&marked), 4);
            assert!(marked.starts_with(is_unsafe) && marked.ends_with(is_unsafe));
            assert_eq!(paint_marks(&marked, true), paint("80 %", tone, true));
            assert_eq!(paint_marks(&marked, false), "80 %");
        }
    }
}
