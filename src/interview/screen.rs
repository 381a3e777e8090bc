//! What the person is shown and asked: screens, lists and fields, free of how a terminal draws them.

use super::draft::Typing;
use crate::report::{Cell, Entry};

/// The key that goes back or leaves things as they are.
pub const ESCAPE: char = '\u{1b}';
/// The key that accepts what is proposed, or goes on.
pub const ENTER: char = '\n';

/// A screen that one key answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Screen {
    /// Where one is, from the whole to the part; empty where that says nothing.
    pub place: Vec<String>,
    /// How far the sitting has come.
    pub progress: Option<Progress>,
    /// Which part of the section this is, such as "3 of 6 in this section".
    pub part: String,
    /// What has just happened, or deserves a look.
    pub notices: Vec<Cell>,
    /// The question.
    pub question: String,
    /// What is known so far, by name; without a name, what helps to understand the question.
    pub facts: Vec<Entry>,
    /// What can be answered.
    pub choices: Vec<Choice>,
    /// What else can be done.
    pub commands: Vec<Command>,
    /// Keys that are not offered, but answered with the reason why.
    pub refused: Vec<char>,
}

impl Screen {
    /// The key of what a word stands for, as typed by somebody who answers in lines: a key, a command's word, or the
    /// word or label of a choice.
    pub fn key_of(&self, word: &str) -> Option<char> {
        let word = word.trim();
        let mut signs = word.chars();
        if let (Some(sign), None) = (signs.next(), signs.next())
            && self.offers(sign)
        {
            return Some(sign);
        }
        let typed = word.to_lowercase();
        let choice = self.choices.iter().find(|choice| choice.is(&typed));
        let command = self.commands.iter().find(|command| command.word == typed);
        choice
            .map(|choice| choice.key)
            .or(command.map(|command| command.key))
    }

    /// Whether a key means something here.
    pub fn offers(&self, key: char) -> bool {
        let of_choice = self.choices.iter().any(|choice| choice.key == key);
        of_choice
            || self.refused.contains(&key)
            || self.commands.iter().any(|command| command.key == key)
    }

    /// The key of the first command with this part to play.
    pub fn key_for(&self, role: Role) -> Option<char> {
        let command = self.commands.iter().find(|command| command.role == role);
        command.map(|command| command.key)
    }
}

/// How far one has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Answered questions.
    pub done: usize,
    /// All questions that apply.
    pub of: usize,
}

/// One thing that can be answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The key that takes it.
    pub key: char,
    /// What stands for it in files; accepted where answers are typed.
    pub word: String,
    /// Its name.
    pub label: String,
    /// What it means here.
    pub means: String,
    /// It is what was answered so far.
    pub current: bool,
    /// It stands apart from the answers that have a value.
    pub apart: bool,
}

impl Choice {
    fn is(&self, typed: &str) -> bool {
        self.word.to_lowercase() == typed || self.label.to_lowercase() == typed
    }
}

/// The keys of numbered choices, in order: what comes after them is reached by arrow keys and words only.
pub(super) fn number_keys() -> impl Iterator<Item = char> {
    // A place of the private use area is on no keyboard, but tells choices apart.
    ('1'..='9').chain('\u{e000}'..='\u{f8ff}')
}

/// Something to do besides answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Command {
    /// The key that does it.
    pub key: char,
    /// The word that does it where answers are typed.
    pub word: &'static str,
    /// What it does, in a word or two.
    pub label: &'static str,
    /// Which other keys may stand for it.
    pub role: Role,
}

/// What a command stands for among all screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Reached by its own key only.
    Plain,
    /// Goes back: also the left arrow, backspace and Esc.
    Back,
    /// Goes on: also the right arrow and the space bar.
    Forward,
    /// Accepts what is proposed: also Enter.
    Accept,
    /// Leaves: also the end of input.
    Leave,
}

/// A list of which one item is picked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// What is to be picked.
    pub title: String,
    /// The items, in order.
    pub items: Vec<Item>,
    /// Place of the item on which one stands at first.
    pub start: usize,
    /// Words typed so far by which items are found.
    pub filter: String,
}

/// One item of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// The heading it stands under; shown where it changes.
    pub group: String,
    /// Its name.
    pub label: String,
    /// A word or two on its state.
    pub remark: Cell,
    /// Further words by which it is found.
    pub keywords: String,
}

impl List {
    /// Places of the items that hold every word typed, in any case.
    pub fn found(&self, typed: &str) -> Vec<usize> {
        let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
        let holds = |item: &Item| {
            let all = [&item.label, &item.keywords, &item.group, &item.remark.text];
            let all = all.map(|text| text.to_lowercase()).join("\n");
            words.iter().all(|word| all.contains(word.as_str()))
        };
        let items = self.items.iter().enumerate();
        items
            .filter(|(_, item)| holds(item))
            .map(|(place, _)| place)
            .collect()
    }
}

/// Text that is asked for.
pub struct Field<'a> {
    /// What is asked.
    pub label: String,
    /// How to write it, or what it is for.
    pub help: String,
    /// What it is so far.
    pub value: String,
    /// Whether `value` is only proposed: typing replaces it.
    pub proposed: bool,
    /// Says what is wrong with a text, as a whole sentence.
    pub check: &'a dyn Fn(&str) -> Result<(), String>,
    /// Where what is typed is kept until it is entered.
    pub typing: Option<Typing>,
}

impl Field<'_> {
    /// Tells what is typed so far.
    pub(super) fn typed(&self, text: &str) {
        if let Some(typing) = &self.typing {
            typing.told(text);
        }
    }
}

impl std::fmt::Debug for Field<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Field")
            .field("label", &self.label)
            .field("value", &self.value)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screen() -> Screen {
        let choice = |key, word: &str, label: &str| Choice {
            key,
            word: word.into(),
            label: label.into(),
            means: String::new(),
            current: false,
            apart: false,
        };
        Screen {
            choices: vec![
                choice('1', "absent", "Not there"),
                choice('u', "unknown", "Unknown"),
            ],
            commands: vec![Command {
                key: 'b',
                word: "back",
                label: "back",
                role: Role::Back,
            }],
            ..Screen::default()
        }
    }

    #[test]
    fn a_typed_answer_may_be_a_key_a_word_or_a_label() {
        let screen = screen();
        for typed in ["1", " absent ", "Not There"] {
            assert_eq!(screen.key_of(typed), Some('1'), "{typed}");
        }
        assert_eq!(screen.key_of("u"), Some('u'));
        assert_eq!(screen.key_of("back"), Some('b'));
        assert_eq!(screen.key_of("nonsense"), None);
        assert_eq!(screen.key_of(""), None);
    }

    #[test]
    fn items_are_found_by_all_words_in_any_order_and_case() {
        let item = |label: &str, keywords: &str| Item {
            label: label.into(),
            keywords: keywords.into(),
            ..Item::default()
        };
        let list = List {
            items: vec![
                item("Are incidents recorded?", "8.6.1 inc-recorded"),
                item("Are changes recorded?", "8.5.1"),
            ],
            ..List::default()
        };
        assert_eq!(list.found("recorded INC"), [0]);
        assert_eq!(list.found("8.5"), [1]);
        assert_eq!(list.found(""), [0, 1]);
        assert!(list.found("nothing").is_empty());
    }
}
