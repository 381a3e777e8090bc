//! The command: where the workbook goes, and that it is the same every time.

use super::book::Book;
use crate::support::{Place, Run, root};

const EXAMPLE: &str = "examples/01-it-provider/assessment.yaml";

#[test]
fn equal_input_gives_equal_bytes() {
    let (one, other) = (Place::empty(), Place::empty());
    let example = root().join(EXAMPLE);
    for command in ["report", "roadmap"] {
        let command = format!("{command} {}", example.display());
        let first = Book::of(&one, &command).bytes;
        // The time of the archive is counted in pairs of seconds.
        std::thread::sleep(std::time::Duration::from_millis(2100));
        assert!(first == Book::of(&other, &command).bytes, "{command}");
    }
}

#[test]
fn a_pipe_gets_the_same_bytes_as_a_file() {
    let place = Place::empty();
    let book = Book::of(
        &place,
        &format!("report {}", root().join(EXAMPLE).display()),
    );
    let output = Run::command(root())
        .args(["report", EXAMPLE, "--to", "xlsx"])
        .output()
        .unwrap();
    assert!(output.status.success());
    assert!(output.stdout == book.bytes);
}

#[cfg(unix)]
#[test]
fn a_terminal_is_spared() {
    use crate::support::Pty;
    for command in ["report", "roadmap"] {
        let line = format!("{command} {EXAMPLE} --to xlsx");
        let mut pty = Pty::start(root(), &line, (100, 30));
        pty.sees("a workbook is no text");
        pty.sees("-o FILE");
        assert_eq!(pty.ended(), 2);
    }
}

#[test]
fn the_roadmap_alone_is_a_workbook_too() {
    let place = Place::empty();
    let book = Book::of(
        &place,
        &format!("roadmap {}", root().join(EXAMPLE).display()),
    );
    assert_eq!(
        book.names(),
        ["Roadmap", "Timeline", "Findings", "Answers", "Method"]
    );
}

#[test]
fn sheets_are_ready_for_paper_with_heads_that_stay() {
    let place = Place::empty();
    let book = Book::of(
        &place,
        &format!("report {}", root().join(EXAMPLE).display()),
    );
    assert_eq!(
        book.names(),
        [
            "Summary", "Areas", "Findings", "Roadmap", "Timeline", "Answers", "Method"
        ]
    );
    for (name, sheet) in &book.parts {
        if !name.starts_with("xl/worksheets/sheet") {
            continue;
        }
        assert!(sheet.contains(r#"paperSize="9""#), "{name}: A4");
        assert!(sheet.contains(r#"orientation="landscape""#), "{name}");
        assert!(
            sheet.contains(r#"fitToHeight="0""#),
            "{name}: as wide as a page, as long as it is"
        );
        assert!(
            sheet.contains("&amp;LHarbour IT&amp;R"),
            "{name}: whose it is"
        );
        assert!(sheet.contains("2026-11-22"), "{name}: of which day");
    }
    let frozen = |at: usize| book.parts[&format!("xl/worksheets/sheet{at}.xml")].contains("<pane ");
    assert!([2, 3, 4, 6].into_iter().all(frozen));
    assert!(book.parts["xl/workbook.xml"].contains("_xlnm.Print_Titles"));
    let charts = book
        .parts
        .keys()
        .filter(|name| name.starts_with("xl/charts/chart"));
    assert_eq!(charts.count(), 4, "radar, load, projection, timeline");
}
