//! How many lie where on a scale: a column for each stretch, the median, and those that stand out.

use super::label::width;
use super::scale::{Plot, points, whole_ticks};
use super::svg::{Side, Svg};
use crate::model::Score;
use crate::report::Histogram;

const WIDTH: f64 = 760.0;
const PLOT: Plot = Plot {
    left: 54.0,
    top: 48.0,
    right: 744.0,
    bottom: 258.0,
};
/// Numbers stand above columns while there are so few.
const NUMBERED: usize = 12;

/// Draws it.
pub(super) fn draw(mut svg: Svg, histogram: &Histogram) -> String {
    let values = whole_ticks(histogram.counts.iter().copied().max().unwrap_or(0));
    let most = values.last().copied().unwrap_or(1.0);
    PLOT.grid(&mut svg, &values, most);
    let count = histogram.counts.len();
    let pitch = (PLOT.right - PLOT.left) / count.max(1) as f64;
    for (at, number) in histogram.counts.iter().enumerate() {
        if *number == 0 {
            continue;
        }
        let x = PLOT.left + pitch * at as f64;
        let y = PLOT.y(*number as f64, most);
        let gap = (pitch * 0.06).min(3.0);
        svg.rect("work", (x + gap, y), (pitch - 2.0 * gap, PLOT.bottom - y));
        if count <= NUMBERED {
            let place = (x + pitch / 2.0, y - 5.0);
            svg.text("tick", place, Side::Middle, &number.to_string());
        }
    }
    axis(&mut svg, histogram);
    let at = |score: Score| PLOT.left + (PLOT.right - PLOT.left) * score.get();
    if let Some((_, median)) = &histogram.median {
        let x = at(*median);
        svg.line("median", &[(x, PLOT.top - 6.0), (x, PLOT.bottom)], false);
    }
    for own in histogram.own.iter().flat_map(|(_, own)| own) {
        mark(&mut svg, (at(*own), PLOT.bottom - 5.0));
    }
    legend(&mut svg, histogram);
    svg.finish(WIDTH, PLOT.bottom + 46.0)
}

fn axis(svg: &mut Svg, histogram: &Histogram) {
    let max = f64::from(histogram.max.max(1));
    svg.line(
        "axis",
        &[(PLOT.left, PLOT.bottom), (PLOT.right, PLOT.bottom)],
        false,
    );
    for point in points(histogram.max) {
        let x = PLOT.left + (PLOT.right - PLOT.left) * point / max;
        svg.line("axis", &[(x, PLOT.bottom), (x, PLOT.bottom + 4.0)], false);
        let text = super::svg::number(point);
        svg.text("tick", (x, PLOT.bottom + 17.0), Side::Middle, &text);
    }
    let [along, up] = &histogram.axes;
    let middle = (PLOT.left + PLOT.right) / 2.0;
    svg.text("label", (middle, PLOT.bottom + 36.0), Side::Middle, along);
    svg.text("label", (0.0, 14.0), Side::Start, up);
}

/// What the median and the marks are, at the right above the columns.
fn legend(svg: &mut Svg, histogram: &Histogram) {
    let mut right = PLOT.right;
    if let Some((name, _)) = &histogram.own {
        let name = super::label::wrap(name, 12.0, 260.0, 1).join(" ");
        svg.text("label", (right, 14.0), Side::End, &name);
        right -= width(&name, 12.0) + 14.0;
        mark(svg, (right, 10.0));
        right -= 24.0;
    }
    if let Some((name, _)) = &histogram.median {
        svg.text("label", (right, 14.0), Side::End, name);
        right -= width(name, 12.0) + 10.0;
        svg.line("median", &[(right, 3.0), (right, 17.0)], false);
    }
}

/// The mark of what stands out: a rhomb.
pub(super) fn mark(svg: &mut Svg, (x, y): (f64, f64)) {
    let points = [(x, y - 7.0), (x + 6.0, y), (x, y + 7.0), (x - 6.0, y)];
    svg.line("own", &points, true);
}
