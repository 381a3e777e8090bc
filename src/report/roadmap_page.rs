//! The roadmap for people: frame, what cannot be kept, where it leads, what to do in which quarter, and why.

mod agreed;
mod closing;
mod figures;
mod frame;
mod initiative;
mod leads;
mod left_out;
mod management;
mod outline;
mod quarters;
mod timeline;

use crate::model::Amount;
use crate::roadmap::{DropReason, Dropped, Roadmap};

use super::anchor::Anchor;
use super::figures::projection;
use super::links::to_initiative;
use super::page::{Block, Cell, Page, Tone};
use super::roadmap_wording::{id, money};
use super::{Detail, GapReport, wording};

pub(super) use initiative::next_steps;
pub(super) use management::{roadmap_decisions, years_ahead};
pub(super) use outline::target_reached;

/// How many quarters "first steps" reach.
const FIRST_QUARTERS: usize = 2;

/// The roadmap alone. The report knows the questionnaire with which it was drawn up.
pub fn roadmap_page(report: &GapReport<'_>, roadmap: &Roadmap, detail: Detail) -> Page {
    let view = View {
        report,
        roadmap,
        detail,
        rank: 2,
    };
    let mut blocks = frame::title(&view);
    blocks.extend(frame::conflicts(&view));
    blocks.extend(view.titled("Summary", outline::summary(&view)));
    blocks.extend(projection(report, roadmap));
    if detail >= Detail::Normal {
        blocks.extend(agreed::agreed_dates(&view));
    }
    if roadmap.initiatives.is_empty() {
        let text = "No initiative is planned.";
        blocks.push(Block::Paragraph(Cell::toned(text, Tone::Muted)));
    }
    blocks.extend(view.titled("Timeline", timeline::timeline(&view)));
    if detail == Detail::Brief {
        blocks.extend(view.titled("First steps", initiative::first_steps(&view)));
    } else {
        let title = Cell::from("Quarter by quarter").at(Anchor::part("quarters"));
        blocks.extend(view.titled(title, quarters::quarters(&view)));
        blocks.extend(view.titled("Who leads what", leads::leads(&view)));
        blocks.extend(initiative::by_year(&view));
        blocks.extend(closing::closing(&view));
    }
    blocks.push(Block::Paragraph(Cell::toned(
        wording::ESTIMATE,
        Tone::Muted,
    )));
    Page { blocks }
}

/// The roadmap as a chapter of the report.
pub(super) fn roadmap_part(
    report: &GapReport<'_>,
    roadmap: &Roadmap,
    detail: Detail,
) -> Vec<Block> {
    let view = View {
        report,
        roadmap,
        detail,
        rank: 3,
    };
    let mut blocks = vec![Block::heading(
        2,
        Cell::from("Roadmap").at(Anchor::part("roadmap")),
    )];
    blocks.extend(frame::conflicts(&view));
    blocks.extend(outline::summary(&view));
    blocks.extend(projection(report, roadmap));
    if detail == Detail::Brief {
        blocks.extend(view.titled("First steps", initiative::first_steps(&view)));
        return blocks;
    }
    blocks.extend(view.titled("Timeline", timeline::timeline(&view)));
    if detail == Detail::Normal {
        blocks.extend(view.titled("First steps", initiative::first_steps(&view)));
        let text = "Every quarter, all dates and assumptions, and why then: roadmap FILE, or --detail full.";
        blocks.push(Block::Paragraph(Cell::toned(text, Tone::Muted)));
    } else {
        blocks.extend(agreed::agreed_dates(&view));
        let title = Cell::from("Quarter by quarter").at(Anchor::part("quarters"));
        blocks.extend(view.titled(title, quarters::quarters(&view)));
        blocks.extend(view.titled("Who leads what", leads::leads(&view)));
        blocks.extend(initiative::by_year(&view));
        blocks.extend(closing::closing(&view));
    }
    blocks
}

