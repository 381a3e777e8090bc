use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::field::TextField;
use super::list::Picker;
use super::look::Look;
use super::screen_lines::screen_lines;
use crate::interview::screen::{Choice, Command, Field, Item, List, Progress, Role, Screen};
use crate::render::terminal::wrap::width;
use crate::report::Entry;

const PLAIN: Look = Look {
    color: false,
    ascii: false,
};
const ASCII: Look = Look {
    color: false,
    ascii: true,
};

/// A question with six answers as long as those of the embedded questionnaires.
fn screen() -> Screen {
    let means = "It is agreed and written, and done wherever it matters; exceptions are known, and somebody looks after them before they hurt.";
    let choice = |key: char, label: &str, apart| Choice {
        key,
        word: label.to_lowercase(),
        label: label.to_owned(),
        means: if apart {
            "asked, but nobody knows".to_owned()
        } else {
            means.to_owned()
        },
        current: key == '3',
        apart,
    };
    let labels = [
        "Absent",
        "Initial",
        "Repeatable",
        "Defined",
        "Managed",
        "Optimised",
    ];
    let keys = '1'..;
    let mut choices: Vec<Choice> = keys
        .zip(labels)
        .map(|(key, label)| choice(key, label, false))
        .collect();
    choices.push(choice('u', "Unknown", true));
    choices.push(choice('x', "Not applicable", true));
    let command = |key, label| Command {
        key,
        word: label,
        label,
        role: match key {
            '\n' => Role::Accept,
            'b' => Role::Back,
            's' => Role::Forward,
            'q' => Role::Leave,
            _ => Role::Plain,
        },
    };
    Screen {
        place: vec!["Processes".into(), "8.6.1 Incident management".into()],
        progress: Some(Progress { done: 37, of: 212 }),
        part: "clause 8.6.1, 3 of 6 in this section".into(),
        notices: vec!["Saved: Partly [inc-recorded]".into()],
        question: "Are incidents recorded, classified and prioritised in one place, with the time they were reported and solved?".into(),
        facts: vec![Entry::new("Who knows", "Service desk lead"), Entry::new("Note", "Seen on the wall.")],
        refused: Vec::new(),
        choices,
        commands: [
            ('\n', "keep it"), ('e', "evidence"), ('n', "note"), ('d', "details"), ('?', "help"), ('b', "back"), ('s', "skip"),
            ('o', "next open"), ('j', "jump"), ('/', "search"), ('r', "review"), ('p', "profile"), ('c', "clear"), ('q', "save and quit"),
        ]
        .map(|(key, label)| command(key, label))
        .into(),
    }
}

#[test]
fn a_screen_shows_all_it_can_and_what_matters_most_stays() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 50), (60, 24), (40, 24)] {
        for look in [PLAIN, ASCII] {
            let lines = screen_lines(&screen(), (columns, rows), look, None);
            let shown = lines.join("\n");
            assert!(
                lines.iter().all(|line| width(line) < columns),
                "{columns}: {shown}"
            );
            assert!(
                lines.len() <= rows,
                "{} lines at {columns}x{rows}:\n{shown}",
                lines.len()
            );
            for part in [
                "prioritised",
                "Absent",
                "Optimised",
                "Unknown",
                "Not applicable",
                "save and quit",
            ] {
                assert!(shown.contains(part), "{part} at {columns}x{rows}:\n{shown}");
            }
            assert!(!look.ascii || shown.is_ascii(), "{shown}");
        }
    }
}

#[test]
fn a_small_window_shows_the_question_every_answer_and_the_way_out() {
    for look in [PLAIN, ASCII] {
        let lines = screen_lines(&screen(), (40, 12), look, None);
        let shown = lines.join("\n");
        assert!(lines.len() <= 12, "{shown}");
        assert!(lines.iter().all(|line| width(line) < 40), "{shown}");
        for part in [
            "Are incidents recorded",
            "1 Absent",
            "6 Optimised",
            "u Unknown",
            "x Not applicable",
            "? help",
            "q save and quit",
        ] {
            assert!(shown.contains(part), "{part} in\n{shown}");
        }
    }
    // More answers than rows: what one stands on is in sight, and it is said that there are more.
    let mut screen = screen();
    let more = screen.choices.clone();
    screen.choices.extend(more);
    let last = screen.choices.len() - 1;
    let shown = screen_lines(&screen, (40, 12), PLAIN, Some(last)).join("\n");
    assert!(
        shown.contains("› x Not applicable") && shown.contains("16 answers"),
        "{shown}"
    );
    assert!(shown.lines().count() <= 12, "{shown}");
}

#[test]
fn with_room_every_meaning_is_shown_whole() {
    let shown = screen_lines(&screen(), (120, 40), PLAIN, Some(1)).join("\n");
    assert_eq!(shown.matches("before they").count(), 6, "{shown}");
    assert!(shown.contains("› 2 Initial"), "{shown}");
    assert!(shown.contains("• 3 Repeatable"), "{shown}");
    assert!(shown.contains("███░░░░░░░░░░░░░░░░░ 37 of 212"), "{shown}");
}

#[test]
fn what_users_wrote_cannot_steer_the_terminal() {
    let mut screen = screen();
    screen
        .facts
        .push(Entry::new("Note", "\u{1b}[2J\u{7}\u{202e}evil"));
    let shown = screen_lines(&screen, (80, 60), PLAIN, None).join("\n");
    assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{shown}");
}

fn key(code: KeyCode) -> KeyEvent {
    KeyEvent::from(code)
}

