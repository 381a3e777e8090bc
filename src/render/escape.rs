//! Makes users' text safe to show: what a target would obey instead of showing is replaced visibly.
//!
//! The escape is the same everywhere, `\u{1b}` for the character U+001B, so that a reader who meets it twice knows it.

use std::fmt::Write as _;

/// Text for a terminal or a log: of all control characters only the newline is left. With `ascii`, typographic
/// signs become their plain counterparts; letters of any script stay.
///
/// `::` is broken unless it follows a letter or figure, and so is `##[`: CI logs take them for commands.
pub fn terminal(text: &str, ascii: bool) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(sign) = rest.next() {
        let next = rest.peek().copied();
        match sign {
            '\r' if next == Some('\n') => {}
            '\n' => safe.push('\n'),
            '\t' => safe.push_str("    "),
            ':' if next == Some(':')
                && !before.is_some_and(|before: char| before.is_ascii_alphanumeric()) =>
            {
                push_code(&mut safe, sign)
            }
            '[' if safe.ends_with("##") => push_code(&mut safe, sign),
            _ if is_unsafe(sign) => push_visible(&mut safe, sign),
            _ => match plain(sign).filter(|_| ascii) {
                Some(counterpart) => safe.push_str(counterpart),
                None => safe.push(sign),
            },
        }
        before = Some(sign);
    }
    safe
}

/// Text for one line of GitHub-flavoured Markdown, wherever in the line it stands; newlines and tabs become blanks.
///
/// Emphasis, code, links, markup, mentions and issue references lose their power. Prose stays readable: a full stop,
/// a hyphen or an underscore within a word is left alone.
pub fn markdown(text: &str) -> String {
    let shown = visible(text);
    let mut safe = String::with_capacity(shown.len());
    let mut before: Option<char> = None;
    for (at, sign) in shown.char_indices() {
        let rest = shown.get(at + sign.len_utf8()..).unwrap_or_default();
        let next = rest.chars().next();
        let within_word =
            before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
        match sign {
            '\\' | '`' | '*' | '[' | ']' | '|' | '~' | '$' => safe.extend(['\\', sign]),
            '_' if !within_word => safe.push_str("\\_"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' if starts_entity(rest) => safe.push_str("&amp;"),
            // The empty character keeps GitHub from notifying a person or linking an issue of the same number.
            '@' if next.is_some_and(char::is_alphanumeric)
                && !before.is_some_and(char::is_alphanumeric) =>
            {
                safe.push_str("@&#8203;");
            }
            // Nor is a version an address for mail, as in iso20000@2018.1.
            '@' if next.is_some_and(|next| next.is_ascii_digit()) => safe.push_str("@&#8203;"),
            '#' if next.is_some_and(|next| next.is_ascii_digit()) => safe.push_str("#&#8203;"),
            // GitHub takes GH-12 for an issue too.
            '-' if next.is_some_and(|next| next.is_ascii_digit()) && ends_in_word(&safe, "gh") => {
                safe.push_str("-&#8203;");
            }
            ':' if rest.starts_with("//") => safe.push_str("\\:"),
            // CI logs take it for a command, at the start of a line even behind blanks.
            ':' if next == Some(':') && !before.is_some_and(char::is_alphanumeric) => {
                safe.push_str("\\:");
            }
            // The short name of a picture; at the start of a line the dashes of a table too.
            ':' if before != Some(':') && starts_emoji(rest) => safe.push_str(":&#8203;"),
            '.' if ends_in_word(&safe, "www") => safe.push_str("\\."),
            _ => safe.push(sign),
        }
        before = Some(sign);
    }
    safe
}

/// As [`markdown`], for text that starts a line: it never turns into a heading, list, rule or table.
pub fn markdown_start(text: &str) -> String {
    let safe = markdown(text.trim());
    let digits = safe.chars().take_while(char::is_ascii_digit).count();
    let first = safe.chars().next();
    let (number, mark) = safe.split_at(digits);
    let ends_marker = |marks: &[char]| {
        let mut rest = mark.chars();
        rest.next().is_some_and(|first| marks.contains(&first))
            && rest.next().is_none_or(char::is_whitespace)
    };
    if digits > 0 {
        return if ends_marker(&['.', ')']) {
            format!("{number}\\{mark}")
        } else {
            safe
        };
    }
    let rule = !safe.is_empty() && safe.chars().all(|sign| "-=+: ".contains(sign));
    // At the start of a line GitLab takes /close and the like for a command.
    if matches!(first, Some('#' | '/')) || rule || ends_marker(&['-', '+']) {
        format!("\\{safe}")
    } else {
        safe
    }
}

/// Text for a block of code in Markdown: kept as it is but for what could hide or steer.
pub fn code(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.replace("\r\n", "\n").chars() {
        match sign {
            '\n' => safe.push('\n'),
            '\t' => safe.push_str("    "),
            _ if is_unsafe(sign) => push_visible(&mut safe, sign),
            _ => safe.push(sign),
        }
    }
    safe
}

/// Text for the title of a row or section in a Mermaid chart: one line without anything that its language knows.
pub fn mermaid(text: &str) -> String {
    let shown = visible(text);
    let mut safe = String::with_capacity(shown.len());
    for sign in shown.chars() {
        match sign {
            ' ' | ',' | '.' | '(' | ')' | '\'' | '-' | '/' | '!' | '?' => safe.push(sign),
            _ if sign.is_alphanumeric() => safe.push(sign),
            // Beyond ASCII nothing has a meaning of its own.
            _ if !sign.is_ascii() => safe.push(sign),
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(safe, "#{};", u32::from(sign));
            }
        }
    }
    safe
}

