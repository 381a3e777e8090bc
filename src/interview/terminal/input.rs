//! What arrives from the keyboard.

use std::io;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, read};

/// One thing that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// A key.
    Key(KeyEvent),
    /// Text that was pasted.
    Paste(String),
    /// Ctrl-C.
    Interrupt,
    /// Ctrl-D.
    End,
    /// Ctrl-Z.
    Suspend,
    /// The terminal has another size, or is to be drawn anew.
    Redraw,
}

/// Waits for what arrives next.
pub(super) fn input() -> io::Result<Input> {
    loop {
        match read()? {
            Event::Key(key) if key.kind != KeyEventKind::Release => return Ok(of_key(key)),
            Event::Paste(text) => return Ok(Input::Paste(text)),
            Event::Resize(..) => return Ok(Input::Redraw),
            _ => {}
        }
    }
}

fn of_key(key: KeyEvent) -> Input {
    if is_control(key, 'c') {
        Input::Interrupt
    } else if is_control(key, 'd') {
        Input::End
    } else if is_control(key, 'z') {
        Input::Suspend
    } else if is_control(key, 'l') {
        Input::Redraw
    } else if key.modifiers.contains(KeyModifiers::CONTROL)
        && matches!(key.code, KeyCode::Char('m'))
    {
        Input::Key(KeyEvent::from(KeyCode::Enter))
    } else {
        Input::Key(key)
    }
}

/// Whether a key is this letter together with Ctrl.
pub(super) fn is_control(key: KeyEvent, letter: char) -> bool {
    key.code == KeyCode::Char(letter) && key.modifiers == KeyModifiers::CONTROL
}
