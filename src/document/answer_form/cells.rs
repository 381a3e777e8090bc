//! The cells of a workbook, whoever wrote it: what is in them, and whether a formula put it there.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{
    DataRef, Reader as _, SheetVisible, Xlsx, XlsxCellFormulaMetadataRecord, XlsxError,
    open_workbook_from_rs,
};

use super::fault::FormFault;
use super::value::Content;
use crate::document::codes;

/// So many sheets may a workbook have.
const SHEETS: usize = 500;
/// So many cells may have a content, in all sheets together.
const CELLS: usize = 200_000;
/// Beyond this row nothing may be written.
const ROWS: u32 = 60_000;

/// One sheet.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub(super) name: String,
    /// Whether a person sees it.
    pub(super) visible: bool,
    /// What is not empty, by row and column from 0.
    cells: BTreeMap<(u32, u32), Cell>,
    /// First and last cell of each merged range.
    pub(super) merged: Vec<((u32, u32), (u32, u32))>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    pub(super) content: Content,
    pub(super) formula: bool,
}

impl Grid {
    pub(super) fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&(row, column))
    }

    /// Text of a cell that no formula put there; other contents are none.
    pub(super) fn text(&self, row: u32, column: u32) -> Option<&str> {
        match self.cell(row, column)? {
            Cell {
                content: Content::Text(text),
                formula: false,
            } => Some(text),
            _ => None,
        }
    }

    /// All cells with a content, by rows.
    pub(super) fn cells(&self) -> impl Iterator<Item = (u32, u32, &Cell)> {
        self.cells
            .iter()
            .map(|((row, column), cell)| (*row, *column, cell))
    }

    /// The rows that have a content.
    pub(super) fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }
}

/// Reads all sheets of a workbook that was found to be within bounds.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, FormFault> {
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(unread)?;
    let is_1904 = workbook.has_1904_epoch();
    let sheets = workbook.sheets_metadata().to_vec();
    if sheets.len() > SHEETS {
        let message = format!("the workbook has more than {SHEETS} sheets");
        return Err(FormFault::error(codes::WORKBOOK_TOO_LARGE, message));
    }
    let mut left = CELLS;
    let mut grids = Vec::new();
    for sheet in sheets {
        let read = cells(&mut workbook, &sheet.name, is_1904, &mut left);
        let cells = match read {
            Ok(cells) => cells?,
            // A sheet with a chart alone has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(unread(error).sheet(&sheet.name)),
        };
        let merged = workbook.merge_cells_by_sheet_name(&sheet.name);
        let merged = merged.map_err(|error| unread(error).sheet(&sheet.name))?;
        grids.push(Grid {
            visible: sheet.visible == SheetVisible::Visible,
            name: sheet.name,
            cells,
            merged: merged
                .iter()
                .map(|range| (range.start, range.end))
                .collect(),
        });
    }
    Ok(grids)
}

type Cells = BTreeMap<(u32, u32), Cell>;

fn cells(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    is_1904: bool,
    left: &mut usize,
) -> Result<Result<Cells, FormFault>, XlsxError> {
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    let mut cells = BTreeMap::new();
    while let Some(record) = reader.next_cell_with_formula_metadata()? {
        let XlsxCellFormulaMetadataRecord {
            pos: (row, column),
            value,
            formula,
        } = record;
        let content = content(&value, is_1904);
        let formula = formula.is_some();
        if content == Content::Empty && !formula {
            continue;
        }
        if row >= ROWS || *left == 0 {
            let what = match *left {
                0 => format!("more than {CELLS} cells"),
                _ => format!("something behind row {ROWS}"),
            };
            let message = format!("the workbook holds {what}, which no form does");
            let fault = FormFault::error(codes::WORKBOOK_TOO_LARGE, message);
            let help = "remove what was added, or copy the answers into a fresh form";
            return Ok(Err(fault.at((sheet, row, column)).help(help)));
        }
        *left -= 1;
        cells.insert((row, column), Cell { content, formula });
    }
    Ok(Ok(cells))
}

fn content(value: &DataRef<'_>, is_1904: bool) -> Content {
    match value {
        DataRef::Empty => Content::Empty,
        DataRef::Int(number) => Content::Text(number.to_string()),
        DataRef::Float(number) => Content::number(*number, is_1904),
        DataRef::String(text) => Content::text(text),
        DataRef::SharedString(text) => Content::text(text),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Content::text(text),
        DataRef::Bool(flag) => Content::Flag(*flag),
        DataRef::DateTime(moment) => Content::moment(moment.as_f64(), is_1904),
        DataRef::Error(error) => Content::Error(error.to_string()),
    }
}

fn unread(error: XlsxError) -> FormFault {
    let message = match error {
        XlsxError::Password => "the workbook is under a password".to_owned(),
        error => format!("the workbook cannot be read: {error}"),
    };
    FormFault::error(codes::NOT_A_WORKBOOK, message)
        .help("open it, and save it as .xlsx without a password")
}