/// Text for HTML and SVG, between tags and within quoted attributes: never markup, and without what could hide or steer.
pub fn html(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + text.len() / 16);
    // Most text is plain, and is taken over as it is up to the next sign that is not.
    let is_plain =
        |byte: u8| matches!(byte, b' '..=b'~' | b'\n' | b'\t') && !b"<>&\"'".contains(&byte);
    let mut left = text;
    loop {
        let next = left.bytes().position(|byte| !is_plain(byte));
        let (plain, rest) = left.split_at(next.unwrap_or(left.len()));
        safe.push_str(plain);
        let mut signs = rest.chars();
        let Some(sign) = signs.next() else {
            return safe;
        };
        left = signs.as_str();
        match sign {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\r' if left.starts_with('\n') => {}
            _ if is_unsafe(sign) => push_visible(&mut safe, sign),
            _ => safe.push(sign),
        }
    }
}

/// Text for XML 1.0, between tags and within quoted attributes: never markup, and only characters that XML knows.
/// Newlines and tabs are written as references, since an attribute would lose them.
pub fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + text.len() / 16);
    for sign in html(text).chars() {
        match sign {
            '\n' => safe.push_str("&#10;"),
            '\t' => safe.push_str("&#9;"),
            '\u{fffe}' | '\u{ffff}' => push_code(&mut safe, sign),
            _ => safe.push(sign),
        }
    }
    safe
}

/// Text of a workflow command of GitHub, as its runner reads it: one line, whatever the text holds.
pub fn workflow_data(text: &str) -> String {
    terminal(text, false)
        .replace('%', "%25")
        .replace('\n', "%0A")
}

/// A property of a workflow command of GitHub, such as its file or title.
pub fn workflow_property(text: &str) -> String {
    code(text)
        .replace('%', "%25")
        .replace('\n', "%0A")
        .replace(':', "%3A")
        .replace(',', "%2C")
}

/// Text for a cell of a file that a spreadsheet opens: never a formula, and without what could hide or steer. Where the
/// file is written into a CI log, no line of the cell is a command.
pub fn spreadsheet(text: &str) -> String {
    let lines = code(text);
    let mut lines = lines.split('\n');
    let mut shown = lines.next().unwrap_or_default().replace("##[", r"##\u{5b}");
    for line in lines {
        let line = line.replace("##[", r"##\u{5b}");
        let begins = line.trim_start();
        shown.push('\n');
        match begins.strip_prefix("::") {
            Some(command) => {
                shown.push_str(line.strip_suffix(begins).unwrap_or_default());
                shown.push_str(r"\u{3a}:");
                shown.push_str(command);
            }
            None => shown.push_str(&line),
        }
    }
    let begins_formula = |sign: char| "=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".contains(sign);
    // White space in front does not keep every program from taking it for a formula.
    if text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(begins_formula) {
        format!("'{shown}")
    } else {
        shown
    }
}

/// A word as a shell takes it whole, whatever it holds: in quotation marks unless it is harmless.
pub fn shell_word(word: &str) -> String {
    let harmless = |sign: char| sign.is_ascii_alphanumeric() || "._-/+@:,=".contains(sign);
    if !word.is_empty() && word.chars().all(harmless) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// One line of text without characters that hide or steer.
fn visible(text: &str) -> String {
    code(text).replace('\n', " ")
}

/// Whether a character steers the terminal, turns the direction of writing, breaks lines unasked, or hides text.
/// The joiners U+200C and U+200D stay: scripts and emoji need them.
pub(super) fn is_unsafe(sign: char) -> bool {
    sign.is_control()
        || matches!(sign,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e007f}')
}

fn push_visible(safe: &mut String, sign: char) {
    // A soft hyphen comes with pasted text and means no harm: shown as what it would have been.
    if sign == '\u{ad}' {
        safe.push('-')
    } else {
        push_code(safe, sign)
    }
}

fn push_code(safe: &mut String, sign: char) {
    safe.extend(sign.escape_unicode());
}

/// The ASCII counterpart of a typographic sign.
fn plain(sign: char) -> Option<&'static str> {
    Some(match sign {
        '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' => " ",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        '\u{2018}' | '\u{2019}' | '\u{201a}' => "'",
        '\u{201c}'..='\u{201e}' | '«' | '»' => "\"",
        '…' => "...",
        '•' | '·' => "*",
        '→' => "->",
        '←' => "<-",
        '≤' => "<=",
        '≥' => ">=",
        '≈' => "~",
        '×' => "x",
        '÷' => "/",
        '§' => "section ",
        '│' => "|",
        '─' => "-",
        '✓' => "+",
        '✗' => "x",
        _ => return None,
    })
}

fn starts_entity(rest: &str) -> bool {
    let name = rest.split(';').next().unwrap_or_default();
    name.len() < rest.len()
        && !name.is_empty()
        && name
            .trim_start_matches('#')
            .chars()
            .all(|sign| sign.is_ascii_alphanumeric())
}

/// Whether a text ends in a word, in small letters or capitals.
fn ends_in_word(text: &str, word: &str) -> bool {
    let tail = text
        .rsplit(|sign: char| !sign.is_alphanumeric())
        .next()
        .unwrap_or_default();
    tail.eq_ignore_ascii_case(word)
}

/// Whether a colon begins the short name of a picture, as in `:x:`, by what follows.
fn starts_emoji(rest: &str) -> bool {
    let name = rest.split(':').next().unwrap_or_default();
    name.len() < rest.len()
        && name.bytes().any(|sign| sign.is_ascii_alphanumeric())
        && name
            .bytes()
            .all(|sign| sign.is_ascii_alphanumeric() || b"_+-".contains(&sign))
}

#[cfg(test)]
mod tests;
