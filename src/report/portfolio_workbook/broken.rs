//! What cannot be used, and why.

use super::{grid_sheet, made, words};
use crate::portfolio::{Broken, Portfolio, Row, RowKind};
use crate::report::portfolio_page::words as page;
use crate::report::sheet::{Datum, Grid, GridColumn, Sheet, Value};

/// The sheet of what cannot be used; none where everything can.
pub(super) fn broken(portfolio: &Portfolio, room: usize) -> Option<Sheet<'_>> {
    let broken = portfolio.rows().iter().filter_map(|row| match &row.kind {
        RowKind::Broken(broken) => Some((row, &**broken)),
        RowKind::Assessed(_) => None,
    });
    let broken: Vec<(&Row, &Broken)> = broken.collect();
    let all = broken.len();
    if all == 0 {
        return None;
    }
    let shown = all.min(room);
    let rows = made(shown, move |at| match broken.get(at) {
        Some((row, broken)) => cells(row, broken),
        None => Vec::new(),
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

fn cells(row: &Row, broken: &Broken) -> Vec<Datum> {
    let number = |number: u32| Datum::new(Value::Count(number.into()));
    // Of a fault without a place it is known in which document it is.
    let begins = (row.line > 0).then_some(row.line);
    let (line, column) = match broken.place {
        Some((line, column)) => (Some(line), Some(column)),
        None => (begins, None),
    };
    vec![
        Datum::text(&*row.file),
        line.map_or_else(Datum::default, number),
        column.map_or_else(Datum::default, number),
        Datum::text(&*broken.message),
        number(broken.faults),
        Datum::text(words::kind(broken.unread)),
    ]
}
