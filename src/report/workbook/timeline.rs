//! The quarters of the roadmap: load, where it leads, dates, and the pictures of them.

use crate::model::Amount;
use crate::report::anchor::Anchor;
use crate::report::figure::Role;
use crate::report::figures::wording as figures;
use crate::report::page::{Block, Cell, Tone};
use crate::report::roadmap_wording::milestone;
use crate::report::roadmap_years::{cautious, share_of_effect, years};
use crate::report::sheet::{
    ColorRule, Datum, Grid, GridColumn, Part, Plot, PlotKind, PlotRole, PlotSeries, Rows, Sheet,
    Value,
};
use crate::report::{GapReport, wording};
use crate::roadmap::{Period, Roadmap, Standing};
use crate::scoring::NodeId;

use super::{initiatives, words};

/// Name of the grid of the quarters.
const QUARTERS: &str = "Quarters";
/// Its first column.
const QUARTER: &str = "Quarter";
/// Its column of what is certain.
const FLOOR: &str = "Certain (floor)";
/// Its column of what is scored of the answers.
const SCORE: &str = "From what is answered";

/// The sheet of the quarters; nothing without a roadmap.
pub(super) fn timeline(report: &GapReport<'_>) -> Option<Sheet<'static>> {
    let roadmap = report.roadmap.as_ref()?;
    let grid = quarters(report, roadmap);
    let mut parts = vec![Part::Text(vec![
        Block::heading(1, words::TIMELINE),
        Block::Paragraph(Cell::toned(words::TIMELINE_NOTE, Tone::Muted)),
    ])];
    let plots = plots(report, roadmap, &grid);
    parts.push(Part::Grid(grid));
    if !plots.is_empty() {
        parts.extend([Part::NewPage, Part::Plots(plots)]);
    }
    if let Some(plot) = gantt(roadmap) {
        parts.extend([Part::NewPage, Part::Plots(vec![plot])]);
    }
    if !roadmap.milestones.is_empty() {
        parts.push(Part::Text(vec![Block::heading(2, "Dates")]));
        parts.push(Part::Grid(milestones(roadmap)));
    }
    Some(Sheet {
        name: words::TIMELINE.into(),
        anchors: vec![Anchor::part("quarters"), Anchor::part("calendar")],
        parts,
    })
}

fn has_levels(roadmap: &Roadmap) -> bool {
    roadmap.today.level.is_some()
}

fn has_conformity(roadmap: &Roadmap) -> bool {
    roadmap.today.conformity.is_some()
}

/// A quarter a row, after one for today.
fn quarters(report: &GapReport<'_>, roadmap: &Roadmap) -> Grid<'static> {
    let mut columns = vec![
        GridColumn::new(QUARTER, 12),
        GridColumn::new(figures::LOAD_NAMES[0], 11),
        GridColumn::new(figures::LOAD_NAMES[1], 11),
        GridColumn::new(figures::LOAD_NAMES[2], 11),
        GridColumn::new("Free", 11).rule(ColorRule::BelowZero),
        GridColumn::new(initiatives::cost_title(roadmap), 13),
        GridColumn::new(FLOOR, 11),
        GridColumn::new(SCORE, 13),
        GridColumn::new(words::TARGET, 11),
    ];
    if has_levels(roadmap) {
        columns.push(GridColumn::new("Level", 11));
    }
    if has_conformity(roadmap) {
        columns.extend([
            GridColumn::new("Conformity", 18).rule(ColorRule::Words(words::READINESS)),
            GridColumn::new("Majors", 11).rule(ColorRule::AboveZero),
            GridColumn::new("Minors", 11),
        ]);
    }
    columns.push(GridColumn::new("Target as a whole", 14).rule(ColorRule::Words(words::OUTCOMES)));
    columns.extend(cautious_columns(roadmap));
    let mut today = vec![Datum::text(words::TODAY)];
    today.resize_with(6, Datum::default);
    today.extend(standing(report, roadmap, &roadmap.today));
    let mut rows = vec![today];
    rows.extend(roadmap.periods.iter().map(|period| {
        let mut cells = Vec::from(load(period));
        cells.extend(standing(report, roadmap, &period.standing));
        cells.extend(cautious_cells(report, roadmap, period));
        cells
    }));
    let width = columns.len();
    for row in &mut rows {
        row.resize_with(width, Datum::default);
    }
    let year_of = |row: usize| (row % 4 == 1).then(|| row / 4 + 1);
    for (place, row) in rows.iter_mut().enumerate() {
        if let (Some(year), Some(first)) = (year_of(place), row.first_mut()) {
            first.anchor = Some(Anchor::part(&format!("year-{year}")));
        }
    }
    Grid {
        name: QUARTERS.into(),
        printed: columns.len(),
        columns,
        rows: Rows::Held(rows),
        heads: 1,
    }
}

fn load(period: &Period) -> [Datum; 6] {
    let free = period.capacity - period.effort - period.upkeep;
    let days = |amount: Amount| Datum::new(Value::Days(amount));
    [
        Datum::text(period.quarter.to_string()).leading(Anchor::part("roadmap")),
        days(period.effort),
        days(period.upkeep),
        days(period.capacity),
        days(free),
        Datum::new(Value::Money(period.cost)),
    ]
}

fn standing(report: &GapReport<'_>, roadmap: &Roadmap, standing: &Standing) -> Vec<Datum> {
    let max = report.questionnaire().scale.max;
    let mut cells = vec![
        Datum::score(standing.floor, max),
        Datum::score(standing.score, max),
        Datum::score(report.distance(&NodeId::Overall).score, max),
    ];
    if has_levels(roadmap) {
        cells.push(Datum::level(standing.level));
    }
    if has_conformity(roadmap) {
        cells.extend([
            Datum::maybe(standing.conformity.map(wording::readiness)),
            Datum::count(standing.majors),
            Datum::count(standing.minors),
        ]);
    }
    cells.push(Datum::maybe(standing.target.map(wording::outcome)));
    cells
}

/// Where it leads if initiatives have their effect in part only, with the same figures as where it is aimed at.
fn cautious_columns(roadmap: &Roadmap) -> Vec<GridColumn> {
    let shown = roadmap
        .periods
        .iter()
        .any(|period| cautious(roadmap, period).is_some());
    if !shown {
        return Vec::new();
    }
    let share = share_of_effect(roadmap);
    let mut columns = vec![GridColumn::new(format!("Floor at {share}"), 11)];
    if has_conformity(roadmap) {
        columns.extend([
            GridColumn::new(format!("Majors at {share}"), 11).rule(ColorRule::AboveZero),
            GridColumn::new(format!("Minors at {share}"), 11),
        ]);
    }
    let target = GridColumn::new(format!("Target at {share}"), 14);
    columns.push(target.rule(ColorRule::Words(words::OUTCOMES)));
    columns
}

fn cautious_cells(report: &GapReport<'_>, roadmap: &Roadmap, period: &Period) -> Vec<Datum> {
    let Some(then) = cautious(roadmap, period) else {
        return Vec::new();
    };
    let mut cells = vec![Datum::score(then.floor, report.questionnaire().scale.max)];
    if has_conformity(roadmap) {
        cells.extend([Datum::count(then.majors), Datum::count(then.minors)]);
    }
    cells.push(Datum::maybe(then.target.map(wording::outcome)));
    cells
}

/// Load and projection, side by side.
fn plots(report: &GapReport<'_>, roadmap: &Roadmap, grid: &Grid<'_>) -> Vec<Plot> {
    if roadmap.periods.is_empty() {
        return Vec::new();
    }
    let series = |column: &str, role: PlotRole| PlotSeries {
        column: column.to_owned(),
        role,
    };
    let mut plots = vec![Plot {
        title: figures::LOAD.to_owned(),
        description: figures::LOAD_DESCRIPTION.to_owned(),
        kind: PlotKind::Load,
        grid: QUARTERS.into(),
        labels: QUARTER,
        rows: (1, roadmap.periods.len()),
        series: vec![
            series(figures::LOAD_NAMES[1], PlotRole::Upkeep),
            series(figures::LOAD_NAMES[0], PlotRole::Work),
            series(figures::LOAD_NAMES[2], PlotRole::Capacity),
        ],
    }];
    plots.extend(projection(report, roadmap, grid));
    plots
}

/// Where the score leads, from quarter to quarter; nothing without a score.
pub(super) fn projection(
    report: &GapReport<'_>,
    roadmap: &Roadmap,
    grid: &Grid<'_>,
) -> Option<Plot> {
    roadmap.today.floor?;
    let mut series = vec![(SCORE, Role::Answered)];
    if report.distance(&NodeId::Overall).score.is_some() {
        series.push((words::TARGET, Role::Target));
    }
    series.push((FLOOR, Role::Certain));
    Some(Plot {
        title: figures::PROJECTION.to_owned(),
        description: figures::PROJECTION_DESCRIPTION.to_owned(),
        kind: PlotKind::Projection(report.questionnaire().scale.max),
        grid: grid.name.clone(),
        labels: QUARTER,
        rows: (0, grid.rows.len()),
        series: series
            .into_iter()
            .map(|(column, role)| PlotSeries {
                column: column.to_owned(),
                role: PlotRole::Score(role),
            })
            .collect(),
    })
}

/// A bar for each planned initiative; nothing without any.
fn gantt(roadmap: &Roadmap) -> Option<Plot> {
    if roadmap.initiatives.is_empty() {
        return None;
    }
    let settings = &roadmap.settings;
    let series = [
        (initiatives::FIRST_DAY, PlotRole::Begin),
        (initiatives::RUNS, PlotRole::Work),
        (initiatives::RUN_IN, PlotRole::RunIn),
    ];
    Some(Plot {
        title: words::GANTT.to_owned(),
        description: words::GANTT_DESCRIPTION.to_owned(),
        kind: PlotKind::Timeline {
            from: settings.start.first_month().first_day(),
            until: settings.last().plus(1).first_month().first_day(),
        },
        grid: initiatives::NAME.into(),
        labels: initiatives::TITLES,
        rows: (0, roadmap.initiatives.len()),
        series: series
            .into_iter()
            .map(|(column, role)| PlotSeries {
                column: column.to_owned(),
                role,
            })
            .collect(),
    })
}

/// The audit calendar and the days on which to assess again.
fn milestones(roadmap: &Roadmap) -> Grid<'static> {
    let rows = roadmap.milestones.iter().map(|one| {
        vec![
            Datum::text(milestone(one)),
            Datum::new(Value::Month(one.month)),
        ]
    });
    Grid {
        name: "Milestones".into(),
        columns: vec![GridColumn::new("What", 30), GridColumn::new("Month", 12)],
        rows: rows.collect(),
        heads: 1,
        printed: 2,
    }
}

/// Effort and cost of each year, and where it leads.
pub(super) fn by_year(report: &GapReport<'_>, roadmap: &Roadmap) -> Grid<'static> {
    let max = report.questionnaire().scale.max;
    let mut columns = vec![
        GridColumn::new("Year", 30),
        GridColumn::new("Initiatives starting", 12),
        GridColumn::new(figures::LOAD_NAMES[0], 12),
        GridColumn::new(figures::LOAD_NAMES[1], 12),
        GridColumn::new(initiatives::cost_title(roadmap), 12),
        GridColumn::new(FLOOR, 12),
    ];
    if has_conformity(roadmap) {
        columns.push(GridColumn::new("Majors", 12).rule(ColorRule::AboveZero));
        columns.push(GridColumn::new("Minors", 12));
    }
    let rows = years(roadmap).into_iter().map(|year| {
        let name = format!("{} to {}", year.first, year.last);
        let to = Anchor::part(&format!("year-{}", year.number));
        let mut cells = vec![
            Datum::text(name).leading(to),
            Datum::count(year.starts),
            Datum::new(Value::Days(year.work)),
            Datum::new(Value::Days(year.upkeep)),
            Datum::new(Value::Money(year.cost)),
            Datum::score(year.standing.floor, max),
        ];
        if has_conformity(roadmap) {
            cells.push(Datum::count(year.standing.majors));
            cells.push(Datum::count(year.standing.minors));
        }
        cells
    });
    Grid {
        name: "Years".into(),
        rows: rows.collect(),
        printed: columns.len(),
        columns,
        heads: 1,
    }
}
