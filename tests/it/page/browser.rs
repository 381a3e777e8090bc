//! A real browser without a window, and what it says of a page.
//!
//! Without Chromium, or without the checks of accessibility, a test says that it is skipped; where
//! `ITSM_GAP_REQUIRE_BROWSER` is set it fails instead.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

/// Names by which systems call it.
const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// A browser with a folder of its own.
pub(super) struct Browser {
    program: PathBuf,
    folder: TempDir,
}

/// Says that a test is skipped, or fails where it must run.
fn skipped(why: &str) {
    let required = std::env::var_os("ITSM_GAP_REQUIRE_BROWSER").is_some();
    assert!(!required, "{why}");
    // Past the capture of tests, so that it is seen.
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}

/// The script of axe-core, from the file that `ITSM_GAP_AXE` names.
pub(super) fn axe() -> Option<String> {
    let Some(path) = std::env::var_os("ITSM_GAP_AXE") else {
        skipped("ITSM_GAP_AXE names no file axe.min.js");
        return None;
    };
    Some(fs::read_to_string(path).unwrap())
}

/// Whether a document was written at all.
fn is_page(written: &str) -> bool {
    !written.trim().is_empty()
}

impl Browser {
    /// The browser of this machine.
    pub(super) fn find() -> Option<Self> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut folders = std::env::split_paths(&path);
        let found = folders.find_map(|folder| {
            let mut programs = NAMES.iter().map(|name| folder.join(name));
            programs.find(|program| program.is_file())
        });
        if found.is_none() {
            skipped("there is no Chromium on this machine");
        }
        Some(Self {
            program: found?,
            folder: TempDir::new().unwrap(),
        })
    }

    /// Runs it with arguments; gives what it writes. Where no page came at all, as happens while the disk is very busy, it
    /// is tried once more; a page that is not the expected one never is.
    fn run(&self, arguments: &[&str], came: impl Fn(&str) -> bool) -> (String, String) {
        let first = self.run_once(arguments);
        if came(&first.0) {
            return first;
        }
        let _ = writeln!(
            std::io::stderr(),
            "Chromium gave no page, so it is run once more: {}",
            first.1
        );
        self.run_once(arguments)
    }

    fn run_once(&self, arguments: &[&str]) -> (String, String) {
        let home = self.folder.path().join("profile");
        let output = Command::new(&self.program)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
            ])
            .arg(format!("--user-data-dir={}", home.display()))
            .args(arguments)
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (text(&output.stdout), text(&output.stderr))
    }

    /// Writes a file beside the profile; gives its address.
    fn address(&self, name: &str, content: &str) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        format!("file://{}", path.display())
    }

    /// The page as it is, with its policy; gives the document afterwards and the messages of the console.
    pub(super) fn open(&self, page: &str) -> (String, String) {
        let address = self.address("page.html", page);
        let arguments = ["--virtual-time-budget=5000", "--dump-dom", &address];
        self.run(&arguments, is_page)
    }

    /// The page on paper, as PDF.
    pub(super) fn printed(&self, page: &str) -> String {
        let address = self.address("page.html", page);
        let pdf = self.folder.path().join("page.pdf");
        let to = format!("--print-to-pdf={}", pdf.display());
        let arguments = [&to, "--no-pdf-header-footer", &address];
        self.run(&arguments, |_| pdf.exists());
        String::from_utf8_lossy(&fs::read(pdf).unwrap()).into_owned()
    }

    /// What an expression says, or promises, in a copy of the page without its policy, at a width in pixels.
    pub(super) fn says(&self, page: &str, width: u32, script: &str, expression: &str) -> String {
        let (before, policy) = page.split_once("<meta http-equiv=").unwrap();
        let (_, after) = policy.split_once('>').unwrap();
        // A script ends where its text says so, even within a string.
        let script = script.replace("</script", "<\\/script");
        let asked = format!(
            "<script>{script}</script><script>\
             Promise.resolve().then(() => {expression})\
             .then(said => parent.postMessage(String(said), '*'), error => parent.postMessage('failed: ' + error, '*'))\
             </script></body>"
        );
        self.address(
            "copy.html",
            &format!("{before}{}", after.replace("</body>", &asked)),
        );
        let frame = format!(
            "<!doctype html><iframe src=\"copy.html\" width=\"{width}\" height=\"800\"></iframe><pre></pre>\
             <script>onmessage = event => document.querySelector('pre').textContent = event.data</script>"
        );
        let address = self.address("frame.html", &frame);
        let arguments = ["--virtual-time-budget=120000", "--dump-dom", &address];
        let (document, console) = self.run(&arguments, is_page);
        let said = document.split_once("<pre>").map(|(_, rest)| rest);
        let said = said.and_then(|rest| rest.split_once("</pre>"));
        said.unwrap_or_else(|| panic!("{console}")).0.to_owned()
    }
}
