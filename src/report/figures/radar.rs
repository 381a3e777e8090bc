//! The areas on axes: today, at the end of each year, and the target.

use crate::model::{AreaIx, Score};
use crate::report::figure::{Chart, Figure, Radar, Role, Series};
use crate::report::links::behind;
use crate::report::page::{Block, Cell, Column, Row, Table};
use crate::report::roadmap_years::years;
use crate::report::{GapReport, wording};
use crate::scoring::NodeId;

use super::wording as words;

/// Fewer axes make no picture.
const FEWEST_AXES: usize = 3;

/// The radar of the areas that have figures; nothing if they are too few.
pub(in crate::report) fn radar(report: &GapReport<'_>) -> Option<Block> {
    let questionnaire = report.questionnaire();
    let figures = |area: AreaIx| report.card.areas.get(area.0).and_then(|node| node.figures);
    let areas: Vec<AreaIx> = (0..questionnaire.areas.len())
        .map(AreaIx)
        .filter(|area| figures(*area).is_some())
        .collect();
    if areas.len() < FEWEST_AXES {
        return None;
    }
    let of = |value: &dyn Fn(AreaIx) -> Option<Score>| areas.iter().map(|a| value(*a)).collect();
    let series = |name: &str, role: Role, values: Vec<Option<Score>>| Series {
        name: name.to_owned(),
        role,
        values,
    };
    let target = of(&|area| report.distance(&NodeId::Area(area)).score);
    let mut drawn = vec![series(words::TARGET, Role::Target, target)];
    let ahead = report.roadmap.as_ref().map(years).unwrap_or_default();
    // The latest first, so that what lies within it is drawn over it.
    drawn.extend(ahead.iter().rev().map(|year| {
        let floor = |area: AreaIx| year.standing.areas.get(area.0).copied().flatten();
        series(&year.last.to_string(), Role::Year(year.number), of(&floor))
    }));
    let today = of(&|area| figures(area).map(|f| Score::new(f.floor)));
    drawn.push(series(words::TODAY, Role::Certain, today));
    drawn.retain(|series| series.values.iter().any(Option::is_some));
    let radar = Radar {
        max: questionnaire.scale.max,
        axes: areas
            .iter()
            .map(|area| questionnaire.area(*area).title.clone())
            .collect(),
        series: drawn,
    };
    Some(Block::from(Figure {
        title: words::AREAS.to_owned(),
        description: words::areas(radar.max, !ahead.is_empty()),
        table: Some(table(report, &radar, &areas)),
        chart: Chart::Radar(radar),
    }))
}

/// An area a row; today first, the target last.
fn table(report: &GapReport<'_>, radar: &Radar, areas: &[AreaIx]) -> Table {
    let mut columns = vec![Column::text("Area")];
    let series = || radar.series.iter().rev();
    columns.extend(series().map(|series| Column::number(&series.name)));
    let shown = |score: Option<Score>| {
        Cell::from(wording::on_scale_or_nothing(
            score.map(Score::get),
            radar.max,
        ))
    };
    let rows = areas.iter().zip(&radar.axes).enumerate();
    let rows = rows.map(|(at, (area, title))| {
        let to = behind(report, &NodeId::Area(*area));
        let mut cells = vec![Cell::from(title).leading(to)];
        cells.extend(series().map(|series| shown(series.values.get(at).copied().flatten())));
        Row { cells, depth: 0 }
    });
    Table {
        rows: rows.collect(),
        columns,
    }
}
