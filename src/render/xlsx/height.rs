//! How high rows must be: not every program finds it out by itself.

use unicode_width::UnicodeWidthStr as _;

/// Height of a line of text, in points.
const LINE_POINTS: usize = 15;
/// The highest that a row can be, in points.
const HIGHEST: usize = 409;

/// How many lines a text takes in a column of a width, which counts figures: letters are narrower on average.
pub(super) fn lines_of(text: &str, width: u16) -> usize {
    let room = (usize::from(width) * 11 / 10).max(1);
    text.split('\n').map(|line| wrapped(line, room)).sum()
}

fn wrapped(line: &str, room: usize) -> usize {
    // Most texts are short.
    if line.len() <= room {
        return 1;
    }
    let (mut lines, mut used) = (1, 0);
    for word in line.split(' ') {
        let width = word.width();
        if used > 0 && used + 1 + width > room {
            lines += 1;
            used = 0;
        }
        used += width + usize::from(used > 0);
        // A longer word is broken.
        lines += used.saturating_sub(1) / room;
        used = match used > room {
            true => used % room,
            false => used,
        };
    }
    lines
}

/// The height of a row with so many lines, in points.
pub(super) fn points(lines: usize) -> f64 {
    // At most a few hundred, so nothing is lost.
    lines
        .saturating_mul(LINE_POINTS)
        .saturating_add(1)
        .min(HIGHEST) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_takes_as_many_lines_as_its_words_need() {
        assert_eq!(lines_of("", 10), 1);
        assert_eq!(lines_of("one two", 10), 1);
        assert_eq!(lines_of("one two three", 10), 2);
        assert_eq!(lines_of("one\ntwo", 10), 2);
        assert_eq!(lines_of(&"x".repeat(34), 10), 4);
        assert_eq!(
            lines_of("漢字漢字漢字", 10),
            2,
            "a wide sign takes two places"
        );
    }

    #[test]
    fn no_row_is_higher_than_a_spreadsheet_allows() {
        assert_eq!(points(1), 16.0);
        assert_eq!(points(usize::MAX), 409.0);
    }
}
