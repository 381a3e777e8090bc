//! Who leads how much of the roadmap: by person where the plan names one, else by role.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Amount, Quarter};
use crate::report::page::{Block, Cell, Column, Row, Table, Tone};
use crate::report::wording;
use crate::roadmap::Planned;

use super::View;

/// One who leads initiatives.
#[derive(Default)]
struct Lead<'r> {
    /// Whether it is a person, by name.
    person: bool,
    roles: BTreeSet<&'r str>,
    led: Vec<&'r Planned>,
}

impl Lead<'_> {
    /// Person-days of all that is led, those before the roadmap included, without upkeep.
    fn days(&self) -> Amount {
        self.led.iter().map(|one| one.effort).sum()
    }

    /// The first quarter in which most run at once, and how many.
    fn most_at_once(
        &self,
        quarters: impl DoubleEndedIterator<Item = Quarter>,
    ) -> Option<(usize, Quarter)> {
        let running = |quarter: Quarter| {
            let led = self.led.iter();
            led.filter(|one| one.start <= quarter && quarter <= one.end)
                .count()
        };
        let counted = quarters.rev().map(|quarter| (running(quarter), quarter));
        counted
            .max_by_key(|(count, _)| *count)
            .filter(|(count, _)| *count > 0)
    }
}

/// A row for each, those with the most work first; nothing where nobody is named.
pub(super) fn leads(view: &View<'_, '_>) -> Vec<Block> {
    let initiatives = &view.report.questionnaire().initiatives;
    let mut leads: BTreeMap<&str, Lead<'_>> = BTreeMap::new();
    for planned in &view.roadmap.initiatives {
        let Some(initiative) = initiatives.get(planned.initiative) else {
            continue;
        };
        let (owner, role) = (planned.owner.as_deref(), initiative.role.as_deref());
        let Some(name) = owner.or(role) else {
            continue;
        };
        let lead = leads.entry(name).or_default();
        lead.person |= owner.is_some();
        lead.roles.extend(role);
        lead.led.push(planned);
    }
    if leads.is_empty() {
        return Vec::new();
    }
    let most = view.roadmap.settings.parallel_per_role as usize;
    let mut all: Vec<(&str, Lead<'_>)> = leads.into_iter().collect();
    all.sort_by_key(|(name, lead)| (std::cmp::Reverse(lead.days()), *name));
    let rows = all.iter().map(|(name, lead)| row(view, name, lead, most));
    let rows = rows.collect();
    let columns = vec![
        Column::text("Who leads"),
        Column::number("Initiatives"),
        Column::number("Person-days"),
        Column::text("Most at once"),
    ];
    let roles = all.iter().filter(|(_, lead)| !lead.person).count();
    let mut blocks = vec![Block::Table(Table { columns, rows })];
    if roles > 1 {
        blocks.push(Block::Paragraph(Cell::toned(
            several_roles(roles),
            Tone::Muted,
        )));
    }
    blocks
}

fn row(view: &View<'_, '_>, name: &str, lead: &Lead<'_>, most: usize) -> Row {
    let roles: Vec<String> = lead.roles.iter().map(ToString::to_string).collect();
    let who = match lead.person && !roles.is_empty() {
        true => format!("{name} ({})", wording::listed(&roles)),
        false => name.to_owned(),
    };
    let quarters = view.roadmap.periods.iter().map(|period| period.quarter);
    let at_once = match lead.most_at_once(quarters) {
        // Limits are of roles; a person may have been given more.
        Some((count, quarter)) if count > most => {
            Cell::toned(format!("{count} in {quarter}: too many"), Tone::Caution)
        }
        Some((count, quarter)) => format!("{count} in {quarter}").into(),
        None => Cell::toned(wording::NOTHING, Tone::Muted),
    };
    Row {
        cells: vec![
            who.into(),
            lead.led.len().to_string().into(),
            lead.days().to_string().into(),
            at_once,
        ],
        depth: 0,
    }
}

/// What is to be known where roles stand for persons.
fn several_roles(roles: usize) -> String {
    format!(
        "The roadmap counts these {roles} roles as {roles} persons. Where one person holds several, as is usual in a small organisation, add up the \
         rows, and name persons under `owners` in the plan; `parallel_per_role` and `parallel` keep down what runs at once. The person-days are those of \
         everybody who works on an initiative, not of its lead alone."
    )
}
