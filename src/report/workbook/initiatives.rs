//! The initiatives, planned, ended and left out, a row each.

use crate::model::{Amount, Initiative, Quarter, QuestionIx};
use crate::report::GapReport;
use crate::report::anchor::Anchor;
use crate::report::page::Tone;
use crate::report::roadmap_wording::{dropped, wanted_for, why, why_not_earlier};
use crate::report::sheet::{ColorRule, Datum, Grid, GridColumn, Rows, Sheet, Value};
use crate::roadmap::{Dropped, Ended, Limit, Planned, Roadmap};

use super::{grid_sheet, several, words};

/// Name of the grid, from which the timeline is drawn.
pub(super) const NAME: &str = "Initiatives";
/// Its column of titles.
pub(super) const TITLES: &str = "Initiative";
/// Its column of first days.
pub(super) const FIRST_DAY: &str = "First day";
/// Its column of how long initiatives run.
pub(super) const RUNS: &str = "Runs, days";
/// Its column of how long it takes from their end to their effect.
pub(super) const RUN_IN: &str = "Run-in, days";

/// The sheet of the initiatives; nothing without a roadmap.
pub(super) fn initiatives(report: &GapReport<'_>) -> Option<Sheet<'static>> {
    let roadmap = report.roadmap.as_ref()?;
    let planned = roadmap.initiatives.iter().enumerate();
    let mut rows: Vec<Vec<Datum>> = planned
        .filter_map(|(place, planned)| of_planned(report, roadmap, place, planned))
        .collect();
    let ended = roadmap.ended.iter();
    rows.extend(ended.filter_map(|ended| of_ended(report, ended)));
    let left_out = roadmap.dropped.iter();
    rows.extend(left_out.filter_map(|dropped| of_dropped(report, dropped)));
    let grid = Grid {
        name: NAME.into(),
        columns: columns(roadmap),
        rows: Rows::Held(rows),
        heads: 2,
        printed: columns(roadmap).len() - ASIDE,
    };
    Some(grid_sheet(
        words::ROADMAP,
        words::ROADMAP_NOTE,
        words::NO_INITIATIVES,
        vec![Anchor::part("roadmap")],
        grid,
    ))
}

/// The last columns, which are for filters and pictures.
const ASIDE: usize = 11;

fn columns(roadmap: &Roadmap) -> Vec<GridColumn> {
    vec![
        GridColumn::new("#", 5),
        GridColumn::new("Id", 24),
        GridColumn::new(TITLES, 40),
        GridColumn::new("State", 10).rule(ColorRule::Words(words::STATES)),
        GridColumn::new("Role", 18),
        GridColumn::new("Owner", 15),
        GridColumn::new("Start", 10),
        GridColumn::new("End", 10),
        GridColumn::new("Effective", 11),
        GridColumn::new("Person-days", 10),
        GridColumn::new(cost_title(roadmap), 11),
        GridColumn::new("Upkeep a quarter", 11),
        GridColumn::new("Closes", 9),
        GridColumn::new("Why", 50),
        GridColumn::new("Answers lifted", 30),
        GridColumn::new("Not earlier because", 40),
        GridColumn::new("After", 30),
        GridColumn::new("Result", 50),
        GridColumn::new("Done when", 50),
        GridColumn::new("Wanted for", 24),
        GridColumn::new("Benefit a quarter", 10),
        GridColumn::new(FIRST_DAY, 12),
        GridColumn::new("Last day", 12),
        GridColumn::new(RUNS, 9),
        GridColumn::new(RUN_IN, 9),
        GridColumn::new(yearly_cost_title(roadmap), 11),
    ]
}

/// The title of a column of money.
pub(super) fn cost_title(roadmap: &Roadmap) -> String {
    match roadmap.settings.currency.as_deref() {
        Some(currency) => format!("Cost ({currency})"),
        None => "Cost".to_owned(),
    }
}

/// The title of the column of what is paid again every year.
fn yearly_cost_title(roadmap: &Roadmap) -> String {
    match roadmap.settings.currency.as_deref() {
        Some(currency) => format!("Cost a year ({currency})"),
        None => "Cost a year".to_owned(),
    }
}

/// What is said of every initiative.
struct Told<'r> {
    rank: Option<usize>,
    initiative: &'r Initiative,
    state: &'static str,
    closes: Vec<QuestionIx>,
    why: String,
    planned: Option<&'r Planned>,
}

