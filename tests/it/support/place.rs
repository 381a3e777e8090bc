//! A folder that a test has for itself.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::run::{Run, root};

/// An empty folder that goes with the test.
pub(crate) struct Place {
    folder: TempDir,
}

impl Place {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    /// A folder with all fixtures in it.
    pub(crate) fn with_fixtures() -> Self {
        let place = Self::empty();
        for entry in fs::read_dir(root().join("tests/fixtures")).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), place.path(entry.file_name())).unwrap();
        }
        place
    }

    /// The path of something in it.
    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a file into it.
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        fs::write(self.path(name), content).unwrap();
        self
    }

    /// Makes a folder in it, with those above.
    pub(crate) fn folder(self, name: &str) -> Self {
        fs::create_dir_all(self.path(name)).unwrap();
        self
    }

    /// Reads a file of it.
    pub(crate) fn read(&self, name: &str) -> String {
        String::from_utf8(fs::read(self.path(name)).unwrap()).unwrap()
    }

    /// The names of all that is in it, in order.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// The binary, run in this folder. Arguments are parted by blanks.
    pub(crate) fn run(&self, arguments: &str) -> Run {
        self.run_with(arguments.split_whitespace())
    }

    /// The binary, run in this folder, with arguments that may contain blanks.
    pub(crate) fn run_with<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Run {
        Run::new(self.folder.path(), arguments)
    }
}
