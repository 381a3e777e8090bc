//! Many assessments side by side: ranking, heat map, spread, what is found at most of them and what would help most.

pub(super) mod distribution;
mod findings;
mod glance;
mod heat;
mod list;
mod position;
mod spread;
pub(super) mod words;

pub(super) use list::name;
pub use list::{listed_columns, listed_row};

use super::page::{Block, Cell, Entry, Page, Tone};
use super::wording;
use crate::portfolio::Portfolio;

/// How much of a portfolio is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortfolioDetail {
    /// What goes below a list of all assessments.
    Brief,
    /// All, with ranking and heat map.
    Full,
}

impl PortfolioDetail {
    /// How many findings and initiatives are named.
    fn named(self) -> usize {
        match self {
            Self::Brief => 5,
            Self::Full => 25,
        }
    }
}

/// The page of a portfolio; `site` is an organisation, or a file, whose position among all is wanted.
pub fn portfolio_page(portfolio: &Portfolio, site: Option<&str>, detail: PortfolioDetail) -> Page {
    let assessed: usize = portfolio.groups().iter().map(|g| g.sites).sum();
    let mut blocks = Vec::new();
    if detail == PortfolioDetail::Full {
        blocks.push(Block::heading(1, words::title(assessed)));
    }
    blocks.push(Block::Entries(counts(portfolio, assessed)));
    if let Some(site) = site {
        blocks.extend(position::position(portfolio, site, detail));
    }
    let several = portfolio.groups().len() > 1;
    for (place, group) in portfolio.groups().iter().enumerate() {
        if several || detail == PortfolioDetail::Full {
            blocks.push(Block::heading(2, words::group(group)));
        }
        if detail == PortfolioDetail::Full {
            blocks.extend(glance::glance(portfolio, place, group));
        }
        blocks.extend(spread::spread(portfolio, place, group, site, detail));
        if detail == PortfolioDetail::Full {
            blocks.extend(heat::heat_map(portfolio, place, group, site));
            blocks.extend(list::ranking(portfolio, place, group, site));
        }
        blocks.extend(findings::findings(group, detail));
        blocks.extend(findings::initiatives(group, detail));
    }
    if detail == PortfolioDetail::Full {
        blocks.extend(list::broken(portfolio));
        blocks.push(Block::heading(2, words::METHOD_TITLE));
        blocks.push(Block::Paragraph(Cell::from(words::METHOD)));
        if portfolio.assessed().any(|a| a.conformity.is_some()) {
            blocks.push(Block::Paragraph(Cell::from(wording::ESTIMATE)));
        }
    }
    Page { blocks }
}

pub(super) fn counts(portfolio: &Portfolio, assessed: usize) -> Vec<Entry> {
    let mut entries = vec![Entry::new(
        "Assessments",
        Cell::toned(
            words::assessed(assessed, portfolio.groups().len()),
            Tone::Strong,
        ),
    )];
    let (broken, unread) = (portfolio.broken(), portfolio.unread());
    if broken + unread > 0 {
        let text = words::unusable(broken, unread);
        entries.push(Entry::new("Not usable", Cell::toned(text, Tone::Bad)));
    }
    entries
}
