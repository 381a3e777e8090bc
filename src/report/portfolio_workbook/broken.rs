//! What cannot be used, and why.

use super::{grid_sheet, made, words};
use crate::portfolio::{Portfolio, Row, RowKind};
use crate::report::portfolio_page::words as page;
use crate::report::sheet::{Datum, Grid, GridColumn, Sheet, Value};

/// The sheet of what cannot be used; none where everything can.
pub(super) fn broken(portfolio: &Portfolio, room: usize) -> Option<Sheet<'_>> {
    // Their places, which are small: there may be very many.
    let rows = portfolio.rows().enumerate();
    let broken = rows.filter(|(_, row)| row.assessed().is_none());
    let broken: Vec<usize> = broken.map(|(place, _)| place).collect();
    let all = broken.len();
    if all == 0 {
        return None;
    }
    let shown = all.min(room);
    let rows = made(shown, move |at| {
        let row = broken.get(at).and_then(|place| portfolio.row(*place));
        row.map_or_else(Vec::new, |row| cells(&row))
    });
    let columns = vec![
        GridColumn::new(words::FILE, 44),
        GridColumn::new(words::LINE, 8),
        GridColumn::new("Column", 9),
        GridColumn::new("What is wrong", 70),
        GridColumn::new("Faults", 9),
        GridColumn::new("Kind", 20),
    ];
    let grid = Grid {
        name: "Unusable".into(),
        rows,
        heads: 1,
        printed: columns.len(),
        columns,
    };
    let left_out = (shown < all).then_some((shown, all));
    let named = (page::BROKEN.into(), page::BROKEN);
    Some(grid_sheet(named, words::BROKEN_NOTE, left_out, grid))
}

fn cells(row: &Row<'_>) -> Vec<Datum> {
    let RowKind::Broken(broken) = row.kind else {
        return Vec::new();
    };
    let number = |number: u32| Datum::new(Value::Count(number.into()));
    // Of a fault without a place it is known in which document it is.
    let begins = (row.line > 0).then_some(row.line);
    let (line, column) = match broken.place {
        Some((line, column)) => (Some(line), Some(column)),
        None => (begins, None),
    };
    vec![
        Datum::text(row.file),
        line.map_or_else(Datum::default, number),
        column.map_or_else(Datum::default, number),
        Datum::text(broken.message),
        number(broken.faults),
        Datum::text(words::kind(broken.unread)),
    ]
}