#[test]
fn a_list_is_walked_and_searched() {
    let item = |group: &str, label: &str| Item {
        group: group.into(),
        label: label.into(),
        ..Item::default()
    };
    let list = List {
        title: "Which section?".into(),
        items: vec![
            item("Processes", "Incident management"),
            item("Processes", "Change management"),
            item("Third parties", "Partners"),
        ],
        start: 1,
        filter: String::new(),
    };
    let mut picker = Picker::new(&list);
    let (lines, _) = picker.lines((60, 20), PLAIN);
    assert!(
        lines.contains(&"› Change management".to_owned()),
        "{lines:?}"
    );
    assert_eq!(picker.press(key(KeyCode::Down)), None);
    assert_eq!(picker.press(key(KeyCode::Enter)), Some(Some(2)));
    for sign in "inc".chars() {
        assert_eq!(picker.press(key(KeyCode::Char(sign))), None);
    }
    let (lines, cursor) = picker.lines((60, 20), PLAIN);
    assert_eq!((lines[1].as_str(), cursor), ("Find (1 of 3): inc", (18, 1)));
    assert_eq!(picker.press(key(KeyCode::Enter)), Some(Some(0)));
    assert_eq!(
        picker.press(key(KeyCode::Esc)),
        None,
        "forgets the words first"
    );
    assert_eq!(picker.press(key(KeyCode::Esc)), Some(None));
}

#[test]
fn a_long_list_keeps_what_one_stands_on_in_sight() {
    let items: Vec<Item> = (0..300)
        .map(|n| Item {
            label: format!("Question {n}"),
            ..Item::default()
        })
        .collect();
    let list = List {
        items,
        start: 250,
        ..List::default()
    };
    let mut picker = Picker::new(&list);
    let (lines, _) = picker.lines((80, 24), PLAIN);
    assert!(lines.len() <= 24);
    assert!(
        lines.iter().any(|line| line == "› Question 250"),
        "{lines:?}"
    );
}

fn typed(field: &mut TextField<'_>, text: &str) {
    for sign in text.chars() {
        assert_eq!(field.press(key(KeyCode::Char(sign))), None);
    }
}

#[test]
fn a_field_is_edited_and_checked() {
    let check = |text: &str| {
        if text.len() > 3 {
            Ok(())
        } else {
            Err("Too short.".to_owned())
        }
    };
    let field = Field {
        label: "Name".into(),
        help: String::new(),
        value: "Jo".into(),
        proposed: false,
        check: &check,
        typing: None,
    };
    let mut typing = TextField::new(&field, false);
    assert_eq!(typing.press(key(KeyCode::Enter)), None);
    let (lines, _) = typing.lines((60, 20), PLAIN);
    assert!(lines.contains(&"Too short.".to_owned()), "{lines:?}");
    typed(&mut typing, "hn");
    typing.press(key(KeyCode::Left));
    typed(&mut typing, "-");
    typing.paste("a\nb");
    assert_eq!(
        typing.press(key(KeyCode::Enter)),
        Some(Some("Joh-a bn".into()))
    );
    assert_eq!(typing.press(key(KeyCode::Esc)), Some(None));
}

#[test]
fn what_is_only_proposed_is_replaced_by_typing_and_changed_by_editing() {
    let field = Field {
        label: "File".into(),
        help: String::new(),
        value: "assessment.yaml".into(),
        proposed: true,
        check: &|_| Ok(()),
        typing: None,
    };
    let enter = |typing: &mut TextField<'_>| typing.press(key(KeyCode::Enter)).flatten();

    let mut taken = TextField::new(&field, false);
    assert_eq!(enter(&mut taken).as_deref(), Some("assessment.yaml"));

    let mut replaced = TextField::new(&field, false);
    typed(&mut replaced, "my.yaml");
    assert_eq!(enter(&mut replaced).as_deref(), Some("my.yaml"));

    let mut pasted = TextField::new(&field, false);
    pasted.paste("2027.yaml");
    assert_eq!(enter(&mut pasted).as_deref(), Some("2027.yaml"));

    let mut edited = TextField::new(&field, false);
    edited.press(key(KeyCode::Home));
    typed(&mut edited, "my-");
    assert_eq!(enter(&mut edited).as_deref(), Some("my-assessment.yaml"));
}

#[test]
fn a_note_has_as_many_lines_as_one_likes_and_the_cursor_stays_in_sight() {
    let field = Field {
        label: "Note".into(),
        help: String::new(),
        value: String::new(),
        proposed: false,
        check: &|_| Ok(()),
        typing: None,
    };
    let mut typing = TextField::new(&field, true);
    typed(&mut typing, "one");
    typing.press(KeyEvent::new(KeyCode::Enter, KeyModifiers::ALT));
    typed(&mut typing, &"two ".repeat(20));
    let (lines, cursor) = typing.lines((42, 24), PLAIN);
    assert_eq!(lines[2], "› one");
    assert_eq!(
        lines[3].trim_end(),
        format!("  {}", "two ".repeat(20)[..39].trim_end())
    );
    assert_eq!(cursor, (2 + 80 - 39 * 2, 5));
    typed(&mut typing, &"more ".repeat(400));
    let (lines, (_, row)) = typing.lines((42, 10), PLAIN);
    assert!(lines.len() <= 10 && row < 10, "{} {row}", lines.len());
    let entered = typing.press(key(KeyCode::Enter)).flatten().expect("a text");
    assert!(entered.starts_with("one\ntwo"));
}
