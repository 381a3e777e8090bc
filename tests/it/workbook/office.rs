//! The programs that respondents use, where they are installed.
//!
//! Without LibreOffice or openpyxl a test says that it is skipped; where `ITSM_GAP_REQUIRE_OFFICE` is set it fails instead.
//! `ITSM_GAP_PYTHON` names the Python that has openpyxl, if that is not `python3`.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value as Json, json};
use tempfile::TempDir;

use super::form::{Form, Value};

/// Says that a test is skipped, or fails where it must run.
fn skipped(why: &str) {
    let required = std::env::var_os("ITSM_GAP_REQUIRE_OFFICE").is_some();
    assert!(!required, "{why}");
    // Past the capture of tests, so that it is seen.
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}

/// LibreOffice without a window.
pub(crate) struct LibreOffice {
    program: PathBuf,
    /// Settings of its own, so that several can run at once.
    profile: TempDir,
}

/// LibreOffice, if it is there.
pub(crate) fn libre_office() -> Option<LibreOffice> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut programs = std::env::split_paths(&path)
        .flat_map(|folder| ["soffice", "libreoffice"].map(|name| folder.join(name)));
    let Some(program) = programs.find(|program| program.is_file()) else {
        skipped("there is no LibreOffice on this machine");
        return None;
    };
    Some(LibreOffice {
        program,
        profile: TempDir::new().unwrap(),
    })
}

impl LibreOffice {
    /// Opens a file and saves it in another form into a folder.
    #[track_caller]
    pub(crate) fn convert(&self, file: &Path, to: &str, folder: &Path) {
        let profile = format!(
            "-env:UserInstallation=file://{}",
            self.profile.path().display()
        );
        let output = Command::new(&self.program)
            .args([&profile, "--headless", "--convert-to", to, "--outdir"])
            .args([folder, file])
            .output()
            .unwrap();
        let saved = folder.join(file.file_name().unwrap()).with_extension(to);
        assert!(saved.is_file(), "{output:?}");
    }
}

/// Python with openpyxl.
pub(crate) struct OpenPyXl {
    python: PathBuf,
}

/// Python with openpyxl, if it is there.
pub(crate) fn openpyxl() -> Option<OpenPyXl> {
    let python =
        std::env::var_os("ITSM_GAP_PYTHON").map_or_else(|| "python3".into(), PathBuf::from);
    let found = Command::new(&python)
        .args(["-c", "import openpyxl"])
        .stderr(Stdio::null())
        .status();
    if !found.is_ok_and(|status| status.success()) {
        skipped("there is no Python with openpyxl on this machine");
        return None;
    }
    Some(OpenPyXl { python })
}

impl OpenPyXl {
    /// Writes what was filled into a form into the fresh form, and saves it elsewhere.
    pub(crate) fn fill(&self, fresh: &Path, form: &Form, saved: &Path) {
        let visible = form.sheets.iter().filter(|sheet| !sheet.hidden);
        let cells = visible.flat_map(|sheet| {
            let cells = sheet.cells.iter().filter(|((_, column), _)| *column > 0);
            cells.map(|((row, column), value)| {
                let at = json!([sheet.name, row + 1, column + 1]);
                let value = match value {
                    Value::Text(text) => json!({"text": text}),
                    Value::Number(number) => json!({"number": number}),
                    Value::Day(number) => json!({"day": number}),
                    other => panic!("{other:?} is not filled in by hand"),
                };
                json!([at, value])
            })
        });
        let cells: Vec<Json> = cells.collect();
        self.run("fill", &[fresh, saved], &json!(cells));
    }

    /// What openpyxl sees of protection and lists.
    pub(crate) fn check(&self, form: &Path) -> Json {
        self.run("check", &[form], &Json::Null)
    }

    #[track_caller]
    fn run(&self, action: &str, files: &[&Path], input: &Json) -> Json {
        let mut child = Command::new(&self.python)
            .args(["-c", include_str!("openpyxl_form.py"), action])
            .args(files)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(input.to_string().as_bytes()).unwrap();
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{stderr}");
        serde_json::from_slice(&output.stdout).unwrap()
    }
}
