//! Where the score is expected to go, quarter by quarter.

use crate::model::Score;
use crate::report::figure::{Chart, Figure, Projection, Role, Series};
use crate::report::page::{Block, Cell, Column, Row, Table};
use crate::report::roadmap_years::quarters_by_year;
use crate::report::{GapReport, wording};
use crate::roadmap::{Roadmap, Standing};
use crate::scoring::NodeId;

use super::wording as words;

/// The scores that a roadmap leads to; nothing if there are none.
pub(in crate::report) fn projection(report: &GapReport<'_>, roadmap: &Roadmap) -> Option<Block> {
    roadmap.today.floor?;
    if roadmap.periods.is_empty() {
        return None;
    }
    let max = report.questionnaire().scale.max;
    let standings: Vec<&Standing> = std::iter::once(&roadmap.today)
        .chain(roadmap.periods.iter().map(|period| &period.standing))
        .collect();
    let series = |name: &str, role: Role, of: fn(&Standing) -> Option<Score>| Series {
        name: name.to_owned(),
        role,
        values: standings.iter().map(|standing| of(standing)).collect(),
    };
    let certain = series(words::CERTAIN, Role::Certain, |standing| standing.floor);
    let answered = series(words::FROM_ANSWERED, Role::Answered, |s| s.score);
    let figures = certain
        .values
        .iter()
        .map(|v| wording::on_scale_or_nothing(v.map(Score::get), max));
    let figures = figures.collect();
    // Where all is answered the two are one.
    let mut drawn = Vec::from_iter((answered.values != certain.values).then_some(answered));
    drawn.push(certain);
    let projection = Projection {
        max,
        today: words::TODAY.to_owned(),
        years: quarters_by_year(&roadmap.settings),
        series: drawn,
        figures,
        target: report
            .distance(&NodeId::Overall)
            .score
            .map(|score| (words::TARGET.to_owned(), score)),
    };
    Some(Block::from(Figure {
        title: words::PROJECTION.to_owned(),
        description: words::PROJECTION_DESCRIPTION.to_owned(),
        table: Some(table(roadmap, &projection)),
        chart: Chart::Projection(projection),
    }))
}

/// A point in time a row.
fn table(roadmap: &Roadmap, projection: &Projection) -> Table {
    let mut columns = vec![Column::text("After")];
    let series = || projection.series.iter().rev();
    columns.extend(series().map(|series| Column::number(&series.name)));
    if let Some((name, _)) = &projection.target {
        columns.push(Column::number(name));
    }
    let shown = |score: Option<Score>| {
        Cell::from(wording::on_scale_or_nothing(
            score.map(Score::get),
            projection.max,
        ))
    };
    let quarters = roadmap.periods.iter().map(|p| p.quarter.to_string());
    let times = std::iter::once(projection.today.clone()).chain(quarters);
    let rows = times.enumerate().map(|(at, time)| {
        let mut cells = vec![Cell::from(time)];
        cells.extend(series().map(|series| shown(series.values.get(at).copied().flatten())));
        let target = projection.target.as_ref();
        cells.extend(target.map(|(_, score)| shown(Some(*score))));
        Row { cells, depth: 0 }
    });
    Table {
        rows: rows.collect(),
        columns,
    }
}
