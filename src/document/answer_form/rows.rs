//! The rows in which something was answered, whatever their order.

use std::collections::BTreeMap;

use super::address::address;
use super::cells::{Cell, Grid};
use super::columns::Column;
use super::fault::FormFault;
use super::layout::Layout;
use super::value::Content;
use crate::document::codes;

/// One row of a sheet with questions.
#[derive(Clone, Copy, Debug)]
pub(super) struct FormRow<'g> {
    grid: &'g Grid,
    layout: &'g Layout,
    row: u32,
}

/// A cell: its sheet, its row and its column.
pub(super) type CellPlace<'g> = (&'g str, u32, u32);

impl<'g> FormRow<'g> {
    /// All rows behind the headings.
    pub(super) fn all(grid: &'g Grid, layout: &'g Layout) -> Vec<Self> {
        let rows = grid.rows().into_iter().filter(|row| *row > layout.row);
        rows.map(|row| Self { grid, layout, row }).collect()
    }

    /// The id of its question, if it has one.
    pub(super) fn id(&self) -> Option<String> {
        match self.cell(Column::Id)? {
            Cell { formula: true, .. } => None,
            cell => cell.content.as_text(),
        }
    }

    /// Where one of its cells is.
    pub(super) fn place(&self, column: Column) -> CellPlace<'g> {
        // What is reported about a column that is not there points at the start of the row.
        let column = self.layout.column(column).unwrap_or_default();
        (&self.grid.name, self.row, column)
    }

    fn cell(&self, column: Column) -> Option<&'g Cell> {
        self.grid.cell(self.row, self.layout.column(column)?)
    }

    /// What was put into one of its cells.
    pub(super) fn content(&self, column: Column) -> &'g Content {
        match self.cell(column) {
            Some(cell) if !cell.formula => &cell.content,
            _ => &Content::Empty,
        }
    }

    /// Text that was put into one of its cells, or anything else as text.
    pub(super) fn text(&self, column: Column) -> Option<String> {
        self.content(column).as_text()
    }

    /// Whether a respondent wrote anything into it.
    pub(super) fn is_filled(&self) -> bool {
        let mut input = Column::INPUT.into_iter();
        input.any(|column| self.cell(column).is_some())
    }

    /// Reports what can be no answer in whatever column it stands: formulas, errors, merged cells. Whether all is sound.
    pub(super) fn check(&self, faults: &mut Vec<FormFault>) -> bool {
        let before = faults.len();
        if self.cell(Column::Id).is_some_and(|cell| cell.formula) {
            let message = "a formula stands where the id of the question belongs";
            let fault = FormFault::error(codes::FORMULA_IN_FORM, message);
            let help = "put the id itself there, as text";
            faults.push(fault.at(self.place(Column::Id)).help(help));
        }
        for column in Column::INPUT {
            match self.cell(column) {
                Some(Cell { formula: true, .. }) => {
                    let message = "a formula is no answer: what it shows may change with the program that opens it";
                    let fault = FormFault::error(codes::FORMULA_IN_FORM, message);
                    let help = "type the text itself; where it begins with `=`, put an apostrophe before it";
                    faults.push(fault.at(self.place(column)).help(help));
                }
                Some(Cell {
                    content: Content::Error(error),
                    ..
                }) => {
                    let message = format!("the cell holds the error {error}");
                    let fault = FormFault::error(codes::WRONG_TYPE, message);
                    faults.push(
                        fault
                            .at(self.place(column))
                            .help("type the answer, or empty the cell"),
                    );
                }
                _ => {}
            }
        }
        faults.len() == before
    }

    /// Reports cells that were merged, so that nobody can say to which question, or which column, their content belongs.
    pub(super) fn check_merged(grid: &Grid, layout: &Layout, faults: &mut Vec<FormFault>) {
        let all = FormRow::all(grid, layout);
        let asked: BTreeMap<u32, FormRow<'_>> = all
            .into_iter()
            .filter(|row| row.id().is_some())
            .map(|row| (row.row, row))
            .collect();
        for ((top, left), (bottom, right)) in &grid.merged {
            let touched = |column: &Column| {
                let at = layout.column(*column);
                at.is_some_and(|at| (left..=right).contains(&&at))
            };
            let rows = || asked.range(top..=bottom);
            if (top, left) == (bottom, right) || top > bottom {
                continue;
            }
            let mut input = Column::INPUT.into_iter();
            let (Some(column), Some((_, row))) = (input.find(touched), rows().next()) else {
                continue;
            };
            let (from, to) = (address(*top, *left), address(*bottom, *right));
            let message = format!(
                "the cells {from} to {to} are merged, so that it is not clear what they answer"
            );
            let fault = FormFault::error(codes::MERGED_CELLS, message);
            let help = "take the cells apart again, and answer each question in its own row";
            faults.push(fault.at(row.place(column)).help(help));
        }
    }
}
