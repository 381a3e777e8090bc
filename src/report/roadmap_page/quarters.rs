//! The load of each quarter, and where the organisation stands after it.

use crate::model::Amount;
use crate::report::figures::load;
use crate::report::page::{Block, Cell, Column, Row, Table, Tone};

use crate::roadmap::Settings;

use super::View;
use super::figures::Figures;

/// One row for each quarter.
pub(super) fn quarters(view: &View<'_, '_>) -> Vec<Block> {
    if view.roadmap.periods.is_empty() {
        return Vec::new();
    }
    let figures = Figures::of(view);
    let money = view.has_money();
    let mut columns = vec![
        Column::text("Quarter"),
        Column::number("Work"),
        Column::number("Upkeep"),
        Column::number("Capacity"),
        Column::number("Free"),
    ];
    if money {
        columns.push(Column::number(&view.cost_title()));
    }
    columns.extend(figures.columns());
    let rows = view.roadmap.periods.iter().enumerate().map(|(at, period)| {
        let free = period.capacity - period.effort - period.upkeep;
        let tone = if free < Amount::ZERO {
            Tone::Bad
        } else {
            Tone::Plain
        };
        let mut cells: Vec<Cell> = vec![
            Cell::from(period.quarter.to_string())
                .leading(view.year_anchor(Settings::year(at) + 1)),
            period.effort.to_string().into(),
            period.upkeep.to_string().into(),
            period.capacity.to_string().into(),
            Cell::toned(free.to_string(), tone),
        ];
        if money {
            cells.push(view.cost_cell(period.cost));
        }
        cells.extend(figures.cells(&period.standing));
        Row { cells, depth: 0 }
    });
    let rows = rows.collect();
    let mut blocks = Vec::from_iter(load(view.roadmap));
    blocks.push(Block::Table(Table { columns, rows }));
    blocks
}
