//! The first sheet: how many there are, how they spread, what they have in common, where one of them stands.

use super::{names, score, words};
use crate::portfolio::{Billionths, Group, Portfolio, Quartiles};
use crate::report::page::{Block, Cell, Tone};
use crate::report::portfolio_page::distribution::Distribution;
use crate::report::portfolio_page::{counts, name, words as page};
use crate::report::sheet::{
    ColorRule, Datum, Grid, GridColumn, Part, Plot, PlotKind, PlotRole, PlotSeries, Sheet, Value,
};

/// So many of what is common are named here.
const NAMED: usize = 5;
/// Titles of columns that plots name.
const BAND: &str = "Floor";
const COUNT: &str = "Assessments";
const PART: &str = "Floor of";
const QUARTER: &str = "Quarter";

/// The sheet for whoever looks at all of them.
pub(super) fn summary<'r>(portfolio: &'r Portfolio, site: Option<&str>) -> Sheet<'r> {
    let assessed: usize = portfolio.groups().iter().map(|g| g.sites).sum();
    let text = vec![
        Block::heading(1, page::title(assessed)),
        Block::Entries(counts(portfolio, assessed)),
    ];
    let mut parts = vec![Part::Text(text)];
    if let Some(site) = site {
        parts.extend(position(portfolio, site));
    }
    for (place, group) in portfolio.groups().iter().enumerate() {
        // A picture does not stay whole where something stands above it.
        if place > 0 || site.is_some() {
            parts.push(Part::NewPage);
        }
        parts.extend(of_group(portfolio, place, group));
    }
    Sheet {
        name: words::SUMMARY.into(),
        anchors: Vec::new(),
        parts,
    }
}

fn of_group<'r>(portfolio: &Portfolio, place: usize, group: &Group) -> Vec<Part<'r>> {
    let mut text = vec![Block::heading(2, page::group(group))];
    text.extend(page::became(group).map(Block::Entries));
    text.push(Block::heading(3, page::SPREAD));
    let distribution = Distribution::of(portfolio, place, group);
    let quarters = quarters(portfolio, place, group);
    let plots = vec![
        Plot {
            title: words::COUNTS.to_owned(),
            description: words::COUNTS_DESCRIPTION.to_owned(),
            kind: PlotKind::Counts,
            grid: names::grid("Spread", place),
            labels: BAND,
            rows: (0, distribution.bands.len()),
            series: vec![PlotSeries {
                column: COUNT.to_owned(),
                role: PlotRole::Count,
            }],
        },
        Plot {
            title: words::QUARTERS.to_owned(),
            description: words::QUARTERS_DESCRIPTION.to_owned(),
            kind: PlotKind::Quarters(group.questionnaire.scale),
            grid: names::grid("Quarters", place),
            labels: PART,
            rows: (0, quarters.rows.len()),
            series: [
                (QUARTER, PlotRole::Begin),
                (words::TO_MEDIAN, PlotRole::LowerHalf),
                (words::TO_THIRD, PlotRole::UpperHalf),
            ]
            .map(|(column, role)| PlotSeries {
                column: column.to_owned(),
                role,
            })
            .into(),
        },
    ];
    let common = common(group);
    vec![
        Part::Text(text),
        Part::Plots(plots),
        Part::NewPage,
        Part::Grid(quarters),
        Part::Text(common),
        Part::NewPage,
        Part::Text(vec![Block::heading(3, words::COUNTS)]),
        Part::Grid(spread(&distribution, place)),
    ]
}

/// The first few of what is found at most sites, and of what would help most of them.
fn common(group: &Group) -> Vec<Block> {
    let named = |id: &str, sites: usize| {
        let of = page::of(sites, group.sites);
        Cell::from(format!("{} ({of})", group.name(id)))
    };
    let list = |title: &str, points: Vec<Cell>| match points.is_empty() {
        true => Vec::new(),
        false => vec![
            Block::heading(3, title),
            Block::List {
                ordered: true,
                points,
            },
        ],
    };
    let findings = group.common_findings().into_iter().take(NAMED);
    let helpful = group.helpful_initiatives().into_iter().take(NAMED);
    let findings = findings.map(|(id, tally)| named(id, tally.found()));
    let helpful = helpful.map(|(id, help)| named(id, help.sites));
    let mut blocks = list(page::FINDINGS, findings.collect());
    blocks.extend(list(page::INITIATIVES, helpful.collect()));
    blocks
}

