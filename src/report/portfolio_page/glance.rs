//! A group of assessments in a sentence and a few figures.

use super::words;
use crate::portfolio::{Group, Outcomes, Portfolio, Quartiles};
use crate::report::anchor::Anchor;
use crate::report::figure::{Glance, Tile};
use crate::report::page::{Block, Cell, Tone};
use crate::report::wording;
use crate::scoring::Readiness;

pub(super) fn glance(portfolio: &Portfolio, place: usize, group: &Group) -> Option<Block> {
    let max = group.questionnaire.scale;
    let overall = portfolio.quartiles(place, None)?;
    let shown =
        |figure: crate::portfolio::Billionths| wording::on_scale_or_nothing(figure.get(), max);
    let mut tiles = vec![
        tile("Assessments", Cell::from(group.sites.to_string()), {
            words::with_floor(portfolio.known(place, None))
        }),
        tile(
            "Median floor",
            Cell::from(shown(overall.median)),
            words::median(max, &shown(overall.lowest), &shown(overall.highest)),
        ),
    ];
    if let Some((lowest, highest)) = extremes(portfolio, place, group) {
        let note = |quartiles: Quartiles, title: &str| {
            words::extreme(title, &shown(quartiles.first), &shown(quartiles.third))
        };
        let (quartiles, title) = lowest;
        let value = Cell::from(shown(quartiles.median));
        tiles.push(tile("Weakest area", value, note(quartiles, title)));
        let (quartiles, title) = highest;
        let value = Cell::from(shown(quartiles.median));
        tiles.push(tile("Strongest area", value, note(quartiles, title)));
    }
    let Outcomes {
        met,
        missed,
        undecided,
    } = group.outcomes;
    if met + missed + undecided > 0 {
        let note = words::target(met + missed + undecided, missed, undecided);
        let tone = if missed > 0 { Tone::Bad } else { Tone::Good };
        tiles.push(tile("Target met", Cell::toned(met.to_string(), tone), note));
    }
    let judged: usize = group.readiness.iter().map(|(_, count)| count).sum();
    if judged > 0 {
        let of = |wanted: &[Readiness]| -> usize {
            let counts = group.readiness.iter();
            let counts = counts.filter(|(readiness, _)| wanted.contains(readiness));
            counts.map(|(_, count)| count).sum()
        };
        let ready = of(&[Readiness::Ready, Readiness::ReadyWithActions]);
        let open = of(&[Readiness::Indeterminate]);
        let note = words::ready(judged, open);
        tiles.push(tile("Ready", Cell::from(ready.to_string()), note));
    }
    Some(Block::Glance(Glance {
        verdict: vec![Cell::from(words::verdict(
            max,
            &shown(overall.first),
            &shown(overall.third),
        ))],
        tiles,
    }))
}

type Extreme<'g> = (Quartiles, &'g str);

/// The areas of the lowest and of the highest median; the first of equal ones.
fn extremes<'g>(
    portfolio: &Portfolio,
    place: usize,
    group: &'g Group,
) -> Option<(Extreme<'g>, Extreme<'g>)> {
    let parts = group.parts.iter().enumerate();
    let known: Vec<Extreme<'g>> = parts
        .filter_map(|(at, (_, title))| {
            Some((portfolio.quartiles(place, Some(at))?, title.as_str()))
        })
        .collect();
    let lowest = known.iter().min_by_key(|(q, _)| q.median)?;
    let highest = known.iter().rev().max_by_key(|(q, _)| q.median)?;
    (known.len() > 1).then_some((*lowest, *highest))
}

fn tile(name: &str, value: Cell, note: String) -> Tile {
    Tile {
        name: name.to_owned(),
        value,
        note,
        to: Anchor::part("spread"),
    }
}
