//! Text within YAML files: values that read back exactly, and comments that stay comments.

use std::fmt::Write as _;

use super::escape;

/// Width at which comments and long texts are wrapped.
pub(super) const WIDTH: usize = 110;

/// An id as a key: quoted unless it is a plain word.
pub(super) fn key(id: &str) -> String {
    let plain = id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        && !is_reserved(id);
    if plain { id.to_owned() } else { quoted(id) }
}

/// Text on one line, within a list or map or outside: plain where nobody could take it for anything else, else quoted.
pub(super) fn value(text: &str) -> String {
    let harmless = |sign: char| {
        (sign.is_alphanumeric() && !escape::is_unsafe(sign)) || " ._-/()'+%@".contains(sign)
    };
    let plain = text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(harmless)
        && !text.ends_with(' ')
        && !is_reserved(text);
    if plain { text.to_owned() } else { quoted(text) }
}

/// A key with a value that is written already; without one, what follows is its value.
pub(super) fn line(out: &mut String, indent: usize, key: &str, value: &str) {
    let gap = if value.is_empty() { "" } else { " " };
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{:indent$}{key}:{gap}{value}", "");
}

/// An item of a list that is written already.
pub(super) fn item(out: &mut String, indent: usize, value: &str) {
    let _ = writeln!(out, "{:indent$}- {value}", "");
}

/// A text: what stands on a line that is filled up to here, and the lines below, to be indented so far, if it is long or has
/// lines of its own.
pub(super) fn spread(text: &str, filled: usize, inner: usize) -> (String, Vec<&str>) {
    let value = value(text);
    if filled + value.chars().count() <= WIDTH && !text.contains('\n') {
        return (value, Vec::new());
    }
    match block(text, WIDTH.saturating_sub(inner)) {
        Some((sign, lines)) => (sign.to_owned(), lines),
        None => (value, Vec::new()),
    }
}

/// A line of a text that has several.
pub(super) fn inner_line(out: &mut String, indent: usize, line: &str) {
    let indent = if line.is_empty() { 0 } else { indent };
    let _ = writeln!(out, "{:indent$}{line}", "");
}

/// The lines of a long text and the sign before them; `None` if they would not read back exactly.
fn block(text: &str, width: usize) -> Option<(&'static str, Vec<&str>)> {
    let lines: Vec<&str> = text.split('\n').collect();
    let blank = |line: &str| line.trim().is_empty();
    let sound = |line: &str| {
        line.trim_end() == line
            && (line.is_empty() || !blank(line))
            && !line.chars().any(must_be_escaped)
    };
    let (first, last) = (lines.first()?, lines.last()?);
    let framed = !blank(last) && !blank(first) && first.trim_start() == *first;
    if !framed || !lines.iter().all(|line| sound(line)) {
        return None;
    }
    let foldable = |line: &&str| line.trim_start() == *line && !line.contains("  ");
    let fits = lines.iter().all(|line| line.chars().count() <= width);
    if !fits && lines.iter().all(foldable) {
        let folded = lines.iter().enumerate().flat_map(|(place, line)| {
            // A reader puts a break for each empty line, and a blank for each other end of a line.
            let gap = (place > 0).then_some("");
            gap.into_iter().chain(fold(line, width))
        });
        return Some((">-", folded.collect()));
    }
    (lines.len() > 1).then_some(("|-", lines))
}

/// A text of single blanks in lines; none for an empty one.
fn fold(text: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let fits = rest.chars().nth(width).is_none();
        // The blank after a line may stand just beyond the width.
        let beyond = rest.char_indices().nth(width + 1).map(|(at, _)| at);
        let room = beyond.and_then(|at| rest.get(..at)).unwrap_or(rest);
        // A word wider than a line stands alone.
        let cut = room.rfind(' ').or_else(|| rest.find(' '));
        let line = cut
            .filter(|_| !fits)
            .and_then(|at| rest.get(..at))
            .unwrap_or(rest);
        lines.push(line);
        rest = rest.get(line.len() + 1..).unwrap_or_default();
    }
    lines
}

/// Text in double quotes, on one line, with everything escaped that hides, steers, or is not allowed in a file.
pub(super) fn quoted(text: &str) -> String {
    enclosed(text, |out, code| match code {
        0..=0xffff => write!(out, "\\u{code:04X}"),
        _ => write!(out, "\\U{code:08X}"),
    })
}

/// Text in double quotes, as JSON wants it.
pub(super) fn json(text: &str) -> String {
    enclosed(text, |out, code| {
        let sign = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        let units = &mut [0; 2];
        let mut units = sign.encode_utf16(units).iter();
        units.try_for_each(|unit| write!(out, "\\u{unit:04X}"))
    })
}

/// Text in single quotes, if all of it can be shown there.
pub(super) fn single_quoted(text: &str) -> Option<String> {
    let shown = !text.contains(|sign: char| sign == '\n' || must_be_escaped(sign));
    shown.then(|| format!("'{}'", text.replace('\'', "''")))
}

/// Text in double quotes, with one way to write what must not stand there itself.
fn enclosed(text: &str, escape: impl Fn(&mut String, u32) -> std::fmt::Result) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // Writing to a string cannot fail.
            _ if must_be_escaped(sign) => drop(escape(&mut out, u32::from(sign))),
            _ => out.push(sign),
        }
    }
    out.push('"');
    out
}

