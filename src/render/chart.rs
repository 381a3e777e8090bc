//! Charts as SVG, the same for every format that can show them. What they show is worked out before; here it gets its shape.
//!
//! Colours come from classes alone, so that a page can choose them by light and paper; a pattern, a dash or a shape of
//! its own always tells the same as a colour. The sheet stands for both, within a page and on its own.

mod boxes;
mod gantt;
mod heat_map;
mod histogram;
mod label;
mod load;
mod projection;
mod quadrants;
mod radar;
mod scale;
pub(super) mod svg;
#[cfg(test)]
mod tests;
mod trend;
mod waterfall;

pub(super) use gantt::gantt;

use self::svg::Svg;
use crate::report::{Chart, Figure};

/// The style sheet of charts. It leaves colours to variables with fallbacks.
pub(super) const SHEET: &str = include_str!("chart/chart.css");

/// Draws what a figure shows. `id` names it among others in the same document.
pub(super) fn draw(figure: &Figure, id: &str) -> String {
    let svg = Svg::new(id, &figure.title, &figure.description);
    match &figure.chart {
        Chart::Radar(radar) => radar::draw(svg, radar),
        Chart::HeatMap(map) => heat_map::draw(svg, map),
        Chart::Quadrants(quadrants) => quadrants::draw(svg, quadrants),
        Chart::Load(load) => load::draw(svg, load),
        Chart::Projection(projection) => projection::draw(svg, projection),
        Chart::Trend(trend) => trend::draw(svg, trend),
        Chart::Waterfall(waterfall) => waterfall::draw(svg, waterfall),
        Chart::Histogram(histogram) => histogram::draw(svg, histogram),
        Chart::Boxes(boxes) => boxes::draw(svg, boxes),
    }
}