fn spread(distribution: &Distribution, place: usize) -> Grid<'static> {
    let all = distribution.all().max(1) as f64;
    let rows = distribution.named().into_iter().map(|(band, count)| {
        vec![
            Datum::text(band),
            Datum::count(count),
            Datum::share(Some(count as f64 / all)),
        ]
    });
    Grid {
        name: names::grid("Spread", place),
        rows: rows.collect(),
        columns: vec![
            GridColumn::new(BAND, 30),
            GridColumn::new(COUNT, 12),
            GridColumn::new("Share", 12).rule(ColorRule::Bar(1.0)),
        ],
        heads: 1,
        printed: 3,
    }
}

/// The quartiles of the whole and of each part.
fn quarters(portfolio: &Portfolio, place: usize, group: &Group) -> Grid<'static> {
    let max = group.questionnaire.scale;
    let parts = group.parts.iter().enumerate();
    let parts = parts.map(|(at, (_, title))| (title.as_str(), Some(at)));
    let rows = std::iter::once((page::OVERALL, None)).chain(parts);
    let rows = rows.map(|(title, part)| {
        let quartiles = portfolio.quartiles(place, part);
        let mut cells = vec![Datum::text(title)];
        cells.extend(figures(quartiles, max));
        cells.push(Datum::count(portfolio.known(place, part)));
        cells.extend(lengths(quartiles, max));
        cells
    });
    let rule = || ColorRule::Scale(f64::from(max));
    Grid {
        name: names::grid("Quarters", place),
        rows: rows.collect(),
        columns: vec![
            GridColumn::new(PART, 30),
            GridColumn::new("Lowest", 12).rule(rule()),
            GridColumn::new(QUARTER, 12).rule(rule()),
            GridColumn::new("Median", 12).rule(rule()),
            GridColumn::new("Three quarters", 12).rule(rule()),
            GridColumn::new("Highest", 12).rule(rule()),
            GridColumn::new("With a floor", 12),
            GridColumn::new(words::TO_MEDIAN, 12),
            GridColumn::new(words::TO_THIRD, 12),
        ],
        heads: 1,
        printed: 7,
    }
}

fn figures(quartiles: Option<Quartiles>, max: u8) -> [Datum; 5] {
    let figures = match quartiles {
        Some(q) => [q.lowest, q.first, q.median, q.third, q.highest],
        None => [Billionths::NONE; 5],
    };
    figures.map(|figure| score(figure, max))
}

/// From the first quarter to the median, and from there to the third.
fn lengths(quartiles: Option<Quartiles>, max: u8) -> [Datum; 2] {
    let between = |from: Billionths, to: Billionths| {
        let length = to.get().zip(from.get()).map(|(to, from)| to - from);
        score(Billionths::new(length), max)
    };
    match quartiles {
        Some(q) => [between(q.first, q.median), between(q.median, q.third)],
        None => Default::default(),
    }
}

/// Where one stands among all that answered the same questionnaire.
fn position<'r>(portfolio: &Portfolio, site: &str) -> Vec<Part<'r>> {
    let positions = portfolio.positions(site);
    let mut parts = Vec::new();
    let wholes = positions.iter().filter(|p| p.part.is_none());
    for (number, whole) in wholes.enumerate() {
        let Some(group) = portfolio.groups().get(whole.group) else {
            continue;
        };
        let max = group.questionnaire.scale;
        let own = positions.iter().filter(|p| p.place == whole.place);
        let rows = own.map(|position| {
            let title = match position.part {
                None => page::OVERALL,
                Some(part) => group.parts.get(part).map_or("", |(_, title)| title),
            };
            let quarter = position.quartiles.and_then(|q| q.quarter(position.floor));
            let mut cells = vec![
                Datum::text(title),
                score(position.floor, max).toned(Tone::Strong),
                position.rank.map_or_else(Datum::default, Datum::count),
                Datum::count(position.among),
                Datum::of(quarter, |quarter| Value::Count(quarter.into())),
            ];
            cells.extend(figures(position.quartiles, max));
            cells
        });
        let titles = [
            "Own",
            "Rank",
            "Among",
            "In quarter",
            "Lowest",
            QUARTER,
            "Median",
            "Three quarters",
            "Highest",
        ];
        let columns = titles.map(|title| GridColumn::new(title, 12));
        let grid = Grid {
            name: names::grid("Position", number),
            rows: rows.collect(),
            columns: std::iter::once(GridColumn::new(PART, 30))
                .chain(columns)
                .collect(),
            heads: 1,
            printed: 10,
        };
        parts.push(Part::Text(vec![Block::heading(
            2,
            page::position(&name(&whole.row)),
        )]));
        parts.push(Part::Grid(grid));
        let note = Cell::toned(page::QUARTERS, Tone::Muted);
        parts.push(Part::Text(vec![Block::Paragraph(note)]));
    }
    if parts.is_empty() {
        let text = Cell::toned(page::no_such_site(site), Tone::Bad);
        parts.push(Part::Text(vec![Block::Paragraph(text)]));
    }
    parts
}
