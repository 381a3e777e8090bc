//! A workbook, read back.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use calamine::{Data, Range, Reader as _, Xlsx};
use zip::ZipArchive;

use crate::support::Place;

/// A workbook with all its cells and parts.
pub(crate) struct Book {
    pub(crate) bytes: Vec<u8>,
    sheets: Vec<(String, Range<Data>)>,
    /// The files that it is made of.
    pub(crate) parts: BTreeMap<String, String>,
    /// The years in which the files were written, as the archive has it.
    pub(crate) written: Vec<u16>,
}

/// A row of a table, by the titles of its columns.
pub(crate) type Row = BTreeMap<String, Data>;

impl Book {
    /// Runs a command in a place with `-o` and reads what it writes.
    #[track_caller]
    pub(crate) fn of(place: &Place, command: &str) -> Self {
        let run = place.run(&format!("{command} -o book.xlsx"));
        run.exit_any(&[0, 1]);
        Self::read(std::fs::read(place.path("book.xlsx")).unwrap())
    }

    /// The report of an example.
    #[track_caller]
    pub(crate) fn of_example(place: &Place, example: &str) -> Self {
        let path = crate::support::root().join("examples").join(example);
        Self::of(
            place,
            &format!("report {}", path.join("assessment.yaml").display()),
        )
    }

    /// Reads a workbook.
    #[track_caller]
    pub(crate) fn read(bytes: Vec<u8>) -> Self {
        let mut xlsx: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
        let names = xlsx.sheet_names();
        let sheets = names.into_iter().map(|name| {
            let range = xlsx.worksheet_range(&name).unwrap();
            let formulas = xlsx.worksheet_formula(&name).unwrap();
            assert!(formulas.is_empty(), "formulas in {name}");
            (name, range)
        });
        let sheets = sheets.collect();
        let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
        let (mut parts, mut written) = (BTreeMap::new(), Vec::new());
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).unwrap();
            written.extend(file.last_modified().map(|time| time.year()));
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            parts.insert(file.name().unwrap().into_owned(), text);
        }
        Self {
            bytes,
            sheets,
            parts,
            written,
        }
    }

    /// The names of the sheets.
    pub(crate) fn names(&self) -> Vec<&str> {
        self.sheets.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// The cells of a sheet, from A1 on.
    #[track_caller]
    pub(crate) fn sheet(&self, name: &str) -> &Range<Data> {
        let found = self.sheets.iter().find(|(known, _)| known == name);
        &found.unwrap_or_else(|| panic!("no sheet {name}")).1
    }

    /// The value of a cell, by row and column from 0.
    pub(crate) fn cell(&self, sheet: &str, (row, column): (u32, u32)) -> Data {
        let value = self.sheet(sheet).get_value((row, column));
        value.cloned().unwrap_or(Data::Empty)
    }

    /// All texts of a sheet.
    pub(crate) fn texts(&self, sheet: &str) -> Vec<String> {
        let cells = self.sheet(sheet).used_cells();
        cells
            .filter_map(|(_, _, data)| match data {
                Data::String(text) => Some(text.clone()),
                _ => None,
            })
            .collect()
    }

    /// The rows of the table whose first title this is, until the first column is blank.
    #[track_caller]
    pub(crate) fn table(&self, sheet: &str, first: &str, second: &str) -> Vec<Row> {
        let range = self.sheet(sheet);
        let text = |row: u32, column: u32| self.cell(sheet, (row, column)).to_string();
        let last = range.end().unwrap();
        let head = (0..=last.0).find(|row| text(*row, 0) == first && text(*row, 1) == second);
        let head = head.unwrap_or_else(|| panic!("no table {first} in {sheet}"));
        let titles: Vec<String> = (0..=last.1)
            .map(|column| text(head, column))
            .take_while(|title| !title.is_empty())
            .collect();
        let is_blank = |row: &u32| text(*row, 0).is_empty() && text(*row, 1).is_empty();
        (head + 1..=last.0)
            .take_while(|row| !is_blank(row))
            .map(|row| {
                let cells = (0..).zip(&titles);
                cells
                    .map(|(column, title)| (title.clone(), self.cell(sheet, (row, column))))
                    .collect()
            })
            .collect()
    }

    pub(crate) fn areas(&self) -> Vec<Row> {
        self.table("Areas", "View", "Id")
    }

    pub(crate) fn findings(&self) -> Vec<Row> {
        self.table("Findings", "#", "Id")
    }

    pub(crate) fn answers(&self) -> Vec<Row> {
        self.table("Answers", "Section", "Id")
    }

    pub(crate) fn initiatives(&self) -> Vec<Row> {
        self.table("Roadmap", "#", "Id")
    }

    pub(crate) fn quarters(&self) -> Vec<Row> {
        self.table("Timeline", "Quarter", "Work")
    }

    /// The links of a sheet within the workbook: where from, where to.
    pub(crate) fn links(&self, sheet: &str) -> Vec<(String, String)> {
        let at = self.names().iter().position(|name| *name == sheet).unwrap() + 1;
        let text = &self.parts[&format!("xl/worksheets/sheet{at}.xml")];
        let links = text.split("<hyperlink ").skip(1);
        links
            .map(|link| (attribute(link, "ref"), attribute(link, "location")))
            .collect()
    }
}

/// The value of an attribute of the element that a text begins with.
#[track_caller]
pub(crate) fn attribute(element: &str, name: &str) -> String {
    let (_, rest) = element
        .split_once(&format!("{name}=\""))
        .unwrap_or_else(|| panic!("no {name} in {element:.200}"));
    rest.split('"').next().unwrap().to_owned()
}

/// Row and column of a cell such as `B12`, from 0.
pub(crate) fn place(cell: &str) -> (u32, u32) {
    let digits = cell.find(|sign: char| sign.is_ascii_digit()).unwrap();
    let (letters, number) = cell.split_at(digits);
    let column = letters.bytes().fold(0, |column, letter| {
        column * 26 + u32::from(letter - b'A' + 1)
    });
    (number.parse::<u32>().unwrap() - 1, column - 1)
}

/// The number in a cell; none if it is blank. Text is never a number.
#[track_caller]
pub(crate) fn number(data: &Data) -> Option<f64> {
    match data {
        Data::Empty => None,
        Data::Float(number) => Some(*number),
        Data::Int(number) => Some(*number as f64),
        Data::DateTime(day) => Some(day.as_f64()),
        other => panic!("{other:?} is no number"),
    }
}
