//! Organisations by area: what is certain, on a scale of colours.

use std::borrow::Cow;

use super::names::{self, Names};
use super::{Ranked, grid_sheet, score, words};
use crate::portfolio::{Assessed, Billionths, Row};
use crate::report::portfolio_page::words as page;
use crate::report::sheet::{ColorRule, Datum, Grid, GridColumn, Sheet};

/// So many areas have room; a questionnaire that people answer has far fewer.
const MOST: usize = 1_000;

/// The sheet of the areas, or without areas of the sections at the top.
pub(super) fn areas<'r>(ranked: &Ranked<'r>, name: Cow<'static, str>) -> Sheet<'r> {
    let (max, head) = (ranked.max(), ranked.head());
    let parts = ranked.group.parts.len().min(MOST);
    let row = move |rank: Option<usize>, row: &Row<'_>, assessed: &Assessed<'_>| {
        let mut cells = Vec::from(head(rank, row));
        cells.push(score(assessed.known_floor(), max));
        // What others wrote as records may have fewer parts, or more, than the first of them.
        let own = assessed.parts.iter().copied();
        let own = own.chain(std::iter::repeat(Billionths::NONE)).take(parts);
        cells.extend(own.map(|figure| score(figure, max)));
        cells.push(Datum::text(row.file));
        cells
    };
    let mut titles = Names::default();
    let rule = || ColorRule::Scale(f64::from(max));
    for title in [words::RANK, words::ORGANISATION, page::OVERALL, words::FILE] {
        titles.take(title);
    }
    let mut columns = vec![
        GridColumn::new(words::RANK, 7),
        GridColumn::new(words::ORGANISATION, 34),
        GridColumn::new(page::OVERALL, 11).rule(rule()),
    ];
    let named = ranked.group.parts.iter().take(parts);
    columns.extend(named.map(|(id, title)| {
        let title = titles.column(title, id);
        GridColumn::new(title, 15).rule(rule())
    }));
    columns.push(GridColumn::new(words::FILE, 34));
    let grid = Grid {
        name: names::grid("Areas", ranked.place),
        rows: ranked.rows(row),
        heads: 2,
        printed: columns.len() - 1,
        columns,
    };
    let title = words::headed(page::HEAT_MAP, ranked.portfolio, ranked.group);
    let shown = ranked.ranking.len();
    let left_out = (shown < ranked.all).then_some((shown, ranked.all));
    grid_sheet((name, &title), &words::areas_note(max), left_out, grid)
}
