//! A form as a respondent has it before them: cells can be filled, moved and spoilt, and it is saved as by another program.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use calamine::{Data, Reader as _, SheetVisible, Xlsx, open_workbook};
use rust_xlsxwriter::{Format, Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What stands above the columns in which a respondent writes.
pub(crate) const ANSWER: &str = "Your answer";
pub(crate) const NOTE: &str = "Note";
pub(crate) const KIND: &str = "Evidence: kind";
pub(crate) const PLACE: &str = "Evidence: where it is found";
pub(crate) const DAY: &str = "Evidence: its day";
pub(crate) const REASON: &str = "Reason, if not applicable";

/// What is put into a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Number(f64),
    /// The number of a day, shown as one.
    Day(f64),
    Flag(bool),
    Formula(String),
    /// Text of which every other letter is bold.
    Rich(String),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// One sheet.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) hidden: bool,
    pub(crate) cells: BTreeMap<(u32, u16), Value>,
    pub(crate) merged: Vec<(u32, u16, u32, u16)>,
}

/// A form.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) sheets: Vec<Sheet>,
}

impl Form {
    /// Reads a form; its formulas are left out, as by a program that cannot calculate.
    pub(crate) fn open(path: &Path) -> Self {
        let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
        let names = workbook.sheets_metadata().to_vec();
        let sheets = names.into_iter().map(|sheet| {
            let range = workbook.worksheet_range(&sheet.name).unwrap();
            let (top, left) = range.start().unwrap();
            let cells = range.used_cells().map(|(row, column, value)| {
                let at = (
                    top + u32::try_from(row).unwrap(),
                    left + u32::try_from(column).unwrap(),
                );
                let value = match value {
                    Data::String(text) => Value::Text(text.clone()),
                    Data::Float(number) => Value::Number(*number),
                    other => panic!("{other:?} in a fresh form"),
                };
                ((at.0, u16::try_from(at.1).unwrap()), value)
            });
            Sheet {
                hidden: sheet.visible != SheetVisible::Visible,
                cells: cells.collect(),
                merged: Vec::new(),
                name: sheet.name,
            }
        });
        Self {
            sheets: sheets.collect(),
        }
    }

    /// A sheet by its name.
    #[track_caller]
    pub(crate) fn sheet(&mut self, name: &str) -> &mut Sheet {
        let mut sheets = self.sheets.iter_mut();
        sheets.find(|sheet| sheet.name == name).unwrap()
    }

    /// The sheet and the row of a question.
    #[track_caller]
    pub(crate) fn place(&self, id: &str) -> (usize, u32) {
        let mut sheets = self
            .sheets
            .iter()
            .enumerate()
            .filter(|(_, sheet)| !sheet.hidden);
        let found = sheets.find_map(|(place, sheet)| {
            let mut cells = sheet.cells.iter();
            let found = cells.find(|((row, column), value)| {
                *column == 0 && *row > 2 && **value == Value::from(id)
            });
            found.map(|((row, _), _)| (place, *row))
        });
        found.unwrap_or_else(|| panic!("no question {id}"))
    }

    /// The column below a heading.
    #[track_caller]
    pub(crate) fn column(&self, sheet: usize, heading: &str) -> u16 {
        let mut cells = self.sheets[sheet].cells.iter();
        let found = cells.find(|((row, _), value)| *row == 2 && **value == Value::from(heading));
        found.unwrap_or_else(|| panic!("no column {heading}")).0.1
    }

    /// Writes beside a question.
    #[track_caller]
    pub(crate) fn fill(&mut self, id: &str, heading: &str, value: impl Into<Value>) -> &mut Self {
        let (sheet, row) = self.place(id);
        let column = self.column(sheet, heading);
        self.sheets[sheet].cells.insert((row, column), value.into());
        self
    }

    /// Answers a question.
    #[track_caller]
    pub(crate) fn answer(&mut self, id: &str, label: &str) -> &mut Self {
        self.fill(id, ANSWER, label)
    }

    /// Writes the name of the respondent.
    pub(crate) fn signed(&mut self, name: &str) -> &mut Self {
        let sheet = self.sheet("Instructions");
        let mut cells = sheet.cells.iter();
        let at = cells.find(|(_, value)| **value == Value::from("Your name"));
        let (row, column) = *at.unwrap().0;
        sheet.cells.insert((row, column + 1), name.into());
        self
    }

    /// Where a cell is, as a fault names it: "sheet `Processes`, cell F14".
    #[track_caller]
    pub(crate) fn named(&self, id: &str, heading: &str) -> String {
        let (sheet, row) = self.place(id);
        let column = match heading {
            "Id" => 0,
            heading => self.column(sheet, heading),
        };
        let letter = rust_xlsxwriter::utility::column_number_to_name(column);
        format!(
            "sheet `{}`, cell {letter}{}",
            self.sheets[sheet].name,
            row + 1
        )
    }

    /// Saves it as another program does: with its values alone.
    pub(crate) fn save(&self, path: &Path) {
        let mut workbook = Workbook::new();
        let day = Format::new().set_num_format("dd/mm/yyyy");
        let (plain, bold) = (Format::new(), Format::new().set_bold());
        for sheet in &self.sheets {
            let out = workbook.add_worksheet();
            out.set_name(&sheet.name).unwrap().set_hidden(sheet.hidden);
            for (top, left, bottom, right) in &sheet.merged {
                out.merge_range(*top, *left, *bottom, *right, "", &plain)
                    .unwrap();
            }
            for ((row, column), value) in &sheet.cells {
                let (row, column) = (*row, *column);
                match value {
                    Value::Text(text) => out.write_string(row, column, text),
                    Value::Number(number) => out.write_number(row, column, *number),
                    Value::Day(number) => out.write_number_with_format(row, column, *number, &day),
                    Value::Flag(flag) => out.write_boolean(row, column, *flag),
                    Value::Formula(formula) => {
                        let formula = Formula::new(formula).set_result("Always");
                        out.write_formula(row, column, formula)
                    }
                    Value::Rich(text) => {
                        let (first, rest) = text.split_at(1);
                        out.write_rich_string(row, column, &[(&bold, first), (&plain, rest)])
                    }
                }
                .unwrap();
            }
        }
        workbook.save(path).unwrap();
    }
}

/// Changes the text of parts of a workbook, or adds some.
pub(crate) fn rewrite(
    path: &Path,
    change: impl Fn(&str, String) -> String,
    added: &[(&str, &[u8])],
) {
    let bytes = std::fs::read(path).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        out.start_file(&name, SimpleFileOptions::default()).unwrap();
        out.write_all(change(&name, text).as_bytes()).unwrap();
    }
    for (name, bytes) in added {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    std::fs::write(path, out.finish().unwrap().into_inner()).unwrap();
}

/// The text of one part of a workbook.
pub(crate) fn part(path: &Path, name: &str) -> String {
    let bytes = std::fs::read(path).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}
