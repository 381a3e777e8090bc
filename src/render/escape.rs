//! Makes users' text safe to show: what a target would obey instead of showing is replaced visibly.
//!
//! The escape is the same everywhere, `\u{1b}` for the character U+001B, so that a reader who meets it twice knows it.

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
            '#' if next.is_some_and(|next| next.is_ascii_digit()) => safe.push_str("#&#8203;"),
            ':' if rest.starts_with("//") => safe.push_str("\\:"),
            // CI logs take it for a command, at the start of a line even behind blanks.
            ':' if next == Some(':') && !before.is_some_and(char::is_alphanumeric) => {
                safe.push_str("\\:");
            }
            '.' if ends_in_www(&safe) => safe.push_str("\\."),
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
    if first == Some('#') || rule || ends_marker(&['-', '+']) {
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

/// Text for HTML and SVG, between tags and within quoted attributes: never markup, and without what could hide or steer.
pub fn html(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + text.len() / 16);
    let mut rest = text.chars().peekable();
    while let Some(sign) = rest.next() {
        match sign {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\r' if rest.peek() == Some(&'\n') => {}
            '\n' | '\t' => safe.push(sign),
            _ if is_unsafe(sign) => push_visible(&mut safe, sign),
            _ => safe.push(sign),
        }
    }
    safe
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

/// Text for a cell of a file that a spreadsheet opens: never a formula, and without what could hide or steer.
pub fn spreadsheet(text: &str) -> String {
    let shown = code(text);
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

fn ends_in_www(safe: &str) -> bool {
    let tail = safe
        .rsplit(|sign: char| !sign.is_alphanumeric())
        .next()
        .unwrap_or_default();
    tail.eq_ignore_ascii_case("www")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const XML_REFUSES: [char; 6] = ['<', '>', '"', '\'', '\u{fffe}', '\u{ffff}'];

    #[test]
    fn control_characters_are_shown_not_obeyed() {
        assert_eq!(
            terminal("a\u{1b}[31mred\u{7}\u{9b}2J\u{7f}", false),
            r"a\u{1b}[31mred\u{7}\u{9b}2J\u{7f}"
        );
        assert_eq!(
            terminal("invoice\u{202e}fdp.exe", true),
            r"invoice\u{202e}fdp.exe"
        );
        assert_eq!(
            terminal("one\r\ntwo\tthree\rfour", false),
            "one\ntwo    three\\u{d}four"
        );
        assert_eq!(
            terminal("pass\u{200b}word \u{feff}x ser\u{ad}vice", false),
            r"pass\u{200b}word \u{feff}x ser-vice"
        );
    }

    #[test]
    fn a_shell_takes_a_word_whole() {
        assert_eq!(shell_word("2026/my.yaml"), "2026/my.yaml");
        assert_eq!(shell_word("my file.yaml"), "'my file.yaml'");
        assert_eq!(shell_word("it's"), r"'it'\''s'");
        assert_eq!(shell_word(""), "''");
    }

    #[test]
    fn letters_of_every_script_and_joined_emoji_stay() {
        let text = "Zürich 東京 नमस्ते می\u{200c}خواهم 👩\u{200d}💻";
        assert_eq!(terminal(text, false), text);
        assert_eq!(terminal(text, true), text);
        assert_eq!(
            terminal("2018 – “done” → §9 …", true),
            "2018 - \"done\" -> section 9 ..."
        );
    }

    #[test]
    fn commands_of_ci_logs_are_broken() {
        assert_eq!(
            terminal("::error file=x::\n  ::stop", false),
            "\\u{3a}:error file=x::\n  \\u{3a}:stop"
        );
        assert_eq!(terminal("a ##[group]b", false), r"a ##\u{5b}group]b");
        assert_eq!(
            terminal("fe80::1 a::::b 東::", false),
            "fe80::1 a:\\u{3a}\\u{3a}:b 東\\u{3a}:"
        );
    }

    #[test]
    fn ordinary_prose_is_not_littered_with_backslashes() {
        let prose = "Tickets (8.6.1) are well-kept: 90 % by snake_case_id, R&D too; mail a.lind@example.org, it's C# - 5 + 3!";
        assert_eq!(markdown(prose), prose);
        assert_eq!(
            markdown_start("8.6.1 Incident management"),
            "8.6.1 Incident management"
        );
        assert_eq!(markdown_start("-3 points"), "-3 points");
    }

    #[test]
    fn markup_loses_its_power() {
        assert_eq!(
            markdown("*a* _b_ `c` ~~d~~ [e](f) x|y"),
            r"\*a\* \_b\_ \`c\` \~\~d\~\~ \[e\](f) x\|y"
        );
        assert_eq!(
            markdown("<b onclick=x>&lt; C:\\x"),
            r"&lt;b onclick=x&gt;&amp;lt; C:\\x"
        );
        assert_eq!(
            markdown("ask @harbour-it, see #12"),
            "ask @&#8203;harbour-it, see #&#8203;12"
        );
        assert_eq!(
            markdown("https://example.org www.example.org"),
            r"https\://example.org www\.example.org"
        );
        assert_eq!(markdown("one\ntwo"), "one two");
    }

    #[test]
    fn markdown_in_a_log_commands_nothing() {
        assert_eq!(markdown("::error::x"), r"\::error::x");
        assert_eq!(markdown(" ::error::x"), r" \::error::x");
        assert_eq!(markdown("##[error]x"), r"##\[error\]x");
        assert_eq!(markdown("std::fs, a: b"), "std::fs, a: b");
    }

    #[test]
    fn a_line_never_turns_into_a_heading_list_or_rule() {
        for (text, safe) in [
            ("# x", r"\# x"),
            ("- x", r"\- x"),
            ("+ x", r"\+ x"),
            ("-", r"\-"),
            ("1. x", r"1\. x"),
            ("12) x", r"12\) x"),
            ("---", r"\---"),
            ("===", r"\==="),
            ("  - x", r"\- x"),
            (":-: --", r"\:-: --"),
        ] {
            assert_eq!(markdown_start(text), safe);
        }
    }

    #[test]
    fn hypertext_shows_what_it_would_obey() {
        assert_eq!(
            html("<b onclick='x' title=\"y\">&amp;\r\n\u{202e}\u{0}"),
            "&lt;b onclick=&#39;x&#39; title=&quot;y&quot;&gt;&amp;amp;\n\\u{202e}\\u{0}"
        );
        assert_eq!(html("Zürich 東京, ser\u{ad}vice"), "Zürich 東京, ser-vice");
    }

    #[test]
    fn workflow_commands_are_escaped_as_the_runner_reads_them() {
        assert_eq!(workflow_data("100 %: a, b\r\nc"), "100 %25: a, b%0Ac");
        assert_eq!(workflow_property("a:b,c%"), "a%3Ab%2Cc%25");
        assert_eq!(
            workflow_data("x\u{1b}[0m::error::y##[z]"),
            "x\\u{1b}[0m::error::y##\\u{5b}z]"
        );
    }

    #[test]
    fn xml_has_no_character_that_xml_does_not_know() {
        assert_eq!(
            xml("a<b\n\u{0}\u{b}\u{ffff}"),
            "a&lt;b&#10;\\u{0}\\u{b}\\u{ffff}"
        );
    }

    #[test]
    fn no_cell_becomes_a_formula() {
        for formula in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            " =1",
            "\t=1",
            "\rx",
            "\u{ff1d}1",
        ] {
            assert!(spreadsheet(formula).starts_with('\''), "{formula:?}");
        }
        for prose in ["", "a=b", "8.20", "'quoted'", "– none", "Mail a@b"] {
            assert_eq!(spreadsheet(prose), prose);
        }
        assert_eq!(spreadsheet("a\u{1b}b\r\nc"), "a\\u{1b}b\nc");
    }

    proptest! {
        #[test]
        fn nothing_unsafe_survives(text in "\\PC*|(?s).*|[\u{0}-\u{a0}\u{2000}-\u{2070}\u{feff}:#\\[]*") {
            let allowed = |sign: char| sign == '\n' || !is_unsafe(sign);
            prop_assert!(terminal(&text, false).chars().all(allowed));
            prop_assert!(terminal(&text, true).chars().all(allowed));
            prop_assert!(code(&text).chars().all(allowed));
            prop_assert!(spreadsheet(&text).chars().all(allowed));
            prop_assert!(html(&text).chars().all(|sign| allowed(sign) || sign == '\t'));
            prop_assert!(!html(&text).contains(['<', '>', '"', '\'']));
            prop_assert!(!markdown(&text).chars().any(is_unsafe));
            prop_assert!(xml(&text).chars().all(|sign| !is_unsafe(sign) && !XML_REFUSES.contains(&sign)));
            prop_assert!(!workflow_data(&text).chars().any(is_unsafe));
            prop_assert!(!workflow_property(&text).contains([':', ',', '\n', '\r']));
            prop_assert!(!markdown_start(&text).chars().any(is_unsafe));
        }

        #[test]
        fn no_markup_survives(text in "[-a-z0-9<>&;*_`~|\\[\\]#@: \\\\]*") {
            let safe = markdown(&text);
            prop_assert!(!safe.contains(['<', '>']));
            let mut backslashes = 0;
            for sign in safe.chars() {
                if "*`~|[]".contains(sign) {
                    prop_assert!(backslashes % 2 == 1, "{safe}");
                }
                backslashes = if sign == '\\' { backslashes + 1 } else { 0 };
            }
        }
    }
}
