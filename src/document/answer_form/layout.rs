//! Where in a sheet the columns are, found by what stands above them.

use std::collections::BTreeMap;

use super::cells::Grid;
use super::columns::Column;
use super::fault::FormFault;
use super::offered::key;
use crate::document::codes;
use crate::document::suggest::quote;

/// The headings stand within so many rows.
const TOP: u32 = 200;

/// Where the columns are.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// The row of the headings.
    pub(super) row: u32,
    columns: BTreeMap<Column, u32>,
}

impl Layout {
    /// The columns of a sheet that has the headings of ids and answers; of another sheet none.
    pub(super) fn find(grid: &Grid, faults: &mut Vec<FormFault>) -> Option<Self> {
        let rows = grid.rows();
        let rows = rows.into_iter().take_while(|row| *row < TOP);
        let mut best: Option<(usize, Self)> = None;
        for row in rows {
            let layout = Self {
                row,
                columns: headings(grid, row).into_iter().collect(),
            };
            let count = layout.columns.len();
            if count >= 2 && best.as_ref().is_none_or(|(most, _)| count > *most) {
                best = Some((count, layout));
            }
        }
        let (_, layout) = best?;
        let mut sound = true;
        let found = headings(grid, layout.row);
        for (place, (column, at)) in found.iter().enumerate() {
            if found.iter().take(place).any(|(other, _)| other == column) {
                let message = format!("the column {} is there twice", quote(column.heading()));
                let fault = FormFault::error(codes::FORM_COLUMNS, message);
                let help = "delete the one that was added";
                faults.push(fault.at((&grid.name, layout.row, *at)).help(help));
                sound = false;
            }
        }
        for column in [Column::Id, Column::Answer] {
            sound &= layout.demand(column, grid, faults).is_some();
        }
        sound.then_some(layout)
    }

    /// Where a column is, if it is there.
    pub(super) fn column(&self, column: Column) -> Option<u32> {
        self.columns.get(&column).copied()
    }

    /// Where a column is; reports if it is not there.
    pub(super) fn demand(
        &self,
        column: Column,
        grid: &Grid,
        faults: &mut Vec<FormFault>,
    ) -> Option<u32> {
        let found = self.column(column);
        if found.is_none() {
            let message = format!("there is no column {}", quote(column.heading()));
            let fault = FormFault::error(codes::FORM_COLUMNS, message).sheet(&grid.name);
            let help = "put its heading back into the row of headings; where the column was deleted, copy the answers into \
                        a fresh form";
            faults.push(fault.help(help));
        }
        found
    }
}

fn headings(grid: &Grid, row: u32) -> Vec<(Column, u32)> {
    let cells = grid.cells().filter(|(at, _, _)| *at == row);
    let headings = cells.filter_map(|(_, at, _)| {
        let text = key(grid.text(row, at)?);
        let mut all = Column::ALL.into_iter();
        let column = all.find(|column| key(column.heading()) == text)?;
        Some((column, at))
    });
    headings.collect()
}
