//! Files stay short enough to be read at once.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::root;

/// The most lines that a file of the program has.
const MOST: usize = 400;

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let each = paths.flat_map(|path| match path.is_dir() {
        true => sources(&path),
        false => vec![path],
    });
    each.filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

#[test]
fn no_file_of_the_program_is_longer_than_can_be_read_at_once() {
    let all = sources(&root().join("src"));
    assert!(all.len() > 100, "{}", all.len());
    let lines = |path: &PathBuf| fs::read_to_string(path).unwrap().lines().count();
    let long: Vec<String> = all
        .iter()
        .map(|path| (path, lines(path)))
        .filter(|(_, lines)| *lines > MOST)
        .map(|(path, lines)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "split by meaning: {long:#?}");
}