/// Whether a character is unsafe to show, or none that YAML allows.
fn must_be_escaped(sign: char) -> bool {
    escape::is_unsafe(sign) || u32::from(sign) & 0xfffe == 0xfffe
}

/// Words that a reader of YAML, old ones included, takes for something else than text.
fn is_reserved(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "yes" | "no" | "on" | "off" | "true" | "false" | "null" | "y" | "n"
    )
}

/// A comment, wrapped; continuation lines are indented as far as the text begins.
pub(super) fn comment(text: &mut String, indent: usize, words: &str) {
    let lead = words.len() - words.trim_start().len();
    let hang = if lead > 0 { lead + 2 } else { 0 };
    let mut line = format!("{:indent$}# {}", "", " ".repeat(lead));
    let mut empty = true;
    // Only words and single blanks are left, so that no line of a questionnaire can end the comment.
    for word in words.split_whitespace() {
        let word = visible(word);
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            let _ = writeln!(text, "{}", line.trim_end());
            line = format!("{:indent$}# {}", "", " ".repeat(hang));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(&word);
        empty = false;
    }
    let _ = writeln!(text, "{}", line.trim_end());
}

/// A comment for programs, which is one line however long it is.
pub(super) fn unwrapped_comment(text: &mut String, words: &str) {
    let words: Vec<String> = words.split_whitespace().map(visible).collect();
    let _ = writeln!(text, "# {}", words.join(" "));
}

/// A word without what hides, steers, or is not allowed in a file.
fn visible(word: &str) -> String {
    let shown = escape::terminal(word, false);
    if !shown.contains(must_be_escaped) {
        return shown;
    }
    let mut all = String::with_capacity(shown.len() + 8);
    for sign in shown.chars() {
        match sign {
            _ if must_be_escaped(sign) => all.extend(sign.escape_unicode()),
            _ => all.push(sign),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_are_no_plain_words_are_quoted() {
        assert_eq!(key("inc-recorded"), "inc-recorded");
        assert_eq!(key("8.20"), "\"8.20\"");
        assert_eq!(key("no"), "\"no\"");
        assert_eq!(key("a\nb"), "\"a\\nb\"");
    }

    #[test]
    fn only_prose_stands_without_quotes() {
        for plain in ["fully", "A. Lind", "Zürich/Nord (2 Standorte)", "O'Neil"] {
            assert_eq!(value(plain), plain);
        }
        for quoted in [
            "",
            "no",
            "Yes",
            "8.20",
            "~",
            "-x",
            "=1+1",
            "@x",
            "a: b",
            "a #b",
            "a,b",
            "x ",
            " x",
            "[x]",
            "2026-11-22",
        ] {
            assert_eq!(value(quoted), format!("\"{quoted}\""));
        }
        assert_eq!(value("a\u{202e}b\u{7}\t\"\\"), r#""a\u202Eb\u0007\t\"\\""#);
        assert_eq!(value("\u{e0041}\u{ffff}"), r#""\U000E0041\uFFFF""#);
        assert_eq!(json("\u{e0041}\u{ffff}"), r#""\uDB40\uDC41\uFFFF""#);
        assert_eq!(single_quoted("it's"), Some("'it''s'".to_owned()));
        assert_eq!(single_quoted("two\nlines"), None);
    }

    #[test]
    fn long_text_is_folded_and_lines_are_kept_where_that_reads_back() {
        let drawn = |text: &str| {
            let (beside, below) = spread(text, 10, 6);
            let mut out = format!("    note: {beside}\n");
            below
                .into_iter()
                .for_each(|line| inner_line(&mut out, 6, line));
            out
        };
        assert_eq!(drawn("short"), "    note: short\n");
        let long = drawn("# word: ".repeat(30).trim_end());
        assert!(
            long.starts_with("    note: >-\n      # word: # word:"),
            "{long}"
        );
        assert!(long.lines().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(
            drawn("one\n\n  - two"),
            "    note: |-\n      one\n\n        - two\n"
        );
        for quoted in [
            "one \ntwo",
            " one\ntwo",
            "one\n",
            "one\n \ntwo",
            "one\r\ntwo",
        ] {
            assert!(drawn(quoted).starts_with("    note: \""), "{quoted:?}");
        }
        let blanks = format!("{}  end", "word ".repeat(30));
        assert_eq!(
            drawn(&blanks).lines().count(),
            1,
            "on one line, since two blanks would be lost"
        );
        let two = drawn(&format!("{}\nend", "word ".repeat(30).trim_end()));
        assert!(two.ends_with("word\n\n      end\n"), "{two}");
        let wide = drawn(&format!("a {} b", "x".repeat(200)));
        assert_eq!(wide.lines().count(), 4);
    }

    #[test]
    fn long_comments_hang_below_their_text() {
        let mut text = String::new();
        comment(&mut text, 2, &format!("  partly: {}", "word ".repeat(30)));
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("  #   partly: word"));
        assert!(lines[1].starts_with("  #     word"));
        assert!(lines.iter().all(|l| l.chars().count() <= WIDTH));
    }
}
