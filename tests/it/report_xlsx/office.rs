//! Office programs open it: LibreOffice, and the library by which scripts read workbooks.
//!
//! Without them a test says that it is skipped; where `ITSM_GAP_REQUIRE_OFFICE` is set it fails instead.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use super::book::Book;
use crate::support::Place;

/// Says that a test is skipped, or fails where it must run.
fn skipped(why: &str) {
    let required = std::env::var_os("ITSM_GAP_REQUIRE_OFFICE").is_some();
    assert!(!required, "{why}");
    // Past the capture of tests, so that it is seen.
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}

/// Whether a program starts.
fn starts(program: &str, arguments: &[&str]) -> bool {
    let run = Command::new(program).args(arguments).output();
    run.is_ok_and(|output| output.status.success())
}

/// The Python that `ITSM_GAP_PYTHON` names, or any.
fn python() -> String {
    std::env::var("ITSM_GAP_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

/// What openpyxl sees: a line for each sheet with its name, rows, tables and charts, and what is wrong.
const LOOK: &str = r#"
import sys, warnings, openpyxl
# Bars in cells are an extension of 2010 that the library does not keep.
warnings.filterwarnings("ignore", message="Unknown extension")
warnings.filterwarnings("error", category=UserWarning, module="openpyxl.styles")
book = openpyxl.load_workbook(sys.argv[1])
for sheet in book:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                print("formula", sheet.title, cell.coordinate)
            if isinstance(cell.value, str):
                text = cell.value.rstrip("%")
                try:
                    float(text)
                except ValueError:
                    continue
                # Clauses such as 8.2 are names, and "1. " counts the points of a list.
                if text != text.strip():
                    continue
                if sheet.cell(3, cell.column).value not in ("Id", "Section", "Clauses"):
                    print("text that is a number", sheet.title, cell.coordinate, cell.value)
    for table in sheet.tables.values():
        first = table.ref.split(":")[0]
        head = [cell.value for cell in sheet[table.ref][0]]
        if head != table.column_names:
            print("titles", sheet.title, head, table.column_names)
    print("sheet", sheet.title, sheet.max_row, len(sheet.tables), len(sheet._charts))
"#;

/// What openpyxl says of a workbook; `None` where there is none.
pub(crate) fn seen_by_scripts(path: &Path) -> Option<String> {
    if !starts(&python(), &["-c", "import openpyxl"]) {
        skipped("there is no Python with openpyxl on this machine");
        return None;
    }
    let output = Command::new(python())
        .args(["-c", LOOK])
        .arg(path)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn scripts_read_it() {
    let place = Place::empty();
    for example in ["01-it-provider", "03-near-certification"] {
        let book = Book::of_example(&place, example);
        let Some(said) = seen_by_scripts(&place.path("book.xlsx")) else {
            return;
        };
        let sheets: Vec<&str> = said
            .lines()
            .map(|line| {
                line.strip_prefix("sheet ")
                    .unwrap_or_else(|| panic!("{line}"))
            })
            .collect();
        assert_eq!(sheets.len(), book.names().len());
        let seen = |name: &str| {
            sheets
                .iter()
                .find(|line| line.starts_with(name))
                .unwrap()
                .to_string()
        };
        assert!(seen("Summary ").ends_with("2 1"), "{said}");
        assert!(seen("Timeline ").ends_with("2 3"), "{said}");
    }
}

/// Has LibreOffice turn a workbook into another format; gives the folder's files.
fn converted(folder: &Path, book: &Path, format: &str) {
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let output = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", format, "--outdir"])
        .arg(folder)
        .arg(book)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn libreoffice_opens_every_sheet_with_its_values() {
    if !starts("soffice", &["--version"]) {
        return skipped("there is no LibreOffice on this machine");
    }
    let place = Place::empty();
    for example in ["01-it-provider", "03-near-certification"] {
        let book = Book::of_example(&place, example);
        // All sheets, in a file for each.
        let format =
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
        converted(&place.path("."), &place.path("book.xlsx"), format);
        for name in book.names() {
            let text = place.read(&format!("book-{name}.csv"));
            assert!(!text.contains("Err:"), "{name}");
            assert!(
                !text.contains("#REF!") && !text.contains("#NAME?"),
                "{name}"
            );
            // What it shows is what was written: the longest word of each line of text.
            let lines = book.texts(name).into_iter().filter(|line| line.len() < 60);
            let missing: Vec<String> = lines
                .filter(|line| !text.contains(&line.replace('"', "\"\"")))
                .collect();
            assert!(missing.is_empty(), "{name}: {missing:?}");
        }
        let findings = book.findings().len();
        let text = place.read("book-Findings.csv");
        assert!(text.lines().count() >= findings + 3);
    }
}
