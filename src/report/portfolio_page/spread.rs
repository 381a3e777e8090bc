//! How figures spread among assessments of one questionnaire.

use super::PortfolioDetail;
use super::distribution::Distribution;
use super::words;
use crate::model::Score;
use crate::portfolio::{Assessed, Billionths, Group, Portfolio, Quartiles};
use crate::report::figure::{BoxRow, Boxes, Chart, Figure, Histogram};
use crate::report::page::{Block, Cell, Column, Row, Table};
use crate::report::wording;

pub(super) fn spread(
    portfolio: &Portfolio,
    place: usize,
    group: &Group,
    site: Option<&str>,
    detail: PortfolioDetail,
) -> Vec<Block> {
    let mut blocks: Vec<Block> = words::became(group)
        .map(Block::Entries)
        .into_iter()
        .collect();
    blocks.push(Block::heading(3, words::SPREAD));
    let table = quartiles(portfolio, place, group);
    match detail {
        PortfolioDetail::Brief => blocks.push(Block::Table(table)),
        PortfolioDetail::Full => {
            blocks.push(histogram(portfolio, place, group, site).into());
            blocks.push(boxes(portfolio, place, group, None, table).into());
        }
    }
    blocks
}

/// How many floors lie where.
fn histogram(portfolio: &Portfolio, place: usize, group: &Group, site: Option<&str>) -> Figure {
    let distribution = Distribution::of(portfolio, place, group);
    let max = group.questionnaire.scale;
    let median = portfolio
        .quartiles(place, None)
        .and_then(|q| score(q.median));
    let own = site.and_then(|site| {
        let own = portfolio.of_group(place).filter(|(row, _)| row.is_of(site));
        let own: Vec<Score> = own.filter_map(|(_, a)| score(a.known_floor())).collect();
        (!own.is_empty()).then(|| (site.to_owned(), own))
    });
    Figure {
        title: words::HISTOGRAM.to_owned(),
        description: words::histogram(distribution.none),
        chart: Chart::Histogram(Histogram {
            max,
            counts: distribution.bands.clone(),
            axes: [words::FLOOR.to_owned(), "Assessments".to_owned()],
            median: median.map(|median| {
                let shown = wording::on_scale(median.get(), max);
                (words::median_is(&shown), median)
            }),
            own,
        }),
        table: Some(distribution.table()),
    }
}

/// How the whole and each part spread; `own` is one of the assessments, whose floors are marked.
pub(super) fn boxes(
    portfolio: &Portfolio,
    place: usize,
    group: &Group,
    own: Option<(&str, &Assessed<'_>)>,
    table: Table,
) -> Figure {
    let max = group.questionnaire.scale;
    let rows = parts(group).map(|(title, part)| {
        let quartiles = portfolio.quartiles(place, part);
        let five = quartiles.and_then(|q| {
            let [a, b, c, d, e] = five(q).map(score);
            Some([a?, b?, c?, d?, e?])
        });
        let median = quartiles.and_then(|q| q.median.get());
        let own = own.and_then(|(_, own)| match part {
            None => score(own.known_floor()),
            Some(part) => own.parts.get(part).copied().and_then(score),
        });
        BoxRow {
            name: title.to_owned(),
            five,
            own,
            figure: wording::on_scale_or_nothing(median, max),
        }
    });
    Figure {
        title: match own {
            Some((name, _)) => words::among(name),
            None => words::BOXES.to_owned(),
        },
        description: words::BOXES_DESCRIPTION.to_owned(),
        chart: Chart::Boxes(Boxes {
            max,
            rows: rows.collect(),
            names: words::BOX_NAMES.map(str::to_owned),
            own: own.map(|(name, _)| name.to_owned()),
        }),
        table: Some(table),
    }
}

fn score(figure: Billionths) -> Option<Score> {
    figure.get().map(Score::new)
}

fn five(q: Quartiles) -> [Billionths; 5] {
    [q.lowest, q.first, q.median, q.third, q.highest]
}

/// The whole, then each part, by title and place.
fn parts(group: &Group) -> impl Iterator<Item = (&str, Option<usize>)> {
    let parts = group.parts.iter().enumerate();
    let parts = parts.map(|(at, (_, title))| (title.as_str(), Some(at)));
    std::iter::once((words::OVERALL, None)).chain(parts)
}

/// The quartiles of the whole and of each part.
fn quartiles(portfolio: &Portfolio, place: usize, group: &Group) -> Table {
    let max = group.questionnaire.scale;
    let row = |(title, part): (&str, Option<usize>)| {
        let mut cells = vec![Cell::from(title)];
        cells.extend(figures(portfolio.quartiles(place, part), max));
        Row { cells, depth: 0 }
    };
    Table {
        columns: vec![
            Column::text(words::FLOOR),
            Column::number("Lowest"),
            Column::number("Quarter").rank(1),
            Column::number("Median"),
            Column::number("Three quarters").rank(1),
            Column::number("Highest"),
        ],
        rows: parts(group).map(row).collect(),
    }
}

pub(super) fn figures(quartiles: Option<Quartiles>, max: u8) -> [Cell; 5] {
    let shown =
        |figure: Billionths| Cell::from(wording::on_scale_or_nothing(figure.get(), max).as_str());
    match quartiles {
        Some(q) => five(q).map(shown),
        None => [Billionths::NONE; 5].map(shown),
    }
}