fn of_planned(
    report: &GapReport<'_>,
    roadmap: &Roadmap,
    place: usize,
    planned: &Planned,
) -> Option<Vec<Datum>> {
    let told = Told {
        rank: Some(place + 1),
        initiative: report.questionnaire().initiatives.get(planned.initiative)?,
        state: match planned.start < roadmap.settings.start {
            true => words::RUNNING,
            false => words::PLANNED,
        },
        closes: planned.closes.iter().map(|lift| lift.question).collect(),
        why: why(report, planned),
        planned: Some(planned),
    };
    Some(row(report, &told))
}

fn of_ended(report: &GapReport<'_>, ended: &Ended) -> Option<Vec<Datum>> {
    let told = Told {
        rank: None,
        initiative: report.questionnaire().initiatives.get(ended.initiative)?,
        state: words::ENDED,
        closes: ended.closes.iter().map(|lift| lift.question).collect(),
        why: String::new(),
        planned: None,
    };
    Some(row(report, &told))
}

fn of_dropped(report: &GapReport<'_>, left_out: &Dropped) -> Option<Vec<Datum>> {
    let told = Told {
        rank: None,
        initiative: report
            .questionnaire()
            .initiatives
            .get(left_out.initiative)?,
        state: words::LEFT_OUT,
        closes: Vec::new(),
        why: dropped(report, &left_out.why),
        planned: None,
    };
    Some(row(report, &told))
}

fn row(report: &GapReport<'_>, told: &Told<'_>) -> Vec<Datum> {
    let questionnaire = report.questionnaire();
    let (initiative, planned) = (told.initiative, told.planned);
    let quarter = |of: fn(&Planned) -> Quarter| {
        Datum::maybe(planned.map(|planned| of(planned).to_string()))
            .leading(Anchor::part("quarters"))
    };
    let amount =
        |of: fn(&Planned) -> Amount, value: fn(Amount) -> Value| Datum::of(planned.map(of), value);
    let not_earlier = planned
        .filter(|planned| planned.why_not_earlier != [Limit::RoadmapStart])
        .map(|planned| why_not_earlier(report, planned));
    let after = initiative.after.iter();
    let after = after.filter_map(|place| questionnaire.initiatives.get(*place));
    let closes = told.closes.iter();
    let lifted = several(
        closes.map(|ix| &questionnaire.question(*ix).id),
        Anchor::finding,
    );
    let state = Datum::text(told.state);
    let mut cells = vec![
        Datum::of(told.rank, |rank| Value::Count(rank as u64)),
        Datum::text(initiative.id.as_str()).at(Anchor::initiative(&initiative.id)),
        Datum::text(initiative.title.as_str()),
        match planned {
            Some(_) => state,
            None => state.toned(Tone::Muted),
        },
        Datum::maybe(initiative.role.as_deref()),
        Datum::maybe(planned.and_then(|planned| planned.owner.as_deref())),
        quarter(|planned| planned.start),
        quarter(|planned| planned.end),
        quarter(|planned| planned.effective),
        amount(|planned| planned.effort, Value::Days),
        amount(|planned| planned.cost, Value::Money),
        amount(|planned| planned.upkeep, Value::Days),
        match lifted.to.clone() {
            Some(to) => Datum::count(told.closes.len()).leading(to),
            None => Datum::default(),
        },
        Datum::text(told.why.as_str()),
        lifted,
        Datum::maybe(not_earlier),
        several(after.map(|i| &i.id), Anchor::initiative),
        Datum::maybe(initiative.deliverable.as_deref()),
        Datum::maybe(initiative.closed_when.as_deref()),
        Datum::maybe(planned.map(wanted_for)),
        Datum::of(
            planned.and_then(|p| u64::try_from(p.benefit).ok()),
            Value::Count,
        ),
    ];
    cells.extend(days(planned));
    cells.push(amount(|planned| planned.yearly_cost, Value::Money));
    cells
}

/// First and last day, how long it runs, and how long it takes from its end to its effect: none, if it takes effect in
/// the quarter in which it ends.
fn days(planned: Option<&Planned>) -> [Datum; 4] {
    let Some(planned) = planned else {
        return Default::default();
    };
    let first = planned.start.first_month().first_day();
    let last = planned.end.last_day();
    let effective = planned.effective.first_month().first_day();
    let after = planned.end.plus(1).first_month().first_day();
    let between = |from: jiff::civil::Date, until: jiff::civil::Date| {
        let days = from.duration_until(until).as_hours() / 24;
        Datum::new(Value::Count(u64::try_from(days).unwrap_or(0)))
    };
    [
        Datum::new(Value::Day(first)),
        Datum::new(Value::Day(last)),
        between(first, after),
        between(after, effective),
    ]
}
