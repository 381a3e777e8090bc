//! A text in the editor of a person's choice.

use std::fs;
use std::io::Write as _;
use std::process::Command;

/// Lets a person change a text with a command to which the name of a file is added. `None`: it was left as it was.
///
/// # Errors
///
/// If the editor cannot be run or says that it failed: then nothing of it is taken. What it saved all the same stays in
/// the file that the message names.
pub(super) fn edit(command: &str, text: &str) -> Result<Option<String>, String> {
    let not_run = |why: &dyn std::fmt::Display| {
        format!("The editor “{command}” could not be run: {why}. Type the text here instead.")
    };
    let words = shell_words::split(command).map_err(|error| not_run(&error))?;
    let Some((program, arguments)) = words.split_first() else {
        return Err(not_run(&"it has no name"));
    };
    let file = tempfile::Builder::new()
        .prefix("itsm-gap-")
        .suffix(".md")
        .tempfile();
    let mut file = file.map_err(|error| not_run(&error))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.flush())
        .map_err(|error| not_run(&error))?;
    let path = file.into_temp_path();
    let status = Command::new(program)
        .args(arguments)
        .arg(&path)
        .status()
        .map_err(|error| not_run(&error))?;
    // Many editors put a new file in the place of the old one, so that it is opened anew.
    let saved = fs::read(&path).map_err(|error| not_run(&error))?;
    let changed = saved != text.as_bytes();
    if !status.success() {
        let mut told = format!("The editor failed ({status}), so that nothing of it was taken.");
        if changed && let Ok(kept) = path.keep() {
            told += &format!(" What it saved is in {}.", kept.display());
        }
        return Err(told + " Ctrl-O opens it again.");
    }
    match String::from_utf8(saved) {
        Ok(saved) => Ok(changed.then_some(saved)),
        Err(_) => Err("The editor saved no UTF-8 text. Ctrl-O opens it again.".to_owned()),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_an_editor_saves_is_taken_and_what_a_failing_one_saves_is_kept_apart() {
        assert_eq!(
            edit("sh -c 'printf more >> \"$0\"'", "some "),
            Ok(Some("some more".into()))
        );
        assert_eq!(edit("true", "some "), Ok(None));
        let told = edit("false", "some ").unwrap_err();
        assert!(
            told.contains("exit status: 1") && !told.contains("is in"),
            "{told}"
        );
        let told = edit("sh -c 'printf more >> \"$0\"; exit 3'", "some ").unwrap_err();
        let kept = told.split(" is in ").nth(1).expect("a path");
        let kept = kept.split(". Ctrl-O").next().expect("a path");
        assert_eq!(fs::read(kept).expect("a file"), b"some more");
        fs::remove_file(kept).expect("removed");
        assert!(
            edit("no-such-editor-anywhere", "")
                .unwrap_err()
                .contains("Type the text here")
        );
    }
}
