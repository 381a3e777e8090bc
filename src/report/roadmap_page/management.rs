//! What a roadmap asks of management, and what it costs by year: for the first page of a report.

use crate::model::Amount;
use crate::report::anchor::Anchor;
use crate::report::page::{Block, Cell, Entry};
use crate::report::roadmap_wording::{certification_missed, conflict, money, person_days};
use crate::report::{GapReport, wording};
use crate::roadmap::{Assumption, ConflictKind, Roadmap};

use crate::report::roadmap_years::{share_of_effect, years};

/// What the roadmap needs: people and money for its first year, and a word on what it cannot keep.
pub(in crate::report) fn roadmap_decisions(report: &GapReport<'_>, roadmap: &Roadmap) -> Vec<Cell> {
    let mut points: Vec<Cell> = Vec::new();
    if let Some(missed) = certification_missed(report, roadmap) {
        let text =
            format!("Decide what gives way: another date, or what stands in the way. {missed}");
        points.push(Cell::from(text).linking("what stands in the way", Anchor::part("roadmap")));
    }
    let others = roadmap.conflicts.iter();
    let others = others.filter(|one| !matches!(one.kind, ConflictKind::Certification { .. }));
    points.extend(
        others.map(|c| format!("Decide what gives way. {}", conflict(report, roadmap, c)).into()),
    );
    points.extend(further_audit(roadmap));
    let Some(first) = years(roadmap).into_iter().next() else {
        return points;
    };
    let until = first.last;
    if first.work + first.upkeep > Amount::ZERO {
        let days = wording::decimal((first.work + first.upkeep).get(), 0);
        let initiatives = wording::count(first.starts, "initiative", "initiatives");
        let days = format!("{days} person-days");
        let text = format!(
            "Release about {days} for the first year of the roadmap, to {until}: {initiatives} and what is to be kept up.{}",
            rests_on_open(roadmap)
        );
        points.push(
            Cell::from(text)
                .linking(&days, Anchor::part("quarters"))
                .linking(&initiatives, Anchor::part("roadmap")),
        );
    }
    if first.cost > Amount::ZERO {
        let cost = money(first.cost, roadmap.settings.currency.as_deref());
        let text = format!(
            "Release {cost} for external cost of these initiatives in the first year; fees of a certification body come on top."
        );
        points.push(Cell::from(text).linking(&cost, Anchor::part("quarters")));
    }
    points
}

/// That what takes effect too late for the internal audit needs to be looked at again.
fn further_audit(roadmap: &Roadmap) -> Option<Cell> {
    roadmap.assumptions.iter().find_map(|assumption| match assumption {
        Assumption::AfterAudit {
            questions, due, ..
        } => Some(Cell::from(format!(
            "Plan a further internal audit before {due}: {} effect in the quarter of the first one or later, so that it \
             may not have seen {}. It is not in the person-days.",
            wording::count(*questions, "requirement takes", "requirements take"),
            if *questions == 1 { "it" } else { "them" },
        ))),
        _ => None,
    })
}

/// How much of the roadmap rests on what nobody has answered.
fn rests_on_open(roadmap: &Roadmap) -> String {
    let open = roadmap
        .initiatives
        .iter()
        .filter(|one| one.to_be_confirmed)
        .count();
    match open {
        0 => String::new(),
        1 => " 1 initiative rests on unanswered questions: confirm that first.".to_owned(),
        _ => format!(" {open} initiatives rest on unanswered questions: confirm those first."),
    }
}

/// Effort and cost of each year, and where it leads.
pub(in crate::report) fn years_ahead(report: &GapReport<'_>) -> Vec<Block> {
    let Some(roadmap) = &report.roadmap else {
        return Vec::new();
    };
    let max = report.questionnaire().scale.max;
    let entries: Vec<Entry> = years(roadmap)
        .into_iter()
        .map(|year| {
            let work = person_days(year.work);
            let upkeep = wording::decimal(year.upkeep.get(), 0);
            let upkeep = format!("{upkeep} of upkeep");
            let mut text = format!("{work} of work, {upkeep}");
            let mut figures = vec![work, upkeep];
            if year.cost > Amount::ZERO {
                let cost = money(year.cost, roadmap.settings.currency.as_deref());
                text += &format!(", {cost}");
                figures.push(cost);
            }
            if let Some(floor) = year.standing.floor {
                let floor = format!("floor {} of {max}", wording::on_scale(floor.get(), max));
                text += &format!("; {floor}");
                figures.push(floor);
                if let Some(cautious) = year.cautious.and_then(|standing| standing.floor) {
                    let share = share_of_effect(roadmap);
                    let cautious = wording::on_scale(cautious.get(), max);
                    text += &format!(" ({cautious} at {share} of the effect)");
                }
            }
            if year.standing.conformity.is_some() {
                let majors = wording::count(year.standing.majors, "likely major", "likely majors");
                text += &format!(", {majors}");
                figures.push(majors);
            }
            let text = figures.iter().fold(Cell::from(text), |text, figure| {
                text.linking(figure, Anchor::part("quarters"))
            });
            Entry::new(&format!("{} to {}", year.first, year.last), text)
        })
        .collect();
    if entries.is_empty() {
        return Vec::new();
    }
    vec![
        Block::heading(3, "Effort and cost by year, and where they lead"),
        Block::Entries(entries),
    ]
}
