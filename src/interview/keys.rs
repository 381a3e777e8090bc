//! The keys of the interview, one meaning each wherever they are offered.

use super::screen::{Command, ENTER, Role};

const fn plain(key: char, word: &'static str, label: &'static str) -> Command {
    Command {
        key,
        word,
        label,
        role: Role::Plain,
    }
}

const fn playing(role: Role, command: Command) -> Command {
    Command { role, ..command }
}

/// Asked, but nobody knows.
pub(super) const UNKNOWN: char = 'u';
/// Nothing has happened yet that could show it.
pub(super) const NONE_YET: char = 't';
/// Does not apply.
pub(super) const NOT_APPLICABLE: char = 'x';

pub(super) const EVIDENCE: Command = plain('e', "evidence", "evidence");
pub(super) const NOTE: Command = plain('n', "note", "note");
pub(super) const DETAILS: Command = plain('d', "details", "details");
pub(super) const HELP: Command = plain('?', "help", "help");
pub(super) const BACK: Command = playing(Role::Back, plain('b', "back", "back"));
pub(super) const SKIP: Command = playing(Role::Forward, plain('s', "skip", "skip"));
pub(super) const OPEN: Command = plain('o', "open", "next open");
pub(super) const JUMP: Command = plain('j', "jump", "jump");
pub(super) const SEARCH: Command = plain('/', "search", "search");
pub(super) const REVIEW: Command = plain('r', "review", "review");
pub(super) const PROFILE: Command = plain('p', "profile", "profile");
pub(super) const CLEAR: Command = plain('c', "clear", "clear");
pub(super) const LEAVE: Command = playing(Role::Leave, plain('q', "quit", "save and quit"));
/// Leaves the answer as it is and goes on.
pub(super) const KEEP: Command = playing(Role::Accept, plain(ENTER, "keep", "keep it"));
/// Takes last time's answer over.
pub(super) const CONFIRM: Command = playing(Role::Accept, plain(ENTER, "confirm", "as last time"));
/// Goes on.
pub(super) const DONE: Command = playing(Role::Accept, plain(ENTER, "done", "done"));
/// Goes back to the answer itself.
pub(super) const RETURN: Command = playing(Role::Back, plain('b', "back", "back"));
pub(super) const REMOVE: Command = plain('k', "remove", "remove it");
