//! Tables of very many rows. The library that writes workbooks notes every cell of a table in memory, some 40 bytes each,
//! so that long tables are declared with one row, and get their whole length in the finished file.

use std::io::{self, Read, Seek, Write};

use rust_xlsxwriter::XlsxError;
use rust_xlsxwriter::utility::row_col_to_cell;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::report::{Grid, Rows};

use super::grid::last_column;

/// A table that is declared shorter than it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LongTable {
    /// How it is declared: its name, and the cells it is said to have.
    declared: String,
    /// The cells it is said to have.
    short: String,
    /// The cells it has.
    whole: String,
}

/// How many rows of a grid are declared.
pub(super) fn declared(grid: &Grid<'_>) -> usize {
    match grid.rows {
        Rows::Held(_) => grid.rows.len(),
        Rows::Made { count, .. } => count.min(1),
    }
}

impl LongTable {
    /// A grid whose titles stand in a row, if it is declared shorter than it is.
    pub(super) fn of(row: u32, grid: &Grid<'_>) -> Option<Self> {
        let (short, whole) = (declared(grid), grid.rows.len());
        let last = last_column(grid)?;
        let cells = |rows: usize| {
            let end = row_col_to_cell(row + u32::try_from(rows).ok()?, last);
            Some(format!("ref=\"{}:{end}\"", row_col_to_cell(row, 0)))
        };
        let (short, whole) = (cells(short)?, cells(whole)?);
        (short != whole).then(|| Self {
            // A name holds nothing that would be escaped.
            declared: format!("displayName=\"{}\" {short}", grid.name),
            short,
            whole,
        })
    }
}

/// Copies a workbook, and gives tables their whole length. All other parts stay as they are, byte by byte.
pub(super) fn lengthen(
    workbook: impl Read + Seek,
    tables: &[LongTable],
    to: impl Write + Seek,
) -> Result<(), XlsxError> {
    let mut archive = ZipArchive::new(workbook)?;
    // Not as a stream: such a writer leaves out the sizes of what it copies, where they belong behind a part.
    let mut whole = ZipWriter::new(to);
    // Without a time of its own a part has the first that the format knows, so that equal workbooks have equal bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .unix_permissions(0o600);
    let mut lengthened = 0;
    for place in 0..archive.len() {
        let mut part = archive.by_index(place)?;
        let name = part.name()?.into_owned();
        if !name.starts_with("xl/tables/") {
            whole.raw_copy_file(part)?;
            continue;
        }
        let mut text = String::new();
        part.read_to_string(&mut text)?;
        if let Some(table) = tables.iter().find(|table| text.contains(&table.declared)) {
            // Once for the table, once for its filters.
            text = text.replace(&table.short, &table.whole);
            lengthened += 1;
        }
        whole.start_file(name, options)?;
        whole.write_all(text.as_bytes())?;
    }
    if lengthened != tables.len() {
        // Rather none than one whose filters end after a row.
        return Err(io::Error::other("a table of the workbook is not where it was put").into());
    }
    whole.finish()?.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::render::xlsx::draw;
    use crate::report::{Block, Datum, GridColumn, Part, Sheet, Workbook};

    fn grid(rows: Rows<'_>) -> Grid<'_> {
        Grid {
            name: "Ranking".into(),
            columns: vec![
                GridColumn::new("Rank", 7),
                GridColumn::new("Organisation", 30),
            ],
            rows,
            heads: 1,
            printed: 2,
        }
    }

    fn row(at: usize) -> Vec<Datum> {
        vec![Datum::count(at + 1), Datum::text(format!("Site {at}"))]
    }

    fn made<'r>(count: usize) -> Rows<'r> {
        Rows::Made {
            count,
            row: Box::new(row),
        }
    }

    /// The workbook of a grid below a title.
    fn book(rows: Rows<'_>) -> Vec<u8> {
        let title = vec![Block::heading(1, "Ranking")];
        let sheet = Sheet {
            name: "Ranking".into(),
            anchors: Vec::new(),
            parts: vec![Part::Text(title), Part::Grid(grid(rows))],
        };
        draw(&Workbook {
            title: "Portfolio".to_owned(),
            organisation: String::new(),
            day: None,
            sheets: vec![sheet],
        })
        .unwrap()
    }

    fn table(book: &[u8]) -> String {
        let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
        let mut part = archive.by_name("xl/tables/table1.xml").unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn a_long_table_is_declared_as_one_that_is_held() {
        for count in [1, 2, 20] {
            let held = table(&book((0..count).map(row).collect()));
            assert_eq!(table(&book(made(count))), held);
            assert!(held.contains(&format!("ref=\"A2:B{}\"", count + 2)));
        }
    }

    #[test]
    fn it_can_be_read_from_start_to_end() {
        let book = book(made(20));
        let mut stream = book.as_slice();
        let mut parts = 0;
        while let Some(mut part) = zip::read::read_zipfile_from_stream(&mut stream).unwrap() {
            io::copy(&mut part, &mut io::sink()).unwrap();
            parts += 1;
        }
        assert_eq!(parts, ZipArchive::new(Cursor::new(&book)).unwrap().len());
    }

    #[test]
    fn only_what_is_declared_shorter_is_lengthened() {
        assert_eq!(LongTable::of(1, &grid((0..20).map(row).collect())), None);
        assert_eq!(LongTable::of(1, &grid(made(1))), None);
        let long = LongTable::of(1, &grid(made(20))).unwrap();
        assert_eq!(long.declared, "displayName=\"Ranking\" ref=\"A2:B3\"");
        assert_eq!(long.whole, "ref=\"A2:B22\"");
    }

    #[test]
    fn a_table_that_cannot_be_found_is_an_error() {
        let held = book((0..3).map(row).collect());
        let long = LongTable::of(1, &grid(made(20))).unwrap();
        let to = Cursor::new(Vec::new());
        assert!(lengthen(Cursor::new(held), &[long], to).is_err());
    }
}
