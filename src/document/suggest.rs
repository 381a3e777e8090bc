//! The name a person probably meant, and text from a file inside a message.

use std::fmt::Write as _;

/// A typing error of more characters than this is no typing error.
const MAX_DISTANCE: usize = 3;

/// How many characters of a text from a file are repeated in a message.
const MAX_SHOWN: usize = 60;

/// How many names are listed in a message.
const MAX_LISTED: usize = 12;

/// The candidate nearest to what was written, if one is near enough; the first of several.
pub fn nearest<'c>(
    written: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let length = written.chars().count();
    let lower = written.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let candidate_length = candidate.chars().count();
        // The lengths are compared first, so that no long text costs time.
        if candidate.is_empty() || candidate_length.abs_diff(length) > MAX_DISTANCE {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&lower, &candidate.to_lowercase());
        let allowed = (candidate_length / 3).clamp(1, MAX_DISTANCE);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Text from a file as it appears in a message: between backticks, shortened, without control characters.
pub(super) fn quote(text: &str) -> String {
    let mut quoted = String::from("`");
    for (place, c) in text.chars().enumerate() {
        if place == MAX_SHOWN {
            quoted.push('…');
            break;
        }
        if c == '`' {
            quoted.push('\'');
        } else if is_invisible(c) {
            // Writing into a string does not fail.
            let _ = write!(quoted, "{}", c.escape_unicode());
        } else {
            quoted.push(c);
        }
    }
    quoted.push('`');
    quoted
}

/// Names in a message: `a`, `b`, `c`.
pub(super) fn list<'c>(names: impl IntoIterator<Item = &'c str>) -> String {
    let mut listed = String::new();
    for (place, name) in names.into_iter().enumerate() {
        if place > 0 {
            listed.push_str(", ");
        }
        if place == MAX_LISTED {
            listed.push('…');
            break;
        }
        listed.push_str(&quote(name));
    }
    listed
}

/// Control characters, and those that are not seen or turn the direction of text.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_and_a_far_one_is_not() {
        let names = ["fully", "partly", "no"];
        assert_eq!(nearest("partialy", names), Some("partly"));
        assert_eq!(nearest("parlty", names), Some("partly"));
        assert_eq!(nearest("No", names), Some("no"));
        assert_eq!(nearest("whatever", names), None);
        assert_eq!(nearest("", names), None);
    }

    #[test]
    fn text_in_messages_cannot_steer_a_terminal() {
        assert_eq!(quote("a\u{1b}[2J\u{202e}`"), "`a\\u{1b}[2J\\u{202e}'`");
        assert_eq!(quote(&"x".repeat(100)).chars().count(), 63);
    }

    #[test]
    fn long_lists_are_shortened() {
        assert_eq!(list(["a", "b"]), "`a`, `b`");
        assert!(list(["a"; 20]).ends_with("`a`, …"));
    }
}
