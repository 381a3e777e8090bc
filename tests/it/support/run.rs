//! One run of the binary and what is expected of it.

use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use snapbox::IntoData;
use snapbox::cmd::cargo_bin;
use unicode_width::UnicodeWidthStr;

/// A run that takes longer hangs.
const TOO_LONG: Duration = Duration::from_secs(120);

/// The folder of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Compares with a file in `tests/golden`, or writes it with `SNAPSHOTS=overwrite`.
fn golden(name: &str, actual: &str) {
    let expected = snapbox::Data::read_from(&root().join("tests/golden").join(name), None);
    // The version of the program is no result.
    let actual = actual.replace(env!("CARGO_PKG_VERSION"), "[VERSION]");
    snapbox::Assert::new()
        .action_env("SNAPSHOTS")
        .eq(actual.into_data().raw(), expected.raw());
}

/// A run of the binary that is being put together, in an environment of nothing.
#[must_use = "it runs when an exit code is expected"]
pub(crate) struct Run {
    command: snapbox::cmd::Command,
    said: String,
}

impl Run {
    /// The binary with these arguments, in this folder.
    pub(crate) fn new<'a>(folder: &Path, arguments: impl IntoIterator<Item = &'a str>) -> Self {
        let arguments: Vec<&str> = arguments.into_iter().collect();
        let said = format!("itsm-gap {}", arguments.join(" "));
        let command = snapbox::cmd::Command::from_std(Self::command(folder))
            .args(arguments)
            .timeout(TOO_LONG);
        Self { command, said }
    }

    /// The binary in this folder, knowing nothing of the machine it runs on.
    pub(crate) fn command(folder: &Path) -> Command {
        let mut command = Command::new(cargo_bin!("itsm-gap"));
        command.env_clear().current_dir(folder);
        // Windows starts no program without it.
        if let Some(value) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", value);
        }
        command
    }

    /// The binary at the root of the project, where the examples are.
    pub(crate) fn at_root(arguments: &str) -> Self {
        Self::new(root(), arguments.split_whitespace())
    }

    /// With a variable in the environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command = self.command.env(name, value);
        self
    }

    /// With so many columns.
    pub(crate) fn columns(self, columns: usize) -> Self {
        self.env("COLUMNS", &columns.to_string())
    }

    /// With this on standard input.
    pub(crate) fn stdin(mut self, text: &str) -> Self {
        self.command = self.command.stdin(text.to_owned().into_data().raw());
        self
    }

    /// Runs it and expects this exit code. Nothing may panic, whatever the code.
    #[track_caller]
    pub(crate) fn exit(self, code: i32) -> Done {
        let output = self.command.output().unwrap();
        let done = Done::new(output, self.said);
        assert!(!done.stderr.contains("panicked"), "{done:?}");
        assert_eq!(done.code, Some(code), "{done:?}");
        done
    }

    /// Runs it and expects one of these exit codes.
    #[track_caller]
    pub(crate) fn exit_any(self, codes: &[i32]) -> Done {
        let output = self.command.output().unwrap();
        let done = Done::new(output, self.said);
        assert!(
            codes.iter().any(|code| done.code == Some(*code)),
            "{done:?}"
        );
        done
    }

    /// Runs it and expects success and no talk.
    #[track_caller]
    pub(crate) fn quietly(self) -> Done {
        let done = self.exit(0);
        assert_eq!(done.stderr, "", "{done:?}");
        done
    }

    /// Runs it and takes what it writes for JSON.
    #[track_caller]
    pub(crate) fn json(self) -> serde_json::Value {
        let done = self.exit(0);
        serde_json::from_str(&done.stdout).unwrap_or_else(|error| panic!("{error}: {done:?}"))
    }
}

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Done {
    #[expect(dead_code, reason = "shown when a test fails")]
    said: String,
    code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Done {
    fn new(output: Output, said: String) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self {
            said,
            code: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    /// Expects something on standard output.
    #[track_caller]
    pub(crate) fn stdout_has(self, wanted: &str) -> Self {
        assert!(self.stdout.contains(wanted), "no {wanted:?} in {self:#?}");
        self
    }

    /// Expects something on standard error.
    #[track_caller]
    pub(crate) fn stderr_has(self, wanted: &str) -> Self {
        assert!(self.stderr.contains(wanted), "no {wanted:?} in {self:#?}");
        self
    }

    /// Expects nothing on standard output.
    #[track_caller]
    pub(crate) fn no_stdout(self) -> Self {
        assert_eq!(self.stdout, "", "{self:?}");
        self
    }

    /// Expects no line on standard output to be wider than this.
    #[track_caller]
    pub(crate) fn within(self, columns: usize) -> Self {
        for line in self.stdout.lines() {
            assert!(line.width() <= columns, "{} columns: {line}", line.width());
        }
        self
    }

    /// Compares standard output with a golden file.
    #[track_caller]
    pub(crate) fn golden(self, name: &str) -> Self {
        golden(name, &self.stdout);
        self
    }
}

/// The ids of all embedded questionnaires, which are files of the same name.
pub(crate) fn embedded() -> Vec<String> {
    let files = std::fs::read_dir(root().join("questionnaires")).unwrap();
    let mut ids: Vec<String> = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    ids.sort();
    assert!(!ids.is_empty());
    ids
}
