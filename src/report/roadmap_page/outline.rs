//! The roadmap in a few lines, and where it leads year by year.

use crate::gap::Outcome;
use crate::model::{Amount, AreaIx, Score};
use crate::report::links::{behind, to_mentioned};
use crate::report::page::{Block, Cell, Column, Entry, Row, Table, Tone};
use crate::report::roadmap_wording::{open_at_audit, person_days};
use crate::report::{Detail, wording};
use crate::roadmap::{Objective, Period, Roadmap, Standing};
use crate::scoring::NodeId;

use super::View;
use super::figures::Figures;
use crate::report::roadmap_years::{cautious, share_of_effect, years};

/// What is planned, what it takes, where it leads.
pub(super) fn summary(view: &View<'_, '_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::Entries(entries(view)),
        Block::Table(years_table(view)),
    ];
    if view.detail >= Detail::Normal {
        blocks.extend(areas_table(view).map(Block::Table));
    }
    let mut text = "Floor: the score with all that is unanswered counted as 0. It rises only when an initiative is effective: what is \
                finished is not yet evidenced."
        .to_owned();
    if let Some(share) = in_part(view) {
        text += &format!(
            " At {share}: the floor if every answer rose only so much of the way that its initiative is meant to lift it. That share is \
             chosen, not measured; `effect` in the plan sets another."
        );
    }
    blocks.push(Block::Paragraph(Cell::toned(text, Tone::Muted)));
    blocks
}

fn entries(view: &View<'_, '_>) -> Vec<Entry> {
    let roadmap = view.roadmap;
    let mut planned = wording::count(roadmap.initiatives.len(), "initiative", "initiatives");
    if !roadmap.dropped.is_empty() {
        planned += &format!("; {} left out", roadmap.dropped.len());
    }
    if !roadmap.uncovered.is_empty() {
        let gaps = wording::count(roadmap.uncovered.len(), "gap", "gaps");
        planned += &format!("; {gaps} that {}", view.nothing_closes());
    }
    let total = |of: fn(&Period) -> Amount| -> Amount { roadmap.periods.iter().map(of).sum() };
    let (work, upkeep) = (total(|p| p.effort), total(|p| p.upkeep));
    let mut entries: Vec<Entry> = reached(view).into_iter().collect();
    entries.extend(open(view));
    entries.extend([
        Entry::new("Planned", Cell::toned(planned, Tone::Strong)),
        Entry::new(
            "Work",
            format!(
                "{} of work and {upkeep} of upkeep, of {} there are",
                person_days(work),
                total(|p| p.capacity)
            ),
        ),
    ]);
    entries.extend(at_once(view));
    if view.has_money() {
        let cost = view.money(total(|p| p.cost));
        entries.push(Entry::new("Cost", format!("{cost}, external")));
    }
    entries.extend(leads_to(view));
    entries.extend(in_part_only(view));
    if !roadmap.initiatives.is_empty() {
        entries.push(Entry::new("How good", quality(roadmap.objective)));
    }
    entries
}

/// What the certification finds open, where it finds anything.
fn open(view: &View<'_, '_>) -> Option<Entry> {
    let open = view.roadmap.open_at_audit.as_ref()?;
    let any = !open.questions.is_empty() || !open.closed_before.is_empty();
    any.then(|| {
        let text = open_at_audit(view.report, open);
        Entry::new("At the audit", to_mentioned(view.report, text))
    })
}

/// Whether and when the target is reached for good.
fn reached(view: &View<'_, '_>) -> Option<Entry> {
    let (_, text, tone) = target_reached(view.roadmap)?;
    Some(Entry::new("Target", Cell::toned(text, tone)))
}

/// What becomes of the target by the end of a roadmap, in words that follow "the target is".
pub(in crate::report) fn target_reached(roadmap: &Roadmap) -> Option<(Outcome, String, Tone)> {
    let last = roadmap.periods.last()?;
    let outcome = last.standing.target?;
    let met = |standing: &Standing| standing.target == Some(Outcome::Met);
    let (text, tone) = match outcome {
        Outcome::NotApplicable => return None,
        Outcome::Met if met(&roadmap.today) => ("reached already".to_owned(), Tone::Good),
        Outcome::Met => {
            // The quarters at the end in which it is met.
            let since = roadmap
                .periods
                .iter()
                .rev()
                .take_while(|period| met(&period.standing))
                .last();
            let quarter = since.map_or(last.quarter, |period| period.quarter);
            (format!("reached in {quarter}"), Tone::Good)
        }
        Outcome::Undecided => (
            format!(
                "cannot be said to be reached by the end of {}: too much is unanswered",
                last.quarter
            ),
            Tone::Caution,
        ),
        Outcome::Missed => (
            format!(
                "not reached by the end of {}{}",
                last.quarter,
                missing(&last.standing)
            ),
            Tone::Bad,
        ),
    };
    Some((outcome, text, tone))
}

