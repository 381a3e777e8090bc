//! The interview on a real terminal: what is seen, and that the terminal is given back.

use super::place;
use crate::support::{Place, Pty, root};

const SIZE: (u16, u16) = (80, 24);

/// The interview over the commented assessment, at its first question.
fn resumed(place: &Place) -> Pty {
    let mut pty = Pty::start(&place.path(""), "assess a.yaml", SIZE);
    pty.sees("1 of 5 questions are answered")
        .press("\r")
        .sees("Are incidents ranked?");
    pty
}

#[test]
fn a_newcomer_is_led_from_nothing_to_a_result() {
    let place = Place::empty();
    let mut pty = Pty::start(&place.path(""), "assess", (100, 40));
    pty.sees("In which file").press("\r");
    pty.sees("Which questionnaire?")
        .sees("itsm-manager")
        .sees("66 questions, about 60 minutes")
        .press("1");
    pty.sees("Whose services")
        .press("Harbour IT\r")
        .sees("What is the scope?")
        .press("Hosting\r");
    pty.sees("Which day")
        .press("\r")
        .sees("Who assesses?")
        .press("A. Lind\r");
    for question in 1..=5 {
        pty.sees(&format!("{} of 10", question + 4)).press("1");
    }
    pty.sees("How much shall be asked?")
        .sees("15 questions, about 15 minutes")
        .press("2");
    for answered in 0..15 {
        pty.sees(&format!("{answered} of 15")).press("3");
    }
    pty.sees("All questions of this sitting are answered.")
        .press("\r");
    pty.sees("itsm-gap report assessment.yaml")
        .sees("Everything is saved in assessment.yaml.");
    assert_eq!(pty.ended(), 0);
    assert_eq!(place.names(), ["assessment.yaml"]);
    let report = place.run("report assessment.yaml --detail brief").exit(0);
    report.stdout_has("Gap report: Harbour IT");
}

#[test]
fn back_changes_an_answer_and_a_section_tells_how_it_stands() {
    let place = place();
    let mut pty = resumed(&place);
    pty.press("1")
        .sees("Saved: Not in place [inc-ranked]")
        .sees("Are major incidents reviewed?");
    pty.press("b")
        .sees("• 1 Not in place")
        .press("3")
        .sees("(before: Not in place)");
    pty.press("t")
        .sees("8.6.1 Incident management is done: 4.2 of 5")
        .sees("1 likely minor");
    pty.press("q").sees("Everything is saved");
    let text = place.read("a.yaml");
    assert!(
        text.contains("inc-ranked: fully") && text.contains("inc-major: none_yet"),
        "{text}"
    );
}

#[test]
fn escape_goes_back_from_everything_and_changes_nothing() {
    let place = place();
    let before = place.read("a.yaml");
    let mut pty = resumed(&place);
    for (key, seen) in [
        ("n", "Note"),
        ("e", "Evidence"),
        ("d", "Details"),
        ("j", "Which section?"),
        ("/", "Search"),
        ("r", "Answers:"),
        ("?", "Keys"),
        ("p", "What shall be changed?"),
    ] {
        pty.press(key)
            .sees(seen)
            .press("\u{1b}")
            .sees("Who knows: Service desk lead")
            .sees("1 of 5");
    }
    pty.press("\u{1b}").sees("Are incidents recorded?");
    pty.press("q").sees("Everything is saved");
    assert_eq!(place.read("a.yaml"), before);
}

