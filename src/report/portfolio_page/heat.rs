//! Organisations by area: what is certain, in bands. Of very many their ranks in groups, then the ends.

use super::list::{ends, named};
use super::words;
use crate::portfolio::{Assessed, Billionths, Group, Portfolio, Quartiles, Ranking, Spread};
use crate::report::page::{Block, Cell, Column, Row, Table, Tone};
use crate::report::wording;

/// More rows than these nobody takes in at one look.
const ROWS: usize = 200;
/// So many at either end are shown then.
const ENDS: usize = 15;
/// In so many groups of equal size they are shown then.
const GROUPS: usize = 20;

pub(super) fn heat_map(
    portfolio: &Portfolio,
    place: usize,
    group: &Group,
    site: Option<&str>,
) -> Vec<Block> {
    if group.parts.is_empty() {
        return Vec::new();
    }
    let max = group.questionnaire.scale;
    let ranking = portfolio.ranking(place);
    let said = Block::Paragraph(Cell::toned(words::heat(max), Tone::Muted));
    let mut blocks = vec![Block::heading(3, words::HEAT_MAP), said];
    if ranking.len() > ROWS {
        blocks.extend(grouped(&ranking, group));
        blocks.push(Block::heading(4, words::ENDS));
    }
    let (shown, note) = ends(&ranking, ROWS, ENDS);
    let rows = shown.into_iter().map(|(_, row, assessed)| Row {
        cells: cells(named(&row, site), figures(&assessed, group), max),
        depth: 0,
    });
    blocks.push(Block::Table(table("Organisation", group, rows.collect())));
    blocks.extend(note);
    blocks
}

/// Ranks in groups of equal size, each by its medians.
fn grouped(ranking: &Ranking<'_>, group: &Group) -> Vec<Block> {
    let max = group.questionnaire.scale;
    let known = ranking.iter().take_while(|(rank, ..)| rank.is_some());
    let known: Vec<Assessed<'_>> = known.map(|(_, _, assessed)| assessed).collect();
    // Whole numbers, so that groups differ by one at most.
    let bound = |at: usize| known.len() * at / GROUPS;
    let rows = (0..GROUPS).filter_map(|at| {
        let (from, to) = (bound(at), bound(at + 1));
        let members = known.get(from..to).filter(|members| !members.is_empty())?;
        let each: Vec<Vec<Billionths>> = members.iter().map(|a| figures(a, group)).collect();
        let median = |part: usize| {
            let figures = each.iter().filter_map(|figures| figures.get(part).copied());
            Quartiles::of(figures).map_or(Billionths::NONE, |q| q.median)
        };
        let name = Cell::from(words::ranks(from + 1, to));
        let medians = (0..=group.parts.len()).map(median).collect();
        Some(Row {
            cells: cells(name, medians, max),
            depth: 0,
        })
    });
    let said = words::grouped(known.len());
    vec![
        Block::Paragraph(Cell::from(said)),
        Block::Table(table(words::RANKS, group, rows.collect())),
    ]
}

/// The floors of the whole and of each part.
fn figures(assessed: &Assessed<'_>, group: &Group) -> Vec<Billionths> {
    let parts = assessed.parts.iter().copied();
    let parts = parts.chain(std::iter::repeat(Billionths::NONE));
    std::iter::once(assessed.known_floor())
        .chain(parts.take(group.parts.len()))
        .collect()
}

fn table(head: &str, group: &Group, rows: Vec<Row>) -> Table {
    let parts = group.parts.iter();
    let mut columns = vec![Column::text(head), Column::number(words::OVERALL)];
    columns.extend(parts.map(|(_, title)| Column::number(title)));
    Table { columns, rows }
}

fn cells(name: Cell, figures: Vec<Billionths>, max: u8) -> Vec<Cell> {
    let figures = figures.into_iter().map(|figure| {
        let text = wording::on_scale_or_nothing(figure.get(), max);
        match Spread::band(figure, Spread::BANDS) {
            // At most four.
            Some(band) => Cell::from(text).in_band(band as u8),
            None => Cell::toned(text, Tone::Muted),
        }
    });
    std::iter::once(name).chain(figures).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::sample::{portfolio, site};

    /// The tables of the map of these floors.
    fn tables(floors: impl IntoIterator<Item = Option<f64>>) -> Vec<Table> {
        let sites = floors.into_iter().enumerate();
        let sites = sites.map(|(at, floor)| site("q", &format!("Site {at:04}"), floor));
        let portfolio = portfolio(sites);
        let blocks = heat_map(&portfolio, 0, &portfolio.groups()[0], Some("Site 0001"));
        let tables = blocks.into_iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        tables.collect()
    }

    #[test]
    fn a_figure_lies_in_a_band_and_nothing_in_none() {
        let tables = tables([Some(0.0), Some(0.55), Some(1.0), None]);
        let [table] = tables.as_slice() else {
            panic!("one table: {tables:?}")
        };
        let row = |at: usize| -> Vec<(&str, Option<u8>)> {
            let cells = table.rows[at].cells.iter();
            cells.map(|cell| (cell.text.as_str(), cell.band)).collect()
        };
        assert_eq!(
            row(0)[..2],
            [("Site 0002", None), ("5.0", Some(4))],
            "the highest first"
        );
        assert_eq!(row(1)[1..], [("2.8", Some(2)); 3]);
        assert_eq!(row(2)[1], ("0.0", Some(0)));
        assert_eq!(row(3)[1..], [("–", None); 3], "open is no zero");
        let own = &table.rows[1].cells[0];
        assert_eq!((own.text.as_str(), own.tone), ("Site 0001", Tone::Strong));
    }

    #[test]
    fn very_many_are_shown_in_groups_of_equal_size_and_by_their_ends() {
        // 400 floors from 0.0025 to 1, and 10 without.
        let floors = (1..=400_u32).map(|n| Some(f64::from(n) / 400.0));
        let tables = tables(floors.chain((0..10).map(|_| None)));
        let [groups, ends] = tables.as_slice() else {
            panic!("two tables: {tables:?}")
        };
        assert_eq!(groups.rows.len(), GROUPS);
        let texts =
            |row: &Row| -> Vec<String> { row.cells.iter().map(|cell| cell.text.clone()).collect() };
        // The middle of 0.9525 and 1 on a scale of 5.
        assert_eq!(texts(&groups.rows[0]), ["1–20", "4.9", "4.9", "4.9"]);
        assert_eq!(texts(&groups.rows[19]), ["381–400", "0.1", "0.1", "0.1"]);
        assert_eq!(ends.rows.len(), 2 * ENDS);
    }
}
