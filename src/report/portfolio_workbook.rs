//! Many assessments as a workbook: the figures of the page, as values that can be filtered and sorted, and all of them.

mod areas;
mod broken;
mod common;
mod names;
mod ranking;
mod summary;
#[cfg(test)]
mod tests;
mod words;

use std::borrow::Cow;
use std::rc::Rc;

use self::names::Names;
use super::page::{Block, Cell, Tone};
use super::portfolio_page::words as page;
use super::sheet::{Datum, Grid, Part, Rows, Sheet, Workbook};
use super::wording;
use crate::model::Score;
use crate::portfolio::{Assessed, Billionths, Group, Portfolio, Ranking, Row};

/// The rows that a sheet has room for below what stands above them: a spreadsheet has 1,048,576.
const ROOM: usize = 1_048_576 - 16;
/// From so many rows on they are made one by one.
const MANY: usize = 2_000;

/// A portfolio as a workbook; `site` is an organisation, or a file, whose position among all is wanted.
pub fn portfolio_workbook<'r>(portfolio: &'r Portfolio, site: Option<&'r str>) -> Workbook<'r> {
    workbook(portfolio, site, ROOM)
}

/// The workbook, with at most so many rows on a sheet.
fn workbook<'r>(portfolio: &'r Portfolio, site: Option<&'r str>, room: usize) -> Workbook<'r> {
    let assessed: usize = portfolio.groups().iter().map(|g| g.sites).sum();
    let mut names = Names::default();
    let mut sheets = vec![summary::summary(portfolio, site)];
    let several = portfolio.groups().len() > 1;
    for (place, group) in portfolio.groups().iter().enumerate() {
        let own = several.then_some(group.questionnaire.id.as_str());
        let mut ranking = portfolio.ranking(place);
        let all = ranking.len();
        ranking.truncate(room);
        let ranked = Ranked {
            portfolio,
            place,
            group,
            site,
            ranking: Rc::new(ranking),
            all,
        };
        sheets.push(ranking::ranking(&ranked, names.sheet(words::RANKING, own)));
        if !group.parts.is_empty() {
            sheets.push(areas::areas(&ranked, names.sheet(words::AREAS, own)));
        }
    }
    sheets.extend(common::findings(portfolio));
    sheets.extend(common::initiatives(portfolio));
    sheets.extend(broken::broken(portfolio, room));
    sheets.push(method(portfolio));
    Workbook {
        title: page::title(assessed),
        organisation: String::new(),
        day: portfolio.day(),
        sheets,
    }
}

/// The assessments of a group, the highest floor first.
#[derive(Clone)]
struct Ranked<'r> {
    portfolio: &'r Portfolio,
    place: usize,
    group: &'r Group,
    site: Option<&'r str>,
    /// As many as have room.
    ranking: Rc<Ranking<'r>>,
    /// How many there are.
    all: usize,
}

impl<'r> Ranked<'r> {
    /// Number shown for a score of 1.0.
    fn max(&self) -> u8 {
        self.group.questionnaire.scale
    }

    /// A row for each, made of its rank, what is kept of it and its figures.
    fn rows(
        &self,
        make: impl Fn(Option<usize>, &Row<'_>, &Assessed<'_>) -> Vec<Datum> + 'r,
    ) -> Rows<'r> {
        let all = Rc::clone(&self.ranking);
        made(all.len(), move |at| match all.get(at) {
            Some((rank, row, assessed)) => make(rank, &row, &assessed),
            None => Vec::new(),
        })
    }

    /// The cells that tell of whom a row is.
    fn head(&self) -> impl Fn(Option<usize>, &Row<'_>) -> [Datum; 2] + use<'r> {
        let site = self.site;
        move |rank, row| {
            let tone = match site.is_some_and(|site| row.is_of(site)) {
                true => Tone::Strong,
                false => Tone::Plain,
            };
            let rank = rank.map_or_else(Datum::default, Datum::count);
            // A name is one line, whatever it holds.
            let name = super::portfolio_page::name(row);
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            [rank.toned(tone), Datum::text(name).toned(tone)]
        }
    }
}

/// Rows that are held while they are few, else made one by one.
fn made<'r>(count: usize, row: impl Fn(usize) -> Vec<Datum> + 'r) -> Rows<'r> {
    match count {
        0..MANY => (0..count).map(row).collect(),
        _ => Rows::Made {
            count,
            row: Box::new(row),
        },
    }
}

/// A sheet that is a grid under its title and a sentence; what had no room is said.
fn grid_sheet<'r>(
    (name, title): (Cow<'static, str>, &str),
    note: &str,
    left_out: Option<(usize, usize)>,
    grid: Grid<'r>,
) -> Sheet<'r> {
    let mut text = vec![
        Block::heading(1, title),
        Block::Paragraph(Cell::toned(note, Tone::Muted)),
    ];
    if let Some((shown, all)) = left_out {
        let cut = words::cut(shown, all);
        text.push(Block::Paragraph(Cell::toned(cut, Tone::Bad)));
    }
    Sheet {
        name,
        anchors: Vec::new(),
        parts: vec![Part::Text(text), Part::Grid(grid)],
    }
}

/// A figure on a scale; blank where there is none.
fn score(figure: Billionths, max: u8) -> Datum {
    Datum::score(figure.get().map(Score::new), max)
}

fn method(portfolio: &Portfolio) -> Sheet<'static> {
    let mut text = vec![
        Block::heading(1, page::METHOD_TITLE),
        Block::Paragraph(Cell::from(page::METHOD)),
    ];
    text.extend(words::METHOD.map(|said| Block::Paragraph(Cell::from(said))));
    if portfolio.assessed().any(|a| a.conformity.is_some()) {
        text.push(Block::Paragraph(Cell::from(wording::ESTIMATE)));
    }
    Sheet {
        name: words::METHOD_SHEET.into(),
        anchors: Vec::new(),
        parts: vec![Part::Text(text)],
    }
}