#[test]
fn control_c_gives_the_terminal_back_from_every_kind_of_prompt() {
    for (keys, seen) in [
        ("", "Are incidents ranked?"),
        ("j", "Which section?"),
        ("n", "What was seen"),
        ("?", "What the answers mean here"),
        ("x", "Why does it not apply?"),
    ] {
        let place = place();
        let mut pty = Pty::shell(
            &place.path(""),
            "\"$IT\" assess a.yaml; echo \"exit=$?\"; stty -a",
        );
        pty.sees("1 of 5").press("\r").sees("Are incidents ranked?");
        pty.press(keys).sees(seen).press("\u{3}");
        pty.sees("Interrupted. Every answer is saved in a.yaml; go on with: itsm-gap assess")
            .sees("exit=130");
        // Echo and lines are as they were.
        pty.sees(" icanon").sees(" echo ");
        assert!(!pty.cursor_is_hidden());
    }
}

#[test]
fn what_was_being_typed_is_shown_when_interrupted() {
    let place = place();
    let mut pty = resumed(&place);
    pty.press("n")
        .sees("What was seen")
        .press("half a thou\u{3}");
    pty.sees("What you were typing is not entered yet")
        .sees("Note: half a thou");
}

#[test]
fn what_was_being_typed_is_there_again_however_the_sitting_broke_off() {
    for end in ["\u{3}", "HUP", "TERM", "closed"] {
        let place = place();
        let mut pty = resumed(&place);
        pty.press("n")
            .sees("What was seen")
            .press("half a thou")
            .sees("half a thou");
        match end {
            "closed" => pty.close(),
            "\u{3}" => {
                pty.press(end).sees("go on with");
            }
            signal => {
                pty.signal(signal);
                assert_eq!(pty.ended(), 130);
            }
        }
        assert!(!place.read("a.yaml").contains("half"), "not entered yet");

        let mut pty = Pty::start(&place.path(""), "assess a.yaml", SIZE);
        pty.sees("1 of 5 questions are answered")
            .press("\r")
            .sees("you were typing a text")
            .sees("Not entered yet: Note: half a thou");
        pty.press("n")
            .sees("› half a thou")
            .press("ght\r")
            .sees("Note: half a thou")
            .press("q")
            .sees("Everything is saved");
        pty.ended();
        let text = place.read("a.yaml");
        let whole = text.contains("note: half a thought");
        // Before a window closes, the keyboard of this test begins another line.
        assert!(
            whole || end == "closed" && text.contains("half a thou\n"),
            "{text}"
        );
        assert_eq!(place.names(), ["a.yaml", "mini.yaml"], "no trace is left");
    }
}

#[test]
fn what_was_entered_before_evidence_was_complete_is_not_lost_either() {
    let place = place();
    let mut pty = resumed(&place);
    pty.press("er")
        .sees("Where is the record found?")
        .press("Export 7\r")
        .sees("Of which day?")
        .press("2026-\u{3}");
    pty.sees("Where is the record found? Export 7")
        .sees("Of which day? 2026-");
    let mut pty = Pty::start(&place.path(""), "assess a.yaml", SIZE);
    pty.sees("questions are answered").press("\r");
    pty.sees("Not entered yet: Where is the record found? Export 7")
        .press("er")
        .sees("› Export 7")
        .press("\r")
        .sees("› 2026-")
        .press("10-31\r")
        .sees("Valid until?")
        .press("\r")
        .sees("record Export 7 (2026-10-31)")
        .press("\rq")
        .sees("Everything is saved");
    pty.ended();
    assert_eq!(place.names(), ["a.yaml", "mini.yaml"]);
}

#[test]
fn control_d_ends_the_interview_in_peace() {
    let place = place();
    let mut pty = resumed(&place);
    pty.press("3")
        .sees("Saved: Fully")
        .press("\u{4}")
        .sees("Everything is saved in a.yaml.");
    assert_eq!(pty.ended(), 0);
}

#[test]
fn arrows_and_enter_answer_as_well() {
    let place = place();
    let mut pty = resumed(&place);
    pty.press("\u{1b}[B")
        .sees("› 1 Not in place")
        .press("\u{1b}[B")
        .sees("› 2 Partly")
        .press("\r")
        .sees("Saved: Partly");
    pty.press("\u{1b}[C")
        .sees("Are partners known?")
        .press("\u{1b}[D")
        .sees("Are major incidents reviewed?");
}