/// What is left of likely nonconformities.
fn missing(standing: &Standing) -> String {
    if standing.conformity.is_none() {
        return String::new();
    }
    format!(
        ": {} and {} are left",
        wording::count(standing.majors, "likely major", "likely majors"),
        wording::count(standing.minors, "likely minor", "likely minors")
    )
}

/// From so many initiatives at once on it is said how many they are.
const MANY_AT_ONCE: usize = 8;

/// How many initiatives run at once where most do, if they are many.
fn at_once(view: &View<'_, '_>) -> Option<Entry> {
    let running = |quarter| {
        let initiatives = view.roadmap.initiatives.iter();
        initiatives
            .filter(|one| one.start <= quarter && quarter <= one.end)
            .count()
    };
    let quarters = view
        .roadmap
        .periods
        .iter()
        .map(|period| (running(period.quarter), period.quarter));
    // Of equal quarters the first.
    let (most, quarter) = quarters.rev().max_by_key(|(count, _)| *count)?;
    let text = format!("{most} initiatives run in {quarter}; fewer with --parallel");
    (most >= MANY_AT_ONCE).then(|| Entry::new("At once", text))
}

/// The floor today and at the end, against the target.
fn leads_to(view: &View<'_, '_>) -> Option<Entry> {
    let max = view.report.questionnaire().scale.max;
    let (today, last) = (&view.roadmap.today, view.roadmap.periods.last()?);
    let (from, to) = (today.floor?, last.standing.floor?);
    let wanted = view.report.distance(&NodeId::Overall).score;
    let mut text = format!(
        "floor {} today, {} of {max} at the end of {}",
        wording::on_scale(from.get(), max),
        wording::on_scale(to.get(), max),
        last.quarter
    );
    if today.conformity.is_some() {
        let (before, after) = (today.majors, last.standing.majors);
        text += &format!("; likely majors {before} today, {after} then");
    }
    let mut tone = Tone::Plain;
    if let Some(wanted) = wanted {
        text += &format!("; target {}", wording::on_scale(wanted.get(), max));
        tone = if to >= wanted {
            Tone::Good
        } else {
            Tone::Caution
        };
    }
    Some(Entry::new("Leads to", Cell::toned(text, tone)))
}

/// Where it leads if initiatives bring in part only what they are meant to: floor, nonconformities and target together.
fn in_part_only(view: &View<'_, '_>) -> Option<Entry> {
    let max = view.report.questionnaire().scale.max;
    let last = view.roadmap.periods.last()?;
    let then = cautious(view.roadmap, last)?;
    let share = share_of_effect(view.roadmap);
    let floor = wording::on_scale(then.floor?.get(), max);
    let mut text = format!("floor {floor} of {max}");
    let mut why = format!("every answer rises only {share} of the way");
    if then.conformity.is_some() {
        let majors = wording::count(then.majors, "likely major", "likely majors");
        let minors = wording::count(then.minors, "likely minor", "likely minors");
        text += &format!(", {majors} and {minors}");
        why += ", and what is not wholly met is a minor";
    }
    text += &format!(" at the end of {}, if {why}", last.quarter);
    let (said, tone) = match then.target {
        Some(Outcome::Met) => ("; the target is reached all the same", Tone::Good),
        Some(Outcome::Missed) => ("; the target is missed then", Tone::Caution),
        Some(Outcome::Undecided) => (
            "; whether the target is reached cannot be said",
            Tone::Caution,
        ),
        Some(Outcome::NotApplicable) | None => ("", Tone::Plain),
    };
    text += said;
    Some(Entry::new(&format!("At {share}"), Cell::toned(text, tone)))
}

/// Of what a roadmap is the best.
const MEASURE: &str = ", measured by closed risk × severity over all quarters";

