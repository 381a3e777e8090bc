//! Pictures as charts of the spreadsheet's own, drawn from the cells of grids.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker,
    ChartMarkerType, ChartSeries, ChartSolidFill, ChartType, Color, Worksheet, XlsxError,
};

use crate::report::{Grid, Plot, PlotKind, PlotRole, Role};

use super::layout::{FIRST_WIDTH, Layout, NARROW, NARROW_WIDTH, ROW_PIXELS, plot_rows};
use super::look::{BLUE, BLUE_SOFT, GREEN, INK, LINE, ORANGE, SOFT, bounded};
use super::{day, look};

/// Pixels of a column's width in characters, and beside it.
const CHARACTER: u32 = 7;
const PADDING: u32 = 5;
/// Between pictures side by side.
const APART: u32 = 16;
/// The longest description.
const LONGEST: usize = 250;
/// A single picture is not stretched over the whole sheet.
const WIDEST: u32 = 700;
/// From so many days on a timeline is marked by year, else by quarter.
const MANY_DAYS: f64 = 366.0 * 5.0;
const YEAR: f64 = 365.25;

/// Draws pictures side by side, from a row on.
pub(super) fn draw(
    drawn: &mut Worksheet,
    layout: &Layout<'_>,
    row: u32,
    plots: &[Plot],
) -> Result<(), XlsxError> {
    let column = |width: u16| u32::from(width) * CHARACTER + PADDING;
    let room = column(FIRST_WIDTH) + u32::from(NARROW) * column(NARROW_WIDTH);
    let many = u32::try_from(plots.len()).unwrap_or(1).max(1);
    let mut offset = 0;
    for plot in plots {
        let Some((sheet, titles, grid)) = layout.grid(&plot.grid) else {
            continue;
        };
        let width = match plot.kind {
            PlotKind::Timeline { .. } => room,
            _ => ((room - APART * (many - 1)) / many).min(WIDEST),
        };
        let data = Source {
            sheet,
            titles,
            grid,
            plot,
        };
        let mut chart = data.chart();
        chart
            .set_width(width)
            .set_height(plot_rows(plot) * ROW_PIXELS)
            .set_alt_text(bounded(&plot.description, LONGEST));
        drawn.insert_chart_with_offset(row, 0, &chart, offset, 0)?;
        offset += width + APART;
    }
    Ok(())
}

/// A picture with the cells that it shows.
struct Source<'a> {
    sheet: &'a str,
    /// The row of the titles.
    titles: u32,
    grid: &'a Grid<'a>,
    plot: &'a Plot,
}

impl Source<'_> {
    fn chart(&self) -> Chart {
        let mut chart = match self.plot.kind {
            PlotKind::Radar(_) => Chart::new(ChartType::RadarWithMarkers),
            PlotKind::Load => Chart::new(ChartType::ColumnStacked),
            PlotKind::Projection(_) => Chart::new(ChartType::Line),
            PlotKind::Counts => Chart::new(ChartType::Column),
            PlotKind::Timeline { .. } | PlotKind::Quarters(_) => Chart::new(ChartType::BarStacked),
        };
        let mut line = Chart::new(ChartType::Line);
        for one in &self.plot.series {
            let Some(mut series) = self.series(&one.column) else {
                continue;
            };
            dress(&mut series, one.role);
            match one.role {
                PlotRole::Capacity => line.push_series(&series),
                _ => chart.push_series(&series),
            };
        }
        if self.plot.kind == PlotKind::Load {
            chart.combine(&line);
        }
        let mut title = ChartFont::new();
        title.set_size(12).set_bold().set_color(INK);
        chart.title().set_name(&self.plot.title).set_font(&title);
        match self.plot.kind {
            PlotKind::Counts | PlotKind::Quarters(_) => chart.legend().set_hidden(),
            _ => chart.legend().set_position(ChartLegendPosition::Bottom),
        };
        self.axes(&mut chart);
        chart
    }

    fn axes(&self, chart: &mut Chart) {
        let mut small = ChartFont::new();
        small.set_size(9).set_color(SOFT);
        let mut grid = ChartLine::new();
        grid.set_color(LINE).set_width(0.75);
        chart.x_axis().set_font(&small);
        chart
            .y_axis()
            .set_font(&small)
            .set_major_gridlines_line(&grid);
        match self.plot.kind {
            PlotKind::Radar(max) | PlotKind::Projection(max) => {
                chart
                    .y_axis()
                    .set_min(0)
                    .set_max(max)
                    .set_major_unit(1)
                    .set_num_format("0");
            }
            PlotKind::Load | PlotKind::Counts => {
                chart.y_axis().set_min(0).set_num_format("0");
            }
            PlotKind::Quarters(max) => {
                chart.y_axis().set_reverse().set_major_gridlines(false);
                chart
                    .x_axis()
                    .set_major_gridlines(true)
                    .set_major_gridlines_line(&grid)
                    .set_min(0)
                    .set_max(max)
                    .set_major_unit(1)
                    .set_num_format("0");
            }
            PlotKind::Timeline { from, until } => {
                // Bars lie: the axis of the labels is the upright one. The first at the top, as in the table.
                chart.y_axis().set_reverse().set_major_gridlines(false);
                let (Some(from), Some(until)) = (day(from), day(until)) else {
                    return;
                };
                let (from, until) = (from.to_excel(), until.to_excel());
                let (unit, format) = match until - from > MANY_DAYS {
                    true => (YEAR, "yyyy"),
                    false => (YEAR / 4.0, "yyyy-mm"),
                };
                chart
                    .x_axis()
                    .set_major_gridlines(true)
                    .set_major_gridlines_line(&grid)
                    .set_min(from)
                    .set_max(until)
                    .set_major_unit(unit)
                    .set_num_format(format);
            }
        }
    }

    /// The values of a column, named by its title.
    fn series(&self, title: &str) -> Option<ChartSeries> {
        let (labels, values) = (self.column(self.plot.labels)?, self.column(title)?);
        let (first, count) = self.plot.rows;
        let first = self.titles + 1 + u32::try_from(first).ok()?;
        let last = first + u32::try_from(count).ok()?.checked_sub(1)?;
        let mut series = ChartSeries::new();
        series
            .set_name((self.sheet, self.titles, values))
            .set_categories((self.sheet, first, labels, last, labels))
            .set_values((self.sheet, first, values, last, values));
        Some(series)
    }

    fn column(&self, title: &str) -> Option<u16> {
        let mut columns = self.grid.columns.iter();
        let place = columns.position(|column| column.title == title)?;
        u16::try_from(place).ok()
    }
}