#[test]
fn a_terminal_that_changes_its_size_is_drawn_anew() {
    let place = place();
    let mut pty = resumed(&place);
    pty.resize(40, 24).sees("save and quit");
    assert!(
        pty.screen().lines().all(|line| line.chars().count() <= 40),
        "{}",
        pty.screen()
    );
    pty.resize(200, 50).sees("░░░ 1 of 5");
}

#[test]
fn every_width_from_40_to_200_shows_question_answers_and_keys() {
    let place = place();
    for columns in [40, 60, 80, 120, 200] {
        let mut pty = Pty::start(&place.path(""), "assess a.yaml", (columns, 24));
        pty.sees("Enter goes on")
            .press("\r")
            .sees("Are incidents ranked?");
        for part in ["Not in place", "All is done.", "Unknown", "quit"] {
            pty.sees(part);
        }
    }
}

#[test]
fn a_window_of_40_by_12_will_do_and_a_smaller_one_says_so() {
    let place = place();
    let mut pty = Pty::start(&place.path(""), "assess a.yaml", (40, 12));
    pty.sees("1 of 5").press("\r").sees("Are incidents ranked?");
    for part in ["1 Not in place", "3 Fully", "u Unknown", "q save and quit"] {
        pty.sees(part);
    }
    pty.press("n")
        .sees("Enter saves")
        .press("seen")
        .sees("› seen");
    pty.resize(20, 10).sees("Too small: 20 x 10.").press("3");
    // It is drawn again once the key has been passed over.
    while pty.raw().matches("Too small").count() < 2 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    pty.resize(60, 12)
        .sees("› seen")
        .press("\r")
        .sees("Are incidents ranked?");
    pty.press("3")
        .sees("Saved: Fully")
        .press("e")
        .sees("Add record");
    pty.press("\u{1b}")
        .sees("2 of 5")
        .press("q")
        .sees("Everything is saved");
    let text = place.read("a.yaml");
    assert!(
        text.contains("note: seen\n") && !text.contains("inc-major"),
        "{text}"
    );
}

#[test]
fn a_terminal_of_another_character_set_gets_ascii_from_every_screen() {
    let place = place();
    let mut pty = Pty::start_with(
        &place.path(""),
        "assess a.yaml",
        SIZE,
        &[("LANG", "de_DE.ISO-8859-1")],
    );
    pty.sees("1 of 5").press("\r").sees("Are incidents ranked?");
    for (key, seen) in [
        ("n", "Note"),
        ("e", "Evidence"),
        ("d", "Details"),
        ("j", "Which section?"),
        ("/", "Search"),
        ("r", "Answers:"),
        ("?", "Keys"),
        ("p", "What shall be changed?"),
        ("x", "Why does it not apply?"),
    ] {
        pty.press(key).sees(seen).press("\u{1b}").sees("1 of 5");
    }
    pty.press("\u{1b}[B")
        .sees("> 1 Not in place")
        .press("1")
        .sees("Saved:");
    pty.press("b")
        .sees("* 1 Not in place")
        .press("q")
        .sees("Everything is saved");
    pty.ended();
    assert!(pty.raw().is_ascii(), "{:?}", pty.raw());
}

#[test]
fn colour_and_signs_follow_the_environment() {
    let place = place();
    let mut pty = Pty::start_with(
        &place.path(""),
        "assess a.yaml --ascii",
        SIZE,
        &[("NO_COLOR", "1")],
    );
    pty.sees("1 of 5")
        .press("\r")
        .sees("Are incidents ranked?")
        .press("3")
        .sees("Saved: Fully")
        .press("q")
        .sees("Everything is saved");
    pty.ended();
    let raw = pty.raw();
    assert!(
        !raw.contains("\u{1b}[1m") && !raw.contains("\u{1b}[3"),
        "{raw:?}"
    );
    assert!(raw.is_ascii(), "{raw:?}");
}