/// What a roadmap cannot keep, what holds it back, and what it takes for granted: without dates and what is left out.
pub(super) fn roadmap_notes(report: &GapReport<'_>, roadmap: &Roadmap) -> Vec<Block> {
    let view = View {
        report,
        roadmap,
        detail: Detail::Full,
        rank: 3,
    };
    let mut blocks = frame::conflicts(&view);
    blocks.extend(agreed::agreed_dates(&view));
    blocks.extend(closing::notes(&view));
    blocks
}

/// What is shown of a roadmap, and how much.
struct View<'v, 'r> {
    report: &'v GapReport<'r>,
    roadmap: &'v Roadmap,
    detail: Detail,
    /// Rank of the headings.
    rank: u8,
}

impl View<'_, '_> {
    /// Content under a heading; nothing without content.
    fn titled(&self, title: impl Into<Cell>, content: Vec<Block>) -> Vec<Block> {
        if content.is_empty() {
            return content;
        }
        let mut blocks = vec![Block::heading(self.rank, title)];
        blocks.extend(content);
        blocks
    }

    /// Why nothing closes the gaps that stay uncovered: there is no initiative, or the plan excludes it.
    fn nothing_closes(&self) -> &'static str {
        let (roadmap, questionnaire) = (self.roadmap, self.report.questionnaire());
        let uncovered = |initiative: usize| {
            let closes = questionnaire.initiatives[initiative].closes.iter();
            let mut questions = closes.map(|close| close.question);
            questions.any(|question| roadmap.uncovered.contains(&question))
        };
        let excluded = |dropped: &Dropped| {
            let reason = &dropped.why;
            matches!(
                reason,
                DropReason::Excluded(_) | DropReason::PresupposesExcluded(_)
            )
        };
        let mut dropped = roadmap.dropped.iter();
        match dropped.any(|one| excluded(one) && uncovered(one.initiative)) {
            true => "only excluded initiatives close, or none",
            false => "no initiative closes",
        }
    }

    /// The title of an initiative.
    fn title(&self, initiative: usize) -> String {
        let initiatives = &self.report.questionnaire().initiatives;
        let known = initiatives.get(initiative);
        known.map_or_else(|| wording::NOTHING.to_owned(), |i| i.title.clone())
    }

    /// The title of an initiative, leading to it.
    fn leading_title(&self, initiative: usize) -> Cell {
        let title = self.title(initiative);
        to_initiative(self.report, title.as_str(), &title, initiative)
    }

    /// The place where the initiatives of a year, counted from 1, are told.
    fn year_anchor(&self, number: usize) -> Anchor {
        Anchor::part(&format!("year-{number}"))
    }

    /// An initiative by title and id.
    fn name(&self, initiative: usize) -> String {
        format!(
            "{} ({})",
            self.title(initiative),
            id(self.report, initiative)
        )
    }

    /// An amount of money in the currency of the plan; without one the number alone.
    fn money(&self, amount: Amount) -> String {
        let currency = self.roadmap.settings.currency.as_deref();
        money(amount, currency)
    }

    /// The title of a column of money.
    fn cost_title(&self) -> String {
        match self.roadmap.settings.currency.as_deref() {
            Some(currency) => format!("Cost ({currency})"),
            None => "Cost".to_owned(),
        }
    }

    /// An amount in a column of money; a dash for nothing.
    fn cost_cell(&self, amount: Amount) -> Cell {
        match amount == Amount::ZERO {
            true => Cell::toned(wording::NOTHING, Tone::Muted),
            false => money(amount, None).into(),
        }
    }

    /// Whether anything costs money, or money is limited.
    fn has_money(&self) -> bool {
        let periods = &self.roadmap.periods;
        self.roadmap.settings.budget.is_some() || periods.iter().any(|p| p.cost != Amount::ZERO)
    }
}

#[cfg(test)]
mod tests;