/// Gives a series its colours and lines, each told apart without colour too.
fn dress(series: &mut ChartSeries, role: PlotRole) {
    let filled = |color: Color| {
        let mut format = ChartFormat::new();
        format.set_solid_fill(ChartSolidFill::new().set_color(color));
        format
    };
    let lined = |color: Color, width: f64, dash: ChartLineDashType| {
        let mut format = ChartFormat::new();
        let mut line = ChartLine::new();
        line.set_color(color).set_width(width).set_dash_type(dash);
        format.set_line(&line);
        format
    };
    let mut none = ChartMarker::new();
    none.set_none();
    use ChartLineDashType as Dash;
    match role {
        PlotRole::Count => {
            series.set_format(&mut filled(BLUE)).set_gap(12);
        }
        PlotRole::LowerHalf => {
            series.set_format(&mut filled(BLUE_SOFT)).set_gap(40);
        }
        PlotRole::UpperHalf => {
            series.set_format(&mut filled(BLUE)).set_gap(40);
        }
        PlotRole::Work => {
            series.set_format(&mut filled(BLUE)).set_gap(40);
        }
        PlotRole::Upkeep => {
            series.set_format(&mut filled(BLUE_SOFT)).set_gap(40);
        }
        PlotRole::RunIn => {
            let mut format = filled(look::BLUE_SOFT);
            series.set_format(&mut format).set_gap(40);
        }
        PlotRole::Begin => {
            let mut format = ChartFormat::new();
            format.set_no_fill().set_no_line();
            series
                .set_format(&mut format)
                .set_gap(40)
                .delete_from_legend(true);
        }
        PlotRole::Capacity => {
            series
                .set_format(&mut lined(INK, 2.0, Dash::Dash))
                .set_marker(&none);
        }
        PlotRole::Score(Role::Certain) => {
            let mut marker = ChartMarker::new();
            marker.set_type(ChartMarkerType::Circle).set_size(6);
            marker.set_format(&mut filled(BLUE));
            series
                .set_format(&mut lined(BLUE, 2.5, Dash::Solid))
                .set_marker(&marker);
        }
        PlotRole::Score(Role::Answered) => {
            series
                .set_format(&mut lined(SOFT, 1.5, Dash::RoundDot))
                .set_marker(&none);
        }
        PlotRole::Score(Role::Year(number)) => {
            let dash = match number % 3 {
                1 => Dash::RoundDot,
                2 => Dash::Dash,
                _ => Dash::Solid,
            };
            series
                .set_format(&mut lined(GREEN, 1.5, dash))
                .set_marker(&none);
        }
        PlotRole::Score(Role::Target) => {
            series
                .set_format(&mut lined(ORANGE, 2.0, Dash::LongDashDot))
                .set_marker(&none);
        }
    }
}
