//! Assessments one by one: as a list of all, ranked, and those that cannot be used.

use super::words;
use crate::gap::Outcome;
use crate::portfolio::{self, Assessed, Broken, Group, Portfolio, Ranked, Ranking, RowKind};
use crate::report::page::{Block, Cell, Column, Row, Table, Tone};
use crate::report::wording;
use crate::scoring::Readiness;

/// More ranks than these nobody reads: then the ends are shown.
const RANKS: usize = 200;
/// So many at either end are shown then.
const ENDS: usize = 25;
/// More faults than these are not listed.
const FAULTS: usize = 200;

/// The columns in which an assessment is told of in one line. Days are told where they differ: the same organisation may
/// stand there several times.
fn site_columns(portfolio: &Portfolio) -> Vec<Column> {
    let mut columns = vec![Column::text("Organisation")];
    if portfolio.of_several_days() {
        columns.push(Column::text("Assessed").rank(1));
    }
    columns.extend([
        Column::number("Overall"),
        Column::number("Evidenced").rank(3),
        Column::number("Complete").rank(1),
        Column::number("Major").rank(1),
        Column::number("Minor").rank(2),
        Column::text("Conformity").rank(2),
        Column::text("Target").rank(1),
    ]);
    columns
}

/// The columns of a list of all assessments.
pub fn listed_columns(portfolio: &Portfolio) -> Vec<Column> {
    let mut columns = site_columns(portfolio);
    if portfolio.groups().len() > 1 {
        columns.push(Column::text("Questionnaire").rank(2));
    }
    columns.push(Column::text("File").rank(4));
    columns
}

/// An assessment in these columns. One that cannot be used has two cells only: where it is, and why.
pub fn listed_row(portfolio: &Portfolio, row: &portfolio::Row<'_>) -> Row {
    let cells = match &row.kind {
        RowKind::Assessed(assessed) => {
            let group = portfolio.groups().get(assessed.group());
            let mut cells = vec![Cell::from(name(row).as_str())];
            cells.extend(day(portfolio, assessed));
            cells.extend(figures(
                assessed,
                group.map_or(5, |g| g.questionnaire.scale),
            ));
            if portfolio.groups().len() > 1 {
                let id = group.map_or("", |g| g.questionnaire.id.as_str());
                cells.push(Cell::from(id));
            }
            cells.push(Cell::toned(place(row).as_str(), Tone::Muted));
            cells
        }
        RowKind::Broken(broken) => vec![
            Cell::from(place(row).as_str()),
            Cell::toned(why(broken).as_str(), Tone::Bad),
        ],
    };
    Row { cells, depth: 0 }
}

/// When it was assessed, where that differs.
fn day(portfolio: &Portfolio, assessed: &Assessed<'_>) -> Option<Cell> {
    let differs = portfolio.of_several_days();
    differs.then(|| Cell::from(assessed.date.to_string().as_str()))
}

/// The figures of one assessment, in the order of the columns.
fn figures(assessed: &Assessed<'_>, max: u8) -> [Cell; 7] {
    let overall = match (assessed.floor.get(), assessed.ceiling.get()) {
        (Some(floor), Some(ceiling)) => wording::span(floor, ceiling, max),
        _ => wording::state(assessed.state).to_owned(),
    };
    let complete = assessed.completeness.get().map(wording::percent);
    let evidenced = wording::on_scale_or_nothing(assessed.evidenced.get(), max);
    let ready = assessed.conformity;
    let (judged, requirements) = (assessed.outcome, ready.is_some());
    let number = |number: u32| match requirements {
        true => number.to_string(),
        false => wording::NOTHING.to_owned(),
    };
    let word = |word: Option<&str>| word.unwrap_or(wording::NOTHING).to_owned();
    [
        Cell::toned(overall.as_str(), Tone::Strong),
        Cell::from(evidenced.as_str()),
        Cell::from(word(complete.as_deref()).as_str()),
        Cell::from(number(assessed.majors).as_str()),
        Cell::from(number(assessed.minors).as_str()),
        Cell::toned(
            word(ready.map(wording::readiness)).as_str(),
            readiness_tone(ready),
        ),
        Cell::toned(
            word(judged.map(wording::outcome)).as_str(),
            outcome_tone(judged),
        ),
    ]
}