/// How far from the best possible: rounded up, since it is said to be the most.
fn quality(objective: Objective) -> String {
    if objective.proven {
        return format!("proven to be the best possible within these limits{MEASURE}");
    }
    let percent = (objective.gap() * 1000.0 - 1e-9).ceil().max(1.0) / 10.0;
    let percent = wording::decimal(percent, 1);
    format!("at most {percent}% below the best possible within these limits{MEASURE}")
}

/// Where the floor stands in the table of the years.
const FLOOR_AT: usize = 1;

/// The share of its effect that an initiative has in the cautious floor, where that is shown.
fn in_part(view: &View<'_, '_>) -> Option<String> {
    let last = view.roadmap.periods.last()?;
    cautious(view.roadmap, last)?;
    Some(share_of_effect(view.roadmap))
}

/// Today and the end of each year.
fn years_table(view: &View<'_, '_>) -> Table {
    let figures = Figures::of(view);
    let money = view.has_money();
    let mut columns = vec![Column::text("When")];
    columns.extend(figures.columns());
    let share = in_part(view);
    if let Some(share) = &share {
        columns.insert(FLOOR_AT + 1, Column::number(&format!("At {share}")));
    }
    columns.extend([
        Column::number("Starts").rank(2),
        Column::number("Work"),
        Column::number("Upkeep").rank(1),
    ]);
    if money {
        columns.push(Column::number(&view.cost_title()));
    }
    let nothing = || Cell::toned(wording::NOTHING, Tone::Muted);
    let mut today = vec!["Today".into()];
    today.extend(figures.cells(&view.roadmap.today));
    if share.is_some() {
        today.insert(FLOOR_AT + 1, nothing());
    }
    today.resize_with(columns.len(), nothing);
    let mut rows = vec![Row {
        cells: today,
        depth: 0,
    }];
    rows.extend(years(view.roadmap).into_iter().map(|year| {
        let mut cells: Vec<Cell> = vec![
            Cell::from(format!("Year {}, to {}", year.number, year.last))
                .leading(view.year_anchor(year.number)),
        ];
        cells.extend(figures.cells(year.standing));
        if share.is_some() {
            let floor = year
                .cautious
                .and_then(|standing| standing.floor)
                .map(Score::get);
            let floor = wording::on_scale_or_nothing(floor, figures.max);
            cells.insert(FLOOR_AT + 1, floor.into());
        }
        cells.extend([
            year.starts.to_string().into(),
            year.work.to_string().into(),
            year.upkeep.to_string().into(),
        ]);
        if money {
            cells.push(view.cost_cell(year.cost));
        }
        Row { cells, depth: 0 }
    }));
    Table { columns, rows }
}

/// The floor of each area today and at the end of each year.
fn areas_table(view: &View<'_, '_>) -> Option<Table> {
    let questionnaire = view.report.questionnaire();
    let max = questionnaire.scale.max;
    let years = years(view.roadmap);
    let shown = |score: Option<Score>| wording::on_scale_or_nothing(score.map(Score::get), max);
    let places = 0..questionnaire.areas.len();
    let target = |area: usize| view.report.distance(&NodeId::Area(AreaIx(area))).score;
    let targeted = places.clone().any(|area| target(area).is_some());
    let mut columns = vec![Column::text("Floor by area"), Column::number("Today")];
    let titles = years.iter().map(|year| format!("Year {}", year.number));
    columns.extend(titles.map(|title| Column::number(&title)));
    if targeted {
        columns.push(Column::number("Target"));
    }
    let rows: Vec<Row> = places
        .filter(|area| {
            view.roadmap
                .today
                .areas
                .get(*area)
                .is_some_and(Option::is_some)
        })
        .map(|area| {
            let at = |standing: &Standing| standing.areas.get(area).copied().flatten();
            let mut cells: Vec<Cell> = vec![
                Cell::from(&questionnaire.area(AreaIx(area)).title)
                    .leading(behind(view.report, &NodeId::Area(AreaIx(area)))),
                shown(at(&view.roadmap.today)).into(),
            ];
            cells.extend(years.iter().map(|year| {
                let floor = at(year.standing);
                let reached = floor.zip(target(area)).is_some_and(|(f, t)| f >= t);
                let tone = if reached { Tone::Good } else { Tone::Plain };
                Cell::toned(shown(floor), tone)
            }));
            if targeted {
                cells.push(shown(target(area)).into());
            }
            Row { cells, depth: 0 }
        })
        .collect();
    (!rows.is_empty()).then_some(Table { columns, rows })
}
