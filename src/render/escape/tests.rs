//! The escaping of texts, form by form.

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
        markdown("ask @harbour-it, see #12, iso20000@2018.1"),
        "ask @&#8203;harbour-it, see #&#8203;12, iso20000@&#8203;2018.1"
    );
    assert_eq!(
        markdown("https://example.org www.example.org"),
        r"https\://example.org www\.example.org"
    );
    assert_eq!(
        markdown("GH-7, a :+1: b :x:, at 8:30, ugh-7"),
        "GH-&#8203;7, a :&#8203;+1: b :&#8203;x:, at 8:30, ugh-7"
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
        ("/close", r"\/close"),
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
    assert_eq!(
        spreadsheet("a::b\n ::error::x\n##[group]"),
        "a::b\n \\u{3a}:error::x\n##\\u{5b}group]"
    );
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
