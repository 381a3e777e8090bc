//! Text in lines of a width, where nothing measures it.

use unicode_width::UnicodeWidthStr as _;

/// Width of a usual character, as a share of the size of the font.
const CHARACTER: f64 = 0.58;

/// The width that a text takes about, in a font of this size.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.width() as f64 * size * CHARACTER
}

/// The text in at most so many lines of a width; what has no room is cut, and said to be.
pub(super) fn wrap(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // A blank that ties words is none between them.
    for word in text
        .split([' ', '\n', '\t'])
        .filter(|word| !word.is_empty())
    {
        let full = lines.len() >= most;
        match lines.last_mut() {
            // What has no room any more is gathered in the last line, to be cut there.
            Some(line) if full || width(&format!("{line} {word}"), size) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| cut(line, size, room)).collect()
}

/// The text, cut to a width.
fn cut(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for sign in text.chars() {
        if width(&format!("{kept}{sign}…"), size) > room {
            break;
        }
        kept.push(sign);
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_while_there_is_room() {
        // Ten characters have room.
        let lines = |text: &str, most: usize| wrap(text, 10.0, 58.0, most);
        assert_eq!(lines("short", 2), ["short"]);
        assert_eq!(lines("human resources", 2), ["human", "resources"]);
        assert_eq!(lines("a b c d e f g h", 1), ["a b c d e…"]);
        assert_eq!(lines("incomprehensibilities", 2), ["incompreh…"]);
        assert_eq!(
            lines("incident and problem management", 2),
            ["incident", "and probl…"]
        );
        assert_eq!(lines("", 2), Vec::<String>::new());
    }
}