#[test]
fn a_simple_terminal_gets_plain_lines() {
    let place = place();
    let mut pty = Pty::start_with(&place.path(""), "assess a.yaml", SIZE, &[("TERM", "dumb")]);
    pty.sees("Are incidents ranked?")
        .sees("Answer (")
        .press("3\r")
        .sees("Are major incidents reviewed?");
    assert!(!pty.raw().contains('\u{1b}'), "{:?}", pty.raw());
}

#[test]
fn pasted_text_answers_nothing_but_fills_a_note() {
    let place = place();
    let mut pty = resumed(&place);
    pty.press("\u{1b}[200~123\u{1b}[201~")
        .press("n")
        .sees("What was seen");
    pty.press("\u{1b}[200~one\ntwo\u{1b}[201~\r")
        .sees("Note: one");
    pty.press("q").sees("Everything is saved");
    let text = place.read("a.yaml");
    assert!(
        text.contains("one\n") && !text.contains("inc-major"),
        "{text}"
    );
}

#[test]
fn a_long_note_is_written_in_the_editor_of_ones_choice() {
    let place = place().file(
        "editor.sh",
        "#!/bin/sh\nprintf 'from\\nthe editor\\n' > \"$1\"\n",
    );
    let editor = format!("sh {}", place.path("editor.sh").display());
    let mut pty = Pty::start_with(
        &place.path(""),
        "assess a.yaml",
        SIZE,
        &[("EDITOR", &editor)],
    );
    pty.sees("1 of 5")
        .press("\r")
        .sees("Are incidents ranked?")
        .press("n")
        .sees("What was seen");
    pty.press("\u{f}")
        .sees("the editor")
        .press("\r")
        .sees("Note: from")
        .press("q")
        .sees("Everything is saved");
    assert!(place.read("a.yaml").contains("the editor"));
}

#[test]
fn what_a_failing_editor_saved_is_not_taken_and_it_is_offered_again() {
    let place = place().file(
        "editor.sh",
        "#!/bin/sh\ntest -e again && printf better > \"$1\" && exit 0\nprintf wrong > \"$1\"\ntouch again\nexit 1\n",
    );
    let editor = format!("sh {}", place.path("editor.sh").display());
    let mut pty = Pty::start_with(
        &place.path(""),
        "assess a.yaml",
        SIZE,
        &[
            ("EDITOR", &editor),
            ("TMPDIR", &place.path("").display().to_string()),
        ],
    );
    pty.sees("1 of 5").press("\r").sees("Are incidents ranked?");
    pty.press("n").sees("What was seen").press("kept");
    pty.press("\u{f}")
        .sees("The editor failed (exit status: 1)")
        .sees("› kept")
        .press("\u{f}")
        .sees("› better")
        .press("\r")
        .sees("Note: better")
        .press("q")
        .sees("Everything is saved");
    assert!(place.read("a.yaml").contains("better"));
}

#[test]
fn the_screen_in_the_guide_is_the_one_that_is_seen() {
    let guide = std::fs::read_to_string(root().join("docs/guides/interview.md")).unwrap();
    let begin =
        "<!-- screen: 80 24 itsm-gap assess my.yaml --section daily-processes -->\n```text\n";
    let shown = guide
        .split(begin)
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    let text = "{format: 1, questionnaire: itsm-manager, date: 2026-11-20}";
    let place = Place::empty().file("my.yaml", text);
    let mut pty = Pty::start(
        &place.path(""),
        "assess my.yaml --section daily-processes",
        SIZE,
    );
    pty.sees("questions are answered")
        .press("\r")
        .sees("save and quit");
    let seen = pty.screen();
    assert_eq!(
        shown.trim_end(),
        seen.trim_end(),
        "put this into the guide:\n{seen}"
    );
}