fn readiness_tone(ready: Option<Readiness>) -> Tone {
    match ready {
        Some(Readiness::Ready | Readiness::ReadyWithActions) => Tone::Good,
        Some(Readiness::NotReady) => Tone::Bad,
        Some(Readiness::Indeterminate) => Tone::Caution,
        Some(Readiness::NotApplicable) | None => Tone::Muted,
    }
}

fn outcome_tone(outcome: Option<Outcome>) -> Tone {
    match outcome {
        Some(Outcome::Met) => Tone::Good,
        Some(Outcome::Missed) => Tone::Bad,
        Some(Outcome::Undecided) => Tone::Caution,
        Some(Outcome::NotApplicable) | None => Tone::Muted,
    }
}

/// What an assessment is called: its organisation, or without name its file.
pub(in crate::report) fn name(row: &portfolio::Row<'_>) -> String {
    match row.name.trim() {
        "" => place(row),
        name => name.to_owned(),
    }
}

/// Where an assessment is.
fn place(row: &portfolio::Row<'_>) -> String {
    match row.line {
        0 => row.file.to_owned(),
        line => format!("{}:{line}", row.file),
    }
}

/// Why an input cannot be used.
fn why(broken: &Broken<'_>) -> String {
    let mut text = match broken.place {
        Some((line, column)) => format!("{line}:{column}: {}", broken.message),
        None => broken.message.to_owned(),
    };
    if broken.faults > 1 {
        let more = broken.faults as usize - 1;
        text += &format!(
            " (and {})",
            wording::count(more, "more fault", "more faults")
        );
    }
    text
}

/// All assessments of a group, the highest floor first.
pub(super) fn ranking(
    portfolio: &Portfolio,
    place: usize,
    group: &Group,
    site: Option<&str>,
) -> Vec<Block> {
    let max = group.questionnaire.scale;
    let ranking = portfolio.ranking(place);
    let (shown, note) = ends(&ranking, RANKS, ENDS);
    let rows = shown.into_iter().map(|(rank, row, assessed)| {
        let rank = rank.map_or_else(|| wording::NOTHING.to_owned(), |rank| rank.to_string());
        let mut cells = vec![Cell::from(rank.as_str()), named(&row, site)];
        cells.extend(day(portfolio, &assessed));
        cells.extend(figures(&assessed, max));
        Row { cells, depth: 0 }
    });
    let table = Table {
        columns: [Column::number("Rank")]
            .into_iter()
            .chain(site_columns(portfolio))
            .collect(),
        rows: rows.collect(),
    };
    let mut blocks = vec![Block::heading(3, words::RANKING), Block::Table(table)];
    blocks.extend(note);
    blocks
}

/// What an assessment is called; it stands out if it is the one that is asked for.
pub(super) fn named(row: &portfolio::Row<'_>, site: Option<&str>) -> Cell {
    let tone = match site.is_some_and(|site| row.is_of(site)) {
        true => Tone::Strong,
        false => Tone::Plain,
    };
    Cell::toned(name(row), tone)
}

/// All of a ranking while they are few, else so many at its two ends with a note on what is left out.
pub(super) fn ends<'p>(
    all: &Ranking<'p>,
    most: usize,
    half: usize,
) -> (Vec<Ranked<'p>>, Option<Block>) {
    if all.len() <= most {
        return (all.iter().collect(), None);
    }
    let places = (0..half).chain(all.len() - half..all.len());
    let shown = places.filter_map(|at| all.get(at)).collect();
    let note = words::left_out(half, all.len());
    (shown, Some(Block::Paragraph(Cell::from(note.as_str()))))
}

/// What cannot be used.
pub(super) fn broken(portfolio: &Portfolio) -> Vec<Block> {
    let broken = portfolio.rows().filter_map(|row| match row.kind {
        RowKind::Broken(broken) => Some((row, broken)),
        RowKind::Assessed(_) => None,
    });
    let rows: Vec<Row> = broken
        .clone()
        .take(FAULTS)
        .map(|(row, broken)| Row {
            cells: vec![
                Cell::from(place(&row).as_str()),
                Cell::from(why(&broken).as_str()),
            ],
            depth: 0,
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![
        Block::heading(2, words::BROKEN),
        Block::Table(Table {
            columns: vec![Column::text("File"), Column::text("Why")],
            rows,
        }),
    ];
    let rest = broken.count().saturating_sub(FAULTS);
    if rest > 0 {
        blocks.push(Block::Paragraph(Cell::from(words::more(rest).as_str())));
    }
    blocks
}
